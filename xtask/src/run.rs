//! Starts other programs: most show what they say to the developer, and a failure becomes a plain sentence.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// Runs to the end, output shown; anything but success is an error naming `what`.
pub fn checked(what: &str, command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{what} could not be started"))?;
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// The same for a tool that talks when all is well: what it says is shown only where it fails.
pub fn checked_quietly(what: &str, command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("{what} could not be started"))?;
    if !output.status.success() {
        bail!("{what} failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

/// The trimmed standard output of a quiet command; `None` where it is missing or fails.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The full path of a program on `PATH`, found by its plain name also on Windows.
pub fn find_on_path(name: &str) -> Option<PathBuf> {
    find_in(&std::env::var_os("PATH")?, name)
}

fn find_in(path: &OsStr, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    std::env::split_paths(path)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| file.is_file())
}

/// `PATH` with these folders before everything else.
pub fn path_with(first: &[&Path]) -> Result<OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().map(|folder| folder.to_path_buf()).chain(std::env::split_paths(&old));
    std::env::join_paths(folders).context("PATH holds a folder that cannot be quoted")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_nowhere_is_not_found() {
        assert_eq!(find_in(OsStr::new(""), "askwell-no-such-program"), None);
    }

    #[test]
    fn a_missing_program_gives_no_output_instead_of_an_error() {
        assert_eq!(output_of(&mut Command::new("askwell-no-such-program")), None);
    }

    #[test]
    fn an_error_names_what_could_not_be_started() {
        let error = checked("The oven", &mut Command::new("askwell-no-such-program")).unwrap_err();
        assert!(error.to_string().contains("The oven"));
    }
}
