//! What a row must hold to be counted.

use super::super::super::feedback::record::{Kind, Record};
use super::super::super::time::from_iso;
use super::super::scores::Histogram;

/// The moment of the row's state, in milliseconds since 1970.
///
/// # Errors
/// The row contradicts itself and would spoil figures; the message says how.
pub(super) fn time_of(record: &Record) -> Result<f64, String> {
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

fn moment(column: &str, text: &str) -> Result<f64, String> {
    from_iso(text).ok_or_else(|| {
        format!(
            "`{column}` is \"{text}\", but should be a moment in UTC such as 2026-01-31T23:59:59Z; the row is left out."
        )
    })
}

fn counts(record: &Record) -> Result<(), String> {
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
            return Err(format!("`{column}` is {count}, but counts questions; the row is left out."));
        }
    }
    Ok(())
}

fn answer(value: f64, scale: Option<f64>) -> Result<(), String> {
    let points =
        scale.and_then(whole).and_then(|scale| u8::try_from(scale).ok()).filter(|points| *points <= 11);
    let Some(points) = points.filter(|points| *points >= 2) else {
        let scale = scale.map_or("empty".to_owned(), |scale| scale.to_string());
        return Err(format!("`scale` is {scale}, but should be from 2 to 11; the row is left out."));
    };
    let answers = Histogram::answers(points);
    let is_on_scale =
        whole(value).and_then(|value| u8::try_from(value).ok()).is_some_and(|value| answers.contains(&value));
    if is_on_scale {
        return Ok(());
    }
    let (first, last) = answers.into_inner();
    Err(format!(
        "`value` is {value}, but the scale has the whole numbers from {first} to {last}; the row is left out."
    ))
}

/// The number where it is a count.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
pub(in super::super) fn whole(number: f64) -> Option<u32> {
    let is_count = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    is_count.then_some(number as u32)
}
