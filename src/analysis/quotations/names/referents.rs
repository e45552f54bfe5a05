//! Who and what carries a name in an article: the candidates for a speaker.
//!
//! Takes the persons and bodies that the entities room found; reads capitalised names by itself where that room
//! found nothing. Joins the names of one person (`Anne Roy`, `Mme Roy`), knows the fullest, the gender, and the
//! titles that each was introduced by. Ends nowhere outside its article.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use crate::analysis::lexicon::Class;
use crate::analysis::{Entity, EntityKind, Mention};
use crate::article::Span;
use crate::text::fold::fold;
use crate::text::names::{self, Order, has_words};

use super::capitalised::{is_person, runs};
use super::initials;
use super::roles::{may_be_one, roles_around};
use crate::analysis::quotations::tagged_text::{Gender, TaggedText};

/// One person, body or place with a name.
#[derive(Clone, Debug)]
pub(crate) struct Referent {
    /// The fullest name in the article.
    pub name: String,
    /// Whether it is a person; a body or place that can speak otherwise.
    pub is_person: bool,
    /// Whether it is a place; pronouns seldom stand for one that speaks.
    pub is_place: bool,
    pub gender: Option<Gender>,
    /// The titles that the article gives.
    pub titles: Vec<Title>,
    /// The position in the list of entities.
    pub entity: Option<usize>,
}

impl Referent {
    /// Whether a phrase that shows this gender may stand for it: neither says otherwise.
    pub fn may_have_gender(&self, gender: Option<Gender>) -> bool {
        self.gender.is_none() || gender.is_none() || self.gender == gender
    }

    /// The last word of its name.
    pub fn surname(&self) -> &str {
        names::surname(&self.name)
    }
}

/// A title, office or trade by which somebody was introduced.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// The noun that heads it, lower case and singular.
    pub head: String,
    /// All its words.
    pub span: Span,
}

/// The most titles that are remembered of one person.
const MOST_TITLES: usize = 24;

/// Letters that the acronym of a party or agency has at most.
const LONGEST_ACRONYM: usize = 5;

/// Which of the [`Referents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ReferentId(usize);

impl ReferentId {
    /// Its position among all, in the order of [`Referents::iter`].
    pub fn index(self) -> usize {
        self.0
    }
}

/// A place in the text where a referent is named.
#[derive(Clone, Debug)]
pub(crate) struct NameMention {
    pub tokens: Range<usize>,
    pub referent: ReferentId,
}

/// All that has a name in an article, and where it is named.
#[derive(Debug, Default)]
pub(crate) struct Referents {
    /// In the order of the text, without overlap.
    pub mentions: Vec<NameMention>,
    all: Vec<Referent>,
    /// The one person of the article whom its title names.
    pub topic: Option<ReferentId>,
    /// Where the text first names that person, as a position in `mentions`.
    topic_mention: Option<usize>,
    /// The first person of each surname, which is folded; of a double one, its last part.
    by_surname: HashMap<String, ReferentId>,
}

impl Referents {
    /// Reads the names of an article, given the mentions and entities that are known already.
    pub fn read(text: &TaggedText, mentions: &[Mention], entities: &[Entity]) -> Self {
        let mut referents = Self::default();
        let mut by_entity: HashMap<usize, ReferentId> = HashMap::new();
        for mention in mentions {
            let is_person = mention.kind == EntityKind::Person;
            if !is_person && !matches!(mention.kind, EntityKind::Organisation | EntityKind::Place) {
                continue;
            }
            let referent = *by_entity.entry(mention.entity).or_insert_with(|| {
                let name = entities.get(mention.entity).map_or("", |entity| entity.name.as_str());
                let bare = without_acronym(name).filter(|_| is_person);
                let known =
                    bare.and_then(|bare| referents.all.iter().position(|known| known.is_person && known.name == bare));
                known.map_or_else(|| referents.add(bare.unwrap_or(name), is_person, Some(mention.entity)), ReferentId)
            });
            referents.all[referent.0].is_place = mention.kind == EntityKind::Place;
            let mut tokens = text.document.tokens_in(mention.span);
            // No name of a person goes on over a verb: `Anne Webb said Monday`.
            let verb = |token: &usize| text.is(*token, Class::FINITE) && !text.is_capital(*token);
            if let Some(verb) = tokens.clone().skip(1).find(verb).filter(|_| is_person) {
                tokens.end = verb;
            }
            if is_person {
                tokens.start = past_acronym(text, &tokens);
            }
            if !tokens.is_empty() {
                referents.mentions.push(NameMention { tokens, referent });
            }
        }
        referents.add_titled(text);
        let runs = runs(text);
        referents.add_runs(text, &runs);
        referents.mentions.sort_by_key(|named| named.tokens.start);
        referents.add_couples(text);
        referents.learn(text);
        referents.quieten(text);
        referents.complete(text);
        referents.join_acronyms(text);
        referents.join_misspelt();
        referents.read_title(text);
        referents.look_up();
        referents
    }

