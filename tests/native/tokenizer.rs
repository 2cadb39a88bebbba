//! The packs against references: that text is cut into tokens as in training, and that the files are those
//! which are shipped.
//!
//! Only one difference is by design: the widget takes away the accents U+0300 to U+036F, the reference all
//! marks. They part where another mark (an emoji's U+FE0F or U+20E3) stands *between* Latin letters or digits:
//! there the widget ends the word and the reference goes on, so the texts here hold no such mark.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use askwell::logic::semantic::pack::Pack;
use askwell::logic::semantic::shipped::SHIPPED;
use askwell::logic::text::{folded, native_fold};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::{Lowercase, NFKD, Sequence, StripAccents};
use tokenizers::pre_tokenizers::split::{Split, SplitPattern};
use tokenizers::{NormalizerWrapper, SplitDelimiterBehavior, Tokenizer};

use super::chance::{Chance, mutated};

const LINES: usize = 10_000;
const UNKNOWN: &str = "[UNK]";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(lang: &str) -> Vec<u8> {
    fs::read(root().join(format!("public/askwell/packs/{lang}.pack"))).unwrap()
}

fn pack(lang: &str) -> Pack {
    Pack::read(&file(lang)).unwrap()
}

/// The tokens in the order of their numbers; the pairs, which come after them, have no text.
fn tokens(pack: &Pack) -> Vec<&str> {
    let pieces = pack.pieces();
    (0..pieces.row_count()).map(|row| pieces.text(row)).take_while(|text| !text.is_empty()).collect()
}

/// Lines of the training text, brackets and all, each changed by chance.
fn lines(lang: &str) -> Vec<String> {
    let folder = root().join("xtask/packs/text").join(lang);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let known: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    let mut chance = Chance::new(20_260_615);
    let mut lines = vec![String::new(), " ".into(), "a".repeat(100), "a".repeat(101)];
    lines.resize_with(LINES, || mutated(chance.pick(&known), &mut chance));
    lines
}

fn ours<'a>(pack: &'a Pack, folded: &str) -> Vec<&'a str> {
    pack.pieces().tokens(folded).into_iter().map(|token| pack.pieces().text(token as usize)).collect()
}

/// The reference over our tokens, as `xtask/packs/tokens.py` sets it up.
fn word_pieces(tokens: &[&str]) -> Tokenizer {
    let names: Vec<&str> = tokens.iter().copied().chain([UNKNOWN]).collect();
    let vocabulary = WordPiece::read_bytes(names.join("\n").as_bytes()).unwrap();
    let model = WordPiece::builder()
        .vocab(vocabulary)
        .unk_token(UNKNOWN.into())
        .continuing_subword_prefix("##".into())
        .max_input_chars_per_word(100);
    let steps: Vec<NormalizerWrapper> = vec![NFKD.into(), StripAccents.into(), Lowercase.into()];
    let words = SplitPattern::Regex("[a-z0-9]+".into());
    let mut cutter = Tokenizer::new(model.build().unwrap());
    cutter.with_normalizer(Some(Sequence::new(steps))).unwrap();
    cutter.with_pre_tokenizer(Some(Split::new(words, SplitDelimiterBehavior::Removed, true).unwrap()));
    cutter
}

#[test]
fn english_is_cut_as_by_the_reference_tokenizer() {
    let pack = pack("en");
    let reference = word_pieces(&tokens(&pack));
    let mut count = 0;
    for line in lines("en") {
        let encoding = reference.encode(line.as_str(), false).unwrap();
        let expected: Vec<&str> =
            encoding.get_tokens().iter().map(String::as_str).filter(|token| *token != UNKNOWN).collect();
        assert_eq!(ours(&pack, &native_fold(&line)), expected, "{line:?}");
        count += expected.len();
    }
    assert!(count > 10 * LINES, "the lines hold only {count} tokens");
}

/// Chinese by the book: at each place the longest known word of up to four characters, Latin words whole.
fn longest_match<'a>(known: &HashSet<&'a str>, text: &str) -> Vec<&'a str> {
    let characters: Vec<char> = text.chars().collect();
    let is_latin = |c: char| matches!(c, 'a'..='z' | '0'..='9');
    let is_chinese = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let (mut found, mut at) = (Vec::new(), 0);
    while at < characters.len() {
        let rest = &characters[at..];
        let latin = rest.iter().take_while(|c| is_latin(**c)).count();
        let chinese = rest.iter().take(4).take_while(|c| is_chinese(**c)).count();
        let lengths = if latin > 0 { latin..=latin } else { 1..=chinese };
        let word = |length: usize| {
            let word: String = rest[..length].iter().collect();
            known.get(word.as_str()).map(|word| (length, *word))
        };
        let longest = lengths.rev().find_map(word);
        found.extend(longest.map(|(_, word)| word));
        at += longest.map_or(latin.max(1), |(length, _)| length);
    }
    found
}

#[test]
fn chinese_is_cut_by_the_longest_words() {
    let pack = pack("zh");
    let known: HashSet<&str> = tokens(&pack).into_iter().collect();
    let mut count = 0;
    for line in lines("zh") {
        let line = folded(native_fold, &line);
        let expected = longest_match(&known, &line);
        assert_eq!(ours(&pack, &line), expected, "{line:?}");
        count += expected.len();
    }
    assert!(count > 5 * LINES, "the lines hold only {count} tokens");
}

#[test]
fn the_packs_are_those_that_the_browser_is_told_to_expect() {
    for shipped in &SHIPPED {
        let content = fs::read(root().join("public/askwell").join(shipped.file)).unwrap();
        let integrity = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(&content)));
        assert_eq!(integrity, shipped.integrity, "{}: cargo xtask pack prints the line", shipped.file);
        assert!(Pack::read(&content).is_ok(), "{}", shipped.file);
    }
}

/// The note inside a pack, behind the numbers of the header (`src/logic/semantic/pack.rs`).
fn note(file: &[u8]) -> Value {
    let length = u32::from_le_bytes(file[28..32].try_into().unwrap()) as usize;
    let start = 8 + 7 * 4 + 2 * 4 + 16 * 4;
    serde_json::from_slice(&file[start..start + length]).unwrap()
}

#[test]
fn each_pack_names_its_teacher_and_sources_with_their_licences() {
    for shipped in &SHIPPED {
        let note = note(&file(shipped.lang));
        assert_eq!(note["name"], format!("askwell-{}", shipped.lang));
        let sources = note["sources"].as_array().unwrap();
        assert!(!sources.is_empty(), "{note}");
        for source in sources.iter().chain([&note["teacher"]]) {
            for key in ["name", "licence"] {
                assert!(source[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {source}");
            }
        }
    }
}

#[test]
fn only_a_mark_between_letters_is_read_otherwise_than_by_the_reference() {
    let pack = pack("en");
    let reference = word_pieces(&tokens(&pack));
    let cut = |text: &str| reference.encode(text, false).unwrap().get_tokens().to_vec();
    assert_eq!(ours(&pack, &native_fold("refund\u{fe0f}able")), cut("refund able"));
    assert_eq!(cut("refund\u{fe0f}able"), cut("refundable"));
    for harmless in ["refund\u{301}able", "❤\u{fe0f}refund ☎\u{fe0f}", "नमस्ते refund", "1\u{fe0f}\u{20e3}."]
    {
        assert_eq!(ours(&pack, &native_fold(harmless)), cut(harmless), "{harmless:?}");
    }
}
