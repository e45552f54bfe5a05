//! What the lists, queries and pages tell of a small archive, through its loaded lists.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;

use super::*;
use crate::analysis::EntityKind;
use crate::search::Scope;
use crate::search::query::parse;

const PORT: &str = "Title: Le port de Brest rouvre
Date: 2023-08-17
Source: La Vigie du port
Author: Léo Quai
Language: fr

«\u{a0}La digue tiendra cet hiver\u{a0}», a déclaré Ada Rive, capitaine du port de Brest. Les pêcheurs attendent.

Selon Ada Rive, «\u{a0}les bateaux partiront lundi\u{a0}».
";
const ECOLE: &str = "Title: L'école du quai ferme
Date: 2021-03
Source: Le Courrier des vallées
Author: Inès Pont
Language: fr

La digue protège le quartier de Marseille, et l'orchestre répète encore.
";
const BARE: &str = "Sans titre ni date, un phare éclaire la côte.";

struct House {
    _folder: TempDir,
    root: PathBuf,
    lists: LoadedLists,
    /// The passages of the first article that are bookmarked, as that article is.
    bookmarked: Vec<String>,
}

fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap().join("archive");
    fs::create_dir(&root).unwrap();
    for (name, text) in [("port.txt", PORT), ("ecole.txt", ECOLE), ("nu.txt", BARE)] {
        fs::write(root.join(name), text).unwrap();
    }
    let cache = folder.path().join("cache");
    let mut index = Index::open(&cache).unwrap().index;
    index.refresh(std::slice::from_ref(&root), &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let lists = LoadedLists::open(&cache, vec![root.clone()]).unwrap();
    House { _folder: folder, root, lists, bookmarked: Vec::new() }
}

impl House {
    /// The rows that are told last, and how many of them were found by their headline.
    fn rows(&mut self, scope: Scope, query: &str) -> (Vec<u32>, usize) {
        let mut kept = Bookmarked::default();
        if let Some(article) = self.lists.articles().get(0) {
            kept.add(article.id, self.bookmarked.clone());
        }
        let mut last = None;
        let mut settled = false;
        self.lists
            .find(scope, &parse(query, None), &kept, &AtomicBool::new(false), &mut |found| {
                assert!(!settled, "nothing is told after the last word");
                settled = found.is_final;
                last = Some(found.outcome);
            })
            .unwrap();
        assert!(settled, "{query}");
        let outcome = last.unwrap();
        (outcome.hits.iter().map(|hit| hit.row).collect(), outcome.hits.iter().filter(|hit| !hit.is_in_text()).count())
    }

    fn articles(&mut self, query: &str) -> Vec<u32> {
        self.rows(Scope::Articles, query).0
    }

    fn stored(&self, row: usize) -> ArticleLocation {
        self.lists.articles().stored(row).unwrap()
    }
}

#[test]
fn articles_are_found_by_headline_then_by_text() {
    let mut house = house();
    assert_eq!(house.rows(Scope::Articles, ""), (vec![0, 1, 2], 3));
    assert_eq!(house.rows(Scope::Articles, "ecole"), (vec![1], 1));
    assert_eq!(house.rows(Scope::Articles, "digue"), (vec![0, 1], 0));
    assert_eq!(house.rows(Scope::Articles, "port digue"), (vec![0], 0));
    assert_eq!(house.articles("digu port !orchestre"), [0]);
    assert_eq!(house.articles("\"digue tiendra\""), [0]);
    assert_eq!(house.articles("\"digue orchestre\""), [0; 0]);
    assert_eq!(house.articles("'éclaire"), [2]);
    assert_eq!(house.articles("xyzzy"), [0; 0]);
}

