//! A small shop in Leptos that has Askwell as a component: opened by a button of its own, told what visitors ask, and
//! taken off the page by a switch.

#[cfg(target_arch = "wasm32")]
mod app {
    use askwell::{Answered, Askwell, Remote};
    use leptos::prelude::*;

    #[component]
    fn App() -> impl IntoView {
        let help = Remote::new();
        let (has_help, set_help) = signal(true);
        let (theme, set_theme) = signal("light".to_owned());
        let (asked, set_asked) = signal(Vec::<String>::new());
        view! {
            <h1>"Letters & Ink"</h1>
            <button on:click=move |_| help.open()>"Any questions?"</button>
            <button on:click=move |_| set_theme.set("dark".to_owned())>"Dark"</button>
            <label>
                <input type="checkbox" prop:checked=has_help on:change=move |_| set_help.update(|has| *has = !*has)/>
                "Help"
            </label>
            <ul>{move || asked.get().into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}</ul>
            <Show when=move || has_help.get()>
                <Askwell
                    config=r#"{"title": "Ask us", "contact": {"email": "help@shop.example"}}"#
                    faq=include_str!("../faq.json")
                    theme=theme
                    remote=help
                    on_answered=move |answered: Answered| {
                        set_asked.update(|asked| asked.push(answered.question));
                    }
                />
            </Show>
        }
    }

    pub fn run() {
        leptos::mount::mount_to_body(App);
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    app::run();
}
