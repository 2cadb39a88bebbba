//! `cargo xtask test`: the steps in their order, and a summary at the end. CI runs the same.
//!
//! Every step runs even when an earlier one failed, except that nothing after a failed build has a meaning.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::site::Site;
use crate::tools::{browser, node::Node, rust};
use crate::trunk::{self, Comparison};
use crate::workspace::{Workspace, cargo};
use crate::{npm, run, say, sizes};

/// The options of `cargo xtask test`.
#[derive(Args)]
pub struct Options {
    /// Run only this step; may be given several times
    #[arg(long, value_enum)]
    only: Vec<Step>,
}

/// One step of `cargo xtask test`, in the order in which they run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    Format,
    Lint,
    LintWasm,
    Native,
    Build,
    Sizes,
    Browser,
    Trunk,
    E2e,
}

/// How a step ended.
enum Outcome {
    Passed,
    Skipped(String),
    Failed(String),
}

/// What several steps need, prepared once, when the first of them comes.
struct Bench<'a> {
    workspace: &'a Workspace,
    node: OnceCell<Node>,
    browser: OnceCell<PathBuf>,
    site: OnceCell<Site>,
}

/// Runs the steps and fails if any of them failed.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let bench = Bench { workspace, node: OnceCell::new(), browser: OnceCell::new(), site: OnceCell::new() };
    rust::prepare_checks(workspace)?;
    rust::prepare_wasm(workspace)?;
    let mut report = Vec::new();
    for step in Step::value_variants() {
        if options.only.is_empty() || options.only.contains(step) {
            report.push(step.timed(&bench));
        }
        if *step == Step::Build
            && report.iter().any(|(step, outcome, _)| step.is_build() && outcome.is_failure())
        {
            say::note("The widget does not build, so the steps after it are left out.");
            break;
        }
    }
    summarise(&report)
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Format => "Formatting",
            Self::Lint => "Lints, native (also proves that the logic needs no browser crate)",
            Self::LintWasm => "Lints, WebAssembly",
            Self::Native => "Native tests",
            Self::Build => "Build of dist/",
            Self::Sizes => "Bytes a visitor downloads",
            Self::Browser => "Browser unit tests",
            Self::Trunk => "Trunk's build is the same",
            Self::E2e => "End-to-end tests in Chromium",
        }
    }

    fn is_build(self) -> bool {
        self == Self::Build
    }

    fn timed(self, bench: &Bench) -> (Self, Outcome, Duration) {
        say::headline(self.title());
        let start = Instant::now();
        let outcome = self.run(bench).unwrap_or_else(|error| Outcome::Failed(format!("{error:#}")));
        match &outcome {
            Outcome::Passed => {}
            Outcome::Skipped(reason) => say::note(format!("Skipped: {reason}.")),
            Outcome::Failed(reason) => say::note(format!("FAILED: {reason}.")),
        }
        (self, outcome, start.elapsed())
    }

    fn run(self, bench: &Bench) -> Result<Outcome> {
        match self {
            Self::Format => bench.formatting(),
            Self::Lint => bench.lint(&["--workspace", "--all-targets", "--all-features"]),
            Self::LintWasm => {
                bench.lint(&[
                    "--package",
                    "askwell",
                    "--features",
                    "bench,studio",
                    "--target",
                    rust::WASM,
                ])?;
                // The component, which the widget does not reach, in an app.
                bench.lint(&["--package", "askwell-leptos-app", "--target", rust::WASM])
            }
            Self::Native => bench.cargo("A native test", &["test", "--workspace", "--all-features"]),
            Self::Build => bench.site().map(|_| Outcome::Passed),
            Self::Sizes => sizes::check(bench.site()?).map(|()| Outcome::Passed),
            Self::Browser => bench.browser_tests(),
            Self::Trunk => bench.compare_with_trunk(),
            Self::E2e => bench.end_to_end(),
        }
    }
}

