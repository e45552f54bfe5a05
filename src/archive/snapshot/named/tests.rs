//! The lists of quotations and entities that are kept are those of the index, or none.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;

use super::*;
use crate::annotations::{Anchor, Choice, Correction, Corrections, UnknownFields, Verdict};
use crate::archive::{LoadedLists, SnapshotCache, open_article, write_samples};
use crate::article::Span;

/// The articles that come with the program, with one quotation corrected and three entities chosen about.
struct House {
    _folder: TempDir,
    cache: PathBuf,
    roots: Vec<PathBuf>,
    choices: Arc<Vec<EntityChoice>>,
}

fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let (cache, root) = (folder.path().join("cache"), folder.path().join("archive"));
    write_samples(&root).unwrap();
    let roots = vec![root];
    let mut index = Index::open(&cache).unwrap().index;
    index.refresh(&roots, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let articles = index.articles(&roots).unwrap();
    let entities = index.entities(&articles, &[]).unwrap();
    let chosen = |row: usize, choice: Choice| EntityChoice {
        id: format!("{row:016x}"),
        created: String::new(),
        entity: entities.reference(row).unwrap(),
        choice,
        article: None,
        anchor: None,
        extra: UnknownFields::new(),
    };
    let choices =
        [Choice::Rename("L’Autre Nom".into()), Choice::Merge(entities.reference(3).unwrap()), Choice::Silence];
    let choices = choices.into_iter().enumerate().map(|(row, choice)| chosen(row, choice)).collect();
    let quotes = index.quotes(&articles, &entities).unwrap();
    let first = quotes.get(0).unwrap();
    let article = articles.get(first.article as usize).unwrap().id;
    let body = open_article(&articles.stored(first.article as usize).unwrap()).unwrap().article.body.text.clone();
    let correction = Correction {
        id: "00".repeat(8),
        created: String::new(),
        article,
        path: String::new(),
        anchor: Anchor::of(&body, Span::new(first.start, first.end)),
        verdict: Verdict::Speaker("Personne d’autre".into()),
        extra: UnknownFields::new(),
    };
    index.correct(Arc::new(Corrections::new(vec![correction]))).unwrap();
    House { _folder: folder, cache, roots, choices: Arc::new(choices) }
}

impl House {
    fn index(&self) -> Index {
        Index::open(&self.cache).unwrap().index
    }

    /// The lists as whoever starts the program sees them.
    fn lists(&self, choices: &Arc<Vec<EntityChoice>>) -> LoadedLists {
        let lists = LoadedLists::open(&self.cache, self.roots.clone()).unwrap();
        lists.lists().known().choose(Arc::clone(choices));
        lists
    }

    fn rows(&self, choices: &Arc<Vec<EntityChoice>>) -> String {
        let mut lists = self.lists(choices);
        let entities = Arc::clone(lists.entities().unwrap());
        let quotes = Arc::clone(lists.quotes().unwrap());
        shown(&entities, &quotes)
    }

    fn rows_of_index(&self, choices: &[EntityChoice]) -> String {
        let index = self.index();
        let articles = index.articles(&self.roots).unwrap();
        let entities = index.entities(&articles, choices).unwrap();
        shown(&entities, &index.quotes(&articles, &entities).unwrap())
    }

    fn keep(&self, choices: &Arc<Vec<EntityChoice>>) {
        let lists = SnapshotCache::new(self.roots.clone());
        lists.known().choose(Arc::clone(choices));
        lists.keep(&self.index()).unwrap();
    }

    fn kept(&self, kind: &str) -> PathBuf {
        let files = fs::read_dir(&self.cache).unwrap().flatten().map(|entry| entry.path());
        files.filter(|path| path.extension().is_some_and(|end| end == kind)).last().unwrap()
    }
}

