//! Tags on several rows at once, listed with their counts, renamed; and the formats shown with what would be copied.

use super::Person;
use super::picture::text;

fn sees(stage: &guillemet::tui::headless::Headless, words: &str) {
    let screen = text(&stage.screen());
    assert!(screen.contains(words), "no “{words}” in\n{screen}");
}

fn tags(person: &Person) -> Vec<String> {
    let records = person.profile().bookmarks.list().unwrap().records;
    records.iter().map(|bookmark| bookmark.tags.join(" ")).collect()
}

#[test]
fn marked_rows_are_tagged_at_once_and_a_tag_is_renamed_for_all() {
    for (person, [line, changed, title]) in [
        (Person::new(), ["étiquettes (-mot en retire une)", "Étiquettes de 3 signets changées", "Étiquettes"]),
        (Person::new().english(), ["tags (-word takes one off)", "Tags of 3 bookmarks changed", "Tags"]),
    ] {
        let mut stage = person.open(100, 24);
        // Three quotations are marked and tagged: that keeps them.
        stage.press("<tab><ctrl-t><ctrl-t><ctrl-t><ctrl-o>#").unwrap();
        sees(&stage, line);
        stage.press("mer #port<enter>").unwrap();
        assert_eq!(tags(&person), ["mer port", "mer port", "mer port"]);
        // In Bookmarks the tags that all have stand in the line: one is taken out, one is added.
        stage.press("<tab><tab><ctrl-t><ctrl-t><ctrl-t><ctrl-o>#<ctrl-u>mer quai<enter>").unwrap();
        sees(&stage, changed);
        assert_eq!(tags(&person), ["mer quai", "mer quai", "mer quai"]);
        stage.press("<f9>").unwrap();
        sees(&stage, title);
        sees(&stage, "#mer   3");
        stage.press("<enter><down><enter>océan<enter>").unwrap();
        assert_eq!(tags(&person), ["océan quai", "océan quai", "océan quai"]);
        // And its bookmarks are shown.
        stage.press("<f9>/ocean<enter><enter><enter>").unwrap();
        sees(&stage, "› #océan");
    }
}

#[test]
fn each_format_is_shown_with_this_very_quotation() {
    for person in [Person::new(), Person::new().english()] {
        let mut stage = person.open(80, 24);
        stage.press("<tab>vide auss<enter>Y").unwrap();
        let screen = text(&stage.screen());
        for (name, words) in
            [("md ", "> «"), ("latex ", "\\textquote"), ("org ", "#+begin_quote"), ("typst ", "#quote(")]
        {
            let line = screen.lines().find(|line| line.contains(&format!("│  {name}")));
            assert!(line.is_some_and(|line| line.contains(words)), "{name}: {screen}");
        }
        // Under the list stands the whole of what the line under the cursor would copy.
        stage.press("<down>").unwrap();
        let screen = text(&stage.screen());
        let under = screen.lines().skip_while(|line| !line.contains("──────\u{2500}│") && !line.contains("│──────"));
        assert!(under.filter(|line| line.contains("> ")).count() >= 2, "{screen}");
        stage.press("<enter>").unwrap();
        let copied = std::fs::read_to_string(person.home.path().join("state/last-copy")).unwrap();
        assert!(copied.starts_with("> «"), "{copied}");
    }
}
