//! The families of input: for each a piece that is repeated, and what stands before all of them.
//!
//! Out: texts of any size. This file knows nothing of how they are read.

#[path = "readers.rs"]
mod readers;

use guillemet::drafts::Syntax::{Latex, Markdown, Org, Plain, Typst};

use crate::stages::Way;

/// Texts of one kind, of any size.
pub struct Family {
    /// What it is called.
    pub name: &'static str,
    /// What reads it.
    pub way: Way,
    begin: &'static str,
    /// What is repeated; `§` is replaced by a word that differs each time.
    piece: &'static str,
    end: &'static str,
}

impl Family {
    /// A text of about this many bytes.
    pub fn text(&self, bytes: usize) -> String {
        let mut text = self.begin.to_owned();
        let mut number = 0;
        while text.len() < bytes {
            if self.piece.contains('§') {
                text.push_str(&self.piece.replace('§', &word(number)));
            } else {
                text.push_str(self.piece);
            }
            number += 1;
        }
        text + self.end
    }
}

/// A word of letters that no other number has: `Ba`, `Be`, …
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "ki", "zo", "ra", "li"];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
        if number == 0 {
            break;
        }
    }
    let rest = word.split_off(1);
    word.to_uppercase() + &rest
}

const TEXT: Way = Way::File("a.txt");
const HTML: Way = Way::File("a.html");
const MARKDOWN: Way = Way::File("a.md");
const LINES: Way = Way::File("a.jsonl");

