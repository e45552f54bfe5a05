//! The quotations of drafts in every syntax: their words, their places and who said them.

use super::*;

mod mending;

/// `line:column words — speaker`, a quotation a line.
fn told(file: &str, syntax: Syntax) -> Vec<String> {
    read(file, syntax)
        .into_iter()
        .map(|quoted| {
            let (line, column) = line_and_column(file, quoted.span.start);
            let speaker = quoted.speaker.unwrap_or_else(|| "?".to_owned());
            format!("{line}:{column} {} — {speaker}", quoted.words)
        })
        .collect()
}

#[test]
fn plain_text_is_read_as_it_is() {
    let file = "Un titre\n\n« Nous tiendrons ce calendrier », a déclaré Claire Dupont.\nElle a ajouté : “La route\nrouvrira.”\n";
    assert_eq!(
        told(file, Syntax::Plain),
        ["3:1 Nous tiendrons ce calendrier — Claire Dupont", "4:17 La route rouvrira. — Claire Dupont"]
    );
}

#[test]
fn markdown_loses_its_marks_and_keeps_its_places() {
    let file = "---\ntitle: « Pas une citation du tout »\n---\n# Le *pont*\n\n\
                Selon **Claire Dupont**, « la *route* rouvrira [avant l’été](https://exemple.org) »[^1].\n\n\
                ```\n« du code, pas une citation »\n```\n\n\
                > « Personne ne sera\n> oublié. »\n>\n> — Paul Roux, [Titre](https://exemple.org)\n\n\
                « Un `mot` […] de plus » [@roux2023].\n\n[^1]: Zoé Martin a dit : « avec une autre citation ».\n";
    assert_eq!(
        told(file, Syntax::Markdown),
        [
            "6:26 la route rouvrira avant l’été — Claire Dupont",
            "12:1 Personne ne sera oublié. — Paul Roux",
            "17:1 Un mot […] de plus — ?",
            "19:26 avec une autre citation — Zoé Martin"
        ]
    );
}

#[test]
fn latex_quotes_are_quotes() {
    let file = "\\documentclass{article}\n\\title{« Rien »}\n\\begin{document}\n\
                % « un commentaire »\n\
                \\textquote[{Claire Dupont, \\cite{d2023}}]{Nous tiendrons 100~\\% du calendrier.}\n\n\
                Elle a dit: ``La route [\\dots] \\emph{rouvrira}''.\n\n\
                Selon Paul Roux, \\enquote{personne ne sera oubli\\'e}.\n\n\
                \\begin{displayquote}[{Zoé Martin}]\nDeux\n\nparagraphes.\n\\end{displayquote}\n\
                \\og Fini \\fg{}, a conclu Paul Roux.\n\\end{document}\n";
    assert_eq!(
        told(file, Syntax::Latex),
        [
            "5:1 Nous tiendrons 100 % du calendrier. — Claire Dupont".replace("100 %", "100\u{a0}%"),
            "7:13 La route […] rouvrira — Elle".to_owned(),
            "9:18 personne ne sera oublié — Paul Roux".to_owned(),
            "11:1 Deux paragraphes. — Zoé Martin".to_owned(),
            "16:1 Fini — Paul Roux".to_owned()
        ]
    );
}

#[test]
fn quoted_lines_of_markdown_end_whatever_stands_before_them() {
    for indent in ["", "  ", "\t", "\r", " \t", "\t\r "] {
        let file = format!("- Le bac :\n{indent}> Personne ne sera\n{indent}> oublié ce soir.\n\nFin.\n");
        let words: Vec<_> = read(&file, Syntax::Markdown).into_iter().map(|quoted| quoted.words).collect();
        assert_eq!(words.len(), 1, "{indent:?}: {words:?}");
        assert!(
            words[0].starts_with("Personne ne sera") && words[0].ends_with("oublié ce soir."),
            "{indent:?}: {words:?}"
        );
    }
    for other in ["\u{a0}> x y z", "\u{2028}> x y z", "\u{c}> x y z", "\r>", "\t>"] {
        let _ = read(other, Syntax::Markdown);
    }
}

proptest::proptest! {
    #[test]
    fn drafts_of_any_marks_are_read_to_their_end(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40),
    ) {
        let file = pieces.concat();
        for syntax in [Syntax::Plain, Syntax::Markdown, Syntax::Latex, Syntax::Org, Syntax::Typst] {
            for quoted in read(&file, syntax) {
                proptest::prop_assert!(file.get(quoted.span.start..quoted.span.end).is_some());
            }
        }
    }
}

