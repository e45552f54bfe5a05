//! The list of entities as it is kept on the disk: the names one after the other, and for each row its numbers.

use super::{Entities, Joined, Row};
use crate::analysis::EntityKind;
use crate::archive::columns::arena::{Arena, ArenaText};
use crate::archive::columns::pack::{Packed, Unpacking, place_in};
use crate::archive::columns::timeline::Levels;
use crate::archive::columns::varint::{VarintReader, Varints};

/// Bytes that a row takes at least.
const LEAST: usize = 10;

impl Entities {
    /// Writes all columns. An entity that is called as the articles call it has its name once.
    pub(in crate::archive) fn pack(&self, out: &mut Packed<'_>) {
        let own = |row: &Row| if row.own == row.name { ArenaText::default() } else { row.own };
        let of_row = |row: &Row| [row.name, own(row), row.aliases];
        // In the order of their rows, so that these need not say where they begin.
        let joined = || self.rows.iter().flat_map(|row| &self.joined[row.joined_names()]);
        let texts = self.rows.iter().flat_map(of_row).chain(joined().map(|joined| joined.name));
        out.texts(texts.map(|text| self.text.get(text)));
        let mut numbers = Varints::default();
        for row in &self.rows {
            pack_row(row, of_row(row), &mut numbers);
        }
        for joined in joined() {
            numbers.put_signed(joined.key);
            numbers.put(u64::from(joined.name.len));
            numbers.put(u64::from(joined.articles));
            numbers.put_byte(place_in(EntityKind::ALL, &joined.kind));
        }
        out.number(self.rows.len() as u64);
        out.number(self.joined.len() as u64);
        out.bytes(&numbers.bytes);
    }

    /// Reads what [`pack`](Self::pack) wrote; `None` when it is something else.
    pub(in crate::archive) fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        let text = Arena::of(from.text()?);
        let (count, joined_count) = (from.number()?, from.number()?);
        let bytes = from.bytes()?;
        let room = |count: u64| usize::try_from(count).map(|count| count.min(bytes.len() / LEAST)).ok();
        let (mut rows, mut joined) = (Vec::with_capacity(room(count)?), Vec::with_capacity(room(joined_count)?));
        let (mut numbers, mut place, mut first_joined) = (VarintReader::new(&bytes), Place::default(), 0u32);
        for _ in 0..count {
            let row = unpack_row(&mut numbers, &mut place, first_joined)?;
            first_joined = first_joined.checked_add(row.joined)?;
            rows.push(row);
        }
        for _ in 0..joined_count {
            joined.push(Joined {
                key: numbers.signed()?,
                name: place.next(numbers.number()?)?,
                articles: numbers.number()?,
                kind: kind_of(numbers.byte()?)?,
            });
        }
        let is_whole = numbers.is_empty() && u64::from(first_joined) == joined_count;
        is_whole.then(|| Self { text, rows, joined, by_key: Vec::new(), joined_keys: Vec::new() }.with_keys())
    }
}

fn pack_row(row: &Row, texts: [ArenaText; 3], out: &mut Varints) {
    out.put_signed(row.key);
    for text in texts {
        out.put(u64::from(text.len));
    }
    for number in [row.joined, row.articles, row.quotations, row.first, row.last] {
        out.put(u64::from(number));
    }
    row.levels.iter().for_each(|level| out.put_byte(*level));
    out.put_byte(place_in(EntityKind::ALL, &row.kind));
    out.put_byte(place_in(EntityKind::ALL, &row.own_kind));
}

fn unpack_row(from: &mut VarintReader<'_>, place: &mut Place, first_joined: u32) -> Option<Row> {
    let key = from.signed()?;
    let name = place.next(from.number()?)?;
    let own = place.next(from.number()?)?;
    let aliases = place.next(from.number()?)?;
    let mut number = || from.number();
    let (joined, articles, quotations, first, last) = (number()?, number()?, number()?, number()?, number()?);
    let mut levels = Levels::default();
    for level in &mut levels {
        *level = from.byte()?;
    }
    Some(Row {
        key,
        name,
        own: if own.len == 0 { name } else { own },
        aliases,
        first_joined,
        joined,
        articles,
        quotations,
        first,
        last,
        levels,
        kind: kind_of(from.byte()?)?,
        own_kind: kind_of(from.byte()?)?,
    })
}

/// Where the next text lies.
#[derive(Default)]
struct Place(u32);

impl Place {
    fn next(&mut self, len: u32) -> Option<ArenaText> {
        let start = self.0;
        self.0 = start.checked_add(len)?;
        Some(ArenaText { start, len })
    }
}

fn kind_of(number: u8) -> Option<EntityKind> {
    EntityKind::ALL.get(usize::from(number)).copied()
}
