//! Numbers in digits, English words and Chinese numerals.

use super::read::{Kind, Read, place};

/// What a [`Numeral`] counts in: ten-thousandths, so that `1.2345万` is a whole.
pub const UNIT: u64 = 10_000;

/// The largest number that is read.
const MOST: u64 = 1_000_000_000_000;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// How much, in [`UNIT`]s.
    pub value: u64,
    /// How many tokens it takes.
    pub used: usize,
}

impl Numeral {
    fn of(whole: u64, used: usize) -> Option<Self> {
        (used > 0 && whole <= MOST).then(|| Numeral { value: whole * UNIT, used })
    }

    /// The number, where it is a whole one.
    pub fn whole(self) -> Option<u64> {
        self.value.is_multiple_of(UNIT).then_some(self.value / UNIT)
    }
}

/// The number that begins at this token.
pub fn numeral(read: &Read, at: usize) -> Option<Numeral> {
    match read.kind(at)? {
        Kind::Digits => literal(read, at),
        Kind::Word => english(read, at),
        Kind::Dense => chinese(read, at),
        Kind::Mark => None,
    }
}

/// The whole number below ten thousand that begins at this token, in plain digits or Chinese numerals.
pub fn small(read: &Read, at: usize) -> Option<(i64, usize)> {
    let text = read.at(at);
    if read.kind(at)? == Kind::Digits {
        return (text.len() <= 4).then(|| Some((i64::from(text.parse::<u16>().ok()?), 1)))?;
    }
    let found = chinese(read, at)?;
    let value = found.whole().filter(|&value| value < 10_000)?;
    Some((i64::try_from(value).ok()?, found.used))
}

/// Digits with signs between thousands and in front of a fraction: `1,234.50`, `1.234,50`, `1 234`, `12.5`. A single sign
/// with three digits behind it stands between thousands.
fn literal(read: &Read, at: usize) -> Option<Numeral> {
    let mut groups = vec![read.at(at)];
    let mut signs: Vec<&str> = Vec::new();
    let mut end = at + 1;
    loop {
        let is_next_joined = |at| read.kind(at) == Some(Kind::Digits) && read.is_joined(at);
        if read.is_joined(end) && matches!(read.at(end), "." | "," | "'") && is_next_joined(end + 1) {
            signs.push(read.at(end));
            groups.push(read.at(end + 1));
            end += 2;
        } else if read.kind(end) == Some(Kind::Digits)
            && read.at(end).len() == 3
            && read.start(end) == read.end(end) + 1
            && groups.first().is_some_and(|first| first.len() <= 3)
            && signs.iter().all(|&sign| sign == " ")
        {
            signs.push(" ");
            groups.push(read.at(end));
            end += 1;
        } else {
            break;
        }
    }
    let (fraction, thousands) = split(&groups, &signs)?;
    let whole = digits(&thousands.concat())?;
    let mut part = fraction.to_owned();
    while part.len() < 4 {
        part.push('0');
    }
    let found = Numeral::of(whole, end - at)?;
    Some(Numeral { value: found.value + digits(&part)?, ..found })
}

/// The fraction and the groups of thousands.
fn split<'t>(groups: &[&'t str], signs: &[&str]) -> Option<(&'t str, Vec<&'t str>)> {
    let mut groups = groups.to_vec();
    let (Some(&last), Some(&sign)) = (groups.last(), signs.last()) else { return Some(("", groups)) };
    let is_first_sign = signs.iter().position(|&other| other == sign) == Some(signs.len() - 1);
    let is_zero_first = groups.first() == Some(&"0");
    let is_fraction = sign != " " && is_first_sign && (last.len() != 3 || signs.len() > 1 || is_zero_first);
    if is_fraction {
        groups.pop();
    }
    let between = signs.get(..groups.len() - 1)?;
    let is_grouped = between.iter().all(|sign| between.first() == Some(sign))
        && groups.iter().skip(1).all(|group| group.len() == 3)
        && (groups.len() == 1 || groups.first().is_some_and(|first| first.len() <= 3));
    (is_grouped && (!is_fraction || last.len() <= 4)).then_some((if is_fraction { last } else { "" }, groups))
}

fn digits(text: &str) -> Option<u64> {
    if text.len() > 15 { None } else { text.parse().ok() }
}

const UNITS: &str = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\
    sixteen|seventeen|eighteen|nineteen";
const TENS: &str = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|fourty";
const ORDINALS: &str = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|\
    fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth";

fn tens(word: &str) -> Option<u64> {
    let at = place(TENS, word)?;
    Some(if at == 8 { 40 } else { at as u64 * 10 + 20 })
}

