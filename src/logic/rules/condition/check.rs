//! What is wrong with a condition, told to its owner once, when it is loaded.
//!
//! Evaluation ([`super::holds`]) rests on nothing that is told here: a wrong member fails, whatever its owner was told.

use super::super::super::json::Json;
use super::super::super::report::Reader;
use super::pattern::refusal;
use super::walk::is_operators;
use super::{Context, MOST_DEPTH};

/// What a condition may name.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its saved groups, and the host's regular expressions.
    pub context: Context<'a>,
    /// The first names of attribute paths.
    pub roots: &'a [&'a str],
}

/// The operators over conditions.
pub const LOGICAL: [&str; 4] = ["$and", "$or", "$nor", "$not"];

/// The operators over a value.
pub const OPERATORS: [&str; 27] = [
    "$eq",
    "$ne",
    "$lt",
    "$lte",
    "$gt",
    "$gte",
    "$in",
    "$nin",
    "$ini",
    "$nini",
    "$all",
    "$alli",
    "$exists",
    "$type",
    "$size",
    "$elemMatch",
    "$not",
    "$regex",
    "$regexi",
    "$inGroup",
    "$notInGroup",
    "$veq",
    "$vne",
    "$vlt",
    "$vlte",
    "$vgt",
    "$vgte",
];

/// The words that `$type` knows.
pub const TYPES: [&str; 6] = ["string", "number", "boolean", "array", "object", "null"];

/// Reports what is wrong with a condition. False where it never holds, because something in it is refused.
pub fn check(condition: &Json, known: &Known, reader: &mut Reader) -> bool {
    let mut check = Check { known, depth: 0, is_within_list: false, is_usable: true };
    check.condition(condition, reader);
    check.is_usable
}

struct Check<'a> {
    known: &'a Known<'a>,
    /// Counted as [`super::walk`] does.
    depth: usize,
    /// Whether paths begin at an item of a list, whose names nobody knows.
    is_within_list: bool,
    is_usable: bool,
}

impl Check<'_> {
    fn condition(&mut self, condition: &Json, reader: &mut Reader) {
        if !self.deeper(reader) {
            return;
        }
        for (key, wanted) in reader.members(condition).unwrap_or_default() {
            let mark = reader.enter(key);
            match key.as_str() {
                "$and" | "$or" | "$nor" => {
                    reader.items(wanted, &mut |condition, reader| self.condition(condition, reader));
                }
                "$not" => self.condition(wanted, reader),
                path => {
                    self.path(path, reader);
                    self.value(wanted, reader);
                }
            }
            reader.leave(mark);
        }
        self.depth -= 1;
    }

    fn deeper(&mut self, reader: &mut Reader) -> bool {
        if self.depth == MOST_DEPTH {
            self.is_usable = false;
            reader.report("conditions lie too deep within each other here; the whole condition never holds. Make it flatter.");
            return false;
        }
        self.depth += 1;
        true
    }

    fn path(&self, path: &str, reader: &mut Reader) {
        let root = path.split('.').next().unwrap_or_default();
        if self.is_within_list || self.known.roots.contains(&root) {
            return;
        }
        if OPERATORS.contains(&path) {
            reader.report(
                ["write {\"attribute\": {\"", path, "\": …}}: this operator needs an attribute."].concat(),
            );
        } else if path.starts_with('$') {
            reader.unknown_key(path, &LOGICAL);
        } else {
            reader.unknown_key(root, self.known.roots);
        }
    }

    fn value(&mut self, wanted: &Json, reader: &mut Reader) {
        if !self.deeper(reader) {
            return;
        }
        if let Json::Map(members) = wanted {
            let is_operators = is_operators(wanted);
            for (operator, operand) in members.iter().filter(|(key, _)| key.starts_with('$')) {
                let mark = reader.enter(operator);
                if is_operators {
                    self.operator(operator, operand, reader);
                } else {
                    reader.report("operators and other keys do not mix; the object is compared as a whole.");
                }
                reader.leave(mark);
            }
        }
        self.depth -= 1;
    }

    fn operator(&mut self, operator: &str, operand: &Json, reader: &mut Reader) {
        let (is_text, is_number) = (operand.as_text().is_some(), operand.as_number().is_some());
        let (is_right, expected) = match operator {
            "$not" | "$size" => return self.value(operand, reader),
            "$elemMatch" => return self.elements(operand, reader),
            "$all" | "$alli" => {
                reader.items(operand, &mut |item, reader| self.value(item, reader));
                return;
            }
            "$regex" | "$regexi" if is_text => {
                return self.pattern(operand.as_text().unwrap_or_default(), reader);
            }
            "$type" => {
                reader.word(operand, &TYPES);
                return;
            }
            "$inGroup" | "$notInGroup" if is_text => {
                return self.group(operand.as_text().unwrap_or_default(), reader);
            }
            "$eq" | "$ne" => (
                !matches!(operand, Json::List(_) | Json::Map(_)),
                "a text, a number, true, false or null (for lists and objects leave the operator out)",
            ),
            "$lt" | "$lte" | "$gt" | "$gte" | "$veq" | "$vne" | "$vlt" | "$vlte" | "$vgt" | "$vgte" => {
                (is_text || is_number, "a text or a number")
            }
            "$in" | "$nin" | "$ini" | "$nini" => (operand.as_list().is_some(), "a list"),
            "$exists" => (operand.as_bool().is_some(), "true or false"),
            "$regex" | "$regexi" | "$inGroup" | "$notInGroup" => (false, "a text"),
            _ => return reader.unknown_key(operator, &OPERATORS),
        };
        if !is_right {
            reader.report(["expected ", expected, ", found ", operand.kind(), "."].concat());
        }
    }

    fn elements(&mut self, operand: &Json, reader: &mut Reader) {
        if is_operators(operand) {
            return self.value(operand, reader);
        }
        let before = self.is_within_list;
        self.is_within_list = true;
        self.condition(operand, reader);
        self.is_within_list = before;
    }

    fn pattern(&mut self, pattern: &str, reader: &mut Reader) {
        if let Some(refusal) = refusal(pattern) {
            self.is_usable = false;
            reader.report([refusal.advice(), ". Until then the whole condition never holds."].concat());
        } else if (self.known.context.matches)(pattern, false, "").is_none() {
            reader.report(
                "this is no regular expression, and finds nothing; mind the brackets and backslashes.",
            );
        }
    }

    fn group(&self, name: &str, reader: &mut Reader) {
        if self.known.context.groups.get(name).and_then(Json::as_list).is_none() {
            reader.report("there is no list of this name among the saved groups; nobody is in it.");
        }
    }
}
