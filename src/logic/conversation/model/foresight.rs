//! What may come next: the visitor's own counts beside the owner's tables.

use super::super::super::config::resolve::Tables;
use super::super::super::json::Json;
use super::super::super::predict::bandit::Suggestions;
use super::super::super::predict::hot::Asked;
use super::super::super::predict::next::Steps;

/// How many of the suggestions that could be shown are tried, where the owner named none.
const POOL: usize = 12;

/// The counts, and the tables.
#[derive(Default)]
pub(super) struct Foresight {
    pub tables: Tables,
    pub steps: Steps,
    pub asked: Asked,
    tried: Suggestions,
    /// What is being shown of those that are tried: settled when the panel opens, so that nothing moves under the hand.
    shown: Vec<String>,
    seed: u64,
}

impl Foresight {
    /// With what was stored.
    pub(super) fn new(tables: Tables, stored: &Json, seed: &str) -> Self {
        let seed = seed.bytes().fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
        Foresight {
            tables,
            steps: Steps::read(stored.get("next")),
            asked: Asked::read(stored.get("asked")),
            tried: Suggestions::read(stored.get("tried")),
            shown: Vec::new(),
            seed,
        }
    }

    /// Whether the owner gave a table.
    pub(super) fn has_tables(&self) -> bool {
        self.tables != Tables::default()
    }

    /// Notes that an entry was given, after those of `history`.
    pub(super) fn note(&mut self, history: &[&str], entry: &str, now: f64) {
        self.steps.note(history, entry, now);
        self.asked.note(entry, now);
    }

    /// Settles which of the candidates to suggest, `slots` of them. While nothing has become of any, the owner's order
    /// stands; where all have a place, it stands, too.
    pub(super) fn settle(&mut self, candidates: &[&str], slots: usize, now: f64) {
        let pool = candidates.get(..POOL.max(slots)).unwrap_or(candidates);
        let is_known = |entry: &&str| self.tried.counts(entry, now) != (0.0, 0.0);
        self.shown = if pool.len() > slots && pool.iter().any(is_known) {
            self.seed = self.seed.wrapping_add(1);
            let order = self.tried.order(pool, self.seed, now);
            order.into_iter().take(slots).filter_map(|at| pool.get(at)).map(|id| (*id).to_owned()).collect()
        } else {
            pool.iter().take(slots).map(|id| (*id).to_owned()).collect()
        };
        let shown: Vec<&str> = self.shown.iter().map(String::as_str).collect();
        self.tried.show(&shown, now);
    }

    /// The suggestions as they were settled.
    pub(super) fn shown(&self) -> &[String] {
        &self.shown
    }

    /// An entry was chosen: where it had been suggested, that counts.
    pub(super) fn chosen(&mut self, entry: &str, now: f64) {
        if self.shown.iter().any(|shown| shown == entry) {
            self.tried.win(entry, now);
        }
    }

    /// An answer was rated: where it had been suggested, that counts.
    pub(super) fn rated(&mut self, entry: &str, is_up: bool, now: f64) {
        if self.shown.iter().any(|shown| shown == entry) {
            self.tried.rate(entry, is_up, now);
        }
    }

    /// Forgets the visitor.
    pub(super) fn forget(&mut self) {
        (self.steps, self.asked, self.tried) = (Steps::default(), Asked::default(), Suggestions::default());
    }

    /// What is stored.
    pub(super) fn members(&self) -> Vec<(&'static str, Json)> {
        let parts = [
            ("next", self.steps.to_json()),
            ("asked", self.asked.to_json()),
            ("tried", self.tried.to_json()),
        ];
        parts.into_iter().filter_map(|(name, json)| Some((name, json?))).collect()
    }
}
