//! The one table of kinds. A new format is its file and its row here; its reader is named in `formats::read_with`
//! by the [`Format`] that its row has. The first row whose mark fits a file counts, so the more special kinds stand first.

use serde::{Deserialize, Serialize};

use super::Mark::{Bytes, Json, Magic, Name, Page, Root, RootTag, Tags, Text};
use super::{Advice, Handling, KindEntry, bytes, csv, europresse, factiva, mail, notes, pages, records, xml};
use crate::article::Format;

/// Writes the table and the enumeration of its rows.
macro_rules! kinds {
    ($($kind:ident $name:literal [$($extension:literal)*] $mark:expr, $handling:expr, $english:literal, $french:literal;)*) => {
        /// A kind of file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $(#[doc = $english] $kind,)*
        }

        /// All kinds, the more special ones first.
        pub const KINDS: &[KindEntry] = &[
            $(KindEntry {
                kind: Kind::$kind, name: $name, english: $english, french: $french,
                extensions: &[$($extension),*], handling: $handling, mark: $mark,
            },)*
        ];
    };
}

const fn refuse(advice: Advice) -> Handling {
    Handling::Refuse(advice)
}

const TEXT: Handling = refuse(Advice::SaveAsText);
const PAGE: Handling = refuse(Advice::SaveAsPage);
const UNPACK: Handling = refuse(Advice::Unpack);
const IMPORT: Handling = refuse(Advice::Import);
const LINKS: Handling = refuse(Advice::SavePages);
const FACTIVA: Handling = Handling::Read(Format::Factiva);
const NEXIS: Handling = Handling::Read(Format::Nexis);
const NOTHING: Handling = refuse(Advice::Nothing);

