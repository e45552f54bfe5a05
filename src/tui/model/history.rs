//! Lines that were typed before at a prompt, to be recalled with the arrow keys.
//!
//! Plain data: what is typed comes in, what was typed before goes out. Where it is kept between sessions is not known here.

use crate::text::sanitize::sanitize_line;
use crate::tui::input::Input;

/// Most lines that are remembered of one prompt.
const MOST: usize = 50;

/// Lines typed before, the newest last, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(Vec<String>);

impl History {
    /// The lines of an earlier session.
    #[must_use]
    pub fn of(lines: &[String]) -> Self {
        let mut history = Self::default();
        lines.iter().for_each(|line| history.add(&sanitize_line(line)));
        history
    }

    /// Remembers a line as the newest.
    pub fn add(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        self.0.retain(|known| known != line);
        self.0.push(line.to_owned());
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// All of them, the newest last.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// The newest.
    #[must_use]
    pub fn newest(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }
}

/// How far back a prompt has gone in its history.
#[derive(Clone, Debug, Default)]
pub struct Recall {
    /// How many lines back; 0 is the line that is being typed.
    back: usize,
    /// The line that was being typed, to come back to.
    draft: String,
}

impl Recall {
    /// Puts the line before into `input`; at the oldest nothing happens.
    pub fn older(&mut self, history: &History, input: &mut Input) {
        if self.back == 0 {
            input.text().clone_into(&mut self.draft);
        }
        self.go_to(self.back + 1, history, input);
    }

    /// Puts the line after into `input`; after the newest, what was being typed.
    pub fn newer(&mut self, history: &History, input: &mut Input) {
        match self.back {
            0 => {}
            1 => {
                self.back = 0;
                *input = Input::new(&self.draft);
            }
            back => self.go_to(back - 1, history, input),
        }
    }

    fn go_to(&mut self, back: usize, history: &History, input: &mut Input) {
        let line = history.0.len().checked_sub(back).and_then(|at| history.0.get(at));
        if let Some(line) = line {
            self.back = back;
            *input = Input::new(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_back_and_come_forth_to_what_was_being_typed() {
        let history = History::of(&["wc -w".to_owned(), "grep a".to_owned(), "wc -w".to_owned(), " ".to_owned()]);
        assert_eq!(history.lines(), ["grep a", "wc -w"]);
        let (mut recall, mut input) = (Recall::default(), Input::new("so"));
        let mut seen = Vec::new();
        for older in [true, true, true, false, false, false] {
            if older {
                recall.older(&history, &mut input)
            } else {
                recall.newer(&history, &mut input)
            }
            seen.push(input.text().to_owned());
        }
        assert_eq!(seen, ["wc -w", "grep a", "grep a", "wc -w", "so", "so"]);
    }

    #[test]
    fn only_so_many_lines_are_remembered() {
        let mut history = History::default();
        (0..60).for_each(|number| history.add(&number.to_string()));
        assert_eq!((history.lines().len(), history.newest()), (MOST, Some("59")));
    }
}
