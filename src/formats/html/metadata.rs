//! What a page says about its article: JSON-LD first, then OpenGraph and other `<meta>`, then `<time>`, then `<title>`.

use dom_query::{Document, NodeRef};

use crate::formats::dates;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::urls::is_url;
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;

use super::page_signs::{self, Signs};
use super::{headline, json_ld};

/// Names of `<meta>`, in lower case, each with how good its value is. Those of JSON-LD are 0.
const META: &[(Field, u8, &[&str])] = &[
    (Field::Title, 1, &["og:title"]),
    (Field::Title, 2, &["twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline", "citation_title"]),
    (Field::Title, 3, &["sailthru.title", "title"]),
    (Field::Date, 1, &["article:published_time", "og:article:published_time", "article:published"]),
    (
        Field::Date,
        2,
        &[
            "datepublished",
            "parsely-pub-date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.issued",
            "pubdate",
            "publishdate",
            "publish-date",
            "citation_publication_date",
            "citation_date",
            "article_date_original",
            "cxenseparse:recs:publishtime",
            "og:published_time",
        ],
    ),
    (Field::Date, 3, &["date", "sailthru.date", "og:pubdate", "publication_date"]),
    (Field::Author, 1, &["article:author_name"]),
    (
        Field::Author,
        2,
        &["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author"],
    ),
    (Field::Author, 3, &["sailthru.author", "byl", "twitter:data1"]),
    (Field::Source, 1, &["og:site_name"]),
    (Field::Source, 3, &["dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"]),
    (Field::Url, 2, &["og:url"]),
    (Field::Language, 2, &["og:locale", "content-language", "dc.language", "language"]),
    (Field::Tags, 1, &["article:tag", "og:article:tag"]),
    (Field::Tags, 2, &["keywords", "news_keywords", "parsely-tags", "sailthru.tags"]),
];

/// How many comments may stand before the one of the tool that saved the page.
const FIRST_COMMENTS: usize = 20;
/// Below all that the page declares.
const LAST: u8 = 9;

/// Reads what the page declares into `found`, and what it shows where it declares nothing; `source` is the text that it was
/// parsed from.
pub(super) fn read(document: &Document, source: &str, found: &mut FoundFields) {
    json_ld::read(document, found);
    let attribute = |selector: &str, name: &str| {
        let node = document.select(selector).nodes().first().copied()?;
        node.attr(name).map(|value| value.to_string())
    };
    found.add(Field::Url, 1, &Vec::from_iter(attribute("link[rel=canonical]", "href")));
    let mut by_site = found.take_site_authors();
    for node in document.select("meta").nodes() {
        read_meta(node, found);
    }
    let mut add = |field, rank, value: Option<String>| found.add(field, rank, &Vec::from_iter(value));
    add(Field::Url, LAST, saved_from(source));
    add(Field::Language, 1, attribute("html[lang]", "lang"));
    found.weigh_day_of_address();
    by_site = by_site.or(found.take_site_authors());
    let signs = page_signs::find(document.root());
    if !found.has_date() {
        let date = signs
            .date_or_beside(document.root())
            .map(|date| date.to_string())
            .or_else(|| time(document))
            .or_else(|| in_scripts(source));
        found.add(Field::Date, 5, &Vec::from_iter(date));
    }
    found.add(Field::Author, 5, &signs.authors());
    by_site = by_site.or(found.take_site_authors());
    if let Some(names) = by_site.filter(|_| !found.has_author()) {
        found.add(Field::Author, LAST, &names);
    }
    read_title(document, &signs, found);
}

/// The title that the page declares, against the headings that it shows.
fn read_title(document: &Document, signs: &Signs, found: &mut FoundFields) {
    found.add(Field::Title, LAST, &Vec::from_iter(title(document)));
    found.strip_source_from_title();
    let headings: Vec<String> = signs.headings.iter().map(|(_, heading)| sanitize_line(heading)).collect();
    let lesser: Vec<String> = signs.lesser.iter().map(|heading| sanitize_line(heading)).collect();
    let told = found.title().and_then(|title| headline::told(title, &headings, &lesser, &found.site_names()));
    if let Some(title) = told {
        found.retitle(title);
    }
}

