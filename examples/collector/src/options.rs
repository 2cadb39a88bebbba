//! The command line.

use std::path::PathBuf;

use axum::http::HeaderValue;
use clap::Parser;
use clap::builder::NonEmptyStringValueParser;

use crate::access;

/// Receives Askwell's feedback and keeps it in an SQLite file.
#[derive(Parser)]
#[command(version)]
pub struct Options {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8787", value_name = "ADDRESS:PORT")]
    pub listen: String,
    /// The database; made where there is none
    #[arg(long, default_value = "feedback.sqlite", value_name = "FILE")]
    pub database: PathBuf,
    /// A website that may send, such as <https://shop.example>; may be given several times; default: any
    #[arg(long, default_value = "*", value_parser = access::origin)]
    pub origin: Vec<HeaderValue>,
    /// A website whose pages may read, with the token; may be given several times; default: none
    #[arg(long, value_parser = access::origin, value_name = "ORIGIN")]
    pub reader: Vec<HeaderValue>,
    /// What readers must show; without it reading is off
    #[arg(long, env = "COLLECTOR_TOKEN", hide_env_values = true, value_parser = NonEmptyStringValueParser::new())]
    pub token: Option<String>,
    /// The largest body of a request, in bytes
    #[arg(long, default_value_t = 256 * 1024, value_name = "BYTES")]
    pub max_body: usize,
    /// Delete rows that many days after they arrived; default: keep them for good
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..))]
    pub retain_days: Option<u32>,
    /// For tests of senders: lose, delay and refuse requests by chance, the same for the same seed
    #[arg(long, value_name = "SEED")]
    pub chaos: Option<u64>,
}
