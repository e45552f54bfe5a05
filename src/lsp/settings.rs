//! What the editor's settings say about the language server.
//!
//! The value of `initializationOptions`, or of the section `guillemet` of the editor's configuration, in; settings out. What
//! is missing keeps its default, and what is wrong is told by its name and has its default too. Pure.

use std::path::PathBuf;
use std::time::Duration;

use lsp_types::DiagnosticSeverity;
use serde_json::Value;

use super::findings::Kind;
use crate::citation::{Format, Template};
use crate::text::sanitize::sanitize_line;
use crate::tui::locale::Locale;

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    /// The archives, in place of those of the person's own settings; `None` where the editor says nothing.
    pub archives: Option<Vec<PathBuf>>,
    /// How long nothing must be typed before a draft is read again.
    pub debounce: Duration,
    /// The language of messages; `None` for that of the person's own settings.
    pub language: Option<Locale>,
    /// How grave each kind of finding is; `None` where it is not shown.
    severities: [Option<DiagnosticSeverity>; Kind::ALL.len()],
    /// Whether sources of exact quotations are shown behind them.
    pub inlay_hints: bool,
    /// What references are written as, where the draft's language has several ways.
    pub format: Option<Format>,
    /// What references are written as, in the person's own words.
    pub template: Option<Template>,
    /// Whether a completed quotation brings its reference with it.
    pub cite_on_completion: bool,
    /// Whether the archives are read for what is new while the server runs.
    pub refresh: bool,
}

/// The longest time that may be waited for.
const LONGEST_DEBOUNCE: u64 = 10_000;

impl Default for Settings {
    fn default() -> Self {
        Self {
            archives: None,
            debounce: Duration::from_millis(200),
            language: None,
            severities: Kind::ALL.map(|kind| Some(kind.usual_severity())),
            inlay_hints: false,
            format: None,
            template: None,
            cite_on_completion: false,
            refresh: true,
        }
    }
}

impl Settings {
    /// How grave a kind of finding is; `None` where it is not shown.
    pub fn severity(&self, kind: Kind) -> Option<DiagnosticSeverity> {
        Kind::ALL.iter().position(|known| *known == kind).and_then(|at| self.severities[at])
    }

    /// Reads settings, with the names of what is wrong in them. They may stand in a section `guillemet` of their own.
    pub fn read(value: &Value) -> (Self, Vec<String>) {
        let value = value.get("guillemet").unwrap_or(value);
        let mut reader = Reader { settings: Self::default(), wrong: Vec::new() };
        match value {
            Value::Object(entries) => {
                for (name, value) in entries {
                    reader.entry(name, value);
                }
            }
            Value::Null => {}
            _ => reader.wrong.push("guillemet".to_owned()),
        }
        (reader.settings, reader.wrong)
    }
}

struct Reader {
    settings: Settings,
    wrong: Vec<String>,
}

impl Reader {
    fn entry(&mut self, name: &str, value: &Value) {
        if value.is_null() {
            return;
        }
        let read = match name {
            "archives" => self.archives(value),
            "debounce" => self.debounce(value),
            "language" => self.language(value),
            "diagnostics" => return self.table(name, value, Self::severity),
            "inlayHints" => set(&mut self.settings.inlay_hints, value.as_bool()),
            "citation" => return self.table(name, value, Self::citation),
            "refresh" => set(&mut self.settings.refresh, value.as_bool()),
            // What clients and plugins have for themselves.
            "trace" | "path" | "arguments" | "filetypes" | "languages" => Some(()),
            _ => None,
        };
        if read.is_none() {
            self.wrong.push(sanitize_line(name));
        }
    }

    fn table(&mut self, name: &str, value: &Value, read: fn(&mut Self, &str, &Value) -> Option<()>) {
        let Some(entries) = value.as_object() else { return self.wrong.push(name.to_owned()) };
        for (key, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
            if read(self, key, value).is_none() {
                self.wrong.push(format!("{name}.{}", sanitize_line(key)));
            }
        }
    }

    fn archives(&mut self, value: &Value) -> Option<()> {
        let paths =
            value.as_array()?.iter().map(|path| path.as_str().map(PathBuf::from)).collect::<Option<Vec<_>>>()?;
        self.settings.archives = Some(paths).filter(|paths| !paths.is_empty());
        Some(())
    }