    /// Notes what is asked for again and again, when all names are read.
    fn look_up(&mut self) {
        self.topic_mention = self.topic.and_then(|topic| self.mentions.iter().position(|it| it.referent == topic));
        for (at, person) in self.all.iter().enumerate().filter(|(_, referent)| referent.is_person) {
            let last = person.name.rsplit([' ', '-']).next().map(fold).unwrap_or_default();
            self.by_surname.entry(last).or_insert(ReferentId(at));
        }
    }

    /// The place where the text first names the one person whom the title names.
    pub fn topic_mention(&self) -> Option<&NameMention> {
        self.topic_mention.and_then(|at| self.mentions.get(at))
    }

    /// The first person whose name ends with this word, which is folded.
    pub fn person_of_surname(&self, surname: &str) -> Option<ReferentId> {
        self.by_surname.get(surname).copied()
    }

    /// The only person whose name has these initials.
    pub fn person_of_initials(&self, letters: &str) -> Option<ReferentId> {
        let has = |referent: &Referent| referent.is_person && initials::of_name(&referent.name) == letters;
        let mut found = self.iter().filter(|(_, referent)| has(referent)).map(|(id, _)| id);
        found.next().filter(|_| found.next().is_none())
    }

    /// The referent of this number.
    pub fn get(&self, id: ReferentId) -> &Referent {
        &self.all[id.0]
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, id: ReferentId) -> &mut Referent {
        &mut self.all[id.0]
    }

    /// All of them with their numbers, in the order in which the article names them.
    pub fn iter(&self) -> impl Iterator<Item = (ReferentId, &Referent)> {
        self.all.iter().enumerate().map(|(at, referent)| (ReferentId(at), referent))
    }

