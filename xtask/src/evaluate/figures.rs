//! The measures of one set, and how they are shown.

use std::fmt::Write as _;

use askwell::logic::matcher::{Outcome, Verdict};
use serde_json::{Value, json};

use super::{Answered, Query, Set};

/// One question's result against its label.
pub struct Judged {
    /// The place of the right entry, from 0.
    rank: Option<usize>,
    is_in_scope: bool,
    is_answered: bool,
    confidence: f64,
    /// How likely the site answers the question at all.
    inside: f64,
}

impl Judged {
    fn new(query: &Query, outcome: &Outcome) -> Self {
        Judged {
            rank: query.entry.and_then(|right| outcome.ranked.iter().position(|found| found.entry == right)),
            is_in_scope: query.entry.is_some(),
            is_answered: outcome.verdict == Verdict::Answer,
            confidence: outcome.ranked.first().map_or(0.0, |first| f64::from(first.confidence)),
            inside: f64::from(outcome.inside),
        }
    }

    fn is_right(&self) -> bool {
        self.rank == Some(0)
    }
}

/// The measures of one set; shares are from 0 to 1, and none where there was nothing to count.
pub struct Figures {
    set: String,
    n_in: usize,
    n_oos: usize,
    top1: Option<f64>,
    top3: Option<f64>,
    mrr: Option<f64>,
    auroc: Option<f64>,
    answered: Option<f64>,
    precision: Option<f64>,
    oos_recall: Option<f64>,
    ece: Option<f64>,
    p50_us: f64,
    p99_us: f64,
    index_bytes: usize,
    build_ms: f64,
}

impl Figures {
    /// Counts.
    pub fn of(set: &Set, answered: &[Answered]) -> Self {
        let pairs = set.queries.iter().zip(answered);
        let all: Vec<Judged> = pairs.map(|(query, answered)| Judged::new(query, &answered.outcome)).collect();
        let (inside, outside): (Vec<&Judged>, Vec<&Judged>) =
            all.iter().partition(|judged| judged.is_in_scope);
        let given: Vec<&Judged> = all.iter().filter(|judged| judged.is_answered).collect();
        let mut micros: Vec<f64> = answered.iter().map(|answered| answered.micros).collect();
        micros.sort_by(f64::total_cmp);
        Figures {
            set: set.name.clone(),
            n_in: inside.len(),
            n_oos: outside.len(),
            top1: mean(&inside, |judged| f64::from(judged.is_right())),
            top3: mean(&inside, |judged| f64::from(judged.rank.is_some_and(|rank| rank < 3))),
            mrr: mean(&inside, |judged| judged.rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64)),
            auroc: auroc(&all),
            answered: mean(&inside, |judged| f64::from(judged.is_answered)),
            precision: mean(&given, |judged| f64::from(judged.is_right())),
            oos_recall: mean(&outside, |judged| f64::from(!judged.is_answered)),
            ece: calibration_error(&all),
            p50_us: quantile(&micros, 0.5),
            p99_us: quantile(&micros, 0.99),
            index_bytes: set.matcher.bytes(),
            build_ms: set.build_ms,
        }
    }

    /// As an object, with the names of the contract.
    pub fn json(&self) -> Value {
        json!({
            "set": self.set, "n_in": self.n_in, "n_oos": self.n_oos,
            "top1": self.top1, "top3": self.top3, "mrr": self.mrr, "auroc": self.auroc,
            "answered": self.answered, "precision": self.precision, "oos_recall": self.oos_recall,
            "ece": self.ece, "p50_us": self.p50_us, "p99_us": self.p99_us,
            "index_bytes": self.index_bytes, "build_ms": self.build_ms,
        })
    }
}

fn mean(all: &[&Judged], value: impl Fn(&Judged) -> f64) -> Option<f64> {
    let sum: f64 = all.iter().map(|judged| value(judged)).sum();
    (!all.is_empty()).then(|| sum / all.len() as f64)
}