/// The place that an English word tells, up to 31: `third`, `twenty-first`.
pub fn ordinal(read: &Read, at: usize) -> Option<(i64, usize)> {
    let of = |at| place(ORDINALS, read.at(at)).and_then(|place| i64::try_from(place + 1).ok());
    if let Some(found) = of(at) {
        return Some((found, 1));
    }
    if read.at(at) == "thirtieth" {
        return Some((30, 1));
    }
    let ten = match read.at(at) {
        "twenty" => 20,
        "thirty" => 30,
        _ => return None,
    };
    let dash = usize::from(read.at(at + 1) == "-");
    of(at + 1 + dash).filter(|&unit| unit < 10).map(|unit| (ten + unit, 2 + dash))
}

fn english(read: &Read, at: usize) -> Option<Numeral> {
    let (mut total, mut part, mut end) = (0_u64, None::<u64>, at);
    if read.is(end, "a|an") && read.is(end + 1, "hundred|thousand|million|dozen|couple|pair") {
        end += 1;
        part = Some(1);
    } else if read.at(end) == "half" && read.is(end + 1, "a|dozen") {
        let used = 2 + usize::from(read.at(end + 1) == "a");
        return if read.at(end + used - 1) == "dozen" { Numeral::of(6, used) } else { None };
    }
    let mut last = at;
    while total <= MOST {
        let word = read.at(end);
        let held = part.unwrap_or(0);
        if let Some(unit) = place(UNITS, word).map(|unit| unit as u64) {
            let is_room =
                part.is_none() || held % 100 == 0 || (unit < 10 && held % 10 == 0 && held % 100 >= 20);
            if !is_room || (part == Some(0)) {
                break;
            }
            part = Some(held + unit);
        } else if let Some(tens) = tens(word) {
            if held % 100 != 0 {
                break;
            }
            part = Some(held + tens);
        } else if word == "hundred" && held < 100 {
            part = Some(held.max(1) * 100);
        } else if let Some(power) = place("thousand|million|grand", word) {
            let times = if power == 1 { 1_000_000 } else { 1_000 };
            total += part.map_or(1, |part| part.max(1)) * times;
            part = None;
        } else if let Some(times) =
            place("couple|pair|dozen|dozens", word).filter(|_| part.is_some() || word == "dozen")
        {
            total += held.max(1) * if times < 2 { 2 } else { 12 };
            return Numeral::of(total, end + 1 - at);
        } else if (word == "and" && end > at && read.is(end.wrapping_sub(1), "hundred|thousand"))
            || (word == "-" && part.is_some_and(|part| part % 10 == 0))
        {
            end += 1;
            continue;
        } else {
            break;
        }
        end += 1;
        last = end;
    }
    Numeral::of(total + part.unwrap_or(0), last - at)
}

fn chinese_digit(text: &str) -> Option<u64> {
    Some(match text {
        "零" => 0,
        "一" | "幺" | "壹" => 1,
        "二" | "两" | "贰" | "俩" => 2,
        "三" | "叁" | "仨" => 3,
        "四" | "肆" => 4,
        "五" | "伍" => 5,
        "六" | "陆" => 6,
        "七" | "柒" => 7,
        "八" | "捌" => 8,
        "九" | "玖" => 9,
        _ => return None,
    })
}

fn chinese_unit(text: &str) -> Option<u64> {
    Some(match text {
        "十" | "拾" => 10,
        "百" | "佰" => 100,
        "千" | "仟" => 1_000,
        "万" => 10_000,
        "亿" => 100_000_000,
        _ => return None,
    })
}

/// How many times a number is taken before this sign: `万`.
pub fn times(text: &str) -> Option<u64> {
    chinese_unit(text).filter(|&unit| unit > 10)
}

/// Chinese numerals, placed by units (`三百五十`, `一万二`) or one after another (`二零二六`).
fn chinese(read: &Read, at: usize) -> Option<Numeral> {
    let (mut total, mut part, mut digit, mut unit) = (0_u64, 0_u64, None::<u64>, 1_u64);
    let mut end = at;
    while total <= MOST && part <= MOST && digit <= Some(MOST) {
        let text = read.at(end);
        if let Some(found) = chinese_digit(text) {
            if found == 0 {
                unit = 1;
            }
            digit = Some(if unit == 1 || digit.is_none() { digit.unwrap_or(0) * 10 + found } else { break });
        } else if let Some(tens) = place("廿|卅", text).filter(|_| digit.is_none()) {
            part += (tens as u64 + 2) * 10;
            unit = 10;
        } else if let Some(found) = chinese_unit(text) {
            if digit.is_none() && part + total == 0 && found > 10 {
                break;
            }
            if found >= 10_000 {
                total = (total + part + digit.unwrap_or(0)).saturating_mul(found);
                part = 0;
            } else {
                part += digit.unwrap_or(1) * found;
            }
            digit = None;
            unit = found;
        } else {
            break;
        }
        end += 1;
    }
    // The last digit counts in tenths of the unit before it: 一万二 is 12,000.
    let last = digit.unwrap_or(0) * if unit >= 100 { unit / 10 } else { 1 };
    Numeral::of(total.saturating_add(part + last), end - at)
}

