//! What site owners may set: as they write it ([`raw`]) and as the widget uses it ([`resolve`]).
//!
//! The keys, their meaning and their defaults stand once, on the fields of [`raw::RawConfig`]; the JSON
//! Schema is generated from there.

pub mod later;
pub mod local_text;
pub mod personal;
pub mod priors;
pub mod raw;
pub mod resolve;
mod resolve_contact;
mod resolve_faq;
#[cfg(feature = "schema")]
mod schema;

#[cfg(feature = "schema")]
pub use schema::schema;
