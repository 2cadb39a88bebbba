//! In a real browser: what `src/browser/watch` hears of a page, and that it hears nothing once it is dropped.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use askwell::logic::json::Json;
use askwell::logic::rules::signal::{Signal, Wishes};
use askwell::widget::shell::{Watch, device, follow, matches, offset, page_facts, parse};
use js_sys::{Function, Promise, Reflect, eval};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Window;

wasm_bindgen_test_configure!(run_in_browser);

type Heard = Rc<RefCell<Vec<Signal>>>;

fn window() -> Window {
    web_sys::window().unwrap()
}

fn watch(wishes: Wishes) -> (Watch, Heard) {
    let heard = Heard::default();
    let into = heard.clone();
    (follow(&window(), &wishes, Rc::new(move |signal| into.borrow_mut().push(signal))), heard)
}

/// Runs a script of the page.
fn run(script: &str) -> JsValue {
    eval(&format!("{{ {script} }}")).unwrap()
}

async fn wait(milliseconds: i32) {
    let sleep = Promise::new(&mut |done: Function, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds).unwrap();
    });
    JsFuture::from(sleep).await.unwrap();
}

fn titles(heard: &Heard) -> Vec<String> {
    let pages = heard.borrow().clone().into_iter();
    pages
        .filter_map(|signal| if let Signal::Page(facts) = signal { Some(facts.title) } else { None })
        .collect()
}

/// All but the pages.
fn others(heard: &Heard) -> Vec<Signal> {
    heard.borrow().iter().filter(|signal| !matches!(signal, Signal::Page(_))).cloned().collect()
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|&text| text.to_owned()).collect()
}

fn json(text: &str) -> Json {
    parse(text).unwrap()
}

/// Goes through a single-page site, whose pages set their title late.
async fn visit_a_single_page_site(pause: i32) {
    run("document.title = 'one'; window.start = location.href;");
    let (watch, heard) = watch(Wishes::default());
    assert!(heard.borrow().is_empty(), "nothing comes before `follow` has returned");
    wait(50).await;
    assert_eq!(titles(&heard), ["one"]);
    run("history.pushState(null, '', '/shop?a=1'); setTimeout(() => { document.title = 'two'; }, 60);");
    wait(pause).await;
    run("history.pushState(null, '', '/shop?a=1'); history.replaceState(1, '', '/shop?a=1#reviews');");
    wait(pause).await;
    assert_eq!(titles(&heard), ["one", "two"], "the same address is one page, and a place on it, too");
    run("history.pushState(null, '', '/shop?a=1#/cart'); document.title = 'three';");
    wait(pause).await;
    run("history.back(); document.title = 'four';");
    wait(pause).await;
    assert_eq!(titles(&heard), ["one", "two", "three", "four"]);
    watch.turn_page();
    assert_eq!(titles(&heard).len(), 5);
    drop(watch);
    run("history.pushState(null, '', '/gone'); document.title = 'five';");
    wait(pause).await;
    assert_eq!(titles(&heard).len(), 5);
    run("history.pushState(null, '', window.start);");
}

#[wasm_bindgen_test]
async fn pages_are_told_apart_where_the_browser_tells_of_them() {
    assert!(run("window.navigation").is_object());
    visit_a_single_page_site(700).await;
}

#[wasm_bindgen_test]
async fn pages_are_told_apart_where_the_browser_does_not() {
    run("Object.defineProperty(window, 'navigation', { value: undefined, configurable: true });");
    visit_a_single_page_site(1700).await;
    run("delete window.navigation;");
}

