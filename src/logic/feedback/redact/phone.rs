//! Which numbers are telephone numbers, by their form.
//!
//! Sources: ITU-T E.164 and E.123; the national plans' usual notations of the English-speaking countries, of Europe and
//! of China. Numbers of seven and eight digits have no form of their own: they need a word in front.

use super::chain::Number;

/// Whether the form alone tells.
pub fn is_phone(number: &Number) -> bool {
    let ends_in_group = number.shape % 16 > 1;
    ends_in_group
        && (is_international(number)
            || has_trunk_zero(number)
            || has_area(number)
            || is_chinese(number)
            || is_of_other_plan(number))
}

/// Whether it may be one if a word says so: 7 to 15 digits in groups, or each apart, and no price.
pub fn may_be_phone(number: &Number) -> bool {
    let length = number.digits.len();
    let are_digits_apart = length < 16 && number.shape >> (4 * (length - 1)) == 1;
    let is_price = (16..256).contains(&number.shape) && number.shape % 16 == 2;
    let are_groups = number.shape % 16 > 1 && !is_price;
    (7..=15).contains(&length) && (are_digits_apart || are_groups)
}

/// A plus or two zeros, the code of a country, and as many digits as it has; others from 8 to 13, in one piece to 15.
fn is_international(number: &Number) -> bool {
    let (zeros, fewest) = match number.four(0) {
        _ if number.chain.has_plus => (0, 8),
        0..100 => (2, 10),
        _ => return false,
    };
    let range = match number.four(zeros) {
        0..1000 => return false,
        1000..2000 => 11..=11,
        8600..8700 => 11..=13,
        4400..4410 => 13..=13,
        4410..4500 => 11..=12,
        _ if number.is_unbroken() => fewest..=15,
        _ => fewest..=13,
    };
    range.contains(&(number.digits.len() - zeros))
}

/// A zero, and 9 to 11 digits in all; 12 with a Chinese or German prefix; Chinese landlines with an extension.
fn has_trunk_zero(number: &Number) -> bool {
    let length = number.digits.len();
    let is_usual = if number.is_unbroken() { matches!(length, 10 | 11) } else { matches!(length, 9..=11) };
    let has_extension = matches!(number.shape >> 4, 0x37 | 0x38 | 0x47 | 0x48) && number.shape % 16 < 6;
    let is_long = matches!(number.shape, 0x48 | 0x444 | 0x57) || has_extension;
    matches!(number.four(0), 100..1000) && number.chain.first > 1 && (is_usual || is_long)
}

/// An area code in brackets, and 9 to 12 digits in all; from 7 with a zero in front.
fn has_area(number: &Number) -> bool {
    let fewest = if number.four(0) < 1000 { 7 } else { 9 };
    number.chain.has_bracket
        && matches!(number.chain.first, 2..=5)
        && (fewest..=12).contains(&number.digits.len())
}

/// A mobile number, with or without 86, or one of those that begin with 400 or 800.
fn is_chinese(number: &Number) -> bool {
    let country = match number.chain.first {
        2 | 13 if number.four(0) / 100 == 86 => 2,
        3 | 7 | 11 => 0,
        _ => return is_service(number),
    };
    let is_mobile = matches!(number.four(country), 1300..2000) && number.digits.len() == country + 11;
    is_mobile || is_service(number)
}

fn is_service(number: &Number) -> bool {
    matches!(number.four(0) / 10, 400 | 800) && matches!(number.shape, 0xa | 0x334 | 0x343)
}

/// America: area, exchange and line, neither of the first two from below 200, a one may lead (Italian mobile numbers
/// look alike). Nine digits in threes, as in Spain and Poland, unless it is a round number; other groups of these
/// countries and of Portugal. India's five and five. Australia's 1300 and 1800.
fn is_of_other_plan(number: &Number) -> bool {
    let first = number.four(0);
    let is_american = |area: u32| (area >= 2000 && area % 10 > 1) || area / 1000 == 3;
    match number.shape {
        0x334 => is_american(first),
        0x1334 => first / 1000 == 1 && is_american(number.four(1)),
        0x333 => first >= 4000 && number.four(6) > 0,
        0x2322 => first >= 1000,
        0x55 | 0x3222 => first >= 6000,
        0x234 => first / 1000 == 2,
        0x433 => matches!(first, 1300 | 1800),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::redact;

    #[test]
    fn numbers_are_known_by_their_form_alone() {
        for number in [
            "+14155550132",
            "+1 (415) 555-0132",
            "+44 (0)20 7946 0958",
            "+86 138 0013 8000",
            "0086-13800138000",
            "00 33 6 12 34 56 78",
            "020 7946 0958",
            "07700900123",
            "(01632) 960123",
            "030/901820",
            "0151 23456789",
            "01.42.68.53.00",
            "06-12345678",
            "415.555.0132",
            "1-800-555-0199",
            "612 345 678",
            "91 123 45 67",
            "98765 43210",
            "1300 123 456",
            "13800138000",
            "138-0013-8000",
            "86 13800138000",
            "010-62345678",
            "0755-8888 6666",
            "021-62345678-802",
            "400-820-8888",
            "400 1234 567",
            "8008208888",
        ] {
            assert_eq!(redact(number).text, "[phone]", "{number}");
            assert_eq!(redact(&["问", number, ", ok?"].concat()).text, "问[phone], ok?", "{number}");
        }
    }

    #[test]
    fn other_numbers_are_left() {
        for text in [
            "2345 6789",
            "555-0132",
            "#415-555-0132",
            "PO-415-555-0132",
            "order 415-555-0132",
            "¥612 345 678",
            "612 345 678 €",
            "700 000 000",
            "12:00 612",
            "105-555-0132",
            "05/03/2024 14:30",
            "01.02.2024 08",
            "+12345",
            "0000 1234 567",
        ] {
            assert_eq!(redact(text).text, text);
        }
    }

    #[test]
    fn a_word_in_front_makes_seven_digits_a_number() {
        for (text, expected) in [
            ("phone 555-0132", "phone [phone]"),
            ("电话：62345678", "电话：[phone]"),
            ("tel 1 2 3 4 5 6 7", "tel [phone]"),
            ("call 555-013", "call 555-013"),
            ("phone 12999.00", "phone 12999.00"),
            ("phone 2024-03-15", "phone 2024-03-15"),
        ] {
            assert_eq!(redact(text).text, expected);
        }
    }
}
