//! RTF documents: groups, control words and text in the character sets of their fonts. Read by hand, because little of the
//! format is text.

use std::collections::HashMap;

use encoding_rs::Encoding;

use crate::article::{Face, ParagraphKind};
use crate::formats::blocks::Blocks;
use crate::formats::fields::{Field, FoundFields};

use super::Document;
use super::rtf_words::{Piece, pieces};

/// The deepest nesting of groups that is remembered; what is deeper counts as part of the group around it.
const DEEPEST: usize = 4096;

/// What holds inside a group.
#[derive(Clone, Copy)]
struct State {
    place: Place,
    font: i32,
    bold: bool,
    italic: bool,
    hidden: bool,
    /// How many signs stand behind `\u` for programs that know no Unicode.
    spare: usize,
    heading: Option<u8>,
}

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Fonts,
    Info,
    Field(Field),
    Nowhere,
}

struct Reader {
    blocks: Blocks,
    found: FoundFields,
    /// The character set of each font.
    fonts: HashMap<i32, &'static Encoding>,
    usual: &'static Encoding,
    states: Vec<State>,
    too_deep: usize,
    state: State,
    /// Bytes of text that are still to be decoded.
    bytes: Vec<u8>,
    value: String,
    /// Signs still to be passed over behind `\u`.
    skip: usize,
    /// The first half of a sign that Unicode writes as two.
    half: Option<u16>,
    /// Whether a group has just begun, whose first word may say that it is no text.
    fresh: bool,
}

/// Reads a document; whatever is damaged is read as far as it goes.
pub(super) fn read(bytes: &[u8]) -> Document {
    let state =
        State { place: Place::Text, font: 0, bold: false, italic: false, hidden: false, spare: 1, heading: None };
    let mut reader = Reader {
        blocks: Blocks::default(),
        found: FoundFields::default(),
        fonts: HashMap::new(),
        usual: encoding_rs::WINDOWS_1252,
        states: Vec::new(),
        too_deep: 0,
        state,
        bytes: Vec::new(),
        value: String::new(),
        skip: 0,
        half: None,
        fresh: false,
    };
    reader.begin();
    for piece in pieces(bytes) {
        reader.take(piece);
    }
    reader.flush();
    Document { found: reader.found, body: reader.blocks.finish() }
}

