//! A Rust source as the rules see it: its tokens, without comments, literals and tests, and the paths it names.
//!
//! Deliberately not a parser: a rule must also see into the bodies of macros, and needs no types. What it cannot
//! see is a name that a glob import brings in; the rules refuse the globs that matter.

use std::collections::HashMap;

/// One token: an identifier, a number, a lifetime, `::`, or a single mark. Literals are `""`.
#[derive(Clone, Debug)]
pub struct Token {
    pub line: usize,
    pub text: String,
}

/// A path that a source names, in a `use` or inline, with `self`, `super` and imported names spelled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub line: usize,
    pub path: Vec<String>,
}

impl Named {
    /// Whether it is `path` (`std::fs`) or lies under it.
    pub fn is_under(&self, path: &str) -> bool {
        let mut mine = self.path.iter();
        path.split("::").all(|part| mine.next().is_some_and(|own| own == part))
    }
}

/// One file.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the root of the repository, with `/`.
    pub path: String,
    /// As it stands in the file.
    pub text: String,
    /// What counts for the rules.
    pub tokens: Vec<Token>,
    /// Files that only tests use: the modules declared here under `#[cfg(test)]`.
    pub test_modules: Vec<String>,
    /// Every path that it names.
    pub named: Vec<Named>,
    /// The names that its `use` lines bring in, with the paths they stand for.
    pub imported: HashMap<String, Vec<String>>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let mut test_modules = Vec::new();
        let tokens = without_tests(tokens(text), &mut test_modules);
        let (named, imported) = named(&tokens, &module_of(path));
        Self { path: path.to_owned(), text: text.to_owned(), tokens, test_modules, named, imported }
    }

    /// The module that the file is: `["tui", "view", "list"]` for `src/tui/view/list.rs`, empty for the root.
    pub fn module(&self) -> Vec<String> {
        module_of(&self.path)
    }

    /// Whether the file is the module `path` (`tui::update`) or lies under it.
    pub fn is_in(&self, path: &str) -> bool {
        Named { line: 0, path: self.module() }.is_under(path)
    }

    /// Whether it holds tests and nothing else, by its name.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Where these tokens stand one after another (`["&", "mut", "Model"]`), as lines.
    pub fn lines_with(&self, wanted: &[&str]) -> Vec<usize> {
        let fits = |at: &&[Token]| at.iter().map(|token| token.text.as_str()).eq(wanted.iter().copied());
        self.tokens.windows(wanted.len()).filter(fits).map(|at| at[0].line).collect()
    }
}

fn module_of(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let mut module: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| last == "mod") || module == ["lib"] || module == ["main"] {
        module.pop();
    }
    module
}

/// Splits a source into tokens; comments go, literals become `""`.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let (end, word) = token(&chars, at);
        if let Some(word) = word {
            tokens.push(Token { line, text: word });
        }
        line += chars[at..end].iter().filter(|&&c| c == '\n').count();
        at = end;
    }
    tokens
}

/// Where the token at `at` ends, and its text when it is one that counts.
fn token(chars: &[char], at: usize) -> (usize, Option<String>) {
    let next = |ahead: usize| chars.get(at + ahead).copied().unwrap_or('\0');
    let literal = |end: usize| (end, Some("\"\"".to_owned()));
    match chars[at] {
        c if c.is_whitespace() => (at + 1, None),
        '/' if next(1) == '/' => (run(chars, at, |c| c != '\n'), None),
        '/' if next(1) == '*' => (end_of_comment(chars, at), None),
        '"' => literal(end_of_string(chars, at + 1, '"')),
        '\'' if next(1) == '\\' => literal(end_of_string(chars, at + 1, '\'')),
        '\'' if next(2) == '\'' => literal(at + 3),
        '\'' => word(chars, at, run(chars, at + 1, is_word)),
        ':' if next(1) == ':' => word(chars, at, at + 2),
        c if is_word(c) => {
            let end = run(chars, at, is_word);
            let prefix: String = chars[at..end].iter().collect();
            let hashes = run(chars, end, |c| c == '#') - end;
            match (prefix.as_str(), chars.get(end + hashes)) {
                ("r" | "br" | "cr", Some('"')) => literal(end_of_raw(chars, end + hashes + 1, hashes)),
                ("b" | "c", Some('"')) if hashes == 0 => literal(end_of_string(chars, end + 1, '"')),
                ("b", Some('\'')) if hashes == 0 => literal(end_of_string(chars, end + 1, '\'')),
                ("r", Some(&c)) if hashes == 1 && is_word(c) => word(chars, end + 1, run(chars, end + 1, is_word)),
                _ => word(chars, at, end),
            }
        }
        _ => word(chars, at, at + 1),
    }
}

