//! The page as a marketer works it, without a browser.

use super::super::super::feedback::record::{Kind, Record};
use super::super::super::text::native_fold;
use super::super::files::{Owned, to_csv};
use super::super::filter::Grouping;
use super::event::{Effect, Event, Export, Failure, Field};
use super::gauge::Gauge;
use super::table::Cell;
use super::tables::Sheet;
use super::{Page, Shared};

fn thumb(number: usize, is_up: bool) -> Record {
    Record {
        id: format!("r{number}"),
        kind: Kind::Rating,
        time: format!("2026-01-{:02}T12:00:00Z", number % 28 + 1),
        page: if number.is_multiple_of(2) { "/even" } else { "/odd" }.to_owned(),
        submission_id: format!("s{number}"),
        question_id: "thumb".to_owned(),
        metric: "thumb".to_owned(),
        scale: Some(2.0),
        value: Some(if is_up { 2.0 } else { 1.0 }),
        comment: "=cmd".to_owned(),
        ..Record::default()
    }
}

/// Forty thumbs: the even ones up, the odd ones down but for every fifth.
fn csv() -> Owned {
    let rows: Vec<Record> =
        (0..40).map(|number| thumb(number, number.is_multiple_of(2) || number % 5 == 0)).collect();
    Owned { name: "thumbs.csv".to_owned(), bytes: to_csv(&rows, false).into_bytes() }
}

fn settled(page: &mut Page, event: Event) -> Vec<Effect> {
    let effects = page.update(event);
    for _ in 0..1_000 {
        if page.work(native_fold) {
            return effects;
        }
    }
    panic!("the work does not end");
}

fn loaded() -> Page {
    let mut page = Page::new(1_000);
    let effects = settled(&mut page, Event::FilesRead(vec![csv()]));
    assert_eq!(effects, [Effect::Work]);
    page
}

fn thumbs(page: &Page) -> String {
    Gauge::Thumbs.of(&page.report.as_ref().unwrap().total).sentence(&page.words)
}

#[test]
fn files_become_figures() {
    let page = loaded();
    assert_eq!((page.loaded.rows, page.loaded.problems.len()), (40, 0));
    // 20 even ones and the odd ones 5, 15, 25, 35.
    assert_eq!(thumbs(&page), "60 % (45–74 %, n = 40)");
    assert!(page.task().is_none() && !page.choices.values.is_empty());
    let groups = page.table(Sheet::Groups);
    assert_eq!(
        groups.rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>(),
        ["/even", "/odd"].map(Cell::text)
    );
}

#[test]
fn filters_bind_at_once_and_can_be_taken_back() {
    let mut page = loaded();
    let field = Field::Of(Grouping::Page);
    settled(&mut page, Event::Filtered(field, "/even".to_owned()));
    assert_eq!((thumbs(&page).as_str(), page.rows().len()), ("100 % (84–100 %, n = 20)", 20));
    assert_eq!((page.filter_value(field).as_str(), page.is_filtered()), ("/even", true));
    settled(&mut page, Event::Filtered(Field::Until, "2026-01-03".to_owned()));
    assert_eq!(page.filter_value(Field::Until), "2026-01-03");
    assert_eq!(thumbs(&page), "too few to say: n = 4");
    settled(&mut page, Event::LeastChosen(2));
    assert!(thumbs(&page).starts_with("100 %"));
    settled(&mut page, Event::FilterCleared);
    assert!(thumbs(&page).ends_with("n = 40)") && !page.is_filtered());
}

#[test]
fn more_files_are_merged_and_the_same_row_counts_once() {
    let mut page = loaded();
    settled(&mut page, Event::FilesRead(vec![csv()]));
    assert_eq!((page.loaded.rows, page.loaded.superseded, page.loaded.sources.len()), (40, 40, 2));
}

#[test]
fn files_that_come_while_others_are_read_are_read_too() {
    let mut page = Page::new(1_000);
    page.update(Event::FilesRead(vec![csv()]));
    page.work(native_fold);
    let broken = Owned { name: "b.csv".to_owned(), bytes: b"id,kind,time\nx,rating\n".to_vec() };
    settled(&mut page, Event::FilesRead(vec![broken]));
    assert_eq!((page.loaded.rows, page.loaded.problems.len()), (40, 1));
    assert_eq!((page.loaded.problems[0].file.as_str(), page.loaded.problems[0].line), ("b.csv", Some(2)));
}

