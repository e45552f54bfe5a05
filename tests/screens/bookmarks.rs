//! Keeping passages: marking, noting, deleting, undoing, finding again after the file has changed.

use std::fs;

use guillemet::tui::model::Focus;
use insta::assert_snapshot;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

const ARTICLE: &str = " date 2023-08-17 La mairie de Sanary a rouvert le pont.\n\n« Nous avons tenu parole », a déclaré \
                       Claire Dupont, maire de Sanary.\n\n« Il était temps », a soupiré Paul Roche.\n";

/// A person with an archive of one article.
fn with_article() -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("pont.txt"), ARTICLE).unwrap();
    (Person::with(folder.path()), folder)
}

#[test]
fn a_quotation_is_kept_with_a_note_and_found_after_a_restart() {
    let person = Person::new();
    let mut stage = person.open(100, 30);
    stage.press("maree granules<enter><tab>m'À vérifier #marée<enter>").unwrap();
    stage.press("<ctrl-c>").unwrap();
    assert_eq!(stage.asked.last().map(String::as_str), Some("Quit"));
    drop(stage);

    let mut stage = person.open(100, 30);
    assert_eq!(stage.model.search.input.text(), "maree granules");
    assert_eq!(stage.model.focus, Focus::Reader);
    stage.press("<esc><esc><shift-tab>").unwrap();
    let bookmark = &stage.model.user_data.bookmarks[0];
    assert_eq!((bookmark.note.as_str(), bookmark.tags.as_slice()), ("À vérifier", &["marée".to_owned()][..]));
    assert!(bookmark.speaker.is_some());
    assert_snapshot!(text(&stage.screen()));
    stage.press("<enter>").unwrap();
    assert_eq!(stage.model.focus, Focus::Reader);
    assert!(text(&stage.screen()).contains('◆'));
}

#[test]
fn a_deleted_bookmark_comes_back() {
    let (person, _folder) = with_article();
    let mut stage = person.open(100, 30);
    stage.press("<enter><tab>m").unwrap();
    let kept = stage.model.user_data.bookmarks[0].clone();
    stage.press("D").unwrap();
    assert!(stage.model.user_data.bookmarks.is_empty());
    stage.press("U").unwrap();
    assert_eq!(stage.model.user_data.bookmarks[0], kept);
    stage.press("U").unwrap();
    assert!(text(&stage.screen()).contains("Rien à rétablir"));
}

#[test]
fn without_a_cursor_the_article_itself_is_kept() {
    let (person, _folder) = with_article();
    let mut stage = person.open(100, 30);
    stage.press("<enter>m").unwrap();
    assert!(stage.model.user_data.bookmarks[0].anchor.is_none());
    assert!(stage.model.user_data.bookmarks[0].title_is_incipit);
}

#[test]
fn chosen_lines_are_kept_word_for_word() {
    let (person, _folder) = with_article();
    let mut stage = person.open(100, 30);
    stage.press("<enter><tab>vjjjm").unwrap();
    let words = stage.model.user_data.bookmarks[0].words.clone().unwrap();
    assert!(words.starts_with("« Nous avons tenu parole »"), "{words}");
    assert!(words.ends_with("Paul Roche."), "{words}");
}

#[test]
fn a_passage_is_found_where_an_edit_moved_it() {
    let (person, folder) = with_article();
    let mut stage = person.open(100, 30);
    stage.press("<enter><tab><tab>m").unwrap();
    let words = stage.model.user_data.bookmarks[0].words.clone().unwrap();
    assert!(words.contains("Il était temps"));
    stage.leave();
    let edited =
        ARTICLE.replace("rouvert le pont.", "rouvert le pont, fermé depuis l’automne après la crue de la Reppe.");
    fs::write(folder.path().join("pont.txt"), edited).unwrap();

    let mut stage = person.open(100, 30);
    stage.press("<esc><esc><shift-tab><enter>").unwrap();
    let reader = stage.model.reading.reader.as_ref().unwrap();
    assert_eq!(reader.quotation().unwrap().span.of(&reader.body().text), words);
}

#[test]
fn an_article_that_is_gone_leaves_its_bookmark() {
    let (person, folder) = with_article();
    let mut stage = person.open(100, 30);
    stage.press("<enter><tab>m").unwrap();
    stage.leave();
    fs::remove_file(folder.path().join("pont.txt")).unwrap();

    let mut stage = person.open(100, 30);
    stage.press("<esc><esc><shift-tab>").unwrap();
    assert!(text(&stage.screen()).contains("Nous avons tenu parole"));
    stage.press("<enter>").unwrap();
    assert!(text(&stage.screen()).contains("n’est plus là"), "{}", text(&stage.screen()));
}

