//! The built site: which file comes from where. Whole in memory, so that two builds can be compared,
//! a failing build never touches what is served, and `dist/` never holds a stale file.
//!
//! ```text
//! index.html     the demo page, from ./index.html
//! shop/          the demo shop's own files, from public/shop
//! askwell/       what an owner copies: public/askwell, the widget, the licences
//!   studio/      the marketers' page, with the demo's FAQ for its invented sample
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::build::{self, Script};
use crate::cache::Slot;
use crate::pack::integrity;
use crate::tools::node::{self, Node};
use crate::workspace::Workspace;
use crate::{npm, say, sizes};

/// The folder of the site that an owner copies.
pub const PRODUCT: &str = "askwell";
/// The marketers' page, inside it.
pub const STUDIO: &str = "askwell/studio";
/// The loader, inside [`PRODUCT`].
pub const LOADER: &str = "askwell.js";
/// What the loader imports where the widget cannot run, inside [`PRODUCT`].
pub const PLAIN: &str = "askwell-plain.js";

/// What the loader loads when few pages need it.
const MODULES: [&str; 2] = [PLAIN, CHECK];
/// The install check. What it imports from [`CHECKS`] is made part of it, so that one hash is enough; the page that makes
/// tags imports some of that, too.
const CHECK: &str = "askwell-check.js";
const CHECKS: &str = "check";
/// The files that a pinned loader compares, by what their names have behind [`PRODUCT`]; the widget compares its parts and
/// packs itself.
const HASHED: [&str; 5] = ["-app.js", "-app_bg.wasm", "-plain.js", "-check.js", "-pins.json"];
/// By the paths of the languages' files inside [`PRODUCT`], their hashes. It is asked for by the pinned alone: a list of
/// thirty hashes in the wasm would be paid for by everybody.
const PINS: &str = "askwell-pins.json";
/// The loader's table as it stands in its source.
const NO_HASHES: &str = "HASHES = {}";

/// The demo's FAQ, which the invented sample is about.
const SAMPLES: [&str; 2] = ["faq.en.json", "faq.zh-Hans.json"];

/// Every file of a site: path with `/` → content.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

