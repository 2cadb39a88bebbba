//! Chance that stays: a text becomes a number from 0 to 1, always the same one, spread evenly.
//!
//! The hash is that of `GrowthBook`'s SDKs (FNV-1a of 32 bits), so that a sample drawn here and one drawn by such an
//! SDK from the same seed and value hold the same visitors. It goes over UTF-16 code units, as JavaScript's
//! `charCodeAt` does: over UTF-8 bytes it would pass `GrowthBook`'s own cases, all ASCII, and still part with its SDK
//! in Chinese.

/// FNV-1a's starting value, 32 bits. Source: Landon Curt Noll, isthe.com/chongo/tech/comp/fnv.
const BASIS: u32 = 0x811c_9dc5;

/// FNV's prime, 32 bits. Source: the same.
const PRIME: u32 = 0x0100_0193;

/// Where a value stands within a sample, from 0 to below 1. A share of 0.2 of the visitors are those below 0.2.
///
/// `seed` names what is sampled, such as the survey; `value` names who, such as the visitor's random number. Version 2,
/// ours (`hashVersion: 2`), gives ten thousandths, and samples of different seeds are independent of each other.
/// Version 1, `GrowthBook`'s old one, gives thousandths and is biased between seeds. Other versions: none.
pub fn hash(seed: &str, value: &str, version: u32) -> Option<f64> {
    match version {
        1 => Some(f64::from(fnv([value, seed]) % 1_000) / 1_000.0),
        2 => {
            let first = fnv([seed, value]).to_string();
            Some(f64::from(fnv([&first, ""]) % 10_000) / 10_000.0)
        }
        _ => None,
    }
}

/// FNV-1a over the code units of the two texts, one behind the other.
fn fnv(texts: [&str; 2]) -> u32 {
    let units = texts.into_iter().flat_map(str::encode_utf16);
    units.fold(BASIS, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn check(seed: &str, value: &str, version: u32, expected: Option<f64>) {
        assert_eq!(hash(seed, value, version), expected, "{seed:?} {value:?} version {version}");
    }

    /// Some of `packages/sdk-js/test/cases.json` of growthbook/growthbook (MIT).
    #[test]
    fn known_hashes() {
        for (seed, value, version, expected) in [
            ("", "a", 1, Some(0.22)),
            ("b", "a", 1, Some(0.946)),
            ("", "___)((*\":&", 1, Some(0.563)),
            ("seed", "a", 2, Some(0.0505)),
            ("seed", "b", 2, Some(0.2696)),
            ("90850943850283058242805", "123", 2, Some(0.7516)),
            ("()**(%$##$%#$#", "___)((*\":&", 2, Some(0.0128)),
            ("abc", "def", 99, None),
        ] {
            check(seed, value, version, expected);
        }
    }

    /// Told by the SDK's own function (`packages/sdk-js/src/util.ts`), run in Node.
    #[test]
    fn beyond_ascii_utf16_code_units_count() {
        check("满意度", "访客42", 2, Some(0.4694));
        check("满意度", "访客42", 1, Some(0.168));
        check("csat", "naïve", 2, Some(0.1767));
        check("csat", "😀", 2, Some(0.1603));
    }

    #[test]
    fn all_cases_of_growthbook() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/growthbook/cases.json");
        let Ok(text) = std::fs::read_to_string(path) else {
            eprintln!("skipped: needs {path}, GrowthBook's packages/sdk-js/test/cases.json");
            return;
        };
        let cases: Value = serde_json::from_str(&text).unwrap();
        let cases = cases["hash"].as_array().unwrap();
        assert!(cases.len() >= 15, "only {} cases", cases.len());
        for case in cases {
            let version = u32::try_from(case[2].as_u64().unwrap()).unwrap();
            check(case[0].as_str().unwrap(), case[1].as_str().unwrap(), version, case[3].as_f64());
        }
    }

    #[test]
    fn a_sample_has_the_size_that_was_asked_for() {
        for (seed, share) in [("csat", 0.1), ("nps", 0.5), ("满意度", 0.25)] {
            let is_in =
                |visitor: &u32| hash(seed, &visitor.to_string(), 2).is_some_and(|place| place < share);
            let found = (0..20_000).filter(is_in).count() as f64 / 20_000.0;
            assert!((found - share).abs() < 0.012, "{seed}: {found} instead of {share}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_its_place(seed in ".{0,12}", value in ".{0,12}") {
            for version in [1, 2] {
                prop_assert!(hash(&seed, &value, version).is_some_and(|place| (0.0..1.0).contains(&place)));
            }
        }
    }
}
