//! What speaks for an entry, measure by measure, and how the measures are fused into one score.

/// How many measures there are.
pub const MEASURES: usize = 8;

/// The measures' names, in the order of [`Evidence::measures`].
pub const NAMES: [&str; MEASURES] =
    ["words", "trigrams", "phrasing", "habit", "nearest", "meaning", "class", "learned"];

/// What speaks for an entry. A measure that is not to be had is 0.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// The share of the question's words found in it, weighed by how telling they are.
    pub words: f32,
    /// The same of its trigrams.
    pub grams: f32,
    /// How alike the question and the nearest phrasing are, letter by letter.
    pub phrasing: f32,
    /// What the words usually lead to, learned from all phrasings; see [`super::habits`].
    pub habit: f32,
    /// The cosine to the nearest phrasing in meaning.
    pub nearest: f32,
    /// The cosines to all phrasings, pooled.
    pub pooled: f32,
    /// The log-odds of the discriminant; see [`crate::logic::semantic::classes`].
    pub class: f32,
    /// What visitors have told of it, in log-odds; see [`super::experience`].
    pub learned: f32,
}

/// The weight of each measure in the score.
pub type Fusion = [f32; MEASURES];

impl Evidence {
    /// The measures in their order.
    pub fn measures(&self) -> [f32; MEASURES] {
        [
            self.words,
            self.grams,
            self.phrasing,
            self.habit,
            self.nearest,
            self.pooled,
            self.class,
            self.learned,
        ]
    }

    /// The score that entries are ranked by: log-odds, up to a constant of the question.
    pub fn score(&self, fusion: &Fusion) -> f32 {
        self.measures().iter().zip(fusion).map(|(measure, weight)| measure * weight).sum()
    }

    /// The same without the measures that only the best entries get. Written out: a question costs as many of these
    /// as the site has entries.
    #[inline]
    pub fn cheap_score(&self, fusion: &Fusion) -> f32 {
        let [words, grams, _, _, _, _, class, learned] = fusion;
        self.words * words + self.grams * grams + self.class * class + self.learned * learned
    }
}
