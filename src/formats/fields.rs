//! The names under which formats and crawlers store title, date, source and the rest, and how to read the values.
//!
//! One table serves the header lines of plain text, the front matter of Markdown and the records of JSON files, so
//! that a name learnt for one of them works in all.

mod page;

use crate::article::{Language, Meta, PartialDate};
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;

use super::urls::{host, is_url};
use super::{authors, dates};

/// What a named value says about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Date,
    /// The day on which a clipper kept the page: it stands for the date only where the record has no place for the date
    /// of publication.
    Kept,
    Source,
    /// An address in some formats, the name of the newspaper in others: the value tells.
    SourceOrUrl,
    Author,
    Url,
    Language,
    Tags,
    /// The section of the newspaper; it stands for a tag where there is none.
    Section,
    /// Known, but nothing that is kept: it tells a header line from a sentence.
    Other,
}

/// Names without blanks, hyphens, underscores and capitals; each with how good its value is (the smallest wins).
const NAMES: &[(Field, u8, &[&str])] = &[
    (Field::Title, 0, &["title", "titre", "headline"]),
    (Field::Title, 1, &["titlepage", "subject", "objet", "name", "titlerss"]),
    (
        Field::Date,
        0,
        &[
            "published",
            "datepublish",
            "datepublished",
            "publishdate",
            "publisheddate",
            "publishedat",
            "publishedon",
            "publicationdate",
            "pubdate",
            "publiéle",
            "publiele",
            "publié",
            "publie",
            "datedepublication",
            "parution",
            "datedeparution",
        ],
    ),
    (Field::Date, 1, &["date", "datetime", "parule", "issued", "firstcreated", "contentcreated", "versioncreated"]),
    (Field::Kept, 0, &["created", "créé", "crééle", "creationdate"]),
    (
        Field::Source,
        0,
        &[
            "sitename",
            "site",
            "sourcename",
            "sourcehostname",
            "metasitename",
            "publisher",
            "publication",
            "newspaper",
            "journal",
            "média",
            "feed",
            "fil",
            "flux",
            "ogsitename",
            "websitetitle",
        ],
    ),
    (Field::Source, 2, &["hostname", "domain", "sourcedomain", "domainname"]),
    (Field::SourceOrUrl, 1, &["source"]),
    (
        Field::Author,
        0,
        &["author", "authors", "auteur", "auteurs", "auteure", "autrice", "byline", "creator", "publishedby"],
    ),
    (Field::Author, 1, &["by", "par", "signature"]),
    (Field::Url, 0, &["canonicallink", "canonical", "canonicalurl", "url", "link", "lien", "permalink", "adresse"]),
    (Field::Url, 2, &["originurl", "givenurl", "externalurl"]),
    (Field::Language, 0, &["language", "lang", "langue"]),
    (Field::Language, 1, &["metalang"]),
    (
        Field::Tags,
        0,
        &["tags", "tag", "categories", "category", "étiquettes", "etiquettes", "labels", "motsclés", "motscles"],
    ),
    (Field::Tags, 1, &["keywords", "metakeywords"]),
    (Field::Section, 0, &["rubrique", "section", "articlesection"]),
    (
        Field::Other,
        0,
        &[
            "flags",
            "signaux",
            "description",
            "updated",
            "modified",
            "lastmod",
            "misàjour",
            "copyright",
            "excerpt",
            "id",
        ],
    ),
];

/// The field of this name, and how good its value is. Case, blanks, hyphens and underscores don't matter.
pub(super) fn of_name(name: &str) -> Option<(Field, u8)> {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    NAMES.iter().find(|(_, _, names)| names.contains(&plain.as_str())).map(|(field, rank, _)| (*field, *rank))
}

/// Names of the text, best first: the main text as a crawler extracted it before the text as a feed had it.
pub(super) const TEXT: &[&str] = &[
    "maintext",
    "articlebody",
    "text",
    "body",
    "content_text",
    "full_text",
    "fulltext",
    "article_text",
    "texte",
    "texte_intégral",
    "texte_integral",
    "corps",
    "contenu",
    "body_text",
    "content",
    "content_html",
    "body_html",
    "body_xhtml",
    "raw_text",
    "html",
];

