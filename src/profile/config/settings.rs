//! The table of all settings.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeValue, ValueDeserializer};

use super::Config;
use super::expected::Expected;
use crate::citation::{Format, Template};

/// A value in the file.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// One setting.
pub(super) struct Setting {
    /// The table that it stands in; empty for the top of the file.
    pub table: &'static str,
    /// Its key.
    pub key: &'static str,
    /// What it is for, in the words of the default file.
    pub about: &'static str,
    /// Its default, as TOML has it.
    pub default: &'static str,
    /// What it must be.
    pub expected: Expected,
    /// Takes the value over; `None` when it is no such thing.
    pub read: fn(&mut Config, Value<'_>) -> Option<()>,
}

/// The widths that a reader can be set to, in cells.
const WIDTHS: std::ops::RangeInclusive<u16> = 20..=400;

/// All settings but the keys, in the order of the default file.
pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        table: "",
        key: "archives",
        about: "The folders or files of articles to open when none is named. ~ is your home folder.",
        default: "[]",
        expected: Expected::Paths,
        read: |config, value| set(&mut config.archives, value),
    },
    Setting {
        table: "",
        key: "index",
        about: "The folder of an index that somebody keeps up to date for many (`guillemet index --into FOLDER`): it is\n\
                read, and none of your own is built for the archives that it has.",
        default: "\"\"",
        expected: Expected::Path,
        read: |config, value| {
            config.index = Some(take::<std::path::PathBuf>(value)?).filter(|path| !path.as_os_str().is_empty());
            Some(())
        },
    },
    Setting {
        table: "",
        key: "trust_index_writers",
        about: "Whether that index is read although others than its owner may write into its folder. Whoever can may\n\
                show you other words than were said.",
        default: "false",
        expected: Expected::Bool,
        read: |config, value| set(&mut config.trust_index_writers, value),
    },
    Setting {
        table: "",
        key: "language",
        about: "The language of the interface: \"auto\" (that of the environment), \"en\" or \"fr\".",
        default: "\"auto\"",
        expected: Expected::OneOf(&["auto", "en", "fr"]),
        read: |config, value| set(&mut config.language, value),
    },
    Setting {
        table: "",
        key: "theme",
        about: "The colours: \"auto\", \"ansi\" (the 16 of the terminal), \"light\" or \"dark\" (many, for such a\n\
                ground) or \"plain\" (none). \"auto\" is \"ansi\", or \"plain\" where NO_COLOR is set.",
        default: "\"auto\"",
        expected: Expected::OneOf(&["auto", "ansi", "light", "dark", "plain"]),
        read: |config, value| set(&mut config.theme, value),
    },
    Setting {
        table: "",
        key: "mouse",
        about: "Whether the mouse scrolls and selects from the start. M switches it.",
        default: "false",
        expected: Expected::Bool,
        read: |config, value| set(&mut config.mouse, value),
    },
    Setting {
        table: "",
        key: "width",
        about: "The widest line of the reader, in cells.",
        default: "76",
        expected: Expected::Number(WIDTHS),
        read: |config, value| {
            config.width = take(value).filter(|width| WIDTHS.contains(width))?;
            Some(())
        },
    },
    Setting {
        table: "",
        key: "read_marks",
        about: "Whether it is remembered which articles you read and which were there the last time: is:read, is:unread,\n\
                is:new. Only your state folder knows.",
        default: "true",
        expected: Expected::Bool,
        read: |config, value| set(&mut config.read_marks, value),
    },
    Setting {
        table: "copy",
        key: "order",
        about: "The ways to the clipboard; the first that works is taken. \"command\" is the one below, \"tmux\" works\n\
                inside tmux, \"native\" on the desktop that you sit at, \"osc52\" also over SSH. The last copy is\n\
                always kept in a file as well.",
        default: "[\"command\", \"tmux\", \"native\", \"osc52\"]",
        expected: Expected::ListOf(&["command", "tmux", "native", "osc52"]),
        read: |config, value| set(&mut config.copy.order, value),
    },
    Setting {
        table: "copy",
        key: "command",
        about: "A command that takes the text from its standard input, with its arguments: [\"wl-copy\"].",
        default: "[]",
        expected: Expected::Command,
        read: |config, value| set(&mut config.copy.command, value),
    },
    Setting {
        table: "citation",
        key: "format",
        about: "What citations are written as when no format is named: one of those that `guillemet formats` lists.\n\
                With none here it is the template below, else \"plain\".",
        default: "\"\"",
        expected: Expected::Format,
        read: |config, value| {
            config.citation.format = match take::<String>(value)?.as_str() {
                "" | "template" => None,
                name => Some(Format::from_name(name)?),
            };
            Some(())
        },
    },
    Setting {
        table: "citation",
        key: "template",
        about: "A format of your own, words around fields: \"{quote} ({speaker|anonyme}, {source}, {date})\". What stands\n\
                after | is for a field that is not known; `guillemet formats` lists the fields.",
        default: "\"\"",
        expected: Expected::Template,
        read: |config, value| {
            let text = take::<String>(value)?;
            config.citation.template = if text.is_empty() { None } else { Some(Template::parse(&text).ok()?) };
            Some(())
        },
    },
];

fn take<T: DeserializeOwned>(value: Value<'_>) -> Option<T> {
    T::deserialize(ValueDeserializer::from(value)).ok()
}

fn set<T: DeserializeOwned>(setting: &mut T, value: Value<'_>) -> Option<()> {
    *setting = take(value)?;
    Some(())
}

/// A file of settings that changes nothing: each setting with what it is for and its default, commented out.
#[must_use]
pub fn default_text() -> String {
    let mut text = "# The settings of guillemet. What is commented out shows the default.\n".to_owned();
    let mut table = "";
    for setting in SETTINGS {
        if setting.table != table {
            table = setting.table;
            text.push_str(&format!("\n[{table}]\n"));
        }
        text.push('\n');
        for line in setting.about.lines() {
            text.push_str(&format!("# {line}\n"));
        }
        text.push_str(&format!("# {} = {}\n", setting.key, setting.default));
    }
    text.push_str(
        "\n[keys]\n\n# The keys of an action in place of its own, a list of them, or [] for none; F1 shows the names:\n\
         # copy = [\"y\", \"ctrl-y\"]\n",
    );
    text
}
