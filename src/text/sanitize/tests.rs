use super::*;
use proptest::prelude::*;

/// Text with much of what sanitising removes.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,60}",
        "[\u{1b}\u{1b}\u{1b}\\[\\]P_\\\\\u{7}\u{9b}\u{9c}\u{9d}\u{90};0-9mA-Ca\\n\\r\u{85}\u{202e}\u{200b}\u{301}é’ ]{0,60}",
        "[👩🚒🏳\u{fe0f}🏽❤\u{200d}\u{200c}\u{200b}یم\u{64b}कर\u{94d}ක\u{dca}aé \u{202e}\u{316}]{0,40}",
        "[a\u{301}\u{327}\u{338}\u{1b}\u{ac00}\u{11a8}\u{9c7}\u{9be}\u{34f}]{0,60}",
        "[aە\u{655}\u{655}\u{655}\u{655}\u{301}\u{93c}\u{958}\u{344}\u{653}\u{627}\u{200d}\u{200d}\u{200c}\u{7}]{0,60}",
    ]
}

#[test]
fn escape_sequences_vanish_whole() {
    for (text, clean) in [
        ("a\u{1b}[31mred\u{1b}[0m", "ared"),
        ("a\u{1b}[38;2;1;2;3mb\u{1b}[?25lc\u{1b}[2 qd", "abcd"),
        ("\u{1b}]0;a title\u{7}text", "text"),
        ("\u{1b}]8;;https://example.org\u{1b}\\a link\u{1b}]8;;\u{1b}\\", "a link"),
        ("\u{1b}]52;c;YQ==\u{9c}text", "text"),
        ("\u{1b}Pq#0;2;0\u{1b}\\text", "text"),
        ("\u{1b}Ptmux;\u{1b}\u{1b}]52;c;YQ==\u{7}\u{1b}\\text", "text"),
        ("\u{1b}Xsos\u{1b}\\\u{1b}^pm\u{1b}\\\u{1b}_apc\u{1b}\\text", "text"),
        ("\u{1b}(B\u{1b}7\u{1b}=\u{1b}Mtext\u{1b}c", "text"),
        ("\u{9b}1mtext\u{9d}0;t\u{9c}\u{90}q\u{9c}\u{9f}a\u{9c}!", "text!"),
        ("text\u{1b}", "text"),
        ("text\u{1b}[", "text"),
        ("text\u{1b}[31", "text"),
    ] {
        assert_eq!(sanitize(text), clean, "{text:?}");
    }
}

#[test]
fn a_sequence_without_an_end_swallows_nothing() {
    for (text, clean) in [
        ("\u{1b}]0;one\ntwo", "0;one\ntwo"),
        ("\u{1b}Pone two", "one two"),
        ("\u{9d}one\n\u{9d}two\u{7}three", "one\nthree"),
        ("\u{1b}[31\ntwo", "\ntwo"),
        ("\u{1b}[1;été", "été"),
        ("\u{1b}été", "été"),
        ("\u{1b}]one\u{1b}[1mtwo\u{7}", "onetwo"),
        ("\u{1b}_one\u{7}two", "onetwo"),
    ] {
        assert_eq!(sanitize(text), clean, "{text:?}");
    }
}

#[test]
fn lines_end_in_one_way() {
    assert_eq!(sanitize("a\r\nb\rc\u{b}d\u{c}e\u{85}f\u{2028}g\u{2029}h\ti\n"), "a\nb\nc\nd\ne\nf\ng\nh\ti\n");
}

#[test]
fn what_cannot_be_seen_goes() {
    assert_eq!(sanitize("\u{feff}a\u{202e}b\u{2066}c\u{2069}\u{200f}\u{61c}d"), "abcd");
    assert_eq!(sanitize("dé\u{ad}cret\u{200b}s\u{2060} \u{e0041}\u{fff9}!\u{fdd0}\u{10ffff}"), "décrets !");
    assert_eq!(sanitize("a\0b\u{7f}c\u{8}d\u{80}e"), "abcde");
    assert_eq!(sanitize("un\u{a0}mot\u{202f}! ☎\u{fe0f}"), "un\u{a0}mot\u{202f}! ☎\u{fe0f}");
}

