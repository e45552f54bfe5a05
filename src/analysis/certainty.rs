//! How certain a speaker is, and how that is told to people: in three levels, each with a mark of its own.
//!
//! Comes in: a probability. Goes out: its level and the mark that stands after the name. The words for the levels are
//! those of whoever shows them.

use crate::article::names::names;

/// How likely something is, in hundredths: 0 is impossible, 100 is beyond doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Certainty(u8);

/// How far a speaker can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CertaintyLevel {
    /// More likely wrong than right: never cited before a person has confirmed it.
    Guess,
    /// More likely right than wrong.
    Likely,
    /// Right in nearly all cases: shown without a mark.
    Sure,
}

names!(CertaintyLevel { Guess = "guess", Likely = "likely", Sure = "sure" });

impl CertaintyLevel {
    /// What stands after the name of such a speaker, so that doubt is seen without colour.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Sure => "",
            Self::Likely => "?",
            Self::Guess => "??",
        }
    }

    /// The least certainty of this level.
    #[must_use]
    pub fn from(self) -> Certainty {
        match self {
            Self::Sure => Certainty::PLAIN,
            Self::Likely => Certainty::EVEN,
            Self::Guess => Certainty(0),
        }
    }
}

impl Certainty {
    /// Beyond doubt.
    pub const FULL: Self = Self(100);
    /// As likely as not: what is below is a guess.
    pub const EVEN: Self = Self(50);
    /// Sure enough to be shown without a mark of doubt.
    pub const PLAIN: Self = Self(90);

    /// From a share between 0 and 1; what is beyond is taken for the nearer end.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn new(share: f32) -> Self {
        Self((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// As a share between 0 and 1.
    #[must_use]
    pub fn share(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// From hundredths, as they are stored; what is beyond 100 is taken for 100.
    #[must_use]
    pub fn from_hundredths(hundredths: u8) -> Self {
        Self(hundredths.min(100))
    }

    /// In hundredths.
    #[must_use]
    pub fn hundredths(self) -> u8 {
        self.0
    }

    /// As a share between 0 and 1, to be written down.
    #[must_use]
    pub fn as_number(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The level that it belongs to.
    #[must_use]
    pub fn level(self) -> CertaintyLevel {
        let levels = [CertaintyLevel::Sure, CertaintyLevel::Likely];
        levels.into_iter().find(|level| self >= level.from()).unwrap_or(CertaintyLevel::Guess)
    }
}

/// The level of a speaker who may be missing: where nobody is named, nobody is named wrongly.
#[must_use]
pub fn level_of(certainty: Option<Certainty>) -> CertaintyLevel {
    certainty.map_or(CertaintyLevel::Sure, Certainty::level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_has_its_bounds_and_its_mark() {
        for (share, mark) in [(1.0, ""), (0.9, ""), (0.89, "?"), (0.5, "?"), (0.49, "??"), (0.0, "??"), (-3.0, "??")] {
            assert_eq!(Certainty::new(share).level().mark(), mark, "{share}");
        }
        assert_eq!(level_of(None).mark(), "");
        assert_eq!(Certainty::from_hundredths(250), Certainty::FULL);
    }
}