impl Bench<'_> {
    fn cargo(&self, what: &str, args: &[&str]) -> Result<Outcome> {
        run::checked(what, cargo().current_dir(&self.workspace.root).args(args))?;
        Ok(Outcome::Passed)
    }

    fn formatting(&self) -> Result<Outcome> {
        // rustfmt colours its differences wherever they go.
        let colour = if say::is_terminal() { "auto" } else { "never" };
        self.cargo(
            "Formatting (mend it with: cargo fmt --all)",
            &["fmt", "--all", "--check", "--", "--color", colour],
        )
    }

    fn lint(&self, scope: &[&str]) -> Result<Outcome> {
        self.cargo("Clippy", &[&["clippy"], scope, &["--", "-D", "warnings"]].concat())
    }

    fn browser_tests(&self) -> Result<Outcome> {
        if !self.has("tests/browser.rs") {
            return Ok(Outcome::Skipped("there is no tests/browser.rs yet".into()));
        }
        let mut command = cargo();
        command.current_dir(&self.workspace.root).env("ASKWELL_CHROMIUM", self.browser()?);
        command.args([
            "test",
            "--package",
            "askwell",
            "--release",
            "--target",
            rust::WASM,
            "--test",
            "browser",
        ]);
        run::checked("A browser unit test", &mut command)?;
        Ok(Outcome::Passed)
    }

    fn compare_with_trunk(&self) -> Result<Outcome> {
        Ok(match trunk::compare(self.workspace, self.node()?, self.site()?)? {
            Comparison::Same => Outcome::Passed,
            Comparison::Skipped(reason) => Outcome::Skipped(reason),
        })
    }

    fn end_to_end(&self) -> Result<Outcome> {
        if !self.has("playwright.config.ts") {
            return Ok(Outcome::Skipped("there is no playwright.config.ts yet".into()));
        }
        self.site()?;
        self.cargo("Building the receiver of the tests", &["build", "-p", "askwell-collector"])?;
        let mut command = self.node()?.package("@playwright/test/cli.js");
        command.env("ASKWELL_CHROMIUM", self.browser()?).env("ASKWELL_DIST", self.workspace.dist());
        run::checked("An end-to-end test", command.arg("test"))?;
        Ok(Outcome::Passed)
    }

    fn has(&self, file: &str) -> bool {
        self.workspace.root.join(file).exists()
    }

    fn node(&self) -> Result<&Node> {
        get_or_make(&self.node, || Node::prepare(&self.workspace.root))
    }

    fn browser(&self) -> Result<&PathBuf> {
        get_or_make(&self.browser, || browser::prepare(self.node()?))
    }

    /// The site as it would be shipped, also written to `dist/`.
    fn site(&self) -> Result<&Site> {
        get_or_make(&self.site, || {
            let site = Site::build(self.workspace, Some(self.node()?))?;
            site.write_to(&self.workspace.dist())?;
            npm::write(self.workspace, &site)?;
            Ok(site)
        })
    }
}

fn get_or_make<T>(cell: &OnceCell<T>, make: impl FnOnce() -> Result<T>) -> Result<&T> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = make()?;
    Ok(cell.get_or_init(|| value))
}

impl Outcome {
    fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    fn word(&self) -> String {
        match self {
            Self::Passed => "passed".into(),
            Self::Skipped(reason) => format!("skipped: {reason}"),
            Self::Failed(reason) => format!("FAILED: {reason}"),
        }
    }
}

fn summarise(report: &[(Step, Outcome, Duration)]) -> Result<()> {
    say::headline("Summary");
    for (step, outcome, time) in report {
        let name = step.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        println!("   {name:<12}{:>14}  {}", say::seconds(*time), outcome.word());
    }
    let failed = report.iter().filter(|(_, outcome, _)| outcome.is_failure()).count();
    if failed > 0 {
        bail!(
            "{failed} of {} steps failed; run one alone with: cargo xtask test --only <step>",
            report.len()
        );
    }
    Ok(())
}