#[test]
fn joiners_that_are_spelling_stay() {
    for text in [
        "Merci aux 👩\u{200d}🚒 et aux 👨\u{200d}👩\u{200d}👧\u{200d}👦 !",
        "🏳\u{fe0f}\u{200d}🌈 🏴\u{200d}☠\u{fe0f} 🤷🏽\u{200d}♀\u{fe0f} ❤\u{fe0f}\u{200d}🔥",
        "می\u{200c}روم، نمی\u{200c}دانم، کتاب\u{200c}ها",
        "ه\u{200d}.ق",
        "क्\u{200d}ष र्\u{200d}य क्\u{200c}ष",
        "ශ්\u{200d}රී ලංකා",
        "ক্\u{200d}ষ",
        "ന്\u{200d}",
    ] {
        assert!(matches!(sanitize(text), Cow::Borrowed(_)), "{text:?}");
        assert_eq!(sanitize_line(text), text);
    }
}

#[test]
fn joiners_that_only_hide_go() {
    for (text, clean) in [
        ("dé\u{200d}cret\u{200c}s", "décrets"),
        ("\u{200d}👩 👩\u{200d} x", "👩 👩 x"),
        ("👩\u{200d}\u{200d}🚒", "👩\u{200d}🚒"),
        ("👩\u{200d}a", "👩a"),
        ("👩\u{200c}🚒", "👩🚒"),
        ("م\u{200c}\u{200c}ی", "م\u{200c}ی"),
        ("م\u{200c} ی", "م ی"),
        ("a\u{200d}ی", "aی"),
        ("12\u{200d}34", "1234"),
        ("👩\u{200b}\u{200d}🚒", "👩\u{200d}🚒"),
    ] {
        assert_eq!(sanitize(text), clean, "{text:?}");
    }
}

#[test]
fn a_flood_of_marks_between_joiners_is_dammed() {
    let flood = format!("क{}र", "\u{94d}\u{200d}".repeat(300));
    let clean = sanitize(&flood);
    assert!(clean.chars().filter(|c| *c == '\u{94d}').count() <= MARKS_PER_BASE, "{}", clean.chars().count());
    assert!(matches!(sanitize(&clean), Cow::Borrowed(_)));
}

#[test]
fn text_is_composed() {
    assert_eq!(sanitize("e\u{301}te\u{301}"), "été");
    assert_eq!(sanitize("e\u{200b}\u{301}"), "é");
    assert_eq!(sanitize("\u{212b}\u{2000}x"), "Å\u{2002}x");
}

#[test]
fn a_flood_of_marks_is_dammed() {
    let flood = format!("a{}b", "\u{316}".repeat(500));
    assert_eq!(sanitize(&flood).chars().count(), 2 + MARKS_PER_BASE);
    assert!(matches!(sanitize("שָׁלוֹם ệ हिन्दी กี่"), Cow::Borrowed(_)));
}

