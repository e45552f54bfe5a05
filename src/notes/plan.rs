//! Which notes there are: one for each article that is cited, one for each speaker who is named.

use std::collections::BTreeMap;

use super::name::{Names, stem_of};
use super::record::{Block, Field, FieldValue, Record};
use super::yaml::ID;
use crate::analysis::How;
use crate::citation::{Citation, CitedId, hashtag, published_line, quotation_line, quotation_lines, remark_lines};
use crate::text::fold::fold;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// An article.
    Article,
    /// A speaker.
    Speaker,
}

impl NoteKind {
    /// The folder of its notes.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Speaker => "speakers",
        }
    }
}

/// One note, as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What tells it from all others, whatever its file is called.
    pub key: String,
    /// What it is about.
    pub kind: NoteKind,
    /// The name of its file, without folder and ending.
    pub stem: String,
    /// The fields at its top.
    pub fields: Vec<Field>,
    /// The blocks of its text.
    pub blocks: Vec<Block>,
}

/// The notes to write, before each has its name.
#[derive(Debug, Default)]
pub struct Plan<'c> {
    /// The citations of each article, by its key, in the order of the articles.
    articles: Vec<(String, Vec<&'c Citation>)>,
    /// The name of each speaker, and where they speak: article and citation.
    speakers: BTreeMap<String, (String, Vec<(usize, usize)>)>,
}

impl<'c> Plan<'c> {
    /// The notes of these citations.
    #[must_use]
    pub fn of(citations: &'c [Citation]) -> Self {
        let mut plan = Self::default();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for citation in citations {
            let key = article_key(citation);
            let place = *places.entry(key.clone()).or_insert_with(|| {
                plan.articles.push((key, Vec::new()));
                plan.articles.len() - 1
            });
            plan.articles[place].1.push(citation);
        }
        for (_, citations) in &mut plan.articles {
            citations.sort_by_key(|citation| (citation.place, block_id(citation)));
            citations.dedup_by_key(|citation| block_id(citation));
        }
        for (at, (_, citations)) in plan.articles.iter().enumerate() {
            for (number, citation) in citations.iter().enumerate() {
                if let Some(name) = named_speaker(citation) {
                    let entry = plan.speakers.entry(speaker_key(name)).or_insert_with(|| (name.to_owned(), Vec::new()));
                    entry.1.push((at, number));
                }
            }
        }
        plan
    }

    /// The keys of the notes.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.articles.iter().map(|(key, _)| key.as_str()).chain(self.speakers.keys().map(String::as_str))
    }

    /// The notes with their names: those of files that are there already (`record`) stay, new ones are given.
    #[must_use]
    pub fn notes(&self, record: &Record, names: &mut Names) -> Vec<Note> {
        let mut stems: BTreeMap<&str, String> = BTreeMap::new();
        for (key, citations) in &self.articles {
            let Some(citation) = citations.first() else { continue };
            let source = &citation.source;
            let hints: Vec<String> =
                source.date.map(|date| date.to_string()).into_iter().chain(source.name.clone()).collect();
            stems.insert(key, known(record, key).unwrap_or_else(|| names.choose(&source.title, &hints)));
        }
        for (key, (name, _)) in &self.speakers {
            stems.insert(key, known(record, key).unwrap_or_else(|| names.choose(name, &[])));
        }
        let articles = self.articles.iter().map(|(key, citations)| article_note(key, citations, &stems));
        let speakers = self.speakers.iter().map(|(key, (name, places))| {
            let said = places.iter().map(|(at, number)| (&self.articles[*at].0, self.articles[*at].1[*number]));
            speaker_note(key, name, said.collect(), &stems)
        });
        articles.chain(speakers).collect()
    }
}

/// The name of a note's file as it was written, or found, the last time.
fn known(record: &Record, key: &str) -> Option<String> {
    Some(stem_of(&record.notes.get(key)?.file).to_owned())
}

fn article_key(citation: &Citation) -> String {
    let source = &citation.source;
    match (source.id, &source.url) {
        (Some(id), _) => format!("article/{id}"),
        (None, Some(url)) => format!("article/{url}"),
        (None, None) => format!("article/{}", fold(&source.title)),
    }
}

fn speaker_key(name: &str) -> String {
    format!("speaker/{}", fold(name))
}

/// The speaker of a citation where that is somebody's name: a phrase (`le ministre`) stands for another one elsewhere.
fn named_speaker(citation: &Citation) -> Option<&str> {
    const ARTICLES: [&str; 9] = ["Le ", "La ", "Les ", "Un ", "Une ", "Des ", "The ", "An ", "A "];
    let speaker = citation.speaker.as_ref()?;
    let name = speaker.name.as_deref()?.trim();
    let is_phrase = ARTICLES
        .iter()
        .filter_map(|article| name.strip_prefix(article))
        .any(|rest| rest.starts_with(char::is_lowercase));
    let is_pronoun = speaker.how == How::Pronoun && !name.contains(' ') && name.chars().count() < 6;
    (name.starts_with(char::is_uppercase) && !is_phrase && !is_pronoun).then_some(name)
}

