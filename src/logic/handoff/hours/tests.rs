//! Office hours, held against jiff's calendar and time zones.

use super::super::super::report::Read;
use super::*;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

fn zone(name: &str, now: f64) -> Option<f64> {
    let zone = TimeZone::get(name).ok()?;
    Some(f64::from(zone.to_offset(stamp(now)).seconds()) / 60.0)
}

#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds of this century")]
fn stamp(ms: f64) -> Timestamp {
    Timestamp::from_millisecond(ms as i64).unwrap()
}

fn read(text: &str) -> (Option<Hours>, Vec<String>) {
    let mut reader = Reader::new("c");
    let raw = RawOfficeHours::read(&serde_json::from_str(text).unwrap(), &mut reader).unwrap();
    let hours = Hours::read(&raw, &mut reader);
    (hours, reader.into_problems().iter().map(ToString::to_string).collect())
}

fn hours(text: &str) -> Hours {
    let (hours, problems) = read(text);
    assert_eq!(problems, [""; 0]);
    hours.unwrap()
}

fn at(text: &str) -> f64 {
    text.parse::<Timestamp>().unwrap().as_millisecond() as f64
}

/// "there", "never", "unknown", or the moment of the next opening.
fn told(hours: &Hours, now: &str) -> String {
    match hours.presence(at(now), zone) {
        Presence::Unknown => "unknown".to_owned(),
        Presence::There => "there".to_owned(),
        Presence::Away(None) => "never".to_owned(),
        Presence::Away(Some(next)) => stamp(next).to_string(),
    }
}

const BERLIN: &str = r#"{"time_zone": "Europe/Berlin",
    "week": {"mon": ["09:00-12:00", "13:00-17:00"], "tue": ["9:00–12:00"], "fri": ["22:00-06:00"]},
    "holidays": ["2026-06-22", "12-25"]}"#;

#[test]
fn a_week_with_a_break_a_night_and_holidays() {
    let hours = hours(BERLIN);
    for (now, expected) in [
        ("2026-06-15T06:59:59Z", "2026-06-15T07:00:00Z"),
        ("2026-06-15T07:00:00Z", "there"),
        ("2026-06-15T10:00:00Z", "2026-06-15T11:00:00Z"),
        ("2026-06-15T14:59:59Z", "there"),
        ("2026-06-15T15:00:00Z", "2026-06-16T07:00:00Z"),
        // Friday's night goes on into Saturday.
        ("2026-06-19T23:00:00Z", "there"),
        ("2026-06-20T03:59:59Z", "there"),
        // Monday the 22nd is a holiday.
        ("2026-06-20T04:00:00Z", "2026-06-23T07:00:00Z"),
        // In winter the same clock is an hour later in UTC; Friday the 25th of December is a holiday of every year.
        ("2026-12-22T11:00:00Z", "2026-12-28T08:00:00Z"),
    ] {
        assert_eq!(told(&hours, now), expected, "{now}");
    }
}

