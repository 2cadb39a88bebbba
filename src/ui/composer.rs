//! Where questions are typed: a combobox after the ARIA Authoring Practices ("editable combobox with list
//! autocomplete"), and the send button.

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::Ui;
use super::contact::HumanButton;
use super::icon::{Icon, SEND};
use crate::logic::conversation::event::Event;

/// The key code of every key that an input method handles (UI Events, "keyCode 229"). Safari sends the
/// Enter that ends a composition after its end, and only this code tells it apart.
const HANDLED_BY_INPUT_METHOD: u32 = 229;

/// Composer with its notice and completions.
#[component]
pub fn Composer(ui: Ui) -> impl IntoView {
    view! {
        <div class="foot">
            <p class="status" role="status">{move || ui.view.with(|view| view.notice.clone())}</p>
            <Completions ui/>
            <div class="composer" part="composer">
                <Field ui/>
                <button type="button" class="send" part="send" aria-label=ui.text(|s| &s.send) data-focus="last" on:click=move |_| ui.send(Event::Sent)>
                    <Icon path=SEND/>
                </button>
            </div>
            <HumanButton ui/>
        </div>
    }
}

#[component]
fn Field(ui: Ui) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let draft = ui.part(|view| view.draft.clone());
    let count = ui.part(|view| view.completions.len());
    let highlighted = ui.part(|view| view.highlighted);
    // Written only where it differs: writing the same text would end a composition.
    Effect::new(move || {
        let draft = draft.get();
        if let Some(input) = input.get()
            && input.value() != draft
        {
            input.set_value(&draft);
        }
    });
    view! {
        <input
            node_ref=input
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
            aria-expanded=move || (count.get() > 0).to_string()
            aria-controls=move || (count.get() > 0).then_some("completions")
            aria-activedescendant=move || highlighted.get().map(option_id)
            on:input=move |event| ui.send(Event::Typed(event_target_value(&event)))
            on:keydown=move |key| on_key(ui, &key, count.get_untracked() > 0)
        />
    }
}

fn on_key(ui: Ui, key: &KeyboardEvent, has_completions: bool) {
    if key.is_composing() || key.key_code() == HANDLED_BY_INPUT_METHOD {
        return;
    }
    let event = match key.key().as_str() {
        "Enter" => Event::Sent,
        "ArrowDown" if has_completions => Event::CompletionMoved(1),
        "ArrowUp" if has_completions => Event::CompletionMoved(-1),
        "Escape" if has_completions => {
            // The panel would close.
            key.stop_propagation();
            Event::CompletionsDismissed
        }
        _ => return,
    };
    key.prevent_default();
    ui.send(event);
}

fn option_id(at: usize) -> String {
    ["completion-", &at.to_string()].concat()
}

#[component]
fn Completions(ui: Ui) -> impl IntoView {
    let completions = ui.part(|view| view.completions.clone());
    let highlighted = ui.part(|view| view.highlighted);
    move || {
        let choices = completions.get();
        (!choices.is_empty()).then(|| {
            let options = choices.into_iter().enumerate().map(|(at, choice)| {
                let choose = move |_| ui.send(Event::Chosen(choice.id.clone()));
                view! {
                    <li
                        id=option_id(at)
                        class="completion"
                        role="option"
                        dir="auto"
                        aria-selected=move || (highlighted.get() == Some(at)).to_string()
                        // A press must not take the focus from the field.
                        on:mousedown=|press| press.prevent_default()
                        on:click=choose
                    >
                        {choice.question}
                    </li>
                }
            });
            view! {
                <ul id="completions" class="completions" part="completions" role="listbox" aria-label=ui.text(|s| &s.completions)>
                    {options.collect_view()}
                </ul>
            }
        })
    }
}
