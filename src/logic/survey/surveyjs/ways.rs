//! Turns conditions of questions into ways from question to question.
//!
//! In SurveyJS a question names the answers that show it; here an answer names the question that follows. So from
//! each question the way leads, for each of its answers, to the next question whose condition holds. That is known
//! where the condition depends on this very answer, or on an earlier one of which the way here tells enough: after a
//! question that only detractors get, they are known to be detractors. Where it is not known, the condition is dropped
//! with a problem, and all is reckoned anew.
//!
//! The answers of a question are told apart by number. Of a rating or a single choice, 0 is none and the rest are the
//! points or options in order. Of a multiple choice the number is a set: its bits are the options that conditions name.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::json::Json;
use super::super::super::report::Reader;
use super::super::raw::{Metric, QuestionKind, RawBranch};
use super::Draft;
use super::conditions::{Comparison, Operator, parse};

/// How many options of a multiple choice conditions may name: each doubles the answers to tell apart.
const MOST_NAMED: usize = 6;

/// For the message where a condition is something else.
const UNDERSTOOD: &str = "only comparisons by =, <, <=, >, >= and contains, joined by \"and\", are";

/// Answers of one question.
type Answers = BTreeSet<usize>;

/// What the way to a question tells of the answers before: for each place, those that are possible.
type Known = BTreeMap<usize, Answers>;

/// When a question is asked: of each place named, the answers that show it. Empty: always.
type Needs = BTreeMap<usize, Answers>;

/// A question as conditions see it.
struct Source<'a> {
    draft: &'a Draft,
    /// Of a multiple choice: the options that conditions name.
    named: Vec<usize>,
    /// Whether a condition depends on it.
    is_asked_for: bool,
}

/// Writes the ways into the questions.
pub(super) fn lay(drafts: &mut [Draft], reader: &mut Reader) {
    let comparisons = comparisons(drafts, reader);
    let sources = sources(drafts, &comparisons);
    let mut needs = needs(drafts, (&sources, &comparisons), reader);
    let branches = loop {
        match branches(&sources, &needs) {
            Ok(branches) => break branches,
            Err(undecided) => {
                if let Some(needs) = needs.get_mut(undecided) {
                    needs.clear();
                }
                let message = "the questions before do not decide it: it depends on answers further back, of which the \
                               way here tells nothing.";
                drop_condition(drafts.get(undecided), message, reader);
            }
        }
    };
    for (draft, branches) in drafts.iter_mut().zip(branches) {
        draft.question.next = (!branches.is_empty()).then_some(branches);
    }
}

fn drop_condition(draft: Option<&Draft>, message: &str, reader: &mut Reader) {
    if let Some((_, place)) = draft.and_then(|draft| draft.condition.as_ref()) {
        reader.report_at(place, [message, " The question is asked of everybody."].concat());
    }
}

/// Each question's comparisons with the place that each is of.
type Compared = Vec<Vec<(usize, Comparison)>>;

fn comparisons(drafts: &[Draft], reader: &mut Reader) -> Compared {
    let mut all = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let before = drafts.get(..at).unwrap_or_default();
        let read = draft.condition.as_ref().map_or(Ok(Vec::new()), |(text, _)| compared(text, before));
        all.push(read.unwrap_or_else(|message| {
            drop_condition(Some(draft), &message, reader);
            Vec::new()
        }));
    }
    all
}

fn compared(text: &str, before: &[Draft]) -> Result<Vec<(usize, Comparison)>, String> {
    let parsed = parse(text).map_err(|part| format!("\"{part}\" is not understood: {UNDERSTOOD}."))?;
    parsed.into_iter().map(|comparison| Ok((place(&comparison, before)?, comparison))).collect()
}

/// The place of the question that is compared, where its answers can be.
fn place(comparison: &Comparison, before: &[Draft]) -> Result<usize, String> {
    let name = &comparison.question;
    // SurveyJS finds names whatever their letters.
    let found = before.iter().position(|draft| draft.name.to_lowercase() == name.to_lowercase());
    let place =
        found.ok_or_else(|| format!("no question before is called \"{name}\", or it was left out."))?;
    let source = before.get(place);
    let is_multiple = source.is_some_and(is_multiple);
    if source.is_some_and(|source| source.values.is_empty()) {
        return Err(format!("\"{name}\" is answered in words, which ways cannot depend on."));
    }
    if is_multiple && comparison.operator != Operator::Contains {
        return Err(format!("of \"{name}\" several may be chosen: only \"contains\" can be asked."));
    }
    Ok(place)
}

