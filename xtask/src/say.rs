//! What the commands print: headlines, notes, elapsed seconds. Colour only where a person looks at a terminal.

use std::fmt::Display;
use std::io::{IsTerminal as _, stdout};
use std::time::{Duration, Instant};

/// Names what begins, and why.
pub fn headline(text: impl Display) {
    println!("\n{}", bold(&format!("== {text}")));
}

/// One plain sentence below a headline.
pub fn note(text: impl Display) {
    println!("   {text}");
}

/// What went wrong, with its causes.
pub fn error(error: &anyhow::Error) {
    eprintln!("\nerror: {error:#}");
}

/// Runs `work` below its own line and says how long it took.
pub fn timed<T>(title: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    println!("\n-- {title}");
    let start = Instant::now();
    let value = work()?;
    note(format!("done in {}", seconds(start.elapsed())));
    Ok(value)
}

/// `0.4 s`, `12 s`, `3 min 05 s`.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..=9 => format!("{:.1} s", time.as_secs_f64()),
        whole @ 10..=119 => format!("{whole} s"),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

/// `1234567` as `1,234,567`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Whether a person looks at the output, and has nothing against colour.
pub fn is_terminal() -> bool {
    stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

fn bold(text: &str) -> String {
    if is_terminal() { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_naturally() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(12)), "12 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
