//! Every format of every kind of quotation, and what none of them may do.

use proptest::prelude::*;

use super::*;
use crate::analysis::{Certainty, How, Quotation, QuotationKind, Speaker};
use crate::article::{Article, ArticleId, Body, Language, Meta, Paragraph, ParagraphKind, Span};

const FRENCH: TargetDocument = TargetDocument { language: DocumentLanguage::French, narrow_spaces: false };
const ENGLISH: TargetDocument = TargetDocument { language: DocumentLanguage::English, narrow_spaces: false };

fn spoken_by(name: &str) -> SpokenBy {
    let (text, how) = (name.to_owned(), How::Explicit);
    SpokenBy { name: Some(text.clone()), text, role: None, how, certainty: Certainty::FULL }
}

/// The plain case, from which the others differ in one thing.
fn case() -> Citation {
    Citation {
        id: "3fa90c1d2e4b5a67.120".parse().ok().map(CitedId::Passage),
        words: "Nous tiendrons ce calendrier.".to_owned(),
        kind: Some(QuotationKind::Direct),
        cue: Some("a déclaré".to_owned()),
        speaker: Some(spoken_by("Claire Dupont")),
        place: Some((120, 153)),
        pages: None,
        remark: None,
        tags: Vec::new(),
        source: Source {
            id: "3fa90c1d2e4b5a67".parse().ok(),
            title: "Le pont de Vernoux rouvrira au printemps".to_owned(),
            title_is_incipit: false,
            date: "2023-08-17".parse().ok(),
            name: Some("Le Courrier du Rhône".to_owned()),
            author: vec!["Marc Vial".to_owned()],
            url: Some("https://courrier.exemple/pont".to_owned()),
            language: Some(Language::French),
            path: "rhone/pont.md".to_owned(),
        },
        document: FRENCH,
    }
}

fn with(change: impl FnOnce(&mut Citation)) -> Citation {
    let mut citation = case();
    change(&mut citation);
    citation
}

fn english() -> Citation {
    with(|citation| {
        citation.words = "We will keep to this timetable, whatever ‘they’ say.".to_owned();
        citation.cue = Some("said".to_owned());
        citation.speaker = Some(spoken_by("Margaret Lane"));
        citation.source.title = "Bridge “to reopen” by spring".to_owned();
        citation.source.name = Some("The Vernoux Courier".to_owned());
        citation.source.language = Some(Language::English);
    })
}

/// All formats of one citation; no-break spaces are shown as `⍽`, narrow ones as `⎵`, zero-width ones as `¦`.
fn all_formats(citation: &Citation) -> String {
    let shown = |(name, format): &(&str, Format)| format!("── {name}\n{}\n", render(citation, format));
    let all: String = Format::NAMED.iter().map(shown).collect();
    all.replace('\u{a0}', "⍽").replace('\u{202f}', "⎵").replace('\u{200b}', "¦")
}

macro_rules! golden {
    ($($name:ident: $citation:expr;)+) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(all_formats(&$citation));
        })+
    };
}

golden! {
    plain_case: case();
    no_title: with(|citation| {
        citation.source.title = "Le pont de Vernoux, fermé depuis".to_owned();
        citation.source.title_is_incipit = true;
    });
    no_date_no_author_no_source: with(|citation| {
        citation.source.date = None;
        citation.source.name = None;
        citation.source.author.clear();
        citation.source.url = None;
    });
    month_only: with(|citation| citation.source.date = "2023-08".parse().ok());
    nested_quotation: with(|citation| {
        citation.words = "Il m’a dit «\u{a0}jamais\u{a0}», puis \"peut-être\", et c'est tout !".to_owned();
    });
    special_characters: with(|citation| {
        citation.words = "50 % de *rien* & #moins_que_rien~ : [a] {b} <c> @d $e ^f `g` \\h \"i -- j 100 €".to_owned();
        citation.source.title = "R&D : 100 % d’a_b".to_owned();
        citation.source.url = Some("https://courrier.exemple/a_(b)?c=1&d=[2]".to_owned());
    });
    two_paragraphs: with(|citation| {
        citation.words = "Nous tiendrons ce calendrier.\n\nEt nous le ferons\nsans détour.".to_owned();
    });
    likely_speaker: with(|citation| {
        citation.cue = Some("a-t-elle ajouté".to_owned());
        let speaker = spoken_by("Claire Dupont");
        citation.speaker = Some(SpokenBy { text: "elle".into(), certainty: Certainty::new(0.8), ..speaker });
    });
    english_in_a_french_document: english();
    english_in_an_english_document: english().in_document(ENGLISH);
    indirect: with(|citation| {
        citation.kind = Some(QuotationKind::Indirect);
        citation.words = "le calendrier serait « tenu »".to_owned();
    });
    passage_of_the_article: with(|citation| {
        citation.words = "Le pont, fermé depuis mai, a fait dire au maire : « C’est long. »".to_owned();
        citation.kind = None;
        citation.cue = None;
        citation.speaker = None;
    });
    whole_article: Citation { document: FRENCH, ..Citation::of_article(case().source) };
}

