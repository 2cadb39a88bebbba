//! Numbers for what fits into 64 bits: trigrams, and pairs of words.
//!
//! The integer twin of [`super::vocabulary`]: three characters of 21 bits compare in one step, where their
//! text costs a hash, a copy and a comparison byte by byte. A large site has a million of them to number.

use super::vocabulary::small;

/// Distinct keys and their numbers, counted from 0.
#[derive(Debug, Default)]
pub struct Keys {
    keys: Vec<u64>,
    /// Number + 1 by hash, 0 where free. A power of two long.
    slots: Vec<u32>,
}

impl Keys {
    /// Room for that many keys.
    pub fn with_room(count: usize) -> Self {
        let slots = vec![0; (2 * count).next_power_of_two().max(64)];
        Keys { keys: Vec::with_capacity(count), slots }
    }

    /// How many keys there are.
    pub fn count(&self) -> usize {
        self.keys.len()
    }

    /// The number of a key, where it is known.
    pub fn find(&self, key: u64) -> Option<u32> {
        self.slots.get(self.slot(key)).and_then(|number| number.checked_sub(1))
    }

    /// The number of a key, which is taken in where it is new.
    pub fn intern(&mut self, key: u64) -> u32 {
        if (self.count() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        let number = small(self.count());
        let Some(taken) = self.slots.get_mut(slot) else { return number };
        if let Some(known) = taken.checked_sub(1) {
            return known;
        }
        *taken = number + 1;
        self.keys.push(key);
        number
    }

    /// The slot in which the key is, or would be.
    fn slot(&self, key: u64) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = mixed(key) & last;
        while let Some(number) = self.slots.get(at).and_then(|number| number.checked_sub(1)) {
            if self.keys.get(number as usize) == Some(&key) {
                break;
            }
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for (number, &key) in self.keys.iter().enumerate() {
            let slot = self.slot(key);
            if let Some(free) = self.slots.get_mut(slot) {
                *free = small(number) + 1;
            }
        }
    }

    /// Gives back what was reserved for more keys.
    pub fn shrink(&mut self) {
        self.keys.shrink_to_fit();
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        8 * self.keys.capacity() + 4 * self.slots.capacity()
    }
}

/// The upper half of a product with the golden ratio: neighbouring keys lie far apart (Knuth, 6.4).
fn mixed(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_number() {
        let mut keys = Keys::default();
        assert_eq!(keys.find(7), None);
        assert!((0..5_000_u32).all(|key| keys.intern(u64::from(key) * u64::from(key)) == key));
        assert!((0..5_000_u32).all(|key| keys.intern(u64::from(key) * u64::from(key)) == key));
        assert_eq!(keys.find(49), Some(7));
        assert_eq!(keys.find(50), None);
        assert_eq!(keys.count(), 5_000);
    }
}
