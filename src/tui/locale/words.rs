//! The words that stand alone: what a language has to say.

use super::popups::PopupHints;

/// The words of one language that stand alone.
#[derive(Debug)]
pub struct Words {
    /// The names of the tabs, in their order.
    pub tabs: [&'static str; 4],
    /// The empty query line says what to type.
    pub query_hint: &'static str,
    /// The empty query line of an entity's page.
    pub page_hint: &'static str,
    /// Stands where there is no speaker.
    pub no_speaker: &'static str,
    /// The terminal is too small.
    pub too_small: &'static str,
    /// The archive holds no article.
    pub empty_archive: &'static [&'static str],
    /// No archive is open: what to do.
    pub no_archive: &'static [&'static str],
    /// The title of the list of tags.
    pub tags_title: &'static str,
    /// Shows the bookmarks of a tag.
    pub tag_show: &'static str,
    /// Gives a tag another name.
    pub tag_rename: &'static str,
    /// The title of the question whether the archives are to be opened from now on.
    pub use_folder_title: &'static str,
    /// They are: `{}` is their name.
    pub use_folder_yes: &'static str,
    /// They are not.
    pub use_folder_no: &'static str,
    /// There are no bookmarks yet.
    pub no_bookmarks: &'static str,
    /// The query left no row.
    pub no_rows: &'static str,
    /// Stands behind a count while the index grows.
    pub growing: &'static str,
    /// The archive is being read.
    pub reading_archive: &'static str,
    /// What Enter does in a picker, in the footer.
    pub pick: &'static str,
    /// What `y` does in the action menu of a picker.
    pub pick_cited: &'static str,
    /// What `Y` does there.
    pub pick_as: &'static str,
    /// What the keys do in the popups.
    pub hints: PopupHints,
    /// No file made problems.
    pub no_problems: &'static str,
    /// One file made problems, beside the tabs: the key.
    pub one_problem: &'static str,
    /// How many files made problems, beside the tabs: `{}` and the key.
    pub problems: &'static str,
    /// The title of the help.
    pub help_title: &'static str,
    /// How to search in the help.
    pub help_hint: &'static str,
    /// No row yet, while the archive is read.
    pub still_reading: &'static str,
    /// The title of the list of saved searches; what `+` before a number means.
    pub searches_title: &'static str,
    /// Keep the query as a saved search.
    pub search_keep: &'static str,
    /// Ask a saved search.
    pub search_open: &'static str,
    /// Give a saved search another name.
    pub search_rename: &'static str,
    /// Give a saved search another query.
    pub search_edit: &'static str,
    /// Delete a saved search.
    pub search_delete: &'static str,
    /// The title of the outline.
    pub outline_title: &'static str,
    /// The title of the menu.
    pub menu_title: &'static str,
    /// The title of the list of problems.
    pub problems_title: &'static str,
    /// The title of the list of formats.
    pub formats_title: &'static str,
    /// The title of the list of speakers to choose from.
    pub speaker_title: &'static str,
    /// The heading of what else may be right about a quotation.
    pub correct_otherwise: &'static str,
    /// The article does not say who said it.
    pub correct_unknown: &'static str,
    /// The title of the question whether to name a speaker who is only guessed.
    pub guess_title: &'static str,
    /// Cite with a note.
    pub guess_noted: &'static str,
    /// Cite as certain: `{}` is the name.
    pub guess_confirmed: &'static str,
    /// Correct the speaker instead.
    pub guess_correct: &'static str,
    /// Nobody said it.
    pub correct_not_speech: &'static str,
    /// What the analysis found is right after all: `{}` is the speaker that it found.
    pub correct_as_found: &'static str,
    /// Heading of what the person said to be no speech.
    pub not_speech: &'static str,
    /// The title of the list of kinds of entities.
    pub kinds_title: &'static str,
    /// The title of the list of entities to join one with.
    pub join_title: &'static str,
    /// The title of the list of marked entities, one of whose names is kept.
    pub merge_title: &'static str,
    /// The title of the list of names of an entity.
    pub part_title: &'static str,
    /// The title of the list of choices about entities.
    pub choices_title: &'static str,
    /// The heading of the part of the help about queries.
    pub query_help_title: &'static str,
    /// What can be written in a query, and what it means.
    pub query_help: &'static [(&'static str, &'static str)],
    /// The heading of the legend.
    pub legend_title: &'static str,
    /// What the marks in the text mean.
    pub legend: &'static [(&'static str, &'static str)],
    /// What ends the look at what a command wrote.
    pub press_enter: &'static str,
    /// The passage of a bookmark is an article.
    pub whole_article: &'static str,
    /// Heading of the quotations of an entity's page: `{}` is their number.
    pub page_by: &'static str,
    /// Heading of what others say of an entity: `{}` is the number of quotations.
    pub page_said: &'static str,
    /// An entity that is silenced.
    pub left_out: &'static str,
    /// Heading of the offices that an entity holds: `{}` is their number.
    pub page_offices: &'static str,
    /// The title of two quotations side by side.
    pub side_by_side: &'static str,
    /// They say the same, word for word.
    pub same_words: &'static str,
    /// They have too little in common to be compared word by word.
    pub nothing_in_common: &'static str,
    /// How often somebody says the same nearly word for word: `{}` is the number.
    pub said_times: &'static str,
    /// How many articles say so: `{}` is their number.
    pub office_articles: &'static str,
    /// Heading of those who appear with an entity.
    pub page_with: &'static str,
    /// In how many articles two entities appear together: `{}` is their number.
    pub together: &'static str,
    /// Heading of the passages of an entity's page: `{}` is their number.
    pub page_about: &'static str,
}
