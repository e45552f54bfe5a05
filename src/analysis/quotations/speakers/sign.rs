//! The signs by which the speaker of a quotation is told: each a plain question about one candidate, with a name.
//!
//! Two kinds of candidates are asked. A *phrase* is words of the sentence that may name the source; a *party* is whom
//! such a phrase may stand for. The names are those of the table of weights (`assets/speakers.txt`). This file knows
//! no text and no weight.

/// A sign, by its position in the table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sign(u16);

impl Sign {
    /// Its position in the table of names.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// What it is called in the table of weights.
    #[must_use]
    pub fn name(self) -> String {
        let at = self.index();
        if let Some(name) = PLAIN.get(at) {
            return (*name).to_owned();
        }
        let (family, nearness) = ((at - PLAIN.len()) / NEARNESSES.len(), (at - PLAIN.len()) % NEARNESSES.len());
        let family = ["pronoun", "incise pronoun", "role given", "role not given", "body", "description", "carried on"]
            .get(family)
            .copied()
            .unwrap_or_default();
        format!("{family}: {}", NEARNESSES[nearness])
    }

    /// How many there are.
    #[must_use]
    pub fn count() -> usize {
        PLAIN.len() + 7 * NEARNESSES.len()
    }

    /// All of them, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::count()).filter_map(|at| u16::try_from(at).ok().map(Self))
    }
}

/// Why a party is asked about: the phrase is a pronoun, a description, or there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Family {
    Pronoun,
    IncisePronoun,
    RoleGiven,
    RoleNotGiven,
    Body,
    Description,
    Carried,
}

impl Family {
    /// The sign of a nearness for this family.
    pub fn sign(self, nearness: Nearness) -> Sign {
        let at = PLAIN.len() + self as usize * NEARNESSES.len() + nearness as usize;
        Sign(u16::try_from(at).unwrap_or(u16::MAX))
    }
}

macro_rules! plain_signs {
    ($($name:ident = $text:literal,)+) => {
        /// Positions of the plain signs.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Plain { $($name,)+ }
        impl Sign {
            $(
                #[doc = $text]
                pub const $name: Self = Self(Plain::$name as u16);
            )+
        }
        const PLAIN: &[&str] = &[$($text,)+];
    };
}

macro_rules! nearnesses {
    ($($name:ident = $text:literal,)+) => {
        /// How a party stands to the place of the quotation, asked for pronouns, descriptions and speech carried on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in super::super) enum Nearness { $(#[doc = $text] $name,)+ }
        const NEARNESSES: &[&str] = &[$($text,)+];
    };
}

