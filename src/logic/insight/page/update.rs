//! What becomes of an event.

use super::super::super::faq::Faq;
use super::super::super::faq::read as faq;
use super::super::super::feedback::record::Record;
use super::super::super::json::Json;
use super::super::super::language::choose;
use super::super::super::time::{DAY, from_iso};
use super::super::calendar::{Step, day_of};
use super::super::files::{Flaws, Owned, Reading, to_csv};
use super::super::filter::{Choices, Filter, Grouping};
use super::super::rows::{Indexing, Rows};
use super::super::sample::{Plan, Site, records};
use super::super::unanswered::{Cluster, to_faq};
use super::event::{Effect, Event, Export, Failure, Field};
use super::table::day;
use super::words::{FLAWS, LANGUAGES, Words};
use super::work::Task;
use super::{COMMENTS_SHOWN, Loaded, Page, Shared};

/// The invented rows: enough that each figure has answers. The seed is of no meaning.
const SAMPLE: Plan = Plan { seed: 7, rows: 4_000, days: 90, until: 0.0 };

impl Page {
    /// Takes an event, and says what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::LanguageChosen(tag) => self.speak(&tag),
            Event::WordsRead(lang, json) => self.take_words(lang, &json),
            Event::ReadingBegan => self.wait(),
            Event::FilesRead(files) => self.read(files),
            Event::CollectorAsked { url, token } => self.ask_collector(&url, token),
            Event::BrowserAsked => self.await_data(Effect::ReadBrowser(self.words.this_browser.to_string())),
            Event::SampleAsked => self.await_data(Effect::FetchSample),
            Event::SampleRead { faqs, now } => self.invent(&faqs, now),
            Event::Failed(failure) => self.fail(failure),
            Event::Cleared => self.clear(),
            Event::Filtered(field, value) => self.filter(field, &value),
            Event::FilterCleared => self.ask(|page| page.request.filter = Filter::default()),
            Event::GaugeChosen(gauge) => self.set(|page| page.gauge = gauge),
            Event::StepChosen(step) => self.ask(|page| page.request.step = step),
            Event::GroupingChosen(grouping) => self.ask(|page| page.request.grouping = Some(grouping)),
            Event::LeastChosen(least) => self.ask(|page| page.request.least = least.clamp(1, 10_000)),
            Event::ClusterChosen(question, is_wanted) => self.set(|page| {
                if is_wanted {
                    page.unwanted.remove(&question);
                } else {
                    page.unwanted.insert(question);
                }
            }),
            Event::MoreAsked => self.set(|page| page.comments += COMMENTS_SHOWN),
            Event::MarkChosen(is_wanted) => self.set(|page| page.with_mark = is_wanted),
            Event::Exported(export) => vec![self.export(export)],
            Event::Resized(width) => self.set(|page| page.width = width),
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Page)) -> Vec<Effect> {
        change(self);
        Vec::new()
    }

    /// Changes what is asked for.
    fn ask(&mut self, change: impl FnOnce(&mut Page)) -> Vec<Effect> {
        change(self);
        if self.all.is_empty() {
            return Vec::new();
        }
        self.recount();
        vec![Effect::Work]
    }

    fn speak(&mut self, tag: &str) -> Vec<Effect> {
        match choose(&[tag], &LANGUAGES).unwrap_or("en") {
            "en" => self.take_words("en", &Json::Null),
            lang => vec![Effect::FetchWords(lang)],
        }
    }

    fn take_words(&mut self, lang: &'static str, json: &Json) -> Vec<Effect> {
        let (words, flaws) = if lang == "en" {
            (Words::default(), Flaws::default())
        } else {
            let flaws = json.get(FLAWS).unwrap_or(&Json::Null);
            (Words::translated(json, lang).0, Flaws::translated(flaws, lang).0)
        };
        let title = words.title.to_string();
        self.lang = lang;
        self.words = Shared::new(words);
        self.flaws = Shared::new(flaws);
        vec![Effect::SetLanguage(lang, title)]
    }

    fn wait(&mut self) -> Vec<Effect> {
        self.failure = None;
        self.is_waiting = true;
        Vec::new()
    }

    fn await_data(&mut self, effect: Effect) -> Vec<Effect> {
        self.wait();
        vec![effect]
    }

    fn fail(&mut self, failure: Failure) -> Vec<Effect> {
        self.is_waiting = false;
        self.failure = Some(failure);
        Vec::new()
    }

    fn ask_collector(&mut self, typed: &str, token: String) -> Vec<Effect> {
        match address(typed) {
            Some(url) => self.await_data(Effect::FetchRows { url, token }),
            None => self.fail(Failure::NoAddress(typed.trim().to_owned())),
        }
    }

    /// Real rows take the place of invented ones, and are merged with each other. What is still being read is read on.
    fn read(&mut self, files: Vec<Owned>) -> Vec<Effect> {
        self.is_waiting = false;
        if self.loaded.is_invented {
            self.clear();
        }
        self.loaded.sources.extend(files.iter().map(|file| file.name.clone()));
        match &mut self.task {
            Task::Reading(reading) => reading.add(files),
            task => {
                let known = match std::mem::take(task) {
                    Task::Indexing(indexing) => indexing.into_records(),
                    _ => std::mem::take(&mut self.all).into_records(),
                };
                *task = Task::Reading(Box::new(Reading::new(known, files)));
            }
        }
        vec![Effect::Work]
    }

    fn invent(&mut self, faqs: &[(String, Json)], now: f64) -> Vec<Effect> {
        let read = |(lang, json): &(String, Json)| {
            let today = day(now);
            (lang.clone(), faq::read(json, faq::Reading { file: "faq", lang, today: &today }).0)
        };
        let faqs: Vec<(String, Faq)> = faqs.iter().map(read).collect();
        let sites: Vec<Site> = faqs.iter().map(|(locale, faq)| Site { locale, faq }).collect();
        let rows = records(&sites, Plan { until: now, ..SAMPLE });
        if rows.is_empty() {
            return self.fail(Failure::NoSample);
        }
        self.clear();
        self.take_invented(rows);
        vec![Effect::Work]
    }

    fn take_invented(&mut self, rows: Vec<Record>) {
        let source = self.words.invented.to_string();
        self.loaded =
            Loaded { sources: vec![source], is_invented: true, rows: rows.len(), ..Loaded::default() };
        self.task = Task::Indexing(Box::new(Indexing::new(rows)));
    }

    fn clear(&mut self) -> Vec<Effect> {
        self.loaded = Loaded::default();
        self.failure = None;
        self.is_waiting = false;
        self.choices = Shared::new(Choices::default());
        self.report = None;
        self.clusters = Shared::new(Vec::new());
        self.unwanted.clear();
        self.request.filter = Filter::default();
        self.comments = COMMENTS_SHOWN;
        self.all = Rows::default();
        self.task = Task::Idle;
        Vec::new()
    }

    fn filter(&mut self, field: Field, value: &str) -> Vec<Effect> {
        let midnight = |later: i64| {
            let moment = from_iso(&[value, "T00:00:00Z"].concat());
            moment.map(|moment| moment + (later * DAY) as f64)
        };
        let text = (!value.is_empty()).then(|| value.to_owned());
        let (first, next) = (midnight(0), midnight(1));
        self.ask(|page| {
            let filter = &mut page.request.filter;
            match field {
                Field::From => filter.from = first,
                Field::Until => filter.until = next,
                Field::Of(grouping) => {
                    if let Some(condition) = condition(filter, grouping) {
                        *condition = text;
                    }
                }
            }
            page.comments = COMMENTS_SHOWN;
        })
    }

    fn export(&self, export: Export) -> Effect {
        let (stem, ending, mime, text) = match export {
            Export::Rows => ("rows", "csv", CSV, to_csv(&self.rows(), self.with_mark)),
            Export::Table(sheet) => {
                let table = self.table(sheet);
                (table.name, "csv", CSV, table.to_csv(&self.words, self.with_mark))
            }
            Export::Faq => ("faq-draft", "json", "application/json", self.faq()),
        };
        Effect::Download { name: ["askwell-", stem, ".", ending].concat(), mime, text }
    }

    fn faq(&self) -> String {
        let wanted = self.clusters.iter().filter(|cluster| !self.unwanted.contains(&cluster.question));
        to_faq(&wanted.cloned().collect::<Vec<Cluster>>(), "")
    }

    /// The text of a filter's control.
    pub fn filter_value(&self, field: Field) -> String {
        let filter = &self.request.filter;
        match field {
            Field::From => filter.from.map(day).unwrap_or_default(),
            Field::Until => filter.until.map(|until| day(until - 1.0)).unwrap_or_default(),
            Field::Of(grouping) => {
                condition(&mut filter.clone(), grouping).cloned().flatten().unwrap_or_default()
            }
        }
    }

    /// Whether any condition is set.
    pub fn is_filtered(&self) -> bool {
        self.request.filter != Filter::default()
    }

    /// The days of the trend as the page says them: `2026-01-01`, `2026-01-31`.
    pub fn days(&self) -> Option<(String, String)> {
        let (first, last) = self.report.as_ref()?.span?;
        let name = |moment| Step::Day.key(day_of(moment));
        Some((name(first), name(last)))
    }
}

/// The endings of addresses that are asked for as they are.
const FILES: [&str; 3] = ["ndjson", "csv", "json"];

const CSV: &str = "text/csv;charset=utf-8";

fn condition(filter: &mut Filter, grouping: Grouping) -> Option<&mut Option<String>> {
    match grouping {
        Grouping::Language => Some(&mut filter.locale),
        Grouping::Page => Some(&mut filter.page),
        Grouping::Entry => Some(&mut filter.entry),
        Grouping::Rule => Some(&mut filter.rule),
        Grouping::Experiment => Some(&mut filter.experiment),
        Grouping::Survey => Some(&mut filter.survey),
        Grouping::Device => Some(&mut filter.device),
        Grouping::QueryClass | Grouping::Day | Grouping::Week | Grouping::Month => None,
    }
}

/// The address of the rows: of a collector's own address, its `records.ndjson`. None where no web address was typed.
fn address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let rest = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"))?;
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with('/') || path.contains(char::is_whitespace) {
        return None;
    }
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let is_file = path.contains('/') && ending.is_some_and(|ending| FILES.contains(&ending));
    Some(if is_file { typed.to_owned() } else { [typed.trim_end_matches('/'), "/records.ndjson"].concat() })
}
