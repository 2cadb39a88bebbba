//! What looks like a question, and what like the heading of a FAQ.

use super::tree::{has_part, one_line};

/// The longest text that is taken for a question, in characters.
const LONGEST_QUESTION: usize = 300;

/// What a FAQ is called, in ASCII lower case, in the languages of the most pages. First letters that have a case beyond
/// ASCII are left out.
const TITLES: [&str; 35] = [
    "faq",
    "f.a.q",
    "frequently asked",
    "often asked",
    "common questions",
    "popular questions",
    "q&a",
    "q & a",
    "questions and answers",
    "questions & answers",
    "good to know",
    "how can we help",
    "常见问题",
    "常見問題",
    "常见问答",
    "常見問答",
    "问与答",
    "問與答",
    "问答",
    "热门问题",
    "よくある",
    "자주 묻는",
    "ufige fragen",
    "ufig gestellte",
    "fragen und antworten",
    "questions fr",
    "foire aux questions",
    "preguntas frecuentes",
    "perguntas frequentes",
    "domande frequenti",
    "veelgestelde",
    "zadawane pytania",
    "асто задава",
    "الشائعة",
    "أسئلة شائعة",
];

/// Titles that say it with one word.
const WHOLE_TITLES: [&str; 8] =
    ["questions", "your questions", "help", "fragen", "preguntas", "问题", "帮助", "faqs"];

/// Whether the text ends as a question does.
pub fn is_question(text: &str) -> bool {
    let end = text.trim_end_matches(|char: char| {
        char.is_whitespace()
            || matches!(char, '"' | '”' | '»' | ')' | '）' | '」' | '』' | '*' | '.' | '!' | '！')
    });
    end.ends_with(['?', '？', '؟', '՞', '⁇', '‽']) && fits(text)
}

/// Whether the text may be a question at all.
pub fn fits(text: &str) -> bool {
    text.chars().nth(1).is_some() && text.chars().nth(LONGEST_QUESTION).is_none()
}

/// Whether it is what a FAQ is called.
pub fn is_title(text: &str) -> bool {
    let text = one_line(text).to_ascii_lowercase();
    let is_short = text.chars().nth(80).is_none();
    is_short && (TITLES.iter().any(|title| has_part(&text, title)) || WHOLE_TITLES.contains(&text.as_str()))
}

/// What marks a question or an answer at its beginning: `Q:`, `Answer 2.`, `问：`.
const QUESTION_MARKS: [&str; 8] = ["question", "frage", "pregunta", "q", "问题", "問題", "问", "問"];
const ANSWER_MARKS: [&str; 8] = ["answer", "antwort", "réponse", "respuesta", "a", "回答", "答案", "答"];

/// The question behind its mark.
pub fn marked_question(text: &str) -> Option<&str> {
    behind_mark(text, &QUESTION_MARKS)
}

/// The answer behind its mark.
pub fn marked_answer(text: &str) -> Option<&str> {
    behind_mark(text, &ANSWER_MARKS)
}

fn behind_mark<'text>(text: &'text str, marks: &[&str]) -> Option<&'text str> {
    let text = text.trim_start();
    let mark = marks
        .iter()
        .find(|mark| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))?;
    let rest = text.get(mark.len()..)?.trim_start_matches(|char: char| char == ' ' || char.is_ascii_digit());
    let rest = rest.strip_prefix([':', '：', '.', ')', '、'])?;
    Some(rest.trim_start())
}

/// What makes two questions the same: their letters and digits.
pub fn key(question: &str) -> String {
    let lower = question.to_ascii_lowercase();
    lower.chars().filter(|char| crate::logic::text::script::is_written(*char)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_end_in_a_mark() {
        for text in ["Why?", "为什么？", "لماذا؟", "Really?!", "Is it \"free\"?", "(Why?)", "Why? "]
        {
            assert!(is_question(text), "{text}");
        }
        for text in ["", "?", "Why", "Why? Because.", "How it works", "&nbsp;"] {
            assert!(!is_question(text), "{text}");
        }
    }

    #[test]
    fn a_faq_is_called_so() {
        for text in
            ["FAQ", "Product FAQs", "Frequently Asked Questions", "常见问题", "Questions", "Häufige Fragen"]
        {
            assert!(is_title(text), "{text}");
        }
        for text in ["Prices", "Any questions for us", "问", "Help us plant trees", ""] {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn marks_before_questions_and_answers_are_taken_off() {
        for (text, question, answer) in [
            ("Q: Why?", Some("Why?"), None),
            ("Q2. Why?", Some("Why?"), None),
            ("问：为什么？", Some("为什么？"), None),
            ("答：因为。", None, Some("因为。")),
            ("A. Because.", None, Some("Because.")),
            ("Question 3: Why?", Some("Why?"), None),
            ("A day: long", None, None),
            ("Quick: go", None, None),
        ] {
            assert_eq!((marked_question(text), marked_answer(text)), (question, answer), "{text}");
        }
    }
}
