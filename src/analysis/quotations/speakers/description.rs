//! Whom a description (`le ministre`, `cette source`, `un habitant`) may stand for, and what speaks for each: a person or
//! body of the article, or nobody named.
//!
//! Comes in: the parties of the article and who spoke so far. Goes out: candidates and their signs. It must not know
//! where in its sentence the description stands.

use crate::analysis::quotations::names::referents::{ReferentId, Title, singular};

use super::described::{Article, Described, Noun};
use super::history::Spoken;
use super::party::{Party, PartyKind};
use super::phrases::PhraseCandidate;
use super::scene::{Ask, Scene};
use super::sign::{Family, Sign};
use super::words;

/// Parties with a name that are asked whether a role is theirs.
const MOST_HELD: usize = 200;

impl Scene<'_, '_> {
    /// Asks about those whom a description may stand for.
    pub fn by_description(&self, candidate: &PhraseCandidate, described: &Described, ask: &mut dyn Ask) {
        let phrase = &candidate.phrase;
        let mut asked: Vec<usize> = self.near.clone();
        asked.extend(&self.parties.introduced);
        let within: Vec<usize> = match described.noun {
            Noun::Document => self.referents.named_in(self.text, phrase.span).map(ReferentId::index).collect(),
            _ => Vec::new(),
        };
        asked.extend(&within);
        asked.extend(described.beside);
        asked.extend(described.rule);
        asked.sort_unstable();
        asked.dedup();
        if described.may_stand {
            for at in asked {
                if Some(at) == described.own || !self.may_be(candidate, described, at, &within) {
                    continue;
                }
                ask.party(Some(at));
                self.described_as(candidate, described, at, ask);
            }
        }
        if let Some(own) = described.own {
            ask.party(Some(own));
            self.by_itself(candidate, described, own, ask);
        }
    }

    fn spoke_lately(&self, at: usize, place: usize) -> bool {
        self.history.recent(2).iter().any(|spoken: &Spoken| spoken.party == at)
            || self.history.teller(place).is_some_and(|teller| teller.party == at)
    }

    /// Whether a description can stand for a party at all.
    fn may_be(&self, candidate: &PhraseCandidate, described: &Described, at: usize, within: &[usize]) -> bool {
        // `l'avocat de Petit` is another than Petit.
        let another = matches!(described.noun, Noun::Role | Noun::Epithet | Noun::Other)
            && self.party(at).referent.is_some()
            && self.referents.is_named_in(self.text, self.party(at).referent, candidate.phrase.span);
        let stranger =
            || self.party(at).kind == PartyKind::Person && !self.has_role(candidate, described, self.party(at));
        if described.is_label && stranger() {
            return false;
        }
        if described.rule == Some(at) || within.contains(&at) {
            return true;
        }
        if another || self.is_barred(candidate, described, at) {
            return false;
        }
        let (party, phrase, place) = (self.party(at), &candidate.phrase, candidate.phrase.span.start);
        let lately = self.spoke_lately(at, place);
        let document = described.noun == Noun::Document;
        if described.is_name && !described.terms.shares(&party.name) {
            return false;
        }
        if described.is_same && lately {
            return true;
        }
        if matches!(described.article, Article::Indefinite | Article::Bare) && !(document && lately)
            || party.kind == PartyKind::Place
        {
            return false;
        }
        let person = party.kind == PartyKind::Person;
        let clash = phrase.gender.is_some() && party.gender.is_some() && phrase.gender != party.gender;
        if person && (clash || phrase.plural) {
            return false;
        }
        let role = described.head.is_some_and(|head| party.role_heads.has(head));
        if party.before(place).is_empty() && !party.in_title && !role && described.beside != Some(at) {
            return false;
        }
        let same = party.head.is_some() && party.head == described.head;
        if party.kind == PartyKind::Unnamed {
            let again = (described.is_source || document) && lately;
            if !(same || again) || same && party.words.len() <= phrase.span.len() {
                return false;
            }
        }
        if document && person && !lately {
            return false;
        }
        // An office that nothing gives to a person is theirs only if they just spoke: `a dit le procureur`.
        let (held, _) = described.held_by(party);
        if person && held > 0 {
            return true;
        }
        let stranger = described.noun == Noun::Role && person && !self.has_role(candidate, described, party);
        if stranger && !lately && !party.in_title && described.beside != Some(at) {
            return false;
        }
        described.plausible || person || lately
    }

