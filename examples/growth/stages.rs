//! The ways that input takes through the program, one for each kind of input, with the time of each stage.
//!
//! In: the kind and a text. Out: the names of the stages and their milliseconds. This file knows the library and no
//! family.

#[path = "packed.rs"]
mod packed;

use std::time::Instant;

use guillemet::analysis::{EntityKind, analyse};
use guillemet::annotations::{Anchor, highlights};
use guillemet::archive::identity::{NameRow, group};
use guillemet::article::{Article, Span};
use guillemet::drafts::{self, Syntax};
use guillemet::text::fold::fold;
use guillemet::text::sanitize::sanitize;
use guillemet::text::wrap::wrap;
use guillemet::{formats, profile, search};

/// What an input is.
#[derive(Clone, Copy)]
pub enum Way {
    /// A file of an archive, of this name.
    File(&'static str),
    /// A packed file of an archive: its name, and the member that has the text.
    Packed(&'static str, &'static str),
    /// A PDF of an archive, made of the lines of the text.
    Pdf,
    /// A draft that is checked.
    Draft(Syntax, &'static str),
    /// A query that is typed.
    Query,
    /// Names of an archive, one a line.
    Names,
    /// A file of highlights that is imported.
    Highlights(&'static str),
    /// A file of settings.
    Settings,
    /// A passage that is looked for in a text that changed.
    Anchor,
}

impl Way {
    /// What the table calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::File(name) | Self::Packed(name, _) | Self::Draft(_, name) | Self::Highlights(name) => name,
            Self::Pdf => "a.pdf",
            Self::Query => "query",
            Self::Names => "names",
            Self::Settings => "settings",
            Self::Anchor => "anchor",
        }
    }
}

/// Milliseconds of the stages so far.
#[derive(Default)]
struct Times(Vec<(&'static str, f64)>);

impl Times {
    fn time<T>(&mut self, stage: &'static str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let out = std::hint::black_box(run());
        let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
        match self.0.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, sum)) => *sum += milliseconds,
            None => self.0.push((stage, milliseconds)),
        }
        out
    }
}

/// Loads what is loaded once: the models and the lists of words.
pub fn warm_up() {
    for text in
        ["« Le quai tiendra », a assuré mardi Claire Dupont.", "“The quay will hold,” said the mayor, John Roy."]
    {
        for way in [Way::File("a.txt"), Way::File("a.md"), Way::Draft(Syntax::Plain, ""), Way::Query] {
            run(way, text);
        }
    }
    run(Way::File("a.html"), "<p>Un</p>");
}

/// Sends a text its way.
pub fn run(way: Way, text: &str) -> Vec<(&'static str, f64)> {
    let mut times = Times::default();
    match way {
        Way::File(name) => file(&mut times, name, text.as_bytes()),
        Way::Packed(name, member) => file(&mut times, name, &packed::zip(member, text)),
        Way::Pdf => file(&mut times, "a.pdf", &packed::pdf(text)),
        Way::Draft(syntax, _) => {
            let quoted = times.time("read", || drafts::read(text, syntax));
            times.time("compare", || {
                for quoted in quoted.iter().take(20) {
                    let pieces = drafts::pieces(&quoted.words);
                    std::hint::black_box(drafts::compare(&quoted.words, &pieces, text));
                }
            });
        }
        Way::Query => {
            let query = times.time("parse", || search::query::parse(text, None));
            times.time("marks", || search::marks(&query, &text[..text.len().min(2000)]));
        }
        Way::Names => {
            let folded: Vec<(&str, String)> = text.lines().map(|name| (name, fold(name))).collect();
            let rows: Vec<NameRow<'_>> = folded
                .iter()
                .map(|(name, folded)| NameRow { name, folded, kind: EntityKind::Person, articles: 1 })
                .collect();
            times.time("group", || group(&rows, &[]));
        }
        Way::Highlights(name) => {
            let _ = times.time("read", || highlights::read(name, text));
        }
        Way::Settings => {
            times.time("check", || profile::config::check(text));
        }
        Way::Anchor => {
            let boundary = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let middle = boundary(text.len() / 2);
            let end = boundary((middle + 200).min(text.len()));
            let anchor = times.time("anchor", || Anchor::of(text, Span::new(middle, end)));
            let changed: String = text.char_indices().filter(|(at, _)| at % 61 != 0).map(|(_, c)| c).collect();
            times.time("find", || anchor.find(&changed));
        }
    }
    times.0
}

fn file(times: &mut Times, name: &str, bytes: &[u8]) {
    let read = times.time("read", || formats::read(name, bytes));
    for article in read.map(|read| read.articles).unwrap_or_default() {
        article_stages(times, &article);
    }
}

fn article_stages(times: &mut Times, article: &Article) {
    let body = &article.body.text;
    times.time("sanitize", || sanitize(body).len());
    times.time("fold", || fold(body));
    times.time("rows", || wrap(&article.body, 76));
    times.time("analyse", || analyse(article));
}