    /// The same, to be changed.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = (ReferentId, &mut Referent)> {
        self.all.iter_mut().enumerate().map(|(at, referent)| (ReferentId(at), referent))
    }

    /// Whether it is one, and a person.
    pub fn is_person(&self, id: Option<ReferentId>) -> bool {
        id.is_some_and(|id| self.get(id).is_person)
    }

    /// Those who are named within a span.
    pub fn named_in(&self, text: &TaggedText, span: Span) -> impl Iterator<Item = ReferentId> {
        let tokens = text.document.tokens_in(span);
        let from = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let within = self.mentions[from..].iter().take_while(move |mention| mention.tokens.start < tokens.end);
        within.map(|mention| mention.referent)
    }

    /// The name that begins at a token.
    pub fn mention_at(&self, token: usize) -> Option<&NameMention> {
        let at = self.mentions.partition_point(|named| named.tokens.start < token);
        self.mentions.get(at).filter(|named| named.tokens.start == token)
    }

    /// The name that ends before a token.
    pub fn mention_before(&self, token: usize) -> Option<&NameMention> {
        let at = self.mentions.partition_point(|named| named.tokens.end < token);
        self.mentions.get(at).filter(|named| named.tokens.end == token)
    }

    /// Whether a span names somebody: `l'avocat de Petit` is another than Petit.
    pub fn is_named_in(&self, text: &TaggedText, referent: Option<ReferentId>, span: Span) -> bool {
        let tokens = text.document.tokens_in(span);
        let from = self.mentions.partition_point(|named| named.tokens.start < tokens.start);
        let mut named = self.mentions[from..].iter().take_while(|named| named.tokens.start < tokens.end);
        named.any(|named| Some(named.referent) == referent)
    }

    /// Adds one that has no mention yet.
    pub(super) fn add(&mut self, name: &str, is_person: bool, entity: Option<usize>) -> ReferentId {
        let name = name.to_owned();
        self.all.push(Referent { name, is_person, is_place: false, gender: None, titles: Vec::new(), entity });
        ReferentId(self.all.len() - 1)
    }

    /// Adds the names of persons among the capitalised runs that overlap no known name: first those that show
    /// by themselves that they are persons, then the surnames of these.
    fn add_runs(&mut self, text: &TaggedText, runs: &[Range<usize>]) {
        let known: Vec<Range<usize>> = self.mentions.iter().map(|named| named.tokens.clone()).collect();
        let free = |run: &Range<usize>| {
            let at = known.partition_point(|tokens| tokens.end <= run.start);
            known.get(at).is_none_or(|tokens| tokens.start >= run.end)
        };
        // Surname, folded, to the person; and every full name.
        let mut surnames: HashMap<String, ReferentId> = HashMap::new();
        for named in &self.mentions {
            if self.is_person(Some(named.referent)) {
                surnames.entry(text.document.folded(named.tokens.end - 1).to_owned()).or_insert(named.referent);
            }
        }
        let (full, short): (Vec<_>, Vec<_>) =
            runs.iter().filter(|run| free(run)).cloned().partition(|run| is_person(text, run));
        for (id, referent) in self.iter().filter(|(_, referent)| referent.is_person) {
            surnames.entry(fold(referent.surname())).or_insert(id);
        }
        for run in full {
            let surname = text.document.folded(run.end - 1).to_owned();
            let name = bare_name(text, &run);
            let known = surnames.get(&surname).copied().filter(|referent| agrees(&self.get(*referent).name, &name));
            let referent = known.unwrap_or_else(|| self.add(&name, true, None));
            if name.chars().count() > self.get(referent).name.chars().count() {
                self.all[referent.0].name = name;
            }
            surnames.entry(surname).or_insert(referent);
            self.mentions.push(NameMention { tokens: run, referent });
        }
        for run in short {
            let referent = surnames.get(text.document.folded(run.end - 1)).copied();
            if let Some(referent) = referent.filter(|_| run.len() <= 2) {
                self.mentions.push(NameMention { tokens: run, referent });
            }
        }
    }

    /// Shows a name in capitals as it is written elsewhere in the article.
    fn quieten(&mut self, text: &TaggedText) {
        let is_loud = |name: &str| name.contains(' ') && !name.chars().any(char::is_lowercase);
        for named in &self.mentions {
            let referent = &mut self.all[named.referent.0];
            if is_loud(&referent.name) {
                let written = text.document.span_of(named.tokens.clone()).of(text.document.text);
                if fold(written) == fold(&referent.name) && !is_loud(written) {
                    written.clone_into(&mut referent.name);
                }
            }
        }
    }

    /// Gives bodies their fullest names: `Aldane` after `Aldane Systèmes`, `BRT` after `Bureau régional des
    /// transports (BRT)`.
    fn complete(&mut self, text: &TaggedText) {
        let mut acronyms: HashMap<String, String> = HashMap::new();
        for named in &self.mentions {
            let inner = named.tokens.end + 1;
            if text.is_mark(named.tokens.end, "(") && text.is_acronym(inner) && text.is_mark(inner + 1, ")") {
                let name = self.get(named.referent).name.clone();
                acronyms.entry(text.document.word(inner).to_owned()).or_insert(name);
            }
        }
        let names: Vec<String> =
            self.all.iter().filter(|body| !body.is_person).map(|body| body.name.clone()).take(200).collect();
        for body in self.all.iter_mut().filter(|body| !body.is_person).take(200) {
            if let Some(full) = acronyms.get(&body.name) {
                body.name.clone_from(full);
            } else if !body.name.contains(' ') {
                let longer = names.iter().find(|name| {
                    name.strip_prefix(body.name.as_str())
                        .is_some_and(|rest| rest.starts_with(' ') && rest.split_whitespace().count() <= 2)
                });
                if let Some(full) = longer {
                    body.name.clone_from(full);
                }
            }
        }
    }

    /// Learns gender and titles from what stands around each name.
    fn learn(&mut self, text: &TaggedText) {
        for at in 0..self.mentions.len() {
            let NameMention { tokens, referent } = self.mentions[at].clone();
            let referent = &mut self.all[referent.0];
            let before = tokens.start.checked_sub(1);
            if !referent.is_person {
                // `la Banque`, `du Sénat`: the article tells the gender of a body.
                let article = |token: &usize| text.is(*token, Class::DETERMINER);
                let told = before.filter(article).or_else(|| Some(tokens.start).filter(article));
                referent.gender = referent.gender.or(told.and_then(|token| text.gender(token)));
                continue;
            }
            let civility = before.filter(|before| text.is(*before, Class::CIVILITY)).or(Some(tokens.start));
            let told = civility.filter(|token| text.is(*token, Class::CIVILITY)).and_then(|token| text.gender(token));
            let first = tokens.clone().find(|token| text.is_given_name(*token));
            let given = first.filter(|_| tokens.len() > 1).and_then(|token| text.name_gender(token));
            for role in roles_around(text, &tokens) {
                let head = role.start;
                if let Some(head) = (role.start..role.end).find(|token| text.is(*token, Class::ROLE)) {
                    let title = Title { head: singular(text.lower(head)), span: text.document.span_of(role.clone()) };
                    let same = |known: &Title| known.head == title.head && may_be_one(text, known.span, title.span);
                    if referent.titles.len() < MOST_TITLES && !referent.titles.iter().any(same) {
                        referent.titles.push(title);
                    }
                }
                let by_title =
                    role.clone().find_map(|token| text.gender(token).filter(|_| text.is(token, Class::ROLE)));
                let by_article = head.checked_sub(1).and_then(|token| text.gender(token));
                referent.gender = referent.gender.or(by_title).or(by_article);
            }
            referent.gender = told.or(referent.gender).or(given);
        }
        // Somebody known by a given name alone.
        for named in self.mentions.iter().filter(|named| named.tokens.len() == 1) {
            let referent = &mut self.all[named.referent.0];
            if referent.is_person && !referent.name.contains(' ') && text.is_given_name(named.tokens.start) {
                referent.gender = referent.gender.or(text.name_gender(named.tokens.start));
            }
        }
    }
}

