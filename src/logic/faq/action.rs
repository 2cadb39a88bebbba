//! What an entry does beside its answer: a form to fill in, or a tree of choices.

use super::super::report::choices;

/// What an entry does beside its answer, after the file was checked and its language chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Values are asked for, then something is done with them.
    Form(Form),
    /// The visitor is led to an entry.
    Choices(Tree),
}

/// Values to ask for, and what becomes of them. Without slots it is done at once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// What is asked for, in this order.
    pub slots: Vec<Slot>,
    /// Who gets the values.
    pub receiver: Receiver,
    /// What is said when it is done, in Markdown with `{path}` for parts of the receiver's answer and for slots by
    /// their names. Empty: what the receiver says itself.
    pub done: String,
}

/// Who gets the values of a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Receiver {
    /// The page, under this name: `Askwell('on', 'action:order-status', async (slots) => …)`.
    Page(String),
    /// An address of the owner's.
    Endpoint(Endpoint),
}

impl Default for Receiver {
    fn default() -> Self {
        Receiver::Page(String::new())
    }
}

/// An address that gets the values of a form and answers with JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// The address, relative to the FAQ file's; `{name}` stands for a slot's value.
    pub url: String,
    /// Whether the values are posted as a JSON object; otherwise those that the address does not name go into its query.
    pub is_post: bool,
}

/// A value to ask for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slot {
    /// Names the value for its receiver. Unique in its form.
    pub name: String,
    /// What the visitor reads above the field.
    pub label: String,
    /// What is said where a value cannot be used; empty: the interface's own words.
    pub hint: String,
    /// What kind of value it is.
    pub kind: SlotKind,
    /// Whether it may be left out.
    pub is_optional: bool,
}

/// What kind of value is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SlotKind {
    /// Any text of one line, up to 500 characters.
    #[default]
    Text,
    /// An e-mail address: in small letters.
    Email,
    /// The number of an order, an invoice, a customer, with its pattern: `#` a digit, `@` a letter, the rest as it stands.
    /// Without a pattern: letters and digits of which at least one is a digit, in capitals.
    Code(Option<String>),
    /// A day: `2026-06-20`.
    Date(Option<When>),
    /// An amount of money: two decimals, no currency.
    Amount,
    /// A telephone number: digits, with `+` before a country's code.
    Phone,
    /// A whole number, from 0.
    Number,
    /// One of these, as they are written here.
    Choice(Vec<String>),
}

choices! {
    /// On which side of today a day is. It chooses the year of a day that was told without, and the week of a weekday; a
    /// day that is on the other side is refused.
    pub enum When {
        /// Not after today.
        Past = "past",
        /// Not before today.
        Future = "future",
    }
}

/// A question with choices, each of which leads to an entry or to further choices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// What is asked; may be empty.
    pub ask: String,
    /// What may be chosen. Never empty.
    pub branches: Vec<Branch>,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// What the visitor reads.
    pub label: String,
    /// Where it leads.
    pub to: Destination,
}

/// Where a choice leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To an entry's answer, by its id.
    Entry(String),
    /// To further choices.
    Tree(Tree),
}
