//! The one place that reads the clock.

use js_sys::Date;

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
