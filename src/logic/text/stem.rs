//! English word stems: the Porter2 rules, in tables.
//!
//! Own code because bytes count: the crates that do this are generated from Snowball and weigh 7 kB
//! (brotli) in the visitor's download, this file a fraction. It leaves out Porter2's list of
//! exceptional words; a stem need not be a word, it only has to be the same for the forms of one.
//! Words of other languages pass through the same rules, on both sides alike.

/// Suffixes that become another one where they stand in the first region (step 2).
const DERIVED: [(&str, &str); 22] = [
    ("ization", "ize"),
    ("ational", "ate"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("tional", "tion"),
    ("biliti", "ble"),
    ("lessli", "less"),
    ("entli", "ent"),
    ("ation", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ousli", "ous"),
    ("iviti", "ive"),
    ("fulli", "ful"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("izer", "ize"),
    ("ator", "ate"),
    ("alli", "al"),
    ("bli", "ble"),
];

/// The same for step 3.
const ENDINGS: [(&str, &str); 8] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

/// Suffixes that go where they stand in the second region (step 4), longest first.
const SUFFIXES: [&str; 17] = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "al", "er", "ic",
];

/// The stem of a lower-case word. Words with anything but ASCII letters, and very short ones, stay.
pub fn stem(word: &str) -> String {
    let mut word = word.to_owned();
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word;
    }
    plural(&mut word);
    let first = region(&word, 0);
    let second = region(&word, first);
    past(&mut word, first);
    y_to_i(&mut word);
    replace(&mut word, &DERIVED, first);
    adverb(&mut word, first);
    replace(&mut word, &ENDINGS, first);
    drop_suffix(&mut word, second);
    silent(&mut word, first, second);
    word
}

fn byte(word: &str, at: usize) -> u8 {
    word.as_bytes().get(at).copied().unwrap_or(0)
}

/// The byte that many places before the end; the last one is 1.
fn from_end(word: &str, back: usize) -> u8 {
    word.len().checked_sub(back).map_or(0, |at| byte(word, at))
}

/// `y` is a vowel after a consonant only.
fn is_vowel(word: &str, at: usize) -> bool {
    match byte(word, at) {
        b'a' | b'e' | b'i' | b'o' | b'u' => true,
        b'y' => at > 0 && !is_vowel(word, at - 1),
        _ => false,
    }
}

fn has_vowel(word: &str, end: usize) -> bool {
    (0..end).any(|at| is_vowel(word, at))
}

/// Where the part begins that follows the first consonant after a vowel, from `start` on.
fn region(word: &str, start: usize) -> usize {
    if start == 0 && ["gener", "commun", "arsen"].iter().any(|prefix| word.starts_with(prefix)) {
        return if word.starts_with("commun") { 6 } else { 5 };
    }
    let after_vowel = (start + 1..word.len()).find(|&at| is_vowel(word, at - 1) && !is_vowel(word, at));
    after_vowel.map_or(word.len(), |at| at + 1)
}

/// Whether the word up to `end` closes with a short syllable, as in `hop` or `at`.
fn is_short(word: &str, end: usize) -> bool {
    match end {
        0 | 1 => false,
        2 => is_vowel(word, 0) && !is_vowel(word, 1),
        _ => {
            is_vowel(word, end - 2)
                && !is_vowel(word, end - 3)
                && !is_vowel(word, end - 1)
                && !matches!(byte(word, end - 1), b'w' | b'x' | b'y')
        }
    }
}

fn cut(word: &mut String, bytes: usize) {
    word.truncate(word.len().saturating_sub(bytes));
}

fn plural(word: &mut String) {
    if word.ends_with("sses") {
        cut(word, 2);
    } else if word.ends_with("ies") || word.ends_with("ied") {
        let keep_e = word.len() == 4;
        cut(word, if keep_e { 1 } else { 2 });
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        let end = word.len().saturating_sub(2);
        if has_vowel(word, end) {
            cut(word, 1);
        }
    }
}

fn past(word: &mut String, first: usize) {
    let Some(suffix) = ["eedly", "ingly", "edly", "eed", "ing", "ed"].into_iter().find(|s| word.ends_with(s))
    else {
        return;
    };
    let stem = word.len() - suffix.len();
    if suffix.starts_with("ee") {
        if stem >= first {
            word.truncate(stem + 2);
        }
    } else if has_vowel(word, stem) {
        word.truncate(stem);
        mend(word, first);
    }
}

/// What is left after `-ed` or `-ing` is made a whole word again: `hop(p)`, `creat(e)`.
fn mend(word: &mut String, first: usize) {
    if ["at", "bl", "iz"].iter().any(|end| word.ends_with(end)) {
        word.push('e');
    } else if is_double(word) {
        cut(word, 1);
    } else if first >= word.len() && is_short(word, word.len()) {
        word.push('e');
    }
}

fn is_double(word: &str) -> bool {
    let last = from_end(word, 1);
    last == from_end(word, 2) && b"bdfgmnprt".contains(&last)
}

fn y_to_i(word: &mut String) {
    let before = word.len().saturating_sub(2);
    if word.len() > 2 && word.ends_with('y') && !is_vowel(word, before) {
        cut(word, 1);
        word.push('i');
    }
}

fn replace(word: &mut String, table: &[(&str, &str)], from: usize) {
    let Some((suffix, other)) = table.iter().find(|(suffix, _)| word.ends_with(suffix)) else { return };
    if word.len() >= from + suffix.len() {
        cut(word, suffix.len());
        word.push_str(other);
    }
}

fn adverb(word: &mut String, first: usize) {
    if word.len() >= first + 2 && word.ends_with("li") && b"cdeghkmnrt".contains(&from_end(word, 3)) {
        cut(word, 2);
    }
}

fn drop_suffix(word: &mut String, second: usize) {
    let Some(suffix) = SUFFIXES.into_iter().find(|suffix| word.ends_with(suffix)) else {
        let is_noun = word.ends_with("ion") && matches!(from_end(word, 4), b's' | b't');
        return cut(word, if is_noun && word.len() >= second + 3 { 3 } else { 0 });
    };
    if word.len() >= second + suffix.len() {
        cut(word, suffix.len());
    }
}

fn silent(word: &mut String, first: usize, second: usize) {
    let end = word.len().saturating_sub(1);
    let is_silent_e = word.ends_with('e') && (end >= second || (end >= first && !is_short(word, end)));
    if is_silent_e || (end >= second && word.ends_with("ll")) {
        cut(word, 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_same(forms: &[&str]) {
        let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
        assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} -> {stems:?}");
    }

    #[test]
    fn forms_of_one_word_share_a_stem() {
        check_same(&["return", "returns", "returned", "returning"]);
        check_same(&["cancel", "cancels", "canceled"]);
        check_same(&["delivery", "deliveries"]);
        check_same(&["ship", "ships", "shipped", "shipping"]);
        check_same(&["activate", "activated", "activating", "activation", "activations"]);
        check_same(&["refund", "refunds", "refunded"]);
        check_same(&["change", "changes", "changed", "changing"]);
        check_same(&["availability", "available"]);
        check_same(&["organization", "organize", "organizer"]);
        check_same(&["die", "dies", "died"]);
    }

    /// The words of the demo's FAQ, against a library's Porter2.
    #[test]
    fn nearly_every_word_has_the_stem_that_the_library_gives() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/shop/faq.en.json");
        let text = std::fs::read_to_string(path).unwrap().to_lowercase();
        let words: std::collections::BTreeSet<&str> =
            text.split(|char: char| !char.is_ascii_alphabetic()).filter(|word| word.len() > 2).collect();
        let other: Vec<_> = words
            .iter()
            .map(|word| (*word, stem(word), tantivy_stemmers::algorithms::english_porter_2(word)))
            .filter(|(_, ours, theirs)| ours != theirs)
            .collect();
        assert!(words.len() > 1_000, "{}", words.len());
        assert!(other.len() * 50 < words.len(), "{} of {} differ: {other:?}", other.len(), words.len());
    }

    #[test]
    fn porter2_agrees_on_its_own_examples() {
        let examples = [
            ("consist", "consist"),
            ("consistency", "consist"),
            ("consolation", "consol"),
            ("knightly", "knight"),
            ("knocked", "knock"),
            ("hopping", "hop"),
            ("hoping", "hope"),
            ("luxuriate", "luxuri"),
            ("gas", "gas"),
            ("gaps", "gap"),
            ("kiwis", "kiwi"),
            ("ties", "tie"),
            ("cries", "cri"),
            ("by", "by"),
            ("say", "say"),
            ("generously", "generous"),
            ("communism", "communism"),
            ("rational", "ration"),
            ("roll", "roll"),
        ];
        for (word, expected) in examples {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn what_is_no_english_word_stays() {
        for word in ["", "s", "is", "größe", "rtx4090", "退货", "ы"] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn a_long_row_of_y_is_stemmed_in_linear_time() {
        assert!(!stem(&"y".repeat(4_000)).is_empty());
    }
}
