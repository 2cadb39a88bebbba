//! The tables, and how a connection is set up.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Result, ffi};

/// How long a connection waits for another one, or for a tool of the owner's, that holds the database.
const PATIENCE: Duration = Duration::from_secs(5);

/// Written into the file; a later release with other tables counts up and brings the older ones along.
const VERSION: i64 = 1;

/// `received` is this machine's clock, `time` the visitor's; both in milliseconds since 1970. `data` is the row in
/// JSON as it was sent. The index `latest` finds a later state of a subject, `by_time` gives rows in order unsorted.
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS events (
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        time INTEGER NOT NULL,
        received INTEGER NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (source, id)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS latest ON events (kind, subject, time, number);
    CREATE INDEX IF NOT EXISTS by_time ON events (time, number);
    CREATE TABLE IF NOT EXISTS answers (
        key TEXT PRIMARY KEY,
        fingerprint BLOB NOT NULL,
        answer TEXT NOT NULL,
        received INTEGER NOT NULL
    ) STRICT;
";

/// A connection that writes, to a database that has its tables.
pub fn connect(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // What is acknowledged outlives a power cut: with `normal`, write-ahead logging keeps it through a crash only.
    connection.pragma_update(None, "synchronous", "full")?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > VERSION {
        return Err(newer(version));
    }
    connection.execute_batch(TABLES)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    Ok(connection)
}

/// A connection that reads.
pub fn connect_reader(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

fn newer(version: i64) -> rusqlite::Error {
    let message =
        format!("its tables are of version {version}, this release knows {VERSION}: use a newer release");
    rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_SCHEMA), Some(message))
}
