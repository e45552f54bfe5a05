//! The rules of the house, each a function from a source to what is wrong with it.

use std::fmt;

use crate::source::{Named, Source};

/// The rooms from the ground up. A room may use those before it on its own floor and all of the floors below.
const FLOORS: [&[&str]; 4] = [
    &["article", "text"],
    &["formats", "analysis", "search", "annotations", "citation", "notes", "drafts"],
    &["disk", "archive", "profile", "library"],
    &["terminal", "tui", "lsp", "cli"],
];

/// What a pure room does without, and why.
const IMPURE: [(&str, &str); 20] = [
    ("std::fs", "files"),
    ("std::env", "the environment"),
    ("std::net", "the network"),
    ("std::process", "processes"),
    ("std::thread", "threads"),
    ("std::os", "the system"),
    ("std::io::stdin", "the terminal"),
    ("std::io::stdout", "the terminal"),
    ("std::io::stderr", "the terminal"),
    ("std::time::Instant", "the clock"),
    ("std::time::SystemTime", "the clock"),
    ("jiff::tz::TimeZone::system", "the environment"),
    ("rayon::spawn", "threads"),
    ("rayon::ThreadPoolBuilder", "threads"),
    ("rusqlite", "the database"),
    ("tempfile", "files"),
    ("ignore", "files"),
    ("directories", "the environment"),
    ("getrandom", "chance"),
    ("signal_hook", "signals"),
];

/// Calls that ask for the time of day, however their type came into the file.
const CLOCKS: [&str; 4] = ["Instant", "SystemTime", "Zoned", "Timestamp"];

/// Methods of `Path` that look at the disk.
const DISK: [&str; 8] =
    ["exists", "try_exists", "is_file", "is_dir", "canonicalize", "read_dir", "read_link", "symlink_metadata"];

/// Macros that write to the terminal.
const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

/// Where a library may be named, when not everywhere.
const AT_HOME: [(&str, &[&str]); 10] = [
    ("fuzzy_matcher", &["search::score"]),
    ("rusqlite", &["archive"]),
    ("directories", &["profile"]),
    ("ratatui", &["terminal", "tui"]),
    ("clap", &["cli"]),
    ("anyhow", &["tui", "cli"]),
    ("signal_hook", &["terminal", "tui", "cli"]),
    ("chardetng", &["formats"]),
    ("lsp_server", &["lsp"]),
    ("lsp_types", &["lsp"]),
];

/// crossterm's types of events are plain data and may be named in all of `tui`; everything else of it belongs to
/// `terminal`.
const EVENTS: [&str; 9] = [
    "Event",
    "KeyCode",
    "KeyEvent",
    "KeyEventKind",
    "KeyEventState",
    "KeyModifiers",
    "MouseButton",
    "MouseEvent",
    "MouseEventKind",
];

/// What reaches for the tty by another way than crossterm's own name.
const TTY: [&str; 13] = [
    "ratatui::crossterm",
    "ratatui::init",
    "ratatui::init_with_options",
    "ratatui::try_init",
    "ratatui::restore",
    "ratatui::try_restore",
    "ratatui::run",
    "ratatui::DefaultTerminal",
    "ratatui::backend::CrosstermBackend",
    "rustix::termios",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
];

/// The parts of the screen that are pure.
const PURE_ON_SCREEN: [&str; 3] = ["tui::model", "tui::update", "tui::view"];

/// As many lines as a file may have.
pub const LINES: usize = 400;

/// Something that breaks a rule.
#[derive(Debug)]
pub struct Complaint {
    path: String,
    line: usize,
    what: String,
}