fn is_multiple(draft: &Draft) -> bool {
    draft.question.kind == Some(QuestionKind::Multiple)
}

fn sources<'a>(drafts: &'a [Draft], compared: &Compared) -> Vec<Source<'a>> {
    let source = |(at, draft): (usize, &'a Draft)| {
        let mut of_it = compared.iter().flatten().filter(|(place, _)| *place == at).peekable();
        let is_asked_for = of_it.peek().is_some();
        let named =
            of_it.filter(|_| is_multiple(draft)).filter_map(|(_, comparison)| option(draft, comparison));
        let named: BTreeSet<usize> = named.collect();
        Source { draft, named: named.into_iter().take(MOST_NAMED).collect(), is_asked_for }
    };
    drafts.iter().enumerate().map(source).collect()
}

/// The option of a multiple choice that a comparison names.
fn option(draft: &Draft, comparison: &Comparison) -> Option<usize> {
    let equals = Comparison { operator: Operator::Equal, ..comparison.clone() };
    draft.values.iter().position(|value| equals.holds(value))
}

fn needs(drafts: &[Draft], (sources, compared): (&[Source], &Compared), reader: &mut Reader) -> Vec<Needs> {
    let mut all = Vec::with_capacity(drafts.len());
    for (draft, comparisons) in drafts.iter().zip(compared) {
        let mut needs = Needs::new();
        for (place, comparison) in comparisons {
            let Some(source) = sources.get(*place) else { continue };
            let meeting = source.meeting(comparison);
            let needed = needs.entry(*place).or_insert_with(|| source.answers());
            needed.retain(|answer| meeting.contains(answer));
        }
        if needs.values().any(Answers::is_empty) {
            drop_condition(
                Some(draft),
                "no answer meets it (of a multiple choice, conditions may name six options).",
                reader,
            );
            needs.clear();
        }
        all.push(needs);
    }
    all
}

impl Source<'_> {
    /// All its answers, as far as conditions tell them apart.
    fn answers(&self) -> Answers {
        if !self.is_asked_for {
            return Answers::from([0]);
        }
        if is_multiple(self.draft) {
            return (0..1 << self.named.len()).collect();
        }
        let first = usize::from(self.draft.question.required == Some(true));
        (first..=self.draft.values.len()).collect()
    }

    /// The answers that meet a comparison. No answer never does.
    fn meeting(&self, comparison: &Comparison) -> Answers {
        let named = option(self.draft, comparison).and_then(|option| self.bit(option));
        let meets = |answer: &usize| match answer.checked_sub(1) {
            _ if is_multiple(self.draft) => named.is_some_and(|bit| has(*answer, bit)),
            Some(at) => self.draft.values.get(at).is_some_and(|value: &Json| comparison.holds(value)),
            None => false,
        };
        self.answers().into_iter().filter(meets).collect()
    }

    fn bit(&self, option: usize) -> Option<usize> {
        self.named.iter().position(|named| *named == option)
    }
}

fn has(set: usize, bit: usize) -> bool {
    set >> bit & 1 == 1
}

/// Each question's branches. Err: a question of which some question before cannot tell whether it is asked.
fn branches(sources: &[Source], needs: &[Needs]) -> Result<Vec<Vec<RawBranch>>, usize> {
    let mut known: Vec<Option<Known>> = vec![None; sources.len() + 1];
    if let Some(first) = known.first_mut() {
        *first = Some(Known::new());
    }
    let mut all = Vec::with_capacity(sources.len());
    for (at, source) in sources.iter().enumerate() {
        // A question that no way leads to needs none itself.
        let Some(here) = known.get(at).cloned().flatten() else {
            all.push(Vec::new());
            continue;
        };
        let mut ways = BTreeMap::new();
        for answer in source.answers() {
            let mut then = here.clone();
            then.insert(at, Answers::from([answer]));
            let to = following(at + 1, &mut then, needs)?;
            ways.insert(answer, to);
            if let Some(known) = known.get_mut(to) {
                join(known, then);
            }
        }
        all.push(written((at, source), ways, sources).ok_or_else(|| last_depending(at, needs))?);
    }
    Ok(all)
}

/// The next question that is asked; those passed over become known to have no answer.
fn following(from: usize, known: &mut Known, needs: &[Needs]) -> Result<usize, usize> {
    for (at, needs) in needs.iter().enumerate().skip(from) {
        let possible = |place: &usize| known.get(place).cloned().unwrap_or_default();
        if needs.iter().all(|(place, needed)| possible(place).is_subset(needed)) {
            return Ok(at);
        }
        if !needs.iter().any(|(place, needed)| possible(place).is_disjoint(needed)) {
            return Err(at);
        }
        known.insert(at, Answers::from([0]));
    }
    Ok(needs.len())
}