/// The first token of a person's name, the acronym of a party or agency before it passed over: `LR Anne Roy`, `l'AFP
/// Karima`.
fn past_acronym(text: &TaggedText, tokens: &Range<usize>) -> usize {
    let follows = tokens.clone().nth(1).is_some_and(|next| text.is_capital(next) && !text.is_acronym(next));
    let first = text.document.word(tokens.start);
    let dotted = first.contains('.') || first.chars().count() > LONGEST_ACRONYM;
    if follows && text.is_acronym(tokens.start) && !dotted { tokens.start + 1 } else { tokens.start }
}

/// The same for a name.
fn without_acronym(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let upper = |word: &str| word.chars().all(char::is_uppercase);
    let short = (2..=LONGEST_ACRONYM).contains(&first.chars().count());
    (short && upper(first) && rest.chars().any(char::is_lowercase)).then_some(rest)
}

/// A title without the `s` of its plural.
pub(crate) fn singular(title: &str) -> String {
    title.strip_suffix('s').unwrap_or(title).to_owned()
}

/// Whether two names can be of one person: one has all the words of the other.
fn agrees(one: &str, other: &str) -> bool {
    let [one, other]: [Vec<&str>; 2] = [one, other].map(|name| name.split_whitespace().collect());
    let has = |long: &[&str], short: &[&str]| has_words(long, short, Order::Any, |one, other| one == other);
    has(&one, &other) || has(&other, &one)
}

/// The name without `M.` or `Mme`.
fn bare_name(text: &TaggedText, run: &Range<usize>) -> String {
    let start = run.clone().find(|token| !text.is(*token, Class::CIVILITY)).unwrap_or(run.start);
    text.document.span_of(start..run.end).of(text.document.text).to_owned()
}
