//! Checks what an entry does beside its answer. Where that cannot be used, the entry stays an answer.

use super::super::json::Json;
use super::super::report::{Read as _, Reader, nearest};
use super::super::text::clipped;
use super::super::url::{host_of, leaves_page, safe_url};
use super::action::{Action, Branch, Destination, Endpoint, Form, Receiver, Slot, SlotKind, Tree};
use super::entry::{Entry, Link};
use super::raw_action::{ActionKind, Method, RawBranch, RawEntryAction, RawRequest, RawSlot, SlotType};
use super::read::local;

/// The most values a form asks for: who is asked for more leaves.
const MOST_SLOTS: usize = 12;

/// The most options of a choice.
const MOST_OPTIONS: usize = 50;

/// The most choices side by side.
const MOST_BRANCHES: usize = 20;

/// How deep choices may lie within choices.
const DEEPEST: usize = 6;

/// The longest text that is said when a form is done, in characters.
const LONGEST_DONE: usize = 2_000;

/// Who reads, and where a link of the action is put.
type Reading<'a> = (&'a str, &'a mut Vec<Link>);

/// The action of an entry, as it is written; a link becomes the first of its links.
pub(super) fn read(json: &Json, reading: (&str, &mut Vec<Link>), reader: &mut Reader) -> Option<Action> {
    let mark = reader.enter("action");
    let raw = RawEntryAction::read(json, reader);
    reader.leave(mark);
    action(&raw?, reading, reader)
}

/// The action of an entry; a link becomes the first of its links.
fn action(raw: &RawEntryAction, (lang, links): Reading, reader: &mut Reader) -> Option<Action> {
    let mark = reader.enter("action");
    let action = match raw.kind.unwrap_or_default() {
        ActionKind::Form => form(raw, lang, reader).map(Action::Form),
        ActionKind::Choices => {
            let ask = local(raw.ask.as_ref(), lang);
            tree(ask, raw.choices.as_deref(), (lang, DEEPEST), reader).map(Action::Choices)
        }
        ActionKind::Link => {
            links.splice(0..0, link(raw, lang, reader));
            None
        }
    };
    reader.leave(mark);
    action
}

fn link(raw: &RawEntryAction, lang: &str, reader: &mut Reader) -> Option<Link> {
    let Some(url) = raw.url.as_deref().and_then(safe_url) else {
        reader.report(
            "a link needs a \"url\" that begins with https:, http:, mailto:, tel: or sms:, or an address of this site; it is left out.",
        );
        return None;
    };
    let label = local(raw.label.as_ref(), lang);
    Some(Link { label: if label.is_empty() { url.clone() } else { label }, url })
}

fn form(raw: &RawEntryAction, lang: &str, reader: &mut Reader) -> Option<Form> {
    if raw.slots.is_none() && raw.call.is_none() && raw.request.is_none() {
        reader.report("a form needs \"slots\", a \"call\" or a \"request\"; it is left out.");
        return None;
    }
    let slots = slots(raw.slots.as_deref().unwrap_or_default(), lang, reader);
    let receiver = match &raw.request {
        Some(request) => Receiver::Endpoint(endpoint(request, &slots, reader)?),
        None => Receiver::Page(raw.call.clone().unwrap_or_default()),
    };
    let done = local(raw.done.as_ref(), lang);
    let kept = clipped(&done, LONGEST_DONE);
    if kept.len() < done.len() {
        reader.report("\"done\" is longer than 2000 characters; the rest is left out.");
    }
    Some(Form { slots, receiver, done: kept.to_owned() })
}

fn slots(raw: &[RawSlot], lang: &str, reader: &mut Reader) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mark = reader.enter("slots");
    for (at, raw) in raw.iter().enumerate() {
        let mark = reader.enter_item(at);
        if let Some(slot) = slot(raw, lang, reader) {
            if slots.len() >= MOST_SLOTS {
                reader.report("a form asks for 12 values at most; this one is left out.");
            } else if slots.iter().any(|other| other.name == slot.name) {
                reader.report(
                    ["the name \"", &slot.name, "\" is taken by an earlier slot; this one is left out."]
                        .concat(),
                );
            } else {
                slots.push(slot);
            }
        }
        reader.leave(mark);
    }
    reader.leave(mark);
    slots
}

fn slot(raw: &RawSlot, lang: &str, reader: &mut Reader) -> Option<Slot> {
    let name = raw.name.as_deref().unwrap_or_default();
    if !is_name(name) {
        reader.report(
            "a slot needs a \"name\" of letters, digits, _ and - that begins with a letter; it is left out.",
        );
        return None;
    }
    let label = local(raw.label.as_ref(), lang);
    Some(Slot {
        name: name.to_owned(),
        label: if label.is_empty() { name.to_owned() } else { label },
        hint: local(raw.hint.as_ref(), lang),
        kind: kind(raw, lang, reader)?,
        is_optional: raw.optional.unwrap_or_default(),
    })
}

