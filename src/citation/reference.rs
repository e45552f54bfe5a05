//! The reference to an article: its note and its key.

use super::author::Author;
use super::escape::link;
use super::markup::Markup;
use super::model::{Citation, Source};
use crate::text::fold::fold;

/// Words of a source's name that its key does without.
const SMALL_WORDS: [&str; 11] = ["le", "la", "les", "l", "de", "du", "des", "d", "the", "of", "and"];

impl Source {
    /// The key of the article in a bibliography: the first author (else the newspaper), the year, and the
    /// beginning of the article's identifier, so that hardly two articles of an author and a year ever share one
    /// (one pair in 17 million): `dupont2023-3fa90c`.
    #[must_use]
    pub fn key(&self) -> String {
        let author = self.author.first().map(|name| Author::read(name).key_words());
        let name = author.filter(|words| !words.is_empty()).or_else(|| self.name.clone()).unwrap_or_default();
        let folded = fold(&name);
        let all = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        // A person's `Le` is a name, a newspaper's is not.
        let is_small = |word: &&str| self.author.is_empty() && SMALL_WORDS.contains(word);
        let mut key: String = all()
            .filter(|word| !is_small(word))
            .take(2)
            .flat_map(str::chars)
            .filter(char::is_ascii_alphanumeric)
            .collect();
        if key.is_empty() {
            key.push_str("article");
        }
        if let Some(date) = self.date {
            key.push_str(&date.year().to_string());
        }
        if let Some(id) = self.id {
            // The first six digits tell the articles of one author and year apart.
            key.push_str(&format!("-{:06x}", id.hash() >> 40));
        }
        key
    }

    /// The address, when it is one of the web and safe in a link.
    pub(super) fn link(&self) -> Option<String> {
        self.url.as_deref().and_then(link)
    }
}

impl Citation {
    /// Whether the words may stand between marks.
    pub(super) fn verbatim(&self) -> bool {
        self.kind != Some(crate::analysis::QuotationKind::Indirect)
    }

    /// The title between marks: `« Titre »`; the first words of an article without one in brackets, since they
    /// are no title: `[« Les premiers mots… »]`.
    pub(super) fn title(&self, dress: &Markup) -> String {
        let title = self.source.title.trim();
        if title.is_empty() {
            return String::new();
        }
        let shape = self.document.outer();
        let (left, right) = self.document.marks(shape);
        let text = dress.text(title, Some(shape), self.document);
        let (left, right) = dress.enquote.unwrap_or((left, right));
        if self.source.title_is_incipit {
            let (open, close) = ((dress.escape)("["), (dress.escape)("]"));
            format!("{open}{left}{text}…{right}{close}")
        } else {
            format!("{left}{text}{right}")
        }
    }

    /// The newspaper, set apart as titles are.
    pub(super) fn newspaper(&self, dress: &Markup) -> Option<String> {
        let name = self.source.name.as_deref().map(str::trim).filter(|name| !name.is_empty())?;
        Some(format!("{}{}{}", dress.emphasis.0, (dress.escape)(name), dress.emphasis.1))
    }

    /// The authors on one line.
    pub(super) fn authors(&self, dress: &Markup) -> Option<String> {
        let names = self.source.author.iter().map(|name| (dress.escape)(name.trim())).collect::<Vec<_>>();
        Some(names.join(", ")).filter(|names| !names.is_empty())
    }

    /// The date as the document has it.
    pub(super) fn date(&self, dress: &Markup) -> String {
        (dress.escape)(&self.document.date(self.source.date))
    }

    /// The pages that it stands on: `p. 3`.
    pub(super) fn on_page(&self, dress: &Markup) -> Option<String> {
        self.pages.map(|pages| (dress.escape)(&self.document.pages(pages)))
    }