/// How often an in-scope question is held more likely to be in scope than one out of scope; ties count half.
fn auroc(all: &[Judged]) -> Option<f64> {
    let outside = all.iter().filter(|judged| !judged.is_in_scope);
    let mut outsiders: Vec<f64> = outside.map(|judged| judged.inside).collect();
    outsiders.sort_by(f64::total_cmp);
    let inside: Vec<&Judged> = all.iter().filter(|judged| judged.is_in_scope).collect();
    let wins = |judged: &Judged| {
        let below = outsiders.partition_point(|&other| other < judged.inside);
        let not_above = outsiders.partition_point(|&other| other <= judged.inside);
        (below + not_above) as f64 / 2.0
    };
    let mean = mean(&inside, wins)?;
    (!outsiders.is_empty()).then(|| mean / outsiders.len() as f64)
}

/// Expected calibration error over ten bins: confidence against being right, all questions; out of
/// scope nothing is right.
fn calibration_error(all: &[Judged]) -> Option<f64> {
    let bin =
        |judged: &Judged| (0..9).find(|&bin| judged.confidence < f64::from(bin + 1) / 10.0).unwrap_or(9);
    let mut sum = 0.0;
    for number in 0..10 {
        let members: Vec<&Judged> = all.iter().filter(|judged| bin(judged) == number).collect();
        let gap = mean(&members, |judged| judged.confidence - f64::from(judged.is_right()));
        sum += gap.unwrap_or(0.0).abs() * members.len() as f64;
    }
    (!all.is_empty()).then(|| sum / all.len() as f64)
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

const HEAD: &str = "set                         in  oos  top1  top3   mrr auroc  answ  prec oosrec   ece  p50µs  p99µs   index kB build ms\n";

/// As a table.
pub fn table(figures: &[Figures]) -> String {
    let mut text = HEAD.to_owned();
    for row in figures {
        let shares =
            [row.top1, row.top3, row.mrr, row.auroc, row.answered, row.precision, row.oos_recall, row.ece];
        let _ = write!(text, "{:<25} {:>4} {:>4}", row.set, row.n_in, row.n_oos);
        for share in shares {
            let shown = share.map_or_else(|| "–".to_owned(), |share| format!("{:.1}", share * 100.0));
            let _ = write!(text, " {shown:>5}");
        }
        let kilobytes = row.index_bytes as f64 / 1e3;
        let times = format!("{:>7.0} {:>6.0}", row.p50_us, row.p99_us);
        let _ = writeln!(text, " {times} {kilobytes:>10.0} {:>8.1}", row.build_ms);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(is_in_scope: bool, is_right: bool, confidence: f64) -> Judged {
        Judged {
            rank: is_right.then_some(0),
            is_in_scope,
            is_answered: false,
            confidence,
            inside: confidence,
        }
    }

    fn close(found: Option<f64>, expected: f64) -> bool {
        found.is_some_and(|found| (found - expected).abs() < 1e-9)
    }

    #[test]
    fn auroc_is_one_when_separated_and_half_when_equal() {
        assert!(close(auroc(&[judged(true, true, 0.9), judged(false, false, 0.1)]), 1.0));
        assert!(close(auroc(&[judged(true, true, 0.5), judged(false, false, 0.5)]), 0.5));
        assert!(auroc(&[judged(true, true, 0.5)]).is_none());
        assert!(auroc(&[]).is_none());
    }

    #[test]
    fn calibration_error_is_the_gap_to_the_share_of_right_ones() {
        assert!(close(calibration_error(&[judged(true, true, 1.0), judged(true, false, 0.0)]), 0.0));
        assert!(close(calibration_error(&[judged(true, false, 1.0)]), 1.0));
        assert!(calibration_error(&[]).is_none());
    }

    #[test]
    fn quantiles_of_nothing_and_one() {
        assert!(quantile(&[], 0.5).abs() < 1e-9);
        assert!((quantile(&[3.0], 0.99) - 3.0).abs() < 1e-9);
    }
}
