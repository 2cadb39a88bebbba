//! Numbers that look like chance and are the same for the same seed.

/// The numbers of a seed (`SplitMix64`). Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Starts with a seed; close seeds give unlike numbers.
    pub fn new(seed: u64) -> Self {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From the standard normal distribution, by Marsaglia's polar method: it needs no sine. Source: Marsaglia and Bray,
    /// "A Convenient Method for Generating Normal Variables", SIAM Review 6 (1964).
    fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.share() - 1.0, 2.0 * self.share() - 1.0);
            let s = x * x + y * y;
            if s > 0.0 && s < 1.0 {
                return x * (-2.0 * s.ln() / s).sqrt();
            }
        }
    }

    /// From the gamma distribution with a shape of 1 or more, scale 1; a lower or strange shape counts as 1. Source:
    /// Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 26 (2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        let shape = if (1.0..1e9).contains(&shape) { shape } else { 1.0 };
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            let v = root * root * root;
            // A draw of 0 has the logarithm −∞ and is taken, as it should be.
            if v > 0.0 && self.share().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// From the beta distribution, both parameters 1 or more: of two gammas the first one's share.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (one, other) = (self.gamma(a), self.gamma(b));
        one / (one + other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_of_the_generator_are_the_published_ones() {
        let mut chance = Chance::new(1_234_567);
        let numbers: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(
            numbers,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn draws_have_the_mean_and_the_spread_of_their_distribution() {
        for (a, b) in [(1.0, 1.0), (1.0, 30.0), (4.0, 2.0), (200.0, 800.0), (f64::NAN, 1.0)] {
            let mut chance = Chance::new(7);
            let draws: Vec<f64> = (0..20_000).map(|_| chance.beta(a, b)).collect();
            let mean = draws.iter().sum::<f64>() / draws.len() as f64;
            let spread =
                draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / draws.len() as f64;
            let (a, b) = (f64::max(a, 1.0), f64::max(b, 1.0));
            let (wanted, variance) = (a / (a + b), a * b / ((a + b) * (a + b) * (a + b + 1.0)));
            // Five standard errors of a mean of 20,000.
            assert!((mean - wanted).abs() < 5.0 * (variance / 20_000.0).sqrt(), "{a} {b}: mean {mean}");
            assert!((spread / variance - 1.0).abs() < 0.06, "{a} {b}: variance {spread}, not {variance}");
        }
    }
}
