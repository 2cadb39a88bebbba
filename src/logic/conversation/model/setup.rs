//! What the model is given at the start.

use super::super::super::config::resolve::Config;
use super::super::super::json::Json;
use super::super::super::rules::signal::Device;
use super::super::super::strings::Strings;
use super::super::super::text::Fold;
use super::personal::Host;

/// What the widget knows when it starts.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The configuration in force.
    pub config: Config,
    /// The config file's name, for messages.
    pub config_file: String,
    /// The interface's texts.
    pub strings: Strings,
    /// What was found in the store.
    pub stored: Json,
    /// Today in the visitor's time zone: `2026-01-31`.
    pub today: String,
    /// Whether a panel that was left open opens again: not where it would cover the page.
    pub may_reopen: bool,
    /// The host's Unicode normalisation.
    pub fold: Fold,
    /// What else only the host can do.
    pub host: Host,
    /// The visitor's device.
    pub device: Device,
    /// What was found in the store of the visitor's profile.
    pub profile: Json,
    /// A text drawn by chance, which no other page has: names what is told.
    pub seed: String,
    /// The time, in milliseconds since 1970.
    pub now: f64,
}

#[cfg(not(target_arch = "wasm32"))]
impl Setup {
    /// A first visit as native tools and tests have it: English, a Monday in June 2026, nothing stored, the time 0. What
    /// one of them wants otherwise it sets.
    pub fn native(config: Config) -> Setup {
        Setup {
            config,
            config_file: "askwell.json".into(),
            strings: Strings::default(),
            stored: Json::Null,
            today: "2026-06-15".into(),
            may_reopen: true,
            fold: super::super::super::text::native_fold,
            host: Host::native(),
            device: Device::default(),
            profile: Json::Null,
            seed: "page".into(),
            now: 0.0,
        }
    }
}
