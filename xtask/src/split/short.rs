//! Short names between the cut wasm and wasm-bindgen's glue. The tool's own have a hash each, which no compression makes
//! smaller, and stand in both files.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};

use super::wasm::{self, EXPORTS, IMPORTS, name, number, push_name, push_number, rewritten, take};

/// The module from which the wasm imports the glue's functions, as wasm-bindgen calls it, and as we do.
const GLUE: &str = "./askwell-app_bg.js";
const SHORT_GLUE: &str = "w";
/// What the glue exports, and nobody imports.
const UNUSED: &str = "initSync, ";
/// What the names of the exports have in them that closures are called by.
const CLOSURES: &str = "wasm_bindgen__convert__closures";

/// The wasm and its glue with short names.
pub fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let names = names(wasm)?;
    let short = rewritten(wasm, |kind, section| match kind {
        IMPORTS => imports(section, &names),
        EXPORTS => exports(section, &names),
        _ => Ok(None),
    })?;
    let quoted = |module: &str| ["\"", module, "\""].concat();
    ensure!(
        glue.matches(&quoted(GLUE)).count() == 1,
        "wasm-bindgen's glue is otherwise than is provided for"
    );
    let glue = renamed(&glue.replace(&quoted(GLUE), &quoted(SHORT_GLUE)), &names)?;
    // What nobody exports, the minifier leaves out.
    let glue = glue.replace(UNUSED, "");
    Ok((short, glue))
}

/// By long name, the short one.
fn names(wasm: &[u8]) -> Result<BTreeMap<String, String>> {
    let (mut rest, mut long, mut taken) = (wasm.get(8..).unwrap_or_default(), Vec::new(), BTreeSet::new());
    while let Some((kind, mut section)) = wasm::next(&mut rest)? {
        match kind {
            IMPORTS => {
                for _ in 0..number(&mut section)? {
                    let (module, its) = (text(&mut section)?, text(&mut section)?);
                    wasm::skip_import(&mut section)?;
                    long.extend((module == GLUE).then_some(its));
                }
            }
            EXPORTS => {
                for _ in 0..number(&mut section)? {
                    let its = text(&mut section)?;
                    let _what = (take(&mut section, 1)?, number(&mut section)?);
                    if its.contains(CLOSURES) {
                        long.push(its);
                    } else {
                        taken.insert(its);
                    }
                }
            }
            _ => {}
        }
    }
    let free = (0..).map(letters).filter(|short| !taken.contains(short));
    Ok(long.into_iter().zip(free).collect())
}

/// The names `a` to `Z`, `aa` and so on.
fn letters(mut count: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.extend(LETTERS.get(count % LETTERS.len()).map(|letter| char::from(*letter)));
        match (count / LETTERS.len()).checked_sub(1) {
            Some(rest) => count = rest,
            None => return name,
        }
    }
}

fn imports(mut section: &[u8], names: &BTreeMap<String, String>) -> Result<Option<Vec<u8>>> {
    let mut all = Vec::new();
    let count = number(&mut section)?;
    push_number(&mut all, count);
    for _ in 0..count {
        let (module, its) = (text(&mut section)?, text(&mut section)?);
        let is_glue = module == GLUE;
        push_name(&mut all, if is_glue { SHORT_GLUE } else { &module });
        push_name(&mut all, names.get(&its).filter(|_| is_glue).unwrap_or(&its));
        let before = section;
        wasm::skip_import(&mut section)?;
        all.extend_from_slice(before.get(..before.len() - section.len()).unwrap_or_default());
    }
    Ok(Some(all))
}

fn exports(mut section: &[u8], names: &BTreeMap<String, String>) -> Result<Option<Vec<u8>>> {
    let mut all = Vec::new();
    let count = number(&mut section)?;
    push_number(&mut all, count);
    for _ in 0..count {
        let its = text(&mut section)?;
        push_name(&mut all, names.get(&its).filter(|_| its.contains(CLOSURES)).unwrap_or(&its));
        all.extend_from_slice(take(&mut section, 1)?);
        let index = number(&mut section)?;
        push_number(&mut all, index);
    }
    Ok(Some(all))
}

fn text(section: &mut &[u8]) -> Result<String> {
    String::from_utf8(name(section)?.to_vec()).context("a name of the wasm is no UTF-8")
}

/// The glue in which the keys of the imports, and the exports that it calls, have their short names.
fn renamed(glue: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let (mut text, mut rest, mut met) = (String::new(), glue, BTreeSet::new());
    while let Some(start) = rest.find(is_word) {
        let (before, word) = rest.split_at(start);
        text.push_str(before);
        let (word, after) = word.split_at(word.find(|letter| !is_word(letter)).unwrap_or(word.len()));
        // The glue has functions of its own by the exports' names; the minifier gives them others.
        match names.get(word).filter(|_| after.starts_with(':') || before.ends_with('.')) {
            Some(short) => {
                met.insert(word);
                text.push_str(short);
            }
            None => text.push_str(word),
        }
        rest = after;
    }
    ensure!(met.len() == names.len(), "wasm-bindgen's glue has not all that the wasm imports");
    text.push_str(rest);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::wasm::section;
    use super::*;

    fn wasm(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
        let (mut imported, mut exported) =
            (vec![u8::try_from(imports.len()).unwrap()], vec![u8::try_from(exports.len()).unwrap()]);
        for (module, name) in imports {
            push_name(&mut imported, module);
            push_name(&mut imported, name);
            imported.extend([0, 5]);
        }
        for name in exports {
            push_name(&mut exported, name);
            exported.extend([0, 7]);
        }
        [b"\0asm\x01\0\0\0".to_vec(), section(IMPORTS, &imported), section(EXPORTS, &exported)].concat()
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let closure = "wasm_bindgen__convert__closures_____invoke__h1";
        let given =
            wasm(&[(GLUE, "__wbg_now_1"), ("askwell-parts", "load"), (GLUE, "__wbg_new_2")], &["a", closure]);
        let glue = "let u = { \"./askwell-app_bg.js\": { __wbg_now_1: 1, __wbg_new_2: function() { wasm.wasm_bindgen__convert__closures_____invoke__h1(0) } } }";
        let (short, text) = shortened(&given, glue).unwrap();
        assert_eq!(short, wasm(&[("w", "b"), ("askwell-parts", "load"), ("w", "c")], &["a", "d"]));
        assert_eq!(text, "let u = { \"w\": { b: 1, c: function() { wasm.d(0) } } }");
    }

    #[test]
    fn what_is_not_provided_for_is_an_error() {
        let given = wasm(&[(GLUE, "__wbg_now_1")], &[]);
        for glue in [
            "\"./askwell-app_bg.js\": {}",
            "{ __wbg_now_1: 1 }",
            "\"./askwell-app_bg.js\": { x: __wbg_now_1 }",
        ] {
            assert!(shortened(&given, glue).is_err(), "{glue}");
        }
    }

    #[test]
    fn names_are_counted_in_letters() {
        assert_eq!([0, 51, 52, 53, 52 * 53].map(letters), ["a", "Z", "aa", "ba", "aaa"]);
    }
}
