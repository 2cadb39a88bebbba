//! The marketers' figures on a demo shop's worth of invented rows: from files to figures, and how long it takes.

use std::fs;
use std::time::Instant;

use askwell::logic::faq::Faq;
use askwell::logic::faq::read::{Reading, read as read_faq};
use askwell::logic::feedback::record::Record;
use askwell::logic::insight::files::{File, read, to_csv, to_ndjson};
use askwell::logic::insight::filter::{Filter, Grouping, choices_in};
use askwell::logic::insight::report::{Request, report};
use askwell::logic::insight::rows::Rows;
use askwell::logic::insight::sample::{Plan, Site, records};
use askwell::logic::insight::unanswered::{Asked, Cluster, asked, clusters, to_faq};
use askwell::logic::text::native_fold;

/// The end of January 2026.
const UNTIL: f64 = 1_769_904_000_000.0;

fn faq(lang: &str) -> Faq {
    let name = format!("faq.{lang}.json");
    let path = format!("{}/public/shop/{name}", env!("CARGO_MANIFEST_DIR"));
    let json = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    read_faq(&json, Reading { file: &name, lang, today: "2026-01-31" }).0
}

fn sample(rows: usize) -> Vec<Record> {
    let (en, zh) = (faq("en"), faq("zh-Hans"));
    let sites = [Site { locale: "en", faq: &en }, Site { locale: "zh-Hans", faq: &zh }];
    records(&sites, Plan { seed: 1, rows, days: 90, until: UNTIL })
}

fn request() -> Request {
    let filter = Filter { from: Some(UNTIL - 45.0 * 86_400_000.0), until: Some(UNTIL), ..Filter::default() };
    Request { filter, grouping: Some(Grouping::Page), ..Request::default() }
}

#[test]
fn what_is_exported_gives_the_same_figures() {
    let rows = sample(5_000);
    let expected = report(&Rows::of(rows.clone()), &request());
    for text in [to_csv(&rows, true), to_ndjson(&rows)] {
        let import = read(&[File { name: "feedback", bytes: text.as_bytes() }]);
        assert_eq!(import.problems, []);
        assert_eq!(report(&Rows::of(import.records), &request()), expected);
    }
}

#[test]
fn what_nobody_can_answer_comes_together_and_becomes_a_draft() {
    let rows = Rows::of(sample(20_000));
    let found = clusters(&asked(&rows, &Filter::default()), native_fold);
    // Twelve subjects in each language, of which the sample asks in many wordings.
    let size = |clusters: &[Cluster]| clusters.iter().map(|cluster| cluster.size).sum::<u32>();
    let (largest, all) = (size(&found[..24]), size(&found));
    assert!(largest * 10 >= all * 9, "{largest} of {all} in the 24 largest of {} clusters", found.len());
    let norway = |cluster: &&Cluster| {
        cluster.members.iter().all(|member| member.text.contains("Norway") || member.text.contains("挪威"))
    };
    assert_eq!(found.iter().take(24).filter(norway).count(), 2, "one in each language");
    let json = serde_json::from_str(&to_faq(&found, "?")).unwrap();
    let (drafted, problems) = read_faq(&json, Reading { file: "draft", lang: "en", today: "2026-01-31" });
    assert_eq!(problems, []);
    assert!(
        drafted.entries.iter().any(|entry| entry.question.contains("Norway") && entry.variants.len() == 8)
    );
}

/// Runs something five times; prints and gives what it takes at best, in milliseconds.
fn timed<T>(what: &str, mut run: impl FnMut() -> T) -> f64 {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed().as_secs_f64() * 1e3
    };
    let best = std::iter::repeat_with(once).take(5).fold(f64::INFINITY, f64::min);
    println!("{what}: {best:.0} ms");
    best
}

/// The page is to feel immediate with a year of a small shop's feedback. The limits leave a slow machine room; what was
/// measured stands in the change that brought it.
#[test]
#[ignore = "measures: cargo test --release --test native insight -- --ignored --nocapture"]
fn a_hundred_thousand_rows_are_read_and_counted_in_time() {
    let rows = sample(100_000);
    let (csv, ndjson) = (to_csv(&rows, true), to_ndjson(&rows));
    println!("{} bytes of CSV, {} of NDJSON", csv.len(), ndjson.len());
    let reading = |text: &str| read(&[File { name: "feedback", bytes: text.as_bytes() }]).records.len();
    assert!(timed("reading CSV", || reading(&csv)) < 2_000.0);
    assert!(timed("reading NDJSON", || reading(&ndjson)) < 2_000.0);
    timed("laying out", || Rows::of(rows.clone()));
    let rows = Rows::of(rows);
    assert!(timed("report", || report(&rows, &request())) < 100.0);
    timed("choices", || choices_in(&rows));
    let questions = many_questions(&asked(&rows, &Filter::default()));
    let half = timed("clustering 5,000 wordings", || clusters(&questions[..5_000], native_fold).len());
    let whole = timed("clustering 10,000 wordings", || clusters(&questions[..10_000], native_fold).len());
    assert!(whole < 3.5 * half, "twice the questions took {:.1} times as long", whole / half);
}

/// Questions no two of which are the same: what was asked, with the words of entries.
fn many_questions(asked: &[Asked]) -> Vec<Asked> {
    let mut words: Vec<String> = Vec::new();
    for lang in ["en", "zh-Hans"] {
        words.extend(faq(lang).entries.into_iter().flat_map(|entry| entry.variants));
    }
    let mixed = |(at, question): (usize, &Asked)| Asked {
        text: format!("{} {} {}", words[at * 7 % words.len()], words[at * 31 % words.len()], question.text),
        ..question.clone()
    };
    asked.iter().cycle().take(10_000).enumerate().map(mixed).collect()
}
