//! What a message means for the form that is open: a value, a correction, "cancel", or nothing: a question.

use super::super::faq::action::{Form, Slot, SlotKind, Tree};
use super::super::slots::{Asked, find, understand};
use super::super::talk::phrase::plain;
use super::{State, Task, Why, words};

/// A message, as it was written and folded.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// As it was written.
    pub text: &'a str,
    /// Folded.
    pub folded: &'a str,
}

/// How a message would be answered if no form were open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// By another entry.
    Other,
    /// By the entry of the form.
    Own,
    /// By a word of small talk.
    Talk,
    /// By entries to choose from.
    Offered,
    /// Not at all.
    Nothing,
}

/// What a message means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Nothing for the form: a question like any other.
    Question,
    /// The form is given up, and a question follows.
    CancelledFor,
    /// The form is given up.
    Cancelled,
    /// The visitor does not want to tell what is asked for.
    Refused,
    /// It is to be sent, once more or at last.
    Send,
    /// Back to what was asked before.
    Back,
    /// What is asked for is left out.
    Skip,
    /// It is to be asked once more, without a reproach.
    Again,
    /// The value that is asked for, and others found beside it.
    Value(String, Vec<(usize, String)>),
    /// Values of other slots, or of slots that had others.
    Found(Vec<(usize, String)>),
    /// No value that can be used.
    Wrong,
    /// A choice of a tree.
    Choice(usize),
}

/// What is known beside the message.
pub struct Ear<'a> {
    /// The guided answer.
    pub task: &'a Task,
    /// What is known when values are understood.
    pub asked: Asked<'a>,
    /// How the message would be answered otherwise. Asked only where that matters: it costs as much as an answer.
    pub aside: &'a dyn Fn() -> Aside,
}

