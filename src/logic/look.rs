//! How the widget looks: from what the owner wrote ([`raw`]) to custom properties of the style sheet, with colours that
//! can be read ([`colour`]), and which pictures are shown ([`pictures`]).

pub mod colour;
pub mod pictures;
pub mod raw;
pub mod sheet;

use super::config::local_text::LocalText;
use super::config::resolve::local;
use super::json::Json;
use super::report::{Read, Reader};
use super::url::{leaves_page, safe_url};
use colour::Colour;

/// The panel's paper and what is raised from it, in light surroundings. The same colours stand in `ui/widget.css`.
const LIGHT: [Colour; 2] = [Colour([0xff, 0xff, 0xff]), Colour([0xf2, 0xf4, 0xf8])];
/// The same in dark surroundings.
const DARK: [Colour; 2] = [Colour([0x17, 0x1a, 0x21]), Colour([0x25, 0x2a, 0x34])];

/// The contrast that a thing needs to be seen: WCAG 2.2, 1.4.11.
const THING: f64 = 3.0;
/// The contrast that a text needs to be read: WCAG 2.2, 1.4.3.
const TEXT: f64 = 4.5;

/// The look in force.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Custom properties that the style sheet knows, each with its value.
    pub properties: Vec<(&'static str, String)>,
    /// The layer, where one was chosen.
    pub layer: Option<String>,
    /// The launcher's picture.
    pub icon: Option<Picture>,
    /// The picture before the heading.
    pub avatar: Option<Picture>,
}

/// A picture of the widget itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// What it shows; may be empty.
    pub alt: String,
}

