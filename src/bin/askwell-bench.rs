//! The matcher alone, for `cargo xtask bench` to measure beside JavaScript libraries. No visitor gets it.
//!
//! It passes on and decides nothing: what is measured is [`askwell::logic::matcher`] as the widget calls it.

#[cfg(target_arch = "wasm32")]
mod bench {
    use std::rc::Rc;

    use askwell::logic::faq::entry::Entry;
    use askwell::logic::matcher::Matcher;
    use askwell::logic::matcher::training::Training;
    use askwell::logic::semantic::pack::Pack;
    use askwell::widget::shell::fold;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An index in JavaScript's hands.
    #[wasm_bindgen]
    pub struct Bench {
        matcher: Matcher,
        entries: Vec<Entry>,
    }

    #[wasm_bindgen]
    impl Bench {
        /// An empty index, with the pack whose file is given; an empty file means none.
        #[wasm_bindgen(constructor)]
        pub fn new(pack: &[u8]) -> Self {
            let matcher = Matcher::new(fold);
            let matcher = match Pack::read(pack) {
                Ok(pack) => matcher.with_pack(Rc::new(pack)),
                Err(_) => matcher,
            };
            Self { matcher, entries: Vec::new() }
        }

        /// Takes an entry in: its phrasings, one a line. One text, because each that crosses over from JavaScript costs
        /// more than indexing it; the widget gets the whole FAQ as one.
        pub fn add(&mut self, phrasings: &str) {
            let mut lines = phrasings.lines().map(str::to_owned);
            let question = lines.next().unwrap_or_default();
            self.entries.push(Entry { question, variants: lines.collect(), ..Entry::default() });
            self.entries.last().into_iter().for_each(|entry| self.matcher.add(entry));
        }

        /// Ends the building.
        pub fn finish(&mut self) {
            self.matcher.finish();
        }

        /// Learns what the widget learns in steps while the page draws.
        pub fn learn(&mut self) {
            let mut training = Training::new(&self.matcher);
            while !training.step(&mut self.matcher, &self.entries) {}
        }

        /// The position of the entry that fits best; none where nothing fits.
        pub fn ask(&self, question: &str) -> Option<usize> {
            self.matcher.ask(question).ranked.first().map(|candidate| candidate.entry)
        }

        /// How many entries a half-typed question may become, at most `limit`.
        pub fn complete(&self, typed: &str, limit: usize) -> usize {
            self.matcher.complete(typed, limit).len()
        }
    }
}

fn main() {}
