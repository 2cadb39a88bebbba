//! Which surveys a visitor has seen, and whether one may be shown now.

use super::super::json::Json;
use super::super::report::choices;
use super::super::rules::hash::hash;
use super::super::time::DAY_MS as DAY;
use super::definition::Survey;

/// A survey that is neither finished nor dismissed is shown so often. Users of peers complain of endless ones.
const MOST_SHOWINGS: u32 = 3;

/// Surveys remembered: those of an owner who changes them monthly, for years.
const MOST_REMEMBERED: usize = 60;

choices! {
    /// What a visitor did with a survey.
    pub enum End {
        /// Nothing yet.
        Open = "open",
        /// Finished it.
        Sent = "sent",
        /// Dismissed it.
        Dismissed = "dismissed",
    }
}

/// A survey that was shown.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    survey: String,
    /// When it was last shown, in milliseconds since 1970.
    at: f64,
    times: u32,
    end: End,
}

/// What is remembered of a visitor's surveys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Memory {
    seen: Vec<Seen>,
}

/// Why a survey is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The visitor is not in the sample.
    NotInSample,
    /// It, or another one, was shown not long ago.
    TooSoon,
    /// The visitor has finished or dismissed it, and it does not recur.
    Done,
    /// It was shown often enough without an end.
    Ignored,
}

impl Memory {
    /// How often a survey was shown.
    pub fn times(&self, survey: &str) -> usize {
        self.of(survey).map_or(0, |seen| seen.times as usize)
    }

    /// Whether a survey may be shown to this visitor now.
    ///
    /// # Errors
    /// Why it may not.
    pub fn check(&self, survey: &Survey, (visitor, now): (&str, f64)) -> Result<(), Reason> {
        let wait = survey.wait_days * DAY;
        // A clock that was put back makes a showing lie ahead: it counts as one of now.
        let is_too_soon = |seen: &Seen| now - seen.at < wait;
        let is_done = |seen: &Seen| seen.end != End::Open && !survey.is_recurring;
        let is_ignored = |seen: &Seen| seen.end == End::Open && seen.times >= MOST_SHOWINGS;
        match self.of(&survey.id) {
            _ if hash(&survey.id, visitor, 2).is_none_or(|place| place >= survey.sample) => {
                Err(Reason::NotInSample)
            }
            Some(seen) if is_done(seen) => Err(Reason::Done),
            Some(seen) if is_ignored(seen) => Err(Reason::Ignored),
            _ if self.seen.iter().any(is_too_soon) => Err(Reason::TooSoon),
            _ => Ok(()),
        }
    }

    /// Notes that a survey is shown.
    pub fn show(&mut self, survey: &str, now: f64) {
        let times = self.of(survey).map_or(0, |seen| seen.times) + 1;
        self.seen.retain(|seen| seen.survey != survey);
        if self.seen.len() >= MOST_REMEMBERED {
            self.seen.remove(0);
        }
        self.seen.push(Seen { survey: survey.to_owned(), at: now, times, end: End::Open });
    }

    /// Notes how a survey ended.
    pub fn end(&mut self, survey: &str, end: End) {
        if let Some(seen) = self.seen.iter_mut().find(|seen| seen.survey == survey) {
            seen.end = end;
        }
    }

    /// Takes in what another tab remembers: of a survey that both know, the later showing.
    pub fn merge(&mut self, other: Memory, now: f64) {
        for theirs in other.seen {
            match self.seen.iter_mut().find(|seen| seen.survey == theirs.survey) {
                Some(ours)
                    if theirs.times > ours.times || (theirs.times == ours.times && ours.end == End::Open) =>
                {
                    *ours = theirs;
                }
                Some(_) => {}
                None => self.seen.push(theirs),
            }
        }
        self.forget_the_future(now);
    }

    /// What lies ahead was written by a clock that went wrong. Left so, it would hold surveys back for years.
    pub fn forget_the_future(&mut self, now: f64) {
        for seen in self.seen.iter_mut().filter(|seen| seen.at > now) {
            seen.at = now;
        }
    }

    fn of(&self, survey: &str) -> Option<&Seen> {
        self.seen.iter().find(|seen| seen.survey == survey)
    }

    /// The list to store; none where nothing is remembered.
    pub fn to_json(&self) -> Option<Json> {
        let one = |seen: &Seen| {
            Json::object(vec![
                ("survey", Json::from(seen.survey.as_str())),
                ("at", Json::Number(seen.at)),
                ("times", Json::Number(f64::from(seen.times))),
                ("end", Json::from(seen.end.word())),
            ])
        };
        (!self.seen.is_empty()).then(|| Json::List(self.seen.iter().map(one).collect()))
    }

