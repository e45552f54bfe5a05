use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::*;
use crate::archive::problem::{FileProblem, Reason};

/// An archive and a cache folder.
struct Room {
    _folder: TempDir,
    root: PathBuf,
    cache: PathBuf,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path().canonicalize().unwrap();
        let (root, cache) = (base.join("archive"), base.join("cache"));
        fs::create_dir(&root).unwrap();
        Self { _folder: folder, root, cache }
    }

    fn with(files: &[(&str, &str)]) -> Self {
        let room = Self::new();
        for (name, text) in files {
            room.write(name, text);
        }
        room
    }

    /// Writes a file that has been there for an hour, so that its time can be trusted.
    fn write(&self, name: &str, text: &str) {
        self.write_aged(name, text, 3600);
    }

    fn write_aged(&self, name: &str, text: &str, seconds: u64) {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let time = SystemTime::now() - Duration::from_secs(seconds);
        File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    }

    fn roots(&self) -> Vec<PathBuf> {
        vec![self.root.clone()]
    }

    fn open(&self) -> OpenedIndex {
        Index::open(&self.cache).unwrap()
    }

    fn refresh(&self) -> (Index, Refreshed) {
        let mut index = self.open().index;
        let refreshed = refresh(&mut index, &self.roots());
        (index, refreshed)
    }

    fn titles(&self, index: &Index) -> Vec<String> {
        index.articles(&self.roots()).unwrap().iter().map(|article| article.title.to_owned()).collect()
    }
}

fn refresh(index: &mut Index, roots: &[PathBuf]) -> Refreshed {
    index.refresh(roots, &mut |_| {}, &AtomicBool::new(false)).unwrap()
}

fn article(title: &str, date: &str, body: &str) -> String {
    format!("Title: {title}\nDate: {date}\nSource: La Vigie du port\nAuthor: Ada Rive\n\n{body}\n")
}

