//! What the page is told when it asks why a question is answered as it is.

use super::super::super::json::Json;
use super::super::view_model::FaqState;
use super::Model;

impl Model {
    /// The matcher's whole reckoning for a question, or an `error` in words; none while the index is being
    /// built. Changes nothing that is seen or kept. `now` is in milliseconds since 1970.
    pub fn explain(&mut self, question: &str, now: f64) -> Option<Json> {
        let problem = match self.library.state() {
            FaqState::Loading => return None,
            FaqState::Ready => {
                self.teach(now);
                return Some(self.library.explain(question));
            }
            FaqState::Empty => "there is no FAQ, or nothing in it can be used; the console says why.",
            FaqState::Failed => "the FAQ could not be fetched; the console says why.",
        };
        Some(error(problem))
    }
}

/// What is told where nothing can be explained.
pub fn error(problem: &str) -> Json {
    Json::object(vec![("error", Json::from(problem))])
}