/// What drafts are made of, and blanks of every kind.
const PIECES: &[&str] = &[
    "\r",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{2028}",
    ">",
    "> ",
    "[!note]",
    "---\n",
    "```",
    "~~~",
    "#",
    "# ",
    "*",
    "_",
    "—",
    "« ",
    " »",
    "“",
    "”",
    "\"",
    "mot",
    "Paul Roux",
    ":",
    "(",
    ")",
    "[",
    "]",
    "<",
    "<b>",
    "&laquo;",
    "#+begin_quote",
    "#+end_quote",
    "\\begin{quote}",
    "\\end{quote}",
    "\\enquote{",
    "{",
    "}",
    "#quote[",
    "%",
    "$",
    "//",
    "/*",
    "*/",
    ". ",
];

#[test]
fn org_blocks_and_sentences_are_read() {
    let file = "#+title: « Rien »\n* Le pont\n#+begin_quote\nNous tiendrons /ce/ calendrier.\n#+end_quote\n\
                — Claire Dupont, [[https://exemple.org][Titre]]\n\n\
                Paul Roux a dit : « La [[https://exemple.org][route]] rouvrira » [cite:@roux].\n\
                #+begin_src sh\necho « rien »\n#+end_src\n";
    assert_eq!(
        told(file, Syntax::Org),
        ["4:1 Nous tiendrons ce calendrier. — Claire Dupont", "8:19 La route rouvrira — Paul Roux"]
    );
}

#[test]
fn typst_quotes_are_quotes() {
    let file = "#set text(lang: \"fr\")\n= Le pont\n// « un commentaire »\n\
                #quote(block: true, quotes: true, attribution: [Claire Dupont, #cite(<d2023>)])[Nous tiendrons \\#1.]\n\n\
                Paul Roux a dit : « La #link(\"https://exemple.org\")[route] _rouvrira_ » @roux2023.\n";
    assert_eq!(
        told(file, Syntax::Typst),
        ["4:1 Nous tiendrons #1. — Claire Dupont", "6:19 La route rouvrira — Paul Roux"]
    );
}

#[test]
fn a_credit_in_parentheses_names_the_speaker() {
    let file = "« La route rouvrira avant l’été » (Claire Dupont, Le Courrier, 2023).";
    assert_eq!(told(file, Syntax::Plain), ["1:1 La route rouvrira avant l’été — Claire Dupont"]);
}

#[test]
fn the_syntax_shows_in_the_name_or_in_the_text() {
    for (name, text, syntax) in [
        ("a.md", "", Syntax::Markdown),
        ("a.TEX", "", Syntax::Latex),
        ("a.typ", "", Syntax::Typst),
        ("notes.org", "", Syntax::Org),
        ("a.txt", "> x", Syntax::Plain),
        ("-", "> x", Syntax::Markdown),
        ("-", "\\enquote{x}", Syntax::Latex),
        ("-", "#quote(block: true)[x]", Syntax::Typst),
        ("-", "#+begin_quote\n", Syntax::Org),
        ("brouillon", "« x »", Syntax::Plain),
    ] {
        assert_eq!(Syntax::of(name, text), syntax, "{name} {text}");
    }
}

#[test]
fn a_passage_is_found_anywhere_in_a_source_as_long_as_a_book() {
    let source: String =
        (0..22_000).map(|number| format!("Le quai {number} tiendra jusqu’au soir, dit-on. ")).collect();
    assert!(source.len() > 900_000);
    for around in [500, (1 << 18) - 60, (1 << 19) - 5, source.len() - 200] {
        let start = source[..crate::text::char_classes::floor_boundary(&source, around)].rfind("Le quai").unwrap();
        let passage: String = source[start..].split_inclusive("dit-on. ").take(3).collect();
        let passage = passage.trim();
        let found = compare(passage, &pieces(passage), &source).unwrap();
        assert!(found.is_exact(), "{around}: {:?}", found.changes);
        assert!(found.span.start == start && found.span.of(&source).len() + 1 >= passage.len(), "{around}");
    }
}

mod by_name;
mod typography;

mod hostile {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_draft_breaks_a_reader(text in "[a-zé«»“”\"\\\\{}\\[\\]()`*_#>@~$%&+<|=/ \n—-]{0,160}") {
            for syntax in [Syntax::Plain, Syntax::Markdown, Syntax::Latex, Syntax::Org, Syntax::Typst] {
                for quoted in read(&text, syntax) {
                    prop_assert!(text.get(quoted.span.range()).is_some(), "{syntax:?} {text:?}");
                    let _ = compare(&quoted.words, &pieces(&quoted.words), &text);
                    let _ = index_phrases::runs(&pieces(&quoted.words));
                }
            }
        }
    }
}
