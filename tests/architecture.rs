//! The rules of the house, checked on its sources.
//!
//! `docs/ARCHITECTURE.md` says what they are for. Each rule is also tried on a small made-up source that breaks it,
//! so that a checker gone blind is noticed.

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/matches.rs"]
mod matches;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use rules::Rule;
use source::Source;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All Rust files under a folder, in order; none when the folder is missing.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn sources(folder: &str) -> Vec<Source> {
    let relative = |path: &Path| path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/");
    rust_files(&root().join(folder)).iter().map(|path| Source::new(&relative(path), &read(path))).collect()
}

/// The sources of the program, without those that only its tests use.
fn program() -> Vec<Source> {
    let all = sources("src");
    let mut tests = Vec::new();
    for source in &all {
        let module = source.module();
        tests.extend(source.test_modules.iter().map(|name| [module.as_slice(), std::slice::from_ref(name)].concat()));
    }
    let is_test = |source: &Source| source.is_test() || tests.iter().any(|test| source.module().starts_with(test));
    all.into_iter().filter(|source| !is_test(source)).collect()
}

fn check(rule: Rule, sources: &[Source]) {
    let complaints: Vec<String> = sources.iter().flat_map(rule).map(|complaint| complaint.to_string()).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn rooms_use_only_what_lies_below() {
    check(rules::floors, &program());
}

#[test]
fn ground_and_first_floor_are_pure() {
    check(rules::purity, &program());
}

#[test]
fn model_update_and_view_are_pure() {
    check(rules::purity_on_screen, &program());
    check(rules::views_only_read, &program());
}

#[test]
fn only_the_terminal_touches_the_tty() {
    check(rules::terminal, &program());
}

#[test]
fn libraries_stay_in_their_rooms() {
    check(rules::libraries, &program());
}

#[test]
fn actions_effects_and_messages_are_matched_in_full() {
    check(matches::no_catch_all, &program());
}

#[test]
fn files_of_a_room_use_each_other_in_one_direction() {
    let found = circles::circles(&program());
    let complaints: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn circles_are_found() {
    let circle = |files: &[(&str, &str)]| {
        let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
        circles::circles(&sources).iter().map(|circle| circle.members.join(" ")).collect::<Vec<_>>()
    };
    let (root, a, b) = ("src/tui/mod.rs", "src/tui/a.rs", "src/tui/b.rs");
    let pairs = [
        ("use super::b::B;", "use crate::tui::a::A;"),
        ("use super::B;", "fn f() { super::a::f() }"),
        ("use super::{b, c};", "use super::A;"),
    ];
    for (one, other) in pairs {
        assert_eq!(circle(&[(root, "pub use a::A; pub use self::b::B;"), (a, one), (b, other)]), ["tui::a tui::b"]);
    }
    let folder = [("src/tui/b/x.rs", "use crate::tui::a::A;"), ("src/tui/b/y.rs", ""), (a, "use super::b::y::Y;")];
    assert_eq!(circle(&folder), ["tui::a tui::b"], "a folder counts as a whole");
    let round = [(a, "use super::b;"), (b, "use super::c;"), ("src/tui/c.rs", "use super::a;")];
    assert_eq!(circle(&round), ["tui::a tui::b tui::c"]);
    let straight = [(root, "mod a; use a::A; pub struct M;"), (a, "use super::{M, b};"), (b, "use super::M;")];
    assert!(circle(&straight).is_empty(), "parents aside");
    let tests = [(a, "#[cfg(test)]\nmod tests { use super::super::b; }"), (b, "use super::a;")];
    assert!(circle(&tests).is_empty(), "tests aside");
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for folder in ["src", "tests", "benches", "examples"] {
        let sources = sources(folder);
        check(rules::length, &sources);
        check(rules::introduction, &sources);
    }
}

#[test]
fn the_terminal_library_is_the_one_that_the_screen_links() {
    let lock: toml::Table = read(&root().join("Cargo.lock")).parse().expect("Cargo.lock is TOML");
    let packages = lock["package"].as_array().expect("packages");
    let named =
        |name: &str| packages.iter().filter(|package| package["name"].as_str() == Some(name)).collect::<Vec<_>>();
    assert_eq!(named("crossterm").len(), 1, "one crossterm in the tree: the one that ratatui links");
    let backend = named("ratatui-crossterm");
    let linked = backend.iter().flat_map(|package| package["dependencies"].as_array()).flatten();
    assert!(linked.into_iter().any(|name| name.as_str() == Some("crossterm")), "ratatui links it");
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().expect("Cargo.toml is TOML");
    let features = manifest["dependencies"]["crossterm"]["features"].as_array().expect("features");
    for feature in ["use-dev-tty", "bracketed-paste"] {
        assert!(features.iter().any(|name| name.as_str() == Some(feature)), "crossterm without `{feature}`");
    }
}

#[test]
fn the_files_that_the_map_names_are_there() {
    let map = read(&root().join("docs/ARCHITECTURE.md"));
    let named = map.split('`').skip(1).step_by(2).filter(|code| code.ends_with(".rs") && code.contains('/'));
    let gone: Vec<&str> = named
        .filter(|path| ![*path, &format!("src/{path}")].map(|path| root().join(path).is_file()).contains(&true))
        .collect();
    assert!(gone.is_empty(), "docs/ARCHITECTURE.md names files that are not there: {gone:?}");
}

#[test]
fn the_lints_stand() {
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().expect("Cargo.toml is TOML");
    let lint = |tool: &str, name: &str| {
        let level = &manifest["lints"][tool][name];
        level.as_str().or_else(|| level["level"].as_str()).unwrap_or("none").to_owned()
    };
    assert_eq!(lint("rust", "unsafe_code"), "forbid");
    assert_ne!(lint("rust", "missing_docs"), "allow");
    for name in ["unwrap_used", "expect_used"] {
        assert_eq!(lint("clippy", name), "deny", "clippy::{name}");
    }
    for name in ["too_many_lines", "too_many_arguments"] {
        assert_ne!(lint("clippy", name), "allow", "clippy::{name}");
    }
    let clippy: toml::Table = read(&root().join("clippy.toml")).parse().expect("clippy.toml is TOML");
    assert!(clippy["too-many-lines-threshold"].as_integer().is_some_and(|lines| lines <= 60));
    assert!(clippy["too-many-arguments-threshold"].as_integer().is_some_and(|arguments| arguments <= 6));
}

/// A made-up source that breaks a rule: the file it would be, and its text.
type Sample = (Rule, &'static str, &'static str);

/// One sample or more for each rule.
const BREAKING: &[Sample] = &[
    (rules::floors, "src/article/mod.rs", "use crate::text::fold;"),
    (rules::floors, "src/text/fold.rs", "use crate::{article::Span, analysis::Analysis};"),
    (rules::floors, "src/formats/mod.rs", "fn f() { crate::analysis::analyse(a) }"),
    (rules::floors, "src/search/query.rs", "use super::super::archive;"),
    (rules::floors, "src/search/mod.rs", "use crate as house; fn f(i: house::archive::Index) {}"),
    (rules::floors, "src/annotations/mod.rs", "pub use crate::citation::render;"),
    (rules::floors, "src/archive/mod.rs", "fn f() -> crate::profile::Dirs { todo!() }"),
    (rules::floors, "src/tui/mod.rs", "use crate::{text, cli};"),
    (rules::floors, "src/terminal/mod.rs", "use crate::tui::model::Model;"),
    (rules::floors, "src/profile/mod.rs", "macro_rules! m { () => { $crate::tui::run() } }"),
    (rules::floors, "src/citation/mod.rs", "use crate::*;"),
    (rules::floors, "src/attic/mod.rs", ""),
    (rules::floors, "src/lib.rs", "pub use archive::Index;"),
    (rules::purity, "src/formats/mod.rs", "use std::{fmt, fs::File};"),
    (rules::purity, "src/formats/html.rs", "fn f() { std::fs::read(p) }"),
    (rules::purity, "src/formats/html.rs", "use std::fs as disk;"),
    (rules::purity, "src/text/mod.rs", "fn f() { ::std::env::var(\"LANG\") }"),
    (rules::purity, "src/text/mod.rs", "use std::net::TcpStream;"),
    (rules::purity, "src/text/mod.rs", "use std::process;"),
    (rules::purity, "src/search/mod.rs", "use std::thread; fn f() { thread::spawn(|| {}); }"),
    (rules::purity, "src/search/mod.rs", "use std::time; fn f() { time::Instant::now(); }"),
    (rules::purity, "src/search/mod.rs", "use std::time::{Duration, SystemTime};"),
    (rules::purity, "src/search/mod.rs", "use std::*;"),
    (rules::purity, "src/article/date.rs", "use jiff::Zoned; fn f() { Zoned::now() }"),
    (rules::purity, "src/article/date.rs", "fn f() { jiff::Timestamp::now() }"),
    (rules::purity, "src/analysis/mod.rs", "use ratatui::style::Style; use rusqlite::Connection;"),
    (rules::purity, "src/analysis/mod.rs", "fn f() { println!(\"{}\", 1) }"),
    (rules::purity, "src/analysis/mod.rs", "fn f(p: &Path) -> bool { p.exists() }"),
    (rules::purity, "src/analysis/mod.rs", "#[cfg(not(test))] use std::fs;"),
    (rules::purity, "src/analysis/mod.rs", "#[cfg(any(test, unix))] use std::fs;"),
    (rules::purity, "src/annotations/mod.rs", "fn f() { let c = '\"'; std::fs::read(p) } // \""),
    (rules::purity_on_screen, "src/tui/update/mod.rs", "use std::time::Instant;"),
    (rules::purity_on_screen, "src/tui/update.rs", "fn f() { std::thread::sleep(d) }"),
    (rules::purity_on_screen, "src/tui/view/list.rs", "fn f() { std::fs::read(p) }"),
    (rules::purity_on_screen, "src/tui/model.rs", "struct Model { list: Rc<RefCell<List>> }"),
    (rules::views_only_read, "src/tui/view/mod.rs", "fn draw(model: &mut Model) {}"),
    (rules::views_only_read, "src/tui/view/list.rs", "fn draw<'a>(model: &'a mut super::Model) {}"),
    (rules::terminal, "src/tui/runtime.rs", "use crossterm::terminal::enable_raw_mode;"),
    (rules::terminal, "src/tui/runtime.rs", "use crossterm::event; fn f() { event::read() }"),
    (rules::terminal, "src/tui/view/mod.rs", "fn f() { crossterm::execute!(out) }"),
    (rules::terminal, "src/tui/worker.rs", "use ratatui::crossterm::event::KeyCode;"),
    (rules::terminal, "src/tui/mod.rs", "fn f() { ratatui::init(); }"),
    (rules::terminal, "src/cli/pick.rs", "use crossterm::style::Color;"),
    (rules::libraries, "src/search/filter.rs", "use fuzzy_matcher::skim::SkimMatcherV2;"),
    (rules::libraries, "src/profile/mod.rs", "fn f(c: rusqlite::Connection) {}"),
    (rules::libraries, "src/library/mod.rs", "use lsp_types::Range;"),
    (rules::floors, "src/tui/mod.rs", "use crate::lsp::Options;"),
    (rules::floors, "src/lsp/mod.rs", "use crate::cli::words;"),
    (rules::floors, "src/lsp/mod.rs", "use crate::tui::model::Model;"),
    (matches::no_catch_all, "src/tui/runtime.rs", "fn f() { match e { Effect::Quit => {} _ => {} } }"),
    (matches::no_catch_all, "src/tui/runtime.rs", "fn f() { match e { Effect::A(x) => g(x), other => h(other), } }"),
    (matches::no_catch_all, "src/tui/worker.rs", "fn f() { match e { ReadEffect::A { id } => {} _ => (), } }"),
    (matches::no_catch_all, "src/tui/update.rs", "fn f() { match a { Some(Action::A) => {} Some(_) | None => {} } }"),
    (matches::no_catch_all, "src/tui/update.rs", "fn f() { match (a, b) { (Action::A, 1) => {} (_, _) => {} } }"),
    (rules::introduction, "src/text/fold.rs", "use std::fmt;\n//! Too late."),
    (rules::introduction, "src/text/fold.rs", "// A remark."),
];

#[test]
fn a_source_that_breaks_a_rule_is_caught() {
    for &(rule, path, text) in BREAKING {
        assert!(!rule(&Source::new(path, text)).is_empty(), "not caught in {path}: {text}");
    }
    let long = "//! Long.\n".repeat(rules::LINES + 1);
    assert!(!rules::length(&Source::new("src/text/fold.rs", &long)).is_empty());
}

#[test]
fn a_source_that_keeps_the_rules_passes() {
    const RULES: [Rule; 9] = [
        matches::no_catch_all,
        rules::floors,
        rules::purity,
        rules::purity_on_screen,
        rules::views_only_read,
        rules::terminal,
        rules::libraries,
        rules::length,
        rules::introduction,
    ];
    let samples = [
        ("src/text/fold.rs", "//! Reads `std::fs` never.\nuse crate::article::Span;\nuse std::path::Path;"),
        ("src/text/wrap.rs", "//! x\nconst S: &str = \"std::fs::read println!\"; /* crate::tui /* std::env */ */"),
        ("src/text/wrap.rs", "//! x\nconst S: &str = r#\"a \" std::fs::read\"#; fn f<'a>(c: &'a str) { '\\''; }"),
        ("src/search/mod.rs", "//! x\nuse super::text; fn f() { rayon::join(a, b); self::query::parse(); }"),
        ("src/formats/mod.rs", "//! x\n#[cfg(test)]\nmod tests { use std::fs; fn f() { println!(); } }\nfn g() {}"),
        (
            "src/formats/mod.rs",
            "//! x\n#[cfg(test)]\n#[path = \"x.rs\"]\nuse std::fs;\nstatic B: &[u8] = include_bytes!(\"b\");",
        ),
        ("src/formats/mod.rs", "//! x\n#[cfg(all(test, unix))] fn f(a: [u8; 2]) -> T { std::fs::read(p) }"),
        ("src/profile/mod.rs", "//! x\nuse crate::archive::article_id; use std::fs;"),
        ("src/search/score.rs", "//! x\nuse fuzzy_matcher::FuzzyMatcher;"),
        ("src/tui/keymap.rs", "//! x\nuse crossterm::event::{KeyCode, KeyModifiers}; fn f() { KeyCode::Char(c) }"),
        ("src/terminal/modes.rs", "//! x\nuse crossterm::{execute, terminal}; fn f() { std::io::stdout(); }"),
        ("src/tui/view/mod.rs", "//! x\nfn draw(model: &Model, frame: &mut Frame<'_>) { frame.area(); }"),
        (
            "src/tui/update/mod.rs",
            "//! x\nuse std::time::Duration; fn update(m: &mut Model, x: Message) -> Vec<Effect> {}",
        ),
        (
            "src/tui/runtime.rs",
            "//! x\nfn f() { match e { Effect::A => match n { 1 => {} _ => {} }, Effect::B { x } if x => {} Effect::B { .. } => {} } }",
        ),
        (
            "src/tui/runtime.rs",
            "//! x\nfn f() { let Action::A = a else { return }; match n { 0 => Action::A, _ => Action::B }; }",
        ),
        ("src/lib.rs", "//! x\npub mod article;\n#[cfg(test)]\nuse std::fs;"),
        ("src/main.rs", "//! x\nfn main() -> anyhow::Result<()> { guillemet::cli::run() }"),
    ];
    for (path, text) in samples {
        for rule in RULES {
            let complaints = rule(&Source::new(path, text));
            assert!(complaints.is_empty(), "{}", complaints[0]);
        }
    }
}

#[test]
fn modules_that_only_tests_use_are_known() {
    let source = Source::new("src/text/mod.rs", "#[cfg(test)]\nmod properties;\nmod fold;");
    assert_eq!(source.test_modules, ["properties"]);
}
