//! Ready-made surveys, and what is asked where the owner gave no text.

use super::super::strings::Strings;
use super::raw::{Metric, RawQuestion, Template};

/// The questions of a template, as an owner would write them.
pub(super) fn ready_made(template: Template) -> Vec<RawQuestion> {
    let rating = |metric| RawQuestion { metric: Some(metric), ..RawQuestion::default() };
    let comment = RawQuestion { id: Some("comment".to_owned()), ..RawQuestion::default() };
    let first = match template {
        Template::Csat => Metric::Csat,
        Template::Nps => Metric::Nps,
        Template::Ces => Metric::Ces,
        Template::Dimensions => {
            let turn = |metric| RawQuestion { rotated: Some(true), required: Some(true), ..rating(metric) };
            return vec![
                turn(Metric::ServiceEfficiency),
                turn(Metric::ProductQuality),
                turn(Metric::BrandValue),
                turn(Metric::PurchaseExperience),
                comment,
            ];
        }
    };
    vec![rating(first), comment]
}

/// What is asked where the owner gave no text. The four dimensions take one item each from the constructs of ACSI,
/// SERVPERF and E-S-QUAL, in words of our own.
pub(super) fn asked(metric: Metric, strings: &Strings) -> &'static str {
    match metric {
        Metric::Csat => strings.survey_csat,
        Metric::Nps => strings.survey_nps,
        Metric::Ces => strings.survey_ces,
        Metric::ProductQuality => strings.survey_product,
        Metric::ServiceEfficiency => strings.survey_service,
        Metric::BrandValue => strings.survey_brand,
        Metric::PurchaseExperience => strings.survey_purchase,
    }
}
