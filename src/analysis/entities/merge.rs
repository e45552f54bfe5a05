//! One entity for all the mentions of one thing in an article.

use super::{UnlinkedMention, kinds};
use crate::analysis::document::Document;
use crate::analysis::{Entity, EntityKind, Mention};
use crate::text::fold::fold;
use crate::text::names;
use foldhash::{HashMap, HashMapExt};

/// What is known of an entity while its mentions are gathered.
struct Gathered {
    kind: EntityKind,
    /// The fullest name so far.
    name: String,
    /// The words of that name, folded.
    words: Vec<String>,
    /// Whether the name is a relative date.
    relative: bool,
    /// How many mentions it has.
    mentions: usize,
}

/// Gives each mention its entity.
pub(super) fn merge(document: &Document<'_>, found: Vec<UnlinkedMention>) -> (Vec<Mention>, Vec<Entity>) {
    let mut gathered: Vec<Gathered> = Vec::new();
    let mut known: HashMap<(EntityKind, String), usize> = HashMap::new();
    let mut mentions: Vec<Mention> = Vec::with_capacity(found.len());
    for (at, next) in found.iter().enumerate() {
        let name = full_name(document, next);
        let words = name_words(next.kind, &name);
        let key = (next.kind, key(next, &words));
        let entity = known.get(&key).copied().or_else(|| {
            let before = at.checked_sub(1).and_then(|before| Some((&found[before], mentions.get(before)?)));
            acronym(document, next, before)
        });
        let entity = entity.unwrap_or_else(|| {
            gathered.push(Gathered {
                kind: next.kind,
                name: name.clone(),
                words: words.clone(),
                relative: next.relative,
                mentions: 0,
            });
            gathered.len() - 1
        });
        known.insert(key, entity);
        let best = &mut gathered[entity];
        best.mentions += 1;
        // Of two that are alike, the one that is not all in capitals: `Anne Roy` rather than `ANNE ROY`.
        let quiet = is_loud(&best.name) && !is_loud(&name);
        if (!next.relative, words.len(), quiet) > (!best.relative, best.words.len(), false) {
            *best = Gathered { kind: next.kind, name, words, relative: next.relative, ..*best };
        }
        mentions.push(Mention {
            span: next.span,
            kind: next.kind,
            entity,
            relative: next.relative,
            resolved: next.resolved,
        });
    }
    let parents = parents(&gathered);
    let (entities, _) = renumber(&mut mentions, &gathered, &parents);
    (mentions, entities)
}

/// Makes one entity of the shorter and the fuller names of one thing that were found apart from each other, and leaves
/// out those without a mention: the entities that remain, and the new number of each old one.
pub(super) fn merge_again(mentions: &mut [Mention], entities: Vec<Entity>) -> (Vec<Entity>, Vec<Option<usize>>) {
    let mut gathered: Vec<Gathered> = entities
        .into_iter()
        .map(|Entity { name, kind }| {
            let words = name_words(kind, &name);
            Gathered { kind, words, name, relative: false, mentions: 0 }
        })
        .collect();
    for mention in mentions.iter() {
        if let Some(entity) = gathered.get_mut(mention.entity) {
            entity.mentions += 1;
        }
    }
    let parents = parents(&gathered);
    renumber(mentions, &gathered, &parents)
}

/// Whether a name is all in capitals, as in labels and datelines.
fn is_loud(name: &str) -> bool {
    name.chars().count() > LONGEST_ACRONYM && !name.chars().any(char::is_lowercase)
}

/// Letters that an acronym has at most: what is longer is a word in capitals.
const LONGEST_ACRONYM: usize = 5;

/// The text on one line, without the marks of a possessive.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = line.strip_suffix("'s").or_else(|| line.strip_suffix("’s")).unwrap_or(&line);
    if bare.is_empty() { line.clone() } else { bare.to_owned() }
}

/// The name of a mention: `Le Havre` for `le parquet du Havre`.
fn full_name(document: &Document<'_>, found: &UnlinkedMention) -> String {
    let name = plain(found.span.of(document.text));
    let before = document.tokens_in(found.span).start.checked_sub(1).map_or("", |token| document.lower(token));
    let town = found.kind == EntityKind::Place && matches!(before, "du" | "au");
    if town && kinds::is_town_with_article(&name.to_lowercase()) { format!("Le {name}") } else { name }
}

/// Words of names that say nothing about which one it is.
const SMALL: [&str; 13] = ["m", "mm", "mme", "mlle", "mr", "mrs", "ms", "dr", "la", "le", "les", "l", "the"];

fn name_words(kind: EntityKind, name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let keep = |word: &&str| kind == EntityKind::Date || !SMALL.contains(word);
    let kept: Vec<String> = words.clone().filter(keep).map(str::to_owned).collect();
    if kept.is_empty() { words.map(str::to_owned).collect() } else { kept }
}

