//! What is understood of a message beside its question: small talk, a wish for a human, feeling, several questions
//! at once, a question that leans on the one before.
//!
//! All of it is word lists and small rules, English and Chinese, and errs to the cautious side: a message taken for
//! a question costs a "not sure", a question taken for small talk costs the answer. Nothing here answers, refuses or
//! rates anyone; what becomes of it is the conversation's business. Texts come in folded ([`super::text::folded`]),
//! but for [`mood`], which hears capitals. How phrases are compared is in [`phrase`].

pub mod context;
pub mod escalation;
pub mod human;
pub mod mood;
pub mod parts;
pub mod phrase;
pub mod small;
