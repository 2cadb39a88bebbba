//! Hot topics: entries whose share of the questions has risen.
//!
//! An entry is hot when the lower end of the Wilson interval of its recent share (Wilson, JASA 22, 1927) lies above
//! [`FACTOR`] times its share before. Both windows are the owner's to cut; `cargo xtask priors` takes the last seven
//! days and all before them.

use super::super::json::Json;
use super::super::lists::keep_last;
use super::{DAY, LONGEST_ID, best};

/// The standard normal's quantile of 99 %, both sides. Where nothing changes, fewer than one entry in two hundred is told
/// hot by chance; a test says so (13 of 5,000 when it was written; the share before is a sample, too).
const Z: f64 = 2.576;

/// So much greater than before the share must be. Judgement: less is weather.
const FACTOR: f64 = 1.5;

/// An entry asked less often lately is not hot, whatever its share.
pub const LEAST_RECENT: f64 = 5.0;

/// With fewer questions before there is nothing to compare with: everything would be new.
pub const LEAST_BEFORE: f64 = 30.0;

/// Questions of this browser that are kept; the oldest makes room.
pub const MOST_ASKED: usize = 100;

/// How long a question of this browser is recent, in milliseconds.
pub const RECENT: f64 = 7.0 * DAY;

/// So many hot topics are given.
pub const MOST_HOT: usize = 5;

/// How often an entry was asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trend {
    /// The entry's id.
    pub entry: String,
    /// How often lately.
    pub recent: f64,
    /// How often in the time before.
    pub before: f64,
}

/// An entry whose share has risen.
#[derive(Debug, Clone, PartialEq)]
pub struct Hot {
    /// The entry's id, and its counts.
    pub trend: Trend,
    /// Its share of the recent questions, from 0 to 1.
    pub share: f64,
    /// Its share of those before, with one more question for each entry (Laplace), so that a new entry has one, too.
    pub share_before: f64,
    /// How many times the share before it surely is: the lower end of the interval by the share before. Above
    /// [`FACTOR`].
    pub rise: f64,
}

/// What was asked in this browser, the latest last, and when.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    asked: Vec<(String, f64)>,
}

impl Asked {
    /// Notes that an entry was asked. `now` is in milliseconds since 1970.
    pub fn note(&mut self, entry: &str, now: f64) {
        if now.is_finite() {
            self.asked.push((entry.to_owned(), now));
            keep_last(&mut self.asked, MOST_ASKED);
        }
    }

    /// The hot entries, the greatest rise first, at most [`MOST_HOT`]: the site's counts and this browser's together. What
    /// a wrong clock put into the future is recent.
    pub fn hot(&self, site: &[Trend], now: f64) -> Vec<Hot> {
        let mut trends = site.to_vec();
        for (entry, at) in &self.asked {
            add(&mut trends, entry, now - at < RECENT);
        }
        hot(&trends)
    }

    /// The list to store; none where nothing was asked.
    pub fn to_json(&self) -> Option<Json> {
        let one =
            |(entry, at): &(String, f64)| Json::List(vec![Json::from(entry.as_str()), Json::Number(*at)]);
        (!self.asked.is_empty()).then(|| Json::List(self.asked.iter().map(one).collect()))
    }

    /// Reads such a list; what cannot be read is left out.
    pub fn read(json: Option<&Json>) -> Asked {
        let one = |json: &Json| {
            let [entry, at] = json.as_list()? else { return None };
            let entry = entry.as_text().filter(|entry| entry.len() <= LONGEST_ID)?;
            Some((entry.to_owned(), at.as_number().filter(|at| at.is_finite())?))
        };
        let list = json.and_then(Json::as_list).unwrap_or_default();
        let mut asked = Asked { asked: list.iter().filter_map(one).collect() };
        keep_last(&mut asked.asked, MOST_ASKED);
        asked
    }
}

/// Counts one question.
pub fn add(trends: &mut Vec<Trend>, entry: &str, is_recent: bool) {
    let (recent, before) = if is_recent { (1.0, 0.0) } else { (0.0, 1.0) };
    match trends.iter_mut().find(|trend| trend.entry == entry) {
        Some(trend) => {
            trend.recent += recent;
            trend.before += before;
        }
        None => trends.push(Trend { entry: entry.to_owned(), recent, before }),
    }
}

