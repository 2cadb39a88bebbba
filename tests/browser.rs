//! In a real browser: what `src/browser` makes of values, storage and addresses there, and how `src/ui/node` draws.
#![cfg(target_arch = "wasm32")]

use askwell::logic::json::Json;
use askwell::widget::shell::{Element, Node, Store, element, fold, from_js, parse, to_text};
use leptos::prelude::{Mountable, Render};
use wasm_bindgen::JsCast;
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
    store.write("[1]").unwrap();
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
    assert!(store.write(&"x".repeat(12_000_000)).is_err());
}

/// Draws one node after the other into an element of the page. After each, `check` is given that element.
fn draw(nodes: Vec<Node>, mut check: impl FnMut(&web_sys::Element)) {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let mut nodes = nodes.into_iter();
    let mut state = nodes.next().unwrap().build();
    state.mount(&root, None);
    check(&root);
    for node in nodes {
        node.rebuild(&mut state);
        check(&root);
    }
    state.unmount();
    assert_eq!(root.inner_html(), "");
    root.remove();
}

fn list(items: &[&'static str]) -> Vec<Node> {
    items.iter().map(|item| element("li", "").child(*item).into()).collect()
}

#[wasm_bindgen_test]
fn drawn_again_it_reads_as_if_drawn_at_once() {
    let hint = |text: Option<&'static str>| {
        element("p", "class=hint; dir=auto").set_if("id", text.map(str::to_owned))
    };
    let cases: [(Node, &str); 8] = [
        (element("ul", "").child(list(&["a", "b"])).child("end").into(), "<ul><li>a</li><li>b</li>end</ul>"),
        (element("ul", "").child(list(&["c"])).child("end").into(), "<ul><li>c</li>end</ul>"),
        (element("ul", "").child(list(&[])).child("").into(), "<ul></ul>"),
        (element("ul", "").child(list(&["d", "e"])).child("!").into(), "<ul><li>d</li><li>e</li>!</ul>"),
        (element("ol", "").child(None::<Node>).child("z").into(), "<ol>z</ol>"),
        (
            element("ol", "").child(Some(hint(Some("i")))).child("z").into(),
            r#"<ol><p class="hint" dir="auto" id="i"></p>z</ol>"#,
        ),
        (
            element("ol", "").child(Some(hint(None))).flag("hidden", true).into(),
            r#"<ol hidden=""><p class="hint" dir="auto"></p></ol>"#,
        ),
        (list(&["x", "y"]).into(), "<li>x</li><li>y</li>"),
    ];
    let (nodes, mut expected): (Vec<Node>, Vec<&str>) = cases.into_iter().unzip();
    expected.reverse();
    draw(nodes, |root| assert_eq!(Some(root.inner_html().as_str()), expected.pop()));
    assert!(expected.is_empty());
}

#[wasm_bindgen_test]
fn an_element_keeps_its_place_in_the_document_and_another_takes_it() {
    let button = |label: &'static str| element("button", "type=button").set("title", label).child(label);
    let nodes = vec![button("a").into(), button("b").into(), button("b").flag("disabled", false).into()];
    let mut seen: Vec<web_sys::Element> = Vec::new();
    draw(nodes, |root| seen.extend(root.first_element_child()));
    assert_eq!(seen.first(), seen.get(1));
    assert_ne!(seen.get(1), seen.get(2), "it has another attribute");
}

#[wasm_bindgen_test]
fn the_handler_drawn_last_is_called_once() {
    let heard = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let button = |name: &'static str| -> Node {
        let heard = heard.clone();
        element("button", "").on("click", move |_| heard.borrow_mut().push(name)).into()
    };
    let click = |root: &web_sys::Element| {
        root.first_element_child().unwrap().unchecked_into::<web_sys::HtmlElement>().click();
    };
    draw(vec![button("one"), button("two")], click);
    assert_eq!(*heard.borrow(), ["one", "two"]);
}

#[wasm_bindgen_test]
fn a_field_is_written_only_where_it_differs() {
    let field = |text: &str| -> Element { element("input", "").text(text.to_owned()) };
    let typed = ["", " two", "two ", "six", ""];
    let drawn = ["one", "two", "two", "three", ""];
    let mut expected = ["one", " two", "two ", "three", ""].into_iter();
    let mut typed = typed.into_iter().skip(1);
    draw(drawn.map(|text| field(text).into()).into(), |root| {
        let field: web_sys::HtmlInputElement = root.first_element_child().unwrap().unchecked_into();
        assert_eq!(Some(field.value().as_str()), expected.next());
        typed.by_ref().take(1).for_each(|text| field.set_value(text));
    });
}

/// Waits until something is so, for two seconds at most.
async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        let pause = js_sys::Promise::new(&mut |resolve, _| {
            let window = web_sys::window().unwrap();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 10).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(pause).await.unwrap();
    }
    panic!("it did not come about");
}

#[wasm_bindgen_test]
async fn the_component_comes_changes_and_goes() {
    use askwell::{Askwell, AskwellProps, Remote};
    use leptos::prelude::*;

    let document = web_sys::window().unwrap().document().unwrap();
    let place: web_sys::HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&place).unwrap();
    let find = |selector: &str| {
        let host = place.query_selector("askwell-widget").ok()??;
        host.shadow_root()?.query_selector(selector).ok()?
    };
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let (note_opened, note_closed) = (heard.clone(), heard.clone());
    let theme = RwSignal::new("light".to_owned());
    let kept = std::rc::Rc::new(std::cell::Cell::new(None));
    let remote_of_it = kept.clone();
    let mounted = leptos::mount::mount_to(place.clone(), move || {
        let remote = Remote::new();
        remote_of_it.set(Some(remote));
        let props = AskwellProps::builder()
            .config(r#"{"title": "Ask us"}"#)
            .faq(r#"[{"question": "How long?", "answer": "Two days."}]"#)
            .lang("en")
            .theme(theme)
            .remote(remote)
            .on_opened(move |()| note_opened.lock().unwrap().push("opened"))
            .on_closed(move |()| note_closed.lock().unwrap().push("closed"));
        Askwell(props.build())
    });
    until(|| find("[part~=launcher]").is_some()).await;
    let remote = kept.get().unwrap();
    assert!(!remote.is_open());
    remote.open();
    until(|| find("h2").is_some_and(|title| title.text_content().unwrap().contains("Ask us"))).await;
    assert!(remote.is_open() && find("[data-theme=light]").is_some());
    theme.set("dark".to_owned());
    until(|| find("[data-theme=dark]").is_some()).await;
    assert!(remote.is_open(), "an open panel stays open");
    remote.close();
    until(|| heard.lock().unwrap().last() == Some(&"closed")).await;
    assert_eq!(heard.lock().unwrap().first(), Some(&"opened"));
    drop(mounted);
    assert_eq!(place.child_element_count(), 0);
    assert!(!remote.is_open());
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
    place.remove();
}
