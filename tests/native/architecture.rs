//! The arrows between the rings, and the house rules that can be read from files.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest a source file may be, in lines, its tests included.
const LONGEST_FILE: usize = 400;

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    collect(&root, &mut found);
    assert!(!found.is_empty(), "no sources in {}", root.display());
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The source before its unit tests, comments left out.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Fails where a source of one of the folders names one of the words.
fn forbid(folders: &[&str], words: &[&str], rule: &str) {
    for folder in folders {
        for (path, text) in sources(folder) {
            let code = code(&text);
            for word in words {
                assert!(!code.contains(word), "{} names `{word}`: {rule}", path.display());
            }
        }
    }
}

#[test]
fn logic_knows_no_browser_and_reads_no_clock() {
    let words = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "leptos",
        "crate::browser",
        "crate::ui",
        "crate::widget",
        "SystemTime",
        "Instant::now",
        "std::fs",
        "std::env",
        "std::net",
        "std::thread",
        "println!",
        "eprintln!",
    ];
    forbid(&["src/logic"], &words, "`logic` decides, and does nothing");
}

#[test]
fn the_interface_draws_and_nothing_else() {
    let words = ["crate::browser", "crate::widget", "web_sys", "js_sys", "gloo", "inner_html", "innerHTML"];
    forbid(&["src/ui"], &words, "`ui` draws the view model and sends events");
    forbid(
        &["src/ui"],
        &["style=", "style:"],
        "styles stand in widget.css: strict pages forbid them in elements",
    );
}

#[test]
fn the_studios_views_draw_and_nothing_else() {
    let words = [
        "crate::browser",
        "crate::widget",
        "crate::ui",
        "web_sys",
        "js_sys",
        "gloo",
        "inner_html",
        "innerHTML",
        "style=",
        "style:",
    ];
    forbid(&["src/studio/view"], &words, "the studio's views draw the page's state and send events");
}

#[test]
fn visitors_load_nothing_of_the_studio() {
    let words = ["crate::studio", "logic::insight", "plotters"];
    forbid(
        &["src/ui", "src/widget", "src/browser/effects", "src/browser/outbox"],
        &words,
        "it is for marketers",
    );
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gated = |file: &str, line: &str| {
        let text = fs::read_to_string(root.join(file)).unwrap();
        let before = text.split(line).next().unwrap();
        assert!(
            before.trim_end().ends_with("feature = \"studio\"))]")
                || before.trim_end().ends_with("feature = \"studio\")]")
        );
    };
    gated("src/lib.rs", "pub mod studio;");
    gated("src/browser.rs", "pub mod studio;");
    gated("src/logic/insight.rs", "pub mod page;");
}

#[test]
fn the_shell_knows_no_interface() {
    let words = ["leptos", "crate::ui", "crate::widget", "crate::studio"];
    forbid(&["src/browser"], &words, "`browser` serves every interface");
}

#[test]
fn only_the_shell_and_the_widgets_top_name_the_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, text) in sources("src") {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let may = ["src/browser", "src/widget", "src/bin"].iter().any(|place| name.starts_with(place));
        assert!(may || !code(&text).contains("web_sys"), "{name} names web_sys");
    }
}

#[test]
fn every_effect_has_a_handler_of_its_own() {
    let effects = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/browser/effects.rs")).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/browser/effects");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(effects.contains(&format!("{name}::")), "effects/{name}.rs is not called");
    }
}

#[test]
fn every_file_says_what_it_is_for_and_is_short_enough() {
    for folder in ["src", "xtask/src", "examples/collector"] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//! "), "{} does not begin with `//! `", path.display());
            let lines = text.lines().count();
            assert!(
                lines <= LONGEST_FILE,
                "{} has {lines} lines, over {LONGEST_FILE}: split it",
                path.display()
            );
        }
    }
}

#[test]
fn the_breakpoint_is_the_same_in_rust_and_in_the_style_sheet() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/browser/page.rs")).unwrap();
    let css = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/ui/widget.css")).unwrap();
    let query = page.split("COVERS_PAGE: &str = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(css.contains(&format!("@media {query} {{")), "widget.css lacks {query}");
}
