//! What the README promises: its commands run, both languages say the same, and its links lead somewhere.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::Path;

use common::{Person, sample};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The lines inside the fences of code.
fn commands(text: &str) -> Vec<&str> {
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.flat_map(|block| block.lines().skip(1)).filter(|line| !line.is_empty()).collect()
}

/// The addresses of links and pictures, but for those that lead from one language to the other.
fn links(text: &str) -> Vec<&str> {
    let all = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    all.map(|(link, _)| link).filter(|link| !link.starts_with("README")).collect()
}

#[test]
fn both_languages_have_the_same_headings_commands_and_links() {
    let (english, french) = (read("README.md"), read("README.fr.md"));
    let levels = |text: &str| -> Vec<usize> {
        let headings = text.lines().filter(|line| line.starts_with('#'));
        headings.map(|line| line.chars().take_while(|sign| *sign == '#').count()).collect()
    };
    assert_eq!(levels(&english), levels(&french));
    assert_eq!(commands(&english), commands(&french));
    // The film is in the language of the page.
    let french_links: Vec<String> = links(&french).iter().map(|link| link.replace(".fr.svg", ".svg")).collect();
    assert_eq!(links(&english), french_links);
    let rows = |text: &str| text.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(rows(&english), rows(&french));
}

#[test]
fn every_link_of_the_readme_and_of_its_pages_leads_to_a_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = ["README.md", "README.fr.md", "docs/query.md", "docs/keys.md", "docs/entities.md", "docs/bookmarks.md"];
    for page in pages.iter().chain(&["docs/command-line.md", "docs/formats.md"]) {
        let folder = root.join(page).parent().unwrap().to_path_buf();
        for link in links(&read(page)).into_iter().filter(|link| !link.starts_with("http")) {
            assert!(folder.join(link.split('#').next().unwrap()).exists(), "{page}: {link}");
        }
    }
}

#[test]
fn the_stories_of_the_readme_run() {
    let person = Person::new();
    let readme = read("README.md");
    let draft = person.folder("draft.md");
    fs::write(&draft, "« Cette phrase n’a jamais été dite par personne », a déclaré Samir Haddouche.\n").unwrap();
    let stories: Vec<&str> =
        commands(&readme).into_iter().filter(|line| line.contains("--archive sample-data")).collect();
    assert_eq!(stories.len(), 3, "{stories:?}");
    let run = |story: &str| {
        let words = story.split_whitespace().skip(1).map(|word| match word {
            "sample-data" => sample(),
            "draft.md" => draft.to_str().unwrap().to_owned(),
            word => word.trim_matches('\'').to_owned(),
        });
        let words: Vec<String> = words.collect();
        person.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let [find, speaker, check] = stories.as_slice() else { panic!("three stories") };
    let found = run(find);
    assert!(found.code == 0 && found.out.starts_with("> ") && found.out.contains("vide"), "{}{}", found.out, found.err);
    let said = run(speaker);
    assert!(said.code == 0 && said.out.contains("Haddouche"), "{}{}", said.out, said.err);
    let checked = run(check);
    assert_eq!(checked.code, 1, "a quotation that nobody said needs a look: {}{}", checked.out, checked.err);
}