/// All families.
pub fn all() -> Vec<Family> {
    let of = |way: Way, rows: &[(&'static str, &'static str, &'static str)]| -> Vec<Family> {
        rows.iter().map(|(name, begin, piece)| Family { name, way, begin, piece, end: "" }).collect()
    };
    let mut all = of(TEXT, NAMES);
    all.extend(of(TEXT, SPEECH));
    all.extend(of(TEXT, MARKS));
    all.extend(of(TEXT, CHARACTERS));
    all.extend(of(HTML, PAGES));
    all.extend(of(MARKDOWN, NOTES));
    all.extend(of(MARKDOWN, YAML));
    all.extend(of(
        LINES,
        &[("lines of JSON", "", "{\"text\": \"Le maire a dit oui.\"}\n"), ("lines of no JSON", "", "{\"text\n")],
    ));
    for (way, rows) in readers::READERS {
        all.extend(rows.iter().map(|(name, begin, piece, end)| Family { name, way: *way, begin, piece, end }));
    }
    for (syntax, kind, rows) in DRAFTS {
        all.extend(of(Way::Draft(*syntax, kind), rows));
    }
    all.extend(of(Way::Query, QUERIES));
    all.extend(of(Way::Names, NAME_LISTS));
    let way = Way::Highlights("a.json");
    let piece = "{\"quote\": \"a\", \"uri\": \"b\"},";
    all.push(Family { name: "highlights: records", way, begin: "[", piece, end: "{}]" });
    all.extend(of(
        Way::Highlights("a.csv"),
        &[("highlights: rows", "Highlight,Book Title,Book Author,Note\n", "\"a\",b,c,d\n")],
    ));
    let lists: &[Row] = &[
        ("settings: unknown keys", "", "a§ = 1\n"),
        ("settings: tables", "", "[a§]\n"),
        ("settings: lists", "a = ", "["),
    ];
    all.extend(of(Way::Settings, lists));
    all.extend(of(
        Way::Anchor,
        &[
            ("anchor: the same word", "", "la mer "),
            ("anchor: one letter", "", "a"),
            ("anchor: prose", "", "Le § va, la § vient. "),
        ],
    ));
    all
}

type Row = (&'static str, &'static str, &'static str);

/// Texts full of names, titles and abbreviations.
const NAMES: &[Row] = &[
    ("prose", "", "« Le quai § tiendra », a assuré mardi Claire Dupont, la maire de Sète.\n\n"),
    ("names in a row", "", "Jean Dupont Marie Martin "),
    ("words in capitals", "", "LE MAIRE A DIT OUI "),
    ("one long word", "", "a"),
    ("one long word in capitals", "", "A"),
    ("abbreviations", "", "M. "),
    ("abbreviations after dashes", "", "-- M. "),
    ("titles", "", "Mme le Dr "),
    ("initials", "", "J. K. "),
    ("initials without blanks", "", "A."),
    ("different people", "", "Le soir, Jean § est venu. "),
    ("different people of one family", "", "Le soir, § Martin est venu. "),
    ("different acronyms", "", "L'Union § Martin (UM) est là. "),
    ("names joined by et", "", "Jean Dupont et "),
    ("names joined by commas", "", "Jean Dupont, "),
    ("names joined by de", "", "ministre de la "),
    ("dates", "", "lundi 12 et "),
    ("months", "", "mai "),
    ("numbers", "", "1 000 "),
    ("numbers and commas", "", "1,1"),
    ("addresses", "", "http://a."),
    ("letter boxes", "", "a@a."),
    ("hyphens", "", "a-t-il-"),
    ("elisions", "", "l'"),
    ("apostrophes", "", "a'a"),
];

/// Texts full of speech.
const SPEECH: &[Row] = &[
    ("said he", "", "dit-il, "),
    ("he says that he says", "", "il dit que "),
    ("incises", "« Oui, ", "dit-il, non, "),
    ("who says what", "", "Le maire qui dit à la maire que le préfet "),
    ("quotations of different people", "", "« Oui », dit Jean §. "),
    ("quotations of a pronoun", "", "« Oui », dit-il. "),
    ("quotations without a speaker", "", "« Oui. » "),
    ("quotations in a row", "", "« oui », "),
    ("quotation after quotation that goes on", "", "« Oui\n\n"),
    ("according to", "", "selon le maire, "),
    ("dialogue", "", "— Oui.\n\n"),
    ("labels", "", "JEAN : oui.\n\n"),
    ("questions and answers", "", "Q. Oui ?\n\nR. Non.\n\n"),
    ("items", "", "- a\n\n"),
    ("headings", "", "Oui\n\n"),
    ("commas", "", "a, "),
    ("asides", "", "a — b — "),
    ("brackets in a sentence", "", "a (b) "),
    ("pronouns", "", "il elle "),
    ("roles", "", "le maire "),
    ("said before", "« Oui », ", "a dit le maire, "),
    ("English: said", "", "He said that she said "),
    ("English: quotations", "", "\"Yes,\" said John §. "),
];

/// Texts full of marks that open or close.
const MARKS: &[Row] = &[
    ("opening marks", "", "« "),
    ("closing marks", "", "» "),
    ("marks in marks", "", "« “ "),
    ("straight marks", "", "\" "),
    ("straight marks and letters", "", "\"a "),
    ("single marks", "", "' "),
    ("English marks", "", "“a "),
    ("opening brackets", "", "( "),
    ("brackets", "", "[1] "),
    ("stops", "", ". "),
    ("stops without blanks", "", "."),
    ("questions", "", "? ! "),
    ("stops after digits", "", "1. "),
    ("dashes", "", "— "),
    ("hyphens alone", "", "-"),
    ("colons", "", "a : "),
    ("less than", "", "<"),
    ("less than and blanks", "", "< "),
    ("ampersands in text", "", "& "),
];

/// Texts of odd characters.
const CHARACTERS: &[Row] = &[
    ("blanks", "a", " "),
    ("blanks around a letter", "a", "          \u{a0}          "),
    ("line breaks", "a", "\n"),
    ("short lines", "", "a\n"),
    ("blank lines", "", "a\n\n"),
    ("tabs", "a", "\t"),
    ("combining marks", "a", "\u{301}"),
    ("letters with combining marks", "", "e\u{301}"),
    ("joiners", "", "👩\u{200d}"),
    ("regional letters", "", "🇫"),
    ("soft hyphens", "a", "\u{ad}"),
    ("escapes", "", "\u{1b}["),
    ("unfinished sequences", "", "\u{1b}]0;a"),
    ("right to left", "", "א\u{202e}"),
    ("wide characters", "", "中。"),
    ("wide characters without stops", "", "中"),
    ("Hangul", "", "각"),
    ("ligatures", "", "ﷺ"),
];

/// Pages.
const PAGES: &[Row] = &[
    ("page: paragraphs", "<article>", "<p>Le maire a dit oui, mais la maire de § a dit non, et rien n'est fait.</p>"),
    ("page: ampersands", "<p>", "a&b "),
    ("page: ampersands alone", "<p>", "&"),
    ("page: entities", "<p>", "&amp;"),
    ("page: less than", "<p>", "<"),
    ("page: no-break spaces", "<p>", "&nbsp;a"),
    ("page: unclosed scripts", "<p>Un</p>", "<script>"),
    ("page: upper-case scripts", "<p>Un</p>", "<SCRIPT>a</SCRIPT>"),
    ("page: scripts in script", "<p>Un</p><script>", "<!--<script>"),
    ("page: unclosed styles", "<p>Un</p>", "<STYLE>"),
    ("page: unclosed comments", "<p>Un</p>", "<!--"),
    ("page: comments", "<p>Un</p>", "<!-- a -->"),
    ("page: declarations", "<p>Un</p>", "<![CDATA["),
    ("page: instructions", "<p>Un</p>", "<?a"),
    ("page: open paragraphs", "", "<p>"),
    ("page: open divisions", "", "<div>a</div>"),
    ("page: end tags", "<p>a", "</b>"),
    ("page: bold", "", "<b>a</b>"),
    ("page: overlapping", "", "<b><p>a</b>"),
    ("page: overlapping links", "", "<a><p>"),
    ("page: unclosed bold", "", "<b>a<p>"),
    ("page: line breaks", "<p>a", "<br>"),
    ("page: items", "<ul>", "<li>a"),
    ("page: cells", "<table>", "<tr><td>a"),
    ("page: text in tables", "<table>", "<tr>a"),
    ("page: tables in tables", "", "<table><tr><td>"),
    ("page: figures", "", "<figure>a</figure>"),
    ("page: figures in figures", "", "<figure><p>a"),
    ("page: options", "<select>", "<option>a"),
    ("page: commas", "<article><p>", "a, "),
    ("page: articles", "", "<article><p>a</p></article>"),
    ("page: metadata", "<p>Un</p>", "<meta name=author content=§>"),
    ("page: attributes", "<p>Un</p>", "<p a=b>"),
    ("page: unclosed values", "<p>Un</p>", "<a b=\""),
    ("page: classes", "<p>Un</p>", "<div class=comment>a</div>"),
    ("page: links", "<p>Un</p>", "<a href=b>a</a> "),
    ("page: linked data", "<p>Un</p>", "<script type=application/ld+json>{\"@type\":\"Article\"}</script>"),
    ("page: nested linked data", "<p>Un</p><script type=application/ld+json>", "{\"@graph\":["),
    ("page: data addresses", "<p>Un</p>", "data:"),
    ("page: titles", "", "<title>"),
    ("page: headings", "", "<h1>a</h1>"),
    ("page: drawings", "", "<svg>"),
    ("page: text areas", "<p>Un</p>", "<TEXTAREA>"),
    ("page: carriage returns", "<p>", "a\r"),
    ("page: frames", "<p>Un</p>", "<noscript><iframe>"),
    ("page: templates", "<p>Un</p>", "<template>"),
];

/// Markdown.
const NOTES: &[Row] = &[
    ("note: emphasis", "", "*a "),
    ("note: strong", "", "**a*"),
    ("note: underscores", "", "_a "),
    ("note: brackets", "", "["),
    ("note: pictures", "", "!["),
    ("note: links", "", "[a]("),
    ("note: code", "", "`a``b"),
    ("note: quotes", "", "> "),
    ("note: quotes in lines", "", "> a\n"),
    ("note: items", "", "- a\n"),
    ("note: items in items", "", "- "),
    ("note: tables", "a|b\n-|-\n", "a|b\n"),
    ("note: references", "", "[§]: b\n"),
    ("note: footnotes", "", "[^§] "),
    ("note: tags", "", "<a "),
    ("note: declarations", "", "<!A "),
    ("note: comments", "", "<!--"),
    ("note: instructions", "", "<?"),
    ("note: entities", "", "&a"),
    ("note: lines", "", "***\n"),
    ("note: headings", "", "# a\n"),
    ("note: highlights", "", "==a== "),
    ("note: wiki links", "", "[[a"),
    ("note: escapes", "", "\\*"),
    ("note: pieces of pages", "", "<p>a</p>\n"),
];

/// Front matter.
const YAML: &[Row] = &[
    ("front matter: keys", "---\ntitle: a\n", "§: b\n"),
    ("front matter: the same key", "---\n", "title: b\n"),
    ("front matter: lists in lists", "---\na: ", "["),
    ("front matter: maps in maps", "---\na: ", "{a: "),
    ("front matter: items", "---\nauthor:\n", "- §\n"),
    ("front matter: items in items", "---\na: ", "- "),
    ("front matter: anchors", "---\na: &a [a]\n", "§: [*a, *a, *a]\n"),
    ("front matter: quoted", "---\ntitle: \"", "a\\n"),
    ("front matter: questions", "---\n", "? "),
    ("front matter: blocks", "---\na: |\n", " a\n"),
    ("front matter: comments", "---\n", "# a\n"),
    ("front matter: unclosed", "---\n", "a\n"),
];

type Draft = (guillemet::drafts::Syntax, &'static str, &'static [Row]);

/// Drafts.
const DRAFTS: &[Draft] = &[
    (
        Plain,
        "draft",
        &[
            ("draft: quotations", "", "« Le quai § tiendra », dit Jean. "),
            ("draft: marks", "", "« "),
            ("draft: straight marks", "", "\"a "),
            ("draft: one letter", "« ", "a "),
        ],
    ),
    (
        Markdown,
        "draft.md",
        &[
            ("draft: quotes", "", "> a\n\n"),
            ("draft: brackets", "", "[a"),
            ("draft: emphasis", "", "*a"),
            ("draft: code", "", "`"),
            ("draft: notes", "", "^["),
        ],
    ),
    (
        Latex,
        "draft.tex",
        &[
            ("draft: braces", "", "{"),
            ("draft: environments", "", "\\begin{quote}a"),
            ("draft: commands", "", "\\a{"),
            ("draft: environments in environments", "", "\\begin{quote}\\begin{itemize}\\item \\textbf{\\enquote{a "),
            ("draft: quotation commands", "", "\\enquote{a "),
            ("draft: formulas", "", "$a"),
            ("draft: comments", "", "%\n"),
            ("draft: verbatim", "", "\\begin{verbatim}"),
        ],
    ),
    (
        Org,
        "draft.org",
        &[
            ("draft: blocks", "", "#+begin_quote\na\n"),
            ("draft: org links", "", "[[a]["),
            ("draft: org marks", "", "*a "),
        ],
    ),
    (
        Typst,
        "draft.typ",
        &[
            ("draft: calls", "", "#quote["),
            ("draft: arguments", "", "#quote(a: ("),
            ("draft: typst formulas", "", "$a"),
            ("draft: typst comments", "", "/* "),
        ],
    ),
];

/// Queries.
const QUERIES: &[Row] = &[
    ("query: words", "", "a§ "),
    ("query: quoted", "", "\"a b\" "),
    ("query: unclosed", "", "\"a "),
    ("query: fields", "", "speaker:a "),
    ("query: excluded", "", "-a "),
    ("query: either", "", "a | "),
    ("query: one word", "", "a"),
    ("query: dates", "", "date:2020.. "),
];

/// Lists of names.
const NAME_LISTS: &[Row] = &[
    ("names: different", "", "Jean §\n"),
    ("names: of one family", "", "§ Martin\n"),
    ("names: initials", "", "§ A. B. Martin\n"),
    ("names: many words", "", "Jean Paul Marie § Martin Roche\n"),
    ("names: lone", "", "§\n"),
];
