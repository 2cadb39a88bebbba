//! The interface's texts in other languages than English: files beside the loader.

use super::{net, owner};
use crate::logic::json::Json;
use crate::logic::report::Problem;
use crate::logic::strings::Strings;

/// By the paths of the languages' files, their hashes.
const PINS: &str = "askwell-pins.json";

/// The texts in a language. English is built in. None where the file cannot be loaded, of which the owner is told, as of
/// what is wrong in it.
///
/// `pins` is the hash of the file that has those of the languages' files; empty where the loader is not pinned.
pub async fn strings(lang: &str, base: &str, pins: &str) -> Option<Strings> {
    if lang == "en" {
        return Some(Strings::default());
    }
    let file = ["lang/", lang, ".json"].concat();
    match of_release(&file, base, pins).await {
        Ok(json) => {
            let (strings, problems) = Strings::translated(&json, &file);
            problems.iter().for_each(owner::warn);
            Some(strings)
        }
        Err(reason) => {
            owner::warn(&Problem::of_file(&file, reason));
            None
        }
    }
}

async fn of_release(file: &str, base: &str, pins: &str) -> Result<Json, String> {
    if pins.is_empty() {
        return net::fetch_json_from(file, base).await;
    }
    let known = net::fetch_json_of_release(PINS, base, pins).await?;
    let pin = known.get(file).and_then(Json::as_text).ok_or("the release has no such file.")?;
    net::fetch_json_of_release(file, base, pin).await
}
