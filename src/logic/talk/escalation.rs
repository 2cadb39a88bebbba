//! When a conversation goes so badly that a human should be offered, and why.
//!
//! It counts what went wrong over the last turns. An explicit wish always counts; other reasons are held back for
//! some turns after an offer, so that a visitor who goes on is not asked again at each turn.

use super::super::json::Json;
use super::super::matcher::grams::dice;
use super::super::report::choices;

/// From this likeness on two questions are the same, as Dice of their fingerprints.
pub const SAME: f32 = 0.85;

/// Turns within which a question asked again counts as repeated.
const RECENT: usize = 5;

/// Answers that were none, in a row, until a human is offered.
const MOST_MISSES: u8 = 2;

/// Thumbs down, until a human is offered.
const MOST_THUMBS_DOWN: u8 = 2;

/// Turns after an offer in which none is made but by wish. Judgement: time to read and try the offered way.
const COOL_DOWN: u8 = 4;

/// A fingerprint of a longer question is cut: its beginning tells it from others.
const LONGEST_PRINT: usize = 128;

choices! {
    /// Why a human is offered: the reason code of records. Of several, the first one is given.
    pub enum Reason {
        /// The visitor asked for one.
        Wish = "wish",
        /// The owner's condition holds.
        Owner = "owner",
        /// The message is bitter.
        Mood = "mood",
        /// Nothing was found twice in a row.
        NoMatch = "no_match",
        /// The same was asked twice within a few turns.
        Repeated = "repeated",
        /// Two answers did not help.
        ThumbsDown = "thumbs_down",
    }
}

/// What is known of a turn. A rating given between two messages is a turn with nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "six independent facts, each one of the reasons")]
pub struct Turn<'t> {
    /// The question's fingerprint ([`super::super::matcher::grams::fingerprint`]); empty where nothing was asked, and
    /// for small talk and messages that are no question.
    pub print: &'t [u16],
    /// Whether the message asks for a human ([`super::human::is_wished`]).
    pub is_wish: bool,
    /// Whether a question found no answer. A question with candidates to choose from found one.
    pub is_miss: bool,
    /// Whether the visitor gave an answer a thumb down.
    pub is_thumb_down: bool,
    /// Whether the message is bitter ([`super::mood::Mood::is_strongly_negative`]).
    pub is_bitter: bool,
    /// Whether the owner's condition for an offer holds.
    pub is_owners: bool,
}

/// What went wrong so far in a conversation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Escalation {
    /// Fingerprints of the last questions, the latest last.
    asked: Vec<Vec<u16>>,
    misses: u8,
    thumbs_down: u8,
    /// Turns until an offer may be made again.
    wait: u8,
}

impl Escalation {
    /// Takes in a turn; why a human should be offered now, where one should.
    pub fn note(&mut self, turn: &Turn) -> Option<Reason> {
        let is_repeated = self.ask(turn);
        self.thumbs_down = self.thumbs_down.saturating_add(u8::from(turn.is_thumb_down));
        let reason = self.reason(turn, is_repeated);
        if turn.is_wish || (reason.is_some() && self.wait == 0) {
            (self.misses, self.thumbs_down, self.wait) = (0, 0, COOL_DOWN);
            return reason;
        }
        // A rating is no turn of the conversation's clock.
        if !turn.is_thumb_down {
            self.wait = self.wait.saturating_sub(1);
        }
        None
    }

    /// Takes in that the visitor chose an answer: what was not found is found.
    pub fn found(&mut self) {
        self.misses = 0;
        self.wait = self.wait.saturating_sub(1);
    }

    /// Takes back a thumb down.
    pub fn forgive(&mut self) {
        self.thumbs_down = self.thumbs_down.saturating_sub(1);
    }

