//! Correcting who said a quotation: asked, kept, shown at once everywhere, undone, and there again after a restart.

use std::fs;

use guillemet::analysis::How;
use guillemet::tui::headless::Headless;
use insta::assert_snapshot;
use tempfile::TempDir;

use super::Person;
use super::picture::text;

const ARTICLE: &str = "Title: Le pont de Sanary\nDate: 2023-08-17\n\nLa maire a reçu Paul Roche et Anne Vial.\n\n\
    « Nous avons tenu parole », a déclaré Claire Dupont, maire de Sanary.\n\n« Il était temps », a soupiré Paul Roche. \
    « On verra bien à l’hiver. »\n";

/// A person with an archive of one article.
fn with_article() -> (Person, TempDir) {
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("presse");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("pont.txt"), ARTICLE).unwrap();
    (Person::with(&archive), folder)
}

/// Who says what on the screen's article.
fn said(stage: &Headless) -> Vec<(String, Option<(String, How)>)> {
    let opened = &stage.model.reading.reader.as_ref().unwrap().opened;
    let quotations = opened.analysis.quotations.iter();
    let spoken = quotations.map(|quotation| {
        let speaker = quotation.speaker.as_ref();
        let speaker = speaker.map(|speaker| (speaker.name.clone().unwrap_or_default(), speaker.how));
        (quotation.spoken(&opened.article.body.text), speaker)
    });
    spoken.collect()
}

fn speaker(name: &str, how: How) -> Option<(String, How)> {
    Some((name.to_owned(), how))
}

#[test]
fn a_speaker_is_corrected_from_the_people_of_the_article_and_stays_so() {
    let (person, folder) = with_article();
    let mut stage = person.open(100, 24);
    stage.press("<enter><tab>c").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("vial<enter>").unwrap();
    assert_eq!(said(&stage)[0].1, speaker("Anne Vial", How::Corrected));
    let screen = text(&stage.screen());
    assert!(screen.contains("Anne Vial · corrigé par vous"), "{screen}");
    // The lists have it too, and a speaker's page.
    stage.press("<esc><esc><tab>by:vial").unwrap();
    assert_eq!(stage.model.list().hits.len(), 1);
    stage.leave();

    // An index built later has it, and an edit of the file does not lose it.
    fs::remove_dir_all(person.home.path().join("cache")).unwrap();
    fs::write(folder.path().join("presse/pont.txt"), ARTICLE.replace("a reçu", "a longuement reçu")).unwrap();
    let mut stage = person.open(100, 24);
    assert_eq!(stage.model.list().hits.len(), 1);
    stage.press("<enter>").unwrap();
    assert_eq!(said(&stage)[0].1, speaker("Anne Vial", How::Corrected));
}

#[test]
fn what_is_no_speech_leaves_and_comes_back_by_the_outline_or_by_undoing() {
    let (person, _folder) = with_article();
    let mut stage = person.open(100, 24);
    stage.press("<enter><tab><tab>cpas une<up><enter>").unwrap();
    assert!(said(&stage).iter().all(|(words, _)| words != "Il était temps"));
    stage.press("o").unwrap();
    assert_snapshot!(text(&stage.screen()));
    stage.press("<esc>U").unwrap();
    assert_eq!(said(&stage)[1], ("Il était temps".to_owned(), speaker("Paul Roche", How::Explicit)));
    // Once more, and back by the way of the outline: the speaker is as found.
    stage.press("<tab><tab>cpas une<up><enter>o/temps<enter>").unwrap();
    stage.press("trouvé<up><enter>").unwrap();
    assert_eq!(said(&stage)[1], ("Il était temps".to_owned(), speaker("Paul Roche", How::Explicit)));
    assert!(fs::read_to_string(person.home.path().join("config/corrections.jsonl")).unwrap().is_empty());
}

#[test]
fn a_name_that_the_article_does_not_have_can_be_typed_and_what_follows_goes_with_it() {
    let (person, _folder) = with_article();
    let mut stage = person.open(100, 24);
    stage.press("<enter><tab><tab>cZoé Vasseur<enter>").unwrap();
    assert_eq!(said(&stage)[1].1, speaker("Zoé Vasseur", How::Corrected));
    assert_eq!(said(&stage)[2].1, speaker("Zoé Vasseur", How::Previous));
    // Her page exists now, and what is corrected from it leaves it at once.
    stage.press("<enter>").unwrap();
    assert!(text(&stage.screen()).contains("Zoé Vasseur — personne"), "{}", text(&stage.screen()));
    assert_eq!(stage.model.pages.open.as_ref().unwrap().name, "Zoé Vasseur");
    stage.press("<ctrl-o>cpaul<enter>").unwrap();
    assert_eq!(said(&stage)[1].1, speaker("Paul Roche", How::Corrected));
}

#[test]
fn a_row_of_the_quotes_tab_can_be_corrected() {
    let (person, _folder) = with_article();
    let mut stage = person.open(80, 24);
    stage.press("<tab>temps<ctrl-o>ccomme<enter>").unwrap();
    // Nothing was corrected, so that there is nothing to go back to: the words typed became a name.
    let row = |stage: &Headless| text(&stage.screen()).lines().nth(3).unwrap().trim().to_owned();
    assert!(row(&stage).starts_with("— comme · 2023-08-17 · corrigé"), "{}", row(&stage));
    stage.press("<ctrl-o>u").unwrap();
    assert!(row(&stage).starts_with("— Paul Roche · 2023-08-17"), "{}", row(&stage));
}

#[test]
fn without_a_quotation_under_the_cursor_the_key_says_what_to_do() {
    let (person, _folder) = with_article();
    let mut stage = person.open(100, 24);
    stage.press("<enter>c").unwrap();
    assert!(stage.model.popup.is_none());
    assert!(text(&stage.screen()).contains("Placez le curseur sur une citation"));
}
