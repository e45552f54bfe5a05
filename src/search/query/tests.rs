//! The language, by tables of what is typed and what is understood.

use proptest::prelude::*;

use super::*;

/// Friday 15 March 2024.
fn read(text: &str) -> Query {
    parse(text, PartialDate::from_day(2024, 3, 15))
}

/// Terms as one line: the mark of their kind, their text, and a dot where the last word is complete.
fn terms(text: &str) -> String {
    let show = |term: &Term| {
        let kind = match term.kind {
            TermKind::Fuzzy => "~",
            TermKind::Exact => "=",
            TermKind::Start => "^",
            TermKind::End => "$",
            TermKind::Whole => "#",
            TermKind::Phrase => "\"",
        };
        let (negated, complete) = (if term.negated { "!" } else { "" }, if term.complete { "." } else { "" });
        format!("{negated}{kind}{}{complete}", term.text)
    };
    read(text).terms.iter().map(show).collect::<Vec<_>>().join(" | ")
}

/// Filters and mistakes as one line.
fn fields(text: &str) -> String {
    let query = read(text);
    let filters = query.filters.iter().map(|filter| {
        let asked = match &filter.condition {
            Condition::Date(DateRange { from, to }) => {
                let show = |date: &Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
                format!("{}..{}", show(from), show(to))
            }
            Condition::Text(field, words) => {
                format!("{}={}{}", field.name(), words.text, if words.complete { "." } else { "" })
            }
            Condition::Language(language) => format!("lang={language}"),
            Condition::Bookmarked => "bookmarked".to_owned(),
            Condition::New => "new".to_owned(),
            Condition::Read => "read".to_owned(),
            Condition::Unread => "unread".to_owned(),
            Condition::Copied => "copied".to_owned(),
            Condition::AllCopies => "all copies".to_owned(),
            Condition::HasQuote => "has quote".to_owned(),
            Condition::Kind(Kind::Entity(kind)) => kind.name().to_owned(),
            Condition::Kind(Kind::Quotation(kind)) => kind.name().to_owned(),
            Condition::Certain(range) => format!("certain={:?}", range.hundredths()),
        };
        format!("{}{asked}", if filter.negated { "!" } else { "" })
    });
    let unfinished = query.unfinished.iter().map(|mistake| (mistake, "…"));
    let mistakes = query.mistakes.iter().map(|mistake| (mistake, "?")).chain(unfinished);
    let mistakes = mistakes.map(|(mistake, mark)| {
        let kind = match &mistake.kind {
            MistakeKind::UnclosedQuote => "unclosed".to_owned(),
            MistakeKind::MissingValue(field) => format!("no value for {field}"),
            MistakeKind::UnknownField => "unknown field".to_owned(),
            MistakeKind::AmbiguousField(fields) => {
                fields.iter().map(|field| field.name()).collect::<Vec<_>>().join(" or ")
            }
            MistakeKind::UnknownDate => "no date".to_owned(),
            MistakeKind::BackwardsRange => "backwards".to_owned(),
            MistakeKind::UnknownValue(field) => format!("unknown {field}"),
            MistakeKind::AmbiguousKind(kinds) => format!("{} kinds", kinds.len()),
            MistakeKind::TooLong => "too long".to_owned(),
        };
        format!("{mark} {} [{}]", kind, mistake.span.of(text))
    });
    filters.chain(mistakes).collect::<Vec<_>>().join(" | ")
}

#[test]
fn terms_are_read_as_in_fzf() {
    for (text, expected) in [
        ("", ""),
        ("  \u{a0} ", ""),
        ("Kirby Corée", "~kirby | ~coree"),
        ("'exact", "=exact"),
        ("’exact", "=exact"),
        ("'mot'", "\"mot."),
        ("''", ""),
        ("l'élysée", "~l'elysee"),
        ("aujourd’hui", "~aujourd'hui"),
        ("^Début", "^debut"),
        ("fin$", "$fin"),
        ("^tout$", "#tout"),
        ("!non", "!=non"),
        ("!'non", "!=non"),
        ("!^non", "!^non"),
        ("!non$", "!$non"),
        ("!^non$", "!#non"),
        ("! ^ ' $ ^$ !^ !'", "~$"),
        ("5$ ^5", "$5 | ^5"),
        ("a|b | c", "~a|b | ~| | ~c"),
        ("ŒUVRE ﬁn", "~oeuvre | ~fin"),
    ] {
        assert_eq!(terms(text), expected, "{text}");
        assert_eq!(fields(text), "", "{text}");
    }
}

