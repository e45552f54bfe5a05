//! What the program is built from: how free it is, where it comes from, and which Rust it asks for.
//!
//! `deny.toml` says what is allowed, for these tests and for `cargo deny`, which knows of advisories too but is not on
//! every machine. Looked at is what this machine's system would build; nothing is downloaded for it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::process::Command;

use common::skipped;
use serde_json::Value;

/// The only place that libraries come from, as `Cargo.lock` writes it.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The packages that are built here, ours among them; nothing where not all of them are on this machine.
fn packages() -> Option<Vec<Value>> {
    let about = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let asked = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    if !asked.status.success() {
        skipped("cargo metadata", &String::from_utf8_lossy(&asked.stderr));
        return None;
    }
    let mut told: Value = serde_json::from_slice(&asked.stdout).unwrap();
    let Value::Array(packages) = told["packages"].take() else { panic!("no packages") };
    assert!(packages.len() > 100, "{}", packages.len());
    Some(packages)
}

fn named<'a>(package: &'a Value, field: &str) -> &'a str {
    package[field].as_str().unwrap_or_default()
}

/// The licences that `deny.toml` allows.
fn allowed() -> Vec<String> {
    let rules: toml::Table = include_str!("../deny.toml").parse().unwrap();
    let allowed = rules["licenses"]["allow"].as_array().unwrap();
    allowed.iter().map(|licence| licence.as_str().unwrap().to_owned()).collect()
}

/// Whether an expression of SPDX can be met with the licences that are allowed. Older manifests write `/` for `OR`.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    let met = any(&mut words, allowed);
    met && words.is_empty()
}

/// Alternatives joined by `OR`; the words to come are last in `words`.
fn any(words: &mut Vec<&str>, allowed: &[String]) -> bool {
    let mut met = every(words, allowed);
    while words.pop_if(|word| *word == "OR").is_some() {
        met |= every(words, allowed);
    }
    met
}

/// What `AND` joins.
fn every(words: &mut Vec<&str>, allowed: &[String]) -> bool {
    let mut met = one(words, allowed);
    while words.pop_if(|word| *word == "AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

/// A licence, with its exception if it has one, or an expression in parentheses.
fn one(words: &mut Vec<&str>, allowed: &[String]) -> bool {
    match words.pop() {
        Some("(") => {
            let met = any(words, allowed);
            words.pop_if(|word| *word == ")").is_some() && met
        }
        Some(licence) => {
            let exception = words.pop_if(|word| *word == "WITH").and_then(|_| words.pop());
            let whole = exception.map_or(licence.to_owned(), |exception| format!("{licence} WITH {exception}"));
            allowed.contains(&whole)
        }
        None => false,
    }
}

/// The parts of a version, so that `1.9` comes before `1.10`.
fn version(text: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = text.split('.').map(|part| part.parse().unwrap()).collect();
    parts.resize(3, 0);
    parts
}

#[test]
fn expressions_of_licences_are_read() {
    let allowed: Vec<String> = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).to_vec();
    for good in [
        "MIT",
        "GPL-3.0-only OR MIT",
        "GPL-3.0-only/MIT",
        "MIT AND Zlib",
        "(GPL-3.0-only OR MIT) AND Zlib",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only",
    ] {
        assert!(is_met(good, &allowed), "{good}");
    }
    for bad in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "Apache-2.0",
        "(MIT OR Zlib) AND Apache-2.0",
        "MIT)",
        "(MIT",
        "MIT Zlib",
    ] {
        assert!(!is_met(bad, &allowed), "{bad}");
    }
}

#[test]
fn every_library_is_as_free_as_the_program() {
    let (Some(packages), allowed) = (packages(), allowed()) else { return };
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| !is_met(named(package, "license"), &allowed))
        .map(|package| format!("{}: {}", named(package, "name"), package["license"]))
        .collect();
    assert!(wrong.is_empty(), "not allowed by deny.toml: {wrong:?}");
}

#[test]
fn every_library_comes_from_the_one_registry_and_is_known_by_its_checksum() {
    let lock: toml::Table = include_str!("../Cargo.lock").parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    let mut ours = Vec::new();
    for package in packages {
        match package.get("source") {
            None => ours.push(package["name"].as_str().unwrap()),
            Some(source) => {
                assert_eq!(source.as_str(), Some(REGISTRY), "{package}");
                assert!(package.get("checksum").is_some(), "{package}");
            }
        }
    }
    assert_eq!(ours, ["guillemet"]);
}

#[test]
fn no_library_asks_for_a_newer_rust_than_the_program() {
    let manifest: toml::Table = include_str!("../Cargo.toml").parse().unwrap();
    let oldest = manifest["package"]["rust-version"].as_str().unwrap();
    for readme in [include_str!("../README.md"), include_str!("../README.fr.md")] {
        assert!(
            readme.contains(&format!("Rust {oldest} ")),
            "the README names another Rust than Cargo.toml ({oldest})"
        );
    }
    let Some(packages) = packages() else { return };
    let newer: Vec<String> = packages
        .iter()
        .filter(|package| package["rust_version"].as_str().is_some_and(|asked| version(asked) > version(oldest)))
        .map(|package| format!("{} asks for {}", named(package, "name"), package["rust_version"]))
        .collect();
    assert!(newer.is_empty(), "Cargo.toml says {oldest}: {newer:?}");
}
