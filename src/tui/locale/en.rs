//! English.

use super::{Locale, Words, failure, fill, popups, way};
use crate::analysis::{EntityKind, How, QuotationKind};
use crate::annotations::Verdict;
use crate::library::BookmarkStatus;
use crate::search::query::{Field, MistakeKind};
use crate::tui::notice::{CopyOf, Decided, Notice};

pub(super) const WORDS: Words = Words {
    tabs: ["Articles", "Quotes", "Entities", "Bookmarks"],
    query_hint: "type a few letters: title, name, word of the text · F1 help",
    page_hint: "type to filter this page · Esc returns",
    no_speaker: "speaker unknown",
    too_small: "guillemet needs 40 × 8 cells",
    empty_archive: &[
        "There is no article here yet.",
        "",
        "guillemet reads text, Markdown, saved web pages and JSON.",
        "F7 opens another folder, F3 lists the files that could not be read.",
        "F1 helps, Ctrl-C leaves.",
    ],
    no_archive: &[
        "Where are your articles?",
        "",
        "Type the folder that holds them (text, Markdown, saved web pages, JSON) in the line below. Tab completes it, Enter \
         opens it. Nothing in it is ever changed.",
        "",
        "Enter alone opens the sample articles, to look around first.",
        "",
        "Esc leaves the line, Ctrl-C leaves guillemet. In a shell, this opens a folder from now on:",
        "guillemet config --archive ~/articles",
    ],
    tags_title: "Tags",
    tag_show: "show its bookmarks",
    tag_rename: "rename it…",
    still_reading: "Nothing yet: the archive is still being read.",
    searches_title: "Saved searches (+ new rows)",
    search_keep: "keep this search under a name…",
    search_open: "open it",
    search_rename: "rename it…",
    search_edit: "change its query…",
    search_delete: "delete it",
    use_folder_title: "Use this folder from now on?",
    use_folder_yes: "yes: guillemet alone opens {}",
    use_folder_no: "no, only this time (F8 says yes later)",
    no_bookmarks: "Nothing kept yet: m in the reader keeps a quotation or the article.",
    no_rows: "No row matches. Esc clears the query.",
    growing: " · indexing…",
    reading_archive: "reading the archive",
    pick: "choose",
    pick_cited: "choose with the citation",
    pick_as: "choose in another format",
    hints: popups::ENGLISH,
    no_problems: "Every file could be read.",
    one_problem: "1 unread (F3)",
    problems: "{} unread (F3)",
    help_title: "Keys",
    help_hint: "type what you look for · Esc closes",
    outline_title: "Outline",
    menu_title: "Actions",
    problems_title: "Files that could not be read",
    formats_title: "Copy as",
    speaker_title: "Who said it?",
    correct_otherwise: "Otherwise",
    correct_unknown: "the article does not say who",
    correct_not_speech: "it is not speech",
    correct_as_found: "as found: {}",
    guess_title: "The speaker is a guess",
    guess_noted: "cite with “attribution to be confirmed”",
    guess_confirmed: "I have checked it: {}",
    guess_correct: "say who it was…",
    not_speech: "Left out: not speech",
    kinds_title: "Kind",
    join_title: "The same entity as…",
    merge_title: "Merge the marked entities: which name is kept?",
    part_title: "Names of this entity: which is none of them?",
    choices_title: "Choices about entities",
    query_help_title: "Queries",
    query_help: &[
        ("kirby coree", "both words, in any order, accents or not"),
        ("'exact ^start end$", "letters side by side, at the start, at the end"),
        ("!word", "without it"),
        ("\"a phrase\"", "these words side by side"),
        ("by:dupont", "quotations by, articles that quote"),
        ("role:minister", "quotations by people in that office"),
        ("person: org: place:", "articles that name"),
        ("date:2023-08", "also 2022..2023, since: and until:"),
        ("source: author: tag: lang:", "what the file says of the article"),
        ("is:bookmarked has:quote", "kept, quoting somebody"),
        ("is:new is:unread", "come since you left the last time, not read yet; also is:read"),
        ("kind:indirect", "in Quotes: reported speech too"),
        ("certain:guess", "how sure the speaker is: also likely, sure, ..0.7"),
        ("sort:date sort:source", "in another order: also oldest, name, match, certainty"),
    ],
    legend_title: "Marks in the text and in the rows",
    legend: &[
        ("▎", "beside a quotation; ┃ the one under the cursor"),
        ("◆", "kept as a bookmark"),
        ("• * ✓", "the row is ticked; new since you left, or since the saved search was opened; read"),
        ("?", "after a speaker: likely"),
        ("??", "after a speaker: a guess, to be confirmed before it is copied"),
        ("~", "after a speaker who is only described: who held that office then, as other articles say"),
        ("·▂▅█", "in Entities: articles over the time that the archive covers"),
        ("≈", "on a speaker's page: said again, nearly word for word"),
        ("[-a-] {+b+}", "side by side: words that only the first, only the second has"),
        ("bold", "person"),
        ("underlined", "organisation"),
        ("italic underlined", "place"),
        ("italic", "date"),
        ("bold underlined", "event"),
        ("bold italic", "work"),
    ],
    press_enter: "Enter: back to guillemet",
    whole_article: "the article",
    page_by: "Quotations ({})",
    page_said: "Quotations about it ({})",
    left_out: "left out",
    page_offices: "Offices, as the articles have it ({})",
    side_by_side: "Side by side",
    same_words: "Word for word the same",
    nothing_in_common: "Other words: too little in common to compare",
    said_times: "said {} times",
    office_articles: "{} art.",
    page_with: "Appears with",
    together: "together in {} art.",
    page_about: "Passages about ({})",
};

