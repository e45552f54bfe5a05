//! The words that dates are made of, by language, with what each means.
//!
//! In: a word in small letters, and whether it is written with a capital. Out: its unit. It knows nothing of the words
//! beside it.

use std::sync::LazyLock;

use super::unit::{Period, Unit};
use crate::analysis::entities::hash::{Hashed, hash};
use Case::{Any, Capital, Small};

/// How a word must be written to mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    Small,
    Capital,
}

/// Words with blanks between them, how they are written, and what they mean; of two lines that fit, the first counts.
type Line = (&'static str, Case, Unit);

/// By the hash of a word: what it means in small letters and with a capital.
type Table = Hashed<[Option<Unit>; 2]>;

/// What a word in small letters may mean in a date.
pub(super) fn unit_of(lower: &str, capital: bool, french: bool) -> Option<Unit> {
    static IN_FRENCH: LazyLock<Table> = LazyLock::new(|| table(FRENCH));
    static IN_ENGLISH: LazyLock<Table> = LazyLock::new(|| table(ENGLISH));
    let table = if french { &IN_FRENCH } else { &IN_ENGLISH };
    table.get(&hash(lower)).and_then(|units| units[usize::from(capital)])
}

fn table(lines: &[Line]) -> Table {
    let mut table = Table::default();
    for (words, case, unit) in lines {
        for word in words.split(' ') {
            let [small, capital] = table.entry(hash(word)).or_default();
            if *case != Capital {
                small.get_or_insert(*unit);
            }
            if *case != Small {
                capital.get_or_insert(*unit);
            }
        }
    }
    table
}

const fn month(month: u8, sure: bool) -> Unit {
    Unit::Month { month, sure }
}

#[rustfmt::skip]
const FRENCH: &[Line] = &[
    ("janvier mi-janvier", Any, month(1, true)),
    ("février fevrier mi-février", Any, month(2, true)),
    ("mars", Small, month(3, true)),
    ("mars", Capital, month(3, false)),
    ("mi-mars", Any, month(3, true)),
    ("avril", Small, month(4, true)),
    ("avril", Capital, month(4, false)),
    ("mi-avril", Any, month(4, true)),
    ("mai", Small, month(5, true)),
    ("mai", Capital, month(5, false)),
    ("mi-mai", Any, month(5, true)),
    ("juin mi-juin", Any, month(6, true)),
    ("juillet mi-juillet", Any, month(7, true)),
    ("août aout mi-août", Any, month(8, true)),
    ("septembre mi-septembre", Any, month(9, true)),
    ("octobre mi-octobre", Any, month(10, true)),
    ("novembre mi-novembre", Any, month(11, true)),
    ("décembre decembre mi-décembre", Any, month(12, true)),
    ("lundi", Any, Unit::Weekday(1)),
    ("mardi", Any, Unit::Weekday(2)),
    ("mercredi", Any, Unit::Weekday(3)),
    ("jeudi", Any, Unit::Weekday(4)),
    ("vendredi", Any, Unit::Weekday(5)),
    ("samedi", Any, Unit::Weekday(6)),
    ("dimanche", Any, Unit::Weekday(7)),
    ("premier", Any, Unit::Spelled(1)),
    ("un une", Any, Unit::Spelled(1)),
    ("deux", Any, Unit::Spelled(2)),
    ("trois", Any, Unit::Spelled(3)),
    ("quatre", Any, Unit::Spelled(4)),
    ("cinq", Any, Unit::Spelled(5)),
    ("six", Any, Unit::Spelled(6)),
    ("sept", Any, Unit::Spelled(7)),
    ("huit", Any, Unit::Spelled(8)),
    ("neuf", Any, Unit::Spelled(9)),
    ("dix", Any, Unit::Spelled(10)),
    ("onze", Any, Unit::Spelled(11)),
    ("douze", Any, Unit::Spelled(12)),
    ("treize", Any, Unit::Spelled(13)),
    ("quatorze", Any, Unit::Spelled(14)),
    ("quinze", Any, Unit::Spelled(15)),
    ("vingt", Any, Unit::Spelled(20)),
    ("trente", Any, Unit::Spelled(30)),
    ("er e ème ᵉʳ", Small, Unit::Suffix),
    ("hier", Any, Unit::Near(-1)),
    ("avant-hier", Any, Unit::Near(-2)),
    ("aujourd'hui", Any, Unit::Near(0)),
    ("demain", Any, Unit::Near(1)),
    ("après-demain", Any, Unit::Near(2)),
    ("matin midi après-midi soir soirée nuit", Any, Unit::DayPart),
    ("jour jours", Any, Unit::Time(Period::Day)),
    ("week-end weekend", Any, Unit::Time(Period::Weekend)),
    ("semaine semaines", Any, Unit::Time(Period::Week)),
    ("mois", Any, Unit::Time(Period::Month)),
    ("an", Capital, Unit::NewYear),
    ("an ans année", Any, Unit::Time(Period::Year)),
    ("années", Any, Unit::Years),
    ("siècle", Any, Unit::Century),
    ("dernier dernière derniers passé passée", Any, Unit::Last),
    ("prochain prochaine prochains", Any, Unit::Next),
    ("ce cet cette", Any, Unit::This),
    ("il", Any, Unit::Il),
    ("y", Any, Unit::Y),
    ("a", Any, Unit::A),
    ("au à et ou", Any, Unit::Joiner),
    ("de d'", Any, Unit::Of),
    ("en depuis dès du le les début fin courant avant après jusqu'à jusqu'en pour entre d'ici", Any, Unit::Before),
    ("environ quelque quelques presque", Any, Unit::Roughly),
    ("noël", Capital, Unit::Feast { month: 12, day: 25 }),
    ("nouvel", Capital, Unit::NewOf),
    ("alors dans mais sous vers puis plus sans lors hors contre sur pas selon très aux mieux deux-tiers suis fois", Any, Unit::Other),
];

#[rustfmt::skip]
const ENGLISH: &[Line] = &[
    ("january jan jan. mid-january", Any, month(1, true)),
    ("february feb feb. mid-february", Any, month(2, true)),
    ("march", Capital, month(3, false)),
    ("mar. mid-march", Any, month(3, true)),
    ("april", Capital, month(4, false)),
    ("apr. mid-april", Any, month(4, true)),
    ("may", Capital, month(5, false)),
    ("mid-may", Any, month(5, true)),
    ("june", Capital, month(6, false)),
    ("mid-june", Any, month(6, true)),
    ("july mid-july", Any, month(7, true)),
    ("august", Capital, month(8, false)),
    ("aug. mid-august", Any, month(8, true)),
    ("september sept. sept sep. mid-september", Any, month(9, true)),
    ("october oct. mid-october", Any, month(10, true)),
    ("november nov. mid-november", Any, month(11, true)),
    ("december dec. mid-december", Any, month(12, true)),
    ("monday", Any, Unit::Weekday(1)),
    ("tuesday", Any, Unit::Weekday(2)),
    ("wednesday", Any, Unit::Weekday(3)),
    ("thursday", Any, Unit::Weekday(4)),
    ("friday", Any, Unit::Weekday(5)),
    ("saturday", Any, Unit::Weekday(6)),
    ("sunday", Any, Unit::Weekday(7)),
    ("one", Any, Unit::Spelled(1)),
    ("two", Any, Unit::Spelled(2)),
    ("three", Any, Unit::Spelled(3)),
    ("four", Any, Unit::Spelled(4)),
    ("five", Any, Unit::Spelled(5)),
    ("six", Any, Unit::Spelled(6)),
    ("seven", Any, Unit::Spelled(7)),
    ("eight", Any, Unit::Spelled(8)),
    ("nine", Any, Unit::Spelled(9)),
    ("ten", Any, Unit::Spelled(10)),
    ("eleven", Any, Unit::Spelled(11)),
    ("twelve", Any, Unit::Spelled(12)),
    ("yesterday", Any, Unit::Near(-1)),
    ("today tonight", Any, Unit::Near(0)),
    ("tomorrow", Any, Unit::Near(1)),
    ("morning afternoon evening night", Any, Unit::DayPart),
    ("day days", Any, Unit::Time(Period::Day)),
    ("weekend", Any, Unit::Time(Period::Weekend)),
    ("week weeks", Any, Unit::Time(Period::Week)),
    ("month months", Any, Unit::Time(Period::Month)),
    ("year", Capital, Unit::NewYear),
    ("year years", Any, Unit::Time(Period::Year)),
    ("century", Any, Unit::Century),
    ("last", Any, Unit::Last),
    ("next", Any, Unit::Next),
    ("this", Any, Unit::This),
    ("ago", Any, Unit::Ago),
    ("to and or through", Any, Unit::Joiner),
    ("of", Any, Unit::Of),
    ("in since until till by from between during before after early late mid for on around", Any, Unit::Before),
    ("about some nearly almost over", Any, Unit::Roughly),
    ("christmas", Capital, Unit::Feast { month: 12, day: 25 }),
    ("new", Capital, Unit::NewOf),
    ("was as has his its across is does us plus unless towards perhaps always sometimes besides thus whereas less", Any, Unit::Other),
];
