//! The language server inside real editors: a draft is opened, its diagnostic waited for, the action applied, and the saved
//! file read. What is set up is what docs/editors.md recommends. Where the machine has no such editor the test says that it
//! was skipped, and why.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{Person, skipped};
use tempfile::TempDir;
use termlens::Terminal;

const ARTICLE: &str = "---\ntitle: Le pont rouvrira\ndate: 2023-08-17\nsource: Le Courrier du Val\n---\n\
    « Nous tiendrons ce calendrier coûte que coûte », a déclaré Claire Dupont, maire de Valcourt.\n\n\
    « Personne ne sera oublié dans cette affaire », a-t-elle ajouté.\n";
const ALTERED: &str = "« Nous tiendrions ce calendrier coûte que coûte », a déclaré Claire Dupont.\n";
const MENDED: &str = "« Nous tiendrons ce calendrier coûte que coûte », a déclaré Claire Dupont.\n";

/// The block of code of docs/editors.md under this heading, with archives of its own.
fn recipe(editor: &str, language: &str) -> String {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editors.md")).unwrap();
    let (_, section) = guide.split_once(&format!("\n## Language server: {editor}\n")).unwrap();
    let (_, block) = section.split("\n## ").next().unwrap().split_once(&format!("```{language}\n")).unwrap();
    block.split("```").next().unwrap().to_owned()
}

fn is_here(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if asked.is_err() {
        skipped(program, &format!("there is no {program} here"));
    }
    asked.is_ok()
}

/// A person who writes: a draft, an archive, and the program on the path.
struct Writer {
    person: Person,
    archive: TempDir,
    draft: PathBuf,
}

