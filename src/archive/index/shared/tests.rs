//! A shared index against the person's own on the same archive: with the same corrections both give the same rows.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::analysis::EntityKind;
use crate::annotations::{Correction, Corrections, Verdict};
use crate::archive::index::FullText;
use crate::archive::index::correction_stage::tests::correction_of;
use crate::archive::keys::of_quotation_key;

const PORT: &str = "Title: Le port\n\nAnne Roux dirige le port. « La digue tiendra », a déclaré Luc Morin. « Nous verrons », a répondu Anne Roux.\n";
const QUAI: &str = "Title: Le quai\n\n« Les barques reviendront », a promis Luc Morin, maire de Tréfeuil. « Il pleut », a dit Zoé Le Gall.\n";

struct House {
    folder: tempfile::TempDir,
    root: PathBuf,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("archive");
        fs::create_dir(&root).unwrap();
        let house = Self { folder, root };
        house.put("port.txt", PORT);
        house.put("quai.txt", QUAI);
        house
    }

    /// Writes a file that counts as settled: one of this very second would be looked at again.
    fn put(&self, name: &str, text: &str) {
        let path = self.root.join(name);
        fs::write(&path, text).unwrap();
        let before = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
        fs::File::options().write(true).open(path).unwrap().set_modified(before).unwrap();
    }

    fn shared(&self) -> PathBuf {
        self.folder.path().join("shared")
    }

    /// Brings the shared index up to date; whether there was anything to do.
    fn publish(&self) -> bool {
        let cancel = AtomicBool::new(false);
        let mut build = SharedBuild::begin(&self.shared(), std::slice::from_ref(&self.root), &cancel).unwrap();
        build.refresh(&mut |_| {}, &cancel).unwrap();
        let new = build.index().is_some();
        build.publish().unwrap();
        new
    }

    fn places(&self, person: &str) -> IndexPlaces {
        let cache = self.folder.path().join(person);
        IndexPlaces { cache, shared: Some(self.shared()), trusts_writers: false }
    }

    fn open(&self, person: &str) -> crate::archive::OpenedIndex {
        Index::open_for(&self.places(person), std::slice::from_ref(&self.root)).unwrap()
    }

    fn reader(&self, corrections: &Arc<Corrections>) -> Index {
        let opened = self.open("reader");
        assert_eq!(opened.unshared, None);
        let mut index = opened.index.with_corrections(Arc::clone(corrections));
        index.refresh(std::slice::from_ref(&self.root), &mut |_| {}, &AtomicBool::new(false)).unwrap();
        index
    }

    fn own(&self, corrections: &Arc<Corrections>) -> Index {
        let mut index = Index::open(&self.folder.path().join("own")).unwrap().index;
        index = index.with_corrections(Arc::clone(corrections));
        index.refresh(std::slice::from_ref(&self.root), &mut |_| {}, &AtomicBool::new(false)).unwrap();
        index
    }

    fn correction(&self, index: &Index, file: &str, words: &str, verdict: Verdict) -> Correction {
        let articles = index.articles(std::slice::from_ref(&self.root)).unwrap();
        let row = articles.iter().find(|article| article.path.ends_with(file)).unwrap().row;
        let stored = articles.stored(row as usize).unwrap();
        correction_of(&stored, words, verdict)
    }
}

