//! The browser that opens an address, and whether there is one here.
//!
//! `$BROWSER` decides, over SSH too: it may be a browser for the terminal, or a helper that opens the address on the
//! machine that the person sits at. Without it the desktop opens the address, if there is one.

use std::ffi::OsString;
use std::process::{Command, Stdio};

use super::clipboard::Environment;
use super::foreground::ForegroundCommand;
use super::program::{ProgramError, ProgramFault, program_name, split_words};

/// Browsers that draw on the terminal.
const ON_TERMINAL: [&str; 9] = ["w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "chawan", "cha"];

/// What became of opening an address, or is left to do.
#[derive(Debug)]
pub enum Browser {
    /// To be run: the browser draws on the terminal.
    Foreground(ForegroundCommand),
    /// A browser beside the terminal has it.
    Opened,
    /// There is no browser here.
    Unavailable,
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
pub fn open(address: &str, browser: Option<&str>, here: &Environment) -> Result<Browser, ProgramError> {
    // `$BROWSER` may be a colon-separated list; we use the first entry.
    let first = browser.and_then(|list| list.split(':').find(|one| !one.trim().is_empty()));
    if let Some(first) = first {
        return open_with(first, address);
    }
    if here.ssh || !here.has_desktop() {
        return Ok(Browser::Unavailable);
    }
    match open::that_detached(address) {
        Ok(()) => Ok(Browser::Opened),
        Err(error) => {
            tracing::warn!("the desktop opens no address: {error}");
            Ok(Browser::Unavailable)
        }
    }
}

fn open_with(browser: &str, address: &str) -> Result<Browser, ProgramError> {
    let words = command(browser, address)?;
    if ON_TERMINAL.contains(&program_name(&words[0]).as_str()) {
        return Ok(Browser::Foreground(ForegroundCommand::new(browser, words)));
    }
    let child = Command::new(&words[0])
        .args(&words[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|error| ProgramError::new(browser, ProgramFault::of_start(&error)))?;
    // We don't wait for the browser, but its exit status must be collected, or it stays as a zombie.
    let waiting = std::thread::Builder::new().name("browser".to_owned()).spawn(move || child.wait());
    if let Err(error) = waiting {
        tracing::warn!("the browser's exit status is not collected: {error}");
    }
    Ok(Browser::Opened)
}

/// The words of the browser with the address: in the place of `%s`, else at the end.
fn command(browser: &str, address: &str) -> Result<Vec<OsString>, ProgramError> {
    let mut words = split_words(browser)?;
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
        let here = Environment { ssh: true, x11: true, ..Environment::default() };
        assert!(matches!(open("https://a.example", None, &here), Ok(Browser::Unavailable)));
        let Ok(Browser::Foreground(command)) = open("https://a.example", Some("/usr/bin/w3m:firefox"), &here) else {
            panic!()
        };
        assert_eq!(command.words, ["/usr/bin/w3m", "https://a.example"]);
        assert!(open("https://a.example", Some("/nowhere/browser"), &here).is_err());
    }
}
