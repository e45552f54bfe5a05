//! Applying a person's corrections to the index.
//!
//! Corrections belong to the person and stay in their own file; the index has the quotations as corrected, so that every
//! list, count and page agrees. An article is analysed again when its corrections are not those that it was written with.

use std::sync::Arc;

use rusqlite::Connection;

use super::analysis_stage::{AnalysisOutcome, AnalysisTask, Known, run_task, tasks_of};
use super::corrections_by_article::{CorrectionsByArticle, by_article, concerned};
use super::evidence::{Evidence, told_to};
use super::write::Writer;
use super::{Index, IndexError};
use crate::analysis;
use crate::annotations::Corrections;

impl Index {
    /// The same index with these corrections: [`refresh`](Self::refresh) applies them.
    #[must_use]
    pub fn with_corrections(self, corrections: Arc<Corrections>) -> Self {
        Self { corrections, ..self }
    }

    /// Replaces the corrections and applies them at once: analyses the articles that they concern, and only those;
    /// returns how many these were. Takes turns with a refresh that is running.
    pub fn correct(&mut self, corrections: Arc<Corrections>) -> Result<usize, IndexError> {
        if self.shared_folder().is_some() {
            return self.correct_overlay(corrections);
        }
        self.corrections = corrections;
        let corrected = by_article(&self.connection, &self.corrections)?;
        let concerned = concerned(&self.connection, &corrected)?;
        let known = Known { evidence: as_told_before(&self.connection, &concerned)?, corrected };
        let mut writer = Writer::new(&self.connection, &self.folder);
        writer.analyse_anew(&tasks_of(&self.connection, &concerned)?, &known)?;
        writer.commit()?;
        Ok(concerned.len())
    }
}

impl Writer<'_> {
    /// Marks as not analysed the articles whose corrections are not those that they were written with.
    pub(super) fn mark_concerned(&mut self, corrected: &CorrectionsByArticle) -> Result<(), IndexError> {
        for article in concerned(self.connection(), corrected)? {
            self.forget_analysis(article)?;
        }
        Ok(())
    }

    /// Analyses articles with what is known of them, one after the other, and writes what was found.
    pub(super) fn analyse_anew(&mut self, tasks: &[AnalysisTask], known: &Known) -> Result<(), IndexError> {
        for task in tasks {
            let mut result = Ok(());
            run_task(task, known, &mut |outcome| {
                if let AnalysisOutcome::Done { analysed, .. } = outcome {
                    result = self.put_analysis(&analysed, analysis::VERSION);
                }
                result.is_ok()
            });
            result?;
        }
        Ok(())
    }
}

/// What other articles told each of these when the index was written.
pub(super) fn as_told_before(connection: &Connection, articles: &[i64]) -> Result<Evidence, IndexError> {
    articles.iter().map(|article| Ok((*article, told_to(connection, *article)?))).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::annotations::{Anchor, Correction, Verdict};
    use crate::archive::ArticleLocation;
    use crate::article::Span;

    const PORT: &str = "Title: Le port\n\nAnne Roux dirige le port. « La digue tiendra », a déclaré Luc Morin. « Nous verrons », a répondu Anne Roux.\n";

    /// An index brought up to date by a person with these corrections.
    fn refreshed(cache: &Path, root: &Path, corrections: &Arc<Corrections>) -> Index {
        let mut index = Index::open(cache).unwrap().index.with_corrections(Arc::clone(corrections));
        index.refresh(&[root.to_path_buf()], &mut |_| {}, &AtomicBool::new(false)).unwrap();
        index
    }

    /// Who says what, as the lists have it.
    fn said(index: &Index, root: &Path) -> Vec<(String, String)> {
        let articles = index.articles(&[root.to_path_buf()]).unwrap();
        let entities = index.entities(&articles, &[]).unwrap();
        let quotes = index.quotes(&articles, &entities).unwrap();
        quotes.iter().map(|quote| (quote.speaker.to_owned(), quote.words.to_owned())).collect()
    }

    fn correction(index: &Index, root: &Path, words: &str, verdict: Verdict) -> Correction {
        let articles = index.articles(&[root.to_path_buf()]).unwrap();
        let stored = articles.stored(0).unwrap();
        correction_of(&stored, words, verdict)
    }

    /// What a person says of these words of an article.
    pub(in crate::archive::index) fn correction_of(
        stored: &ArticleLocation,
        words: &str,
        verdict: Verdict,
    ) -> Correction {
        let body = crate::archive::open_article(stored).unwrap().article.body.text;
        let start = body.find(words).unwrap();
        Correction {
            id: words.to_owned(),
            created: String::new(),
            article: stored.id,
            path: stored.path.to_string_lossy().into_owned(),
            anchor: Anchor::of(&body, Span::new(start, start + words.len())),
            verdict,
            extra: serde_json::Map::new(),
        }
    }

    fn rows(expected: [(&str, &str); 2]) -> Vec<(String, String)> {
        expected.map(|(speaker, words)| (speaker.to_owned(), words.to_owned())).to_vec()
    }

    fn room() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let (root, cache) = (folder.path().join("archive"), folder.path().join("cache"));
        fs::create_dir(&root).unwrap();
        let root = root.canonicalize().unwrap();
        fs::write(root.join("port.txt"), PORT).unwrap();
        (folder, root, cache)
    }

    #[test]
    fn a_correction_is_seen_at_once_and_gone_when_it_is_taken_back() {
        let (_folder, root, cache) = room();
        let mut index = refreshed(&cache, &root, &Arc::default());
        let found = rows([("Luc Morin", "La digue tiendra"), ("Anne Roux", "Nous verrons")]);
        assert_eq!(said(&index, &root), found);
        let to_anne = correction(&index, &root, "« La digue tiendra »", Verdict::Speaker("Anne Roux".to_owned()));
        let corrections = Arc::new(Corrections::new(vec![to_anne]));
        assert_eq!(index.correct(Arc::clone(&corrections)).unwrap(), 1);
        let corrected = rows([("Anne Roux", "La digue tiendra"), ("Anne Roux", "Nous verrons")]);
        assert_eq!(said(&index, &root), corrected);
        // The counts and the page of the person agree with the list.
        let articles = index.articles(std::slice::from_ref(&root)).unwrap();
        let key = index.entity_key("Anne Roux", crate::analysis::EntityKind::Person).unwrap().unwrap();
        assert_eq!(index.entity_page(&articles, &[key]).unwrap().quotations.len(), 2);
        // What is applied is not applied again.
        assert_eq!(index.correct(corrections).unwrap(), 0);
        assert_eq!(index.correct(Arc::default()).unwrap(), 1);
        assert_eq!(said(&index, &root), found);
    }

    #[test]
    fn corrections_hold_in_an_index_built_later_and_in_an_edited_file() {
        let (_folder, root, cache) = room();
        let first = refreshed(&cache, &root, &Arc::default());
        let no_speech = correction(&first, &root, "« La digue tiendra »", Verdict::NotSpeech);
        let corrections = Arc::new(Corrections::new(vec![no_speech]));
        drop(first);
        let left = vec![("Anne Roux".to_owned(), "Nous verrons".to_owned())];
        assert_eq!(said(&refreshed(&cache, &root, &corrections), &root), left);
        fs::remove_dir_all(&cache).unwrap();
        assert_eq!(said(&refreshed(&cache, &root, &corrections), &root), left);
        fs::write(root.join("port.txt"), PORT.replace("dirige le port", "dirige le port de commerce")).unwrap();
        assert_eq!(said(&refreshed(&cache, &root, &corrections), &root), left);
    }
}