/// All that lists, pages and searches are made of.
fn everything(index: &Index, root: &Path) -> BTreeMap<String, Vec<String>> {
    let articles = index.articles(&[root.to_path_buf()]).unwrap();
    let entities = index.entities(&articles, &[]).unwrap();
    let quotes = index.quotes(&articles, &entities).unwrap();
    let mut all = BTreeMap::new();
    let rows = articles.iter().map(|article| format!("{} {}", article.title, article.quotations)).collect();
    all.insert("articles".to_owned(), rows);
    let rows = quotes.iter().map(|quote| format!("{} {} {:?}", quote.speaker, quote.words, quote.certainty)).collect();
    all.insert("quotes".to_owned(), rows);
    for row in 0..entities.len() {
        let entity = entities.get(row).unwrap();
        let page = index.entity_page(&articles, &entities.keys(row).collect::<Vec<_>>()).unwrap();
        let mut rows = vec![format!("{} articles, {} quotations", entity.articles, entity.quotations)];
        rows.extend(page.quotations.iter().map(|(_, quotation)| format!("says {}", quotation.words)));
        rows.extend(page.about.iter().map(|(_, quotation)| format!("about {}", quotation.words)));
        rows.extend(page.mentions.iter().map(|mention| format!("in {} × {}", mention.article, mention.count)));
        rows.extend(page.offices.iter().map(|office| format!("{office:?}")));
        let mut beside: Vec<_> = index
            .named_beside(&articles, &page.mentions)
            .unwrap()
            .into_iter()
            .filter_map(|key| entities.row_of_key(key).map(|row| entities.name(row).to_owned()))
            .collect();
        beside.sort();
        rows.extend(beside);
        all.insert(format!("{} {}", entity.kind.name(), entity.name), rows);
    }
    // Which key an article has depends on which thread read it first.
    let title = |key| articles.row_of_key(key).and_then(|row| articles.get(row as usize)).unwrap().title;
    let called = |text: FullText, key: i64| match text {
        FullText::Spoken | FullText::SpokenBeginnings => {
            let (article, ordinal) = of_quotation_key(key);
            format!("{} {ordinal}", title(article))
        }
        FullText::Bodies | FullText::BodyBeginnings | FullText::Named => title(key).to_owned(),
    };
    for (text, words, kind) in [
        (FullText::Spoken, "digue", None),
        (FullText::Spoken, "speaker : \"luc morin\"", None),
        (FullText::Spoken, "speaker : \"anne roux\"", None),
        (FullText::Spoken, "speaker : bertrand", None),
        (FullText::SpokenBeginnings, "dig", None),
        (FullText::Bodies, "barques", None),
        (FullText::Named, "bertrand", Some("person")),
        (FullText::Named, "luc", Some("person")),
    ] {
        let mut found = Vec::new();
        index
            .matching(text, words, kind, &mut |key| {
                found.push(called(text, key));
                true
            })
            .unwrap();
        found.sort();
        all.insert(format!("{text:?} {words}"), found);
    }
    all
}

/// Sets of corrections, each in place of the one before.
fn sets(house: &House, index: &Index) -> Vec<Vec<Correction>> {
    let to =
        |file: &str, words: &str, name: &str| house.correction(index, file, words, Verdict::Speaker(name.to_owned()));
    let digue = || to("port.txt", "« La digue tiendra »", "Anne Roux");
    vec![
        vec![digue()],
        vec![digue(), to("quai.txt", "« Il pleut »", "Maud Bertrand")],
        vec![
            house.correction(index, "port.txt", "« La digue tiendra »", Verdict::NotSpeech),
            to("quai.txt", "« Les barques reviendront »", "Zoé Le Gall"),
        ],
        vec![to("quai.txt", "« Il pleut »", "Maud Bertrand")],
        Vec::new(),
        vec![digue()],
    ]
}

#[test]
fn corrections_over_a_shared_index_give_what_they_give_in_ones_own() {
    let house = House::new();
    assert!(house.publish());
    let none = Arc::default();
    assert_eq!(everything(&house.reader(&none), &house.root), everything(&house.own(&none), &house.root));
    let sets = sets(&house, &house.own(&none));
    let other = house.reader(&none);
    let mut follows = other.another().unwrap();
    for set in sets {
        let corrections = Arc::new(Corrections::new(set.clone()));
        let (mut reader, own) = (house.reader(&corrections), house.own(&corrections));
        let expected = everything(&own, &house.root);
        assert_eq!(everything(&reader, &house.root), expected, "{set:?}");
        assert_eq!(everything(&reader.another().unwrap(), &house.root), expected);
        assert_eq!(reader.correct(Arc::clone(&corrections)).unwrap(), 0, "what is laid over is not laid again");
        // A connection that was open before, as another thread has one.
        follows.follow().unwrap();
        assert_eq!(everything(&follows, &house.root), expected);
        // A program that begins now.
        assert_eq!(everything(&house.open("reader").index, &house.root), expected);
    }
    // The shared index has nothing of it, and neither has anybody else.
    assert_eq!(everything(&house.open("somebody else").index, &house.root), everything(&house.own(&none), &house.root));
}