#[test]
fn fields_choose_among_articles() {
    let mut house = house();
    for (query, rows) in [
        ("date:2023-08", &[0][..]),
        ("until:2022", &[1]),
        ("date:2020..2024", &[0, 1]),
        ("source:vigie", &[0]),
        ("author:ines", &[1]),
        ("place:marseille", &[1]),
        ("speaker:rive", &[0]),
        ("person:ada", &[0]),
        ("!person:ada", &[1, 2]),
        ("has:quote", &[0]),
        ("is:bookmarked", &[0]),
        ("digue source:courrier", &[1]),
        ("person:personne", &[]),
    ] {
        assert_eq!(house.articles(query), rows, "{query}");
    }
}

#[test]
fn quotations_are_found_by_words_speaker_and_article() {
    let mut house = house();
    let (all, _) = house.rows(Scope::Quotes, "");
    assert_eq!(all.len(), 2);
    for (query, rows) in [
        ("bateaux", &[1][..]),
        ("rive hiver", &[0]),
        ("speaker:rive", &[0, 1]),
        ("source:vigie", &[0, 1]),
        ("until:2022", &[]),
    ] {
        assert_eq!(house.rows(Scope::Quotes, query).0, rows, "{query}");
    }
    assert_eq!(
        house.rows(Scope::Quotes, "is:bookmarked").0,
        [] as [u32; 0],
        "the bookmark of an article is none of its quotations"
    );
    house.bookmarked = vec!["Selon Ada Rive, «\u{a0}les bateaux partiront lundi\u{a0}».".to_owned()];
    assert_eq!(house.rows(Scope::Quotes, "is:bookmarked").0, [1]);
    assert_eq!(house.rows(Scope::Quotes, "!is:bookmarked").0, [0]);
    let quotes = house.lists.quotes().unwrap();
    let first = quotes.get(0).unwrap();
    assert_eq!((first.words, first.speaker, first.article), ("La digue tiendra cet hiver", "Ada Rive", 0));
    let key = first.key;
    let stored = house.lists.index().quotation(key).unwrap().unwrap();
    assert_eq!((stored.speaker(), stored.cue.as_str()), ("Ada Rive", "a déclaré"));
    assert!(stored.role.contains("capitaine du port"), "{}", stored.role);
}

#[test]
fn an_entity_has_a_row_and_a_page() {
    let mut house = house();
    let entities = std::sync::Arc::clone(house.lists.entities().unwrap());
    let row = entities.iter().position(|entity| entity.name == "Ada Rive").unwrap();
    let rive = entities.get(row).unwrap();
    assert_eq!((rive.kind, rive.articles, rive.quotations), (EntityKind::Person, 1, 2));
    assert_eq!((rive.first, rive.last), ("2023-08-17".parse().ok(), "2023-08-17".parse().ok()));
    assert!(entities.iter().enumerate().all(|(row, entity)| entities.row_of_key(entity.key) == Some(row)));
    let found = u32::try_from(row).unwrap();
    assert_eq!(house.rows(Scope::Entities, "kind:person").0, [found]);
    assert!(house.rows(Scope::Entities, "source:vigie").0.contains(&found));
    assert!(!house.rows(Scope::Entities, "source:courrier").0.contains(&found));

    let index = house.lists.index();
    assert_eq!(index.entity_key("ada rive", EntityKind::Person).unwrap(), Some(rive.key));
    let page = index.entity_page(house.lists.articles(), &[rive.key]).unwrap();
    let said: Vec<_> = page.quotations.iter().map(|(article, quotation)| (*article, quotation.ordinal)).collect();
    assert_eq!(said, [(0, 0), (0, 1)]);
    let opened = open_article(&house.stored(0)).unwrap();
    assert_eq!(page.mentions[0].first.of(&opened.article.body.text), "Ada Rive");
    assert!(page.mentions.iter().all(|mentioned| mentioned.places().count() == mentioned.count as usize));
    let nobody = index.entity_page(house.lists.articles(), &[i64::MAX]).unwrap();
    assert!(nobody.quotations.is_empty() && nobody.mentions.is_empty());
}

