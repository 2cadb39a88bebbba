//! One visitor: a conversation, thumbs on its answers, perhaps a survey.

use super::super::super::faq::entry::Entry;
use super::super::super::feedback::record::{Kind, Record};
use super::super::super::time::iso;
use super::super::figures::Metric;
use super::Site;
use super::chance::Chance;
use super::words::{self, PAGES};

/// The place of the entry that is asked more in the last week.
const HOT: usize = 4;

/// The names of surveys and how often each is shown; the numbers of their questions' scales follow [`Metric::ALL`].
const SURVEYS: [(&str, f64); 3] = [("after-chat", 0.7), ("recommend", 0.15), ("effort", 0.15)];

/// Who comes when.
pub(super) struct Visit<'a> {
    pub site: Site<'a>,
    /// How much of the time has passed, from 0 to 1.
    pub past: f64,
    /// The first question's moment, in milliseconds since 1970.
    pub at: f64,
    /// How many days are left.
    pub days_left: f64,
    /// Counts the visits.
    pub number: u32,
}

/// How a conversation goes.
#[derive(Default)]
struct Course {
    /// How pleased the visitor is, from 0 to 1.
    mood: f64,
    up: f64,
    down: f64,
    is_last_up: Option<bool>,
    row: Record,
}

impl Visit<'_> {
    /// Invents the rows, each with the moment that sorts it.
    pub fn play(&self, chance: &mut Chance, rows: &mut Vec<(f64, Record)>) {
        let mut course = Course { mood: 0.75, row: self.conversation(chance), ..Course::default() };
        let is_pleasing = course.row.experiments.iter().any(|experiment| experiment == "greeting:b");
        course.mood += if is_pleasing { 0.06 } else { 0.0 };
        let questions = 1 + chance.ranked(5);
        for turn in 0..questions {
            let at = self.at + 50_000.0 * turn as f64;
            if chance.happens(0.12) {
                self.miss(&mut course, chance);
            } else if let Some(entry) = self.entry(chance) {
                rows.extend(self.answer((turn, at), entry, &mut course, chance));
            }
        }
        self.finish(&mut course, chance);
        if chance.happens(0.35) {
            self.survey(&course, chance, rows);
        }
        rows.push((self.at, course.row));
    }

    /// The row as far as it is known at the start.
    fn conversation(&self, chance: &mut Chance) -> Record {
        let rules = ["greet-returning", "basket-help"].into_iter().filter(|_| chance.happens(0.2));
        Record {
            rules: rules.map(str::to_owned).collect(),
            id: format!("c{}", self.number),
            kind: Kind::Conversation,
            began: iso(self.at),
            site: "demo".to_owned(),
            conversation_id: format!("c{}", self.number),
            locale: self.site.locale.to_owned(),
            page: PAGES.get(chance.ranked(PAGES.len())).copied().unwrap_or_default().to_owned(),
            device: if chance.happens(0.6) { "touch" } else { "mouse" }.to_owned(),
            experiments: vec![if chance.happens(0.5) { "greeting:a" } else { "greeting:b" }.to_owned()],
            ..Record::default()
        }
    }

    /// An entry and its place: the hot one more often in the last week.
    fn entry(&self, chance: &mut Chance) -> Option<(usize, &Entry)> {
        let entries = &self.site.faq.entries;
        let is_hot = self.days_left < 7.0 && chance.happens(0.2);
        let place =
            if is_hot { HOT.min(entries.len().saturating_sub(1)) } else { chance.ranked(entries.len()) };
        entries.get(place).map(|entry| (place, entry))
    }

    /// A question that the site does not answer.
    fn miss(&self, course: &mut Course, chance: &mut Chance) {
        let words = words::of(self.site.locale);
        let subject = words.subjects.get(chance.ranked(words.subjects.len())).copied().unwrap_or_default();
        let text = [chance.pick(words.openings), subject, chance.pick(words.endings)].concat();
        add(&mut course.row.questions, 1.0);
        add(&mut course.row.not_sure, 1.0);
        course.mood -= 0.25;
        course.row.unanswered.push(text);
    }

    /// A question that an entry answers; the thumb on it, if one is given.
    fn answer(
        &self,
        (turn, at): (usize, f64),
        (place, entry): (usize, &Entry),
        course: &mut Course,
        chance: &mut Chance,
    ) -> Option<(f64, Record)> {
        let row = &mut course.row;
        add(&mut row.questions, 1.0);
        let is_offered = chance.happens(0.1);
        add(if is_offered { &mut row.offered } else { &mut row.answered }, 1.0);
        add(&mut row.repeated, f64::from(u8::from(turn > 0 && chance.happens(0.12))));
        row.entries.push(entry.id.clone());
        let is_helped = chance.happens(self.quality(place));
        course.mood += if is_helped { 0.05 } else { -0.3 };
        if !chance.happens(0.3) {
            return None;
        }
        course.is_last_up = Some(is_helped);
        course.up += f64::from(u8::from(is_helped));
        course.down += f64::from(u8::from(!is_helped));
        let mut phrasings = entry.variants.clone();
        phrasings.push(entry.question.clone());
        let thumb = Record {
            submission_id: format!("t{}-{turn}", self.number),
            question_id: "thumb".to_owned(),
            metric: Metric::Thumb.word().to_owned(),
            scale: Some(2.0),
            value: Some(if is_helped { 2.0 } else { 1.0 }),
            entry_id: entry.id.clone(),
            entry_question: entry.question.clone(),
            query: chance.pick(&phrasings),
            query_class: if is_offered { "chosen" } else { "answer" }.to_owned(),
            ..part(Kind::Rating, &course.row, at + 15_000.0)
        };
        Some((at + 15_000.0, Record { id: format!("t{}-{turn}", self.number), ..thumb }))
    }

    /// How likely the entry at that place helps.
    fn quality(&self, place: usize) -> f64 {
        let is_last = place + 1 == self.site.faq.entries.len();
        let usual = [0.92, 0.85, 0.88, 0.6, 0.8, 0.9, 0.75].get(place % 7).copied().unwrap_or_default();
        if is_last && self.past > 0.5 { 0.25 } else { usual }
    }

    fn finish(&self, course: &mut Course, chance: &mut Chance) {
        let row = &mut course.row;
        let asks_human = chance.happens(if course.mood < 0.5 { 0.3 } else { 0.04 });
        let resolution = match (asks_human, course.is_last_up) {
            (true, _) => "escalated",
            (_, Some(true)) => "confirmed",
            (_, Some(false)) => "denied",
            _ if row.entries.is_empty() => "open",
            _ => "assumed",
        };
        resolution.clone_into(&mut row.resolution);
        row.helped = Some(course.up);
        row.not_helped = Some(course.down);
        row.seconds =
            (!row.entries.is_empty()).then(|| (5.0 + 60.0 * chance.share() * chance.share()).round());
        row.time = iso(self.at + 180_000.0);
    }

    /// A survey with what becomes of it.
    fn survey(&self, course: &Course, chance: &mut Chance, rows: &mut Vec<(f64, Record)>) {
        let at = self.at + 200_000.0;
        let kind = chance.weighted(&SURVEYS.map(|(_, weight)| weight));
        let status = ["sent", "partial", "dismissed", "abandoned", "shown"];
        let status = status.get(chance.weighted(&[0.34, 0.08, 0.3, 0.1, 0.18])).copied().unwrap_or_default();
        let survey = Record {
            id: format!("s{}", self.number),
            survey_id: SURVEYS.get(kind).map_or("", |(name, _)| name).to_owned(),
            submission_id: format!("s{}", self.number),
            status: status.to_owned(),
            entry_id: course.row.entries.last().cloned().unwrap_or_default(),
            ..part(Kind::Survey, &course.row, at)
        };
        let extra = Metric::DIMENSIONS.get(chance.below(4)).copied().unwrap_or_default();
        let metrics = match kind {
            0 => vec![(Metric::Csat, 5), (extra, 5)],
            1 => vec![(Metric::Nps, 11)],
            _ => vec![(Metric::Ces, 7)],
        };
        let given = match status {
            "sent" => metrics.len(),
            "partial" => 1,
            _ => 0,
        };
        for (metric, scale) in metrics.into_iter().take(given) {
            rows.push((at, self.rating(&survey, (metric, scale), course.mood, chance)));
        }
        rows.push((at, survey));
    }

    fn rating(
        &self,
        survey: &Record,
        (metric, scale): (Metric, u8),
        mood: f64,
        chance: &mut Chance,
    ) -> Record {
        let lowest = if scale == 11 { 0.0 } else { 1.0 };
        let points = f64::from(scale - 1);
        let felt = (mood + 0.5 * (chance.share() - 0.4)).clamp(0.0, 1.0);
        let words = words::of(self.site.locale);
        let comment = if chance.happens(0.15) {
            chance.pick(if felt > 0.6 { words.good } else { words.bad })
        } else {
            ""
        };
        let question = metric.word();
        Record {
            id: format!("{}-{question}", survey.id),
            kind: Kind::Rating,
            question_id: question.to_owned(),
            metric: question.to_owned(),
            scale: Some(f64::from(scale)),
            value: Some(lowest + (felt * points).round()),
            comment: comment.to_owned(),
            status: String::new(),
            ..survey.clone()
        }
    }
}

fn add(count: &mut Option<f64>, more: f64) {
    *count = Some(count.unwrap_or_default() + more);
}

/// A row of the same visit.
fn part(kind: Kind, row: &Record, at: f64) -> Record {
    Record {
        kind,
        time: iso(at),
        began: iso(at),
        site: row.site.clone(),
        conversation_id: row.conversation_id.clone(),
        locale: row.locale.clone(),
        page: row.page.clone(),
        device: row.device.clone(),
        rules: row.rules.clone(),
        experiments: row.experiments.clone(),
        ..Record::default()
    }
}
