//! Surveys as owners may write them: every key optional, each documented with its default.

use super::super::config::local_text::LocalText;
use super::super::report::{choices, settings};
use super::super::rules::condition::Condition;

choices! {
    /// Ready-made questions.
    pub enum Template {
        /// How satisfied the visitor is, of five, and a comment.
        Csat = "csat",
        /// How likely they are to recommend the shop, 0 to 10, and a comment.
        Nps = "nps",
        /// How easy it was, of seven (CES 2.0), and a comment.
        Ces = "ces",
        /// Product quality, service efficiency, brand value and purchase experience, one at a time in turn.
        Dimensions = "dimensions",
    }
}

choices! {
    /// When a survey is shown.
    pub enum Moment {
        /// When the visitor closes the panel after a question was answered.
        Closed = "closed",
        /// When the visitor says that an answer helped.
        Resolved = "resolved",
        /// After so many questions: see `count`.
        Answers = "answers",
        /// When the visitor asks for a human; where a live chat or a form is set, once that is over.
        Escalated = "escalated",
        /// Only when the page calls `Askwell('survey', 'its id')`, or a rule shows it.
        Called = "called",
    }
}

choices! {
    /// What a rating measures.
    pub enum Metric {
        /// Satisfaction: the share of the best points.
        Csat = "csat",
        /// Net Promoter Score: 0 to 10.
        Nps = "nps",
        /// Customer Effort Score 2.0: 1 to 7, 7 is "easy".
        Ces = "ces",
        /// Whether the product does what it should.
        ProductQuality = "product_quality",
        /// Whether help was quick and clear.
        ServiceEfficiency = "service_efficiency",
        /// Whether the brand is worth its price.
        BrandValue = "brand_value",
        /// How buying was as a whole.
        PurchaseExperience = "purchase_experience",
    }
}

choices! {
    /// How a rating looks.
    pub enum Display {
        /// Stars.
        Stars = "stars",
        /// Numbers.
        Numbers = "numbers",
        /// Faces, for two, three and five points.
        Faces = "faces",
    }
}

choices! {
    /// What kind of question it is.
    pub enum QuestionKind {
        /// Points on a scale.
        Rating = "rating",
        /// One of several options.
        Single = "single_choice",
        /// Any of several options.
        Multiple = "multiple_choice",
        /// Words of the visitor's own.
        Comment = "comment",
    }
}

settings! {
    /// A short survey.
    pub struct RawSurvey {
        /// Names it in the records, and tells it apart. Default: the template's name, or "survey".
        id: String,
        /// Ready-made questions, where `questions` has none. Default: "csat".
        template: Template,
        /// The questions, in order.
        questions: Vec<RawQuestion>,
        /// How many of the questions marked `rotated` are asked in one showing; the next showing goes on with the
        /// following ones. Default: 1.
        rotate: f64,
        /// When it is shown. Default: "closed".
        on: Moment,
        /// With "answers": after how many questions of the conversation. Default: 3.
        count: f64,
        /// What must hold of visitor, page and conversation, as in `rules`. Default: nothing.
        condition: Condition,
        /// The share of visitors who are asked, 0 to 1. A visitor is always in or always out. Default: 1.
        sample: f64,
        /// For so many days after any survey was shown this one is not. Default: 30.
        wait_days: f64,
        /// Whether a visitor who finished or dismissed it is asked again after `wait_days`. One who neither did is
        /// asked again in any case, three times at most. Default: false.
        recurring: bool,
    }
}

settings! {
    /// A question of a survey.
    pub struct RawQuestion {
        /// Names it in the records. Default: its metric, or "question-" and its number.
        id: String,
        /// What kind it is. Default: a choice with `options`, a rating with `metric`, else a comment.
        kind: QuestionKind,
        /// The question. Default: one in the visitor's language that fits the metric.
        text: LocalText,
        /// What a rating measures. Default: "csat".
        metric: Metric,
        /// How many points: 2, 3, 5, 7 or 10. Default: 5; always 11 (0 to 10) for "nps", and 7 for "ces".
        scale: f64,
        /// How a rating looks. Default: stars for "csat" up to five points, else numbers.
        display: Display,
        /// What the lowest point means. Default: fits the metric.
        low: LocalText,
        /// What the highest point means. Default: fits the metric.
        high: LocalText,
        /// What may be chosen.
        options: Vec<RawOption>,
        /// Whether it must be answered. Default: true for the first question, which is what the visitor came to; a
        /// survey as a whole can always be dismissed.
        required: bool,
        /// Whether it takes turns with the others so marked: see `rotate`. Default: false.
        rotated: bool,
        /// Where to go on, the first that applies. Default: the next question.
        next: Vec<RawBranch>,
    }
}

settings! {
    /// An option of a choice.
    pub struct RawOption {
        /// Names it in the records. Default: its text.
        id: String,
        /// What the visitor reads.
        text: LocalText,
    }
}

settings! {
    /// Where to go on after an answer. All conditions given must hold; none given always holds.
    pub struct RawBranch {
        /// The score is this or less.
        at_most: f64,
        /// The score is this or more.
        at_least: f64,
        /// This option was chosen.
        chosen: String,
        /// The id of a later question, or "end".
        go: String,
    }
}