#[test]
fn phrases_stand_in_every_kind_of_quotation_marks() {
    for (text, expected) in [
        ("\"la  Corée du Nord\"", "\"la coree du nord."),
        ("«\u{a0}la paix\u{a0}» demain", "\"la paix. | ~demain"),
        ("“so long” „so lang“", "\"so long. | \"so lang."),
        ("!\"la paix\"", "!\"la paix."),
        ("!«la paix»$", "!$la paix"),
        ("^\"la paix\" x", "^la paix | ~x"),
        ("^\"la paix\"$", "#la paix"),
        ("\"un\"deux", "\"un. | ~deux"),
        ("\"\" «  » \"-\"", "\"-."),
        ("mi\"lieu x", "~mi\"lieu | ~x"),
        ("\"date:2023 a\"", "\"date:2023 a."),
    ] {
        assert_eq!(terms(text), expected, "{text}");
        assert_eq!(fields(text), "", "{text}");
    }
}

#[test]
fn a_quotation_mark_left_open_is_reported_and_its_words_count() {
    assert_eq!(terms("kirby \"la  Cor"), "~kirby | ~la | ~cor", "each for itself, until it is closed");
    assert_eq!(terms("kirby !\"la cor"), "~kirby", "else the list would lose all that has `la`");
    assert_eq!(terms("^\"la cor"), "^la cor");
    assert_eq!(fields("kirby \"la cor"), "? unclosed [\"]");
    assert_eq!(fields("source:«Le Mo"), "source=le mo | ? unclosed [«]");
    assert_eq!((terms("a \""), fields("a \"")), ("~a".to_owned(), "? unclosed [\"]".to_owned()));
}

#[test]
fn fields_are_known_by_any_beginning_that_is_theirs_alone() {
    for (text, expected) in [
        ("source:monde", "source=monde"),
        ("so:monde", "source=monde"),
        ("SOURCE:\"Le Monde\"", "source=le monde."),
        ("source:«\u{a0}Le  Monde\u{a0}»", "source=le monde."),
        ("!source:monde", "!source=monde"),
        ("source:!monde", "!source=monde"),
        ("!source:!monde", "source=monde"),
        ("a:zola au:zola auteur:zola", "author=zola | author=zola | author=zola"),
        ("t:climat étiquette:climat", "tag=climat | tag=climat"),
        ("l:fr lang:français langue:en-GB", "lang=fr | lang=fr | lang=en"),
        ("pe:eve personne:eve", "person=eve | person=eve"),
        ("o:onu org:onu organisation:onu", "org=onu | org=onu | org=onu"),
        ("pl:brest lieu:brest", "place=brest | place=brest"),
        ("sp:eve by:eve par:eve b:eve pa:eve loc:eve", &["speaker=eve"; 6].join(" | ")),
        ("is:bookmarked i:b est:signet", "bookmarked | bookmarked | bookmarked"),
        ("has:quote h:q avec:citation !has:quotation", "has quote | has quote | has quote | !has quote"),
        ("kind:person k:direct genre:lieu kind:w", "person | direct | place | work"),
        ("kind:o kind:mix kind:œuvre", "organisation | mixed | work"),
        ("speaker:O'Brien", "speaker=o'brien"),
    ] {
        assert_eq!(fields(text), expected, "{text}");
        assert_eq!(terms(text), "", "{text}");
    }
}