    /// Whether a description is of another than a party: the article gives the party another office (the minister of the
    /// Interior is not the one of Justice), or somebody without a name was introduced so (`un pêcheur`).
    fn is_barred(&self, candidate: &PhraseCandidate, described: &Described, at: usize) -> bool {
        let party = self.party(at);
        if party.kind != PartyKind::Person {
            return false;
        }
        let other = described.office.is_some_and(|office| !party.offices.contains(&office));
        if other && !party.offices.is_empty() {
            return true;
        }
        let first = described.own.and_then(|own| self.party(own).mentions.first().copied());
        let introduced = first.filter(|first| first.start < candidate.phrase.span.start);
        introduced.is_some_and(|first| {
            let word = self.text.lower(self.text.document.token_at(first.start));
            matches!(word, "un" | "une" | "des" | "a" | "an")
        })
    }

    /// The signs that a description stands for another party.
    fn described_as(&self, candidate: &PhraseCandidate, described: &Described, at: usize, ask: &mut dyn Ask) {
        let (party, phrase) = (self.party(at), &candidate.phrase);
        ask.tell(opened_by(described.article), 1.0);
        if described.rule == Some(at) {
            ask.tell(Sign::DESCRIPTION_RULE, 1.0);
            match described.noun {
                Noun::Role | Noun::Epithet => ask.tell(Sign::RULE_FOR_ROLE, 1.0),
                Noun::Body => ask.tell(Sign::RULE_FOR_BODY, 1.0),
                Noun::Document => ask.tell(Sign::RULE_FOR_DOCUMENT, 1.0),
                Noun::Other => {}
            }
        }
        let family = self.family(candidate, described, party);
        // `l'entreprise` may stand for a name of either gender.
        let gender = phrase.gender.filter(|_| party.kind != PartyKind::Body || described.noun == Noun::Role);
        self.agreement(family, gender, phrase.plural, at, ask);
        self.nearness(family, at, phrase.span.start, ask);
        if let Some(kinds) = kinds(described.noun, party.kind) {
            ask.tell(kinds, 1.0);
        }
        let mut tell = |sign| ask.tell(sign, 1.0);
        if party.kind == PartyKind::Person {
            described.by_archive(party, &mut tell);
        }
        if party.kind == PartyKind::Unnamed {
            if party.head.is_some() && party.head == described.head {
                tell(Sign::SAME_HEAD);
            }
            if party.words.len() > phrase.span.len() && described.terms.within(&party.name) {
                tell(Sign::FULLER);
            }
        } else {
            self.by_role(candidate, described, party, &mut tell);
            if self.referents.is_named_in(self.text, party.referent, phrase.span) {
                tell(match described.noun {
                    Noun::Document => Sign::NAME_WITHIN_DOCUMENT,
                    Noun::Body => Sign::NAME_WITHIN_BODY,
                    _ => Sign::NAME_WITHIN_OTHER,
                });
            }
            if described.beside == Some(at) {
                tell(Sign::NAME_BESIDE);
            }
        }
        if described.is_same {
            tell(Sign::SAME_AGAIN);
        }
        if self.history.last().is_some_and(|last| last.party == at) && self.is_of_an_answer(phrase.span.start) {
            tell(Sign::ANSWERS_ITSELF);
        }
        self.by_sort(candidate, described, at, &mut tell);
    }

    /// Whether the words before a phrase make it who answers: `Réponse de la nageuse :`, `Reply from the mayor:`.
    fn is_of_an_answer(&self, phrase: usize) -> bool {
        const ANSWERS: &[&str] = &["réponse", "réplique", "riposte", "reply", "answer", "response"];
        const LINKS: &[&str] = &["de", "du", "des", "d'", "d’", "la", "le", "l'", "l’", "from", "of", "by", "the"];
        let before = &self.text.document.text[..phrase];
        let mut words = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(3);
        words
            .find(|word| !LINKS.contains(&word.to_lowercase().as_str()))
            .is_some_and(|word| ANSWERS.contains(&word.to_lowercase().as_str()))
    }

