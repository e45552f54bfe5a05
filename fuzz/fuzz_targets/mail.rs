//! Fuzzes the target `mail` of the library beside it.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guillemet_fuzz::run("mail", bytes));
