//! Files from the visitor's disk, picked or dropped, and files for it.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event as DomEvent, File, FileList, HtmlAnchorElement, HtmlInputElement,
    Url,
};

use crate::browser::listener::{Listener, later};
use crate::logic::insight::files::Owned;
use crate::logic::insight::page::event::{Event, Failure};

/// Where events go.
pub type Dispatch = Rc<dyn Fn(Event)>;

/// How long an address of a file in memory stays, in milliseconds: Safari reads it late.
const ADDRESS_STAYS: f64 = 30_000.0;

/// Reads files that are picked in any field of the document or dropped anywhere on it.
pub fn watch(dispatch: &Dispatch) -> Vec<Listener> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Vec::new() };
    let (picking, dropping) = (dispatch.clone(), dispatch.clone());
    vec![
        // Without this the browser opens the file in place of the page.
        Listener::new(&document, "dragover", |event| event.prevent_default()),
        Listener::new(&document, "change", move |event| {
            if let Some(files) = picked(&event) {
                read(files, &picking);
            }
        }),
        Listener::new(&document, "drop", move |event| {
            event.prevent_default();
            let transfer = event.dyn_into::<DragEvent>().ok().and_then(|event| event.data_transfer());
            if let Some(files) = transfer.and_then(|transfer| transfer.files()) {
                read(listed(&files), &dropping);
            }
        }),
    ]
}

/// The files of a field, which is emptied so that the same file may be picked again.
fn picked(event: &DomEvent) -> Option<Vec<File>> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let files = listed(&field.files()?);
    field.set_value("");
    Some(files)
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

fn read(files: Vec<File>, dispatch: &Dispatch) {
    if files.is_empty() {
        return;
    }
    let dispatch = dispatch.clone();
    dispatch(Event::ReadingBegan);
    spawn_local(async move {
        let mut read = Vec::new();
        let mut failure = None;
        for file in files {
            match content(&file).await {
                Some(bytes) => read.push(Owned { name: file.name(), bytes }),
                None => failure = Some(Failure::Unreadable(file.name())),
            }
        }
        if !read.is_empty() {
            dispatch(Event::FilesRead(read));
        }
        if let Some(failure) = failure {
            dispatch(Event::Failed(failure));
        }
    });
}

async fn content(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Hands a file to the visitor; nothing where the browser refuses.
pub fn save(name: &str, mime: &str, text: &str) {
    let _ = try_save(name, mime, text);
}

fn try_save(name: &str, mime: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    later(ADDRESS_STAYS, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}