    /// The signs of a description that says what sort of body or source it is.
    fn by_sort(&self, candidate: &PhraseCandidate, described: &Described, at: usize, tell: &mut dyn FnMut(Sign)) {
        let (party, phrase) = (self.party(at), &candidate.phrase);
        if described.is_kind && party.kind == PartyKind::Body {
            tell(Sign::KIND_BODY);
            if self.spoke_lately(at, phrase.span.start) {
                tell(Sign::KIND_SPOKE);
            }
        }
        if described.is_source {
            tell(if party.head.is_some() && party.head == described.head {
                Sign::SOURCE_AGAIN
            } else {
                Sign::SOURCE_OTHER
            });
        }
    }

    /// By what family of signs a description is judged that may stand for a party.
    fn family(&self, candidate: &PhraseCandidate, described: &Described, party: &Party) -> Family {
        match described.noun {
            Noun::Role | Noun::Epithet if self.has_role(candidate, described, party) => Family::RoleGiven,
            Noun::Role | Noun::Epithet => Family::RoleNotGiven,
            Noun::Body => Family::Body,
            _ => Family::Description,
        }
    }

    /// Whether the article gives the role of a description to a party.
    fn has_role(&self, candidate: &PhraseCandidate, described: &Described, party: &Party) -> bool {
        let Some(head) = described.head else { return false };
        let folded = candidate.phrase.head.map(|head| self.text.document.folded(head)).unwrap_or_default();
        let term = words::term(folded.trim_end_matches('s'));
        party.role_heads.has(head)
            || party.apposed.has_alike(term)
            || described.office.is_some_and(|office| party.offices.contains(&office))
    }

    /// Whether the noun of a description opens the name of a body: `l'Ordre` for the `Ordre de Malte`.
    fn opens_name(&self, described: &Described, at: usize) -> bool {
        let party = self.party(at);
        party.kind == PartyKind::Body && described.noun_term.is_some() && party.name.first() == described.noun_term
    }

    /// What the article says of the roles of a party.
    fn by_role(&self, candidate: &PhraseCandidate, described: &Described, party: &Party, tell: &mut dyn FnMut(Sign)) {
        let Some(head) = described.head else { return };
        if let Some(office) = described.office {
            if party.offices.contains(&office) {
                tell(Sign::SAME_OFFICE);
            } else if !party.offices.is_empty() {
                tell(Sign::OTHER_OFFICE);
            }
        }
        let titles = party.referent.map(|referent| &self.referents.get(referent).titles);
        let lower = candidate.phrase.head.map(|head| singular(self.text.lower(head))).unwrap_or_default();
        let stands = |title: &Title| title.head != lower && self.text.lexicon.may_stand_for(&lower, &title.head);
        if titles.is_some_and(|titles| titles.iter().any(stands)) {
            tell(Sign::MAY_STAND);
        }
        let folded = candidate.phrase.head.map(|head| self.text.document.folded(head)).unwrap_or_default();
        let term = words::term(folded.trim_end_matches('s'));
        if party.kind == PartyKind::Body && party.name.has_alike(term) {
            tell(Sign::HEAD_IN_NAME);
        }
        let held = party.role_heads.has(head);
        let beside = party.apposed.has_alike(term);
        let office = described.office.is_some_and(|office| party.offices.contains(&office));
        if held {
            tell(Sign::ROLE_OF_IT);
        } else if beside {
            tell(Sign::APPOSED);
        } else if party.role_heads.len() > 0 {
            tell(Sign::ANOTHER_ROLE);
        }
        let (alike, all) = described.terms.alike(described.noun_term, [&party.role_words, &party.apposed]);
        tell(match (described.noun, held || beside || office) {
            (_, true) if all == 0 => Sign::SAME_ROLE_BARE,
            (_, true) if alike == all => Sign::SAME_ROLE_ALL,
            (_, true) if alike > 0 => Sign::SAME_ROLE_SOME,
            (_, true) => Sign::SAME_ROLE_NONE,
            (Noun::Epithet, _) if all == 0 => Sign::EPITHET_BARE,
            (Noun::Epithet, _) => Sign::EPITHET_COMPLEMENT,
            (Noun::Role, _) if all == 0 => Sign::NO_ROLE_BARE,
            (Noun::Role, _) if alike > 0 => Sign::NO_ROLE_WORD,
            (Noun::Role, _) => Sign::NO_ROLE_COMPLEMENT,
            _ if all == 0 => Sign::NOUN_BARE,
            _ if described.terms.shares(&party.name) => Sign::NOUN_WORD,
            _ => Sign::NOUN_COMPLEMENT,
        });
        if described.terms.shares(&party.name) {
            tell(Sign::WORD_OF_NAME);
        }
    }

