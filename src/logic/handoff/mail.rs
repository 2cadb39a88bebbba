//! A conversation as the text of an e-mail: an address of the scheme `mailto` (RFC 6068).

use super::super::url::{UNRESERVED, encode};

/// The longest address, in characters. Outlook and older Windows cut or refuse beyond some 2,000.
const LONGEST: usize = 1_800;

/// The address that opens the visitor's mail program with subject and text. Of a long text the last lines are kept,
/// under the line `cut`.
pub fn mailto((email, subject): (&str, &str), text: &str, cut: &str) -> String {
    let head = ["mailto:", &encoded_address(email), "?subject=", &encoded(subject), "&body="].concat();
    let body = encoded(text);
    if head.len() + body.len() <= LONGEST {
        return [head, body].concat();
    }
    let note = encoded(&[cut, "\n"].concat());
    let room = LONGEST.saturating_sub(head.len() + note.len());
    [head, note, last_lines(text, room)].concat()
}

/// The last lines, encoded, that have room; of a single long line its end.
fn last_lines(text: &str, room: usize) -> String {
    let mut kept = String::new();
    for line in text.lines().rev() {
        let line = encoded(line);
        let between = if kept.is_empty() { "" } else { LINE_END };
        if line.len() + between.len() + kept.len() > room {
            break;
        }
        kept = [&line, between, &kept].concat();
    }
    if kept.is_empty() { last_characters(text.trim_end(), room) } else { kept }
}

fn last_characters(text: &str, room: usize) -> String {
    let mut kept = Vec::new();
    let mut length = 0;
    for char in text.chars().rev() {
        let piece = encoded(char.encode_utf8(&mut [0; 4]));
        length += piece.len();
        if length > room {
            break;
        }
        kept.push(piece);
    }
    kept.reverse();
    kept.concat()
}

/// The end of a line in such an address: RFC 6068, section 5.
const LINE_END: &str = "%0D%0A";

/// A text in percent-encoding.
#[inline(never)]
pub fn encoded(text: &str) -> String {
    encoded_but(text, UNRESERVED)
}

/// An address: its sign and its separators of several may stand.
fn encoded_address(text: &str) -> String {
    encoded_but(text, "-._~@,+")
}

fn encoded_but(text: &str, plain: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            encoded.push_str(LINE_END);
        }
        line.split('\r').for_each(|piece| encode(piece, plain, &mut encoded));
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text of such an address, as a mail program reads it.
    fn body(url: &str) -> String {
        let encoded = url.split_once("&body=").unwrap().1;
        let mut bytes = Vec::new();
        let mut rest = encoded.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let pair = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }

    #[test]
    fn a_short_text_is_whole() {
        let url = mailto(("help@shop.example", "A & B?"), "Where is it?\n在哪里", "cut");
        assert!(url.starts_with("mailto:help@shop.example?subject=A%20%26%20B%3F&body=Where%20is"), "{url}");
        assert_eq!(body(&url), "Where is it?\n在哪里");
    }

    #[test]
    fn an_address_cannot_add_headers() {
        let url = mailto(("a@b.example?bcc=evil@c.example&x=", "s&cc=d"), "t&cc=e", "cut");
        assert_eq!(url.matches(['?', '&']).count(), 2, "{url}");
    }

    #[test]
    fn of_a_long_text_the_end_is_kept() {
        let text = (0..400).map(|line| format!("line {line}")).collect::<Vec<_>>().join("\n");
        let read = body(&mailto(("a@b.example", "s"), &text, "cut"));
        assert!(read.starts_with("cut\nline ") && read.ends_with("line 398\nline 399"), "{read}");
        let read = body(&mailto(("a@b.example", "s"), &"字".repeat(5_000), "cut"));
        assert!(read.starts_with("cut\n字") && read.ends_with('字'), "{read}");
    }

    proptest! {
        #[test]
        fn any_text_fits_and_its_end_arrives(text in "[a-z 字&?%\n]{0,3000}") {
            let url = mailto(("a@b.example", "s"), &text, "cut");
            prop_assert!(url.len() <= LONGEST && url.is_ascii());
            let read = body(&url);
            let kept = read.strip_prefix("cut\n").unwrap_or(&read);
            prop_assert!(text.trim_end().ends_with(kept.trim_end()) , "{kept}");
        }
    }
}
