//! Which regular expressions are followed: not those that may take forever.
//!
//! Hosts try the ways of a pattern one after the other, and some patterns have exponentially many: `(a+)+$` on thirty
//! letters `a` holds a page up for minutes. [`refusal`] reads a pattern's shape and counts, cautiously: a repeated group
//! may have a few ways to match the same text, no unbounded number. It asks too much rather than too little; each
//! [`Refusal`] says how to write it otherwise. What is left is a power of the text's length, and the text is clipped.

/// The longest pattern, in characters. Longer ones are refused.
pub const LONGEST: usize = 500;

/// Of longer texts, so many characters are looked at.
pub const LONGEST_TEXT: usize = 2_000;

/// So many `*`, `+` and `{2,}` a pattern may have. Each may take the text's length once more.
const MOST_LOOPS: usize = 4;

/// So many ways a repeated group may have, as a whole.
const MOST_WAYS: f64 = 10_000.0;

/// Groups within groups.
const MOST_DEPTH: usize = 20;

/// Why a pattern is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Longer than [`LONGEST`].
    Long,
    /// Groups too deep within each other.
    Deep,
    /// A repeated group with a repetition within.
    Nested,
    /// A repeated group with alternatives that may match the same.
    Overlapping,
    /// Too many repetitions without a bound, or one right behind the same.
    Loops,
}

impl Refusal {
    /// What is wrong, and how to write it otherwise.
    pub fn advice(self) -> &'static str {
        match self {
            Refusal::Long => {
                "the pattern has more than 500 characters; use $in, or several patterns under $or"
            }
            Refusal::Deep => {
                "the pattern has too many groups within each other; use several patterns under $or"
            }
            Refusal::Nested => {
                "the pattern repeats a group that itself repeats something, as (a+)+ does, and may hold the page up; \
                 repeat one of them only: a+, or give both a small bound: (a{1,3}){1,3}"
            }
            Refusal::Overlapping => {
                "the pattern repeats alternatives that may match the same, as (a|ab)+ does, and may hold the page up; \
                 let each alternative begin otherwise: (ab?)+ becomes (a|b)+"
            }
            Refusal::Loops => {
                "the pattern has more than four repetitions without a bound (*, + or {2,}), or the same one twice in a \
                 row, and may hold the page up; give some a bound, as in .{0,40}, or use several patterns under $and"
            }
        }
    }
}

/// Why a pattern is not to be followed; `None` where it may. A pattern that is broken is for the host to tell.
pub fn refusal(pattern: &str) -> Option<Refusal> {
    if pattern.chars().nth(LONGEST).is_some() {
        return Some(Refusal::Long);
    }
    let mut scan = Scan { rest: pattern, loops: 0 };
    scan.group(0).err()
}

/// A pattern that finds just this text, as a whole.
pub fn exactly(text: &str) -> String {
    let mut pattern = String::from("^");
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('$');
    pattern
}

/// On the way through a pattern.
struct Scan<'p> {
    rest: &'p str,
    loops: usize,
}

/// In how many ways a part may match.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ways {
    /// How many, infinite where a repetition without a bound is within.
    count: f64,
    /// Whether they come of alternatives.
    is_overlapping: bool,
}

/// One way, as a letter has.
const ONE: Ways = Ways { count: 1.0, is_overlapping: false };

/// What an alternative is made of, as far as it tells it from others.
struct Alternative<'p> {
    text: &'p str,
    /// Whether it is nothing but letters that mean themselves.
    is_plain: bool,
}

impl<'p> Scan<'p> {
    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads to the end of the group that has begun, or of the pattern.
    fn group(&mut self, depth: usize) -> Result<Ways, Refusal> {
        if depth > MOST_DEPTH {
            return Err(Refusal::Deep);
        }
        let (mut ways, mut alternatives) = (ONE, Vec::new());
        loop {
            let (alternative, of_it, is_last) = self.alternative(depth)?;
            ways.count *= of_it.count;
            ways.is_overlapping |= of_it.is_overlapping;
            if alternatives.iter().any(|before| may_overlap(before, &alternative)) {
                ways.count = f64::INFINITY;
                ways.is_overlapping = true;
            }
            alternatives.push(alternative);
            if is_last {
                return Ok(ways);
            }
        }
    }

