//! The addresses that a sitemap lists: sitemaps.org, and its index of further ones.

use super::html::read;

/// The addresses, in the order of the file.
pub fn addresses(xml: &str) -> Vec<String> {
    let mut found = Vec::new();
    read(xml).root.walk(&mut |element| {
        if element.tag == "loc" {
            found.push(element.label());
        }
        true
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_listed() {
        let xml = "<?xml version=\"1.0\"?>\n<urlset xmlns=\"x\"><url><loc> https://a.example/b?c&amp;d </loc><lastmod>2026</lastmod></url><!-- <loc>no</loc> --><url><loc>/e</loc></url></urlset>";
        assert_eq!(addresses(xml), ["https://a.example/b?c&d", "/e"]);
        assert!(addresses("not xml").is_empty());
    }
}
