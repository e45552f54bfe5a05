//! What queries are matched with: the headlines of all rows, folded once.

use rayon::prelude::*;

use crate::text::char_classes::floor_boundary;

use super::accents::{Accent, fold_with_accents};

/// Rows that one task folds or looks through.
pub(super) const BLOCK: usize = 2_048;
/// The most of a field that is looked at, in bytes of folded text: nobody's headline is longer.
const FIELD_LIMIT: usize = 1_024;
/// Fields that a row has at most, so that any place in a row fits 16 bits.
const FIELDS_LIMIT: usize = 60;
/// What stands between the names of a field that has several.
pub const NAMES_APART: &str = " · ";

/// The folded headlines of rows, each of several fields (its title and its source, say), in plain columns.
///
/// The order of the rows is the caller's and decides ties, so the best comes first: newest, then by title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystacks {
    /// For each field, the points that a term loses when it is found there.
    handicaps: Vec<i32>,
    /// Which fields are running text, as bits.
    prose: u64,
    /// Whether rows are names.
    names: bool,
    columns: Columns,
}

/// The data of [`Haystacks`], fit to be written as they are and read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// All fields of all rows, one after the other, each closed by a line break, which folded text never has.
    pub text: String,
    /// Where each field ends in `text`, its line break included, in bytes.
    pub ends: Vec<u32>,
    /// Which letters each field has: see `bag`.
    pub bags: Vec<u64>,
    /// The accented letters of the rows: the place in the row in the upper half, the UTF-16 unit in the lower.
    pub accents: Vec<u32>,
    /// For each row, where its accents end in `accents`.
    pub accent_ends: Vec<u32>,
}

/// One field of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    pub text: &'a str,
    /// Which letters it has.
    pub bag: u64,
    /// Points that a term loses here.
    pub handicap: i32,
    /// Whether it is running text, in which letters here and there mean nothing.
    pub prose: bool,
    /// Whether one beginning of a word is as good as another.
    pub flat: bool,
    /// Where the field begins in its row.
    start: usize,
    /// The accents of the whole row.
    accents: &'a [u32],
}

impl Haystacks {
    /// Folds `rows` rows, in parallel. `text` gives a field of a row by their numbers; there are as many
    /// fields as `handicaps`, at most 60, the most telling first. Only the first kilobyte of a field counts,
    /// and four gigabytes in all.
    pub fn build<'a>(rows: usize, handicaps: &[i32], text: impl Fn(usize, usize) -> &'a str + Sync) -> Self {
        let handicaps = handicaps[..handicaps.len().min(FIELDS_LIMIT)].to_vec();
        let fields = handicaps.len();
        let starts: Vec<usize> = (0..rows).step_by(BLOCK).collect();
        let mut columns = Columns::default();
        // A few blocks at a time, so that the whole is never in memory twice.
        for some in starts.chunks(rayon::current_num_threads().max(1) * 4) {
            let fold_block = |start: &usize| {
                let mut block = Columns::default();
                for row in *start..rows.min(start + BLOCK) {
                    block.push((0..fields).map(|field| text(row, field)));
                }
                block
            };
            for block in some.par_iter().map(fold_block).collect::<Vec<_>>() {
                columns.append(&block);
            }
        }
        Self { handicaps, prose: 0, names: false, columns }
    }

    /// Takes these fields, by their numbers, for running text: words are found there from their beginning on,
    /// never by letters here and there, which any long text has.
    #[must_use]
    pub fn with_prose(mut self, fields: &[usize]) -> Self {
        self.prose =
            fields.iter().filter(|field| **field < FIELDS_LIMIT).fold(self.prose, |all, field| all | 1 << field);
        self
    }

    /// Takes the rows for names of things, a field with several of them for names between [`NAMES_APART`]: a name
    /// that was typed whole comes first, then those of which a word begins so, in the order of the rows.
    #[must_use]
    pub fn of_names(mut self) -> Self {
        self.names = true;
        self
    }

    /// Whether one of the names of a row is `name`, which is folded; never where rows are no names.
    pub(super) fn is_called(&self, row: u32, name: &str) -> bool {
        self.names && self.fields(row).any(|field| field.text.split(NAMES_APART).any(|other| other == name))
    }

    /// Puts columns that were kept together again. `None` when they don't fit each other.
    #[must_use]
    pub fn from_columns(handicaps: &[i32], columns: Columns) -> Option<Self> {
        let rows = columns.accent_ends.len();
        let fits = handicaps.len() <= FIELDS_LIMIT
            && columns.ends.len() == rows * handicaps.len()
            && columns.bags.len() == columns.ends.len()
            && columns.ends.last().map_or(0, |end| *end as usize) == columns.text.len()
            && columns.accent_ends.last().map_or(0, |end| *end as usize) == columns.accents.len()
            && columns.accent_ends.is_sorted()
            && columns
                .ends
                .iter()
                .all(|end| columns.text.as_bytes().get((*end as usize).wrapping_sub(1)) == Some(&b'\n'))
            && columns.ends.windows(2).all(|pair| pair[0] < pair[1]);
        fits.then(|| Self { handicaps: handicaps.to_vec(), prose: 0, names: false, columns })
    }

    /// The columns, to be kept.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.accent_ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.accent_ends.is_empty()
    }

    /// Which letters a row that is there has, in all its fields.
    #[inline]
    pub(super) fn bag(&self, row: u32) -> u64 {
        let first = row as usize * self.handicaps.len();
        self.columns.bags[first..first + self.handicaps.len()].iter().fold(0, |all, bag| all | bag)
    }

    /// The fields of a row that is there.
    #[inline]
    pub(super) fn fields(&self, row: u32) -> impl Iterator<Item = Field<'_>> {
        let row = row as usize;
        let Columns { text, ends, bags, accents, accent_ends } = &self.columns;
        let before = |ends: &[u32], at: usize| at.checked_sub(1).map_or(0, |at| ends[at] as usize);
        let accents = &accents[before(accent_ends, row)..accent_ends[row] as usize];
        let first = row * self.handicaps.len();
        let row_start = before(ends, first);
        let mut start = row_start;
        self.handicaps.iter().enumerate().zip(&ends[first..]).zip(&bags[first..]).map(
            move |(((number, handicap), end), bag)| {
                let (from, end) = (start, *end as usize);
                start = end;
                let (text, prose) = (&text[from..end - 1], self.prose >> number & 1 == 1);
                let (start, flat) = (from - row_start, prose || self.names);
                Field { text, bag: *bag, handicap: *handicap, prose, flat, start, accents }
            },
        )
    }
}

