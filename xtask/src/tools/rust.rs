//! The Rust side: the wasm target, clippy and rustfmt, and the one version of wasm-bindgen.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::workspace::{Workspace, cargo};
use crate::{run, say};

/// The target triple of everything that runs in the browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target where it is missing, and refuses a split wasm-bindgen version.
pub fn prepare_wasm(workspace: &Workspace) -> Result<()> {
    check_bindgen_version(&workspace.root)?;
    if has_wasm_target(&workspace.root) {
        return Ok(());
    }
    say::note("The wasm target is missing: adding it with rustup, because the widget is compiled to it.");
    rustup(&workspace.root, &["target", "add", WASM])
}

/// Adds clippy and rustfmt where they are missing.
pub fn prepare_checks(workspace: &Workspace) -> Result<()> {
    for (command, component) in [("clippy", "clippy"), ("fmt", "rustfmt")] {
        let found = run::output_of(cargo().current_dir(&workspace.root).args([command, "--version"]));
        if found.is_none() {
            say::note(format!("{component} is missing: adding it with rustup, because `test` runs it."));
            rustup(&workspace.root, &["component", "add", component])?;
        }
    }
    Ok(())
}

fn has_wasm_target(root: &Path) -> bool {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.current_dir(root).args(["--print", "target-libdir", "--target", WASM]);
    run::output_of(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir())
}

fn rustup(root: &Path, args: &[&str]) -> Result<()> {
    if run::find_on_path("rustup").is_none() {
        bail!("rustup is not on PATH; install it from https://rustup.rs, or run: rustup {}", args.join(" "));
    }
    run::checked("rustup", Command::new("rustup").current_dir(root).args(args))
}

/// Our wasm-bindgen post-processor only understands modules built with its own version.
fn check_bindgen_version(root: &Path) -> Result<()> {
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).context("Cargo.lock could not be read")?;
    let crate_version = locked_version(&lock, "wasm-bindgen");
    let tool_version = locked_version(&lock, "wasm-bindgen-cli");
    if crate_version != tool_version {
        bail!(
            "Cargo.lock has wasm-bindgen {} but wasm-bindgen-cli {}: pin both to one version, \
             in Cargo.toml and xtask/Cargo.toml",
            crate_version.unwrap_or("(none)"),
            tool_version.unwrap_or("(none)"),
        );
    }
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_found_by_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("2.0.0"));
        assert_eq!(locked_version(lock, "wasm-bindgen-cli"), Some("1.0.0"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn this_repository_pins_one_wasm_bindgen() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        check_bindgen_version(root).unwrap();
    }
}