fn join(known: &mut Option<Known>, other: Known) {
    let known = known.get_or_insert_default();
    for (place, answers) in other {
        known.entry(place).or_default().extend(answers);
    }
}

fn last_depending(place: usize, needs: &[Needs]) -> usize {
    needs.iter().rposition(|needs| needs.contains_key(&place)).unwrap_or_default()
}

/// Where each answer leads.
type Ways = BTreeMap<usize, usize>;

/// The ways as branches, the first that applies; none where branches cannot say it.
fn written((at, source): (usize, &Source), ways: Ways, all: &[Source]) -> Option<Vec<RawBranch>> {
    let go =
        |to: usize| all.get(to).map_or(Some("end".to_owned()), |source| source.draft.question.id.clone());
    let branch = |to: usize| RawBranch { go: go(to), ..RawBranch::default() };
    let (default, mut branches) = match source.draft.question.kind {
        Some(QuestionKind::Multiple) => of_sets(source, ways, branch)?,
        Some(QuestionKind::Single) => of_options(source, &ways, branch),
        _ => of_points(source, &ways, branch),
    };
    if default != at + 1 {
        branches.push(branch(default));
    }
    Some(branches)
}

type Written = (usize, Vec<RawBranch>);

fn of_points(source: &Source, ways: &Ways, branch: impl Fn(usize) -> RawBranch) -> Written {
    let default = most_common(ways);
    let first = usize::from(source.draft.question.metric != Some(Metric::Nps));
    let score = |answer: usize| (answer + first - 1) as f64;
    let mut branches: Vec<RawBranch> = Vec::new();
    let mut before = default;
    for (&answer, &to) in ways.iter().filter(|(answer, _)| **answer > 0) {
        if to != default && to != before {
            branches.push(RawBranch { at_least: Some(score(answer)), ..branch(to) });
        }
        if let Some(last) = branches.last_mut().filter(|_| to != default) {
            last.at_most = Some(score(answer));
        }
        before = to;
    }
    let ends = (score(1), score(source.draft.values.len()));
    for branch in &mut branches {
        shorten(branch, ends);
    }
    (default, branches)
}

/// Leaves out the bound that the scale has itself. One stays: without any, no answer would hold, too.
fn shorten(branch: &mut RawBranch, (lowest, highest): (f64, f64)) {
    if branch.at_most >= Some(highest) {
        branch.at_most = None;
    } else if branch.at_least <= Some(lowest) {
        branch.at_least = None;
    }
}

fn of_options(source: &Source, ways: &Ways, branch: impl Fn(usize) -> RawBranch) -> Written {
    let default = most_common(ways);
    let others = ways.iter().filter(|(answer, to)| **answer > 0 && **to != default);
    let chosen = |answer: &usize| id(source, answer.checked_sub(1)?);
    (default, others.map(|(answer, to)| RawBranch { chosen: chosen(answer), ..branch(*to) }).collect())
}

/// Takes option after option whose choice alone decides the way, until the rest go the same.
fn of_sets(source: &Source, mut ways: Ways, branch: impl Fn(usize) -> RawBranch) -> Option<Written> {
    let mut branches = Vec::new();
    loop {
        let rest = ways.values().next().copied()?;
        if ways.values().all(|to| *to == rest) {
            return Some((rest, branches));
        }
        let deciding = (0..source.named.len()).find_map(|bit| {
            let mut to = ways.iter().filter(|(set, _)| has(**set, bit)).map(|(_, to)| *to);
            let first = to.next()?;
            to.all(|to| to == first).then_some((bit, first))
        });
        let (bit, to) = deciding?;
        branches.push(RawBranch { chosen: id(source, *source.named.get(bit)?), ..branch(to) });
        ways.retain(|set, _| !has(*set, bit));
    }
}

fn id(source: &Source, option: usize) -> Option<String> {
    source.draft.question.options.as_ref()?.get(option)?.id.clone()
}

/// Where no answer leads; where there must be one, where most lead.
fn most_common(ways: &Ways) -> usize {
    let count = |to: &usize| ways.values().filter(|other| *other == to).count();
    let most = ways.values().rev().max_by_key(|to| count(to));
    ways.get(&0).or(most).copied().unwrap_or_default()
}