fn word(chars: &[char], start: usize, end: usize) -> (usize, Option<String>) {
    (end, Some(chars[start..end].iter().collect()))
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The end of the run of characters from `at` on that fit.
fn run(chars: &[char], at: usize, fits: impl Fn(char) -> bool) -> usize {
    chars[at..].iter().position(|&c| !fits(c)).map_or(chars.len(), |length| at + length)
}

fn end_of_comment(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn end_of_string(chars: &[char], mut at: usize, mark: char) -> usize {
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            c if c == mark => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

fn end_of_raw(chars: &[char], from: usize, hashes: usize) -> usize {
    let closes = |at: usize| chars[at] == '"' && run(chars, at + 1, |c| c == '#') - at > hashes;
    (from..chars.len()).find(|&at| closes(at)).map_or(chars.len(), |at| at + 1 + hashes)
}

/// The tokens without the items under `#[cfg(test)]`; the names of modules declared there are kept in `modules`.
fn without_tests(tokens: Vec<Token>, modules: &mut Vec<String>) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((end, test, inner)) = attribute(&tokens, at) else {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        };
        if !test {
            kept.extend_from_slice(&tokens[at..end]);
            at = end;
            continue;
        }
        if inner {
            return Vec::new();
        }
        let item = end_of_item(&tokens, end);
        if let Some([_, name, _]) = tokens[end..item].windows(3).find(|at| at[0].text == "mod" && at[2].text == ";") {
            modules.push(name.text.clone());
        }
        at = item;
    }
    kept
}

/// The attribute at `at`: where it ends, whether it keeps its item for tests, whether it is an inner one.
fn attribute(tokens: &[Token], at: usize) -> Option<(usize, bool, bool)> {
    let text = |ahead: usize| tokens.get(at + ahead).map_or("", |token| token.text.as_str());
    if text(0) != "#" {
        return None;
    }
    let inner = text(1) == "!";
    let open = 1 + usize::from(inner);
    if text(open) != "[" {
        return None;
    }
    let end = end_of_group(tokens, at + open);
    let inside = &tokens[at + open..end];
    let names = |name: &str| inside.iter().any(|token| token.text == name);
    let only_for_tests = text(open + 1) == "cfg" && names("test") && !names("not") && !names("any");
    Some((end, only_for_tests, inner))
}

/// The end of the bracketed group that opens at `at`.
fn end_of_group(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    tokens.len()
}

/// The end of the item, statement or field that begins at `at`, further attributes included.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    while let Some((end, ..)) = attribute(tokens, at) {
        at = end;
    }
    const ITEMS: [&str; 13] =
        ["pub", "fn", "mod", "use", "impl", "struct", "enum", "const", "static", "type", "trait", "async", "let"];
    let is_item = tokens.get(at).is_some_and(|token| ITEMS.contains(&token.text.as_str()));
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => return end_of_group(tokens, at),
            "(" | "[" => at = end_of_group(tokens, at),
            ";" => return at + 1,
            "," if !is_item => return at + 1,
            ")" | "]" | "}" => return at,
            _ => at += 1,
        }
    }
    at
}

/// Every path that the tokens name, and the names that are brought in.
fn named(tokens: &[Token], module: &[String]) -> (Vec<Named>, HashMap<String, Vec<String>>) {
    let mut named = Vec::new();
    let mut imported: HashMap<String, Vec<String>> = HashMap::new();
    let mut rest = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_use = tokens[at].text == "use" && tokens.get(at + 1).is_some_and(|next| next.text != "<");
        if !is_use {
            rest.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += 1;
        for (line, path, alias) in use_tree(tokens, &mut at, &[]) {
            let path = absolute(path, module);
            imported.insert(alias, path.clone());
            named.push(Named { line, path });
        }
    }
    for (line, path) in inline(&rest) {
        let expanded = match imported.get(&path[0]) {
            Some(whole) => whole.iter().chain(&path[1..]).cloned().collect(),
            None => absolute(path, module),
        };
        named.push(Named { line, path: expanded });
    }
    (named, imported)
}

/// The leaves of the `use` tree at `at`, each with its line, its path and the name that it brings in.
fn use_tree(tokens: &[Token], at: &mut usize, prefix: &[String]) -> Vec<(usize, Vec<String>, String)> {
    let mut path = prefix.to_vec();
    let mut leaves = Vec::new();
    let mut alias = None;
    let mut line = tokens.get(*at).map_or(0, |token| token.line);
    while let Some(token) = tokens.get(*at) {
        match token.text.as_str() {
            "{" => {
                while tokens.get(*at).is_some_and(|token| token.text == "{" || token.text == ",") {
                    *at += 1;
                    leaves.extend(use_tree(tokens, at, &path));
                }
                *at += 1;
                return leaves;
            }
            "}" | "," | ";" => break,
            "as" => {
                *at += 1;
                alias = tokens.get(*at).map(|name| name.text.clone());
            }
            "::" => {}
            name => {
                line = token.line;
                path.push(name.to_owned());
            }
        }
        *at += 1;
    }
    if path.len() == prefix.len() {
        return leaves;
    }
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let alias = alias.or_else(|| path.last().cloned()).unwrap_or_default();
    leaves.push((line, path, alias));
    leaves
}

/// The paths of two names or more outside `use`.
fn inline(tokens: &[Token]) -> Vec<(usize, Vec<String>)> {
    let is_name = |at: usize| {
        tokens.get(at).is_some_and(|token| token.text.chars().next().is_some_and(|c| c == '_' || c.is_alphabetic()))
    };
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.text == text);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let line = tokens[at].line;
        let mut path = vec![tokens[at].text.clone()];
        at += 1;
        while is(at, "::") && is_name(at + 1) {
            path.push(tokens[at + 1].text.clone());
            at += 2;
        }
        if path.len() > 1 {
            paths.push((line, path));
        }
    }
    paths
}

/// The path with a leading `self` or `super` spelled out from the root of the crate.
fn absolute(path: Vec<String>, module: &[String]) -> Vec<String> {
    let supers = path.iter().take_while(|part| *part == "super").count();
    let dropped = if path.first().is_some_and(|first| first == "self") { 1 } else { supers };
    if dropped == 0 {
        return path;
    }
    let parent = &module[..module.len().saturating_sub(supers)];
    let root = std::iter::once("crate".to_owned());
    root.chain(parent.iter().cloned()).chain(path.into_iter().skip(dropped)).collect()
}
