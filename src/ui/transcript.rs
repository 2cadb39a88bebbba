//! The conversation: greeting, suggested questions, and the turns.

use super::Ui;
use super::answer::{answer, link_list};
use super::drawing;
use super::node::{Element, Node, element};
use super::offers::{offer, shelf};
use super::parts::{button, choices, human_button, line, suggested, unseen, word};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::handoff::HandoffView;
use crate::logic::conversation::view_model::{Choice, FaqState, HotView, Reply, TranscriptView, TurnView};
use crate::logic::saved::Thumb;

/// The transcript. What is added to a `log` is read out by screen readers.
pub fn transcript(ui: &Ui, view: &TranscriptView) -> Node {
    let handed =
        |turn: &TurnView| view.handoff.as_ref().filter(|(id, _)| *id == turn.id).map(|(_, view)| &**view);
    let turns: Vec<Node> = view.turns.iter().map(|turn| draw_turn(ui, turn, handed(turn))).collect();
    // Scrolled by keyboard, too: hence the tab stop.
    element("div", "class=log; part=transcript; role=log; tabindex=0")
        .set("aria-label", ui.texts().conversation)
        .child(element("p", "class=said; part=welcome; dir=auto").child(view.welcome.clone()))
        .child(view.offer.as_ref().map(|view| element("div", "class=said offer").child(offer(ui, view))))
        .child(faq_status(ui, view))
        .child(view.hot.as_ref().map(|view| hot_topic(ui, view)))
        .child(suggested(ui, ui.texts().suggested, &view.suggestions))
        .child(view.shelf.as_ref().map(|view| shelf(ui, view)))
        .child(turns)
        .child(suggested(ui, ui.texts().asked_next, &view.next))
        .child(view.prompt.as_ref().map(|view| element("div", "class=said offer").child(offer(ui, view))))
        .into()
}

/// What many ask at the moment, before the visitor does.
fn hot_topic(ui: &Ui, view: &HotView) -> Vec<Node> {
    let mut shown = vec![line("label", ui.texts().hot_topic), answer(ui, &view.answer)];
    shown.extend(view.rest.clone().map(|id| button(ui, "choice", (ui.texts().read_on, Event::Chosen(id)))));
    shown
}

/// Says how the FAQ is doing, where it does not simply answer.
fn faq_status(ui: &Ui, view: &TranscriptView) -> Vec<Node> {
    let status = |text: &'static str| line("status", text);
    match view.faq {
        FaqState::Ready => Vec::new(),
        // Suggestions take its place: were it still there, they would move when it goes.
        FaqState::Loading if !view.suggestions.is_empty() => Vec::new(),
        FaqState::Loading => vec![status(ui.texts().loading)],
        FaqState::Empty => vec![status(ui.texts().no_faq)],
        FaqState::Failed => {
            let retry = button(ui, "choice", (ui.texts().try_again, Event::Retried));
            vec![status(ui.texts().faq_failed), retry]
        }
    }
}

fn draw_turn(ui: &Ui, turn: &TurnView, handed: Option<&HandoffView>) -> Node {
    element("article", "class=turn")
        .set("id", ["turn-", &turn.id.to_string()].concat())
        .child(
            element("p", "class=asked; part=question; dir=auto")
                .child(unseen([ui.texts().you_asked, ": "].concat()))
                .child(turn.question.clone()),
        )
        .child(draw_reply(ui, turn))
        .child(handed.and_then(|view| drawing::handoff(ui, view)))
        .into()
}

fn draw_reply(ui: &Ui, turn: &TurnView) -> Vec<Node> {
    let said = |text: &'static str| line("said", text);
    let mut reply = vec![turn.softening.map(said).into()];
    match &turn.reply {
        Reply::Pending => reply.push(line("said waiting", ui.texts().looking)),
        Reply::Gone => reply.push(said(ui.texts().gone)),
        Reply::Contact => reply.push(contact(ui)),
        Reply::Talk(kind) => reply.push(said(kind.reply(ui.texts()))),
        Reply::Answer(found) => {
            reply.push(answer(ui, found));
            let guided = ui.shown.guided.get().zip(turn.task.as_ref());
            reply.push(
                guided.map(|(guided, view)| (guided.task)(ui, view, turn.human_offer.is_some())).into(),
            );
            // Whether it helped, and what comes next, is seen when it is through.
            if !turn.task.as_ref().is_some_and(|task| task.is_open()) {
                reply.push(rating(ui, turn).into());
                reply.extend(after_rating(ui, turn.thumb));
                reply.extend(choices(ui, ui.texts().follow_ups, &found.follow_ups));
            }
        }
        Reply::Clarify(close) => reply.extend(offered(ui, ui.texts().which_one, close)),
        Reply::Suggest(nearest) => reply.extend(offered(ui, ui.texts().did_you_mean, nearest)),
        Reply::NotSure(nearest) => {
            reply.push(said(ui.texts().not_sure));
            reply.extend(offered(ui, ui.texts().nearest, nearest));
        }
    }
    if let Some(offer) = turn.human_offer {
        reply.push(said(offer));
        reply.extend(human_button(ui));
    }
    reply
}

/// Entries to choose from, and the way to a human.
fn offered(ui: &Ui, heading: &'static str, entries: &[Choice]) -> Vec<Node> {
    choices(ui, heading, entries).into_iter().chain(human_button(ui)).collect()
}

/// Two thumbs.
fn rating(ui: &Ui, turn: &TurnView) -> Element {
    let thumb = |thumb, label: &'static str| {
        element("button", "type=button; class=thumb; part=thumb")
            .set("aria-pressed", word(turn.thumb == Some(thumb)))
            .on("click", ui.sends(Event::Rated(turn.id, thumb)))
            .child(label)
    };
    element("div", "class=rating; role=group")
        .set("aria-label", ui.texts().was_helpful)
        .child(line("label", ui.texts().was_helpful))
        .child(thumb(Thumb::Up, ui.texts().yes))
        .child(thumb(Thumb::Down, ui.texts().no))
}

fn after_rating(ui: &Ui, thumb: Option<Thumb>) -> Vec<Node> {
    match thumb {
        None => Vec::new(),
        Some(Thumb::Up) => vec![line("status", ui.texts().thanks)],
        Some(Thumb::Down) => {
            let mut after = vec![line("status", ui.texts().sorry)];
            after.extend(human_button(ui));
            after
        }
    }
}

/// The ways to a human.
fn contact(ui: &Ui) -> Node {
    let fixed = ui.present();
    let Some(view) = &fixed.contact else { return "".into() };
    let hours = (!view.contact.hours.is_empty()).then(|| line("", view.contact.hours.clone()));
    if view.contact.links.is_empty() && hours.is_none() {
        return "".into();
    }
    let links = view.contact.links.iter().map(|(label, url)| (label.as_str(), url.as_str()));
    element("div", "class=said")
        .child(line("", ui.texts().contact_intro))
        .child(link_list(ui, links))
        .child(hours)
        .into()
}
