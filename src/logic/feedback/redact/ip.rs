//! Addresses of the internet.
//!
//! Four numbers up to 255 without zeros in front are an address, version 4. They are a version of software instead
//! where a letter touches them, the word `version` or the like stands in front, or a dash and a letter follow.

use super::chain::Chain;
use super::label::{Label, label};
use super::text::Text;
use super::{Find, Kind};

/// Whether the chain's first piece is an address of version 4.
pub fn is_v4(text: &Text, chain: &Chain) -> bool {
    let Some(end) = v4_end(text, chain.start) else { return false };
    text.is_start(chain.start) && label(text, chain.start) != Label::Version && end == chain.piece_end
}

/// Where four numbers end that begin here.
fn v4_end(text: &Text, start: usize) -> Option<usize> {
    let mut end = octet_end(text, start)?;
    for _ in 0..3 {
        end = (text.at(end) == '.').then(|| octet_end(text, end + 1))??;
    }
    let is_suffix = text.at(end) == '-' && !text.is_end(end + 1);
    (text.is_end(end) && !is_suffix).then_some(end)
}

fn octet_end(text: &Text, start: usize) -> Option<usize> {
    let end = text.digits_end(start, 4);
    let value = (start..end).fold(0, |value, place| value * 10 + text.digit(place));
    let is_octet =
        (1..4).contains(&(end - start)) && value < 256 && (text.at(start) != '0' || end == start + 1);
    is_octet.then_some(end)
}

/// The address of version 6 that begins here: eight groups of hexadecimal digits, or fewer with `::` once among them.
/// Short ones need a digit and, so that no time of day passes, three groups or a letter.
pub fn v6(text: &Text, start: usize) -> Option<Find> {
    let is_inside = text.before(start) == ':' || !text.is_start(start);
    if is_inside || !(text.at(start).is_ascii_hexdigit() || text.at(start) == ':') {
        return None;
    }
    let groups = Groups::read(text, start);
    (groups.is_address(text, start) && text.is_end(groups.end) && text.at(groups.end) != ':')
        .then_some(Find { kind: Kind::Ip, start, end: groups.end })
}

struct Groups {
    count: usize,
    has_gap: bool,
    end: usize,
}

impl Groups {
    fn read(text: &Text, start: usize) -> Self {
        let mut groups = Groups { count: 0, has_gap: false, end: start };
        while groups.count < 9 && groups.step(text) {}
        groups
    }

    /// Takes the next group with the colons in front of it.
    fn step(&mut self, text: &Text) -> bool {
        let colons = (self.end..self.end + 2).take_while(|place| text.at(*place) == ':').count();
        let start = self.end + colons;
        let length = (start..start + 5).take_while(|place| text.at(*place).is_ascii_hexdigit()).count();
        let is_first = self.count == 0 && !self.has_gap;
        let is_joined = if is_first { colons != 1 } else { colons == 1 || (colons == 2 && !self.has_gap) };
        if !is_joined || !(1..5).contains(&length) {
            return false;
        }
        self.has_gap |= colons == 2;
        let mapped = if self.has_gap { v4_end(text, start) } else { None };
        self.end = mapped.unwrap_or(start + length);
        self.count += 1;
        mapped.is_none()
    }

    fn is_address(&self, text: &Text, start: usize) -> bool {
        let has = |test: fn(&char) -> bool| (start..self.end).any(|place| test(&text.at(place)));
        let is_short = self.has_gap
            && (2..8).contains(&self.count)
            && has(char::is_ascii_digit)
            && (self.count > 2 || has(char::is_ascii_alphabetic));
        is_short || (self.count == 8 && !self.has_gap)
    }
}

#[cfg(test)]
mod tests {
    use super::super::redact;

    #[test]
    fn addresses_are_told_from_versions_times_and_names() {
        for (text, expected) in [
            ("192.168.0.1:80 or 0.0.0.0/8", "[ip]:80 or [ip]/8"),
            ("IP是203.0.113.7。", "IP是[ip]。"),
            ("256.1.1.1 and 1.2.3 and 1.2.3.4.5", "256.1.1.1 and 1.2.3 and 1.2.3.4.5"),
            ("1.200.000.000 Ft", "1.200.000.000 Ft"),
            ("v10.0.1.2, version 10.0.1.2, 版本10.0.1.2", "v10.0.1.2, version 10.0.1.2, 版本10.0.1.2"),
            ("10.0.1.2-beta and 10.0.1.2b", "10.0.1.2-beta and 10.0.1.2b"),
            ("2001:DB8::8A2E:370:7334!", "[ip]!"),
            ("1:2:3:4:5:6:7:8, fe80::1%eth0", "[ip], [ip]%eth0"),
            ("::ffff:192.0.2.1 x", "[ip] x"),
            ("12:30:45, 12::30, 00:1A:2B:3C:4D:5E", "12:30:45, 12::30, 00:1A:2B:3C:4D:5E"),
            ("abc::def, std::vector, ::1, a::", "abc::def, std::vector, ::1, a::"),
            ("1::2::3, 1:2:3:4:5:6:7:8:9, fe80::12345", "1::2::3, 1:2:3:4:5:6:7:8:9, fe80::12345"),
        ] {
            assert_eq!(redact(text).text, expected);
        }
    }
}