    /// Reads such a list; what cannot be read is left out.
    pub fn read(json: Option<&Json>) -> Memory {
        let one = |json: &Json| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to what fits"
            )]
            let times = json.get("times")?.as_number()?.clamp(1.0, 1e6) as u32;
            Some(Seen {
                survey: json.get("survey")?.as_text()?.to_owned(),
                at: json.get("at")?.as_number()?,
                times,
                end: End::from_word(json.get("end")?.as_text()?)?,
            })
        };
        let list = json.and_then(Json::as_list).unwrap_or_default();
        let mut memory = Memory { seen: list.iter().filter_map(one).collect() };
        memory.seen.truncate(MOST_REMEMBERED);
        memory
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::report::{Read, Reader};
    use super::super::super::strings::Strings;
    use super::super::definition::{Reading, surveys};
    use super::super::raw::RawSurvey;
    use super::*;

    fn survey(json: &str) -> Survey {
        let mut reader = Reader::new("askwell.json");
        let raw = RawSurvey::read(&serde_json::from_str(json).unwrap(), &mut reader).unwrap();
        let strings = Strings::default();
        surveys(Some(&vec![raw]), &mut Reading { lang: "en", strings: &strings, reader: &mut reader })
            .remove(0)
    }

    fn check(memory: &Memory, survey: &Survey, day: f64) -> Result<(), Reason> {
        memory.check(survey, ("v", day * DAY))
    }

    #[test]
    fn waits_over_all_surveys_and_ends_once_done() {
        let (csat, nps) =
            (survey("{}"), survey(r#"{"template": "nps", "wait_days": 90, "recurring": true}"#));
        let mut memory = Memory::default();
        assert_eq!(check(&memory, &csat, 0.0), Ok(()));
        memory.show("csat", 0.0);
        assert_eq!(check(&memory, &nps, 89.0), Err(Reason::TooSoon));
        assert_eq!(check(&memory, &nps, 90.0), Ok(()));
        assert_eq!(check(&memory, &csat, 29.0), Err(Reason::TooSoon));
        assert_eq!(check(&memory, &csat, 30.0), Ok(()));
        memory.end("csat", End::Dismissed);
        assert_eq!(check(&memory, &csat, 300.0), Err(Reason::Done));
        memory.show("nps", 100.0 * DAY);
        memory.end("nps", End::Sent);
        assert_eq!(check(&memory, &nps, 200.0), Ok(()));
    }

    #[test]
    fn what_is_passed_over_three_times_is_not_shown_again() {
        let csat = survey(r#"{"wait_days": 0}"#);
        let mut memory = Memory::default();
        (0..3).for_each(|_| memory.show("csat", 0.0));
        assert_eq!((check(&memory, &csat, 500.0), memory.times("csat")), (Err(Reason::Ignored), 3));
    }

    #[test]
    fn a_clock_that_jumps_back_holds_nothing_up_for_years() {
        let csat = survey("{}");
        let mut memory = Memory::default();
        memory.show("csat", 4_000.0 * DAY);
        assert_eq!(check(&memory, &csat, 10.0), Err(Reason::TooSoon));
        memory.forget_the_future(10.0 * DAY);
        assert_eq!(check(&memory, &csat, 40.0), Ok(()));
    }

    #[test]
    fn tabs_agree() {
        let (mut here, mut there) = (Memory::default(), Memory::default());
        here.show("csat", 1.0);
        there.show("csat", 2.0);
        there.end("csat", End::Dismissed);
        there.show("nps", 3.0);
        here.merge(there.clone(), 5.0);
        assert_eq!(here, there);
        there.merge(Memory::read(here.to_json().as_ref()), 5.0);
        assert_eq!(here, there);
    }

    #[test]
    fn a_visitor_is_always_in_the_sample_or_always_out() {
        let half = survey(r#"{"sample": 0.5}"#);
        let memory = Memory::default();
        let is_in = |n: usize| memory.check(&half, (&n.to_string(), 0.0)).is_ok();
        let share = (0..2_000).filter(|&n| is_in(n)).count();
        assert!((900..1_100).contains(&share), "{share}");
        assert!((0..50).all(|n| is_in(n) == is_in(n)));
        assert!((0..50).all(|n| memory.check(&survey(r#"{"sample": 0}"#), (&n.to_string(), 0.0)).is_err()));
    }
}
