//! The text of a draft without its markup, and the way back to the file.

use crate::article::Span;

/// What a reader of the finished text would read, piece by piece from the file.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// The text.
    pub text: String,
    /// Quotations that the markup sets apart, in order.
    pub blocks: Vec<Block>,
    /// Markup that could not be read: where it would stand in the prose, and where it stands in the file.
    pub unread: Vec<(usize, Span)>,
    pieces: Vec<SourcePiece>,
}

/// A quotation that the markup sets apart.
#[derive(Debug)]
pub(super) struct Block {
    /// Where it stands in the prose, marks included.
    pub span: Span,
    /// Who said it, as the markup or a line below says.
    pub speaker: Option<String>,
}

/// A stretch of the prose and where it comes from.
#[derive(Clone, Copy, Debug)]
struct SourcePiece {
    prose: usize,
    source: Span,
    /// Whether the bytes are the same in both.
    verbatim: bool,
}

impl Prose {
    /// Copies a stretch of the file.
    pub fn copy(&mut self, file: &str, span: Span) {
        if !span.is_empty() {
            // What goes on where the last piece ended is the same piece: texts are copied a character at a time.
            match self.pieces.last_mut() {
                Some(last) if last.verbatim && last.source.end == span.start => last.source.end = span.end,
                _ => self.pieces.push(SourcePiece { prose: self.text.len(), source: span, verbatim: true }),
            }
            self.text.push_str(span.of(file));
        }
    }

    /// Writes `text` for a stretch of the file.
    pub fn put(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.pieces.push(SourcePiece { prose: self.text.len(), source, verbatim: false });
            self.text.push_str(text);
        }
    }

    /// Notes that a stretch of the file could not be read: the words around it are not all that a reader would read.
    pub fn cannot_read(&mut self, source: Span) {
        self.unread.push((self.text.len(), source));
    }

    /// Begins a quotation that is set apart; give what comes out to [`end_block`](Self::end_block).
    pub fn begin_block(&mut self, source: Span) -> usize {
        let begin = self.text.len();
        self.put("«\u{a0}", source);
        begin
    }

    /// Ends it. One without a word is none.
    pub fn end_block(&mut self, begin: usize, speaker: Option<String>, source: Span) {
        let has_words = self.text[begin..].contains(char::is_alphanumeric);
        self.put("\u{a0}»", source);
        if has_words {
            let speaker = speaker.filter(|speaker| !speaker.is_empty());
            self.blocks.push(Block { span: Span::new(begin, self.text.len()), speaker });
        }
    }

    /// The stretch of the file that a stretch of the prose comes from.
    pub fn source(&self, span: Span) -> Span {
        let start = self.piece(span.start).map_or(0, |piece| match piece.verbatim {
            true => piece.source.start + (span.start - piece.prose),
            false => piece.source.start,
        });
        let last = span.end.saturating_sub(1).max(span.start);
        let end = self.piece(last).map_or(start, |piece| match piece.verbatim {
            true => piece.source.start + (last + 1 - piece.prose),
            false => piece.source.end,
        });
        Span::new(start, end.max(start))
    }

    /// Each character with the bytes of the file that it is written by, in order.
    pub fn letters(&self) -> impl Iterator<Item = (char, Span)> {
        let ends = self.pieces.iter().skip(1).map(|next| next.prose).chain([self.text.len()]);
        self.pieces.iter().zip(ends).flat_map(|(piece, end)| {
            let text = self.text.get(piece.prose..end).unwrap_or_default();
            text.char_indices().map(move |(at, c)| {
                let start = piece.source.start + at;
                (c, if piece.verbatim { Span::new(start, start + c.len_utf8()) } else { piece.source })
            })
        })
    }

    fn piece(&self, at: usize) -> Option<SourcePiece> {
        let after = self.pieces.partition_point(|piece| piece.prose <= at);
        after.checked_sub(1).map(|last| self.pieces[last])
    }
}

/// Who is named under a quotation (`— Claire Dupont, maire, *Le Courrier*`), when the line begins as a credit
/// does and goes on with a name.
pub(super) fn credited(line: &str) -> Option<String> {
    let line = line.trim();
    let rest = line.strip_prefix(['—', '–', '―']).or_else(|| line.strip_prefix("--"))?;
    named(rest)
}

/// The name at the head of a credit; `None` when it begins with something else.
pub(super) fn named(credit: &str) -> Option<String> {
    let credit = credit.trim_start_matches(['-', ' ', '\u{a0}', '*', '_', '{', '[']).trim();
    let end = credit.find([',', '(', '[', ';', '«', '“', '\\', '\n', '*', ']', '}']).unwrap_or(credit.len());
    let name = credit[..end].trim_end_matches(['.', ' ', '\u{a0}', '_']).trim();
    let first = name.chars().next()?;
    (first.is_uppercase() && name.chars().count() <= 80).then(|| name.to_owned())
}
