//! The figures for people: the machine, bytes first, then a table for each language and size.
//!
//! Behind each figure stands its ratio to Askwell's: above 1 the peer is slower, or larger.

use super::results::{Data, Figures, Machine, Named, Results};
use crate::say;

/// The system that all others are compared with.
const OURS: &str = "askwell";

/// A column: its title, the figure, and how many digits follow the point.
type Column = (&'static str, fn(&Figures) -> f64, usize);

const COLUMNS: [Column; 5] = [
    ("start ms", |figures| figures.start_ms, 1),
    ("build ms", |figures| figures.build_ms, 1),
    ("memory kB", |figures| figures.memory_bytes / 1000.0, 0),
    ("p50 µs", |figures| figures.p50_us, 1),
    ("p99 µs", |figures| figures.p99_us, 1),
];

/// Prints everything.
pub fn print(results: &Results) {
    print_machine(&results.machine);
    print_bytes(results);
    for data in &results.data {
        print_cell(results, data);
    }
    say::headline("How to read this");
    note(results);
}

fn print_machine(machine: &Machine) {
    say::headline("The machine");
    let Machine { cpu, cores, memory_gb, system, browser, .. } = machine;
    say::note(format!("{cpu}, {cores} cores, {memory_gb} GB, {system}, {browser}"));
    let Machine { load, load_at_end, clock_step_us, .. } = machine;
    say::note(format!(
        "load {load} before, {load_at_end} after; the page's clock steps by {clock_step_us} µs"
    ));
}

fn print_bytes(results: &Results) {
    say::headline("What a visitor downloads for the search alone, in bytes, minified");
    println!("   {:<12}{:>12}{:>12}{:>9}{:>12}", "", "version", "raw", "", "gzip -9");
    let ours = results.bytes.iter().find(|bytes| bytes.system == OURS);
    for bytes in &results.bytes {
        let version = results.versions.get(&bytes.system).map_or("", String::as_str);
        let [raw, gzip] = [(bytes.raw, ours.map(|ours| ours.raw)), (bytes.gzip, ours.map(|ours| ours.gzip))]
            .map(|(bytes, ours)| (say::grouped(bytes), ratio(bytes as f64, ours.map(|ours| ours as f64))));
        let title = title(&results.definitions.systems, &bytes.system);
        println!("   {title:<12}{version:>12}{:>12}{:>9}{:>12}{:>9}", raw.0, raw.1, gzip.0, gzip.1);
    }
}

fn print_cell(results: &Results, data: &Data) {
    let language = title(&results.definitions.languages, &data.language);
    say::headline(format!(
        "{language}, {} entries (made from {}, {})",
        say::grouped(data.size),
        data.base,
        data.checksum
    ));
    let heads: Vec<String> = COLUMNS.iter().map(|(title, ..)| format!("{title:>11}{:>9}", "")).collect();
    println!("   {:<12}{:>7}{}", "", "top-1", heads.concat().trim_end());
    let cell = || results.figures.iter().filter(|row| row.language == data.language && row.size == data.size);
    let ours = cell().find(|row| row.system == OURS);
    for row in cell() {
        println!("{}", line(title(&results.definitions.systems, &row.system), row, ours));
    }
    if let Some(complete) = ours.and_then(|ours| ours.complete.as_ref()) {
        say::note(format!(
            "Askwell completes what is being typed: p50 {:.1} µs, p99 {:.1} µs",
            complete.p50_us, complete.p99_us
        ));
    }
}

fn line(title: &str, row: &Figures, ours: Option<&Figures>) -> String {
    let figure = |(_, get, digits): &Column| {
        let ratio = ratio(get(row), ours.map(get));
        format!("{:>11}{ratio:>9}", grouped(get(row), *digits))
    };
    let figures: Vec<String> = COLUMNS.iter().map(figure).collect();
    format!("   {title:<12}{:>5.1} %{}", row.top1 * 100.0, figures.concat())
}

/// How many times Askwell's figure this is. Nothing where there is none to compare with.
fn ratio(figure: f64, ours: Option<f64>) -> String {
    match ours {
        Some(ours) if ours > 0.0 => {
            format!("×{:.*}", if figure / ours < 100.0 { 2 } else { 0 }, figure / ours)
        }
        _ => String::new(),
    }
}

/// `12345.67` as `12,346` or, with one digit, `12,345.7`.
fn grouped(figure: f64, digits: usize) -> String {
    let text = format!("{:.*}", digits, figure.max(0.0));
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), say::grouped);
    if rest.is_empty() { whole } else { format!("{whole}.{rest}") }
}

fn title<'a>(all: &'a [Named], name: &'a str) -> &'a str {
    all.iter().find(|named| named.name == name).map_or(name, |named| &named.title)
}

fn note(results: &Results) {
    let definitions = &results.definitions;
    say::note("×: how many times Askwell's figure; above 1 the peer is slower or larger.");
    say::note(format!(
        "{} phrasings an entry; {} questions, each timed alone, mean of the middle half of {} passes; p50 and p99 over \
         questions; medians of {} rounds in fresh pages.",
        definitions.phrasings,
        definitions.questions,
        passes(&results.figures),
        definitions.rounds,
    ));
    say::note("start: fetching and compiling the library; build: the first index, cold.");
    say::note("memory: Askwell's whole WebAssembly memory; of peers what stays after a garbage collection.");
}

fn passes(figures: &[Figures]) -> String {
    let passes = || figures.iter().map(|row| row.passes);
    format!("{} to {}", passes().min().unwrap_or_default(), passes().max().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_above_one_says_that_the_peer_is_slower() {
        assert_eq!(ratio(30.0, Some(10.0)), "×3.00");
        assert_eq!(ratio(5.0, Some(10.0)), "×0.50");
        assert_eq!(ratio(1234.0, Some(1.0)), "×1234");
    }

    #[test]
    fn without_a_figure_of_ours_there_is_no_ratio() {
        assert_eq!(ratio(30.0, None), "");
        assert_eq!(ratio(30.0, Some(0.0)), "");
    }

    #[test]
    fn figures_keep_their_digits_and_group_their_thousands() {
        assert_eq!(grouped(12_345.67, 0), "12,346");
        assert_eq!(grouped(12_345.67, 1), "12,345.7");
        assert_eq!(grouped(0.04, 1), "0.0");
    }

    #[test]
    fn a_negative_figure_is_noise_and_shows_as_nothing() {
        assert_eq!(grouped(-3.0, 0), "0");
    }

    #[test]
    fn an_unknown_name_is_its_own_title() {
        let all = [Named { name: "en".into(), title: "English".into() }];
        assert_eq!((title(&all, "en"), title(&all, "zh")), ("English", "zh"));
    }

    #[test]
    fn the_definitions_and_the_kept_results_can_be_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/bench");
        let definitions = std::fs::read_to_string(format!("{folder}/bench.json")).unwrap();
        let definitions: super::super::results::Definitions = serde_json::from_str(&definitions).unwrap();
        assert!(definitions.systems.iter().any(|system| system.name == OURS));
        for file in std::fs::read_dir(format!("{folder}/results")).into_iter().flatten().flatten() {
            let text = std::fs::read_to_string(file.path()).unwrap();
            assert!(
                serde_json::from_str::<Results>(&text).is_ok(),
                "{} is not as expected",
                file.path().display()
            );
        }
    }
}
