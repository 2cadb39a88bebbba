//! Amounts of money: two decimals, no currency. `£12.5`, `twelve pounds fifty`, `1.2万元`, `四十二块五`.

use super::context::{MONEY_AFTER, MONEY_BEFORE, PAYING, is_other};
use super::numeral::{Numeral, UNIT, numeral, times};
use super::read::{Kind, Read, ends, label, plain};
use super::settle::{Found, settle};

/// What a cent is in [`UNIT`]s.
const CENT: u64 = UNIT / 100;

/// The largest amount that is taken.
const MOST: u64 = 1_000_000_000 * UNIT;

/// The amount that is meant. With `is_strict` a number counts only with its currency, or behind a word of paying.
pub fn amount(text: &str, is_strict: bool) -> Option<String> {
    let plain = plain(text);
    let read = Read::new(&plain);
    let mut found = Vec::new();
    let mut at = 0;
    while at < read.tokens.len() {
        let Some(one) = money(&read, at, is_strict) else {
            at += numeral(&read, at).map_or(1, |found| found.used);
            continue;
        };
        if let Some(value) = written(one.value) {
            let (start, end) = (read.start(at), read.end(at + one.used));
            found.push(Found { start, end, rank: u8::from(one.has_currency), value });
        }
        at += one.used;
    }
    settle(&plain, found, is_strict)
}

fn written(value: u64) -> Option<String> {
    if !value.is_multiple_of(CENT) {
        return None;
    }
    let cents = value / CENT;
    let (whole, part) = ((cents / 100).to_string(), (cents % 100).to_string());
    Some([whole.as_str(), if part.len() < 2 { ".0" } else { "." }, part.as_str()].concat())
}

/// An amount in a text.
struct Money {
    /// In [`UNIT`]s.
    value: u64,
    /// How many tokens it takes, from the first that is looked at.
    used: usize,
    has_currency: bool,
}

fn money(read: &Read, at: usize, is_strict: bool) -> Option<Money> {
    let (value, end) = quantity(read, at)?;
    // `$5-6` and `$50/month` are amounts; `15:30` is none.
    let is_joint =
        matches!(read.at(end), "-" | "/") && (read.at(end) == "-" || read.kind(end + 1) == Some(Kind::Word));
    if value > MOST || (read.goes_on(end) && !is_joint) {
        return None;
    }
    coins(read, end, value)
        .or_else(|| units(read, end, value))
        .or_else(|| bare(read, at, (value, end), is_strict))
        .map(|money| Money { used: money.used - at, ..money })
}

/// The number with its multiplier, and where it ends.
fn quantity(read: &Read, at: usize) -> Option<(u64, usize)> {
    let first = numeral(read, at).filter(|_| is_free(read, at))?;
    let mut value = first.value;
    let mut end = at + first.used;
    if read.kind(at) == Some(Kind::Dense) && read.at(end) == "点" {
        let is_tenths = |found: &Numeral| found.value < 10 * UNIT && read.kind(end + 1) == Some(Kind::Dense);
        let tenths = numeral(read, end + 1).filter(is_tenths)?;
        value += tenths.value / 10;
        end += 1 + tenths.used;
    }
    let Some(times) = multiplier(read, end) else { return Some((value, end)) };
    Some((value.checked_mul(times)?, end + 1))
}

/// Less than a whole unit: `五毛`, `50 cents`.
fn coins(read: &Read, end: usize, value: u64) -> Option<Money> {
    let (worth, used) = coin(read, end, true)?;
    let (cents, more) = fen(read, end + used).filter(|_| worth > 1).unwrap_or((0, 0));
    let value = value.is_multiple_of(UNIT).then_some(value / UNIT * worth + cents)? * CENT;
    Some(Money { value, used: end + used + more, has_currency: true })
}

