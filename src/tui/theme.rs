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
    /// Matches in the text of a word of the search; each word has a shade of its own where there are colours.
    Found(u8),
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
    /// Words chosen with `v`, and a line that the next letter replaces.
    Chosen,
    /// What has a bookmark.
    Kept,
    /// The tab that is open.
    Tab,
    /// A key in the footer and in the help.
    Key,
    /// Rules between panes, borders of popups.
    Border,
    /// Words of a quotation that the one beside it has not.
    Changed,
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

    /// Matches in the text of the word of this number.
    #[must_use]
    pub fn found(word: usize) -> Self {
        Self::Found(u8::try_from(word % SHADES).unwrap_or(0))
    }
}

/// How many shades tell the words of a search apart.
const SHADES: usize = 4;

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
        let colour = match self {
            Self::Ansi => ansi(role),
            Self::Dark => rich(role).map(|(dark, _)| Color::Indexed(dark)),
            Self::Light => rich(role).map(|(_, light)| Color::Indexed(light)),
            Self::Plain => None,
        };
        let style = Style::new().add_modifier(attributes(role));
        match colour {
            // A colour is legible as it is; dimmed it would be less so.
            Some(colour) => style.remove_modifier(Modifier::DIM).fg(colour),
            None => style,
        }
    }

    /// How `role` looks in a row of a list. In the one under the cursor all looks the same, in every list, but for the
    /// letters that the query matched.
    #[must_use]
    pub fn in_row(self, role: Role, is_selected: bool) -> Style {
        let selected = Style::new().add_modifier(attributes(Role::Selected));
        match (is_selected, role) {
            (false, _) => self.style(role),
            (true, Role::Match) => selected.add_modifier(attributes(Role::Match)),
            (true, _) => selected,
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
        Role::Found(_) => Modifier::UNDERLINED.union(Modifier::BOLD),
        Role::QuotationHere => Modifier::BOLD,
        Role::Tab => Modifier::BOLD.union(Modifier::REVERSED),
        Role::Changed => Modifier::BOLD.union(Modifier::UNDERLINED),
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
        Role::Found(1) => Color::Magenta,
        Role::Found(2) => Color::Cyan,
        Role::Found(3) => Color::Blue,
        Role::Match | Role::Found(_) | Role::FoundHere | Role::Changed | Role::Error => Color::Red,
        Role::Quotation | Role::QuotationHere | Role::Bar | Role::Mention(EntityKind::Place) => Color::Green,
        Role::Speaker | Role::Mention(EntityKind::Person) => Color::Blue,
        Role::Mention(EntityKind::Organisation) | Role::Link => Color::Cyan,
        Role::Mention(EntityKind::Date) | Role::Kept | Role::Notice => Color::Magenta,
        Role::Mention(EntityKind::Event | EntityKind::Work) | Role::Key => Color::Magenta,
        _ => return None,
    })
}

/// The colour for dark and for light backgrounds; each has at least 4.5:1 against the grounds that it is
/// meant for.
fn rich(role: Role) -> Option<(u8, u8)> {
    Some(match role {
        Role::Found(1) => (213, 90),
        Role::Found(2) => (87, 24),
        Role::Found(3) => (228, 94),
        Role::Match | Role::Found(_) | Role::FoundHere | Role::Changed | Role::Error => (209, 160),
        Role::Quotation | Role::QuotationHere | Role::Bar => (150, 22),
        Role::Speaker | Role::Mention(EntityKind::Person) => (117, 25),
        Role::Mention(EntityKind::Organisation) | Role::Link => (80, 23),
        Role::Mention(EntityKind::Place) => (114, 58),
        Role::Mention(EntityKind::Date) => (180, 94),
        Role::Mention(EntityKind::Event) => (176, 90),
        Role::Mention(EntityKind::Work) => (216, 95),
        Role::Kept | Role::Notice => (222, 94),
        Role::Key => (183, 54),
        Role::Dim | Role::GuessedSpeaker | Role::Border => (248, 240),
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

    /// Every role that there is.
    fn roles() -> Vec<Role> {
        let mut roles = vec![
            Role::Text,
            Role::Dim,
            Role::Title,
            Role::Selected,
            Role::Resting,
            Role::Match,
            Role::FoundHere,
            Role::Quotation,
            Role::QuotationHere,
            Role::Bar,
            Role::Speaker,
            Role::GuessedSpeaker,
            Role::MentionHere,
            Role::Link,
            Role::Chosen,
            Role::Kept,
            Role::Tab,
            Role::Key,
            Role::Border,
            Role::Changed,
            Role::Notice,
            Role::Error,
        ];
        roles.extend((0..SHADES).map(Role::found));
        roles.extend(EntityKind::ALL.iter().map(|kind| Role::Mention(*kind)));
        roles
    }

    /// The darkest and the lightest backgrounds that a theme is meant for.
    const GROUNDS: [(Theme, [[u8; 3]; 3]); 2] = [
        (Theme::Dark, [[0, 0, 0], [0x1e, 0x1e, 0x1e], [0x28, 0x2c, 0x34]]),
        (Theme::Light, [[0xff, 0xff, 0xff], [0xfd, 0xf6, 0xe3], [0xee, 0xee, 0xee]]),
    ];

    /// The colour of this number, as all terminals of 256 colours have it.
    fn rgb(number: u8) -> [u8; 3] {
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        match number {
            232.. => [8 + 10 * (number - 232); 3],
            _ => [level((number - 16) / 36), level((number - 16) / 6 % 6), level((number - 16) % 6)],
        }
    }

    /// The contrast of two colours, as the Web Content Accessibility Guidelines count it.
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let part = |value: u8| match f64::from(value) / 255.0 {
            low if low <= 0.040_45 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        };
        let light = |[red, green, blue]: [u8; 3]| 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_style_is_legible_on_the_grounds_that_its_theme_is_meant_for() {
        for (theme, grounds) in GROUNDS {
            for role in roles() {
                let style = theme.style(role);
                assert!(!style.add_modifier.contains(Modifier::DIM), "{} {role:?}", theme.name());
                // What has no colour has that of the terminal's own text.
                let Some(Color::Indexed(number)) = style.fg else { continue };
                for ground in grounds {
                    let contrast = contrast(rgb(number), ground);
                    assert!(contrast >= 4.5, "{} {role:?} on {ground:?}: {contrast:.2}", theme.name());
                }
            }
        }
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    }

    #[test]
    fn nothing_is_dimmed_that_has_a_colour_or_is_reversed() {
        for &theme in Theme::ALL {
            for role in roles() {
                for style in [theme.style(role), theme.in_row(role, true)] {
                    let faint = style.add_modifier.contains(Modifier::DIM);
                    let other = style.fg.is_some() || style.add_modifier.contains(Modifier::REVERSED);
                    assert!(!(faint && other), "{} {role:?}", theme.name());
                }
            }
        }
    }

    #[test]
    fn each_of_four_words_has_its_shade_where_there_are_colours() {
        for theme in [Theme::Ansi, Theme::Dark, Theme::Light] {
            let shades: Vec<_> = (0..4).map(|word| theme.style(Role::found(word)).fg).collect();
            assert!((1..4).all(|at| !shades[..at].contains(&shades[at])), "{shades:?}");
        }
        assert_eq!(Role::found(4), Role::found(0));
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
