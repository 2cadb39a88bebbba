//! What the marketers' page needs of the browser beside what the widget has: files in and out, a collector's rows, this
//! browser's own rows, the document's language.

pub mod collector;
pub mod document;
pub mod files;
pub mod rows;