/// Whole units with a currency behind, and maybe cents: `四十二块五`, `twelve pounds fifty`.
fn units(read: &Read, end: usize, value: u64) -> Option<Money> {
    let named = Some(read.phrase(end, MONEY_AFTER)).filter(|&named| named > 0)?;
    let (cents, used) = part(read, end + named).unwrap_or((0, 0));
    let is_piece = read.at(end) == "块" && named == 1 && used == 0 && !is_after_piece(read, end + 1);
    (!is_piece).then_some(Money { value: value + cents * CENT, used: end + named + used, has_currency: true })
}

/// A number with its currency in front, or none.
fn bare(read: &Read, at: usize, (value, end): (u64, usize), is_strict: bool) -> Option<Money> {
    let lead = read.lead(at);
    let has_currency = ends(lead, MONEY_BEFORE);
    let is_word = read.is_joined(end) && read.kind(end) == Some(Kind::Word);
    let is_closed = is_bare_end(read, end);
    let is_paid = is_closed && ends(label(lead), PAYING);
    // Two decimals are rarely anything but money.
    let has_cents =
        read.at(end - 1).len() == 2 && matches!(read.at(end.wrapping_sub(2)), "." | ",") && end > at + 2;
    let is_likely =
        !is_strict && (is_open(read, at) && is_closed || has_cents && !is_other("", read.rest(end)));
    (!is_word && (has_currency || is_paid || is_likely)).then_some(Money { value, used: end, has_currency })
}

fn is_free(read: &Read, at: usize) -> bool {
    // `US$12`, `RMB12`: what hangs in front is the currency.
    read.is_free(at)
        || (read.kind(at.wrapping_sub(1)) == Some(Kind::Word) && read.is(at.wrapping_sub(1), MONEY_BEFORE))
}

/// How many times a number is taken: `1.5k`, `1.2万`.
fn multiplier(read: &Read, at: usize) -> Option<u64> {
    let text = read.at(at);
    if read.kind(at.wrapping_sub(1)) != Some(Kind::Digits) {
        return None;
    }
    match text {
        "k" if read.is_joined(at) => Some(1_000),
        "w" if read.is_joined(at) => Some(10_000),
        "thousand" | "grand" => Some(1_000),
        "hundred" => Some(100),
        "million" => Some(1_000_000),
        _ => times(text),
    }
}

/// What one of these coins is worth, in cents, and how many tokens its name takes.
fn coin(read: &Read, at: usize, is_alone: bool) -> Option<(u64, usize)> {
    let jiao = read.phrase(at, "毛钱|毛|角钱|角");
    if jiao > 0 {
        return Some((10, jiao));
    }
    let cent = read.phrase(
        at,
        if is_alone {
            "cents|cent|pence|penny|p|¢|分钱"
        } else {
            "cents|cent|pence|penny|p|c|¢|分钱|分"
        },
    );
    (cent > 0).then_some((1, cent))
}

/// The cents behind 毛: `五毛二分`.
fn fen(read: &Read, at: usize) -> Option<(u64, usize)> {
    let found = numeral(read, at)?;
    let cents = found.whole().filter(|&cents| cents < 10)?;
    let end = at + found.used;
    let used = if read.at(end) == "分" { found.used + 1 } else { found.used };
    (used > found.used || is_bare_end(read, end)).then_some((cents, used))
}

/// The cents behind whole units and how many tokens they take: `块五`, `块零五毛`, `pounds fifty`, `dollars and 5 cents`.
fn part(read: &Read, at: usize) -> Option<(u64, usize)> {
    let skip = usize::from(read.is(at, "and"));
    let found = numeral(read, at + skip)?;
    let count = found.whole().filter(|&count| count < 100)?;
    let end = at + skip + found.used;
    if let Some((worth, used)) = coin(read, end, false) {
        let rest = fen(read, end + used).filter(|_| worth == 10);
        return Some((
            count * worth + rest.map_or(0, |rest| rest.0),
            end + used + rest.map_or(0, |rest| rest.1) - at,
        ));
    }
    let is_english = read.kind(at.wrapping_sub(1)) == Some(Kind::Word);
    let is_tenths = !is_english && found.used == 1 && count < 10;
    let is_cents = found.used > 1 || count > 9 || read.at(at) == "零";
    let is_plain_end = is_bare_end(read, end) && !read.goes_on(end) && skip == 0;
    let is_after = !is_english || read.kind(at) == Some(Kind::Word) || read.at(at).len() == 2;
    (is_plain_end && is_after && (is_tenths || is_cents))
        .then_some((if is_tenths { count * 10 } else { count }, end - at))
}

