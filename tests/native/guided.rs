//! Guided answers in scripts: what a receiver does, what the visitor does, what is seen.

use askwell::logic::conversation::event::{Event, Failure};
use askwell::logic::conversation::view_model::ViewModel;
use askwell::logic::conversation::view_model::task::{Stage, TaskView};
use askwell::logic::json::Json;
use askwell::logic::markdown::{Block, Inline};

/// What a receiver does: `{"ok": answer}`, `{"status": 404}`, `slow`, `unreachable`, `odd`, `unhandled`; anything else
/// hangs.
pub fn outcome(script: &Json) -> Option<Result<Json, Failure>> {
    if let Some(answer) = script.get("ok") {
        return Some(Ok(answer.clone()));
    }
    if let Some(status) = script.get("status").and_then(Json::as_number) {
        return Some(Err(Failure::Refused(status as u16)));
    }
    Some(Err(match script.as_text()? {
        "slow" => Failure::Slow,
        "unreachable" => Failure::Unreachable,
        "odd" => Failure::Odd,
        "unhandled" => Failure::Unhandled("nobody".into()),
        _ => return None,
    }))
}

/// What the visitor does; `settle` is the world's: `[attempt, outcome]`.
pub fn event(name: &str, value: &Json, view: &ViewModel) -> Option<Event> {
    let text = value.as_text().unwrap_or_default();
    Some(match name {
        "task_type" => Event::TaskTyped(text.to_owned()),
        "task_next" => Event::TaskNext,
        "task_back" => Event::TaskBack,
        "task_cancel" => Event::TaskCancelled,
        "task_retry" => Event::TaskRetried,
        "task_edit" => {
            let given = &task(view)?.given;
            Event::TaskEdited(given.iter().find(|given| given.name == text)?.slot)
        }
        "pick_branch" => match &task(view)?.stage {
            Stage::Choosing { labels, .. } => {
                Event::TaskChosen(labels.iter().position(|label| label == text)?)
            }
            _ => return None,
        },
        "settle" => match value.as_list()? {
            [attempt, result] => Event::TaskSettled(attempt.as_number()? as u32, outcome(result)?),
            _ => return None,
        },
        _ => return None,
    })
}

/// The guided answer that is open, else the last one that there was.
fn task(view: &ViewModel) -> Option<&TaskView> {
    let tasks = || view.transcript.turns.iter().rev().filter_map(|turn| turn.task.as_deref());
    let is_over = |task: &&TaskView| matches!(task.stage, Stage::Done(_) | Stage::Cancelled);
    tasks().find(|task| !is_over(task)).or_else(|| tasks().next())
}

/// `task` (the word of its stage), `asks` (a slot), `given` (values by their slots), `problem`, `draft_of_field`, `labels`
/// (of choices), `may_go_back`, `said` (when it is done or has failed), `human_offer` (of the last turn that has one).
pub fn seen(name: &str, view: &ViewModel) -> Option<Json> {
    let task = task(view);
    let field = match task.map(|task| &task.stage) {
        Some(Stage::Asking(field)) => Some(field),
        _ => None,
    };
    let text = |text: Option<&str>| text.map_or(Json::Null, Json::from);
    Some(match name {
        "task" => Json::from(task.map_or("none", |task| stage_word(&task.stage))),
        "asks" => text(field.map(|field| field.name.as_str())),
        "given" => Json::object(
            task?.given.iter().map(|given| (given.name.as_str(), Json::from(given.value.as_str()))).collect(),
        ),
        "problem" => text(field.and_then(|field| field.problem.as_deref())),
        "draft_of_field" => text(field.map(|field| field.draft.as_str())),
        "labels" => match &task?.stage {
            Stage::Choosing { labels, .. } => {
                Json::List(labels.iter().map(|label| Json::from(label.as_str())).collect())
            }
            _ => Json::Null,
        },
        "may_go_back" => Json::Bool(match &task?.stage {
            Stage::Asking(field) => field.may_go_back,
            Stage::Choosing { may_go_back, .. } => *may_go_back,
            _ => false,
        }),
        "said" => match &task?.stage {
            Stage::Done(blocks) => Json::Text(words(blocks)),
            Stage::Failed(reason) => Json::from(reason.as_str()),
            Stage::Ready(ask) => Json::from(*ask),
            _ => Json::Null,
        },
        "offers_human" => Json::Bool(view.transcript.turns.iter().any(|turn| turn.human_offer.is_some())),
        _ => return None,
    })
}

fn stage_word(stage: &Stage) -> &'static str {
    match stage {
        Stage::Asking(_) => "asking",
        Stage::Choosing { .. } => "choosing",
        Stage::Ready(_) => "ready",
        Stage::Sending => "sending",
        Stage::Done(_) => "done",
        Stage::Failed(_) => "failed",
        Stage::Cancelled => "cancelled",
    }
}

/// The words of paragraphs.
fn words(blocks: &[Block]) -> String {
    let inlines = blocks.iter().flat_map(|block| match block {
        Block::Paragraph(inlines) => inlines.as_slice(),
        _ => &[],
    });
    inlines
        .map(|inline| match inline {
            Inline::Text(text) => text.as_str(),
            Inline::Break => "\n",
            _ => "*",
        })
        .collect()
}