#[test]
fn a_passage_is_kept_once() {
    let (person, _folder) = with_article();
    let mut stage = person.open(100, 30);
    stage.press("<enter><tab>mmm").unwrap();
    assert_eq!(stage.model.user_data.bookmarks.len(), 1);
    assert!(text(&stage.screen()).contains("Déjà gardé"));
    // From the list, too; and the article itself is another thing to keep.
    stage.press("<esc><esc><tab><ctrl-o>m").unwrap();
    assert_eq!(stage.model.user_data.bookmarks.len(), 1);
    stage.press("<shift-tab><ctrl-o>m<ctrl-o>m").unwrap();
    assert_eq!(stage.model.user_data.bookmarks.len(), 2);
}

#[test]
fn what_went_off_the_screen_is_not_kept() {
    let folder = TempDir::new().unwrap();
    let long = format!("{ARTICLE}\n{}", "Les travaux ont duré des mois.\n\n".repeat(40));
    fs::write(folder.path().join("pont.txt"), long).unwrap();
    let person = Person::with(folder.path());
    let mut stage = person.open(100, 30);
    stage.press("<enter><tab>Gm").unwrap();
    assert!(stage.model.user_data.bookmarks[0].anchor.is_none(), "the article, since no quotation is on the screen");
    // A line further it is still there.
    stage.press("g<tab>jm").unwrap();
    assert!(stage.model.user_data.bookmarks[1].text().contains("tenu parole"));
}

#[test]
fn the_rows_say_what_is_not_as_it_was_kept() {
    let folder = TempDir::new().unwrap();
    // Its name is on the screen.
    let archive = folder.path().join("archive");
    fs::create_dir(&archive).unwrap();
    let person = Person::with(&archive);
    fs::write(archive.join("pont.txt"), ARTICLE).unwrap();
    fs::write(archive.join("digue.txt"), "Title: La digue\n\n« Elle tiendra », a dit Ada Rive.\n").unwrap();
    let mut stage = person.open(100, 24);
    stage.press("<esc>mairie<enter><tab>m<tab>m<esc><esc><esc>digue<enter><tab>m<esc><esc><esc>").unwrap();
    assert_eq!(stage.model.user_data.bookmarks.len(), 3);
    assert!(stage.model.user_data.bookmark_statuses.is_empty());
    let edited =
        ARTICLE.replace("Nous avons tenu parole", "Nous avons bien tenu parole").replace("Il était temps", "Enfin");
    fs::write(archive.join("pont.txt"), edited).unwrap();
    fs::remove_file(archive.join("digue.txt")).unwrap();
    stage.read();
    stage.press("<shift-tab>").unwrap();
    assert_snapshot!(text(&stage.screen()));
    // The one whose file is gone shows what it keeps, and no other article.
    stage.press("<down><down>").unwrap();
    let screen = text(&stage.screen());
    for part in ["digue.txt", "le fichier n’est", "│   La digue", "│   « Elle tiendra »", "│   — Ada Rive"]
    {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    assert!(!screen.contains("bien tenu parole"), "{screen}");
}

#[test]
fn an_article_that_was_edited_meanwhile_is_there_again_when_the_program_is_opened() {
    let (person, folder) = with_article();
    let mut stage = person.open(100, 30);
    stage.press("<enter>").unwrap();
    fs::write(folder.path().join("pont.txt"), ARTICLE.replace("rouvert", "fermé")).unwrap();
    // It is on the screen as it is now, with the cursor where it was; the session is one of before.
    let session = guillemet::tui::update::session(&stage.model);
    stage.press("<tab><tab>").unwrap();
    stage.read();
    let reader = stage.model.reading.reader.as_ref().unwrap();
    assert!(reader.body().text.contains("fermé"));
    assert!(reader.quotation().unwrap().span.of(&reader.body().text).contains("Il était temps"));
    stage.profile().save_session(std::slice::from_ref(&person.archive), &session).unwrap();
    drop(stage);
    let stage = person.open(100, 30);
    assert!(stage.model.reading.reader.as_ref().unwrap().body().text.contains("fermé"));
    assert!(stage.model.notice.is_none() && stage.model.reading.missing.is_none());
    stage.leave();
    // Gone for good, it is named by its file.
    fs::remove_file(folder.path().join("pont.txt")).unwrap();
    let stage = person.open(100, 30);
    let screen = text(&stage.screen());
    assert!(screen.contains("pont.txt\u{a0}: le fichier n’est plus là"), "{screen}");
}
