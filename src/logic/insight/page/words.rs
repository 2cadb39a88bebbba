//! The page's own texts. English is built in; other languages are flat JSON files in `public/askwell/studio/`, with
//! every key and no other. `{1}` and so on stand for what is filled in.

mod english;

use super::super::figures::Metric;
use super::super::filter::Grouping;

pub use english::Words;

impl Words {
    /// The name of what a rating measures.
    pub fn metric(&self, metric: Metric) -> &str {
        match metric {
            Metric::Csat => self.csat,
            Metric::Nps => self.nps,
            Metric::Ces => self.ces,
            Metric::Thumb => self.thumbs,
            Metric::ProductQuality => self.product_quality,
            Metric::ServiceEfficiency => self.service_efficiency,
            Metric::BrandValue => self.brand_value,
            Metric::PurchaseExperience => self.purchase_experience,
        }
    }

    /// The name of a grouping.
    pub fn grouping(&self, grouping: Grouping) -> &str {
        match grouping {
            Grouping::Language => self.language,
            Grouping::Page => self.page,
            Grouping::Entry => self.entry,
            Grouping::Rule => self.rule,
            Grouping::Experiment => self.experiment,
            Grouping::Survey => self.survey,
            Grouping::Device => self.device,
            Grouping::QueryClass => self.query_class,
            Grouping::Day => self.day,
            Grouping::Week => self.week,
            Grouping::Month => self.month,
        }
    }
}

/// The text with `{1}`, `{2}` and so on filled in. What is filled in is not read again.
pub fn filled(text: &str, parts: &[&str]) -> String {
    let mut pieces = text.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap_or(("", piece));
        let part = number.parse::<usize>().ok().and_then(|number| parts.get(number.checked_sub(1)?));
        filled.push_str(part.unwrap_or(&""));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::super::super::super::strings::LANGUAGES;
    use super::*;

    #[test]
    fn every_language_has_every_text_and_fills_in_the_same() {
        let holes = |text: &str| (1..9).filter(|number| text.contains(&format!("{{{number}}}"))).count();
        let english = serde_json::to_value(table(&Words::default())).unwrap();
        for lang in LANGUAGES.iter().filter(|lang| **lang != "en") {
            let path = format!("{}/public/askwell/studio/{lang}.json", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(&path).unwrap();
            let (words, problems) = Words::translated(&serde_json::from_str(&text).unwrap(), lang);
            assert_eq!(problems, [], "{path}");
            for (key, text) in table(&words) {
                let expected = english[&key].as_str().unwrap();
                assert_eq!(holes(&text), holes(expected), "{path}: {key}");
            }
        }
    }

    fn table(words: &Words) -> std::collections::BTreeMap<String, String> {
        Words::KEYS
            .iter()
            .zip(words.texts())
            .map(|(key, text)| ((*key).to_owned(), text.to_owned()))
            .collect()
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        for (text, parts, expected) in [
            ("{1} to {2}", ["{2}", "b"], "{2} to b"),
            ("{2}{1}{3}", ["a", "b"], "ba"),
            ("plain", ["a", "b"], "plain"),
            ("{0} {x} {", ["a", "b"], "  "),
        ] {
            assert_eq!(filled(text, &parts), expected);
        }
    }
}
