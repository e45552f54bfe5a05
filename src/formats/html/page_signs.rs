//! What a page shows of its article beside the text: when it was published and by whom, in elements that are named for it
//! or stand near the headline. In: the elements of a page; out: dates and bylines, the likeliest first. What stands in
//! comments, teasers and menus is of other articles and is passed over.

use dom_query::NodeRef;

use crate::article::{PartialDate, Precision};
use crate::formats::dates;
use crate::text::fold::fold;

use super::element_names::{is_apart, is_foot, words};

/// A sign is short: what is longer is text, in bytes.
const SHORT: usize = 160;
/// Elements that are looked at.
const MOST: usize = 60_000;
/// Elements that are called something beside the article and hold its headline all the same.
const MOST_WRAPPERS: usize = 40;
/// Bytes of text between the headline and a date that no element is named for.
const NEAR: usize = 500;

/// What was found.
#[derive(Default)]
pub(super) struct Signs {
    dates: Vec<Sign<PartialDate>>,
    authors: Vec<Sign<String>>,
    /// The level-one headings, each with the byte of the text that it begins at.
    pub(super) headings: Vec<(usize, String)>,
    /// The heading of another level that stands first.
    pub(super) lesser: Vec<String>,
}

/// A value, how well it is marked (the smallest best), and the byte of the page's text at which it stands.
struct Sign<T> {
    value: T,
    rank: u8,
    at: usize,
}

impl Signs {
    fn bytes_to_headline(&self, at: usize) -> usize {
        let near = self.headings.iter().map(|(heading, _)| heading.abs_diff(at)).min();
        near.unwrap_or(at)
    }

    /// The day that is shown as the one of publication.
    fn date(&self) -> Option<PartialDate> {
        let near = |sign: &&Sign<PartialDate>| sign.rank < LOOSE || self.bytes_to_headline(sign.at) < NEAR;
        let best = self.dates.iter().filter(near).min_by_key(|sign| (sign.rank, self.bytes_to_headline(sign.at)));
        if let Some(sign) = best {
            return Some(sign.value);
        }
        // One day alone on the whole page.
        let first = self.dates.first()?.value;
        self.dates.iter().all(|sign| sign.value == first).then_some(first)
    }

    /// The same; where nothing of the article shows a day, what stands beside it on the page is asked, and believed where its
    /// best marked days are one and the same.
    pub(super) fn date_or_beside(&self, root: NodeRef<'_>) -> Option<PartialDate> {
        if !self.dates.is_empty() {
            return self.date();
        }
        let beside = look(root, true).dates;
        let best = beside.iter().map(|sign| sign.rank).min();
        let mut days = beside.iter().filter(|sign| Some(sign.rank) == best).map(|sign| sign.value);
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)
    }

    /// The bylines of the best marked element, as they are written.
    pub(super) fn authors(&self) -> Vec<String> {
        let Some(best) = self.authors.iter().min_by_key(|sign| (sign.rank, self.bytes_to_headline(sign.at))) else {
            return Vec::new();
        };
        // Several authors stand side by side.
        let mut found: Vec<String> = Vec::new();
        for sign in self.authors.iter().filter(|sign| sign.rank == best.rank && sign.at.abs_diff(best.at) < SHORT) {
            let name = without_lead(&sign.value);
            match found.iter_mut().find(|known| known.contains(name) || name.contains(known.as_str())) {
                // The same twice, once with words around it.
                Some(known) if name.len() < known.len() => *known = name.to_owned(),
                Some(_) => {}
                None => found.push(name.to_owned()),
            }
        }
        found
    }
}

/// Dates that no element is named for.
const LOOSE: u8 = 5;

/// Looks through the elements of a page.
pub(super) fn find(root: NodeRef<'_>) -> Signs {
    look(root, false)
}

