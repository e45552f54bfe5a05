//! What the place of a phrase and its verb show of whether it names the source of a quotation.
//!
//! Comes in: a candidate phrase with its verbs, the chunks of its sentence, the place of the quotation. Goes out: signs. It
//! must not know what the phrase is or whom it stands for.

use crate::analysis::quotations::grammar::chunks::{Chunk, ChunkKind};
use crate::analysis::quotations::grammar::clause::opener;
use crate::analysis::quotations::grammar::verb::{Form, Verb};

use super::phrase_signs::Marks;
use super::phrases::{PhraseCandidate, Sort, Stand};
use super::sign::Sign;

impl Marks<'_, '_> {
    pub(super) fn position(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign, f32)) {
        let (at, place) = (candidate.at, self.place);
        tell(if at > place { Sign::AFTER } else { Sign::BEFORE }, 1.0);
        let between = if at > place { place + 1..at } else { (at + 1).min(place)..place };
        let between = &self.chunks[between];
        if between.iter().any(|chunk| chunk.is_quote()) {
            tell(Sign::QUOTE_BETWEEN, 1.0);
        }
        let colon = |chunk: &Chunk| matches!(chunk.kind, ChunkKind::Punctuation(token) if self.chunks.text().is_mark(token, ":;"));
        if between.iter().any(colon) {
            tell(Sign::COLON_BETWEEN, 1.0);
        }
        let heavy = |chunk: &&Chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Phrase(_) | ChunkKind::Oblique(..) | ChunkKind::According(_) | ChunkKind::Verb(_)
            )
        };
        #[allow(clippy::cast_precision_loss)]
        tell(Sign::FAR, between.iter().filter(heavy).count().min(8) as f32 / 8.0);
        if !between.iter().any(|chunk| matches!(chunk.kind, ChunkKind::Phrase(_) | ChunkKind::According(_))) {
            tell(Sign::NEAREST, 1.0);
        }
        let phrase = |chunk: &Chunk| {
            matches!(chunk.kind, ChunkKind::Phrase(_) | ChunkKind::Oblique(..) | ChunkKind::According(_))
        };
        if self.chunks.iter().position(phrase) == Some(at) {
            tell(Sign::FIRST, 1.0);
        }
        if self.chunks.iter().position(|chunk| matches!(chunk.kind, ChunkKind::Phrase(_))) == Some(at) {
            tell(Sign::FIRST_SUBJECT, 1.0);
        }
        if self.follows_colon() {
            let before = self.chunks[..place - 1].iter().rposition(|chunk| !matches!(chunk.kind, ChunkKind::Other));
            if before == Some(at) {
                tell(Sign::BEFORE_COLON, 1.0);
            }
        }
        if at == place + 2 && self.chunks.is_mark(place + 1, ":") {
            tell(Sign::COLON_AFTER, 1.0);
        }
        let beside = at.checked_sub(2).map(|name| &self.chunks[name].kind);
        let bare = candidate.sort == Sort::Description && candidate.stand == Stand::Plain;
        if let Some(ChunkKind::Phrase(name) | ChunkKind::Oblique(_, name)) = beside
            && bare
            && name.referent.is_some()
            && self.chunks.is_mark(at - 1, ",")
        {
            tell(Sign::BESIDE_NAME, 1.0);
        }
        let depth = (0..at).fold(0_usize, |depth, before| match () {
            () if self.chunks.is_mark(before, "(") => depth + 1,
            () if self.chunks.is_mark(before, ")") => depth.saturating_sub(1),
            () => depth,
        });
        if depth > 0 {
            tell(Sign::PARENTHESIS, 1.0);
        }
    }

    fn follows_colon(&self) -> bool {
        self.place > 0 && self.chunks.is_mark(self.place - 1, ":")
    }

    /// The verb right before a phrase that may be its inverted subject.
    fn before_it(&self, candidate: &PhraseCandidate) -> Option<usize> {
        if candidate.stand != Stand::Plain || candidate.phrase.pronoun {
            return None;
        }
        let mut at = candidate.at;
        for _ in 0..6 {
            at = at.checked_sub(1)?;
            match &self.chunks[at].kind {
                ChunkKind::Other | ChunkKind::Oblique(..) => {}
                ChunkKind::Punctuation(_) if self.chunks.is_mark(at, ",") => {}
                ChunkKind::Verb(verb) => return (verb.form == Form::Finite && verb.inverted.is_none()).then_some(at),
                _ => return None,
            }
        }
        None
    }

    pub(super) fn by_verb(&self, candidate: &PhraseCandidate, tell: &mut dyn FnMut(Sign)) {
        let mut best: Option<(u8, usize)> = None;
        for at in &candidate.verbs {
            let Some(verb) = self.chunks.verb(*at) else { continue };
            // `Il estime que « … », affirmant que …`: the verb whose clause holds the words comes before others.
            let rank = if rank(verb) > 1 && self.says_that(*at) { HOLDS } else { rank(verb) };
            let nearer = |(top, other): (u8, usize)| {
                rank > top || rank == top && at.abs_diff(self.place) < other.abs_diff(self.place)
            };
            if best.is_none_or(nearer) {
                best = Some((rank, *at));
            }
        }
        if best.is_none()
            && let Some(at) = self.before_it(candidate)
            && let Some(verb) = self.chunks.verb(at)
        {
            best = Some((rank(verb), at));
            tell(Sign::GUESSED);
        }
        let best = best.and_then(|(_, at)| Some((rank(self.chunks.verb(at)?), at)));
        let Some((rank, at)) = best else {
            if candidate.stand == Stand::Plain {
                tell(Sign::BARE);
            }
            return;
        };
        let Some(verb) = self.chunks.verb(at) else { return };
        tell(Sign::SUBJECT);
        if rank > 1 {
            tell(Sign::QUOTING);
        }
        self.verb_place(rank, at, tell);
        self.by_incise(candidate, at, tell);
        // `Il estime que la maire a bien fait de dire`: the clause of the infinitive is that of its subject.
        let clause = if verb.form == Form::Finite { at } else { at.min(candidate.at) };
        match opener(self.chunks, clause) {
            Some(ChunkKind::Complementizer) => {
                tell(Sign::IN_THAT);
                if self.is_said(clause) {
                    tell(Sign::IN_WHAT_IS_SAID);
                }
            }
            Some(ChunkKind::Relative) => tell(Sign::IN_RELATIVE),
            Some(_) => tell(Sign::IN_SUBORDINATE),
            None => {}
        }
        if verb.speech && self.says_that(at) {
            tell(Sign::SAYS_THAT);
        }
        if verb.passive {
            tell(Sign::PASSIVE);
        }
        match verb.form {
            Form::Finite => {}
            Form::Gerund => tell(Sign::GERUND),
            Form::Infinitive => tell(Sign::INFINITIVE),
            Form::Participle => tell(Sign::PARTICIPLE),
        }
    }

    /// Whether the clause with `que` of the verb at a chunk tells what somebody says.
    fn is_said(&self, at: usize) -> bool {
        let that = self.chunks[..at].iter().rposition(|chunk| matches!(chunk.kind, ChunkKind::Complementizer));
        let verb = that.and_then(|that| self.chunks[..that].iter().rev().find_map(Chunk::verb));
        verb.is_some_and(|verb| verb.speech || verb.quoting)
    }

    /// Whether the quotation stands in a clause with `que` that the verb at a chunk has.
    fn says_that(&self, at: usize) -> bool {
        let next = self.chunks.past_adjuncts(at + 1);
        let holds = next < self.place && matches!(self.chunks.kind(next), Some(ChunkKind::Complementizer));
        holds && !(next..self.place).any(|at| self.chunks.is_mark(at, ":;"))
    }

    /// Where the verb of a candidate stands beside the quotation.
    fn verb_place(&self, rank: u8, at: usize, tell: &mut dyn FnMut(Sign)) {
        let place = self.place;
        let slight = |at: usize| matches!(self.chunks[at].kind, ChunkKind::Other) || self.chunks.is_mark(at, ",-–—");
        let finite = |chunk: &Chunk| chunk.finite_verb().is_some();
        let pick = |signs: [Sign; 3]| signs[usize::from(3 - rank.clamp(1, 3))];
        if at > place {
            let next = (place + 1..at).all(slight);
            let signs = [
                [Sign::SPEECH_LATER, Sign::STANCE_LATER, Sign::VERB_LATER],
                [Sign::SPEECH_NEXT, Sign::STANCE_NEXT, Sign::VERB_NEXT],
            ];
            tell(pick(signs[usize::from(next)]));
        } else {
            let last = !self.chunks[at + 1..place.max(at + 1)].iter().any(finite);
            let signs = [
                [Sign::SPEECH_EARLIER, Sign::STANCE_EARLIER, Sign::VERB_EARLIER],
                [Sign::SPEECH_LAST, Sign::STANCE_LAST, Sign::VERB_LAST],
            ];
            tell(pick(signs[usize::from(last)]));
            if last && self.follows_colon() {
                tell(Sign::LAST_COLON);
            }
        }
        let before = (0..at).rev().find(|before| !slight(*before));
        if before.is_some_and(|before| before != place && self.chunks.is_quote(before)) {
            tell(Sign::OTHER_QUOTE);
        }
    }

    /// Whether the verb at a chunk opens an incise: a comma or quotation before it, its subject after it.
    fn is_incise(&self, candidate: &PhraseCandidate, verb: usize) -> bool {
        let before = (0..verb).rev().find(|before| !matches!(self.chunks[*before].kind, ChunkKind::Other));
        let stopped = before.is_none_or(|before| {
            self.chunks.is_mark(before, ",–—-")
                || matches!(self.chunks[before].kind, ChunkKind::Quote(_) | ChunkKind::Conjunction)
        });
        let says =
            self.chunks.verb(verb).is_some_and(|verb| verb.form == Form::Finite && verb.quoting && !verb.passive);
        stopped && says && (candidate.at > verb || candidate.stand == Stand::Inverted)
    }

    /// How an incise further on or before ties the phrase to the quotation.
    fn by_incise(&self, candidate: &PhraseCandidate, verb: usize, tell: &mut dyn FnMut(Sign)) {
        let place = self.place;
        if self.is_incise(candidate, verb) {
            let rest = &self.chunks[(candidate.at + 1).min(self.chunks.len())..];
            let ends = rest.iter().all(|chunk| chunk.finite_verb().is_none());
            if verb > place && ends {
                tell(Sign::TRAILING);
            }
            let closed = (candidate.at + 1..place)
                .find(|at| !matches!(self.chunks[*at].kind, ChunkKind::Other | ChunkKind::Oblique(..)));
            if verb < place && closed.is_some_and(|at| self.chunks.is_mark(at, ",–—-")) {
                tell(Sign::INSERTED);
            }
        }
        let first = self.chunks.verb(verb).map_or(0, |verb| verb.first);
        let text = self.chunks.text();
        let like =
            (first.saturating_sub(2)..first + 1).any(|token| matches!(text.lower(token), "comme" | "as" | "ainsi"));
        if like && self.chunks.verb(verb).is_some_and(|verb| verb.speech) {
            tell(Sign::AS_SAYS);
        }
    }
}

/// The rank of a verb whose clause with `que` holds the quotation: above all others.
const HOLDS: u8 = 4;

/// How well a verb fits one who is quoted: 3 for a verb of saying, 2 for another that governs quoted words, else 1.
fn rank(verb: &Verb) -> u8 {
    match (verb.speech, verb.quoting) {
        (true, _) => 3,
        (_, true) => 2,
        _ => 1,
    }
}
