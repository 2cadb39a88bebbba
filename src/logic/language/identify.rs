//! Which language a visitor writes: by its script, by letters that few languages have, and by small words.
//!
//! Tables of a few hundred bytes a language instead of a library's megabyte: what has to be told apart is a question in
//! one of the languages that a FAQ is written in, and where that cannot be told, the conversation stays as it is.
//! Measured on `tests/cases/languages.json`.

mod tables;

use super::super::text::Fold;
use super::super::text::script::{Class, class};
use super::super::text::traditional::has_traditional;
use super::is_same;
use tables::{SIGNS, Script, TONGUES, Tongue};

/// What a small word speaks for its language. Words weigh more than letters, which names bring along, too.
const WORD: i32 = 4;
/// The same of a letter, and against the languages that lack it.
const LETTER: i32 = 2;
/// The same of a piece of a word.
const PIECE: i32 = 1;
/// The least that is believed: a small word, or two letters.
const LEAST: i32 = 4;
/// So far ahead of the present language another one must be: more than two pieces of words.
const AHEAD: i32 = 3;
/// Longer texts are read so far, in characters: by then it is known.
const FAR: usize = 400;

/// The language of a text, as a BCP 47 tag; none where it cannot be told.
pub fn identify(fold: Fold, text: &str) -> Option<&'static str> {
    let (best, score) = scores(fold, text).into_iter().fold(("", 0), |best, one| {
        if one.1 > best.1 {
            return one;
        }
        // Equals cannot be told apart.
        if one.1 == best.1 { ("", best.1) } else { best }
    });
    (score >= LEAST && !best.is_empty()).then_some(best)
}

/// Which of some languages a text is written in, `present` being the one that was written so far; none where that is
/// none of them, or cannot be told. Of languages as close as Danish and Norwegian the one that is there is taken.
pub fn identify_among<'tag>(
    fold: Fold,
    text: &str,
    (present, tags): (&str, &[&'tag str]),
) -> Option<&'tag str> {
    let scores = scores(fold, text);
    let of = |tag: &str| scores.iter().filter(|(lang, _)| is_same(lang, tag)).map(|(_, score)| *score).max();
    let top = scores.iter().map(|(_, score)| *score).max().unwrap_or_default();
    let here = of(present).unwrap_or_default();
    let mut best: Option<(&str, i32)> = None;
    for tag in tags {
        let score = of(tag).unwrap_or_default();
        if score >= LEAST && best.is_none_or(|(_, before)| score > before) {
            best = Some((tag, score));
        }
    }
    let (tag, score) = best?;
    (score >= here + AHEAD && score * 4 >= top * 3).then_some(tag)
}

/// What speaks for each language.
fn scores(fold: Fold, text: &str) -> Vec<(&'static str, i32)> {
    let seen = Seen::of(text);
    let script = match seen.script {
        Some(Script::Han) => {
            let is_traditional = has_traditional(text);
            return vec![(if is_traditional { "zh-Hant" } else { "zh-Hans" }, LEAST)];
        }
        Some(Script::Kana) => return vec![("ja", LEAST)],
        Some(script) => script,
        None => return Vec::new(),
    };
    let folded = fold(text);
    let tongues = TONGUES.iter().filter(|tongue| tongue.script == script);
    tongues.map(|tongue| (tongue.tag, score(tongue, text, &folded))).collect()
}

/// Of a script that one language alone is written in here, its presence is enough.
fn score(tongue: &Tongue, text: &str, folded: &str) -> i32 {
    let mut score = if tongue.words.is_empty() { LEAST } else { 0 };
    each_word(folded, &mut |word| {
        if has_word(tongue.words, word) {
            score += WORD;
        }
        score += pieces(tongue.pieces, word);
    });
    for c in text.chars().take(FAR) {
        if tongue.letters.contains(c) {
            score += LETTER;
        } else if SIGNS.contains(c) {
            score -= LETTER;
        }
    }
    score
}