/// `cargo xtask dist`.
pub fn dist(workspace: &Workspace) -> Result<()> {
    let node = node_or_note(workspace);
    let site = Site::build(workspace, node.as_ref())?;
    site.write_to(&workspace.dist())?;
    npm::write(workspace, &site)?;
    say::headline("What a visitor downloads, in bytes");
    sizes::print(&site);
    say::headline("Done");
    say::note(format!(
        "Copy {} to your web server and add to your pages:",
        workspace.dist().join(PRODUCT).display()
    ));
    say::note(r#"<script async src="/askwell/askwell.js" data-config="/askwell.json"></script>"#);
    Ok(())
}

/// Node.js, or a note that the build does without it.
pub fn node_or_note(workspace: &Workspace) -> Option<Node> {
    Node::prepare(&workspace.root).inspect_err(node::say_missing).ok()
}

impl Site {
    /// Builds everything that is not up to date and collects it. Nothing is written to `dist/`.
    pub fn build(workspace: &Workspace, node: Option<&Node>) -> Result<Self> {
        let app = build::app(workspace, node)?;
        let public = workspace.root.join("public");
        let mut site = Self::default();
        let page = workspace.root.join("index.html");
        let page =
            fs::read_to_string(&page).with_context(|| format!("{} could not be read", page.display()))?;
        site.insert("index.html", without_trunk_links(&page).into_bytes());
        site.insert_folder("shop", &public.join("shop"))?;
        site.insert_folder(PRODUCT, &public.join(PRODUCT))?;
        site.insert_folder(PRODUCT, &app)?;
        site.insert_studio(workspace, node)?;
        site.insert_licences(&workspace.root)?;
        node.map_or(Ok(()), |node| site.minify_scripts(workspace, node))?;
        Ok(site)
    }

    /// The site that lies in a folder.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut site = Self::default();
        site.insert_folder("", folder)?;
        Ok(site)
    }

    /// One file's bytes.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The paths that are missing in one of two sites or have other bytes there.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut paths: Vec<&str> = self.paths().chain(other.paths()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths.into_iter().filter(|path| self.get(path) != other.get(path)).map(str::to_owned).collect()
    }

    /// Replaces the folder: what is not part of the site goes.
    pub fn write_to(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .with_context(|| format!("{} could not be emptied", folder.display()))?;
        }
        self.add_to(folder)
    }

    /// Writes the files among those that are there.
    pub fn add_to(&self, folder: &Path) -> Result<()> {
        for (path, content) in &self.files {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap_or(folder))?;
            fs::write(&file, content).with_context(|| format!("{} could not be written", file.display()))?;
        }
        Ok(())
    }

    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: &str, content: Vec<u8>) {
        self.files.insert(path.to_owned(), content);
    }

    /// Adds the files of a folder; their paths begin with `prefix`.
    pub fn insert_folder(&mut self, prefix: &str, folder: &Path) -> Result<()> {
        let entries =
            fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let path = format!("{prefix}/{}", name.to_string_lossy());
            let path = path.trim_start_matches('/');
            if entry.path().is_dir() {
                self.insert_folder(path, &entry.path())?;
            } else {
                self.insert(path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    /// Has the widget in one piece instead of its parts: as Trunk makes it.
    pub fn join_parts(&mut self, app: &Path) -> Result<()> {
        let is_wasm = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "wasm");
        self.files.retain(|path, _| !(path.starts_with("askwell/askwell-") && is_wasm(path)));
        self.insert_folder(PRODUCT, app)
    }

    /// What is made for the marketers' page; its other files lie in `public`.
    pub fn insert_studio(&mut self, workspace: &Workspace, node: Option<&Node>) -> Result<()> {
        self.insert_folder(STUDIO, &build::studio(workspace, node)?)?;
        for name in SAMPLES {
            let file = workspace.root.join("public/shop").join(name);
            let content = fs::read(&file).with_context(|| format!("{} could not be read", file.display()))?;
            self.insert(&format!("{STUDIO}/{name}"), content);
        }
        Ok(())
    }

    fn insert_licences(&mut self, root: &Path) -> Result<()> {
        for name in licences(root)? {
            self.insert(&format!("{PRODUCT}/{name}"), fs::read(root.join(&name))?);
        }
        Ok(())
    }

    /// Minifies our own scripts. The loader, last, learns what the others must be, where it is pinned itself.
    fn minify_scripts(&mut self, workspace: &Workspace, node: &Node) -> Result<()> {
        for name in MODULES {
            self.minify_script(workspace, node, (name, Script::Module))?;
        }
        self.insert_pins()?;
        self.tell_hashes();
        self.minify_script(workspace, node, (LOADER, Script::Classic))
    }

    fn minify_script(
        &mut self,
        workspace: &Workspace,
        node: &Node,
        (name, kind): (&str, Script),
    ) -> Result<()> {
        let path = format!("{PRODUCT}/{name}");
        let Some(source) = self.get(&path) else { return Ok(()) };
        let mut inputs = vec![
            source.to_vec(),
            fs::read(workspace.root.join("xtask/node/minify.mjs"))?,
            fs::read(workspace.root.join("package-lock.json"))?,
        ];
        let product = workspace.root.join("public").join(PRODUCT);
        let imported = (name == CHECK).then_some(product.as_path());
        let folder = format!("{PRODUCT}/{CHECKS}/");
        let others = self.files.iter().filter(|(path, _)| imported.is_some() && path.starts_with(&folder));
        inputs.extend(others.map(|(_, content)| content.clone()));
        let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
        let slot = Slot::new(workspace.scratch(name));
        let folder = slot.reuse_or_make(&inputs, |folder| {
            fs::write(folder.join(name), source)?;
            build::minify(node, (kind, imported), &folder.join(name))
        })?;
        self.insert(&path, fs::read(folder.join(name))?);
        Ok(())
    }

    fn insert_pins(&mut self) -> Result<()> {
        let product = [PRODUCT, "/"].concat();
        let ours =
            self.files.iter().filter_map(|(path, content)| Some((path.strip_prefix(&product)?, content)));
        let languages = ours.filter(|(path, _)| path.starts_with("lang/"));
        let pins: BTreeMap<&str, String> =
            languages.map(|(path, content)| (path, integrity(content))).collect();
        let pins = serde_json::to_vec(&pins)?;
        self.insert(&format!("{PRODUCT}/{PINS}"), pins);
        Ok(())
    }

    /// Fills the loader's table of hashes (`HASHES`) in.
    fn tell_hashes(&mut self) {
        let mut table = String::from("HASHES = {");
        for end in HASHED {
            if let Some(file) = self.get(&format!("{PRODUCT}/{PRODUCT}{end}")) {
                table.extend(["'", end, "': '", &integrity(file), "', "]);
            }
        }
        table.push('}');
        let path = format!("{PRODUCT}/{LOADER}");
        let filled = self.get(&path).map(|loader| String::from_utf8_lossy(loader).replace(NO_HASHES, &table));
        if let Some(filled) = filled {
            self.insert(&path, filled.into_bytes());
        }
    }
}

/// The names of our licence files.
pub fn licences(root: &Path) -> Result<Vec<String>> {
    let names = fs::read_dir(root)?.filter_map(Result::ok).map(|entry| entry.file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    Ok(names.filter(|name| name.starts_with("LICENSE")).collect())
}

/// The page without the lines that only Trunk reads. Trunk takes some of them out by itself and leaves blank
/// lines behind, so blank lines go as well.
pub fn without_trunk_links(page: &str) -> String {
    let stays = |line: &&str| !line.contains("<link data-trunk") && !line.trim().is_empty();
    page.split_inclusive('\n').filter(stays).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        let mut site = Site::default();
        for (path, content) in files {
            site.insert(path, content.as_bytes().to_vec());
        }
        site
    }

    #[test]
    fn trunks_lines_leave_no_trace() {
        let page = "<head>\n  <link data-trunk rel=\"rust\">\n  <link rel=\"icon\">\n</head>";
        assert_eq!(without_trunk_links(page), "<head>\n  <link rel=\"icon\">\n</head>");
        let trunks = "<head>\n  \n  <link rel=\"icon\">\n</head>";
        assert_eq!(without_trunk_links(trunks), without_trunk_links(page));
    }

    #[test]
    fn the_loader_learns_what_the_others_must_be() {
        let mut site = site(&[
            ("askwell/askwell.js", "const HASHES = {};"),
            ("askwell/askwell-app.js", "a"),
            ("askwell/askwell-app_bg.wasm", ""),
        ]);
        site.tell_hashes();
        let loader = String::from_utf8_lossy(site.get("askwell/askwell.js").unwrap()).into_owned();
        assert_eq!(
            loader,
            "const HASHES = {'-app.js': 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=', \
             '-app_bg.wasm': 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', };"
        );
    }

    #[test]
    fn the_languages_are_pinned_by_a_file() {
        let mut site =
            site(&[("askwell/lang/de.json", "a"), ("askwell/lang/fr.json", ""), ("askwell/askwell.js", "x")]);
        site.insert_pins().unwrap();
        assert_eq!(
            site.get("askwell/askwell-pins.json").map(String::from_utf8_lossy).as_deref(),
            Some(
                "{\"lang/de.json\":\"sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=\",\
                 \"lang/fr.json\":\"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"}"
            )
        );
    }

    #[test]
    fn differences_name_missing_and_changed_files() {
        let one = site(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let two = site(&[("b", "1"), ("c", "2"), ("d", "1")]);
        assert_eq!(one.differences(&two), ["a", "c", "d"]);
        assert!(one.differences(&one).is_empty());
    }

    #[test]
    fn a_site_survives_the_disk_and_takes_stale_files_away() {
        let folder = std::env::temp_dir().join(format!("askwell-site-{}", std::process::id()));
        site(&[("old.js", "x")]).write_to(&folder).unwrap();
        let new = site(&[("index.html", "x"), ("askwell/lang/en.json", "{}")]);
        new.write_to(&folder).unwrap();
        assert!(Site::read(&folder).unwrap() == new);
        fs::remove_dir_all(folder).unwrap();
    }
}