plain_signs! {
    // What the rules say of a phrase.
    RULE = "phrase: the rules took it",
    RULE_SUBJECT = "phrase: the rules took it as subject of the sentence",
    RULE_SOURCE = "phrase: the rules took it as source of the sentence",
    RULE_GOVERNED = "phrase: the rules took it as subject of the governing verb",
    RULE_INCISE = "phrase: the rules took it from an incise",
    RULE_LABEL = "phrase: the rules took it as signature",
    RULE_NAME = "phrase: the rules took it, a name",
    RULE_DESCRIPTION = "phrase: the rules took it, a description",
    RULE_PRONOUN = "phrase: the rules took it, a pronoun",
    SUBJECT_NAME = "phrase: the rules took it as subject of the sentence, a name",
    SUBJECT_DESCRIPTION = "phrase: the rules took it as subject of the sentence, a description",
    GOVERNED_DESCRIPTION = "phrase: the rules took it as subject of the governing verb, a description",
    OTHER_SUBJECT = "phrase: the rules took another as subject of the sentence",
    OTHER_SOURCE = "phrase: the rules took another as source of the sentence",
    OTHER_GOVERNED = "phrase: the rules took another as subject of the governing verb",
    OTHER_INCISE = "phrase: the rules took another from an incise",
    // Where it stands.
    INSIDE = "phrase: in an incise inside the marks",
    AFTER = "phrase: after the quotation",
    BEFORE = "phrase: before the quotation",
    QUOTE_BETWEEN = "phrase: another quotation between",
    COLON_BETWEEN = "phrase: a colon between",
    FAR = "phrase: far in its sentence",
    NEAREST = "phrase: the nearest on its side",
    FIRST = "phrase: the first of its sentence",
    FIRST_SUBJECT = "phrase: the first without a preposition",
    BEFORE_COLON = "phrase: right before the colon of the quotation",
    PARENTHESIS = "phrase: in parentheses",
    // Its verb.
    SUBJECT = "phrase: subject of a verb",
    QUOTING = "phrase: subject of a verb that can govern quoted words",
    SPEECH_NEXT = "phrase: subject of a verb of saying right after the quotation",
    SPEECH_LATER = "phrase: subject of a verb of saying further on",
    SPEECH_LAST = "phrase: subject of a verb of saying, the last before",
    SPEECH_EARLIER = "phrase: subject of a verb of saying, another between",
    STANCE_NEXT = "phrase: subject of a verb of stance right after the quotation",
    STANCE_LATER = "phrase: subject of a verb of stance further on",
    STANCE_LAST = "phrase: subject of a verb of stance, the last before",
    STANCE_EARLIER = "phrase: subject of a verb of stance, another between",
    VERB_NEXT = "phrase: subject of another verb right after the quotation",
    VERB_LATER = "phrase: subject of another verb further on",
    VERB_LAST = "phrase: subject of another verb, the last before",
    VERB_EARLIER = "phrase: subject of another verb, one between",
    LAST_COLON = "phrase: subject of the last verb before a colon",
    OTHER_QUOTE = "phrase: its verb comes right after another quotation",
    IN_THAT = "phrase: its verb stands in a clause with que",
    IN_WHAT_IS_SAID = "phrase: its verb stands in what somebody says",
    SAYS_THAT = "phrase: subject of a verb of saying whose clause with que holds the quotation",
    IN_RELATIVE = "phrase: its verb stands in a relative clause",
    IN_SUBORDINATE = "phrase: its verb stands in another subordinate clause",
    PASSIVE = "phrase: its verb is passive",
    GERUND = "phrase: its verb is a gerund",
    INFINITIVE = "phrase: its verb is an infinitive",
    PARTICIPLE = "phrase: its verb is a participle",
    GUESSED = "phrase: right after a verb that has another subject",
    BARE = "phrase: no verb and no preposition",
    ACCORDING_AFTER = "phrase: source named by selon, after",
    ACCORDING_BEFORE = "phrase: source named by selon, before",
    BY = "phrase: after par",
    OF = "phrase: after de",
    TO = "phrase: after à",
    AT = "phrase: after chez",
    WITH = "phrase: after avec",
    FOR = "phrase: after pour",
    IN = "phrase: after dans",
    AGAINST = "phrase: after contre",
    ON = "phrase: after sur",
    OTHER_PREPOSITION = "phrase: after another preposition",
    AGENT = "phrase: agent of a verb that can govern quoted words",
    AGENT_BESIDE = "phrase: agent of a participle beside the quotation",
    HEARD_FROM = "phrase: from which one learns",
    TO_SAY = "phrase: subject of an infinitive with de",
    TRAILING = "phrase: subject of an incise that ends the sentence",
    INSERTED = "phrase: subject of an incise between commas before the quotation",
    AS_SAYS = "phrase: subject of a verb of saying after comme",
    COLON_AFTER = "phrase: right after the colon that follows the quotation",
    BESIDE_NAME = "phrase: set beside the name before it",
    IN_INCISE = "phrase: in the incise of the quotation",
    // What it is.
    NAME = "phrase: a name",
    PRONOUN = "phrase: a pronoun",
    IMPERSONAL = "phrase: a pronoun that names nobody",
    DESCRIPTION = "phrase: a description",
    PERSON_NAME = "phrase: the name of a person",
    BODY_NAME = "phrase: the name of a body",
    PLACE_NAME = "phrase: the name of a place",
    ROLE = "phrase: an office or role",
    BODY = "phrase: a body",
    GROUP = "phrase: people spoken of together",
    DOCUMENT = "phrase: a document",
    MEDIUM = "phrase: a medium",
    CAPITAL = "phrase: an unknown noun with a capital",
    COMMON = "phrase: another noun",
    PERSON_NOUN = "phrase: another noun, built as one for a person",
    THING_NOUN = "phrase: another noun, built as one for a thing",
    POSSESSIVE = "phrase: a description with a possessive",
    DEFINITE = "phrase: a description with le",
    INDEFINITE = "phrase: a description with un",
    THIS = "phrase: a description with ce",
    LONG = "phrase: a description of five words or more",
    BARE_NOUN = "phrase: a noun without article",
    PLURAL_NOUN = "phrase: a noun in the plural",
    PLURAL_PRONOUN = "phrase: a pronoun in the plural",
    MUTE = "phrase: cannot speak by itself",
    NAMED_IN_WORDS = "phrase: named in the quotation itself",
    LAST_SPEAKER = "phrase: names the last speaker",
    // Speech carried on, or nobody's.
    CARRY = "none of the words: always",
    CARRY_NO_VERB = "none of the words: the sentence has no verb",
    CARRY_SPEECH = "none of the words: the sentence has a verb of saying",
    CARRY_ALONE = "none of the words: the quotation is all of its sentence",
    CARRY_OPENS = "none of the words: the quotation opens its paragraph",
    CARRY_WHOLE = "none of the words: the quotation is a whole sentence",
    CARRY_LONG = "none of the words: the quotation has four words or more",
    CARRY_RULE_NONE = "none of the words: the rules took none",
    CARRY_RULE_SUBJECT = "none of the words: the rules took the subject of the sentence",
    CARRY_RULE_SOURCE = "none of the words: the rules took the source of the sentence",
    CARRY_RULE_GOVERNED = "none of the words: the rules took the subject of the governing verb",
    CARRY_SAME_LINE = "none of the words: somebody spoke in this sentence",
    CARRY_LINE_BEFORE = "none of the words: somebody spoke in the sentence before",
    CARRY_TWO_BEFORE = "none of the words: somebody spoke two sentences before",
    CARRY_FAR = "none of the words: somebody spoke farther before",
    CARRY_SAME_PARAGRAPH = "none of the words: somebody spoke in this paragraph",
    CARRY_FIRST = "none of the words: nobody spoke before",
    // Whom a description stands for.
    ITSELF = "description: for nobody named",
    ITSELF_HELD = "description: for nobody named, though somebody has the role",
    ITSELF_UNHELD = "description: for nobody named, and nobody has the role",
    ITSELF_OFFICE = "description: for nobody named, an office that nobody has",
    ITSELF_POSSESSIVE = "description: for nobody named, with a possessive",
    ITSELF_THIS = "description: for nobody named, with ce",
    ITSELF_DEFINITE = "description: for nobody named, with le",
    ITSELF_INDEFINITE = "description: for nobody named, with un",
    ITSELF_BARE = "description: for nobody named, without article",
    ITSELF_EPITHET = "description: for nobody named, an epithet",
    ITSELF_ROLE = "description: for nobody named, a role",
    ITSELF_BODY = "description: for nobody named, a body",
    ITSELF_DOCUMENT = "description: for nobody named, a document",
    ITSELF_OTHER = "description: for nobody named, another noun",
    ITSELF_ONE_WORD = "description: for nobody named, one word",
    ITSELF_TWO_WORDS = "description: for nobody named, two words",
    ITSELF_MORE_WORDS = "description: for nobody named, more words",
    ITSELF_BEFORE = "description: for nobody named, spoken of before",
    ITSELF_PLURAL = "description: for nobody named, in the plural",
    ITSELF_RULE = "description: for nobody named, as the rules say",
    ITSELF_OFFICE_KNOWN = "description: for nobody named, though the archive knows holders",
    OTHER_POSSESSIVE = "description: with a possessive",
    OTHER_THIS = "description: with ce",
    OTHER_DEFINITE = "description: with le",
    OTHER_INDEFINITE = "description: with un",
    OTHER_BARE = "description: without article",
    EPITHET_PERSON = "description: an epithet for a person",
    ROLE_PERSON = "description: a role for a person",
    ROLE_BODY = "description: a role for a body",
    BODY_BODY = "description: a body for a body",
    BODY_PERSON = "description: a body for a person",
    DOCUMENT_PERSON = "description: a document for a person",
    DOCUMENT_BODY = "description: a document for a body",
    OTHER_PERSON = "description: another noun for a person",
    OTHER_BODY = "description: another noun for a body",
    DESCRIPTION_RULE = "description: the rules say so",
    RULE_FOR_ROLE = "description: the rules say so, a role",
    RULE_FOR_BODY = "description: the rules say so, a body",
    RULE_FOR_DOCUMENT = "description: the rules say so, a document",
    SAME_OFFICE = "description: the same office by another name",
    OTHER_OFFICE = "description: another office",
    MAY_STAND = "description: a title that may stand for the role",
    HEAD_IN_NAME = "description: its noun is in the name of the body",
    ITSELF_IN_NAME = "description: for nobody named, its noun with a capital opens a name",
    ROLE_OF_IT = "description: the role that the article gives",
    APPOSED = "description: set beside the name elsewhere",
    ANOTHER_ROLE = "description: the article gives another role",
    SAME_ROLE_BARE = "description: the role, no complement",
    SAME_ROLE_ALL = "description: the role, all complements the same",
    SAME_ROLE_SOME = "description: the role, some complements the same",
    SAME_ROLE_NONE = "description: the role, other complements",
    NO_ROLE_BARE = "description: of a role that nothing gives to the party, no complement",
    NO_ROLE_COMPLEMENT = "description: of a role that nothing gives to the party, with a complement",
    NO_ROLE_WORD = "description: of a role that nothing gives to the party, a complement in common",
    EPITHET_BARE = "description: an epithet without complement",
    EPITHET_COMPLEMENT = "description: an epithet with a complement",
    NOUN_BARE = "description: a body or thing without complement",
    NOUN_COMPLEMENT = "description: a body or thing with a complement",
    NOUN_WORD = "description: a body or thing with a word of the name",
    SOURCE_OTHER = "description: a source, no source before",
    KIND_BODY = "description: a kind of body for a body",
    KIND_SPOKE = "description: a kind of body, for the body that spoke last",
    ANSWERS_ITSELF = "description: answers what the party itself said last",
    WORD_OF_NAME = "description: shares a word with the name",
    NAME_WITHIN_DOCUMENT = "description: the name stands in it, a document",
    NAME_WITHIN_BODY = "description: the name stands in it, a body",
    NAME_WITHIN_OTHER = "description: the name stands in it, another noun",
    NAME_BESIDE = "description: the name is set beside it",
    SAME_AGAIN = "description: the same one again",
    SAME_HEAD = "description: the same noun",
    FULLER = "description: the same noun with more words",
    SOURCE_AGAIN = "description: a source again",
    OFFICE_HOLDER = "description: the archive knows the person in this office",
    OFFICE_MOSTLY = "description: the archive knows the person in this office above all",
    OFFICE_OTHERS = "description: the archive knows only others in this office",
    // Whom a pronoun stands for.
    PRONOUN_RULE = "pronoun: the rules say so",
    RECENCY_0 = "pronoun: the last that fits",
    RECENCY_1 = "pronoun: the second last that fits",
    RECENCY_2 = "pronoun: the third last that fits",
    RECENCY_3 = "pronoun: an earlier one that fits",
    PRONOUN_NOBODY = "pronoun: nobody",
    POINTED = "pronoun: ce dernier, the last named",
    SET_APART = "pronoun: named before it by quant à",
    // Who carries on.
    NEXT_SAME_LINE = "carried on: the next quotation of the sentence names them",
    NEXT_NEXT_LINE = "carried on: the next sentence names them",
    NEXT_LATER = "carried on: a later sentence names them",
    NEXT_SAME_PARAGRAPH = "carried on: a quotation of the paragraph names them",
    CARRIED_RULE = "carried on: the rules say so",
    CARRIED_NOBODY = "carried on: nobody",
    // How certain an answer is.
    CERTAIN_NAME = "certainty: a name",
    CERTAIN_ITSELF = "certainty: a description for nobody named",
    CERTAIN_DESCRIPTION = "certainty: a description",
    CERTAIN_PRONOUN = "certainty: a pronoun",
    CERTAIN_CARRIED = "certainty: carried on",
    ODDS_NAME = "certainty: by its odds, a name",
    ODDS_ITSELF = "certainty: by its odds, a description for nobody named",
    ODDS_DESCRIPTION = "certainty: by its odds, a description",
    ODDS_PRONOUN = "certainty: by its odds, a pronoun",
    ODDS_CARRIED = "certainty: by its odds, carried on",
}

