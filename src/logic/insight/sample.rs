//! Invents feedback from a seed: to show the page with data, and to test and measure what counts it.
//!
//! A shop over some weeks: busier on weekdays and by day, a few entries asked most (Zipf), most answers good. Four
//! things are put in to be found: the last entry loses satisfaction in the second half of the time; the fifth is a hot
//! topic in the last week; variation `b` of the experiment satisfies more; Norway is what nobody can answer. The same
//! plan gives the same rows.

mod chance;
mod visit;
mod words;

use super::super::faq::Faq;
use super::super::feedback::record::Record;
use super::super::time::DAY;
use chance::Chance;
use visit::Visit;

/// How long a visit may take, in milliseconds.
const LONGEST_VISIT: f64 = 300_000.0;

/// What is to be invented.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Decides all that is left to chance.
    pub seed: u64,
    /// How many rows.
    pub rows: usize,
    /// How many days they are spread over. 90 is a good number.
    pub days: u32,
    /// When the last day ends, in milliseconds since 1970.
    pub until: f64,
}

/// A site's FAQ in one language.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// `en` or `zh-Hans`; other languages write English.
    pub locale: &'a str,
    /// Its entries.
    pub faq: &'a Faq,
}

/// The rows of a plan, oldest first. The first site has two thirds of the visitors. None without an entry.
pub fn records(sites: &[Site], plan: Plan) -> Vec<Record> {
    let sites: Vec<Site> = sites.iter().copied().filter(|site| !site.faq.entries.is_empty()).collect();
    let Some(first) = sites.first().copied() else { return Vec::new() };
    let mut chance = Chance::new(plan.seed);
    let mut rows: Vec<(f64, Record)> = Vec::with_capacity(plan.rows + 8);
    let mut number = 0;
    while rows.len() < plan.rows {
        let is_first = chance.happens(2.0 / 3.0);
        let site =
            if is_first { first } else { sites.get(chance.below(sites.len())).copied().unwrap_or(first) };
        let past = past(&mut chance);
        let days_left = (1.0 - past) * f64::from(plan.days.max(1));
        let at = clock(plan.until - days_left * DAY as f64, &mut chance).min(plan.until - LONGEST_VISIT);
        number += 1;
        Visit { site, past, at, days_left, number }.play(&mut chance, &mut rows);
    }
    rows.truncate(plan.rows);
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How much of the time has passed, from 0 to 1: the shop grows, so that later days have more visitors.
fn past(chance: &mut Chance) -> f64 {
    let even = chance.share();
    if chance.happens(0.3) { even.sqrt() } else { even }
}

/// Moves a moment within its day to the hours when people ask, and half of the weekends' to the Friday before.
fn clock(at: f64, chance: &mut Chance) -> f64 {
    let day = (at / DAY as f64).floor();
    let weekday = (day + 3.0).rem_euclid(7.0);
    let day = if weekday >= 5.0 && chance.happens(0.5) { day - (weekday - 4.0) } else { day };
    // The sum of three is a hill, here from 6 to 24 o'clock.
    let hour = 6.0 + 6.0 * (chance.share() + chance.share() + chance.share());
    (day + hour / 24.0) * DAY as f64
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::super::faq::entry::Entry;
    use super::super::super::feedback::record::Kind;
    use super::*;

    /// A small FAQ in each language.
    pub fn faqs() -> [Faq; 2] {
        let entry = |(at, topic): (usize, &str)| Entry {
            id: format!("entry-{at}"),
            question: format!("What about {topic}?"),
            variants: vec![format!("{topic}?"), format!("tell me about {topic}")],
            ..Entry::default()
        };
        let faq = |topics: &[&str]| Faq {
            entries: topics.iter().copied().enumerate().map(entry).collect(),
            ..Faq::default()
        };
        [
            faq(&["delivery", "returns", "payment", "vouchers", "opening hours", "invoices"]),
            faq(&["配送", "退货", "付款", "优惠券", "营业时间", "发票"]),
        ]
    }

    /// Rows of ninety days up to the end of January 2026.
    pub fn rows(seed: u64, rows: usize) -> Vec<Record> {
        let [en, zh] = faqs();
        let sites = [Site { locale: "en", faq: &en }, Site { locale: "zh-Hans", faq: &zh }];
        records(&sites, Plan { seed, rows, days: 90, until: 1_769_904_000_000.0 })
    }

    #[test]
    fn a_plan_gives_the_same_rows_each_time_and_another_seed_others() {
        let first = rows(7, 2_000);
        assert_eq!(first.len(), 2_000);
        assert_eq!(first, rows(7, 2_000));
        assert_ne!(first, rows(8, 2_000));
        assert_eq!(records(&[], Plan { seed: 1, rows: 10, days: 1, until: 0.0 }), []);
    }

    #[test]
    fn rows_are_whole_and_of_both_languages_and_all_kinds() {
        let rows = rows(1, 2_000);
        assert!(rows.iter().all(|row| row.time.as_str() <= "2026-02-01T00:00:00.000Z"));
        let ids: std::collections::HashSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids.len(), rows.len());
        for kind in [Kind::Conversation, Kind::Survey, Kind::Rating] {
            for locale in ["en", "zh-Hans"] {
                assert!(rows.iter().any(|row| row.kind == kind && row.locale == locale), "{kind:?} {locale}");
            }
        }
    }
}