#[test]
fn a_sentence_is_what_a_journalist_would_write() {
    let nbsp = |text: &str| text.replace('_', "\u{a0}");
    let reference = "(Le Courrier du Rhône, 17_août 2023).";
    for (words, cue, sentence) in [
        ("Nous le ferons.", "a déclaré", "«_Nous le ferons_», a déclaré Claire Dupont"),
        ("Nous le ferons", "Selon", "«_Nous le ferons_», selon Claire Dupont"),
        ("Le ferons-nous ?", "demande-t-elle", "«_Le ferons-nous ?_», demande Claire Dupont"),
        ("Nous…", "a soufflé", "«_Nous…_», a soufflé Claire Dupont"),
        ("Des ponts, etc.", "a dit", "«_Des ponts, etc._», a dit Claire Dupont"),
        ("Nous le ferons.", "dans un communiqué", "«_Nous le ferons._» (Claire Dupont, "),
    ] {
        let citation = with(|citation| {
            citation.words = words.to_owned();
            citation.cue = Some(cue.to_owned());
        });
        let expected = match sentence.strip_suffix("(Claire Dupont, ") {
            Some(quote) => format!("{quote}(Claire Dupont, {}", &reference[1..]),
            None => format!("{sentence} {reference}"),
        };
        assert_eq!(render(&citation, &Format::Plain), nbsp(&expected));
    }
}

#[test]
fn a_speaker_that_is_a_phrase_has_no_capital_in_a_sentence() {
    for (name, shown) in [("Le ministre", "a dit le ministre"), ("Le Monde", "a dit Le Monde")] {
        let citation = with(|citation| {
            citation.cue = Some("a dit".to_owned());
            citation.speaker = Some(SpokenBy { how: How::Title, ..spoken_by(name) });
        });
        let text = render(&citation, &Format::Plain);
        assert!(text.contains(shown) && !text.contains("attribution"), "{text}");
    }
}

#[test]
fn a_pronoun_that_means_nobody_known_is_no_speaker() {
    let nobody =
        SpokenBy { text: "il".to_owned(), name: None, role: None, how: How::Pronoun, certainty: Certainty::new(0.2) };
    let text = render(&with(|citation| citation.speaker = Some(nobody)), &Format::Plain);
    assert_eq!(text, "«\u{a0}Nous tiendrons ce calendrier.\u{a0}» (Le Courrier du Rhône, 17\u{a0}août 2023).");
}

#[test]
fn what_was_not_said_word_for_word_never_stands_between_marks() {
    for format in Format::NAMED.iter().map(|(_, format)| format).filter(|format| **format != Format::Json) {
        let mut citation = with(|citation| {
            citation.kind = Some(QuotationKind::Indirect);
            citation.words = "le calendrier serait tenu".to_owned();
        });
        citation.source.title = String::new();
        let text = render(&citation, format);
        let marked = ["«\u{a0}le", "“le", "textquote", "displayquote", "enquote", "quotes: true"];
        assert!(!marked.iter().any(|mark| text.contains(mark)), "{text}");
    }
}

#[test]
fn marks_are_set_right_for_their_depth_in_either_language() {
    for (words, french, english) in [
        ("dire « oui » ou \"non\"", "dire “oui” ou “non”", "dire ‘oui’ ou ‘non’"),
        ("il dit “j’ai lu « Non »”", "il dit “j’ai lu ‘Non’”", "il dit ‘j’ai lu “Non”’"),
        ("he said ‘no “way”’ twice", "he said ‘no “way”’ twice", "he said ‘no “way”’ twice"),
        ("l’un » ou \"l’autre", "l’un » ou \"l’autre", "l’un » ou \"l’autre"),
        ("une vis de 19\" et", "une vis de 19\" et", "une vis de 19\" et"),
        ("«\u{202f}»", "“”", "‘’"),
    ] {
        let words = |document| with(|citation| citation.words = words.to_owned()).in_document(document);
        let template = Format::Template(Template::parse("{quote}").unwrap());
        assert_eq!(render(&words(FRENCH), &template), format!("«\u{a0}{french}\u{a0}»"));
        assert_eq!(render(&words(ENGLISH), &template), format!("“{english}”"));
    }
}