#[wasm_bindgen_test]
async fn a_page_that_is_under_way_is_told_of_at_its_end() {
    run("document.title = 'before'; window.start = location.href;
        window.slow = (event) => event.intercept({ handler: () => new Promise((done) => setTimeout(() => {
            document.title = 'after'; done(); }, 1000)) });
        navigation.addEventListener('navigate', window.slow);");
    let (_watch, heard) = watch(Wishes::default());
    wait(50).await;
    run("navigation.navigate('/slow');");
    wait(800).await;
    assert_eq!(titles(&heard), ["before"]);
    wait(500).await;
    assert_eq!(titles(&heard), ["before", "after"]);
    run(
        "navigation.removeEventListener('navigate', window.slow); history.pushState(null, '', window.start);",
    );
}

#[wasm_bindgen_test]
async fn time_is_counted_once_a_page_and_idleness_ends_with_a_move() {
    let wishes = Wishes { seconds: vec![0.2, f64::NAN, 60.0], idle: vec![0.6], ..Wishes::default() };
    let (watch, heard) = watch(wishes);
    for _ in 0..5 {
        wait(100).await;
        run("dispatchEvent(new Event('pointermove'));");
    }
    assert_eq!(others(&heard), [Signal::Dwelt(0.2)]);
    wait(1000).await;
    assert_eq!(others(&heard), [Signal::Dwelt(0.2), Signal::Idle(0.6)]);
    watch.turn_page();
    wait(500).await;
    assert_eq!(others(&heard).len(), 3, "another page");
    drop(watch);
    wait(800).await;
    assert_eq!(others(&heard).len(), 3);
}

#[wasm_bindgen_test]
async fn nothing_is_counted_out_of_sight() {
    let hide = |is_hidden| {
        run(&format!(
            "Object.defineProperty(document, 'hidden', {{ value: {is_hidden}, configurable: true }});
            document.dispatchEvent(new Event('visibilitychange'));"
        ));
    };
    let (_watch, heard) = watch(Wishes { seconds: vec![0.3], idle: vec![0.3], ..Wishes::default() });
    wait(50).await;
    hide(true);
    wait(800).await;
    assert_eq!(others(&heard), []);
    hide(false);
    wait(900).await;
    assert_eq!(others(&heard), [Signal::Dwelt(0.3), Signal::Idle(0.3)]);
    run("delete document.hidden;");
}

#[wasm_bindgen_test]
async fn the_height_that_was_seen_is_told() {
    run(
        "window.tall = document.createElement('div'); tall.style.height = '10000px'; document.body.append(tall);",
    );
    let (_watch, heard) = watch(Wishes { scroll: vec![40.0, 100.0], ..Wishes::default() });
    run("scrollTo(0, 0);");
    wait(1200).await;
    assert_eq!(others(&heard), []);
    run("scrollTo(0, 5000);");
    wait(400).await;
    assert_eq!(others(&heard), [Signal::Scrolled(40.0)]);
    run("scrollTo(0, 0);");
    wait(300).await;
    run("scrollTo(0, 99999);");
    wait(400).await;
    assert_eq!(others(&heard), [Signal::Scrolled(40.0), Signal::Scrolled(100.0)]);
    run("tall.remove();");
}

#[wasm_bindgen_test]
async fn a_pointer_leaves_through_the_top_once_and_not_at_once() {
    let leave = "document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1, ";
    let (watch, heard) = watch(Wishes { leaving: true, ..Wishes::default() });
    wait(20).await;
    run(&format!("{leave} }}));"));
    wait(1050).await;
    run(&format!("{leave} buttons: 1 }}));"));
    run(&format!("{leave} relatedTarget: document.documentElement }}));"));
    run(&format!("{leave} clientY: 300 }}));"));
    run(&format!(
        "const list = document.createElement('select'); document.body.append(list); {} }})); list.remove();",
        leave.replace("document.body", "list")
    ));
    assert_eq!(others(&heard), []);
    run(&format!("{leave} }})); {leave} }}));"));
    assert_eq!(others(&heard), [Signal::Leaving]);
    watch.turn_page();
    wait(1050).await;
    drop(watch);
    run(&format!("{leave} }}));"));
    assert_eq!(others(&heard).len(), 1);
}

#[wasm_bindgen_test]
async fn touch_leaves_by_scrolling_up_in_haste_or_comes_back() {
    run("window.matchMedia = () => ({ matches: true });
        window.tall = document.createElement('div'); tall.style.height = '10000px'; document.body.append(tall);");
    let (watch, heard) = watch(Wishes { leaving: true, ..Wishes::default() });
    wait(1200).await;
    run("scrollTo(0, 4000);");
    wait(400).await;
    run("scrollTo(0, 3990);");
    wait(300).await;
    assert_eq!(others(&heard), []);
    run("scrollTo(0, 1000);");
    wait(400).await;
    assert_eq!(others(&heard), [Signal::Leaving]);
    watch.turn_page();
    wait(1050).await;
    run("document.dispatchEvent(new Event('visibilitychange'));");
    assert_eq!(others(&heard).len(), 2);
    run("delete window.matchMedia; tall.remove();");
}

#[wasm_bindgen_test]
async fn clicks_are_heard_of_elements_added_later_and_in_shadow_roots() {
    let (watch, heard) = watch(Wishes { clicks: texts(&[".buy", "][", "#outer"]), ..Wishes::default() });
    wait(20).await;
    run("window.box = document.createElement('div'); box.id = 'outer'; document.body.append(box);
        const root = box.attachShadow({ mode: 'open' });
        root.innerHTML = '<button class=buy><b>now</b></button>';
        window.inner = root.querySelector('b');
        box.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
        inner.click(); inner.click(); document.body.click();");
    let both = [Signal::Clicked(".buy".into()), Signal::Clicked("#outer".into())];
    assert_eq!(others(&heard), [both.clone(), both].concat());
    run("const own = document.createElement('askwell-widget'); own.innerHTML = '<i class=buy></i>';
        document.body.append(own); own.firstChild.click(); own.remove();");
    drop(watch);
    run("inner.click(); box.remove();");
    assert_eq!(others(&heard).len(), 4);
}

#[wasm_bindgen_test]
async fn elements_are_seen_after_a_moment_also_those_added_later() {
    let (watch, heard) = watch(Wishes { seen: texts(&[".offer", "!", ".far"]), ..Wishes::default() });
    wait(50).await;
    run("window.offer = document.createElement('p'); offer.className = 'offer'; offer.textContent = '10 %';
        document.body.prepend(offer); scrollTo(0, 0);
        window.far = document.createElement('p'); far.className = 'far';
        far.textContent = 'far'; far.style.marginTop = '9000px'; document.body.append(far);");
    wait(700).await;
    assert_eq!(others(&heard), [], "it is not yet a moment");
    wait(1400).await;
    assert_eq!(others(&heard), [Signal::Seen(".offer".into())]);
    watch.turn_page();
    wait(1300).await;
    assert_eq!(others(&heard).len(), 2, "another page, and it is still there");
    watch.turn_page();
    drop(watch);
    wait(1300).await;
    assert_eq!(others(&heard).len(), 2);
    run("offer.remove(); far.remove();");
}

#[wasm_bindgen_test]
async fn the_pages_own_events_are_heard_however_odd() {
    let (watch, heard) = watch(Wishes { events: texts(&["shop:order", "other"]), ..Wishes::default() });
    let raise = |detail: &str| {
        run(&format!("dispatchEvent(new CustomEvent('shop:order', {{ detail: {detail} }}));"));
    };
    raise("{ total: 5, items: [{ id: 'a' }], f() {}, el: document.body, get bad() { throw 1; } }");
    raise("new Proxy({}, { ownKeys() { throw 1; } })");
    raise("(() => { const ring = {}; ring.ring = ring; return ring; })()");
    raise("'x'.repeat(5000)");
    run("dispatchEvent(new Event('other'));");
    let heard = others(&heard);
    let details: Vec<&Json> = heard
        .iter()
        .map(|signal| match signal {
            Signal::Track(_, detail) => detail,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(details[0], &json(r#"{"total":5,"items":[{"id":"a"}],"el":null}"#));
    assert_eq!(details[1], &json("{}"));
    assert_eq!(details[3].as_text().unwrap().len(), 1000);
    assert_eq!(heard[4], Signal::Track("other".into(), Json::Null));
    drop(watch);
    raise("1");
}

#[wasm_bindgen_test]
async fn the_data_layer_is_read_from_its_start_and_followed() {
    run("window.dataLayer = [{ event: 'early', ecommerce: { value: 1 } }, 'junk', null, { user: 1 }];
        window.tell = function () { dataLayer.push(arguments); };
        tell('js', new Date()); tell('event', 'gtagged', { value: 2 });
        dataLayer.push({ event: 'gtm.click', element: document.body });");
    let (watch, heard) = watch(Wishes { data_layer: true, ..Wishes::default() });
    let names = |heard: &Heard| -> Vec<String> {
        let name = |signal| if let Signal::Track(name, _) = signal { name } else { format!("{signal:?}") };
        others(heard).into_iter().map(name).collect()
    };
    wait(50).await;
    let expected = [
        Signal::Track("early".into(), json(r#"{"value":1}"#)),
        Signal::Track("gtagged".into(), json(r#"{"value":2}"#)),
    ];
    assert_eq!(others(&heard), expected);
    run("const push = dataLayer.push; dataLayer.push = (...all) => Array.prototype.push.apply(dataLayer, all);
        dataLayer.push({ event: 'later' }); dataLayer.shift(); dataLayer.shift();");
    wait(1200).await;
    assert_eq!(names(&heard), ["early", "gtagged", "later"]);
    run("dataLayer = [{ event: 'anew' }];");
    wait(1200).await;
    run("dataLayer.push({ event: 'last' }); document.dispatchEvent(new Event('visibilitychange'));
        dataLayer = 7;");
    wait(1200).await;
    assert_eq!(names(&heard), ["early", "gtagged", "later", "anew"]);
    run("dataLayer = [{ event: 'again' }]; Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange')); delete document.hidden;");
    assert_eq!(names(&heard).last().unwrap(), "again", "read before the page goes out of sight");
    drop(watch);
    run("dataLayer.push({ event: 'gone' });");
    wait(1200).await;
    assert_eq!(names(&heard).len(), 5);
}

#[wasm_bindgen_test]
fn products_are_found_wherever_the_page_keeps_them() {
    run(r#"window.scripts = [
            '{"@graph":[{"@type":"WebPage","mainEntity":{"@type":["Thing","Product"],"sku":"a"}},{"@type":"Offer"}]}',
            '[{"@type":"https://schema.org/Product","sku":"b","__proto__":{"x":1}}]',
            '{"@type":"Product", broken',
            '{"@type":"Product","sku":"c","pad":"' + 'x'.repeat(300000) + '"}',
        ].map((text) => {
            const script = document.createElement('script');
            script.type = 'application/ld+json';
            script.textContent = text;
            document.head.append(script);
            return script;
        });
        window.start = location.href;
        history.replaceState(null, '', '/p%20q?a=1&a=2&b=%C3%A9+x&__proto__=y#z');"#);
    let facts = page_facts(&window());
    let skus: Vec<_> =
        facts.products.iter().map(|product| product.get("sku").unwrap().as_text().unwrap()).collect();
    assert_eq!(skus, ["a", "b"]);
    assert_eq!(facts.path, "/p%20q");
    assert_eq!(facts.query.get("a"), Some(&Json::from("1")));
    assert_eq!(facts.query.get("b"), Some(&Json::from("é x")));
    run("scripts.forEach((script) => script.remove()); history.replaceState(null, '', window.start);");
}

#[wasm_bindgen_test]
fn the_device_and_its_clock_are_known() {
    let found = device(&window());
    assert_eq!(found.kind, "desktop");
    assert_eq!(Some(found.locale), window().navigator().language());
    let zone = run("Intl.DateTimeFormat().resolvedOptions().timeZone").as_string();
    assert_eq!(Some(found.time_zone), zone);
    assert!(!found.has_privacy_control);
    run("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });");
    assert!(device(&window()).has_privacy_control);
    Reflect::delete_property(&window().navigator().unchecked_into(), &"globalPrivacyControl".into()).unwrap();
    let summer = run("-new Date(1.75e12).getTimezoneOffset()").as_f64().unwrap();
    assert_eq!(offset(1.75e12).to_bits(), summer.to_bits());
    for no_moment in [f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(offset(no_moment).to_bits(), 0.0_f64.to_bits());
    }
}

#[wasm_bindgen_test]
fn patterns_are_the_browsers() {
    for (pattern, is_insensitive, text, expected) in [
        ("^/shop/\\d+$", false, "/shop/12", Some(true)),
        ("SHOP", false, "/shop", Some(false)),
        ("SHOP", true, "/shop", Some(true)),
        ("(?<=a)b", false, "ab", Some(true)),
        ("", false, "", Some(true)),
        ("退货", false, "我要退货", Some(true)),
        ("(", false, "(", None),
        ("(", false, "(", None),
    ] {
        assert_eq!(matches(pattern, is_insensitive, text), expected, "{pattern}");
    }
    assert_eq!(matches(&"a".repeat(2000), false, "a"), None);
    assert_eq!(matches("x", false, &"x".repeat(20_000)), Some(false));
    for number in 0..200 {
        assert_eq!(matches(&number.to_string(), false, &format!("<{number}>")), Some(true));
    }
}

#[wasm_bindgen_test]
fn a_slow_pattern_is_used_once() {
    let text = format!("{}!", "a".repeat(27));
    assert_eq!(matches("^(a+)+$", false, &text), Some(false));
    assert_eq!(matches("^(a+)+$", false, "a"), None);
}

#[wasm_bindgen_test]
async fn listeners_are_as_many_as_are_wished_and_all_go() {
    run("window.count = 0; window.kept = [EventTarget.prototype.addEventListener, EventTarget.prototype.removeEventListener];
        EventTarget.prototype.addEventListener = function (...all) { count += 1; return kept[0].apply(this, all); };
        EventTarget.prototype.removeEventListener = function (...all) { count -= 1; return kept[1].apply(this, all); };");
    let count = || run("count").as_f64().unwrap();
    let (nothing, _) = watch(Wishes::default());
    assert!(count() <= 4.0, "the Navigation API's three, and pageshow: {}", count());
    drop(nothing);
    let list = texts(&["a", "b"]);
    let everything = Wishes {
        seconds: vec![1.0],
        scroll: vec![1.0],
        idle: vec![1.0],
        leaving: true,
        clicks: list.clone(),
        seen: list.clone(),
        events: list,
        data_layer: true,
        minutes: true,
    };
    let (everything, _) = watch(everything);
    wait(100).await;
    assert!(count() > 10.0);
    drop(everything);
    assert_eq!(count().to_bits(), 0.0_f64.to_bits());
    run("[EventTarget.prototype.addEventListener, EventTarget.prototype.removeEventListener] = kept;");
}