#[test]
fn invented_rows_are_marked_and_give_way_to_real_ones() {
    let mut page = Page::new(1_000);
    assert_eq!(page.update(Event::SampleAsked), [Effect::FetchSample]);
    let faq =
        serde_json::from_str(r#"[{"question": "Where is my parcel?", "answer": "On its way."}]"#).unwrap();
    settled(&mut page, Event::SampleRead { faqs: vec![("en".to_owned(), faq)], now: 1.77e12 });
    assert!(page.loaded.is_invented && page.loaded.rows == 4_000 && !page.is_waiting);
    settled(&mut page, Event::FilesRead(vec![csv()]));
    assert!(!page.loaded.is_invented && page.loaded.rows == 40);
    settled(&mut page, Event::Cleared);
    assert!(page.report.is_none() && page.loaded.rows == 0 && page.rows().is_empty());
    page.update(Event::SampleRead { faqs: Vec::new(), now: 0.0 });
    assert_eq!(page.failure, Some(Failure::NoSample));
}

#[test]
fn addresses_are_completed_or_refused() {
    for (typed, asked) in [
        (" https://c.example/ ", Some("https://c.example/records.ndjson")),
        ("http://127.0.0.1:8787", Some("http://127.0.0.1:8787/records.ndjson")),
        ("https://c.example/records.ndjson?since=x", Some("https://c.example/records.ndjson?since=x")),
        ("https://c.example/rows.csv", Some("https://c.example/rows.csv")),
        ("c.example", None),
        ("https://", None),
        ("javascript:alert(1)", None),
        ("", None),
    ] {
        let mut page = Page::new(1_000);
        let event = Event::CollectorAsked { url: typed.to_owned(), token: "t".to_owned() };
        let expected = asked.map(|url| Effect::FetchRows { url: url.to_owned(), token: "t".to_owned() });
        assert_eq!(page.update(event).first(), expected.as_ref(), "{typed}");
        assert_eq!((page.is_waiting, page.failure.is_some()), (asked.is_some(), asked.is_none()));
    }
}

#[test]
fn everything_can_be_downloaded_and_runs_nothing() {
    let mut page = loaded();
    let sheets = [
        Sheet::Overview,
        Sheet::Trend,
        Sheet::Trends,
        Sheet::Answers,
        Sheet::Dimensions,
        Sheet::Surveys,
        Sheet::Ends,
        Sheet::Questions,
        Sheet::Groups,
        Sheet::Entries,
        Sheet::Topics,
        Sheet::Unanswered,
        Sheet::Comments,
    ];
    let exports = sheets.map(Export::Table).into_iter().chain([Export::Rows]);
    let mut names = std::collections::BTreeSet::new();
    for export in exports {
        let effects = page.update(Event::Exported(export));
        let [Effect::Download { name, text, .. }] = effects.as_slice() else { panic!("{export:?}") };
        assert!(text.starts_with('\u{feff}') && names.insert(name.clone()), "{export:?}: {name}");
        assert!(!text.contains(",=cmd") && !text.contains("\n=cmd"), "{export:?}");
    }
    page.update(Event::MarkChosen(false));
    let effects = page.update(Event::Exported(Export::Rows));
    assert!(
        matches!(&effects[..], [Effect::Download { text, .. }] if text.starts_with("id,") && text.contains("'=cmd"))
    );
}

#[test]
fn the_draft_has_the_clusters_that_are_wanted() {
    let mut page = Page::new(1_000);
    let row = |number: usize, text: &str| Record {
        id: format!("c{number}"),
        kind: Kind::Conversation,
        time: "2026-01-01T00:00:00Z".to_owned(),
        conversation_id: format!("c{number}"),
        unanswered: vec![text.to_owned()],
        ..Record::default()
    };
    let rows = [row(1, "Do you ship to Norway?"), row(2, "Is there a gift card?")];
    let bytes = to_csv(&rows, false).into_bytes();
    settled(&mut page, Event::FilesRead(vec![Owned { name: "a".to_owned(), bytes }]));
    assert_eq!(page.clusters.len(), 2);
    page.update(Event::ClusterChosen("Is there a gift card?".to_owned(), false));
    let effects = page.update(Event::Exported(Export::Faq));
    let [Effect::Download { name, text, .. }] = effects.as_slice() else { panic!() };
    assert_eq!(name, "askwell-faq-draft.json");
    assert!(text.contains("Norway") && !text.contains("gift card"));
}

#[test]
fn languages_are_spoken_once_their_texts_are_there() {
    let mut page = Page::new(1_000);
    assert_eq!(page.update(Event::LanguageChosen("zh-CN".to_owned())), [Effect::FetchWords("zh-Hans")]);
    assert_eq!(page.lang, "en");
    let json = serde_json::from_str(r#"{"title": "洞察"}"#).unwrap();
    let told = page.update(Event::WordsRead("zh-Hans", json));
    assert_eq!(told, [Effect::SetLanguage("zh-Hans", "洞察".to_owned())]);
    page.update(Event::LanguageChosen("fr".to_owned()));
    assert_eq!((page.lang, page.words.title), ("en", "Askwell Insights"));
}

#[test]
fn shared_values_are_compared_by_identity() {
    let one = Shared::new(1);
    assert!(one == one.clone() && one != Shared::new(1));
}