#[test]
fn spaces_inside_the_marks_may_be_narrow() {
    let narrow = case().in_document(TargetDocument { narrow_spaces: true, ..FRENCH });
    assert!(render(&narrow, &Format::Plain).starts_with("«\u{202f}Nous tiendrons ce calendrier\u{202f}», "));
}

#[test]
fn many_are_one_file() {
    let mut other = english();
    other.source.id = "00c0ffee00c0ffee".parse().ok();
    let two = [case(), other];
    let csl: serde_json::Value = serde_json::from_str(&render_all(&two, &Format::CslJson)).unwrap();
    assert_eq!(csl.as_array().map(Vec::len), Some(2));
    assert_eq!(render_all(&two, &Format::Biblatex).matches("@article").count(), 2);
    assert_eq!(render_all(&two, &Format::Tsv).lines().count(), 2);
    assert!(render_all(&two, &Format::Markdown).contains("\n\n> "));
    assert_eq!(render_all(&[], &Format::Plain), "");
}

#[test]
fn an_article_has_one_entry_however_often_it_is_cited() {
    let again = with(|citation| citation.words = "Le pont est sûr.".to_owned());
    let two = [case(), again];
    let csl: serde_json::Value = serde_json::from_str(&render_all(&two, &Format::CslJson)).unwrap();
    assert_eq!(csl.as_array().map(Vec::len), Some(1));
    for (format, entry) in
        [(Format::Biblatex, "@article"), (Format::Ris, "TY  - "), (Format::MarkdownFootnote, "[^1]:")]
    {
        let text = render_all(&two, &format);
        let entries = text.matches(entry).count();
        assert!(entries <= 1 && text.contains("Le pont est sûr"), "{text}");
    }
    assert_eq!(render_all(&two, &Format::Biblatex).matches("@article").count(), 1);
}

#[test]
fn formats_have_names() {
    for (name, format) in Format::NAMED {
        assert_eq!((Format::from_name(name).as_ref(), format.name()), (Some(format), *name));
    }
    assert_eq!(Format::from_name("template"), None);
}

#[test]
fn a_citation_is_taken_from_an_article() {
    let text = "Hier.\n\n« Nous tiendrons, a dit Anne Roux, maire de Lure.\n\n» Oui ! »".to_owned();
    let span = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
    let paragraph = |words: &str| Paragraph { span: span(words), line: 1, kind: ParagraphKind::Text };
    let quotation = Quotation {
        span: Span::new(span("« Nous").start, text.len()),
        kind: QuotationKind::Direct,
        words: vec![span("Nous tiendrons"), span("Oui !")],
        cue: Some(span("a dit")),
        speaker: Some(Speaker {
            span: span("Anne Roux"),
            name: Some("Anne Roux".to_owned()),
            role: Some(span("maire de Lure")),
            how: How::Explicit,
            certainty: Certainty::FULL,
            entity: None,
        }),
        continues: None,
        marked: true,
    };
    let paragraphs =
        ["Hier.", "« Nous tiendrons, a dit Anne Roux, maire de Lure.", "» Oui ! »"].map(paragraph).to_vec();
    let body = Body { text: text.clone(), paragraphs, ..Body::default() };
    let article = Article { body: body.clone(), meta: Meta::default(), ..Article::default() };
    let source = Source::of(&article, ArticleId::new(0xff, 1), "a.txt", &Language::French);
    assert!(source.title_is_incipit && source.title.starts_with("Hier. « Nous"));
    let citation = Citation::of_quotation(&body, &quotation, source.clone());
    assert_eq!(
        (citation.id_text().as_str(), citation.words.as_str()),
        ("00000000000000ff.7", "Nous tiendrons\n\nOui !")
    );
    assert_eq!(citation.speaker.and_then(|speaker| speaker.role).as_deref(), Some("maire de Lure"));
    let passage = Citation::of_passage(&body, Span::new(0, text.len()), source);
    assert_eq!(passage.paragraphs().len(), 3);
}

/// The runs of letters of a text.
fn letters(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_alphabetic()).filter(|run| !run.is_empty());
    runs.map(str::to_owned).collect()
}

/// Whether all of `few` stand in `many`, in this order.
fn in_order(few: &[String], many: &[String]) -> bool {
    let mut many = many.iter();
    few.iter().all(|run| many.any(|other| other == run))
}

