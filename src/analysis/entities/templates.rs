//! What features are about, and the numbers that stand for them.
//!
//! A feature is a number: the hash of its [`Template`] and of what it saw, with its [`Group`] in the lowest bits.

use super::hash::combine;

/// What a feature is about.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
pub(super) enum Template {
    Cased = 1,
    Lower,
    Before,
    After,
    Before2,
    After2,
    PairBefore,
    PairAfter,
    Around,
    Prefix,
    Suffix,
    Shape,
    ShapeBefore,
    ShapeAfter,
    ShapesAround,
    First,
    Kind,
    Kinds,
    KindsBefore,
    KindsAfter,
    KindsPair,
    Known,
    KnownInside,
    Head,
    HeadBefore,
    HeadBefore2,
    HeadAfter,
    HeadOfRun,
    RunLength,
    RunPlace,
    RunBefore,
    RunBefore2,
    RunAfter,
    RunFirst,
    RunLast,
    RunHeadAfter,
    RunKinds,
    Shown,
    ShownAll,
    ShownLast,
    Date,
    Quoted,
    HeadLeft,
    NextCapital,
    RunKnown,
    Listed,
}

/// What features look at. Training can leave one out, to tell what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Group {
    /// The word itself.
    Word,
    /// The words beside it.
    Neighbours,
    /// Beginnings and ends of words.
    Affixes,
    /// How words are written: capitals, digits, marks.
    Shapes,
    /// The big lists: given names, surnames, towns, common words.
    Lexicon,
    /// The small lists: words that introduce names.
    Heads,
    /// The capitalised words among which it stands, as one thing.
    Run,
    /// What the rest of the article shows.
    Article,
}

impl Group {
    /// All of them, with their names on the command line of the tools.
    pub const ALL: [(&'static str, Self); 8] = [
        ("word", Self::Word),
        ("neighbours", Self::Neighbours),
        ("affixes", Self::Affixes),
        ("shapes", Self::Shapes),
        ("lexicon", Self::Lexicon),
        ("heads", Self::Heads),
        ("run", Self::Run),
        ("article", Self::Article),
    ];

    /// The group of a feature.
    #[must_use]
    pub fn of(feature: u64) -> Self {
        // There are as many groups as three bits tell.
        Self::ALL[(feature & GROUP_BITS) as usize].1
    }
}

/// The bits of a feature that hold its [`Group`].
const GROUP_BITS: u64 = 7;

fn group(template: Template) -> Group {
    use Template as T;
    match template {
        T::Cased | T::Lower => Group::Word,
        T::Before | T::After | T::Before2 | T::After2 | T::PairBefore | T::PairAfter | T::Around | T::NextCapital => {
            Group::Neighbours
        }
        T::Prefix | T::Suffix => Group::Affixes,
        T::Shape | T::ShapeBefore | T::ShapeAfter | T::ShapesAround | T::First | T::Quoted | T::Date => Group::Shapes,
        T::Kind | T::Kinds | T::KindsBefore | T::KindsAfter | T::KindsPair | T::Known | T::KnownInside => {
            Group::Lexicon
        }
        T::RunKinds | T::RunKnown | T::Listed => Group::Lexicon,
        T::Head | T::HeadBefore | T::HeadBefore2 | T::HeadAfter | T::HeadOfRun | T::RunHeadAfter | T::HeadLeft => {
            Group::Heads
        }
        T::RunLength | T::RunPlace | T::RunBefore | T::RunBefore2 | T::RunAfter | T::RunFirst | T::RunLast => {
            Group::Run
        }
        T::Shown | T::ShownAll | T::ShownLast => Group::Article,
    }
}

/// Hands a feature to `out`: what a template saw.
#[inline]
pub(super) fn add(out: &mut impl FnMut(u64), template: Template, value: u64) {
    out(combine(value, template as u64) & !GROUP_BITS | group(template) as u64);
}
