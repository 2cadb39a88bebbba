//! Where feedback goes, as owners may write it.

use super::super::report::{choices, settings};

choices! {
    /// What takes the records.
    pub enum SinkKind {
        /// Any receiver of CloudEvents 1.0 batches: `examples/collector`, Knative, Azure Event Grid, your own.
        CloudEvents = "cloudevents",
        /// PostHog; `key` is the project's key.
        PostHog = "posthog",
        /// Segment; `key` is the source's write key.
        Segment = "segment",
        /// Plausible; `key` is the site's domain.
        Plausible = "plausible",
        /// The page's `dataLayer`, for Google Tag Manager and GA4. Nothing is posted.
        DataLayer = "datalayer",
        /// A Slack incoming webhook. Whoever reads the page can read its address: better a relay of your own.
        Slack = "slack",
        /// A webhook that writes rows into a spreadsheet (Google Apps Script, Zapier, Make): posts `{"rows": […]}`.
        Sheet = "sheet",
    }
}

settings! {
    /// Where feedback goes.
    pub struct RawFeedback {
        /// An address that takes CloudEvents 1.0 batches; short for one sink of that kind. Default: none.
        endpoint: String,
        /// What takes the records.
        sinks: Vec<RawSink>,
        /// Whether nothing is posted until the page calls `Askwell('consent', true)`. Default: false.
        consent: bool,
        /// Whether nothing is posted of visitors whose browser sends Global Privacy Control. Default: true.
        privacy_control: bool,
    }
}

settings! {
    /// A receiver of records.
    pub struct RawSink {
        /// What it is. Default: "cloudevents".
        kind: SinkKind,
        /// Its address. Needed, except for "posthog", "segment" and "plausible", whose public ones are the default.
        url: String,
        /// The public key, or the domain: see the kinds.
        key: String,
    }
}
