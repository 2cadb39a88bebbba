//! The site's questions and answers: what an entry is, and how a FAQ file is read.

pub mod entry;
