//! For whom something is: `GrowthBook`'s condition language, read straight from JSON.
//!
//! `{"cart.total": {"$gte": 50}, "country": "CN"}` holds where all its members do. A member is an attribute's path with
//! what is wanted of its value – the value itself, or operators – or one of `$and`, `$or`, `$nor`, `$not` over further
//! conditions. Values are compared as `GrowthBook`'s SDK does in JavaScript ([`compare`]). Source: its
//! `packages/sdk-js/src/mongrule.ts` and `docs/lib/build-your-own.mdx`, held by `tests/native/conformance.rs`.
//!
//! Three things are ours. What a path finds is only what the attributes say, never what JavaScript's objects inherit,
//! so `constructor` and `__proto__` are names like others. Where an object or a list is needed and something else stands,
//! nothing holds; JavaScript would throw. And what would take forever is refused: a pattern that may ([`pattern`]), and
//! what is nested deeper than [`MOST_DEPTH`]. A condition that meets such a thing does not hold, not even under `$not`.
//!
//! What is wrong with a condition is told once, when it is loaded: [`check`].

pub mod check;
pub mod compare;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod pattern;
#[cfg(feature = "schema")]
mod schema;
#[cfg(test)]
mod tests;
mod walk;

use super::super::json::Json;
use super::super::report::{Read, Reader};
use walk::Walk;

/// How deep conditions and what is wanted of values may lie within each other. An attribute within a list of `$and` is at
/// the third level.
pub const MOST_DEPTH: usize = 32;

/// Regular expressions, as the host does them: whether a pattern is found in a text, regardless of case where asked so.
/// `None` where it is no pattern. The browser has JavaScript's; native tools use [`native::native_matches`].
pub type Matches = fn(pattern: &str, is_insensitive: bool, text: &str) -> Option<bool>;

/// What a condition needs besides the attributes.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The saved groups: an object of lists, for `$inGroup` and `$notInGroup`.
    pub groups: &'a Json,
    /// Regular expressions.
    pub matches: Matches,
}

/// Where a condition failed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Failure<'a> {
    /// The attribute's path. Empty where `$or`, `$nor` or `$not` failed as a whole, or the condition is no object.
    pub path: &'a str,
    /// The operator; `=` where the value itself was given.
    pub operator: &'a str,
    /// What the operator was given.
    pub wanted: &'a Json,
    /// What was there; `null` where nothing was.
    pub found: &'a Json,
    /// Whether the operator was not followed, because that might take forever.
    pub is_refused: bool,
}

/// A condition that an owner wrote; the default one, `null`, is none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Condition(
    /// An object. What is in it is read whenever it is asked; [`check::check`] tells what is wrong with it.
    pub Json,
);

impl Read for Condition {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        reader.members(json)?;
        Some(Condition(json.clone()))
    }
}

/// Whether a condition holds of these attributes.
pub fn holds(condition: &Json, attributes: &Json, context: &Context) -> bool {
    explain(condition, attributes, context).is_ok()
}

/// The same, with the reason where it does not.
///
/// # Errors
/// The first member that fails; of `$or` and `$nor` the operator itself.
pub fn explain<'a>(condition: &'a Json, attributes: &'a Json, context: &Context) -> Result<(), Failure<'a>> {
    let mut walk = Walk { context, depth: 0, path: "", failed: ("", "", condition) };
    let held = walk.condition(condition, attributes);
    if held == Some(true) {
        return Ok(());
    }
    let (path, operator, wanted) = walk.failed;
    Err(Failure { path, operator, wanted, found: at(attributes, path), is_refused: held.is_none() })
}

/// What is found where nothing is.
static NOTHING: Json = Json::Null;

/// The value at a path of names, or of places in lists, with dots between; `null` where there is none.
pub fn at<'json>(json: &'json Json, path: &str) -> &'json Json {
    let step = |json: &'json Json, name: &str| match json {
        Json::List(items) => items.get(name.parse::<usize>().ok()?),
        other => other.get(name),
    };
    let found = path.split('.').try_fold(json, step);
    found.unwrap_or(&NOTHING)
}
