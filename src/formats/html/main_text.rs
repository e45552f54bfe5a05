//! Extracts the main text of a page: the article without menus, teasers and comments.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::article::{Body, ParagraphKind};

use super::walk::{self, Scope};

/// Elements of a page that are weighed; a larger page is walked as a whole.
const MOST_ELEMENTS: usize = 60_000;
/// A text shorter than this, in bytes, is weighed against the walk of the whole page.
const SHORT: usize = 600;

/// The main text of a page; `page` is the source that the document was parsed from. Unless it may be weighed, which part
/// of it is the main text is told by its elements alone.
pub(super) fn body(document: Document, page: &str, weighed: bool) -> Body {
    let main = if weighed { weigh(document) } else { Body::default() };
    if main.text.len() >= SHORT {
        return main;
    }
    let whole = fallback(page);
    if running(&main) == 0 || running(&whole) > running(&main) * 3 { whole } else { main }
}

/// The main text as the readability rules find it; empty when they find none.
fn weigh(document: Document) -> Body {
    // Classes tell captions from paragraphs.
    let config =
        Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, keep_classes: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    let main = article.map(|article| walk::text(&[Document::fragment(article.content).root()], Scope::Article));
    main.unwrap_or_default()
}

/// The text of the first element that usually holds the article, else of the page.
fn fallback(page: &str) -> Body {
    let document = Document::from(page);
    let candidates = ["article", "main", "[role=main]", "[itemprop=articleBody]"];
    let mut best = Body::default();
    for selector in candidates {
        let nodes: Vec<NodeRef<'_>> = document.select(selector).nodes().to_vec();
        // A page of many teasers has many of them, and none is the article.
        if nodes.len() == 1 {
            let body = walk::text(&nodes, Scope::Page);
            if running(&body) > running(&best) {
                best = body;
            }
        }
    }
    if best.text.is_empty() { walk::text(&[document.root()], Scope::Page) } else { best }
}

/// The bytes of running text: paragraphs that are sentences, not menus.
fn running(body: &Body) -> usize {
    let is_prose = |kind| matches!(kind, ParagraphKind::Text | ParagraphKind::Quote);
    body.paragraphs.iter().filter(|it| is_prose(it.kind) && it.span.len() > 60).map(|it| it.span.len()).sum()
}
