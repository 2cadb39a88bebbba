//! `askwell-collector`: a small receiver for Askwell's feedback, and the reference for owners who host one.
//!
//! | to see | open |
//! |---|---|
//! | the options | `options` |
//! | the addresses, and CORS | `app` |
//! | what is accepted, ignored, refused | `event`, `batch` (pure) |
//! | from the request to the store | `post` |
//! | from the store to the reader | `export`, `sheet` |
//! | the tables | `store/schema` |
//! | who may write and read | `access` |
//! | the test of senders | `chaos` |

mod access;
mod answer;
mod app;
mod batch;
mod chaos;
mod clock;
mod event;
mod export;
mod moment;
mod options;
mod post;
mod retention;
mod sheet;
mod store;

use std::future::{IntoFuture, pending};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Parser;
use tokio::net::TcpListener;

use app::App;
use options::Options;
use store::Store;

/// How long open connections may take to finish when the receiver is told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<()> {
    let database = options.database.display();
    let store =
        Store::open(&options.database).with_context(|| format!("cannot open the database {database}"))?;
    let listener = TcpListener::bind(&options.listen)
        .await
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    let app = App::new(store, options);
    tokio::spawn(retention::run(app.store.clone(), options.retain_days));
    println!("listening on http://{}, database {database}", listener.local_addr()?);
    serve(listener, app::router(app, options)).await
}

async fn serve(listener: TcpListener, router: axum::Router) -> Result<()> {
    // Both hear the same signal.
    let served = axum::serve(listener, router).with_graceful_shutdown(told_to_stop());
    let too_late = async {
        told_to_stop().await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        served = served.into_future() => Ok(served?),
        () = too_late => Ok(()),
    }
}

/// Ends on ctrl-c, and on the signal with which service managers stop a process.
async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    pending().await
}
