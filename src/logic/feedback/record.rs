//! One row of feedback, as it is stored, sent, exported and counted.
//!
//! All rows have the same columns, so that one CSV file holds everything; what does not apply is empty. A row may be
//! told again when it has changed: of rows with the same [`Record::subject`] the one with the latest `time` counts. Its
//! `id` differs then, so that a receiver that drops ids it knows loses nothing.

use super::super::json::Json;
use super::super::report::choices;

choices! {
    /// What a row tells.
    pub enum Kind {
        /// How a conversation went: one row a conversation.
        Conversation = "conversation",
        /// What became of a survey that was shown: one row a showing.
        Survey = "survey",
        /// One answer to one question of a survey, or a thumb: one row an answer.
        Rating = "rating",
        /// A message that a visitor left for a human: one row a message.
        Message = "message",
    }
}

/// A value of a column: what it is in JSON and in a cell. Empty ones are left out of both.
trait Cell: Sized + Default {
    fn to_json(&self) -> Option<Json>;
    fn from_json(json: &Json) -> Option<Self>;
    fn to_cell(&self) -> String;
    fn from_cell(cell: &str) -> Option<Self>;
}

/// Between the items of a list in a cell.
const BETWEEN: &str = " | ";

impl Cell for String {
    fn to_json(&self) -> Option<Json> {
        (!self.is_empty()).then(|| Json::from(self.as_str()))
    }

    fn from_json(json: &Json) -> Option<Self> {
        json.as_text().map(str::to_owned)
    }

    fn to_cell(&self) -> String {
        self.clone()
    }

    fn from_cell(cell: &str) -> Option<Self> {
        Some(cell.to_owned())
    }
}

impl Cell for Option<f64> {
    fn to_json(&self) -> Option<Json> {
        self.map(Json::Number)
    }

    fn from_json(json: &Json) -> Option<Self> {
        json.as_number().filter(|number| number.is_finite()).map(Some)
    }

    fn to_cell(&self) -> String {
        self.map(|number| number.to_string()).unwrap_or_default()
    }

    fn from_cell(cell: &str) -> Option<Self> {
        cell.parse().ok().filter(|number: &f64| number.is_finite()).map(Some)
    }
}

impl Cell for Vec<String> {
    fn to_json(&self) -> Option<Json> {
        let items = self.iter().map(|item| Json::from(item.as_str())).collect();
        (!self.is_empty()).then_some(Json::List(items))
    }

    fn from_json(json: &Json) -> Option<Self> {
        Some(json.as_list()?.iter().filter_map(Json::as_text).map(str::to_owned).collect())
    }

    fn to_cell(&self) -> String {
        self.join(BETWEEN)
    }

    fn from_cell(cell: &str) -> Option<Self> {
        Some(cell.split(BETWEEN).map(str::to_owned).collect())
    }
}

impl Cell for Kind {
    fn to_json(&self) -> Option<Json> {
        Some(Json::from(self.word()))
    }

    fn from_json(json: &Json) -> Option<Self> {
        Self::from_cell(json.as_text()?)
    }

    fn to_cell(&self) -> String {
        self.word().to_owned()
    }

    fn from_cell(cell: &str) -> Option<Self> {
        Kind::from_word(cell)
    }
}

