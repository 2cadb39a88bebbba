//! A message as tokens with what each does to the feeling.

use super::super::super::text::clipped;
use super::super::super::text::english::plain_words;
use super::super::super::text::script::{Class, class, is_apostrophe};
use super::super::super::text::stem::stem;
use super::super::super::text::tokens::LONGEST_WORD;
use super::super::super::text::traditional::simplified;
use super::super::phrase::{after_any, is_break};
use super::lexicon::{CHINESE, ENGLISH, LONGEST_CHINESE, valence};

/// What a token does to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    Word,
    /// Strengthens the feeling behind it.
    More,
    /// Weakens it.
    Less,
    /// Turns it round.
    Not,
    /// What is behind counts more than what is before.
    But,
    /// The end of a clause: nothing before it reaches what is behind.
    End,
}

/// The words of each role. From VADER's `BOOSTER_DICT` and `NEGATE`, and their Chinese counterparts.
const ROLES: [(Role, &str); 4] = [
    (
        Role::More,
        "absolutely|amazingly|completely|considerably|deeply|enormously|entirely|especially|exceptionally|extremely|\
         fucking|greatly|highly|hugely|incredibly|intensely|more|most|particularly|purely|quite|really|remarkably|so|\
         substantially|thoroughly|total|totally|tremendously|unbelievably|utterly|very|such|too|\
         很|太|非常|特别|十分|超级|超|极|极其|极度|真|真的|真是|好|最|更|实在|简直|完全|绝对|相当|尤其|这么|那么|多么",
    ),
    (
        Role::Less,
        "almost|barely|hardly|just enough|less|little|marginally|occasionally|partly|scarcely|slightly|somewhat|\
         有点|有些|有点儿|稍微|稍|一点|略|比较|还算",
    ),
    (
        Role::Not,
        "not|no|never|none|nothing|nowhere|neither|nor|without|nope|rarely|seldom|despite|\
         不|没|没有|不是|别|未|无|非|不会|不能|不太|不怎么|并不|并非|从不|毫不|毫无",
    ),
    (Role::But, "but|但|但是|不过|可是|然而|却"),
];

/// Chinese questions and turns whose negation denies nothing.
const NEUTRAL: &str = "是不是|要不要|能不能|会不会|有没有|可不可以|对不对|行不行|好不好|不好意思|不客气|没问题|没关系|好的|差不多|好像|好几|不错";

/// Angry faces.
const ANGRY: &str = "😠😡🤬👿💢";

/// The feeling of one: two of them are clear, one may be fun. Judgement.
const FACE: f32 = -1.8;

/// A word, or a piece of a text without spaces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// Its own feeling, from −4 to 4.
    pub valence: f32,
    /// What it does to others.
    pub role: Role,
    /// Whether it is a word of two or more letters, all of them capitals.
    pub is_capitals: bool,
    /// Whether it is a word with a small letter.
    pub is_small: bool,
}

/// The tokens of a text as it was written.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut list = List::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_dense = class(first) == Class::Dense;
        let end =
            rest.char_indices().find(|&(_, c)| if is_dense { class(c) != Class::Dense } else { !is_word(c) });
        let end = end.map_or(rest.len(), |(at, _)| at).max(first.len_utf8());
        let run = rest.get(..end).unwrap_or(rest);
        if is_dense {
            list.chinese(&simplified(run));
        } else if is_word(first) {
            list.word(run);
        } else if is_break(first) {
            list.end();
        } else if ANGRY.contains(first) {
            list.tokens.push(Token { valence: FACE, role: Role::Word, is_capitals: false, is_small: false });
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    list.tokens
}

fn is_word(c: char) -> bool {
    matches!(class(c.to_ascii_lowercase()), Class::Letter | Class::Digit) || is_apostrophe(c)
}

#[derive(Default)]
struct List {
    tokens: Vec<Token>,
    /// The stem before, the first half of a pair.
    before: String,
}

impl List {
    /// Takes in a word, which may be a contraction of several.
    fn word(&mut self, typed: &str) {
        let is_small = typed.bytes().any(|byte| byte.is_ascii_lowercase());
        let is_capitals = !is_small && typed.bytes().filter(u8::is_ascii_uppercase).count() > 1;
        let typed = clipped(typed, LONGEST_WORD).to_ascii_lowercase();
        plain_words(&typed, &mut |word| {
            if !word.is_empty() {
                let (valence, role) = self.read(word);
                self.tokens.push(Token { valence, role, is_capitals, is_small });
            }
        });
    }

    fn read(&mut self, word: &str) -> (f32, Role) {
        let stem = stem(word);
        let pair = [self.before.as_str(), " ", stem.as_str()].concat();
        let (of_pair, of_word) = (valence(ENGLISH, &pair), valence(ENGLISH, &stem));
        self.before = stem;
        if of_pair.is_some() {
            // The pair is one feeling: its first half has no say in it.
            if let Some(first) = self.tokens.last_mut() {
                (first.valence, first.role) = (0.0, Role::Word);
            }
        }
        let role = if of_pair.is_some() { Role::Word } else { role_of(word) };
        (of_pair.or(of_word).unwrap_or(0.0), role)
    }

    /// Ends a clause. VADER reads on, but "没有，废物" and "not yet, terrible" deny nothing.
    fn end(&mut self) {
        self.tokens.push(Token { valence: 0.0, role: Role::End, is_capitals: false, is_small: false });
        self.before = String::new();
    }

    /// Takes in a run of simplified Chinese.
    fn chinese(&mut self, run: &str) {
        let mut rest = run;
        while !rest.is_empty() {
            let (length, valence, role) = chinese_piece(rest);
            self.tokens.push(Token { valence, role, is_capitals: false, is_small: false });
            rest = rest.get(length..).unwrap_or_default();
        }
        self.before = String::new();
    }
}

fn role_of(word: &str) -> Role {
    let is_in = |table: &str| after_any(word, table).is_some_and(str::is_empty);
    ROLES.iter().find(|(_, table)| is_in(table)).map_or(Role::Word, |&(role, _)| role)
}

/// The longest piece known that the run begins with: its bytes, its feeling and its role.
fn chinese_piece(run: &str) -> (usize, f32, Role) {
    let mut best = (clipped(run, 1).len(), 0.0, Role::Word);
    for (role, table) in ROLES.into_iter().chain([(Role::Word, NEUTRAL)]) {
        let length = after_any(run, table).map_or(0, |rest| run.len() - rest.len());
        if length > best.0 || (length == best.0 && best.2 == Role::Word) {
            best = (length, 0.0, role);
        }
    }
    for length in 1..=LONGEST_CHINESE {
        let word = clipped(run, length);
        // Of equal length the feeling wins, but "好" before more is emphasis: "好慢".
        let is_emphasis = word == "好" && run.len() > word.len();
        if let Some(valence) = valence(CHINESE, word).filter(|_| word.len() >= best.0 && !is_emphasis) {
            best = (word.len(), valence, Role::Word);
        }
    }
    best
}
