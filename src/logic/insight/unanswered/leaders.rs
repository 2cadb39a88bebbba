//! Leader clustering: each text joins the leader it is most like, or leads a cluster of its own.
//!
//! An inverted index of the leaders' rarest trigrams keeps it from comparing all with all, and so many postings are
//! looked at for a text, whatever there are.

use super::likeness::Likeness;

/// Texts this alike ask the same. Judgement, on the questions of `tests.rs`.
pub(super) const ALIKE: f32 = 0.55;

/// The most postings that are looked at for a text, the rarest trigrams first.
const MOST_POSTINGS: usize = 4_096;

/// The most leaders that a text is compared with in full: those with the most rare trigrams in common.
const MOST_COMPARED: usize = 32;

/// The most members that a typical one is sought among.
const MOST_TYPICAL: usize = 64;

/// The clusters so far.
pub(super) struct Clustering {
    /// The clusters' texts, the leader first.
    groups: Vec<Vec<usize>>,
    /// The clusters whose leader has a trigram among its rarest.
    postings: Vec<Vec<usize>>,
    /// How many trigrams each cluster's leader shares with the text at hand.
    shared: Vec<u32>,
    /// The next text.
    next: usize,
}

impl Default for Clustering {
    fn default() -> Self {
        Clustering { groups: Vec::new(), postings: vec![Vec::new(); 1 << 16], shared: Vec::new(), next: 0 }
    }
}

impl Clustering {
    /// Clusters so many texts, each in its turn: the first ones lead. True when all are clustered.
    pub fn step(&mut self, likeness: &Likeness, most: usize) -> bool {
        let end = self.next.saturating_add(most).min(likeness.count());
        for text in self.next..end {
            let rarest = likeness.rarest(text, ALIKE);
            let nearest = self.nearest(text, &rarest, likeness);
            match nearest.and_then(|nearest| self.groups.get_mut(nearest)) {
                Some(group) => group.push(text),
                None => self.lead(text, &rarest),
            }
        }
        self.next = end;
        end == likeness.count()
    }

    /// The texts of each cluster so far, its leader first.
    pub fn groups(&self) -> &[Vec<usize>] {
        &self.groups
    }

    fn lead(&mut self, text: usize, rarest: &[u16]) {
        for gram in rarest {
            if let Some(posting) = self.postings.get_mut(usize::from(*gram)) {
                posting.push(self.groups.len());
            }
        }
        self.groups.push(vec![text]);
        self.shared.push(0);
    }

    /// The cluster whose leader is most like the text, if one is alike enough; of equal ones the first.
    fn nearest(&mut self, text: usize, rarest: &[u16], likeness: &Likeness) -> Option<usize> {
        let mut best = None;
        let mut most = ALIKE;
        for group in self.candidates(rarest) {
            let leader = self.groups.get(group).and_then(|group| group.first()).copied()?;
            let alike = likeness.of(text, leader);
            if alike > most || (best.is_none() && alike >= ALIKE) {
                (best, most) = (Some(group), alike);
            }
        }
        best
    }

    fn candidates(&mut self, rarest: &[u16]) -> Vec<usize> {
        let mut met: Vec<usize> = Vec::new();
        let postings = rarest.iter().filter_map(|gram| self.postings.get(usize::from(*gram)));
        for group in postings.flatten().take(MOST_POSTINGS) {
            if let Some(shared) = self.shared.get_mut(*group) {
                *shared += 1;
                if *shared == 1 {
                    met.push(*group);
                }
            }
        }
        let mut ranked: Vec<(std::cmp::Reverse<u32>, usize)> = Vec::with_capacity(met.len());
        for group in met {
            let shared = self.shared.get_mut(group).map(std::mem::take).unwrap_or_default();
            ranked.push((std::cmp::Reverse(shared), group));
        }
        if ranked.len() > MOST_COMPARED {
            ranked.select_nth_unstable(MOST_COMPARED);
            ranked.truncate(MOST_COMPARED);
        }
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, group)| group).collect()
    }
}

/// The place of the text that is most like all askings of its cluster: the medoid, among the most frequent ones.
pub(super) fn typical(group: &[usize], counts: &[u32], likeness: &Likeness) -> usize {
    let weighted = || group.iter().zip(counts).take(MOST_TYPICAL);
    let closeness = |text: usize| -> f32 {
        weighted()
            .map(|(other, count)| {
                *count as f32 * if *other == text { 1.0 } else { likeness.of(text, *other) }
            })
            .sum()
    };
    let places = weighted().enumerate().map(|(place, (text, _))| (place, closeness(*text)));
    let best = places.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(0, |(place, _)| place)
}
