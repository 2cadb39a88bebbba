//! The files of the interface's languages, whichever there are: complete, and made as the English texts are.

use askwell::logic::json::Json;
use askwell::logic::strings::{LANGUAGES, Strings};

/// The languages with a file, and what is in it.
fn files() -> Vec<(String, Json)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/askwell/lang");
    let mut files: Vec<(String, Json)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let lang = name.strip_suffix(".json").unwrap_or_else(|| panic!("{name} is no language file"));
            let json = serde_json::from_str(&std::fs::read_to_string(&path).unwrap());
            (lang.to_owned(), json.unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .collect();
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

/// The places to fill in: `{1}`, `{2}`, each as often as it is there.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> = text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
    places.sort_unstable();
    places
}

/// What is wrong with a text in the place of the English one.
fn flaw(english: &str, text: &str) -> Option<&'static str> {
    let parts = |text: &str| text.split('|').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    let (ours, theirs) = (parts(english), parts(text));
    if theirs.iter().any(String::is_empty) {
        return Some("is empty");
    }
    if ours.len() != theirs.len() {
        return Some("has another number of parts");
    }
    if places(english) != places(text) {
        return Some("has other places to fill in");
    }
    let has_entity = text.split('&').skip(1).any(|rest| {
        rest.find(';')
            .is_some_and(|end| end > 1 && rest[..end].chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
    });
    if text.contains(['<', '>']) || has_entity {
        return Some("has HTML in it");
    }
    (text.trim() != text).then_some("begins or ends with a space")
}

/// Whether a text is for a category of numbers (CLDR), which a language may leave out.
fn is_plural(key: &str) -> bool {
    let mut bases = ["_one", "_few", "_many"].iter().filter_map(|category| key.strip_suffix(*category));
    bases.any(|base| Strings::KEYS.contains(&base))
}

/// A form for some numbers is made as the one for the others.
fn flaw_of_plural(key: &str, text: &str, strings: &Strings) -> Option<&'static str> {
    let base = &key[..key.rfind('_').unwrap()];
    let place = Strings::KEYS.iter().position(|key| *key == base).unwrap();
    if text.is_empty() { None } else { flaw(strings.texts()[place], text) }
}

#[test]
fn every_file_has_every_text_and_no_other() {
    let mut wrong = Vec::new();
    for (lang, json) in files() {
        let (strings, problems) = Strings::translated(&json, &lang);
        wrong.extend(problems.iter().map(ToString::to_string));
        let english = Strings::default();
        for ((key, english), text) in Strings::KEYS.iter().zip(english.texts()).zip(strings.texts()) {
            let flaw = if is_plural(key) { flaw_of_plural(key, text, &strings) } else { flaw(english, text) };
            wrong.extend(flaw.map(|flaw| format!("{lang}.json: {key} {flaw}: {text:?}")));
        }
        let same = english.texts().iter().zip(strings.texts()).filter(|(one, other)| **one == *other).count();
        if same > Strings::KEYS.len() / 4 {
            wrong.push(format!("{lang}.json: {same} texts are as in English"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_of_a_language_that_the_interface_speaks() {
    for (lang, _) in files() {
        assert!(LANGUAGES.contains(&lang.as_str()) && lang != "en", "{lang}.json");
    }
}

#[test]
fn every_language_but_english_has_a_file() {
    let files = files();
    let missing: Vec<&&str> = LANGUAGES
        .iter()
        .filter(|lang| **lang != "en" && !files.iter().any(|(file, _)| file == **lang))
        .collect();
    assert!(missing.is_empty(), "no file for {missing:?}");
}

#[test]
fn flaws_of_texts_are_found() {
    for (english, text, expected) in [
        ("Hi {1}", "Hallo {1}", None),
        ("Tom & Jerry; so", "Tom & Jerry; so", None),
        ("Hi {1}", "Hallo", Some("has other places to fill in")),
        ("{1} {2}", "{2} {1}", None),
        ("{1}", "{1} {1}", Some("has other places to fill in")),
        ("a|b", "a|", Some("is empty")),
        ("a|b", "a", Some("has another number of parts")),
        ("a", "<b>a", Some("has HTML in it")),
        ("a", "a&nbsp;b", Some("has HTML in it")),
        ("a", "a ", Some("begins or ends with a space")),
        ("a", " ", Some("is empty")),
    ] {
        assert_eq!(flaw(english, text), expected, "{text:?}");
    }
}
