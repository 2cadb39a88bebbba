//! Rules as owners may write them: every key optional, each documented with its default.

use super::super::config::local_text::LocalText;
use super::super::json::Json;
use super::super::report::{Read, Reader, choices, settings};
use super::super::time::DAY_MS;
use super::condition::Condition;

choices! {
    /// What sets a rule off.
    pub enum On {
        /// A page is shown, also by a site that changes pages without loading them anew.
        PageView = "page_view",
        /// So many `seconds` of active time on the page.
        TimeOnPage = "time_on_page",
        /// So many `percent` of the page were seen.
        ScrollDepth = "scroll_depth",
        /// The visitor seems to be leaving: the pointer goes up and out, or on touch screens a fast scroll back up, or
        /// a return to the tab.
        ExitIntent = "exit_intent",
        /// The visitor has done nothing for so many `seconds`.
        Idle = "idle",
        /// An element that fits the CSS `selector` was clicked.
        ElementClick = "element_click",
        /// Half of an element that fits the CSS `selector` was in sight for a second.
        ElementVisible = "element_visible",
        /// Something of that `name` happened: `Askwell('track', name)`, an event in `dataLayer`, or a `CustomEvent` on
        /// `window`.
        Event = "event",
        /// The panel was opened.
        WidgetOpen = "widget_open",
        /// So many questions in a row (`count`) found no answer.
        NoMatch = "no_match",
        /// An answer was rated: `rating` tells how, else either way.
        AnswerRated = "answer_rated",
        /// The cart is worth `value` or more, and was not before.
        CartValue = "cart_value",
        /// A cart has been left alone for so many `minutes`; told when the next page is shown, or on the page.
        CartAbandoned = "cart_abandoned",
        /// The first page of another visit.
        ReturningVisit = "returning_visit",
        /// An order was made.
        AfterPurchase = "after_purchase",
    }
}

choices! {
    /// How an answer was rated.
    pub enum Rating {
        /// It helped.
        Up = "up",
        /// It did not.
        Down = "down",
    }
}

choices! {
    /// How products to recommend are found.
    pub enum By {
        /// Bought together with what was viewed, lies in the cart or was bought, by the table `priors.pairs`; then those
        /// listed.
        BoughtTogether = "bought_together",
        /// Viewed before, and not bought; then those listed.
        Viewed = "viewed",
        /// Those listed, in their order.
        Listed = "listed",
    }
}

settings! {
    /// What sets a rule off, with its figures. The word alone is enough where there are none: `"page_view"`.
    pub struct TriggerFields {
        /// What happens. Default: `"page_view"`.
        on: On,
        /// With `"time_on_page"` and "idle": seconds. Default: 30.
        seconds: f64,
        /// With `"scroll_depth"`: 1 to 100. Default: 50.
        percent: f64,
        /// With `"element_click"` and `"element_visible"`: a CSS selector.
        selector: String,
        /// With "event": its name.
        name: String,
        /// With `"no_match"`: how many in a row. Default: 1.
        count: f64,
        /// With `"answer_rated"`. Default: either way.
        rating: Rating,
        /// With `"cart_value"`: in the shop's currency. Default: 0, which any cart has.
        value: f64,
        /// With `"cart_abandoned"`: minutes since the cart last changed. Default: 30.
        minutes: f64,
    }
}

/// What sets a rule off: a word, or a word with its figures.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "TriggerSchema"))]
pub struct RawTrigger(pub TriggerFields);

#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "stands for the two ways to write a trigger in the schema")]
enum TriggerSchema {
    Word(On),
    Fields(TriggerFields),
}

impl Read for RawTrigger {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Text(_) => {
                let on = Some(On::read(json, reader)?);
                Some(RawTrigger(TriggerFields { on, ..TriggerFields::default() }))
            }
            fields => TriggerFields::read(fields, reader).map(RawTrigger),
        }
    }
}

settings! {
    /// When a rule is in force, in the visitor's own time. What is not given holds.
    pub struct RawSchedule {
        /// The first day: `2026-12-01`.
        start: String,
        /// The last day.
        end: String,
        /// Days of the week, 1 is Monday and 7 is Sunday.
        days: Vec<f64>,
        /// From when to when the rule is in force: `["09:00", "18:00"]`. It may go over midnight.
        hours: Vec<String>,
        /// From when to when it is not: `["22:00", "08:00"]`.
        quiet_hours: Vec<String>,
    }
}

/// A length of time: `"visit"`, `"day"`, `"week"`, `"month"`, or milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "PeriodSchema"))]
pub enum Period {
    /// Until the visit ends.
    Visit,
    /// Milliseconds.
    Ms(f64),
}

#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "stands for the two ways to write a period in the schema")]
enum PeriodSchema {
    Word(PeriodWord),
    Ms(f64),
}

choices! {
    /// A length of time that has a name.
    pub enum PeriodWord {
        /// Until the visit ends: half an hour without a sign of the visitor.
        Visit = "visit",
        /// 24 hours.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// 30 days.
        Month = "month",
    }
}

