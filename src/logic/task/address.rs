//! The address that an endpoint is asked by, with the values in it.

use super::super::faq::action::{Endpoint, Receiver};
use super::super::url::{UNRESERVED, encode};

/// The receiver with its address filled in: `{name}` by the values, and those that the address does not name in the query
/// of a GET.
pub fn addressed(receiver: &Receiver, values: &[(&str, &str)]) -> Receiver {
    match receiver {
        Receiver::Page(name) => Receiver::Page(name.clone()),
        Receiver::Endpoint(endpoint) => {
            Receiver::Endpoint(Endpoint { url: filled(endpoint, values), is_post: endpoint.is_post })
        }
    }
}

fn filled(endpoint: &Endpoint, values: &[(&str, &str)]) -> String {
    let (address, place) = match endpoint.url.split_once('#') {
        Some((address, place)) => (address, Some(place)),
        None => (endpoint.url.as_str(), None),
    };
    let mut pieces = address.split('{');
    let mut url = pieces.next().unwrap_or_default().to_owned();
    let mut named: Vec<&str> = Vec::new();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or(("", piece));
        if let Some((name, value)) = values.iter().find(|(known, _)| *known == name) {
            named.push(name);
            push(value, &mut url);
        }
        url.push_str(rest);
    }
    for (name, value) in values.iter().filter(|(name, _)| !endpoint.is_post && !named.contains(name)) {
        url.push(if url.contains('?') { '&' } else { '?' });
        push(name, &mut url);
        url.push('=');
        push(value, &mut url);
    }
    if let Some(place) = place {
        url.push('#');
        url.push_str(place);
    }
    url
}

/// Appends a value, encoded. One of nothing but dots would climb in the path, whether encoded or not, and is left out.
fn push(value: &str, into: &mut String) {
    if !value.bytes().all(|byte| byte == b'.') {
        encode(value, UNRESERVED, into);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn url(address: &str, is_post: bool, values: &[(&str, &str)]) -> String {
        filled(&Endpoint { url: address.into(), is_post }, values)
    }

    #[test]
    fn values_stand_in_the_address_or_in_the_query() {
        let values = [("order", "A-1/2"), ("mail", "李@x.example")];
        for (address, is_post, expected) in [
            ("/o/{order}", false, "/o/A-1%2F2?mail=%E6%9D%8E%40x.example"),
            ("/o?n={order}", false, "/o?n=A-1%2F2&mail=%E6%9D%8E%40x.example"),
            ("/o#x", false, "/o?order=A-1%2F2&mail=%E6%9D%8E%40x.example#x"),
            ("/o/{order}", true, "/o/A-1%2F2"),
            ("/o/{none}/{order", true, "/o//order"),
        ] {
            assert_eq!(url(address, is_post, &values), expected);
        }
        assert_eq!(url("/o/{order}/x", true, &[("order", "..")]), "/o//x");
    }

    proptest! {
        #[test]
        fn no_value_leaves_its_place(value in ".{0,30}") {
            let url = url("https://a.example/o/{v}/end", false, &[("v", &value)]);
            let inner = url.strip_prefix("https://a.example/o/").and_then(|rest| rest.strip_suffix("/end"));
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
            prop_assert!(inner.is_some_and(|inner| inner.bytes().all(is_plain) && inner != ".."), "{url}");
        }
    }
}
