//! When rows are sent, how many at once, and what becomes of them. The rows themselves lie in the browser's storage, one
//! key each, so that tabs can add to them without knowing of each other.
//!
//! A row is removed once it was accepted, and not before: a page that dies in between sends it again. Its `id` lets the
//! receiver drop what it has. So delivery is at least once, and exactly once with a receiver that keeps ids.

use super::super::json::Json;

/// The first pause after a failure, in milliseconds; it doubles with each further one.
const FIRST_PAUSE: f64 = 3_000.0;

/// The longest pause: half an hour.
const LONGEST_PAUSE: f64 = 1_800_000.0;

/// How many rows are sent at once.
const MOST_ROWS: usize = 50;

/// How large a batch may be, in UTF-16 units: well under the 64 KiB that a browser lets go after a page, whatever the
/// language.
pub const MOST_UNITS: usize = 20_000;

/// How a receiver has answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It has the rows.
    Accepted,
    /// It does not want them, and never will: one of them may be broken.
    Refused,
    /// It may take them later; perhaps it said after how many milliseconds.
    Later(Option<f64>),
    /// It takes nothing from here: a wrong address or key. The owner has to mend that.
    Misplaced,
}

/// What a status means. `retry_after` is the header's value: seconds, or a date that the caller has turned into
/// milliseconds from now.
pub fn outcome(status: u16, retry_after: Option<f64>) -> Outcome {
    match status {
        200..=299 => Outcome::Accepted,
        400 | 413 | 422 => Outcome::Refused,
        // 409: the same batch is being worked on. 425 and 429 ask for patience.
        408 | 409 | 425 | 429 | 500..=599 => Outcome::Later(retry_after),
        // 0: no answer that can be read.
        0 => Outcome::Later(None),
        _ => Outcome::Misplaced,
    }
}

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Plan {
    /// There is nothing to send.
    Idle,
    /// Wait so many milliseconds.
    Wait(f64),
    /// Send the first so many rows.
    Send(usize),
}

/// What becomes of the rows that were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stay, and are sent again.
    Stay,
    /// They are removed: the receiver has them.
    Remove,
    /// They are set aside, and not sent again.
    SetAside,
}

/// How sending to one receiver stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sender {
    /// How many rows are sent at once: fewer after a refusal, to find the one that is broken.
    most: usize,
    failures: u32,
    not_before: f64,
}

impl Default for Sender {
    fn default() -> Self {
        Sender { most: MOST_ROWS, failures: 0, not_before: 0.0 }
    }
}

impl Sender {
    /// What to do with rows of these sizes, in UTF-16 units, at the time `now`.
    pub fn plan(&self, sizes: &[usize], now: f64) -> Plan {
        if sizes.is_empty() {
            return Plan::Idle;
        }
        // A clock that was put back must not stop it for longer than the longest pause.
        let wait = (self.not_before - now).min(LONGEST_PAUSE);
        if wait > 0.0 {
            return Plan::Wait(wait);
        }
        let mut sum = 0;
        let fits = |size: &&usize| {
            sum += **size;
            sum <= MOST_UNITS
        };
        Plan::Send(sizes.iter().take(self.most).take_while(fits).count().max(1))
    }

    /// Takes note of an answer to `sent` rows; `chance` from 0 to 1 spreads senders that failed together.
    pub fn note(&mut self, outcome: Outcome, sent: usize, (now, chance): (f64, f64)) -> Fate {
        match outcome {
            Outcome::Accepted => {
                *self = Sender { most: (self.most * 2).min(MOST_ROWS), ..Sender::default() };
                Fate::Remove
            }
            Outcome::Refused if sent > 1 => {
                self.most = sent.div_ceil(4);
                Fate::Stay
            }
            Outcome::Refused => Fate::SetAside,
            Outcome::Later(asked) => {
                let doubled = FIRST_PAUSE * f64::from(2_u32.saturating_pow(self.failures.min(20)));
                let pause = (doubled * (0.5 + chance)).max(asked.unwrap_or_default()).min(LONGEST_PAUSE);
                self.failures += 1;
                self.not_before = now + pause;
                Fate::Stay
            }
            Outcome::Misplaced => {
                self.not_before = now + LONGEST_PAUSE;
                Fate::Stay
            }
        }
    }

    /// The object to store, so that other tabs and later pages wait, too.
    pub fn to_json(&self) -> Json {
        Json::object(vec![
            ("most", Json::Number(self.most as f64)),
            ("failures", Json::Number(f64::from(self.failures))),
            ("not_before", Json::Number(self.not_before)),
        ])
    }

