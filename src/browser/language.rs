//! The interface's texts in other languages than English: files beside the loader.

use super::{net, owner};
use crate::logic::report::Problem;
use crate::logic::strings::Strings;

/// The texts in a language. English is built in. None where the file cannot be loaded, of which the owner is told, as of
/// what is wrong in it.
pub async fn strings(lang: &str, base: &str) -> Option<Strings> {
    if lang == "en" {
        return Some(Strings::default());
    }
    let file = ["lang/", lang, ".json"].concat();
    match net::fetch_json_from(&file, base).await {
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
