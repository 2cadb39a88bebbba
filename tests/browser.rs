//! The shell in a real browser: what `src/browser` makes of values, storage and addresses there.
#![cfg(target_arch = "wasm32")]

use askwell::logic::json::Json;
use askwell::widget::shell::{Store, fold, from_js, parse, to_text};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_folds_as_the_native_tools_do() {
    for (text, folded) in [
        ("ＡＢＣ１２３", "abc123"),
        ("Straße", "straße"),
        ("ﬁt", "fit"),
        ("退貨①", "退貨1"),
        ("ÉCOLE", "ecole"),
        ("ガ が", "ガ が"),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded);
    }
}

#[wasm_bindgen_test]
fn values_survive_the_way_to_text_and_back() {
    let text = r#"{"a":[1,2.5,-3,true,false,null,"问 \" é"],"b":{"c":{}},"d":[]}"#;
    assert_eq!(to_text(&parse(text).unwrap()), text);
}

#[wasm_bindgen_test]
fn broken_json_is_named_in_the_browsers_words() {
    let reason = parse("{\"a\": }").unwrap_err();
    assert!(!reason.is_empty());
}

#[wasm_bindgen_test]
fn what_json_cannot_say_is_null() {
    let odd = js_sys::eval("({ f() {}, u: undefined, s: Symbol('x'), n: NaN, big: 10n, ok: 1 })").unwrap();
    let json = from_js(&odd);
    assert_eq!(json.get("ok"), Some(&Json::Number(1.0)));
    for name in ["f", "u", "s", "big"] {
        assert!(
            !matches!(json.get(name), Some(Json::Text(_) | Json::Bool(_) | Json::List(_))),
            "{name}: {json:?}"
        );
    }
}

#[wasm_bindgen_test]
fn a_value_that_holds_itself_ends() {
    let ring = js_sys::eval("(() => { const a = {}; a.a = a; return a; })()").unwrap();
    let mut depth = 0;
    let mut json = &from_js(&ring);
    while let Some(inner) = json.get("a") {
        json = inner;
        depth += 1;
    }
    assert_eq!(json, &Json::Null);
    assert!(depth < 100);
}

#[wasm_bindgen_test]
fn the_store_keeps_one_key_a_site_and_forgets_it() {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.clear().unwrap();
    let store = Store::new("shop");
    assert_eq!(store.read(), Ok(Json::Null));
    assert_eq!(storage.length(), Ok(0));
    store.write(&Json::List(vec![Json::Number(1.0)])).unwrap();
    assert_eq!(storage.get_item("askwell.v1.shop"), Ok(Some("[1]".to_owned())));
    assert_eq!(Store::new("").read(), Ok(Json::Null));
    storage.set_item("askwell.v1.shop", "<<broken").unwrap();
    assert_eq!(store.read(), Ok(Json::from("<<broken")));
    store.set_aside().unwrap();
    assert_eq!(storage.get_item("askwell.v1.shop.broken"), Ok(Some("<<broken".to_owned())));
    store.forget().unwrap();
    assert_eq!(storage.length(), Ok(0));
}

#[wasm_bindgen_test]
fn a_full_store_is_said() {
    let store = Store::new("full");
    let huge = Json::Text("x".repeat(12_000_000));
    assert!(store.write(&huge).is_err());
}
