//! The language of conditions: GrowthBook's, complete and unchanged, so that what marketers know and tools write works.
//!
//! `{"cart.total": {"$gte": 50}, "$or": [{"visitor.is_new": true}, {"visitor.country": {"$in": ["CN", "SG"]}}]}`: a
//! member is a path into the attributes with what must hold there; all must. It is evaluated on the JSON as it stands.
//! What JavaScript does with mixed types (`"5" < 10`) is done here, too: the SDK's public suite is the reference
//! (`packages/sdk-js/test/cases.json` of growthbook/growthbook, MIT).

mod check;
mod compare;
mod regex;
mod schema;
#[cfg(test)]
mod tests;
mod version;

use super::super::json::Json;
use super::super::report::{Read, Reader};
use compare::{Order, compare, is_same, loosely, lower, type_name};

pub use check::{broken_regex, check};
#[cfg(not(target_arch = "wasm32"))]
pub use regex::native_matches;

/// How deep a condition may nest. Real ones have three levels; evaluation is recursive.
const DEEPEST: u32 = 32;

/// Whether a text matches a regular expression in JavaScript's dialect; the host has them. None where the expression is
/// broken.
pub type Matches = fn(pattern: &str, is_insensitive: bool, text: &str) -> Option<bool>;

/// A condition, as it was written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Condition(pub Json);

impl Read for Condition {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        check(json, reader);
        Some(Condition(json.clone()))
    }
}

/// What conditions refer to beside the attributes.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Lists by name, for `$inGroup`.
    pub groups: &'a Json,
    /// Regular expressions.
    pub matches: Matches,
}

/// Where a condition does not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// The path that was looked at, or `$or`, `$nor`, `$not`.
    pub path: String,
    /// The operator; `$eq` where a value was written without one.
    pub operator: String,
    /// What was wanted.
    pub wanted: Json,
    /// What was found.
    pub found: Json,
}

impl Failure {
    /// The failure as plain data.
    pub fn to_json(&self) -> Json {
        Json::object(vec![
            ("path", Json::from(self.path.as_str())),
            ("operator", Json::from(self.operator.as_str())),
            ("wanted", self.wanted.clone()),
            ("found", self.found.clone()),
        ])
    }
}

/// Whether a condition holds. `Null` always does.
pub fn holds(condition: &Json, attributes: &Json, context: &Context) -> bool {
    explain(condition, attributes, context).is_ok()
}

/// The same, with the first part that does not hold.
///
/// # Errors
/// That part.
pub fn explain(condition: &Json, attributes: &Json, context: &Context) -> Result<(), Failure> {
    let eval = Eval { context, depth: DEEPEST };
    match condition {
        Json::Null => Ok(()),
        _ => eval.all(condition, attributes),
    }
}

/// An evaluation, so deep still.
#[derive(Clone, Copy)]
struct Eval<'a> {
    context: &'a Context<'a>,
    depth: u32,
}

