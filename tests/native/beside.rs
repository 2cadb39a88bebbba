//! What scripts expect beside replies: how a message was heard, and what many ask.

use askwell::logic::conversation::model::Model;
use askwell::logic::conversation::view_model::ViewModel;
use askwell::logic::json::Json;
use askwell::logic::saved::SavedTurn;

/// `softening` and `human_offer` of the last turn, `several`: question and entry of each turn of the last message, `hot`:
/// the question of the topic that is shown, and the entry of its `hot_rest`.
pub fn seen(name: &str, view: &ViewModel, model: &Model) -> Option<Json> {
    let text = |text: &str| Json::from(text);
    Some(match name {
        "softening" => Json::Bool(view.transcript.turns.last()?.softening.is_some()),
        "human_offer" => view.transcript.turns.last()?.human_offer.map_or(Json::Null, text),
        // The entries of the last turns, as many as the last message has, with what was asked in each.
        "several" => {
            let turns = model.saved().turns;
            let at = turns.last().map_or(0.0, |turn| turn.at);
            let last = turns.iter().filter(|turn| (turn.at - at).abs() < 1.0);
            let entry = |turn: &SavedTurn| turn.entries.first().cloned().unwrap_or_default();
            Json::List(last.map(|turn| Json::Text([&turn.question, " → ", &entry(turn)].concat())).collect())
        }
        "hot" => text(
            view.transcript.hot.as_ref().and_then(|hot| hot.answer.heading.as_deref()).unwrap_or_default(),
        ),
        "hot_rest" => {
            text(view.transcript.hot.as_ref().and_then(|hot| hot.rest.as_deref()).unwrap_or_default())
        }
        _ => return None,
    })
}