    /// Reads such an object.
    pub fn read(json: &Json) -> Option<Sender> {
        let number = |name| json.get(name).and_then(Json::as_number);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
        Some(Sender {
            most: number("most")?.clamp(1.0, MOST_ROWS as f64) as usize,
            failures: number("failures")?.clamp(0.0, 1e6) as u32,
            not_before: number("not_before")?,
        })
    }

    /// The network is there again: no need to wait.
    pub fn wake(&mut self) {
        self.not_before = 0.0;
    }
}

/// A key for the header `Idempotency-Key`: the same rows in the same order have the same (FNV-1a, 64 bits).
pub fn batch_key<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in ids.flat_map(|id| id.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn statuses_mean_what_they_say() {
        for (status, expected) in [
            (200, Outcome::Accepted),
            (204, Outcome::Accepted),
            (400, Outcome::Refused),
            (413, Outcome::Refused),
            (429, Outcome::Later(Some(7.0))),
            (503, Outcome::Later(Some(7.0))),
            (404, Outcome::Misplaced),
            (401, Outcome::Misplaced),
        ] {
            assert_eq!(outcome(status, Some(7.0)), expected, "{status}");
        }
        assert_eq!(outcome(0, None), Outcome::Later(None));
    }

    #[test]
    fn pauses_double_to_half_an_hour_and_heed_the_receiver() {
        let mut sender = Sender::default();
        let mut pauses = Vec::new();
        for _ in 0..12 {
            sender.note(Outcome::Later(None), 1, (0.0, 0.5));
            let Plan::Wait(pause) = sender.plan(&[1], 0.0) else { panic!() };
            pauses.push(pause / 1_000.0);
        }
        assert_eq!(pauses[..4], [3.0, 6.0, 12.0, 24.0]);
        assert!((pauses[11] - 1_800.0).abs() < 1.0);
        let mut sender = Sender::default();
        sender.note(Outcome::Later(Some(60_000.0)), 1, (0.0, 0.5));
        assert_eq!(sender.plan(&[1], 0.0), Plan::Wait(60_000.0));
        assert_eq!(sender.plan(&[1], -1e12), Plan::Wait(LONGEST_PAUSE));
        assert_eq!(Sender::read(&sender.to_json()), Some(sender));
        sender.wake();
        assert_eq!(sender.plan(&[1], 0.0), Plan::Send(1));
    }

    #[test]
    fn a_batch_keeps_to_its_size_and_a_single_row_always_goes() {
        let sender = Sender::default();
        assert_eq!(sender.plan(&[MOST_UNITS / 2; 5], 0.0), Plan::Send(2));
        assert_eq!(sender.plan(&[MOST_UNITS * 3, 1], 0.0), Plan::Send(1));
        assert_eq!(sender.plan(&[1; 500], 0.0), Plan::Send(MOST_ROWS));
    }

    /// A receiver that does with each request what the list says, and keeps what it accepted.
    fn deliver(rows: usize, broken: usize, mut moods: Vec<u8>) -> (Vec<usize>, Vec<usize>) {
        let (mut stored, mut aside, mut got) = ((0..rows).collect::<Vec<_>>(), Vec::new(), Vec::new());
        let (mut sender, mut now) = (Sender::default(), 0.0);
        loop {
            match sender.plan(&vec![100; stored.len()], now) {
                Plan::Idle => return (got, aside),
                Plan::Wait(pause) => now += pause,
                Plan::Send(count) => {
                    let batch: Vec<usize> = stored.iter().copied().take(count).collect();
                    let is_broken = batch.contains(&broken);
                    let answer = match moods.pop() {
                        // It has stored them, and its answer is lost.
                        Some(0) => {
                            if !is_broken {
                                got.extend(&batch);
                            }
                            Outcome::Later(None)
                        }
                        Some(1) => Outcome::Later(Some(10.0)),
                        Some(2) => Outcome::Misplaced,
                        _ if is_broken => Outcome::Refused,
                        _ => {
                            got.extend(&batch);
                            Outcome::Accepted
                        }
                    };
                    match sender.note(answer, count, (now, 0.3)) {
                        Fate::Stay => {}
                        Fate::Remove => drop(stored.drain(..count)),
                        Fate::SetAside => aside.extend(stored.drain(..count)),
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_only_the_broken_row_is_set_aside(
            rows in 1_usize..300, broken in 0_usize..400, moods in prop::collection::vec(0_u8..6, 0..60),
        ) {
            let (mut got, aside) = deliver(rows, broken, moods);
            prop_assert_eq!(aside, if broken < rows { vec![broken] } else { vec![] });
            got.sort_unstable();
            got.dedup();
            let expected: Vec<usize> = (0..rows).filter(|&row| row != broken).collect();
            prop_assert_eq!(got, expected);
        }
    }
}
