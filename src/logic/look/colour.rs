//! Colours that can be read: contrast as WCAG 2.2 measures it, and the nearest colour that has enough of it.
//!
//! Owners give one colour, their brand's; visitors must be able to read what stands on it and beside it.

use super::super::json::Json;
use super::super::report::{Read, Reader};

/// A colour as six hexadecimal digits, such as "#1f5fd0", or three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// White.
pub const WHITE: Colour = Colour([255; 3]);
/// Black.
pub const BLACK: Colour = Colour([0; 3]);

/// Up to this luminance white has a contrast of 4.5 or more, above it black has: brands like white on their colours.
const LIGHT: f64 = 0.183;

/// How finely a colour is lightened or darkened.
const STEPS: i32 = 48;

impl Colour {
    /// Reads `#1f5fd0` or `#15d`, whatever the case.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?.as_bytes();
        let digit = |at: usize| {
            let digit = char::from(*digits.get(at)?).to_digit(16)?;
            u8::try_from(digit).ok()
        };
        let pair = |at: usize| match digits.len() {
            3 => Some(digit(at)? * 17),
            6 => Some(digit(2 * at)? * 16 + digit(2 * at + 1)?),
            _ => None,
        };
        Some(Colour([pair(0)?, pair(1)?, pair(2)?]))
    }

    /// As style sheets take it: `#1f5fd0`.
    pub fn css(self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |half: u8| DIGITS.get(usize::from(half)).copied().map_or('0', char::from);
        let mut text = "#".to_owned();
        for channel in self.0 {
            text.extend([digit(channel >> 4), digit(channel & 15)]);
        }
        text
    }

    /// The relative luminance, from 0 to 1: WCAG 2.2, "relative luminance".
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// What can be read on it, with a contrast of 4.5 or more: white or black.
    #[must_use]
    pub fn text_on(self) -> Colour {
        if self.luminance() <= LIGHT { WHITE } else { BLACK }
    }

    /// The nearest colour of this hue whose contrast to each of `backs` is at least `least`; they are all light, or all
    /// dark. It is mixed with black on light ones and with white on dark ones, which keeps the hue.
    #[must_use]
    pub fn seen_on(self, backs: &[Colour], least: f64) -> Colour {
        let end = backs.first().copied().unwrap_or(WHITE).text_on();
        let is_seen = |colour: &Colour| backs.iter().all(|back| contrast(*colour, *back) >= least);
        (0..STEPS).map(|step| self.mixed(end, step)).find(is_seen).unwrap_or(end)
    }

    fn mixed(self, end: Colour, step: i32) -> Colour {
        let Colour([red, green, blue]) = self;
        let Colour([to_red, to_green, to_blue]) = end;
        let mix = |from: u8, to: u8| {
            let (from, to) = (i32::from(from), i32::from(to));
            u8::try_from(from + (to - from) * step / STEPS).unwrap_or(to_red)
        };
        Colour([mix(red, to_red), mix(green, to_green), mix(blue, to_blue)])
    }
}

/// The contrast of two colours, from 1 to 21: WCAG 2.2, "contrast ratio".
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    if one > other { one / other } else { other / one }
}

/// A channel of sRGB as an amount of light, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        return value / 12.92;
    }
    // To the power of 2.4, which is the square times the fifth root of the square; `powf` takes two kilobytes.
    let base = (value + 0.055) / 1.055;
    let square = base * base;
    let mut root = 1.0;
    for _ in 0..16 {
        let fourth = root * root * root * root;
        root -= (fourth * root - square) / (5.0 * fourth);
    }
    square * root
}

impl Read for Colour {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let colour = json.as_text().and_then(Colour::parse);
        if colour.is_none() {
            reader.report("expected a colour such as \"#1f5fd0\"; it is left out.");
        }
        colour
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn colours_are_read_and_written() {
        for (text, read) in
            [("#1f5fd0", Some("#1f5fd0")), (" #ABC ", Some("#aabbcc")), ("#FFFFFF", Some("#ffffff"))]
                .into_iter()
                .chain(
                    ["", "#", "1f5fd0", "#1f5fd", "#1f5fd0ff", "#ggg", "#ü1", "red", "rgb(1,2,3)"]
                        .map(|text| (text, None)),
                )
        {
            assert_eq!(Colour::parse(text).map(Colour::css).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn luminance_is_that_of_the_specification() {
        for channel in 0..=255_u8 {
            let value = f64::from(channel) / 255.0;
            let expected = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
            assert!((linear(channel) - expected).abs() < 1e-12, "{channel}");
        }
        // Published pairs: black on white, and the greys that are said to just pass and just fail.
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!(contrast(colour("#767676"), WHITE) >= 4.5);
        assert!(contrast(colour("#777777"), WHITE) < 4.5);
    }

    /// Every 17th value of each channel, ends included: 4,096 colours.
    fn grid() -> impl Iterator<Item = Colour> {
        let steps = || (0..=255_u8).step_by(17);
        steps().flat_map(move |r| steps().flat_map(move |g| steps().map(move |b| Colour([r, g, b]))))
    }

    #[test]
    fn text_can_be_read_on_every_colour() {
        for back in grid() {
            assert!(contrast(back.text_on(), back) >= 4.5, "{}", back.css());
        }
    }

    #[test]
    fn a_colour_that_is_seen_stays_as_it_is_and_another_is_moved_until_it_is() {
        for (backs, least) in
            [(["#ffffff", "#f2f4f8"], 4.5), (["#171a21", "#252a34"], 4.5), (["#fff", "#fff"], 3.0)]
        {
            let backs = backs.map(colour);
            for given in grid() {
                let seen = given.seen_on(&backs, least);
                let is_fine = |colour| backs.iter().all(|back| contrast(colour, *back) >= least);
                assert!(is_fine(seen), "{} became {}", given.css(), seen.css());
                assert_eq!(is_fine(given), given == seen, "{}", given.css());
            }
        }
    }

    #[test]
    fn the_hue_is_kept() {
        // Yellow on white becomes a dark yellow, not a grey; navy on black a light blue.
        let Colour([red, green, blue]) = colour("#ffcc00").seen_on(&[WHITE], 4.5);
        assert!(red > green && green > 100 && blue == 0);
        let Colour([red, green, blue]) = colour("#000080").seen_on(&[BLACK], 4.5);
        assert!(red == green && blue > red);
    }

    proptest! {
        #[test]
        fn any_colour_is_made_readable(given: [u8; 3], back: [u8; 3]) {
            let (given, back) = (Colour(given), Colour(back));
            prop_assert!(contrast(back.text_on(), back) >= 4.5);
            prop_assert!(contrast(given.seen_on(&[back], 3.0), back) >= 3.0);
            prop_assert!(contrast(given.seen_on(&[back], 4.5), back) >= 4.5);
        }

        #[test]
        fn no_text_breaks_the_reader(text in any::<String>()) {
            let _ = Colour::parse(&text);
            let _ = Colour::parse(&["#", &text].concat());
        }
    }
}
