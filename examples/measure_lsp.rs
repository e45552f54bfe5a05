//! Measures the language server as an editor would feel it, on an archive that is indexed.
//!
//! `cargo run --release --example measure_lsp -- PROGRAM ARCHIVE` starts PROGRAM (a built `guillemet`) with the person's usual
//! folders, opens a draft of 200 quotations of the archive, half of them altered, and prints the figures. What is typed is not
//! waited for (a debounce of 0), so that the times are those of the server alone.

#[path = "../tests/lsp/wire.rs"]
mod wire;

use std::io::{BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

/// Quotations of the draft.
const QUOTATIONS: usize = 200;
/// How often what is repeated is repeated.
const TIMES: usize = 20;
const URI: &str = "untitled:measured";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("measure_lsp: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, archive] = arguments.as_slice() else { bail!("usage: measure_lsp PROGRAM ARCHIVE") };
    let draft = draft(program, archive)?;
    println!("a draft of {QUOTATIONS} quotations, {} bytes", draft.len());
    let mut starts = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let mut server = Server::start(program, archive)?;
        server.initialize()?;
        starts.push(begun.elapsed());
    }
    told("start to `initialize` answered", &mut starts);
    let mut server = Server::start(program, archive)?;
    server.initialize()?;
    server.send("initialized", None, json!({}))?;
    // The list of articles is read in the first moments.
    server.request("textDocument/hover", json!({})).ok();
    std::thread::sleep(Duration::from_secs(5));
    let begun = Instant::now();
    let item = json!({ "uri": URI, "languageId": "markdown", "version": 0, "text": draft });
    server.send("textDocument/didOpen", None, json!({ "textDocument": item }))?;
    server.wait(|message| is_about(message, 0) && count(message) > 0)?;
    println!("opened: the first diagnostics  {:>7.1} ms", milliseconds(begun.elapsed()));
    while let Ok(message) = server.messages.recv_timeout(Duration::from_secs(4)) {
        if is_about(&message, 0) {
            println!("opened: {} diagnostics        {:>7.1} ms", count(&message), milliseconds(begun.elapsed()));
        }
    }
    typing(&mut server, &draft)?;
    completing(&mut server)?;
    println!("memory                         {}", server.status("VmRSS")?);
    println!("of which its own               {}", server.status("RssAnon")?);
    let before = server.ticks()?;
    std::thread::sleep(Duration::from_secs(10));
    println!("idle for 10 s                  {:>7} ticks of the processor", server.ticks()? - before);
    Ok(())
}

/// A draft of quotations of the archive, every second one with a word changed.
fn draft(program: &str, archive: &str) -> anyhow::Result<String> {
    let limit = (QUOTATIONS * 4).to_string();
    let output = Command::new(program).args(["quotes", "-a", archive, "-f", "jsonl", "-n", &limit]).output()?;
    let listed = String::from_utf8(output.stdout)?;
    let all: Vec<Value> = listed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let long = all.iter().filter_map(|row| Some((row.get("words")?.as_str()?, row.get("speaker")?.as_str()?)));
    let mut text = String::new();
    for (number, (words, name)) in long.filter(|(words, _)| words.split(' ').count() > 6).take(QUOTATIONS).enumerate() {
        let mut words: Vec<&str> = words.split(' ').collect();
        if number % 2 == 1 {
            words[3] = "autrement";
        }
        text.push_str(&format!(
            "« {} », a déclaré {name}.\n\nUn paragraphe sépare les citations du brouillon.\n\n",
            words.join(" ")
        ));
    }
    Ok(text)
}

