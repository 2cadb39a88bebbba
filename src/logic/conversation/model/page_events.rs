//! What the page is told, as `CustomEvent`s.

use std::borrow::Cow;

use super::super::super::json::Json;
use super::super::super::saved::{ReplyKind, SavedTurn};
use super::super::effect::{Effect, PageEvent};

pub(super) fn raise(name: impl Into<Cow<'static, str>>, detail: Vec<(&str, Json)>) -> Effect {
    Effect::Raise(PageEvent { name: name.into(), detail: Json::object(detail) })
}

pub(super) fn raise_answered(record: &SavedTurn) -> Effect {
    let is_answered = record.reply == ReplyKind::Answer;
    let entries = record.entries.iter().map(|id| Json::from(id.as_str())).collect();
    raise(
        "askwell:answered",
        vec![
            ("question", Json::Text(record.question.clone())),
            ("answered", Json::Bool(is_answered)),
            ("entries", Json::List(entries)),
        ],
    )
}