impl Ear<'_> {
    /// What a message means for a form.
    pub fn hear(&self, form: &Form, message: Message) -> Heard {
        let plain = plain(message.folded);
        let slot = self.task.slot(form);
        let value = slot.and_then(|slot| understand(slot, message.text, self.asked));
        // "Changed my mind" gives up a form, and may be the reason of a return.
        let is_option = value.is_some() && slot.is_some_and(|slot| matches!(slot.kind, SlotKind::Choice(_)));
        match (self.task.state, slot, value) {
            _ if !is_option && words::cancels(&plain) => Heard::Cancelled,
            (State::Sending(_), ..) => Heard::Question,
            (_, None, _) => self.hear_stuck(form, message, &plain),
            _ if !is_option && words::goes_back(&plain) => Heard::Back,
            (_, Some(slot), _) if !is_option && slot.is_optional && words::skips(&plain) => Heard::Skip,
            (_, Some(slot), Some(value)) => self.hear_value((form, slot), value, message, &plain),
            (_, Some(_), None) => self.hear_other(form, message, &plain),
        }
    }

    /// A message that holds a value for what is asked for.
    fn hear_value(
        &self,
        (form, slot): (&Form, &Slot),
        value: String,
        message: Message,
        plain: &str,
    ) -> Heard {
        let found = self.found(form, message);
        if words::corrects(plain) && !self.changed(form, &found).is_empty() {
            return Heard::Found(self.changed(form, &found));
        }
        let asks = || words::asks(message.text, plain);
        let is_question = match slot.kind {
            // Nobody writes an address or a number of an order into another question by chance.
            SlotKind::Email | SlotKind::Code(_) | SlotKind::Phone => false,
            SlotKind::Text => match () {
                () if words::is_only_unsure(plain) => return Heard::Again,
                () if words::refuses(plain) => return Heard::Refused,
                () => match (self.aside)() {
                    Aside::Talk => true,
                    Aside::Other => asks() || words::gives_up(plain),
                    Aside::Own if asks() && words::ends_asking(message.text, plain) => return Heard::Again,
                    // No address and no name ends so.
                    Aside::Offered => asks() && words::ends_asking(message.text, plain),
                    _ => false,
                },
            },
            _ => asks() && (self.aside)() == Aside::Other,
        };
        match is_question {
            true if words::gives_up(plain) => Heard::CancelledFor,
            true => Heard::Question,
            false => {
                let is_text = slot.kind == SlotKind::Text;
                let is_beside = |(place, _): &(usize, String)| {
                    form.slots.get(*place).is_some_and(|other| !is_text && other.kind != slot.kind)
                };
                Heard::Value(value, found.into_iter().filter(is_beside).collect())
            }
        }
    }

    /// A message that holds no value for what is asked for.
    fn hear_other(&self, form: &Form, message: Message, plain: &str) -> Heard {
        let found = self.found(form, message);
        if !found.is_empty() {
            let changed = self.changed(form, &found);
            return if changed.is_empty() { Heard::Again } else { Heard::Found(changed) };
        }
        if words::refuses(plain) {
            return Heard::Refused;
        }
        if words::is_unsure(plain) {
            return Heard::Again;
        }
        let is_open = message.text.trim_end().ends_with(['?', '？']);
        match (self.aside)() {
            Aside::Other if words::gives_up(plain) => Heard::CancelledFor,
            Aside::Other | Aside::Talk => Heard::Question,
            Aside::Own => Heard::Again,
            Aside::Offered if words::asks(message.text, plain) => Heard::Question,
            Aside::Nothing if is_open => Heard::Question,
            Aside::Offered | Aside::Nothing => Heard::Wrong,
        }
    }

    /// A message while nothing is asked for: the receiver has failed, or waits to be asked.
    fn hear_stuck(&self, form: &Form, message: Message, plain: &str) -> Heard {
        let is_offered = matches!(self.task.state, State::Stuck(Why::Ready | Why::Unsettled));
        if words::sends(plain) || (is_offered && words::agrees(plain)) {
            return Heard::Send;
        }
        if words::goes_back(plain) {
            return Heard::Back;
        }
        let changed = self.changed(form, &self.found(form, message));
        if !changed.is_empty() {
            return Heard::Found(changed);
        }
        match (self.aside)() {
            Aside::Other if words::gives_up(plain) => Heard::CancelledFor,
            Aside::Own => Heard::Send,
            Aside::Nothing if !words::asks(message.text, plain) => match form.slots.as_slice() {
                // What may stand for the only value there is, does.
                [only] => match understand(only, message.text, self.asked) {
                    Some(value) => Heard::Found(vec![(0, value)]),
                    None => Heard::Question,
                },
                _ => Heard::Question,
            },
            _ => Heard::Question,
        }
    }

    fn found(&self, form: &Form, message: Message) -> Vec<(usize, String)> {
        find(&form.slots, message.text, self.asked)
    }

    /// What of it is new.
    fn changed(&self, form: &Form, found: &[(usize, String)]) -> Vec<(usize, String)> {
        let is_new = |(place, value): &&(usize, String)| {
            form.slots.get(*place).is_some_and(|slot| self.task.value(slot) != Some(value))
        };
        found.iter().filter(is_new).cloned().collect()
    }

    /// What a message means for a tree of choices.
    pub fn hear_choice(&self, tree: &Tree, message: Message) -> Heard {
        let plain = plain(message.folded);
        let level = self.task.level(tree);
        let labels: Vec<String> = level.branches.iter().map(|branch| branch.label.clone()).collect();
        let slot = Slot { kind: SlotKind::Choice(labels.clone()), ..Slot::default() };
        let label = understand(&slot, message.text, self.asked);
        let place = label.and_then(|label| labels.iter().position(|other| *other == label));
        let is_aside = || words::asks(message.text, &plain) && (self.aside)() == Aside::Other;
        match place {
            Some(place) if !is_aside() => Heard::Choice(place),
            _ if words::cancels(&plain) => Heard::Cancelled,
            _ if words::goes_back(&plain) => Heard::Back,
            _ if words::gives_up(&plain) => Heard::CancelledFor,
            _ => Heard::Question,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::faq::action::{Branch, Destination};
    use super::super::super::text::{folded, native_fold};
    use super::*;

    fn slot(name: &str, kind: SlotKind) -> Slot {
        Slot { name: name.into(), label: name.into(), kind, ..Slot::default() }
    }

    fn form() -> Form {
        let reasons = SlotKind::Choice(vec!["damaged".into(), "changed my mind".into()]);
        let slots = vec![
            slot("order", SlotKind::Code(Some("A-###".into()))),
            slot("why", reasons),
            Slot { is_optional: true, ..slot("note", SlotKind::Text) },
        ];
        Form { slots, ..Form::default() }
    }

    fn ear<T>(task: &Task, aside: Aside, message: &str, hear: impl FnOnce(&Ear, Message) -> T) -> T {
        let folded = folded(native_fold, message);
        let asked = Asked { today: "2026-06-15", lang: "en-GB" };
        hear(&Ear { task, asked, aside: &|| aside }, Message { text: message, folded: &folded })
    }

    /// A task that was told the first values.
    fn told(values: &[&str]) -> Task {
        let form = form();
        let mut task = Task::new(1, "e");
        for value in values {
            let slot = task.slot(&form).cloned().unwrap();
            task.accept(&slot, value);
        }
        task
    }

    fn check(task: &Task, cases: &[(Aside, &str, Heard)]) {
        for (aside, message, expected) in cases {
            let heard = ear(task, *aside, message, |ear, message| ear.hear(&form(), message));
            assert_eq!(heard, *expected, "{message}");
        }
    }

    fn value(value: &str) -> Heard {
        Heard::Value(value.into(), Vec::new())
    }

    #[test]
    fn a_value_is_told_from_a_question() {
        check(
            &told(&[]),
            &[
                (Aside::Nothing, "a 123", value("A-123")),
                (Aside::Other, "is A-123 there?", value("A-123")),
                (Aside::Nothing, "blue", Heard::Wrong),
                (Aside::Offered, "blue", Heard::Wrong),
                (Aside::Offered, "how do I find it", Heard::Question),
                (Aside::Nothing, "why is that?", Heard::Question),
                (Aside::Other, "how much is shipping", Heard::Question),
                (Aside::Other, "never mind, how much is shipping", Heard::CancelledFor),
                (Aside::Own, "where is my order", Heard::Again),
                (Aside::Talk, "hello", Heard::Question),
                (Aside::Nothing, "I don't know", Heard::Again),
                (Aside::Nothing, "I'd rather not say", Heard::Refused),
                (Aside::Other, "cancel", Heard::Cancelled),
                (Aside::Nothing, "back", Heard::Back),
                (Aside::Nothing, "skip", Heard::Wrong),
            ],
        );
    }

    #[test]
    fn an_option_may_read_like_giving_up() {
        check(
            &told(&["A-123"]),
            &[
                (Aside::Nothing, "changed my mind", value("changed my mind")),
                (Aside::Nothing, "forget it", Heard::Cancelled),
                (Aside::Nothing, "no, it is A-321", Heard::Found(vec![(0, "A-321".into())])),
                (Aside::Nothing, "it is A-123", Heard::Again),
            ],
        );
    }

    #[test]
    fn a_free_text_is_taken_unless_it_clearly_asks() {
        check(
            &told(&["A-123", "damaged"]),
            &[
                (Aside::Other, "the shipping was fast", value("the shipping was fast")),
                (Aside::Other, "how much is shipping?", Heard::Question),
                (Aside::Nothing, "is it you?", value("is it you?")),
                (Aside::Nothing, "no thanks", Heard::Skip),
                (Aside::Talk, "thank you", Heard::Question),
                (Aside::Nothing, "no wait, A-321", Heard::Found(vec![(0, "A-321".into())])),
            ],
        );
    }

    #[test]
    fn a_form_that_failed_hears_what_may_help() {
        let mut task = told(&["A-123", "damaged", ""]);
        task.turn_to(State::Stuck(Why::NotFound));
        check(
            &task,
            &[
                (Aside::Nothing, "try again", Heard::Send),
                (Aside::Talk, "ok", Heard::Question),
                (Aside::Nothing, "oh it is A-321", Heard::Found(vec![(0, "A-321".into())])),
                (Aside::Other, "how much is shipping", Heard::Question),
                (Aside::Nothing, "forget it", Heard::Cancelled),
                (Aside::Nothing, "back", Heard::Back),
            ],
        );
        task.turn_to(State::Stuck(Why::Unsettled));
        check(&task, &[(Aside::Talk, "ok", Heard::Send)]);
        task.turn_to(State::Sending(1));
        check(
            &task,
            &[(Aside::Nothing, "try again", Heard::Question), (Aside::Nothing, "stop", Heard::Cancelled)],
        );
    }

    #[test]
    fn a_choice_is_named() {
        let leaf = |label: &str| Branch { label: label.into(), to: Destination::Entry(label.into()) };
        let tree = Tree { ask: String::new(), branches: vec![leaf("A white page"), leaf("红灯")] };
        for (aside, message, expected) in [
            (Aside::Nothing, "a white page", Heard::Choice(0)),
            (Aside::Nothing, "红灯", Heard::Choice(1)),
            (Aside::Other, "how much is it", Heard::Question),
            (Aside::Nothing, "cancel", Heard::Cancelled),
            (Aside::Nothing, "back", Heard::Back),
            (Aside::Other, "never mind, how much is it", Heard::CancelledFor),
        ] {
            let heard =
                ear(&Task::new(1, "e"), aside, message, |ear, message| ear.hear_choice(&tree, message));
            assert_eq!(heard, expected, "{message}");
        }
    }
}
