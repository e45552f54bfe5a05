//! What a person corrects about quotations: who said one, or that nobody did.
//!
//! A correction is tied to its quotation by an [`Anchor`], so that it holds whatever finds the quotation again: a
//! newer version of the analysis, an edited file, another machine. [`Corrections::apply`] lays it over an analysis.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::{Anchor, UnknownFields};
use crate::analysis::{Analysis, Certainty, Entity, EntityKind, How, Quotation, Speaker};
use crate::article::{ArticleId, Span};
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;

/// A correction of one quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// 16 random hexadecimal digits.
    pub id: String,
    /// When it was made, as RFC 3339 has it.
    #[serde(default)]
    pub created: String,
    /// The identifier of the article.
    pub article: ArticleId,
    /// The file of the article: where it is looked for when an edit has given the article another identifier.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// The quotation.
    pub anchor: Anchor,
    /// What is right.
    pub verdict: Verdict,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// What is right about a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// This is who said it.
    Speaker(String),
    /// Someone said it, and the article does not say who.
    Unknown,
    /// Nobody said it: the marks mean something else.
    NotSpeech,
}

/// A quotation that a correction was applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The identifier of the correction.
    pub id: String,
    /// What it says.
    pub verdict: Verdict,
    /// The quotation as the analysis had it.
    pub found: Quotation,
}

/// All corrections of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections(Vec<Correction>);

impl Correction {
    /// Makes every field safe to show, but for the unknown ones, which nothing shows.
    pub fn sanitise(&mut self) {
        self.anchor.sanitise();
        for line in [&mut self.id, &mut self.created, &mut self.path] {
            *line = sanitize_line(line);
        }
        if let Verdict::Speaker(name) = &mut self.verdict {
            *name = sanitize_line(name);
        }
    }
}

impl Corrections {
    /// Those of a list; of two about one quotation the later one holds.
    #[must_use]
    pub fn new(list: Vec<Correction>) -> Self {
        Self(list)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Correction> {
        self.0.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that concern an article: made on it or on a copy of it, or on what its file held before an edit, that
    /// is on an article of the same file that is not `known` any more.
    #[must_use]
    pub fn of(&self, article: ArticleId, path: &str, known: impl Fn(ArticleId) -> bool) -> Self {
        let of_file = |it: &Correction| !it.path.is_empty() && it.path == path && !known(it.article);
        Self(self.iter().filter(|it| it.article.has_same_body(article) || of_file(it)).cloned().collect())
    }

    /// A number that tells these corrections from others: what has them applied need not apply them again. 0 for
    /// none at all.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        if self.is_empty() {
            return 0;
        }
        let mut hasher = Xxh3::new();
        for it in &self.0 {
            hasher.update(format!("{:?}\0{:?}\0{:?}\n", it.anchor.exact, it.anchor.start, it.verdict).as_bytes());
        }
        hasher.digest().max(1)
    }

    /// Lays them over what the analysis found in `body`: a quotation gets the speaker that the person named, loses
    /// the one it had, or is left out. What carries a corrected quotation on has its speaker too. Says what was
    /// applied; corrections whose passage is not in the text, or is no quotation, are passed over.
    pub fn apply(&self, analysis: &mut Analysis, body: &str) -> Vec<Corrected> {
        let mut applied: Vec<(usize, Corrected)> = Vec::new();
        for it in &self.0 {
            let Some(found) = it.anchor.find(body) else { continue };
            let Some(at) = quotation_at(&analysis.quotations, found.span) else { continue };
            let known = applied.iter_mut().find(|(corrected, _)| *corrected == at);
            match known {
                Some((_, earlier)) => {
                    earlier.id.clone_from(&it.id);
                    earlier.verdict = it.verdict.clone();
                }
                None => {
                    let found = analysis.quotations[at].clone();
                    applied.push((at, Corrected { id: it.id.clone(), verdict: it.verdict.clone(), found }));
                }
            }
        }
        applied.sort_by_key(|(at, _)| *at);
        for (at, corrected) in &applied {
            let speaker = match &corrected.verdict {
                Verdict::Speaker(name) => Some(speaker(analysis, name, corrected.found.span)),
                Verdict::Unknown | Verdict::NotSpeech => None,
            };
            analysis.quotations[*at].speaker = speaker;
        }
        pass_on(analysis, &applied);
        leave_out(analysis, &applied);
        applied.into_iter().map(|(_, corrected)| corrected).collect()
    }
}

/// The quotation that a passage is: the one that shares the most with it, and most of itself.
fn quotation_at(quotations: &[Quotation], span: Span) -> Option<usize> {
    let shared = |quotation: &Quotation| quotation.span.intersection(span).map_or(0, Span::len);
    let (at, best) = quotations.iter().enumerate().max_by_key(|(_, quotation)| shared(quotation))?;
    (2 * shared(best) > best.span.len().min(span.len())).then_some(at)
}