/// What mentions of one entity have in common: the days for dates that are known, else the words.
fn key(found: &UnlinkedMention, words: &[String]) -> String {
    match found.resolved {
        Some((first, last)) => format!("{first}/{last}"),
        None => words.join(" "),
    }
}

/// The entity of the mention before, when this one is its acronym in brackets or the other way round:
/// `Union des pêcheurs (UP)`, `UP (Union des pêcheurs)`.
fn acronym(
    document: &Document<'_>,
    next: &UnlinkedMention,
    before: Option<(&UnlinkedMention, &Mention)>,
) -> Option<usize> {
    let (last, mention) = before?;
    let between = document.text.get(last.span.end..next.span.start)?;
    if last.kind != next.kind || between.trim() != "(" {
        return None;
    }
    let [first, second] = [last, next].map(|found| found.span.of(document.text));
    (abbreviates(second, first) || abbreviates(first, second)).then_some(mention.entity)
}

/// Whether `short` is one word of capitals that the initials of `full` spell, some left out.
fn abbreviates(short: &str, full: &str) -> bool {
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let words = name_words(EntityKind::Organisation, short);
    let full = fold(full);
    let initials = names::initials(full.split(|c: char| !c.is_alphanumeric()));
    match words.as_slice() {
        [one] => capitals >= 2 && initials.chars().nth(1).is_some() && names::abbreviates(one, &initials),
        _ => false,
    }
}

/// How many names that share a word with one are looked at before it, and how many after it.
const NEAREST: usize = 64;

/// For each entity, the one that it is part of: itself, or one of a fuller name.
fn parents(gathered: &[Gathered]) -> Vec<usize> {
    let mut by_word: HashMap<(EntityKind, &str), Vec<usize>> = HashMap::new();
    for (at, entity) in gathered.iter().enumerate() {
        let ends = match entity.kind {
            EntityKind::Person => entity.words.as_slice(),
            EntityKind::Organisation => entity.words.get(..1).unwrap_or_default(),
            _ => continue,
        };
        for word in ends {
            by_word.entry((entity.kind, word)).or_default().push(at);
        }
    }
    (0..gathered.len())
        .map(|at| {
            let entity = &gathered[at];
            let word = match entity.kind {
                EntityKind::Person => entity.words.last(),
                EntityKind::Organisation => entity.words.first(),
                _ => None,
            };
            let others =
                word.and_then(|word| by_word.get(&(entity.kind, word.as_str()))).map_or(&[][..], Vec::as_slice);
            let here = others.partition_point(|other| *other < at);
            let near = &others[here.saturating_sub(NEAREST)..others.len().min(here + NEAREST)];
            let fuller: Vec<usize> =
                near.iter().copied().filter(|other| *other != at && is_part(entity, &gathered[*other])).collect();
            // Several may fit: the one of whom the text is, else the one last introduced before this name, else the first
            // after it.
            let nearest = fuller.iter().copied().min_by_key(|other| (*other > at, other.abs_diff(at)));
            topic(gathered, &fuller).or(nearest).unwrap_or(at)
        })
        .collect()
}

/// Mentions by the full name that whom a text is about has at least, and how many times as many as any other of the name.
const TOPIC_MENTIONS: usize = 3;
const TOPIC_TIMES: usize = 2;

/// The one of several who have a name in common that the text names by far the most often.
fn topic(gathered: &[Gathered], alike: &[usize]) -> Option<usize> {
    let most = alike.iter().copied().max_by_key(|one| gathered[*one].mentions)?;
    let mentions = |one: usize| gathered[one].mentions;
    let clear = alike.iter().all(|one| *one == most || mentions(*one) * TOPIC_TIMES <= mentions(most));
    (clear && mentions(most) >= TOPIC_MENTIONS).then_some(most)
}

/// Whether `short` is a shorter name of what `full` names.
fn is_part(short: &Gathered, full: &Gathered) -> bool {
    if short.words.len() > full.words.len() || short.words == full.words {
        return false;
    }
    match short.kind {
        EntityKind::Person => match short.words.as_slice() {
            // A surname, or a given name that no longer name contradicts.
            [one] => full.words.len() > 1 && full.words.contains(one),
            [initials @ .., last] => {
                full.words.last() == Some(last)
                    // One initial comes and goes; whoever has two is known by them.
                    && initial_count(&full.words) <= initial_count(&short.words) + 1
                    && initials.iter().zip(&full.words).all(|(short, word)| {
                        names::stands_for(short, word)
                    })
            }
            [] => false,
        },
        EntityKind::Organisation => short.words.len() > 1 && full.words.starts_with(&short.words),
        _ => false,
    }
}

/// How many of the words are single letters.
fn initial_count(words: &[String]) -> usize {
    words.iter().filter(|word| names::is_initial(word)).count()
}

