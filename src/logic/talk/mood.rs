//! The feeling of a message, from word lists.
//!
//! Used to offer a human and to soften the wording, and for nothing else: never to refuse, route or rate anyone. It
//! misses about half of what upsets people ("where is my order" has no word of feeling), and irony altogether.
//!
//! The rules are VADER's (Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social
//! Media Text", ICWSM 2014; MIT), over stems instead of words; in Chinese with the longest word of the list that fits.
//! The lists and what of whom is in them: `mood/THIRD-PARTY.md`; how they are trimmed: `xtask/lexicon/README.md`.

mod lexicon;
mod tokens;

use self::tokens::{Role, Token, tokens};
use super::super::text::clipped;

/// What a word of emphasis adds before a word of feeling, or a word of doubt takes: VADER's `B_INCR`.
const BOOST: f32 = 0.293;

/// How much of it is left at a distance of one, two and three words.
const DAMPED: [f32; 3] = [1.0, 0.95, 0.9];

/// What capitals add to a word among others in small letters: VADER's `C_INCR`.
const CAPITALS: f32 = 0.733;

/// What a negation among the three words before turns a feeling into: VADER's `N_SCALAR`.
const NEGATED: f32 = -0.74;

/// What of a feeling stays before a "but", and what it becomes behind.
const BUT: (f32, f32) = (0.5, 1.5);

/// What each of at most four exclamation marks adds.
const EXCLAMATION: f32 = 0.292;

/// What each of two or three question marks adds, and what more of them add together.
const QUESTION: (f32, f32) = (0.18, 0.96);

/// Approximates the greatest sum there is: VADER's `alpha`.
const ALPHA: f32 = 15.0;

/// The part of a message that is read, in characters.
const LONGEST: usize = 2_000;

/// From so strong a single word and so strong a whole, the feeling is strong: one word of the list's −3, or one of
/// its −2 with emphasis or company. On the unit's own list of messages.
const STRONG: (f32, f32) = (-1.9, -0.5);

/// The same of somebody who shouts.
const STRONG_SHOUTED: f32 = -0.3;

/// From so low a score on a message is clearly negative; that of somebody who shouts from the second on. A single word of
/// the list's −2 without emphasis has −.46 and may as well be about the goods: "my parcel is broken".
const CLEAR: (f32, f32) = (-0.5, -0.35);

/// The feeling of a message.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mood {
    /// From −1, the worst, to 1; 0 where no word of feeling is known.
    pub score: f32,
    /// Whether the message is so bitter that a human should be offered.
    pub is_strongly_negative: bool,
    /// Whether the message is so negative that the wording should be softened.
    pub is_clearly_negative: bool,
}

impl Mood {
    /// The feeling in a word, as conditions see it: VADER's limits for the three.
    pub fn word(self) -> &'static str {
        if self.score <= -0.05 {
            "negative"
        } else if self.score >= 0.05 {
            "positive"
        } else {
            "neutral"
        }
    }
}

/// The feeling of a message as it was written, capitals and all.
pub fn mood(text: &str) -> Mood {
    let text = clipped(text, LONGEST);
    let tokens = tokens(text);
    let are_capitals_said =
        tokens.iter().any(|token| token.is_capitals) && tokens.iter().any(|token| token.is_small);
    let turn = tokens.iter().position(|token| token.role == Role::But);
    let (mut sum, mut worst) = (0.0_f32, 0.0_f32);
    for at in 0..tokens.len() {
        let mut value = valence(&tokens, at, are_capitals_said);
        if let Some(turn) = turn {
            value *= if at < turn { BUT.0 } else { BUT.1 };
        }
        sum += value;
        worst = worst.min(value);
    }
    let marks = Marks::of(text);
    let emphasis = marks.emphasis();
    sum += if sum > 0.0 {
        emphasis
    } else if sum < 0.0 {
        -emphasis
    } else {
        0.0
    };
    let score = sum / (sum * sum + ALPHA).sqrt();
    let is_shouted = marks.exclamations > 1 || marks.questions > 2 || is_all_capitals(&tokens);
    let is_strong = worst <= STRONG.0 && score <= STRONG.1;
    let is_strongly_negative = is_strong || (is_shouted && worst <= STRONG.0 && score <= STRONG_SHOUTED);
    let is_emphatic = is_shouted || are_capitals_said;
    Mood {
        score,
        is_strongly_negative,
        is_clearly_negative: is_strongly_negative || score <= if is_emphatic { CLEAR.1 } else { CLEAR.0 },
    }
}

/// The valence of a token among its neighbours, from −4 to 4 and somewhat beyond.
fn valence(tokens: &[Token], at: usize, are_capitals_said: bool) -> f32 {
    let Some(token) = tokens.get(at).filter(|token| token.valence != 0.0) else { return 0.0 };
    let sign = token.valence.signum();
    let mut value = token.valence;
    if are_capitals_said && token.is_capitals {
        value += sign * CAPITALS;
    }
    for (damped, before) in DAMPED.iter().zip(tokens.get(..at).unwrap_or_default().iter().rev()) {
        match before.role {
            Role::More => {
                let capitals = if are_capitals_said && before.is_capitals { CAPITALS } else { 0.0 };
                value += sign * (BOOST + capitals) * damped;
            }
            Role::Less => value -= sign * BOOST * damped,
            Role::Not => value *= NEGATED,
            Role::End => break,
            Role::But | Role::Word => {}
        }
    }
    value
}

fn is_all_capitals(tokens: &[Token]) -> bool {
    let mut capitals = tokens.iter().filter(|token| token.is_capitals);
    capitals.nth(2).is_some() && !tokens.iter().any(|token| token.is_small)
}

/// Marks of emphasis, of either width.
struct Marks {
    exclamations: u16,
    questions: u16,
}

impl Marks {
    fn of(text: &str) -> Marks {
        let mut marks = Marks { exclamations: 0, questions: 0 };
        for c in text.chars() {
            marks.exclamations += u16::from(matches!(c, '!' | '！'));
            marks.questions += u16::from(matches!(c, '?' | '？'));
        }
        marks
    }

    fn emphasis(&self) -> f32 {
        let questions = match self.questions {
            0 | 1 => 0.0,
            few @ (2 | 3) => f32::from(few) * QUESTION.0,
            _ => QUESTION.1,
        };
        f32::from(self.exclamations.min(4)) * EXCLAMATION + questions
    }
}

#[cfg(test)]
mod tests;
