//! What a person keeps is kept.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::annotations::Anchor;
use crate::annotations::Bookmark;
use crate::article::BookmarkId;

fn store(folder: &Path) -> Store<Bookmark> {
    Store::new(folder.join("bookmarks.jsonl"))
}

fn bookmark(id: &str) -> Bookmark {
    Bookmark { id: id.parse().unwrap(), title: format!("L'article {id}"), ..Bookmark::default() }
}

fn ids(store: &Store<Bookmark>) -> Vec<String> {
    store.load().unwrap().records.into_iter().map(|bookmark| bookmark.id.to_string()).collect()
}

fn dirs(folder: &Path) -> Dirs {
    let at = |name: &str| Some(folder.join(name));
    Dirs::find(Overrides { config: at("config"), cache: at("cache"), state: at("state") }).unwrap()
}

#[test]
fn records_are_added_at_the_end_changed_in_place_and_put_back_where_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder.path().join("made/when/needed"));
    assert_eq!(store.load().unwrap(), Records { records: Vec::new(), problems: Vec::new() });
    store.add(["a", "b", "c"].map(bookmark)).unwrap();
    let edited = store.edit("b", |bookmark| bookmark.note = "à vérifier".to_owned()).unwrap();
    assert_eq!(edited.note, "à vérifier");
    let before = fs::read(store.path()).unwrap();
    for id in ["a", "b", "c"] {
        let removed = store.remove(id).unwrap();
        assert!(!ids(&store).contains(&id.to_owned()));
        store.restore(removed.clone()).unwrap();
        store.restore(removed).unwrap();
        assert_eq!(fs::read(store.path()).unwrap(), before, "{id}");
    }
}

#[test]
fn a_record_returns_beside_its_neighbour_when_others_have_gone() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    store.add(["a", "b", "c", "d"].map(bookmark)).unwrap();
    let removed = store.remove("c").unwrap();
    store.remove("a").unwrap();
    store.restore(removed).unwrap();
    assert_eq!(ids(&store), ["b", "c", "d"]);
}

#[test]
fn what_cannot_be_read_stays_and_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let lines: [&[u8]; 7] = [
        b"{\"id\":\"a\",\"shape\":{\"of\":[1,2]}}",
        b"<<<<<<< ours",
        b"",
        b"{\"id\":\"b\", \"note\" : \"spaced\"}\r",
        b"\xff\xfe not text",
        b"{\"id\":\"a\",\"note\":\"twice\"}",
        b"{\"title\":\"no id\"}",
    ];
    fs::write(store.path(), lines.join(&b'\n')).unwrap();
    let loaded = store.load().unwrap();
    assert_eq!(ids(&store), ["a", "b"]);
    assert_eq!(loaded.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2, 5, 6, 7]);
    store.add([bookmark("c")]).unwrap();
    store.edit("a", |bookmark| bookmark.note = "vu".to_owned()).unwrap();
    let written = fs::read(store.path()).unwrap();
    let written: Vec<&[u8]> = written.split(|byte| *byte == b'\n').collect();
    assert_eq!(written[1..7], lines[1..7]);
    let first: serde_json::Value = serde_json::from_slice(written[0]).unwrap();
    assert_eq!((&first["shape"]["of"][1], &first["note"]), (&2.into(), &"vu".into()));
}

#[test]
fn a_record_that_has_gone_is_said_to_have_gone() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    store.add([bookmark("a")]).unwrap();
    assert!(matches!(store.remove("z"), Err(ProfileError::NoRecord { .. })));
    let error = store.edit("z", |_| ()).unwrap_err().to_string();
    assert!(error.contains("bookmarks.jsonl") && error.contains('z'), "{error}");
}

#[test]
fn what_is_read_is_safe_to_show() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    fs::write(store.path(), "{\"id\":\"a\",\"note\":\"x\\u001b]52;c;eA==\\u0007y\"}\n").unwrap();
    assert_eq!(store.load().unwrap().records[0].note, "xy");
}

#[test]
fn a_file_that_cannot_be_read_is_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    fs::create_dir(store.path()).unwrap();
    assert!(matches!(store.load(), Err(ProfileError::NotAFile { .. })));
    assert!(matches!(store.add([bookmark("a")]), Err(ProfileError::NotAFile { .. })));
    assert!(store.path().is_dir());
}

