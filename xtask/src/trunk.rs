//! Trunk, for people who have it: the hook that finishes its builds, and the proof that `trunk build --release`
//! and `cargo xtask dist` write the same bytes, but for the widget's wasm: Trunk cannot cut it into parts.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};

use crate::build::{self, APP, Script};
use crate::site::{self, LOADER, PLAIN, PRODUCT, Site};
use crate::tools::node::Node;
use crate::workspace::Workspace;
use crate::{run, say};

/// What became of the comparison.
pub enum Comparison {
    /// Every file has the same bytes.
    Same,
    /// It was not made, and why.
    Skipped(String),
}

/// `cargo xtask trunk-hook`, called by Trunk before it puts its build in place.
pub fn hook(workspace: &Workspace) -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("trunk-hook is for Trunk, which sets TRUNK_STAGING_DIR")?;
    let staging = PathBuf::from(staging);
    let product = staging.join(PRODUCT);
    for name in [format!("{APP}.js"), format!("{APP}_bg.wasm")] {
        fs::rename(staging.join(&name), product.join(&name))
            .with_context(|| format!("Trunk made no {name}"))?;
    }
    for name in site::licences(&workspace.root)? {
        fs::copy(workspace.root.join(&name), product.join(&name))?;
    }
    let mut studio = Site::default();
    studio.insert_studio(workspace, site::node_or_note(workspace).as_ref())?;
    studio.add_to(&staging)?;
    clean_page(&staging.join("index.html"))?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        minify(workspace, &product)?;
    }
    Ok(())
}

fn clean_page(page: &Path) -> Result<()> {
    let text = fs::read_to_string(page).context("Trunk made no index.html")?;
    fs::write(page, site::without_trunk_links(&text)).context("index.html could not be written")
}

fn minify(workspace: &Workspace, product: &Path) -> Result<()> {
    let Some(node) = site::node_or_note(workspace) else { return Ok(()) };
    build::minify(&node, (Script::Module, None), &product.join(format!("{APP}.js")))?;
    for (name, kind) in [(LOADER, Script::Classic), (PLAIN, Script::Module)] {
        let file = product.join(name);
        if file.exists() {
            build::minify(&node, (kind, None), &file)?;
        }
    }
    Ok(())
}

/// Builds with Trunk where it is installed, and compares with our own build.
pub fn compare(workspace: &Workspace, node: &Node, site: &Site) -> Result<Comparison> {
    let Some(trunk) = run::find_on_path("trunk") else {
        return Ok(Comparison::Skipped("trunk is not on PATH".into()));
    };
    if !is_new_enough(&trunk, &workspace.root) {
        return Ok(Comparison::Skipped("trunk on PATH is older than Trunk.toml asks for".into()));
    }
    let dist = workspace.scratch("trunk-dist");
    build_with_trunk(workspace, node, &trunk, &dist)?;
    let mut ours = site.clone();
    ours.join_parts(&build::app_in_one(workspace, node)?)?;
    let differences = Site::read(&dist)?.differences(&ours);
    if differences.is_empty() {
        say::note("Trunk's files are the same, byte for byte.");
        return Ok(Comparison::Same);
    }
    bail!("Trunk and `cargo xtask dist` differ in: {}", differences.join(", "))
}

fn is_new_enough(trunk: &Path, root: &Path) -> bool {
    let settings = fs::read_to_string(root.join("Trunk.toml")).unwrap_or_default();
    let wanted = settings.lines().find(|line| line.starts_with("trunk-version"));
    let found = run::output_of(Command::new(trunk).arg("--version"));
    found.is_some_and(|found| version(&found) >= version(wanted.unwrap_or_default()))
}

/// The first three numbers in a line such as `trunk 0.21.14` or `trunk-version = ">=0.21.14"`.
fn version(line: &str) -> Vec<u32> {
    let numbers = line.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok());
    numbers.take(3).collect()
}

/// Trunk finds npm's wasm-opt on its `PATH`, and as wasm-bindgen this very program: it is the same code.
fn build_with_trunk(workspace: &Workspace, node: &Node, trunk: &Path, dist: &Path) -> Result<()> {
    let programs = workspace.scratch("trunk-programs");
    fs::create_dir_all(&programs)?;
    fs::copy(env::current_exe()?, programs.join(format!("{BINDGEN}{}", env::consts::EXE_SUFFIX)))?;
    let path = run::path_with(&[&programs, &node.programs()])?;
    let mut command = Command::new(trunk);
    command.current_dir(&workspace.root).env("PATH", path);
    command.args(["build", "--release", "--offline", "--dist"]).arg(dist);
    run::checked("trunk build", &mut command)
}

const BINDGEN: &str = "wasm-bindgen";

/// Whether Trunk started us under wasm-bindgen's name; see [`compare`].
pub fn is_called_as_wasm_bindgen() -> bool {
    let name = env::args_os().next().map(PathBuf::from);
    name.is_some_and(|path| path.file_stem().is_some_and(|stem| stem == BINDGEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_number_by_number() {
        assert!(version("trunk 0.21.14") >= version("trunk-version = \">=0.21.14\""));
        assert!(version("trunk 0.21.9") < version("trunk 0.21.14"));
        assert!(version("trunk 0.22.0-beta.1") > version("trunk 0.21.14"));
    }
}
