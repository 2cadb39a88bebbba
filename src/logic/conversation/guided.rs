//! Turns guided answers into what is shown.

use super::super::faq::action::{Action, Form, Slot, SlotKind};
use super::super::filled::filled;
use super::super::markdown::{Block, Inline, parse};
use super::super::strings::Strings;
use super::super::task::stored::Ended;
use super::super::task::{State, Task, Trouble, Why};
use super::view_model::task::{FieldView, GivenView, Stage, TaskView};

/// A day as it may be written: the fifteenth of June, which cannot be taken for a month.
const SAMPLE_DAY: &str = "2026-06-15";

/// What is shown of a guided answer that is open.
pub fn open(task: &Task, action: &Action, strings: &Strings) -> TaskView {
    match action {
        Action::Form(form) => {
            TaskView { given: given(form, |slot| task.value(slot)), stage: stage(task, form, strings) }
        }
        Action::Choices(tree) => {
            let level = task.level(tree);
            let ask = if level.ask.is_empty() { strings.task_choose } else { &level.ask };
            let stage = Stage::Choosing {
                ask: ask.to_owned(),
                labels: level.branches.iter().map(|branch| branch.label.clone()).collect(),
                may_go_back: task.may_go_back(None),
            };
            TaskView { given: Vec::new(), stage }
        }
    }
}

/// What is shown of one that has ended; `action` is the entry's, where that is still there.
pub fn ended(ended: &Ended, action: Option<&Action>, strings: &Strings) -> TaskView {
    let value = |slot: &Slot| ended.values.iter().find(|(name, _)| *name == slot.name);
    let given = match action {
        Some(Action::Form(form)) => given(form, |slot| Some(value(slot)?.1.as_str())),
        _ => Vec::new(),
    };
    let stage = match (ended.is_done, ended.said.is_empty()) {
        (false, _) => Stage::Cancelled,
        // A tree has led on: there is nothing to add.
        (true, true) if matches!(action, Some(Action::Choices(_))) => Stage::Done(Vec::new()),
        (true, true) => Stage::Done(vec![Block::Paragraph(vec![Inline::Text(strings.task_done.to_owned())])]),
        (true, false) => Stage::Done(parse(&ended.said)),
    };
    TaskView { given, stage }
}

fn given<'a>(form: &Form, value: impl Fn(&Slot) -> Option<&'a str>) -> Vec<GivenView> {
    let view = |(place, slot): (usize, &Slot)| {
        let value = value(slot).filter(|value| !value.is_empty())?;
        Some(GivenView {
            slot: place,
            name: slot.name.clone(),
            label: slot.label.clone(),
            value: value.to_owned(),
        })
    };
    form.slots.iter().enumerate().filter_map(view).collect()
}

fn stage(task: &Task, form: &Form, strings: &Strings) -> Stage {
    match (task.state, task.slot(form)) {
        (State::Sending(_), _) => Stage::Sending,
        (State::Asking, Some(slot)) => Stage::Asking(Box::new(FieldView {
            name: slot.name.clone(),
            label: slot.label.clone(),
            kind: slot.kind.clone(),
            draft: task.draft().to_owned(),
            problem: task.trouble.map(|trouble| problem(trouble, slot, strings)),
            is_optional: slot.is_optional,
            may_go_back: task.may_go_back(Some(form)),
        })),
        (State::Asking, None) | (State::Stuck(Why::Ready), _) => Stage::Ready(strings.task_ready),
        (State::Stuck(Why::Unsettled), _) => Stage::Ready(strings.task_unsettled),
        (State::Stuck(why), _) => Stage::Failed(reason(why, task, strings)),
    }
}

fn problem(trouble: Trouble, slot: &Slot, strings: &Strings) -> String {
    if trouble == Trouble::Missing {
        return strings.task_missing.to_owned();
    }
    if !slot.hint.is_empty() {
        return slot.hint.clone();
    }
    let text = match &slot.kind {
        SlotKind::Text => strings.task_invalid,
        SlotKind::Email => strings.task_invalid_email,
        SlotKind::Code(None) => strings.task_invalid_code,
        SlotKind::Code(Some(pattern)) => return filled(strings.task_invalid_pattern, &[&sample(pattern)]),
        SlotKind::Date(_) => return filled(strings.task_invalid_date, &[SAMPLE_DAY]),
        SlotKind::Amount => strings.task_invalid_amount,
        SlotKind::Phone => strings.task_invalid_phone,
        SlotKind::Number => strings.task_invalid_number,
        SlotKind::Choice(_) => strings.task_invalid_choice,
    };
    text.to_owned()
}

/// What a pattern stands for: `A-#####` for `A-12345`.
fn sample(pattern: &str) -> String {
    let (mut digits, mut letters) = (('1'..='9').cycle(), ('A'..='Z').cycle());
    let filled = |c: char| match c {
        '#' => digits.next().unwrap_or(c),
        '@' => letters.next().unwrap_or(c),
        _ => c,
    };
    pattern.chars().map(filled).collect()
}

fn reason(why: Why, task: &Task, strings: &Strings) -> String {
    let text = match why {
        Why::Ready => strings.task_ready,
        Why::Unsettled => strings.task_unsettled,
        Why::Slow => strings.task_slow,
        Why::Unreachable => strings.task_unreachable,
        Why::NotFound => strings.task_not_found,
        Why::Refused => strings.task_refused,
        Why::Failed => strings.task_failed,
        Why::Said => &task.said,
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_shown_by_a_sample() {
        for (pattern, expected) in [("A-#####", "A-12345"), ("@@##", "AB12"), ("X", "X"), ("", "")] {
            assert_eq!(sample(pattern), expected);
        }
        assert_eq!(sample(&"#".repeat(12)), "123456789123");
    }

    #[test]
    fn the_owners_hint_comes_before_the_interfaces_words() {
        let strings = Strings::default();
        let mut slot = Slot { kind: SlotKind::Code(Some("A-#".into())), ..Slot::default() };
        assert!(problem(Trouble::Invalid, &slot, &strings).ends_with("It looks like A-1."));
        assert_eq!(problem(Trouble::Missing, &slot, &strings), strings.task_missing);
        slot.hint = "On the receipt.".into();
        assert_eq!(problem(Trouble::Invalid, &slot, &strings), "On the receipt.");
    }
}
