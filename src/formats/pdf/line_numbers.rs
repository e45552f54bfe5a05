//! The numbers of lines that transcripts and bills print in their margin. In: the lines of a page; out: the same without
//! them, where they count up line by line.

use super::lines::Line;

/// Fewer numbered lines are a list.
const FEWEST: usize = 8;

/// Takes the numbers out of the lines of a page.
pub(super) fn remove(page: &mut Vec<Line>) {
    let numbers: Vec<Option<u32>> = page.iter().map(|line| leading(&line.text).map(|(number, _)| number)).collect();
    let known: Vec<u32> = numbers.iter().flatten().copied().collect();
    let steps = known.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
    let counts_up = known.len() >= FEWEST && steps * 10 >= (known.len() - 1) * 8;
    if !counts_up || known.len() * 2 < page.len() {
        return;
    }
    // Only those that are in their place: a line may begin with a number of its own.
    let mut expected = known[0];
    for line in page.iter_mut() {
        if let Some((number, length)) = leading(&line.text)
            && (expected..=expected + 1).contains(&number)
        {
            line.text = line.text[length..].trim_start().to_owned();
            expected = number + 1;
        }
    }
    page.retain(|line| !line.text.is_empty());
}

/// The number that a line begins with or is, and its bytes.
fn leading(text: &str) -> Option<(u32, usize)> {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..length].parse().ok().filter(|number| (1..=99).contains(number))?;
    (length == text.len() || text[length..].starts_with(' ')).then_some((number, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[String]) -> Vec<Line> {
        let line = |text: &String| Line { left: 50.0, right: 500.0, y: 0.0, size: 12.0, text: text.clone() };
        lines.iter().map(line).collect()
    }

    #[test]
    fn numbers_in_the_margin_go_and_those_of_sentences_stay() {
        let mut lines: Vec<String> = (1..=12).map(|n| format!("{n} the dam holds")).collect();
        lines[4] = "5 40 boats wait".to_owned();
        let mut numbered = page(&lines);
        remove(&mut numbered);
        assert_eq!((numbered[0].text.as_str(), numbered[4].text.as_str()), ("the dam holds", "40 boats wait"));
        let mut list = page(&["1 pont".into(), "2 quais".into(), "La suite".into()]);
        let before = list.clone();
        remove(&mut list);
        assert_eq!(list, before);
    }
}
