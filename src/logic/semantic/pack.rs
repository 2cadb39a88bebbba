//! Reads a semantic pack: token vectors in four bits a component, with their vocabulary.
//!
//! The file, all numbers little-endian: the magic `ASKWPACK`; seven `u32`: version, family, components a
//! vector, tokens, pairs, bytes of the note, bytes of the vocabulary; two `f32`: the smallest norm as a
//! base-2 logarithm and its step; a codebook of sixteen `f32`; the note (JSON: teacher, sources,
//! licences); the vocabulary, one token a line; the pairs, two `u16` token numbers each, sorted; a byte
//! of norm for each token and pair; their components, two a byte, the low half first; and a checksum.
//! A file that is cut short or altered is refused as a whole: half a vocabulary would rank nonsense.

use super::pieces::Pieces;

const MAGIC: &[u8] = b"ASKWPACK";

/// The form of file that this release reads.
const VERSION: u32 = 1;

/// No pack of ours has more components; it keeps a forged header from asking for gigabytes.
const MOST_COMPONENTS: usize = 512;

/// Why a file is not a usable pack. The texts are for the site owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It does not begin as a pack does.
    NotAPack,
    /// It is of another version than this release reads.
    Version(u32),
    /// It ends too early, or its numbers contradict each other.
    Truncated,
    /// Its content does not fit its checksum.
    Altered,
}

impl Broken {
    /// What is wrong and how to mend it.
    pub fn advice(self) -> &'static str {
        match self {
            Broken::NotAPack => {
                "is no semantic pack; the server probably sends a page where the file is missing."
            }
            Broken::Version(_) => "is of another release; copy the whole folder of one release.",
            Broken::Truncated => "is incomplete; copy it again.",
            Broken::Altered => "was altered on its way; copy it again, in binary mode.",
        }
    }
}

/// The scripts that a pack is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Words between spaces, cut into word pieces.
    Spaced,
    /// Chinese, cut by the longest known words.
    Dense,
}

/// Token vectors and their vocabulary.
#[derive(Debug)]
pub struct Pack {
    pieces: Pieces,
    components: usize,
    codebook: [f32; 16],
    least_norm: f32,
    norm_step: f32,
    norms: Vec<u8>,
    codes: Vec<u8>,
}

impl Pack {
    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(file: &[u8]) -> Result<Pack, Broken> {
        if !file.starts_with(MAGIC) {
            return Err(Broken::NotAPack);
        }
        let (content, sum) = file.split_last_chunk::<4>().ok_or(Broken::Truncated)?;
        let mut cursor = Cursor { rest: content.get(MAGIC.len()..).unwrap_or_default() };
        let version = cursor.number()?;
        if version != VERSION {
            return Err(Broken::Version(version));
        }
        let pack = cursor.pack()?;
        if !cursor.rest.is_empty() {
            return Err(Broken::Truncated);
        }
        if checksum(content) != u32::from_le_bytes(*sum) {
            return Err(Broken::Altered);
        }
        Ok(pack)
    }

    /// Components of a vector.
    pub fn components(&self) -> usize {
        self.components
    }

    /// How it cuts text.
    pub fn pieces(&self) -> &Pieces {
        &self.pieces
    }

    /// The meaning of a folded text as a vector of length 1; none where no token is known.
    pub fn embed(&self, folded: &str) -> Option<Vec<f32>> {
        let mut sum = vec![0.0_f32; self.components];
        for row in self.pieces.rows(folded) {
            self.add_row(row, &mut sum);
        }
        let norm = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        if !norm.is_finite() || norm < 1e-6 {
            return None;
        }
        for value in &mut sum {
            *value /= norm;
        }
        Some(sum)
    }

    fn add_row(&self, row: usize, sum: &mut [f32]) {
        let bytes = self.components / 2;
        let codes = self.codes.get(row * bytes..(row + 1) * bytes).unwrap_or_default();
        let norm =
            self.norms.get(row).map_or(0.0, |&norm| self.least_norm + f32::from(norm) * self.norm_step);
        let scaled = self.codebook.map(|value| value * norm.exp2());
        let scaled = |code: u8| scaled.get(usize::from(code & 15)).copied().unwrap_or(0.0);
        for (pair, &code) in sum.chunks_exact_mut(2).zip(codes) {
            if let [low, high] = pair {
                *low += scaled(code);
                *high += scaled(code >> 4);
            }
        }
    }

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        self.pieces.bytes() + self.norms.capacity() + self.codes.capacity()
    }
}