    /// The reference of a note, without authors and address: `« Titre », Journal, 17 août 2023, p. 3`.
    pub(super) fn published(&self, dress: &Markup) -> String {
        let parts = [Some(self.title(dress)), self.newspaper(dress), Some(self.date(dress)), self.on_page(dress)];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The reference of a note with its authors.
    pub(super) fn note(&self, dress: &Markup) -> String {
        self.authors(dress).into_iter().chain([self.published(dress)]).collect::<Vec<_>>().join(", ")
    }

    /// The reference in a sentence: newspaper and date, or the title where the newspaper is not known.
    pub(super) fn short(&self, dress: &Markup) -> String {
        let place = self.newspaper(dress).unwrap_or_else(|| self.title(dress));
        let parts = [place, self.date(dress), self.on_page(dress).unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The speaker as a reader should see it, with a note when that is less than sure.
    pub(super) fn speaker(&self, dress: &Markup) -> Option<String> {
        let speaker = self.speaker.as_ref()?;
        let name = (dress.escape)(&lower_article(speaker.shown()?, speaker.name.as_deref() == Some(&speaker.text)));
        Some(match self.document.doubt(speaker.level()) {
            "" => name,
            doubt => format!("{name} {}", (dress.escape)(doubt)),
        })
    }
}

/// A speaker who is a phrase (`Le ministre`) has no capital but at the start of a sentence.
fn lower_article(name: &str, phrase: bool) -> String {
    const ARTICLES: [&str; 9] = ["Le ", "La ", "Les ", "Un ", "Une ", "Des ", "The ", "An ", "A "];
    match ARTICLES.iter().find(|article| phrase && name.starts_with(**article)) {
        // `Le Monde` keeps it.
        Some(article) if name[article.len()..].starts_with(char::is_lowercase) => {
            format!("{}{}", article.to_lowercase(), &name[article.len()..])
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Certainty, How};
    use crate::citation::markup::PLAIN;
    use crate::citation::model::{DocumentLanguage, SpokenBy};

    #[test]
    fn keys_name_an_author_or_a_newspaper_and_a_year() {
        let mut source = Source { name: Some("Le Courrier du Rhône".to_owned()), ..Source::default() };
        assert_eq!(source.key(), "courrierrhone");
        source.date = "2023-08".parse().ok();
        source.id = "3fa9000100000000".parse().ok();
        assert_eq!(source.key(), "courrierrhone2023-3fa900");
        for (author, key) in [
            ("Hélène d’Œuvrard", "oeuvrard2023-3fa900"),
            ("Yann Le Dû", "ledu2023-3fa900"),
            ("Anne de La Tour", "latour2023-3fa900"),
            ("Luis Prado y Vega", "pradovega2023-3fa900"),
            ("Ada King, Jr.", "king2023-3fa900"),
            ("The Valley Press", "valleypress2023-3fa900"),
            ("Équipe web", "equipeweb2023-3fa900"),
            ("李明", "article2023-3fa900"),
        ] {
            source.author = vec![author.to_owned()];
            assert_eq!(source.key(), key, "{author}");
        }
        assert_eq!(Source::default().key(), "article");
    }

    #[test]
    fn a_speaker_is_named_with_as_much_doubt_as_there_is() {
        let mut citation = Citation::default();
        for (certainty, french, english) in [
            (0.95, "Zoé", "Zoé"),
            (0.6, "Zoé [attribution probable]", "Zoé [likely attribution]"),
            (0.2, "Zoé [attribution à confirmer]", "Zoé [attribution to be confirmed]"),
        ] {
            let (name, how, certainty) = (Some("Zoé".to_owned()), How::Pronoun, Certainty::new(certainty));
            citation.speaker = Some(SpokenBy { text: "elle".to_owned(), name, role: None, how, certainty });
            for (language, told) in [(DocumentLanguage::French, french), (DocumentLanguage::English, english)] {
                citation.document.language = language;
                assert_eq!(citation.speaker(&PLAIN).as_deref(), Some(told));
            }
        }
        citation.confirm_speaker();
        assert_eq!(citation.speaker(&PLAIN).as_deref(), Some("Zoé"));
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let link = |url: &str| Source { url: Some(url.to_owned()), ..Source::default() }.link();
        assert_eq!(
            link("https://exemple.test/a(1)é]?q=1#x").as_deref(),
            Some("https://exemple.test/a%281%29%C3%A9%5D?q=1#x")
        );
        for url in ["javascript:alert(1)", "file:///etc/passwd", "exemple.test", ""] {
            assert_eq!(link(url), None, "{url}");
        }
    }
}
