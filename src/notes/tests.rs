//! Merging: what a person wrote survives whatever is written next.

use proptest::prelude::*;

use super::*;

fn block(id: usize, version: usize) -> Block {
    let lines = [format!("> Phrase {id}, version {version}."), String::new(), format!("^q-{id}")];
    Block { id: format!("q-{id}"), kept: true, lines: lines.to_vec() }
}

fn note(blocks: &[(usize, usize)], tags: &[&str], title: &str) -> Note {
    let many = |name: &str, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Field { name: name.to_owned(), value: FieldValue::Many(values) }
    };
    let one = |name: &str, value: &str| Field { name: name.to_owned(), value: FieldValue::One(value.to_owned()) };
    Note {
        key: "article/1".to_owned(),
        kind: NoteKind::Article,
        stem: "Le quai".to_owned(),
        fields: vec![one("guillemet", "article/1"), one("title", title), many("tags", tags)],
        blocks: blocks.iter().map(|(id, version)| block(*id, *version)).collect(),
    }
}

fn written(note: &Note) -> (String, Written) {
    let text = fresh(note);
    let written = remembered("articles/Le quai.md".to_owned(), note, None, &text);
    (text, written)
}

#[test]
fn a_note_that_nobody_touched_follows_and_the_same_note_is_the_same_text() {
    let first = note(&[(1, 0), (2, 0)], &["mer"], "Le quai");
    let (text, known) = written(&first);
    assert_eq!(merged(&text, &known, &first), Merged { text: text.clone(), left: 0 });
    let next = note(&[(1, 0), (2, 1), (3, 0)], &["port"], "Le quai : suite");
    let merged = merged(&text, &known, &next);
    assert_eq!(merged, Merged { text: fresh(&next), left: 0 });
}

#[test]
fn what_a_person_changed_added_or_removed_stays() {
    let (text, known) = written(&note(&[(1, 0), (2, 0), (3, 0)], &["mer", "port"], "Le quai"));
    let mine = text
        .replace("title: Le quai", "title: Mon titre\nstatus: lu")
        .replace("  - port", "  - à moi")
        .replace("> Phrase 2, version 0.", "> Phrase 2, que je corrige.\n> J’ajoute.")
        .replace("> Phrase 3, version 0.\n\n^q-3\n", "")
        + "\n# Mes idées\n\nUne idée.";
    let next = note(&[(1, 1), (2, 1), (3, 1), (4, 0)], &["mer", "port", "vent"], "Autre titre");
    let found = merged(&mine, &known, &next);
    assert_eq!(
        found.text,
        "---\nguillemet: article/1\ntitle: Mon titre\nstatus: lu\ntags:\n  - mer\n  - à moi\n  - vent\n---\n\n\
         > Phrase 1, version 1.\n\n^q-1\n\n> Phrase 4, version 0.\n\n^q-4\n\n> Phrase 2, que je corrige.\n> J’ajoute.\n\n\
         ^q-2\n\n\n# Mes idées\n\nUne idée."
    );
    assert_eq!(found.left, 3, "the title, and two blocks");
    let again = remembered(known.file.clone(), &next, Some(&known), &found.text);
    assert_eq!(merged(&found.text, &again, &next).text, found.text);
    let undone = found.text.replace("> Phrase 2, que je corrige.\n> J’ajoute.", "> Phrase 2, version 0.");
    assert!(merged(&undone, &again, &next).text.contains("> Phrase 2, version 1."), "changed back, it follows again");
}

#[test]
fn other_ends_of_lines_and_other_quotes_are_no_change() {
    let (text, known) = written(&note(&[(1, 0)], &["mer"], "Le quai"));
    let theirs = format!("\u{feff}{}", text.replace("title: Le quai", "title: 'Le quai'").replace('\n', "\r\n"));
    let next = note(&[(1, 0), (2, 0)], &["mer"], "Le quai");
    let found = merged(&theirs, &known, &next).text;
    assert!(
        found.starts_with(theirs.as_str()) && found.ends_with("\r\n\r\n> Phrase 2, version 0.\r\n\r\n^q-2\r\n"),
        "{found:?}"
    );
    let gone = "Tout est à moi.\n";
    assert_eq!(merged(gone, &known, &note(&[(1, 0)], &[], "x")).text, gone);
}

#[test]
fn a_block_that_was_copied_is_nobodys_to_change() {
    let (text, known) = written(&note(&[(1, 0)], &[], "Le quai"));
    let copied = format!("{text}\n> Phrase 1, version 0.\n\n^q-1\n");
    assert_eq!(merged(&copied, &known, &note(&[(1, 1)], &[], "Le quai")).text, copied);
}

/// A change that a person makes somewhere in a file.
#[derive(Clone, Debug)]
enum Edit {
    Insert(usize),
    Change(usize),
    Remove(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..3_u8, 0..64_usize).prop_map(|(what, at)| match what {
        0 => Edit::Insert(at),
        1 => Edit::Change(at),
        _ => Edit::Remove(at),
    });
    prop::collection::vec(edit, 0..6)
}

fn some_note() -> impl Strategy<Value = Note> {
    let blocks = prop::collection::btree_map(0..6_usize, 0..3_usize, 0..6);
    let tags = prop::collection::btree_set(prop::sample::select(vec!["mer", "port", "vent", "a: b"]), 0..4);
    (blocks, tags, 0..3_u8).prop_map(|(blocks, tags, title)| {
        let (blocks, tags): (Vec<_>, Vec<_>) = (blocks.into_iter().collect(), tags.into_iter().collect());
        note(&blocks, &tags, &format!("Titre : {title}"))
    })
}

proptest! {
    /// Each round somebody edits the file, then it is written again: their lines all stand, in their order, and a second
    /// time changes nothing.
    #[test]
    fn no_line_of_a_person_is_ever_lost(rounds in prop::collection::vec((some_note(), edits()), 1..5), cr in any::<bool>()) {
        let (mut text, mut known) = written(&rounds[0].0);
        if cr {
            text = text.replace('\n', "\r\n");
        }
        for (number, (next, edits)) in rounds.iter().enumerate() {
            let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
            for (edit_number, edit) in edits.iter().enumerate() {
                let mine = format!("à moi {number}.{edit_number}");
                match *edit {
                    Edit::Insert(at) => lines.insert(at % (lines.len() + 1), mine),
                    Edit::Change(at) => { let at = at % lines.len(); lines[at] = mine; }
                    Edit::Remove(at) => { let at = at % lines.len(); if lines.len() > 1 && !lines[at].starts_with("à moi") { lines.remove(at); } }
                }
            }
            let edited = lines.join("\n");
            let found = merged(&edited, &known, next).text;
            let mine = |text: &str| text.split('\n').filter(|line| line.contains("à moi")).map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(mine(&found), mine(&edited));
            known = remembered(known.file.clone(), next, Some(&known), &found);
            prop_assert_eq!(&merged(&found, &known, next).text, &found);
            text = found;
        }
    }

    /// A person's line may be equal to one that was written: as many as they added still stand.
    #[test]
    fn lines_beside_the_blocks_are_never_taken_for_ours(first in some_note(), next in some_note(), at in 0..64_usize) {
        let (text, known) = written(&first);
        let mut lines: Vec<&str> = text.split('\n').collect();
        lines.insert(at % (lines.len() + 1), "^q-1");
        let edited = lines.join("\n");
        let found = merged(&edited, &known, &next).text;
        prop_assert!(found.split('\n').any(|line| line == "^q-1"), "{}", found);
    }
}
