//! Groups of digits that may belong together, with what stands between them.
//!
//! A *piece* is digits joined by single dots or dashes: a find holds it all or not at all. Pieces follow one another with
//! spaces, slashes or brackets between them.

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
    /// Where the first piece ends.
    pub piece_end: usize,
    digits: Vec<u32>,
    lengths: Vec<usize>,
    /// Where a number may end: groups, digits, place.
    ends: Vec<(usize, usize, usize)>,
}

/// The first groups of a chain: what may be a number as a whole.
#[derive(Clone, Copy)]
pub struct Number<'chain> {
    pub chain: &'chain Chain,
    /// Each digit, 0 to 9.
    pub digits: &'chain [u32],
    /// How many digits each group has.
    pub lengths: &'chain [usize],
    /// Behind its last digit.
    pub end: usize,
}

impl Chain {
    /// The chain that begins here, if one does.
    pub fn read(text: &Text, start: usize) -> Option<Self> {
        let has_bracket = text.at(start) == '(';
        let has_plus = text.at(start + usize::from(has_bracket)) == '+';
        let first = start + usize::from(has_bracket) + usize::from(has_plus);
        let is_closed = !has_bracket || text.at(text.digits_end(first, 6)) == ')';
        if !text.at(first).is_ascii_digit() || !is_closed {
            return None;
        }
        let (digits, lengths, ends) = (Vec::new(), Vec::new(), Vec::new());
        let mut chain =
            Chain { start, has_plus, has_bracket, piece_end: piece_end(text, first), digits, lengths, ends };
        chain.fill(text, first);
        Some(chain)
    }

    fn fill(&mut self, text: &Text, first: usize) {
        let mut place = first;
        while self.lengths.len() < MOST_GROUPS {
            let end = text.digits_end(place, LONGEST_GROUP + 1);
            if end - place > LONGEST_GROUP {
                break;
            }
            self.digits.extend((place..end).map(|place| text.digit(place)));
            self.lengths.push(end - place);
            let next = next_group(text, end, self.digits.len());
            if next != Some(end + 1) || !is_joint(text.at(end)) {
                self.ends.push((self.lengths.len(), self.digits.len(), end));
            }
            // No number goes on with a date, except an identity: region, birthday, number.
            let is_region = matches!(self.lengths.as_slice(), [6]);
            match next.filter(|next| is_region || date_end(text, *next).is_none()) {
                Some(next) => place = next,
                None => break,
            }
        }
    }

    /// What may be a number, the longest first.
    pub fn numbers(&self) -> impl Iterator<Item = Number<'_>> {
        self.ends.iter().rev().filter_map(|(groups, digits, end)| {
            let (digits, lengths) = (self.digits.get(..*digits)?, self.lengths.get(..*groups)?);
            Some(Number { chain: self, digits, lengths, end: *end })
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
        while text.at(place).is_ascii_digit() {
            place += 1;
        }
        if !(is_joint(text.at(place)) && text.at(place + 1).is_ascii_digit()) {
            return place;
        }
        place += 1;
    }
}

/// Where the next group begins, if what stands in between may stand within a number: up to three of space, dash, slash
/// and brackets, or a dot. An opening bracket only near the start: behind a number it opens a remark.
fn next_group(text: &Text, end: usize, digits: usize) -> Option<usize> {
    let next = (end..end + 4).find(|place| text.at(*place).is_ascii_digit())?;
    let is_between = (end..next).all(|place| match text.at(place) {
        ' ' | '-' | '/' | ')' => true,
        '(' => digits <= 4,
        '.' => next == end + 1,
        _ => false,
    });
    is_between.then_some(next)
}

/// Where the date ends that begins here: `2024-03-15`, `15.03.24`, `3/15/2024`, `20240315`, and moments of 12 or 14 digits.
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
    matches!(text.at(end), '.' | '-' | '/') && text.at(end + 1).is_ascii_digit()
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
