//! A text to look at character by character, with what looks alike made the same.

#[cfg(test)]
use std::cell::Cell;

/// The characters of a text, as the scanners read them; one for each of the original, at the same place.
pub struct Text {
    chars: Vec<char>,
    start: usize,
    end: usize,
    /// How many characters were asked for: the work, for the test that it grows with the length only.
    #[cfg(test)]
    pub reads: Cell<usize>,
}

impl Text {
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().map(plain).collect();
        let end = chars.len();
        Text {
            chars,
            start: 0,
            end,
            #[cfg(test)]
            reads: Cell::new(0),
        }
    }

    /// How many characters the whole text has.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Where the part ends that is looked at.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Makes the rest invisible.
    pub fn look_at(&mut self, start: usize, end: usize) {
        (self.start, self.end) = (start, end);
    }

    /// The character at a place; `\0` outside the part that is looked at. Places before the first may be computed with
    /// wrapping: they are far behind the end.
    // Written out at each of its many calls it would weigh another 700 bytes.
    #[inline(never)]
    pub fn at(&self, place: usize) -> char {
        #[cfg(test)]
        self.reads.set(self.reads.get() + 1);
        let is_visible = self.start <= place && place < self.end;
        if is_visible { self.chars.get(place).copied().unwrap_or('\0') } else { '\0' }
    }

    /// The same as a small letter.
    pub fn small(&self, place: usize) -> char {
        self.at(place).to_ascii_lowercase()
    }

    /// Whether there is a digit at a place.
    pub fn is_digit(&self, place: usize) -> bool {
        self.at(place).is_ascii_digit()
    }

    /// The value of the digit at a place, 0 where there is none.
    pub fn digit(&self, place: usize) -> u32 {
        self.at(place).to_digit(10).unwrap_or_default()
    }

    /// The character in front of a place.
    pub fn before(&self, place: usize) -> char {
        self.at(place.wrapping_sub(1))
    }

    /// Whether a word or number may begin here.
    pub fn is_start(&self, place: usize) -> bool {
        !self.before(place).is_ascii_alphanumeric()
    }

    /// Whether a word or number may end in front of this place. Not at a bracket: see the note on masking twice.
    pub fn is_end(&self, place: usize) -> bool {
        !self.at(place).is_ascii_alphanumeric() && self.at(place) != '['
    }

    /// Where the run of digits ends that begins here; looks at `most` characters.
    pub fn digits_end(&self, start: usize, most: usize) -> usize {
        (start..start.saturating_add(most)).find(|place| !self.is_digit(*place)).unwrap_or(start + most)
    }
}

/// Full-width characters, spaces and dashes as those of ASCII.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_made_the_same() {
        let text = Text::new("Ａ（１\u{a0}–－");
        let read: String = (0..text.len()).map(|place| text.at(place)).collect();
        assert_eq!(read, "A(1 --");
    }

    #[test]
    fn beyond_the_part_that_is_looked_at_there_is_nothing() {
        let mut text = Text::new("a1b");
        text.look_at(1, 2);
        assert_eq!([text.before(1), text.at(1), text.at(2), text.before(0)], ['\0', '1', '\0', '\0']);
        assert!(text.is_start(1) && text.is_end(2));
        assert_eq!((text.digits_end(1, 9), text.digits_end(1, 1), text.digits_end(5, 9)), (2, 2, 5));
    }
}
