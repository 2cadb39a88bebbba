//! The walk through a condition, beside the attributes. One operator is one line of [`Walk::operator`].

use std::cmp::Ordering;
use std::slice;

use super::super::super::json::Json;
use super::super::super::text::clipped;
use super::compare::{is_alike, is_same, is_true, number, order, order_of_texts, text, version};
use super::{Context, MOST_DEPTH, at, pattern};

/// Whether this is an object of operators, and not one to compare with.
pub(super) fn is_operators(json: &Json) -> bool {
    matches!(json, Json::Map(members) if !members.is_empty() && members.iter().all(|(key, _)| key.starts_with('$')))
}

/// On the way through a condition. Its functions give `None` where something was refused.
pub(super) struct Walk<'a, 'c> {
    pub context: &'c Context<'c>,
    pub depth: usize,
    /// The attribute that is looked at.
    pub path: &'a str,
    /// Path, operator and what was wanted, of what failed last.
    pub failed: (&'a str, &'a str, &'a Json),
}

impl<'a> Walk<'a, '_> {
    /// Whether a condition holds.
    pub fn condition(&mut self, condition: &'a Json, attributes: &Json) -> Option<bool> {
        let path = self.path;
        self.deeper("", condition)?;
        let held = self.members(condition, attributes);
        self.depth -= 1;
        self.path = path;
        held
    }

