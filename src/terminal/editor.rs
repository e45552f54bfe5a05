//! The person's editor, and how each editor is told the line to open at.
//!
//! `$VISUAL` and `$EDITOR` are the person's own and split into words as a shell splits them. The file's name comes from
//! an archive and may be hostile: it is one argument, and no shell sees it.

use std::ffi::OsString;
use std::path::Path;

use super::foreground::ForegroundCommand;
use super::program::{ProgramError, program_name, split_words};

/// The form of the arguments that name a file and a line.
#[derive(Clone, Copy)]
enum Form {
    /// `+12 file`
    Plus,
    /// `file:12`
    Colon,
    /// `--goto file:12`
    Goto,
    /// `--line 12 file`
    Line,
}

/// The editors whose form is known, by the name of the program.
const FORMS: &[(&str, Form)] = &[
    ("vi", Form::Plus),
    ("vim", Form::Plus),
    ("nvim", Form::Plus),
    ("gvim", Form::Plus),
    ("emacs", Form::Plus),
    ("emacsclient", Form::Plus),
    ("nano", Form::Plus),
    ("kak", Form::Plus),
    ("micro", Form::Plus),
    ("joe", Form::Plus),
    ("mg", Form::Plus),
    ("gedit", Form::Plus),
    ("hx", Form::Colon),
    ("helix", Form::Colon),
    ("subl", Form::Colon),
    ("zed", Form::Colon),
    ("code", Form::Goto),
    ("codium", Form::Goto),
    ("kate", Form::Line),
];

/// What `$VISUAL`, else `$EDITOR` says, else `vi`; `variable` looks one up.
pub fn chosen(variable: impl Fn(&str) -> Option<String>) -> String {
    let set = |name| variable(name).filter(|value| !value.trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned())
}

/// The command that opens `file` at `line` (from 1) in `editor`. An editor that is not known gets the file alone.
///
/// # Errors
/// When a quotation mark in `editor` is not closed, or nothing is there.
pub fn command(editor: &str, file: &Path, line: u32) -> Result<ForegroundCommand, ProgramError> {
    let words = split_words(editor)?;
    let name = program_name(&words[0]);
    // `vim.basic`, `emacs-nox` and `code-insiders` take the arguments of the editor that they are a variant of.
    let stem = name.split(['.', '-']).next().unwrap_or_default();
    let of = |name: &str| FORMS.iter().find(|(known, _)| *known == name).map(|(_, form)| *form);
    let form = of(&name).or_else(|| of(stem));
    let file = protected(file);
    let at_line = || {
        let mut word = file.clone();
        word.push(format!(":{line}"));
        word
    };
    let mut command = words;
    match form {
        Some(Form::Plus) => command.extend([format!("+{line}").into(), file]),
        Some(Form::Colon) => command.push(at_line()),
        Some(Form::Goto) => command.extend(["--goto".into(), at_line()]),
        Some(Form::Line) => command.extend(["--line".into(), line.to_string().into(), file]),
        None => command.push(file),
    }
    Ok(ForegroundCommand::new(editor, command))
}

/// A name that no program takes for an option.
fn protected(file: &Path) -> OsString {
    if file.is_absolute() { file.into() } else { Path::new(".").join(file).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(editor: &str, file: &str) -> Vec<String> {
        let command = command(editor, Path::new(file), 12).unwrap();
        command.words.into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_way() {
        for (editor, expected) in [
            ("vi", "vi|+12|/a/b.txt"),
            ("/usr/bin/nvim -R", "/usr/bin/nvim|-R|+12|/a/b.txt"),
            ("emacsclient -t", "emacsclient|-t|+12|/a/b.txt"),
            ("nano", "nano|+12|/a/b.txt"),
            ("kak", "kak|+12|/a/b.txt"),
            ("hx", "hx|/a/b.txt:12"),
            ("code --wait", "code|--wait|--goto|/a/b.txt:12"),
            ("subl -w", "subl|-w|/a/b.txt:12"),
            ("kate", "kate|--line|12|/a/b.txt"),
            ("ed", "ed|/a/b.txt"),
            ("/usr/bin/vim.basic", "/usr/bin/vim.basic|+12|/a/b.txt"),
            ("emacs-nox", "emacs-nox|+12|/a/b.txt"),
            ("code-insiders -w", "code-insiders|-w|--goto|/a/b.txt:12"),
            ("'/opt/my editor/vim' -c 'set wrap'", "/opt/my editor/vim|-c|set wrap|+12|/a/b.txt"),
        ] {
            assert_eq!(words(editor, "/a/b.txt").join("|"), expected);
        }
    }

    #[test]
    fn a_hostile_name_stays_one_word_and_no_option() {
        let hostile = "/a/$(touch x); rm 'q\" \n-rf.txt";
        assert_eq!(words("vim", hostile), ["vim", "+12", hostile]);
        assert_eq!(words("vim", "-c:q"), ["vim", "+12", "./-c:q"]);
        assert_eq!(words("code", "--help"), ["code", "--goto", "./--help:12"]);
    }

    #[test]
    fn visual_comes_before_editor_and_what_is_empty_does_not_count() {
        let from = |visual: &'static str, editor: &'static str| {
            chosen(|name| Some(if name == "VISUAL" { visual } else { editor }.to_owned()))
        };
        assert_eq!(from("hx", "nano"), "hx");
        assert_eq!(from(" ", "nano"), "nano");
        assert_eq!(chosen(|_| None), "vi");
        assert!(command("vim 'x", Path::new("/a"), 1).is_err());
        assert!(command("  ", Path::new("/a"), 1).is_err());
    }
}
