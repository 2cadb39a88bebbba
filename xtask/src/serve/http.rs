//! The development server: one site in memory, the right types, no caching, and a wait for the next build.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::site::Site;

const SCRIPT_PATH: &str = "__askwell/reload.js";
const VERSION_PATH: &str = "__askwell/version";
const SCRIPT: &str = include_str!("reload.js");
/// A file, not inline code, so that a page under a Content-Security-Policy of `'self'` reloads too.
const SCRIPT_TAG: &str = "<script async src=\"/__askwell/reload.js\"></script>\n";
/// Shorter than the patience of browsers and proxies.
const LONGEST_WAIT: Duration = Duration::from_secs(25);
const PORTS_TO_TRY: u16 = 50;

/// What is served now, and its version.
pub struct Shelf {
    now: Mutex<(Site, u128)>,
    changed: Condvar,
}

impl Shelf {
    /// A shelf whose first version no earlier run has used: pages left open from then reload.
    pub fn new(site: Site) -> Self {
        Self { now: Mutex::new((site, millis())), changed: Condvar::new() }
    }

    /// Whether this very site is what is served.
    pub fn holds(&self, site: &Site) -> bool {
        self.lock().0 == *site
    }

    /// Serves another site from now on and wakes the pages that wait for it.
    pub fn replace(&self, site: Site) {
        *self.lock() = (site, millis());
        self.changed.notify_all();
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        let now = self.lock();
        let index = format!("{}/index.html", path.trim_end_matches('/'));
        let is_folder = path.is_empty() || path.ends_with('/');
        let path = if is_folder { index.trim_start_matches('/') } else { path };
        now.0.get(path).map(<[u8]>::to_vec)
    }

    /// Answers when the version is another than `known`, or after a while with the same.
    fn version_after(&self, known: &str) -> u128 {
        let is_known = |now: &mut (Site, u128)| now.1.to_string() == known;
        let waited = self.changed.wait_timeout_while(self.lock(), LONGEST_WAIT, is_known);
        waited.unwrap_or_else(PoisonError::into_inner).0.1
    }

    fn lock(&self) -> MutexGuard<'_, (Site, u128)> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves on `port` or the next free one, on this machine only, and returns the port.
pub fn start(port: u16, shelf: &Arc<Shelf>) -> Result<u16> {
    let listener = free_listener(port)?;
    let port = listener.local_addr()?.port();
    let server = Server::from_listener(listener, None).map_err(|error| anyhow!("no server: {error}"))?;
    let shelf = Arc::clone(shelf);
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let shelf = Arc::clone(&shelf);
            // A thread each, because a page waiting for the next build holds its request open.
            thread::spawn(move || answer(request, &shelf));
        }
    });
    Ok(port)
}

fn free_listener(port: u16) -> Result<TcpListener> {
    let ports = port..=port.saturating_add(PORTS_TO_TRY);
    let found = ports.into_iter().find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok());
    found.with_context(|| format!("no free port from {port} on; choose one with --port"))
}

fn answer(request: Request, shelf: &Shelf) {
    let (path, query) = split_url(request.url());
    let response = match path {
        SCRIPT_PATH => found(path, SCRIPT.as_bytes().to_vec()),
        VERSION_PATH => Response::from_data(shelf.version_after(query).to_string()),
        _ => page_or_file(path, shelf),
    };
    // A browser that went away before its answer is no error of ours.
    let _ = request.respond(with_header(response, "Cache-Control", "no-store"));
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

fn page_or_file(path: &str, shelf: &Shelf) -> Answer {
    match shelf.file(path) {
        Some(page) if mime(path) == HTML => found(path, with_reload(page)),
        Some(file) => found(path, file),
        None => Response::from_string("There is no such file.").with_status_code(404),
    }
}

fn found(path: &str, content: Vec<u8>) -> Answer {
    let response = with_header(Response::from_data(content), "Content-Type", mime(path));
    // So that a page on another port can embed the widget from here.
    with_header(response, "Access-Control-Allow-Origin", "*")
}

fn with_header(response: Answer, name: &str, value: &str) -> Answer {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}

fn with_reload(page: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(page) {
        Ok(page) => insert_before_body_end(&page, SCRIPT_TAG).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

fn insert_before_body_end(page: &str, text: &str) -> String {
    match page.rsplit_once("</body>") {
        Some((before, after)) => format!("{before}{text}</body>{after}"),
        None => format!("{page}{text}"),
    }
}

fn split_url(url: &str) -> (&str, &str) {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    (path.trim_start_matches('/'), query)
}

const HTML: &str = "text/html; charset=utf-8";

fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "html" => HTML,
        _ if path.is_empty() || path.ends_with('/') => HTML,
        _ => "application/octet-stream",
    }
}

fn millis() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_follow_the_ending() {
        assert_eq!(mime("askwell/askwell-app_bg.wasm"), "application/wasm");
        assert_eq!(mime("askwell/lang/zh-Hans.json"), "application/json");
        assert_eq!(mime(""), HTML);
        assert_eq!(mime("shop/"), HTML);
        assert_eq!(mime("askwell/LICENSE-MIT"), "application/octet-stream");
    }

    #[test]
    fn the_reload_script_stands_before_the_end_of_the_body() {
        assert_eq!(insert_before_body_end("<body>x</body></html>", "!"), "<body>x!</body></html>");
        assert_eq!(insert_before_body_end("x", "!"), "x!");
    }

    #[test]
    fn a_url_is_split_at_the_question_mark() {
        assert_eq!(split_url("/a/b.js?x=1"), ("a/b.js", "x=1"));
        assert_eq!(split_url("/"), ("", ""));
    }

    #[test]
    fn a_new_version_is_answered_at_once() {
        let shelf = Shelf::new(Site::default());
        let first = shelf.version_after("");
        shelf.replace(Site::default());
        assert!(shelf.version_after(&(first.wrapping_sub(1)).to_string()) >= first);
    }

    #[test]
    fn a_port_in_use_gives_the_next() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let other = free_listener(port).unwrap().local_addr().unwrap().port();
        assert_ne!(other, port);
    }
}
