//! Fuzzes the target `text` of the library beside it.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guillemet_fuzz::run("text", bytes));
