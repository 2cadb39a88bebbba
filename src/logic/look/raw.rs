//! The look as owners may write it: every key optional. The widget reads it in [`super::Look::read`]; these types are its
//! documentation and its schema.

use super::super::config::local_text::LocalText;
use super::super::json::Json;
use super::super::report::{Read, Reader, choices, settings};
use super::colour::Colour;

settings! {
    /// How the widget looks. The custom properties `--askwell-…` that the page sets on `askwell-widget` win.
    pub struct RawLook {
        /// The colour of your brand: "#1f5fd0", or one for each theme. What stands on it becomes black or white, and it is
        /// darkened or lightened where it could not be told from the panel. Default: a blue.
        accent: Accent,
        /// How round the corners are, in pixels, from 0 to 32. Default: 16.
        radius: f64,
        /// The font, as `font-family` in a style sheet takes it. The page must have loaded it. Default: the system's.
        font: String,
        /// How far the launcher stands from the corner. Default: 16 pixels each.
        offset: RawOffset,
        /// How large the panel is where the screen has room. Default: 384 pixels wide and 640 high, more on large screens.
        size: RawSize,
        /// The layer, from 0 to 2147483647: a larger one lies above a smaller one. Default: 2147483000.
        z_index: f64,
        /// A picture in place of the launcher's icon. Default: a speech bubble.
        icon: RawPicture,
        /// A picture before the heading of the panel. Default: none.
        avatar: RawPicture,
    }
}

settings! {
    /// Distances from the edges of the window, in pixels, from 0 to 400.
    pub struct RawOffset {
        /// From the side. Default: 16.
        x: f64,
        /// From below: more where something stands there, such as a cookie banner. Default: 16.
        y: f64,
    }
}

settings! {
    /// The size of the panel, in pixels.
    pub struct RawSize {
        /// From 280 to 1200. Default: 384.
        width: f64,
        /// From 320 to 2000. Default: 640.
        height: f64,
    }
}

settings! {
    /// A picture of the widget itself.
    pub struct RawPicture {
        /// Its address: of your own site, or one that begins with https://. It should be square, 112 pixels or more.
        url: String,
        /// What it shows, for those who do not see it. Default: nothing, as for ornament.
        alt: LocalText,
    }
}

settings! {
    /// A colour for each theme.
    pub struct RawAccent {
        /// The colour in light surroundings. Default: the other one.
        light: Colour,
        /// The colour in dark surroundings. Default: the other one.
        dark: Colour,
    }
}

/// A colour, or one for each theme: "#1f5fd0" or `{"light": "#1f5fd0", "dark": "#7aa5ff"}`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub enum Accent {
    /// The same for both.
    Same(Colour),
    /// For each.
    Each(RawAccent),
}

impl Read for Accent {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Map(_) => RawAccent::read(json, reader).map(Accent::Each),
            other => Colour::read(other, reader).map(Accent::Same),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Colour {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Colour".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A colour as six hexadecimal digits, such as \"#1f5fd0\", or three.",
            "type": "string",
            "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
        })
    }
}

choices! {
    /// Which pictures answers may show. Of others the description is shown.
    pub enum Pictures {
        /// Those of your own site.
        SameOrigin = "same-origin",
        /// Those of every site, by https. Its server then learns of the visitor.
        Https = "https",
        /// None.
        None = "none",
    }
}
