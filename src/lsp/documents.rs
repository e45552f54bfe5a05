//! The drafts that are open in the editor: their text as it is there, saved or not.
//!
//! What the client tells of openings, changes and closings in; the text with its lines at any time out. A state never
//! changes once it is handed out: whoever works on it has it whole, and learns by its version that there is a newer one.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{Position, Range, TextDocumentContentChangeEvent, TextEdit, Uri};

use super::positions::{Encoding, Lines};
use super::uri;
use crate::article::Span;
use crate::drafts::{FileEdit, Syntax};

/// A draft at one moment.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its address.
    pub uri: Uri,
    /// Its file; none of one that was never saved.
    pub path: Option<PathBuf>,
    /// What the client calls its language.
    language: String,
    /// What it is written in.
    pub syntax: Syntax,
    /// The client's number of this state.
    pub version: i32,
    /// Its text.
    pub text: String,
    lines: Lines,
    encoding: Encoding,
}

impl Draft {
    /// A draft as the client opens it.
    pub fn new(uri: Uri, language: &str, version: i32, text: String, encoding: Encoding) -> Self {
        let path = uri::to_path(&uri);
        let lines = Lines::of(&text);
        let language = language.to_lowercase();
        let syntax = syntax(&language, &uri, &text);
        Self { uri, path, language, syntax, version, text, lines, encoding }
    }

    /// The byte at a place.
    pub fn byte(&self, position: Position) -> usize {
        self.lines.byte(&self.text, position, self.encoding)
    }

    /// The bytes of a range.
    pub fn span(&self, range: Range) -> Span {
        self.lines.span(&self.text, range, self.encoding)
    }

    /// The place of a byte.
    pub fn position(&self, byte: usize) -> Position {
        self.lines.position(&self.text, byte, self.encoding)
    }

    /// The range of a stretch of bytes.
    pub fn range(&self, span: Span) -> Range {
        self.lines.range(&self.text, span, self.encoding)
    }

    /// A change of the text as the protocol has it.
    pub fn edit(&self, edit: &FileEdit) -> TextEdit {
        TextEdit { range: self.range(edit.span), new_text: edit.text.clone() }
    }

    /// The folder that it lies in.
    pub fn folder(&self) -> Option<&Path> {
        self.path.as_deref()?.parent()
    }

    fn changed(&self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) -> Self {
        let mut draft = Self { version, ..self.clone() };
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let span = draft.span(part.range);
                    draft.text.replace_range(span.range(), &part.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    draft.text = whole.text;
                }
            }
            draft.lines = Lines::of(&draft.text);
        }
        draft.syntax = syntax(&draft.language, &draft.uri, &draft.text);
        draft
    }
}

/// What a draft is written in: as the client calls its language, else as its name or its text says.
fn syntax(language: &str, uri: &Uri, text: &str) -> Syntax {
    match language {
        "markdown" | "quarto" | "rmd" | "mdx" | "vimwiki" | "html" | "pandoc" | "markdown.pandoc" => Syntax::Markdown,
        "latex" | "tex" | "plaintex" | "bibtex" | "context" => Syntax::Latex,
        "org" | "orgmode" => Syntax::Org,
        "typst" | "typ" => Syntax::Typst,
        "json" | "jsonc" | "jsonl" => Syntax::Json,
        "ris" => Syntax::Ris,
        _ => Syntax::of(uri.0.rsplit('/').next().unwrap_or_default(), text),
    }
}

/// The drafts that are open.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: HashMap<Uri, Arc<Draft>>,
}

impl Documents {
    /// The client opened a draft.
    pub fn open(&mut self, draft: Draft) {
        self.open.insert(draft.uri.clone(), Arc::new(draft));
    }

    /// The client changed one; whether it is open.
    pub fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) -> bool {
        let Some(draft) = self.open.get_mut(uri) else { return false };
        *draft = Arc::new(draft.changed(version, changes));
        true
    }

    /// The client closed one; whether it was open.
    pub fn close(&mut self, uri: &Uri) -> bool {
        self.open.remove(uri).is_some()
    }

    /// A draft as it is now.
    pub fn get(&self, uri: &Uri) -> Option<Arc<Draft>> {
        self.open.get(uri).cloned()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Uri> {
        self.open.keys()
    }
}

#[cfg(test)]
mod tests {
    use lsp_types::{TextDocumentContentChangePartial, TextDocumentContentChangeWholeDocument};
    use proptest::prelude::*;

    use super::*;

    fn part(range: Range, text: &str) -> TextDocumentContentChangeEvent {
        #[allow(deprecated)]
        let part = TextDocumentContentChangePartial { range, range_length: None, text: text.to_owned() };
        part.into()
    }

    fn draft(text: &str, encoding: Encoding) -> Draft {
        Draft::new(Uri("untitled:1".to_owned()), "markdown", 1, text.to_owned(), encoding)
    }

    #[test]
    fn changes_are_laid_one_over_the_other() {
        let mut documents = Documents::default();
        documents.open(draft("« Un🪨 »\r\nfin", Encoding::Utf16));
        let uri = Uri("untitled:1".to_owned());
        let at = |line, character| Position { line, character };
        let changes = vec![
            part(Range { start: at(0, 4), end: at(0, 6) }, " mot"),
            part(Range { start: at(1, 3), end: at(9, 0) }, "!"),
        ];
        assert!(documents.change(&uri, 2, changes));
        let now = documents.get(&uri).unwrap();
        assert_eq!((now.text.as_str(), now.version, now.syntax), ("« Un mot »\r\nfin!", 2, Syntax::Markdown));
        let whole = TextDocumentContentChangeWholeDocument { text: "neuf".to_owned() };
        documents.change(&uri, 3, vec![whole.into()]);
        assert_eq!(documents.get(&uri).unwrap().text, "neuf");
        assert!(documents.close(&uri) && !documents.change(&uri, 4, Vec::new()));
    }

    proptest! {
        /// A change by places is the same change by bytes, in every encoding.
        #[test]
        fn a_change_by_places_is_one_by_bytes(
            text in "([a-c ]|é|e\u{301}|🪨|\r\n|\n){0,40}",
            (one, other) in (0_usize..60, 0_usize..60),
            put in "([a-c]|é|🪨|\n){0,6}",
        ) {
            let boundary = |at: usize| {
                let mut at = crate::text::char_classes::floor_boundary(&text, at.min(text.len()));
                if text[..at].ends_with('\r') {
                    at -= 1;
                }
                at
            };
            let span = Span::new(boundary(one.min(other)), boundary(one.max(other)));
            let mut wanted = text.clone();
            wanted.replace_range(span.range(), &put);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let before = draft(&text, encoding);
                let after = before.changed(2, vec![part(before.range(span), &put)]);
                prop_assert_eq!(&after.text, &wanted);
                prop_assert_eq!(&after.lines, &Lines::of(&wanted));
            }
        }
    }
}
