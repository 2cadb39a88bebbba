//! A collector of the test's own, and events to send to it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

pub const SINGLE: &str = "application/cloudevents+json";
pub const BATCH: &str = "application/cloudevents-batch+json";
pub const TEXT: &str = "text/plain;charset=UTF-8";
/// The token of every collector here.
pub const TOKEN: &str = "secret";

/// A running collector on a free port, with a database in a folder of its own. Killed when dropped.
pub struct Collector {
    process: Child,
    address: String,
    folder: TempDir,
    agent: Agent,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// `[stored, known, ignored, refused]`
    pub fn counts(&self) -> [u64; 4] {
        assert_eq!(self.status, 200, "{}", self.text());
        let json = self.json();
        ["stored", "known", "ignored", "refused"].map(|name| json[name].as_u64().unwrap())
    }
}

impl Collector {
    pub fn start() -> Self {
        Self::start_with(&["--token", TOKEN])
    }

    pub fn start_with(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (process, address) = spawn(&folder, options);
        Collector { process, address, folder, agent: agent() }
    }

    /// Kills the process as a power cut would, and starts another on the same database.
    pub fn kill_and_restart(&mut self, options: &[&str]) {
        self.kill();
        (self.process, self.address) = spawn(&self.folder, options);
        self.agent = agent();
    }

    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Tells the process to stop, and waits for it.
    #[cfg(unix)]
    pub fn stop(&mut self) -> std::process::ExitStatus {
        let told = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().unwrap();
        assert!(told.success());
        self.process.wait().unwrap()
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("feedback.sqlite")
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Sends a request; an error is a connection that ended.
    pub fn send(&self, request: Request<Vec<u8>>) -> Result<Answer, ureq::Error> {
        send(&self.agent, request)
    }

    pub fn post(&self, content_type: &str, body: impl AsRef<[u8]>) -> Answer {
        self.post_with(&[("content-type", content_type)], body)
    }

    pub fn post_with(&self, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Answer {
        self.send(request("POST", &self.url("/events"), headers, body.as_ref())).unwrap()
    }

    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(request(method, &self.url(path), headers, &[])).unwrap()
    }

    /// Reads with the token.
    pub fn read(&self, path: &str) -> Answer {
        let answer = self.request("GET", path, &[("authorization", &format!("Bearer {TOKEN}"))]);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer
    }

    /// The values of a column of all rows, in their order.
    pub fn column(&self, name: &str) -> Vec<String> {
        let answer = self.read("/records.ndjson");
        let row = |line| serde_json::from_str::<Value>(line).unwrap();
        answer.text().lines().map(|line| row(line)[name].as_str().unwrap_or_default().to_owned()).collect()
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts the process and waits for its line.
fn spawn(folder: &TempDir, options: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_askwell-collector"));
    command.args(["--listen", "127.0.0.1:0", "--database"]).arg(folder.path().join("feedback.sqlite"));
    command.args(options).env_remove("COLLECTOR_TOKEN").stdout(Stdio::piped());
    let mut process = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split([' ', ',']).find(|word| word.starts_with("http://"));
    let address = address.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
    (process, address)
}

pub fn agent() -> Agent {
    let config =
        Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(30)));
    config.build().into()
}

pub fn request(method: &str, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Request<Vec<u8>> {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.to_owned()).unwrap()
}

pub fn send(agent: &Agent, request: Request<Vec<u8>>) -> Result<Answer, ureq::Error> {
    let mut response = agent.run(request)?;
    let body = response.body_mut().with_config().limit(u64::MAX).read_to_vec()?;
    Ok(Answer { status: response.status().as_u16(), headers: response.headers().clone(), body })
}

/// A thumb, last changed at that second of a minute, with further columns.
pub fn rating(id: &str, subject: &str, second: u8, columns: &Value) -> Value {
    let time = format!("2026-01-31T23:59:{second:02}.000Z");
    let mut data = json!({
        "id": id, "kind": "rating", "time": time, "submission_id": subject, "question_id": "thumb",
        "metric": "thumb", "scale": 2, "value": 2,
    });
    for (name, value) in columns.as_object().into_iter().flatten() {
        data[name.as_str()] = value.clone();
    }
    json!({
        "specversion": "1.0", "id": id, "source": "https://shop.example/", "type": "askwell.rating",
        "time": time, "subject": format!("{subject}/thumb"), "data": data,
    })
}

/// That many ratings, each of a subject of its own.
pub fn ratings(count: usize) -> Vec<Value> {
    (0..count).map(|number| rating(&format!("e{number}"), &format!("s{number}"), 0, &json!({}))).collect()
}