    /// Takes in the question of a turn; whether it was asked before.
    fn ask(&mut self, turn: &Turn) -> bool {
        if turn.is_miss {
            self.misses = self.misses.saturating_add(1);
        } else if !turn.print.is_empty() {
            self.misses = 0;
        }
        if turn.print.is_empty() {
            return false;
        }
        let print = turn.print.get(..LONGEST_PRINT).unwrap_or(turn.print);
        let is_repeated = self.asked.iter().any(|before| dice(before, print) >= SAME);
        if self.asked.len() >= RECENT - 1 {
            self.asked.remove(0);
        }
        self.asked.push(print.to_vec());
        is_repeated
    }

    fn reason(&self, turn: &Turn, is_repeated: bool) -> Option<Reason> {
        let holds = |reason: &Reason| match reason {
            Reason::Wish => turn.is_wish,
            Reason::Owner => turn.is_owners,
            Reason::Mood => turn.is_bitter,
            Reason::NoMatch => turn.is_miss && self.misses >= MOST_MISSES,
            Reason::Repeated => is_repeated,
            Reason::ThumbsDown => turn.is_thumb_down && self.thumbs_down >= MOST_THUMBS_DOWN,
        };
        Reason::ALL.into_iter().find(holds)
    }

    /// What to store: three counts. Questions are not stored, so that one repeated after a reload is not noticed.
    pub fn to_json(&self) -> Option<Json> {
        let counts = [self.misses, self.thumbs_down, self.wait];
        let is_new = counts.iter().all(|&count| count == 0);
        (!is_new).then(|| Json::List(counts.map(|count| Json::Number(f64::from(count))).to_vec()))
    }

