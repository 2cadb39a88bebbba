//! Markdown files: headings, strong lines and lines marked `Q:` that ask, with what follows them.

use super::Found;
use super::tree::one_line;
use super::words::{fits, is_question, is_title, marked_answer, marked_question};

/// The level of a strong line that asks, or one marked: below all headings.
const LINE: usize = 7;

struct Section<'text> {
    level: usize,
    title: String,
    is_question: bool,
    body: Vec<&'text str>,
}

/// The questions of the file; where none of its headings asks, the lowest ones are topics, and stand for questions.
pub fn entries(text: &str) -> Vec<Found> {
    let sections = sections(without_front_matter(text));
    let is_asking = sections.iter().any(|section| section.is_question);
    let mut found = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let below = || sections.iter().skip(at + 1).take_while(|next| next.level > section.level);
        let is_topic =
            !is_asking && below().next().is_none() && section.level > 1 && !is_title(&section.title);
        if !(section.is_question || is_topic) || !fits(&section.title) {
            continue;
        }
        let mut body = section.body.join("\n");
        for part in below().take_while(|part| !part.is_question) {
            body = [&body, "\n\n**", &part.title, "**\n\n", &part.body.join("\n")].concat();
        }
        let answer = body.trim_matches(|char: char| char == '\n' || char == '\r');
        let answer = marked_answer(answer).filter(|_| section.level == LINE).unwrap_or(answer);
        if !one_line(answer).is_empty() {
            found.push(Found::new(section.title.as_str(), answer));
        }
    }
    found
}

/// The text behind the settings of a site generator: between lines of `---` or `+++` at the beginning.
fn without_front_matter(text: &str) -> &str {
    for fence in ["---", "+++"] {
        let Some(rest) = text.strip_prefix(fence).and_then(|rest| rest.strip_prefix(['\n', '\r'])) else {
            continue;
        };
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            end += line.len();
            if line.trim_end() == fence {
                return rest.get(end..).unwrap_or_default();
            }
        }
    }
    text
}

fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    let mut is_code = false;
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        is_code ^= is_fence;
        let title = if is_code || is_fence { None } else { title(line) };
        match (title, sections.last_mut()) {
            (Some((level, title)), _) => {
                let question = marked_question(&title).unwrap_or(&title);
                let is_question = level == LINE || is_question(question);
                sections.push(Section { level, title: question.to_owned(), is_question, body: Vec::new() });
            }
            (None, Some(section)) if !is_code && is_underline(line) && section.body.len() == 1 => {}
            (None, Some(section)) => section.body.push(line),
            (None, None) => {}
        }
    }
    sections
}

/// The line under a title, in the older way to write them, is nothing to read.
fn is_underline(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.chars().all(|char| char == '=')
}

/// What a line says as a heading, and its level.
fn title(line: &str) -> Option<(usize, String)> {
    let text = line.trim();
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    if (1..=6).contains(&level) && rest.starts_with([' ', '\t']) {
        // `## Question {#id}` is how some generators name a heading.
        let rest = rest.trim().trim_end_matches('#').trim_end();
        let rest =
            rest.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#")).map_or(rest, |(rest, _)| rest);
        let title = one_line(&rest.replace("**", ""));
        return (!title.is_empty()).then_some((level, title));
    }
    let strong = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    let strong = strong.map(str::trim).filter(|text| is_question(text) || marked_question(text).is_some());
    let marked = strong.or_else(|| Some(text).filter(|text| marked_question(text).is_some()))?;
    Some((LINE, one_line(marked)))
}

#[cfg(test)]
mod tests;