#[test]
fn dates_are_read_as_typed_and_counted_from_today() {
    for (text, expected) in [
        ("date:2023-08", "2023-08..2023-08"),
        ("d:2023-08-17", "2023-08-17..2023-08-17"),
        ("date:2022..2023", "2022..2023"),
        ("date:2022…2023", "2022..2023"),
        ("date:..2023", "..2023"),
        ("date:2022-05..", "2022-05.."),
        ("date:2023..2023-02", "2023..2023-02"),
        ("date:\"2022 .. 2023\"", "2022..2023"),
        ("!date:2023", "!2023..2023"),
        ("since:2023 depuis:2023 si:2023", "2023.. | 2023.. | 2023.."),
        ("until:2023 u:2023 jusque:2023", "..2023 | ..2023 | ..2023"),
        ("since:yesterday since:hier", "2024-03-14.. | 2024-03-14.."),
        ("date:today date:Aujourd’hui", "2024-03-15..2024-03-15 | 2024-03-15..2024-03-15"),
        ("since:30d since:30j", "2024-02-14.. | 2024-02-14.."),
        ("since:2w depuis:2s depuis:2sem", "2024-03-01.. | 2024-03-01.. | 2024-03-01.."),
        ("since:1m until:2mois", "2024-02-15.. | ..2024-01-15"),
        ("since:1y depuis:10ans", "2023-03-15.. | 2014-03-15.."),
        ("since:\"3 days ago\" depuis:\"il y a 3 jours\"", "2024-03-12.. | 2024-03-12.."),
        ("date:1w..yesterday", "2024-03-08..2024-03-14"),
    ] {
        assert_eq!(fields(text), expected, "{text}");
    }
}

#[test]
fn a_mistake_is_reported_where_it_stands_and_left_out() {
    for (text, expected) in [
        ("date:2023-13", "? no date [2023-13]"),
        ("eve since:bientôt", "? no date [bientôt]"),
        ("since:\"dans  un an\"", "? no date [\"dans  un an\"]"),
        ("since:99999999999d until:9999y", "? no date [99999999999d] | ? no date [9999y]"),
        ("date:2023..x date:.. ", "? no date [2023..x] | ? no date [..]"),
        ("pesron:x !re:\"a b\" note:x", "? unknown field [pesron] | ? unknown field [re] | ? unknown field [note]"),
        ("date:2023..2022", "? backwards [2023..2022]"),
        ("s:eve", "? since or source or speaker [s]"),
        ("!p:\"a b\" tag:x", "tag=x | ? person or place [p]"),
        ("is:lost has:wings lang:1", "? unknown is [lost] | ? unknown has [wings] | ? unknown lang [1]"),
        ("kind:d kind:colour", "? 2 kinds [d] | ? unknown kind [colour]"),
        (
            "tag: !by:\"\" date:",
            "? no value for tag [tag:] | ? no value for speaker [!by:\"\"] | … no value for date [date:]",
        ),
    ] {
        assert_eq!(fields(text), expected, "{text}");
    }
    assert_eq!(terms("eve date:x s:y adam"), "~eve | ~adam");
    let undated = parse("since:yesterday", None);
    assert_eq!(undated.mistakes[0].kind, MistakeKind::UnknownDate);
}

#[test]
fn what_is_being_typed_is_no_mistake_yet() {
    for text in
        ["by:", "date:2", "date:202", "date:2023-", "date:2023-1", "date:2023-08-3", "since:h", "lang:f", "date:2022.."]
    {
        assert!(read(text).mistakes.is_empty() && read(text).terms.is_empty(), "{text}");
        assert_eq!(read(text).unfinished.is_some(), text != "date:2022..", "{text}");
    }
    for text in ["by: x", "by: ", "date:2023-08-32", "date:2 x", "since:bie", "date:2022..x", "lang:1"] {
        assert_eq!((read(text).mistakes.len(), read(text).unfinished), (1, None), "{text}");
    }
    assert!(read("by:").groups_by_speaker() && read("by: ").groups_by_speaker());
    assert!(!read("par: kirby").groups_by_speaker());
}

#[test]
fn a_colon_alone_makes_no_field() {
    for text in ["http://exemple.fr", "12:30", "macron:", ":x", "std::x", "'date:2023", "da-te:2023"] {
        assert_eq!(fields(text), "", "{text}");
        assert_eq!(read(text).terms.len(), 1, "{text}");
    }
}

#[test]
fn a_term_keeps_its_accented_letters() {
    let query = read("« Sœur  Élise » ete");
    let letters: Vec<_> = query.terms[0].accents.iter().map(|accent| (accent.at, accent.letter)).collect();
    assert_eq!(letters, [(1, 'œ'), (6, 'é')]);
    assert!(query.terms[1].accents.is_empty());
}

