//! `cargo xtask pack`: makes the semantic packs anew, and tells what `shipped.rs` must say of them.
//!
//! The making itself is Python, since the teachers run there: `xtask/packs/README.md`. This file gets Python what
//! it needs, in a folder of its own, and starts it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clap::Args;
use sha2::{Digest as _, Sha256};

use crate::workspace::Workspace;
use crate::{run, say};

const LANGUAGES: [&str; 2] = ["en", "zh"];
const NAMES: [&str; 6] = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"];
/// The oldest Python that the pinned packages support.
const OLDEST: (u32, u32) = (3, 11);
const HOW_TO_GET: &str = "get Python 3.11 or later from https://www.python.org, or with your package manager \
                          (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python)";

/// The options of `cargo xtask pack`.
#[derive(Args)]
pub struct Options {
    /// The languages; all where none is named
    #[arg(value_parser = LANGUAGES)]
    languages: Vec<String>,
}

/// Makes the packs and prints their integrity.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let named: Vec<&str> = options.languages.iter().map(String::as_str).collect();
    let languages = if named.is_empty() { LANGUAGES.to_vec() } else { named };
    check_npm(&languages)?;
    let recipe = workspace.root.join("xtask").join("packs");
    let cache = workspace.target.join("packs");
    let python = environment(&recipe, &cache.join("venv"))?;
    for language in &languages {
        say::headline(format!("The pack for {language}"));
        say::note("The teacher reads the training text: minutes on the first run, from the cache later.");
        let mut make = Command::new(&python);
        make.arg(recipe.join("make.py")).arg(language).arg("--cache").arg(&cache);
        run::checked("Making the pack", &mut make)?;
    }
    tell(workspace, &languages)
}

/// `WordNet`, of which only the English recipe makes use, comes from npm: better missed now than in a quarter
/// of an hour.
fn check_npm(languages: &[&str]) -> Result<()> {
    if languages.contains(&"en") && run::find_on_path("npm").is_none() {
        bail!(
            "npm was not found, which the English pack gets WordNet with; get Node.js from https://nodejs.org"
        );
    }
    Ok(())
}

/// The Python of a virtual environment with the recipe's packages. It is made anew unless the copy of
/// `requirements.txt` that we left in the last one is still the same.
fn environment(recipe: &Path, folder: &Path) -> Result<PathBuf> {
    let list = recipe.join("requirements.txt");
    let requirements = fs::read(&list).with_context(|| format!("{} could not be read", list.display()))?;
    let stamp = folder.join(".askwell-requirements");
    let python = interpreter(folder);
    if fs::read(&stamp).is_ok_and(|installed| installed == requirements) && version(&python).is_some() {
        return Ok(python);
    }
    let base = find_python()?;
    say::headline("Python packages");
    say::note(format!("Installing what trains the packs into {} (about 1 GB) …", folder.display()));
    let mut create = Command::new(base);
    run::checked("Making the virtual environment", create.args(["-m", "venv", "--clear"]).arg(folder))
        .with_context(|| format!("Python cannot make one; {HOW_TO_GET}"))?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r"]);
    run::checked("pip install", install.arg(&list))?;
    fs::write(&stamp, requirements).context("the virtual environment could not be written")?;
    Ok(python)
}

fn interpreter(folder: &Path) -> PathBuf {
    if cfg!(windows) { folder.join("Scripts").join("python.exe") } else { folder.join("bin").join("python") }
}

fn find_python() -> Result<PathBuf> {
    let found: Vec<PathBuf> = NAMES.iter().filter_map(|name| run::find_on_path(name)).collect();
    let is_new = |path: &&PathBuf| version(path).is_some_and(|version| version >= OLDEST);
    match found.iter().find(is_new) {
        Some(path) => Ok(path.clone()),
        None if found.is_empty() => bail!("Python was not found; {HOW_TO_GET}"),
        None => bail!("every Python found is older than 3.11; {HOW_TO_GET}"),
    }
}

fn version(python: &Path) -> Option<(u32, u32)> {
    read_version(&run::output_of(Command::new(python).arg("--version"))?)
}

fn read_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix("Python ")?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// Says for each pack which line belongs into `shipped.rs`, and whether it stands there already.
fn tell(workspace: &Workspace, languages: &[&str]) -> Result<()> {
    let shipped = fs::read_to_string(workspace.root.join("src/logic/semantic/shipped.rs"))
        .context("src/logic/semantic/shipped.rs could not be read")?;
    say::headline("For src/logic/semantic/shipped.rs");
    for language in languages {
        let path = workspace.root.join("public/askwell/packs").join(format!("{language}.pack"));
        let content = fs::read(&path).with_context(|| format!("{} could not be read", path.display()))?;
        let line = integrity(&content);
        let state = if shipped.contains(&line) { "as it stands there" } else { "NEW: put it there" };
        println!("   {language}: integrity: \"{line}\",  ({state}; {} bytes)", say::grouped(content.len()));
    }
    Ok(())
}

/// Subresource integrity, as browsers check it.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read() {
        assert_eq!(read_version("Python 3.11.7"), Some((3, 11)));
        assert_eq!(read_version("Python 3.14.0rc1"), Some((3, 14)));
        assert_eq!(read_version("Python 2"), None);
        assert_eq!(read_version(""), None);
    }

    #[test]
    fn integrity_is_that_of_the_standard() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