/// The speaker of this name: the article's entity with that name where there is one, a new one else. Its span is
/// the mention nearest to the quotation, empty where the article never names the speaker.
fn speaker(analysis: &mut Analysis, name: &str, quotation: Span) -> Speaker {
    let folded = fold(name);
    let known = analysis.entities.iter().position(|entity| fold(&entity.name) == folded);
    let entity = known.unwrap_or_else(|| {
        analysis.entities.push(Entity { name: name.to_owned(), kind: EntityKind::Person });
        analysis.entities.len() - 1
    });
    let mentions = analysis.mentions.iter().filter(|mention| mention.entity == entity).map(|mention| mention.span);
    let nearest = mentions.min_by_key(|span| span.start.abs_diff(quotation.start));
    Speaker {
        span: nearest.unwrap_or(Span::new(quotation.start, quotation.start)),
        name: Some(analysis.entities[entity].name.clone()),
        role: None,
        how: How::Corrected,
        certainty: Certainty::FULL,
        entity: Some(entity),
    }
}

/// Gives the speaker of a corrected quotation to those that carry it on and have theirs from it.
fn pass_on(analysis: &mut Analysis, applied: &[(usize, Corrected)]) {
    let is_corrected = |at: usize| applied.iter().any(|(corrected, _)| *corrected == at);
    let mut changed: Vec<usize> = applied.iter().map(|(at, _)| *at).collect();
    for at in 0..analysis.quotations.len() {
        let quotation = &analysis.quotations[at];
        let inherits = quotation.speaker.as_ref().is_some_and(|speaker| speaker.how == How::Previous);
        let Some(from) = quotation.continues.filter(|from| inherits && changed.contains(from)) else { continue };
        if is_corrected(at) {
            continue;
        }
        let speaker = analysis.quotations[from].speaker.clone();
        // That it carries the other on is as certain as it was.
        let certainty = analysis.quotations[at].speaker.as_ref().map(|speaker| speaker.certainty);
        analysis.quotations[at].speaker = speaker.map(|speaker| {
            let certainty = certainty.unwrap_or(speaker.certainty);
            Speaker { how: How::Previous, certainty, ..speaker }
        });
        changed.push(at);
    }
}

