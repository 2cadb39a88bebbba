//! The word in front of a number, which may tell what it is.

use super::text::Text;

/// What a number is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Nothing is said.
    None,
    /// To be called.
    Phone,
    /// A code of the shop: an order, an article.
    Code,
    /// A book.
    Book,
    /// A version of software.
    Version,
}

/// Words and what they say. Chinese ones are compared with the two characters in front.
const WORDS: [(&str, Label); 33] = [
    ("tel", Label::Phone),
    ("phone", Label::Phone),
    ("telephone", Label::Phone),
    ("mobile", Label::Phone),
    ("cell", Label::Phone),
    ("call", Label::Phone),
    ("ring", Label::Phone),
    ("text", Label::Phone),
    ("whatsapp", Label::Phone),
    ("fax", Label::Phone),
    ("landline", Label::Phone),
    ("电话", Label::Phone),
    ("手机", Label::Phone),
    ("座机", Label::Phone),
    ("致电", Label::Phone),
    ("拨打", Label::Phone),
    ("传真", Label::Phone),
    ("order", Label::Code),
    ("invoice", Label::Code),
    ("sku", Label::Code),
    ("item", Label::Code),
    ("ref", Label::Code),
    ("serial", Label::Code),
    ("model", Label::Code),
    ("订单", Label::Code),
    ("货号", Label::Code),
    ("型号", Label::Code),
    ("isbn", Label::Book),
    ("书号", Label::Book),
    ("version", Label::Version),
    ("firmware", Label::Version),
    ("版本", Label::Version),
    ("固件", Label::Version),
];

/// Words that may stand between.
const FILLERS: [&str; 8] = ["is", "at", "me", "us", "on", "no", "nr", "number"];

/// No word of the lists is longer.
const LONGEST_WORD: usize = 9;

/// What the words in front of a place say.
pub fn label(text: &Text, mut place: usize) -> Label {
    for _ in 0..3 {
        place = word_end(text, place);
        let start = word_start(text, place);
        if let Some((_, label)) = WORDS.iter().find(|(word, _)| is_written(text, start..place, word)) {
            return *label;
        }
        let is_filler = FILLERS.iter().any(|word| is_written(text, start..place, word));
        // What is neither word nor filler may be a Chinese character that says nothing: `号` of `手机号`.
        if is_filler {
            place = start;
        } else if matches!(text.before(place), '是' | '为' | '号' | '码') {
            place -= 1;
        } else {
            break;
        }
    }
    Label::None
}

/// Goes back over marks.
fn word_end(text: &Text, mut place: usize) -> usize {
    for _ in 0..3 {
        if matches!(text.before(place), ' ' | ':' | '=' | '.') {
            place -= 1;
        }
    }
    place
}

/// Goes back over a word of ASCII letters, or over two characters of another script.
fn word_start(text: &Text, end: usize) -> usize {
    let letters = (1..=LONGEST_WORD + 1)
        .take_while(|back| text.at(end.wrapping_sub(*back)).is_ascii_alphabetic())
        .count();
    end.saturating_sub(if letters == 0 { 2 } else { letters })
}

fn is_written(text: &Text, range: std::ops::Range<usize>, word: &str) -> bool {
    range.map(|place| text.small(place)).eq(word.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_that_says_something_counts() {
        for (text, expected) in [
            ("Phone: ", Label::Phone),
            ("call me at ", Label::Phone),
            ("phone number is ", Label::Phone),
            ("手机号是：", Label::Phone),
            ("我的电话", Label::Phone),
            ("order no. ", Label::Code),
            ("订单号：", Label::Code),
            ("ISBN ", Label::Book),
            ("my phone order ", Label::Code),
            ("固件 ", Label::Version),
            ("iPhone ", Label::None),
            ("called ", Label::None),
            ("phone and ", Label::None),
            ("[phone] ", Label::None),
            ("is is is is ", Label::None),
            ("话", Label::None),
            ("", Label::None),
        ] {
            assert_eq!(label(&Text::new(text), text.chars().count()), expected, "{text:?}");
        }
    }
}
