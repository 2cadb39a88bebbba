//! The word lists, searched as they are: a line for each word, sorted, its valence the last letter.

/// Stems, and pairs of stems with a space between.
pub const ENGLISH: &str = include_str!("english.txt");

/// Simplified words.
pub const CHINESE: &str = include_str!("chinese.txt");

/// The longest word of [`CHINESE`], in characters.
pub const LONGEST_CHINESE: usize = 5;

/// The valence of a word, from −4 to 4: `1` to `4` stand for what is below zero, `a` to `d` for what is above. A word
/// with `0` is in the list so that none of its parts is found.
pub fn valence(list: &str, word: &str) -> Option<f32> {
    let (list, word) = (list.as_bytes(), word.as_bytes());
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = low.midpoint(high);
        let start =
            list.get(low..middle)?.iter().rposition(|&byte| byte == b'\n').map_or(low, |at| low + at + 1);
        let end =
            list.get(middle..)?.iter().position(|&byte| byte == b'\n').map_or(list.len(), |at| middle + at);
        let (level, found) = list.get(start..end)?.split_last()?;
        match found.cmp(word) {
            std::cmp::Ordering::Equal => return level_of(*level),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

fn level_of(letter: u8) -> Option<f32> {
    match letter {
        b'0'..=b'4' => Some(-f32::from(letter - b'0')),
        b'a'..=b'd' => Some(f32::from(letter - b'a' + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_every_word_is_found() {
        for list in [ENGLISH, CHINESE] {
            let words: Vec<&str> = list.lines().map(|line| &line[..line.len() - 1]).collect();
            assert!(words.is_sorted_by(|a, b| a < b));
            for word in words {
                assert!(valence(list, word).is_some(), "{word}");
            }
        }
        let longest = CHINESE.lines().map(|line| line.chars().count() - 1).max();
        assert_eq!(longest, Some(LONGEST_CHINESE));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        for word in ["", "a", "zzz", "useles", "uselessx", "\n", "龘"] {
            assert_eq!(valence(ENGLISH, word).or(valence(CHINESE, word)), None, "{word}");
        }
        assert_eq!(valence("", "x"), None);
        assert_eq!(valence("good", "goo"), Some(4.0));
    }
}
