//! Groups of digits that may belong together, with what stands between them.
//!
//! A *piece* is digits joined by single dots or dashes: a find holds it all or not at all. Pieces follow one another
//! with spaces, slashes or brackets between them.

use super::text::Text;

/// No number has more groups; eleven are a phone number digit by digit.
const MOST_GROUPS: usize = 12;

/// No group is longer: a card in one piece.
const LONGEST_GROUP: usize = 19;

/// Groups of digits from some place on, cut off where no number goes on.
pub struct Chain {
    /// Where it begins: at a digit, a plus, or a bracket.
    pub start: usize,
    /// Whether a plus stands in front.
    pub has_plus: bool,
    /// Whether the first group stands in brackets.
    pub has_bracket: bool,
    /// How many digits the first group has.
    pub first: usize,
    /// Where the first piece ends.
    pub piece_end: usize,
    digits: Vec<u32>,
    ends: Vec<End>,
}

/// Where a number may end.
#[derive(Clone, Copy)]
struct End {
    place: usize,
    digits: usize,
    shape: u64,
}

/// The first groups of a chain: what may be a number as a whole.
pub struct Number<'chain> {
    /// All that it is the beginning of.
    pub chain: &'chain Chain,
    /// Its digits, 0 to 9 each.
    pub digits: &'chain [u32],
    /// How many digits each group has, in hexadecimal: `0x334` is 3, 3 and 4. Groups longer than 15 count as 15.
    pub shape: u64,
    /// Behind its last digit.
    pub end: usize,
}

impl Number<'_> {
    /// The four digits from an index on as a number.
    pub fn four(&self, index: usize) -> u32 {
        self.digits.iter().skip(index).take(4).fold(0, |value, digit| value * 10 + digit)
    }

    /// Whether all its digits stand in one group.
    pub fn is_unbroken(&self) -> bool {
        self.shape < 16
    }
}

impl Chain {
    /// The chain that begins here, if one does.
    pub fn read(text: &Text, start: usize) -> Option<Self> {
        let has_bracket = text.at(start) == '(';
        let has_plus = text.at(start + usize::from(has_bracket)) == '+';
        let place = start + usize::from(has_bracket) + usize::from(has_plus);
        let first = text.digits_end(place, LONGEST_GROUP + 1) - place;
        if first == 0 || (has_bracket && text.at(place + first) != ')') {
            return None;
        }
        let (digits, ends, piece_end) = (Vec::new(), Vec::new(), piece_end(text, place));
        let mut chain = Chain { start, has_plus, has_bracket, first, piece_end, digits, ends };
        chain.fill(text, place);
        Some(chain)
    }

    fn fill(&mut self, text: &Text, mut place: usize) {
        let mut shape = 0;
        for _ in 0..MOST_GROUPS {
            let end = text.digits_end(place, LONGEST_GROUP + 1);
            if end - place > LONGEST_GROUP {
                break;
            }
            for digit in place..end {
                self.digits.push(text.digit(digit));
            }
            shape = (shape << 4) | (end - place).min(15) as u64;
            let next = next_group(text, end, self.digits.len());
            if next != Some(end + 1) || !is_joint(text.at(end)) {
                self.ends.push(End { place: end, digits: self.digits.len(), shape });
            }
            // No number goes on with a date, except an identity: region, birthday, number.
            match next.filter(|next| shape == 6 || date_end(text, *next).is_none()) {
                Some(next) => place = next,
                None => break,
            }
        }
    }

    /// What may be a number, the longest first.
    pub fn numbers(&self) -> impl Iterator<Item = Number<'_>> {
        self.ends.iter().rev().map(|end| {
            let digits = self.digits.get(..end.digits).unwrap_or_default();
            Number { chain: self, digits, shape: end.shape, end: end.place }
        })
    }
}

/// A dot or dash, which joins digits to a piece.
pub fn is_joint(c: char) -> bool {
    matches!(c, '.' | '-')
}

/// Where the piece ends that holds this digit.
fn piece_end(text: &Text, mut place: usize) -> usize {
    loop {
        while text.is_digit(place) {
            place += 1;
        }
        if !(is_joint(text.at(place)) && text.is_digit(place + 1)) {
            return place;
        }
        place += 1;
    }
}