impl<'a> Field<'a> {
    /// Whether the letter at the byte `at` of the field is `letter` with this very accent.
    pub(super) fn has_accent(&self, at: usize, letter: char) -> bool {
        pack(self.start + at, letter).is_some_and(|accent| self.accents.contains(&accent))
    }

    /// Whether the row has `letter` with this very accent anywhere.
    pub(super) fn has_letter(&self, letter: char) -> bool {
        self.accents.iter().any(|accent| accent & 0xFFFF == u32::from(letter))
    }

    /// A field that stands alone, with these accents.
    pub(super) fn alone(text: &'a str, accents: &'a [u32], prose: bool) -> Self {
        Self { text, bag: bag(text), handicap: 0, prose, flat: prose, start: 0, accents }
    }
}

impl Columns {
    fn push<'a>(&mut self, fields: impl Iterator<Item = &'a str>) {
        let row_start = self.text.len();
        for field in fields {
            let start = self.text.len() - row_start;
            let (text, accents) = fold_with_accents(head(field));
            let text = &text[..floor_boundary(&text, FIELD_LIMIT)];
            self.bags.push(bag(text));
            self.accents.extend(packed(&accents, start, text.len()));
            self.text.push_str(text);
            self.text.push('\n');
            self.ends.push(offset(self.text.len()));
        }
        self.accent_ends.push(offset(self.accents.len()));
    }

    fn append(&mut self, block: &Self) {
        // Past what 32 bits can count, rows are there but empty.
        if self.text.len() + block.text.len() > u32::MAX as usize {
            let rows = block.accent_ends.len();
            return (0..rows).for_each(|_| self.push(std::iter::repeat_n("", block.ends.len() / rows)));
        }
        let (text, accents) = (offset(self.text.len()), offset(self.accents.len()));
        self.text.push_str(&block.text);
        self.accents.extend(&block.accents);
        self.bags.extend(&block.bags);
        self.ends.extend(block.ends.iter().map(|end| end + text));
        self.accent_ends.extend(block.accent_ends.iter().map(|end| end + accents));
    }
}

/// The beginning of a field, with room for what folding drops.
fn head(field: &str) -> &str {
    &field[..floor_boundary(field, 4 * FIELD_LIMIT)]
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Accents as columns have them, of a field that begins at `start` of its row and is `length` bytes long.
pub(super) fn packed(accents: &[Accent], start: usize, length: usize) -> impl Iterator<Item = u32> {
    let inside = accents.iter().filter(move |accent| (accent.at as usize) < length);
    inside.filter_map(move |accent| pack(start + accent.at as usize, accent.letter))
}

fn pack(at: usize, letter: char) -> Option<u32> {
    let (at, letter) = (u16::try_from(at).ok()?, u16::try_from(u32::from(letter)).ok()?);
    Some(u32::from(at) << 16 | u32::from(letter))
}

/// Classes of bytes that a bag tells apart: 26 letters, 10 digits, what isn't ASCII, the rest.
const CLASSES: u32 = 38;

/// The bit of each byte's class.
const BITS: [u64; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let class = match byte as u8 {
            letter @ b'a'..=b'z' => letter - b'a',
            figure @ b'0'..=b'9' => 26 + (figure - b'0'),
            128.. => 36,
            _ => 37,
        };
        bits[byte] = 1 << class;
        byte += 1;
    }
    bits
};

