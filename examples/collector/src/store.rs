//! The database: SQLite, one table of events and one of answers given under idempotency keys.
//!
//! One connection writes; every reader has its own ([`read`]), which write-ahead logging lets run beside it. All
//! calls block: the handlers run them off the async threads.

pub mod read;
mod schema;

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Result, Transaction, TransactionBehavior, params};

use crate::answer::Counts;
use crate::batch::Batch;
use crate::event::Event;

/// The connection that writes.
pub struct Store {
    connection: Connection,
}

/// What arrived in one request.
pub struct Delivery {
    /// The events.
    pub batch: Batch,
    /// The request's `Idempotency-Key`, where it has one.
    pub key: Option<Key>,
    /// When it arrived by this machine's clock, in milliseconds since 1970.
    pub received: i64,
}

/// Names a request, so that its repetition is told from another one.
pub struct Key {
    /// The text of the header.
    pub name: String,
    /// A digest of the body.
    pub fingerprint: [u8; 32],
}

/// What became of a delivery.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is stored; this is the answer, in JSON. A repeated delivery gets that of the first.
    Answer(String),
    /// The key belongs to another body. Nothing is stored.
    KeyReused,
}

impl Store {
    /// Opens the database, and makes it where there is none.
    ///
    /// # Errors
    /// Where the file cannot be written, is no database, or is of a newer release.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = schema::connect(path)?;
        Ok(Store { connection })
    }

    /// Stores all of a delivery or nothing. When this returns, it is on the disk.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub fn accept(&mut self, delivery: &Delivery) -> Result<Outcome> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(outcome) = delivery.key.as_ref().map_or(Ok(None), |key| repeated(&transaction, key))? {
            return Ok(outcome);
        }
        let stored = insert(&transaction, &delivery.batch.events, delivery.received)?;
        let answer = Counts::of(&delivery.batch, stored).to_json();
        if let Some(key) = &delivery.key {
            transaction.execute(
                "INSERT INTO answers (key, fingerprint, answer, received) VALUES (?1, ?2, ?3, ?4)",
                params![key.name, key.fingerprint, answer, delivery.received],
            )?;
        }
        transaction.commit()?;
        Ok(Outcome::Answer(answer))
    }

    /// Deletes events received before that moment (milliseconds since 1970), and says how many.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub fn forget_events(&mut self, before: i64) -> Result<usize> {
        self.connection.execute("DELETE FROM events WHERE received < ?1", [before])
    }

    /// Deletes answers given before that moment: a key from then may be used anew.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub fn forget_answers(&mut self, before: i64) -> Result<usize> {
        self.connection.execute("DELETE FROM answers WHERE received < ?1", [before])
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// Where it gives none.
    pub fn check(&self) -> Result<()> {
        self.connection.query_row("SELECT count(*) FROM answers WHERE key = ''", [], |_| Ok(()))
    }
}

/// The outcome where the key is known.
fn repeated(transaction: &Transaction, key: &Key) -> Result<Option<Outcome>> {
    let known = transaction
        .prepare_cached("SELECT fingerprint = ?2, answer FROM answers WHERE key = ?1")?
        .query_row(params![key.name, key.fingerprint], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(known.map(|(is_same, answer)| if is_same { Outcome::Answer(answer) } else { Outcome::KeyReused }))
}

/// Stores the events that are not known yet, and says how many those were.
fn insert(transaction: &Transaction, events: &[Event], received: i64) -> Result<usize> {
    let mut statement = transaction.prepare_cached(
        "INSERT OR IGNORE INTO events (source, id, kind, subject, time, received, data) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut stored = 0;
    for event in events {
        let data = serde_json::to_string(&event.data).map_err(as_sql)?;
        let Event { source, id, kind, subject, time, .. } = event;
        stored += statement.execute(params![source, id, kind.word(), subject, time, received, data])?;
    }
    Ok(stored)
}

fn as_sql(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

#[cfg(test)]
mod tests;