/// What a length is written to, and its least and its most in pixels.
type Length = (&'static str, i32, i32);

const RADIUS: Length = ("--look-radius", 0, 32);
const OFFSET: [Length; 2] = [("--look-x", 0, 400), ("--look-y", 0, 400)];
const SIZE: [Length; 2] = [("--look-width", 280, 1200), ("--look-height", 320, 2000)];

/// The keys of [`raw::RawLook`]. They are read by hand, which is less code for visitors than what `settings!` makes of them
/// and its being resolved afterwards. A test holds the two together.
const KEYS: [&str; 8] = ["accent", "radius", "font", "offset", "size", "z_index", "icon", "avatar"];

impl Look {
    /// Reads the look; what cannot be used is reported.
    pub fn read(json: &Json, lang: &str, reader: &mut Reader) -> Self {
        let mut look = Look::default();
        reader.fields(json, &KEYS, &mut |at, value, reader| match at {
            0 => look.accent(value, reader),
            1 => look.length(RADIUS, value, reader),
            2 => look.properties.extend(String::read(value, reader).map(|font| ("--look-font", font))),
            3 => look.lengths((&["x", "y"], OFFSET), value, reader),
            4 => look.lengths((&["width", "height"], SIZE), value, reader),
            5 => look.layer = whole(value, (0, i32::MAX), reader),
            6 => look.icon = picture(value, lang, reader),
            _ => look.avatar = picture(value, lang, reader),
        });
        look
    }

    fn lengths(&mut self, (keys, lengths): (&[&str], [Length; 2]), json: &Json, reader: &mut Reader) {
        reader.fields(json, keys, &mut |at, value, reader| {
            if let Some(length) = lengths.get(at) {
                self.length(*length, value, reader);
            }
        });
    }

    fn length(&mut self, (property, least, most): Length, json: &Json, reader: &mut Reader) {
        let length = whole(json, (least, most), reader);
        self.properties.extend(length.map(|length| (property, [&length, "px"].concat())));
    }

    fn accent(&mut self, json: &Json, reader: &mut Reader) {
        let mut themes = [None; 2];
        if let Json::Map(_) = json {
            reader.fields(json, &["light", "dark"], &mut |at, value, reader| {
                if let Some(theme) = themes.get_mut(at) {
                    *theme = Colour::read(value, reader);
                }
            });
        } else {
            themes = [Colour::read(json, reader), None];
        }
        let [light, dark] = themes;
        for (colour, backs, names) in [
            (light.or(dark), LIGHT, ["--look-accent", "--look-on", "--look-link"]),
            (dark.or(light), DARK, ["--look-accent-dark", "--look-on-dark", "--look-link-dark"]),
        ] {
            let Some(colour) = colour else { continue };
            let accent = colour.seen_on(&backs, THING);
            let values = [accent, accent.text_on(), colour.seen_on(&backs, TEXT)];
            self.properties.extend(names.into_iter().zip(values.map(Colour::css)));
        }
    }
}

/// A whole number in its range, as a text.
fn whole(json: &Json, (least, most): (i32, i32), reader: &mut Reader) -> Option<String> {
    let number = json.as_number().filter(|number| *number >= f64::from(least) && *number <= f64::from(most));
    if number.is_none() {
        let (least, most) = (least.to_string(), most.to_string());
        reader.report(["expected a number from ", &least, " to ", &most, "; it is left out."].concat());
    }
    #[expect(clippy::cast_possible_truncation, reason = "in the range of what it becomes")]
    number.map(|number| (number as i32).to_string())
}

fn picture(json: &Json, lang: &str, reader: &mut Reader) -> Option<Picture> {
    let mut picture = Picture { url: String::new(), alt: String::new() };
    reader.fields(json, &["url", "alt"], &mut |at, value, reader| match at {
        0 => {
            let url = value.as_text().and_then(safe_url).filter(|url| leaves_page(url));
            picture.url = url.unwrap_or_default();
        }
        _ => picture.alt = local(LocalText::read(value, reader).as_ref(), lang),
    })?;
    if picture.url.is_empty() {
        reader.report(r#"needs a "url" that begins with https:// or is one of your site; it is left out."#);
        return None;
    }
    Some(picture)
}

#[cfg(test)]
mod tests {
    use super::colour::contrast;
    use super::raw::RawLook;
    use super::*;

    fn problems(reader: Reader) -> Vec<String> {
        reader.into_problems().iter().map(ToString::to_string).collect()
    }

    fn resolved(text: &str) -> (Look, Vec<String>) {
        let json = serde_json::from_str(text).unwrap();
        let mut reader = Reader::new("askwell.json");
        let look = Look::read(&json, "en", &mut reader);
        (look, problems(reader))
    }

    #[test]
    fn the_keys_are_those_of_the_schema() {
        for text in [
            r#"{"x": 1}"#,
            r#"{"accent": {"x": 1}, "offset": {"z": 1}, "size": {"z": 1}, "icon": {"x": 1, "url": "/a"}}"#,
            r##"{"accent": {"light": "#fff", "dark": "#fff"}, "radius": 1, "font": "a", "offset": {"x": 1, "y": 1},
                "size": {"width": 300, "height": 400}, "z_index": 1, "icon": {"url": "/a", "alt": ""}, "avatar": {"url": "/a"}}"##,
        ] {
            let mut reader = Reader::new("askwell.json");
            let _ = RawLook::read(&serde_json::from_str(text).unwrap(), &mut reader);
            assert_eq!(resolved(text).1, problems(reader), "{text}");
        }
    }

    fn property(look: &Look, name: &str) -> Option<String> {
        look.properties.iter().find(|(property, _)| *property == name).map(|(_, value)| value.clone())
    }

    #[test]
    fn nothing_written_is_the_look_of_the_style_sheet() {
        assert_eq!(resolved("{}"), (Look::default(), vec![]));
    }

    #[test]
    fn one_colour_becomes_six_that_can_be_read() {
        for accent in ["#ffcc00", "#000000", "#ffffff", "#1f5fd0", "#777777", "#0f0"] {
            let (look, problems) = resolved(&["{\"accent\": \"", accent, "\"}"].concat());
            assert!(problems.is_empty());
            let colour = |name: &str| Colour::parse(&property(&look, name).unwrap()).unwrap();
            for (backs, dark) in [(LIGHT, ""), (DARK, "-dark")] {
                let named = |name: &str| colour(&[name, dark].concat());
                let accent = named("--look-accent");
                assert!(contrast(accent, named("--look-on")) >= TEXT);
                for back in backs {
                    assert!(contrast(accent, back) >= THING);
                    assert!(contrast(named("--look-link"), back) >= TEXT);
                }
            }
        }
    }

    #[test]
    fn a_theme_may_have_a_colour_of_its_own() {
        let (look, _) = resolved(r##"{"accent": {"light": "#004400", "dark": "#88ff88"}}"##);
        assert_eq!(property(&look, "--look-accent").unwrap(), "#004400");
        assert_eq!(property(&look, "--look-accent-dark").unwrap(), "#88ff88");
        let (look, _) = resolved(r##"{"accent": {"dark": "#88ff88"}}"##);
        assert_ne!(property(&look, "--look-accent").unwrap(), "#88ff88", "too light on white");
    }

    #[test]
    fn measures_pictures_and_layer() {
        let (look, problems) = resolved(
            r#"{"radius": 0, "font": "Lato, sans-serif", "offset": {"y": 80}, "size": {"width": 420.6}, "z_index": 50,
                "icon": {"url": "/bell.svg"}, "avatar": {"url": "https://a.example/b.png", "alt": {"zh": "铃", "en": "A bell"}}}"#,
        );
        assert!(problems.is_empty(), "{problems:?}");
        for (name, value) in [
            ("--look-radius", "0px"),
            ("--look-font", "Lato, sans-serif"),
            ("--look-y", "80px"),
            ("--look-width", "420px"),
        ] {
            assert_eq!(property(&look, name).as_deref(), Some(value), "{name}");
        }
        assert_eq!(look.properties.len(), 4);
        assert_eq!(look.layer.as_deref(), Some("50"));
        assert_eq!(look.icon.unwrap().url, "/bell.svg");
        assert_eq!(look.avatar.unwrap().alt, "A bell");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let (look, problems) = resolved(
            r#"{"accent": "blue", "radius": -1, "size": {"width": 5000}, "z_index": 1e12,
                "icon": {"url": "javascript:x"}, "avatar": {"alt": "x"}}"#,
        );
        assert_eq!(look, Look::default());
        let places: Vec<&str> = problems.iter().map(|text| text.split(": ").next().unwrap()).collect();
        let at = |key: &str| ["askwell.json at $.", key].concat();
        assert_eq!(places, ["accent", "radius", "size.width", "z_index", "icon", "avatar"].map(at));
    }

    #[test]
    fn the_style_sheet_has_the_same_colours() {
        let css = include_str!("../ui/widget.css");
        for [paper, raised] in [LIGHT, DARK] {
            let line = ["--paper: ", &paper.css(), "; --raised: ", &raised.css(), ";"].concat();
            assert!(css.replace("#fff;", "#ffffff;").contains(&line), "{line}");
        }
    }
}
