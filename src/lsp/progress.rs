//! How far the reading of the archives is, as an editor shows it: begun when it takes a while, ended when it is over.
//!
//! What the server is told of the reading in, notifications out. Clients that show no progress are told nothing.

use serde_json::{Value, json};

use super::client::Client;
use super::words;
use crate::archive::RefreshPhase;
use crate::tui::locale::Locale;

/// The progress that is shown.
#[derive(Debug, Default)]
pub(super) struct ProgressShown {
    state: State,
    /// How many were begun: each has a token of its own.
    begun: u32,
    last: Option<(RefreshPhase, usize, usize)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing is shown.
    #[default]
    None,
    /// The client was asked to show something.
    Asked,
    /// It does.
    Shown,
}

impl ProgressShown {
    /// Reading goes on. Returns the parameters to ask the client with, where it is to begin showing that.
    pub fn reading(&mut self, client: &Client, locale: Locale, now: (RefreshPhase, usize, usize)) -> Option<Value> {
        self.last = Some(now);
        match self.state {
            State::None => {
                self.state = State::Asked;
                self.begun += 1;
                Some(json!({ "token": self.token() }))
            }
            State::Asked => None,
            State::Shown => {
                self.report(client, locale, "report");
                None
            }
        }
    }

    /// The client answered that it shows progress, or that it does not.
    pub fn answered(&mut self, client: &Client, locale: Locale, is_shown: bool) {
        if self.state == State::Asked && is_shown {
            self.state = State::Shown;
            self.report(client, locale, "begin");
        }
    }

    /// Reading is over.
    pub fn ended(&mut self, client: &Client) {
        if self.state == State::Shown {
            client.notify("$/progress", json!({ "token": self.token(), "value": { "kind": "end" } }));
        }
        // One that was asked for and not answered yet is answered to nobody: the next has another token.
        self.state = State::None;
        self.last = None;
    }

    fn report(&self, client: &Client, locale: Locale, kind: &str) {
        let Some((phase, done, found)) = self.last else { return };
        let message = format!("{} {}", words::phase(phase, locale), words::done_of(locale, done, found));
        let percentage = done * 100 / found.max(1);
        let mut value = json!({ "kind": kind, "message": message, "percentage": percentage });
        if kind == "begin" {
            value["title"] = words::reading_archive(locale).into();
            value["cancellable"] = false.into();
        }
        client.notify("$/progress", json!({ "token": self.token(), "value": value }));
    }

    fn token(&self) -> String {
        format!("guillemet/reading/{}", self.begun)
    }
}
