//! A figure as it is said: with its unit, its interval and the answers that carry it, or that there are too few.

use super::super::figures::ScaleMean;
use super::super::scores::{Ces, Estimate, Interval, Nps, Proportion};
use super::words::{Words, filled};

/// What a figure is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Per cent, 0 to 100.
    Percent,
    /// Points of NPS, −100 to 100.
    Points,
    /// The mean answer on a scale of so many points.
    Scale(u8),
    /// Seconds.
    Seconds,
}

/// A figure, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The figure itself.
    pub value: f64,
    /// Where the true figure lies, with 95 % confidence. None for medians.
    pub interval: Option<Interval>,
}

/// A figure as it is said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// What it is in.
    pub unit: Unit,
    /// How many answers carry it.
    pub count: u32,
    /// None where those are too few.
    pub figure: Option<Figure>,
}

impl Measure {
    fn new<T>(unit: Unit, estimate: Estimate<T>, read: impl Fn(&T) -> (u32, f64, Option<Interval>)) -> Self {
        match estimate {
            Estimate::TooFew(count) => Measure { unit, count, figure: None },
            Estimate::Known(known) => {
                let (count, value, interval) = read(&known);
                Measure { unit, count, figure: Some(Figure { value, interval }) }
            }
        }
    }

    /// A share, in per cent.
    pub fn share(estimate: Estimate<Proportion>) -> Self {
        Measure::new(Unit::Percent, estimate, |share| {
            let Interval { low, high } = share.interval;
            let interval = Interval { low: 100.0 * low, high: 100.0 * high };
            (share.count, 100.0 * share.share, Some(interval))
        })
    }

    /// A share that is said from so many answers on.
    pub fn share_of(share: Proportion, least: u32) -> Self {
        Measure::share(Proportion::guarded(share.hits, share.count, least))
    }

    /// NPS.
    pub fn nps(estimate: Estimate<Nps>) -> Self {
        Measure::new(Unit::Points, estimate, |nps| (nps.count(), nps.score, Some(nps.interval)))
    }

    /// The mean of CES 2.0.
    pub fn ces(estimate: Estimate<Ces>) -> Self {
        Measure::new(Unit::Scale(7), estimate, |ces| (ces.mean.count, ces.mean.mean, Some(ces.mean.interval)))
    }

    /// Who agrees with the statement of CES 2.0.
    pub fn easy(estimate: Estimate<Ces>) -> Self {
        match estimate {
            Estimate::TooFew(count) => Measure::share(Estimate::TooFew(count)),
            Estimate::Known(ces) => Measure::share(Estimate::Known(ces.easy)),
        }
    }

    /// A mean answer.
    pub fn mean(estimate: Estimate<ScaleMean>) -> Self {
        let scale = estimate.known().map_or(0, |mean| mean.scale);
        Measure::new(Unit::Scale(scale), estimate, |of| (of.mean.count, of.mean.mean, Some(of.mean.interval)))
    }

    /// A median of seconds; `count` says of how many, where it is known.
    pub fn seconds(estimate: Estimate<f64>, count: u32) -> Self {
        Measure::new(Unit::Seconds, estimate, |seconds| (count, *seconds, None))
    }

    /// The figure alone: `69 %`, `+30`, `5.4`, `12 s`. None where there are too few answers.
    pub fn value(&self) -> Option<String> {
        self.figure.map(|figure| said(self.unit, figure.value))
    }

    /// The ends of the interval: `60–77 %`, `+14 to +44`.
    pub fn interval(&self, words: &Words) -> Option<String> {
        let Interval { low, high } = self.figure?.interval?;
        Some(match self.unit {
            Unit::Percent => format!("{}–{} %", rounded(low, 0), rounded(high, 0)),
            unit => filled(words.from_to, &[&said(unit, low), &said(unit, high)]),
        })
    }

