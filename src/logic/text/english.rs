//! What is particular to English before stemming: contractions and words that say little.
//!
//! Both lists are short on purpose. Inverse document frequency finds most of the weak words by
//! itself; the stop list matters for a site of twenty entries, where `how` may be as rare as `refund`.

use super::script::is_apostrophe;

/// Contracted forms whose first part changes, with and without the apostrophe that people leave out.
const WHOLE: [(&str, &str); 33] = [
    ("aint", "is not"),
    ("arent", "are not"),
    ("cannot", "can not"),
    ("cant", "can not"),
    ("couldnt", "could not"),
    ("didnt", "did not"),
    ("doesnt", "does not"),
    ("dont", "do not"),
    ("gonna", "going to"),
    ("hadnt", "had not"),
    ("hasnt", "has not"),
    ("havent", "have not"),
    ("hows", "how is"),
    ("im", "i am"),
    ("isnt", "is not"),
    ("ive", "i have"),
    ("pls", "please"),
    ("plz", "please"),
    ("shant", "shall not"),
    ("shouldnt", "should not"),
    ("thats", "that is"),
    ("theres", "there is"),
    ("theyre", "they are"),
    ("u", "you"),
    ("ur", "your"),
    ("wanna", "want to"),
    ("wasnt", "was not"),
    ("werent", "were not"),
    ("whats", "what is"),
    ("wheres", "where is"),
    ("wont", "will not"),
    ("wouldnt", "would not"),
    ("youre", "you are"),
];

/// What follows an apostrophe, and the word it stands for; possessive `s` stands for nothing.
const TAILS: [(&str, &str); 7] =
    [("s", ""), ("m", "am"), ("re", "are"), ("ve", "have"), ("ll", "will"), ("d", "would"), ("t", "")];

/// Words that carry grammar rather than a subject. Sorted, for the binary search.
const STOP: [&str; 78] = [
    "a", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
    "does", "doing", "for", "from", "get", "got", "had", "has", "have", "hello", "hi", "how", "i", "if",
    "in", "is", "it", "its", "just", "let", "like", "may", "me", "my", "need", "of", "on", "or", "our",
    "please", "shall", "should", "so", "some", "tell", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "to", "us", "want", "was", "we", "were", "what", "when",
    "which", "will", "with", "would", "you", "your", "yours", "yourself",
];

/// Whether the word carries grammar rather than a subject.
pub fn is_stop(word: &str) -> bool {
    STOP.binary_search(&word).is_ok()
}

/// Calls `emit` with each plain word that a word as typed stands for: `what's` is `what` and `is`.
pub fn plain_words(typed: &str, emit: &mut dyn FnMut(&str)) {
    let joined: String = typed.chars().filter(|&c| !is_apostrophe(c)).collect();
    if let Ok(found) = WHOLE.binary_search_by_key(&joined.as_str(), |(form, _)| form) {
        return WHOLE.iter().skip(found).take(1).for_each(|(_, words)| words.split(' ').for_each(&mut *emit));
    }
    let mut parts = typed.split(is_apostrophe);
    emit(parts.next().unwrap_or_default());
    for part in parts {
        let tail = TAILS.iter().find(|(form, _)| *form == part);
        emit(tail.map_or(part, |(_, word)| word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &[&str]) {
        let mut words = Vec::new();
        plain_words(typed, &mut |word| words.push(word.to_owned()));
        words.retain(|word| !word.is_empty());
        assert_eq!(words, expected, "{typed}");
    }

    #[test]
    fn the_tables_are_sorted_for_the_binary_search() {
        assert!(STOP.is_sorted());
        assert!(WHOLE.is_sorted());
    }

    #[test]
    fn contractions_become_their_words() {
        check("what's", &["what", "is"]);
        check("don\u{2019}t", &["do", "not"]);
        check("dont", &["do", "not"]);
        check("can't", &["can", "not"]);
        check("we're", &["we", "are"]);
        check("you'll", &["you", "will"]);
    }

    #[test]
    fn a_possessive_leaves_its_owner() {
        check("shop's", &["shop"]);
        check("customers'", &["customers"]);
    }

    #[test]
    fn elisions_of_other_languages_are_split() {
        check("l'adresse", &["l", "adresse"]);
        check("qu'est", &["qu", "est"]);
    }
}