fn has_word(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Each piece of the table counts once a word: `-ung` stands for an end, `sch` for any place.
fn pieces(pieces: &str, word: &str) -> i32 {
    let is_in = |piece: &&str| match piece.strip_prefix('-') {
        Some(end) => word.len() > end.len() && word.as_bytes().ends_with(end.as_bytes()),
        None => {
            !piece.is_empty() && word.as_bytes().windows(piece.len()).any(|part| part == piece.as_bytes())
        }
    };
    pieces.split(' ').filter(is_in).fold(0, |sum, _| sum + PIECE)
}

/// Calls with each run of letters. Addresses, codes and what stands beside a digit are of no language.
fn each_word(text: &str, take: &mut dyn FnMut(&str)) {
    let mut rest = text;
    let mut left = FAR;
    while !rest.is_empty() && left > 0 {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let chunk = rest.get(..end).unwrap_or_default();
        let is_code = chunk.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'@' | b'/' | b'_'));
        if !is_code {
            chunk.split(|c| class(c) != Class::Letter).filter(|word| !word.is_empty()).for_each(&mut *take);
        }
        let next = rest.get(end..).unwrap_or_default();
        let skipped = next.chars().next().map_or(0, char::len_utf8);
        rest = next.get(skipped..).unwrap_or_default();
        left = left.saturating_sub(chunk.len() + 1);
    }
}

/// What a text is written with.
struct Seen {
    script: Option<Script>,
}

impl Seen {
    /// The script of most words. A Chinese character is about a word; a name in Latin letters turns no sentence into
    /// another language's.
    fn of(text: &str) -> Seen {
        let mut counts = [0_u32; Script::ALL.len()];
        let mut before = None;
        for c in text.chars().take(FAR) {
            let script = Script::of(c);
            let is_new = script != before || matches!(script, Some(Script::Han | Script::Kana));
            if let Some(script) = script.filter(|_| is_new)
                && let Some(count) = counts.get_mut(script as usize)
            {
                *count += 1;
            }
            before = script;
        }
        let count = |script: Script| counts.get(script as usize).copied().unwrap_or_default();
        // Japanese is written with Chinese characters and its own between them.
        let (kana, han) = (count(Script::Kana), count(Script::Han));
        if kana > 0 && (kana + han) >= count(Script::Latin) {
            return Seen { script: Some(Script::Kana) };
        }
        let mut best: Option<(Script, u32)> = None;
        for script in Script::ALL {
            let number = count(script);
            if number > 0 && best.is_none_or(|(_, most)| number >= most) {
                best = Some((script, number));
            }
        }
        Seen { script: best.map(|(script, _)| script) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::native_fold;
    use super::*;

    #[test]
    fn tables_are_written_as_texts_are_folded() {
        for tongue in TONGUES {
            assert_eq!(native_fold(tongue.words), tongue.words, "{}", tongue.tag);
            assert_eq!(native_fold(tongue.pieces), tongue.pieces, "{}", tongue.tag);
            for letter in tongue.letters.chars() {
                assert!(SIGNS.contains(letter) && Script::of(letter) == Some(tongue.script), "{letter}");
            }
            let words: Vec<&str> = tongue.words.split(' ').collect();
            let twice = words.iter().enumerate().find(|(at, word)| words[..*at].contains(word));
            assert_eq!(twice.filter(|(_, word)| !word.is_empty()), None, "{}", tongue.tag);
        }
    }

    #[test]
    fn of_languages_that_are_there_the_nearest_is_meant() {
        let among = |text: &str, present: &str, tags: &[&'static str]| {
            identify_among(native_fold, text, (present, tags))
        };
        for (text, present, tags, expected) in [
            ("怎么退货？", "en", &["en", "zh-Hans"][..], Some("zh-Hans")),
            ("怎麼退貨？", "en", &["en", "zh-Hans"], Some("zh-Hans")),
            ("How do I return it?", "zh-Hans", &["en", "zh-Hans"], Some("en")),
            ("How do I return it?", "en", &["en", "zh-Hans"], None),
            ("Wie kann ich das zurückgeben?", "en", &["en", "fr"], None),
            ("Hvordan returnerer jeg en vare?", "en", &["en", "da"], Some("da")),
            ("Hvordan returnerer jeg en vare?", "en", &["en", "nb"], Some("nb")),
            ("PayPal", "de", &["en", "de"], None),
            ("", "de", &["en", "de"], None),
        ] {
            assert_eq!(among(text, present, tags), expected, "{text}");
        }
    }

    #[test]
    fn names_in_other_letters_turn_no_sentence() {
        for (text, expected) in [
            ("我的 iPhone 15 Pro Max 怎么退", Some("zh-Hans")),
            ("What does 你好 mean in English please?", Some("en")),
            ("как вернуть iPhone", Some("ru")),
            ("iPhone の保証は？", Some("ja")),
            ("wo.ist@der.die wie-2 https://the.is/of", None),
        ] {
            assert_eq!(identify(native_fold, text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,80}") {
            let _ = identify(native_fold, &text);
        }
    }
}
