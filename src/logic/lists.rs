//! Lists that are bounded.

/// Takes items off the beginning until at most so many are left: the oldest make room.
pub fn keep_last<T>(list: &mut Vec<T>, most: usize) {
    let surplus = list.len().saturating_sub(most);
    list.drain(..surplus);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ones_stay() {
        for (most, left) in [(0, &[][..]), (2, &[2, 3]), (3, &[1, 2, 3]), (9, &[1, 2, 3])] {
            let mut list = vec![1, 2, 3];
            keep_last(&mut list, most);
            assert_eq!(list, left);
        }
    }
}
