//! Reading and writing of wasm files, as far as the cut needs it: sections and numbers.

use anyhow::{Context as _, Result, ensure};

/// A name's section and other sections that the engine skips.
pub const CUSTOM: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;

/// The wasm with its sections changed: those for which `change` gives nothing stay. It is told the section's kind and its
/// content.
pub fn rewritten(wasm: &[u8], change: impl Fn(u8, &[u8]) -> Result<Option<Vec<u8>>>) -> Result<Vec<u8>> {
    let mut rest = wasm;
    let mut kept = take(&mut rest, 8)?.to_vec();
    while let Some((kind, section)) = next(&mut rest)? {
        let changed = change(kind, section)?;
        let section = changed.as_deref().unwrap_or(section);
        push_section(&mut kept, kind, section);
    }
    Ok(kept)
}

/// The next section.
pub fn next<'wasm>(rest: &mut &'wasm [u8]) -> Result<Option<(u8, &'wasm [u8])>> {
    if rest.is_empty() {
        return Ok(None);
    }
    let kind = *take(rest, 1)?.first().context("no section")?;
    let length = number(rest)?;
    Ok(Some((kind, take(rest, length)?)))
}

/// What follows on its length: a name.
pub fn name<'wasm>(rest: &mut &'wasm [u8]) -> Result<&'wasm [u8]> {
    let length = number(rest)?;
    take(rest, length)
}

pub fn push_name(bytes: &mut Vec<u8>, name: &str) {
    push_number(bytes, name.len());
    bytes.extend_from_slice(name.as_bytes());
}

/// What an import is, behind its names; whether it is a function.
pub fn skip_import(section: &mut &[u8]) -> Result<bool> {
    match take(section, 1)? {
        // A function has the number of its type; a table that of what it holds, and its limits, as a memory has.
        [0] => return number(section).map(|_| true),
        [1] => {
            take(section, 1)?;
            limits(section)?;
        }
        [2] => limits(section)?,
        [3] => drop(take(section, 2)?),
        _ => ensure!(false, "the wasm imports what is not provided for"),
    }
    Ok(false)
}

fn limits(section: &mut &[u8]) -> Result<()> {
    let flags = number(section)?;
    number(section)?;
    if flags & 1 == 1 {
        number(section)?;
    }
    Ok(())
}

pub fn take<'wasm>(rest: &mut &'wasm [u8], count: usize) -> Result<&'wasm [u8]> {
    let (taken, left) = rest.split_at_checked(count).context("the wasm ends too early")?;
    *rest = left;
    Ok(taken)
}

/// A number in LEB128.
pub fn number(rest: &mut &[u8]) -> Result<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = *take(rest, 1)?.first().context("no number")?;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    ensure!(false, "a number of the wasm is too long");
    Ok(value)
}

pub fn push_number(bytes: &mut Vec<u8>, mut value: usize) {
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            return bytes.push(low & 0x7f);
        }
        bytes.push(low | 0x80);
    }
}

pub fn push_section(bytes: &mut Vec<u8>, kind: u8, content: &[u8]) {
    bytes.push(kind);
    push_number(bytes, content.len());
    bytes.extend_from_slice(content);
}

/// A section by itself, as tests write them.
#[cfg(test)]
pub fn section(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    push_section(&mut bytes, kind, content);
    bytes
}
