//! Character references: `&amp;`, `&#8217;`.

/// The named ones that are met in answers, by the code of their character. Of the standard's 2,231 a browser keeps four
/// when it writes a page down; these are those that editors and exports write. Source: HTML, "Named character references".
const NAMES: [(&str, u32); 88] = [
    ("amp", 38),
    ("lt", 60),
    ("gt", 62),
    ("quot", 34),
    ("apos", 39),
    ("nbsp", 160),
    ("iexcl", 161),
    ("cent", 162),
    ("pound", 163),
    ("yen", 165),
    ("sect", 167),
    ("copy", 169),
    ("laquo", 171),
    ("shy", 173),
    ("reg", 174),
    ("deg", 176),
    ("plusmn", 177),
    ("sup2", 178),
    ("sup3", 179),
    ("acute", 180),
    ("micro", 181),
    ("para", 182),
    ("middot", 183),
    ("raquo", 187),
    ("frac14", 188),
    ("frac12", 189),
    ("frac34", 190),
    ("iquest", 191),
    ("Agrave", 192),
    ("Aacute", 193),
    ("Auml", 196),
    ("Aring", 197),
    ("AElig", 198),
    ("Ccedil", 199),
    ("Egrave", 200),
    ("Eacute", 201),
    ("Ntilde", 209),
    ("Oacute", 211),
    ("Ouml", 214),
    ("times", 215),
    ("Oslash", 216),
    ("Uuml", 220),
    ("szlig", 223),
    ("agrave", 224),
    ("aacute", 225),
    ("acirc", 226),
    ("atilde", 227),
    ("auml", 228),
    ("aring", 229),
    ("aelig", 230),
    ("ccedil", 231),
    ("egrave", 232),
    ("eacute", 233),
    ("ecirc", 234),
    ("euml", 235),
    ("iacute", 237),
    ("icirc", 238),
    ("iuml", 239),
    ("ntilde", 241),
    ("ograve", 242),
    ("oacute", 243),
    ("ocirc", 244),
    ("otilde", 245),
    ("ouml", 246),
    ("divide", 247),
    ("oslash", 248),
    ("ugrave", 249),
    ("uacute", 250),
    ("ucirc", 251),
    ("uuml", 252),
    ("ndash", 8211),
    ("mdash", 8212),
    ("lsquo", 8216),
    ("rsquo", 8217),
    ("sbquo", 8218),
    ("ldquo", 8220),
    ("rdquo", 8221),
    ("bdquo", 8222),
    ("bull", 8226),
    ("hellip", 8230),
    ("lsaquo", 8249),
    ("rsaquo", 8250),
    ("euro", 8364),
    ("trade", 8482),
    ("larr", 8592),
    ("rarr", 8594),
    ("check", 10003),
    ("zwnj", 8204),
];

/// What windows-1252 has where Unicode has control characters: HTML reads `&#150;` so. From 128 to 159.
const OLD: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text that is meant. What is no reference, or none that is known, stays as it is written.
pub fn decoded(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        read.push_str(before);
        let (char, taken) = reference(after).unwrap_or(('&', 0));
        read.push(char);
        rest = after.get(taken..).unwrap_or_default();
    }
    read.push_str(rest);
    read
}

/// The character that is meant, and how many bytes behind `&` say so.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';');
    let name = text.get(..end?)?;
    let code = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((character(code), name.len() + 1))
}

fn numbered(number: &str) -> Option<u32> {
    let (digits, base) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let mut code = 0_u32;
    for digit in digits.chars() {
        code = code.saturating_mul(base).saturating_add(digit.to_digit(base)?);
    }
    (!digits.is_empty()).then_some(code)
}

fn character(code: u32) -> char {
    let old = code.checked_sub(128).and_then(|place| OLD.get(place as usize));
    let read = old.copied().or_else(|| char::from_u32(code));
    read.filter(|char| *char != '\0').unwrap_or('\u{fffd}')
}