    /// Reads what was stored; what is no small count is taken as none.
    pub fn read(json: Option<&Json>) -> Escalation {
        let list = json.and_then(Json::as_list).unwrap_or_default();
        let count = |at: usize, most: u8| {
            let stored = list.get(at).and_then(Json::as_number).unwrap_or(0.0);
            (0..=most).rev().find(|&count| f64::from(count) <= stored).unwrap_or(0)
        };
        Escalation {
            asked: Vec::new(),
            misses: count(0, MOST_MISSES),
            thumbs_down: count(1, MOST_THUMBS_DOWN),
            wait: count(2, COOL_DOWN),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::matcher::grams::fingerprint;
    use super::*;

    /// A conversation, a letter for each turn: `m` a miss, `a` an answer, `d` a thumb down, `w` a wish, `b` a bitter
    /// message that was answered, `o` the owner's condition, `r` the question "refund" over again, `s` small talk.
    fn play(turns: &str) -> Vec<Option<Reason>> {
        let mut escalation = Escalation::default();
        let one = |(at, turn): (usize, char)| {
            let print = match turn {
                'r' => fingerprint("how do i get a refund"),
                'm' | 'a' | 'b' => fingerprint(&format!("{at}{at}{at} {}", "xyz".repeat(at))),
                _ => Vec::new(),
            };
            escalation.note(&Turn {
                print: &print,
                is_wish: turn == 'w',
                is_miss: turn == 'm',
                is_thumb_down: turn == 'd',
                is_bitter: turn == 'b',
                is_owners: turn == 'o',
            })
        };
        turns.chars().enumerate().map(one).collect()
    }

    fn check(turns: &str, expected: &[(usize, Reason)]) {
        let found: Vec<_> =
            play(turns).into_iter().enumerate().filter_map(|(at, reason)| Some((at, reason?))).collect();
        assert_eq!(found, expected, "{turns}");
    }

    #[test]
    fn each_reason_leads_to_an_offer() {
        check("w", &[(0, Reason::Wish)]);
        check("o", &[(0, Reason::Owner)]);
        check("b", &[(0, Reason::Mood)]);
        check("mm", &[(1, Reason::NoMatch)]);
        check("rar", &[(2, Reason::Repeated)]);
        check("adad", &[(3, Reason::ThumbsDown)]);
    }

    #[test]
    fn less_does_not() {
        for turns in ["", "m", "mam", "d", "ad", "raaaar", "sss", "aaaaaa"] {
            check(turns, &[]);
        }
        check("msm", &[(2, Reason::NoMatch)]);
        check("raaar", &[(4, Reason::Repeated)]);
    }

    #[test]
    fn an_offer_is_not_repeated_at_each_turn() {
        check("mmmmmmm", &[(1, Reason::NoMatch), (6, Reason::NoMatch)]);
        check("bbbbbb", &[(0, Reason::Mood), (5, Reason::Mood)]);
        check("wwm", &[(0, Reason::Wish), (1, Reason::Wish)]);
        check("mmaaaadd", &[(1, Reason::NoMatch), (7, Reason::ThumbsDown)]);
    }

    #[test]
    fn a_question_asked_in_nearly_the_same_words_is_the_same() {
        let mut escalation = Escalation::default();
        let mut ask = |text: &str| escalation.note(&Turn { print: &fingerprint(text), ..Turn::default() });
        assert_eq!(ask("how can i return a broken coffee mug"), None);
        assert_eq!(ask("how can i return a blue coffee table"), None);
        assert_eq!(ask("how can i return a broken coffee mugs"), Some(Reason::Repeated));
    }

    #[test]
    fn a_reload_keeps_the_counts() {
        let mut before = Escalation::default();
        assert_eq!(before.to_json(), None);
        before.note(&Turn { is_miss: true, print: &[1], ..Turn::default() });
        let mut after = Escalation::read(before.to_json().as_ref());
        assert_eq!(
            after.note(&Turn { is_miss: true, print: &[2], ..Turn::default() }),
            Some(Reason::NoMatch)
        );
        assert_eq!(Escalation::read(after.to_json().as_ref()).wait, COOL_DOWN);
    }

    #[test]
    fn a_broken_store_is_a_new_conversation() {
        for text in ["null", "{}", "[-1]", r#"["x", null, true]"#, "[[], {}]", "\"__proto__\""] {
            let json = serde_json::from_str(text).unwrap();
            assert_eq!(Escalation::read(Some(&json)), Escalation::default(), "{text}");
        }
        let huge = Json::List(vec![Json::Number(1e300), Json::Number(f64::NAN), Json::Number(f64::INFINITY)]);
        let read = Escalation::read(Some(&huge));
        assert_eq!((read.misses, read.thumbs_down, read.wait), (MOST_MISSES, 0, COOL_DOWN));
    }

    proptest! {
        #[test]
        fn wishes_are_always_heard_and_other_offers_are_apart(turns in "[mabdworsr]{0,40}") {
            let reasons = play(&turns);
            let mut last: Option<usize> = None;
            for (at, (reason, turn)) in reasons.iter().zip(turns.chars()).enumerate() {
                prop_assert_eq!(*reason == Some(Reason::Wish), turn == 'w');
                if let Some(last) = last.filter(|_| reason.is_some() && turn != 'w') {
                    prop_assert!(at - last > usize::from(COOL_DOWN));
                }
                last = if reason.is_some() { Some(at) } else { last };
            }
        }

        #[test]
        fn what_is_stored_is_read_again(turns in prop::collection::vec(any::<(bool, bool, bool)>(), 0..20)) {
            let mut escalation = Escalation::default();
            for (is_miss, is_thumb_down, is_bitter) in turns {
                escalation.note(&Turn { is_miss, is_thumb_down, is_bitter, ..Turn::default() });
            }
            let read = Escalation::read(escalation.to_json().as_ref());
            let most = |count: u8, most: u8| count.min(most);
            prop_assert_eq!(read.misses, most(escalation.misses, MOST_MISSES));
            prop_assert_eq!(read.thumbs_down, most(escalation.thumbs_down, MOST_THUMBS_DOWN));
            prop_assert_eq!(read.wait, escalation.wait);
        }
    }
}
