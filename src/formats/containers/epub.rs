//! E-books (EPUB): an article a chapter where the book is an issue of newspapers, else the whole book as one.

use roxmltree::Node;

use crate::article::{Body, Format};
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::{Field, FoundFields};
use crate::formats::packed::Packed;
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::xml::{Tree, all, child, line_of_text};
use crate::formats::{ParsedFile, encoding, html, paragraphs, titles};
use crate::text::percent;
use crate::text::sanitize::sanitize_line;

/// Reads the articles of a book.
pub(in crate::formats) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut packed = Packed::open(source.bytes)?;
    let container = packed.member("META-INF/container.xml")?.ok_or(ReadError::NoText)?;
    let container = encoding::decode(&container)?.into_owned();
    let path = all(Tree::parse(&container)?.root(), "rootfile")
        .find_map(|it| it.attribute("full-path"))
        .map(ToOwned::to_owned);
    let path = path.ok_or(ReadError::NoText)?;
    let package = packed.member(&path)?.ok_or(ReadError::NoText)?;
    let package = encoding::decode(&package)?.into_owned();
    let tree = Tree::parse(&package)?;
    let book = Book::new(&tree, &path);
    let mut collector = Collector::new(Format::Epub, source.only);
    if book.is_issue() {
        for (chapter, record) in book.chapters.iter().filter(|chapter| book.is_article(chapter)).zip(0..) {
            if collector.wants(record) {
                collector.take(book.article(chapter, &mut packed), None, source.place(record));
            }
        }
    } else {
        collector.take(book.whole(&mut packed), None, source.place(0));
    }
    collector.finish()
}

/// What the package of a book says.
struct Book<'a, 'i> {
    metadata: Node<'a, 'i>,
    /// The paths of the chapters in the packed file, in the order of reading.
    chapters: Vec<String>,
}

impl<'a, 'i> Book<'a, 'i> {
    fn new(tree: &'a Tree<'i>, path: &str) -> Self {
        let root = tree.root();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let manifest: Vec<(&str, &str)> = child(root, "manifest")
            .into_iter()
            .flat_map(|manifest| manifest.children())
            .filter(|item| !item.attribute("properties").is_some_and(|it| it.split(' ').any(|word| word == "nav")))
            .filter(|item| item.attribute("media-type").is_some_and(|kind| kind.contains("html")))
            .filter_map(|item| Some((item.attribute("id")?, item.attribute("href")?)))
            .collect();
        let spine = child(root, "spine").into_iter().flat_map(|spine| spine.children());
        let order = spine.filter_map(|item| item.attribute("idref"));
        let chapters =
            order.filter_map(|id| manifest.iter().find(|(known, _)| *known == id)).map(|(_, href)| place(folder, href));
        Self { metadata: child(root, "metadata").unwrap_or(root), chapters: chapters.collect() }
    }

    fn values(&self, name: &str) -> Vec<String> {
        all(self.metadata, name).map(line_of_text).filter(|text| !text.is_empty()).collect()
    }

    /// Whether the book is an issue: Calibre and wallabag say so, and what Calibre makes of feeds has a folder for each
    /// article.
    fn is_issue(&self) -> bool {
        let said = all(self.metadata, "meta").any(|meta| {
            meta.attribute("name") == Some("calibre:publication_type")
                || meta.attribute("content").is_some_and(|content| content.starts_with("periodical"))
        });
        let by = ["creator", "publisher", "contributor"]
            .iter()
            .any(|name| self.values(name).iter().any(|it| it.to_lowercase().contains("wallabag")));
        said || by || self.chapters.iter().any(|chapter| is_in_feed(chapter))
    }

    /// Whether a chapter of an issue is an article rather than a list of them.
    fn is_article(&self, chapter: &str) -> bool {
        is_in_feed(chapter) || !self.chapters.iter().any(|other| is_in_feed(other)) && !is_front(chapter)
    }

    /// An article of an issue.
    fn article(&self, chapter: &str, packed: &mut Packed<'_>) -> ReadRecord {
        let mut found = FoundFields::default();
        let page = page(packed, chapter).map_err(Refused::Bad)?;
        let document = html::elements(&page).map_err(Refused::Bad)?;
        let line = |selector: &str| document.select(selector).nodes().first().map(|node| sanitize_line(&node.text()));
        let title = line("h1").or_else(|| line("h2")).or_else(|| line("title"));
        found.add(Field::Title, 0, &title.into_iter().collect::<Vec<_>>());
        let origin =
            document.select("a[rel='calibre-downloaded-from']").nodes().first().and_then(|node| node.attr("href"));
        found.add(Field::Url, 0, &origin.map(|href| href.to_string()).into_iter().collect::<Vec<_>>());
        document.select(".calibre_navbar, .calibre_rescale_nav").remove();
        found.add(Field::Language, 0, &self.values("language"));
        // `Revue de presse [Fri, 27 Nov 2026]`
        let issue =
            self.values("title").into_iter().map(|title| title.split(" [").next().unwrap_or_default().to_owned());
        found.add(Field::Source, 3, &issue.collect::<Vec<_>>());
        let mut body = html::text_of(&[document.root()], "", 1);
        titles::drop_from(&mut body, found.title());
        record::finished(found, body)
    }

    /// The whole book as one article.
    fn whole(&self, packed: &mut Packed<'_>) -> ReadRecord {
        let mut found = FoundFields::default();
        let fields = [
            (Field::Title, "title"),
            (Field::Date, "date"),
            (Field::Source, "publisher"),
            (Field::Language, "language"),
            (Field::Tags, "subject"),
        ];
        for (field, name) in fields {
            found.add(field, 0, &self.values(name));
        }
        found.add(Field::Author, 0, &self.values("creator"));
        let mut bodies: Vec<Body> = Vec::new();
        for chapter in self.chapters.iter().filter(|chapter| !is_front(chapter)) {
            // A chapter that the package names and that is not there leaves the others.
            let Ok(page) = page(packed, chapter) else { continue };
            let document = html::elements(&page).map_err(Refused::Bad)?;
            bodies.push(html::text_of(&[document.root()], "", 1));
        }
        let mut body = paragraphs::joined(bodies);
        titles::drop_from(&mut body, found.title());
        record::finished(found, body)
    }
}

fn page(packed: &mut Packed<'_>, chapter: &str) -> Result<String, ReadError> {
    let bytes = packed.member(chapter)?.ok_or(ReadError::NoText)?;
    Ok(encoding::decode(&bytes)?.into_owned())
}

fn is_in_feed(chapter: &str) -> bool {
    chapter.split('/').any(|part| part.strip_prefix("article_").is_some_and(|number| number.parse::<u32>().is_ok()))
}

/// Whether a chapter is the cover, the title, the table of contents or the like.
fn is_front(chapter: &str) -> bool {
    const FRONT: [&str; 10] = [
        "cover",
        "front-cover",
        "titlepage",
        "title_page",
        "title-page",
        "nav",
        "toc",
        "table-of-contents",
        "copyright",
        "contents",
    ];
    let name = chapter.rsplit('/').next().unwrap_or(chapter);
    FRONT.contains(&name.split('.').next().unwrap_or_default().to_lowercase().as_str())
}

/// The path of a chapter in the packed file: its address from the folder of the package, with its escapes resolved.
fn place(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    String::from_utf8_lossy(&percent::decode(&parts.join("/"))).into_owned()
}