/// Where the next group begins, if what stands in between may stand within a number: up to three of space, dash, slash
/// and brackets, or a dot. An opening bracket only near the start: behind a number it opens a remark.
fn next_group(text: &Text, end: usize, digits: usize) -> Option<usize> {
    let next = (end..end + 4).find(|place| text.is_digit(*place))?;
    let is_between = (end..next).all(|place| match text.at(place) {
        ' ' | '-' | '/' | ')' => true,
        '(' => digits <= 4,
        '.' => next == end + 1,
        _ => false,
    });
    is_between.then_some(next)
}

/// Where the date ends that begins here: `2024-03-15`, `15.03.24`, `3/15/2024`, `20240315`, and moments of 12 or 14
/// digits.
pub fn date_end(text: &Text, start: usize) -> Option<usize> {
    let first = Part::read(text, start);
    let between = text.at(first.end);
    if first.length >= 8 {
        return (first.is_moment(text, start) && !goes_on(text, first.end)).then_some(first.end);
    }
    if !(is_joint(between) || between == '/') {
        return None;
    }
    let second = Part::read(text, first.end + 1);
    let third = Part::read(text, second.end + 1);
    let is_date = match (first.length, third.length) {
        (4, 1 | 2) => is_month_and_day(second.value, third.value),
        (1 | 2, 2 | 4) => {
            is_month_and_day(first.value, second.value) || is_month_and_day(second.value, first.value)
        }
        _ => false,
    };
    (is_date && second.length <= 2 && text.at(second.end) == between && !goes_on(text, third.end))
        .then_some(third.end)
}

/// Whether more digits hang on what ends there: then it was no date.
fn goes_on(text: &Text, end: usize) -> bool {
    matches!(text.at(end), '.' | '-' | '/') && text.is_digit(end + 1)
}

/// Some digits of a date.
struct Part {
    value: u32,
    length: usize,
    end: usize,
}

impl Part {
    fn read(text: &Text, start: usize) -> Self {
        let end = text.digits_end(start, 15);
        Part { value: value(text, start, end.min(start + 8)), length: end - start, end }
    }

    /// Whether it is a day of these two centuries without marks, alone or with hour and minute, or second too.
    fn is_moment(&self, text: &Text, start: usize) -> bool {
        let pair = |index: usize| value(text, start + 2 * index, start + 2 * index + 2);
        let is_day = matches!(pair(0), 19 | 20) && is_month_and_day(pair(2), pair(3));
        let is_time = match self.length {
            8 => true,
            12 => pair(4) < 24 && pair(5) < 60,
            14 => pair(4) < 24 && pair(5) < 60 && pair(6) < 60,
            _ => false,
        };
        is_day && is_time
    }
}

fn value(text: &Text, start: usize, end: usize) -> u32 {
    (start..end).fold(0, |value, place| value * 10 + text.digit(place))
}

/// Whether there may be such a day in a year.
pub fn is_month_and_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<u64> {
        let text = Text::new(text);
        Chain::read(&text, 0).map_or(Vec::new(), |chain| chain.numbers().map(|number| number.shape).collect())
    }

    #[test]
    fn a_chain_may_end_behind_each_piece() {
        assert_eq!(shapes("12 345-6 7."), [0x2311, 0x231, 0x2]);
        assert_eq!(shapes("+1 (415) 555-0132 (ask)"), [0x1334, 0x13, 0x1]);
        assert_eq!(shapes("(020)7946 - 0958"), [0x344, 0x34, 0x3]);
        assert_eq!(shapes("12. 34"), [0x2]);
        assert_eq!(shapes("4111 2024-03-15"), [0x4]);
        assert_eq!(shapes("110105 19491231 0021"), [0x684, 0x68, 0x6]);
        for text in ["", "a", "+", "(", "+a", "(12", "( 12)", "12345678901234567890"] {
            assert!(shapes(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn dates_of_all_notations_are_known() {
        for text in [
            "2024-03-15",
            "2024/3/5",
            "15.03.2024",
            "3/15/24",
            "1-2-2024",
            "20240315",
            "202403151830",
            "20240315183059",
        ] {
            assert_eq!(date_end(&Text::new(&[text, " x"].concat()), 0), Some(text.len()), "{text}");
        }
        for text in [
            "",
            "2024",
            "2024-13-15",
            "32.13.2024",
            "15.03-2024",
            "15.03.2024-1",
            "15.03.024",
            "20241315",
            "20240315-7",
            "202403152530",
            "18240315",
            "06-12-34-56-78",
            "2024-03",
        ] {
            assert_eq!(date_end(&Text::new(text), 0), None, "{text}");
        }
    }
}
