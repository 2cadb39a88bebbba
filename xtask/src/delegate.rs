//! Hands `conformance`, `evaluate`, `fuzz`, `import-survey`, `predict`, `priors`, `replay`, `sample-records` and `schema`
//! to the program that links the widget's logic, compiled on demand.

use anyhow::Result;

use crate::run;
use crate::workspace::{Workspace, cargo};

/// Evaluation measures microseconds, so the logic and what it calls are optimised even in development.
const OPTIMISED: [&str; 3] = ["askwell", "pulldown-cmark", "unicode-normalization"];

/// Runs `askwell-native <command> <args>` in the folder the developer stands in.
pub fn run(workspace: &Workspace, command: &str, args: &[String]) -> Result<()> {
    let mut native = cargo();
    native.arg("run").arg("--manifest-path").arg(workspace.root.join("Cargo.toml"));
    for package in OPTIMISED {
        for setting in ["opt-level=3", "debug-assertions=false", "overflow-checks=false"] {
            native.arg("--config").arg(format!("profile.dev.package.{package}.{setting}"));
        }
    }
    native.args(["--package", "xtask", "--bin", "askwell-native", "--features", "logic", "--", command]);
    run::checked(command, native.args(args))
}
