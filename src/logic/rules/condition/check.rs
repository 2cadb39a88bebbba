//! Checking a condition when the config is read, so that a mistake is named and not just never true.

use super::super::super::json::Json;
use super::super::super::profile::attributes::ROOTS;
use super::super::super::report::Reader;
use super::{DEEPEST, Matches, is_operators, regex};

/// What may stand where a path may.
const LOGICAL: [&str; 4] = ["$or", "$nor", "$and", "$not"];

/// The operators on a value.
const OPERATORS: [&str; 29] = [
    "$eq",
    "$ne",
    "$lt",
    "$lte",
    "$gt",
    "$gte",
    "$exists",
    "$in",
    "$nin",
    "$ini",
    "$nini",
    "$inGroup",
    "$notInGroup",
    "$not",
    "$size",
    "$elemMatch",
    "$all",
    "$alli",
    "$regex",
    "$regexi",
    "$type",
    "$veq",
    "$vne",
    "$vgt",
    "$vgte",
    "$vlt",
    "$vlte",
    "$and",
    "$or",
];

/// The operators of the list that take a list; see [`Checking::operator`].
const WITH_LIST: [&str; 6] = ["$in", "$nin", "$ini", "$nini", "$all", "$alli"];

/// Tells of what in a condition cannot work, as far as that can be seen without the host; the reader stands at it.
pub fn check(condition: &Json, reader: &mut Reader) {
    Checking { reader }.condition(condition, DEEPEST, true);
}

/// The first text in a condition that should be a regular expression and is none, as the host says.
pub fn broken_regex(condition: &Json, matches: Matches) -> Option<&str> {
    match condition {
        Json::List(items) => items.iter().find_map(|item| broken_regex(item, matches)),
        Json::Map(members) => members.iter().find_map(|(name, value)| match (name.as_str(), value) {
            ("$regex" | "$regexi", Json::Text(pattern)) => {
                let is_broken = regex::is_harmless(pattern) && matches(pattern, false, "").is_none();
                is_broken.then_some(pattern.as_str())
            }
            _ => broken_regex(value, matches),
        }),
        _ => None,
    }
}

struct Checking<'a> {
    reader: &'a mut Reader,
}

impl Checking<'_> {
    fn condition(&mut self, condition: &Json, depth: u32, is_root: bool) {
        let Some(depth) = depth.checked_sub(1) else {
            return self.reader.report("the condition nests too deep, and never holds.");
        };
        let Json::Map(members) = condition else {
            return self
                .reader
                .report("expected an object such as {\"cart.total\": {\"$gte\": 50}}; it never holds.");
        };
        for (name, wanted) in members {
            let mark = self.reader.enter(name);
            match name.as_str() {
                "$not" => self.condition(wanted, depth, is_root),
                "$or" | "$nor" | "$and" => self.conditions(wanted, depth, is_root),
                operator if operator.starts_with('$') => {
                    self.reader.unknown_key(operator, &LOGICAL);
                }
                path => {
                    let root = path.split_once('.').map_or(path, |(root, _)| root);
                    if is_root && !ROOTS.contains(&root) {
                        self.reader.unknown_key(root, &ROOTS);
                    }
                    self.value(wanted, depth);
                }
            }
            self.reader.leave(mark);
        }
    }

    fn conditions(&mut self, list: &Json, depth: u32, is_root: bool) {
        let Json::List(items) = list else {
            return self.reader.report("expected a list of conditions.");
        };
        for (at, item) in items.iter().enumerate() {
            let mark = self.reader.enter_item(at);
            self.condition(item, depth, is_root);
            self.reader.leave(mark);
        }
    }

    fn value(&mut self, wanted: &Json, depth: u32) {
        let Json::Map(members) = wanted else { return };
        if !is_operators(members) {
            if members.iter().any(|(name, _)| name.starts_with('$')) {
                self.reader.report(
                    "operators and names stand side by side, so that it is compared as a plain object.",
                );
            }
            return;
        }
        for (operator, operand) in members {
            let mark = self.reader.enter(operator);
            self.operator(operator, operand, depth);
            self.reader.leave(mark);
        }
    }

    fn operator(&mut self, operator: &str, operand: &Json, depth: u32) {
        let Some(depth) = depth.checked_sub(1) else {
            return self.reader.report("the condition nests too deep, and never holds.");
        };
        match operator {
            "$not" | "$size" => self.value(operand, depth),
            "$elemMatch" => match operand {
                Json::Map(members) if is_operators(members) => self.value(operand, depth),
                _ => self.condition(operand, depth, false),
            },
            "$regex" | "$regexi" => self.regex(operand),
            "$inGroup" | "$notInGroup" | "$type" if operand.as_text().is_none() => {
                self.reader.report("expected a text; it never holds.");
            }
            _ if WITH_LIST.contains(&operator) && operand.as_list().is_none() => {
                self.reader.report("expected a list; it never holds.");
            }
            _ if !OPERATORS.contains(&operator) => self.reader.unknown_key(operator, &OPERATORS),
            _ => {}
        }
    }

    fn regex(&mut self, operand: &Json) {
        let Some(pattern) = operand.as_text() else {
            return self.reader.report("expected a regular expression as a text; it never holds.");
        };
        if !regex::is_harmless(pattern) {
            self.reader.report(
                "this regular expression could run for ever, and is never run: no repetition inside of a repeated group, such as (a+)+, no alternatives in one, such as (a|b)+ (write [ab]+), and no more than 500 characters.",
            );
        }
    }
}