pub(super) fn kind(kind: EntityKind) -> (&'static str, &'static str) {
    match kind {
        EntityKind::Person => ("person", "Persons"),
        EntityKind::Organisation => ("organisation", "Organisations"),
        EntityKind::Place => ("place", "Places"),
        EntityKind::Date => ("date", "Dates"),
        EntityKind::Event => ("event", "Events"),
        EntityKind::Work => ("work", "Works"),
    }
}

pub(super) fn how(how: How) -> &'static str {
    match how {
        How::Explicit => "named",
        How::Pronoun => "pronoun",
        How::Title => "title",
        How::Previous => "carried on",
        How::Label => "label",
        How::Corrected => "corrected by you",
    }
}

pub(super) fn quotation(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "partial",
        QuotationKind::Indirect => "reported",
    }
}

/// The ways of a copy, as [`way`] takes them.
const WAYS: [&str; 5] = [
    "through tmux",
    "through the terminal",
    "to the desktop",
    "by your command",
    "to a file only: no clipboard was found",
];

/// What is said first where passages were found again in files that have changed since the list was read.
fn again(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "Found again in a file that has changed. ".to_owned(),
        _ => format!("{count} found again in files that have changed. "),
    }
}

/// What was done to the tags of bookmarks and to saved searches, and what cannot be compared; nothing for other notices.
fn kept(notice: &Notice) -> String {
    match notice {
        Notice::Tagged(0) => "The tags are as they were".to_owned(),
        Notice::Tagged(1) => "Tags of 1 bookmark changed".to_owned(),
        Notice::Tagged(count) => format!("Tags of {count} bookmarks changed"),
        Notice::NoTags => "No tags yet: # gives some".to_owned(),
        Notice::NotTwo(count) => format!("{count} rows are marked: two are compared"),
        Notice::NoOtherBySpeaker => "No other quotation of this speaker. Ctrl-T marks two rows to compare".to_owned(),
        Notice::Search(notice) => super::saved_searches::notice(Locale::English, notice),
        _ => String::new(),
    }
}

