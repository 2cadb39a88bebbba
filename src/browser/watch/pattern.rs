//! Regular expressions by the browser: the dialect of `GrowthBook`'s own library, for no bytes.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};

use super::super::plain::member;
use crate::browser::{clock, owner};
use crate::logic::report::Problem;

/// So many patterns are kept compiled: those of a large shop's rules.
const MOST_KEPT: usize = 64;

/// A longer pattern counts as broken, in bytes.
const LONGEST_PATTERN: usize = 1000;

/// A longer text matches nothing, in bytes: what rules look at are names and addresses.
const LONGEST_TEXT: usize = 10_000;

/// A pattern that once takes longer, in milliseconds, counts as broken from then on. Nothing can stop it on its way.
const SLOWEST: f64 = 50.0;

struct Kept {
    pattern: String,
    is_insensitive: bool,
    /// None where it is broken.
    compiled: Option<RegExp>,
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Whether the pattern occurs in the text, as `new RegExp(pattern)` without further flags sees it. None where the
/// pattern is broken.
pub fn matches(pattern: &str, is_insensitive: bool, text: &str) -> Option<bool> {
    KEPT.with_borrow_mut(|kept| {
        let is_it = |it: &Kept| it.pattern == pattern && it.is_insensitive == is_insensitive;
        let place = kept.iter().position(is_it).unwrap_or_else(|| keep(kept, pattern, is_insensitive));
        test(kept.get_mut(place)?, text)
    })
}

/// Compiles a pattern; its place. The one that came first makes room.
fn keep(kept: &mut Vec<Kept>, pattern: &str, is_insensitive: bool) -> usize {
    if kept.len() >= MOST_KEPT {
        kept.remove(0);
    }
    let compiled = compile(pattern, if is_insensitive { "i" } else { "" });
    kept.push(Kept { pattern: pattern.to_owned(), is_insensitive, compiled });
    kept.len() - 1
}

/// `RegExp::new` would throw through us.
fn compile(pattern: &str, flags: &str) -> Option<RegExp> {
    if pattern.len() > LONGEST_PATTERN {
        return None;
    }
    let constructor: Function = member(&js_sys::global(), "RegExp").dyn_into().ok()?;
    let arguments = Array::of2(&JsValue::from_str(pattern), &JsValue::from_str(flags));
    Reflect::construct(&constructor, &arguments).ok()?.dyn_into().ok()
}

fn test(kept: &mut Kept, text: &str) -> Option<bool> {
    let compiled = kept.compiled.as_ref()?;
    if text.len() > LONGEST_TEXT {
        return Some(false);
    }
    let start = clock::elapsed();
    let is_match = compiled.test(text);
    if clock::elapsed() - start > SLOWEST {
        kept.compiled = None;
        let message = [
            "the pattern \"",
            &kept.pattern,
            "\" is too slow and is left out from now on. Nested \
            repetitions such as (a+)+ are the usual cause.",
        ];
        owner::warn(&Problem::of_file("the rules", message.concat()));
    }
    Some(is_match)
}
