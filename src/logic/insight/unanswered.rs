//! The questions nobody could answer, near duplicates together, and a draft of FAQ entries for them.
//!
//! Questions are alike by the trigrams of what they say without words of grammar, the rarer the trigram the more it
//! counts; see [`likeness`]. Clusters have a leader, the most frequent question first ([`leaders`]). Neither the order
//! of the rows nor chance plays a part.

mod leaders;
mod likeness;
#[cfg(test)]
mod tests;
mod wordings;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::super::feedback::record::{Kind, Record};
use super::super::json::Json;
use super::super::text::Fold;
use super::filter::Filter;
use super::rows::Rows;
use leaders::{Clustering, typical};
use likeness::Likeness;
use wordings::{Wording, Wordings};

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

/// Whether a rating or a survey stands by a question that nobody could answer.
pub(super) fn is_asking(row: &Record) -> bool {
    row.query_class == NOT_SURE && !row.query.is_empty()
}

/// The questions of the rows that count, each asking once: a rated one also stands in its conversation's list.
pub fn asked(all: &Rows, filter: &Filter) -> Vec<Asked> {
    let admission = filter.admission(all);
    let mut found = Vec::new();
    let mut known: FxHashSet<(&str, &str)> = FxHashSet::default();
    let counting = all.asking().filter(|(row, _)| filter.covers(row.moment) && admission.admits(row));
    for (counted, row) in counting {
        let mut ask = |text: &str| {
            found.push(Asked { text: text.to_owned(), locale: row.locale.clone(), moment: counted.moment });
        };
        // Conversations come first.
        if row.kind == Kind::Conversation {
            for text in &row.unanswered {
                known.insert((&row.conversation_id, text.trim()));
                ask(text);
            }
        } else if known.insert((&row.conversation_id, row.query.trim())) {
            ask(&row.query);
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

/// Clusters the questions, the largest cluster first. `fold` is the host's Unicode normalisation.
pub fn clusters(asked: &[Asked], fold: Fold) -> Vec<Cluster> {
    let mut clusterer = Clusterer::new(asked.to_vec());
    while !clusterer.step(usize::MAX, fold) {}
    clusterer.finish()
}

/// Clusters questions in slices. What comes out is the same however it is sliced.
#[derive(Default)]
pub struct Clusterer {
    waiting: std::vec::IntoIter<Asked>,
    gathering: Wordings,
    /// Once all are gathered: the wordings, the most frequent first, and what is compared of them.
    wordings: Vec<Wording>,
    comparing: Option<(Likeness, Clustering)>,
}

impl Clusterer {
    /// Of these questions.
    pub fn new(asked: Vec<Asked>) -> Self {
        Clusterer { waiting: asked.into_iter(), ..Clusterer::default() }
    }

    /// Looks at so many questions or wordings; true when all is done. `fold` is the host's Unicode normalisation.
    pub fn step(&mut self, most: usize, fold: Fold) -> bool {
        if let Some((likeness, clustering)) = &mut self.comparing {
            return clustering.step(likeness, most);
        }
        for question in self.waiting.by_ref().take(most) {
            self.gathering.add(&question, fold);
        }
        if self.waiting.len() == 0 {
            let sorted = std::mem::take(&mut self.gathering).sorted();
            let texts: Vec<&str> = sorted.iter().map(|(said, _)| said.as_str()).collect();
            self.comparing = Some((Likeness::new(&texts), Clustering::default()));
            self.wordings = sorted.into_iter().map(|(_, wording)| wording).collect();
        }
        false
    }

    /// The clusters so far, the largest first.
    pub fn finish(self) -> Vec<Cluster> {
        let Some((likeness, clustering)) = self.comparing else { return Vec::new() };
        let groups = clustering.groups().iter();
        let found = groups.filter_map(|group| cluster(group, &self.wordings, &likeness));
        let mut clusters: Vec<Cluster> = found.collect();
        clusters
            .sort_by(|one, other| other.size.cmp(&one.size).then_with(|| one.question.cmp(&other.question)));
        clusters
    }
}

fn cluster(group: &[usize], wordings: &[Wording], likeness: &Likeness) -> Option<Cluster> {
    let members: Vec<&Wording> = group.iter().filter_map(|at| wordings.get(*at)).collect();
    let counts: Vec<u32> = members.iter().map(|wording| wording.count).collect();
    let mut locales: BTreeMap<&str, u32> = BTreeMap::new();
    for (locale, count) in members.iter().flat_map(|wording| &wording.locales) {
        *locales.entry(locale).or_default() += count;
    }
    let central = members.get(typical(group, &counts, likeness))?;
    let text = |wording: &Wording| most(wording.spellings.iter()).to_owned();
    Some(Cluster {
        question: text(central),
        size: counts.iter().sum(),
        members: members.iter().map(|wording| Member { text: text(wording), count: wording.count }).collect(),
        locale: most(locales.iter()).to_owned(),
        last: members.iter().map(|wording| wording.last).fold(f64::NEG_INFINITY, f64::max),
    })
}

/// The most frequent text; of equal ones the first.
fn most<'a, Text: AsRef<str> + 'a>(counts: impl DoubleEndedIterator<Item = (&'a Text, &'a u32)>) -> &'a str {
    counts.rev().max_by_key(|(_, count)| **count).map_or("", |(text, _)| text.as_ref())
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
