//! Takes the linked wasm apart: what only some sites need goes into files of its own, which the widget asks for.
//!
//! The cut is made by `wasm_split_cli_support`, the tool behind lazy routes of Leptos: see `src/browser/parts.rs`. It
//! writes a module that loads the parts, too; ours stands in wasm-bindgen's glue instead, so that it costs no request
//! and each instance of the widget has its own.

mod panics;
mod short;
mod unused;
mod wasm;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// What the linker must leave in the wasm for the cut: which bytes are addresses of what.
pub const LINKER: [&str; 2] = ["-C", "link-arg=--emit-relocs"];
/// What wasm-bindgen must leave: parts put their functions into the table.
pub const BINDGEN: &str = "--keep-lld-exports";
/// Under this name wasm-bindgen's glue imports what loads the parts.
const LINK: &str = "askwell-parts";
/// What replaces that import.
const LOADER: &str = include_str!("split/parts.js");
/// What decides, besides the linked wasm, what is written: where it is another, all is made anew.
pub const TOOL: &str = concat!(
    include_str!("split.rs"),
    include_str!("split/panics.rs"),
    include_str!("split/parts.js"),
    include_str!("split/short.rs"),
    include_str!("split/unused.rs"),
    include_str!("split/wasm.rs"),
);

/// A linked wasm, cut.
pub struct Cut {
    /// What every site needs.
    pub main: PathBuf,
    /// By part, the names of its pieces, itself the last: parts share some code.
    parts: BTreeMap<String, Vec<String>>,
}

/// Cuts a linked wasm; the files come into `folder`.
pub fn cut(wasm: &Path, folder: &Path) -> Result<Cut> {
    let linked = fs::read(wasm).with_context(|| format!("{} could not be read", wasm.display()))?;
    let linked = panics::without_words(&unused::without_streams(&linked)?)?;
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&linked);
    (options.output_dir, options.main_out_path, options.link_name) = (folder, &main, LINK);
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("{error:#}"))
        .context("the wasm could not be taken apart")?;
    fs::remove_file(folder.join(LINK))?;
    for file in &made.split_modules {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        fs::rename(file, folder.join(named(&stem, &made.prefetch_map)))?;
    }
    let files = |stems: &Vec<String>| stems.iter().map(|stem| named(stem, &made.prefetch_map)).collect();
    Ok(Cut {
        main,
        parts: made.prefetch_map.iter().map(|(part, stems)| (part.clone(), files(stems))).collect(),
    })
}

/// Gives the names between the main wasm and its glue, both in their places, as few letters as can be.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let (short, text) = short::shortened(&fs::read(wasm)?, &fs::read_to_string(glue)?)?;
    fs::write(wasm, short)?;
    fs::write(glue, text)?;
    Ok(())
}

/// The tool's `split_rules` and `chunk_2` as our files' names: after the parts that they are for.
fn named(stem: &str, parts: &HashMap<String, Vec<String>>) -> String {
    let takes = |stems: &Vec<String>| stems.iter().any(|other| other == stem);
    let mut users: Vec<&str> =
        parts.iter().filter(|(_, stems)| takes(stems)).map(|(part, _)| part.as_str()).collect();
    users.sort_unstable();
    format!("askwell-{}.wasm", users.join("-"))
}

impl Cut {
    /// The files of all pieces.
    pub fn files(&self) -> BTreeSet<&str> {
        self.parts.values().flatten().map(String::as_str).collect()
    }

    /// Makes a file of each part, once its pieces are what they will be, and tells wasm-bindgen's glue how to load it.
    /// What parts share is in the file of each: of six parts any two to six may share something, and a request for each
    /// such piece would take longer than some kilobytes that come twice. No piece is put in place twice.
    pub fn link(&self, glue: &Path, folder: &Path) -> Result<()> {
        let text = fs::read_to_string(glue)?;
        let mut pieces = BTreeMap::new();
        for (number, file) in self.files().into_iter().enumerate() {
            pieces.insert(file, (number, fs::read(folder.join(file))?));
            fs::remove_file(folder.join(file))?;
        }
        let mut loaders = String::new();
        for (part, files) in &self.parts {
            let own = files.iter().filter_map(|file| pieces.get(file.as_str()));
            let bytes: Vec<u8> = own.clone().flat_map(|(_, piece)| piece.iter().copied()).collect();
            let name = ["askwell-", part.as_str(), ".wasm"].concat();
            let hash = BASE64_STANDARD.encode(Sha256::digest(&bytes));
            fs::write(folder.join(&name), bytes)?;
            let (part, name, hash) = (part.as_str(), name.as_str(), hash.as_str());
            loaders.extend(["__wasm_split_load_", part, ": part('", name, "', '", hash, "', ["]);
            own.for_each(|(number, piece)| {
                let piece = [number.to_string(), piece.len().to_string()].join(",");
                loaders.extend(["[", piece.as_str(), "],"]);
            });
            loaders.push_str("]),\n");
        }
        fs::write(glue, linked(&text, &loaders)?)?;
        Ok(())
    }
}

/// The glue with our loader in the place of the imports: there is one for each part.
fn linked(glue: &str, loaders: &str) -> Result<String> {
    let is_import = |line: &&str| line.starts_with("import ") && line.contains(LINK);
    let mut text: String = glue.split_inclusive('\n').filter(|line| !is_import(line)).collect();
    text.push_str(&LOADER.replace("LOADERS", loaders));
    let imports: Vec<&str> = glue.lines().filter(is_import).collect();
    ensure!(!imports.is_empty(), "wasm-bindgen's glue imports no parts");
    for import in imports {
        let name = import.strip_prefix("import * as ").and_then(|rest| rest.split_whitespace().next());
        let name = name.context("wasm-bindgen imports the parts otherwise than is provided for")?;
        text.extend(["const ", name, " = parts;\n"]);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_import_becomes_the_loader() {
        let glue = "import * as a from \"askwell-parts\"\nimport * as b from \"askwell-parts\"\nlet wasm;\n";
        let linked = linked(glue, "x: part(['x', 'y']),").unwrap();
        assert!(!linked.contains("import *") && linked.starts_with("let wasm;\n"), "{linked}");
        assert!(linked.contains("const a = parts;\nconst b = parts;"), "{linked}");
        assert!(linked.contains("x: part(['x', 'y']),"), "{linked}");
    }

    #[test]
    fn files_are_named_after_their_parts() {
        let stems = |list: [&str; 2]| list.map(str::to_owned).to_vec();
        let parts = HashMap::from([
            ("rules".to_owned(), stems(["chunk_2", "split_rules"])),
            ("extras".to_owned(), stems(["chunk_2", "split_extras"])),
        ]);
        assert_eq!(named("split_rules", &parts), "askwell-rules.wasm");
        assert_eq!(named("chunk_2", &parts), "askwell-extras-rules.wasm");
    }

    #[test]
    fn a_glue_without_parts_is_refused() {
        assert!(linked("let wasm;", "").is_err());
        assert!(linked("import { a } from \"askwell-parts\"", "").is_err());
    }
}