    /// All of it in one text: `69 % (60–77 %, n = 107)`, or `too few to say: n = 7`.
    pub fn sentence(&self, words: &Words) -> String {
        let count = grouped(self.count);
        match (self.value(), self.interval(words)) {
            (Some(value), Some(interval)) => format!("{value} ({interval}, n = {count})"),
            (Some(value), None) => value,
            (None, _) => self.too_few(words),
        }
    }

    /// That there are too few answers.
    pub fn too_few(&self, words: &Words) -> String {
        filled(words.too_few, &[&grouped(self.count)])
    }

    /// The cells of a file: value, low, high, n; with a point, so that any program reads them.
    pub fn cells(&self) -> [String; 4] {
        let number = |number: f64| rounded_plain(number, 3);
        let interval = self.figure.and_then(|figure| figure.interval);
        [
            self.figure.map(|figure| number(figure.value)).unwrap_or_default(),
            interval.map(|interval| number(interval.low)).unwrap_or_default(),
            interval.map(|interval| number(interval.high)).unwrap_or_default(),
            self.count.to_string(),
        ]
    }
}

impl Unit {
    /// The least and the greatest that a figure can be, for plots. Seconds have no end.
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Unit::Percent => (0.0, 100.0),
            Unit::Points => (-100.0, 100.0),
            Unit::Scale(points) => (1.0, f64::from(points.max(2))),
            Unit::Seconds => (0.0, f64::INFINITY),
        }
    }
}

/// A number in its unit.
pub fn said(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Percent => format!("{} %", rounded(value, 0)),
        Unit::Points if value >= 0.5 => format!("+{}", rounded(value, 0)),
        Unit::Points => rounded(value, 0),
        Unit::Scale(_) => rounded(value, 1),
        Unit::Seconds if value < 10.0 => format!("{} s", rounded(value, 1)),
        Unit::Seconds => format!("{} s", rounded(value, 0)),
    }
}

/// Rounded half away from zero, with a real minus sign and no negative zero.
fn rounded(value: f64, digits: usize) -> String {
    rounded_plain(value, digits).replace('-', "−")
}

fn rounded_plain(value: f64, digits: usize) -> String {
    let factor = [1.0, 10.0, 100.0, 1000.0].get(digits).copied().unwrap_or(1.0);
    // Adding zero turns a negative zero into a positive one.
    format!("{:.digits$}", (value * factor).round() / factor + 0.0)
}

/// A count with marks between thousands: `12,345`.
pub fn grouped(count: u32) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_as_people_quote_them() {
        let words = Words::default();
        let share = Measure::share(Proportion::guarded(74, 107, 10));
        assert_eq!(share.sentence(&words), "69 % (60–77 %, n = 107)");
        assert_eq!(share.cells(), ["69.159", "59.872", "77.118", "107"].map(str::to_owned));
        let few = Measure::share(Proportion::guarded(7, 7, 10));
        assert_eq!(few.sentence(&words), "too few to say: n = 7");
        assert_eq!(few.cells(), ["", "", "", "7"].map(str::to_owned));
        let nps = |up, even, down| Measure::nps(Estimate::Known(Nps::of(up, even, down)));
        assert_eq!(nps(50, 30, 20).sentence(&words), "+30 (+14 to +44, n = 100)");
        assert_eq!(nps(5, 3, 2).interval(&words).unwrap(), "−19 to +65");
        assert_eq!(nps(1, 9, 1).value().unwrap(), "0");
    }

    #[test]
    fn numbers_are_rounded_and_grouped() {
        for (value, digits, text) in
            [(0.5, 0, "1"), (-0.4, 0, "0"), (-0.5, 0, "−1"), (4.25, 1, "4.3"), (99.95, 1, "100.0")]
        {
            assert_eq!(rounded(value, digits), text, "{value}");
        }
        for (count, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (u32::MAX, "4,294,967,295")] {
            assert_eq!(grouped(count), text);
        }
    }
}
