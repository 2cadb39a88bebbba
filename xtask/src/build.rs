//! The widget's files, the studio's and the benchmark's: cargo → cut → wasm-bindgen → wasm-opt → minified glue. Only the
//! widget is cut; see [`split`]. Always one profile each, so that the dependencies are compiled once and what is tested is what is shipped.
//!
//! Trunk does the same steps by its own means; `trunk` proves that the bytes agree.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cache::Slot;
use crate::tools::node::Node;
use crate::tools::rust;
use crate::workspace::{Workspace, cargo};
use crate::{run, say, split};

/// The binary target, and the stem of both files.
pub const APP: &str = "askwell-app";
/// The same of the marketers' page, which no visitor downloads.
pub const STUDIO: &str = "askwell-studio";
/// The same of the matcher alone, which is measured and never shipped.
pub const BENCH: &str = "askwell-bench";
/// The profile of what visitors download.
const RELEASE: &str = "release";
/// wasm-opt's settings; the same stand in index.html for Trunk. `-Os` because it is the smallest once compressed:
/// of 184,000 bytes gzip by `-O1` it leaves 1,000 less, `-Oz` and `-O2` 600 less.
const WASM_OPT: [&str; 3] = ["-Os", "--strip-debug", "--strip-producers"];

/// How esbuild reads a script.
#[derive(Clone, Copy)]
pub enum Script {
    /// A classic script, such as the loader.
    Classic,
    /// An ES module, such as wasm-bindgen's glue.
    Module,
}

/// One of our binary targets for the browser.
struct Binary {
    /// What a developer reads.
    title: &'static str,
    /// The target's name, and the stem of both files.
    name: &'static str,
    /// What cargo is told besides.
    features: &'static [&'static str],
    /// The profile of Cargo.toml that it is compiled with.
    profile: &'static str,
    /// Whether it is cut into parts.
    is_cut: bool,
}

/// Compiles the widget and returns the folder with its glue, its wasm, its parts and nothing else.
/// Without Node.js the files are as wasm-bindgen leaves them.
pub fn app(workspace: &Workspace, node: Option<&Node>) -> Result<PathBuf> {
    made(
        workspace,
        node,
        &Binary {
            title: "the widget",
            name: APP,
            features: &["--features", "split"],
            profile: RELEASE,
            is_cut: true,
        },
    )
}

/// The widget in one piece, as Trunk makes it.
pub fn app_in_one(workspace: &Workspace, node: &Node) -> Result<PathBuf> {
    made(
        workspace,
        Some(node),
        &Binary {
            title: "the widget in one piece",
            name: APP,
            features: &[],
            profile: RELEASE,
            is_cut: false,
        },
    )
}

/// The same for the marketers' page.
pub fn studio(workspace: &Workspace, node: Option<&Node>) -> Result<PathBuf> {
    made(
        workspace,
        node,
        &Binary {
            title: "the marketers' page",
            name: STUDIO,
            features: &["--features", "studio"],
            profile: "studio",
            is_cut: false,
        },
    )
}

/// The same for the matcher alone, as [`crate::bench`] measures it.
pub fn bench(workspace: &Workspace, node: &Node) -> Result<PathBuf> {
    made(
        workspace,
        Some(node),
        &Binary {
            title: "the matcher",
            name: BENCH,
            features: &["--features", "bench"],
            profile: RELEASE,
            is_cut: false,
        },
    )
}