/// Whether a field of this name may hold the text of an article.
pub(super) fn may_hold_text(name: &str) -> bool {
    TEXT.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// A value, and how good its origin is (the smallest wins; the first among equals).
type Ranked<T> = Option<(u8, T)>;

/// What was found about an article so far.
#[derive(Debug, Default)]
pub(super) struct FoundFields {
    title: Ranked<String>,
    date: Ranked<PartialDate>,
    kept: Option<PartialDate>,
    /// Whether the record has a place for the date of publication, be it empty.
    dated: bool,
    source: Ranked<String>,
    /// The newspaper that the byline names.
    newspaper: Option<String>,
    author: Ranked<Vec<String>>,
    url: Ranked<String>,
    language: Ranked<Language>,
    tags: Ranked<Vec<String>>,
    section: Ranked<String>,
}

impl FoundFields {
    /// Takes the values that stand under `name`; nothing happens when the name is unknown.
    pub(super) fn add_named(&mut self, name: &str, values: &[String]) {
        if let Some((field, rank)) = of_name(name) {
            self.add(field, rank, values);
        }
    }

    /// Takes the entries of a list that stands under `name`: each entry is one author.
    pub(super) fn add_list(&mut self, name: &str, values: &[String]) {
        match of_name(name) {
            Some((Field::Author, rank)) => {
                let names: Vec<String> = values.iter().flat_map(|value| authors::listed(&clean(value))).collect();
                let names: Vec<String> = names.into_iter().filter(|name| !is_nothing(name)).collect();
                keep(&mut self.author, rank, (!names.is_empty()).then_some(names));
            }
            _ => self.add_named(name, values),
        }
    }

    /// Takes the values of a field. Empty ones and `None` count for nothing.
    pub(super) fn add(&mut self, field: Field, rank: u8, values: &[String]) {
        let values: Vec<String> = values.iter().map(|value| clean(value)).filter(|value| !is_nothing(value)).collect();
        self.dated |= field == Field::Date && rank == 0;
        let Some(first) = values.first().cloned() else { return };
        match field {
            Field::Title => keep(&mut self.title, rank, Some(first)),
            Field::Date => keep(&mut self.date, rank, dates::parse(&first)),
            Field::Kept => self.kept = self.kept.or_else(|| dates::parse(&first)),
            Field::Source if is_url(&first) => keep(&mut self.source, rank, host(&first)),
            Field::Source if first.starts_with("www.") => keep(&mut self.source, rank, Some(first[4..].to_string())),
            Field::Source => keep(&mut self.source, rank, Some(first)),
            Field::SourceOrUrl if is_url(&first) => keep(&mut self.url, rank, Some(first)),
            Field::SourceOrUrl => keep(&mut self.source, rank, Some(first)),
            Field::Author => {
                self.newspaper =
                    self.newspaper.take().or_else(|| values.iter().find_map(|value| authors::newspaper(value)));
                let names: Vec<String> = values.iter().flat_map(|value| authors::split(value)).collect();
                keep(&mut self.author, rank, (!names.is_empty()).then_some(names));
            }
            Field::Url => keep(&mut self.url, rank, Some(first).filter(|url| is_url(url))),
            Field::Language => keep(&mut self.language, rank, Language::from_tag(&first)),
            Field::Tags => self.add_tags(rank, &values),
            Field::Section => keep(&mut self.section, rank, Some(first)),
            Field::Other => {}
        }
    }

    /// Tags of names of the same worth (`tags` and `categories`) come together.
    fn add_tags(&mut self, rank: u8, values: &[String]) {
        let single = values.len() == 1;
        let tags = values.iter().flat_map(|value| value.split(|c| c == ';' || (single && c == ',')));
        let tags = tags.map(|tag| tag.trim().trim_start_matches('#').to_string()).filter(|tag| !tag.is_empty());
        match &mut self.tags {
            Some((known, all)) if *known == rank => all.extend(tags),
            Some((known, _)) if *known < rank => return,
            other => *other = Some((rank, tags.collect())),
        }
        if let Some((_, all)) = &mut self.tags {
            let mut seen = std::collections::HashSet::new();
            all.retain(|tag| seen.insert(tag.clone()));
        }
    }

    /// Whether a title was found.
    pub(super) fn title(&self) -> Option<&str> {
        self.title.as_ref().map(|(_, title)| title.as_str())
    }

    /// Takes the name of the source off an end of the title, where it is exactly that: `La digue | La Gazette`.
    pub(super) fn strip_source_from_title(&mut self) {
        let (Some((_, title)), Some((_, source))) = (&mut self.title, &self.source) else { return };
        let source = fold(source);
        for separator in [" | ", " - ", " – ", " — ", " • ", " · ", " : "] {
            // The name may hold a separator itself.
            let cut = title.match_indices(separator).find_map(|(at, _)| {
                let (before, after) = (title[..at].trim(), title[at + separator.len()..].trim());
                let rest = if fold(after) == source { before } else { after };
                (fold(after) == source || fold(before) == source).then(|| rest.to_string())
            });
            if let Some(rest) = cut.filter(|rest| !rest.is_empty()) {
                *title = rest;
                return;
            }
        }
    }

    /// The metadata. Without a date it takes the one that the name of the file begins with, and without a source the
    /// host of the address, else the newspaper behind a name of the byline: none is a guess.
    pub(super) fn into_meta(self, file_name: &str) -> Meta {
        let kept = self.kept.filter(|_| !self.dated);
        let url = self.url.map(|(_, url)| url);
        let section = self.section.map(|(_, section)| section);
        let tags = self.tags.map(|(_, tags)| tags).unwrap_or_default();
        Meta {
            title: self.title.map(|(_, title)| title),
            date: self.date.map(|(_, date)| date).or(kept).or_else(|| dates::from_file_name(file_name)),
            source: self.source.map(|(_, source)| source).or_else(|| host(url.as_deref()?)).or(self.newspaper),
            author: self.author.map(|(_, author)| author).unwrap_or_default(),
            url,
            language: self.language.map(|(_, language)| language),
            tags: if tags.is_empty() { section.iter().cloned().collect() } else { tags },
            section,
        }
    }
}

fn keep<T>(slot: &mut Ranked<T>, rank: u8, value: Option<T>) {
    if let Some(value) = value
        && slot.as_ref().is_none_or(|(known, _)| rank < *known)
    {
        *slot = Some((rank, value));
    }
}

/// One safe line, without the brackets of a wiki link around the whole or a part of it.
fn clean(value: &str) -> String {
    let line = sanitize_line(value);
    if line.contains("[[") { unlink(&line) } else { line }
}

/// `[[Name]]` → `Name`, `[[Page|Name]]` → `Name`.
fn unlink(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("[[") {
        let Some(length) = rest[start..].find("]]") else { break };
        let link = &rest[start + 2..start + length];
        out.push_str(&rest[..start]);
        out.push_str(link.rsplit('|').next().unwrap_or(link).trim());
        rest = &rest[start + length + 2..];
    }
    out.push_str(rest);
    out
}

/// The words that programs write where they have no value.
fn is_nothing(value: &str) -> bool {
    value.is_empty()
        || ["none", "null", "nil", "undefined", "n/a", "no title found", "[]", "-"]
            .contains(&value.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(fields: &[(&str, &[&str])]) -> Meta {
        let mut found = FoundFields::default();
        for (name, values) in fields {
            found.add_named(name, &values.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        found.into_meta("article.md")
    }

    #[test]
    fn names_are_known_in_every_spelling() {
        for name in ["date_publish", "datePublished", "Publié le", "publishedAt", "publish-date", "Published"] {
            assert_eq!(of_name(name), Some((Field::Date, 0)), "{name}");
        }
        assert_eq!(of_name("Mots-clés"), Some((Field::Tags, 0)));
        assert_eq!(of_name("source-hostname"), Some((Field::Source, 0)));
        assert_eq!(of_name("Question"), None);
    }

    #[test]
    fn no_name_stands_twice_in_the_table() {
        let mut names: Vec<&str> = NAMES.iter().flat_map(|(_, _, names)| names.iter().copied()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn a_source_is_an_address_or_a_name() {
        let meta = found(&[("source", &["https://www.exemple.org/une"])]);
        assert_eq!(meta.url.as_deref(), Some("https://www.exemple.org/une"));
        assert_eq!(meta.source.as_deref(), Some("exemple.org"));
        let meta = found(&[("source", &["La Gazette du Lac"]), ("hostname", &["gazette.example"])]);
        assert_eq!(meta.source.as_deref(), Some("La Gazette du Lac"));
        assert_eq!(meta.url, None);
    }

    #[test]
    fn the_newspaper_of_the_byline_is_the_source_where_nothing_else_says_one() {
        let meta = found(&[("author", &["Ann Lowe, The Weekly Post"])]);
        assert_eq!((meta.author, meta.source.as_deref()), (vec!["Ann Lowe".to_owned()], Some("The Weekly Post")));
        let meta = found(&[("author", &["Ann Lowe, The Weekly Post"]), ("url", &["https://lake.example/a"])]);
        assert_eq!(meta.source.as_deref(), Some("lake.example"));
    }

    #[test]
    fn the_best_value_wins_wherever_it_stands() {
        let meta = found(&[("date", &["2023-08-20"]), ("datePublished", &["2023-08-17"]), ("date", &["2020"])]);
        assert_eq!(meta.date.map(|date| date.to_string()).as_deref(), Some("2023-08-17"));
        let meta = found(&[("title", &["None"]), ("title_page", &["La digue tient"])]);
        assert_eq!(meta.title.as_deref(), Some("La digue tient"));
    }

    #[test]
    fn the_day_of_clipping_never_stands_for_a_missing_day_of_publication() {
        let shown = |meta: Meta| meta.date.map(|date| date.to_string());
        assert_eq!(shown(found(&[("published", &[""]), ("created", &["2024-08-23"])])), None);
        assert_eq!(shown(found(&[("created", &["2024-08-23T11:26:11 (UTC +10:00)"])])), Some("2024-08-23".into()));
    }

    #[test]
    fn wiki_links_and_empty_values_are_undone() {
        let meta = found(&[("author", &["[[Inès Vautrin]]", "[[p/Bo|Bo Marchetti]]", "null"]), ("title", &[" \n "])]);
        assert_eq!(meta.author, ["Inès Vautrin", "Bo Marchetti"]);
        assert_eq!(meta.title, None);
        assert_eq!(clean("un [[lien"), "un [[lien");
    }

    #[test]
    fn tags_come_as_lists_or_in_one_string() {
        assert_eq!(found(&[("tags", &["eau;#digue; eau"])]).tags, ["eau", "digue"]);
        assert_eq!(found(&[("tags", &["eau, digue"]), ("categories", &["Climat"])]).tags, ["eau", "digue", "Climat"]);
        assert_eq!(found(&[("keywords", &["x"]), ("tags", &["eau", "Lac, le"])]).tags, ["eau", "Lac, le"]);
    }
}