/// FNV-1a over four bytes at a time: a megabyte in about a millisecond. It finds accidents; forgery is found by
/// the loader's integrity check.
pub fn checksum(content: &[u8]) -> u32 {
    let mut sum = 0x811c_9dc5_u32;
    for word in content.chunks(4) {
        let value = word.iter().rev().fold(0_u32, |value, &byte| (value << 8) | u32::from(byte));
        sum = (sum ^ value).wrapping_mul(0x0100_0193);
    }
    sum
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Broken> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Broken::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, Broken> {
        self.take(4)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes)).ok_or(Broken::Truncated)
    }

    fn size(&mut self) -> Result<usize, Broken> {
        self.number().map(|number| number as usize)
    }

    fn fraction(&mut self) -> Result<f32, Broken> {
        let value = f32::from_bits(self.number()?);
        if value.is_finite() { Ok(value) } else { Err(Broken::Truncated) }
    }

    /// Everything after the version.
    fn pack(&mut self) -> Result<Pack, Broken> {
        let family = if self.number()? == 0 { Family::Spaced } else { Family::Dense };
        let components = self.size()?;
        let [tokens, pairs, note, text] = [self.size()?, self.size()?, self.size()?, self.size()?];
        if components == 0 || components % 16 != 0 || components > MOST_COMPONENTS {
            return Err(Broken::Truncated);
        }
        let (least_norm, norm_step) = (self.fraction()?, self.fraction()?);
        let mut codebook = [0.0; 16];
        for value in &mut codebook {
            *value = self.fraction()?;
        }
        self.take(note)?;
        let vocabulary = std::str::from_utf8(self.take(text)?).map_err(|_| Broken::Truncated)?;
        let pair_bytes = self.take(pairs.saturating_mul(4))?;
        let pieces = Pieces::new(family, vocabulary, pair_bytes);
        let rows = tokens.saturating_add(pairs);
        if pieces.row_count() != rows {
            return Err(Broken::Truncated);
        }
        let norms = self.take(rows)?.to_vec();
        let codes = self.take(rows.saturating_mul(components / 2))?.to_vec();
        Ok(Pack { pieces, components, codebook, least_norm, norm_step, norms, codes })
    }
}

#[cfg(test)]
pub mod samples {
    //! Small packs for tests.

    use super::{MAGIC, VERSION, checksum};
    use crate::logic::matcher::vocabulary::small;

    /// A pack of these tokens and pairs with one-hot-like vectors of 16 components: token `n` points along
    /// component `n % 16`.
    pub fn file(family: u32, tokens: &[&str], pairs: &[(u16, u16)]) -> Vec<u8> {
        let text = tokens.join("\n");
        let rows = tokens.len() + pairs.len();
        let mut file = MAGIC.to_vec();
        let sizes = [tokens.len(), pairs.len(), 2, text.len()].map(small);
        for size in [VERSION, family, 16].into_iter().chain(sizes) {
            file.extend(size.to_le_bytes());
        }
        let codes = (0..16_u8).map(|code| f32::from(code) / 15.0);
        for value in [0.0_f32, 0.01].into_iter().chain(codes) {
            file.extend(value.to_le_bytes());
        }
        file.extend(b"{}");
        file.extend(text.as_bytes());
        for number in pairs.iter().flat_map(|(first, second)| [first, second]) {
            file.extend(number.to_le_bytes());
        }
        file.extend(vec![0_u8; rows]);
        for row in 0..rows {
            let mut codes = [0_u8; 8];
            codes[row % 16 / 2] = if row % 2 == 0 { 15 } else { 15 << 4 };
            file.extend(codes);
        }
        let sum = checksum(&file);
        file.extend(sum.to_le_bytes());
        file
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn english() -> Vec<u8> {
        samples::file(0, &["refund", "money", "back", "##s"], &[(1, 2)])
    }

    #[test]
    fn a_pack_gives_unit_vectors_of_known_text() {
        let pack = Pack::read(&english()).unwrap();
        let vector = pack.embed("refund").unwrap();
        assert_eq!(vector.len(), 16);
        assert!((vector[0] - 1.0).abs() < 1e-5);
        assert!(pack.embed("xyz").is_none());
        assert!(pack.embed("").is_none());
    }

    #[test]
    fn a_pair_adds_its_own_meaning() {
        let pack = Pack::read(&english()).unwrap();
        assert!(pack.embed("money back").unwrap()[4] > 0.1);
        assert!(pack.embed("back money").unwrap()[4] < 1e-6);
    }

    #[test]
    fn broken_files_are_refused_with_their_reason() {
        let file = english();
        assert_eq!(Pack::read(b"<!doctype html>").unwrap_err(), Broken::NotAPack);
        assert_eq!(Pack::read(b"").unwrap_err(), Broken::NotAPack);
        assert_eq!(Pack::read(&file[..file.len() - 9]).unwrap_err(), Broken::Truncated);
        let mut newer = file.clone();
        newer[8] = 9;
        assert_eq!(Pack::read(&newer).unwrap_err(), Broken::Version(9));
        let mut altered = file.clone();
        let at = file.len() - 6;
        altered[at] ^= 1;
        assert_eq!(Pack::read(&altered).unwrap_err(), Broken::Altered);
    }

    proptest! {
        #[test]
        fn no_cut_and_no_flip_is_taken_for_a_pack(cut in 0_usize..400, at in 0_usize..400, bit in 0_u8..8) {
            let file = english();
            prop_assert!(cut >= file.len() || Pack::read(&file[..cut]).is_err());
            let mut flipped = file.clone();
            let at = at % file.len();
            flipped[at] ^= 1 << bit;
            prop_assert!(Pack::read(&flipped).is_err());
        }

        #[test]
        fn random_bytes_never_panic(bytes: Vec<u8>) {
            let mut file = MAGIC.to_vec();
            file.extend(&VERSION.to_le_bytes());
            file.extend(&bytes);
            prop_assert!(Pack::read(&file).is_err());
        }
    }
}
