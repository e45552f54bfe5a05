//! OpenDocument texts: `content.xml` and `meta.xml`.

use roxmltree::Node;

use crate::article::ParagraphKind;
use crate::formats::blocks::Blocks;
use crate::formats::encoding;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::packed::Packed;
use crate::formats::problem::ReadError;
use crate::formats::xml::{Tree, all, line_of_text};

use super::{Document, Style};

pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut packed = Packed::open(bytes)?;
    let content = packed.member("content.xml")?.ok_or(ReadError::NoText)?;
    let mut found = FoundFields::default();
    if let Some(meta) = packed.member("meta.xml")? {
        properties(&encoding::decode(&meta)?, &mut found);
    }
    let text = encoding::decode(&content)?;
    let tree = Tree::parse(&text)?;
    let mut blocks = Blocks::default();
    let body = all(tree.root(), "text")
        .find(|node| node.tag_name().namespace().is_some_and(|space| space.ends_with("office:1.0")));
    for node in
        body.into_iter().flat_map(|body| body.descendants()).filter(|node| is_paragraph(*node) && !is_set_aside(*node))
    {
        add(node, &mut blocks, &mut found);
    }
    Ok(Document { found, body: blocks.finish() })
}

fn is_paragraph(node: Node<'_, '_>) -> bool {
    node.is_element() && matches!(node.tag_name().name(), "p" | "h")
}

/// Whether it stands in a note, in a comment or in what was deleted.
fn is_set_aside(node: Node<'_, '_>) -> bool {
    let aside = |above: Node<'_, '_>| matches!(above.tag_name().name(), "note" | "annotation" | "tracked-changes");
    node.ancestors().any(aside)
}

fn properties(meta: &str, found: &mut FoundFields) {
    let Ok(tree) = Tree::parse(meta) else { return };
    let names = [
        (Field::Title, "title"),
        (Field::Author, "initial-creator"),
        (Field::Language, "language"),
        (Field::Tags, "keyword"),
    ];
    for (field, name) in names {
        found.add(field, 1, &all(tree.root(), name).map(line_of_text).collect::<Vec<_>>());
    }
    // Properties that somebody added under names of their own.
    for property in all(tree.root(), "user-defined") {
        let name = property.attributes().find(|attribute| attribute.name() == "name").map(|it| it.value());
        found.add_named(name.unwrap_or_default(), &[line_of_text(property)]);
    }
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn add(node: Node<'_, '_>, blocks: &mut Blocks, found: &mut FoundFields) {
    let style = attribute(node, "style-name").map_or(Style::Other, Style::of_name);
    let in_list = node.parent_element().is_some_and(|above| above.tag_name().name() == "list-item");
    match style {
        Style::Field(field) => {
            let mut line = String::new();
            pieces(node, &mut |piece| line.push_str(if piece == "\n" { " " } else { piece }));
            found.add(field, 0, &[line]);
            return;
        }
        _ if node.tag_name().name() == "h" => {
            let level = attribute(node, "outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
            blocks.begin(ParagraphKind::Heading(level));
        }
        Style::Heading(level) => blocks.begin(ParagraphKind::Heading(level)),
        Style::Quote => blocks.begin(ParagraphKind::Quote),
        Style::Other if in_list => blocks.begin_item(0, "•"),
        Style::Other => blocks.begin(ParagraphKind::Text),
    }
    pieces(node, &mut |piece| if piece == "\n" { blocks.break_line() } else { blocks.text(piece, 1) });
    blocks.end();
}

/// The pieces of text of a paragraph; a line break is one of its own.
fn pieces(paragraph: Node<'_, '_>, take: &mut dyn FnMut(&str)) {
    for node in paragraph.descendants().skip(1) {
        let own = node.ancestors().skip(1).find(|above| is_paragraph(*above)) == Some(paragraph);
        if !own || is_set_aside(node) {
            continue;
        }
        match node.tag_name().name() {
            _ if node.is_text() => take(node.text().unwrap_or_default()),
            "s" | "tab" => take(" "),
            "line-break" => take("\n"),
            _ => {}
        }
    }
}
