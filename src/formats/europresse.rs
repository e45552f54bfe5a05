//! Exports of Europresse: many articles in one page, in the layout of today (`<article>`) and the one before (tables).
//!
//! In: the text of the page; out: its articles. A page is cut into its articles by their marks and each is parsed alone,
//! so that one of them can be read again without the others.

use dom_query::{Document, NodeRef};

use crate::article::{Body, Face, Format};
use crate::text::sanitize::sanitize_line;

use super::collector::{Collector, Source};
use super::fields::{Field, FoundFields};
use super::kinds::europresse;
use super::lines::LineCounter;
use super::problem::ReadError;
use super::record::ReadRecord;
use super::record::{self, Refused};
use super::{ParsedFile, dates, html};

/// Reads the articles of a page.
pub(super) fn read(text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let starts = europresse::starts(text);
    let mut collector = Collector::new(Format::Europresse, source.only);
    let mut lines = LineCounter::new(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for ((start, end), record) in starts.iter().zip(ends).zip(0..) {
        if collector.wants(record) {
            let line = lines.at(*start);
            collector.take(article(&text[*start..end], line), Some(line), source.place(record));
        }
    }
    collector.finish()
}

/// The article that begins on this line of the page.
fn article(page: &str, line: u32) -> ReadRecord {
    let document = html::elements(page).map_err(Refused::Bad)?;
    let mut found = FoundFields::default();
    add(&mut found, Field::Source, newspaper(&document));
    add(
        &mut found,
        Field::Title,
        line_of(&document, ".titreArticleVisu, .TitreArticleVisu").or_else(|| line_of(&document, ".titreArticle")),
    );
    header(&header_line(&document), &mut found);
    let link = document.select("a[href]").nodes().iter().find(|node| node.text().contains("est paru dans")).copied();
    add(&mut found, Field::Url, link.and_then(|node| node.attr("href")).map(|href| href.to_string()));
    let modern = !document.select("header").nodes().is_empty();
    let (author, mut body) =
        if modern { modern_text(&document, page, line) } else { older_text(&document, page, line) };
    add(&mut found, Field::Author, author);
    // The words that were searched for are marked, which nobody who read the article did.
    body.faces.retain(|(_, face)| *face != Face::Highlight);
    record::finished(found, body)
}

fn add(found: &mut FoundFields, field: Field, value: Option<String>) {
    found.add(field, 0, &value.into_iter().collect::<Vec<_>>());
}

/// The text of the first element of this kind that has one, on one line.
fn line_of(document: &Document, selector: &str) -> Option<String> {
    let nodes = document.select(selector);
    nodes.nodes().iter().map(|node| sanitize_line(&node.text())).find(|text| !text.is_empty())
}

/// The newspaper, without the number of its issue: `La Croix, no. 43018`.
fn newspaper(document: &Document) -> Option<String> {
    let name = document.select("span.DocPublicationName, .DocPublicationName").nodes().first().copied()?;
    let first = name.descendants_it().filter(|node| node.is_text()).map(|node| sanitize_line(&node.text()));
    let name = first.into_iter().find(|text| !text.is_empty())?;
    let issue = [", no.", ", n°", ", No.", ", nº", " no. "].iter().filter_map(|mark| name.find(mark)).min();
    Some(name[..issue.unwrap_or(name.len())].trim().to_string())
}

/// The pieces of the line with section, date and page.
fn header_line(document: &Document) -> String {
    let pieces = document.select(".DocHeader");
    let pieces = pieces.nodes().iter().map(|node| node.text().to_string());
    sanitize_line(&pieces.collect::<String>())
}

/// `Politique, mardi 14 mars 2006, p. 16`: the section and the date.
fn header(line: &str, found: &mut FoundFields) {
    let Some((date, range)) = dates::first(line) else { return };
    add(found, Field::Date, Some(date.to_string()));
    let pieces = line[..range.start].split(',').map(str::trim);
    let is_day = |piece: &str| WEEKDAYS.contains(&piece.to_lowercase().as_str());
    let section: Vec<&str> = pieces.filter(|piece| !piece.is_empty() && !is_day(piece)).collect();
    add(found, Field::Section, Some(section.join(", ")));
}

const WEEKDAYS: [&str; 14] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The longest line of authors, in characters.
const BYLINE: usize = 200;

/// Author and text in the layout of today.
fn modern_text(document: &Document, page: &str, line: u32) -> (Option<String>, Body) {
    let author = line_of(document, ".docAuthors").or_else(|| {
        let title = document.select("header .titreArticle").nodes().first().copied()?;
        let next = title.next_element_sibling()?;
        let text = sanitize_line(&next.text());
        (next.has_name("div") && !text.is_empty() && text.chars().count() <= BYLINE).then_some(text)
    });
    let texts = [".docOcurrContainer", ".DocText", "section"].iter().map(|selector| {
        let nodes: Vec<NodeRef<'_>> = document.select(selector).nodes().to_vec();
        html::text_of(&nodes, page, line)
    });
    (author, texts.into_iter().find(|body| !body.paragraphs.is_empty()).unwrap_or_default())
}

/// Author and text in the layout before: both stand behind the title, an author before the first paragraph on a line of
/// its own.
fn older_text(document: &Document, page: &str, line: u32) -> (Option<String>, Body) {
    let title = document.select(".TitreArticleVisu, .titreArticleVisu");
    let Some(title) = title.nodes().first().copied() else { return (None, Body::default()) };
    let mut behind = Vec::new();
    let mut next = title.next_sibling();
    while let Some(node) = next.filter(|node| !ends_article(node)) {
        behind.push(node);
        next = node.next_sibling();
    }
    let first = behind.iter().position(|node| node.has_name("p")).unwrap_or(0);
    let before = behind[..first].iter().rev().find(|node| !node.text().trim().is_empty() || node.has_name("br"));
    let author = if before.is_some_and(|node| node.has_name("br")) {
        let text: String = behind.drain(..first).map(|node| node.text().to_string()).collect();
        Some(sanitize_line(&text)).filter(|text| !text.is_empty() && text.chars().count() <= BYLINE)
    } else {
        None
    };
    (author, html::text_of(&behind, page, line))
}

/// Whether what follows the text begins here: the rights, the number of the document, its certificate.
fn ends_article(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let text = text.trim();
    node.has_name("table") || text.starts_with('©') || text.starts_with("Numéro de document")
}

#[cfg(test)]
mod tests {
    use crate::formats::tests::{found, reads_again, shown};

    const MODERN: &str = "<!DOCTYPE html><html><head><style>.titreArticleVisu{color:#194169}</style></head><body>
<article><header><div class=\"rdp__DocPublicationName\"><span class=\"DocPublicationName\">La Gazette du Lac, no. 4301<br>Édition du soir</span></div>
<div><span class=\"DocHeader\">Vie locale, Transports, jeudi 17 août 2023 1067 mots, p. 3</span></div>
<div class=\"titreArticle\"><p class=\"titreArticleVisu rdp__articletitle\">La digue tiendra</p></div><div class=\"docAuthors\">Inès Vautrin</div></header>
<section><div class=\"DocText clearfix\"><div class=\"docOcurrContainer\"><p>La <mark>digue</mark> a été visitée hier.</p>
<p>« Elle tiendra », a assuré la maire.</p></div></div></section><footer><small>© 2023 La Gazette</small></footer></article>
<article><header><span class=\"DocPublicationName\">La Gazette du Lac</span><span class=\"DocHeader\">vendredi 18 août 2023</span>
<div class=\"titreArticle\"><p class=\"titreArticleVisu\">Le pont ferme</p></div><div>Bo Marchetti</div></header><section><p>Le pont fermera lundi.</p></section></article></body></html>";

    const OLDER: &str = "<html><body><table><tr><td><span class=\"DocPublicationName\">La Gazette</span><br><span class=\"DocHeader\">Politique, </span><span class=\"DocHeader\">jeudi </span><span class=\"DocHeader\">17 août 2023</span><br><br><span class=\"TitreArticleVisu\">La digue <span style=\"color:red\">tiendra</span></span><br><br>Inès Vautrin<br><p></p>La digue a été visitée.<p></p>Elle tiendra.<p></p><b><i>© 2023 La Gazette</i></b><p></p>Numéro de document : x<table><tr><td>certificat</td></tr></table></td></tr></table>
<table><tr><td><span class=\"DocPublicationName\">La Gazette</span><br><span class=\"DocHeader\">août 2023</span><br><br><span class=\"TitreArticleVisu\">Sans auteur</span><br><br>Le pont fermera lundi.<p></p>Il rouvrira mardi.<p></p><b><i>© 2023</i></b></td></tr></table></body></html>";

    #[test]
    fn both_layouts_give_every_article() {
        let articles = found("a.html", MODERN);
        assert_eq!(articles.len(), 2);
        let meta = &articles[0].meta;
        assert_eq!(
            shown(meta),
            "La digue tiendra | 2023-08-17 | La Gazette du Lac | Inès Vautrin | - | - | Vie locale, Transports"
        );
        assert_eq!(articles[0].body.text, "La digue a été visitée hier.\n\n« Elle tiendra », a assuré la maire.");
        assert_eq!(articles[0].body.paragraphs[1].line, 6);
        assert!(articles[0].body.faces.is_empty());
        assert_eq!(
            shown(&articles[1].meta),
            "Le pont ferme | 2023-08-18 | La Gazette du Lac | Bo Marchetti | - | - | -"
        );

        let articles = found("a.html", OLDER);
        assert_eq!(
            shown(&articles[0].meta),
            "La digue tiendra | 2023-08-17 | La Gazette | Inès Vautrin | - | - | Politique"
        );
        assert_eq!(articles[0].body.text, "La digue a été visitée.\n\nElle tiendra.");
        assert_eq!(shown(&articles[1].meta), "Sans auteur | 2023-08 | La Gazette | - | - | - | -");
        assert_eq!(articles[1].body.text, "Le pont fermera lundi.\n\nIl rouvrira mardi.");
    }

    #[test]
    fn every_article_is_read_again_alone() {
        for page in [MODERN, OLDER] {
            reads_again("a.html", page.as_bytes()).unwrap();
        }
    }
}