/// Takes out what is no speech; the others keep their order and what they carry on.
fn leave_out(analysis: &mut Analysis, applied: &[(usize, Corrected)]) {
    let out = |at: usize| applied.iter().any(|(other, it)| *other == at && it.verdict == Verdict::NotSpeech);
    let mut place = 0;
    let places: Vec<Option<usize>> = (0..analysis.quotations.len())
        .map(|at| {
            let kept = !out(at);
            place += usize::from(kept);
            kept.then(|| place - 1)
        })
        .collect();
    let mut at = 0;
    analysis.quotations.retain(|_| {
        at += 1;
        places[at - 1].is_some()
    });
    for quotation in &mut analysis.quotations {
        quotation.continues = quotation.continues.and_then(|from| places.get(from).copied().flatten());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::article::Article;
    use crate::formats::article_from_text;
    use serde_json::json;

    const TEXT: &str = "Le préfet Luc Morin a reçu Anne Roux. « Nous tiendrons le calendrier », a déclaré Luc Morin. \
        « Rien n’est décidé », a répondu Anne Roux. La loi « zéro retard » sera votée.";

    fn analysed(text: &str) -> (Analysis, String) {
        let article = Article { body: article_from_text(text), ..Article::default() };
        let analysis = analyse(&article);
        (analysis, article.body.text)
    }

    fn correction(body: &str, words: &str, verdict: Verdict) -> Correction {
        let start = body.find(words).unwrap();
        Correction {
            id: format!("{start:016x}"),
            created: String::new(),
            article: id(0xff),
            path: "a.txt".to_owned(),
            anchor: Anchor::of(body, Span::new(start, start + words.len())),
            verdict,
            extra: UnknownFields::new(),
        }
    }

    fn id(hash: u64) -> ArticleId {
        ArticleId::new(hash, 1)
    }

    fn said(analysis: &Analysis, body: &str) -> Vec<(String, Option<(String, How)>)> {
        let name = |speaker: &Speaker| (speaker.name.clone().unwrap_or_default(), speaker.how);
        analysis.quotations.iter().map(|it| (it.spoken(body), it.speaker.as_ref().map(name))).collect()
    }

    #[test]
    fn a_quotation_gets_the_speaker_that_the_person_named() {
        let (mut analysis, body) = analysed(TEXT);
        let named = correction(&body, "« Nous tiendrons le calendrier »", Verdict::Speaker("anne roux".to_owned()));
        let typed = correction(&body, "« Rien n’est décidé »", Verdict::Speaker("Zoé Vial".to_owned()));
        let before = analysis.quotations[0].clone();
        let applied = Corrections::new(vec![named, typed]).apply(&mut analysis, &body);
        let said = said(&analysis, &body);
        assert_eq!(said[0], ("Nous tiendrons le calendrier".into(), Some(("Anne Roux".into(), How::Corrected))));
        assert_eq!(said[1], ("Rien n’est décidé".into(), Some(("Zoé Vial".into(), How::Corrected))));
        assert_eq!(applied[0].found, before);
        let zoe = analysis.quotations[1].speaker.as_ref().and_then(|speaker| speaker.entity).unwrap();
        assert_eq!(analysis.entities[zoe], Entity { name: "Zoé Vial".into(), kind: EntityKind::Person });
    }

    #[test]
    fn what_is_no_speech_is_left_out_and_what_nobody_is_named_for_has_no_speaker() {
        let (mut analysis, body) = analysed(TEXT);
        let count = analysis.quotations.len();
        let corrections = Corrections::new(vec![
            correction(&body, "« Nous tiendrons le calendrier »", Verdict::NotSpeech),
            correction(&body, "« Rien n’est décidé »", Verdict::Unknown),
        ]);
        corrections.apply(&mut analysis, &body);
        assert_eq!(analysis.quotations.len(), count - 1);
        assert_eq!(said(&analysis, &body)[0], ("Rien n’est décidé".into(), None));
    }

    #[test]
    fn a_correction_follows_its_quotation_when_the_text_is_edited_and_the_later_one_holds() {
        let (_, body) = analysed(TEXT);
        let first = correction(&body, "« Rien n’est décidé »", Verdict::Unknown);
        let second = correction(&body, "« Rien n’est décidé »", Verdict::Speaker("Luc Morin".to_owned()));
        let (mut analysis, edited) = analysed(&format!("Mis à jour à midi.\n\n{TEXT}"));
        let applied = Corrections::new(vec![first, second]).apply(&mut analysis, &edited);
        assert_eq!(applied.len(), 1);
        let said = said(&analysis, &edited);
        assert!(said.contains(&("Rien n’est décidé".into(), Some(("Luc Morin".into(), How::Corrected)))), "{said:?}");
    }

    #[test]
    fn what_carries_a_corrected_quotation_on_follows_it() {
        let certainty = Certainty::new(0.6);
        let name = || Some("A".into());
        let speaker = |how| Speaker { span: Span::new(0, 2), name: name(), role: None, how, certainty, entity: None };
        let quotation = |start: usize, how, continues| Quotation {
            span: Span::new(start, start + 5),
            kind: crate::analysis::QuotationKind::Direct,
            words: vec![Span::new(start + 1, start + 4)],
            cue: None,
            speaker: Some(speaker(how)),
            continues,
            marked: true,
        };
        let body = "\"un.\" \"deux\" \"tres\" \"quat\"";
        let quotations = vec![
            quotation(0, How::Explicit, None),
            quotation(6, How::Previous, Some(0)),
            quotation(13, How::Previous, Some(1)),
            quotation(20, How::Explicit, Some(2)),
        ];
        let language = crate::article::Language::English;
        let mut analysis = Analysis { quotations, ..Analysis::of_nothing(Some(language)) };
        let mut other = analysis.clone();
        Corrections::new(vec![correction(body, "\"un.\"", Verdict::Speaker("B".into()))]).apply(&mut analysis, body);
        let names: Vec<_> = said(&analysis, body).into_iter().filter_map(|(_, speaker)| speaker).collect();
        let expected = [("B", How::Corrected), ("B", How::Previous), ("B", How::Previous), ("A", How::Explicit)];
        assert_eq!(names, expected.map(|(name, how)| (name.to_owned(), how)));
        Corrections::new(vec![correction(body, "\"deux\"", Verdict::NotSpeech)]).apply(&mut other, body);
        let continues: Vec<_> = other.quotations.iter().map(|quotation| quotation.continues).collect();
        assert_eq!(continues, [None, None, Some(1)]);
    }

    #[test]
    fn those_of_an_article_are_found_by_its_body_and_by_its_file() {
        let body = "« Oui », dit-il.";
        let all = Corrections::new(vec![correction(body, "« Oui »", Verdict::Unknown)]);
        let (copy, other) = (ArticleId::new(0xff, 2), id(0x11aa));
        for (article, path, found) in
            [(id(0xff), "", true), (copy, "b.txt", true), (other, "a.txt", true), (other, "b.txt", false)]
        {
            assert_eq!(!all.of(article, path, |_| false).is_empty(), found, "{article} {path}");
        }
        // Another article of the same file is not the one that was corrected.
        assert!(all.of(other, "a.txt", |article| article == id(0xff)).is_empty());
        assert_ne!(all.fingerprint(), Corrections::default().fingerprint());
        let other = Corrections::new(vec![correction(body, "« Oui »", Verdict::NotSpeech)]);
        assert_ne!(all.fingerprint(), other.fingerprint());
    }

    #[test]
    fn corrections_are_written_as_they_are_read() {
        for verdict in [json!({"speaker": "Anne Roux"}), json!("not_speech"), json!("unknown")] {
            let record = json!({
                "id": "1", "created": "2026-02-03T10:00:00Z", "article": "00000000000000ff",
                "anchor": {"exact": "« oui »", "prefix": "", "suffix": "", "start": 3, "end": 10, "length": 40, "hash": "aa"},
                "verdict": verdict, "why": "heard it",
            });
            let correction: Correction = serde_json::from_value(record.clone()).unwrap();
            assert_eq!(serde_json::to_value(&correction).unwrap(), record);
        }
    }
}
