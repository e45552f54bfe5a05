//! Quotations.
mod marks;