/// Changes the fourth word of the first quotation again and again: how long until its diagnostic comes and goes.
fn typing(server: &mut Server, draft: &str) -> anyhow::Result<()> {
    let line = draft.lines().next().unwrap_or_default();
    let start = line.split(' ').take(4).map(|word| word.chars().count() + 1).sum::<usize>();
    let word = line.split(' ').nth(4).context("a word")?;
    let mut times = Vec::new();
    let mut length = word.chars().count();
    for version in 1..=TIMES {
        let put = if version % 2 == 1 { format!("mot{version}") } else { word.to_owned() };
        let range =
            json!({ "start": { "line": 0, "character": start }, "end": { "line": 0, "character": start + length } });
        length = put.chars().count();
        let begun = Instant::now();
        server.send(
            "textDocument/didChange",
            None,
            json!({
                "textDocument": { "uri": URI, "version": version },
                "contentChanges": [{ "range": range, "text": put }],
            }),
        )?;
        server.wait(|message| is_about(message, version))?;
        times.push(begun.elapsed());
    }
    told("a changed quotation", &mut times);
    Ok(())
}

/// Completes the beginnings of quotations, at each letter.
fn completing(server: &mut Server) -> anyhow::Result<()> {
    let mut times = Vec::new();
    for (number, typed) in
        ["« Le p", "« Le proj", "« Nous", "« Il faut que le", "« la ville", "Selon Paul Arvieux, « "].iter().enumerate()
    {
        let uri = format!("untitled:typed-{number}");
        let item = json!({ "uri": uri, "languageId": "markdown", "version": 0, "text": typed });
        server.send("textDocument/didOpen", None, json!({ "textDocument": item }))?;
        for _ in 0..5 {
            let begun = Instant::now();
            let place = json!({ "line": 0, "character": typed.encode_utf16().count() });
            let answer = server
                .request("textDocument/completion", json!({ "textDocument": { "uri": uri }, "position": place }))?;
            times.push(begun.elapsed());
            if times.len() % 5 == 0 {
                let items = answer.pointer("/result/items").and_then(Value::as_array).map_or(0, Vec::len);
                println!("    {typed}: {items} items, {:.1} ms", milliseconds(begun.elapsed()));
            }
        }
    }
    told("completion", &mut times);
    Ok(())
}

fn is_about(message: &Value, version: usize) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
        && message["params"]["uri"] == URI
        && message["params"]["version"] == version
}

/// How many diagnostics were published.
fn count(message: &Value) -> usize {
    message["params"]["diagnostics"].as_array().map_or(0, Vec::len)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn told(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let (middle, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{what:<30} {:>7.1} ms in the middle, {:.1} ms at worst", milliseconds(middle), milliseconds(worst));
}

/// A server, spoken to as editors do.
struct Server {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    number: i32,
}

impl Server {
    fn start(program: &str, archive: &str) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        let mut child = command.args(["lsp", "-a", archive]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut out = BufReader::new(child.stdout.take().context("a pipe")?);
        let input = child.stdin.take().context("a pipe")?;
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while wire::read(&mut out).ok().flatten().is_some_and(|message| sender.send(message).is_ok()) {}
        });
        Ok(Self { child, input, messages, number: 0 })
    }

    fn send(&mut self, method: &str, id: Option<i32>, parameters: Value) -> anyhow::Result<()> {
        let mut message = json!({ "jsonrpc": "2.0", "method": method, "params": parameters });
        if let Some(id) = id {
            message["id"] = id.into();
        }
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        Ok(self.input.flush()?)
    }

    fn wait(&self, is_it: impl Fn(&Value) -> bool) -> anyhow::Result<Value> {
        loop {
            let message = self.messages.recv_timeout(Duration::from_secs(120))?;
            if is_it(&message) {
                return Ok(message);
            }
        }
    }

    fn request(&mut self, method: &str, parameters: Value) -> anyhow::Result<Value> {
        self.number += 1;
        let id = self.number;
        self.send(method, Some(id), parameters)?;
        self.wait(|message| message["id"] == id)
    }

    fn initialize(&mut self) -> anyhow::Result<()> {
        let settings = json!({ "debounce": 0 });
        self.request(
            "initialize",
            json!({ "processId": null, "capabilities": {}, "initializationOptions": settings }),
        )?;
        Ok(())
    }

    /// A line of what the system knows of the process.
    fn status(&self, name: &str) -> anyhow::Result<String> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        Ok(line.unwrap_or("unknown").trim().to_owned())
    }

    /// What the process used of the processor, in ticks.
    fn ticks(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace();
        Ok(fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