fn made(workspace: &Workspace, node: Option<&Node>, binary: &Binary) -> Result<PathBuf> {
    rust::prepare_wasm(workspace)?;
    let compiled =
        workspace.target.join(rust::WASM).join(binary.profile).join(format!("{}.wasm", binary.name));
    let patience = if compiled.exists() { "" } else { ": some minutes this first time, seconds later" };
    let title = format!("Compiling {} to WebAssembly{patience}", binary.title);
    say::timed(&title, || compile(workspace, binary))?;
    let wasm = fs::read(&compiled).with_context(|| format!("{} could not be read", compiled.display()))?;
    let tool = split::TOOL.as_bytes().to_vec();
    let inputs = [wasm, fs::read(workspace.root.join("Cargo.lock"))?, node_inputs(workspace, node)?, tool];
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let whole = if binary.name == APP && !binary.is_cut { "-in-one" } else { "" };
    let slot = Slot::new(workspace.scratch(&[binary.name.trim_start_matches("askwell-"), whole].concat()));
    slot.reuse_or_make(&inputs, |folder| {
        say::timed("Making the browser's files: wasm-bindgen, wasm-opt, esbuild", || {
            let cut = if binary.is_cut { Some(split::cut(&compiled, folder)?) } else { None };
            bind(binary, cut.as_ref().map_or(&compiled, |cut| &cut.main), folder)?;
            if cut.is_some() {
                split::shorten(&folder.join(format!("{}_bg.wasm", binary.name)), &glue(binary, folder))?;
            }
            let parts = cut.iter().flat_map(split::Cut::files);
            node.map_or(Ok(()), |node| shrink(node, binary, (folder, parts)))?;
            if let Some(cut) = &cut {
                fs::remove_file(&cut.main)?;
                cut.link(&glue(binary, folder), folder)?;
            }
            node.map_or(Ok(()), |node| minify(node, (Script::Module, None), &glue(binary, folder)))
        })
    })
}

/// Minifies one script in place; the same file again gives the same bytes. With a folder, what it imports from there is
/// made part of it.
pub fn minify(node: &Node, (kind, imported): (Script, Option<&Path>), file: &Path) -> Result<()> {
    let small = file.with_extension("min.js");
    let kind = match kind {
        Script::Classic => "classic",
        Script::Module => "module",
    };
    let mut command = node.script("minify.mjs");
    command.arg(kind).args(imported).stdin(File::open(file)?).stdout(File::create(&small)?);
    run::checked("esbuild", &mut command)?;
    fs::rename(&small, file).context("the minified script could not be put in place")
}

fn compile(workspace: &Workspace, binary: &Binary) -> Result<()> {
    let mut command = cargo();
    command.current_dir(&workspace.root);
    command.args([
        "rustc",
        "--package",
        "askwell",
        "--bin",
        binary.name,
        "--profile",
        binary.profile,
        "--target",
        rust::WASM,
    ]);
    command.args(binary.features);
    if binary.is_cut {
        command.arg("--").args(split::LINKER);
    }
    run::checked(&format!("The compilation of {}", binary.title), &mut command)
}

fn bind(binary: &Binary, wasm: &Path, folder: &Path) -> Result<()> {
    let arguments =
        ["wasm-bindgen", "--target", "web", "--no-typescript", "--out-name", binary.name, "--out-dir"];
    let mut command = Command::new("");
    command.args(arguments).arg(folder).args(binary.is_cut.then_some(split::BINDGEN)).arg(wasm);
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(command.get_args()).context("wasm-bindgen failed")
}

fn shrink<'a>(
    node: &Node,
    binary: &Binary,
    (folder, parts): (&Path, impl Iterator<Item = &'a str>),
) -> Result<()> {
    let main = format!("{}_bg.wasm", binary.name);
    for file in parts.map(str::to_owned).chain([main]) {
        let wasm = folder.join(file);
        let mut optimiser = node.package("binaryen/bin/wasm-opt");
        // It warns of every list of names that it does not know, and takes them all out.
        run::checked_quietly("wasm-opt", optimiser.args(WASM_OPT).arg(&wasm).arg("-o").arg(&wasm))?;
    }
    Ok(())
}

/// What wasm-bindgen makes for JavaScript.
fn glue(binary: &Binary, folder: &Path) -> PathBuf {
    folder.join(format!("{}.js", binary.name))
}

/// What decides the result besides the compiled wasm: the tools' versions and settings.
fn node_inputs(workspace: &Workspace, node: Option<&Node>) -> Result<Vec<u8>> {
    if node.is_none() {
        return Ok(Vec::new());
    }
    let mut inputs = fs::read(workspace.root.join("package-lock.json"))?;
    inputs.extend(fs::read(workspace.root.join("xtask/node/minify.mjs"))?);
    inputs.extend(WASM_OPT.concat().bytes());
    Ok(inputs)
}
