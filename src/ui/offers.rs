//! What rules show unasked: a line beside the launcher, offers, products.

use super::Ui;
use super::answer::link_list;
use super::node::{Element, Node, element, live};
use super::parts::{CLOSE, button, icon, line};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{ShelfView, TeaserView};

/// What stands beside the launcher while the panel is closed. It is read out when it comes, and takes no focus.
pub fn teaser_place(ui: &Ui) -> Node {
    let ui = ui.clone();
    live(move || {
        let view = ui.part(|shown| &shown.teaser);
        let teaser = view.teaser.as_ref().map(|teaser| alone(&ui, teaser));
        element("div", "aria-live=polite").child(teaser).into()
    })
}

fn alone(ui: &Ui, teaser: &TeaserView) -> Element {
    let dismiss = element("button", "type=button; class=tool; part=tool")
        .set("aria-label", ui.texts().dismiss)
        .on("click", ui.sends(Event::TeaserDismissed))
        .child(icon(CLOSE));
    element("section", "class=survey alone teaser; part=teaser; role=region")
        .set("aria-label", ui.texts().teaser)
        .child(dismiss)
        .child(offer(ui, teaser))
}

/// An offer, or a line that leads into the panel.
pub fn offer(ui: &Ui, offer: &TeaserView) -> Node {
    let code = (!offer.code.is_empty()).then(|| {
        let label = [ui.texts().offer_code, ": "].concat();
        element("p", "class=status")
            .child(label)
            .child(element("code", "class=code").child(offer.code.clone()))
    });
    let link = offer.link.iter().map(|(label, url)| (label.as_str(), url.as_str()));
    let link = offer.link.is_some().then(|| link_list(ui, link));
    let show = offer.button.clone().map(|label| button(ui, "choice", (label, Event::TeaserTaken)));
    vec![line("lead", offer.text.clone()), code.into(), link.into(), show.into()].into()
}

/// Products, each with a link to its page.
pub fn shelf(ui: &Ui, shelf: &ShelfView) -> Node {
    let mut list = element("ul", "class=shelf; part=products");
    for product in &shelf.products {
        let link = link_list(ui, std::iter::once((product.name.as_str(), product.url.as_str())));
        list = list.child(
            element("li", "class=product; part=product")
                .child(link)
                .child(line("status", [product.price.as_str(), " ", &product.why].concat())),
        );
    }
    vec![line("label", shelf.text.clone()), list.into()].into()
}
