//! Which pictures of answers are shown: a picture's server learns of the visitor, so that is the owner's to allow.

use super::super::url::{host_of, leaves_page};
use super::raw::Pictures;

/// Which pictures may be asked for, and from which page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gallery {
    /// What the owner allows.
    pub allowed: Pictures,
    /// The host of the page, with its port where it has one.
    pub host: String,
}

impl Gallery {
    /// Whether a picture of this address, which is a safe one, may be shown.
    pub fn shows(&self, url: &str) -> bool {
        let host = host_of(url);
        let is_ours = host.is_empty() || host.eq_ignore_ascii_case(&self.host);
        let is_http = url.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("http:"));
        leaves_page(url)
            && match self.allowed {
                Pictures::SameOrigin => is_ours,
                Pictures::Https => is_ours || !is_http,
                Pictures::None => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_others_are_shown_where_the_owner_says_so() {
        for (url, same_origin, https) in [
            ("/a.png", true, true),
            ("a.png?x", true, true),
            ("https://shop.example:8/a.png", true, true),
            ("HTTPS://SHOP.example:8", true, true),
            ("http://shop.example:8/a.png", true, true),
            ("https://shop.example/a.png", false, true),
            ("https://cdn.example/a.png", false, true),
            ("//cdn.example/a.png", false, true),
            ("https://shop.example:8@evil.example/a.png", false, true),
            ("https://shop.example:8.evil.example/a.png", false, true),
            ("http://cdn.example/a.png", false, false),
            ("HTTP:cdn.example/a.png", false, false),
            ("mailto:a@b.c", false, false),
            ("#top", false, false),
        ] {
            let shows = |allowed| Gallery { allowed, host: "shop.example:8".into() }.shows(url);
            assert_eq!(shows(Pictures::SameOrigin), same_origin, "{url}");
            assert_eq!(shows(Pictures::Https), https, "{url}");
            assert!(!shows(Pictures::None), "{url}");
        }
    }
}
