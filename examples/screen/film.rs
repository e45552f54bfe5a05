//! Many screens as one picture that moves: a script of keys in, an SVG with keyframes out. Each line of the screen is drawn
//! once for as long as it stays the same. Who does not want motion sees the last screen.
//!
//! A line of a script is `MILLISECONDS KEYS # what is told below # the same in French`; without keys the screen stays.
//! `{copied}` in what is told is the last copy, as it would be pasted.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Context as _;
use guillemet::tui::headless::Headless;
use ratatui::buffer::Cell;

use super::picture::{COLOURS, HEIGHT, PAPER, WIDTH, head, line, rows};

/// Lines below the screen.
const TOLD: usize = 4;

/// One screen of the film.
struct Frame {
    milliseconds: usize,
    /// The lines of the screen and what is told below, each as it is drawn.
    lines: Vec<String>,
}

/// Plays a script and draws what is seen, told in `language` (`en` or `fr`).
///
/// # Errors
/// When a line is none of a script, or names a key that there is not.
pub fn shot(stage: &mut Headless, script: &str, language: &str) -> anyhow::Result<String> {
    let mut frames = Vec::new();
    let mut size = (0, 0);
    for written in script.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let mut parts = written.split(" # ");
        let played = parts.next().unwrap_or_default();
        let told = parts.nth(usize::from(language == "fr")).unwrap_or_default();
        let (milliseconds, keys) = played.split_once(' ').unwrap_or((played, ""));
        let milliseconds = milliseconds.parse().with_context(|| format!("no time before the keys: {written}"))?;
        stage.press(keys.trim())?;
        let screen = stage.screen();
        size = (usize::from(screen.area.width), usize::from(screen.area.height));
        let mut lines: Vec<String> = rows(&screen).enumerate().map(|(y, row)| line(y, row)).collect();
        let copied = std::fs::read_to_string(stage.profile().dirs.last_copy()).unwrap_or_default();
        lines.extend(caption(&told.replace("{copied}", copied.trim()), size));
        frames.push(Frame { milliseconds, lines });
    }
    Ok(drawn(&frames, size))
}

/// What is told below the screen, on so many lines as there are for it.
fn caption(told: &str, (columns, lines): (usize, usize)) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in told.split(' ') {
        let last = rows.len() - 1;
        if rows[last].chars().count() + word.chars().count() + 1 > columns {
            rows.push(String::new());
        }
        let last = rows.len() - 1;
        if !rows[last].is_empty() {
            rows[last].push(' ');
        }
        rows[last].push_str(word);
    }
    rows.resize(TOLD - 1, String::new());
    let cells = |text: &String| {
        let signs = text.chars().map(|sign| {
            let mut cell = Cell::default();
            cell.set_char(sign);
            cell.set_style(ratatui::style::Style::new().bold());
            cell
        });
        signs.collect::<Vec<_>>()
    };
    rows.iter().enumerate().map(|(at, text)| line(lines + 1 + at, &cells(text))).collect()
}

/// The frames as one picture.
fn drawn(frames: &[Frame], (columns, lines): (usize, usize)) -> String {
    let total: usize = frames.iter().map(|frame| frame.milliseconds).sum();
    let mut begins = vec![0];
    for frame in frames {
        begins.push(begins[begins.len() - 1] + frame.milliseconds);
    }
    let (mut style, mut body) = (String::new(), String::new());
    let mut names: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for y in 0..frames.first().map_or(0, |frame| frame.lines.len()) {
        let mut first = 0;
        while first < frames.len() {
            let same = frames[first..].iter().take_while(|frame| frame.lines[y] == frames[first].lines[y]).count();
            let (drawn, after) = (&frames[first].lines[y], first + same);
            if !drawn.is_empty() {
                if same == frames.len() {
                    body.push_str(drawn);
                } else {
                    let number = names.len();
                    let name = *names.entry((first, after)).or_insert(number);
                    let _ = write!(body, "<g class=\"f f{name}\">\n{drawn}</g>\n");
                }
            }
            first = after;
        }
    }
    for ((first, after), name) in &names {
        let share = |at: usize| format!("{:.2}%", 100.0 * at as f64 / total as f64);
        let is_last = *after == frames.len();
        let begin = if *first == 0 { String::new() } else { "0%{visibility:hidden}".to_owned() };
        let end = if is_last { String::new() } else { format!("{}{{visibility:hidden}}", share(begins[*after])) };
        let still = if is_last { "" } else { "visibility:hidden;" };
        let _ = writeln!(
            style,
            ".f{name}{{{still}animation:f{name} {total}ms step-end infinite}}\
             @keyframes f{name}{{{begin}{}{{visibility:visible}}{end}}}",
            share(begins[*first])
        );
    }
    style.push_str("@media (prefers-reduced-motion: reduce){.f{animation:none}}\n");
    let rule = format!(
        "<rect x=\"{WIDTH}\" y=\"{}\" width=\"{}\" height=\"1\" class=\"k\" opacity=\"0.3\"/>\n",
        lines * HEIGHT + HEIGHT,
        columns * WIDTH
    );
    format!("{}<style>{COLOURS}{style}</style>\n{PAPER}{rule}{body}</svg>\n", head(columns, lines + TOLD))
}
