//! What a row must hold to be counted.

use super::super::super::feedback::record::{Kind, Record};
use super::super::super::time::from_iso;
use super::super::scores::Histogram;
use super::flaw::Flaw;

/// The moment of the row's state, in milliseconds since 1970.
///
/// # Errors
/// The row contradicts itself and would spoil figures.
pub(super) fn time_of(record: &Record) -> Result<f64, Flaw> {
    let time = moment("time", &record.time)?;
    if !record.began.is_empty() {
        moment("began", &record.began)?;
    }
    if record.kind == Kind::Conversation {
        counts(record)?;
    }
    if let (Kind::Rating, Some(value)) = (record.kind, record.value) {
        answer(value, record.scale)?;
    }
    Ok(time)
}

fn moment(column: &'static str, text: &str) -> Result<f64, Flaw> {
    from_iso(text).ok_or_else(|| Flaw::NoMoment(column, text.to_owned()))
}

fn counts(record: &Record) -> Result<(), Flaw> {
    let counts = [
        ("questions", record.questions),
        ("answered", record.answered),
        ("offered", record.offered),
        ("not_sure", record.not_sure),
        ("repeated", record.repeated),
    ];
    for (column, count) in counts {
        let count = count.unwrap_or_default();
        if whole(count).is_none() {
            return Err(Flaw::NoCount(column, count));
        }
    }
    Ok(())
}

fn answer(value: f64, scale: Option<f64>) -> Result<(), Flaw> {
    let points =
        scale.and_then(whole).and_then(|scale| u8::try_from(scale).ok()).filter(|points| *points <= 11);
    let Some(points) = points.filter(|points| *points >= 2) else {
        return Err(Flaw::NoScale(scale));
    };
    let answers = Histogram::answers(points);
    let is_on_scale =
        whole(value).and_then(|value| u8::try_from(value).ok()).is_some_and(|value| answers.contains(&value));
    if is_on_scale {
        return Ok(());
    }
    let (first, last) = answers.into_inner();
    Err(Flaw::OffScale(value, first, last))
}

/// The number where it is a count.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
pub(in super::super) fn whole(number: f64) -> Option<u32> {
    let is_count = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    is_count.then_some(number as u32)
}