pub(super) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Copied(by, what) => {
            let way = way(*by, WAYS);
            match what {
                CopyOf::Text { length, found_again } => {
                    format!("{}Copied {length} characters {way}", again(*found_again))
                }
                CopyOf::Address => format!("No browser here: copied the address {way}"),
            }
        }
        Notice::Written(written) => super::writing::written(Locale::English, written, &again(written.found_again)),
        Notice::FoundAgain(count) => again(*count),
        Notice::Writing(counts) => super::writing::begun(Locale::English, counts),
        Notice::TooMany(count, most) => format!("{count} rows: {most} at once at most; narrow the query or mark some"),
        Notice::MayUse(folder) => format!("F8 opens {folder} whenever no folder is named"),
        Notice::WillUse(folder) => format!("From now on guillemet alone opens {folder}"),
        Notice::Browsing(address) => format!("Opened in the browser: {address}"),
        Notice::Kept => "Kept. ' adds a note".to_owned(),
        Notice::AlreadyKept => "Kept already. ' edits the note, D deletes the bookmark".to_owned(),
        Notice::Noted => "Note saved".to_owned(),
        Notice::Tagged(_) | Notice::NoTags | Notice::Search(_) | Notice::NotTwo(_) | Notice::NoOtherBySpeaker => {
            kept(notice)
        }
        Notice::Deleted => "Bookmark deleted. Undo: U in the reader, Ctrl-O u in the list".to_owned(),
        Notice::Restored => "Bookmark is back".to_owned(),
        Notice::Corrected(Some(Verdict::Speaker(name))) => format!("Speaker: {name}. U undoes it"),
        Notice::Corrected(Some(Verdict::Unknown)) => "Speaker unknown. U undoes it".to_owned(),
        Notice::Corrected(Some(Verdict::NotSpeech)) => "Left out: not speech. U undoes it".to_owned(),
        Notice::Corrected(None) => "Correction undone".to_owned(),
        Notice::NoQuotationHere => "Put the cursor on a quotation (Tab), then press c".to_owned(),
        Notice::Chosen(decided) => chosen(decided),
        Notice::OneName => "This entity has one name only".to_owned(),
        Notice::NoChoices => "No choices about entities".to_owned(),
        Notice::NothingToUndo => "Nothing to undo".to_owned(),
        Notice::NotKept => "This is not kept".to_owned(),
        Notice::NoMatch(text) => format!("Not in this article: {text}"),
        Notice::NoSearch => "Nothing searched yet: / searches in the text".to_owned(),
        Notice::NoQuotation => "No quotation in this article".to_owned(),
        Notice::NoEntity => "No name in this article".to_owned(),
        Notice::Wrapped => "Past the end: from the other side".to_owned(),
        Notice::NothingHere => "Nothing here for that".to_owned(),
        Notice::FileChanged => "The file has changed since it was indexed".to_owned(),
        Notice::PassageGone => "The passage is not in the text any more; the bookmark keeps its words".to_owned(),
        Notice::PassageChanged => "The text has changed here since it was kept".to_owned(),
        Notice::Mouse(true) => "Mouse on: the wheel scrolls, a click selects; Shift-drag selects text".to_owned(),
        Notice::Mouse(false) => "Mouse off".to_owned(),
        Notice::Highlights(true) => "Marks on".to_owned(),
        Notice::Highlights(false) => "Marks off".to_owned(),
        Notice::AllCopies(true) => "All copies are listed".to_owned(),
        Notice::AllCopies(false) => "One copy of each article is listed".to_owned(),
        Notice::Sorted(order) => fill("Sorted: {}", Locale::English.order(*order)),
        Notice::Choosing => {
            "↑↓ sentence · ←→ word · Shift-←→ its start · V paragraph · y copies, m keeps, Esc ends".to_owned()
        }
        Notice::NothingChosen => "Nothing is chosen yet: v chooses a sentence".to_owned(),
        Notice::Failed(failure) => failure::english(failure),
    }
}

/// What was decided about entities.
fn chosen(decided: &Decided) -> String {
    match decided {
        Decided::Renamed(name) => format!("Called {name}. Ctrl-O u undoes it"),
        Decided::Rekinded(name, to) => format!("{name}: {}. Ctrl-O u undoes it", kind(*to).0),
        Decided::Joined(name) => format!("Joined to {name}. Ctrl-O u undoes it"),
        Decided::Parted(name) => format!("{name} stands alone. Ctrl-O u undoes it"),
        Decided::Silenced(name) => format!("{name} is left out. Ctrl-O u undoes it, Ctrl-O l lists"),
        Decided::TakenBack => "Choice taken back. Ctrl-O u brings it back".to_owned(),
    }
}

pub(super) fn bookmark_status(status: BookmarkStatus) -> &'static str {
    match status {
        BookmarkStatus::Changed => "text changed",
        BookmarkStatus::PassageGone => "passage no longer in the text",
        BookmarkStatus::FileGone => "file is gone",
        BookmarkStatus::NotInArchives => "not in the open archives",
    }
}

pub(super) fn mistake(mistake: &MistakeKind) -> String {
    match mistake {
        MistakeKind::UnclosedQuote => "the quotation mark is not closed".to_owned(),
        MistakeKind::MissingValue(field) => fill("{}: what?", field.name()),
        MistakeKind::UnknownField => "no such field: by, person, org, place, source, author, tag, date…".to_owned(),
        MistakeKind::AmbiguousField(fields) => {
            fill("could be {}", &fields.iter().map(|field| field.name()).collect::<Vec<_>>().join(", "))
        }
        MistakeKind::UnknownDate => "not a date: 2023, 2023-08, 2022..2023, yesterday, 30d".to_owned(),
        MistakeKind::BackwardsRange => "the range ends before it begins".to_owned(),
        MistakeKind::UnknownValue(field) => match field_values(*field) {
            "" => fill("{}: has no such value", field.name()),
            values => format!("{}:{values}", field.name()),
        },
        MistakeKind::AmbiguousKind(_) => "several kinds begin so".to_owned(),
        MistakeKind::TooLong => "more than a query may ask: the rest is left out".to_owned(),
    }
}

/// The values of a field that knows its own.
fn field_values(field: Field) -> &'static str {
    match field {
        Field::Kind => "person, organisation, place, date, event, work, direct, partial, reported",
        Field::Is => "kept, new, read, unread",
        Field::Has => "quotes",
        Field::Certain => "sure, likely, guess, 0.8, ..0.7",
        Field::Sort => "date, oldest, source, name, match, certainty",
        Field::Language => "fr, en, de…",
        Field::Date | Field::Since | Field::Until | Field::Text(_) => "",
    }
}
