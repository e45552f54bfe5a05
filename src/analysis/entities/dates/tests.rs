use super::*;
use crate::text::segment;
use proptest::prelude::*;

fn dates(text: &str, language: &Language, today: &str) -> Vec<(String, bool, String)> {
    let mut found = Vec::new();
    for paragraph in segment::paragraphs(text) {
        for sentence in segment::sentences(text, paragraph) {
            for date in find(text, &segment::tokens(text, sentence), language, today.parse().ok()) {
                let resolved = date
                    .resolved
                    .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}/{last}") });
                found.push((date.span.of(text).to_owned(), date.relative, resolved.unwrap_or_default()));
            }
        }
    }
    found
}

/// Checks rows of text, dates in it (`*` before relative ones) and what they are resolved to on 17 August 2023.
fn check(language: &Language, rows: &[(&str, &[(&str, &str)])]) {
    for (text, wanted) in rows {
        let found: Vec<(String, String)> = dates(text, language, "2023-08-17")
            .into_iter()
            .map(|(words, relative, resolved)| (if relative { format!("*{words}") } else { words }, resolved))
            .collect();
        let wanted: Vec<(String, String)> = wanted.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn french_dates_that_stand_alone() {
    check(
        &Language::French,
        &[
            ("Le 14 juillet 2016, la digue céda.", &[("14 juillet 2016", "2016-07-14")]),
            ("Depuis le 1er août, depuis le 1 er mai.", &[("1er août", "2023-08-01"), ("1 er mai", "2023-05-01")]),
            (
                "Ce jeudi 3 août, le quatorze juillet.",
                &[("jeudi 3 août", "2023-08-03"), ("quatorze juillet", "2023-07-14")],
            ),
            (
                "Le 29 décembre dernier, le 3 mars prochain.",
                &[("29 décembre dernier", "2022-12-29"), ("3 mars prochain", "2024-03-03")],
            ),
            ("Du 14 au 15 décembre 2018.", &[("14", "2018-12-14"), ("15 décembre 2018", "2018-12-15")]),
            ("Les 16, 17 et 18 juillet.", &[("16", "2023-07-16"), ("17", "2023-07-17"), ("18 juillet", "2023-07-18")]),
            (
                "Dans la nuit du samedi 12 au dimanche 13 août.",
                &[("samedi 12", "2023-08-12"), ("dimanche 13 août", "2023-08-13")],
            ),
            ("Il revint mercredi 26, l'après-midi.", &[("mercredi 26", "2023-07-26")]),
            (
                "En août 2023, en 1950-1953, en 2014-15.",
                &[("août 2023", "2023-08"), ("1950", "1950"), ("1953", "1953"), ("2014", "2014"), ("15", "2015")],
            ),
            ("Dans les années 1980, au XXIe siècle.", &[("1980", "1980/1989"), ("XXIe siècle", "2001/2100")]),
            ("En 2023-08.", &[("2023-08", "2023-08")]),
            ("Le 17/08/2023 ou 2023-08-17.", &[("17/08/2023", "2023-08-17"), ("2023-08-17", "2023-08-17")]),
            ("Avant Noël et le Nouvel An.", &[("Noël", "2023-12-25"), ("Nouvel An", "2024-01-01")]),
            ("Le 31 février 2016.", &[("31 février 2016", "")]),
        ],
    );
}

#[test]
fn french_dates_that_need_today() {
    check(
        &Language::French,
        &[
            ("Il l'a dit jeudi, puis lundi soir.", &[("*jeudi", "2023-08-17"), ("*lundi soir", "2023-08-14")]),
            (
                "Hier, demain matin, aujourd'hui.",
                &[("*Hier", "2023-08-16"), ("*demain matin", "2023-08-18"), ("*aujourd'hui", "2023-08-17")],
            ),
            (
                "La semaine dernière, le mois prochain, l'an dernier.",
                &[
                    ("*semaine dernière", "2023-08-07/2023-08-13"),
                    ("*mois prochain", "2023-09"),
                    ("*an dernier", "2022"),
                ],
            ),
            (
                "Plus tôt cette année, il y a trois jours.",
                &[("*cette année", "2023"), ("*il y a trois jours", "2023-08-14")],
            ),
            ("En décembre, mardi prochain.", &[("*décembre", "2023-12"), ("*mardi prochain", "2023-08-22")]),
            ("En mars dernier.", &[("*mars dernier", "2023-03")]),
        ],
    );
}

#[test]
fn english_dates() {
    check(
        &Language::English,
        &[
            ("On 2 March 2016 and March 3, 2016.", &[("2 March 2016", "2016-03-02"), ("March 3, 2016", "2016-03-03")]),
            ("On Monday, March 7.", &[("Monday, March 7", "2023-03-07")]),
            ("In August 2023, in the 1990s.", &[("August 2023", "2023-08"), ("1990s", "1990/1999")]),
            ("In May it rained.", &[("*May", "2023-05")]),
            ("The 21st century.", &[("21st century", "2001/2100")]),
            (
                "Last week, next Monday, yesterday morning.",
                &[
                    ("*Last week", "2023-08-07/2023-08-13"),
                    ("*next Monday", "2023-08-21"),
                    ("*yesterday morning", "2023-08-16"),
                ],
            ),
            ("Three years ago, this month.", &[("*Three years ago", "2020"), ("*this month", "2023-08")]),
        ],
    );
}

#[test]
fn numbers_and_names_are_no_dates() {
    for text in [
        "Il y avait 2000 personnes et 1500 chaises.",
        "Environ 2000 sont venus.",
        "La planète Mars est rouge.",
        "Trois jours passèrent.",
        "La loi 2.1.2016.7.",
        "Noël Vasseur est venu.",
    ] {
        assert_eq!(dates(text, &Language::French, "2023-08-17"), [], "{text}");
    }
    for text in ["They may march.", "May Lindqvist came.", "April Okafor won.", "About 2000 came."] {
        assert_eq!(dates(text, &Language::English, "2023-08-17"), [], "{text}");
    }
}

#[test]
fn a_vague_today_resolves_what_it_can() {
    let found = |today: &str| -> Vec<String> {
        let text = "Jeudi, en juin, le 3 mai, l'an dernier, le mois dernier, jeudi 3.";
        dates(text, &Language::French, today).into_iter().map(|(_, _, resolved)| resolved).collect()
    };
    assert_eq!(found("2023-08"), ["", "2023-06", "2023-05-03", "2022", "2023-07", "2023-08-03"]);
    assert_eq!(found("2023"), ["", "2023-06", "2023-05-03", "2022", "", ""]);
    assert_eq!(found(""), ["", "", "", "", "", ""]);
}

#[test]
fn the_ends_of_the_calendar_are_not_crossed() {
    for today in ["0001-01-01", "9999-12-31"] {
        let text = "Hier, demain, la semaine dernière, la semaine prochaine, l'an dernier, l'an prochain, en mai, le 29 février.";
        assert_eq!(dates(text, &Language::French, today).len(), 8, "{today}");
    }
}

proptest! {
    #[test]
    fn dates_are_in_order_and_lie_in_the_text(
        words in proptest::collection::vec(
            prop_oneof![
                Just("14"), Just("1er"), Just("août"), Just("2016"), Just("jeudi"), Just("et"), Just(","), Just("dernier"),
                Just("2014-2015"), Just("May"), Just("il y a"), Just("ans"), Just("last"), Just("XXe"), Just("siècle"),
                Just("17/08/2023"), Just("-–é"), Just("1-"), Just("99/99/9999"), Just("ce"), Just("soir"), Just("of"),
            ],
            0..40,
        ),
        french: bool,
    ) {
        let text = words.join(" ");
        let language = if french { Language::French } else { Language::English };
        let tokens = segment::tokens(&text, Span::new(0, text.len()));
        let mut end = 0;
        for date in find(&text, &tokens, &language, "2023-08-17".parse().ok()) {
            prop_assert!(date.span.start >= end && !date.span.is_empty());
            prop_assert!(!date.span.of(&text).is_empty());
            prop_assert!(date.resolved.is_none_or(|(first, last)| first.bounds().0 <= last.bounds().1));
            end = date.span.end;
        }
    }
}
