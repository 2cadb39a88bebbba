//! Where things lie: the repository, cargo's target folder, `dist/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow};

/// The folders every command works with.
pub struct Workspace {
    /// The repository's root.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the developer's settings put it.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds the repository from the place this program was compiled in, and asks cargo for the rest.
    pub fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().context("xtask has no parent folder")?.to_path_buf();
        let target = target_folder(&root)?;
        Ok(Self { root, target })
    }

    /// The built site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Our own scratch folder inside cargo's target folder.
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.target.join("xtask").join(name)
    }
}

/// The cargo that started us, so that nested calls use the same toolchain.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn target_folder(root: &Path) -> Result<PathBuf> {
    let output = cargo()
        .current_dir(root)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()
        .context("cargo could not be started")?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| anyhow!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr)))?;
    let folder = metadata.get("target_directory").and_then(serde_json::Value::as_str);
    folder.map(PathBuf::from).context("cargo metadata names no target folder")
}