impl Reader {
    fn take(&mut self, piece: Piece<'_>) {
        let fresh = std::mem::take(&mut self.fresh);
        match piece {
            Piece::Open => {
                self.flush();
                self.skip = 0;
                if self.states.len() < DEEPEST {
                    self.states.push(self.state)
                } else {
                    self.too_deep += 1
                }
                self.fresh = true;
            }
            Piece::Close => self.close(),
            Piece::Byte(_) | Piece::Sign(_) if self.skip > 0 => self.skip -= 1,
            Piece::Byte(byte) => self.bytes.push(byte),
            Piece::Sign(b'*') => {
                // A group that only programs that know it read; its first word would tell.
                self.state.place = Place::Nowhere;
            }
            Piece::Sign(sign) => match sign {
                b'~' => self.text("\u{a0}"),
                b'_' => self.text("\u{2011}"),
                b'{' | b'}' | b'\\' => self.bytes.push(sign),
                _ => {}
            },
            Piece::Word(word, number) => self.word(word, number, fresh),
        }
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let before = self.state.place;
        if let Some(state) = self.states.pop() {
            self.state = State { heading: self.state.heading, ..state };
        }
        if let Place::Field(field) = before
            && self.state.place != before
        {
            let value = std::mem::take(&mut self.value);
            self.found.add(field, 1, &[value]);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, fresh: bool) {
        if let Some(sign) = sign(word) {
            self.text(sign);
            return;
        }
        let on = number != Some(0);
        match word {
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => self.state.spare = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "par" | "sect" | "page" | "row" => self.end_paragraph(),
            "line" if self.state.place == Place::Text => {
                self.flush();
                self.blocks.break_line();
            }
            "cell" | "tab" => self.text(" "),
            "pard" => {
                self.flush();
                self.state.heading = None;
                self.begin();
            }
            "outlinelevel" => {
                self.state.heading =
                    number.and_then(|level| u8::try_from(level).ok()).filter(|it| *it < 9).map(|it| it + 1);
                self.begin();
            }
            "b" | "i" => {
                self.flush();
                if word == "b" { self.state.bold = on } else { self.state.italic = on }
            }
            "v" => {
                self.flush();
                self.state.hidden = on;
            }
            "plain" => {
                self.flush();
                (self.state.bold, self.state.italic, self.state.hidden) = (false, false, false);
            }
            "f" => {
                self.flush();
                self.state.font = number.unwrap_or_default();
            }
            "fcharset" if self.state.place == Place::Fonts => {
                self.fonts.extend(charset(number.unwrap_or_default()).map(|set| (self.state.font, set)));
            }
            "ansicpg" => self.usual = number.and_then(code_page).unwrap_or(self.usual),
            "mac" => self.usual = encoding_rs::MACINTOSH,
            _ if fresh || self.state.place == Place::Info => self.destination(word),
            _ => {}
        }
    }

    /// A group whose first word says what it holds.
    fn destination(&mut self, word: &str) {
        self.state.place = match word {
            "fonttbl" => Place::Fonts,
            "info" => Place::Info,
            "title" if self.state.place == Place::Info => Place::Field(Field::Title),
            "author" if self.state.place == Place::Info => Place::Field(Field::Author),
            "colortbl" | "stylesheet" | "pict" | "object" | "header" | "headerl" | "headerr" | "headerf" | "footer"
            | "footerl" | "footerr" | "footerf" | "footnote" | "listtable" | "generator" | "xe" | "tc"
            | "bkmkstart" | "bkmkend" | "fldinst" | "themedata" | "datastore" | "nonshppict" | "deleted" => {
                Place::Nowhere
            }
            _ => self.state.place,
        };
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        // Numbers above 32767 are written as negative ones.
        let unit = u16::try_from(number & 0xFFFF).unwrap_or_default();
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
        } else {
            self.text(&String::from_utf16_lossy(&units));
        }
        self.skip = self.state.spare;
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if self.state.place == Place::Text {
            self.begin();
        }
    }

    fn begin(&mut self) {
        self.blocks.begin(self.state.heading.map_or(ParagraphKind::Text, ParagraphKind::Heading));
    }

    /// Decodes the bytes that have come together.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let set = self.fonts.get(&self.state.font).copied().unwrap_or(self.usual);
        let text = set.decode_without_bom_handling(&bytes).0;
        self.put(&text);
    }

    fn text(&mut self, text: &str) {
        self.flush();
        self.put(text);
    }

    fn put(&mut self, text: &str) {
        match self.state.place {
            Place::Text if self.state.hidden => {}
            Place::Text => {
                let face = match (self.state.heading, self.state.bold, self.state.italic) {
                    (None, true, _) => Some(Face::Strong),
                    (None, _, true) => Some(Face::Emphasis),
                    _ => None,
                };
                let faced = face.is_some();
                face.into_iter().for_each(|face| self.blocks.open(face));
                self.blocks.text(text, 1);
                if faced {
                    self.blocks.close();
                }
            }
            Place::Field(_) => self.value.push_str(text),
            Place::Fonts | Place::Info | Place::Nowhere => {}
        }
    }
}

/// The signs that have words.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emdash" => "—",
        "endash" => "–",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}

/// The character set of a font. `None` for the document's own.
fn charset(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        77 => encoding_rs::MACINTOSH,
        128 => encoding_rs::SHIFT_JIS,
        129 | 130 => encoding_rs::EUC_KR,
        134 => encoding_rs::GBK,
        136 => encoding_rs::BIG5,
        161 => encoding_rs::WINDOWS_1253,
        162 => encoding_rs::WINDOWS_1254,
        163 => encoding_rs::WINDOWS_1258,
        177 => encoding_rs::WINDOWS_1255,
        178 => encoding_rs::WINDOWS_1256,
        186 => encoding_rs::WINDOWS_1257,
        204 => encoding_rs::WINDOWS_1251,
        222 => encoding_rs::WINDOWS_874,
        238 => encoding_rs::WINDOWS_1250,
        _ => return None,
    })
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}