fn hot(trends: &[Trend]) -> Vec<Hot> {
    let recent: f64 = trends.iter().map(|trend| trend.recent).sum();
    let before: f64 = trends.iter().map(|trend| trend.before).sum();
    if before < LEAST_BEFORE {
        return Vec::new();
    }
    let one = |trend: &Trend| {
        let share_before = (trend.before + 1.0) / (before + trends.len() as f64);
        let rise = wilson_low(trend.recent, recent, Z) / share_before;
        let share = trend.recent / recent.max(1.0);
        Hot { trend: trend.clone(), share, share_before, rise }
    };
    let found: Vec<Hot> = trends
        .iter()
        .filter(|trend| trend.recent >= LEAST_RECENT)
        .map(one)
        .filter(|hot| hot.rise > FACTOR)
        .collect();
    let rises: Vec<f64> = found.iter().map(|hot| hot.rise).collect();
    best(&rises, MOST_HOT).into_iter().filter_map(|place| found.get(place).cloned()).collect()
}

/// The lower end of the Wilson score interval of `hits` among `n`, `z` being the normal's quantile.
fn wilson_low(hits: f64, n: f64, z: f64) -> f64 {
    if n <= 0.0 {
        return 0.0;
    }
    let (share, z2) = (hits / n, z * z);
    let middle = share + z2 / (2.0 * n);
    let half = z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).max(0.0).sqrt();
    ((middle - half) / (1.0 + z2 / n)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::super::chance::Chance;
    use super::*;
    use proptest::prelude::*;

    fn trends(counts: &[(f64, f64)]) -> Vec<Trend> {
        let one =
            |(at, &(recent, before)): (usize, &(f64, f64))| Trend { entry: at.to_string(), recent, before };
        counts.iter().enumerate().map(one).collect()
    }

    fn places(counts: &[(f64, f64)]) -> Vec<String> {
        Asked::default().hot(&trends(counts), 0.0).into_iter().map(|hot| hot.trend.entry).collect()
    }

    #[test]
    fn what_rose_surely_is_hot() {
        for (counts, hot) in [
            (&[(40.0, 30.0), (60.0, 370.0)][..], &["0"][..]),
            // The whole site is asked more: no share rose.
            (&[(400.0, 30.0), (600.0, 45.0)], &[]),
            // Twice the share, but of few.
            (&[(6.0, 60.0), (24.0, 540.0)], &[]),
            // New, and asked often.
            (&[(30.0, 0.0), (70.0, 400.0)], &["0"]),
            // Too few, and nothing to compare with.
            (&[(4.0, 0.0), (1.0, 400.0)], &[]),
            (&[(40.0, 2.0), (60.0, 20.0)], &[]),
            (&[], &[]),
            (&[(f64::NAN, 50.0), (9.0, 50.0)], &[]),
        ] {
            assert_eq!(places(counts), hot, "{counts:?}");
        }
    }

    #[test]
    fn the_bound_is_that_of_the_published_formula() {
        // 74 of 107 is from 59.87 % on at 95 %, and 80 of 100 from 71.12 %.
        for (hits, n, low) in [(74.0, 107.0, 0.5987), (80.0, 100.0, 0.7112), (0.0, 0.0, 0.0), (0.0, 9.0, 0.0)]
        {
            assert!((wilson_low(hits, n, 1.959_964) - low).abs() < 5e-5, "{hits} of {n}");
        }
    }

    #[test]
    fn nothing_is_hot_where_nothing_changed() {
        // Fifty entries, asked as Zipf's law has it, 300 questions after 2,000: a hundred sites.
        let mut found = 0;
        for seed in 0..100 {
            let mut chance = Chance::new(seed);
            let mut all = Vec::new();
            for number in 0..2_300 {
                let entry = (51_f64.ln() * chance.share()).exp().floor();
                add(&mut all, &entry.to_string(), number >= 2_000);
            }
            found += hot(&all).len();
        }
        assert!(found <= 25, "{found} of 5,000 entries told hot by chance");
    }

    #[test]
    fn this_browsers_questions_count_too() {
        let site = trends(&[(0.0, 30.0), (60.0, 370.0)]);
        let mut asked = Asked::default();
        (0..40).for_each(|_| asked.note("0", 10.0 * RECENT));
        assert_eq!(asked.hot(&site, 10.0 * RECENT).len(), 1);
        assert_eq!(asked.hot(&site, 12.0 * RECENT).len(), 0);
    }

    proptest! {
        #[test]
        fn figures_are_shares_and_questions_survive_the_store(
            notes in prop::collection::vec(("[a-e]", -1e15..1e15), 0..150), now in -1e15..1e15,
        ) {
            let mut asked = Asked::default();
            for (entry, at) in &notes {
                asked.note(entry, *at);
            }
            prop_assert!(asked.asked.len() <= MOST_ASKED);
            for hot in asked.hot(&[], now) {
                prop_assert!(hot.share <= 1.0 && hot.share_before > 0.0 && hot.rise > FACTOR);
            }
            prop_assert_eq!(Asked::read(asked.to_json().as_ref()), asked);
        }
    }
}
