//! Colours and attributes by role.
//!
//! Attributes alone tell everything apart (a bar in the gutter, bold, underline, italics, reverse); colour only
//! adds. The default theme uses the terminal's own sixteen colours and never sets a background, so that it is
//! legible on light and dark; the selection is always reversed.

use ratatui::style::{Color, Modifier, Style};

use crate::analysis::{CertaintyLevel, EntityKind};
use crate::article::names::names;

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// What matters less: dates, sources, hints.
    Dim,
    /// Headlines and headings.
    Title,
    /// The row under the cursor where the keys go.
    Selected,
    /// The row under the cursor of the other pane.
    Resting,
    /// Letters that the query matched.
    Match,
    /// Matches of the search in the text.
    Found,
    /// The match that `n` stepped to.
    FoundHere,
    /// What is spoken.
    Quotation,
    /// The quotation under the cursor.
    QuotationHere,
    /// The bar beside a quotation.
    Bar,
    /// Who speaks.
    Speaker,
    /// Who is only guessed to speak.
    GuessedSpeaker,
    /// A mention of this kind.
    Mention(EntityKind),
    /// The mention under the cursor.
    MentionHere,
    /// A link, and the address of the article.
    Link,
    /// Lines chosen with `v`.
    Chosen,
    /// What has a bookmark.
    Kept,
    /// The tab that is open.
    Tab,
    /// A key in the footer and in the help.
    Key,
    /// Rules between panes, borders of popups.
    Border,
    /// A notice.
    Notice,
    /// A mistake or a failure.
    Error,
}

impl Role {
    /// A speaker of this level of certainty.
    #[must_use]
    pub fn speaker(level: CertaintyLevel) -> Self {
        match level {
            CertaintyLevel::Sure | CertaintyLevel::Likely => Self::Speaker,
            CertaintyLevel::Guess => Self::GuessedSpeaker,
        }
    }
}

/// The themes there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own sixteen colours.
    #[default]
    Ansi,
    /// 256 colours for a dark background.
    Dark,
    /// 256 colours for a light background.
    Light,
    /// No colour at all.
    Plain,
}

names!(Theme { Ansi = "ansi", Dark = "dark", Light = "light", Plain = "plain" });

impl Theme {
    /// How `role` looks.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = Style::new().add_modifier(attributes(role));
        let colour = match self {
            Self::Ansi => ansi(role),
            Self::Dark => rich(role).map(|(dark, _)| Color::Indexed(dark)),
            Self::Light => rich(role).map(|(_, light)| Color::Indexed(light)),
            Self::Plain => None,
        };
        match colour {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }
}

/// The attributes that tell roles apart without colour.
fn attributes(role: Role) -> Modifier {
    match role {
        Role::Text | Role::Quotation | Role::Bar | Role::Border | Role::Notice | Role::Kept => Modifier::empty(),
        Role::Dim => Modifier::DIM,
        Role::GuessedSpeaker => Modifier::DIM.union(Modifier::ITALIC),
        Role::Title | Role::Speaker | Role::Key | Role::Error => Modifier::BOLD,
        Role::Selected | Role::FoundHere | Role::MentionHere | Role::Chosen => Modifier::REVERSED,
        Role::Resting => Modifier::BOLD,
        Role::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Found => Modifier::UNDERLINED.union(Modifier::BOLD),
        Role::QuotationHere => Modifier::BOLD,
        Role::Tab => Modifier::BOLD.union(Modifier::REVERSED),
        Role::Link => Modifier::UNDERLINED,
        Role::Mention(EntityKind::Person) => Modifier::BOLD,
        Role::Mention(EntityKind::Organisation) => Modifier::UNDERLINED,
        Role::Mention(EntityKind::Place) => Modifier::ITALIC.union(Modifier::UNDERLINED),
        Role::Mention(EntityKind::Date) => Modifier::ITALIC,
        Role::Mention(EntityKind::Event) => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Mention(EntityKind::Work) => Modifier::BOLD.union(Modifier::ITALIC),
    }
}

fn ansi(role: Role) -> Option<Color> {
    Some(match role {
        Role::Match | Role::Found | Role::FoundHere | Role::Error => Color::Red,
        Role::Quotation | Role::QuotationHere | Role::Bar | Role::Mention(EntityKind::Place) => Color::Green,
        Role::Speaker | Role::Mention(EntityKind::Person) => Color::Blue,
        Role::Mention(EntityKind::Organisation) | Role::Link => Color::Cyan,
        Role::Mention(EntityKind::Date) | Role::Kept | Role::Notice => Color::Magenta,
        Role::Mention(EntityKind::Event | EntityKind::Work) | Role::Key => Color::Magenta,
        _ => return None,
    })
}

/// The colour for dark and for light backgrounds; each has at least 4.5:1 against black and white respectively.
fn rich(role: Role) -> Option<(u8, u8)> {
    Some(match role {
        Role::Match | Role::Found | Role::FoundHere | Role::Error => (209, 160),
        Role::Quotation | Role::QuotationHere | Role::Bar => (150, 22),
        Role::Speaker | Role::Mention(EntityKind::Person) => (117, 25),
        Role::Mention(EntityKind::Organisation) | Role::Link => (80, 30),
        Role::Mention(EntityKind::Place) => (114, 28),
        Role::Mention(EntityKind::Date) => (180, 94),
        Role::Mention(EntityKind::Event) => (176, 90),
        Role::Mention(EntityKind::Work) => (216, 130),
        Role::Kept | Role::Notice => (222, 94),
        Role::Key => (183, 54),
        Role::Dim | Role::GuessedSpeaker | Role::Border => (245, 242),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_apart_without_colour() {
        let styles: Vec<Style> = EntityKind::ALL.iter().map(|kind| Theme::Plain.style(Role::Mention(*kind))).collect();
        for (at, style) in styles.iter().enumerate() {
            assert!(!styles[..at].contains(style), "{:?}", EntityKind::ALL[at]);
            assert_eq!(style.fg, None);
        }
    }

    #[test]
    fn no_theme_sets_a_background() {
        let roles = [Role::Selected, Role::Chosen, Role::Tab, Role::FoundHere, Role::MentionHere];
        for &theme in Theme::ALL {
            let name = theme.name();
            assert_eq!(Theme::from_name(name), Some(theme));
            for role in roles {
                assert_eq!(theme.style(role).bg, None, "{name}");
                assert!(theme.style(role).add_modifier.contains(Modifier::REVERSED), "{name} {role:?}");
            }
        }
    }
}
