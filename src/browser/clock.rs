//! The one place that reads the clock.

use js_sys::{Date, Function, Object, Reflect};
use wasm_bindgen::JsCast;

use crate::logic::time::{DAY, days};

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// Milliseconds since the page was opened. Unlike [`now`], it never jumps back.
pub fn elapsed() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Today in the visitor's time zone: `2026-01-31`.
pub fn today() -> String {
    let date = Date::new_0();
    let mut text = date.get_full_year().to_string();
    for part in [date.get_month() + 1, date.get_date()] {
        text.push_str(if part < 10 { "-0" } else { "-" });
        text.push_str(&part.to_string());
    }
    text
}

/// Minutes that local time of an IANA time zone is ahead of UTC at a moment; none where this browser does not know it.
pub fn zone(name: &str, ms: f64) -> Option<f64> {
    let options = Object::new();
    let set = |key: &str, value: &str| Reflect::set(&options, &key.into(), &value.into()).ok();
    set("timeZone", name)?;
    // Midnight is hour 0, not 24.
    set("hourCycle", "h23")?;
    for part in ["year", "month", "day", "hour", "minute", "second"] {
        set(part, "numeric")?;
    }
    let date = Date::new(&ms.into());
    // Called so that an unknown zone is no exception: `6/15/2026, 12:00:00`.
    let write: Function = Reflect::get(&date, &"toLocaleString".into()).ok()?.dyn_into().ok()?;
    let text = write.call2(&date, &"en-US".into(), &options).ok()?.as_string()?;
    let mut numbers =
        text.split(|char: char| !char.is_ascii_digit()).filter_map(|part| part.parse::<i64>().ok());
    let mut next = || numbers.next();
    let (month, day, year, hour, minute, second) = (next()?, next()?, next()?, next()?, next()?, next()?);
    let shown = days(year, month, day) * DAY + ((hour * 60 + minute) * 60 + second) * 1_000;
    Some((shown as f64 - (ms / 1_000.0).floor() * 1_000.0) / 60_000.0)
}

/// Minutes that local time is ahead of UTC at a moment, in milliseconds since 1970. Zero where that is no moment.
pub fn offset(now: f64) -> f64 {
    let minutes = -Date::new(&now.into()).get_timezone_offset();
    if minutes.is_finite() { minutes } else { 0.0 }
}
