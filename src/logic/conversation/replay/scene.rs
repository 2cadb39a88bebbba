//! What a visitor sees at one moment, as far as dialogues ask about it.

use super::super::model::Model;
use super::super::view_model::task::{FieldView, Stage, TaskView};
use super::super::view_model::{Choice, Reply, TurnView};

/// The transcript at one moment.
pub(super) struct Scene {
    /// The turns, oldest first.
    pub turns: Vec<Shown>,
    /// The entries that are suggested beside them.
    pub suggested: Vec<String>,
    /// How a human is offered to somebody who is upset.
    pub upset: &'static str,
}

/// A turn, with the entry that it rests on: the view has no ids.
pub(super) struct Shown {
    pub entry: String,
    pub view: TurnView,
}

impl Scene {
    /// What is seen of a model.
    pub fn of(model: &Model) -> Scene {
        let view = model.view();
        let transcript = view.transcript;
        let saved = model.saved().turns;
        let entry = |id: u32| {
            let record = saved.iter().find(|record| record.id == id);
            record.and_then(|record| record.entries.first()).cloned().unwrap_or_default()
        };
        Scene {
            turns: transcript.turns.into_iter().map(|view| Shown { entry: entry(view.id), view }).collect(),
            suggested: transcript
                .suggestions
                .into_iter()
                .chain(transcript.next)
                .map(|item| item.choice.id)
                .collect(),
            upset: view.fixed.strings.offer_person_upset,
        }
    }

    /// The turn whose guided answer is under way: of several the newest.
    pub fn open(&self) -> Option<&Shown> {
        self.turns.iter().rev().find(|shown| shown.is_open())
    }

    /// The newest turn with a guided answer: that of an entry, or any.
    pub fn task(&self, entry: Option<&str>) -> Option<&Shown> {
        let is_it =
            |shown: &&Shown| shown.view.task.is_some() && entry.is_none_or(|entry| shown.entry == entry);
        self.turns.iter().rev().find(is_it)
    }

    /// The field that is asked for.
    pub fn field(&self) -> Option<&FieldView> {
        match &self.open()?.view.task.as_deref()?.stage {
            Stage::Asking(field) => Some(field),
            _ => None,
        }
    }

    /// Whether there is a button for this entry: beside the turns, or under the last of them.
    pub fn is_on_offer(&self, id: &str) -> bool {
        let of_last = self.turns.last().map(Shown::choices).unwrap_or_default();
        self.suggested.iter().any(|suggested| suggested == id) || of_last.iter().any(|choice| choice.id == id)
    }
}

impl Shown {
    /// Whether its guided answer is neither done nor cancelled. One that failed may be tried again.
    pub fn is_open(&self) -> bool {
        let stage = self.view.task.as_deref().map(|task| &task.stage);
        stage.is_some_and(|stage| !matches!(stage, Stage::Done(_) | Stage::Cancelled))
    }

    /// The entries to choose from under it.
    pub fn choices(&self) -> &[Choice] {
        match &self.view.reply {
            Reply::Clarify(choices) | Reply::Suggest(choices) | Reply::NotSure(choices) => choices,
            Reply::Answer(answer) => &answer.follow_ups,
            _ => &[],
        }
    }

    /// What its guided answer knows: what was given, and what stands in the field unobjected, which need not be typed
    /// again.
    pub fn values(&self) -> Vec<(&str, &str)> {
        let Some(task) = self.view.task.as_deref() else { return Vec::new() };
        let given = task.given.iter().map(|given| (given.name.as_str(), given.value.as_str()));
        let draft = match &task.stage {
            Stage::Asking(field) if field.problem.is_none() && !field.draft.is_empty() => {
                Some((field.name.as_str(), field.draft.as_str()))
            }
            _ => None,
        };
        given.chain(draft).collect()
    }

    /// In a few words, for whoever reads why an expectation does not hold.
    pub fn describe(&self) -> String {
        let ids = |choices: &[Choice]| {
            choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(", ")
        };
        let mut text = match &self.view.reply {
            Reply::Pending => "nothing yet".to_owned(),
            Reply::Answer(_) => self.entry.clone(),
            Reply::Clarify(choices) => format!("which of [{}]?", ids(choices)),
            Reply::Suggest(choices) => format!("perhaps [{}]", ids(choices)),
            Reply::NotSure(choices) => format!("not sure [{}]", ids(choices)),
            Reply::Contact => "a human".to_owned(),
            Reply::Talk(kind) => format!("small talk {}", kind.word()),
            Reply::Gone => "an entry that is gone".to_owned(),
        };
        if self.view.softening.is_some() {
            text.push_str(" softened");
        }
        if self.view.human_offer.is_some() {
            text.push_str(" + offer of a human");
        }
        if let Some(task) = self.view.task.as_deref() {
            text.push_str(&self.describe_task(task));
        }
        text
    }

    fn describe_task(&self, task: &TaskView) -> String {
        let stage = match &task.stage {
            Stage::Asking(field) => match &field.problem {
                Some(_) => format!("asks {} again", field.name),
                None => format!("asks {}", field.name),
            },
            Stage::Choosing { labels, .. } => format!("asks to choose of [{}]", labels.join(", ")),
            Stage::Ready(ask) => ["waits to be sent: ", ask].concat(),
            Stage::Sending => "sends".to_owned(),
            Stage::Done(_) => "is done".to_owned(),
            Stage::Failed(why) => format!("failed ({why})"),
            Stage::Cancelled => "is cancelled".to_owned(),
        };
        let values: Vec<String> =
            self.values().iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!(" (form {stage}; {})", values.join(", "))
    }
}
