//! How alike two questions are.

use super::super::super::matcher::grams::fingerprint;
use super::super::super::text::script::Class;
use super::super::super::text::tokens::{Kind, runs, terms_of};
use super::super::super::text::{Fold, folded};

/// How many short trigrams there can be.
const GRAMS: usize = 1 << 16;

/// What carries grammar or courtesy in Chinese questions, longer ones first. Left out, as English stop words are.
const FILLERS: [&str; 24] = [
    "能不能",
    "可不可以",
    "有没有",
    "是不是",
    "请问一下",
    "请问",
    "你们",
    "我们",
    "您们",
    "可以",
    "一下",
    "您好",
    "你好",
    "怎么",
    "如何",
    "想要",
    "吗",
    "呢",
    "吧",
    "啊",
    "呀",
    "的",
    "了",
    "我想",
];

/// What a question says: its stemmed words and codes without those of grammar, dense scripts without fillers. What
/// consists of nothing else keeps it all.
pub(super) fn said(text: &str, fold: Fold) -> String {
    let folded = folded(fold, text);
    let (mut said, mut all) = (String::new(), String::new());
    runs(&folded, &mut |run, class| {
        if class == Class::Dense {
            let short = FILLERS.iter().fold(run.to_owned(), |run, filler| run.replace(filler, ""));
            push(&mut said, &short);
            push(&mut all, run);
        } else {
            terms_of(run, class, &mut |term, kind| match kind {
                Kind::Stop => push(&mut all, term),
                Kind::Part => {}
                Kind::Word | Kind::Code | Kind::Pair => {
                    push(&mut said, term);
                    push(&mut all, term);
                }
            });
        }
    });
    [said, all].into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| folded.trim().to_owned())
}

fn push(text: &mut String, term: &str) {
    if !text.is_empty() && !term.is_empty() {
        text.push(' ');
    }
    text.push_str(term);
}

/// The trigrams of texts, weighted by how rare they are among them.
pub(super) struct Likeness {
    prints: Vec<Print>,
    /// In how many texts each trigram is.
    frequencies: Vec<u32>,
    /// What each trigram counts: from 1, for what all texts have, to 2, for what one has. Damped, since a question that
    /// many ask in many ways is no less the same for that.
    weights: Vec<f32>,
}

struct Print {
    /// Sorted, each once.
    grams: Vec<u16>,
    weight: f32,
}

impl Likeness {
    /// Of these texts, which are known by their place from now on.
    pub fn new(texts: &[&str]) -> Self {
        let mut frequencies = vec![0_u32; GRAMS];
        let fingerprints: Vec<Vec<u16>> = texts.iter().map(|text| fingerprint(text)).collect();
        for gram in fingerprints.iter().flatten() {
            if let Some(frequency) = frequencies.get_mut(usize::from(*gram)) {
                *frequency += 1;
            }
        }
        let most = (texts.len().max(2) as f32).ln();
        let weights =
            frequencies.iter().map(|frequency| 2.0 - ((*frequency).max(1) as f32).ln() / most).collect();
        let mut likeness = Likeness { prints: Vec::with_capacity(texts.len()), frequencies, weights };
        for grams in fingerprints {
            let weight = grams.iter().map(|gram| likeness.weight(*gram)).sum();
            likeness.prints.push(Print { grams, weight });
        }
        likeness
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.prints.len()
    }

    fn weight(&self, gram: u16) -> f32 {
        self.weights.get(usize::from(gram)).copied().unwrap_or(0.0)
    }

    fn frequency(&self, gram: u16) -> u32 {
        self.frequencies.get(usize::from(gram)).copied().unwrap_or(0)
    }

    /// How alike two texts are, from 0 to 1: Dice of their weighted trigrams.
    pub fn of(&self, one: usize, other: usize) -> f32 {
        let (Some(one), Some(other)) = (self.prints.get(one), self.prints.get(other)) else { return 0.0 };
        let mut common = 0.0;
        let mut rest = other.grams.iter().peekable();
        for gram in &one.grams {
            while rest.next_if(|next| *next < gram).is_some() {}
            if rest.next_if(|next| *next == gram).is_some() {
                common += self.weight(*gram);
            }
        }
        2.0 * common / (one.weight + other.weight).max(1.0)
    }

    /// The rarest trigrams of a text, rarest first: texts at least `least` alike share one of them. Source: Bayardo, Ma
    /// and Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007, for weighted Dice.
    pub fn rarest(&self, text: usize, least: f32) -> Vec<u16> {
        let Some(print) = self.prints.get(text) else { return Vec::new() };
        let mut grams = print.grams.clone();
        grams.sort_unstable_by_key(|gram| (self.frequency(*gram), *gram));
        // Two texts this alike have at least that share of the weight of either in common.
        let common = print.weight * least / (2.0 - least);
        let mut rest = print.weight;
        // The slack covers what rounding adds up to.
        let is_needed = |gram: &u16| {
            let is_needed = rest > common - 1e-3;
            rest -= self.weight(*gram);
            is_needed
        };
        grams.into_iter().take_while(is_needed).collect()
    }
}