kinds! {
    // By bytes.
    Pdf "pdf" ["pdf"] Magic(&[b"%PDF-"]), Handling::Read(Format::Pdf), "a PDF file", "un PDF";
    Epub "epub" ["epub"] Bytes(bytes::is_epub), Handling::Read(Format::Epub), "an e-book (EPUB)", "un livre numérique (EPUB)";
    Book "book" ["mobi" "azw" "azw3" "fb2" "djvu"] Name, TEXT, "an e-book", "un livre numérique";
    OpenDocument "odt" ["odt"] Bytes(bytes::is_open_document), Handling::Read(Format::OpenDocument), "an OpenDocument text", "un texte OpenDocument";
    Word "docx" ["docx"] Bytes(bytes::is_word), Handling::Read(Format::Word), "a Word document", "un document Word";
    Office "office" ["xlsx" "xls" "pptx" "ppt" "ods" "odp"] Bytes(bytes::is_office), TEXT, "a table or slides of an office program", "un tableau ou des diapositives";
    Outlook "msg" ["msg"] Bytes(bytes::is_outlook), TEXT, "a mail of Outlook", "un courriel d’Outlook";
    OldWord "doc" ["doc" "wpd" "pages"] Magic(&[b"\xD0\xCF\x11\xE0"]), TEXT, "a document of an older word processor", "un document d’un ancien traitement de texte";
    Rtf "rtf" ["rtf"] Magic(&[b"{\\rtf"]), Handling::Read(Format::Rtf), "an RTF document", "un document RTF";
    Omnivore "omnivore" [] Bytes(bytes::is_omnivore), Handling::Read(Format::Omnivore), "an export of Omnivore", "un export d’Omnivore";
    Wacz "wacz" ["wacz"] Bytes(bytes::is_wacz), Handling::Read(Format::Wacz), "a web archive (WACZ)", "une archive du web (WACZ)";
    Warc "warc" ["warc"] Magic(&[b"WARC/"]), Handling::Read(Format::Warc), "a web archive (WARC)", "une archive du web (WARC)";
    WebArchive "webarchive" ["webarchive" "maff"] Magic(&[b"bplist00"]), PAGE, "a web archive of Safari", "une archive web de Safari";
    Zip "zip" ["zip"] Magic(&[b"PK\x03\x04", b"PK\x05\x06"]), UNPACK, "packed files (ZIP)", "des fichiers empaquetés (ZIP)";
    Packed "packed" ["7z" "rar" "tar" "tgz" "bz2" "xz"] Magic(&[b"7z\xBC\xAF", b"Rar!", b"BZh", b"\xFD7zXZ"]), UNPACK, "packed files", "des fichiers empaquetés";
    Compressed "compressed" ["gz" "zst"] Magic(&[b"\x1F\x8B", b"\x28\xB5\x2F\xFD"]), Handling::Read(Format::Compressed), "a compressed file", "un fichier compressé";
    Picture "picture" [] Magic(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"]), NOTHING, "a picture or a sound", "une image ou un son";
    Database "database" ["db" "sqlite" "sqlite3"] Magic(&[b"SQLite format 3\0"]), NOTHING, "a database", "une base de données";
    Program "program" ["exe" "dll" "so"] Magic(&[b"\x7FELF", b"MZ\x90"]), NOTHING, "a program", "un programme";
    Wire "wire" [] Bytes(bytes::is_wire), Handling::Read(Format::Wire), "a message from the wire of an agency (IPTC 7901, ANPA)", "une dépêche au format de transmission (IPTC 7901, ANPA)";
    // By markup.
    WordPress "wordpress" [] RootTag(xml::is_wordpress), Handling::Read(Format::WordPress), "an export of WordPress", "un export de WordPress";
    Feed "feed" ["rss" "atom"] Root(&["rss", "feed", "channel"]), Handling::Read(Format::Feed), "a feed (RSS, Atom)", "un flux (RSS, Atom)";
    Feed1 "rss1" [] RootTag(xml::is_rss_1), Handling::Read(Format::Feed), "a feed (RSS 1.0)", "un flux (RSS 1.0)";
    ZoteroRdf "zotero-rdf" ["rdf"] RootTag(xml::is_zotero_rdf), LINKS, "a bibliography of Zotero", "une bibliographie de Zotero";
    NewsMl "newsml" [] Root(&["NewsML", "newsItem", "newsMessage", "packageItem", "knowledgeItem"]), Handling::Read(Format::NewsMl), "a NewsML file of an agency", "une dépêche NewsML";
    Nitf "nitf" [] Root(&["nitf"]), Handling::Read(Format::Nitf), "a NITF file of an agency", "une dépêche NITF";
    FactivaXml "factiva-xml" [] Root(&["PPSResponse", "ppsArticleResponse", "ppsarticle"]), FACTIVA, "an export of Factiva (XML)", "un export de Factiva (XML)";
    Tei "tei" [] Root(&["TEI", "TEI.2", "teiCorpus"]), Handling::Read(Format::Tei), "a TEI edition", "une édition TEI";
    PageXml "page-xml" [] RootTag(xml::is_page_of_crawler), Handling::Read(Format::PageXml), "a page as trafilatura writes it (XML)", "une page telle que trafilatura l’écrit (XML)";
    Evernote "enex" ["enex"] Root(&["en-export"]), Handling::Read(Format::Evernote), "notes of Evernote", "des notes d’Evernote";
    Opml "opml" ["opml"] Root(&["opml"]), LINKS, "a list of feeds (OPML)", "une liste de flux (OPML)";
    Drawing "svg" [] Root(&["svg"]), NOTHING, "a drawing (SVG)", "un dessin (SVG)";
    RecordsXml "records-xml" [] Tags(xml::are_of_records), Handling::Read(Format::RecordsXml), "records of articles in XML", "des fiches d’articles en XML";
    Europresse "europresse" [] Page(europresse::is_export), Handling::Read(Format::Europresse), "an export of Europresse", "un export d’Europresse";
    Factiva "factiva" [] Page(factiva::is_page), FACTIVA, "an export of Factiva", "un export de Factiva";
    Nexis "nexis" [] Page(pages::is_nexis), NEXIS, "an export of Nexis", "un export de Nexis";
    BookmarksPage "bookmarks-html" [] Page(pages::is_links), LINKS, "a list of links", "une liste de liens";
    // By text.
    Mhtml "mhtml" ["mhtml" "mht"] Text(mail::is_mhtml), Handling::Read(Format::Mhtml), "a page saved as MHTML", "une page enregistrée en MHTML";
    Mailbox "mbox" ["mbox"] Text(mail::is_mailbox), Handling::Read(Format::Mailbox), "a mailbox", "une boîte de courriels";
    Mail "eml" ["eml"] Text(mail::is_message), Handling::Read(Format::Mail), "a mail", "un courriel";
    Readwise "readwise" [] Text(csv::is_readwise), IMPORT, "highlights of Readwise", "des passages surlignés de Readwise";
    Links "links" [] Text(csv::is_links), LINKS, "a list of links", "une liste de liens";
    Articles "articles" [] Text(csv::is_of_articles), Handling::Read(Format::Table), "a table of articles (CSV)", "un tableau d’articles (CSV)";
    Table "table" ["csv" "tsv"] Text(csv::is_table), TEXT, "a table (CSV)", "un tableau (CSV)";
    Clippings "kindle" [] Text(notes::is_clippings), refuse(Advice::Highlights), "highlights of a Kindle", "des passages surlignés d’une Kindle";
    Joplin "joplin" [] Text(notes::is_joplin), Handling::Read(Format::Joplin), "a note of Joplin", "une note de Joplin";
    Bibliography "bibliography" ["bib" "ris" "enw"] Text(notes::is_bibliography), LINKS, "a bibliography", "une bibliographie";
    NexisText "nexis-text" [] Text(notes::is_nexis), NEXIS, "an export of Nexis (text)", "un export de Nexis (texte)";
    FactivaText "factiva-text" [] Text(factiva::is_text), FACTIVA, "an export of Factiva (text)", "un export de Factiva (texte)";
    ForMachines "source" ["tex" "ics" "vcf" "srt" "vtt"] Text(notes::is_for_machines), NOTHING, "a file for a program, not an article", "un fichier pour un programme, pas un article";
    Annotations "annotations" [] Json(records::is_annotations), IMPORT, "annotations of another program", "des annotations d’un autre programme";
    BookmarksJson "bookmarks-json" [] Json(records::is_links), LINKS, "a list of links", "une liste de liens";
    // By name: what is read, and what belongs to pages.
    Text "text" ["txt" "text"] Name, Handling::Read(Format::Text), "plain text", "du texte";
    Markdown "markdown" ["md" "markdown" "mkd"] Name, Handling::Read(Format::Markdown), "Markdown", "du Markdown";
    Page "html" ["html" "htm" "xhtml"] Name, Handling::Read(Format::Html), "a saved web page", "une page web enregistrée";
    Json "json" ["json"] Json(|_| true), Handling::Read(Format::Json), "JSON", "du JSON";
    JsonLines "jsonl" ["jsonl" "ndjson"] Name, Handling::Read(Format::JsonLines), "JSON Lines", "du JSON Lines";
    Xml "xml" ["xml"] Name, TEXT, "XML", "du XML";
    Cache "cache" [] Name, Handling::Silent, "a cache of another program", "le cache d’un autre programme";
    Media "media" [
        "png" "jpg" "jpeg" "gif" "webp" "svg" "svgz" "ico" "bmp" "tif" "tiff" "avif" "heic" "css" "js" "mjs" "map" "woff"
        "woff2" "ttf" "otf" "eot" "mp3" "mp4" "m4a" "m4v" "mov" "avi" "mkv" "webm" "ogg" "oga" "ogv" "wav" "flac" "swf"
    ] Name, Handling::Silent, "a picture, a sound or another part of a page", "une image, un son ou une autre partie d’une page";
    Backup "backup" ["bak" "swp" "swo" "tmp" "part" "crdownload" "lock" "orig"] Name, Handling::Silent, "a file that a program keeps for a while", "un fichier qu’un programme garde un temps";
}
