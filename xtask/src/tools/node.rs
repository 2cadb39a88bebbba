//! Node.js and the npm packages: wasm-opt, esbuild, Playwright. Versions stand in package-lock.json.
//!
//! Everything is started as `node <script>`, never through npm's shims, which differ between systems.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{run, say};

/// The oldest Node.js that esbuild and Playwright run on.
const OLDEST: u32 = 20;
const HOW_TO_GET: &str = "get Node.js 20 or later from https://nodejs.org, or with your package manager \
                          (Debian, Ubuntu: apt-get install nodejs npm; macOS: brew install node)";

/// A working Node.js with our npm packages installed.
pub struct Node {
    root: PathBuf,
}

impl Node {
    /// Finds Node.js and installs the packages where package-lock.json asks for others than are there.
    pub fn prepare(root: &Path) -> Result<Self> {
        check_version()?;
        install_packages(root)?;
        Ok(Self { root: root.to_path_buf() })
    }

    /// A command that runs one of our scripts in `xtask/node/`.
    pub fn script(&self, name: &str) -> Command {
        self.node(self.root.join("xtask").join("node").join(name))
    }

    /// A command that runs a program of an npm package, by its file below `node_modules/`.
    pub fn package(&self, file: &str) -> Command {
        self.node(packages(&self.root).join(file))
    }

    /// The folder with the packages' programs, for the `PATH` of other tools.
    pub fn programs(&self) -> PathBuf {
        packages(&self.root).join(".bin")
    }

    fn node(&self, script: PathBuf) -> Command {
        let mut command = Command::new("node");
        command.current_dir(&self.root).arg(script);
        command
    }
}

/// Two lines for those who only want to look at the demo and have no Node.js.
pub fn say_missing(reason: &anyhow::Error) {
    say::note(format!("Building without Node.js: {reason:#}."));
    say::note("The widget works all the same; wasm-opt and the minifier are left out, so it is larger.");
}

fn check_version() -> Result<()> {
    let Some(version) = run::output_of(Command::new("node").arg("--version")) else {
        bail!("Node.js was not found; {HOW_TO_GET}");
    };
    if major(&version).is_none_or(|major| major < OLDEST) {
        bail!("Node.js {version} is too old; {HOW_TO_GET}");
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn packages(root: &Path) -> PathBuf {
    root.join("node_modules")
}

/// `npm ci`, unless the copy of package-lock.json that we left after the last one is still the same.
fn install_packages(root: &Path) -> Result<()> {
    let lock = fs::read(root.join("package-lock.json")).context("package-lock.json could not be read")?;
    let stamp = packages(root).join(".askwell-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let Some(npm) = run::find_on_path("npm") else {
        bail!("npm was not found beside Node.js; {HOW_TO_GET}");
    };
    say::note(
        "Installing npm packages: wasm-opt and esbuild make the files small, Playwright drives a browser, \
         `bench` compares with the others.",
    );
    // None of the packages needs its install scripts, so none of them gets to run any.
    let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    run::checked("npm ci", Command::new(npm).current_dir(root).args(args))?;
    fs::write(&stamp, lock).context("node_modules could not be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9"), Some(9));
        assert_eq!(major("20.1"), None);
        assert_eq!(major(""), None);
    }
}