/// All that the lists tell of their rows.
fn shown(entities: &Entities, quotes: &Quotes) -> String {
    let entity = |at: usize| {
        let row = entities.get(at).unwrap();
        let keys = entities.keys(at).map(|key| (key, entities.row_of_key(key)));
        let joined: Vec<_> = entities.joined(at).collect();
        format!(
            "{row:?} {joined:?} {:?} {:?} {}\n",
            keys.collect::<Vec<_>>(),
            entities.reference(at),
            entities.aliases(at)
        )
    };
    let quote = |at: usize| {
        let row = quotes.get(at).unwrap();
        format!("{row:?} {:?} {:?}\n", quotes.row_of_key(row.key, row.article), quotes.of_article(row.article))
    };
    (0..entities.len()).map(entity).chain((0..quotes.len()).map(quote)).collect()
}

#[test]
fn kept_rows_are_the_rows_of_the_index_whatever_the_person_chose() {
    let (house, none) = (house(), Arc::default());
    assert_ne!(house.rows_of_index(&[]), house.rows_of_index(&house.choices));
    assert!(house.rows_of_index(&[]).contains("Personne d’autre"));
    for choices in [&none, &house.choices, &none] {
        house.keep(choices);
        assert_eq!(house.rows(choices), house.rows_of_index(choices));
        // They come from the files: those of another list are taken as they are.
        let (quotes, entities) = (house.kept("quotes"), house.kept("entities"));
        let snapshot = house.lists(choices).lists().current().unwrap();
        let state = snapshot.state(choices).unwrap();
        let index = house.index();
        let nothing = index.articles(&[]).unwrap();
        let no_entities = index.entities(&nothing, &[]).unwrap();
        snapshot.put(&entities, state, |out| no_entities.pack(out));
        snapshot.put(&quotes, state, |out| index.quotes(&nothing, &no_entities).unwrap().pack(out));
        assert_eq!(house.rows(choices), "");
        fs::remove_file(entities).unwrap();
        fs::remove_file(quotes).unwrap();
    }
}

#[test]
fn a_list_that_is_missing_damaged_or_of_another_state_is_read_from_the_index_and_written_again() {
    let (house, none) = (house(), Arc::default());
    house.keep(&none);
    let rows = house.rows_of_index(&[]);
    let files = ["quotes", "entities"].map(|kind| house.kept(kind));
    let whole = files.each_ref().map(|file| fs::read(file).unwrap());
    for (file, bytes) in files.iter().zip(&whole) {
        for at in (0..bytes.len()).step_by(bytes.len() / 40 + 1).chain([bytes.len() - 1]) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << (at % 8);
            for damaged in [&damaged[..], &bytes[..at]] {
                fs::write(file, damaged).unwrap();
                assert_eq!(house.rows(&none), rows, "{} at {at}", file.display());
                assert!(&fs::read(file).unwrap() == bytes, "it is written again");
            }
        }
        fs::remove_file(file).unwrap();
        assert_eq!(house.rows(&none), rows);
        assert!(&fs::read(file).unwrap() == bytes);
    }
    fs::write(house.roots[0].join("neuf.txt"), "« La digue cède encore », a dit Yann Neuf, le maire.").unwrap();
    house.index().refresh(&house.roots, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let newer = house.rows(&none);
    assert!(newer.contains("Yann Neuf") && newer == house.rows_of_index(&[]), "the state before counts no more");
}

#[test]
fn where_nothing_can_be_written_the_rows_are_the_same() {
    let (house, none) = (house(), Arc::default());
    house.keep(&none);
    for file in ["quotes", "entities"].map(|kind| house.kept(kind)) {
        // A folder in the place of the file refuses the new one, as a full disk does.
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        fs::write(file.join("x"), "").unwrap();
    }
    assert_eq!(house.rows(&none), house.rows_of_index(&[]));
    house.keep(&none);
    let left = fs::read_dir(&house.cache).unwrap().flatten();
    assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().ends_with(".tmp")));
}

#[test]
fn in_an_archive_that_changes_all_the_time_lists_are_written_seldom() {
    let mut pace = Pace::default();
    assert!(pace.is_due());
    pace.0 = Some((Instant::now(), Duration::from_secs(60)));
    assert!(!pace.is_due());
    pace.0 = Some((Instant::now(), Duration::ZERO));
    assert!(pace.is_due());
}
