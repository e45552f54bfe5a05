//! Which offices an article says that its people hold: every `Anne Roy, ministre de la Mer` and `le ministre de la Mer Paul
//! Roche` of it, whether they say anything or not.
//!
//! Comes in: an article with its mentions and entities. Goes out: entities and the words of their offices. It does not
//! know other articles: what they say together is worked out where all of them are known.

use crate::analysis::lexicon::Class;
use crate::article::Span;

use super::named_text::NamedText;
use super::names::roles::roles_around;

/// An office that an article says somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldRole {
    /// Who holds it, by the position in the list of entities.
    pub entity: usize,
    /// The words of the office, without the article before them.
    pub span: Span,
}

/// Words, folded, that say that the office is not held now, or not by this one.
const NOT_NOW: [&str; 12] = [
    "ancien",
    "ancienne",
    "anciens",
    "ex",
    "futur",
    "future",
    "candidat",
    "candidate",
    "former",
    "late",
    "successeur",
    "predecesseur",
];

/// Words, folded, after which an office is somebody else's: `secrétaire d'État auprès du ministre`.
const OF_ANOTHER: [&str; 8] =
    ["aupres", "adjoint", "adjointe", "conseiller", "conseillere", "deputy", "aide", "proche"];

/// The offices that the article gives to people by name, in the order of the text.
pub(in crate::analysis) fn held_roles(named: &NamedText) -> Vec<HeldRole> {
    let NamedText { text, referents } = named;
    let document = text.document;
    let mut found = Vec::new();
    for named in &referents.mentions {
        let referent = referents.get(named.referent);
        let Some(entity) = referent.entity.filter(|_| referent.is_person) else { continue };
        let roles = roles_around(text, &named.tokens).into_iter();
        found.extend(roles.filter_map(|role| {
            let before = role.start.saturating_sub(3)..role.start;
            let is_another = before.clone().any(|token| OF_ANOTHER.contains(&document.folded(token)));
            let mut words = before.start.max(role.start.saturating_sub(1))..role.end;
            let is_past = words.any(|token| {
                let folded = document.folded(token);
                NOT_NOW.contains(&folded) || folded.starts_with("ex-")
            });
            let has_role = role.clone().any(|token| text.is(token, Class::ROLE));
            let span = document.span_of(role);
            (has_role && !is_past && !is_another).then_some(HeldRole { entity, span })
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyse_for_archive;
    use crate::analysis::offices::Offices;
    use crate::article::{Article, Body};

    fn roles(text: &str) -> Vec<(String, String)> {
        let article = Article { body: Body { text: text.to_owned(), ..Body::default() }, ..Article::default() };
        let found = analyse_for_archive(&article, &Offices::default());
        let told = found.held.iter().map(|role| {
            (found.analysis.entities[role.entity].name.clone(), role.span.of(text).trim_end_matches(',').to_owned())
        });
        told.collect()
    }

    #[test]
    fn offices_are_read_before_and_after_a_name_whoever_speaks() {
        for (text, expected) in [
            (
                "Anne Roy, ministre de la Mer, a visité le port de Brest avec Paul Roche.",
                vec![("Anne Roy", "ministre de la Mer")],
            ),
            ("Le ministre des Ports Paul Roche est arrivé hier à Brest.", vec![("Paul Roche", "ministre des Ports")]),
            ("La visite d’Anne Roy, ancienne ministre de la Mer, a duré une heure.", vec![]),
            ("Elle a écrit à Paul Roche, ex-maire de Brest, dès lundi matin.", vec![]),
        ] {
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(name, office)| (name.to_owned(), office.to_owned())).collect();
            assert_eq!(roles(text), expected, "{text}");
        }
    }
}
