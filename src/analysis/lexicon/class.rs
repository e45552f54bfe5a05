//! Classes of words, as a set of bits.

use std::ops::{BitOr, BitOrAssign};

/// One class that a word may belong to, or several of them joined by `|`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(u64);

/// All that is known of one word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word(u64);

/// Names the classes in the order of their bits.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Class {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)+
        }
    };
}

classes! {
    /// A form of a verb of saying (`affirmer`, `say`).
    SPEECH = 0,
    /// A form of a verb that governs quoted words without being one of saying (`dénoncer`, `praise`).
    STANCE = 1,
    /// A form of any known verb.
    VERB = 2,
    /// A finite form of the third person singular.
    SINGULAR_VERB = 3,
    /// A finite form of the third person plural.
    PLURAL_VERB = 4,
    /// A past participle.
    PARTICIPLE = 5,
    /// A present participle.
    GERUND = 6,
    /// An infinitive.
    INFINITIVE = 7,
    /// An auxiliary or modal verb, finite.
    AUXILIARY = 8,
    /// An article, possessive or demonstrative.
    DETERMINER = 9,
    /// A determiner that points back to something known (`le`, `ce`, `the`).
    DEFINITE = 10,
    /// A determiner or noun of the plural.
    PLURAL = 11,
    /// Masculine, as determiner, pronoun or title.
    MASCULINE = 12,
    /// Feminine, as determiner, pronoun or title.
    FEMININE = 13,
    /// A pronoun that can be a subject.
    SUBJECT = 14,
    /// A personal or demonstrative pronoun of the third person, to be resolved.
    THIRD = 15,
    /// A pronoun that names nobody (`on`, `ce`, `there`).
    IMPERSONAL = 16,
    /// A small word between subject and verb (`ne`, `se`, `lui`).
    CLITIC = 17,
    /// A word of negation.
    NEGATION = 18,
    /// A relative pronoun.
    RELATIVE = 19,
    /// A word that joins equals (`et`, `but`).
    CONJUNCTION = 20,
    /// A word that opens a subordinate clause (`que`, `because`).
    SUBORDINATOR = 21,
    /// A preposition, contracted ones included (`du`, `aux`).
    PREPOSITION = 22,
    /// What opens the source of a statement (`selon`, `according`).
    ACCORDING = 23,
    /// An adverb.
    ADVERB = 24,
    /// A word that tells when (`jeudi`, `matin`).
    TIME = 25,
    /// A number in letters.
    NUMBER = 26,
    /// `M.`, `Mrs`, `Dr`.
    CIVILITY = 27,
    /// A title, office, trade or kinship of a person.
    ROLE = 28,
    /// A body that speaks (`parquet`, `ministry`).
    INSTITUTION = 29,
    /// People spoken of together (`autorités`, `critics`).
    GROUP = 30,
    /// Something written or spoken that a speaker speaks through (`communiqué`).
    DOCUMENT = 31,
    /// A noun of saying (`réponse`, `words`).
    SAYING = 32,
    /// What comes before a name, term or title of a work (`surnommé`, `film`).
    NAMING = 33,
    /// Where words are said (`Twitter`).
    MEDIA = 34,
    /// A given name of men.
    MALE_NAME = 35,
    /// A given name of women.
    FEMALE_NAME = 36,
    /// A verb of saying that heads a reporting clause (French: incise) but governs no words of its own (`poursuivre`).
    INCISE = 37,
    /// A form of a verb of uttering: negated, it tells what was not said (`dire`, `promettre`).
    UTTERING = 38,
    /// What a person who was named may be called afterwards, by trade or state (`le pêcheur`, `the champion`).
    EPITHET = 39,
    /// A form of a verb that says how something is called (`parler de`, `call`).
    CALLING = 40,
    /// A form of a verb by which a document is given to the world (`publier`, `release`).
    PUBLISHING = 41,
    /// What bears the name of a person (`école`, `rue`).
    BEARER = 42,
}

impl Class {
    /// Any finite form of a known verb, auxiliaries included.
    pub const FINITE: Self = Self(Self::SINGULAR_VERB.0 | Self::PLURAL_VERB.0 | Self::AUXILIARY.0);
    /// A verb that governs quoted words.
    pub const QUOTING: Self = Self(Self::SPEECH.0 | Self::STANCE.0);
    /// A given name of either gender.
    pub const GIVEN_NAME: Self = Self(Self::MALE_NAME.0 | Self::FEMALE_NAME.0);
    /// A noun for one who can speak: a person, a body, people together, or a document that somebody speaks through.
    pub const SPEAKER: Self = Self(Self::ROLE.0 | Self::INSTITUTION.0 | Self::GROUP.0 | Self::DOCUMENT.0);
    /// Small words that are no noun, verb or name.
    pub const FUNCTION: Self = Self(
        Self::DETERMINER.0
            | Self::SUBJECT.0
            | Self::CLITIC.0
            | Self::RELATIVE.0
            | Self::CONJUNCTION.0
            | Self::SUBORDINATOR.0
            | Self::PREPOSITION.0
            | Self::ADVERB.0,
    );
}

impl Word {
    /// Whether it belongs to `class`, or to any of them where several are joined.
    #[must_use]
    pub fn is(self, class: Class) -> bool {
        self.0 & class.0 != 0
    }
}

impl From<Class> for Word {
    fn from(class: Class) -> Self {
        Self(class.0)
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Word {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
