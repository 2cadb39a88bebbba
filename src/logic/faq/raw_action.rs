//! What an entry does beside its answer, as owners may write it. How it is checked: [`super::read_action`].

use super::super::config::local_text::LocalText;
use super::super::report::{choices, settings};
use super::action::When;

choices! {
    /// What an entry does beside its answer.
    pub enum ActionKind {
        /// Asks for values, then hands them to the page or to an address.
        Form = "form",
        /// Leads through choices to another entry.
        Choices = "choices",
        /// Offers a page, as the first of the entry's links.
        Link = "link",
    }
}

choices! {
    /// What kind of value is asked for.
    pub enum SlotType {
        /// Any text of one line, up to 500 characters.
        Text = "text",
        /// The number of an order, an invoice, a customer; its form in `pattern`.
        OrderNumber = "order_number",
        /// The same under another name.
        Code = "code",
        /// An e-mail address.
        Email = "email",
        /// A day, in any of the usual spellings; with `when`.
        Date = "date",
        /// An amount of money.
        Amount = "amount",
        /// A telephone number.
        Phone = "phone",
        /// A whole number, from 0.
        Number = "number",
        /// One of `options`.
        Choice = "choice",
    }
}

choices! {
    /// How an address is asked.
    pub enum Method {
        /// Values that the address does not name go into its query.
        Get = "GET",
        /// Values are posted as a JSON object.
        Post = "POST",
    }
}

settings! {
    /// What an entry does beside its answer: a form, a tree of choices, or a link.
    pub struct RawEntryAction {
        /// `form`, `choices` or `link`. Default: `form`.
        kind: ActionKind,
        /// For a form: the values to ask for, in this order, at most 12. Default: none, and it is done at once.
        slots: Vec<RawSlot>,
        /// For a form: the name under which the page handles it: `Askwell('on', 'action:order-status', …)`. Default: the
        /// entry's id.
        call: String,
        /// For a form: the address that gets the values, in place of the page. Default: none.
        request: RawRequest,
        /// For a form: what is said when it is done, in Markdown, up to 2,000 characters. `{path.to.value}` stands for a
        /// part of what the page or the address answers, or for a slot by its name. Default: what they answer.
        done: LocalText,
        /// For choices: the question. Default: the interface's own.
        ask: LocalText,
        /// For choices: what may be chosen, at most 20, at most 6 levels deep.
        choices: Vec<RawBranch>,
        /// For a link: what visitors read. Default: the address.
        label: LocalText,
        /// For a link: where it leads.
        url: String,
    }
}

settings! {
    /// A value to ask for.
    pub struct RawSlot {
        /// Names the value for its receiver: letters, digits, `_` and `-`, beginning with a letter. Required.
        name: String,
        /// What kind of value it is. Default: `text`.
        r#type: SlotType,
        /// What visitors read above the field. Default: the name.
        label: LocalText,
        /// What is said where a value cannot be used. Default: the interface's own words.
        hint: LocalText,
        /// For `order_number`: `#` a digit, `@` a letter, the rest as it stands: `A-#####`. Default: letters and digits, at
        /// least one digit.
        pattern: String,
        /// For `choice`: what may be chosen, at most 50. Required there.
        options: Vec<LocalText>,
        /// For `date`: `past` or `future`, the side of today on which it must lie. Default: either.
        when: When,
        /// Whether it may be left out. Default: false.
        optional: bool,
    }
}

settings! {
    /// An address that gets the values of a form and answers with JSON.
    pub struct RawRequest {
        /// `https:`, `http:`, or an address of this site, relative to the FAQ file's. `{name}` stands for a slot's value,
        /// behind the host. Required.
        url: String,
        /// `GET` or `POST`. Default: `GET`.
        method: Method,
    }
}

settings! {
    /// A choice: leads to an entry, or to further choices.
    pub struct RawBranch {
        /// What visitors read. Required.
        label: LocalText,
        /// The id of the entry that it leads to.
        entry: String,
        /// The question before further choices. Default: the interface's own.
        ask: LocalText,
        /// Further choices.
        choices: Vec<RawBranch>,
    }
}
