//! The runner of `cargo test --target wasm32-unknown-unknown`, named in .cargo/config.toml.
//!
//! wasm-bindgen's own runner drives browsers through chromedriver, one more program whose version must fit.
//! So only its server is used, in its interactive mode, and Playwright opens the page in the Chromium that
//! the end-to-end tests use as well.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

use crate::run;
use crate::tools::{browser, node::Node};
use crate::workspace::Workspace;

const SERVER_START: Duration = Duration::from_mins(1);

/// Runs one wasm test binary: `args` are its path and what follows `--` of `cargo test`.
pub fn run(workspace: &Workspace, args: &[String]) -> Result<()> {
    if args.iter().any(|arg| arg == "--list") {
        return serve(args);
    }
    let node = Node::prepare(&workspace.root)?;
    let browser = browser::prepare(&node)?;
    let scratch = workspace.scratch(&format!("browser-tests-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let outcome = run_in(&scratch, args, |address| {
        let url = format!("http://{address}/");
        run::checked("Browser unit tests", node.script("browser-test.mjs").arg(url).arg(&browser))
    });
    fs::remove_dir_all(&scratch)?;
    outcome
}

/// wasm-bindgen's runner itself; with the environment that [`start_server`] gives, it serves for ever.
pub fn serve(args: &[String]) -> Result<()> {
    let name = std::iter::once("wasm-bindgen-test-runner");
    run_cli_with_args(name.chain(args.iter().map(String::as_str)))
}

fn run_in(scratch: &Path, args: &[String], open: impl FnOnce(SocketAddr) -> Result<()>) -> Result<()> {
    let address = free_address()?;
    let mut server = start_server(scratch, args, address)?;
    let outcome = match wait_for(&mut server, address) {
        Ok(true) => open(address),
        Ok(false) => {
            println!("There are no tests to run.");
            Ok(())
        }
        Err(error) => Err(error),
    };
    // It may have ended by itself.
    let _ = server.kill();
    server.wait()?;
    outcome
}

fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?)
}

/// The server unpacks into the temporary folder and never cleans up, being killed: so it gets our own.
fn start_server(scratch: &Path, args: &[String], address: SocketAddr) -> Result<Child> {
    let mut command = Command::new(env::current_exe()?);
    command.arg("browser-test-server").args(args).stdout(Stdio::null());
    command.envs(["TMPDIR", "TMP", "TEMP"].map(|name| (name, scratch)));
    command.env("WASM_BINDGEN_TEST_ADDRESS", address.to_string());
    command.env("NO_HEADLESS", "1").env("WASM_BINDGEN_USE_BROWSER", "1");
    command.spawn().context("the test server could not be started")
}

/// Whether there is a server to open; the runner ends at once where the binary holds no tests.
fn wait_for(server: &mut Child, address: SocketAddr) -> Result<bool> {
    let start = Instant::now();
    while start.elapsed() < SERVER_START {
        if let Some(status) = server.try_wait()? {
            if status.success() {
                return Ok(false);
            }
            bail!("wasm-bindgen's test server failed ({status})");
        }
        if TcpStream::connect(address).is_ok() {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(50));
    }
    bail!("wasm-bindgen's test server did not answer within {} s", SERVER_START.as_secs())
}