/// Whether 块 is no piece of something: `一块去吧`, `三块蛋糕` are.
fn is_after_piece(read: &Read, at: usize) -> bool {
    read.kind(at) != Some(Kind::Dense) || read.is(at, "吧|了|左|上|整|的|啊|呢|呀|哦|多|钱|，|不|是|我")
}

/// Words that may stand in front of an amount whose currency is left out.
const FRONT: &str = "was|is|it|its|s|about|around|approximately|approx|roughly|circa|maybe|of|for|only|just|exactly|like|think|be|to|\
    than|under|over|at|no|sorry|ok|okay|yes|meant|mean|so|actually|me|us|you|a|sum|total|price|amount|paid|cost|是|约|概|共|计|总|额|了|付|花|款|价|\
    为|到|就|扣|收|退|我|大|好|像|才|要|嗯|有";

/// Words that may stand behind one.
const BACK: &str = "please|pls|thanks|thank|total|altogether|or|ish|plus|and|but|so|last|yesterday|today|on|by|with|via|from|for|twice|was|is|in|i|\
    吧|了|谢|整|就|啊|呢|呀|哦|左|的|，|不|这|我";

fn is_open(read: &Read, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    match read.kind(before) {
        None => true,
        Some(Kind::Mark) => read.at(before) != "#",
        _ => read.is(before, FRONT),
    }
}

fn is_bare_end(read: &Read, end: usize) -> bool {
    match read.kind(end) {
        None => true,
        Some(Kind::Mark) => !matches!(read.at(end), "%" | "°"),
        Some(Kind::Digits) => false,
        _ => read.is(end, BACK),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        for (text, expected) in [
            ("1,234.50", Some("1234.50")),
            ("1.234,50 EUR", Some("1234.50")),
            ("US$12", Some("12.00")),
            ("twelve pounds fifty", Some("12.50")),
            ("forty two dollars and fifty cents", Some("42.50")),
            ("it was about 42", Some("42.00")),
            ("12k", Some("12000.00")),
            ("80p", Some("0.80")),
            ("三百二", Some("320.00")),
            ("三点五元", Some("3.50")),
            ("三块五毛二分", Some("3.52")),
            ("五毛", Some("0.50")),
            ("一千二百三十四块五毛六", Some("1234.56")),
            ("3w", Some("30000.00")),
            ("a 42.50 charge", Some("42.50")),
            ("$50/month", Some("50.00")),
            ("42,-", Some("42.00")),
            ("42eur", Some("42.00")),
            ("HK$200", Some("200.00")),
            ("42.50 km", None),
            ("12.5p", None),
            ("3块2", Some("3.20")),
            ("not $5 but $6", Some("6.00")),
            ("$1.234567", None),
            ("三块蛋糕", None),
            ("3 people", None),
            ("10%", None),
            ("20.6.2026", None),
            ("at 15:30", None),
            ("-5", None),
            ("", None),
        ] {
            assert_eq!(amount(text, false).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn unasked_only_what_is_clearly_money() {
        for (text, expected) in [
            ("There's a charge of $1,200 from last Tuesday", Some("1200.00")),
            ("6月10号扣了我¥1,280.00，我没买过", Some("1280.00")),
            ("上周五被扣了一万二，不是我刷的", Some("12000.00")),
            ("where is order 884213", None),
            ("about 42", None),
            ("$5 or $6?", None),
        ] {
            assert_eq!(amount(text, true).as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_gives_itself(text in "[0-9一二百万块元毛kp$ .,]{0,12}|.{0,20}") {
            if let Some(value) = amount(&text, false) {
                prop_assert_eq!(amount(&value, false), Some(value));
            }
        }
    }
}