fn bodies(index: &Index) -> i64 {
    index.connection.query_row("SELECT count(*) FROM bodies WHERE bodies MATCH 'digue'", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_first_refresh_lists_everything_newest_first() {
    let room = Room::with(&[
        ("a.txt", &article("Vieille digue", "2021-03", "La digue a cédé.")),
        ("b/c.txt", &article("Nouvelle digue", "2024-05-02", "La digue a tenu.")),
        ("d.txt", "Sans titre ni date, la digue attend."),
        ("e.txt", &article("Écluse", "2024-05-02", "L'écluse et la digue.")),
    ]);
    let (index, refreshed) = room.refresh();
    assert_eq!((refreshed.read, refreshed.articles, refreshed.unchanged), (4, 4, 0));
    assert_eq!(
        room.titles(&index),
        ["Écluse", "Nouvelle digue", "Vieille digue", "Sans titre ni date, la digue attend."]
    );
    let articles = index.articles(&room.roots()).unwrap();
    let row = articles.get(0).unwrap();
    assert_eq!((row.source, row.author, row.title_is_incipit), ("La Vigie du port", "Ada Rive", false));
    assert_eq!(row.date, "2024-05-02".parse().ok());
    assert_eq!(Path::new(row.path), room.root.join("e.txt"));
    assert!(articles.get(3).unwrap().title_is_incipit);
    for row in articles.iter() {
        assert_eq!(articles.row_of_key(row.key), Some(row.row));
        assert_eq!(articles.row_of_id(row.id), Some(row.row));
    }
    assert_eq!(bodies(&index), 4);
}

#[test]
fn an_unchanged_archive_is_not_read_again() {
    let room = Room::with(&[("a.txt", "La digue."), ("b.txt", "Le port.")]);
    room.refresh();
    let (index, refreshed) = room.refresh();
    assert_eq!((refreshed.read, refreshed.unchanged, refreshed.analysed), (0, 2, 0));
    assert_eq!(room.titles(&index).len(), 2);
}

#[test]
fn a_file_too_young_to_trust_its_time_is_compared_by_content() {
    let room = Room::new();
    room.write_aged("a.txt", "La digue.", 0);
    room.refresh();
    let (index, refreshed) = room.refresh();
    assert_eq!((refreshed.read, refreshed.articles), (1, 0));
    assert_eq!(bodies(&index), 1);
}

#[test]
fn an_edit_replaces_and_a_deletion_removes() {
    let room = Room::with(&[("a.txt", "La digue."), ("b.txt", "Une digue."), ("c.txt", "Le port.")]);
    room.refresh();
    room.write_aged("a.txt", "La jetée est neuve.", 60);
    fs::remove_file(room.root.join("b.txt")).unwrap();
    let (index, refreshed) = room.refresh();
    assert_eq!((refreshed.read, refreshed.removed, refreshed.unchanged), (1, 1, 1));
    assert_eq!(room.titles(&index), ["La jetée est neuve.", "Le port."]);
    assert_eq!(bodies(&index), 0);
}

#[test]
fn a_moved_file_keeps_its_article() {
    let room = Room::with(&[("a.txt", "La digue."), ("b.txt", "Le port.")]);
    let (index, _) = room.refresh();
    let key = |index: &Index| {
        let articles = index.articles(&room.roots()).unwrap();
        articles.iter().find(|article| article.title.contains("digue")).map(|article| article.key)
    };
    let before = key(&index);
    fs::create_dir(room.root.join("z")).unwrap();
    fs::rename(room.root.join("a.txt"), room.root.join("z/a.txt")).unwrap();
    let (index, refreshed) = room.refresh();
    assert_eq!((refreshed.moved, refreshed.removed, refreshed.articles), (1, 0, 0));
    assert_eq!(key(&index), before);
    let articles = index.articles(&room.roots()).unwrap();
    assert!(articles.iter().any(|article| article.path.ends_with("z/a.txt")));
}

#[test]
fn a_copy_is_no_move() {
    let room = Room::with(&[("a.txt", "La digue.")]);
    room.refresh();
    room.write("b.txt", "La digue.");
    let (index, refreshed) = room.refresh();
    assert_eq!((refreshed.moved, refreshed.articles), (0, 1));
    let articles = index.articles(&room.roots()).unwrap();
    let ids: Vec<String> = articles.iter().map(|article| article.id.to_string()).collect();
    assert_eq!(ids[1], format!("{}-2", ids[0]));
    assert!(articles.get(0).unwrap().path.ends_with("a.txt"));
}

#[test]
fn lines_that_stay_keep_their_keys_when_a_file_grows() {
    let line = |text: &str| format!("{{\"title\": \"{text}\", \"text\": \"{text} et la digue.\"}}\n");
    let room = Room::with(&[("a.jsonl", &(line("Un") + &line("Deux")))]);
    let (index, _) = room.refresh();
    let keys = |index: &Index| {
        let articles = index.articles(&room.roots()).unwrap();
        let mut keys: Vec<(String, i64)> =
            articles.iter().map(|article| (article.title.to_owned(), article.key)).collect();
        keys.sort();
        keys
    };
    let before = keys(&index);
    room.write_aged("a.jsonl", &(line("Zéro") + &line("Deux") + &line("Trois")), 60);
    let (index, _) = room.refresh();
    let after = keys(&index);
    assert_eq!(after.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>(), ["Deux", "Trois", "Zéro"]);
    assert_eq!(after[0].1, before[0].1);
    assert_eq!(bodies(&index), 3);
}

#[test]
fn a_bad_line_is_a_problem_of_its_own() {
    let room = Room::with(&[
        ("a.jsonl", "{\"text\": \"La digue.\"}\n{\"text\": \n{\"text\": \"Le port.\"}\n"),
        ("vide.txt", ""),
    ]);
    let (index, _) = room.refresh();
    assert_eq!(room.titles(&index).len(), 2);
    let problems = index.problems(&room.roots()).unwrap();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(matches!(&problems[0], FileProblem { line: Some(2), reason: Reason::Record(_), .. }));
    assert!(matches!(&problems[1], FileProblem { line: None, reason: Reason::Format(_), .. }));
    let (index, refreshed) = room.refresh();
    assert_eq!((refreshed.read, index.problems(&room.roots()).unwrap().len()), (0, 2));
    room.write_aged("vide.txt", "Plus vide.", 60);
    let (index, _) = room.refresh();
    assert_eq!(index.problems(&room.roots()).unwrap().len(), 1);
}

#[test]
fn a_missing_root_is_a_problem_and_forgets_nothing() {
    let room = Room::with(&[("a.txt", "La digue.")]);
    room.refresh();
    let aside = room.root.with_extension("aside");
    fs::rename(&room.root, &aside).unwrap();
    let (index, refreshed) = room.refresh();
    assert_eq!(refreshed.removed, 0);
    assert_eq!(room.titles(&index).len(), 1);
    let problems = index.problems(&room.roots()).unwrap();
    assert!(matches!(problems[0].reason, Reason::Folder(_)));
    fs::rename(&aside, &room.root).unwrap();
    let (index, _) = room.refresh();
    assert!(index.problems(&room.roots()).unwrap().is_empty());
}

#[test]
fn a_file_or_folder_without_permission_is_a_problem_and_no_stop() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::with(&[("a.txt", "La digue."), ("b/c.txt", "Le port."), ("d.txt", "Le quai.")]);
    let forbid = |name: &str, mode: u32| {
        fs::set_permissions(room.root.join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    forbid("b", 0);
    forbid("d.txt", 0);
    // Nothing is forbidden to root.
    let tried = fs::read_dir(room.root.join("b")).is_err().then(|| room.refresh());
    forbid("b", 0o755);
    if let Some((index, _)) = tried {
        assert_eq!(room.titles(&index), ["La digue."]);
        assert_eq!(index.problems(&room.roots()).unwrap().len(), 2);
        forbid("d.txt", 0o644);
        let (index, _) = room.refresh();
        assert_eq!(room.titles(&index).len(), 3);
        assert!(index.problems(&room.roots()).unwrap().is_empty());
    }
}

#[test]
fn archives_share_an_index_and_only_the_open_ones_are_seen() {
    let room = Room::with(&[("un/a.txt", "La digue."), ("deux/b.txt", "Une digue.")]);
    let (one, two) = (vec![room.root.join("un")], vec![room.root.join("deux")]);
    let mut index = room.open().index;
    refresh(&mut index, &one);
    refresh(&mut index, &two);
    assert_eq!(index.articles(&one).unwrap().len(), 1);
    assert_eq!(index.articles(&room.roots()).unwrap().len(), 2);
    fs::remove_file(room.root.join("deux/b.txt")).unwrap();
    refresh(&mut index, &one);
    assert_eq!(index.articles(&two).unwrap().len(), 1, "what is not open is left alone");
}

#[test]
fn a_refresh_that_is_called_off_goes_on_the_next_time() {
    let room = Room::new();
    for number in 0..1200 {
        room.write(&format!("{number:04}.txt"), &format!("La digue numéro {number}."));
    }
    let cancel = AtomicBool::new(false);
    let mut index = room.open().index;
    let mut stop_after_a_batch = |progress: Progress| {
        if progress.phase == RefreshPhase::Reading && progress.articles > 0 && progress.written {
            cancel.store(true, Ordering::Relaxed);
        }
    };
    let first = index.refresh(&room.roots(), &mut stop_after_a_batch, &cancel).unwrap();
    assert!(first.cancelled && first.articles > 0 && first.articles < 1200, "{first:?}");
    let kept = index.articles(&room.roots()).unwrap().len();
    assert!(kept > 0 && kept < 1200);
    let second = refresh(&mut index, &room.roots());
    assert_eq!(second.unchanged + second.read, 1200);
    assert!(second.unchanged > 0 && second.unchanged <= kept, "{second:?}, {kept} kept");
    assert_eq!((room.titles(&index).len(), bodies(&index)), (1200, 1200));
}

#[test]
fn what_was_not_committed_was_never_there() {
    let room = Room::with(&[("a.txt", "La digue.")]);
    let (index, _) = room.refresh();
    {
        let mut writer = write::Writer::new(&index.connection, &index.folder);
        let before = writer.begin_file(&room.root.join("b.txt")).unwrap();
        drop(before);
    }
    let files: i64 = index.connection.query_row("SELECT count(*) FROM files", [], |row| row.get(0)).unwrap();
    assert_eq!(files, 1);
}

#[test]
fn a_damaged_index_is_replaced_with_a_reason() {
    let room = Room::with(&[("a.txt", "La digue.")]);
    let file = files::database(&room.cache);
    drop(room.refresh());
    let whole = fs::read(&file).unwrap();
    let mut foreign = whole.clone();
    foreign.truncate(whole.len() / 2);
    for damage in [b"not a database, by far, not even long enough".to_vec(), foreign, vec![0xA5; 100_000]] {
        fs::write(&file, damage).unwrap();
        let opened = room.open();
        assert_eq!(opened.rebuilt, Some(Rebuilt::Damaged));
        let (index, refreshed) = room.refresh();
        assert_eq!((refreshed.read, room.titles(&index).len()), (1, 1));
    }
    fs::write(&file, b"").unwrap();
    assert_eq!(room.open().rebuilt, None);
}

#[test]
fn damage_that_shows_late_is_mended_by_the_next_refresh() {
    let room = Room::new();
    for number in 0..300 {
        room.write(&format!("{number:04}.txt"), &format!("La digue numéro {number}."));
    }
    drop(room.refresh());
    let file = files::database(&room.cache);
    let mut bytes = fs::read(&file).unwrap();
    // The pages after those that opening looks at.
    bytes[3 * 8192..].fill(0xA5);
    fs::write(&file, bytes).unwrap();
    let opened = room.open();
    let mut index = opened.index;
    let refreshed = refresh(&mut index, &room.roots());
    assert!(opened.rebuilt.is_some() || refreshed.rebuilt == Some(Rebuilt::Damaged));
    assert_eq!(room.titles(&index).len(), 300);
}

#[test]
fn an_index_of_another_version_is_built_anew() {
    let room = Room::with(&[("a.txt", "La digue.")]);
    let (index, _) = room.refresh();
    index.connection.execute("UPDATE meta SET value = 999 WHERE key = 'schema'", []).unwrap();
    drop(index);
    let opened = room.open();
    assert_eq!(opened.rebuilt, Some(Rebuilt::OtherVersion));
    assert!(opened.index.articles(&room.roots()).unwrap().is_empty());
}

#[test]
fn a_cache_folder_that_cannot_be_written_costs_only_the_keeping() {
    let room = Room::with(&[("a.txt", "La digue."), ("../cache", "a file where the folder should be")]);
    let opened = Index::open(&room.cache).unwrap();
    assert_eq!(opened.rebuilt, Some(Rebuilt::NotKept));
    let mut index = opened.index;
    refresh(&mut index, &room.roots());
    let another = index.another().unwrap();
    let folder = index.folder.clone();
    drop(index);
    assert_eq!(another.articles(&room.roots()).unwrap().len(), 1);
    drop(another);
    assert!(!folder.exists());
}

#[test]
fn one_writes_while_others_read() {
    let room = Room::with(&[("a.txt", "La digue.")]);
    let (mut index, _) = room.refresh();
    let other = room.open().index;
    let lock = other.lock().unwrap();
    let roots = room.roots();
    let refused = index.refresh(&roots, &mut |_| {}, &AtomicBool::new(false));
    assert!(matches!(refused, Err(IndexError::Busy)));
    assert_eq!(index.articles(&roots).unwrap().len(), 1);
    drop(lock);
    let seen = other.version().unwrap();
    room.write("b.txt", "Le port.");
    refresh(&mut index, &roots);
    assert_ne!(other.version().unwrap(), seen);
    assert_eq!(other.articles(&roots).unwrap().len(), 2);
}

#[test]
fn a_long_file_of_lines_is_read_block_by_block() {
    let room = Room::new();
    let filler = "mot ".repeat(200);
    let line = |number: usize| format!("{{\"title\": \"Titre {number}\", \"text\": \"Digue {number}. {filler}\"}}\n");
    let mut text: String = (0..100).map(line).collect();
    text.push_str("{bad\n");
    text.push_str(&line(100));
    assert!(text.len() > 64 << 10);
    room.write("a.jsonl", &text);
    let (index, refreshed) = room.refresh();
    assert_eq!(refreshed.articles, 101);
    let problems = index.problems(&room.roots()).unwrap();
    assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(101)]);
    let articles = index.articles(&room.roots()).unwrap();
    for row in [0, 50, 100] {
        let stored = articles.stored(row).unwrap();
        let opened = crate::archive::open_article(&stored).unwrap();
        assert_eq!(opened.state, crate::archive::FileState::Same);
        assert_eq!(opened.article.meta.title.as_deref(), Some(articles.get(row).unwrap().title));
    }
}
