//! A Chromium for the tests: the developer's, the system's, Playwright's own, or one installed here and now.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use super::node::Node;
use crate::{run, say};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const USUAL_PLACES: [&str; 5] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// The path of a working Chromium; installs one where none is found.
pub fn prepare(node: &Node) -> Result<PathBuf> {
    if let Some(browser) = find(node)? {
        return Ok(browser);
    }
    say::note("No Chromium was found, and the tests need a real browser.");
    install_with_playwright(node);
    if let Some(browser) = find(node)? {
        return Ok(browser);
    }
    install_with_apt();
    if let Some(browser) = find(node)? {
        return Ok(browser);
    }
    bail!(
        "no browser for the tests: install Chromium or Chrome, or set ASKWELL_CHROMIUM to the path of one \
         (Debian: sudo apt-get install chromium; anywhere with open internet: npx playwright install chromium)"
    )
}

/// The same without installing anything. A path that the developer names must work, or it is an error.
fn find(node: &Node) -> Result<Option<PathBuf>> {
    for variable in ["ASKWELL_CHROMIUM", "CHROME"] {
        let Some(path) = std::env::var_os(variable).map(PathBuf::from) else { continue };
        if !works(&path) {
            bail!("{variable} names {}, which does not start as a browser", path.display());
        }
        return Ok(Some(path));
    }
    let on_path = NAMES.iter().filter_map(|name| run::find_on_path(name));
    let usual = USUAL_PLACES.iter().map(PathBuf::from);
    Ok(on_path.chain(usual).chain(playwrights_own(node)).find(|path| works(path)))
}

fn playwrights_own(node: &Node) -> Option<PathBuf> {
    run::output_of(&mut node.script("browser-path.mjs")).map(PathBuf::from)
}

/// Whether it starts. On Ubuntu `chromium-browser` may be a stub, and a download may lack system libraries.
/// On Windows `--version` would open a window, so there the file's existence must do.
fn works(path: &Path) -> bool {
    path.is_file() && (cfg!(windows) || run::output_of(Command::new(path).arg("--version")).is_some())
}

fn install_with_playwright(node: &Node) {
    say::note("Downloading the Chromium that Playwright was made for (needs the open internet) …");
    let mut command = node.package("@playwright/test/cli.js");
    // Where only package registries are reachable, fail in seconds instead of minutes.
    command.env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "10000").args(["install", "chromium"]);
    match command.stdout(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => {}
        Ok(output) => say::note(format!("The download failed: {}", first_error(&output.stderr))),
        Err(error) => say::note(format!("The download could not be started: {error}.")),
    }
}

/// Playwright tries five times and prints a stack each time; one line says it all.
fn first_error(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let line = text.lines().find(|line| line.starts_with("Error"));
    line.unwrap_or("for an unknown reason").to_owned()
}

fn install_with_apt() {
    if !cfg!(target_os = "linux") || run::find_on_path("apt-get").is_none() {
        return;
    }
    say::note("Installing the system's package `chromium` with apt-get, as root or through sudo …");
    let update = run::checked("apt-get update", apt().arg("update"));
    let install = run::checked(
        "apt-get install",
        apt().args(["install", "--yes", "--no-install-recommends", "chromium"]),
    );
    for error in [update, install].into_iter().filter_map(Result::err) {
        say::note(format!("{error:#}."));
    }
}

fn apt() -> Command {
    let is_root = run::output_of(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let mut command = Command::new(if is_root { "apt-get" } else { "sudo" });
    if !is_root {
        command.args(["-n", "apt-get"]);
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
