//! The words of a quotation, so that two of them can be compared whatever their typography.
//!
//! Marks, stops, kinds of spaces and apostrophes, hyphens, ligatures, the capital at the start of a sentence, words set
//! in capitals (with or without their accents) and the blanks inside numbers are typography. Letters, accents of small
//! letters, capitals elsewhere, figures and signs that mean something are words. `signs` has the table.

use super::lexer::{self, Token};
use super::signs;
use crate::article::Span;
use crate::text::char_classes::letter_end;
use crate::text::fold::fold;

/// One word of a text, or one sign that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Lower case, ligatures taken apart, numbers without blanks; with its accents.
    key: String,
    /// The same without accents.
    bare: String,
    /// As the index folds it.
    indexed: String,
    is_sign: bool,
    /// Whether it stands right behind a letter or figure: `8h30` has three words.
    joined: bool,
    /// Whether it means another thing without what stands before it: `5` in `−5`, `%` in `5 %`.
    bound: bool,
    /// Which of its letters are capitals.
    capitals: Capitals,
    /// Whether a sentence may begin here, so that its first letter may be a capital or not.
    begins: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capitals {
    None,
    First,
    /// All of at least two letters.
    All,
    /// All, as those of the words beside it: the words are set in capitals.
    Set,
    /// Some inside: `iPhone`.
    Mixed,
}

impl Word {
    /// Whether two words differ in nothing but typography.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        if self.is_sign || other.is_sign {
            return self.is_sign == other.is_sign && self.key == other.key;
        }
        self.has_letters_of(other) && self.has_capitals_of(other)
    }

    fn has_letters_of(&self, other: &Self) -> bool {
        if self.key == other.key {
            return true;
        }
        if self.bare != other.bare {
            return false;
        }
        let all = |word: &Self| matches!(word.capitals, Capitals::All | Capitals::Set);
        if all(self) || all(other) {
            return true;
        }
        // « Etat » is « État »: only the capital may have lost its accent.
        (self.capitals == Capitals::First || other.capitals == Capitals::First)
            && after_first_letter(&self.key) == after_first_letter(&other.key)
    }

    fn has_capitals_of(&self, other: &Self) -> bool {
        use Capitals::{All, First, Mixed, None, Set};
        match (self.capitals, other.capitals) {
            (one, other) if one == other => true,
            (Set, _) | (_, Set) => true,
            // « Onu » for « ONU » is a newspaper's habit.
            (All, First | Mixed) | (First | Mixed, All) => true,
            (None, First) | (First, None) => self.begins || other.begins,
            (All, None) | (None, All) | (Mixed, _) | (_, Mixed) => false,
            (None | First | All, _) => true,
        }
    }

    /// How much it weighs in a comparison: its letters.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.bare.chars().filter(|c| c.is_alphanumeric()).count()
    }

    /// The word without capitals and accents.
    #[must_use]
    pub fn bare(&self) -> &str {
        &self.bare
    }

    /// What an index has of it: nothing of a sign.
    pub(super) fn indexed(&self) -> Option<(&str, bool)> {
        (!self.is_sign).then_some((self.indexed.as_str(), self.joined))
    }

    /// The word as it is when the draft says itself that its first letter is its own.
    pub(super) fn with_own_capital(self, span: Span) -> Self {
        Self { span, begins: true, joined: false, ..self }
    }

    /// Whether it means another thing without what stands before it.
    pub(super) fn is_bound(&self) -> bool {
        self.bound
    }
}

fn after_first_letter(key: &str) -> &str {
    &key[letter_end(key, 1)..]
}

/// The words and signs of a text, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(end) = lexer::next(text, at, &mut tokens) {
        at = end;
    }
    let mut words: Vec<Word> = tokens.into_iter().map(|token| word(text, token)).collect();
    for at in 1..words.len() {
        words[at].bound = bound(text, &words[at - 1], &words[at]);
    }
    set_in_capitals(&mut words);
    words
}

