//! Numbers, days and times by the browser, which has the tables of all languages.

use js_sys::Intl::{DateTimeFormat, NumberFormat, PluralRules};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::logic::intl::Intl;
use crate::logic::language::is_same;

/// The [`Intl`] of the widget. The tags are those of the interface, which every browser takes.
pub const INTL: Intl = Intl { number, day, clock, plural, name };

/// The visitor's own variety of a language, where they name one: readers of `en-GB` write days before months.
fn locale(lang: &str) -> Array {
    let wanted = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    let own = wanted.iter().find(|tag| tag.as_string().is_some_and(|tag| is_same(&tag, lang)));
    // Traditional characters and simplified ones are two varieties that may not stand in for each other.
    let own = own.filter(|_| !is_same(lang, "zh"));
    Array::of1(&own.unwrap_or_else(|| lang.into()))
}

fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in members {
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

/// Calls what a format gives to write with.
fn written(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn number(number: f64, lang: &str) -> String {
    let format = NumberFormat::new(&locale(lang), &Object::new());
    written(&format.format(), &number.into())
}

fn moment(at: f64, lang: &str, members: &[(&str, &str)]) -> String {
    let format = DateTimeFormat::new(&locale(lang), &options(members));
    written(&format.format(), &Date::new(&at.into()))
}

fn day(at: f64, lang: &str) -> String {
    moment(at, lang, &[("dateStyle", "long")])
}

fn clock(at: f64, lang: &str) -> String {
    moment(at, lang, &[("timeStyle", "short")])
}

fn plural(count: f64, lang: &str) -> String {
    PluralRules::new(&locale(lang), &Object::new()).select(count).into()
}

/// The tag itself where the browser cannot name it.
fn name(lang: &str) -> String {
    named(lang).unwrap_or_else(|| lang.to_owned())
}

fn named(lang: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let names: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of2(&lang.into(), &options(&[("type", "language")]));
    let names = Reflect::construct(&names, &arguments).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &lang.into()).ok()?.as_string()
}