impl Writer {
    fn new(name: &str, text: &str) -> Self {
        let (person, archive) = (Person::new(), TempDir::new().unwrap());
        fs::write(archive.path().join("pont.md"), ARTICLE).unwrap();
        let bin = person.folder("bin");
        fs::create_dir(&bin).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_guillemet"), bin.join("guillemet")).unwrap();
        let draft = person.folder(name);
        fs::write(&draft, text).unwrap();
        assert_eq!(person.run(&["index", archive.path().to_str().unwrap()]).code, 0);
        Self { person, archive, draft }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.person.folder(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", self.person.folder("bin").display());
        let home = self.person.home.path().display().to_string();
        let archive = self.archive.path().display().to_string();
        let own = [("PATH", path), ("HOME", home), ("GUILLEMET_ARCHIVE", archive), ("LANG", "C.UTF-8".to_owned())];
        let folders = self.person.environment().into_iter().map(|(name, folder)| (name, folder.display().to_string()));
        own.into_iter().chain(folders).collect()
    }

    /// Runs an editor without a terminal; what it printed.
    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = Command::new(program)
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .env("TERM", "dumb")
            .current_dir(self.person.home.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    }

    /// Opens an editor in a terminal.
    fn open(&self, program: &str, arguments: &[&str]) -> Terminal {
        let builder = Terminal::builder().size(110, 30).env_clear().timeout(Duration::from_secs(90));
        let builder = builder.env("TERM", "xterm-256color").current_dir(self.person.home.path());
        let builder = self.environment().into_iter().fold(builder, |builder, (name, value)| builder.env(name, value));
        builder.args(arguments).spawn(program).unwrap()
    }

    fn saved(&self) -> String {
        fs::read_to_string(&self.draft).unwrap()
    }
}

/// What the test has neovim do once the recipe is read.
const NEOVIM: &str = r#"
local function print(text) io.stdout:write(text .. '\n') end
local function wait(what, is_there)
  if not vim.wait(60000, is_there, 20) then print('nothing came of: ' .. what) vim.cmd('cquit') end
end
local function ask(method, parameters)
  local answers = vim.lsp.buf_request_sync(0, method, parameters, 60000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
vim.ui.select = function(items, _, choose)
  for _, item in ipairs(items) do
    if item[2].title == 'Put the exact words' then return choose(item) end
  end
  print('no such action') vim.cmd('cquit')
end
vim.schedule(function()
  wait('the diagnostic', function() return #vim.diagnostic.get(0) == 1 end)
  local found = vim.diagnostic.get(0)[1]
  print(found.source .. ': ' .. found.message)
  vim.api.nvim_win_set_cursor(0, { 1, 20 })
  local here = vim.lsp.util.make_position_params()
  print(ask('textDocument/hover', here).contents.value)
  print(ask('textDocument/definition', here)[1].uri)
  print(ask('textDocument/documentSymbol', { textDocument = here.textDocument })[1].detail)
  vim.lsp.buf.code_action()
  wait('the exact words', function() return #vim.diagnostic.get(0) == 0 end)
  vim.cmd('write')
  -- A wrong word is typed: how long until it is seen?
  vim.cmd('normal! 0wcwVous')
  local begun = vim.loop.hrtime()
  wait('the second diagnostic', function() return #vim.diagnostic.get(0) == 1 end)
  print(string.format('seen after %d ms', (vim.loop.hrtime() - begun) / 1e6))
  vim.cmd('normal! u')
  vim.cmd('normal! GoElle dit : « Personne')
  vim.api.nvim_win_set_cursor(0, { 2, #vim.fn.getline(2) })
  local list = ask('textDocument/completion', vim.lsp.util.make_position_params())
  print('completed: ' .. list.items[1].label)
  vim.cmd('qall!')
end)
"#;

#[test]
fn neovim_shows_mends_and_completes() {
    if !is_here("nvim") {
        return;
    }
    let writer = Writer::new("draft.md", ALTERED);
    let init = writer.file("init.lua", &recipe("neovim", "lua"));
    let script = writer.file("test.lua", NEOVIM);
    let said =
        writer.run("nvim", &["--headless", "-u", &init, "-i", "NONE", "draft.md", "-c", &format!("luafile {script}")]);
    for part in [
        "guillemet: altered; “tiendrons” became “tiendrions”",
        "**« Nous tiendrons ce calendrier coûte que coûte »**",
        "pont.md",
        "altered — Claire Dupont",
        "completed: Personne ne sera oublié dans cette affaire",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let seen = said.lines().find(|line| line.contains("seen after")).unwrap_or_default();
    println!("neovim: a wrong word is {seen}");
    assert_eq!(writer.saved(), MENDED);
}

/// What the test has Emacs do once the recipe is read.
const EMACS: &str = r#"
(defun wait-for (what is-there)
  (let ((left 600))
    (while (and (> left 0) (not (funcall is-there)))
      (accept-process-output nil 0.1)
      (sit-for 0.01)
      (setq left (1- left)))
    (when (= left 0) (error "nothing came of: %s" what))))
(setq eglot-sync-connect t eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.1 eglot-send-changes-idle-time 0.1)
(find-file "draft.txt")
; The server starts after a command, and there is none without a terminal.
(run-hooks 'post-command-hook)
(wait-for "the server" #'eglot-current-server)
(wait-for "the draft to be managed" #'eglot-managed-p)
(defun shown () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(wait-for "the diagnostic" (lambda () (flymake-start) (shown)))
(message "shown: %s" (car (shown)))
(goto-char (point-min))
(search-forward "tiendr")
(message "leads to: %s" (xref-location-group (xref-item-location (car (xref-backend-definitions 'eglot "LSP identifier at point.")))))
(let ((action (seq-find (lambda (action) (equal (plist-get action :title) "Put the exact words"))
                        (eglot-code-actions (point) (point) nil nil))))
  (eglot--apply-workspace-edit (plist-get action :edit)))
(save-buffer)
(goto-char (point-max))
(insert "Elle dit : « Personne")
(eglot--signal-textDocument/didChange)
(let* ((found (eglot-completion-at-point))
       (all (all-completions "" (nth 2 found))))
  (message "completed: %s" (car all)))
(set-buffer-modified-p nil)
(kill-emacs 0)
"#;

#[test]
fn emacs_shows_mends_and_completes_through_eglot() {
    if !is_here("emacs") {
        return;
    }
    let writer = Writer::new("draft.txt", ALTERED);
    let has_eglot = "(progn (package-initialize) (princ (if (locate-library \"eglot\") \"eglot\" \"none\")))";
    if !writer.run("emacs", &["-q", "--batch", "--eval", has_eglot]).contains("eglot") {
        skipped("eglot", "this emacs has no eglot");
        return;
    }
    let init = writer.file("init.el", &format!("(package-initialize)\n{}", recipe("emacs", "elisp")));
    let script = writer.file("test.el", EMACS);
    let said = writer.run("emacs", &["-q", "--batch", "-l", &init, "-l", &script]);
    for part in
        ["shown: ", "“tiendrons” became “tiendrions”", "leads to: ", "pont.md", "completed: Personne ne sera oublié"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(writer.saved(), MENDED);
}

#[test]
fn vim_shows_and_mends_through_ale() {
    if !is_here("vim") {
        return;
    }
    if !Path::new("/usr/share/vim-ale").exists()
        && !Path::new("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale").exists()
    {
        skipped("vim-ale", "this vim has no ALE");
        return;
    }
    // ALE counts bytes: no accent stands before the word that is mended.
    let draft = "\"Nous tiendrions ce calendrier\", a dit Claire Dupont.\n";
    let writer = Writer::new("draft.md", draft);
    let recipe = recipe("vim with ALE", "vim");
    let vimrc = writer.file("vimrc", &format!("set nocompatible encoding=utf-8\nfiletype on\n{recipe}"));
    let mut terminal = writer.open("vim", &["-u", &vimrc, "-i", "NONE", "draft.md"]);
    // ALE shows what it has about the line of the cursor.
    terminal.wait_until(|screen| screen.contains("altered")).unwrap();
    terminal.send_str("\\a").unwrap();
    terminal.wait_until(|screen| screen.contains("Put the exact words")).unwrap();
    terminal.send_str("1\r").unwrap();
    terminal.wait_until(|screen| screen.contains("Nous tiendrons ce")).unwrap();
    terminal.send_str("\r:wq\r").unwrap();
    terminal.wait_exit().unwrap();
    assert_eq!(writer.saved(), draft.replace("tiendrions", "tiendrons"));
}

#[test]
fn kate_starts_the_server_and_is_shown_what_is_altered() {
    if !is_here("kate") {
        return;
    }
    let writer = Writer::new("draft.md", ALTERED);
    let home = writer.person.home.path();
    // Kate draws nothing here: what it was told is read from what the server wrote.
    let (program, answers) = (home.join("bin/guillemet"), home.join("answers"));
    fs::remove_file(&program).unwrap();
    let server = env!("CARGO_BIN_EXE_guillemet");
    fs::write(&program, format!("#!/bin/sh\n'{server}' \"$@\" | tee '{}'\n", answers.display())).unwrap();
    fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let settings = home.join(".config/kate/lspclient/settings.json");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    fs::write(&settings, recipe("Kate", "json")).unwrap();
    // Kate asks once whether it may start the server; the answer is kept like this.
    let allowed = format!("AllowedServerCommandLines={} lsp", program.display());
    let plugin = "[Kate Plugins]\nlspclientplugin=true\n\n[lspclient]\n";
    fs::write(home.join(".config/katerc"), format!("{plugin}{allowed}\n")).unwrap();
    let own = writer.environment().into_iter().chain([("QT_QPA_PLATFORM", "offscreen".to_owned())]);
    let mut kate = Command::new("kate")
        .args(["-b", "-n", "draft.md"])
        .current_dir(home)
        .env_clear()
        .envs(own)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let told = || fs::read_to_string(&answers).unwrap_or_default();
    let is_told = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        told().contains("“tiendrons” became “tiendrions”")
    });
    kate.kill().unwrap();
    kate.wait().unwrap();
    assert!(is_told, "{}", told());
}

#[test]
fn the_extension_of_vs_code_is_sound() {
    if !is_here("node") {
        return;
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("contrib/vscode");
    let checked = Command::new("node").args(["--check", "extension.js"]).current_dir(&source).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let package: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(source.join("package.json")).unwrap()).unwrap();
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    assert!(package["main"] == "./extension.js" && source.join("extension.js").is_file());
}

#[test]
#[ignore = "fetches packages: cargo test --test editors_lsp -- --ignored"]
fn the_extension_of_vs_code_is_built_and_packaged() {
    if !is_here("node") || !is_here("npm") {
        return;
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("contrib/vscode");
    let folder = TempDir::new().unwrap();
    for file in ["package.json", "extension.js", "README.md", ".vscodeignore"] {
        fs::copy(source.join(file), folder.path().join(file)).unwrap();
    }
    let run = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).current_dir(folder.path()).stdin(Stdio::null()).output().unwrap()
    };
    assert!(run("node", &["--check", "extension.js"]).status.success());
    // A registry that is slow or not there says nothing about the extension.
    let installed =
        run("timeout", &["150", "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1"]);
    if !installed.status.success() {
        println!(
            "skipped: the packages of the extension cannot be had: {}",
            String::from_utf8_lossy(&installed.stderr)
        );
        return;
    }
    let packaged = run("npm", &["run", "package"]);
    assert!(packaged.status.success(), "{}", String::from_utf8_lossy(&packaged.stderr));
    let bytes = fs::read(folder.path().join("guillemet.vsix")).unwrap();
    assert!(bytes.starts_with(b"PK"), "a zip file");
    // The names of files stand in a zip file as they are.
    for name in ["extension/extension.js", "extension/package.json", "vscode-languageclient/node.js"] {
        assert!(has(&bytes, name.as_bytes()), "{name} is in the package");
    }
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