/// Replaces each entity by the root of its parents and leaves no gaps. The new number of each old one goes out too.
fn renumber(mentions: &mut [Mention], gathered: &[Gathered], parents: &[usize]) -> (Vec<Entity>, Vec<Option<usize>>) {
    let root = |mut at: usize| {
        // A parent has more words than its child, or as many and spelled out: the way up is short and ends.
        for _ in 0..4 {
            at = parents[at];
        }
        at
    };
    let mut numbers: Vec<Option<usize>> = vec![None; gathered.len()];
    let mut entities: Vec<Entity> = Vec::new();
    for mention in mentions {
        let root = root(mention.entity);
        mention.entity = *numbers[root].get_or_insert_with(|| {
            entities.push(Entity { name: gathered[root].name.clone(), kind: gathered[root].kind });
            entities.len() - 1
        });
    }
    let numbers = (0..gathered.len()).map(|at| numbers[root(at)]).collect();
    (entities, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Body, Span};

    /// The entity names of the mentions that stand between brackets in `marked`, all of one kind.
    fn merged(marked: &str, kind: EntityKind) -> Vec<String> {
        let mut text = String::new();
        let mut found = Vec::new();
        let mut start = 0;
        for char in marked.chars() {
            match char {
                '[' => start = text.len(),
                ']' => {
                    let span = Span::new(start, text.len());
                    found.push(UnlinkedMention { span, kind, relative: false, resolved: None });
                }
                other => text.push(other),
            }
        }
        let article = Article { body: Body { text, ..Body::default() }, ..Article::default() };
        let (mentions, entities) = merge(&Document::new(&article), found);
        mentions.iter().map(|mention| entities[mention.entity].name.clone()).collect()
    }

    #[test]
    fn surnames_initials_and_accents_join_the_fullest_name() {
        assert_eq!(
            merged("[Vasseur] et [Hélène Vasseur], [H. Vasseur], [HELENE VASSEUR], [Hélène].", EntityKind::Person),
            ["Hélène Vasseur"; 5]
        );
        assert_eq!(
            merged("[Anna Brandt] et [Jonas Brandt]. [Brandt] parle, [A. Brandt] aussi.", EntityKind::Person),
            ["Anna Brandt", "Jonas Brandt", "Jonas Brandt", "Anna Brandt"]
        );
        assert_eq!(merged("[Brandt], puis [Anna Brandt].", EntityKind::Person), ["Anna Brandt"; 2]);
        assert_eq!(
            merged(
                "[Anna Brandt] parle. [Anna Brandt] sort. [Anna Brandt] et [Jonas Brandt], son fils. [Brandt] rit.",
                EntityKind::Person
            )[3..],
            ["Jonas Brandt", "Anna Brandt"]
        );
        assert_eq!(merged("[Paul Brandt], puis [Paul Okafor].", EntityKind::Person), ["Paul Brandt", "Paul Okafor"]);
        assert_eq!(merged("[PAUL BRANDT] : non. [Paul Brandt] rit.", EntityKind::Person), ["Paul Brandt"; 2]);
        assert_eq!(merged("[Paul J. Brandt] et [Paul Brandt].", EntityKind::Person), ["Paul J. Brandt"; 2]);
        assert_eq!(
            merged("[Paul J. K. Brandt], auteur, et [Paul Brandt], musicien.", EntityKind::Person),
            ["Paul J. K. Brandt", "Paul Brandt"]
        );
    }

    #[test]
    fn an_acronym_in_brackets_joins_what_it_stands_for() {
        assert_eq!(
            merged("L'[Union des pêcheurs du Nord] ([UPN]) proteste. L'[UPN] a raison.", EntityKind::Organisation),
            ["Union des pêcheurs du Nord"; 3]
        );
        assert_eq!(
            merged("L'[UPN] ([Union des pêcheurs du Nord]) proteste. L'[UPN] a raison.", EntityKind::Organisation),
            ["Union des pêcheurs du Nord"; 3]
        );
        assert_eq!(
            merged("L'[Union des pêcheurs] ([CGT]) proteste.", EntityKind::Organisation),
            ["Union des pêcheurs", "CGT"]
        );
    }

    #[test]
    fn places_join_only_by_their_whole_name() {
        assert_eq!(merged("[Corée] et [Corée du Nord]", EntityKind::Place), ["Corée", "Corée du Nord"]);
        assert_eq!(merged("[l'Ukraine], [Ukraine's]", EntityKind::Place), ["l'Ukraine", "l'Ukraine"]);
    }

    #[test]
    fn nobody_is_part_of_a_ring() {
        let marked: String = (0..40).map(|at| format!("[{} B{}] ", ["A", "A.", "Aa"][at % 3], at % 2)).collect();
        assert_eq!(merged(&marked, EntityKind::Person).len(), 40);
    }
}