#[test]
fn clean_text_is_borrowed() {
    for text in ["", "plain\n\ttext", "« L’été, dit-elle… » — 10\u{202f}000 €, œuvre", "日本語 русский 🦊"]
    {
        assert!(matches!(sanitize(text), Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn endless_sequences_take_linear_time() {
    let text = "\u{1b}]\u{1b}\u{1b}P\u{9d}x".repeat(200_000);
    assert_eq!(sanitize(&text), "x".repeat(200_000));
}

#[test]
fn a_line_is_one_line() {
    for (text, line) in [
        ("  un \n titre\t\tlong \u{1b}[1m ", "un titre long"),
        ("Pourquoi\u{a0}?", "Pourquoi\u{a0}?"),
        ("a\u{a0}\u{a0}b \u{202f}c\nd", "a\u{a0}b c d"),
        ("\u{a0}a\u{a0}", "a"),
        (" \n ", ""),
    ] {
        assert_eq!(sanitize_line(text), line, "{text:?}");
    }
}

#[test]
fn json_keeps_its_value_and_loses_its_dangers() {
    let value = "« a » \u{7f}\u{9b}31m\u{202e}\u{200b}\u{2028}\u{feff}\u{e0041}\u{1b}\n";
    let json = serde_json::to_string(value).unwrap();
    let escaped = escape_json(json.clone());
    assert!(escaped.contains("\\u009b31m\\u202e\\u200b\\u2028\\ufeff\\udb40\\udc41\\u001b"), "{escaped}");
    assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), value);
    assert_eq!(escape_json("{\"é\":1}".to_owned()), "{\"é\":1}");
}

#[test]
fn a_joiner_whose_neighbour_is_a_mark_too_many_goes_at_once() {
    let marks = "\u{655}".repeat(9);
    for (text, right) in [
        (format!("ە{marks}\u{200d}\u{655}G"), format!("ە{}G", "\u{655}".repeat(MARKS_PER_BASE))),
        (format!("ە\u{655}\u{7}{marks}\u{200c}\u{655}"), format!("ە{}", "\u{655}".repeat(MARKS_PER_BASE))),
    ] {
        assert_eq!(sanitize(&text), right);
    }
    let found = b"\x90\xca\x95\xc0\xd9\xd9\x95\xd9\x95\xd9\xc2\xd9\xff\xff\xff\xff<\xd9\x95\xd9\x95\x04\x07\xe2\xa0\x8d\xdb\x95\xd9\x95\
        \xd9\x95\x04\xd9\x95\xd9\x95\x07\x04\xe2\x80\x8d\xd9\x95\xd9\x95\xe2\x80\x8d\xd9\x95\xd8\x95e\0\0\0\xd9\x95\0";
    let once = sanitize(&String::from_utf8_lossy(found)).into_owned();
    assert_eq!(sanitize(&once), once);
}

proptest! {
    #[test]
    fn sanitising_twice_changes_nothing(text in hostile()) {
        let once = sanitize(&text).into_owned();
        prop_assert!(matches!(sanitize(&once), Cow::Borrowed(_)), "{:?}", once);
        let line = sanitize_line(&text);
        prop_assert_eq!(sanitize_line(&line), &line[..]);
        prop_assert!(!line.contains('\n'));
    }

    #[test]
    fn nothing_dangerous_comes_through(text in hostile()) {
        let clean = sanitize(&text);
        for (at, c) in clean.char_indices().filter(|(_, c)| is_changed(*c)) {
            prop_assert!(is_spelling(&clean[..at], c, &clean[at + c.len_utf8()..]), "{:?}", clean);
        }
        prop_assert!(is_nfc(&clean));
    }

    #[test]
    fn plain_lines_around_an_attack_survive(text in hostile()) {
        let wrapped = format!("before\n{text}\nafter");
        let clean = sanitize(&wrapped);
        prop_assert!(clean.starts_with("before\n") && clean.ends_with("\nafter"), "{:?}", clean);
    }
}

#[test]
fn a_joiner_before_what_is_taken_out_is_the_same_when_sanitised_again() {
    for text in ["\u{100d}\u{200d}\u{200d}be", "\u{100d}\u{200d}\u{1b}[31mbe", "\u{100d}\u{200d}\u{ad}be"] {
        let once = sanitize(text).into_owned();
        assert_eq!(sanitize(&once), once, "{text:?}");
    }
    let endless = "\u{915}".to_owned() + &"\u{94d}\u{200d}".repeat(100_000);
    assert!(sanitize(&endless).len() < 1_000, "marks without end are none");
}
