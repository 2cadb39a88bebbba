//! Every number that the ranking rests on, with where it comes from.
//!
//! "val" means the `val.jsonl` files of the development sets, all of them together; nothing here was
//! chosen on test questions. The sets have no answers, keywords or categories: those weights are
//! judgement, held by the cases of `tests/cases/ranking.json`.

use super::super::text::tokens::Kind;

/// Characters of a question that are read. Longer ones are stories: their point stands early, and a
/// pasted megabyte must not cost the visitor a second.
pub const LONGEST_QUESTION: usize = 512;

/// Characters of one phrasing, keyword or category that are indexed.
pub const LONGEST_PHRASING: usize = 512;

/// Characters of one answer that are indexed.
pub const LONGEST_ANSWER: usize = 4_000;

/// Candidates in an outcome.
pub const MOST_CANDIDATES: usize = 10;

/// Candidates that a visitor is asked to tell apart.
pub const MOST_CLOSE: usize = 3;

/// Entries whose phrasings are compared one by one.
pub const SHORTLIST: usize = 20;

/// Saturation of repeated words (BM25's k1). Flat between 1.2 and 2.2 on val.
pub const SATURATION: f32 = 1.6;

/// How much a long entry is held back (BM25's b). Val: 0.75 beats 0.5 by 0.3 points of top-1, 0.25 by 0.6.
pub const LENGTH_PENALTY: f32 = 0.75;

/// What a match is worth by field pool: phrasings, keywords, category, answer. Judgement.
pub const POOLS: [f32; 4] = [1.0, 1.0, 0.4, 0.4];

/// A repeated word of the question counts at most this often.
pub const MOST_REPEATS: f32 = 2.0;

/// What a term of this kind is worth before its inverse document frequency. Val: 0.4 for stop words
/// beats 1.0 by 0.7 points of top-1; single characters at 0.6 beat 0.3 by 0.4, dropping them costs 1.
pub fn of_kind(kind: Kind) -> f32 {
    match kind {
        Kind::Word | Kind::Code | Kind::Pair => 1.0,
        Kind::Part => 0.6,
        Kind::Stop => 0.4,
    }
}

/// What a corrected word keeps of its weight, by edit distance.
pub const CORRECTED: [f32; 3] = [1.0, 0.7, 0.5];

/// Corrections tried for one unknown word.
pub const MOST_CORRECTIONS: usize = 2;

/// Below this fused score there is nothing to show. Low: on val, cutting at 0.4 costs short FAQs 8
/// points of top-1, and what is shown without confidence is marked as such anyway.
pub const LEAST_SCORE: f32 = 0.1;

/// What a word keeps of its weight when it is looked up as another one of its group.
pub const SYNONYM: f32 = 0.5;

/// What two words that follow each other are worth to habits; in the share of the question that an entry covers they
/// do not count, where they reward the wording instead of the subject. Val: 2 points of top-1 on small talk, half a
/// point on the others, at three phrasings an entry or more.
pub const PAIR: f32 = 0.7;
