//! Takes the words of panics out of a linked wasm. A panic traps at once, as it would after its words: the loader sees the
//! trap and starts the widget anew. What makes the words, and says which line of which file it was, is a twentieth of the
//! wasm, and no visitor reads it. The stack of the trap, which the console has, names the functions by their numbers; who
//! wants words runs the widget from Trunk, which leaves them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context as _, Result, ensure};

use super::wasm::{self, CUSTOM, IMPORTS, name, number, push_number, rewritten, take};

/// What the names of the functions have in them that never return: of the standard library, and all but traps.
const NAMES: [&str; 15] = [
    "4core9panicking",
    "3std9panicking",
    "4core3str16slice_error_fail",
    "4core3str19slice_error_fail_rt",
    "4core5slice5index16slice_index_fail",
    "17len_mismatch_fail",
    "3vecINtB6_3VecppE6remove13assert_failed",
    "3vecINtB6_3VecppE10insert_mut13assert_failed",
    "4core6result13unwrap_failed",
    "4core6option13unwrap_failed",
    "4core6option13expect_failed",
    "4core4cell22panic_already_borrowed",
    "4core4cell30panic_already_mutably_borrowed",
    "4core3num22from_ascii_radix_panic",
    "5local18panic_access_error",
];

const CODE: u8 = 10;
const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
const END: u8 = 0x0b;
const CALL: u8 = 0x10;
const I32_CONST: u8 = 0x41;
/// How many bytes the linker writes a number of the code in, whatever its size.
const PADDED: usize = 5;

/// The wasm in which these functions trap and do nothing else, and so do those that call them, in the place of the call.
/// All keep their lengths: what is left of them is for wasm-opt.
pub fn without_words(linked: &[u8]) -> Result<Vec<u8>> {
    let Linked { place, code, relocations, silenced, bodies } = Linked::read(linked)?;
    ensure!(!silenced.is_empty(), "the linked wasm has no names of functions");
    let mut quiet = code.to_vec();
    let mut gone = Places::new();
    for body in bodies {
        // No locals; then the trap.
        if let Some([locals, trap, rest @ .., end]) = quiet.get_mut(body.clone()) {
            (*locals, *trap, *end) = (0, UNREACHABLE, END);
            rest.fill(NOP);
            gone.insert(body.start, body.end);
        }
    }
    let addresses = relocations.iter().filter(|relocation| relocation.kind == ADDRESS);
    let addresses: BTreeSet<usize> = addresses.map(|relocation| relocation.at).collect();
    for call in relocations.iter().filter_map(|relocation| call(code, relocation, &silenced)) {
        // The last thing that is passed is where in the source it is.
        let place = call
            .start
            .checked_sub(PADDED + 1)
            .filter(|start| code.get(*start) == Some(&I32_CONST) && addresses.contains(&(start + 1)));
        let call = place.unwrap_or(call.start)..call.end;
        if let Some([trap, rest @ ..]) = quiet.get_mut(call.clone()).filter(|_| !within(&gone, call.start)) {
            *trap = UNREACHABLE;
            rest.fill(NOP);
            gone.insert(call.start, call.end);
        }
    }
    rewritten(linked, |kind, section| match kind {
        CODE => Ok(Some(quiet.clone())),
        CUSTOM => remaining(section, place, &gone),
        _ => Ok(None),
    })
}

/// By where they start, where they end.
type Places = BTreeMap<usize, usize>;

fn within(places: &Places, at: usize) -> bool {
    places.range(..=at).next_back().is_some_and(|(_, end)| at < *end)
}

/// What the linker tells of a number in the code: what kind it is, and where it stands.
struct Relocation {
    kind: u8,
    at: usize,
}

/// The number of a function.
const FUNCTION: u8 = 0;
/// An address in the memory, as a constant.
const ADDRESS: u8 = 4;

