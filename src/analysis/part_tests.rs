//! Long articles, which are looked at part by part: what is found is what is found in short ones, in its place.

use super::{Analysis, EntityKind, How, analyse, parts};
use crate::article::Article;
use crate::formats::article_from_text;

fn article(text: &str) -> Article {
    Article { body: article_from_text(text), ..Article::default() }
}

fn of(text: &str) -> Analysis {
    analyse(&article(text))
}

/// A text of so many paragraphs, each with a quotation, by a person who was introduced once.
fn book(paragraphs: usize) -> String {
    let mut text = "« Le quai tiendra », a assuré mardi Claire Dupont, la maire de Sète.\n\n".to_owned();
    for number in 0..paragraphs {
        text.push_str(match number % 3 {
            0 => "« Nous n’irons pas plus loin », a répondu Mme Dupont au préfet.\n\n",
            1 => "Elle a parlé longtemps au port, et « la mer décidera », a-t-elle dit.\n\n",
            _ => "Les barques de la ville sont restées au large jusqu’au soir, sans personne à bord.\n\n",
        });
    }
    text
}

#[test]
fn a_long_text_has_all_its_quotations_in_their_places() {
    let text = book(3_000);
    let found = of(&text);
    assert_eq!(found.ended, None);
    assert_eq!(found.quotations.len(), 1 + 2 * 1_000, "none is lost and none is told twice");
    let mut before = 0;
    for (at, quotation) in found.quotations.iter().enumerate() {
        let words = quotation.span.of(&text);
        assert!(words.starts_with('«') && words.ends_with('»'), "{words}");
        assert!(quotation.span.start >= before && quotation.continues.is_none_or(|before| before < at));
        assert!(quotation.words.iter().all(|piece| quotation.span.covers(*piece)));
        before = quotation.span.end;
    }
    let mut before = 0;
    for mention in &found.mentions {
        assert!(mention.span.start >= before && mention.entity < found.entities.len());
        before = mention.span.end;
    }
}

#[test]
fn a_person_is_one_entity_in_all_parts_and_is_called_by_the_full_name() {
    let text = book(3_000);
    let found = of(&text);
    let people: Vec<&str> =
        found.entities.iter().filter(|it| it.kind == EntityKind::Person).map(|it| it.name.as_str()).collect();
    assert_eq!(people, ["Claire Dupont"]);
    for quotation in &found.quotations {
        let speaker = quotation.speaker.as_ref().expect("everything has a speaker here");
        if speaker.how == How::Explicit {
            assert_eq!((speaker.name.as_deref(), speaker.entity), (Some("Claire Dupont"), Some(people_at(&found))));
        }
    }
    let unnamed =
        found.quotations.iter().filter(|it| it.speaker.as_ref().is_none_or(|speaker| speaker.entity.is_none()));
    assert_eq!(unnamed.count(), 0, "pronouns at the beginning of a part find whom they stand for");
}

fn people_at(found: &Analysis) -> usize {
    found.entities.iter().position(|it| it.name == "Claire Dupont").expect("the person")
}

#[test]
fn a_quotation_over_the_end_of_a_part_is_one() {
    let line = "Les barques de la ville sont restées au large jusqu’au soir, sans personne à bord.\n\n";
    let speech = "« Le quai tiendra.\n\n« Il a tenu cent ans.\n\n« Il tiendra encore », a dit Claire Dupont.\n\n";
    let lines =
        parts::parts(&article(&line.repeat(2_000))).next().map_or(0, |first| first.article.body.paragraphs.len());
    for before in lines - 8..lines + 2 {
        let text = line.repeat(before) + &speech.repeat(3) + &line.repeat(60);
        let spans: Vec<String> = of(&text).quotations.iter().map(|it| it.span.of(&text).to_owned()).collect();
        let whole = speech.split_once(',').map(|(words, _)| words.to_owned()).unwrap_or_default();
        assert_eq!(spans, vec![whole; 3], "{before}");
    }
}

#[test]
fn what_takes_too_much_memory_ends_the_analysis_and_is_told() {
    let text: String = (0..70_000).map(|number| format!("« a{number} », dit Jean. ")).collect();
    let found = of(&text);
    let end = found.ended.expect("more quotations than any text that people write");
    assert!(end > text.len() / 4 && end < text.len(), "{end} of {}", text.len());
    assert!(found.quotations.iter().all(|it| it.span.end <= end));
}
