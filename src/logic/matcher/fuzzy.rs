//! Words the site does not know, read as the nearest ones it does.
//!
//! A scan over the vocabulary: the letters of each word as a bit set throw out nearly all of it before
//! any distance is computed, so ten thousand entries need no extra index.

use super::vocabulary::{Vocabulary, letters};
use super::weights::MOST_CORRECTIONS;

/// A known word that an unknown one may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// How many letters are wrong, left out, added or swapped.
    pub distance: usize,
    /// The known word.
    pub term: u32,
}

/// The nearest known words: all at the same distance, the earliest indexed first. None for short words and for what is not made of letters.
pub fn corrections(vocabulary: &Vocabulary, word: &str) -> Vec<Correction> {
    let set = letters(word);
    let unknown: Vec<char> = word.chars().collect();
    let most = allowed(unknown.len());
    if set == 0 || most == 0 {
        return Vec::new();
    }
    let mut found: Vec<Correction> = Vec::new();
    let mut rows = Rows::default();
    for (term, _) in vocabulary.correctable().filter(|(_, known)| is_near(*known, set, most)) {
        let Some(distance) = near(vocabulary.text(term), &unknown, most, &mut rows) else { continue };
        let nearest = found.first().map_or(distance, |first| first.distance);
        if distance < nearest {
            found.clear();
        }
        if distance <= nearest && found.len() < MOST_CORRECTIONS {
            found.push(Correction { distance, term });
        }
    }
    found
}

/// Letters that may be wrong in a word of that length.
fn allowed(length: usize) -> usize {
    match length {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Each wrong letter changes two bits at most.
fn is_near(one: u32, other: u32, most: usize) -> bool {
    (one ^ other).count_ones() as usize <= 2 * most
}

/// The distance to a known word, where it is near and begins alike: people know first letters.
fn near(known: &str, unknown: &[char], most: usize, rows: &mut Rows) -> Option<usize> {
    let length = known.chars().count();
    let is_candidate =
        length.abs_diff(unknown.len()) <= most && known.chars().next() == unknown.first().copied();
    is_candidate.then(|| distance(known, unknown, rows)).filter(|&distance| distance <= most)
}

/// The last three rows of the table of distances, kept from word to word.
type Rows = [Vec<usize>; 3];

/// Edits between two words; swapped neighbours are one edit (optimal string alignment).
fn distance(one: &str, other: &[char], [before, last, current]: &mut Rows) -> usize {
    last.clear();
    last.extend(0..=other.len());
    let mut previous = '\0';
    for (row, a) in one.chars().enumerate() {
        current.clear();
        current.push(row + 1);
        let mut left = row + 1;
        let mut beside = '\0';
        for (at, &b) in other.iter().enumerate() {
            let value = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut cost = value(last, at) + usize::from(a != b);
            cost = cost.min(value(last, at + 1) + 1).min(left + 1);
            // The first row has none before it, the first column neither.
            if row > 0 && at > 0 && a == beside && b == previous {
                cost = cost.min(value(before, at - 1) + 1);
            }
            current.push(cost);
            (left, beside) = (cost, b);
        }
        std::mem::swap(before, last);
        std::mem::swap(last, current);
        previous = a;
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(known: &[&str], unknown: &str, expected: &[&str]) {
        let mut vocabulary = Vocabulary::default();
        for word in known {
            vocabulary.intern(word);
        }
        vocabulary.finish();
        let found = corrections(&vocabulary, unknown);
        let words: Vec<&str> = found.iter().map(|correction| vocabulary.text(correction.term)).collect();
        assert_eq!(words, expected, "{unknown}");
    }

    #[test]
    fn one_slip_is_corrected_in_short_words_and_two_in_long_ones() {
        check(&["order", "refund"], "oder", &["order"]);
        check(&["order", "refund"], "refudn", &["refund"]);
        check(&["order", "accommod"], "acomod", &[]);
        check(&["order", "accommod"], "acomodde", &[]);
        check(&["order", "subscription"], "subscritpon", &["subscription"]);
        check(&["refund"], "rfnd", &[]);
    }

    #[test]
    fn the_first_letter_has_to_be_right() {
        check(&["order"], "border", &[]);
    }

    #[test]
    fn short_words_numbers_and_chinese_are_left_alone() {
        check(&["cat", "4090", "退货"], "car", &[]);
        check(&["4090"], "4091", &[]);
        check(&["退货款项"], "退货款顶", &[]);
    }

    #[test]
    fn distance_counts_swaps_once() {
        let mut rows = Rows::default();
        let mut between =
            |one: &str, other: &str| distance(one, &other.chars().collect::<Vec<_>>(), &mut rows);
        assert_eq!(between("ab", "ba"), 1);
        assert_eq!(between("kitten", "sitting"), 3);
        assert_eq!(between("", "abc"), 3);
        assert_eq!(between("abc", ""), 3);
    }
}