    fn debounce(&mut self, value: &Value) -> Option<()> {
        let milliseconds = value.as_u64().filter(|time| *time <= LONGEST_DEBOUNCE)?;
        self.settings.debounce = Duration::from_millis(milliseconds);
        Some(())
    }

    fn language(&mut self, value: &Value) -> Option<()> {
        self.settings.language = match value.as_str()? {
            "en" => Some(Locale::English),
            "fr" => Some(Locale::French),
            "auto" => None,
            _ => return None,
        };
        Some(())
    }

    fn severity(&mut self, key: &str, value: &Value) -> Option<()> {
        let at = Kind::ALL.iter().position(|kind| kind.name() == key)?;
        self.settings.severities[at] = match value.as_str()? {
            "error" => Some(DiagnosticSeverity::Error),
            "warning" => Some(DiagnosticSeverity::Warning),
            "information" => Some(DiagnosticSeverity::Information),
            "hint" => Some(DiagnosticSeverity::Hint),
            "off" => None,
            _ => return None,
        };
        Some(())
    }

    fn citation(&mut self, key: &str, value: &Value) -> Option<()> {
        match key {
            "format" => match value.as_str()? {
                "" => Some(()),
                name => set(&mut self.settings.format, Some(Format::from_name(name)))
                    .filter(|()| self.settings.format.is_some()),
            },
            "template" => match value.as_str()? {
                "" => Some(()),
                text => set(&mut self.settings.template, Some(Some(Template::parse(text).ok()?))),
            },
            "onCompletion" => set(&mut self.settings.cite_on_completion, value.as_bool()),
            _ => None,
        }
    }
}

fn set<T>(setting: &mut T, value: Option<T>) -> Option<()> {
    *setting = value?;
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_setting_is_read() {
        let (settings, wrong) = Settings::read(&json!({ "guillemet": {
            "archives": ["/a", "b"], "debounce": 50, "language": "fr", "inlayHints": true, "refresh": false,
            "diagnostics": { "altered": "error", "not-found": "off" },
            "citation": { "format": "pandoc", "template": "({source})", "onCompletion": true },
        }}));
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(settings.archives, Some(vec![PathBuf::from("/a"), PathBuf::from("b")]));
        assert_eq!((settings.debounce, settings.language), (Duration::from_millis(50), Some(Locale::French)));
        assert_eq!(settings.severity(Kind::Altered), Some(DiagnosticSeverity::Error));
        assert_eq!(settings.severity(Kind::NotFound), None);
        assert_eq!(settings.severity(Kind::Reported), Some(DiagnosticSeverity::Warning));
        assert_eq!(settings.format, Some(Format::Pandoc));
        assert!(
            settings.template.is_some() && settings.cite_on_completion && settings.inlay_hints && !settings.refresh
        );
    }

    #[test]
    fn what_is_wrong_is_named_and_has_its_default() {
        let (settings, wrong) = Settings::read(&json!({
            "archives": "a", "debounce": -1, "language": "de", "diagnostics": { "altered": 3, "x": "off" },
            "citation": { "format": "word", "template": "{nothing}" }, "other": 1, "inlayHints": null,
        }));
        assert_eq!(settings, Settings::default());
        let names =
            "archives debounce language diagnostics.altered diagnostics.x citation.format citation.template other";
        assert_eq!(wrong.join(" "), names);
        assert_eq!(Settings::read(&json!(3)).1, ["guillemet"]);
        assert_eq!(Settings::read(&Value::Null), (Settings::default(), Vec::new()));
    }

    #[test]
    fn the_extension_of_vs_code_offers_all_of_them_with_their_defaults() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/contrib/vscode/package.json");
        let package: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let offered = package["contributes"]["configuration"]["properties"].as_object().unwrap();
        let own = offered.iter().filter_map(|(name, it)| {
            Some((name.strip_prefix("guillemet.").filter(|name| *name != "path")?, it["default"].clone()))
        });
        let mut names: Vec<&str> = own.clone().map(|(name, _)| name).collect();
        names.sort_unstable();
        assert_eq!(names, ["archives", "citation", "debounce", "diagnostics", "inlayHints", "language", "refresh"]);
        let defaults = own.map(|(name, value)| (name.to_owned(), value)).collect::<serde_json::Map<_, _>>();
        assert_eq!(Settings::read(&defaults.into()), (Settings::default(), Vec::new()));
        let told = offered["guillemet.diagnostics"]["description"].as_str().unwrap();
        assert!(Kind::ALL.iter().all(|kind| told.contains(kind.name())), "{told}");
    }
}
