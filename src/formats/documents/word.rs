//! Word documents: `word/document.xml` and the properties beside it.

use roxmltree::Node;

use crate::article::{Face, ParagraphKind};
use crate::formats::blocks::Blocks;
use crate::formats::encoding;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::packed::Packed;
use crate::formats::problem::ReadError;
use crate::formats::xml::{Tree, all, child, line_of_text};

use super::{Document, Style};

pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut packed = Packed::open(bytes)?;
    let names = packed.names();
    let main = names.iter().find(|name| name.starts_with("word/document") && name.ends_with(".xml"));
    let main = packed.member(main.map_or("word/document.xml", String::as_str))?.ok_or(ReadError::NoText)?;
    let mut found = FoundFields::default();
    if let Some(core) = packed.member("docProps/core.xml")? {
        properties(&encoding::decode(&core)?, &mut found);
    }
    if let Some(custom) = packed.member("docProps/custom.xml")? {
        named_properties(&encoding::decode(&custom)?, &mut found);
    }
    let text = encoding::decode(&main)?;
    let tree = Tree::parse(&text)?;
    let mut blocks = Blocks::default();
    for paragraph in tree.root().descendants().filter(|node| is(*node, "p") && !is_set_aside(*node)) {
        add(paragraph, &mut blocks, &mut found);
    }
    Ok(Document { found, body: blocks.finish() })
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// Whether a paragraph is a second form of what stands elsewhere, or was deleted.
fn is_set_aside(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|above| is(above, "Fallback") || is(above, "del") || is(above, "moveFrom"))
}

/// Title, author and language of the properties. When the document was made says nothing of its article.
fn properties(core: &str, found: &mut FoundFields) {
    let Ok(tree) = Tree::parse(core) else { return };
    for (field, name) in
        [(Field::Title, "title"), (Field::Author, "creator"), (Field::Language, "language"), (Field::Tags, "keywords")]
    {
        found.add(field, 1, &child(tree.root(), name).map(line_of_text).into_iter().collect::<Vec<_>>());
    }
}

/// Properties that somebody added under names of their own.
fn named_properties(custom: &str, found: &mut FoundFields) {
    let Ok(tree) = Tree::parse(custom) else { return };
    for property in all(tree.root(), "property") {
        found.add_named(property.attribute("name").unwrap_or_default(), &[line_of_text(property)]);
    }
}

fn add(paragraph: Node<'_, '_>, blocks: &mut Blocks, found: &mut FoundFields) {
    let settings = child(paragraph, "pPr");
    let value = |name: &str| attribute(child(settings?, name)?, "val");
    let style = value("pStyle").map_or(Style::Other, Style::of_name);
    let outline = value("outlineLvl").and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
    let is_item = settings.is_some_and(|settings| child(settings, "numPr").is_some());
    match (style, outline) {
        (Style::Field(field), _) => {
            let mut line = String::new();
            pieces(paragraph, &mut |piece, _| line.push_str(if piece == "\n" { " " } else { piece }));
            found.add(field, 0, &[line]);
            return;
        }
        (Style::Heading(level), _) => blocks.begin(ParagraphKind::Heading(level)),
        (_, Some(level)) => blocks.begin(ParagraphKind::Heading(level + 1)),
        (Style::Quote, _) => blocks.begin(ParagraphKind::Quote),
        (Style::Other, None) if is_item => blocks.begin_item(0, "•"),
        (Style::Other, None) => blocks.begin(ParagraphKind::Text),
    }
    let plain = matches!(style, Style::Heading(_));
    pieces(paragraph, &mut |piece, face| match face.filter(|_| !plain) {
        _ if piece == "\n" => blocks.break_line(),
        Some(face) => {
            blocks.open(face);
            blocks.text(piece, 1);
            blocks.close();
        }
        None => blocks.text(piece, 1),
    });
    blocks.end();
}

/// An attribute, whatever its prefix.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The pieces of text of a paragraph, each with its face; a line break is one of its own.
fn pieces(paragraph: Node<'_, '_>, take: &mut dyn FnMut(&str, Option<Face>)) {
    for node in paragraph.descendants().filter(Node::is_element) {
        // Text boxes are paragraphs of their own.
        let own = node.ancestors().find(|above| is(*above, "p")) == Some(paragraph);
        if !own || is_set_aside(node) {
            continue;
        }
        match node.tag_name().name() {
            "t" if !is_hidden(node) => take(node.text().unwrap_or_default(), node.parent().and_then(face)),
            "tab" if node.parent().is_some_and(|parent| is(parent, "r")) => take(" ", None),
            "br" | "cr" if attribute(node, "type").is_none() => take("\n", None),
            "noBreakHyphen" => take("\u{2011}", None),
            _ => {}
        }
    }
}

/// Whether a text is not shown.
fn is_hidden(text: Node<'_, '_>) -> bool {
    text.parent().and_then(|run| child(run, "rPr")).is_some_and(|settings| child(settings, "vanish").is_some())
}

fn face(run: Node<'_, '_>) -> Option<Face> {
    let settings = child(run, "rPr")?;
    let on = |name: &str| {
        child(settings, name).is_some_and(|it| !matches!(attribute(it, "val"), Some("0" | "false" | "none")))
    };
    match (on("highlight"), on("b"), on("i")) {
        (true, ..) => Some(Face::Highlight),
        (_, true, _) => Some(Face::Strong),
        (.., true) => Some(Face::Emphasis),
        _ => None,
    }
}