    /// Reads an alternative, and tells whether it was the group's last one.
    fn alternative(&mut self, depth: usize) -> Result<(Alternative<'p>, Ways, bool), Refusal> {
        let (start, mut ways, mut is_plain, mut last_loop) = (self.rest, ONE, true, "");
        loop {
            let before = self.rest;
            let atom = self.next();
            if matches!(atom, None | Some('|' | ')')) {
                let text = start.get(..start.len() - before.len()).unwrap_or(start);
                return Ok((Alternative { text, is_plain }, ways, atom != Some('|')));
            }
            is_plain &= atom.is_some_and(|c| !"([.\\^$*+?{".contains(c));
            let of_atom = self.atom(atom, depth)?;
            let text = before.get(..before.len() - self.rest.len()).unwrap_or(before);
            let repeated = self.repetition()?;
            let is_loop = repeated.is_some_and(|(_, most)| most.is_infinite());
            if is_loop && text == last_loop {
                return Err(Refusal::Loops);
            }
            last_loop = if is_loop { text } else { "" };
            is_plain &= repeated.is_none();
            let of_it = repeat(of_atom, repeated)?;
            ways.count *= of_it.count;
            ways.is_overlapping |= of_it.is_overlapping;
        }
    }

    /// Reads the rest of what is repeated or not: a group, a class, an escape, a letter.
    fn atom(&mut self, first: Option<char>, depth: usize) -> Result<Ways, Refusal> {
        match first {
            Some('(') => {
                self.prefix();
                return self.group(depth + 1);
            }
            Some('\\') => {
                self.next();
            }
            Some('[') => loop {
                match self.next() {
                    None | Some(']') => break,
                    Some('\\') => {
                        self.next();
                    }
                    _ => {}
                }
            },
            _ => {}
        }
        Ok(ONE)
    }

    /// Reads what stands before a group's alternatives: `?:`, `?=`, `?<name>` and the like.
    fn prefix(&mut self) {
        if !self.skip("?") {
            return;
        }
        let is_after = self.skip("<");
        let is_around = self.skip("=") || self.skip("!");
        if is_after && !is_around {
            while !matches!(self.next(), None | Some('>')) {}
        } else if !is_after && !is_around {
            self.skip(":");
        }
    }

    /// Reads how often an atom is repeated: at least and at most; `None` where nothing is said.
    fn repetition(&mut self) -> Result<Option<(f64, f64)>, Refusal> {
        let bounds = if self.skip("*") {
            (0.0, f64::INFINITY)
        } else if self.skip("+") {
            (1.0, f64::INFINITY)
        } else if self.skip("?") {
            (0.0, 1.0)
        } else if let Some(bounds) = self.bounds() {
            bounds
        } else {
            return Ok(None);
        };
        self.skip("?");
        self.loops += usize::from(bounds.1.is_infinite());
        if self.loops > MOST_LOOPS { Err(Refusal::Loops) } else { Ok(Some(bounds)) }
    }

