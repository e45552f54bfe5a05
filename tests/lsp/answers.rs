//! Hovers, places, symbols, completions and hints.

use serde_json::{Value, json};

use crate::editor::{Desk, path_of, usual_capabilities};

const QUOTED: &str = "« Nous tiendrions ce calendrier coûte que coûte », a déclaré Claire Dupont hier.";

fn hover_text(value: &Value) -> String {
    value["contents"]["value"].as_str().unwrap_or_else(|| panic!("{value}")).to_owned()
}

#[test]
fn a_hover_shows_the_passage_with_its_neighbours_and_its_source() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", QUOTED);
    let hover = editor.at("textDocument/hover", &uri, (0, 10));
    let text = hover_text(&hover);
    for part in [
        "La place était pleine.",
        "**« Nous tiendrons ce calendrier coûte que coûte, et la route rouvrira avant l’été »**",
        "Personne n’a applaudi.",
        "— **Claire Dupont** (named)",
        "Le pont rouvrira, Le Courrier du Val, 17 August 2023",
        "pont.md:9",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(hover["range"]["end"], json!({ "line": 0, "character": 49 }));
    // Over the name: the entity with what it said last.
    let named = hover_text(&editor.at("textDocument/hover", &uri, (0, 66)));
    assert!(named.starts_with("**Claire Dupont** (person, in 2 articles)"), "{named}");
    assert!(named.contains("Said last") && named.contains("Personne ne sera oublié"), "{named}");
    assert_eq!(editor.at("textDocument/hover", &uri, (0, 76)), Value::Null);
    editor.leave();
}

#[test]
fn what_comes_from_articles_is_no_markup_in_a_hover() {
    let desk = Desk::indexed();
    let draft = "« Les marchés du val ne ferment jamais le samedi », a dit Zoé Martin.";
    for (formats, wanted) in [
        (
            json!(["markdown"]),
            ["Les marchés \\[du val\\] ne ferment \\*jamais\\* le samedi", "Les marchés\\_\\*du\\* val"],
        ),
        (json!(["plaintext"]), ["« Les marchés [du val] ne ferment *jamais* le samedi »", "Les marchés_*du* val"]),
    ] {
        let mut capabilities = usual_capabilities();
        capabilities["textDocument"]["hover"]["contentFormat"] = formats;
        let mut editor = desk.open_editor(capabilities, Value::Null);
        let uri = desk.uri("a.txt");
        editor.open(&uri, "plaintext", draft);
        let text = hover_text(&editor.at("textDocument/hover", &uri, (0, 10)));
        for part in wanted {
            // Emphasis of the article itself is none of its text.
            assert!(
                text.replace("jamais", "*jamais*").contains(part)
                    || text.contains(part)
                    || text.contains(&part.replace("\\*jamais\\*", "jamais")),
                "{part}: {text}"
            );
        }
        editor.leave();
    }
}

#[test]
fn places_lead_to_the_article_and_to_where_else_it_was_said() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(
        &uri,
        "markdown",
        "« La digue ne pouvait pas tenir une nuit de plus sous un tel vent », dit Paul Roux.",
    );
    let definition = editor.at("textDocument/definition", &uri, (0, 10));
    assert_eq!(path_of(&definition[0]["uri"]), desk.archive.path().canonicalize().unwrap().join("digue.md"));
    assert_eq!(definition[0]["range"]["start"]["line"], 5);
    let references = editor.at("textDocument/references", &uri, (0, 10));
    let files: Vec<String> = references
        .as_array()
        .unwrap()
        .iter()
        .map(|place| path_of(&place["uri"]).file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(files, ["digue.md", "reprise.md"]);
    // Of a name: what it said.
    let said = editor.at("textDocument/references", &uri, (0, 78));
    assert_eq!(said.as_array().unwrap().len(), 2, "{said}");
    assert_eq!(editor.at("textDocument/definition", &uri, (0, 70)), Value::Null);
    editor.leave();
}