/// The signs of the article, or of all that the page shows.
fn look(root: NodeRef<'_>, all: bool) -> Signs {
    let mut signs = Signs::default();
    let mut at = 0;
    let mut left: Vec<NodeRef<'_>> = vec![root];
    let mut seen = 0;
    let mut wrapped = MOST_WRAPPERS;
    while let Some(node) = left.pop() {
        if node.is_text() {
            let text = node.text();
            let text = text.trim();
            if text.len() < SHORT {
                signs.loose(text, at);
            }
            at += text.len();
            continue;
        }
        seen += 1;
        if seen > MOST {
            break;
        }
        let name = node.node_name().unwrap_or_default();
        if matches!(name.as_ref(), "script" | "style" | "template" | "noscript" | "head" | "select" | "svg") {
            continue;
        }
        signs.heading(&node, &name, at);
        let own = words(&node);
        signs.date_in(&node, &name, &own, at);
        signs.author_in(&node, &own, at);
        // What holds the headline is the article, whatever it is called: on many blogs it is a widget.
        let holds = |node: &NodeRef<'_>| wrapped > 0 && node.descendants_it().any(|inner| is_headline(&inner));
        let apart = is_apart(&node);
        if all || !apart || is_foot(&own) || holds(&node) {
            wrapped -= usize::from(wrapped > 0 && apart && !all);
            left.extend(node.children_it(true));
        }
    }
    signs
}

/// Whether an element is the headline of the article: its heading, or a lesser one that is named so.
fn is_headline(node: &NodeRef<'_>) -> bool {
    let named = || words(node).windows(2).any(|pair| pair[1] == "title" && (pair[0] == "entry" || pair[0] == "post"));
    node.has_name("h1") || ["h2", "h3"].iter().any(|name| node.has_name(name)) && named()
}

impl Signs {
    fn heading(&mut self, node: &NodeRef<'_>, name: &str, at: usize) {
        if name == "h1" {
            self.headings.extend(short(node, 400).map(|text| (at, text)));
        } else if matches!(name, "h2" | "h3") && self.lesser.len() < 20 {
            self.lesser.extend(short(node, 400));
        }
    }

    fn date_in(&mut self, node: &NodeRef<'_>, name: &str, own: &[String], at: usize) {
        let property = node.attr("itemprop").or_else(|| node.attr("property")).unwrap_or_default();
        let published = property.contains("datePublished") || property.ends_with("published_time");
        let Some(mut rank) = date_rank(name, own, published) else { return };
        let attribute = ["content", "datetime", "title", "data-date"]
            .iter()
            .find_map(|name| node.attr(name).and_then(|value| day(&value)));
        let text = short(node, SHORT);
        // An element that says when the article was changed says less of when it was published.
        let changed = property.contains("Modified")
            || own.iter().any(|word| ["updated", "modified", "update", "changed"].contains(&word.as_str()))
            || text.as_deref().is_some_and(is_change);
        if changed {
            rank += 2;
        }
        if let Some(value) = attribute.or_else(|| day(text.as_deref()?)) {
            self.dates.push(Sign { value, rank, at });
        }
    }

    fn author_in(&mut self, node: &NodeRef<'_>, own: &[String], at: usize) {
        let names = |name: &str, value: &str| {
            node.attr(name).is_some_and(|it| it.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(value)))
        };
        let has = |words: &[&str]| own.iter().any(|word| words.contains(&word.as_str()));
        let beside = has(&[
            "comment",
            "comments",
            "kommentar",
            "commentaire",
            "avatar",
            "image",
            "img",
            "bio",
            "box",
            "title",
            "date",
            "count",
            "social",
            "quote",
            "widget",
            "related",
            "description",
        ]);
        let rank = if names("itemprop", "author") {
            0
        } else if names("rel", "author") {
            1
        } else if beside {
            return;
        } else if has(&["author", "authors", "autor", "autoren", "auteur", "auteurs", "autorin", "byline", "writer"]) {
            2
        } else if own == ["fn"] || own.iter().any(|word| word == "vcard") {
            3
        } else {
            return;
        };
        let inner = node.descendants_it().find(|inner| inner.attr("itemprop").is_some_and(|it| &*it == "name"));
        let named = inner.unwrap_or(*node);
        let text = named.attr("content").map(|it| it.to_string()).or_else(|| short(&named, SHORT));
        if let Some(value) = text.filter(|text| is_byline(text)) {
            self.authors.push(Sign { value, rank, at });
        }
    }

    /// A line that is little more than a date.
    fn loose(&mut self, text: &str, at: usize) {
        let rest = text.len().saturating_sub(12);
        if !text.contains(|c: char| c.is_ascii_digit()) || rest > 70 {
            return;
        }
        let Some(value) = day(text) else { return };
        let plain = fold(text);
        let said = [
            "publi",
            "posted",
            "veroffentlicht",
            "erstellt",
            "erschienen",
            "paru",
            "mis en ligne",
            "pubblicato",
            "geplaatst",
        ];
        let rank = if is_change(text) {
            LOOSE + 2
        } else if said.iter().any(|word| plain.contains(word)) {
            LOOSE - 1
        } else {
            LOOSE + u8::from(rest > 30)
        };
        self.dates.push(Sign { value, rank, at });
    }
}