/// Declares [`Record`] and what depends on the list of its columns. A column's documentation is the marketer's.
macro_rules! columns {
    ($( $(#[$meta:meta])* $name:ident: $type:ty, )*) => {
        /// One row.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct Record { $( $(#[$meta])* pub $name: $type, )* }

        /// The columns, in the order of files.
        pub const COLUMNS: &[&str] = &[$( stringify!($name) ),*];

        impl Record {
            /// The row as a flat object, without what is empty.
            pub fn to_json(&self) -> Json {
                let mut members = Vec::new();
                $( members.extend(self.$name.to_json().map(|json| (stringify!($name).to_owned(), json))); )*
                Json::Map(members)
            }

            /// Reads such an object, which may come from anywhere. What is not understood is left empty; without an
            /// `id`, a `kind` and a `time` it is no row.
            pub fn from_json(json: &Json) -> Option<Record> {
                let mut record = Record::default();
                $(
                    if let Some(value) = json.get(stringify!($name)).and_then(Cell::from_json) {
                        record.$name = value;
                    }
                )*
                let is_whole = json.get("kind").and_then(Kind::from_json).is_some() && record.is_whole();
                is_whole.then_some(record)
            }

            /// The row's cells, in the order of [`COLUMNS`]. A list's items are joined by ` | `.
            pub fn to_cells(&self) -> Vec<String> {
                vec![$( self.$name.to_cell() ),*]
            }

            /// Reads cells; `cell` gives that of a column, or none where the file has no such column.
            pub fn from_cells<'cells>(cell: impl Fn(&str) -> Option<&'cells str>) -> Option<Record> {
                let mut record = Record::default();
                $(
                    if let Some(value) = cell(stringify!($name)).filter(|cell| !cell.is_empty()).and_then(Cell::from_cell) {
                        record.$name = value;
                    }
                )*
                let is_whole = cell("kind").and_then(Kind::from_cell).is_some() && record.is_whole();
                is_whole.then_some(record)
            }
        }
    };
}

columns! {
    /// Names this row, and this state of it: no two differ and have the same.
    id: String,
    /// `conversation`, `survey`, `rating` or `message`.
    kind: Kind,
    /// When the row was last changed: RFC 3339, UTC.
    time: String,
    /// When it began: the conversation's first question, the survey shown, the answer rated. RFC 3339, UTC.
    began: String,
    /// The owner's name for the site (`data-site`).
    site: String,
    /// Names the conversation. Drawn by chance in the browser; it says nothing of the visitor.
    conversation_id: String,
    /// The language of the interface: `en`, `zh-Hans`.
    locale: String,
    /// The path of the page, without query and fragment.
    page: String,
    /// `touch` or `mouse`.
    device: String,
    /// Ids of the rules that had a say.
    rules: Vec<String>,
    /// `experiment:variation` of each experiment the visitor is in.
    experiments: Vec<String>,

    /// Names the survey. For thumbs: empty.
    survey_id: String,
    /// Names one showing of a survey; all its answers share it.
    submission_id: String,
    /// What became of the survey: `shown`, `partial` (some answered), `sent` (finished), `dismissed` (closed by the
    /// visitor without an answer), `abandoned` (left unfinished with the page).
    status: String,
    /// All answers of a survey, each as `question_id=answer`; of a choice the ids with `+` between them.
    responses: Vec<String>,
    /// Names the question within the survey; `thumb` for thumbs.
    question_id: String,
    /// What is measured: `csat`, `nps`, `ces`, `thumb`, `product_quality`, `service_efficiency`, `brand_value`,
    /// `purchase_experience`; `choice` and `comment` for questions without a score.
    metric: String,
    /// How many points the scale has: 2, 3, 5, 7, 10; 11 for the 0 to 10 of NPS. A thumb has 2.
    scale: Option<f64>,
    /// The score: 1 is the worst (0 with NPS), `scale` the best. Thumb down is 1, thumb up is 2.
    value: Option<f64>,
    /// Ids of the options chosen.
    choices: Vec<String>,
    /// What the visitor wrote, personal data masked; of a message as it is.
    comment: String,
    /// The FAQ entry that led to it.
    entry_id: String,
    /// The question of that entry.
    entry_question: String,
    /// What the visitor had asked, personal data masked.
    query: String,
    /// How that was answered: `answer`, `clarify`, `suggest`, `not-sure`, `contact`; `chosen` where the visitor picked
    /// the entry.
    query_class: String,

    /// Conversation: how many questions were asked or chosen.
    questions: Option<f64>,
    /// Conversation: how many were answered at once.
    answered: Option<f64>,
    /// Conversation: how many got entries to choose from.
    offered: Option<f64>,
    /// Conversation: how many got "not sure".
    not_sure: Option<f64>,
    /// Conversation: how many were asked again in other words within two minutes.
    repeated: Option<f64>,
    /// Conversation: thumbs up.
    helped: Option<f64>,
    /// Conversation: thumbs down.
    not_helped: Option<f64>,
    /// Conversation: how it ended. `escalated` (a human was asked for), `confirmed` (last answer was said to help),
    /// `denied` (last answer was said not to help), `assumed` (answered, and nothing said against it), `open`.
    resolution: String,
    /// Conversation: seconds from the first question to the first answer that was confirmed or not followed by another.
    seconds: Option<f64>,
    /// Conversation: ids of the entries that answered, in order.
    entries: Vec<String>,
    /// Conversation: the questions that got "not sure", personal data masked.
    unanswered: Vec<String>,

    /// Why a human was asked for, or offered: `button`, `wish`, `mood`, `no_match` and so on.
    reason: String,
    /// Which way to a human was taken: `mail`, `form`, or the kind of the live chat.
    way: String,
    /// Message: the visitor's name, as given.
    name: String,
    /// Message: the visitor's e-mail address, as given.
    email: String,
    /// Message: what the page told of the visitor, each as `name=value`.
    visitor: Vec<String>,
    /// Message: the conversation, as the visitor lets it be passed on.
    transcript: String,
}

impl Record {
    /// What the row is about. Of several rows with the same subject the one with the latest `time` counts.
    pub fn subject(&self) -> String {
        match self.kind {
            Kind::Conversation => self.conversation_id.clone(),
            Kind::Survey => self.submission_id.clone(),
            Kind::Rating | Kind::Message => [&self.submission_id, "/", &self.question_id].concat(),
        }
    }

    fn is_whole(&self) -> bool {
        !self.id.is_empty() && !self.time.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_record() -> impl Strategy<Value = Record> {
        let kind = prop::sample::select(Kind::ALL.to_vec());
        (
            kind,
            "[a-z]{1,5}",
            ".{0,20}",
            prop::option::of(-1e6..1e6),
            prop::collection::vec("[a-z]{1,4}", 0..3),
        )
            .prop_map(|(kind, id, comment, value, entries)| Record {
                kind,
                id,
                time: "2026-01-31T23:59:59.001Z".to_owned(),
                comment,
                value,
                entries,
                ..Record::default()
            })
    }

    #[test]
    fn what_lacks_id_kind_or_time_is_no_row() {
        for text in ["null", "{}", r#"{"id": "a", "time": "b"}"#, r#"{"id": "a", "kind": "rating"}"#] {
            assert_eq!(Record::from_json(&serde_json::from_str(text).unwrap()), None, "{text}");
        }
        let text = r#"{"id": "a", "kind": "rating", "time": "b", "value": "5", "choices": 3, "new": 1}"#;
        let read = Record::from_json(&serde_json::from_str(text).unwrap()).unwrap();
        assert_eq!((read.kind, read.value), (Kind::Rating, None));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(record in any_record()) {
            prop_assert_eq!(Record::from_json(&record.to_json()), Some(record.clone()));
            let cells = record.to_cells();
            let cell = |name: &str| {
                COLUMNS.iter().position(|column| *column == name).and_then(|at| cells.get(at)).map(String::as_str)
            };
            prop_assert_eq!(Record::from_cells(cell), Some(record.clone()));
        }
    }
}