#[test]
fn lists_are_renewed_once_something_was_written() {
    let mut house = house();
    assert!(!house.lists.lists().renew(house.lists.index()).unwrap());
    assert!(!house.lists.renew());
    fs::write(house.root.join("neuf.txt"), "Une digue neuve.").unwrap();
    let mut writer = house.lists.index().another().unwrap();
    writer.refresh(std::slice::from_ref(&house.root), &mut |_| {}, &AtomicBool::new(false)).unwrap();
    assert!(house.lists.lists().renew(house.lists.index()).unwrap());
    assert_eq!(house.lists.articles().len(), 3, "what is shown is not changed behind anyone's back");
    assert!(house.lists.renew());
    assert_eq!(house.lists.articles().len(), 4);
    assert_eq!(house.articles("neuve").len(), 1);
}

#[test]
fn a_query_that_is_called_off_tells_nothing() {
    let mut house = house();
    let mut told = 0;
    let cancel = AtomicBool::new(true);
    house
        .lists
        .find(Scope::Articles, &parse("digue", None), &Bookmarked::default(), &cancel, &mut |_| told += 1)
        .unwrap();
    assert_eq!(told, 0);
}

#[test]
fn calling_off_what_is_done_disturbs_nothing_and_letters_come_and_go() {
    let mut house = house();
    let whole = house.articles("digue");
    assert!(!whole.is_empty());
    house.lists.interrupt().call_off();
    for query in ["d", "di", "dig", "digu", "digue", "digu", "digue x", "digue"] {
        let _ = house.articles(query);
    }
    assert_eq!(house.articles("digue"), whole, "however one comes to a query, it finds the same");
    let narrow = house.articles("digue source:vigie");
    let _ = house.articles("digu source:vigie");
    assert_eq!(house.articles("digue source:vigie"), narrow);
}

#[test]
fn an_article_is_opened_where_it_was_moved_and_as_it_was_edited() {
    let house = house();
    let stored = house.stored(0);
    let opened = open_article(&stored).unwrap();
    assert_eq!((opened.state, opened.article.meta.source.as_deref()), (FileState::Same, Some("La Vigie du port")));
    fs::write(&stored.path, PORT.replace("Source: La Vigie du port\n", "")).unwrap();
    let opened = open_article(&stored).unwrap();
    assert_eq!(article_id(&opened.article.body.text), stored.id);
    fs::write(&stored.path, PORT.replace("hiver", "été")).unwrap();
    let opened = open_article(&stored).unwrap();
    assert_eq!(opened.state, FileState::Changed);
    assert!(opened.article.body.text.contains("été"));
}

#[test]
fn what_cannot_be_opened_says_why() {
    let house = house();
    let stored = house.stored(0);
    fs::write(&stored.path, "").unwrap();
    assert!(matches!(open_article(&stored), Err(OpenError::Unfit { .. })));
    fs::remove_file(&stored.path).unwrap();
    assert_eq!(open_article(&stored), Err(OpenError::Gone(stored.path.clone())));
    fs::create_dir(&stored.path).unwrap();
    assert_eq!(open_article(&stored), Err(OpenError::Gone(stored.path.clone())));
}

#[test]
fn a_line_that_was_replaced_by_others_is_no_longer_there() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let line = |title: &str, text: &str| format!("{{\"title\": \"{title}\", \"text\": \"{text}\"}}\n");
    let (one, two) = (line("Un", "La digue tient."), line("Deux", "Le phare luit."));
    fs::write(root.join("a.jsonl"), one.clone() + &two).unwrap();
    let mut index = Index::open(&folder.path().join(".cache")).unwrap().index;
    let roots = [root.clone()];
    index.refresh(&roots, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let articles = index.articles(&roots).unwrap();
    let deux = articles.stored(0).unwrap();
    assert_eq!(deux.title.as_deref(), Some("Deux"));
    fs::write(root.join("a.jsonl"), line("Zéro", "Avant.") + &one + &two).unwrap();
    assert_eq!(open_article(&deux).unwrap().state, FileState::Moved);
    fs::write(root.join("a.jsonl"), line("Zéro", "Avant.") + &one).unwrap();
    assert_eq!(open_article(&deux), Err(OpenError::Changed(deux.path.clone())));
}
