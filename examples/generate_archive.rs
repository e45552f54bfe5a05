//! Makes an archive of invented articles to measure with: always the same one for the same number.
//!
//! `cargo run --release --example generate_archive -- NUMBER FOLDER [BYTES] [--lines]` writes NUMBER articles of about 3 kB,
//! or of BYTES, one a file, Markdown and plain text, a thousand to a folder; with `--lines` a thousand to a file of JSON
//! Lines. The words are French, the sentences are nonsense.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("generate_archive: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> anyhow::Result<()> {
    let mut arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let lines = arguments.last().is_some_and(|last| last == "--lines");
    if lines {
        arguments.pop();
    }
    let ([number, folder] | [number, folder, _]) = arguments.as_slice() else {
        bail!("usage: generate_archive NUMBER FOLDER [BYTES] [--lines]")
    };
    let figure = |text: &OsString| text.to_str().and_then(|text| text.parse::<u64>().ok()).context("no number");
    let bytes = usize::try_from(arguments.get(2).map_or(Ok(3000), figure)?)?;
    let (number, folder) = (figure(number)?, PathBuf::from(folder));
    if lines { write_lines(number, &folder, bytes) } else { write_files(number, &folder, bytes) }
}

fn write_files(number: u64, folder: &Path, bytes: usize) -> anyhow::Result<()> {
    for index in 0..number {
        let shelf = folder.join(format!("{:03}", index / 1000));
        if index % 1000 == 0 {
            fs::create_dir_all(&shelf).with_context(|| shelf.display().to_string())?;
        }
        let (extension, text) = article(index, bytes);
        let path = shelf.join(format!("{index:07}.{extension}"));
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn write_lines(number: u64, folder: &Path, bytes: usize) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for first in (0..number).step_by(1000) {
        let mut lines = String::new();
        for index in first..number.min(first + 1000) {
            let mut dice = Dice::new(index);
            let title = title(&mut dice, index);
            let (year, month, day) = (1994 + dice.roll(31), 1 + dice.roll(12), 1 + dice.roll(28));
            let source = dice.pick(SOURCES);
            let date = format!("{year}-{month:02}-{day:02}");
            let mut text = String::new();
            while text.len() < bytes {
                paragraph(&mut dice, &mut text);
            }
            let line = serde_json::json!({ "title": title, "date": date, "source": source, "text": text.trim_end() });
            writeln!(lines, "{line}")?;
        }
        let path = folder.join(format!("{:05}.jsonl", first / 1000));
        fs::write(&path, lines).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Numbers that look random and depend on nothing but the seed (xorshift*).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or_default() % sides
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }

    /// One of a list whose first entries come far more often than its last ones, as words do.
    fn often<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let bound = self.roll(list.len()) + 1;
        let bound = self.roll(bound) + 1;
        list[self.roll(bound)]
    }
}

const FIRST: &[&str] = &[
    "Ada",
    "Bruno",
    "Cécile",
    "Damien",
    "Élise",
    "Farid",
    "Gaëlle",
    "Hugo",
    "Inès",
    "Joël",
    "Karima",
    "Léo",
    "Maëlys",
    "Noé",
    "Océane",
    "Paul",
    "Quitterie",
    "Rémi",
    "Salomé",
    "Théo",
    "Ursule",
    "Victor",
    "Wanda",
    "Xavier",
    "Yaël",
    "Zoé",
];
const LAST: &[&str] = &[
    "Arvieux",
    "Bassompré",
    "Carnelle",
    "Doucerain",
    "Estrevin",
    "Fauquenot",
    "Garrivel",
    "Hautecombe",
    "Isnardin",
    "Jolimaître",
    "Kerbrézen",
    "Lancieux",
    "Morvandel",
    "Nézondet",
    "Orsevaux",
    "Pontgibert",
    "Quérangal",
    "Roubaisin",
    "Sablonnet",
    "Tréméreuc",
    "Usseglio",
    "Vauclaire",
    "Wambrechin",
    "Yvernault",
];
const PLACES: &[&str] = &[
    "Paris",
    "Lyon",
    "Marseille",
    "Lille",
    "Brest",
    "Nîmes",
    "Besançon",
    "Orléans",
    "Saint-Étienne",
    "Dunkerque",
    "La Rochelle",
    "Montréal",
    "Genève",
    "Bruxelles",
    "Dakar",
    "Alger",
    "Berlin",
    "Séoul",
    "Kyoto",
    "Lima",
];
const ROLES: &[&str] = &[
    "ministre des Transports",
    "maire",
    "préfète",
    "porte-parole du syndicat",
    "directeur de l'usine",
    "géologue",
    "présidente de la région",
    "capitaine du port",
    "chercheuse au laboratoire d'Océanie",
    "secrétaire général",
];
const VERBS: &[&str] = &["a déclaré", "a affirmé", "a expliqué", "a reconnu", "a prévenu", "a répondu", "a estimé"];
const SOURCES: &[&str] = &["La Vigie du port", "Le Courrier des vallées", "L'Écho du canal", "Le Phare", "Nord-Matin"];
const NOUNS: &[&str] = &[
    "projet",
    "ville",
    "rapport",
    "conseil",
    "usine",
    "rivière",
    "enquête",
    "budget",
    "école",
    "grève",
    "quartier",
    "chantier",
    "récolte",
    "élection",
    "forêt",
    "hôpital",
    "pêcheur",
    "tempête",
    "musée",
    "pont",
    "accord",
    "barrage",
    "marché",
    "troupeau",
    "verger",
    "réacteur",
    "témoin",
    "procès",
    "canal",
    "phare",
    "œuvre",
    "archipel",
    "glacier",
    "moulin",
    "tramway",
    "atelier",
    "cadastre",
    "viaduc",
    "sécheresse",
    "ruche",
    "carrière",
    "digue",
    "cœur",
    "orchestre",
];
const ACTIONS: &[&str] = &[
    "reste",
    "attend",
    "dépasse",
    "inquiète",
    "surprend",
    "rassemble",
    "remplace",
    "prépare",
    "retarde",
    "menace",
    "protège",
    "traverse",
    "annonce",
    "rouvre",
    "divise",
    "finance",
    "transforme",
    "abandonne",
    "éclaire",
    "contourne",
];
const QUALITIES: &[&str] = &[
    "nouveau",
    "ancien",
    "public",
    "voisin",
    "fragile",
    "rare",
    "inattendu",
    "coûteux",
    "discret",
    "provisoire",
    "régional",
    "maritime",
    "agricole",
    "européen",
    "souterrain",
    "illégal",
    "précieux",
    "oublié",
    "immense",
    "tardif",
];
const LINKS: &[&str] = &["depuis", "malgré", "avant", "après", "selon", "avec", "sans", "devant", "contre", "pour"];

