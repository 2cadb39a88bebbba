//! Which numbers are telephone numbers, by their form.
//!
//! Sources: ITU-T E.164 and E.123; the national plans' usual notations of the English-speaking countries, of Europe and
//! of China. Numbers of seven and eight digits have no form of their own: they need a word in front.

use super::chain::Number;

/// Whether the form alone tells.
pub fn is_phone(number: &Number) -> bool {
    let ends_in_group = number.lengths.last().is_some_and(|last| *last > 1);
    ends_in_group
        && (is_international(number)
            || has_trunk_zero(number)
            || is_chinese(number)
            || is_american(number.digits, number.lengths)
            || is_of_other_plan(number))
}

/// Whether it may be one if a word says so: 7 to 15 digits in groups, or each apart, and no price.
pub fn may_be_phone(number: &Number) -> bool {
    let are_digits_apart = number.lengths.iter().all(|length| *length == 1);
    let is_price = matches!(number.lengths, [_, 2]);
    let are_groups = number.lengths.last().is_some_and(|last| *last > 1) && !is_price;
    (7..=15).contains(&number.digits.len()) && (are_digits_apart || are_groups)
}

/// A plus or two zeros, the code of a country, and as many digits as it has; others from 8 to 13, in one piece to 15.
fn is_international(number: &Number) -> bool {
    let (digits, fewest) = match number.digits {
        digits if number.chain.has_plus => (digits, 8),
        [0, 0, digits @ ..] => (digits, 10),
        _ => return false,
    };
    let range = match digits {
        [0, ..] => return false,
        [1, ..] => 11..=11,
        [8, 6, ..] => 11..=13,
        [4, 4, 0, ..] => 13..=13,
        [4, 4, ..] => 11..=12,
        _ if number.lengths.len() == 1 => fewest..=15,
        _ => fewest..=13,
    };
    range.contains(&digits.len())
}

/// A zero, and 9 to 11 digits in all; 12 with a Chinese or German prefix; or an area code in brackets, 7 digits with zero.
fn has_trunk_zero(number: &Number) -> bool {
    let length = number.digits.len();
    let is_split = match number.lengths {
        [_] => length > 9,
        [first, ..] => *first > 1,
        [] => false,
    };
    let is_usual = is_split && (9..=11).contains(&length);
    let has_extension = matches!(number.lengths, [3 | 4, 7 | 8, 1..=5]);
    let is_long = matches!(number.lengths, [4, 8] | [4, 4, 4] | [5, 7]) || has_extension;
    let has_zero = matches!(number.digits, [0, 1..=9, ..]);
    let fewest = if has_zero { 7 } else { 9 };
    let is_area = number.chain.has_bracket && matches!(number.lengths, [2..=5, ..]);
    (has_zero && (is_usual || is_long)) || (is_area && (fewest..=12).contains(&length))
}

/// A mobile number, with or without 86, or one of those that begin with 400 or 800.
fn is_chinese(number: &Number) -> bool {
    let own = match number.lengths {
        [2, ..] | [13] => number.digits.strip_prefix(&[8, 6]),
        [3 | 7 | 11, ..] => Some(number.digits),
        _ => None,
    };
    let is_mobile = matches!(own, Some(own @ [1, 3..=9, ..]) if own.len() == 11);
    let is_service = matches!(number.digits, [4 | 8, 0, 0, ..]);
    is_mobile || (is_service && matches!(number.lengths, [10] | [3, 3, 4] | [3, 4, 3]))
}

/// Area, exchange and line, neither of the first two from below 200; a one may lead. Italian mobile numbers look alike.
fn is_american(digits: &[u32], lengths: &[usize]) -> bool {
    match (digits, lengths) {
        ([1, digits @ ..], [1, lengths @ ..]) => is_american(digits, lengths),
        ([area, _, _, exchange, ..], [3, 3, 4]) => *area > 1 && (*exchange > 1 || *area == 3),
        _ => false,
    }
}

/// Nine digits in threes, as in Spain and Poland, unless it is a round number; in other groups of these countries and of
/// Portugal; India's five and five; Australia's 1300 and 1800.
fn is_of_other_plan(number: &Number) -> bool {
    match (number.digits, number.lengths) {
        ([4..=9, .., a, b, c], [3, 3, 3]) => a + b + c > 0,
        ([first, ..], [2, 3, 2, 2]) => *first > 0,
        ([first, ..], [5, 5] | [3, 2, 2, 2]) => *first > 5,
        ([first, ..], [2, 3, 4]) => *first == 2,
        (digits, [4, 3, 3]) => matches!(digits, [1, 3 | 8, 0, 0, ..]),
        _ => false,
    }
}