/// The text with Chinese digits that stand one after another, four at least, as plain ones: `一三八零零` is `13800`.
pub fn spelled(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len());
    let mut run: Vec<(char, char)> = Vec::new();
    for c in plain.chars().chain(['\n']) {
        let mut buffer = [0; 4];
        if let Some(digit) = chinese_digit(c.encode_utf8(&mut buffer)) {
            run.push((c, char::from(b'0' + u8::try_from(digit).unwrap_or(0))));
            continue;
        }
        let is_number = run.len() >= 4;
        text.extend(run.drain(..).map(|(c, digit)| if is_number { digit } else { c }));
        if c != '\n' {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::read::plain;
    use super::*;

    fn check(text: &str, expected: Option<(f64, usize)>) {
        let plain = plain(text);
        let found = numeral(&Read::new(&plain), 0);
        assert_eq!(found.map(|one| (one.value as f64 / UNIT as f64, one.used)), expected, "{text}");
    }

    #[test]
    fn digits_with_signs() {
        for (text, expected) in [
            ("42", (42.0, 1)),
            ("1,234.50", (1234.5, 5)),
            ("1.234,50", (1234.5, 5)),
            ("1 234,50", (1234.5, 4)),
            ("1'234", (1234.0, 3)),
            ("1.200", (1200.0, 3)),
            ("0.125", (0.125, 3)),
            ("12.5", (12.5, 3)),
            ("12,5", (12.5, 3)),
            ("42, 50", (42.0, 1)),
            ("1,234,567", (1_234_567.0, 5)),
            ("1.2345", (1.2345, 3)),
            ("2026 100", (2026.0, 1)),
        ] {
            check(text, Some(expected));
        }
        for text in ["2.4.1", "1,23,4", "12345,678.5", "1.234.56", "99999999999999999999", "1.23456"] {
            check(text, None);
        }
    }

    #[test]
    fn english_words() {
        for (text, expected) in [
            ("one", (1.0, 1)),
            ("twenty-one", (21.0, 3)),
            ("twenty one people", (21.0, 2)),
            ("a hundred", (100.0, 2)),
            ("two hundred and five", (205.0, 4)),
            ("three thousand four hundred", (3400.0, 4)),
            ("a dozen", (12.0, 2)),
            ("half a dozen", (6.0, 3)),
            ("two dozen", (24.0, 2)),
            ("a couple of", (2.0, 2)),
            ("one two", (1.0, 1)),
            ("five and six", (5.0, 1)),
            ("a hundred and then", (100.0, 2)),
            ("zero", (0.0, 1)),
        ] {
            check(text, Some(expected));
        }
        for text in ["a", "someone", "and", "half", "couple"] {
            check(text, None);
        }
    }

    #[test]
    fn chinese_numerals() {
        for (text, expected) in [
            ("十二", (12.0, 2)),
            ("二十", (20.0, 2)),
            ("两百", (200.0, 2)),
            ("三百五", (350.0, 3)),
            ("三百五十", (350.0, 4)),
            ("三百零五", (305.0, 4)),
            ("一万二", (12_000.0, 3)),
            ("一万二千", (12_000.0, 4)),
            ("两万零三百", (20_300.0, 5)),
            ("廿五", (25.0, 2)),
            ("卅", (30.0, 1)),
            ("二〇二六", (2026.0, 4)),
            ("零五", (5.0, 2)),
            ("三亿", (300_000_000.0, 2)),
            ("十万", (100_000.0, 2)),
        ] {
            check(text, Some(expected));
        }
        for text in ["千万", "万", "百", "个"] {
            check(text, None);
        }
    }

    #[test]
    fn places_in_english() {
        for (text, expected) in [("third", Some((3, 1))), ("twenty-first", Some((21, 3))), ("twenty", None)] {
            assert_eq!(ordinal(&Read::new(text), 0), expected, "{text}");
        }
    }

    #[test]
    fn digits_one_after_another() {
        assert_eq!(spelled("cy二零二六零六一一"), "cy20260611");
        assert_eq!(spelled("幺三八零"), "1380");
        assert_eq!(spelled("三五个"), "三五个");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "[0-9a-z ,.'零一二两九十百千万亿廿点-]{0,30}|.{0,20}") {
            let plain = plain(&text);
            let read = Read::new(&plain);
            for at in 0..read.tokens.len() {
                if let Some(found) = numeral(&read, at) {
                    prop_assert!(found.used > 0 && found.value < (MOST + 1) * UNIT);
                }
            }
        }
    }
}
