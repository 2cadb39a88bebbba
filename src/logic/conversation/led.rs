//! Questions that hold values for a form: an order number or a day says what is wanted, and nothing to a matcher of words.

use super::super::faq::Faq;
use super::super::faq::action::{Action, SlotKind};
use super::super::saved::ReplyKind;
use super::super::slots::{Asked, find};
use super::answering::Decision;

/// A run of signs with so many digits is a number of something: years have four, and are harmless to leave out.
const LEAST_DIGITS: usize = 4;

/// From this confidence on, an entry whose form takes a day or an amount out of the question is meant. Judgement on the
/// dev dialogues; an answer without such proof needs twice as much.
const LIKELY: f32 = 0.35;

/// How a question is answered that `whole` was found for, where values in it stood in the way: without them it leads to a
/// form that takes them. `ask` answers another question. Numbers and addresses are proof enough to take the first of
/// several; days and amounts, which many questions hold, where it is likely. `today` is the visitor's: `2026-06-15`.
pub fn decided(
    faq: &Faq,
    whole: Decision,
    (question, today): (&str, &str),
    ask: &dyn Fn(&str) -> Decision,
) -> Decision {
    if matches!(whole.kind, ReplyKind::Answer | ReplyKind::Talk) {
        return whole;
    }
    let led = |mut entries: Vec<String>, confidence| {
        entries.truncate(1);
        Decision { kind: ReplyKind::Answer, entries, confidence }
    };
    let taken = |decision: &Decision| {
        let id = decision.entries.first();
        id.map(|id| taken(faq, id, (question, today))).unwrap_or_default()
    };
    if taken(&whole).is_occasion && whole.confidence >= LIKELY {
        return led(whole.entries, whole.confidence);
    }
    let Some(bare) = bare(question) else { return whole };
    let without = ask(&bare);
    if taken(&without).is_proof { led(without.entries, without.confidence) } else { whole }
}

/// Whether a piece of a message tells a number or an address to the form of the entry that answers the whole.
pub fn is_told(faq: &Faq, whole: &Decision, piece: &str) -> bool {
    let id = whole.entries.first().filter(|_| whole.kind == ReplyKind::Answer);
    id.is_some_and(|id| taken(faq, id, (piece, "")).is_proof)
}

/// What the form of an entry takes out of a question.
#[derive(Default)]
struct Taken {
    /// A number or an address.
    is_proof: bool,
    /// A day or an amount.
    is_occasion: bool,
}

fn taken(faq: &Faq, id: &str, (question, today): (&str, &str)) -> Taken {
    let Some(Action::Form(form)) = faq.entry(id).and_then(|entry| entry.action.as_ref()) else {
        return Taken::default();
    };
    let mut taken = Taken::default();
    for (place, _) in find(&form.slots, question, Asked { today, lang: "" }) {
        match form.slots.get(place).map(|slot| &slot.kind) {
            Some(SlotKind::Code(_) | SlotKind::Email | SlotKind::Phone) => taken.is_proof = true,
            Some(SlotKind::Date(_) | SlotKind::Amount) => taken.is_occasion = true,
            _ => {}
        }
    }
    taken
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
        let faq = Faq { entries: vec![entry("form", Some(form)), entry("plain", None)], ..Faq::default() };
        let check = |kind, question: &str, first: &str| {
            let decision = |kind, id: &str| Decision { kind, entries: vec![id.to_owned()], confidence: 0.5 };
            let whole = decision(kind, "other");
            let ask = |_: &str| decision(ReplyKind::NotSure, first);
            decided(&faq, whole, (question, "2026-06-15"), &ask).entries
        };
        assert_eq!(check(ReplyKind::NotSure, "mail is a@b.example", "form"), ["form"]);
        assert_eq!(check(ReplyKind::Answer, "mail is a@b.example", "form"), ["other"]);
        assert_eq!(check(ReplyKind::NotSure, "mail is a@b.example", "plain"), ["other"]);
        assert_eq!(check(ReplyKind::NotSure, "number is 123456", "form"), ["other"]);
        assert_eq!(check(ReplyKind::NotSure, "mail is gone", "form"), ["other"]);
    }
}
