//! The figures of a set of rows, as plain data. Whoever draws them finds each word in the page's string tables.

use super::super::report::choices;
use super::scores::{Ces, Estimate, Histogram, Mean, Nps, Proportion};

choices! {
    /// What a rating measures.
    pub enum Metric {
        /// Customer satisfaction.
        Csat = "csat",
        /// Net Promoter Score.
        Nps = "nps",
        /// Customer Effort Score 2.0.
        Ces = "ces",
        /// Whether an answer helped.
        Thumb = "thumb",
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

impl Metric {
    /// The four dimensions that marketers ask for.
    pub const DIMENSIONS: [Metric; 4] =
        [Metric::ProductQuality, Metric::ServiceEfficiency, Metric::BrandValue, Metric::PurchaseExperience];

    /// Whether answers on a scale of so many points measure it. NPS and CES 2.0 have one scale each.
    pub fn has_scale(self, scale: u8) -> bool {
        match self {
            Metric::Nps => scale == 11,
            Metric::Ces => scale == 7,
            Metric::Thumb => scale == 2,
            _ => (2..=10).contains(&scale),
        }
    }
}

/// A mean, and the scale that it is on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleMean {
    /// How many points the scale has.
    pub scale: u8,
    /// The mean answer.
    pub mean: Mean,
}

/// The answers to questions that measure one thing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Score {
    /// How many answered, on scales that have top boxes.
    pub count: u32,
    /// How many passed the question over. They are in no figure.
    pub skipped: u32,
    /// The share in the top boxes; see [`super::scores::top_box_from`]. Of thumbs: the share that points up.
    pub satisfied: Estimate<Proportion>,
    /// The mean of the scale that was answered most, the longer one where two were. Means of different scales do not
    /// mix.
    pub mean: Estimate<ScaleMean>,
    /// How often each answer was given, by scale, the shortest first.
    pub histograms: Vec<Histogram>,
}

/// What became of the surveys that were shown. Each showing is one row, so that what was shown and what was answered
/// are always of the same time.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SurveyFigures {
    /// How many were shown.
    pub shown: u32,
    /// The response rate: shown ones with at least one answer.
    pub answered: Estimate<Proportion>,
    /// The completion rate: answered ones that were finished.
    pub completed: Estimate<Proportion>,
    /// Shown ones that the visitor closed without an answer.
    pub dismissed: Estimate<Proportion>,
    /// Shown ones that were left unfinished with the page.
    pub abandoned: Estimate<Proportion>,
}

/// How conversations went.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ConversationFigures {
    /// How many there were.
    pub count: u32,
    /// How many questions were asked in them.
    pub questions: u32,
    /// Of the questions: answered at once.
    pub answered: Estimate<Proportion>,
    /// Of the questions: got entries to choose from.
    pub offered: Estimate<Proportion>,
    /// Of the questions: the no-match rate, got "not sure".
    pub no_match: Estimate<Proportion>,
    /// Of the questions: the repeat rate, asked again in other words.
    pub repeated: Estimate<Proportion>,
    /// Of the conversations: a human was asked for.
    pub escalated: Estimate<Proportion>,
    /// Of the conversations: deflection, no human was asked for. Says nothing of whether it helped.
    pub deflected: Estimate<Proportion>,
    /// Of the conversations: contained, and the last answer was said to help.
    pub confirmed: Estimate<Proportion>,
    /// Of the conversations: answered, no human was asked for, and nothing was said either way. Not to be added to the
    /// confirmed ones without saying so.
    pub assumed: Estimate<Proportion>,
    /// Of the conversations: the last answer was said not to help.
    pub denied: Estimate<Proportion>,
    /// Of the conversations: nothing was answered, and no human was asked for.
    pub open: Estimate<Proportion>,
    /// The median time to the first helpful answer, in seconds.
    pub seconds: Estimate<f64>,
}

/// All figures of a set of rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// How many rows.
    pub rows: u32,
    /// Customer satisfaction.
    pub csat: Score,
    /// Net Promoter Score.
    pub nps: Estimate<Nps>,
    /// Customer Effort Score 2.0.
    pub ces: Estimate<Ces>,
    /// How often each answer from 0 to 10 was given to the question of NPS.
    pub nps_answers: Histogram,
    /// How often each answer from 1 to 7 was given to the question of CES 2.0.
    pub ces_answers: Histogram,
    /// Thumbs on answers.
    pub thumbs: Score,
    /// The dimensions, in the order of [`Metric::DIMENSIONS`].
    pub dimensions: [Score; 4],
    /// The surveys.
    pub surveys: SurveyFigures,
    /// The conversations.
    pub conversations: ConversationFigures,
}

impl Figures {
    /// The dimensions with their names.
    pub fn named_dimensions(&self) -> impl Iterator<Item = (Metric, &Score)> {
        Metric::DIMENSIONS.into_iter().zip(&self.dimensions)
    }
}
