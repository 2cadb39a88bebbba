//! The schema.org `Product` nodes among the page's JSON-LD.

use web_sys::Document;

use crate::browser::json;
use crate::logic::json::Json;

/// So many scripts of a page are read.
const MOST_SCRIPTS: u32 = 20;

/// So many bytes of text are parsed for a page.
const MOST_TEXT: usize = 200_000;

/// So many products of a page are kept.
const MOST_PRODUCTS: usize = 50;

/// How deep lists, graphs and main entities may nest.
const DEEPEST: u32 = 8;

/// Reads them. A script that is broken or too long is left out.
pub fn read(document: &Document) -> Vec<Json> {
    let mut products = Vec::new();
    let mut left = MOST_TEXT;
    let Ok(scripts) = document.query_selector_all("script[type=\"application/ld+json\"]") else {
        return products;
    };
    for index in 0..scripts.length().min(MOST_SCRIPTS) {
        let text = scripts.get(index).and_then(|script| script.text_content()).unwrap_or_default();
        if text.len() <= left {
            left -= text.len();
            collect(json::parse(&text).unwrap_or_default(), DEEPEST, &mut products);
        }
    }
    products
}

fn collect(node: Json, depth: u32, products: &mut Vec<Json>) {
    if depth == 0 || products.len() >= MOST_PRODUCTS {
        return;
    }
    match node {
        Json::List(items) => items.into_iter().for_each(|item| collect(item, depth - 1, products)),
        node if is_product(&node) => products.push(node),
        Json::Map(members) => {
            for (name, value) in members {
                if name == "@graph" || name == "mainEntity" {
                    collect(value, depth - 1, products);
                }
            }
        }
        _ => {}
    }
}

fn is_product(node: &Json) -> bool {
    match node.get("@type") {
        Some(Json::List(types)) => types.iter().any(is_type_product),
        Some(name) => is_type_product(name),
        None => false,
    }
}

fn is_type_product(name: &Json) -> bool {
    let names = ["Product", "schema:Product", "http://schema.org/Product", "https://schema.org/Product"];
    name.as_text().is_some_and(|name| names.contains(&name))
}