/// The words of a text without capitals, accents and typography, between blanks.
#[must_use]
pub fn plain(text: &str) -> String {
    let (mut plain, mut tokens, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
    while let Some(end) = lexer::next(text, at, &mut tokens) {
        at = end;
        for Token { key, .. } in tokens.drain(..) {
            if !plain.is_empty() {
                plain.push(' ');
            }
            // A key is in lower case already.
            if key.is_ascii() { plain.push_str(&key) } else { plain.push_str(&fold(&key)) }
        }
    }
    plain
}

/// Whether two texts differ in nothing but typography.
#[must_use]
pub fn same_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.is(other))
}

/// How many words a text has, signs aside.
#[must_use]
pub fn word_count(text: &str) -> usize {
    words(text).iter().filter(|word| word.indexed().is_some_and(|(_, joined)| !joined)).count()
}

/// The word that a token of a text is; what it is bound to is not known yet.
pub(super) fn word(text: &str, token: Token) -> Word {
    let Token { span, key, is_sign } = token;
    let shown = span.of(text);
    let letters = || shown.chars().filter(|c| c.is_alphabetic());
    let first = letters().next().is_some_and(char::is_uppercase);
    let others = letters().skip(1).filter(|c| c.is_uppercase()).count();
    let capitals = match (first, others) {
        (true, others) if others > 0 && others + 1 == letters().count() => Capitals::All,
        (_, 1..) => Capitals::Mixed,
        (true, 0) => Capitals::First,
        (false, 0) => Capitals::None,
    };
    let bare = fold(&key);
    let indexed = if key == shown { bare.clone() } else { fold(shown) };
    let joined = text[..span.start].ends_with(char::is_alphanumeric);
    Word { span, bare, indexed, key, is_sign, joined, bound: false, capitals, begins: begins(&text[..span.start]) }
}

/// Whether a sentence may begin behind this text: at its start, behind a stop, an opening mark or a bracket.
fn begins(before: &str) -> bool {
    for c in before.chars().rev() {
        match c {
            '\n' | '.' | '!' | '?' | '…' | ':' | '«' | '“' | '„' | '‹' | '"' | '‘' | ']' | '•' | '—' | '–' =>
            {
                return true;
            }
            c if c.is_whitespace() || signs::is_attached(c) || matches!(c, '»' | '”' | '’' | '\'' | '(') => {}
            _ => return false,
        }
    }
    true
}

/// Whether `word` means another thing without `before`, which stands before it.
fn bound(text: &str, before: &Word, word: &Word) -> bool {
    let Some(between) = text.get(before.span.end..word.span.start) else { return true };
    let touching = between.is_empty();
    let near = touching || between.chars().count() == 1 && !between.contains('\n') && between.trim().is_empty();
    let figure =
        |word: &Word| !word.is_sign && word.key.starts_with(|c: char| c.is_numeric() || matches!(c, '.' | ','));
    let is = |word: &Word, rule: fn(char) -> bool| word.is_sign && word.key.chars().all(rule);
    match (before.is_sign, word.is_sign) {
        (true, false) if figure(word) => near && is(before, signs::leads),
        (true, false) => touching && is(before, signs::leads),
        (false, true) if figure(before) => near && is(word, signs::follows),
        (false, true) => touching && word.key == "/",
        (true, true) => touching && is(before, signs::leads) && is(word, signs::leads),
        (false, false) => touching && word.joined && (figure(before) || figure(word)),
    }
}

fn set_in_capitals(words: &mut [Word]) {
    set_in_capitals_of(&mut words.iter_mut().collect::<Vec<_>>());
}

