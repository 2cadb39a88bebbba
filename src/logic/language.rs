//! Which language to speak: BCP 47 tags, as owners, pages and browsers write them.
//!
//! Close tags stand in for each other: `zh`, `zh-CN` and `zh-Hans` are one, `en-GB` is served by `en`,
//! and a reader of traditional Chinese is better served by simplified Chinese than by English.

pub mod identify;

/// How well an available language serves a wanted one; higher is better, 0 is not at all.
fn closeness(wanted: &str, available: &str) -> u8 {
    if is_same_tag(wanted, available) {
        return 5;
    }
    if !is_same(wanted, available) {
        return u8::from(is_read_alike(wanted, available));
    }
    match (chinese_script(wanted), chinese_script(available)) {
        (Some(a), Some(b)) if a == b => 4,
        (Some(_), Some(_)) => 2,
        // What names no region is meant for all of them: `pt` and not `pt-BR` is for readers of `pt-PT`.
        _ if primary(available) == available => 4,
        _ => 3,
    }
}

/// The language without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Names of one and the same language: what ISO 639 has replaced but systems still say, and the two written forms of
/// Norwegian, of which whoever reads one reads the other.
const NAMES: [(&str, &str); 9] = [
    ("no", "nb"),
    ("nn", "nb"),
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("mo", "ro"),
    ("sh", "hr"),
    ("cmn", "zh"),
    ("yue", "zh"),
];

/// Languages whose readers are served by another one, in the absence of their own.
const READ_ALIKE: [(&str, &str); 2] = [("bs", "hr"), ("sr", "hr")];

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"];

/// The language of a tag by its present name, where it has had another.
fn present_name(tag: &str) -> &str {
    let name = primary(tag);
    NAMES.iter().find(|(old, _)| name.eq_ignore_ascii_case(old)).map_or(name, |(_, now)| now)
}

/// Whether two tags mean the same language, whatever their scripts and regions.
pub fn is_same(one: &str, other: &str) -> bool {
    present_name(one).eq_ignore_ascii_case(present_name(other))
}

/// Whether two tags are the same, written with `-` or `_`, in capitals or not.
fn is_same_tag(one: &str, other: &str) -> bool {
    let sign = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    one.len() == other.len() && one.bytes().zip(other.bytes()).all(|(one, other)| sign(one) == sign(other))
}

fn is_read_alike(wanted: &str, available: &str) -> bool {
    READ_ALIKE.iter().any(|(one, other)| is_same(wanted, one) && is_same(available, other))
}

/// The direction in which a language is written, as the attribute `dir` has it.
pub fn direction(tag: &str) -> &'static str {
    if RIGHT_TO_LEFT.iter().any(|lang| is_same(tag, lang)) { "rtl" } else { "ltr" }
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
    fn regions_and_old_names_are_served_by_the_nearest() {
        for (wanted, available, chosen) in [
            ("pt-PT", &["pt-BR", "pt"][..], Some("pt")),
            ("pt-AO", &["pt-BR", "pt"], Some("pt")),
            ("pt_BR", &["pt", "pt-BR"], Some("pt-BR")),
            ("pt", &["pt-BR"], Some("pt-BR")),
            ("es-MX", &["en", "es"], Some("es")),
            ("zh-Hant-HK", &["zh-Hans", "zh-Hant"], Some("zh-Hant")),
            ("zh-TW", &["zh", "zh-Hant"], Some("zh-Hant")),
            ("zh-HK", &["en", "zh"], Some("zh")),
            ("yue", &["en", "zh-Hans"], Some("zh-Hans")),
            ("no", &["da", "nb"], Some("nb")),
            ("nn-NO", &["nb"], Some("nb")),
            ("nb", &["no"], Some("no")),
            ("in-ID", &["id"], Some("id")),
            ("iw", &["he"], Some("he")),
            ("he-IL", &["iw"], Some("iw")),
            ("mo", &["ro"], Some("ro")),
            ("sh", &["hr"], Some("hr")),
            ("sr-Latn", &["hr", "en"], Some("hr")),
            ("sr", &["hr", "sr"], Some("sr")),
            ("hr", &["sr"], None),
            ("da", &["nb"], None),
            ("ukr", &["uk"], None),
        ] {
            assert_eq!(choose(&[wanted], available), chosen, "{wanted} of {available:?}");
        }
    }

    #[test]
    fn a_language_that_is_read_as_well_serves_where_its_own_is_missing() {
        assert_eq!(choose(&["sr", "en"], &["en", "hr"]), Some("hr"));
        assert_eq!(choose(&["sr"], &["hr", "sr-Cyrl"]), Some("sr-Cyrl"));
    }

    #[test]
    fn the_direction_follows_the_language() {
        for (tag, expected) in
            [("ar-EG", "rtl"), ("fa", "rtl"), ("iw", "rtl"), ("he", "rtl"), ("en", "ltr"), ("", "ltr")]
        {
            assert_eq!(direction(tag), expected, "{tag}");
        }
    }

    #[test]
    fn of_equals_the_first_is_taken() {
        assert_eq!(choose(&["en"], &["en-US", "en-GB"]), Some("en-US"));
    }
}