#[test]
fn a_file_marked_read_only_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    store.add([bookmark("a")]).unwrap();
    let mut permissions = fs::metadata(store.path()).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(store.path(), permissions).unwrap();
    assert!(matches!(store.add([bookmark("b")]), Err(ProfileError::ReadOnly { .. })));
    assert_eq!(ids(&store), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_failed_write_leaves_the_old_file_and_nothing_else() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    fs::write(folder.path().join("no-folder"), "kept").unwrap();
    symlink("no-folder/b.jsonl", store.path()).unwrap();
    assert!(store.add([bookmark("a")]).is_err());
    assert_eq!(fs::read_to_string(folder.path().join("no-folder")).unwrap(), "kept");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn no_temporary_file_is_left() {
    let folder = tempfile::tempdir().unwrap();
    store(folder.path()).add([bookmark("a")]).unwrap();
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["bookmarks.jsonl", "bookmarks.jsonl.lock"]);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (config, synced) = (folder.path().join("config"), folder.path().join("synced"));
    fs::create_dir(&config).unwrap();
    let store = store(&config);
    // The link is relative, and what it leads to does not exist yet.
    symlink("../synced/b.jsonl", store.path()).unwrap();
    store.add([bookmark("a")]).unwrap();
    let target = synced.join("b.jsonl");
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    store.add([bookmark("b")]).unwrap();
    assert!(store.path().is_symlink());
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(ids(&store), ["a", "b"]);
}

#[test]
fn who_waits_too_long_for_another_program_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path()).with_patience(Duration::from_millis(30));
    let held = lock::Lock::wait(&folder.path().join("bookmarks.jsonl.lock"), Duration::ZERO, &|_| {}).unwrap();
    let error = store.add([bookmark("a")]).unwrap_err();
    assert!(matches!(error, ProfileError::Locked { .. }), "{error}");
    assert!(error.to_string().contains("bookmarks.jsonl.lock"));
    drop(held);
    store.add([bookmark("a")]).unwrap();
}

#[test]
fn threads_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    store(folder.path()).add([bookmark("shared")]).unwrap();
    thread::scope(|scope| {
        for writer in 0..4 {
            let store = store(folder.path()).with_patience(Duration::from_secs(60));
            scope.spawn(move || {
                for round in 0..8 {
                    store.add([bookmark(&format!("{writer}-{round}"))]).unwrap();
                    store.edit("shared", |bookmark| bookmark.tags.push(format!("{writer}-{round}"))).unwrap();
                }
            });
        }
    });
    let records = store(folder.path()).load().unwrap();
    assert_eq!((records.records.len(), records.problems.len()), (33, 0));
    assert_eq!(records.records[0].tags.iter().collect::<BTreeSet<_>>().len(), 32);
}

/// The folder that another process is to write in.
const WRITE_IN: &str = "GUILLEMET_TEST_WRITE_IN";

/// What the processes of the next test run; nothing when it is run by itself.
#[test]
fn another_process() {
    let Some(folder) = env::var_os(WRITE_IN) else { return };
    let store = store(Path::new(&folder)).with_patience(Duration::from_secs(60));
    for _ in 0..8 {
        store.add([bookmark(&new_id().unwrap())]).unwrap();
    }
}

#[test]
fn processes_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let start = |_| {
        Command::new(env::current_exe().unwrap())
            .args(["--exact", "profile::tests::another_process"])
            .env(WRITE_IN, folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap()
    };
    let children: Vec<_> = (0..3).map(start).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(ids(&store(folder.path())).len(), 24);
}

