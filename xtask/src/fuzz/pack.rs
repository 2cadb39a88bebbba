//! The target `pack`: an altered file is refused, or gives vectors that can be reckoned with.
//!
//! The checksum is mended after most changes, since it would otherwise refuse them all.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, Result};
use askwell::logic::faq::entry::Entry;
use askwell::logic::matcher::Matcher;
use askwell::logic::semantic::pack::{Pack, checksum};
use askwell::logic::text::native_fold;

use super::chance::{Chance, mutated};
use super::query::{check_outcome, ensure};
use super::{Checked, Target};

/// The magic, the numbers and the codebook.
const HEADER: usize = 8 + 7 * 4 + 2 * 4 + 16 * 4;

/// Numbers that overflow, as sizes or as fractions (infinity, the largest, the smallest, not a number).
const NUMBERS: [u32; 14] = [
    0,
    1,
    15,
    16,
    512,
    528,
    0xffff,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_ffff,
    0x7f80_0000,
    0x7f7f_ffff,
    0x0080_0000,
    0x7fc0_0000,
];

const TEXTS: [&str; 6] =
    ["refund", "money back", "I want my money back for the parcels", "退货政策 wifi", "怎么退货", "xyz 123"];

/// A large file is read in milliseconds, a small one in microseconds: once in that many rounds.
const LARGE_ONCE_IN: usize = 50;

/// Files to alter.
pub struct Packs {
    small: [Vec<u8>; 2],
    large: Vec<u8>,
}

impl Packs {
    /// Builds the small ones and reads the English one.
    pub fn load(root: &Path) -> Result<Self> {
        let path = root.join("public/askwell/packs/en.pack");
        let large = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let english = file(0, &["refund", "money", "back", "parcel", "##s", "1", "##2"], &[(1, 2)]);
        let chinese = file(1, &["退", "货", "退货", "退货政策", "怎么", "wifi"], &[(4, 2)]);
        Ok(Packs { small: [english, chinese], large })
    }
}

impl Target for Packs {
    fn name(&self) -> &'static str {
        "pack"
    }

    fn round(&self, chance: &mut Chance, tell: &mut String) -> Checked {
        let is_large = chance.once_in(LARGE_ONCE_IN);
        let mut file = if is_large { self.large.clone() } else { chance.pick(&self.small) };
        *tell = if is_large { "en.pack" } else { "a small pack" }.into();
        for _ in 0..=chance.below(4) {
            alter(&mut file, chance, tell);
        }
        if !chance.once_in(8) {
            mend(&mut file);
            tell.push_str(", the checksum mended");
        }
        let Ok(pack) = Pack::read(&file) else { return Ok(()) };
        check(pack, chance, is_large)
    }
}

/// What a pack that was taken must hold.
fn check(pack: Pack, chance: &mut Chance, is_large: bool) -> Checked {
    for text in TEXTS {
        let text = if chance.once_in(2) { text.to_owned() } else { native_fold(&mutated(text, chance)) };
        let Some(vector) = pack.embed(&text) else { continue };
        ensure(vector.len() == pack.components(), "a vector of another length")?;
        ensure(
            vector.iter().all(|value| value.is_finite()),
            format!("{text:?} has no finite vector: {vector:?}"),
        )?;
        let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
        ensure((length - 1.0).abs() < 1e-3, format!("{text:?} has a vector of length {length}"))?;
    }
    if is_large { Ok(()) } else { check_matcher(pack) }
}

fn check_matcher(pack: Pack) -> Checked {
    let mut matcher = Matcher::new(native_fold).with_pack(Rc::new(pack));
    for text in TEXTS {
        matcher
            .add(&Entry { question: text.into(), variants: vec!["parcel 退".into()], ..Entry::default() });
    }
    matcher.finish();
    TEXTS.into_iter().try_for_each(|text| check_outcome(&matcher.ask(text), TEXTS.len()))
}

/// Changes something, half of the time in the header.
fn alter(file: &mut Vec<u8>, chance: &mut Chance, tell: &mut String) {
    let end = if chance.once_in(2) { file.len().min(HEADER) } else { file.len() };
    let at = chance.below(end);
    match chance.below(8) {
        0 => {
            file.truncate(at);
            *tell = format!("{tell}, cut at {at}");
        }
        1 => {
            let bytes: Vec<u8> = (0..=chance.below(8)).map(|_| byte(chance)).collect();
            *tell = format!("{tell}, {bytes:?} put in at {at}");
            file.splice(at..at, bytes);
        }
        2..=4 => put(file, at & !3, &chance.pick(&NUMBERS).to_le_bytes(), tell),
        _ => {
            let old = file.get(at).copied().unwrap_or_default();
            let new = if chance.once_in(2) { old ^ (1 << chance.below(8)) } else { byte(chance) };
            put(file, at, &[new], tell);
        }
    }
}

fn byte(chance: &mut Chance) -> u8 {
    chance.next().to_le_bytes().first().copied().unwrap_or_default()
}

fn put(file: &mut [u8], at: usize, bytes: &[u8], tell: &mut String) {
    *tell = format!("{tell}, {bytes:?} put at {at}");
    file.iter_mut().skip(at).zip(bytes).for_each(|(old, new)| *old = *new);
}

/// Makes the checksum fit.
fn mend(file: &mut [u8]) {
    if let Some((content, sum)) = file.split_last_chunk_mut::<4>() {
        *sum = checksum(content).to_le_bytes();
    }
}

/// A pack of these tokens and pairs, with 16 components that each have a code of their own.
fn file(family: u32, tokens: &[&str], pairs: &[(u16, u16)]) -> Vec<u8> {
    let text = tokens.join("\n");
    let (rows, note) = (tokens.len() + pairs.len(), "{}");
    let mut file = b"ASKWPACK".to_vec();
    let sizes = [tokens.len(), pairs.len(), note.len(), text.len()]
        .map(|size| u32::try_from(size).unwrap_or_default());
    [1, family, 16].into_iter().chain(sizes).for_each(|size| file.extend(size.to_le_bytes()));
    let codes = (0..16_u8).map(|code| f32::from(code) / 8.0 - 1.0);
    [-1.0_f32, 0.01].into_iter().chain(codes).for_each(|value| file.extend(value.to_le_bytes()));
    file.extend(note.bytes().chain(text.bytes()));
    for (one, other) in pairs {
        file.extend([one.to_le_bytes(), other.to_le_bytes()].as_flattened());
    }
    file.extend((0_u8..=255).cycle().take(rows));
    file.extend((0..=255_u8).cycle().map(|at| at.wrapping_mul(37)).take(rows * 8));
    file.extend(checksum(&file).to_le_bytes());
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_packs_are_packs() {
        for (family, text) in [(0, "refund"), (1, "退货政策")] {
            let pack = Pack::read(&file(family, &["refund", "退货政策"], &[(0, 1)])).unwrap();
            assert_eq!(pack.embed(text).map(|vector| vector.len()), Some(16));
        }
    }
}