#[test]
fn a_query_that_grows_finds_less() {
    for (earlier, later) in [
        ("", "kir"),
        ("kir", "kirby"),
        ("kir", "kirby coree"),
        ("cor", "^corse"),
        ("'cor", "^encore"),
        ("^kir", "^kirby$"),
        ("by$", "^kirby$"),
        ("\"la cor", "\"la coree\""),
        ("cor", "\"la coree\""),
        ("!macron", "!macr"),
        ("a date:2023", "date:2023 ab tag:x"),
        ("is:lost a", "ab"),
    ] {
        assert!(read(later).narrows(&read(earlier)), "{earlier} → {later}");
    }
    for (earlier, later) in [
        ("kirby", "kir"),
        ("cor", "'encore"),
        ("ord", "nord"),
        ("!encore", "!cor"),
        ("'ab", "ab"),
        ("^a", "a$"),
        ("!macr", "!macron"),
        ("!a", "a"),
        ("\"la coree\"", "\"la coree du"),
        ("'ab", "'a 'b"),
        ("date:2023", "date:2023-08"),
        ("tag:x", "!tag:x"),
    ] {
        assert!(!read(later).narrows(&read(earlier)), "{earlier} → {later}");
    }
}

#[test]
fn the_words_of_a_field_are_found_from_the_start_of_a_word() {
    let found = |query: &str, text: &str| match &read(query).filters[0].condition {
        Condition::Text(_, words) => words.found_in(text),
        _ => false,
    };
    assert!(found("source:mon", "le monde"));
    assert!(!found("source:onde", "le monde"));
    assert!(found("source:\"Le Monde\"", "le monde diplomatique"));
    assert!(!found("source:\"Le Mon\"", "le monde"));
}

proptest! {
    #[test]
    fn reading_never_panics_and_spans_fit(text in "(?s)(\\PC|[!^'$\"«»“”:. \u{a0}é]|date:|s:|is:|by:|\\.\\.|[0-9]{1,12}[djs]){0,24}") {
        let query = read(&text);
        let mut last = 0;
        for term in &query.terms {
            prop_assert!(last <= term.span.start && !term.span.is_empty() && !term.span.of(&text).is_empty());
            prop_assert!(!term.text.trim().is_empty());
            prop_assert!(!(term.negated && term.kind == TermKind::Fuzzy));
            for accent in &term.accents {
                prop_assert!(term.text.is_char_boundary(accent.at as usize));
            }
            last = term.span.end;
        }
        for span in query.filters.iter().map(|filter| filter.span).chain(query.mistakes.iter().map(|mistake| mistake.span)) {
            prop_assert!(!span.of(&text).is_empty());
        }
        prop_assert!(query.narrows(&query), "every query narrows itself");
    }
}

#[test]
fn certainty_is_asked_for_and_sorted_by() {
    for (text, expected) in [
        ("certain:sûr", "certain=90..=100"),
        ("certitude:doute", "certain=0..=49"),
        ("!cert:likely", "!certain=50..=89"),
        ("certain:..0,7", "certain=0..=70"),
    ] {
        assert_eq!(fields(text), expected, "{text}");
    }
    for text in ["sort:certainty", "tri:certitude", "tri:cert by:anne"] {
        assert_eq!(read(text).order, Some(Order::LeastCertain), "{text}");
        assert!(!read(text).groups_by_speaker(), "{text}");
    }
    assert_eq!(read("certain:guess").order, None);
    assert_eq!(read("sort:colour").mistakes[0].kind, MistakeKind::UnknownValue(Field::Sort));
    assert_eq!(read("certain:blue").mistakes[0].kind, MistakeKind::UnknownValue(Field::Certain));
}

#[test]
fn a_word_that_is_typed_twice_counts_once_and_a_query_has_an_end() {
    let query = parse(&"maree \"la mer\" ".repeat(500), None);
    assert_eq!((query.terms.len(), query.mistakes.len()), (2, 0));
    assert_eq!(parse("maree !maree 'maree", None).terms.len(), 3);
    let words: String = (0..4_000).map(|number| format!("mot{number} ")).collect();
    for text in [words.clone(), format!("\"{words}"), "zz:a ".repeat(4_000), "by:a ".repeat(4_000)] {
        let query = parse(&text, None);
        assert!(query.terms.len() + query.filters.len() + query.mistakes.len() < 400, "{}", &text[..20]);
        assert_eq!(query.mistakes.last().map(|last| &last.kind), Some(&MistakeKind::TooLong), "{}", &text[..20]);
    }
}
