//! Whom a pronoun, a title or a description stands for: the lookups in the memory of the article.

use super::memory::{Agreement, Antecedent, DiscourseMemory, Mentioned};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::names::referents::{Referents, Title, singular};
use crate::analysis::quotations::names::roles::may_be_one;
use crate::analysis::quotations::tagged_text::{Gender, TaggedText};

/// Sentences that a pronoun may look back over.
const REACH: usize = 8;

impl DiscourseMemory {
    /// Whom a personal pronoun stands for, given what it shows of gender and number. Only what was named before
    /// `limit` bytes counts.
    pub fn pronoun(&self, referents: &Referents, shown: Agreement, limit: usize) -> Option<Antecedent> {
        let fits = |known: &Mentioned| known.span.start < limit && known.speaks && known.plural == shown.plural;
        self.likeliest(referents, shown.gender, fits)
    }

    /// The person that an epithet (`le pêcheur`) may mean: the likeliest for a pronoun of this gender among persons
    /// named no more than `reach` sentences before.
    pub fn person(&self, referents: &Referents, gender: Option<Gender>, reach: usize) -> Option<Antecedent> {
        let fits =
            |known: &Mentioned| referents.is_person(known.referent) && !known.plural && self.distance(known) <= reach;
        self.likeliest(referents, gender, fits)
    }

    /// The likeliest antecedent of a pronoun of this gender among what fits; the one named last of several.
    fn likeliest(
        &self,
        referents: &Referents,
        gender: Option<Gender>,
        fits: impl Fn(&Mentioned) -> bool,
    ) -> Option<Antecedent> {
        let near = self.latest().enumerate().filter(|(_, known)| fits(known));
        let scored = near.filter_map(|(age, known)| Some((self.nearness(referents, known, age, gender)?, known)));
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?.1;
        Some(best.as_antecedent())
    }

    /// How many sentences ago something was named.
    fn distance(&self, known: &Mentioned) -> usize {
        self.sentence() - known.sentence.min(self.sentence())
    }

    /// How likely something is meant by a pronoun of this gender; `None` when it can't be. `age` is how many things were
    /// named since.
    fn nearness(&self, referents: &Referents, known: &Mentioned, age: usize, gender: Option<Gender>) -> Option<f32> {
        let distance = self.distance(known);
        let referent = known.referent.map(|referent| referents.get(referent));
        let shown = known.gender.or(referent.and_then(|referent| referent.gender));
        if distance > REACH || gender.is_some() && shown.is_some() && gender != shown {
            return None;
        }
        let person = referents.is_person(known.referent);
        let dim = gender.is_some() && shown.is_none() && !known.subject && !known.speaker;
        let weigh = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        #[allow(clippy::cast_precision_loss)]
        let far = -1.5 * distance as f32 - 0.05 * age as f32;
        Some(
            far + weigh(known.subject, 2.0)
                + weigh(known.speaker, 1.5)
                + weigh(person, 1.0)
                + weigh(person && known.referent == referents.topic, 1.0)
                + weigh(shown.is_some(), 0.5)
                + weigh(known.paragraph == self.paragraph(), 1.0)
                - weigh(dim, 4.0),
        )
    }

    /// The only person who was a subject or speaker in the sentence before, and the paragraph of that sentence.
    pub fn subject_before(&self, referents: &Referents) -> Option<(Antecedent, usize)> {
        let mut before = self
            .all()
            .rev()
            .filter(|known| known.sentence + 1 == self.sentence() && !known.plural && (known.subject || known.speaker));
        let first = before.next().filter(|first| referents.is_person(first.referent))?;
        let only = before.all(|known| known.referent == first.referent);
        only.then_some((first.as_antecedent(), first.paragraph))
    }

    /// Whom a title stands for: the last person introduced by it, else by one that it may stand for.
    pub fn title(&self, text: &TaggedText, referents: &Referents, phrase: &NounPhrase) -> Option<Antecedent> {
        let head = phrase.head.filter(|_| !phrase.plural)?;
        let title = singular(text.lower(head));
        let fits = |known: &Mentioned, stands: &dyn Fn(&str) -> bool| {
            let Some(referent) = known.referent.map(|referent| referents.get(referent)) else { return false };
            let bears = |title: &Title| stands(&title.head) && may_be_one(text, phrase.span, title.span);
            referent.is_person
                && referent.may_have_gender(phrase.gender)
                && referent.titles.iter().any(bears)
                && !referents.is_named_in(text, known.referent, phrase.span)
        };
        let exact = |role: &str| role == title;
        let akin = |role: &str| text.lexicon.may_stand_for(&title, role);
        let found =
            self.all().find(|known| fits(known, &exact)).or_else(|| self.all().find(|known| fits(known, &akin)));
        found.map(Mentioned::as_antecedent)
    }

    /// The fuller words of the same head noun: `le parquet` after `le parquet de Brest`, or the name of the body
    /// that was introduced so.
    pub fn fuller(&self, text: &TaggedText, phrase: &NounPhrase) -> Option<Antecedent> {
        let noun = singular(text.lower(phrase.head?));
        let found = self.all().find(|known| {
            known.head.as_deref().is_some_and(|head| head == noun || text.lexicon.may_stand_for(&noun, head))
                && known.span.len() > phrase.span.len()
                && may_be_one(text, known.span, phrase.span)
                && known.plural == phrase.plural
                && (known.gender.is_none() || phrase.gender.is_none() || known.gender == phrase.gender)
                && known.span.of(text.document.text).chars().skip(1).any(char::is_uppercase)
        });
        found.map(Mentioned::as_antecedent)
    }
}
