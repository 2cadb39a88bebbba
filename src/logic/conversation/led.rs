//! Questions that hold values for a form: an order number says what is wanted, and nothing to a matcher of words.

use super::super::faq::Faq;
use super::super::faq::action::{Action, SlotKind};
use super::super::saved::ReplyKind;
use super::super::slots::{Asked, find};

/// How a question is answered: as in [`super::answering::decide`].
type Decided = (ReplyKind, Vec<String>);

/// A run of signs with so many digits is a number of something: years have four, and are harmless to leave out.
const LEAST_DIGITS: usize = 4;

/// How a question is answered that `whole` was found for, where values in it stood in the way: without them it leads to a
/// form that takes them. `ask` answers another question. Numbers and addresses are proof enough to take the first of
/// several.
pub fn decided(faq: &Faq, whole: Decided, question: &str, ask: &dyn Fn(&str) -> Decided) -> Decided {
    if matches!(whole.0, ReplyKind::Answer | ReplyKind::Talk) {
        return whole;
    }
    let Some(bare) = bare(question) else { return whole };
    let first = ask(&bare).1.into_iter().take(1).collect::<Vec<_>>();
    if first.iter().any(|id| takes(faq, id, question)) { (ReplyKind::Answer, first) } else { whole }
}

/// Whether an entry has a form that takes a number or an address out of the question.
fn takes(faq: &Faq, id: &str, question: &str) -> bool {
    let Some(Action::Form(form)) = faq.entry(id).and_then(|entry| entry.action.as_ref()) else {
        return false;
    };
    let found = find(&form.slots, question, Asked { today: "", lang: "" });
    found.iter().any(|(place, _)| {
        let kind = form.slots.get(*place).map(|slot| &slot.kind);
        matches!(kind, Some(SlotKind::Code(_) | SlotKind::Email | SlotKind::Phone))
    })
}

/// The question without numbers and addresses; none where there are none, or nothing else.
fn bare(question: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '+' | '_' | '#');
    let mut bare = String::with_capacity(question.len());
    let mut run = String::new();
    let mut is_bare = true;
    for c in question.chars().chain([' ']) {
        if is_part(c) {
            run.push(c);
            continue;
        }
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if digits >= LEAST_DIGITS || run.contains('@') {
            is_bare = false;
        } else {
            bare.push_str(&run);
        }
        run.clear();
        bare.push(c);
    }
    (!is_bare && !bare.trim().is_empty()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::super::super::faq::action::{Form, Slot};
    use super::super::super::faq::entry::Entry;
    use super::*;

    #[test]
    fn values_are_left_out() {
        for (question, expected) in [
            ("where is A-10234, mia@post.example?", Some("where is , ? ")),
            ("查订单CY20260611到哪了", Some("查订单 到哪了 ")),
            ("where is my order 12", None),
            ("A-10234", None),
            ("", None),
        ] {
            let expected = expected.map(|text| text.replace("单 到", "单到"));
            assert_eq!(bare(question), expected, "{question}");
        }
    }

    #[test]
    fn a_form_that_takes_the_value_is_meant() {
        let slot = Slot { kind: SlotKind::Email, ..Slot::default() };
        let form = Action::Form(Form { slots: vec![slot], ..Form::default() });
        let entry = |id: &str, action| Entry { id: id.into(), action, ..Entry::default() };
        let faq = Faq { entries: vec![entry("form", Some(form)), entry("plain", None)] };
        let check = |kind, question: &str, first: &str| {
            let whole = (kind, vec!["other".to_owned()]);
            decided(&faq, whole, question, &|_| (ReplyKind::NotSure, vec![first.to_owned()])).1
        };
        assert_eq!(check(ReplyKind::NotSure, "mail is a@b.example", "form"), ["form"]);
        assert_eq!(check(ReplyKind::Answer, "mail is a@b.example", "form"), ["other"]);
        assert_eq!(check(ReplyKind::NotSure, "mail is a@b.example", "plain"), ["other"]);
        assert_eq!(check(ReplyKind::NotSure, "number is 123456", "form"), ["other"]);
        assert_eq!(check(ReplyKind::NotSure, "mail is gone", "form"), ["other"]);
    }
}
