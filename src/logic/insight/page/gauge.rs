//! The figures that stand at the head of the page, over time, and in comparisons.

use super::super::super::report::choices;
use super::super::figures::Figures;
use super::measure::Measure;
use super::words::Words;

choices! {
    /// A figure of a set of rows.
    pub enum Gauge {
        /// Customer satisfaction.
        Csat = "csat",
        /// Net Promoter Score.
        Nps = "nps",
        /// Customer Effort Score 2.0, its mean.
        Ces = "ces",
        /// The share of thumbs that point up.
        Thumbs = "thumbs",
        /// The response rate of surveys.
        Response = "response",
        /// Containment that was confirmed.
        Confirmed = "confirmed",
        /// Containment that is assumed.
        Assumed = "assumed",
        /// Conversations in which a human was asked for.
        Escalated = "escalated",
        /// Questions without an answer.
        NoMatch = "no_match",
        /// Questions asked again in other words.
        Repeated = "repeated",
        /// The quality of the product.
        ProductQuality = "product_quality",
        /// How efficient the service is.
        ServiceEfficiency = "service_efficiency",
        /// What the brand is worth.
        BrandValue = "brand_value",
        /// The purchase as a whole.
        PurchaseExperience = "purchase_experience",
    }
}

impl Gauge {
    /// Those at the head of the page.
    pub const HEAD: [Gauge; 8] = [
        Gauge::Csat,
        Gauge::Nps,
        Gauge::Ces,
        Gauge::Thumbs,
        Gauge::Confirmed,
        Gauge::Assumed,
        Gauge::Escalated,
        Gauge::NoMatch,
    ];

    /// The figure.
    pub fn of(self, figures: &Figures) -> Measure {
        let [quality, efficiency, brand, purchase] = &figures.dimensions;
        let talks = &figures.conversations;
        match self {
            Gauge::Csat => Measure::share(figures.csat.satisfied),
            Gauge::Nps => Measure::nps(figures.nps),
            Gauge::Ces => Measure::ces(figures.ces),
            Gauge::Thumbs => Measure::share(figures.thumbs.satisfied),
            Gauge::Response => Measure::share(figures.surveys.answered),
            Gauge::Confirmed => Measure::share(talks.confirmed),
            Gauge::Assumed => Measure::share(talks.assumed),
            Gauge::Escalated => Measure::share(talks.escalated),
            Gauge::NoMatch => Measure::share(talks.no_match),
            Gauge::Repeated => Measure::share(talks.repeated),
            Gauge::ProductQuality => Measure::share(quality.satisfied),
            Gauge::ServiceEfficiency => Measure::share(efficiency.satisfied),
            Gauge::BrandValue => Measure::share(brand.satisfied),
            Gauge::PurchaseExperience => Measure::share(purchase.satisfied),
        }
    }

    /// Its name.
    pub fn name(self, words: &Words) -> &str {
        self.texts(words).0
    }

    /// What it says, in a sentence.
    pub fn meaning(self, words: &Words) -> &str {
        self.texts(words).1
    }

    fn texts(self, words: &Words) -> (&str, &str) {
        match self {
            Gauge::Csat => (words.csat, words.csat_means),
            Gauge::Nps => (words.nps, words.nps_means),
            Gauge::Ces => (words.ces, words.ces_means),
            Gauge::Thumbs => (words.thumbs, words.thumbs_means),
            Gauge::Response => (words.response, words.response_means),
            Gauge::Confirmed => (words.confirmed, words.confirmed_means),
            Gauge::Assumed => (words.assumed, words.assumed_means),
            Gauge::Escalated => (words.escalated, words.escalated_means),
            Gauge::NoMatch => (words.no_match, words.no_match_means),
            Gauge::Repeated => (words.repeated, words.repeated_means),
            Gauge::ProductQuality => (words.product_quality, words.dimension_means),
            Gauge::ServiceEfficiency => (words.service_efficiency, words.dimension_means),
            Gauge::BrandValue => (words.brand_value, words.dimension_means),
            Gauge::PurchaseExperience => (words.purchase_experience, words.dimension_means),
        }
    }
}
