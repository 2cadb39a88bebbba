//! Hands the values of a guided answer to their receiver.

use super::Dispatch;
use crate::logic::conversation::event::{Event, Failure};
use crate::logic::faq::action::Receiver;
use crate::logic::json::Json;

pub fn run(attempt: u32, _receiver: &Receiver, _values: &Json, dispatch: &Dispatch) {
    dispatch(Event::TaskSettled(attempt, Err(Failure::Unhandled(String::new()))));
}
