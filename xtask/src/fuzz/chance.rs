//! Chance from a seed, and texts changed by it as visitors, and worse, would.
//!
//! `tests/native/tokenizer.rs` takes its texts from here as well.

/// Numbers that look like chance and are the same for the same seed: xorshift64*.
pub struct Chance(u64);

impl Chance {
    /// The numbers of that seed.
    pub fn new(seed: u64) -> Self {
        // Seeds that differ in one bit begin alike; a state of 0 would stay 0.
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..4 {
            chance.next();
        }
        chance
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below that one; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or_default()
    }

    /// True once in that many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of them.
    pub fn pick<T: Clone + Default>(&mut self, items: &[T]) -> T {
        items.get(self.below(items.len())).cloned().unwrap_or_default()
    }
}

/// What is put into texts, glued or not. None contains a mark outside U+0300 to U+036F that could come to stand
/// behind a Latin letter: the widget keeps those marks, the reference tokenizer takes them away.
const PIECES: [&str; 48] = [
    "4G",
    "5",
    "007",
    "AB-123",
    "x2",
    "№5",
    "2.0",
    "24/7",
    "iOS17",
    "#1",
    "50%",
    "€9.99",
    "$",
    "½",
    "㎏",
    "①",
    "™",
    "²",
    "ﬁ",
    "ǆ",
    "ß",
    "ø",
    "ı",
    "İ",
    "K",
    "Å",
    "Ｗｉｆｉ",
    "𝐀𝐁",
    "…",
    "?!",
    "—",
    "“”",
    "'s",
    "’t",
    "_",
    "\\",
    "{}",
    "👍🏽",
    "👩\u{200d}💻",
    "❤",
    "🇨🇳",
    "退货",
    "退貨",
    "こんにちは",
    "заказ",
    "شحن",
    "παράδοση",
    "배송",
];

type Mutation = fn(&str, &mut Chance) -> String;

const MUTATIONS: [Mutation; 10] =
    [upper, accented, inserted, inserted, glued, stretched, cut, thinned, wide, shuffled];

/// A text, changed up to three times.
pub fn mutated(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    for _ in 0..chance.below(4) {
        if let Some(mutation) = MUTATIONS.get(chance.below(MUTATIONS.len())) {
            text = mutation(&text, chance);
        }
    }
    text
}

fn upper(text: &str, chance: &mut Chance) -> String {
    if chance.once_in(2) {
        return text.to_uppercase();
    }
    text.chars().map(|c| if chance.once_in(3) { c.to_ascii_uppercase() } else { c }).collect()
}

fn accented(text: &str, chance: &mut Chance) -> String {
    let mut result = String::new();
    for c in text.chars() {
        result.push(c);
        if chance.once_in(4) {
            let accent = u32::try_from(chance.below(0x70)).ok().and_then(|at| char::from_u32(0x300 + at));
            result.extend(accent);
        }
    }
    result
}

/// With a piece somewhere, mostly glued to what stands there.
fn inserted(text: &str, chance: &mut Chance) -> String {
    let at = place(text, chance);
    let (before, after) = text.split_at(at);
    let space = if chance.once_in(3) { " " } else { "" };
    format!("{before}{}{space}{after}", chance.pick(&PIECES))
}

fn glued(text: &str, _: &mut Chance) -> String {
    text.split_whitespace().collect()
}

/// One word, over and over: around a hundred characters, where words become too long to be read.
fn stretched(text: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let long: String = chance.pick(&words).chars().cycle().take(90 + chance.below(24)).collect();
    format!("{text} {long}")
}

fn cut(text: &str, chance: &mut Chance) -> String {
    let (one, other) = (place(text, chance), place(text, chance));
    text.get(one.min(other)..one.max(other)).unwrap_or_default().to_owned()
}

/// Without some of its characters.
fn thinned(text: &str, chance: &mut Chance) -> String {
    text.chars().filter(|_| !chance.once_in(8)).collect()
}

/// In the full-width forms of Chinese input methods.
fn wide(text: &str, _: &mut Chance) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(wide).collect()
}

fn shuffled(text: &str, chance: &mut Chance) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    for at in 0..words.len() {
        words.swap(at, chance.below(at + 1));
    }
    words.join(" ")
}

/// The start of a character, or the end.
fn place(text: &str, chance: &mut Chance) -> usize {
    let at = chance.below(text.chars().count() + 1);
    text.char_indices().nth(at).map_or(text.len(), |(at, _)| at)
}
