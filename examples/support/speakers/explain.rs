//! Prints each quotation whose speaker is wrong, with its surroundings and what else was possible: to read by hand which
//! classes of errors there are.

use guillemet::analysis::document::Document;
use guillemet::analysis::quotations::find_by;
use guillemet::analysis::quotations::speakers::{Cast, ChoiceKind, Decision, Judge, Model, Sign, Verdict};
use guillemet::article::Span;

use super::names::same_name;
use super::score::Tally;
use super::spans::{bare, overlap};
use super::teach::{Annotated, Gold};

/// Bytes before and after a quotation that are shown.
const BEFORE: usize = 350;
const AFTER: usize = 200;

/// A judge that keeps what else was possible.
struct Explainer<'a> {
    model: &'a Model,
    text: &'a str,
    /// Quotations with these words are explained sign by sign.
    why: Option<&'a str>,
    notes: Vec<Note>,
}

struct Note {
    quotation: Span,
    likeliest: String,
    /// Whom each answer names, by what words: the likeliest first.
    answers: Vec<(String, usize, ChoiceKind)>,
}

impl Judge for Explainer<'_> {
    fn judge(&mut self, decision: &Decision, cast: &dyn Cast) -> Option<Verdict> {
        let mut all = self.model.weigh(decision);
        all.sort_by(|one, other| other.certainty.total_cmp(&one.certainty));
        let name = |party: Option<usize>| party.map_or("NOBODY".to_owned(), |party| cast.name(party));
        let shown = |one: &Verdict| {
            let words = decision.choices()[one.choice].words.map_or("-", |words| words.of(self.text));
            format!("{:.2} {} <{words}>", one.certainty, name(one.party))
        };
        let likeliest: Vec<String> = all.iter().take(4).map(shown).collect();
        if self.why.is_some_and(|why| decision.quotation.of(self.text).contains(why)) {
            self.every_sign(decision, &name);
        }
        let answer = |one: &Verdict| {
            let name = one.party.map_or_else(String::new, |party| cast.name(party));
            (name, one.choice, decision.choices()[one.choice].kind)
        };
        let answers = all.iter().map(answer).collect();
        self.notes.push(Note { quotation: decision.quotation, likeliest: likeliest.join(" | "), answers });
        let mut model = self.model;
        model.judge(decision, cast)
    }
}

impl Explainer<'_> {
    fn every_sign(&self, decision: &Decision, name: &dyn Fn(Option<usize>) -> String) {
        let show = |signs: &[(Sign, f32)]| {
            let each =
                signs.iter().map(|(sign, value)| format!("{:+.2} {}", self.model.weight(*sign) * value, sign.name()));
            each.collect::<Vec<_>>().join("; ")
        };
        for choice in decision.choices() {
            let words = choice.words.map_or("-", |words| words.of(self.text));
            println!("CHOICE <{words}> {}", show(decision.signs_of(choice)));
            for one in decision.candidates(choice) {
                println!("   {} : {}", name(one.party), show(decision.signs_for(one)));
            }
        }
    }
}

/// Counts an article and prints its errors.
pub fn explained(annotated: &Annotated, model: &Model, why: Option<&str>) -> Tally {
    let text = annotated.article.body.text.as_str();
    let mut judge = Explainer { model, text, why, notes: Vec::new() };
    let found = find_by(&Document::new(&annotated.article), &annotated.mentions, &annotated.entities, &mut judge);
    for gold in annotated.gold.iter().filter(|gold| gold.speech && !gold.unresolved) {
        let at = |quotation: Span| overlap(text, bare(text, gold.span), bare(text, quotation)) >= 0.8;
        let one = found.iter().find(|quotation| at(quotation.span));
        let name =
            one.and_then(|one| one.speaker.as_ref()).and_then(|speaker| speaker.name.clone()).unwrap_or_default();
        let expected = gold.speaker.clone().unwrap_or_default();
        if expected.is_empty() && name.is_empty() || same_name(&name, &expected) {
            continue;
        }
        let note = judge.notes.iter().find(|note| one.is_some_and(|one| one.span == note.quotation));
        let class = class(one.is_some(), note, &name, &expected);
        println!("## {} [{}] {class}\n   {}", annotated.id, gold.how, surroundings(text, gold));
        println!("   IS {expected} ({}) SAID {name}", gold.how);
        println!("   {}", note.map_or("", |note| note.likeliest.as_str()));
    }
    Tally::article(annotated, &found)
}

/// What sort of error it is: the same words for another party, or other words.
fn class(found: bool, note: Option<&Note>, said: &str, expected: &str) -> String {
    let Some(note) = note.filter(|_| found) else {
        return if found { "no question" } else { "not found" }.to_owned();
    };
    let is_right = |name: &str| if expected.is_empty() { name.is_empty() } else { same_name(name, expected) };
    let right = note.answers.iter().find(|(name, ..)| is_right(name));
    match (note.answers.first(), right) {
        (_, None) => "not among the candidates".to_owned(),
        (Some((_, taken, kind)), Some((_, words, _))) if taken == words => {
            format!(
                "{kind:?}: {}",
                if said.is_empty() {
                    "too doubtful"
                } else if expected.is_empty() {
                    "nobody's"
                } else {
                    "another party"
                }
            )
        }
        (Some((.., kind)), Some((.., other))) => format!("{kind:?} taken, {other:?} right"),
        (None, _) => "no answer".to_owned(),
    }
}

fn surroundings(text: &str, gold: &Gold) -> String {
    let start = (0..=gold.span.start.saturating_sub(BEFORE)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = ((gold.span.end + AFTER).min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    let line = |part: &str| part.replace('\n', " ¶ ");
    let (before, after) = (&text[start..gold.span.start], &text[gold.span.end..end.unwrap_or(text.len())]);
    format!("{}[[{}]]{}", line(before), line(gold.span.of(text)), line(after))
}
