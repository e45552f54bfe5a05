//! What a quotation is mended to: the source's words, in the draft's own marks and markup.

use proptest::prelude::*;

use super::*;

/// The file after the only quotation in it was mended by this source; `None` where that cannot be done.
fn mended(file: &str, syntax: Syntax, source: &str) -> Option<String> {
    let quoted = read(file, syntax).pop()?;
    let comparison = compare(&quoted.words, &pieces(&quoted.words), source)?;
    let edits = exact_words((file, syntax), &quoted, (source, &comparison.alterations), &str::to_owned)?;
    let mut out = file.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    Some(out)
}

#[test]
fn only_the_words_that_differ_are_changed() {
    let source = "Nous tiendrons ce calendrier coûte que coûte, et la route rouvrira avant l’été prochain";
    for (syntax, file, wanted) in [
        (
            Syntax::Plain,
            "Elle dit : « nous tiendrions ce [même] calendrier […], et la route rouvrirait avant l'été ».",
            "Elle dit : « nous tiendrons ce [même] calendrier […], et la route rouvrira avant l'été ».",
        ),
        (Syntax::Plain, "« Nous tiendrons toujours ce calendrier »", "« Nous tiendrons ce calendrier »"),
        (Syntax::Plain, "« ce calendrier que coûte »", "« ce calendrier coûte que coûte »"),
        (Syntax::Plain, "« toujours nous tiendrons ce calendrier »", "« nous tiendrons ce calendrier »"),
        (Syntax::Plain, "« la route\ntoujours rouvrira »", "« la route\nrouvrira »"),
        (
            Syntax::Markdown,
            "Selon elle, « la **voie *rouvrira* avant** l’été » [@a].",
            "Selon elle, « la **route *rouvrira* avant** l’été » [@a].",
        ),
        (
            Syntax::Markdown,
            "> Nous tiendrons ce\n> planning coûte\n> que coûte\n>\n> — Claire Dupont\n",
            "> Nous tiendrons ce\n> calendrier coûte\n> que coûte\n>\n> — Claire Dupont\n",
        ),
        (Syntax::Latex, "\\enquote{la voie \\emph{rouvrira} avant}", "\\enquote{la route \\emph{rouvrira} avant}"),
        (
            Syntax::Latex,
            "\\enquote{la voie rouvrira avant l'\\'et\\'e}",
            "\\enquote{la route rouvrira avant l'\\'et\\'e}",
        ),
        (
            Syntax::Plain,
            "« la voie rouvrira avant l'e\u{301}te\u{301} prochain »",
            "« la route rouvrira avant l'e\u{301}te\u{301} prochain »",
        ),
    ] {
        assert_eq!(mended(file, syntax, source).as_deref(), Some(wanted), "{file}");
    }
    assert_eq!(mended("« la route rouvrira avant l'été »", Syntax::Plain, source), None, "nothing differs");
}

#[test]
fn an_incise_stays_where_it_is() {
    let source = "La digue ne pouvait pas tenir une nuit de plus sous un tel vent.";
    let file = "« La digue, a expliqué Paul Roux, ne pouvait guère tenir une nuit de plus. »";
    let wanted = "« La digue, a expliqué Paul Roux, ne pouvait pas tenir une nuit de plus. »";
    assert_eq!(mended(file, Syntax::Plain, source).as_deref(), Some(wanted));
}

#[test]
fn the_speaker_is_found_where_the_draft_names_one() {
    for (file, syntax, named) in [
        (
            "« Nous tiendrons ce calendrier », a déclaré Mme Claire Dupont hier.",
            Syntax::Plain,
            Some("Mme Claire Dupont"),
        ),
        ("Selon Claire Dupont, « nous tiendrons ce calendrier ».", Syntax::Plain, Some("Claire Dupont")),
        ("> Nous tiendrons ce calendrier.\n>\n> — Claire Dupont, maire\n", Syntax::Markdown, Some("Claire Dupont")),
        ("« Nous tiendrons ce calendrier. »", Syntax::Plain, None),
    ] {
        let quoted = read(file, syntax).pop().unwrap();
        assert_eq!(named_speaker(file, &quoted).map(|span| span.of(file)), named, "{file}");
    }
}

proptest! {
    /// Whatever words are changed, put in or left out: what was mended has the source's words, and nothing else changed.
    #[test]
    fn what_is_mended_is_exact(
        changes in proptest::collection::vec((0_usize..18, 0_u8..4), 1..4),
        syntax in prop_oneof![Just(Syntax::Plain), Just(Syntax::Markdown), Just(Syntax::Latex)],
    ) {
        let source = "Le quai des brumes tiendra jusqu’au printemps parce que les pierres de la vallée sont plus dures que prévu 🪨 enfin";
        let mut words: Vec<String> = source.split(' ').map(str::to_owned).collect();
        for (at, change) in changes {
            let at = at.min(words.len() - 1);
            match change {
                0 => words[at] = "autrement".to_owned(),
                1 => words.insert(at, "vraiment".to_owned()),
                2 => drop(words.remove(at)),
                _ if syntax == Syntax::Markdown => words[at] = format!("*{}*", words[at].trim_matches('*')),
                _ if syntax == Syntax::Latex => words[at] = format!("\\emph{{{}}}", words[at].replace(['{', '}', '\\'], "")),
                _ => words[at] = words[at].clone(),
            }
        }
        let file = format!("Avant é🪨.\r\n\r\nElle l’a dit : « {} ».\r\nFin.", words.join(" "));
        let Some(after) = mended(&file, syntax, source) else { return Ok(()) };
        let quoted = read(&after, syntax).pop().unwrap();
        let comparison = compare(&quoted.words, &pieces(&quoted.words), source).unwrap();
        prop_assert!(comparison.is_exact(), "{file} became {after}: {:?}", comparison.changes);
        prop_assert!(after.starts_with("Avant é🪨.\r\n\r\nElle l’a dit : « ") && after.ends_with(" ».\r\nFin."), "{after}");
    }
}
