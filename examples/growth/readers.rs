//! Families of files that other programs write: JSON, RTF, XML, mail, what is packed, PDF.
//!
//! Out: the rows of each kind. This file knows nothing of how they are read.

use crate::stages::Way;

/// What a family is called, what stands first, what is repeated, and what stands last.
pub type FileRow = (&'static str, &'static str, &'static str, &'static str);

/// Each kind of file with its families.
pub const READERS: &[(Way, &[FileRow])] = &[
    (Way::File("a.json"), RECORDS),
    (Way::File("a.rtf"), RTF),
    (Way::File("a.xml"), XML),
    (Way::File("a.eml"), MAIL),
    (Way::File("a.mbox"), BOXES),
    (Way::Packed("a.docx", "word/document.xml"), WORD),
    (Way::Packed("a.odt", "content.xml"), OPEN),
    (Way::Packed("a.epub", "a.xhtml"), BOOKS),
    (Way::Pdf, PDF),
];

const RECORDS: &[FileRow] = &[
    ("record: lists in lists", "", "[", ""),
    ("record: maps in maps", "", "{\"a\":", ""),
    ("record: articles", "[{\"text\": \"a\"}", ",{\"text\": \"Le maire a dit oui.\"}", "]"),
    ("record: broken articles", "[1", ",1", "]"),
    ("record: unclosed articles", "[1", ",{\"text\": \"a\"}", ""),
    ("record: keys", "{\"text\": \"a\"", ",\"§\": 1", "}"),
    ("record: keys of text", "{\"text\": \"a\"", ",\"text§\": \"a\"", "}"),
    ("record: tags", "{\"text\": \"a\", \"tags\": [1", ",\"§\"", "]}"),
    ("record: authors", "{\"text\": \"a\", \"author\": \"Jean Roche", ", Jean §", "\"}"),
    ("record: escapes", "{\"text\": \"", "\\u0041", "\"}"),
    ("record: lines", "{\"text\": \"", "a\\n", "\"}"),
    ("record: tags of pages", "{\"text\": \"<p>a", "<b>a", "\"}"),
    ("record: blanks", "{\"text\": \"a\"", " ", "}"),
    ("record: long title", "{\"text\": \"a\", \"title\": \"", "« M. ", "\"}"),
];

const RTF: &[FileRow] = &[
    ("rtf: paragraphs", "{\\rtf1\\ansi ", "Le maire de § a dit oui, et la maire a dit non.\\par ", "}"),
    ("rtf: short paragraphs", "{\\rtf1\\ansi ", "a\\par ", "}"),
    ("rtf: open groups", "{\\rtf1\\ansi ", "{\\b a", ""),
    ("rtf: characters", "{\\rtf1\\ansi ", "\\u233?", "}"),
    ("rtf: bytes", "{\\rtf1\\ansi ", "\\'e9", "}"),
    ("rtf: controls", "{\\rtf1\\ansi ", "\\b0", "}"),
];

const XML: &[FileRow] = &[
    (
        "xml: items of a feed",
        "<rss version=\"2.0\"><channel>",
        "<item><title>Le quai §</title><description>Le maire de § a dit oui, et la maire a dit non.</description></item>",
        "</channel></rss>",
    ),
    ("xml: short items", "<rss version=\"2.0\"><channel>", "<item><title>a</title></item>", "</channel></rss>"),
    (
        "xml: paragraphs",
        "<TEI><text><body>",
        "<p>Le maire de § a dit oui, et la maire a dit non.</p>",
        "</body></text></TEI>",
    ),
    ("xml: short paragraphs", "<TEI><text><body>", "<p>a</p>", "</body></text></TEI>"),
    ("xml: empty elements", "<TEI><text><body>", "<p/>", "</body></text></TEI>"),
    ("xml: open elements", "<TEI><text><body>", "<div><p>a", ""),
    ("xml: attributes", "<TEI><text><body><p ", "§=\"\" ", ">a</p></body></text></TEI>"),
    ("xml: references", "<TEI><text><body><p>", "&amp;", "</p></body></text></TEI>"),
    ("xml: characters", "<TEI><text><body><p>", "&#233;", "</p></body></text></TEI>"),
];

const MAIL: &[FileRow] = &[
    (
        "mail: lines",
        "From: Anne Roy <a@a.fr>\nSubject: Le quai\nDate: Thu, 17 Aug 2023 10:00:00 +0200\n\n",
        "Le maire de § a dit oui, et la maire a dit non.\n",
        "",
    ),
    ("mail: fields", "Subject: a\n", "X-§: a\n", "\na\n"),
    ("mail: encoded words", "Subject: a\nTo: ", "=?utf-8?q?=C3=A9?= ", "\n\na\n"),
    (
        "mail: parts",
        "Subject: a\nContent-Type: multipart/mixed; boundary=a\n\n",
        "--a\nContent-Type: text/plain\n\nLe quai.\n",
        "--a--\n",
    ),
    (
        "mail: parts in parts",
        "Subject: a\nContent-Type: multipart/mixed; boundary=a\n\n",
        "--a\nContent-Type: multipart/mixed; boundary=a\n\n",
        "",
    ),
    ("mail: quoted characters", "Subject: a\nContent-Transfer-Encoding: quoted-printable\n\n", "=C3=A9", "\n"),
];

const BOXES: &[FileRow] = &[(
    "mail: letters",
    "",
    "From a Thu Aug 17 10:00:00 2023\nSubject: Le quai §\nFrom: a@a.fr\n\nLe maire de § a dit oui, et la maire non.\n\n",
    "",
)];

const WORD: &[FileRow] = &[
    (
        "word: paragraphs",
        "<w:document xmlns:w=\"w\"><w:body>",
        "<w:p><w:r><w:t>Le maire de § a dit oui, et la maire a dit non.</w:t></w:r></w:p>",
        "</w:body></w:document>",
    ),
    (
        "word: short paragraphs",
        "<w:document xmlns:w=\"w\"><w:body>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
        "</w:body></w:document>",
    ),
    ("word: empty paragraphs", "<w:document xmlns:w=\"w\"><w:body>", "<w:p/>", "</w:body></w:document>"),
];

const OPEN: &[FileRow] = &[
    (
        "opendocument: paragraphs",
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>",
        "<text:p>Le maire de § a dit oui, et la maire a dit non.</text:p>",
        "</office:text></office:body></office:document-content>",
    ),
    (
        "opendocument: empty paragraphs",
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>",
        "<text:p/>",
        "</office:text></office:body></office:document-content>",
    ),
];

const BOOKS: &[FileRow] = &[
    ("book: paragraphs", "<html><body>", "<p>Le maire de § a dit oui, et la maire a dit non.</p>", "</body></html>"),
    ("book: short paragraphs", "<html><body>", "<p>a</p>", "</body></html>"),
];

const PDF: &[FileRow] = &[
    ("pdf: lines", "", "Le maire de la ville a dit oui hier au quai, et la maire a dit non.\n", ""),
    ("pdf: short lines", "", "a\n", ""),
];
