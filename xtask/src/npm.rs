//! The npm package, `dist/npm`: what lies in `xtask/npm`, the folder that owners copy, and types made from the schema.
//! `npm pack` and `npm publish` take it as it is.

mod types;

use std::fs;

use anyhow::{Context as _, Result};

use crate::site::{self, PRODUCT, Site};
use crate::workspace::Workspace;

/// The folder inside `dist/`.
const FOLDER: &str = "npm";
const SCHEMA: &str = "askwell/askwell.schema.json";

/// Writes the package beside the site that it is made of.
pub fn write(workspace: &Workspace, site: &Site) -> Result<()> {
    package(workspace, site)?.write_to(&workspace.dist().join(FOLDER))
}

fn package(workspace: &Workspace, site: &Site) -> Result<Site> {
    let mut package = Site::default();
    package.insert_folder("", &workspace.root.join("xtask").join("npm"))?;
    for path in site.paths().filter(|path| path.starts_with(PRODUCT)) {
        package.insert(path, site.get(path).unwrap_or_default().to_vec());
    }
    for name in site::licences(&workspace.root)? {
        package.insert(&name, fs::read(workspace.root.join(&name))?);
    }
    for name in ["package.json", "README.md"] {
        let text = String::from_utf8(package.get(name).unwrap_or_default().to_vec())?;
        package.insert(name, released(&text).into_bytes());
    }
    let schema = site.get(SCHEMA).context("the site has no schema of the config")?;
    package.insert("config.d.ts", types::declarations(&serde_json::from_slice(schema)?).into_bytes());
    Ok(package)
}

/// With the version in place of what stands for it.
fn released(text: &str) -> String {
    text.replace("0.0.0", env!("CARGO_PKG_VERSION")).replace("VERSION", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_release() {
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(released(r#""version": "0.0.0""#), format!(r#""version": "{version}""#));
        assert_eq!(released("npm/askwell@VERSION/index.js"), format!("npm/askwell@{version}/index.js"));
    }
}
