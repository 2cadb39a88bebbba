//! The matcher alone, for `cargo xtask bench` to measure beside JavaScript libraries. No visitor gets it.
//!
//! It passes on and decides nothing: what is measured is [`askwell::logic::matcher`] as the widget calls it.

#[cfg(target_arch = "wasm32")]
mod bench {
    use askwell::logic::faq::entry::Entry;
    use askwell::logic::matcher::Matcher;
    use js_sys::JsString;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An index in JavaScript's hands.
    #[wasm_bindgen]
    pub struct Bench(Matcher);

    #[wasm_bindgen]
    impl Bench {
        /// An empty index.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self(Matcher::new(fold))
        }

        /// Takes an entry in.
        pub fn add(&mut self, question: String, variants: Vec<String>) {
            self.0.add(&Entry { question, variants, ..Entry::default() });
        }

        /// Ends the building.
        pub fn finish(&mut self) {
            self.0.finish();
        }

        /// The position of the entry that fits best; none where nothing fits.
        pub fn ask(&self, question: &str) -> Option<usize> {
            self.0.ask(question).ranked.first().map(|candidate| candidate.entry)
        }

        /// How many entries a half-typed question may become, at most `limit`.
        pub fn complete(&self, typed: &str, limit: usize) -> usize {
            self.0.complete(typed, limit).len()
        }
    }

    /// The same as the widget's own, which the library keeps to itself.
    fn fold(text: &str) -> String {
        JsString::from(text).normalize("NFKC").to_lower_case().into()
    }
}

fn main() {}