#[test]
fn bookmarks_get_what_they_lack_and_keep_what_they_have() {
    let folder = tempfile::tempdir().unwrap();
    let bookmarks = Bookmarks::new(store(folder.path()));
    let made = bookmarks.add(Bookmark::default()).unwrap();
    let id = made.id.as_str();
    assert!(id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    assert!(made.created.ends_with('Z') && made.created.len() == 20, "{}", made.created);
    let given = Bookmark { created: "2026-02-03T10:00:00+01:00".to_owned(), ..bookmark("mine") };
    assert_eq!(bookmarks.add(given.clone()).unwrap(), given);
    let mine = "mine".parse().unwrap();
    bookmarks.set_tags(&mine, vec!["budget".to_owned()]).unwrap();
    assert_eq!(bookmarks.set_note(&mine, "à citer").unwrap().tags, ["budget"]);
    let removed = bookmarks.remove(&mine).unwrap();
    assert_eq!(removed.record.note, "à citer");
    bookmarks.restore(removed).unwrap();
    assert_eq!(bookmarks.list().unwrap().records.len(), 2);
}

#[test]
fn a_session_comes_back_for_the_same_archives_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::open(dirs(folder.path()));
    let archives = ["/a", "/b"].map(PathBuf::from);
    let session = Session { tab: "quotes".to_owned(), query: "grève".to_owned(), offset: 7, ..Session::default() };
    assert_eq!(profile.session(&archives), None);
    profile.save_session(&archives, &session).unwrap();
    assert_eq!(profile.session(&["/b", "/a"].map(PathBuf::from)), Some(session));
    assert_eq!(profile.session(&archives[..1]), None);
}

#[test]
fn a_damaged_session_counts_as_none() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::open(dirs(folder.path()));
    profile.save_session(&[], &Session::default()).unwrap();
    let sessions = profile.dirs.state.join("sessions");
    let file = fs::read_dir(&sessions).unwrap().next().unwrap().unwrap().path();
    for damage in ["{\"tab\":", "7", "\u{0}\u{0}"] {
        fs::write(&file, damage).unwrap();
        assert_eq!(profile.session(&[]), None, "{damage:?}");
    }
}

#[test]
fn the_last_copy_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::open(dirs(folder.path()));
    profile.keep_copy("un").unwrap();
    let path = profile.keep_copy("« deux »").unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), "« deux »");
}

#[test]
fn a_profile_opens_whatever_its_settings_are() {
    let folder = tempfile::tempdir().unwrap();
    let dirs = dirs(folder.path());
    assert_eq!(Profile::open(dirs.clone()).mistakes, []);
    fs::create_dir_all(&dirs.config).unwrap();
    fs::write(dirs.config_file(), "archives = [\"/data\", \"near\"]\nwidth = 1\n").unwrap();
    let profile = Profile::open(dirs.clone());
    assert_eq!(profile.config.archives, [PathBuf::from("/data"), dirs.config.join("near")]);
    assert_eq!(profile.mistakes.len(), 1);
    fs::write(dirs.config_file(), b"width = \xff").unwrap();
    assert!(matches!(Profile::open(dirs).mistakes[0].kind, MistakeKind::Unreadable(_)));
}

prop_compose! {
    /// Any bookmark whose fields are safe to show, as all are that come out of a store.
    fn any_bookmark()(
        words in prop::collection::vec("(?s).{0,20}", 6),
        numbers in prop::array::uniform3(0usize..1_000_000),
        (passage, spoken) in any::<(bool, bool)>(),
        unknown in "[a-z]{1,6}",
    ) -> Bookmark {
        let mut bookmark = Bookmark {
            note: words[0].clone(),
            title: words[1].clone(),
            tags: words[2..4].to_vec(),
            words: spoken.then(|| words[4].clone()),
            anchor: passage.then(|| Anchor {
                exact: words[4].clone(), prefix: words[5].clone(), start: numbers[0], end: numbers[1],
                length: numbers[2], ..Anchor::default()
            }),
            ..Bookmark::default()
        };
        bookmark.extra.insert(format!("x-{unknown}"), words[5].clone().into());
        bookmark.sanitise();
        bookmark
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_records_come_back_as_they_were(bookmarks in prop::collection::vec(any_bookmark(), 1..5)) {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        let numbered = |(number, bookmark): (usize, Bookmark)| Bookmark { id: BookmarkId::new(number as u64), ..bookmark };
        let bookmarks: Vec<Bookmark> = bookmarks.into_iter().enumerate().map(numbered).collect();
        store.add(bookmarks.clone()).unwrap();
        prop_assert_eq!(store.load().unwrap(), Records { records: bookmarks.clone(), problems: Vec::new() });
        let last = bookmarks.len() - 1;
        let removed = store.remove(bookmarks[last].id.as_str()).unwrap();
        prop_assert_eq!(&removed.record, &bookmarks[last]);
    }
}
