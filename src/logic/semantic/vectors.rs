//! Sentence vectors in eight bits a component, and how alike two are.

use super::super::lanes::dot;

/// Many vectors of one length, numbered from 0.
#[derive(Debug, Default)]
pub struct Vectors {
    components: usize,
    values: Vec<i8>,
    scales: Vec<f32>,
}

/// One vector, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    values: Vec<i8>,
    scale: f32,
}

impl Vector {
    /// Rounds a vector: its largest component becomes 127.
    pub fn of(values: &[f32]) -> Self {
        let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let scale = largest.max(f32::MIN_POSITIVE) / 127.0;
        #[expect(clippy::cast_possible_truncation, reason = "between -127 and 127 by the scale")]
        let round = |value: &f32| (value / scale).round() as i8;
        Vector { values: values.iter().map(round).collect(), scale }
    }
}

impl Vectors {
    /// Room for vectors of that many components.
    pub fn new(components: usize) -> Self {
        Vectors { components, ..Vectors::default() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.scales.len()
    }

    /// Adds one.
    pub fn push(&mut self, values: &[f32]) {
        let vector = Vector::of(values);
        self.values.extend(vector.values);
        self.scales.push(vector.scale);
    }

    /// The inner product with one of them: of unit vectors, the cosine. 0 where there is none.
    pub fn product(&self, at: usize, other: &Vector) -> f32 {
        let start = at * self.components;
        let values = self.values.get(start..start + self.components).unwrap_or_default();
        let scale = self.scales.get(at).copied().unwrap_or(0.0);
        #[expect(clippy::cast_precision_loss, reason = "below 2^24 at 512 components")]
        let sum = dot(values, &other.values) as f32;
        sum * scale * other.scale
    }

    /// One of them, as it was before rounding but for the rounding.
    pub fn get(&self, at: usize) -> impl Iterator<Item = f32> + '_ {
        let start = at * self.components;
        let values = self.values.get(start..start + self.components).unwrap_or_default();
        let scale = self.scales.get(at).copied().unwrap_or(0.0);
        values.iter().map(move |&value| f32::from(value) * scale)
    }

    /// Gives back what was reserved for more.
    pub fn shrink(&mut self) {
        self.values.shrink_to_fit();
        self.scales.shrink_to_fit();
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.values.capacity() + 4 * self.scales.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_exact_vectors_but_for_rounding() {
        let one: Vec<f32> = (0..32_u8).map(|n| f32::from(n).sin()).collect();
        let other: Vec<f32> = (0..32_u8).map(|n| f32::from(n).cos()).collect();
        let mut vectors = Vectors::new(32);
        vectors.push(&one);
        let exact: f32 = one.iter().zip(&other).map(|(one, other)| one * other).sum();
        assert!((vectors.product(0, &Vector::of(&other)) - exact).abs() < 0.2);
        assert!((vectors.get(0).next().unwrap_or(9.0) - one[0]).abs() < 0.01);
    }

    #[test]
    fn nothing_is_like_nothing() {
        let mut vectors = Vectors::new(16);
        assert!(vectors.product(0, &Vector::of(&[0.0; 16])).abs() < 1e-9);
        vectors.push(&[0.0; 16]);
        assert!(vectors.product(0, &Vector::of(&[1.0; 16])).abs() < 1e-9);
        assert_eq!(vectors.count(), 1);
    }
}