/// What a passage is linked to by: its place in the article, which a bookmark of it keeps too.
fn block_id(citation: &Citation) -> String {
    match (citation.source.id, citation.place, &citation.id) {
        (Some(_), Some((start, end)), _) if end > start => format!("q-{start}-{end}"),
        (_, _, Some(CitedId::Bookmark(id))) => format!("b-{}", plain(id.as_str())),
        _ => "article".to_owned(),
    }
}

fn is_kept(citation: &Citation) -> bool {
    matches!(citation.id, Some(CitedId::Bookmark(_)))
}

fn plain(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

fn article_note(key: &str, citations: &[&Citation], stems: &BTreeMap<&str, String>) -> Note {
    let stem = stems.get(key).cloned().unwrap_or_default();
    let source = citations.first().map(|citation| citation.source.clone()).unwrap_or_default();
    let mut tags: Vec<String> = Vec::new();
    for tag in citations.iter().flat_map(|citation| &citation.tags).map(|tag| property_tag(tag)) {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let one = |name: &str, value: Option<String>| {
        let value = value.filter(|value| !value.trim().is_empty())?;
        Some(Field { name: name.to_owned(), value: FieldValue::One(value) })
    };
    let many = |name: &str, values: Vec<String>| Some(Field { name: name.to_owned(), value: FieldValue::Many(values) });
    let title = if source.title_is_incipit { format!("[{}…]", source.title) } else { source.title.clone() };
    let aliases = Some(source.title.clone()).filter(|title| *title != stem && !title.is_empty());
    let fields = [
        one(ID, Some(key.to_owned())),
        one("title", Some(title)),
        many("aliases", aliases.into_iter().collect()),
        one("source", source.name.clone()),
        one("date", source.date.map(|date| date.to_string())),
        many("authors", source.author.clone()),
        one("url", source.url.clone()),
        many("tags", tags),
    ];
    let block = |citation: &&Citation| {
        let link =
            named_speaker(citation).and_then(|name| Some(link(stems.get(speaker_key(name).as_str())?, None, name)));
        let id = block_id(citation);
        let mut lines = quotation_lines(citation, link.as_deref());
        let remark = remark_lines(citation);
        if lines.is_empty() && remark.is_empty() {
            return None;
        }
        // Obsidian takes an id between two empty lines for that of the block before it.
        if lines.is_empty() {
            lines = remark;
            lines.extend([String::new(), format!("^{id}")]);
        } else {
            lines.extend([String::new(), format!("^{id}")]);
            lines.extend((!remark.is_empty()).then(String::new).into_iter().chain(remark));
        }
        Some(Block { id, kept: is_kept(citation), lines })
    };
    let blocks = citations.iter().filter_map(block).collect();
    Note { key: key.to_owned(), kind: NoteKind::Article, stem, fields: fields.into_iter().flatten().collect(), blocks }
}

fn speaker_note(key: &str, name: &str, mut said: Vec<(&String, &Citation)>, stems: &BTreeMap<&str, String>) -> Note {
    let stem = stems.get(key).cloned().unwrap_or_default();
    said.sort_by_key(|(article, citation)| {
        (citation.source.date.map(|date| date.to_string()), *article, citation.place, block_id(citation))
    });
    let aliases = Some(name.to_owned()).filter(|name| *name != stem);
    let fields = vec![
        Field { name: ID.to_owned(), value: FieldValue::One(key.to_owned()) },
        Field { name: "aliases".to_owned(), value: FieldValue::Many(aliases.into_iter().collect()) },
    ];
    let block = |(article, citation): &(&String, &Citation)| {
        let block = block_id(citation);
        let title = &citation.source.title;
        let link = link(stems.get(article.as_str())?, Some(&block), title);
        let published = published_line(citation);
        let published = if published.is_empty() { published } else { format!(", {published}") };
        let id = format!("{}-{block}", plain(&article_digest(article)));
        let kept = is_kept(citation);
        Some(Block { kept, lines: vec![format!("{} — {link}{published} ^{id}", quotation_line(citation))], id })
    };
    let blocks = said.iter().filter_map(block).collect();
    Note { key: key.to_owned(), kind: NoteKind::Speaker, stem, fields, blocks }
}

/// What tells the articles of a speaker apart in the ids of their blocks: the id of the article, or a hash of what it is
/// known by.
fn article_digest(key: &str) -> String {
    let id = key.strip_prefix("article/").unwrap_or(key);
    if id.len() <= 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
        id.to_owned()
    } else {
        format!("{:016x}", xxhash_rust::xxh3::xxh3_64(id.as_bytes()))
    }
}

/// A link to a note, or to a block of it, shown as `shown`: that is only said where the link itself says something else.
fn link(stem: &str, block: Option<&str>, shown: &str) -> String {
    let block = block.map(|id| format!("#^{id}")).unwrap_or_default();
    let shown: String = shown
        .chars()
        .map(|c| match c {
            '[' => '(',
            ']' => ')',
            '|' => '/',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let shown = if shown.trim().is_empty() { stem } else { shown.trim() };
    if block.is_empty() && shown == stem { format!("[[{stem}]]") } else { format!("[[{stem}{block}|{shown}]]") }
}

/// A tag as a property has it: without `#`, one word, and not of digits alone.
fn property_tag(tag: &str) -> String {
    let word = hashtag(tag);
    let word = word.trim_start_matches('#');
    let only_digits = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    if only_digits { format!("{word}_") } else { word.to_owned() }
}
