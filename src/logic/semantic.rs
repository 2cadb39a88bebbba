//! Meaning beyond words: the semantic pack and what is computed with it.
//!
//! A pack is a file of word vectors for one language family, loaded when a visitor has begun to use the
//! widget; without one, nothing in here runs. [`pack`] reads the file, [`pieces`] cuts text into its
//! tokens, [`vectors`] keeps and compares sentence vectors, [`classes`] learns from an entry's phrasings
//! where its meaning lies, and [`index`] puts them together for a FAQ. How a pack is made:
//! `xtask/packs/README.md`.

pub mod classes;
pub mod index;
pub mod pack;
pub mod pieces;
pub mod shipped;
pub mod vectors;
