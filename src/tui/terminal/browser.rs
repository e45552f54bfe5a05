//! The browser that opens an address, and whether there is one here.
//!
//! `$BROWSER` is the person's word, over SSH too: it may be a program for the terminal, or a helper that opens the
//! address on the machine that the person sits at. Without it the desktop is asked, where there is one.

use std::ffi::OsString;
use std::process::{Command, Stdio};

use super::clipboard::Surroundings;
use super::loan::{Loan, program_name, words};
use crate::text::sanitize::sanitize_line;
use crate::tui::message::{Failure, Fault};

/// Browsers that draw on the terminal.
const ON_TERMINAL: [&str; 9] = ["w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "chawan", "cha"];

/// Who opens an address.
#[derive(Debug)]
pub enum Browser {
    /// A program on the terminal.
    Lend(Loan),
    /// It is open.
    Opened,
    /// Nobody here.
    Nobody,
}

/// Whether this is the address of a page on the web: nothing else is ever opened. Blanks and control characters make
/// it none.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') && rest.chars().all(is_plain))
}

/// Opens an address, one that [`is_web`]. `browser` is what `$BROWSER` says.
///
/// # Errors
/// When the browser cannot be started.
pub fn open(address: &str, browser: Option<&str>, here: &Surroundings) -> Result<Browser, Failure> {
    // A list of them is for programs that try one after the other; the first is meant to be there.
    let first = browser.and_then(|list| list.split(':').find(|one| !one.trim().is_empty()));
    if let Some(first) = first {
        return with(first, address);
    }
    if here.ssh || !here.has_desktop() {
        return Ok(Browser::Nobody);
    }
    match open::that_detached(address) {
        Ok(()) => Ok(Browser::Opened),
        Err(error) => {
            tracing::warn!("the desktop opens no address: {error}");
            Ok(Browser::Nobody)
        }
    }
}

fn with(browser: &str, address: &str) -> Result<Browser, Failure> {
    let words = command(browser, address)?;
    if ON_TERMINAL.contains(&program_name(&words[0]).as_str()) {
        return Ok(Browser::Lend(Loan::new(browser, words)));
    }
    let child = Command::new(&words[0])
        .args(&words[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|error| {
        let fault = match error.kind() {
            std::io::ErrorKind::NotFound => Fault::Missing,
            _ => Fault::Start(sanitize_line(&error.to_string())),
        };
        Failure::Program(sanitize_line(browser), fault)
    })?;
    // Nobody waits for a browser, but its end must be taken note of.
    let waiting = std::thread::Builder::new().name("browser".to_owned()).spawn(move || child.wait());
    if let Err(error) = waiting {
        tracing::warn!("the browser's end is not waited for: {error}");
    }
    Ok(Browser::Opened)
}

/// The words of the browser with the address: in the place of `%s`, else at the end.
fn command(browser: &str, address: &str) -> Result<Vec<OsString>, Failure> {
    let mut words = words(browser)?;
    let mut placed = false;
    for word in &mut words[1..] {
        if let Some(text) = word.to_str().filter(|text| text.contains("%s")) {
            *word = text.replace("%s", address).into();
            placed = true;
        }
    }
    if !placed {
        words.push(address.into());
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_opened() {
        for address in
            ["https://courrier.example/a?b=c#d", "HTTP://courrier.example", "http://[::1]/", "https://été.example/"]
        {
            assert!(is_web(address), "{address}");
        }
        for address in [
            "",
            "courrier.example",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://",
            "https:///etc",
            "-x",
            "ftp://a",
            "https://a b",
            "https://a\nb",
            "https://-x",
        ] {
            assert!(!is_web(address), "{address}");
        }
    }

    #[test]
    fn the_address_is_one_word_of_the_persons_browser() {
        let given = |browser: &str| {
            let words = command(browser, "https://a.example/$(x)'y").unwrap();
            words.into_iter().map(|word| word.into_string().unwrap()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(given("w3m -N"), "w3m|-N|https://a.example/$(x)'y");
        assert_eq!(given("firefox --new-tab %s"), "firefox|--new-tab|https://a.example/$(x)'y");
        assert!(command("firefox 'x", "https://a.example").is_err());
    }

    #[test]
    fn over_ssh_no_desktop_is_asked_but_a_browser_of_the_terminal_is() {
        let here = Surroundings { ssh: true, x11: true, ..Surroundings::default() };
        assert!(matches!(open("https://a.example", None, &here), Ok(Browser::Nobody)));
        let Ok(Browser::Lend(loan)) = open("https://a.example", Some("/usr/bin/w3m:firefox"), &here) else { panic!() };
        assert_eq!(loan.words, ["/usr/bin/w3m", "https://a.example"]);
        assert!(open("https://a.example", Some("/nowhere/browser"), &here).is_err());
    }
}
