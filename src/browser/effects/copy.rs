//! Copies a text: by the clipboard's own interface, or where that is missing or refused, by way of a field.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, HtmlElement, HtmlTextAreaElement, Window};

use super::{Dispatch, World};
use crate::logic::conversation::event::Event;

/// See [`super::Effect`].
pub fn run(world: &World, text: &str, dispatch: Dispatch) {
    let promise = write(&world.window, text);
    let (root, text) = (world.root.clone(), text.to_owned());
    spawn_local(async move {
        let is_written = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        let is_copied = is_written || copy_selected(&root, &text).unwrap_or_default();
        dispatch(Event::CopySettled(is_copied));
    });
}

/// Begins to write; none where there is no such interface, as on pages without TLS.
fn write(window: &Window, text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).ok()?;
    let function: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    function.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

/// Selects the text in a field of the widget's own and has the browser copy it.
fn copy_selected(root: &HtmlElement, text: &str) -> Option<bool> {
    let document = root.owner_document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("unseen");
    root.append_child(&field).ok()?;
    field.select();
    let is_copied = exec_copy(&document);
    field.remove();
    is_copied
}

fn exec_copy(document: &Document) -> Option<bool> {
    let document: &JsValue = document;
    let function: Function = Reflect::get(document, &"execCommand".into()).ok()?.dyn_into().ok()?;
    function.call1(document, &"copy".into()).ok()?.as_bool()
}