/// The call of a silenced function that a relocation is in.
fn call(code: &[u8], relocation: &Relocation, silenced: &BTreeSet<usize>) -> Option<Range<usize>> {
    let start = relocation.at.checked_sub(1).filter(|_| relocation.kind == FUNCTION)?;
    let end = relocation.at + PADDED;
    let mut operand = code.get(relocation.at..end)?;
    let is_call = code.get(start) == Some(&CALL) && silenced.contains(&number(&mut operand).ok()?);
    is_call.then_some(start..end)
}

/// What is looked at of a linked wasm.
struct Linked<'wasm> {
    /// The place of the section of code among the sections.
    place: usize,
    code: &'wasm [u8],
    /// In the code.
    relocations: Vec<Relocation>,
    /// The numbers of the functions that are to trap.
    silenced: BTreeSet<usize>,
    /// Where in the code they are.
    bodies: Vec<Range<usize>>,
}

impl<'wasm> Linked<'wasm> {
    fn read(linked: &'wasm [u8]) -> Result<Self> {
        let mut rest = linked.get(8..).context("this is no wasm")?;
        let (mut imported, mut read) = (0, None);
        for place in 0.. {
            let Some((kind, mut section)) = wasm::next(&mut rest)? else { break };
            match kind {
                IMPORTS => imported = imported_functions(section)?,
                CODE => {
                    let (code, relocations, silenced, bodies) =
                        (section, Vec::new(), BTreeSet::new(), Vec::new());
                    read = Some(Linked { place, code, relocations, silenced, bodies });
                }
                CUSTOM => {
                    let Some(read) = read.as_mut() else { continue };
                    if let Some(list) = told_of(section, read.place)? {
                        let list = relocations(list)?;
                        read.relocations = list.into_iter().map(|(relocation, _)| relocation).collect();
                    } else if name(&mut section)? == b"name" {
                        read.silenced = silenced(section)?;
                    }
                }
                _ => {}
            }
        }
        let mut read = read.context("the wasm has no code")?;
        read.bodies = bodies(read.code, imported, &read.silenced)?;
        Ok(read)
    }
}

/// The numbers of the functions.
fn silenced(mut section: &[u8]) -> Result<BTreeSet<usize>> {
    let mut found = BTreeSet::new();
    while let Some((list, mut names)) = wasm::next(&mut section)? {
        // 1: the functions' names.
        let count = if list == 1 { number(&mut names)? } else { 0 };
        for _ in 0..count {
            let function = number(&mut names)?;
            let name = String::from_utf8_lossy(name(&mut names)?);
            found.extend(NAMES.iter().any(|part| name.contains(part)).then_some(function));
        }
    }
    Ok(found)
}

fn imported_functions(mut section: &[u8]) -> Result<usize> {
    let mut functions = 0;
    for _ in 0..number(&mut section)? {
        let _from = (name(&mut section)?, name(&mut section)?);
        functions += usize::from(wasm::skip_import(&mut section)?);
    }
    Ok(functions)
}

fn bodies(section: &[u8], imported: usize, wanted: &BTreeSet<usize>) -> Result<Vec<Range<usize>>> {
    let (mut code, mut found) = (section, Vec::new());
    for function in 0..number(&mut code)? {
        let length = number(&mut code)?;
        let start = section.len() - code.len();
        take(&mut code, length)?;
        found.extend(wanted.contains(&(function + imported)).then_some(start..start + length));
    }
    Ok(found)
}

/// What the linker tells of the section in that place; none where this section tells of something else.
fn told_of(mut section: &[u8], place: usize) -> Result<Option<&[u8]>> {
    let is_told = name(&mut section)?.starts_with(b"reloc.") && number(&mut section)? == place;
    Ok(is_told.then_some(section))
}

/// What the linker tells, each with its bytes.
fn relocations(mut rest: &[u8]) -> Result<Vec<(Relocation, &[u8])>> {
    let mut list = Vec::new();
    for _ in 0..number(&mut rest)? {
        let before = rest;
        let kind = *take(&mut rest, 1)?.first().context("no relocation")?;
        let at = number(&mut rest)?;
        number(&mut rest)?;
        // Addresses in the memory and in sections have a number that is added to them.
        if matches!(kind, 3..=5 | 8 | 9 | 11 | 14..=17 | 21..=23 | 25) {
            number(&mut rest)?;
        }
        let bytes = before.get(..before.len() - rest.len()).unwrap_or_default();
        list.push((Relocation { kind, at }, bytes));
    }
    Ok(list)
}

