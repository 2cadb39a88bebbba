//! Which language to speak: BCP 47 tags, as owners, pages and browsers write them.
//!
//! Close tags stand in for each other: `zh`, `zh-CN` and `zh-Hans` are one, `en-GB` is served by `en`,
//! and a reader of traditional Chinese is better served by simplified Chinese than by English.

/// How well an available language serves a wanted one; higher is better, 0 is not at all.
fn closeness(wanted: &str, available: &str) -> u8 {
    if wanted.eq_ignore_ascii_case(available) {
        return 4;
    }
    if !primary(wanted).eq_ignore_ascii_case(primary(available)) {
        return 0;
    }
    match (chinese_script(wanted), chinese_script(available)) {
        (Some(a), Some(b)) if a == b => 3,
        (Some(_), Some(_)) => 1,
        _ => 2,
    }
}

/// The language without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The script a Chinese tag means: named, or following from the region (CLDR likely subtags).
fn chinese_script(tag: &str) -> Option<&'static str> {
    if !primary(tag).eq_ignore_ascii_case("zh") {
        return None;
    }
    let is_traditional = tag
        .split(['-', '_'])
        .any(|part| ["hant", "tw", "hk", "mo"].iter().any(|mark| part.eq_ignore_ascii_case(mark)));
    Some(if is_traditional { "Hant" } else { "Hans" })
}

/// The available language that serves the wanted ones best: the first wanted that can be served at all.
pub fn choose<'tag>(wanted: &[&str], available: &[&'tag str]) -> Option<&'tag str> {
    wanted.iter().find_map(|wish| best(wish, available))
}

/// The available language nearest to one wish.
fn best<'tag>(wish: &str, available: &[&'tag str]) -> Option<&'tag str> {
    available
        .iter()
        .map(|tag| (closeness(wish, tag), *tag))
        .filter(|(closeness, _)| *closeness > 0)
        // The first of equals, so that the owner's order decides.
        .rev()
        .max_by_key(|(closeness, _)| *closeness)
        .map(|(_, tag)| tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wish_that_can_be_served_wins() {
        let ours = ["en", "zh-Hans"];
        for (wanted, chosen) in [
            (&["zh"][..], Some("zh-Hans")),
            (&["zh-CN"], Some("zh-Hans")),
            (&["zh_cn"], Some("zh-Hans")),
            (&["zh-TW"], Some("zh-Hans")),
            (&["en-GB"], Some("en")),
            (&["fr", "zh-SG", "en"], Some("zh-Hans")),
            (&["fr"], None),
            (&[""], None),
            (&[], None),
        ] {
            assert_eq!(choose(wanted, &ours), chosen, "{wanted:?}");
        }
    }

    #[test]
    fn scripts_are_told_apart_where_both_are_there() {
        let both = ["zh-Hant", "zh-Hans"];
        for (wanted, chosen) in [("zh-HK", "zh-Hant"), ("zh", "zh-Hans"), ("zh-Hans-SG", "zh-Hans")] {
            assert_eq!(choose(&[wanted], &both), Some(chosen), "{wanted}");
        }
    }

    #[test]
    fn of_equals_the_first_is_taken() {
        assert_eq!(choose(&["en"], &["en-US", "en-GB"]), Some("en-US"));
    }
}