fn read_meta(node: &NodeRef<'_>, found: &mut FoundFields) {
    let Some(content) = node.attr("content") else { return };
    let names = ["property", "name", "itemprop", "http-equiv"].into_iter().filter_map(|key| node.attr(key));
    for name in names {
        let name = name.to_ascii_lowercase();
        if let Some((field, rank, _)) = META.iter().find(|(_, _, names)| names.contains(&name.as_str())) {
            // Twitter's second label may be a reading time.
            let is_time = name == "twitter:data1" && content.chars().any(|c| c.is_ascii_digit());
            if !is_time {
                found.add(*field, *rank, &[content.to_string()]);
            }
        }
    }
}

/// The day that `<time datetime>` gives inside the article; elsewhere only where the whole page agrees on one, for the
/// times of teasers are those of other articles.
fn time(document: &Document) -> Option<String> {
    for selector in ["time[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "main time[datetime]"] {
        if let Some(node) = document.select(selector).nodes().first() {
            return node.attr("datetime").or_else(|| node.attr("content")).map(|value| value.to_string());
        }
    }
    let times = document.select("time[datetime]");
    let values: Vec<String> =
        times.nodes().iter().filter_map(|node| node.attr("datetime")).map(|it| it.to_string()).collect();
    let first = dates::parse(values.first()?)?;
    values.iter().all(|value| dates::parse(value) == Some(first)).then(|| first.to_string())
}

/// The day of publication that a script of the page names.
fn in_scripts(source: &str) -> Option<String> {
    const NAMES: [&str; 9] = [
        "datePublished",
        "publishDate",
        "publishdate",
        "publish_date",
        "publication_date",
        "publishedAt",
        "publishedDate",
        "published_at",
        "dc:date",
    ];
    NAMES.iter().find_map(|name| {
        let at = source.find(name)? + name.len();
        let rest = source.get(at..).map(|rest| rest.trim_start_matches(['"', '\'', ' ', '\\']))?;
        let value = rest.strip_prefix([':', '='])?.trim_start_matches([' ', '"', '\'', '\\']);
        let value = value.split(['"', '\'', ',', '<', '\\']).next()?;
        dates::parse(value).map(|date| date.to_string())
    })
}

/// The address in the comment that a browser or a tool leaves in a page that it saves.
fn saved_from(source: &str) -> Option<String> {
    let comments =
        source.split("<!--").skip(1).take(FIRST_COMMENTS).map(|rest| rest.split("-->").next().unwrap_or(rest));
    let saved = comments.filter(|comment| {
        let comment = comment.to_ascii_lowercase();
        ["saved with singlefile", "processed by singlefile", "saved from"].iter().any(|mark| comment.contains(mark))
    });
    saved.into_iter().find_map(|comment| {
        let start = comment.find("http://").or_else(|| comment.find("https://"))?;
        let url = comment[start..].split(char::is_whitespace).next()?;
        is_url(url).then(|| url.to_string())
    })
}

/// The `<title>`; or the only `<h1>` where there is none, or where the title is that and more.
fn title(document: &Document) -> Option<String> {
    let text = |node: &NodeRef<'_>| Some(sanitize_line(&node.text())).filter(|text| !text.is_empty());
    let title = document.select("title").nodes().first().and_then(text);
    let heading = match document.select("h1").nodes() {
        [only] => text(only),
        _ => None,
    };
    let (Some(title), Some(heading)) = (&title, &heading) else { return title.or(heading) };
    Some(if fold(title).starts_with(&fold(heading)) { heading.clone() } else { title.clone() })
}
