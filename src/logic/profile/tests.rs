//! What holds for whatever a page and a store may hold: bounded, fading, the same in every tab, and never a panic.

#![expect(clippy::float_cmp, reason = "counts are whole numbers, which are exact")]

use proptest::prelude::*;

use super::*;

const NOW: f64 = 1_781_517_600_000.0;
const MINUTE: f64 = 60_000.0;

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn page(path: &str) -> Signal {
    Signal::Page(PageFacts { path: path.to_owned(), ..PageFacts::default() })
}

fn product_page(path: &str, skus: &[&str]) -> Signal {
    let node = |sku: &&str| json(&format!(r#"{{"sku": "{sku}", "category": "Tea"}}"#));
    let products = skus.iter().map(node).collect();
    Signal::Page(PageFacts { path: path.to_owned(), products, ..PageFacts::default() })
}

fn track(name: &str, properties: &str) -> Signal {
    Signal::Track(name.to_owned(), json(properties))
}

fn reread(profile: &Profile, now: f64) -> Profile {
    let stored = profile.to_json().unwrap_or_default();
    Profile { view: profile.view.clone(), ..Profile::read(Some(&stored), now, profile.keeping) }
}

/// Weight now, and how often.
fn of(trail: &Trail, key: &str, profile: &Profile, now: f64) -> (f64, f64) {
    trail.get(key).map_or((0.0, 0.0), |trace| (trace.weight(profile.moment(now)), trace.times))
}

#[test]
fn a_visit_ends_after_half_an_hour_of_silence() {
    let mut profile = Profile::default();
    for (minute, visits, pages) in
        [(0.0, 1.0, 1.0), (29.0, 1.0, 2.0), (58.0, 1.0, 3.0), (88.0, 2.0, 1.0), (90.0, 2.0, 2.0)]
    {
        profile.note(&page("/"), NOW + minute * MINUTE);
        assert_eq!((profile.visits.count, profile.visits.pages), (visits, pages), "minute {minute}");
    }
    assert_eq!(profile.visits.previous, Some(NOW + 58.0 * MINUTE));
    assert_eq!(profile.visits.first, NOW);
}

#[test]
fn views_count_half_after_a_half_life() {
    let mut profile = Profile::default();
    profile.note(&page("/tea"), NOW);
    profile.note(&page("/tea"), NOW + 14.0 * DAY);
    let (weight, times) = of(&profile.pages, "/tea", &profile, NOW + 28.0 * DAY);
    assert!((weight - 0.75).abs() < 1e-3 && times == 2.0, "{weight}");
    profile.note(&page("/"), NOW + 160.0 * DAY);
    assert_eq!(of(&profile.pages, "/tea", &profile, NOW + 160.0 * DAY), (0.0, 0.0));
}

#[test]
fn a_product_counts_once_a_page_whoever_tells_of_it() {
    let mut profile = Profile::default();
    profile.note(&product_page("/tea", &["tea"]), NOW);
    profile.note(&track("view_item", r#"{"items": [{"item_id": "tea", "price": "4.90"}]}"#), NOW + 5.0);
    assert_eq!(of(&profile.products, "tea", &profile, NOW), (1.0, 1.0));
    assert_eq!(profile.products.list[0].product.as_ref().unwrap().price, Some(4.9));
    profile.note(&product_page("/tea", &["tea"]), NOW + 10.0);
    assert_eq!(of(&profile.products, "tea", &profile, NOW).1, 2.0);
    assert_eq!(of(&profile.categories, "Tea", &profile, NOW).1, 2.0);
    profile.note(&product_page("/all", &["cup", "pot"]), NOW + 20.0);
    assert_eq!(profile.products.list.len(), 1);
    profile.note(&product_page("/cup", &["cup", "cup"]), NOW + 30.0);
    assert_eq!(of(&profile.products, "cup", &profile, NOW).1, 1.0);
}

#[test]
fn an_order_empties_the_cart_once() {
    let mut profile = Profile::default();
    let order = track("Order Completed", r#"{"order_id": "1", "total": 5}"#);
    let added = track("Product Added", r#"{"sku": "a", "price": 5}"#);
    assert_eq!(profile.note(&added, NOW), Some(Step::Added));
    assert_eq!(profile.note(&order, NOW), Some(Step::Ordered));
    assert_eq!((profile.cart.count(), profile.purchases.count()), (0.0, 1.0));
    profile.note(&added, NOW + MINUTE);
    assert_eq!(profile.note(&order, NOW + 2.0 * MINUTE), None);
    assert_eq!((profile.cart.count(), profile.purchases.count()), (1.0, 1.0));
}

#[test]
fn everything_expires_without_a_visit() {
    let mut profile = Profile::default();
    profile.note(&page("/"), NOW);
    profile.note(&track("purchase", r#"{"transaction_id": 1}"#), NOW);
    assert_eq!(reread(&profile, NOW + 180.0 * DAY).visits.count, 1.0);
    assert_eq!(reread(&profile, NOW + 180.1 * DAY).visits.count, 0.0);
    profile.note(&page("/new"), NOW + 181.0 * DAY);
    assert_eq!((profile.visits.count, profile.purchases.count(), profile.pages.list.len()), (1.0, 0.0, 1));
}

#[test]
fn a_cart_expires_sooner() {
    let mut profile = Profile::default();
    profile.note(&track("Product Added", r#"{"sku": "a"}"#), NOW);
    profile.note(&page("/"), NOW + 29.0 * DAY);
    assert_eq!(profile.cart.count(), 1.0);
    profile.note(&page("/"), NOW + 31.0 * DAY);
    assert_eq!(profile.cart, Cart::default());
}

#[test]
fn a_clock_that_jumps_does_no_lasting_harm() {
    let mut profile = Profile::default();
    profile.note(&page("/tea"), NOW + 100.0 * DAY);
    profile.asked("returns", NOW + 100.0 * DAY);
    profile.note(&page("/tea"), NOW);
    assert_eq!((profile.visits.count, profile.visits.last), (1.0, NOW));
    assert_eq!(of(&profile.topics, "returns", &profile, NOW), (1.0, 1.0));
    let (weight, _) = of(&profile.topics, "returns", &profile, NOW + 14.0 * DAY);
    assert!((weight - 0.5).abs() < 1e-3);
    let before = profile.clone();
    for now in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        profile.note(&page("/nan"), now);
        profile.rated("a", true, now);
        profile.merge(before.clone(), now);
    }
    assert_eq!(profile, before);
    assert_eq!(Profile::read(before.to_json().as_ref(), f64::NAN, before.keeping), Profile::default());
}

#[test]
fn orders_survive_a_clock_put_back_and_tabs() {
    let mut here = Profile::default();
    for id in 0..40 {
        here.note(
            &track("purchase", &format!(r#"{{"transaction_id": {id}, "value": 1}}"#)),
            NOW + f64::from(id),
        );
    }
    here.note(&page("/"), NOW - DAY);
    let mut there = reread(&here, NOW - DAY);
    there.merge(here.clone(), NOW - DAY);
    here.merge(there.clone(), NOW - DAY);
    assert_eq!((here.purchases.count(), there.purchases.count()), (40.0, 40.0));
}

#[test]
fn tabs_agree_and_count_nothing_twice() {
    let mut stored = Profile::default();
    stored.note(&page("/tea"), NOW);
    stored.rated("returns", true, NOW);
    let (mut here, mut there) = (stored.clone(), stored);
    here.note(&page("/tea"), NOW + DAY);
    here.note(&Signal::Identified(json(r#"{"plan": "pro"}"#)), NOW + DAY);
    there.note(&page("/cup"), NOW + DAY + 5.0);
    there.rated("returns", false, NOW + DAY + 6.0);
    there.assign("segment", &json("\"tea\""), NOW + DAY + 7.0);
    let now = NOW + DAY + 10.0;
    here.merge(there.clone(), now);
    there.merge(here.clone(), now);
    let once = here.clone();
    here.merge(there.clone(), now);
    assert_eq!(here, once);
    assert_eq!(here.visits.count, 2.0);
    assert_eq!(of(&here.pages, "/tea", &here, now).1, 2.0);
    assert_eq!(of(&here.pages, "/cup", &here, now).1, 1.0);
    assert_eq!(here.ratings.iter().map(|rating| rating.is_up).collect::<Vec<_>>(), [false]);
    assert_eq!((here.identified.iter().count(), here.assigned.iter().count()), (1, 1));
    assert_eq!((there.visits, there.ratings, there.cart), (here.visits, here.ratings, here.cart));
}

#[test]
fn the_widest_profile_is_stored_within_its_bytes_and_keeps_what_weighs_most() {
    let mut profile = Profile::default();
    let wide = |id: usize| format!("{}{id}", "\\\"".repeat(200)).chars().rev().collect::<String>();
    for id in 0..60 {
        let now = NOW + id as f64;
        let told = Json::object(vec![
            ("sku", Json::Text(wide(id))),
            ("name", Json::Text(wide(id))),
            ("category", Json::Text(wide(id))),
            ("brand", Json::Text(wide(id))),
            ("order_id", Json::Text(wide(id))),
            ("price", Json::Number(0.125)),
        ]);
        profile.note(&page(&wide(id)), now);
        for name in ["Product Viewed", "Product Added"] {
            profile.note(&Signal::Track(name.to_owned(), told.clone()), now);
        }
        let items = Json::List(vec![told.clone(); 50]);
        let order = Json::object(vec![("order_id", Json::Text(wide(id))), ("items", items)]);
        profile.note(&Signal::Track("purchase".to_owned(), order), now);
        profile.note(&Signal::Track("Product Added".to_owned(), told), now);
        profile.note(
            &Signal::Identified(Json::object(vec![(wide(id).get(..40).unwrap(), Json::Text(wide(id)))])),
            now,
        );
        profile.assign(wide(id).get(..40).unwrap(), &Json::Text(wide(id)), now);
        profile.asked(&wide(id), now);
        profile.rated(&wide(id), true, now);
    }
    (0..12).for_each(|id| {
        profile.note(
            &track("Product Added", &format!(r#"{{"sku": "{id}", "name": "{}"}}"#, "\\\"".repeat(99))),
            NOW + 99.0,
        );
    });
    let whole = serde_json::to_string(&profile.written(Json::Number)).unwrap().len();
    let stored = serde_json::to_string(&profile.to_json().unwrap()).unwrap().len();
    assert!(whole > MOST_BYTES && stored <= MOST_BYTES, "{whole} {stored}");

    let mut profile = Profile::default();
    for id in 0..40 {
        for _ in 0..=id % 4 {
            profile.note(&page(&format!("/{}/{id}", "x".repeat(150))), NOW);
        }
        profile.note(&product_page("/p", &[&format!("{}{id}", "y".repeat(60))]), NOW);
        profile.note(
            &track(
                "purchase",
                &format!(r#"{{"transaction_id": {id}, "items": [{{"item_name": "{}"}}]}}"#, "n".repeat(80)),
            ),
            NOW,
        );
        profile.asked(&format!("{}{id}", "z".repeat(100)), NOW);
        profile.rated(&format!("{}{id}", "z".repeat(70)), true, NOW);
    }
    let kept = reread(&profile, NOW);
    assert!(kept.pages.list.len() < profile.pages.list.len());
    let least = kept.pages.list.iter().map(|trace| trace.times).fold(f64::INFINITY, f64::min);
    let gone = profile.pages.list.iter().filter(|trace| kept.pages.get(&trace.key).is_none());
    assert!(gone.into_iter().all(|trace| trace.times <= least));
    assert_eq!(kept.purchases.count(), 40.0);
}

#[test]
fn a_broken_part_costs_that_part_only() {
    let mut profile = Profile::default();
    profile.note(&page("/"), NOW);
    profile.asked("returns", NOW);
    let Some(Json::Map(mut members)) = profile.to_json() else { panic!("an object") };
    for (name, value) in &mut members {
        if ["pages", "cart", "purchases", "identified"].contains(&name.as_str()) {
            *value = json(r#"[{"key": 3}, null, {"orders": 1}]"#);
        }
    }
    let read = Profile::read(Some(&Json::Map(members)), NOW, Keeping::default());
    assert_eq!((read.pages.list.len(), read.topics.list.len(), read.visits.count), (0, 1, 1.0));
}

fn any_signal() -> impl Strategy<Value = Signal> {
    let id = "[a-f]{1,2}|[\"\\\\茶\u{7}]{1,30}";
    let product = (id, -1.0..20.0_f64, 0.0..4.0_f64).prop_map(|(id, price, quantity)| {
        Json::object(vec![
            ("sku", Json::from(id.as_str())),
            ("category", Json::from(id.get(..1).unwrap_or("x"))),
            ("price", Json::Number(price)),
            ("quantity", Json::Number(quantity)),
        ])
    });
    let order = ("[0-9]{0,2}", prop::collection::vec(product.clone(), 0..4)).prop_map(|(id, items)| {
        Json::object(vec![("order_id", Json::from(id.as_str())), ("items", Json::List(items))])
    });
    let names = prop::sample::select(vec!["view_item", "Product Added", "Product Removed"]);
    let wholes = prop::sample::select(vec!["Cart Viewed", "purchase", "Order Completed", "view_item_list"]);
    prop_oneof![
        "/[a-z]{0,2}".prop_map(|path| page(&path)),
        (names, product).prop_map(|(name, told)| Signal::Track(name.to_owned(), told)),
        (wholes, order).prop_map(|(name, told)| Signal::Track(name.to_owned(), told)),
        prop::collection::vec(("[a-d]", bounded::tests::any_json()), 0..4)
            .prop_map(|members| Signal::Identified(Json::Map(members))),
        any::<f64>().prop_map(Signal::Dwelt),
        Just(Signal::Minute),
    ]
}

fn lived(signals: &[(Signal, f64)]) -> (Profile, f64) {
    let (mut profile, mut now) = (Profile::default(), NOW);
    for (signal, wait) in signals {
        now = (now + wait * DAY).floor();
        profile.note(signal, now);
        profile.asked(&wait.to_string(), now);
        profile.rated(&signal_name(signal), *wait > 0.0, now);
        profile.assign(&signal_name(signal), &Json::Number(*wait), now);
    }
    (profile, now)
}

fn signal_name(signal: &Signal) -> String {
    format!("{signal:?}").chars().take(4).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(signals in prop::collection::vec((any_signal(), -0.1..3.0_f64), 1..40)) {
        let (mut profile, now) = lived(&signals);
        // What has faded since it was noted is forgotten at the latest by reading.
        profile.settle(now);
        prop_assert_eq!(reread(&profile, now), profile);
    }

    #[test]
    fn merging_with_what_one_knows_changes_nothing(
        signals in prop::collection::vec((any_signal(), -0.1..3.0_f64), 1..40), cut in 0..40_usize,
    ) {
        let (mut profile, now) = lived(&signals);
        profile.settle(now);
        let before = profile.clone();
        profile.merge(before.clone(), now);
        prop_assert_eq!(&profile, &before);
        // A tab that fell asleep knows less of everything.
        let (mut asleep, _) = lived(&signals[..cut.min(signals.len())]);
        asleep.view = before.view.clone();
        asleep.merge(before.clone(), now);
        prop_assert_eq!(asleep.purchases.count(), before.purchases.count());
        prop_assert_eq!(asleep.visits, before.visits);
    }

    #[test]
    fn anything_at_all_in_the_store_is_harmless(
        parts in prop::collection::vec(("visits|pages|products|topics|ratings|cart|purchases|identified", bounded::tests::any_json()), 0..9),
        now: f64,
    ) {
        let _ = Profile::read(Some(&Json::Map(parts.clone())), now, Keeping::default());
        let visits = json(&format!(r#"{{"count": 3, "first": {NOW}, "last": {NOW}}}"#));
        let stored = Json::Map(parts.into_iter().chain([("visits".to_owned(), visits)]).collect());
        let mut profile = Profile::read(Some(&stored), NOW, Keeping::default());
        profile.note(&page("/"), now);
        if let Some(json) = profile.to_json() {
            prop_assert!(serde_json::to_string(&json).unwrap().len() <= MOST_BYTES);
        }
    }
}
