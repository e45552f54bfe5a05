//! `guillemet import` on lists of links and clippings: what the archive holds becomes a bookmark, the rest is listed.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Person, Said, lines};
use serde_json::Value;
use tempfile::TempDir;

/// An invented article; all exports below know it by another spelling of its address, or by its title.
const ARTICLE: &str = "---\ntitle: Le pont rouvrira\nsource: https://www.courrier.example/pont/\n---\n\
    Le chantier emploie quarante ouvriers venus de toute la vallée et deux péniches.\n";

/// The exports: the name of a file, its text, and what the bookmark of the article is to have: words, note, tags, time.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str], &'static str);

const EXPORTS: &[Case] = &[
    (
        "pocket.csv",
        "title,url,time_added,tags,status\nLe pont,http://courrier.example/pont?utm_source=p,1692266700,mer|ponts,unread\n\
         Le pont rouvrira,https://ailleurs.example/,1600172739,,archive\n",
        "",
        "",
        &["mer", "ponts"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "ril.html",
        "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>\n\
         <li><a href=\"https://courrier.example/pont#haut\" time_added=\"1692266700\" tags=\"mer,ponts\">Pont &amp; quai</a></li>\n\
         <li><a href=\"https://ailleurs.example/\" time_added=\"1\" tags=\"\">Ailleurs</a></li></ul></body></html>",
        "",
        "",
        &["mer", "ponts"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "part.json",
        "[{\"url\":\"https://courrier.example/pont\",\"title\":\"x\",\"highlights\":[{\"quote\":\"quarante ouvriers venus de toute \
         la vallée\",\"created_at\":1692266700}]},{\"url\":\"https://ailleurs.example\",\"highlights\":[{\"quote\":\"rien de tel ici\"}]}]",
        "quarante ouvriers venus de toute la vallée",
        "",
        &[],
        "2023-08-17T10:05:00Z",
    ),
    (
        "instapaper.csv",
        "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://courrier.example/pont,Le pont,deux péniches,Chantiers,1692266700,\"[\"\"mer\"\"]\"\n\
         https://ailleurs.example,Ailleurs,,Unread,1692266700,[]\n",
        "deux péniches",
        "",
        &["Chantiers", "mer"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "raindrop.csv",
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n\
         1,\"Le pont\",\"à relire\",\"…\",\"https://courrier.example/pont/\",\"Chantiers\",\"mer, ponts\",\"2023-08-17T10:05:00Z\",\"\",\"\",false\n\
         2,\"Ailleurs\",\"\",\"\",\"https://ailleurs.example/\",\"Unsorted\",\"\",\"2023-08-17T10:05:00Z\",\"\",\"\",true\n",
        "",
        "à relire",
        &["mer", "ponts", "Chantiers"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "pinboard.json",
        "[{\"href\":\"https://courrier.example/pont\",\"description\":\"Le pont\",\"extended\":\"à relire\",\"tags\":\"mer ponts\",\
         \"time\":\"2023-08-17T10:05:00Z\"},{\"href\":\"https://ailleurs.example\",\"description\":\"\",\"extended\":\"\",\"tags\":\"\"}]",
        "",
        "à relire",
        &["mer", "ponts"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "bookmarks.html",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<!-- <A HREF=\"https://courrier.example/pont\">no</A> -->\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n\
         <DT><H3 PERSONAL_TOOLBAR_FOLDER=\"true\">Toolbar</H3>\n<DL><p><DT><H3>Chantiers</H3><DL><p>\n\
         <DT><A HREF=\"https://courrier.example/pont\" ADD_DATE=\"1692266700\" PRIVATE TAGS=\"mer\">Pont &#39;neuf&#39;</A>\n<DD>à relire\n\
         </DL><p></DL><p><DT><A HREF=\"place:sort=8\">Recent</A><DT><A HREF=\"https://ailleurs.example\">Ailleurs</A></DL>",
        "",
        "à relire",
        &["mer", "Chantiers"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "firefox.json",
        "{\"type\":\"text/x-moz-place-container\",\"children\":[{\"type\":\"text/x-moz-place\",\"uri\":\"https://courrier.example/pont\",\
         \"title\":\"Pont\",\"tags\":\"mer,ponts\",\"dateAdded\":1692266700000000},{\"uri\":\"https://ailleurs.example\",\"title\":\"Ailleurs\"},\
         {\"uri\":\"place:x\"}]}",
        "",
        "",
        &["mer", "ponts"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "linkwarden.json",
        "{\"name\":\"x\",\"collections\":[{\"name\":\"Chantiers\",\"links\":[{\"name\":\"Pont\",\"url\":\"https://courrier.example/pont\",\
         \"tags\":[{\"name\":\"mer\"}],\"description\":\"à relire\",\"createdAt\":\"2023-08-17T10:05:00.000Z\"},\
         {\"name\":\"Ailleurs\",\"url\":\"https://ailleurs.example\"}]}]}",
        "",
        "à relire",
        &["mer", "Chantiers"],
        "2023-08-17T10:05:00Z",
    ),
    (
        "My Clippings.txt",
        "\u{feff}Le pont rouvrira (Roux, Zoé)\r\n- Your Highlight on Location 55-56 | Added on Thursday, August 17, 2023 10:05:00 AM\r\n\r\n\
         quarante ouvriers venus de toute la vallée\r\n==========\r\n\
         \u{feff}Le pont rouvrira (Roux, Zoé)\r\n- Your Note on Location 56 | Added on Thursday, August 17, 2023 10:06:00 AM\r\n\r\nà relire\r\n\
         ==========\r\nAilleurs (Personne)\r\n- Votre surlignement sur la page 3 | Ajouté le jeudi 17 août 2023 10:05:00\r\n\r\n\
         rien de tel ne se trouve dans cette archive\r\n==========\r\n",
        "quarante ouvriers venus de toute la vallée",
        "à relire",
        &[],
        "2023-08-17T10:05:00Z",
    ),
];

fn import(person: &Person, name: &str, text: &str) -> Said {
    let archive = TempDir::new().unwrap();
    fs::write(archive.path().join("pont.md"), ARTICLE).unwrap();
    let path = person.folder(name);
    fs::write(&path, text).unwrap();
    person.run(&["import", path.to_str().unwrap(), "-a", archive.path().to_str().unwrap()])
}

fn kept(person: &Person) -> Vec<Value> {
    lines(&person.run(&["bookmarks", "-f", "jsonl"]).out)
}

#[test]
fn what_is_held_is_kept_with_tags_notes_and_dates_and_the_rest_is_listed() {
    for (name, text, words, note, tags, created) in EXPORTS {
        let person = Person::new();
        let said = import(&person, name, text);
        assert_eq!(said.code, 0, "{name}: {}{}", said.out, said.err);
        let kept = kept(&person);
        assert_eq!(kept.len(), 1, "{name}: {kept:?} {}{}", said.out, said.err);
        let found = |field: &str| kept[0][field].as_str().unwrap_or_default();
        assert_eq!((found("words"), found("note"), found("created")), (*words, *note, *created), "{name}: {}", kept[0]);
        let found_tags: Vec<&str> =
            kept[0]["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(found_tags, *tags, "{name}");
        assert_eq!(kept[0]["title"], "Le pont rouvrira", "{name}");
        assert!(said.out.contains("not in the archive: "), "{name}: {}", said.out);
        // Again: nothing is kept twice.
        import(&person, name, text);
        assert_eq!(self::kept(&person).len(), 1, "{name}");
    }
}

#[test]
fn the_name_of_a_file_does_not_matter() {
    for (name, text, ..) in EXPORTS {
        let person = Person::new();
        let said = import(&person, "export.dat", text);
        assert_eq!((said.code, kept(&person).len()), (0, 1), "{name}: {}{}", said.out, said.err);
    }
}

#[test]
fn lists_of_links_are_never_articles() {
    let person = Person::new();
    let archive = TempDir::new().unwrap();
    fs::write(archive.path().join("pont.md"), ARTICLE).unwrap();
    for (name, text, ..) in EXPORTS {
        fs::write(archive.path().join(name), text).unwrap();
    }
    let said = person.run(&["articles", "-a", archive.path().to_str().unwrap(), "-f", "tsv"]);
    assert_eq!(said.out.lines().count(), 1, "{}", said.out);
}
