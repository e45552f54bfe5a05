//! Tests that need a tool of the machine: they say that they were skipped, and why, and fail where it must be there.

/// Says that a test is skipped because `tool` is missing, and what exactly is.
///
/// `GUILLEMET_TEST_TOOLS` names the tools that are there, between blanks: `.ci/run` sets it, so that a test of one of
/// them is never skipped unseen.
pub fn skipped(tool: &str, why: &str) {
    let there = std::env::var("GUILLEMET_TEST_TOOLS").unwrap_or_default();
    assert!(!there.split_whitespace().any(|name| name == tool), "`{tool}` is installed, and yet: {why}");
    println!("skipped: {why}");
}
