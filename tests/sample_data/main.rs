//! The sample archive reads as `docs/SAMPLE-DATA.md` says: every format and encoding, on whole articles.

use std::fs;
use std::path::{Path, PathBuf};

use guillemet::article::Article;
use guillemet::formats;

mod constructions;
mod formats_read;

/// What one article is expected to be: its file and place in it; title, date, source and author (empty when the file
/// has none); how many paragraphs; how the text begins and ends.
struct Expected(&'static str, usize, [&'static str; 4], usize, [&'static str; 2]);

const TEXTS: [Expected; 8] = [
    Expected(
        "granules-six-mois-apres.txt",
        0,
        ["", "2023-08", "", ""],
        7,
        ["Six mois après la", "par son propriétaire."],
    ),
    Expected(
        "caradec-wissant.txt",
        0,
        ["", "2023-08-17", "", ""],
        7,
        ["Il était 15\u{a0}h\u{a0}52", "flotter.\u{202f}»"],
    ),
    Expected(
        "albatre-ferries-traversees-hiver.txt",
        0,
        [
            "Dieppe-Newhaven\u{a0}: Albâtre Ferries renonce à ses traversées d’hiver",
            "2022-10-06",
            "Le Courrier d’Albâtre",
            "Camille Rostand",
        ],
        7,
        ["La nouvelle est tombée à 14 heures", "«\u{a0}Ce n’est pas pareil\u{a0}», dit-elle."],
    ),
    Expected(
        "criel-rue-de-la-plage.txt",
        0,
        ["À Criel, la rue qui recule", "", "", ""],
        6,
        ["À Criel-sur-Mer,", "dit-elle."],
    ),
    Expected(
        "2023-02-14-conteneurs-antifer.txt",
        0,
        ["", "2023-02-14", "", ""],
        9,
        ["Quatorze", "\u{a0}», a-t-elle dit."],
    ),
    Expected(
        "the-night-the-lantern-lost-her-boxes.txt",
        0,
        ["", "", "", ""],
        10,
        ["The call came at", "would be grateful.\""],
    ),
    Expected("cerfs-volants.txt", 0, ["", "", "", ""], 12, ["Samedi 14 septembre 2024,", "à ajouter.\u{202f}»"]),
    Expected(
        "holloway-interview.txt",
        0,
        [
            "“The library is empty some mornings too”: Margaret Holloway on the winter ferry",
            "2024-10-21",
            "The Newhaven Beacon",
            "Alice Marlowe",
        ],
        11,
        ["Two weeks before", "“There are other committees,” she said."],
    ),
];

const RECORDS: [Expected; 5] = [
    Expected(
        "agences/newspaper.json",
        0,
        [
            "Marée de granulés\u{a0}: Antoine Lescure promet quatre millions aux communes",
            "2023-03-09",
            "Agence Manche",
            "Nicolas Fauvel",
        ],
        6,
        ["DIEPPE (Agence Manche) – Le ministre", "a-t-il indiqué à l’agence."],
    ),
    Expected(
        "agences/newspaper.json",
        1,
        ["Seahorses return to Seaford Bay", "2023-06-15", "The Newhaven Beacon", "Alice Marlowe, Ben Okoro"],
        7,
        ["SEAFORD, East Sussex — Nobody", "something nice.”"],
    ),
    Expected(
        "agences/depeches-2024.jsonl",
        0,
        ["Dieppe-Newhaven\u{a0}: les bateaux reprendront en novembre", "2024-02-20", "Agence Manche", "Nicolas Fauvel"],
        4,
        ["Seize mois de silence", "prudents, ont confirmé."],
    ),
    Expected(
        "agences/depeches-2024.jsonl",
        1,
        ["L’armateur du Northern Lantern mis en examen", "2024-03-05", "Agence Manche", "Nicolas Fauvel, Leïla Marsan"],
        4,
        ["La compagnie Thorne Lines", "des verrous faussés."],
    ),
    Expected(
        "agences/depeches-2024.jsonl",
        2,
        ["Lewes votes to buy a share in the winter ferry", "2024-03-08", "The Newhaven Beacon", "Alice Marlowe"],
        4,
        ["Lewes District Council voted", "an aide added."],
    ),
];

const PAGES: [Expected; 2] = [
    Expected(
        "web/proces-northern-lantern.html",
        0,
        [
            "Procès du Northern Lantern\u{a0}: «\u{a0}Je n’ai pas regardé la mer, j’ai regardé l’heure\u{a0}»",
            "2024-06-12",
            "Le Courrier d’Albâtre",
            "Camille Rostand",
        ],
        12,
        ["Il a fallu attendre la troisième heure", "d’où l’on voyait le mieux les falaises."],
    ),
    Expected(
        "web/winter-boat.html",
        0,
        ["‘Tuesdays in February’: the winter boat sails again", "2024-11-04", "The Newhaven Beacon", "Alice Marlowe"],
        12,
        ["At 9.02 on Monday morning", "“And for the scones,” said his wife."],
    ),
];

const NOTES: [Expected; 3] = [
    Expected(
        "Samir Haddouche - La Manche n’oublie rien.md",
        0,
        [
            "Samir Haddouche\u{a0}: «\u{a0}La Manche n’oublie rien\u{a0}»",
            "2023-04-22",
            "courrier-albatre.example",
            "Camille Rostand",
        ],
        13,
        ["Il a compté les grains", "C’est fatigant, à la longue.\u{a0}»"],
    ),
    Expected(
        "2023-12-15-gare-maritime.md",
        0,
        [
            "Dieppe rachète sa gare maritime\u{a0}: «\u{a0}Le vide aussi coûte cher\u{a0}», plaide Vasseur",
            "2023-12-15",
            "La Vigie de la côte",
            "Paul Lemercier",
        ],
        11,
        ["Trois heures et dix minutes\u{a0}:", "restée sur le pupitre."],
    ),
    Expected(
        "portrait-loic-brument.md",
        0,
        ["Loïc Brument, l’homme qui compte ce qui avance", "2024-05-11", "L’Estran", "Aurélie Sénéchal"],
        11,
        ["Le Deux-Frères rentre avec le jour.", "la première fois de la journée."],
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> Vec<Article> {
    let bytes = fs::read(root().join("sample-data").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let reading = formats::read(file, &bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert!(reading.problems.is_empty(), "{file}: {:?}", reading.problems);
    reading.articles
}

fn check(expected: &[Expected]) {
    for Expected(file, record, meta, paragraphs, [first, last]) in expected {
        let articles = read(file);
        let article = &articles[*record];
        let text = &article.body.text;
        let found = &article.meta;
        let date = found.date.map(|date| date.to_string()).unwrap_or_default();
        let title = found.title.clone().unwrap_or_default();
        let source = found.source.clone().unwrap_or_default();
        assert_eq!([title.as_str(), &date, &source, &found.author.join(", ")], *meta, "{file}");
        assert!(text.starts_with(first), "{file} begins: {:.80}", text);
        assert!(text.trim_end().ends_with(last), "{file} ends: {}", text.lines().last().unwrap_or_default());
        assert_eq!(article.body.paragraphs.len(), *paragraphs, "paragraphs of {file}");
        assert!(!text.contains(['\r', '\u{feff}', '\u{fffd}']), "{file}: not decoded as it was written");
    }
}

#[test]
fn plain_text_in_four_headers_and_three_encodings() {
    check(&TEXTS);
}

#[test]
fn json_and_json_lines() {
    check(&RECORDS);
}

#[test]
fn markdown_with_front_matter() {
    check(&NOTES);
    let clipped = &read(NOTES[0].0)[0].body.text;
    assert!(!clipped.contains("[[") && !clipped.contains("**") && !clipped.contains("=="), "Markdown is rendered");
    assert!(clipped.contains("l’Observatoire."), "a link shows its words");
}

#[test]
fn a_clipping_without_title_or_publication_date_in_its_front_matter() {
    let article = &read("Caradec - the only road.md")[0];
    assert_eq!(article.meta.title.as_deref(), Some("Caradec: ‘The sea is the only road that repairs itself’"));
    assert_eq!(article.meta.author, ["Rob Sayers"]);
    assert_eq!(article.meta.tags, ["swimming", "Channel"]);
    let text = &article.body.text;
    assert!(text.contains("Channel swimmers are told") && text.ends_with("the champion answered."), "{text}");
    assert!(!text.contains("# Caradec"), "the heading is the title");
}

#[test]
fn saved_pages_without_what_surrounds_the_article() {
    check(&PAGES);
    let strangers = [
        "S’abonner",
        "cookies",
        "À lire aussi",
        "marmite",
        "lettre du soir",
        "Tide tables",
        "Bowls club",
        "ring twice",
    ];
    for Expected(file, ..) in &PAGES {
        let text = &read(file)[0].body.text;
        for stranger in strangers {
            assert!(!text.contains(stranger), "{stranger} in {file}");
        }
    }
    assert!(read(PAGES[0].0)[0].body.text.contains("«\u{a0}Rendez la mer\u{202f}!\u{a0}»"), "blanks survive");
}

#[test]
fn the_index_of_samples_names_every_file() {
    let index = fs::read_to_string(root().join("docs/SAMPLE-DATA.md")).expect("the index");
    let mut folders: Vec<PathBuf> = vec![root().join("sample-data")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            assert!(formats::is_candidate(&name), "{name}");
            assert!(index.contains(&name), "{name} is not in docs/SAMPLE-DATA.md");
        }
    }
    assert_eq!(files, 32);
}
