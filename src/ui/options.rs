//! What visitors may set and erase.

use leptos::prelude::*;

use super::Ui;
use crate::logic::config::raw::Theme;
use crate::logic::conversation::event::Event;

/// The options, under the heading while they are shown.
#[component]
pub fn Options(ui: Ui) -> impl IntoView {
    let is_shown = ui.part(|view| view.has_options_open);
    let theme = ui.part(|view| view.theme.word());
    let choose = move |event| {
        if let Some(theme) = Theme::from_word(&event_target_value(&event)) {
            ui.send(Event::ThemeChosen(theme));
        }
    };
    let option = move |word: &'static str, label: String| {
        view! { <option value=word selected=move || theme.get() == word>{label}</option> }
    };
    view! {
        <div id="options" class="options" hidden=move || !is_shown.get()>
            <label class="setting">
                <span>{ui.text(|s| &s.appearance)}</span>
                <select on:change=choose>
                    {move || option("auto", ui.text(|s| &s.theme_auto)())}
                    {move || option("light", ui.text(|s| &s.theme_light)())}
                    {move || option("dark", ui.text(|s| &s.theme_dark)())}
                </select>
            </label>
            <button type="button" class="choice" on:click=move |_| ui.send(Event::Erased)>{ui.text(|s| &s.erase)}</button>
        </div>
    }
}