    /// Notes that the walk is one step deeper, and refuses to go too deep.
    fn deeper(&mut self, operator: &'a str, wanted: &'a Json) -> Option<()> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            self.failed = (self.path, operator, wanted);
            return None;
        }
        Some(())
    }

    fn members(&mut self, condition: &'a Json, attributes: &Json) -> Option<bool> {
        let Json::Map(members) = condition else {
            self.failed = ("", "", condition);
            return Some(false);
        };
        for (key, wanted) in members {
            self.path = "";
            let held = match key.as_str() {
                "$and" => self.each(wanted, attributes, true)?,
                "$or" => self.each(wanted, attributes, false)?,
                "$nor" => wanted.as_list().is_some() && !self.each(wanted, attributes, false)?,
                "$not" => !self.condition(wanted, attributes)?,
                path => {
                    self.path = path;
                    if self.value(wanted, at(attributes, path), false)? {
                        continue;
                    }
                    return Some(false);
                }
            };
            if !held {
                // Of `$and`, the member that failed says more.
                if key != "$and" {
                    self.failed = ("", key, wanted);
                }
                return Some(false);
            }
        }
        Some(true)
    }

    /// Whether all of the conditions hold, or any. Of none, both are so: `GrowthBook`'s cases say so of `$or`, too.
    fn each(&mut self, conditions: &'a Json, attributes: &Json, is_all: bool) -> Option<bool> {
        let Json::List(conditions) = conditions else {
            self.failed = ("", "", conditions);
            return Some(false);
        };
        for condition in conditions {
            if self.condition(condition, attributes)? != is_all {
                return Some(!is_all);
            }
        }
        Some(is_all || conditions.is_empty())
    }

    /// Whether a value is as wanted.
    fn value(&mut self, wanted: &'a Json, found: &Json, is_insensitive: bool) -> Option<bool> {
        self.deeper("=", wanted)?;
        let held = match wanted {
            Json::Map(operators) if is_operators(wanted) => self.operators(operators, found),
            _ => Some(self.equals(wanted, found, is_insensitive)),
        };
        self.depth -= 1;
        held
    }

    #[expect(clippy::float_cmp, reason = "JavaScript compares so")]
    fn equals(&mut self, wanted: &'a Json, found: &Json, is_insensitive: bool) -> bool {
        let held = match wanted {
            Json::Text(wanted) if is_insensitive => self.is_equal_in_any_case(wanted, &text(found)),
            Json::Text(wanted) => match found {
                Json::Text(found) => found == wanted,
                _ => text(found) == *wanted,
            },
            Json::Number(wanted) => number(found) == *wanted,
            Json::Bool(wanted) => *found != Json::Null && is_true(found) == *wanted,
            _ => is_alike(wanted, found),
        };
        if !held {
            self.failed = (self.path, "=", wanted);
        }
        held
    }

    fn operators(&mut self, operators: &'a [(String, Json)], found: &Json) -> Option<bool> {
        for (operator, wanted) in operators {
            let held = self.operator(operator, wanted, found);
            if held != Some(true) {
                // What was refused lies deeper, and said so itself.
                if held.is_some() {
                    self.failed = (self.path, operator, wanted);
                }
                return held;
            }
        }
        Some(true)
    }

    /// Whether one operator holds. One that nobody knows, or whose operand is of a wrong kind, does not.
    fn operator(&mut self, operator: &str, wanted: &'a Json, found: &Json) -> Option<bool> {
        let list = wanted.as_list();
        Some(match operator {
            "$eq" => is_same(found, wanted),
            "$ne" => !is_same(found, wanted),
            "$lt" => order(found, wanted).is_some_and(Ordering::is_lt),
            "$lte" => order(found, wanted).is_some_and(Ordering::is_le),
            "$gt" => order(found, wanted).is_some_and(Ordering::is_gt),
            "$gte" => order(found, wanted).is_some_and(Ordering::is_ge),
            "$exists" => is_true(wanted) == (*found != Json::Null),
            "$type" => wanted.as_text() == Some(type_of(found)),
            "$in" => list.is_some_and(|list| self.is_in(found, list, false)),
            "$nin" => list.is_some_and(|list| !self.is_in(found, list, false)),
            "$ini" => list.is_some_and(|list| self.is_in(found, list, true)),
            "$nini" => list.is_some_and(|list| !self.is_in(found, list, true)),
            "$inGroup" => self.is_in(found, self.group(wanted), false),
            "$notInGroup" => !self.is_in(found, self.group(wanted), false),
            "$veq" => versions(found, wanted).is_eq(),
            "$vne" => versions(found, wanted).is_ne(),
            "$vlt" => versions(found, wanted).is_lt(),
            "$vlte" => versions(found, wanted).is_le(),
            "$vgt" => versions(found, wanted).is_gt(),
            "$vgte" => versions(found, wanted).is_ge(),
            "$not" => !self.value(wanted, found, false)?,
            "$size" => match found {
                Json::List(items) => self.value(wanted, &Json::Number(items.len() as f64), false)?,
                _ => false,
            },
            "$elemMatch" => self.has_match(wanted, found)?,
            "$all" => self.has_all(wanted, found, false)?,
            "$alli" => self.has_all(wanted, found, true)?,
            "$regex" => self.is_found(wanted, found, false)?,
            "$regexi" => self.is_found(wanted, found, true)?,
            _ => false,
        })
    }

    /// Whether the value, or one of the items where it is a list, is in the list.
    fn is_in(&self, found: &Json, list: &[Json], is_insensitive: bool) -> bool {
        let items = found.as_list().unwrap_or(slice::from_ref(found));
        let is_equal = |item: &Json, wanted: &Json| match (item, wanted) {
            (Json::Text(item), Json::Text(wanted)) if is_insensitive => {
                self.is_equal_in_any_case(wanted, item)
            }
            _ => is_same(item, wanted),
        };
        items.iter().any(|item| list.iter().any(|wanted| is_equal(item, wanted)))
    }

    /// The members of a saved group. A group that does not exist has none.
    fn group(&self, name: &Json) -> &[Json] {
        self.context.groups.get(&text(name)).and_then(Json::as_list).unwrap_or_default()
    }

    /// Whether an item of a list is as wanted. Items that JavaScript takes for false are passed over.
    fn has_match(&mut self, wanted: &'a Json, found: &Json) -> Option<bool> {
        let is_value = is_operators(wanted);
        for item in found.as_list().unwrap_or_default().iter().filter(|item| is_true(item)) {
            let held = if is_value { self.value(wanted, item, false) } else { self.condition(wanted, item) };
            if held? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Whether each thing wanted is among the items of a list.
    fn has_all(&mut self, wanted: &'a Json, found: &Json, is_insensitive: bool) -> Option<bool> {
        let (Json::List(wanted), Json::List(items)) = (wanted, found) else { return Some(false) };
        for wanted in wanted {
            let mut has = false;
            for item in items {
                has = has || self.value(wanted, item, is_insensitive)?;
            }
            if !has {
                return Some(false);
            }
        }
        Some(true)
    }

    fn is_found(&mut self, pattern: &'a Json, found: &Json, is_insensitive: bool) -> Option<bool> {
        let Json::Text(wanted) = pattern else { return Some(false) };
        if pattern::refusal(wanted).is_some() {
            self.failed = (self.path, if is_insensitive { "$regexi" } else { "$regex" }, pattern);
            return None;
        }
        let found = text(found);
        let found = clipped(&found, pattern::LONGEST_TEXT);
        Some((self.context.matches)(wanted, is_insensitive, found).unwrap_or(false))
    }

    /// Whether two texts are equal but for case. Beyond ASCII the host knows, through an expression that finds just
    /// this text: tables of cases would cost visitors more bytes than the conditions.
    fn is_equal_in_any_case(&self, wanted: &str, found: &str) -> bool {
        wanted.eq_ignore_ascii_case(found)
            || !(wanted.is_ascii() && found.is_ascii())
                && (self.context.matches)(&pattern::exactly(wanted), true, found).unwrap_or(false)
    }
}

/// How two versions stand to each other.
fn versions(found: &Json, wanted: &Json) -> Ordering {
    order_of_texts(&version(found), &version(wanted))
}

/// JavaScript's name of the type, but `null` and `array` of their own.
fn type_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(_) => "number",
        Json::Text(_) => "string",
        Json::List(_) => "array",
        Json::Map(_) => "object",
    }
}
