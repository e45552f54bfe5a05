//! What can be done about a quotation, and what the draft and the person's folders have afterwards.

use std::fs;

use serde_json::{Value, json};

use crate::editor::{Desk, Editor, edited, edits_of, titled};

/// An editor with this draft open; its address and its diagnostics.
fn with_draft(desk: &Desk, settings: Value, name: &str, text: &str) -> (Editor, String, Vec<Value>) {
    let mut editor = desk.open_editor(crate::editor::usual_capabilities(), settings);
    let uri = desk.uri(name);
    let language = match name.rsplit('.').next() {
        Some("tex") => "latex",
        Some("org") => "org",
        Some("typ") => "typst",
        Some("md") => "markdown",
        _ => "plaintext",
    };
    editor.open(&uri, language, text);
    let found = editor.diagnostics(&uri, |_| true);
    (editor, uri, found)
}

#[test]
fn the_exact_words_are_put_in_the_drafts_own_marks_and_markup() {
    let desk = Desk::indexed();
    for (name, text, wanted) in [
        (
            "a.md",
            "🪨 « nous tiendrions *ce* calendrier […], et la [vieille] route rouvrirait avant l'été », dit Claire Dupont.",
            "🪨 « nous tiendrons *ce* calendrier […], et la [vieille] route rouvrira avant l'été », dit Claire Dupont.",
        ),
        (
            "b.md",
            "> Nous tiendrons notre calendrier\r\n> coûte que coûte\r\n>\r\n> — Claire Dupont\r\n",
            "> Nous tiendrons ce calendrier\r\n> coûte que coûte\r\n>\r\n> — Claire Dupont\r\n",
        ),
        (
            "c.tex",
            "\\enquote{Les marchés \\emph{du val} ferment jamais le samedi}, a dit Zoé Martin.",
            "\\enquote{Les marchés \\emph{du val} ne ferment jamais le samedi}, a dit Zoé Martin.",
        ),
        (
            "d.md",
            "« Les marchés du bourg ne ferment jamais le samedi », a dit Zoé Martin.",
            "« Les marchés du val ne ferment jamais le samedi », a dit Zoé Martin.",
        ),
    ] {
        let (mut editor, uri, found) = with_draft(&desk, json!({ "debounce": 0 }), name, text);
        assert_eq!(found[0]["code"], "altered", "{text}");
        let at = (
            found[0]["range"]["start"]["line"].as_u64().unwrap() as u32,
            found[0]["range"]["start"]["character"].as_u64().unwrap() as u32,
        );
        let actions = editor.actions(&uri, at, &found);
        let action = titled(&actions, "Put the exact words");
        assert_eq!((&action["kind"], &action["isPreferred"]), (&json!("quickfix"), &json!(true)));
        assert_eq!(action["diagnostics"][0]["code"], "altered");
        assert_eq!(action["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
        assert_eq!(edited(text, &edits_of(action)), wanted);
        editor.leave();
    }
}

#[test]
fn the_right_speaker_is_put_where_the_draft_names_one() {
    let desk = Desk::indexed();
    let text = "Selon Mme Zoé Martin, « la digue ne pouvait pas tenir une nuit de plus sous un tel vent ».";
    let (mut editor, uri, found) = with_draft(&desk, json!({ "debounce": 0 }), "a.md", text);
    assert!(found.iter().any(|one| one["code"] == "other-speaker"), "{found:#?}");
    let actions = editor.actions(&uri, (0, 30), &found);
    let action = titled(&actions, "Put the speaker: Paul Roux");
    assert_eq!(edited(text, &edits_of(action)), text.replace("Mme Zoé Martin", "Paul Roux"));
    editor.leave();
}

#[test]
fn the_reference_is_added_as_the_language_of_the_draft_has_it() {
    let desk = Desk::indexed();
    let words = "Personne ne sera oublié dans cette affaire";
    let reference =
        "[«\u{a0}Le pont rouvrira\u{a0}», *Le Courrier du Val*, 17\u{a0}août 2023](https://exemple.test/pont)";
    for (settings, name, before, after) in [
        (
            json!({}),
            "a.txt",
            format!("« {words} » !"),
            format!("« {words} » (Le Courrier du Val, 17\u{a0}août 2023) !"),
        ),
        (json!({}), "a.md", format!("« {words} »."), format!("« {words} » ({reference}).")),
        (json!({}), "b.md", format!("> {words}\n\nFin.\n"), format!("> {words} ({reference})\n\nFin.\n")),
        (
            json!({ "template": "[{source}]" }),
            "c.md",
            format!("« {words} »."),
            format!("« {words} » [Le Courrier du Val]."),
        ),
    ] {
        let settings = json!({ "debounce": 0, "citation": settings });
        let (mut editor, uri, found) = with_draft(&desk, settings, name, &before);
        let actions = editor.actions(&uri, (0, 12), &found);
        let edits = edits_of(titled(&actions, "Add the reference"));
        assert_eq!(edited(&before, &edits), after);
        editor.leave();
    }
    for (name, settings, text, mark) in [
        ("a.tex", json!({}), format!("\\enquote{{{words}}}."), "}~\\cite{courrierval2023-"),
        ("a.org", json!({ "format": "org-cite" }), format!("« {words} »."), "» [cite:@courrierval2023-"),
        ("a.typ", json!({}), format!("« {words} »."), "» #cite(<courrierval2023-"),
        ("a.md", json!({ "format": "pandoc" }), format!("« {words} »."), "» [@courrierval2023-"),
    ] {
        let settings = json!({ "debounce": 0, "citation": settings });
        let (mut editor, uri, found) = with_draft(&desk, settings, name, &text);
        let actions = editor.actions(&uri, (0, 12), &found);
        let after = edited(&text, &edits_of(titled(&actions, "Add the reference")));
        assert!(after.contains(mark), "{after}");
        editor.leave();
    }
}

#[test]
fn a_footnote_is_written_at_the_end_and_a_reference_that_is_there_is_not_offered() {
    let desk = Desk::indexed();
    let text = "« Personne ne sera oublié dans cette affaire », dit-elle.\n";
    let settings = json!({ "debounce": 0, "citation": { "format": "md-footnote" } });
    let (mut editor, uri, _) = with_draft(&desk, settings, "a.md", text);
    let actions = editor.actions(&uri, (0, 12), &[]);
    let after = edited(text, &edits_of(titled(&actions, "Add the reference")));
    let (first, note) = after.split_once("\n\n").unwrap();
    assert!(first.starts_with("« Personne ne sera oublié dans cette affaire »[^courrierval2023-"), "{after}");
    assert!(note.starts_with("[^courrierval2023-") && note.contains("Le pont rouvrira"), "{after}");
    editor.changes(&uri, json!([{ "text": after }]));
    let actions = editor.actions(&uri, (0, 12), &[]);
    assert!(actions.iter().all(|action| !action["title"].as_str().unwrap().starts_with("Add")), "{actions:#?}");
    editor.leave();
}

#[test]
fn the_source_is_kept_as_a_bookmark_once() {
    let desk = Desk::indexed();
    let text = "« Personne ne sera oublié dans cette affaire », dit-elle.\n";
    let (mut editor, uri, _) = with_draft(&desk, json!({ "debounce": 0 }), "a.md", text);
    let actions = editor.actions(&uri, (0, 12), &[]);
    let command = titled(&actions, "Keep the source")["command"].clone();
    for said in ["kept as a bookmark", "among the bookmarks already"] {
        let parameters = json!({ "command": command["command"], "arguments": command["arguments"] });
        assert_eq!(editor.request("workspace/executeCommand", parameters), Value::Null);
        let told = editor.told("window/showMessage");
        assert!(told["message"].as_str().unwrap().contains(said), "{told}");
    }
    editor.leave();
    let kept = desk.person.run(&["bookmarks", "-f", "jsonl"]).out;
    assert_eq!(kept.lines().count(), 1);
    assert!(kept.contains("Personne ne sera oublié dans cette affaire"), "{kept}");
}

#[test]
fn an_ignored_quotation_is_heard_of_no_more_in_the_editor_and_on_the_command_line() {
    let desk = Desk::indexed();
    let text = "« Personne ici ne mange de poisson le vendredi matin », a dit Claire Dupont.\n";
    let folder = desk.drafts.path().join("livre");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("un.md"), text).unwrap();
    let (mut editor, uri, mut found) = with_draft(&desk, json!({ "debounce": 0 }), "livre/un.md", text);
    if found.is_empty() {
        // Nothing is missing before the archive was read to its end.
        found = editor.codes(&uri, &["not-found"]);
    }
    let actions = editor.actions(&uri, (0, 12), &found);
    let command = titled(&actions, "Ignore this quotation")["command"].clone();
    let parameters = json!({ "command": command["command"], "arguments": command["arguments"] });
    editor.request("workspace/executeCommand", parameters);
    editor.codes(&uri, &[]);
    editor.leave();
    let ignored = fs::read_to_string(desk.drafts.path().join(".guillemetignore")).unwrap();
    assert_eq!(ignored, "Personne ici ne mange de poisson le vendredi matin\n");
    let path = folder.join("un.md");
    let said = desk.person.run(&[
        "check",
        path.to_str().unwrap(),
        "-a",
        desk.archive.path().to_str().unwrap(),
        "-f",
        "quickfix",
    ]);
    assert_eq!((said.out.as_str(), said.code), ("", 0), "{}", said.err);
}
