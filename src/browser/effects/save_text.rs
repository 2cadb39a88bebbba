//! Hands the conversation to the visitor, as a text file.

use crate::browser::download::save;

/// See [`super::Effect`].
pub fn run(text: &str) {
    save("conversation.txt", "text/plain;charset=utf-8", text);
}