/// Words in capitals one after the other are set so: a heading, a name.
pub(super) fn set_in_capitals_of(words: &mut [&mut Word]) {
    let upper = |word: &Word| matches!(word.capitals, Capitals::All | Capitals::Set);
    let letter = |word: &Word| word.capitals == Capitals::First && word.weight() == 1;
    // Numbers and signs have no capitals, and end no heading.
    let bare = |word: &Word| !word.key.contains(char::is_alphabetic);
    let mut start = 0;
    while start < words.len() {
        let run = words[start..].iter().take_while(|word| bare(word) || upper(word) || letter(word)).count();
        if words[start..start + run].iter().filter(|word| upper(word)).count() > 1 {
            words[start..start + run].iter_mut().for_each(|word| word.capitals = Capitals::Set);
        }
        start += run.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_the_bare_ones() {
        for text in [
            "L’ÉTÉ : 10 000 œufs, 5 % de ½ №7 — «\u{a0}Straße\u{a0}» !",
            "Peut\u{2011}être A\u{301}me",
            "",
            " -5 °C, ²",
        ] {
            let bare: Vec<String> = words(text).iter().map(|word| word.bare().to_owned()).collect();
            assert_eq!(plain(text), bare.join(" "));
        }
    }

    #[test]
    fn typography_is_no_difference() {
        for (one, other) in [
            ("L’été, c'est « long »", "l'été : c’est \"long\""),
            ("Les 10\u{202f}000 œufs de l'État", "les 10 000 oeufs de l’Etat"),
            ("Peut\u{2011}être", "peut-être"),
            ("ÉTAT D’URGENCE", "état d'urgence"),
            ("ETAT", "État"),
            ("A\u{301}mes", "Ámes"),
            ("1\u{a0}234\u{a0}567 euros", "1234567 euros"),
            ("1’234’567 euros", "1234567 euros"),
            ("−5 % de moins, +3\u{202f}€", "-5% de moins, +3 €"),
            ("il y a 8h30 de route, 5km", "il y a 8 h 30 de route, 5 km"),
            ("le CO₂, 12 m², le 1ᵉʳ mai", "le CO2, 12 m2, le 1er mai"),
            ("½ finale, n° 5", "1/2 finale, nº 5"),
            ("de 2020–2021 à 5 – 6", "de 2020-2021 à 5-6"),
            ("le calen-\ndrier, week-end", "le calendrier, weekend"),
            ("l’Onu", "l’ONU"),
            ("± 5 points", "+/- 5 points"),
            ("« Oui. » Puis rien", "oui ; puis rien"),
        ] {
            assert!(same_words(one, other), "{one} / {other}: {:?} {:?}", words(one), words(other));
        }
    }

    #[test]
    fn letters_accents_and_figures_are_words() {
        for (one, other) in [
            ("il a", "il à"),
            ("tiendrons", "tiendront"),
            ("3,5", "35"),
            ("eau", "l'eau"),
            ("10 000", "10 001"),
            ("l'élève", "l'éleve"),
            ("en 2023 500 morts", "en 2023500 morts"),
            ("5 %", "5 ‰"),
            ("5 %", "5"),
            ("10 €", "10 $"),
            ("−5", "5"),
            ("-5", "+5"),
            ("±5", "−5"),
            ("20°", "20"),
            ("§ 3", "3"),
            ("km/h", "km h"),
            ("3,5", "3.5"),
            ("12:30", "12 30"),
            (".5", "5"),
            ("10⁵", "105"),
            ("12² soldats", "122 soldats"),
            ("2½", "21/2"),
            ("5 × 3", "5 3"),
            ("plus > moins", "plus < moins"),
            ("A&B", "A B"),
            ("#moi", "moi"),
            ("vraiment ?", "vraiment"),
            ("bravo 🙂", "bravo 🙁"),
            ("la Chine", "la chine"),
            ("pour l’US", "pour l’us"),
            ("m²", "m³"),
            ("1er", "2er"),
            ("peut-être", "peut être"),
            ("2020-2021", "2020 2021"),
        ] {
            assert!(!same_words(one, other), "{one} / {other}");
        }
    }
}
