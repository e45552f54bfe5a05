//! The list of quotations as it is kept on the disk: the words one after the other, and for each row the few numbers that
//! tell it from the row before.

use super::{Quotes, Row};
use crate::analysis::{Certainty, How, QuotationKind};
use crate::archive::columns::Articles;
use crate::archive::columns::arena::{Arena, ArenaText, StringPool};
use crate::archive::columns::pack::{Packed, Unpacking, place_in};
use crate::archive::columns::varint::{VarintReader, Varints};
use crate::archive::keys::{of_quotation_key, quotation_key};

/// Bytes that a row takes at least.
const LEAST: usize = 7;
/// The bits of a row's flags: its kind, then how its speaker is known (0 for not at all), then three signs.
const KIND: u8 = 0b11;
const HOW: u32 = 2;
const MARKED: u8 = 1 << 5;
const CERTAIN: u8 = 1 << 6;
const PROBABLY: u8 = 1 << 7;

/// What the numbers of a row are counted from: the row before.
#[derive(Default)]
struct Before {
    article: u32,
    ordinal: u32,
    end: u64,
}

impl Before {
    /// Goes on to a row of this article: in another one than before, everything is counted from 0.
    fn enter(&mut self, article: u32) {
        if article != self.article {
            *self = Self { article, ..Self::default() };
        }
    }

    fn leave(&mut self, ordinal: u32, end: u64) {
        (self.ordinal, self.end) = (ordinal, end);
    }
}

impl Quotes {
    /// Writes all columns.
    pub(in crate::archive) fn pack(&self, out: &mut Packed<'_>) {
        out.texts(self.rows.iter().map(|row| self.text.get(row.words)));
        self.speakers.pack(out);
        let (mut numbers, mut before) = (Varints::default(), Before::default());
        for row in &self.rows {
            numbers.put(u64::from(row.article - before.article));
            before.enter(row.article);
            pack_row(row, self.text.get(row.words).len(), &mut before, &mut numbers);
        }
        out.number(self.rows.len() as u64);
        out.bytes(&numbers.bytes);
    }

    /// Reads what [`pack`](Self::pack) wrote of quotations of these articles; `None` when it is something else.
    pub(in crate::archive) fn unpack(from: &mut Unpacking<'_>, articles: &Articles) -> Option<Self> {
        let text = Arena::of(from.text()?);
        let speakers = StringPool::unpack(from)?;
        let count = usize::try_from(from.number()?).ok()?;
        let numbers = from.bytes()?;
        let mut rows = Vec::with_capacity(count.min(numbers.len() / LEAST));
        let (mut numbers, mut before, mut start) = (VarintReader::new(&numbers), Before::default(), 0);
        let mut key = None;
        for _ in 0..count {
            let article = before.article.checked_add(numbers.number()?)?;
            let of = match key.filter(|_| article == before.article) {
                Some(of) => of,
                None => *key.insert(articles.key(article)?),
            };
            before.enter(article);
            let row = unpack_row(of, &mut before, &mut start, &mut numbers)?;
            rows.push(row);
        }
        numbers.is_empty().then_some(Self { text, rows, speakers })
    }
}

fn pack_row(row: &Row, words: usize, before: &mut Before, out: &mut Varints) {
    let (_, ordinal) = of_quotation_key(row.key);
    out.put(u64::from(ordinal - before.ordinal));
    out.put_signed(row.start.wrapping_sub(before.end).cast_signed());
    out.put(row.end.wrapping_sub(row.start));
    out.put(words as u64);
    out.put(u64::from(row.speaker));
    let kind = place_in(QuotationKind::ALL, &row.kind);
    let how = row.how.map_or(0, |how| place_in(How::ALL, &how) + 1);
    let flag = |is_set: bool, flag: u8| if is_set { flag } else { 0 };
    let signs =
        flag(row.marked, MARKED) | flag(row.certainty.is_some(), CERTAIN) | flag(row.probably.is_some(), PROBABLY);
    out.put_byte(kind | how << HOW | signs);
    if let Some(certainty) = row.certainty {
        out.put_byte(certainty.hundredths());
    }
    if let Some(probably) = row.probably {
        out.put(u64::from(probably));
    }
    before.leave(ordinal, row.end);
}

/// A row of the article with the key `of`, whose words begin at `text`.
fn unpack_row(of: i64, before: &mut Before, text: &mut u32, from: &mut VarintReader<'_>) -> Option<Row> {
    let ordinal = before.ordinal.checked_add(from.number()?)?;
    let start = before.end.wrapping_add(from.signed()?.cast_unsigned());
    let end = start.wrapping_add(from.wide()?);
    let words = ArenaText { start: *text, len: from.number()? };
    *text = text.checked_add(words.len)?;
    let speaker = from.number()?;
    let flags = from.byte()?;
    let how = usize::from((flags & (MARKED - 1)) >> HOW);
    before.leave(ordinal, end);
    Some(Row {
        key: quotation_key(of, ordinal),
        start,
        end,
        words,
        article: before.article,
        speaker,
        kind: *QuotationKind::ALL.get(usize::from(flags & KIND))?,
        how: how.checked_sub(1).map(|at| How::ALL.get(at).copied().ok_or(())).transpose().ok()?,
        certainty: if flags & CERTAIN == 0 { None } else { Some(Certainty::from_hundredths(from.byte()?)) },
        probably: if flags & PROBABLY == 0 { None } else { Some(from.number()?) },
        marked: flags & MARKED != 0,
    })
}