/// Which letters a folded text has, as bits: one a class of bytes, and another for each Latin letter that
/// stands in it twice. A text has all letters of another only if its bag has all bits of the other's.
pub(super) fn bag(text: &str) -> u64 {
    let (mut once, mut twice) = (0u64, 0u64);
    for byte in text.bytes() {
        let bit = BITS[usize::from(byte)];
        twice |= once & bit;
        once |= bit;
    }
    once | (twice & 0x3FF_FFFF) << CLASSES
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [[&str; 2]; 3] = [["L’été à Brest", "Le Phare"], ["", ""], ["Cœur\u{a0}: « où »", "L'Écho"]];

    fn haystacks() -> Haystacks {
        Haystacks::build(3, &[0, 8], |row, field| ROWS[row][field])
    }

    #[test]
    fn rows_keep_their_fields_apart_and_their_accents() {
        let haystacks = haystacks();
        let texts: Vec<_> = (0..3).flat_map(|row| haystacks.fields(row)).map(|field| field.text).collect();
        assert_eq!(texts, ["l'ete a brest", "le phare", "", "", "coeur : « ou »", "l'echo"]);
        let fields: Vec<_> = haystacks.fields(2).collect();
        assert!(fields[0].has_accent(1, 'œ') && !fields[0].has_accent(2, 'œ'));
        assert!(fields[0].has_accent(fields[0].text.find("ou").unwrap() + 1, 'ù'));
        assert!(fields[1].has_accent(2, 'é') && !fields[1].has_accent(2, 'è') && !fields[0].has_accent(2, 'é'));
        assert_eq!((fields[0].handicap, fields[1].handicap), (0, 8));
    }

    #[test]
    fn columns_go_and_come_back_and_foreign_ones_do_not() {
        let haystacks = haystacks();
        let columns = haystacks.columns().clone();
        assert_eq!(Haystacks::from_columns(&[0, 8], columns.clone()), Some(haystacks));
        assert_eq!(Haystacks::from_columns(&[0], columns.clone()), None);
        let spoilt = |spoil: fn(&mut Columns)| {
            let mut columns = columns.clone();
            spoil(&mut columns);
            Haystacks::from_columns(&[0, 8], columns)
        };
        assert_eq!(spoilt(|columns| columns.ends[0] += 1), None);
        assert_eq!(spoilt(|columns| columns.ends.swap(0, 1)), None);
        assert_eq!(spoilt(|columns| columns.text.push('x')), None);
        assert_eq!(spoilt(|columns| columns.accent_ends[0] = 99), None);
        assert_eq!(spoilt(|columns| columns.bags.truncate(1)), None);
    }

    #[test]
    fn more_rows_than_one_block_are_the_same_rows() {
        let titles: Vec<String> = (0..3 * BLOCK + 7).map(|row| format!("Numéro {row}")).collect();
        let haystacks = Haystacks::build(titles.len(), &[0], |row, _| &titles[row]);
        for row in [0, BLOCK - 1, BLOCK, 3 * BLOCK + 6] {
            let field = haystacks.fields(u32::try_from(row).unwrap()).next().unwrap();
            assert_eq!(field.text, format!("numero {row}"));
            assert!(field.has_accent(3, 'é'));
        }
    }

    #[test]
    fn endless_fields_are_cut_at_a_letter() {
        let long = "é«".repeat(5_000);
        let haystacks = Haystacks::build(1, &[0; 2], |_, _| &long);
        assert!(haystacks.fields(0).all(|field| field.text.len() <= FIELD_LIMIT && field.text.len() > FIELD_LIMIT - 3));
    }

    #[test]
    fn a_bag_has_the_bits_of_every_part_of_its_text() {
        let whole = bag("la coree du nord, 2023 «oui»");
        for part in ["coree", "eerr", "2023", "« n", "oou"] {
            assert_eq!(bag(part) & !whole, 0, "{part}");
        }
        for other in ["z", "7", "aaa cc"] {
            assert_ne!(bag(other) & !whole, 0, "{other}");
        }
    }
}