prop_compose! {
    fn any_citation()(
        words in "[a-zé «»“”\"'‘’„‹›\\[\\]{}#$%&_~^@*+=<>|/\\\\`.,;:!?0-9\u{a0}\n-]{0,80}",
        title in "[a-zé «»\"#_\\\\{}]{0,30}",
        cue in "[a-zé' :-]{0,14}",
        name in "[A-Za-z ,'&_#]{0,16}",
        (kind, how, language) in (0usize..4, 0usize..5, 0usize..3),
        date in prop::option::of("20[0-9]{2}(-0[1-9](-1[0-9])?)?"),
        english in any::<bool>(),
    ) -> Citation {
        Citation {
            words,
            kind: QuotationKind::ALL.get(kind).copied(),
            cue: Some(cue),
            speaker: Some(SpokenBy { how: How::ALL[how], ..spoken_by(&name) }),
            document: if english { ENGLISH } else { FRENCH },
            source: Source {
                title,
                author: vec![name.clone()],
                name: Some(name),
                date: date.and_then(|date| date.parse().ok()),
                language: [Some(Language::French), Some(Language::English), None][language].clone(),
                ..case().source
            },
            ..case()
        }
    }
}

proptest! {
    #[test]
    fn no_word_is_ever_dropped(citation in any_citation()) {
        for (name, format) in Format::NAMED {
            let text = render(&citation, format);
            let text = match format {
                Format::Json => {
                    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
                    value["quote"].as_str().map(str::to_owned).unwrap()
                }
                _ => text,
            };
            prop_assert!(in_order(&letters(&citation.words), &letters(&text)), "{}: {}", name, text);
        }
    }

    #[test]
    fn markdown_means_the_words_and_nothing_else(citation in any_citation()) {
        use pulldown_cmark::{Event, Options, Parser};

        let words = Citation { source: Source::default(), speaker: None, cue: None, ..citation.clone() };
        let text = render(&words, &Format::Markdown);
        let mut read = String::new();
        for event in Parser::new_ext(&text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(part) => read.push_str(&part),
                Event::Start(_) | Event::End(_) | Event::SoftBreak => read.push(' '),
                other => prop_assert!(false, "{:?} in {}", other, text),
            }
        }
        let plain = Template::parse("{quote}").map(Format::Template).map(|format| render(&words, &format)).unwrap();
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect::<String>();
        prop_assert!(bare(&read).starts_with(&bare(&plain)), "{} from {}", read, text);
    }

    #[test]
    fn a_line_stays_a_line(citation in any_citation()) {
        for format in [Format::Json, Format::Tsv] {
            prop_assert_eq!(render(&citation, &format).lines().count(), 1);
        }
        for line in render(&citation, &Format::Ris).lines() {
            prop_assert!(line.get(2..6) == Some("  - "), "{}", line);
        }
    }

    #[test]
    fn braces_stay_balanced(citation in any_citation()) {
        for format in [Format::Latex, Format::Biblatex] {
            // As BibTeX and biber count them: those behind a backslash too.
            let text = render(&citation, &format);
            let depth = text.chars().try_fold(0usize, |depth, c| match c {
                '{' => Some(depth + 1),
                '}' => depth.checked_sub(1),
                _ => Some(depth),
            });
            prop_assert_eq!(depth, Some(0), "{}", text);
        }
    }

    #[test]
    fn no_citation_panics(words in "(?s).{0,60}", title in "(?s).{0,20}", template in "(?s).{0,20}") {
        let citation = with(|citation| {
            citation.words = words;
            citation.source.title = title;
        });
        for (_, format) in Format::NAMED {
            prop_assert!(render(&citation, format).len() < 10_000);
        }
        if let Ok(template) = Template::parse(&template) {
            prop_assert!(render(&citation, &Format::Template(template)).len() < 10_000);
        }
    }
}

#[test]
fn what_the_person_wrote_stands_under_the_block_and_is_no_markup() {
    let noted = with(|citation| citation.remark = Some("# à vérifier\n\n*vite*".to_owned()));
    let markdown = render_all(std::slice::from_ref(&noted), &Format::Markdown);
    assert!(markdown.ends_with("\n\n\\# à vérifier\n\n\\*vite\\*\n"), "{markdown}");
    let org = render_all(std::slice::from_ref(&noted), &Format::Org);
    assert!(org.contains("à vérifier") && !org.contains("\n# à vérifier") && !org.contains("*vite*"), "{org}");
    assert_eq!(render(&noted, &Format::Markdown), render(&case(), &Format::Markdown), "what is pasted is the source's");
}
