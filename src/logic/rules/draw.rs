//! Which variation of a rule's experiment a visitor gets.

use super::super::json::Json;
use super::bucket::{choose, is_in_namespace, ranges};
use super::condition::at;
use super::hash::hash;
use super::rule::Experiment;
use super::sticky::Sticky;

/// A variation that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// Its place.
    pub variation: usize,
    /// Its key.
    pub key: String,
    /// The experiment's key.
    pub experiment: String,
    /// What it is remembered by; empty where it is not to be.
    pub sticky_key: String,
    /// Where the visitor's hash fell, 0 to 1; none where the variation was remembered.
    pub bucket: Option<f64>,
    /// Whether it was remembered.
    pub is_sticky: bool,
}

/// Draws by the visitor's hash (version 2), or remembers; none where the visitor takes no part.
pub fn draw(experiment: &Experiment, attributes: &Json, sticky: &Sticky) -> Option<Draw> {
    let visitor = match at(attributes, &experiment.hash_attribute) {
        Json::Text(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        _ => String::new(),
    };
    if visitor.is_empty() {
        return None;
    }
    let version = experiment.bucket_version.to_string();
    let sticky_key =
        if experiment.is_sticky { [&experiment.key, "__", &version].concat() } else { String::new() };
    let drawn = |variation: usize, bucket: Option<f64>| {
        Some(Draw {
            variation,
            key: experiment.variations.get(variation)?.key.clone(),
            experiment: experiment.key.clone(),
            sticky_key: sticky_key.clone(),
            bucket,
            is_sticky: bucket.is_none(),
        })
    };
    let remembered = sticky.get(&sticky_key).filter(|_| experiment.is_sticky);
    let remembered = remembered.and_then(|key| experiment.variations.iter().position(|way| way.key == *key));
    if let Some(variation) = remembered {
        return drawn(variation, None);
    }
    if let Some((name, range)) = &experiment.namespace
        && !is_in_namespace(&visitor, name, *range)
    {
        return None;
    }
    let ranges = ranges(experiment.variations.len(), experiment.coverage, experiment.weights.as_deref());
    let place = hash(&experiment.seed, &visitor, 2)?;
    drawn(choose(place, &ranges)?, Some(place))
}

#[cfg(test)]
mod tests {
    use super::super::rule::Variation;
    use super::*;

    fn experiment() -> Experiment {
        let way = |key: &str| Variation { key: key.to_owned(), actions: Vec::new() };
        Experiment {
            key: "ab".into(),
            variations: vec![way("a"), way("b")],
            weights: None,
            coverage: 1.0,
            namespace: None,
            hash_attribute: "id".into(),
            seed: "ab".into(),
            is_sticky: true,
            bucket_version: 0,
        }
    }

    fn drawn(experiment: &Experiment, id: &str, sticky: &Sticky) -> Option<Draw> {
        draw(experiment, &Json::object(vec![("id", Json::from(id))]), sticky)
    }

    #[test]
    fn a_visitor_stays_with_what_was_drawn() {
        let mut experiment = experiment();
        let first = drawn(&experiment, "v7", &Sticky::default()).unwrap();
        let mut sticky = Sticky::default();
        sticky.set(&first.sticky_key, &first.key);
        experiment.weights = Some(if first.variation == 0 { vec![0.0, 1.0] } else { vec![1.0, 0.0] });
        let second = drawn(&experiment, "v7", &sticky).unwrap();
        assert_eq!((second.variation, second.is_sticky), (first.variation, true));
        experiment.bucket_version = 1;
        assert_ne!(drawn(&experiment, "v7", &sticky).unwrap().variation, first.variation);
        experiment.bucket_version = 0;
        experiment.variations.retain(|way| way.key != first.key);
        assert!(!drawn(&experiment, "v7", &sticky).is_some_and(|draw| draw.is_sticky));
    }

    #[test]
    fn shares_are_as_asked_for_and_nobody_takes_part_without_a_name() {
        let experiment = Experiment { coverage: 0.6, weights: Some(vec![0.25, 0.75]), ..experiment() };
        let mut counts = [0.0_f64; 3];
        for at in 0..10_000 {
            let place =
                drawn(&experiment, &at.to_string(), &Sticky::default()).map_or(2, |draw| draw.variation);
            counts[place] += 1.0 / 10_000.0;
        }
        for (found, expected) in counts.iter().zip([0.15, 0.45, 0.4]) {
            assert!((found - expected).abs() < 0.015, "{counts:?}");
        }
        assert_eq!(drawn(&experiment, "", &Sticky::default()), None);
    }

    #[test]
    fn namespaces_keep_experiments_apart() {
        let part =
            |from: f64, to: f64| Experiment { namespace: Some(("n".into(), (from, to))), ..experiment() };
        let (one, other) = (part(0.0, 0.5), part(0.5, 1.0));
        for at in 0..500 {
            let id = at.to_string();
            let is_in = |experiment| drawn(experiment, &id, &Sticky::default()).is_some();
            assert_ne!(is_in(&one), is_in(&other));
        }
    }
}
