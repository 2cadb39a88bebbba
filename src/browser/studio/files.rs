//! Files from the visitor's disk, picked or dropped.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event as DomEvent, File, FileList, HtmlInputElement};

use crate::browser::listener::Listener;
use crate::logic::insight::files::Owned;
use crate::logic::insight::page::event::{Event, Failure};

/// Where events go.
pub type Dispatch = Rc<dyn Fn(Event)>;

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