impl Eval<'_> {
    /// A level deeper; none where that is too deep.
    fn deeper(self) -> Option<Self> {
        Some(Eval { depth: self.depth.checked_sub(1)?, ..self })
    }

    /// All members of a condition.
    fn all(self, condition: &Json, attributes: &Json) -> Result<(), Failure> {
        let (Json::Map(members), Some(eval)) = (condition, self.deeper()) else {
            return Err(failure("", "", condition, &Json::Null));
        };
        for (name, wanted) in members {
            let is_so = match name.as_str() {
                "$or" => eval.any(wanted, attributes),
                "$nor" => !eval.any(wanted, attributes),
                "$not" => eval.all(wanted, attributes).is_err(),
                "$and" => {
                    for part in wanted.as_list().unwrap_or_default() {
                        eval.all(part, attributes)?;
                    }
                    true
                }
                path => {
                    eval.value(wanted, at(attributes, path))
                        .map_err(|failure| Failure { path: path.to_owned(), ..failure })?;
                    true
                }
            };
            if !is_so {
                return Err(failure(name, name, wanted, &Json::Null));
            }
        }
        Ok(())
    }

    /// Any of a list of conditions; an empty list asks nothing.
    fn any(self, conditions: &Json, attributes: &Json) -> bool {
        let parts = conditions.as_list().unwrap_or_default();
        parts.is_empty() || parts.iter().any(|part| self.all(part, attributes).is_ok())
    }

    /// What must hold of a value: a value of its own, or operators.
    fn value(self, wanted: &Json, found: &Json) -> Result<(), Failure> {
        match wanted {
            Json::Map(operators) if is_operators(operators) => {
                for (operator, operand) in operators {
                    if !self.operator(operator, operand, found) {
                        return Err(failure("", operator, operand, found));
                    }
                }
                Ok(())
            }
            _ if is_equal(wanted, found) => Ok(()),
            _ => Err(failure("", "$eq", wanted, found)),
        }
    }

    fn operator(self, operator: &str, wanted: &Json, found: &Json) -> bool {
        let Some(eval) = self.deeper() else { return false };
        let order = || compare(found, wanted);
        let version = || version::compare(found, wanted);
        let is_group = || is_in(found, self.group(wanted), false);
        match operator {
            "$eq" => is_same(found, wanted),
            "$ne" => !is_same(found, wanted),
            "$lt" => order() == Order::Less,
            "$lte" => matches!(order(), Order::Less | Order::Equal),
            "$gt" => order() == Order::Greater,
            "$gte" => matches!(order(), Order::Greater | Order::Equal),
            "$veq" => version() == Order::Equal,
            "$vne" => version() != Order::Equal,
            "$vgt" => version() == Order::Greater,
            "$vgte" => version() != Order::Less,
            "$vlt" => version() == Order::Less,
            "$vlte" => version() != Order::Greater,
            "$exists" => loosely(wanted) == (*found != Json::Null),
            "$in" | "$ini" => wanted.as_list().is_some_and(|list| is_in(found, list, operator == "$ini")),
            "$nin" | "$nini" => wanted.as_list().is_some_and(|list| !is_in(found, list, operator == "$nini")),
            "$inGroup" => is_group(),
            "$notInGroup" => !is_group(),
            "$not" => eval.value(wanted, found).is_err(),
            "$size" => found
                .as_list()
                .is_some_and(|items| eval.value(wanted, &Json::Number(items.len() as f64)).is_ok()),
            "$elemMatch" => {
                found.as_list().is_some_and(|items| items.iter().any(|item| eval.matches(wanted, item)))
            }
            "$all" | "$alli" => eval.has_all(found, wanted, operator == "$alli"),
            "$regex" | "$regexi" => self.regex(wanted, found, operator == "$regexi"),
            "$type" => wanted.as_text() == Some(type_name(found)),
            _ => false,
        }
    }

    /// Whether an item of a list is one that is looked for. What JavaScript takes for false never is.
    fn matches(self, wanted: &Json, item: &Json) -> bool {
        let is_operators = matches!(wanted, Json::Map(members) if is_operators(members));
        loosely(item)
            && if is_operators { self.value(wanted, item).is_ok() } else { self.all(wanted, item).is_ok() }
    }

    fn has_all(self, found: &Json, wanted: &Json, is_insensitive: bool) -> bool {
        let (Some(items), Some(wanted)) = (found.as_list(), wanted.as_list()) else { return false };
        let has = |wanted: &Json| {
            items.iter().any(|item| match (wanted, item) {
                (Json::Text(wanted), item) if is_insensitive => lower(&compare::text(item)) == lower(wanted),
                _ => self.value(wanted, item).is_ok(),
            })
        };
        wanted.iter().all(has)
    }

    fn regex(self, wanted: &Json, found: &Json, is_insensitive: bool) -> bool {
        let Some(pattern) = wanted.as_text().filter(|pattern| regex::is_harmless(pattern)) else {
            return false;
        };
        let text = compare::text(found);
        (self.context.matches)(pattern, is_insensitive, regex::clipped_text(&text)).unwrap_or_default()
    }

    fn group(&self, name: &Json) -> &[Json] {
        let list = name.as_text().and_then(|name| self.context.groups.get(name));
        list.and_then(Json::as_list).unwrap_or_default()
    }
}

fn failure(path: &str, operator: &str, wanted: &Json, found: &Json) -> Failure {
    Failure {
        path: path.to_owned(),
        operator: operator.to_owned(),
        wanted: wanted.clone(),
        found: found.clone(),
    }
}

/// The value at a path; `Null` where there is none. Members are an object's own: `__proto__` is a name like others.
pub fn at<'json>(attributes: &'json Json, path: &str) -> &'json Json {
    const NOTHING: &Json = &Json::Null;
    let mut value = attributes;
    for name in path.split('.') {
        let item = match value {
            Json::List(items) => name.parse().ok().and_then(|place: usize| items.get(place)),
            other => other.get(name),
        };
        let Some(item) = item else { return NOTHING };
        value = item;
    }
    value
}

/// Whether an object holds operators: members, and all of them begin with `$`.
fn is_operators(members: &[(String, Json)]) -> bool {
    !members.is_empty() && members.iter().all(|(name, _)| name.starts_with('$'))
}

/// Whether a value is what was written without an operator: as texts, numbers and truth values by JavaScript's `==`.
fn is_equal(wanted: &Json, found: &Json) -> bool {
    match wanted {
        Json::Text(wanted) => compare::text(found) == *wanted,
        Json::Number(_) => compare(&Json::Number(compare::number(found)), wanted) == Order::Equal,
        Json::Bool(wanted) => *found != Json::Null && loosely(found) == *wanted,
        other => found == other,
    }
}

/// Whether a value, or any item of a list, is among others.
fn is_in(found: &Json, list: &[Json], is_insensitive: bool) -> bool {
    let is_among = |value: &Json| {
        list.iter().any(|item| match (item, value) {
            (Json::Text(item), Json::Text(value)) if is_insensitive => lower(item) == lower(value),
            _ => is_same(item, value),
        })
    };
    match found {
        Json::List(items) => items.iter().any(is_among),
        value => is_among(value),
    }
}
