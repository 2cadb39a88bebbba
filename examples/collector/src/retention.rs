//! What is deleted with time: rows after `--retain-days`, answers under idempotency keys after a day.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use crate::answer::Failure;
use crate::app::blocking;
use crate::clock::{self, DAY};
use crate::store::Store;

/// Between two clean-ups.
const INTERVAL: Duration = Duration::from_hours(24);

/// Cleans up at once and then daily, for as long as the receiver runs.
pub async fn run(store: Arc<Mutex<Store>>, retain_days: Option<u32>) {
    let mut interval = tokio::time::interval(INTERVAL);
    loop {
        interval.tick().await;
        let mut store = Arc::clone(&store).lock_owned().await;
        // A failure is in the log, and the next day tries again.
        let _ = blocking(move || clean(&mut store, retain_days).map_err(Failure::database)).await;
    }
}

fn clean(store: &mut Store, retain_days: Option<u32>) -> rusqlite::Result<()> {
    let now = clock::now();
    store.forget_answers(now - DAY)?;
    if let Some(days) = retain_days {
        store.forget_events(now - i64::from(days) * DAY)?;
    }
    Ok(())
}