fn article(index: u64, bytes: usize) -> (&'static str, String) {
    let mut dice = Dice::new(index);
    let title = title(&mut dice, index);
    let (year, month, day) = (1994 + dice.roll(31), 1 + dice.roll(12), 1 + dice.roll(28));
    let source = dice.pick(SOURCES);
    let author = format!("{} {}", dice.pick(FIRST), dice.pick(LAST));
    let mut text = String::new();
    let markdown = !index.is_multiple_of(3);
    let (noun, place) = (dice.pick(NOUNS), dice.pick(PLACES));
    let header = if markdown {
        writeln!(
            text,
            "---\ntitle: \"{title}\"\ndate: {year}-{month:02}-{day:02}\nsource: {source}\nauthor: {author}\n\
            url: https://exemple.org/{year}/{month:02}/{index}\nlanguage: fr\ntags: [{noun}, {place}]\n---\n"
        )
    } else {
        writeln!(text, "Titre : {title}\nDate : {year}-{month:02}\nSource : {source}\nAuteur : {author}\n")
    };
    debug_assert!(header.is_ok(), "a string takes whatever is written");
    while text.len() < bytes {
        paragraph(&mut dice, &mut text);
    }
    (if markdown { "md" } else { "txt" }, text)
}

fn title(dice: &mut Dice, index: u64) -> String {
    let (noun, quality, action) = (dice.pick(NOUNS), dice.pick(QUALITIES), dice.pick(ACTIONS));
    let (other, place) = (dice.pick(NOUNS), dice.pick(PLACES));
    match index % 4 {
        0 => format!("{place} : le {noun} {quality} {action} le {other}"),
        1 => format!("Le {noun} qui {action} {place}"),
        2 => format!("{} {} et le {noun} {quality} de {place}", dice.pick(FIRST), dice.pick(LAST)),
        _ => format!("Comment un {noun} {action} un {other} {quality}"),
    }
}

fn paragraph(dice: &mut Dice, text: &mut String) {
    for _ in 0..2 + dice.roll(4) {
        if dice.roll(9) == 0 {
            quotation(dice, text);
        } else {
            let sentence = clause(dice);
            let mut letters = sentence.chars();
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            text.push_str(letters.as_str());
            text.push_str(". ");
        }
    }
    text.truncate(text.trim_end().len());
    text.push_str("\n\n");
}

fn clause(dice: &mut Dice) -> String {
    let mut clause = format!("le {} {} {} ", dice.often(NOUNS), dice.often(QUALITIES), dice.often(ACTIONS));
    for _ in 0..1 + dice.roll(3) {
        let link = dice.often(LINKS);
        match dice.roll(6) {
            0 => clause.extend([link, " ", dice.often(PLACES), " "]),
            1 => clause.extend([link, " ", dice.often(FIRST), " ", dice.often(LAST), " "]),
            _ => clause.extend([link, " le ", dice.often(NOUNS), " ", dice.often(QUALITIES), " "]),
        }
    }
    clause.truncate(clause.trim_end().len());
    clause
}

fn quotation(dice: &mut Dice, text: &mut String) {
    let (first, last, role) = (dice.often(FIRST), dice.often(LAST), dice.often(ROLES));
    let (verb, said) = (dice.pick(VERBS), clause(dice));
    let quotation = match dice.roll(3) {
        0 => format!("«\u{a0}Je sais que {said}\u{a0}», {verb} {first} {last}, {role}. "),
        1 => format!("{first} {last}, {role}, {verb}\u{a0}: «\u{a0}Il faut que {said}.\u{a0}» "),
        _ => format!("Selon {first} {last}, «\u{a0}{said}\u{a0}». "),
    };
    text.push_str(&quotation);
}
