//! Keeps the last result of a slow step, and reuses it while its inputs are the same bytes.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// One step's folder in cargo's target folder.
pub struct Slot {
    folder: PathBuf,
}

impl Slot {
    /// The slot of that name; nothing is created yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder with the step's output: as it lies there if `inputs` are unchanged, else freshly made.
    pub fn reuse_or_make(&self, inputs: &[&[u8]], make: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let output = self.folder.join("output");
        let key_file = self.folder.join("key");
        let key = key(inputs);
        if output.is_dir() && fs::read_to_string(&key_file).is_ok_and(|old| old == key) {
            return Ok(output);
        }
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).context("an old build could not be removed")?;
        }
        fs::create_dir_all(&output).context("the target folder cannot be written")?;
        make(&output)?;
        // Last, so that an interrupted step is made again.
        fs::write(&key_file, key).context("the target folder cannot be written")?;
        Ok(output)
    }
}

fn key(inputs: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    inputs.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_tells_where_one_input_ends() {
        assert_ne!(key(&[b"ab", b"c"]), key(&[b"a", b"bc"]));
        assert_eq!(key(&[b"ab", b"c"]), key(&[b"ab", b"c"]));
    }

    #[test]
    fn a_step_runs_again_only_for_other_inputs() {
        let folder = std::env::temp_dir().join(format!("askwell-slot-{}", std::process::id()));
        let slot = Slot::new(folder.clone());
        let mut runs = 0;
        for input in [b"one", b"one", b"two"] {
            slot.reuse_or_make(&[input], |_| {
                runs += 1;
                Ok(())
            })
            .unwrap();
        }
        fs::remove_dir_all(folder).unwrap();
        assert_eq!(runs, 2);
    }
}
