//! Predictions against public data, which a user's clone need not have; `cargo xtask predict` prints the tables.

use std::fs;

use askwell::logic::insight::prediction::{baskets, next_questions};

/// The lines of a file beside the repository; none, with a word about it, where it is absent.
fn lines(name: &str) -> Option<Vec<String>> {
    let path = format!("{}/../shared/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: predictions are not measured; {path} is absent");
    }
    text.map(|text| text.lines().map(str::to_owned).collect())
}

fn conversations(name: &str) -> Option<Vec<Vec<String>>> {
    let lines = lines(&format!("next-intent/{name}.jsonl"))?;
    Some(lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[test]
fn the_next_intent_is_guessed_better_than_by_plain_back_off() {
    let Some([train, dev, test]) = ["train", "dev", "test"]
        .map(conversations)
        .into_iter()
        .collect::<Option<Vec<_>>>()
        .and_then(|parts| <[Vec<Vec<String>>; 3]>::try_from(parts).ok())
    else {
        return;
    };
    let reached = next_questions(&[train, dev].concat(), &test);
    let [.., (_, plain), (_, own)] = reached[..] else { panic!("{reached:?}") };
    assert_eq!(own.guessed, 4_593);
    let ([first, third], [plain_first, plain_third]) = (own.shares(), plain.shares());
    // The published order of things: popularity .099 of three, first order .382, with back-off .518; of one .380.
    assert!(first >= 0.380 && third >= 0.518, "{reached:?}");
    assert!(first > plain_first && third > plain_third, "{reached:?}");
}

#[test]
fn what_is_missing_from_a_basket_is_guessed_better_than_by_popularity() {
    let Some(lines) = lines("baskets/groceries.csv") else { return };
    let all: Vec<Vec<String>> =
        lines.iter().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let part = |is_test: bool| -> Vec<Vec<String>> {
        all.iter()
            .enumerate()
            .filter(|(at, _)| (at % 20 == 0) == is_test)
            .map(|(_, basket)| basket.clone())
            .collect()
    };
    let reached = baskets(&part(false), &part(true));
    let [(_, plain), (_, own)] = reached[..] else { panic!("{reached:?}") };
    assert!(own.guessed > 1_000 && own.shares()[1] > plain.shares()[1] + 0.005, "{reached:?}");
}
