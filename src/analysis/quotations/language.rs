//! What differs between the languages in how sentences are built: one [`Grammar`] for each.
//!
//! The rules ask a grammar, never a language. To add a language: write its lexicon, state its grammar here, and name it
//! in [`Grammar::of`]. The words themselves stand in the lexicon.

use crate::article::Language;

/// How a language builds what the rules look at.
#[derive(Debug)]
pub(crate) struct Grammar {
    /// Whether nouns are set before the noun that they describe, the head last: `Webb campaign manager Anne Roy`. Where
    /// they are not, the first noun is the head.
    pub compounds: bool,
    /// What joins an owner to the noun behind it: `the mayor's office`.
    pub possessive: Option<&'static str>,
    /// Whether a noun phrase without a determiner is specific enough to speak: `officials said`.
    pub bare_nouns_speak: bool,
    /// Whether title and name are quoted as one source (`campaign manager Anne Webb (UP)`), rather than the name alone.
    pub title_belongs_to_name: bool,
    /// Whether a capitalised noun without an article, set after a name and a comma, tells what its bearer is called.
    pub bare_appositions: bool,
    /// How an office is tied to what it is for.
    pub portfolio: Portfolio,
    /// Whether the names of days and months have capitals.
    pub days_have_capitals: bool,
    /// Whether the plural of a noun shows in its ending only: the lexicon has few plurals.
    pub plural_by_ending: bool,
    /// The endings of capitalised nouns for one who is from somewhere: `le Brestois`.
    pub demonyms: &'static [&'static str],
    /// Whether a pronoun may point to the person named last: `ce dernier`, `celle-ci`.
    pub pointing_pronouns: bool,
    /// A civility that is another word in small letters: `Me Roche`, the lawyer.
    pub capital_civility: Option<&'static str>,
    /// Whether infinitives and gerunds have forms that are seldom nouns or finite verbs. English base forms are both as
    /// often (`campaign manager`).
    pub distinct_verb_forms: bool,
    /// The word that an infinitive needs before it.
    pub infinitive_marker: Option<&'static str>,
    /// Whether `be` makes one verb with a gerund or an infinitive: `is saying`, `is to say`.
    pub be_takes_verbs: bool,
    /// Whether the verb shows the number of its subject.
    pub verbs_show_number: bool,
    /// Whether a negation takes two words, the first of them telling nothing alone: `ne … pas`, `ne … que`.
    pub negation_in_two: bool,
    /// Whether an ending in `-ment` or `-ly` is enough to tell an adverb.
    pub adverbs_by_ending: bool,
    /// Whether a pronoun that follows its verb as the subject is tied to it by a hyphen: `dit-il`.
    pub hyphenated_inversion: bool,
    /// Whether the subject may stand after the verb and what goes with it: `a dit à la presse Anne Roy`.
    pub late_subjects: bool,
    /// Verbs after which the hearer stands, never the subject: `told`.
    pub verbs_with_hearer: &'static [&'static str],
    /// Words that open a clause where a noun phrase and its verb follow: `as one resident told`.
    pub clause_openers: &'static [&'static str],
    /// Whether `that` may be left out after a verb of saying.
    pub silent_that: bool,
    /// Whether the subject of a reporting clause may stand before its verb: `, Anne Roy said`.
    pub subject_before_reporting_verb: bool,
    /// Whether reporting clauses stand inside the quotation marks: `« Le budget, a dit X, sera sincère. »`
    pub reporting_clause_inside_marks: bool,
    /// The endings of a finite verb in the third person, and of a past participle: what a word right after a quotation
    /// that the lexicon doesn't know must have to be taken for the verb of a reporting clause.
    pub verb_endings: &'static [&'static str],
    pub participle_endings: &'static [&'static str],
    /// Whether a reporting clause needs no comma after a quotation that ends in `?`, `!` or `…`.
    pub emphasis_stands_for_comma: bool,
}

/// How an office is tied to what it is for, where neither `of` nor a compound does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Portfolio {
    /// `for` and a name: `a spokesman for Thorne Lines`.
    ForName,
    /// `au`, `aux` and a common noun after some offices: `l'adjoint aux finances`.
    ToNoun,
}

/// French.
static FRENCH: Grammar = Grammar {
    compounds: false,
    possessive: None,
    bare_nouns_speak: false,
    title_belongs_to_name: false,
    bare_appositions: true,
    portfolio: Portfolio::ToNoun,
    days_have_capitals: false,
    plural_by_ending: false,
    demonyms: &["ais", "aise", "ois", "oise", "ain", "aine", "ien", "ienne", "éen", "éenne"],
    pointing_pronouns: true,
    capital_civility: Some("Me"),
    distinct_verb_forms: true,
    infinitive_marker: None,
    be_takes_verbs: false,
    verbs_show_number: true,
    negation_in_two: true,
    adverbs_by_ending: true,
    hyphenated_inversion: true,
    late_subjects: true,
    verbs_with_hearer: &[],
    clause_openers: &[],
    silent_that: false,
    subject_before_reporting_verb: false,
    reporting_clause_inside_marks: true,
    verb_endings: &["e", "t", "d", "a", "ent"],
    participle_endings: &["é", "ée", "és", "ées", "i", "ie", "is", "u", "ue", "us", "it", "ert"],
    emphasis_stands_for_comma: true,
};

/// English, and any language that has no grammar of its own.
static ENGLISH: Grammar = Grammar {
    compounds: true,
    possessive: Some("'s"),
    bare_nouns_speak: true,
    title_belongs_to_name: true,
    bare_appositions: false,
    portfolio: Portfolio::ForName,
    days_have_capitals: true,
    plural_by_ending: true,
    demonyms: &[],
    pointing_pronouns: false,
    capital_civility: None,
    distinct_verb_forms: false,
    infinitive_marker: Some("to"),
    be_takes_verbs: true,
    verbs_show_number: false,
    negation_in_two: false,
    adverbs_by_ending: false,
    hyphenated_inversion: false,
    late_subjects: false,
    verbs_with_hearer: &["told", "tells", "tell"],
    clause_openers: &["as"],
    silent_that: true,
    subject_before_reporting_verb: true,
    reporting_clause_inside_marks: false,
    verb_endings: &["ed", "s"],
    participle_endings: &["ed"],
    emphasis_stands_for_comma: false,
};

impl Grammar {
    /// That of a language.
    pub fn of(language: &Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English | Language::Other(_) => &ENGLISH,
        }
    }
}
