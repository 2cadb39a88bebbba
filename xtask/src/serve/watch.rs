//! Tells when a source file changed. A burst of events, such as an editor's save, counts once.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

const FOLDERS: [&str; 2] = ["src", "public"];
const FILES: [&str; 3] = ["index.html", "Cargo.toml", "Cargo.lock"];
const QUIET: Duration = Duration::from_millis(200);

/// Watches the sources; the receiver gets one message per burst of changes, for ever.
pub fn start(root: &Path) -> Result<Receiver<()>> {
    let (raw_sender, raw) = channel();
    let (sender, changes) = channel();
    let watcher = watcher(root, raw_sender).context("the sources cannot be watched for changes")?;
    thread::spawn(move || {
        // Moved in here, because dropping the watcher would end the watching.
        let _watcher = watcher;
        forward(&raw, &sender);
    });
    Ok(changes)
}

fn watcher(root: &Path, sender: Sender<()>) -> notify::Result<RecommendedWatcher> {
    let files: Vec<PathBuf> = FILES.iter().map(|file| root.join(file)).collect();
    let folders: Vec<PathBuf> = FOLDERS.iter().map(|folder| root.join(folder)).collect();
    let recursive = folders.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(&event, &files, &folders)) {
            // Nobody listening means that the server is ending.
            let _ = sender.send(());
        }
    })?;
    for folder in &recursive {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    // The folder instead of the files, because editors replace files rather than write into them.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Reading is no change; of the root only the named files count.
fn is_change(event: &Event, files: &[PathBuf], folders: &[PathBuf]) -> bool {
    let is_source = |path: &PathBuf| files.contains(path) || folders.iter().any(|f| path.starts_with(f));
    !event.kind.is_access() && event.paths.iter().any(is_source)
}

fn forward(raw: &Receiver<()>, changes: &Sender<()>) {
    while raw.recv().is_ok() {
        while raw.recv_timeout(QUIET).is_ok() {}
        if changes.send(()).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use notify::EventKind;
    use notify::event::{AccessKind, ModifyKind};

    use super::*;

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(PathBuf::from(path))
    }

    #[test]
    fn only_changed_sources_count() {
        let (files, folders) = ([PathBuf::from("/r/index.html")], [PathBuf::from("/r/src")]);
        let modify = EventKind::Modify(ModifyKind::Any);
        assert!(is_change(&event(modify, "/r/src/a/b.rs"), &files, &folders));
        assert!(is_change(&event(modify, "/r/index.html"), &files, &folders));
        assert!(!is_change(&event(modify, "/r/dist"), &files, &folders));
        assert!(!is_change(&event(EventKind::Access(AccessKind::Read), "/r/src/a.rs"), &files, &folders));
    }

    #[test]
    fn a_burst_is_one_change() {
        let (sender, raw) = channel();
        let (changes_sender, changes) = channel();
        for _ in 0..5 {
            sender.send(()).unwrap();
        }
        drop(sender);
        forward(&raw, &changes_sender);
        drop(changes_sender);
        assert_eq!(changes.iter().count(), 1);
    }
}
