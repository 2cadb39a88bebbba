//! Judges chains of digits: address, identity, card, phone, or merely long.

use super::chain::{Chain, Number, date_end, is_joint, is_month_and_day};
use super::label::{Label, label};
use super::text::Text;
use super::{Find, Kind, Step, ip, phone};

/// What there is at a place.
pub fn step(text: &Text, place: usize, long_run: usize) -> Step {
    let Some(chain) = Chain::read(text, place) else { return Step::Skip(place + 1) };
    let is_digit = text.is_digit(place);
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

/// What is told by its form or by the word in front; of several kinds the surest, of that the longest.
fn special(text: &Text, chain: &Chain, label: Label) -> Option<Find> {
    if ip::is_v4(text, chain) {
        return Some(Find { kind: Kind::Ip, start: chain.start, end: chain.piece_end });
    }
    let mut surest: Option<Judgement> = None;
    for number in chain.numbers() {
        let judgement = judge(text, &number, label);
        if surest.as_ref().is_none_or(|surest| judgement.doubt < surest.doubt) {
            surest = Some(judgement);
        }
    }
    let Judgement { doubt, kind, end } = surest?;
    (doubt < NOTHING).then_some(Find { kind, start: chain.start, end })
}

/// What a number is held for.
struct Judgement {
    /// 0 is the surest.
    doubt: u8,
    kind: Kind,
    end: usize,
}

/// A doubt beyond all others: it is nothing.
const NOTHING: u8 = 5;

/// Codes and books are no phones, whatever they look like.
fn judge(text: &Text, number: &Number, label: Label) -> Judgement {
    if let Some(end) = identity_end(text, number) {
        return Judgement { doubt: 0, kind: Kind::ChineseId, end };
    }
    let is_whole = text.is_end(number.end) && !is_amount(text, number.chain.start, number.end);
    let is_code = matches!(label, Label::Code | Label::Book) && !number.chain.has_plus;
    let (doubt, kind) = if !is_whole {
        (NOTHING, Kind::Digits)
    } else if is_card(number) {
        (1, Kind::Card)
    } else if !is_code && phone::is_phone(number) {
        (2, Kind::Phone)
    } else if is_grouped(number) {
        (3, Kind::Digits)
    } else if label == Label::Phone && phone::may_be_phone(number) {
        (4, Kind::Phone)
    } else {
        (NOTHING, Kind::Digits)
    };
    Judgement { doubt, kind, end: number.end }
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

/// Whether the first piece is a book's number: 13 digits of the range "Bookland" with a valid check digit. Source: ISBN
/// Users' Manual, section 5.
fn is_book(chain: &Chain, text: &Text) -> bool {
    text.is_start(chain.start)
        && chain.numbers().any(|number| {
            let weighted = number.digits.iter().zip([1, 3].iter().cycle());
            let sum: u32 = weighted.map(|(digit, weight)| digit * weight).sum();
            let is_in_range = number.digits.len() == 13 && matches!(number.four(0) / 10, 978 | 979);
            is_in_range && number.end == chain.piece_end && sum.is_multiple_of(10)
        })
}

/// Where a resident identity number ends: seventeen digits and a check character that may be an X. Source: GB
/// 11643-1999.
fn identity_end(text: &Text, number: &Number) -> Option<usize> {
    let (end, check) = match number.digits.len() {
        18 => (number.end, number.digits.last().copied()?),
        17 if text.small(number.end) == 'x' => (number.end + 1, 10),
        _ => return None,
    };
    let is_shape = number.is_unbroken() || matches!(number.shape, 0x683 | 0x684);
    // The weights are powers of two by 11, and the whole must leave 1.
    let sum = number.digits.iter().take(17).fold(0, |sum, digit| (sum + digit) * 2 % 11);
    let is_born = matches!(number.four(6), 1900..2100) && {
        let day = number.four(10);
        is_month_and_day(day / 100, day % 100)
    };
    (is_shape && is_born && text.is_end(end) && (sum + check) % 11 == 1).then_some(end)
}

/// Whether it may be a payment card. Sources: ISO/IEC 7812 (check digit), the issuers' published ranges.
fn is_card(number: &Number) -> bool {
    let length = number.digits.len();
    let is_issued = match number.four(0) {
        4000..=4999 => matches!(length, 13 | 16 | 19),
        3400..=3499 | 3700..=3799 => length == 15,
        3000..=3099 | 3600..=3699 | 3800..=3999 => (14..=19).contains(&length),
        2221..=2720 | 5100..=5599 => length == 16,
        3528..=3589 | 5000..=5099 | 5600..=6999 => (16..=19).contains(&length),
        _ => false,
    };
    let is_shape = number.is_unbroken()
        || matches!(number.shape, 0x4444 | 0x44441..=0x44443 | 0x464 | 0x465 | 0x4333 | 0x88 | 0x67..=0x6d);
    is_issued && is_shape && has_check_digit(number.digits)
}

/// Luhn's check: every second digit from the right counts double, and its digits are added.
fn has_check_digit(digits: &[u32]) -> bool {
    let mut sum = 0;
    let mut weight = 1;
    for digit in digits.iter().rev() {
        let product = digit * weight;
        sum += product / 10 + product % 10;
        weight = 3 - weight;
    }
    sum % 10 == 0
}

/// Long numbers in groups: thirteen digits and more in fours (a card with a slip of the pen), unless all are years; a
/// US social security number with dashes.
fn is_grouped(number: &Number) -> bool {
    let is_in_fours =
        matches!(number.shape >> 4, 0x444 | 0x4444 | 0x44444 | 0x44_4444) && number.shape % 16 <= 4;
    let is_years = (0..3).all(|group| matches!(number.four(4 * group), 1900..2100));
    let is_social = number.shape == 0x324 && number.end == number.chain.piece_end;
    (is_in_fours && !is_years) || is_social
}
