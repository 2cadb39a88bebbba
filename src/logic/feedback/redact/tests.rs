//! The promises of the whole: the rest is kept, twice is once, work grows with the length only.

use super::*;
use proptest::prelude::*;

fn check(text: &str, expected: &str) {
    assert_eq!(redact(text).text, expected, "{text:?}");
}

#[test]
fn each_kind_leaves_its_word_in_order_of_appearance() {
    let text = "me@example.com, +44 7700 900123, 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00, 11010519491231002X, \
        203.0.113.7, fe80::1, 123456789.";
    let redacted = redact(text);
    assert_eq!(redacted.text, "[email], [phone], [card], [iban], [chinese-id], [ip], [ip], [digits].");
    let kinds =
        [Kind::Email, Kind::Phone, Kind::Card, Kind::Iban, Kind::ChineseId, Kind::Ip, Kind::Ip, Kind::Digits];
    assert_eq!(redacted.masked, kinds);
}

#[test]
fn what_stands_around_is_kept_byte_for_byte() {
    check("“Ｈｉ”\u{a0}我：１３８００１３８０００。\r\n\tbye\0", "“Ｈｉ”\u{a0}我：[phone]。\r\n\tbye\0");
    for text in
        ["", " ", "@", "+", "(", "::", "\u{feff}", "[phone]", "[email] [digits]", "a@b", "DE89", "12345678"]
    {
        check(text, text);
    }
}

#[test]
fn check_digits_decide() {
    check("4111 1111 1111 1112", "[digits]");
    check("DE88 3704 0044 0532 0130 00", "DE88 [digits]");
    check("110105194912310021", "[digits]");
    check("110105 1949-12-31 002X", "110105 1949-12-31 002X");
    check("9780306406157, 9780306406158", "9780306406157, [digits]");
}

#[test]
fn digits_joined_by_dots_and_dashes_go_together() {
    check("2024-123456789-7 is it", "[digits] is it");
    check("415-555-0132-123456789", "[digits]");
    check("A1-12345678-12345678", "A1-12345678-12345678");
}

/// Found by chance: the second masking saw what the first had not.
#[test]
fn once_a_second_masking_found_more() {
    for text in
        ["+20240115-411179306DE89", "4 #+20240115.15123456789GB", "363370433192.168.1.1'isbn (at) 9804.com"]
    {
        let once = redact(text).text;
        check(&once, &once);
    }
}

#[test]
fn an_owner_may_keep_longer_numbers() {
    let text = "order 1234567890, call 4155550132";
    assert_eq!(redact_runs(text, 11).text, "order 1234567890, call [phone]");
    assert_eq!(redact_runs("3 of 4", 0), redact_runs("3 of 4", 1));
}

#[test]
fn finds_tell_the_places_of_what_is_masked() {
    let finds = finds("问 me@example.com", LONG_RUN);
    assert_eq!(finds, [Find { kind: Kind::Email, start: 2, end: 16 }]);
}

/// Pieces that numbers are made of, and what may stand between, before and behind.
fn messy() -> impl Strategy<Value = String> {
    const PIECES: [&str; 64] = [
        "+",
        "00",
        "0",
        "1",
        "44",
        "86",
        "415",
        "555",
        "0132",
        "07700",
        "138",
        "13800138000",
        "123456789",
        "4111",
        "1111",
        "622848",
        "11010519491231002",
        "X",
        "x",
        "978",
        "9780306406157",
        "2024",
        "01",
        "15",
        "20240115",
        "DE89",
        "GB29NWBK",
        "3704",
        "0044",
        "NO9386011117947",
        "fe80",
        "::",
        ":",
        "a",
        "b",
        "@",
        "at",
        "(at)",
        "[at]",
        ".com",
        "me@x.com",
        "x.co",
        "2x.",
        ".",
        ".",
        "-",
        "-",
        " ",
        " ",
        " ",
        "/",
        "(",
        ")",
        "[",
        "]",
        "phone",
        "call ",
        "order ",
        "电话",
        "是",
        "元",
        "$",
        "。",
        "１２３",
    ];
    let known = prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned);
    let piece = prop_oneof![8 => known, 1 => "\\PC", 3 => "[0-9]{1,5}"];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// A text without the finds, and one without their words, are the same.
fn rest(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut rest = String::new();
    let mut place = 0;
    for find in finds(text, LONG_RUN) {
        assert!(place <= find.start && find.start < find.end && find.end <= chars.len());
        rest.extend(&chars[place..find.start]);
        rest.push_str(&["[", find.kind.word(), "]"].concat());
        place = find.end;
    }
    rest.extend(&chars[place..]);
    rest
}

/// How many characters are looked at.
fn work(text: &str) -> usize {
    let mut text = Text::new(text);
    search(&mut text, LONG_RUN);
    text.reads.get()
}

#[test]
fn work_grows_with_the_length_only() {
    let units = [
        "1",
        "12",
        "@",
        "a@",
        "a@a.",
        "a.",
        "1.",
        "1-",
        "1 ",
        "1/",
        "(1)",
        "+1",
        "+(",
        "1:",
        "a:",
        "::",
        "f",
        "a1",
        "DE89 ",
        "DE89",
        "-",
        " ",
        ".",
        "[",
        "(at)",
        "a[at]",
        "phone 1",
        "phone is ",
        "415-555-0132 ",
        "1234 ",
        "me@x.com",
        "me@x.com ",
        "123456789 ",
        "2024-01-15 ",
        "01/02/",
        "汉",
        "电话是",
        "号",
        "11010519491231002x",
        "fe80:",
        "1.2.3.4",
    ];
    for unit in units {
        let [once, twice] =
            [5_000, 10_000].map(|length| work(&unit.chars().cycle().take(length).collect::<String>()));
        assert!(once <= 5_000 * MOST_READS, "{unit:?}: {once} reads");
        assert!(twice <= 2 * once + AT_THE_END, "{unit:?}: {once}, then {twice} reads");
    }
}

/// How often each character is looked at, at most, on average.
const MOST_READS: usize = 300;

/// How many looks ahead the text's end saves, at most.
const AT_THE_END: usize = 10_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn masking_twice_changes_nothing(text in messy()) {
        let once = redact(&text);
        let twice = redact(&once.text);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert!(twice.masked.is_empty());
    }

    #[test]
    fn any_text_is_kept_but_for_the_finds(text in prop_oneof![messy(), ".{0,60}".boxed()]) {
        let redacted = redact(&text);
        prop_assert_eq!(&redacted.text, &rest(&text));
        prop_assert_eq!(redact(&redacted.text).text, redacted.text);
    }

    #[test]
    fn no_long_run_is_left(text in messy(), run in "[1-9][0-9]{8,30}") {
        let is_amount = text.contains(['$', '€', '£', '¥', '￥', '₹', '₩']);
        let masked = redact(&[&text, " ", &run].concat()).text;
        let is_kept = is_amount || run.len() == 12 || run.len() == 13 || run.len() == 14;
        prop_assert!(is_kept || !masked.contains(&run), "{}", masked);
    }

    #[test]
    fn any_address_goes(name in "[a-z][a-z0-9._-]{0,12}[a-z0-9]", domain in "[a-z]{1,8}(\\.[a-z]{2,6}){1,2}") {
        let text = ["write to ", &name, "@", &domain, "!"].concat();
        prop_assert_eq!(redact(&text).text, "write to [email]!");
    }
}
