//! Which addresses may become links: what an owner, or whoever wrote the FAQ, may send a visitor to.

/// The schemes a link may have. Everything else, `javascript:` first of all, is refused.
const SAFE_SCHEMES: [&str; 5] = ["https", "http", "mailto", "tel", "sms"];

/// What is nowhere encoded, beside letters and digits: RFC 3986, section 2.3.
pub const UNRESERVED: &str = "-._~";

/// Appends a text, all but ASCII letters, digits and what is in `plain` as `%XX` of its UTF-8: RFC 3986, section 2.1.
pub fn encode(text: &str, plain: &str, into: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |half: u8| DIGITS.get(usize::from(half)).copied().map_or('0', char::from);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.as_bytes().contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

/// The address as it may be used, or nothing. Relative ones (`/help`, `#delivery`) are fine.
///
/// Browsers drop tabs and line ends anywhere in an address and control characters around it before
/// they look for a scheme (WHATWG URL, "basic URL parser", steps 1 to 3); so do we, or
/// `java\tscript:` would slip through.
pub fn safe_url(url: &str) -> Option<String> {
    let cleaned: String = url
        .trim_matches(|char: char| char <= ' ')
        .chars()
        .filter(|char| !matches!(char, '\t' | '\n' | '\r'))
        .collect();
    if cleaned.is_empty() {
        return None;
    }
    let is_safe = match scheme(&cleaned) {
        Some(scheme) => SAFE_SCHEMES.iter().any(|safe| safe.eq_ignore_ascii_case(scheme)),
        None => true,
    };
    is_safe.then_some(cleaned)
}

/// What stands before the first colon, where no `/`, `?` or `#` comes sooner.
fn scheme(url: &str) -> Option<&str> {
    let end = url.find([':', '/', '?', '#'])?;
    url.get(end..)?.starts_with(':').then(|| url.get(..end)).flatten()
}

/// Whether the link leads to another page load, as against a place in this one or a mail program.
pub fn leaves_page(url: &str) -> bool {
    match scheme(url) {
        Some(scheme) => scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"),
        None => !url.starts_with('#'),
    }
}

/// The host that an address names, with its port and whatever else stands there; empty where it names none. Browsers
/// take `\\` for `/`, and any number of them before a host behind `https:` (WHATWG URL, "special authority").
pub fn host_of(url: &str) -> &str {
    let is_slash = |char: char| matches!(char, '/' | '\\');
    let rest = match scheme(url) {
        Some(scheme) => url.get(scheme.len() + 1..).unwrap_or_default(),
        None if url.chars().take(2).filter(|char| is_slash(*char)).count() == 2 => url,
        None => return "",
    };
    let rest = rest.trim_start_matches(is_slash);
    let end = rest.find(|char| is_slash(char) || matches!(char, '?' | '#')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_schemes_pass() {
        for url in [
            "https://a.example/x?y#z",
            "HTTP://a",
            "mailto:a@b.c",
            "tel:+49",
            "/help",
            "help.html",
            "#top",
            "?q=a:b",
            "a/b:c",
            "//cdn.example",
        ] {
            assert_eq!(safe_url(url).as_deref(), Some(url));
        }
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:x",
            "java\tscript:x",
            "java\nscript:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "file:///x",
            "",
            "  ",
            "a b:c",
        ] {
            assert_eq!(safe_url(url), None, "{url:?}");
        }
    }

    #[test]
    fn the_host_is_what_the_browser_takes_for_it() {
        for (url, host) in [
            ("https://a.b:8/x", "a.b:8"),
            ("https:a.b/x", "a.b"),
            ("https:\\\\a.b\\x", "a.b"),
            ("//a.b?x", "a.b"),
            ("/\\a.b", "a.b"),
            ("/a/b", ""),
            ("a/b:c", ""),
            ("", ""),
        ] {
            assert_eq!(host_of(url), host, "{url}");
        }
    }

    #[test]
    fn a_place_in_this_page_does_not_leave_it() {
        for (url, leaves) in
            [("#a", false), ("mailto:a@b.c", false), ("tel:1", false), ("/x", true), ("https://x", true)]
        {
            assert_eq!(leaves_page(url), leaves, "{url}");
        }
    }
}
