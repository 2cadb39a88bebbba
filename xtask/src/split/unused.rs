//! Takes out of a linked wasm what a dependency of Leptos exports to JavaScript, and the widget never uses: the classes of
//! wasm-streams. An export is kept whether anybody calls it or not, and so is all that it calls: 14 kB, and their glue.

use anyhow::Result;

use super::wasm::{CUSTOM, EXPORTS, name, number, push_number, rewritten, take};

/// What wasm-bindgen's descriptions of that crate have in them.
const CRATE: &[u8] = b"wasm-streams-";
/// What the names of its exports have in them.
const NAME: &str = "intounderlying";

/// The section in which wasm-bindgen's macros describe what they made.
const DESCRIPTIONS: &[u8] = b"__wasm_bindgen_unstable";

/// The wasm without those exports.
pub fn without_streams(wasm: &[u8]) -> Result<Vec<u8>> {
    rewritten(wasm, |kind, section| match kind {
        EXPORTS => exports(section),
        CUSTOM => descriptions(section),
        _ => Ok(None),
    })
}

/// The exports that are kept.
fn exports(mut section: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut kept = Vec::new();
    let mut count = 0;
    for _ in 0..number(&mut section)? {
        let before = section;
        let is_unused = String::from_utf8_lossy(name(&mut section)?).contains(NAME);
        take(&mut section, 1)?;
        number(&mut section)?;
        if !is_unused {
            kept.extend_from_slice(before.get(..before.len() - section.len()).unwrap_or_default());
            count += 1;
        }
    }
    let mut all = Vec::new();
    push_number(&mut all, count);
    all.extend(kept);
    Ok(Some(all))
}

/// The descriptions that are kept, each behind the version of its form, both with their length in four bytes; none where
/// the section has something else.
fn descriptions(section: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut rest = section;
    if name(&mut rest)? != DESCRIPTIONS {
        return Ok(None);
    }
    let mut kept = section.get(..section.len() - rest.len()).unwrap_or_default().to_vec();
    while !rest.is_empty() {
        let before = rest;
        let (_schema, text) = (block(&mut rest)?, block(&mut rest)?);
        if !text.windows(CRATE.len()).any(|window| window == CRATE) {
            kept.extend_from_slice(before.get(..before.len() - rest.len()).unwrap_or_default());
        }
    }
    Ok(Some(kept))
}

/// What follows on its length.
fn block<'wasm>(rest: &mut &'wasm [u8]) -> Result<&'wasm [u8]> {
    let length: [u8; 4] = take(rest, 4)?.try_into()?;
    take(rest, u32::from_le_bytes(length) as usize)
}

#[cfg(test)]
mod tests {
    use super::super::wasm::section;
    use super::*;

    fn named(name: &[u8], more: &[&[u8]]) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_number(&mut bytes, name.len());
        [&[bytes.as_slice(), name], more].concat().concat()
    }

    fn description(text: &[u8]) -> Vec<u8> {
        let block = |text: &[u8]| [&u32::try_from(text.len()).unwrap().to_le_bytes(), text].concat();
        [block(b"{}"), block(text)].concat()
    }

    fn wasm(exports: &[Vec<u8>], descriptions: &[Vec<u8>]) -> Vec<u8> {
        let mut all = Vec::new();
        push_number(&mut all, exports.len());
        all.extend(exports.concat());
        let other = named(b"other", &[b"wasm-streams-1"]);
        let described = named(DESCRIPTIONS, &[&descriptions.concat()]);
        [b"\0asm\x01\0\0\0".to_vec(), section(7, &all), section(0, &described), section(0, &other)].concat()
    }

    #[test]
    fn its_exports_and_their_descriptions_go_and_all_else_stays() {
        let export = |name: &[u8]| named(name, &[b"\0", b"\x81\x01"]);
        let (ours, theirs) = (description(b"x askwell-1 y"), description(b"x wasm-streams-1 y"));
        let given = wasm(&[export(b"start"), export(b"intounderlyingsink_abort_1")], &[theirs, ours.clone()]);
        let kept = wasm(&[export(b"start")], &[ours]);
        assert_eq!(without_streams(&given).unwrap(), kept);
        assert_eq!(without_streams(&kept).unwrap(), kept);
        assert!(without_streams(&given[..given.len() - 1]).is_err());
    }
}