#[test]
fn corrections_hold_when_the_shared_index_is_renewed_or_built_anew() {
    let house = House::new();
    house.publish();
    let none = Arc::default();
    let sets = sets(&house, &house.own(&none));
    let corrections = Arc::new(Corrections::new(sets[1].clone()));
    let mut reader = house.reader(&corrections);
    let generation = reader.generation().unwrap();
    assert!(!house.publish(), "nothing is new");
    assert!(!reader.follow().unwrap());
    house.put("bertrand.txt", "Title: Un phare\n\n« Il brille », a dit Maud Bertrand.\n");
    house.put("port.txt", &PORT.replace("dirige le port", "dirige le port de commerce"));
    assert!(house.publish());
    assert_eq!(reader.generation().unwrap(), generation, "a state does not change under its reader");
    reader.refresh(std::slice::from_ref(&house.root), &mut |_| {}, &AtomicBool::new(false)).unwrap();
    assert_ne!(reader.generation().unwrap(), generation);
    let expected = everything(&house.own(&corrections), &house.root);
    let keyless = |mut all: BTreeMap<String, Vec<String>>| {
        // Keys depend on the order in which files were met.
        all.iter_mut()
            .filter(|(name, _)| ["Spoken", "Named", "Bodies"].iter().any(|text| name.contains(text)))
            .for_each(|(_, rows)| {
                rows.iter_mut().for_each(String::clear);
            });
        all
    };
    assert_eq!(keyless(everything(&reader, &house.root)), keyless(expected.clone()));
    // Built anew, its keys may be others; what was laid over is told by its content.
    fs::remove_dir_all(house.shared()).unwrap();
    fs::rename(house.root.join("port.txt"), house.root.join("a port.txt")).unwrap();
    house.publish();
    reader.refresh(std::slice::from_ref(&house.root), &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let expected = everything(&house.own(&corrections), &house.root);
    assert_eq!(keyless(everything(&reader, &house.root)), keyless(expected));
}

#[test]
fn a_state_is_read_as_it_was_until_the_reader_follows() {
    let house = House::new();
    house.publish();
    let mut reader = house.reader(&Arc::default());
    let before = everything(&reader, &house.root);
    for round in 0..3 {
        house.put(&format!("{round}.txt"), &format!("Title: Numéro {round}\n\nRien.\n"));
        house.publish();
    }
    assert_eq!(everything(&reader, &house.root), before, "its files are gone, and it still reads them");
    assert!(reader.follow().unwrap());
    assert_eq!(reader.articles(std::slice::from_ref(&house.root)).unwrap().len(), 5);
    let states = fs::read_dir(house.shared()).unwrap().flatten();
    assert_eq!(states.filter(|entry| entry.file_name().to_string_lossy().starts_with("state-")).count(), 2);
}

#[test]
fn what_cannot_be_read_is_said_and_ones_own_index_is_used() {
    let house = House::new();
    let why = |house: &House, person: &str| {
        let opened = house.open(person);
        assert!(opened.index.shared_folder().is_none());
        opened.unshared.unwrap().reason
    };
    assert_eq!(why(&house, "a"), UnsharedReason::Missing);
    house.publish();
    let manifest = house.shared().join(manifest::name());
    let whole = fs::read(&manifest).unwrap();
    let state = Manifest::read(&house.shared()).unwrap().unwrap().state;
    let file = files::database(&house.shared().join(state));
    fs::rename(&manifest, house.shared().join("index-1.json")).unwrap();
    assert_eq!(why(&house, "a"), UnsharedReason::OtherVersion);
    fs::write(&manifest, &whole[..20]).unwrap();
    assert!(matches!(why(&house, "a"), UnsharedReason::Unreadable(_)));
    fs::write(&manifest, whole).unwrap();
    let elsewhere = house.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let elsewhere = elsewhere.canonicalize().unwrap();
    let opened = Index::open_for(&house.places("a"), &[house.root.clone(), elsewhere.clone()]).unwrap();
    assert_eq!(opened.unshared.unwrap().reason, UnsharedReason::NotOf(elsewhere));
    assert_eq!(house.open("a").unshared, None);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&file, &bytes).unwrap();
    assert_eq!(why(&house, "a"), UnsharedReason::Damaged);
    fs::write(&file, &bytes[..middle]).unwrap();
    assert_eq!(why(&house, "a"), UnsharedReason::Damaged);
    // Whoever writes it builds it anew.
    assert!(house.publish());
    assert_eq!(house.open("a").unshared, None);
}

#[test]
fn views_over_the_tables_are_read_by_their_indexes() {
    let house = House::new();
    house.publish();
    let sets = sets(&house, &house.own(&Arc::default()));
    let reader = house.reader(&Arc::new(Corrections::new(sets[0].clone())));
    assert!(reader.is_overlaid());
    for sql in [
        "SELECT f.id, a.quotations FROM files f JOIN articles a ON a.file = f.id WHERE f.path >= 'a' ORDER BY f.path, a.record",
        "SELECT id, words FROM quotations WHERE id BETWEEN 3 AND 9 ORDER BY id",
        "SELECT id FROM quotations WHERE speaker = 3 ORDER BY id",
        "SELECT entity, article FROM mentions ORDER BY entity, article",
        "SELECT entity FROM mentions WHERE article = 3",
        "SELECT id FROM entities WHERE folded = 'x' AND kind = 'y'",
    ] {
        let mut statement = reader.connection().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let plan: Vec<String> = statement.query_map([], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
        let plan = plan.join("\n");
        let whole = ["MATERIALIZE", "CO-ROUTINE"];
        assert!(!whole.iter().any(|step| plan.contains(step)), "{sql}\n{plan}");
    }
    let key = reader.entity_key("Anne Roux", EntityKind::Person).unwrap();
    assert!(key.is_some_and(|key| key < schema::FIRST_OWN_ENTITY));
}