fn is_name(name: &str) -> bool {
    name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn kind(raw: &RawSlot, lang: &str, reader: &mut Reader) -> Option<SlotKind> {
    Some(match raw.r#type.unwrap_or_default() {
        SlotType::Text => SlotKind::Text,
        SlotType::OrderNumber | SlotType::Code => {
            let pattern = raw.pattern.as_deref().unwrap_or_default().trim();
            SlotKind::Code((!pattern.is_empty()).then(|| pattern.to_owned()))
        }
        SlotType::Email => SlotKind::Email,
        SlotType::Date => SlotKind::Date(raw.when),
        SlotType::Amount => SlotKind::Amount,
        SlotType::Phone => SlotKind::Phone,
        SlotType::Number => SlotKind::Number,
        SlotType::Choice => {
            let options = raw.options.as_deref().unwrap_or_default();
            if options.len() > MOST_OPTIONS {
                reader.report("a choice has 50 options at most; the rest is left out.");
            }
            let options = options.iter().take(MOST_OPTIONS).map(|option| local(Some(option), lang));
            let options: Vec<String> = options.filter(|option| !option.is_empty()).collect();
            if options.is_empty() {
                reader.report("a choice needs \"options\"; it is left out.");
                return None;
            }
            SlotKind::Choice(options)
        }
    })
}

fn endpoint(raw: &RawRequest, slots: &[Slot], reader: &mut Reader) -> Option<Endpoint> {
    let mark = reader.enter("request");
    let url = raw.url.as_deref().and_then(safe_url).filter(|url| leaves_page(url));
    // Where visitors write the host, they say who gets what is sent.
    let url = url.filter(|url| !host_of(url).contains('{'));
    match &url {
        Some(url) => check_places(url, slots, reader),
        None => reader.report(
            "a request needs a \"url\" that begins with https: or http:, or an address of this site, with places such as {name} only behind the host; the action is left out.",
        ),
    }
    reader.leave(mark);
    Some(Endpoint { url: url?, is_post: raw.method == Some(Method::Post) })
}

/// Tells of places in an address that no slot fills.
fn check_places(url: &str, slots: &[Slot], reader: &mut Reader) {
    let names: Vec<&str> = slots.iter().map(|slot| slot.name.as_str()).collect();
    for name in url.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0)) {
        if !names.contains(&name) {
            let advice = match nearest(name, &names) {
                Some(near) => ["did you mean \"", near, "\"?"].concat(),
                None => "it stays empty.".to_owned(),
            };
            reader.report(["no slot is called \"", name, "\"; ", &advice].concat());
        }
    }
}

fn tree(
    ask: String,
    raw: Option<&[RawBranch]>,
    (lang, depth): (&str, usize),
    reader: &mut Reader,
) -> Option<Tree> {
    if depth == 0 {
        reader.report("choices may lie 6 levels deep; these are left out.");
        return None;
    }
    let mut branches = Vec::new();
    let mark = reader.enter("choices");
    for (at, raw) in raw.unwrap_or_default().iter().enumerate() {
        let mark = reader.enter_item(at);
        if branches.len() >= MOST_BRANCHES {
            reader.report("there may be 20 choices side by side; this one is left out.");
        } else {
            branches.extend(branch(raw, (lang, depth), reader));
        }
        reader.leave(mark);
    }
    if branches.is_empty() {
        reader.report("choices need a list of {\"label\", \"entry\"}; they are left out.");
    }
    reader.leave(mark);
    (!branches.is_empty()).then_some(Tree { ask, branches })
}

fn branch(raw: &RawBranch, (lang, depth): (&str, usize), reader: &mut Reader) -> Option<Branch> {
    let label = local(raw.label.as_ref(), lang);
    if label.is_empty() || raw.entry.is_some() == raw.choices.is_some() {
        reader.report("a choice needs a \"label\", and an \"entry\" or further \"choices\"; it is left out.");
        return None;
    }
    let to = if let Some(id) = &raw.entry {
        Destination::Entry(id.clone())
    } else {
        let ask = local(raw.ask.as_ref(), lang);
        Destination::Tree(tree(ask, raw.choices.as_deref(), (lang, depth - 1), reader)?)
    };
    Some(Branch { label, to })
}

/// Without a name the page's handler goes by the entry's.
pub(super) fn name_receiver(entry: &mut Entry) {
    if let Some(Action::Form(Form { receiver: Receiver::Page(name), .. })) = &mut entry.action
        && name.is_empty()
    {
        name.clone_from(&entry.id);
    }
}

/// Leaves out the choices that lead to entries that are not there, and trees without choices.
pub(super) fn keep_known(action: &mut Option<Action>, is_known: &mut dyn FnMut(&str) -> bool) {
    let is_empty = match action {
        Some(Action::Choices(tree)) => !has_known(tree, is_known),
        _ => false,
    };
    if is_empty {
        *action = None;
    }
}

fn has_known(tree: &mut Tree, is_known: &mut dyn FnMut(&str) -> bool) -> bool {
    tree.branches.retain_mut(|branch| match &mut branch.to {
        Destination::Entry(id) => is_known(id),
        Destination::Tree(tree) => has_known(tree, is_known),
    });
    !tree.branches.is_empty()
}

#[cfg(test)]
mod tests;