    /// The signs that a description stands for nobody with a name.
    fn by_itself(&self, candidate: &PhraseCandidate, described: &Described, own: usize, ask: &mut dyn Ask) {
        let phrase = &candidate.phrase;
        let mut tell = |sign| ask.tell(sign, 1.0);
        tell(Sign::ITSELF);
        let held = self.is_held(candidate, described, own);
        tell(if held { Sign::ITSELF_HELD } else { Sign::ITSELF_UNHELD });
        if !held && described.noun == Noun::Role {
            tell(Sign::ITSELF_OFFICE);
        }
        if described.is_capital && self.near.iter().any(|at| self.opens_name(described, *at)) {
            tell(Sign::ITSELF_IN_NAME);
        }
        tell(match described.article {
            Article::Possessive => Sign::ITSELF_POSSESSIVE,
            Article::This => Sign::ITSELF_THIS,
            Article::Definite => Sign::ITSELF_DEFINITE,
            Article::Indefinite => Sign::ITSELF_INDEFINITE,
            Article::Bare => Sign::ITSELF_BARE,
        });
        tell(match described.noun {
            Noun::Epithet => Sign::ITSELF_EPITHET,
            Noun::Role => Sign::ITSELF_ROLE,
            Noun::Body => Sign::ITSELF_BODY,
            Noun::Document => Sign::ITSELF_DOCUMENT,
            Noun::Other => Sign::ITSELF_OTHER,
        });
        tell(match described.terms.len() {
            0 | 1 => Sign::ITSELF_ONE_WORD,
            2 => Sign::ITSELF_TWO_WORDS,
            _ => Sign::ITSELF_MORE_WORDS,
        });
        if self.party(own).mentions.first().is_some_and(|first| first.start < phrase.span.start) {
            tell(Sign::ITSELF_BEFORE);
        }
        if described.holders.iter().map(|(_, count)| count).sum::<u32>() >= 3 {
            tell(Sign::ITSELF_OFFICE_KNOWN);
        }
        if phrase.plural {
            tell(Sign::ITSELF_PLURAL);
        }
        if described.rule.is_none_or(|rule| rule == own) {
            tell(Sign::ITSELF_RULE);
        }
    }

    /// Whether the article gives the role of a description to some person.
    fn is_held(&self, candidate: &PhraseCandidate, described: &Described, own: usize) -> bool {
        let Some(head) = described.head else { return false };
        let folded = candidate.phrase.head.map(|head| self.text.document.folded(head)).unwrap_or_default();
        let term = words::term(folded.trim_end_matches('s'));
        let parties = self.parties.named.min(MOST_HELD);
        self.text.document.budget.spend(parties);
        (0..parties).any(|at| {
            let party = self.party(at);
            let office = || described.office.is_some_and(|office| party.offices.contains(&office));
            at != own
                && party.kind == PartyKind::Person
                && (party.role_heads.has(head) || party.apposed.has_alike(term) || office())
        })
    }
}

/// The sign of what opens a description.
fn opened_by(article: Article) -> Sign {
    match article {
        Article::Possessive => Sign::OTHER_POSSESSIVE,
        Article::This => Sign::OTHER_THIS,
        Article::Definite => Sign::OTHER_DEFINITE,
        Article::Indefinite => Sign::OTHER_INDEFINITE,
        Article::Bare => Sign::OTHER_BARE,
    }
}

/// The sign of what a noun is said of.
fn kinds(noun: Noun, kind: PartyKind) -> Option<Sign> {
    match (noun, kind) {
        (Noun::Epithet, PartyKind::Person) => Some(Sign::EPITHET_PERSON),
        (Noun::Role, PartyKind::Person) => Some(Sign::ROLE_PERSON),
        (Noun::Role | Noun::Epithet, PartyKind::Body) => Some(Sign::ROLE_BODY),
        (Noun::Body, PartyKind::Body) => Some(Sign::BODY_BODY),
        (Noun::Body, PartyKind::Person) => Some(Sign::BODY_PERSON),
        (Noun::Document, PartyKind::Person) => Some(Sign::DOCUMENT_PERSON),
        (Noun::Document, PartyKind::Body) => Some(Sign::DOCUMENT_BODY),
        (Noun::Other, PartyKind::Person) => Some(Sign::OTHER_PERSON),
        (Noun::Other, PartyKind::Body) => Some(Sign::OTHER_BODY),
        _ => None,
    }
}
