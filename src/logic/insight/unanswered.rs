//! The questions nobody could answer, near duplicates together, and a draft of FAQ entries for them.
//!
//! Questions are alike by the trigrams of what they say without words of grammar, the rarer the trigram the more it
//! counts; see [`likeness`]. Clusters have a leader, the most frequent question first ([`leaders`]). Neither the order
//! of the rows nor chance plays a part.

mod leaders;
mod likeness;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::feedback::record::{Kind, Record};
use super::super::json::Json;
use super::super::text::Fold;
use super::filter::{Filter, moment};
use leaders::{Clustering, typical};
use likeness::{Likeness, said};

/// How a question without an answer is marked in [`Record::query_class`].
const NOT_SURE: &str = "not-sure";

/// The most phrasings that a drafted entry gets: four to eight help most.
const MOST_VARIANTS: usize = 8;

/// A question that nobody could answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its words, personal data masked by the widget.
    pub text: String,
    /// The language of the interface.
    pub locale: String,
    /// When its conversation or rating began, in milliseconds since 1970.
    pub moment: f64,
}

/// The questions of the rows that count, each asking once: a rated one also stands in its conversation's list.
pub fn asked(records: &[Record], filter: &Filter) -> Vec<Asked> {
    let timed = records.iter().filter(|row| filter.admits(row)).filter_map(|row| Some((moment(row)?, row)));
    let rows: Vec<(f64, &Record)> = timed.filter(|(at, _)| filter.covers(*at)).collect();
    let mut found = Vec::new();
    let mut known: FxHashSet<(&str, &str)> = FxHashSet::default();
    for (at, row) in rows.iter().filter(|(_, row)| row.kind == Kind::Conversation) {
        for text in &row.unanswered {
            known.insert((&row.conversation_id, text.trim()));
            found.push(Asked { text: text.clone(), locale: row.locale.clone(), moment: *at });
        }
    }
    for (at, row) in
        rows.iter().filter(|(_, row)| row.kind != Kind::Conversation && row.query_class == NOT_SURE)
    {
        if !row.query.is_empty() && known.insert((&row.conversation_id, row.query.trim())) {
            found.push(Asked { text: row.query.clone(), locale: row.locale.clone(), moment: *at });
        }
    }
    found
}

/// Questions that ask the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The most typical of its questions.
    pub question: String,
    /// How often it was asked.
    pub size: u32,
    /// Its wordings, the most frequent first; `question` is one of them.
    pub members: Vec<Member>,
    /// The language in which it was asked most.
    pub locale: String,
    /// When it was last asked, in milliseconds since 1970.
    pub last: f64,
}

/// A wording of a question. Case, punctuation and words of grammar do not make another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its most frequent spelling.
    pub text: String,
    /// How often it was asked.
    pub count: u32,
}

/// One wording and all that is known of it.
#[derive(Debug, Clone, Default)]
struct Wording<'a> {
    /// Ordered, so that equal counts are decided alike each time.
    spellings: BTreeMap<&'a str, u32>,
    locales: BTreeMap<&'a str, u32>,
    count: u32,
    last: f64,
}

/// Clusters the questions, the largest cluster first. `fold` is the host's Unicode normalisation.
pub fn clusters(asked: &[Asked], fold: Fold) -> Vec<Cluster> {
    let wordings = wordings(asked, fold);
    let texts: Vec<&str> = wordings.iter().map(|(said, _)| said.as_str()).collect();
    let likeness = Likeness::new(&texts);
    let groups = Clustering::default().run(&likeness);
    let mut clusters: Vec<Cluster> =
        groups.iter().filter_map(|group| cluster(group, &wordings, &likeness)).collect();
    clusters.sort_by(|one, other| other.size.cmp(&one.size).then_with(|| one.question.cmp(&other.question)));
    clusters
}

/// The wordings, the most frequent first, each with what it says.
fn wordings(asked: &[Asked], fold: Fold) -> Vec<(String, Wording<'_>)> {
    let mut wordings: FxHashMap<String, Wording> = FxHashMap::default();
    for question in asked.iter().filter(|question| !question.text.trim().is_empty()) {
        let wording = wordings.entry(said(&question.text, fold)).or_default();
        *wording.spellings.entry(question.text.trim()).or_default() += 1;
        *wording.locales.entry(&question.locale).or_default() += 1;
        wording.last = if wording.count == 0 { question.moment } else { wording.last.max(question.moment) };
        wording.count += 1;
    }
    let mut wordings: Vec<(String, Wording)> = wordings.into_iter().collect();
    wordings.sort_unstable_by(|one, other| other.1.count.cmp(&one.1.count).then_with(|| one.0.cmp(&other.0)));
    wordings
}

fn cluster(group: &[usize], wordings: &[(String, Wording)], likeness: &Likeness) -> Option<Cluster> {
    let members: Vec<&Wording> = group.iter().filter_map(|at| Some(&wordings.get(*at)?.1)).collect();
    let counts: Vec<u32> = members.iter().map(|wording| wording.count).collect();
    let mut locales: BTreeMap<&str, u32> = BTreeMap::new();
    for (locale, count) in members.iter().flat_map(|wording| &wording.locales) {
        *locales.entry(locale).or_default() += count;
    }
    let central = members.get(typical(group, &counts, likeness))?;
    let text = |wording: &Wording| most(&wording.spellings).to_owned();
    Some(Cluster {
        question: text(central),
        size: counts.iter().sum(),
        members: members.iter().map(|wording| Member { text: text(wording), count: wording.count }).collect(),
        locale: most(&locales).to_owned(),
        last: members.iter().map(|wording| wording.last).fold(f64::NEG_INFINITY, f64::max),
    })
}

/// The most frequent text; of equal ones the first.
fn most<'a>(counts: &BTreeMap<&'a str, u32>) -> &'a str {
    counts.iter().rev().max_by_key(|(_, count)| **count).map_or("", |(text, _)| text)
}

/// A FAQ file with an entry for each cluster: the typical question, up to eight other wordings, and `answer` in the
/// place of the answer, for the owner to replace. While an answer is empty, the widget leaves the entry out and says
/// so; any other text would be shown to visitors.
pub fn to_faq(clusters: &[Cluster], answer: &str) -> String {
    let entries = clusters.iter().map(|cluster| entry(cluster, answer)).collect();
    let file = Json::object(vec![("faq", Json::List(entries))]);
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

fn entry(cluster: &Cluster, answer: &str) -> Json {
    let others =
        cluster.members.iter().map(|member| member.text.as_str()).filter(|text| *text != cluster.question);
    let mut members = vec![
        ("question", Json::from(cluster.question.as_str())),
        ("variants", Json::List(others.take(MOST_VARIANTS).map(Json::from).collect())),
        ("answer", Json::from(answer)),
    ];
    if !cluster.locale.is_empty() {
        members.push(("lang", Json::from(cluster.locale.as_str())));
    }
    Json::object(members)
}
