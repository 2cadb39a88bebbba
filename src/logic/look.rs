//! How the widget looks: from what the owner wrote ([`raw`]) to custom properties of the style sheet, with colours that
//! can be read ([`colour`]), and which pictures are shown ([`pictures`]).

pub mod colour;
pub mod pictures;
pub mod raw;

use super::config::local_text::LocalText;
use super::report::Reader;
use super::url::{leaves_page, safe_url};
use colour::Colour;
use raw::{Accent, RawLook, RawPicture};

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

impl Look {
    /// Fills the look in from what was written; what cannot be used is reported.
    pub fn resolve(raw: &RawLook, lang: &str, reader: &mut Reader) -> Self {
        let mut look = Look::default();
        let mark = reader.enter("look");
        if let Some(accent) = &raw.accent {
            look.colours(accent);
        }
        let (offset, size) = (raw.offset.clone().unwrap_or_default(), raw.size.clone().unwrap_or_default());
        for (property, (key, value), range) in [
            ("--look-radius", ("radius", raw.radius), (0, 32)),
            ("--look-x", ("offset.x", offset.x), (0, 400)),
            ("--look-y", ("offset.y", offset.y), (0, 400)),
            ("--look-width", ("size.width", size.width), (280, 1200)),
            ("--look-height", ("size.height", size.height), (320, 2000)),
        ] {
            let length = whole((key, value), range, reader);
            look.properties.extend(length.map(|length| (property, [&length, "px"].concat())));
        }
        look.properties.extend(raw.font.clone().map(|font| ("--look-font", font)));
        look.layer = whole(("z_index", raw.z_index), (0, i32::MAX), reader);
        look.icon = picture(("icon", raw.icon.as_ref()), lang, reader);
        look.avatar = picture(("avatar", raw.avatar.as_ref()), lang, reader);
        reader.leave(mark);
        look
    }

    fn colours(&mut self, accent: &Accent) {
        let (light, dark) = match accent {
            Accent::Same(colour) => (Some(*colour), Some(*colour)),
            Accent::Each(each) => (each.light.or(each.dark), each.dark.or(each.light)),
        };
        let themes = [
            (light, LIGHT, ["--look-accent", "--look-on", "--look-link"]),
            (dark, DARK, ["--look-accent-dark", "--look-on-dark", "--look-link-dark"]),
        ];
        for (colour, backs, names) in themes {
            let Some(colour) = colour else { continue };
            let accent = colour.seen_on(&backs, THING);
            let values = [accent, accent.text_on(), colour.seen_on(&backs, TEXT)];
            self.properties.extend(names.into_iter().zip(values.map(Colour::css)));
        }
    }
}

/// A whole number in its range, as a text.
fn whole(
    (key, value): (&str, Option<f64>),
    (least, most): (i32, i32),
    reader: &mut Reader,
) -> Option<String> {
    let value = value?;
    if value >= f64::from(least) && value <= f64::from(most) {
        #[expect(clippy::cast_possible_truncation, reason = "in the range of what it becomes")]
        return Some((value as i32).to_string());
    }
    let mark = reader.enter(key);
    reader.report(
        ["expected a number from ", &least.to_string(), " to ", &most.to_string(), "; it is left out."]
            .concat(),
    );
    reader.leave(mark);
    None
}

fn picture((key, raw): (&str, Option<&RawPicture>), lang: &str, reader: &mut Reader) -> Option<Picture> {
    let raw = raw?;
    let url = raw.url.as_deref().and_then(safe_url).filter(|url| leaves_page(url));
    if url.is_none() {
        let mark = reader.enter(key);
        reader.report(r#"needs a "url" that begins with https:// or is one of your site; it is left out."#);
        reader.leave(mark);
    }
    let alt = raw.alt.as_ref().map(|alt: &LocalText| alt.for_language(lang).to_owned()).unwrap_or_default();
    Some(Picture { url: url?, alt })
}

#[cfg(test)]
mod tests {
    use super::super::report::Read;
    use super::colour::contrast;
    use super::*;

    fn resolved(text: &str) -> (Look, Vec<String>) {
        let json = serde_json::from_str(text).unwrap();
        let mut reader = Reader::new("askwell.json");
        let raw = RawLook::read(&json, &mut reader).unwrap();
        let look = Look::resolve(&raw, "en", &mut reader);
        (look, reader.into_problems().iter().map(ToString::to_string).collect())
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
        assert_eq!(
            places,
            ["accent", "look.radius", "look.size.width", "look.z_index", "look.icon", "look.avatar"].map(at)
        );
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