impl Complaint {
    pub fn new(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self { path: source.path.clone(), line, what: what.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// A rule looks at one file at a time.
pub type Rule = fn(&Source) -> Vec<Complaint>;

/// Floor and place on the floor.
fn place(room: &str) -> Option<(usize, usize)> {
    FLOORS.iter().enumerate().find_map(|(floor, rooms)| Some((floor, rooms.iter().position(|&name| name == room)?)))
}

/// A room uses its own floor's earlier rooms and the floors below, never above; every room has its place.
pub fn floors(source: &Source) -> Vec<Complaint> {
    let module = source.module();
    if source.path == "src/lib.rs" {
        let around = "a name at the root leads around the floors";
        return source.named.iter().map(|named| Complaint::new(source, named.line, around)).collect();
    }
    let Some(room) = module.first() else { return Vec::new() };
    let Some(own) = place(room) else {
        return vec![Complaint::new(source, 1, format!("the room `{room}` has no place on the floors"))];
    };
    let mut complaints = Vec::new();
    for Named { line, path } in source.named.iter().filter(|named| named.is_under("crate")) {
        match path.get(1).map(String::as_str) {
            Some("*") => {
                complaints.push(Complaint::new(source, *line, "a glob over the whole house hides what is used"))
            }
            Some(other) if other != room && place(other).is_some_and(|other| other > own) => {
                complaints.push(Complaint::new(source, *line, format!("`{room}` must not know `{other}`")));
            }
            Some("tui") if room == "lsp" && path.get(2).is_none_or(|part| part != "locale") => {
                complaints.push(Complaint::new(source, *line, "`lsp` knows nothing of the screen but its words"));
            }
            _ => {}
        }
    }
    complaints
}

/// The ground and the first floor know neither files, environment, clock, terminal, database nor threads.
pub fn purity(source: &Source) -> Vec<Complaint> {
    let module = source.module();
    match module.first().and_then(|room| place(room)) {
        Some((0 | 1, _)) => impurities(source),
        _ => Vec::new(),
    }
}

/// Model, update and view are pure too: time and the world come as messages and go as effects.
pub fn purity_on_screen(source: &Source) -> Vec<Complaint> {
    if !PURE_ON_SCREEN.iter().any(|pure| source.is_in(pure)) {
        return Vec::new();
    }
    let mut complaints = impurities(source);
    let shared = source.lines_with(&["RefCell"]);
    complaints.extend(shared.into_iter().map(|line| Complaint::new(source, line, "a `RefCell` hides who changes it")));
    complaints
}

fn impurities(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for named in &source.named {
        let reason = IMPURE.iter().find(|(path, _)| named.is_under(path)).map(|(_, what)| *what);
        let reason = reason.or_else(|| asks_the_clock(&named.path).then_some("the clock"));
        let reason = reason.or_else(|| hides_names(&named.path).then_some("whatever this glob brings in"));
        if let Some(what) = reason {
            let path = named.path.join("::");
            complaints.push(Complaint::new(source, named.line, format!("`{path}`: a pure room does without {what}")));
        }
    }
    for method in DISK {
        for line in source.lines_with(&[".", method, "("]) {
            complaints.push(Complaint::new(source, line, format!("`.{method}()`: a pure room does without files")));
        }
    }
    complaints.extend(printing(source));
    complaints
}

fn asks_the_clock(path: &[String]) -> bool {
    matches!(path, [.., clock, now] if now == "now" && CLOCKS.contains(&clock.as_str()))
}

fn hides_names(path: &[String]) -> bool {
    matches!(path, [library, .., last] if last == "*" && (library == "std" || library == "jiff"))
        && path.iter().all(|part| part != "prelude")
}

fn printing(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for name in PRINTING {
        for line in source.lines_with(&[name, "!"]) {
            complaints.push(Complaint::new(source, line, format!("`{name}!` writes to the terminal")));
        }
    }
    complaints
}

/// Libraries are named in the rooms that they were chosen for.
pub fn libraries(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if source.module().is_empty() {
        return complaints;
    }
    for named in &source.named {
        for (library, homes) in AT_HOME {
            if named.is_under(library) && !homes.iter().any(|home| source.is_in(home)) {
                let what = format!("`{library}` may only be named in `{}`", homes.join("`, `"));
                complaints.push(Complaint::new(source, named.line, what));
            }
        }
    }
    complaints
}

/// Only `terminal` touches the tty.
pub fn terminal(source: &Source) -> Vec<Complaint> {
    if source.is_in("terminal") {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    let on_screen = source.is_in("tui");
    for named in &source.named {
        let tty = named.is_under("crossterm") && !(on_screen && is_event_type(&named.path));
        if tty || on_screen && TTY.iter().any(|path| named.is_under(path)) {
            let path = named.path.join("::");
            complaints.push(Complaint::new(source, named.line, format!("`{path}` belongs to `terminal`")));
        }
    }
    if on_screen {
        complaints.extend(printing(source));
    }
    complaints
}

/// One of the plain types of `crossterm::event`, with what belongs to it.
fn is_event_type(path: &[String]) -> bool {
    matches!(path, [_, event, name, ..] if event == "event" && EVENTS.contains(&name.as_str()))
}

/// What is drawn is read, never changed.
pub fn views_only_read(source: &Source) -> Vec<Complaint> {
    if !source.is_in("tui::view") {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (at, window) in source.tokens.windows(2).enumerate() {
        let [before, word] = window else { continue };
        let borrowed = before.text == "&" || before.text.starts_with('\'');
        let named = source.tokens[at + 2..]
            .iter()
            .take_while(|token| token.text == "::" || token.text.chars().all(|c| c == '_' || c.is_alphanumeric()));
        if word.text == "mut" && borrowed && named.last().is_some_and(|name| name.text == "Model") {
            complaints.push(Complaint::new(source, word.line, "a view takes `&Model`"));
        }
    }
    complaints
}

/// A file can be read in one go.
pub fn length(source: &Source) -> Vec<Complaint> {
    let lines = source.text.lines().count();
    if lines <= LINES {
        return Vec::new();
    }
    vec![Complaint::new(source, LINES + 1, format!("{lines} lines; a file has {LINES} at most"))]
}

/// A file says what it is for before it does anything.
pub fn introduction(source: &Source) -> Vec<Complaint> {
    if source.is_test() || source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![Complaint::new(source, 1, "a file begins with `//!` and says what it is for")]
}
