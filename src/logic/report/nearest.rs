//! The known name that a misspelt one most likely means.

/// The known name that a misspelt one most likely means. Two edits are forgiven, more in long names, one
/// in names too short for that.
pub fn nearest<'known>(name: &str, known: &[&'known str]) -> Option<&'known str> {
    let letters = name.chars().count();
    let bound = if letters < 4 { 1 } else { (letters / 3).max(2) };
    known
        .iter()
        .map(|candidate| (edit_distance(name, candidate), *candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, taken out, changed, or swapped with their neighbour (Damerau's
/// distance, optimal string alignment).
fn edit_distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut rows = [Vec::new(), (0..=right.len()).collect::<Vec<usize>>()];
    let mut before = None;
    for (above, a) in left.chars().enumerate() {
        let row = next_row((before, a), above + 1, &right, &rows);
        let [_, last] = rows;
        rows = [last, row];
        before = Some(a);
    }
    let [_, last] = rows;
    last.last().copied().unwrap_or_default()
}

/// One more row of the distances: for `letters`, the last two of the left word. `rows` are the two above.
fn next_row(
    letters: (Option<char>, char),
    first: usize,
    right: &[char],
    rows: &[Vec<usize>; 2],
) -> Vec<usize> {
    let [second_above, above] = rows;
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX - 1);
    let mut row = vec![first];
    for (place, b) in right.iter().enumerate() {
        let kept = at(above, place) + usize::from(letters.1 != *b);
        let mut cell = kept.min(at(above, place + 1) + 1).min(at(&row, place) + 1);
        let neighbour = place.checked_sub(1).and_then(|place| right.get(place)).copied();
        if letters.0 == Some(*b) && neighbour == Some(letters.1) {
            cell = cell.min(at(second_above, place.saturating_sub(1)).saturating_add(1));
        }
        row.push(cell);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_edits() {
        for (left, right, distance) in [
            ("", "", 0),
            ("a", "", 1),
            ("kitten", "sitting", 3),
            ("标题", "标签", 1),
            ("tilte", "title", 1),
            ("ab", "ba", 1),
            ("abc", "", 3),
            ("", "abc", 3),
        ] {
            assert_eq!(edit_distance(left, right), distance, "{left} {right}");
        }
    }
}
