//! Where questions are typed: a combobox after the ARIA Authoring Practices ("editable combobox with list
//! autocomplete"), and the send button.

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::Ui;
use super::parts::{SEND, human_button, icon};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Choice, ComposerView};

/// The key code of every key that an input method handles (UI Events, "keyCode 229"). Safari sends the
/// Enter that ends a composition after its end, and only this code tells it apart.
const HANDLED_BY_INPUT_METHOD: u32 = 229;

/// Composer with its notice and completions.
pub fn composer(ui: &Ui, view: &ComposerView) -> AnyView {
    view! {
        <div class="foot">
            <p class="status" role="status">{view.notice.clone().unwrap_or_default()}</p>
            {(!view.completions.is_empty()).then(|| completions(ui, view))}
            <div class="composer" part="composer">
                {field(ui, view)}
                <button
                    type="button"
                    class="send"
                    part="send"
                    data-focus="last"
                    aria-label=ui.text(|s| &s.send)
                    on:click=ui.sends(Event::Sent)
                >
                    {icon(SEND)}
                </button>
            </div>
            {human_button(ui)}
        </div>
    }
    .into_any()
}

fn field(ui: &Ui, view: &ComposerView) -> impl IntoView + use<> {
    let is_expanded = !view.completions.is_empty();
    let dispatch = ui.dispatch;
    let on_key = move |key: KeyboardEvent| {
        if let Some(event) = event_of(&key, is_expanded) {
            key.prevent_default();
            dispatch.run(event);
        }
    };
    view! {
        <input
            node_ref=keep_text(view.draft.clone())
            class="field"
            type="text"
            role="combobox"
            autocomplete="off"
            enterkeyhint="send"
            dir="auto"
            data-focus="composer"
            aria-label=ui.text(|s| &s.your_question)
            placeholder=ui.text(|s| &s.placeholder)
            aria-autocomplete="list"
            aria-expanded=is_expanded.to_string()
            aria-controls=is_expanded.then_some("completions")
            aria-activedescendant=view.highlighted.map(option_id)
            on:input=move |event| dispatch.run(Event::Typed(event_target_value(&event)))
            on:keydown=on_key
        />
    }
}

/// Writes the text into the field only where it differs: writing the same would end a composition.
fn keep_text(text: String) -> NodeRef<Input> {
    let input = NodeRef::<Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get()
            && input.value() != text
        {
            input.set_value(&text);
        }
    });
    input
}

fn event_of(key: &KeyboardEvent, has_completions: bool) -> Option<Event> {
    if key.is_composing() || key.key_code() == HANDLED_BY_INPUT_METHOD {
        return None;
    }
    match key.key().as_str() {
        "Enter" => Some(Event::Sent),
        "ArrowDown" if has_completions => Some(Event::CompletionMoved(1)),
        "ArrowUp" if has_completions => Some(Event::CompletionMoved(-1)),
        "Escape" if has_completions => {
            // The panel would close.
            key.stop_propagation();
            Some(Event::CompletionsDismissed)
        }
        _ => None,
    }
}

fn option_id(at: usize) -> String {
    ["completion-", &at.to_string()].concat()
}

fn completions(ui: &Ui, view: &ComposerView) -> impl IntoView + use<> {
    let option = |(at, choice): (usize, &Choice)| {
        view! {
            <li
                id=option_id(at)
                class="completion"
                role="option"
                dir="auto"
                aria-selected=(view.highlighted == Some(at)).to_string()
                // A press must not take the focus from the field.
                on:mousedown=|press| press.prevent_default()
                on:click=ui.sends(Event::Chosen(choice.id.clone()))
            >
                {choice.question.clone()}
            </li>
        }
        .into_any()
    };
    let options: Vec<AnyView> = view.completions.iter().enumerate().map(option).collect();
    view! {
        <ul id="completions" class="completions" part="completions" role="listbox" aria-label=ui.text(|s| &s.completions)>
            {options}
        </ul>
    }
}
