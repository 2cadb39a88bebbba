//! An explanation as plain data, for the console of the site's owner and for tools.

use super::super::faq::entry::Entry;
use super::super::json::Json;
use super::confidence::Factor;
use super::evidence::NAMES;
use super::explain::{Explanation, TermMatch};
use super::grams::dice;
use super::index::Field;
use super::{Candidate, Matcher, Verdict};

/// What is done with a question, and the whole reckoning of each candidate. `entries` are those of the
/// matcher. `factors` are of the confidence in the first candidate; that of a later one is in proportion to
/// its share.
pub fn explained(matcher: &Matcher, question: &str, entries: &[Entry]) -> Json {
    let outcome = matcher.ask(question);
    let mut factors = Json::default();
    let mut ranked = Vec::new();
    for Candidate { entry: at, .. } in &outcome.ranked {
        let Some((reasons, entry)) = matcher.explain(question, *at).zip(entries.get(*at)) else { continue };
        let nearest = matcher.nearest_phrasing(question, entry);
        ranked.push(candidate(entry, nearest, &reasons));
        factors = list(&reasons.factors, factor);
    }
    let thresholds = matcher.thresholds;
    Json::object(vec![
        ("question", Json::from(question)),
        ("verdict", Json::from(verdict(outcome.verdict))),
        ("inside", number(outcome.inside)),
        (
            "thresholds",
            Json::object(vec![
                ("answer", number(thresholds.answer)),
                ("suggest", number(thresholds.suggest)),
            ]),
        ),
        ("factors", factors),
        ("entries", Json::List(ranked)),
    ])
}

fn candidate(entry: &Entry, nearest: &str, reasons: &Explanation) -> Json {
    let measures = NAMES.into_iter().zip(reasons.evidence.measures().into_iter().zip(reasons.added));
    let measure = |(value, adds)| Json::object(vec![("value", number(value)), ("adds", number(adds))]);
    Json::object(vec![
        ("id", Json::from(entry.id.as_str())),
        ("question", Json::from(entry.question.as_str())),
        ("nearest", Json::from(nearest)),
        ("score", number(reasons.score)),
        ("share", number(reasons.share)),
        ("confidence", number(reasons.confidence)),
        ("measures", Json::object(measures.map(|(name, both)| (name, measure(both))).collect())),
        ("terms", list(&reasons.terms, term)),
    ])
}

fn term(term: &TermMatch) -> Json {
    Json::object(vec![
        ("asked", Json::from(term.asked.as_str())),
        ("found", term.found.as_deref().map_or(Json::Null, Json::from)),
        ("corrected", Json::Bool(term.is_corrected)),
        ("fields", list(&term.fields, |field| Json::from(field_word(*field)))),
        ("weight", number(term.weight)),
        ("gained", number(term.gained)),
    ])
}

fn factor(factor: &Factor) -> Json {
    Json::object(vec![
        ("part", Json::from(factor.part)),
        ("name", Json::from(factor.name)),
        ("value", number(factor.value)),
        ("adds", number(factor.log_odds)),
    ])
}

fn list<T>(items: &[T], json: fn(&T) -> Json) -> Json {
    Json::List(items.iter().map(json).collect())
}

/// Four places are what a person reads.
fn number(value: f32) -> Json {
    Json::Number((f64::from(value) * 1e4).round_ties_even() / 1e4)
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Answer => "answer",
        Verdict::Clarify => "clarify",
        Verdict::Suggest => "suggest",
        Verdict::NotSure => "not-sure",
    }
}

fn field_word(field: Field) -> &'static str {
    match field {
        Field::Question => "question",
        Field::Variants => "variants",
        Field::Keywords => "keywords",
        Field::Category => "category",
        Field::Answer => "answer",
    }
}

impl Matcher {
    /// The phrasing of an entry that is most like the question, letter by letter.
    fn nearest_phrasing<'entry>(&self, question: &str, entry: &'entry Entry) -> &'entry str {
        let asked = self.print(question);
        let (mut nearest, mut best) = (entry.question.as_str(), 0.0);
        for phrasing in std::iter::once(&entry.question).chain(&entry.variants) {
            let likeness = dice(&asked, &self.print(phrasing));
            if likeness > best {
                (nearest, best) = (phrasing, likeness);
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::native_fold;
    use super::super::experience::Experience;
    use super::*;

    fn entries() -> [Entry; 2] {
        let entry = |id: &str, question: &str, variant: &str| Entry {
            id: id.to_owned(),
            question: question.to_owned(),
            variants: vec![variant.to_owned()],
            ..Entry::default()
        };
        [
            entry("return", "How do I return an item?", "send it back"),
            entry("order", "Where is my order?", "track a parcel"),
        ]
    }

    fn matcher() -> Matcher {
        let mut matcher = Matcher::new(native_fold);
        for entry in &entries() {
            matcher.add(entry);
        }
        matcher.finish();
        matcher
    }

    fn at<'json>(json: &'json Json, path: &[&str]) -> &'json Json {
        let step = |json: &'json Json, name: &&str| match json.as_list() {
            Some(list) => list.first().unwrap(),
            None => json.get(name).unwrap(),
        };
        path.iter().fold(json, step)
    }

    #[test]
    fn an_answer_is_explained_from_verdict_to_term() {
        let json = explained(&matcher(), "sent it bakc", &entries());
        assert_eq!(at(&json, &["entries", "0", "id"]), &Json::from("return"));
        assert_eq!(at(&json, &["entries", "0", "nearest"]), &Json::from("send it back"));
        assert!(at(&json, &["thresholds", "answer"]).as_number().unwrap() > 0.5);
        let added: f64 = NAMES
            .iter()
            .map(|name| at(&json, &["entries", "0", "measures", name, "adds"]).as_number().unwrap())
            .sum();
        assert!((added - at(&json, &["entries", "0", "score"]).as_number().unwrap()).abs() < 1e-3);
        let terms = at(&json, &["entries", "0", "terms"]).as_list().unwrap();
        assert!(terms.iter().any(|term| term.get("corrected") == Some(&Json::Bool(true))));
        assert!(!at(&json, &["factors"]).as_list().unwrap().is_empty());
    }

    #[test]
    fn what_was_learned_shows() {
        let mut matcher = matcher();
        matcher.set_experience(Experience { entries: vec![(1, 0.5)], questions: Vec::new() });
        let json = explained(&matcher, "where is my order", &entries());
        let learned = at(&json, &["entries", "0", "measures", "learned"]);
        assert_eq!(*learned, Json::object(vec![("value", number(0.5)), ("adds", number(0.5))]));
    }

    #[test]
    fn nothing_found_is_explained_too() {
        let json = explained(&matcher(), "", &entries());
        assert_eq!(at(&json, &["verdict"]), &Json::from("not-sure"));
        assert_eq!(at(&json, &["entries"]), &Json::List(Vec::new()));
    }
}