    /// Reads `{2}`, `{2,}` or `{2,5}`. Anything else in braces means itself.
    fn bounds(&mut self) -> Option<(f64, f64)> {
        let (inner, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
        let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
        let number = |text: &str| text.parse::<u32>().ok().map(f64::from);
        let least = number(least)?;
        let most = if most.is_empty() { f64::INFINITY } else { number(most)? };
        self.rest = rest;
        Some((least, most))
    }
}

/// The ways of something repeated.
fn repeat(ways: Ways, bounds: Option<(f64, f64)>) -> Result<Ways, Refusal> {
    let Some((least, most)) = bounds else { return Ok(ways) };
    // A number of times that is not fixed gives ways of its own.
    let times = most - least + 1.0;
    if ways.count <= 1.0 || most <= 1.0 {
        return Ok(Ways { count: ways.count * times, ..ways });
    }
    // A power, as far as it matters: `most` may have no end.
    let (mut count, mut left) = (times, most);
    while left >= 1.0 && count <= MOST_WAYS {
        count *= ways.count;
        left -= 1.0;
    }
    match count <= MOST_WAYS {
        true => Ok(Ways { count, ..ways }),
        false if ways.is_overlapping => Err(Refusal::Overlapping),
        false => Err(Refusal::Nested),
    }
}

/// Whether two alternatives may match the same text. Plain words do where one begins with the other; of anything else
/// the first letters must differ.
fn may_overlap(left: &Alternative, right: &Alternative) -> bool {
    let is_open = |c: char| "([.\\^$*+?{".contains(c);
    let mut pairs = left.text.chars().zip(right.text.chars());
    if left.is_plain && right.is_plain {
        return pairs.all(|(left, right)| may_equal(left, right));
    }
    pairs.next().is_none_or(|(left, right)| is_open(left) || is_open(right) || may_equal(left, right))
}

/// Whether two letters may be the same but for case. Beyond ASCII that is assumed of all scripts that have cases.
fn may_equal(left: char, right: char) -> bool {
    let may_have_case = |c: char| !c.is_ascii() && c < '\u{2e80}';
    left.eq_ignore_ascii_case(&right) || may_have_case(left) && may_have_case(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn patterns_that_may_take_forever_are_refused() {
        for (pattern, expected) in [
            ("(a+)+$", Some(Refusal::Nested)),
            ("^(([a-z])+.)+[A-Z]([a-z])+$", Some(Refusal::Nested)),
            ("(a*)*", Some(Refusal::Nested)),
            ("(?:a+){2,}", Some(Refusal::Nested)),
            ("(?<name>a?b?)+", Some(Refusal::Nested)),
            ("(\\w+\\s?)*$", Some(Refusal::Nested)),
            ("([+*]+)+", Some(Refusal::Nested)),
            ("(a{1,10}){10}", Some(Refusal::Nested)),
            ("(a|a)+", Some(Refusal::Overlapping)),
            ("(a|ab)*", Some(Refusal::Overlapping)),
            ("(\\d|\\w)+", Some(Refusal::Overlapping)),
            ("((a|aa))+", Some(Refusal::Overlapping)),
            ("(?:a|A)+", Some(Refusal::Overlapping)),
            ("(é|É)+", Some(Refusal::Overlapping)),
            ("(ab?|a)+", Some(Refusal::Overlapping)),
            (".*.*x", Some(Refusal::Loops)),
            ("\\d+\\d*", Some(Refusal::Loops)),
            ("(|a)+", Some(Refusal::Overlapping)),
            ("(.|x)+", Some(Refusal::Overlapping)),
            (".*a.*b.*c.*d.*e", Some(Refusal::Loops)),
            (&"(".repeat(60), Some(Refusal::Deep)),
            (&"长".repeat(501), Some(Refusal::Long)),
            (&"长".repeat(500), None),
        ] {
            assert_eq!(refusal(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn patterns_of_everyday_are_followed() {
        for pattern in [
            "",
            "(Mobile|Tablet)",
            "-12-25$",
            "^/(en|zh)(-[A-Z]{2})?/",
            "^\\d{1,3}(\\.\\d{1,3}){3}$",
            "(www|web|shop)+\\.example",
            "utm_source=.*&utm_campaign=.*",
            "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$",
            "[(+*)]{2,5}",
            "\\(a+\\)+",
            "a{2",
            "{}",
            "(?=.*a)b",
            "(?:a|b)+",
            "/???***[)",
            "产品|商品",
            "(a+)?",
            "]",
        ] {
            assert_eq!(refusal(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn a_text_is_found_exactly() {
        assert_eq!(exactly("a.b-ü"), "^a\\.b\\-ü$");
    }

    proptest! {
        #[test]
        fn any_pattern_is_read_to_its_end(pattern in "[a|()*+?{},0-9\\[\\]\\\\^$.:=!<>]{0,40}|.{0,40}") {
            if let Some(refusal) = refusal(&pattern) {
                prop_assert!(!refusal.advice().is_empty());
            }
        }
    }
}
