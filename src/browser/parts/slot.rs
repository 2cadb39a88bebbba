//! A part of the widget that is fetched in the background.

use std::cell::Cell;

/// A part that is fetched in the background, and tried again where that failed: when the panel is opened or closed, or when
/// the visitor asks for it.
#[derive(Debug)]
pub struct Slot<T: 'static>(Cell<State<T>>);

/// How a part stands.
#[derive(Debug)]
enum State<T: 'static> {
    Unasked,
    Asked,
    Failed,
    There(&'static T),
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        Slot(self.0.clone())
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Slot(Cell::new(State::Unasked))
    }
}

impl<T> Slot<T> {
    /// The part, where it has come.
    pub fn get(&self) -> Option<&'static T> {
        match self.0.get() {
            State::There(part) => Some(part),
            _ => None,
        }
    }

    /// Notes that it is being fetched: whether that is to be begun.
    pub fn ask(&self) -> bool {
        let is_new = matches!(self.0.get(), State::Unasked);
        if is_new {
            self.0.set(State::Asked);
        }
        is_new
    }

    /// Notes how it was loaded: whether that is news. Two may have waited for it.
    pub fn settle(&self, part: Option<&'static T>) -> bool {
        let is_news = !matches!((self.0.get(), part), (State::There(_), _) | (State::Failed, None));
        if is_news {
            self.0.set(part.map_or(State::Failed, State::There));
        }
        is_news
    }

    pub(super) fn is_settled(&self) -> bool {
        matches!(self.0.get(), State::Failed | State::There(_))
    }

    /// Lets it be tried again, where it could not be loaded.
    pub fn forget_failure(&self) {
        if matches!(self.0.get(), State::Failed) {
            self.0.set(State::Unasked);
        }
    }
}