#[test]
fn what_a_change_of_clocks_skips_is_later_and_what_comes_twice_is_the_first() {
    let hours = hours(
        r#"{"time_zone": "America/New_York", "week": {"sun": ["02:30-04:00"], "sat": ["01:30-03:00"]}}"#,
    );
    // On 2026-03-08 there is no 2:30: it is 3:30, summer time.
    assert_eq!(told(&hours, "2026-03-08T07:00:00Z"), "2026-03-08T07:30:00Z");
    assert_eq!(told(&hours, "2026-03-08T07:45:00Z"), "there");
    let twice = self::hours(r#"{"time_zone": "America/New_York", "week": {"sun": ["01:30-02:30"]}}"#);
    // On 2026-11-01 1:30 comes twice; the hour is two hours long.
    assert_eq!(told(&twice, "2026-11-01T05:00:00Z"), "2026-11-01T05:30:00Z");
    assert_eq!(told(&twice, "2026-11-01T07:15:00Z"), "there");
    assert_eq!(told(&twice, "2026-11-01T07:30:00Z"), "2026-11-08T06:30:00Z");
}

#[test]
fn whole_days_unknown_zones_and_years_of_holidays() {
    let always = r#"["00:00-24:00"]"#;
    let week =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("\"{day}\": {always}")).join(",");
    let all = hours(&format!(r#"{{"time_zone": "Asia/Kathmandu", "week": {{{week}}}}}"#));
    for now in ["2026-06-15T18:14:59Z", "2026-06-15T18:15:00Z", "2026-02-28T00:00:00Z"] {
        assert_eq!(told(&all, now), "there", "{now}");
    }
    let odd = hours(r#"{"time_zone": "Mars/Olympus", "week": {"mon": ["09:00-17:00"]}}"#);
    assert_eq!(told(&odd, "2026-06-15T10:00:00Z"), "unknown");
    assert_eq!(all.presence(f64::NAN, zone), Presence::Unknown);
    let mut closed = all;
    closed.holidays = (1..=12).flat_map(|month| (1..=31).map(move |day| (None, month, day))).collect();
    assert_eq!(told(&closed, "2026-06-15T10:00:00Z"), "never");
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let (hours, problems) = read(
        r#"{"time_zone": "UTC", "week": {"mon": ["9-5", "09:00-09:00", "25:00-26:00", "09:00-17:00"], "toe": []},
            "holidays": ["2026-02-30", "25.12.", "02-29", "x"]}"#,
    );
    let hours = hours.unwrap();
    assert_eq!(
        (hours.week[0].as_slice(), hours.holidays.as_slice()),
        (&[(540, 1020)][..], &[(None, 2, 29)][..])
    );
    assert_eq!(problems.len(), 7, "{problems:#?}");
    assert!(problems[1].starts_with("c at $.week.mon"), "{problems:#?}");
    for text in [r#"{"week": {"mon": ["09:00-17:00"]}}"#, r#"{"time_zone": "UTC"}"#] {
        let (hours, problems) = read(text);
        assert_eq!((hours, problems.len()), (None, 1), "{text}");
    }
}

const ZONES: [&str; 8] = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "America/Santiago",
];

/// The same by jiff's civil time, day by day.
fn reference(hours: &Hours, now: f64) -> Presence {
    let zone = TimeZone::get(&hours.zone).unwrap();
    let today = stamp(now).to_zoned(zone.clone()).date();
    let moment = |date: jiff::civil::Date, minutes: i64| {
        let civil: DateTime = date.to_datetime(jiff::civil::Time::midnight()) + minutes.minutes();
        zone.to_ambiguous_zoned(civil).compatible().unwrap().timestamp().as_millisecond() as f64
    };
    let mut openings = Vec::new();
    for ahead in -1..=15 {
        let date = today + ahead.days();
        let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap();
        for &(from, to) in &hours.week[day] {
            let (opens, closes) = (moment(date, from), moment(date, to));
            if opens <= now && now < closes {
                return Presence::There;
            }
            if opens > now && opens < closes {
                openings.push(opens);
            }
        }
    }
    Presence::Away(openings.into_iter().reduce(f64::min))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Around the days on which clocks change, and on all others.
    #[test]
    fn jiff_says_the_same(
        name in prop::sample::select(ZONES.to_vec()),
        week in prop::collection::vec((0_usize..7, 0_i64..96, 1_i64..96), 1..8),
        day in prop_oneof![20_150_i64..20_900, Just(20_520), Just(20_541), Just(20_547), Just(20_751), Just(20_758), Just(20_547)],
        minute in 0_i64..1_440,
    ) {
        let mut hours = Hours { zone: name.to_owned(), ..Hours::default() };
        for (day, from, long) in week {
            hours.week[day].push((from * 15, (from + long) * 15));
        }
        let now = (day * DAY + minute * 60_000) as f64;
        prop_assert_eq!(hours.presence(now, zone), reference(&hours, now));
    }

    #[test]
    fn any_text_is_read_without_harm(text in ".{0,14}") {
        let _ = (range(&text), holiday(&text));
    }
}