nearnesses! {
    LastTeller = "told something last",
    LastTellerNear = "told something last, just before",
    LastSpeaker = "spoke last",
    SpokeSameLine = "spoke last, in this sentence",
    SpokeLineBefore = "spoke last, in the sentence before",
    SpokeTwoBefore = "spoke last, two sentences before",
    SpokeFarther = "spoke last, farther before",
    SpokeSameParagraph = "spoke last, in this paragraph",
    EarlierSpeaker = "spoke earlier",
    MentionedHere = "named in this sentence",
    MentionedOne = "named in the sentence before",
    MentionedTwo = "named two sentences before",
    MentionedThree = "named three sentences before",
    MentionedFar = "named farther before",
    MentionedQuoted = "named within quotations alone",
    NotYet = "not named yet",
    SubjectHere = "subject in this sentence",
    FirstSubjectHere = "first subject of this sentence",
    FirstSubjectBefore = "first subject of the sentence before",
    LatestSubject = "the last subject that fits",
    Overtaken = "another that fits was a subject since",
    SubjectThere = "subject there",
    SubjectBefore = "subject of the sentence before",
    SameParagraph = "named in this paragraph",
    InTitle = "named in the headline",
    Topic = "the one person of the headline",
    Count = "how often named so far",
    Person = "a person",
    Body = "a body",
    Place = "a place",
    UnnamedRole = "unnamed, a role",
    UnnamedBody = "unnamed, a body",
    UnnamedDocument = "unnamed, a document",
    UnnamedOther = "unnamed, another noun",
    InWords = "named in the quotation itself",
    GenderAgrees = "the gender agrees",
    GenderClashes = "the gender clashes",
    GenderUnknown = "the gender is unknown",
    NumberAgrees = "the plural agrees",
    NumberClashes = "the number clashes",
    PluralBody = "a plural for a body",
}