impl Read for Period {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Number(ms) if *ms > 0.0 => Some(Period::Ms(*ms)),
            Json::Text(_) => Some(match PeriodWord::read(json, reader)? {
                PeriodWord::Visit => Period::Visit,
                PeriodWord::Day => Period::Ms(DAY_MS),
                PeriodWord::Week => Period::Ms(7.0 * DAY_MS),
                PeriodWord::Month => Period::Ms(30.0 * DAY_MS),
            }),
            other => {
                reader.expected("\"visit\", \"day\", \"week\", \"month\", or milliseconds above 0", other)
            }
        }
    }
}

settings! {
    /// How often a rule may act.
    pub struct RawFrequency {
        /// So often at most, for good. Default: no limit.
        lifetime: f64,
        /// So often at most in a length of time. Default: once a visit for rules that speak up (prompt, offer, survey),
        /// else no limit.
        custom: Vec<RawCap>,
        /// For so many days after the visitor has dismissed it, the rule does not act. Default: 30; for groups 0.
        dismissed_days: f64,
    }
}

settings! {
    /// So often at most in a length of time.
    pub struct RawCap {
        /// How often. Default: 1.
        cap: f64,
        /// In how long: "visit", "day", "week", "month", or milliseconds. Default: "visit".
        period: Period,
    }
}

settings! {
    /// A limit that several rules share.
    pub struct RawGroup {
        /// What rules name it by.
        id: String,
        /// How often all of them together may act.
        frequency: RawFrequency,
    }
}

settings! {
    /// Which visitors get which variation. A visitor stays with theirs.
    pub struct RawExperiment {
        /// Names it in the records. Default: the rule's id.
        key: String,
        /// What is done in each variation, beside the rule's own actions. An empty one is the control.
        variations: Vec<RawVariation>,
        /// The share of each variation, adding up to 1. Default: equal ones.
        weights: Vec<f64>,
        /// The share of visitors who take part, 0 to 1; for the others the rule does nothing. Default: 1.
        coverage: f64,
        /// Experiments that must not overlap share a name and have ranges apart: `["greetings", 0, 0.5]`.
        namespace: Vec<Json>,
        /// The attribute that a visitor is known by, for example "visitor.id". Default: "id", a random number.
        hash_attribute: String,
        /// What the draw is seeded with. Default: the key.
        seed: String,
        /// Whether a visitor keeps a variation when weights change. Default: true.
        sticky: bool,
        /// Raise it to draw anew in spite of `sticky`. Default: 0.
        bucket_version: f64,
    }
}

settings! {
    /// One way of several.
    pub struct RawVariation {
        /// Names it in the records. Default: its number, from 0.
        key: String,
        /// What is done.
        actions: Vec<RawAction>,
    }
}

settings! {
    /// What a rule does. One object may hold several.
    pub struct RawAction {
        /// Another greeting.
        greet: LocalText,
        /// Ids of FAQ entries to suggest first.
        suggest: Vec<String>,
        /// Ids of entries that come first among those that fit a question about as well.
        pin: Vec<String>,
        /// Ids of entries that are neither suggested nor answered with.
        hide: Vec<String>,
        /// Ids of entries with a factor: above 1 they are likelier to be meant, below less.
        boost: Json,
        /// Products to show.
        recommend: RawRecommend,
        /// A line beside the launcher. It does not take the focus, and stays away once dismissed.
        prompt: RawPrompt,
        /// An offer, in the panel and beside the launcher.
        offer: RawOffer,
        /// The id of a survey to show.
        survey: String,
        /// Attributes to set; conditions find them under `visitor`.
        set: Json,
        /// The name of a `CustomEvent` to raise on `window`, after `askwell:`.
        raise: String,
    }
}

settings! {
    /// Products to show.
    pub struct RawRecommend {
        /// What is said above them. Default: why they are shown.
        text: LocalText,
        /// How they are found. Default: `"bought_together"`.
        by: By,
        /// Ids of products of the config, in order.
        products: Vec<String>,
        /// How many at most, 1 to 6. Default: 3.
        most: f64,
    }
}

settings! {
    /// A line beside the launcher.
    pub struct RawPrompt {
        /// What is said.
        text: LocalText,
        /// The id of the FAQ entry that it leads to. Default: the panel is opened.
        entry: String,
        /// What the button says. Default: the question of the entry, else "Show me".
        label: LocalText,
    }
}

settings! {
    /// An offer.
    pub struct RawOffer {
        /// What is said.
        text: LocalText,
        /// A code to use when paying.
        code: String,
        /// Where it leads: `https:`, `http:`, or an address of this site.
        url: String,
        /// What the link says. Default: the address.
        label: LocalText,
    }
}

settings! {
    /// A rule: when one of the triggers happens and the condition holds, the actions are done.
    pub struct RawRule {
        /// Names it in the records and in `Askwell('why')`. Default: "rule-" and its number.
        id: String,
        /// What sets it off; one of them is enough. Default: a page is shown.
        triggers: Vec<RawTrigger>,
        /// What must hold of visitor, page and conversation. Default: nothing.
        condition: Condition,
        /// When it is in force.
        schedule: RawSchedule,
        /// How often it may act.
        frequency: RawFrequency,
        /// Ids of `rule_groups` whose limits it shares.
        groups: Vec<String>,
        /// Of rules that would speak up at once, the one with the highest number does; of equal ones the first.
        /// Default: 0.
        priority: f64,
        /// Different actions for different visitors.
        experiment: RawExperiment,
        /// What is done.
        actions: Vec<RawAction>,
    }
}