/// How well an element is marked as one that holds the day of publication.
fn date_rank(name: &str, own: &[String], published: bool) -> Option<u8> {
    let has = |words: &[&str]| own.iter().any(|word| words.contains(&word.as_str()));
    if published || has(&["published", "pubdate", "publishdate", "publicationdate"]) || own == ["dt", "published"] {
        return Some(0);
    }
    if has(&[
        "date",
        "datum",
        "postdate",
        "entrydate",
        "articledate",
        "dateline",
        "datetime",
        "fecha",
        "data",
        "timestamp",
        "posted",
        "publish",
        "publication",
        "created",
        "authored",
    ]) {
        return Some(1);
    }
    if name == "time" {
        return Some(2);
    }
    has(&[
        "time",
        "meta",
        "postmeta",
        "postmetadata",
        "info",
        "byline",
        "submitted",
        "metadata",
        "details",
        "author",
        "autor",
        "infos",
    ])
    .then_some(3)
}

/// A whole day, of the years that pages are of.
fn day(text: &str) -> Option<PartialDate> {
    let date = dates::parse(text).filter(|date| date.precision() == Precision::Day);
    let date = date.or_else(|| dates::with_short_year(text))?;
    (date.precision() == Precision::Day && (1990..=2049).contains(&date.year())).then_some(date)
}

fn is_change(text: &str) -> bool {
    let plain = fold(text);
    let changed = [
        "updated",
        "modified",
        "aktualisiert",
        "mis a jour",
        "maj ",
        "modifie",
        "stand:",
        "stand ",
        "geandert",
        "revised",
    ];
    let published = ["publi", "posted", "veroffentlicht", "erstellt"];
    changed.iter().any(|word| plain.contains(word)) && !published.iter().any(|word| plain.contains(word))
}

/// A byline of another language than the two that bylines are read in, without the words that lead to the name.
fn without_lead(byline: &str) -> &str {
    const LEADS: [&str; 12] = [
        "von",
        "vom",
        "por",
        "door",
        "veröffentlicht",
        "geschrieben",
        "publiziert",
        "publicado",
        "escrito",
        "text:",
        "scritto",
        "da",
    ];
    let mut rest = byline.trim();
    while let Some((word, after)) = rest.split_once([' ', '\u{a0}']) {
        if !LEADS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest.trim_end_matches([',', '|', '-', ' '])
}

/// Whether a short line may name authors: it has letters, and is not all of a heading or a sentence.
fn is_byline(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 2 && text.split_whitespace().count() <= 14
}

/// The text under a node, on one line, unless it is longer than this.
fn short(node: &NodeRef<'_>, most: usize) -> Option<String> {
    let mut text = String::new();
    for inner in node.descendants_it().filter(NodeRef::is_text) {
        let within = inner.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style"));
        if within {
            continue;
        }
        text.push_str(&inner.text());
        text.push(' ');
        if text.trim().len() > most * 2 {
            return None;
        }
    }
    let line = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace(" ,", ",");
    (!line.is_empty() && line.len() <= most).then_some(line)
}
