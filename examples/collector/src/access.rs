//! Who may write, and who may read.

use axum::http::header::{AUTHORIZATION, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use subtle::ConstantTimeEq;
use tower_http::cors::AllowOrigin;

use crate::answer::Failure;

/// The websites that may do something: those of a list, or any.
#[derive(Debug, Clone)]
pub enum Origins {
    /// Every website.
    Any,
    /// These, as browsers name them: `https://shop.example`.
    List(Vec<HeaderValue>),
}

impl Origins {
    /// The origins of repeated options; one `*` among them means any.
    pub fn new(origins: Vec<HeaderValue>) -> Self {
        if origins.iter().any(|origin| origin == "*") { Self::Any } else { Self::List(origins) }
    }

    /// Refuses a request that a browser sends for another website. CORS alone would not: a post of `text/plain` is
    /// sent without asking first, and only its answer is kept from the page. Who is no browser names no origin.
    ///
    /// # Errors
    /// 403 where the request names an origin that is not in the list.
    pub fn check(&self, headers: &HeaderMap) -> Result<(), Failure> {
        match (self, headers.get(ORIGIN)) {
            (Self::List(list), Some(origin)) if !list.contains(origin) => Err(Failure::new(
                StatusCode::FORBIDDEN,
                "this receiver was started with --origin, and without yours",
            )),
            _ => Ok(()),
        }
    }

    /// The same for the CORS layer.
    pub fn allowed(&self) -> AllowOrigin {
        match self {
            Self::Any => AllowOrigin::any(),
            Self::List(list) => AllowOrigin::list(list.iter().cloned()),
        }
    }
}

/// Reads an origin from the command line.
///
/// # Errors
/// Where it is not `*` and not of the form that browsers send.
pub fn origin(text: &str) -> Result<HeaderValue, String> {
    let host = text.split_once("://").map_or("", |(_, host)| host);
    let is_origin = text == "*" || !host.is_empty() && !host.contains(['/', '?', '#', '@']);
    let value = HeaderValue::from_str(&text.to_ascii_lowercase()).ok().filter(|_| is_origin);
    value
        .ok_or_else(|| "expected scheme and host without a path, as in https://shop.example, or *".to_owned())
}

/// Lets only those read who know the token.
///
/// # Errors
/// 403 where no token is configured, 401 where the request names none or another.
pub fn check_token(token: Option<&str>, headers: &HeaderMap) -> Result<(), Failure> {
    let off = "reading is off: start the receiver with --token or COLLECTOR_TOKEN";
    let token = token.ok_or_else(|| Failure::new(StatusCode::FORBIDDEN, off))?;
    let given = headers.get(AUTHORIZATION).and_then(bearer).ok_or_else(Failure::unauthorized)?;
    // In constant time: otherwise the time of the answer tells how many characters were right.
    if bool::from(given.ct_eq(token.as_bytes())) { Ok(()) } else { Err(Failure::unauthorized()) }
}

/// The token of the header; the name of the scheme may be written in any case (RFC 9110, 11.1).
fn bearer(value: &HeaderValue) -> Option<&[u8]> {
    let (scheme, token) = value.as_bytes().split_at_checked("Bearer ".len())?;
    scheme.eq_ignore_ascii_case(b"Bearer ").then(|| token.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_browsers_send() {
        for (text, is_origin) in [
            ("https://shop.example", true),
            ("http://localhost:8080", true),
            ("*", true),
            ("https://shop.example/", false),
            ("shop.example", false),
            ("https://", false),
            ("https://shop.example\n", false),
        ] {
            assert_eq!(origin(text).is_ok(), is_origin, "{text:?}");
        }
        assert_eq!(origin("https://Shop.Example").unwrap(), "https://shop.example");
    }

    #[test]
    fn the_token_is_compared_as_a_whole() {
        for (header, is_right) in [
            ("Bearer secret", true),
            ("bearer  secret ", true),
            ("Bearer secre", false),
            ("Bearer secret2", false),
            ("Bearer ", false),
            ("Basic secret", false),
            ("secret", false),
        ] {
            let headers = HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(header))]);
            assert_eq!(check_token(Some("secret"), &headers).is_ok(), is_right, "{header:?}");
            assert!(check_token(None, &headers).is_err(), "{header:?}");
        }
    }
}
