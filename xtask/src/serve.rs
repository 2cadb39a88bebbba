//! `cargo xtask serve`: build, show the demo, then rebuild and reload on every change.
//!
//! What is served lies in memory (`http`), so a failing build leaves the last good one in place.
//! The reload script exists on this server only, never in `dist/`.

mod http;
mod watch;

use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::say;
use crate::site::{self, Site};
use crate::tools::node::Node;
use crate::workspace::Workspace;
use http::Shelf;

/// The options of `cargo xtask serve`.
#[derive(Args)]
pub struct Options {
    /// The port to serve on; the next free one is taken where it is in use
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
}

/// Runs until it is interrupted.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let node = site::node_or_note(workspace);
    let site = Site::build(workspace, node.as_ref())?;
    site.write_to(&workspace.dist())?;
    let changes = watch::start(&workspace.root)?;
    let shelf = Arc::new(Shelf::new(site));
    let port = http::start(options.port, &shelf)?;
    announce(port, options);
    for () in changes {
        rebuild(workspace, node.as_ref(), &shelf);
    }
    Ok(())
}

fn announce(port: u16, options: &Options) {
    let address = format!("http://localhost:{port}/");
    say::headline(format!("The demo shop: {address}"));
    if port != options.port {
        say::note(format!("Port {} is in use, so this is the next free one.", options.port));
    }
    say::note(
        "A change below src/ or public/, in index.html or Cargo.toml rebuilds and reloads. Ctrl-C ends.",
    );
    if !options.no_open && has_screen() && opener::open_browser(&address).is_err() {
        say::note("No browser could be opened; open the address yourself.");
    }
}

/// On a server without a screen an "opened" browser may be a text program that takes the terminal over.
fn has_screen() -> bool {
    let is_set = |name| std::env::var_os(name).is_some();
    !is_set("CI") && (!cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"))
}

fn rebuild(workspace: &Workspace, node: Option<&Node>, shelf: &Shelf) {
    let start = Instant::now();
    let result = Site::build(workspace, node).and_then(|site| {
        let is_new = !shelf.holds(&site);
        if is_new {
            site.write_to(&workspace.dist())?;
            shelf.replace(site);
        }
        Ok(is_new)
    });
    let time = say::seconds(start.elapsed());
    match result {
        Ok(true) => say::note(format!("Rebuilt in {time}; the page reloads.")),
        Ok(false) => say::note(format!("Checked in {time}: the files are the same.")),
        Err(error) => {
            say::error(&error);
            say::note("The last good build is still served.");
        }
    }
}
