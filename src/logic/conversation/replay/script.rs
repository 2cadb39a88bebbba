//! A dialogue as written, read into steps.

use super::super::super::json::Json;
use super::super::super::saved::Thumb;
use super::clock::Clock;
use super::endpoint::Endpoint;
use super::judge::KINDS;

/// A dialogue.
pub(super) struct Dialogue {
    /// The page's language.
    pub lang: String,
    pub clock: Clock,
    pub endpoint: Endpoint,
    pub steps: Vec<Step>,
}

/// A step, and what is expected after it.
pub(super) struct Step {
    /// As written: what was said, or done.
    pub said: String,
    pub action: Action,
    pub expected: Vec<(String, Json)>,
}

/// What the visitor says or does.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Action {
    Say(String),
    /// Picks an entry that is on offer, or the branch of a tree that leads to it.
    Choose(String),
    /// Writes into the field of a slot, and goes on.
    Fill(String, String),
    Cancel,
    Back,
    Retry,
    Reload,
    Rate(Thumb),
}

impl Action {
    /// Whether it is a message, to be measured.
    pub fn is_message(&self) -> bool {
        matches!(self, Action::Say(_))
    }
}

impl Dialogue {
    /// Reads a dialogue. What cannot be used is told, since a script that is not understood proves nothing.
    pub fn read(json: &Json) -> Result<Dialogue, String> {
        let word = |name: &str| json.get(name).and_then(Json::as_text);
        // Whoever writes both on one page is on an English one.
        let lang = match word("lang").ok_or("it has no `lang`")? {
            "mixed" => "en",
            lang => lang,
        };
        let turns = json.get("turns").and_then(Json::as_list).ok_or("it has no `turns`")?;
        Ok(Dialogue {
            lang: lang.to_owned(),
            clock: Clock::read(word("clock"))?,
            endpoint: Endpoint::read(word("endpoint"))?,
            steps: turns.iter().map(step).collect::<Result<_, _>>()?,
        })
    }

    /// The entry that is chosen before anything was said: it is among the questions that the panel suggests.
    pub fn suggested(&self) -> Option<&str> {
        match self.steps.first().map(|step| &step.action) {
            Some(Action::Choose(id)) => Some(id),
            _ => None,
        }
    }
}

fn step(json: &Json) -> Result<Step, String> {
    let word = |name: &str| json.get(name).and_then(Json::as_text);
    let (said, action) = match (word("say"), word("do")) {
        (Some(text), None) => (text, Action::Say(text.to_owned())),
        (None, Some(what)) => (what, action(what).ok_or(format!("unknown `do`: `{what}`"))?),
        _ => return Err("a turn has either `say` or `do`".into()),
    };
    let expected = match json.get("expect") {
        None => Vec::new(),
        Some(Json::Map(members)) => members.clone(),
        Some(_) => return Err("`expect` is an object".into()),
    };
    if let Some((kind, _)) = expected.iter().find(|(kind, _)| !KINDS.contains(&kind.as_str())) {
        return Err(format!("unknown expectation `{kind}`"));
    }
    Ok(Step { said: said.to_owned(), action, expected })
}

fn action(what: &str) -> Option<Action> {
    let (name, rest) = what.split_once(':').unwrap_or((what, ""));
    Some(match (name, rest) {
        ("choose", id) if !id.is_empty() => Action::Choose(id.to_owned()),
        ("fill", rest) => {
            let (slot, value) = rest.split_once('=')?;
            Action::Fill(slot.to_owned(), value.to_owned())
        }
        ("cancel", "") => Action::Cancel,
        ("back", "") => Action::Back,
        ("retry", "") => Action::Retry,
        ("reload", "") => Action::Reload,
        ("rate", "up") => Action::Rate(Thumb::Up),
        ("rate", "down") => Action::Rate(Thumb::Down),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_told_apart() {
        assert_eq!(action("choose:a:b"), Some(Action::Choose("a:b".into())));
        assert_eq!(action("fill:mail= x=y "), Some(Action::Fill("mail".into(), " x=y ".into())));
        assert_eq!(action("rate:down"), Some(Action::Rate(Thumb::Down)));
        for what in ["", "choose", "choose:", "fill:x", "rate", "rate:left", "cancel:now", "jump"] {
            assert_eq!(action(what), None, "{what}");
        }
    }

    #[test]
    fn a_script_that_is_not_understood_is_refused() {
        for (text, problem) in [
            (r#"{"turns": []}"#, "it has no `lang`"),
            (r#"{"lang": "en"}"#, "it has no `turns`"),
            (r#"{"lang": "en", "turns": [{"say": "a", "do": "back"}]}"#, "a turn has either `say` or `do`"),
            (r#"{"lang": "en", "turns": [{"say": "a", "expect": 1}]}"#, "`expect` is an object"),
            (
                r#"{"lang": "en", "turns": [{"say": "a", "expect": {"awnser": "b"}}]}"#,
                "unknown expectation `awnser`",
            ),
            (r#"{"lang": "en", "turns": [], "endpoint": "no"}"#, "unknown endpoint `no`"),
        ] {
            let read = Dialogue::read(&serde_json::from_str(text).unwrap());
            assert_eq!(read.err().as_deref(), Some(problem), "{text}");
        }
    }
}
