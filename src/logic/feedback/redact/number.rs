//! Judges chains of digits: address, identity, card, phone, or merely long.

use super::chain::{Chain, Number, date_end, is_joint, is_month_and_day};
use super::label::{Label, label};
use super::text::Text;
use super::{Find, Kind, Step, ip, phone};

/// What there is at a place.
pub fn step(text: &Text, place: usize, long_run: usize) -> Step {
    let Some(chain) = Chain::read(text, place) else { return Step::Skip(place + 1) };
    let is_digit = text.at(place).is_ascii_digit();
    let is_open = !is_digit || is_free(text, place);
    if is_open && let Some(end) = date_end(text, place) {
        return Step::Skip(end);
    }
    let label = label(text, place);
    let found = if is_open { special(text, &chain, label) } else { None };
    if let Some(find) = found {
        return Step::Found(find);
    }
    if !is_digit {
        return Step::Skip(place + 1);
    }
    let end = chain.piece_end;
    let is_kept = label == Label::Book || is_book(&chain, text) || is_amount(text, place, end);
    if longest_run(text, place, end) >= long_run && !is_kept {
        return Step::Found(Find { kind: Kind::Digits, start: place, end });
    }
    Step::Skip(end)
}

/// Whether nothing in front says that the digits are part of a code or of a time of day.
fn is_free(text: &Text, place: usize) -> bool {
    let before = text.before(place);
    let is_time = before == ':' && text.before(place - 1).is_ascii_digit();
    text.is_start(place) && !matches!(before, '-' | '_' | '#') && !is_time
}

/// Says whether a number is of some kind.
type Judge = fn(&Number) -> bool;

/// What is told by its form. Codes and books are no phones, whatever they look like.
fn special(text: &Text, chain: &Chain, label: Label) -> Option<Find> {
    const JUDGES: [(Kind, Judge); 3] =
        [(Kind::Card, is_card), (Kind::Phone, phone::is_phone), (Kind::Digits, is_grouped)];
    let find = |kind, end| Some(Find { kind, start: chain.start, end });
    if ip::is_v4(text, chain) {
        return find(Kind::Ip, chain.piece_end);
    }
    if let Some(end) = chain.numbers().find_map(|number| identity_end(text, &number)) {
        return find(Kind::ChineseId, end);
    }
    let is_whole = |number: &Number| text.is_end(number.end) && !is_amount(text, chain.start, number.end);
    let is_code = matches!(label, Label::Code | Label::Book) && !chain.has_plus;
    for (kind, is_it) in JUDGES.iter().filter(|(kind, _)| *kind != Kind::Phone || !is_code) {
        if let Some(number) = chain.numbers().find(|number| is_whole(number) && is_it(number)) {
            return find(*kind, number.end);
        }
    }
    let may_call = |number: &Number| label == Label::Phone && is_whole(number) && phone::may_be_phone(number);
    chain.numbers().find(may_call).and_then(|number| find(Kind::Phone, number.end))
}

/// The longest run of digits among the places.
fn longest_run(text: &Text, start: usize, end: usize) -> usize {
    let (mut longest, mut run) = (0, 0);
    for place in start..end {
        run = if is_joint(text.at(place)) { 0 } else { run + 1 };
        longest = longest.max(run);
    }
    longest
}

/// Whether a currency stands in front or behind.
fn is_amount(text: &Text, start: usize, end: usize) -> bool {
    let is_sign = |c| matches!(c, '$' | '€' | '£' | '¥' | '￥' | '₹' | '₩');
    let before = text.before(start - usize::from(text.before(start) == ' '));
    let behind = text.at(end + usize::from(text.at(end) == ' '));
    is_sign(before) || is_sign(behind) || matches!(behind, '元' | '万' | '亿')
}

/// Whether the first piece is a book's number: a code of 13 digits of the range "Bookland" with a valid check digit.
/// Source: ISBN Users' Manual, section 5.
fn is_book(chain: &Chain, text: &Text) -> bool {
    let is_valid = |number: Number| {
        let sum: u32 =
            number.digits.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
        number.end == chain.piece_end
            && matches!(number.digits, [9, 7, 8 | 9, ..])
            && number.digits.len() == 13
            && sum.is_multiple_of(10)
    };
    text.is_start(chain.start) && chain.numbers().any(is_valid)
}

/// Where a resident identity number ends: seventeen digits and a check character that may be an X. Source: GB 11643-1999.
fn identity_end(text: &Text, number: &Number) -> Option<usize> {
    let last = text.small(number.end);
    let (end, check) = match number.digits {
        [.., check] if number.digits.len() == 18 => (number.end, *check),
        _ if number.digits.len() == 17 && last == 'x' => (number.end + 1, 10),
        _ => return None,
    };
    let is_shape = matches!(number.lengths, [17 | 18] | [6, 8, 3 | 4]);
    // The weights are powers of two by 11, and the whole must leave 1.
    let sum = number.digits.iter().take(17).fold(0, |sum, digit| (sum + digit) * 2 % 11);
    (is_shape && text.is_end(end) && (sum + check) % 11 == 1 && has_birthday(number.digits)).then_some(end)
}

/// Whether the digits from the seventh on are a day of these centuries.
fn has_birthday(digits: &[u32]) -> bool {
    let pair = |at: usize| {
        digits.get(at..at + 2).map_or(0, |pair| pair.iter().fold(0, |value, digit| value * 10 + digit))
    };
    matches!(pair(6), 19 | 20) && is_month_and_day(pair(10), pair(12))
}

/// Whether it may be a payment card. Sources: ISO/IEC 7812 (check digit), the issuers' published ranges.
fn is_card(number: &Number) -> bool {
    let length = number.digits.len();
    let is_issued = match number.digits {
        [4, ..] => matches!(length, 13 | 16 | 19),
        [3, 4 | 7, ..] => length == 15,
        [3, 0 | 6 | 8 | 9, ..] => (14..=19).contains(&length),
        [5, 1..=5, ..] | [2, 2..=7, ..] => length == 16,
        [3, 5, ..] | [5, 0 | 6..=9, ..] | [6, ..] => (16..=19).contains(&length),
        _ => false,
    };
    is_issued
        && matches!(number.lengths, [13..=19] | [6, 7..=13] | [4 | 6, 4..=6, ..])
        && has_check_digit(number.digits)
}

/// Luhn's check: every second digit from the right counts double, and its digits are added.
fn has_check_digit(digits: &[u32]) -> bool {
    let value = |(index, digit): (usize, &u32)| match (index % 2, digit) {
        (0, digit) => *digit,
        (_, digit) => 2 * digit - if *digit > 4 { 9 } else { 0 },
    };
    digits.iter().rev().enumerate().map(value).sum::<u32>().is_multiple_of(10)
}

/// Long numbers in groups: thirteen digits and more in fours (a card with a slip of the pen), unless all are years; a US
/// social security number with dashes.
fn is_grouped(number: &Number) -> bool {
    let [full @ .., last] = number.lengths else { return false };
    let is_in_fours = number.digits.len() > 12 && full.iter().all(|length| *length == 4) && *last <= 4;
    let is_years = number.digits.chunks(4).all(|group| matches!(group, [1, 9, ..] | [2, 0, ..]));
    let is_social = matches!(number.lengths, [3, 2, 4]) && number.end == number.chain.piece_end;
    (is_in_fours && !is_years) || is_social
}
