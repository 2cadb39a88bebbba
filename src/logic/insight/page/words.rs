//! The page's own texts. English is built in; other languages are flat JSON files in `public/askwell/studio/`, with
//! every key and no other. `{1}` and so on stand for what is filled in. What is wrong with files is a table of its own
//! ([`super::super::files::Flaws`]), in those files under [`FLAWS`].

mod english;

use super::super::figures::Metric;
use super::super::filter::Grouping;

pub use super::super::super::filled::filled;
pub use english::Words;

/// The languages that the page speaks. For each but English there is a file of that name.
pub const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// Where the texts of what is wrong with files stand in the file of a language.
pub const FLAWS: &str = "flaws";

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

#[cfg(test)]
mod tests {
    use super::super::super::super::json::Json;
    use super::super::super::files::Flaws;
    use super::*;

    fn file(lang: &str) -> (String, Json) {
        let path = format!("{}/public/askwell/studio/{lang}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap();
        (path, serde_json::from_str(&text).unwrap())
    }

    fn holes(text: &str) -> Vec<usize> {
        (1..9).filter(|number| text.contains(&format!("{{{number}}}"))).collect()
    }

    #[test]
    fn every_language_has_every_text_and_fills_in_the_same() {
        for lang in LANGUAGES.iter().filter(|lang| **lang != "en") {
            let (path, json) = file(lang);
            let (flaws, problems) = Flaws::translated(json.get(FLAWS).unwrap(), lang);
            assert_eq!(problems, [], "{path}");
            let Json::Map(members) = json else { panic!("{path} is no object") };
            let rest = Json::Map(members.into_iter().filter(|(key, _)| key != FLAWS).collect());
            let (words, problems) = Words::translated(&rest, lang);
            assert_eq!(problems, [], "{path}");
            let (english, english_flaws) = (Words::default(), Flaws::default());
            let keys = Words::KEYS.iter().chain(Flaws::KEYS);
            let translated = [words.texts(), flaws.texts()].concat();
            let texts = [english.texts(), english_flaws.texts()].concat();
            for ((key, text), english) in keys.zip(translated).zip(texts) {
                assert_eq!(holes(text), holes(english), "{path}: {key}");
            }
        }
    }
}
