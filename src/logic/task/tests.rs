//! Tests of guided answers.

use proptest::prelude::*;

use super::super::faq::action::Branch;
use super::*;

const ASKED: Asked = Asked { today: "2026-06-15", lang: "en-GB" };

fn slot(name: &str, kind: SlotKind) -> Slot {
    Slot { name: name.into(), label: name.into(), kind, ..Slot::default() }
}

fn form() -> Form {
    Form {
        slots: vec![
            slot("order", SlotKind::Code(Some("A-###".into()))),
            slot("mail", SlotKind::Email),
            Slot { is_optional: true, ..slot("note", SlotKind::Text) },
        ],
        ..Form::default()
    }
}

fn given(task: &mut Task, form: &Form, text: &str) {
    task.type_in(text);
    task.give(form, ASKED);
}

fn told(task: &Task, form: &Form) -> String {
    task.told(form).flat_map(|(name, value)| [name, "=", value, " "]).collect()
}

#[test]
fn values_are_asked_for_in_their_order() {
    let form = form();
    let mut task = Task::new(1, "e");
    given(&mut task, &form, "a 123");
    assert_eq!(task.slot(&form).map(|slot| slot.name.as_str()), Some("mail"));
    given(&mut task, &form, "nope");
    assert_eq!((task.trouble, task.offers_human()), (Some(Trouble::Invalid), false));
    given(&mut task, &form, "");
    assert_eq!((task.trouble, task.offers_human()), (Some(Trouble::Missing), true));
    given(&mut task, &form, "M@x.example");
    assert_eq!((task.trouble, task.offers_human()), (None, false));
    assert!(!task.is_complete(&form));
    given(&mut task, &form, " ");
    assert!(task.is_complete(&form));
    assert_eq!(told(&task, &form), "order=A-123 mail=m@x.example ");
}

#[test]
fn a_value_can_be_changed_and_what_was_told_stays() {
    let form = form();
    let mut task = Task::new(1, "e");
    given(&mut task, &form, "A-123");
    task.edit(&form, 0);
    assert_eq!((task.draft(), task.place(&form)), ("A-123", Some(0)));
    given(&mut task, &form, "A-124");
    assert_eq!((told(&task, &form).as_str(), task.place(&form)), ("order=A-124 ", Some(1)));
    task.back(Some(&form));
    assert_eq!((task.draft(), task.place(&form), task.may_go_back(Some(&form))), ("A-124", Some(0), false));
    task.back(Some(&form));
    assert_eq!(task.place(&form), Some(0));
    task.edit(&form, 9);
    assert_eq!(task.place(&form), Some(0));
}

#[test]
fn what_is_sent_is_not_changed_and_what_failed_may_be() {
    let form = Form { slots: vec![slot("mail", SlotKind::Email)], ..Form::default() };
    let mut task = Task::new(1, "e");
    given(&mut task, &form, "m@x.example");
    task.turn_to(State::Sending(1));
    task.edit(&form, 0);
    assert_eq!(task.state, State::Sending(1));
    task.turn_to(State::Stuck(Why::NotFound));
    assert!(task.offers_human());
    task.put(&form, vec![(0, "n@x.example".into())]);
    assert!(task.is_complete(&form));
    assert_eq!(told(&task, &form), "mail=n@x.example ");
}

#[test]
fn another_form_takes_over_what_is_the_same() {
    let form = form();
    let mut before = Task::new(1, "e");
    given(&mut before, &form, "A-123");
    let others = Form {
        slots: vec![slot("mail", SlotKind::Text), slot("order", SlotKind::Code(Some("A-###".into())))],
        ..Form::default()
    };
    let mut task = Task::new(2, "f");
    task.take_over(&others, &before, &form);
    assert_eq!(told(&task, &others), "order=A-123 ");
}

#[test]
fn what_the_owner_changed_is_made_do_with() {
    let choice = |options: &[&str]| Form {
        slots: vec![
            slot("why", SlotKind::Choice(options.iter().map(|option| (*option).to_owned()).collect())),
            slot("mail", SlotKind::Email),
        ],
        ..Form::default()
    };
    let stored = r#"{"turn": 3, "entry": "e", "sent": true, "values": [["why", "late"], ["mail", "m@x.example"], ["gone", "x"], 7]}"#;
    let mut task = Task::read(&serde_json::from_str(stored).unwrap()).unwrap();
    task.fit(&choice(&["late", "broken"]));
    assert_eq!(task.state, State::Stuck(Why::Unsettled));
    task.fit(&choice(&["lost"]));
    assert_eq!((task.state, task.place(&choice(&["lost"]))), (State::Asking, Some(0)));
    assert_eq!(told(&task, &choice(&["lost"])), "mail=m@x.example ");
}

#[test]
fn a_tree_leads_to_an_entry() {
    let leaf = |label: &str| Branch { label: label.into(), to: Destination::Entry(label.into()) };
    let further = Tree { ask: "Which?".into(), branches: vec![leaf("c"), leaf("d")] };
    let tree = Tree {
        ask: String::new(),
        branches: vec![leaf("a"), Branch { label: "b".into(), to: Destination::Tree(further) }],
    };
    let mut task = Task::new(1, "e");
    assert_eq!(task.choose(&tree, 7), Led::Nowhere);
    assert_eq!(task.choose(&tree, 1), Led::On);
    assert_eq!((task.level(&tree).ask.as_str(), task.may_go_back(None)), ("Which?", true));
    task.back(None);
    assert_eq!((task.level(&tree).ask.as_str(), task.may_go_back(None)), ("", false));
    task.choose(&tree, 1);
    assert_eq!(task.choose(&tree, 0), Led::Entry("c".into()));
}

proptest! {
    /// Whatever was stored is read as something, and written so that it is read the same.
    #[test]
    fn any_stored_task_is_read(turn in -9.0_f64..9e9, values in prop::collection::vec((".{0,9}", ".{0,9}"), 0..30), path in prop::collection::vec(-5.0_f64..1e12, 0..30), sent: bool) {
        let pair = |(name, value): &(String, String)| Json::List(vec![Json::from(name.as_str()), Json::from(value.as_str())]);
        let json = Json::object(vec![
            ("turn", Json::Number(turn)),
            ("entry", Json::from("e")),
            ("sent", Json::Bool(sent)),
            ("values", Json::List(values.iter().map(pair).collect())),
            ("path", Json::List(path.into_iter().map(Json::Number).collect())),
        ]);
        let task = Task::read(&json).unwrap();
        prop_assert_eq!(Task::read(&task.to_json(task.turn)), Some(task.clone()));
        let mut fitted = task;
        fitted.fit(&form());
        let names = ["order", "mail", "note"];
        prop_assert!(fitted.told(&form()).all(|(name, _)| names.contains(&name)));
    }
}