#[test]
fn symbols_are_the_quotations_of_a_draft_and_the_articles_and_entities() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", &format!("{QUOTED}\n\n« Personne ne sera oublié dans cette affaire », dit-elle.\n"));
    let symbols = editor.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
    let details: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|symbol| symbol["detail"].as_str().unwrap()).collect();
    assert!(details[0].starts_with("altered — Claire Dupont · Le pont rouvrira"), "{details:?}");
    assert!(details[1].starts_with("exact"), "{details:?}");
    assert_eq!(symbols[0]["name"], "Nous tiendrions ce calendrier coûte que coûte");
    let found = editor.request("workspace/symbol", json!({ "query": "digue" }));
    assert_eq!(found[0]["name"], "La digue a cédé");
    let found = editor.request("workspace/symbol", json!({ "query": "dup" }));
    assert_eq!(found[0]["name"], "Claire Dupont", "{found}");
    editor.leave();
}

fn labels(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().unwrap_or_else(|| panic!("{list}"));
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn quotations_are_completed_by_what_is_typed() {
    let desk = Desk::indexed();
    let mut editor = desk.usual_editor();
    let uri = desk.uri("a.md");
    let text = "Elle a dit : « nous tien";
    editor.open(&uri, "markdown", text);
    let end = u32::try_from(text.encode_utf16().count()).unwrap();
    let list = editor.at("textDocument/completion", &uri, (0, end));
    assert_eq!(labels(&list), ["Nous tiendrons ce calendrier coûte que coûte, et la route rouvrira avant l’été"]);
    let item = &list["items"][0];
    assert!(item["detail"].as_str().unwrap().starts_with("Claire Dupont · 2023-08-17"), "{item}");
    assert_eq!(
        item["textEdit"]["range"],
        json!({ "start": { "line": 0, "character": 15 }, "end": { "line": 0, "character": end } })
    );
    let put = "Nous tiendrons ce calendrier coûte que coûte, et la route rouvrira avant l’été\u{a0}»";
    assert_eq!(item["textEdit"]["newText"], put);
    assert!(item["filterText"].as_str().unwrap().starts_with("nous tien"), "clients compare with what is typed");
    // In the middle of a quotation; a mark that is closed is closed once.
    editor.changes(&uri, json!([{ "text": "« la rou »" }]));
    let list = editor.at("textDocument/completion", &uri, (0, 8));
    assert_eq!(list["items"][0]["textEdit"]["newText"], "la route rouvrira avant l’été");
    // Outside of marks nothing is offered.
    editor.changes(&uri, json!([{ "text": "« Oui », nous tien" }]));
    assert_eq!(editor.at("textDocument/completion", &uri, (0, 18)), Value::Null);
    editor.leave();
}

#[test]
fn a_named_speaker_comes_first_and_the_reference_with_it_if_wanted() {
    let desk = Desk::indexed();
    let settings = json!({ "citation": { "onCompletion": true, "format": "md-footnote" } });
    let mut editor = desk.open_editor(usual_capabilities(), settings);
    let uri = desk.uri("a.md");
    editor.open(&uri, "markdown", "Selon Paul Roux, « \n");
    let list = editor.at("textDocument/completion", &uri, (0, 19));
    let all = labels(&list);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all.iter().all(|label| label.starts_with("La digue")), "{all:?}");
    let item = &list["items"][0];
    let put = item["textEdit"]["newText"].as_str().unwrap();
    assert!(put.contains("\u{a0}»[^voixval2024-"), "{put}");
    let note = item["additionalTextEdits"][0]["newText"].as_str().unwrap();
    assert!(note.trim_start().starts_with("[^voixval2024-"), "{note}");
    editor.leave();
}

#[test]
fn sources_of_exact_quotations_are_hinted_at_only_when_asked_for() {
    let desk = Desk::indexed();
    for wanted in [false, true] {
        let mut editor = desk.open_editor(usual_capabilities(), json!({ "inlayHints": wanted }));
        let uri = desk.uri("a.md");
        editor.open(&uri, "markdown", "« Personne ne sera oublié dans cette affaire », dit Claire Dupont.");
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
        let hints = editor.request("textDocument/inlayHint", json!({ "textDocument": { "uri": uri }, "range": range }));
        assert_eq!(hints.as_array().unwrap().len(), usize::from(wanted));
        if wanted {
            assert!(hints[0]["label"].as_str().unwrap().contains("Le pont rouvrira"), "{hints}");
            assert_eq!(hints[0]["position"], json!({ "line": 0, "character": 46 }));
        }
        editor.leave();
    }
}