/// The section without what it tells of the places that are gone; none where it tells of something else.
fn remaining(section: &[u8], code: usize, gone: &Places) -> Result<Option<Vec<u8>>> {
    let Some(rest) = told_of(section, code)? else { return Ok(None) };
    let head = section.get(..section.len() - rest.len()).unwrap_or_default();
    let mut kept = relocations(rest)?;
    kept.retain(|(relocation, _)| !within(gone, relocation.at));
    let mut all = head.to_vec();
    push_number(&mut all, kept.len());
    all.extend(kept.into_iter().flat_map(|(_, bytes)| bytes.iter().copied()));
    Ok(Some(all))
}

#[cfg(test)]
mod tests {
    use super::super::wasm::section;
    use super::*;

    /// Two functions behind an imported one: the code is `bodies`, and `relocations` tell of addresses in it.
    fn wasm(bodies: &[u8], relocations: &[u8]) -> Vec<u8> {
        let imports = [&[2][..], b"\x01e\x01f\x00\x00", b"\x01e\x01m\x02\x00\x01"].concat();
        let words = b"_RNvNtCs1_4core9panicking9panic_fmt";
        let length = u8::try_from(words.len()).unwrap();
        let names = [&[2, 1, 3, b'r', b'u', b'n', 2, length][..], words].concat();
        let listed = [b"\x04name".to_vec(), section(1, &names)].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(IMPORTS, &imports),
            section(CODE, bodies),
            section(CUSTOM, &[b"\x0areloc.CODE\x01", relocations].concat()),
            section(CUSTOM, &listed),
        ]
        .concat()
    }

    #[test]
    fn what_panics_traps_and_all_else_stays() {
        // Of each body the length, no locals, a call of the imported function, and the end.
        let given =
            wasm(b"\x02\x04\x00\x10\x00\x0b\x05\x01\x01\x10\x00\x0b", b"\x02\x00\x04\x00\x04\x09\x00\x7f");
        let expected = wasm(b"\x02\x04\x00\x10\x00\x0b\x05\x00\x00\x01\x01\x0b", b"\x01\x00\x04\x00");
        assert_eq!(without_words(&given).unwrap(), expected);
        assert!(without_words(&given[..given.len() - 1]).is_err());
    }

    #[test]
    fn who_calls_it_traps_in_its_place() {
        let call = |number: u8| [CALL, 0x80 | number, 0x80, 0x80, 0x80, 0x00];
        let place = [I32_CONST, 0x87, 0x80, 0x80, 0x80, 0x00];
        let function = |content: &[&[u8]]| {
            let content = [&[0][..], &content.concat(), &[END]].concat();
            [&[u8::try_from(content.len()).unwrap()][..], &content].concat()
        };
        let panics = function(&[&[UNREACHABLE]]);
        // Two calls: of the function that panics, told where it is, and of the imported one.
        let given = [&[2][..], &function(&[&place, &call(2), &call(0)]), &panics].concat();
        let (trap, nops) = ([UNREACHABLE], [NOP; 11]);
        let expected = [&[2][..], &function(&[&trap, &nops, &call(0)]), &panics].concat();
        let relocations = [3, ADDRESS, 4, 9, 0, FUNCTION, 10, 1, FUNCTION, 16, 0];
        let quiet = without_words(&wasm(&given, &relocations)).unwrap();
        assert_eq!(quiet, wasm(&expected, &[1, FUNCTION, 16, 0]));
    }

    #[test]
    fn without_names_nothing_is_done_unnoticed() {
        let given = [b"\0asm\x01\0\0\0".to_vec(), section(CODE, b"\x00")].concat();
        assert!(without_words(&given).is_err());
    }
}
