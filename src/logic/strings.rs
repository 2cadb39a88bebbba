//! The interface's own texts. English is built in, so that it needs no request; the other languages are
//! flat JSON files in `public/askwell/lang/`, and a test says that each has every key and no other.

mod table;

pub(crate) use table::{overlay, strings};

/// The languages the interface speaks. For each but English there is a file of that name.
pub const LANGUAGES: [&str; 34] = [
    "en", "zh-Hans", "ar", "bg", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu",
    "id", "it", "ja", "ko", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi",
    "zh-Hant",
];

strings! {
    /// Every text of the interface, in one language.
    Strings;
    /// The launcher's accessible name while the panel is closed.
    open_help = "Open help",
    /// The launcher's accessible name while the panel is open, and the close button's.
    close_help = "Close help",
    /// The heading of the panel, where the owner gave none.
    title = "Help",
    /// The greeting, where the owner gave none.
    welcome = "Hello! Ask a question, or choose one below.",
    /// Heads the suggested questions.
    suggested = "Suggested questions",
    /// Names the transcript for screen readers.
    conversation = "Conversation",
    /// The composer's label.
    your_question = "Your question",
    /// The composer's placeholder.
    placeholder = "Ask a question…",
    /// The send button.
    send = "Send",
    /// Names the list of completions.
    completions = "Matching questions",
    /// Says who speaks, for screen readers: the visitor.
    you_asked = "You asked",
    /// Says who speaks, for screen readers: the widget.
    answer = "Answer",
    /// While the index is being built.
    looking = "Looking…",
    /// Before candidates, where several may be meant.
    did_you_mean = "Did you mean one of these?",
    /// Before close candidates, one of which surely is meant.
    which_one = "Which of these do you mean?",
    /// Where nothing fits.
    not_sure = "I'm not sure I have an answer to that.",
    /// Before the nearest entries, where nothing fits.
    nearest = "The nearest I have:",
    /// Before the follow-up questions.
    follow_ups = "Related questions",
    /// Asks for the thumbs.
    was_helpful = "Was this helpful?",
    /// Thumb up.
    yes = "Yes",
    /// Thumb down.
    no = "No",
    /// After a thumb up.
    thanks = "Thank you!",
    /// After a thumb down.
    sorry = "Sorry about that. Try other words, or choose below.",
    /// The way to a human, where the owner gave no name.
    talk_to_person = "Talk to a person",
    /// Before the contact's links.
    contact_intro = "You can reach us here:",
    /// Where somebody is there.
    handoff_open = "Somebody is there for you now.",
    /// Where nobody is, and it is not known when somebody will be.
    handoff_closed = "Nobody is there right now.",
    /// When somebody is there again: `{1}` is a day of those below, `{2}` a time.
    handoff_next = "Nobody is there right now. We are back {1} at {2}.",
    /// The same, where the office has another time zone.
    handoff_next_elsewhere = "Nobody is there right now. We are back {1} at {2} (your time).",
    /// Today, tomorrow, the days from Monday on, and a later day `{1}`.
    handoff_days = "today|tomorrow|on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|on {1}",
    /// Opens the live chat.
    handoff_chat = "Start a live chat",
    /// Writes an e-mail.
    handoff_mail = "E-mail this conversation",
    /// Opens the form for a message.
    handoff_form = "Leave a message",
    /// Above the conversation, before it is passed on.
    handoff_passed = "This is passed on. You may change it.",
    /// Whether it is passed on at all.
    handoff_include = "Pass on this conversation",
    /// What else is: `{1}` are the names of what the site knows of the visitor.
    handoff_details = "Passed on, too: the page you are on. {1}",
    /// The visitor's name.
    handoff_name = "Your name",
    /// The visitor's e-mail address.
    handoff_email = "Your e-mail address",
    /// What the visitor wants to say.
    handoff_message = "Your message",
    /// Behind what may be left out.
    handoff_optional = "(optional)",
    /// Where a field that is needed is empty.
    handoff_needed = "Please fill this in.",
    /// Where an e-mail address is none.
    handoff_bad_email = "Please enter an address such as name@example.com.",
    /// Opens the chat with what is passed on.
    handoff_go = "Open the chat",
    /// Opens the visitor's mail program.
    handoff_write = "Open my e-mail program",
    /// Sends the message.
    handoff_send = "Send message",
    /// Goes back to the ways to a human.
    handoff_cancel = "Cancel",
    /// While the chat is waited for.
    handoff_opening = "One moment…",
    /// After a chat was opened.
    handoff_opened = "The chat is open. What you passed on is there.",
    /// After the conversation was given to the site's server.
    handoff_given = "Passed on. We will get in touch with you.",
    /// After the mail program was opened.
    handoff_written = "Your e-mail program has the conversation. Please send it from there.",
    /// After a message was given to the outbox.
    handoff_sent = "Thank you! Your message is on its way; we will answer by e-mail.",
    /// Where the chat could not be opened.
    handoff_failed = "The chat cannot be reached at the moment. Please choose another way.",
    /// Copies the conversation.
    copy = "Copy conversation",
    /// After it was copied.
    copied = "The conversation was copied.",
    /// Where it could not be.
    not_copied = "This browser does not allow copying. Please save the conversation as text.",
    /// Where a part of the widget that is asked for could not be loaded.
    not_loaded = "This could not be loaded. Please try again later.",
    /// Saves the conversation as a file.
    save_text = "Save as text",
    /// Prints the conversation.
    print = "Print",
    /// Who asks, in a written conversation.
    transcript_visitor = "Visitor",
    /// Where the beginning of a conversation is left out.
    transcript_cut = "Earlier messages are left out.",
    /// Where an answer of an earlier visit is no longer in the FAQ.
    gone = "This answer is no longer available.",
    /// While the FAQ is fetched.
    loading = "Loading the answers…",
    /// Where there is no FAQ, or it is empty or broken.
    no_faq = "There are no answers here yet.",
    /// Where the FAQ could not be fetched.
    faq_failed = "The answers could not be loaded.",
    /// Loads the FAQ again.
    try_again = "Try again",
    /// Where the question is longer than can be read.
    too_long = "That is too long for me. Please ask in a few sentences.",
    /// Where nothing can be stored.
    not_kept = "This browser does not keep the conversation: it ends with this page.",
    /// The button that shows the options.
    options = "Options",
    /// Names the choice of the interface's language.
    language = "Language",
    /// Names the choice of colours.
    appearance = "Appearance",
    /// Colours as the system has them.
    theme_auto = "Automatic",
    /// Light colours.
    theme_light = "Light",
    /// Dark colours.
    theme_dark = "Dark",
    /// Erases the conversation.
    erase = "Erase this conversation",
    /// After the conversation was erased.
    erased = "The conversation was erased.",
    /// Names a survey for screen readers, and heads it where it stands alone.
    survey = "A short question",
    /// Asks for satisfaction.
    survey_csat = "How satisfied are you with the help you got?",
    /// Asks for the likelihood to recommend.
    survey_nps = "How likely are you to recommend us to a friend?",
    /// A statement on effort, to agree with.
    survey_ces = "It was easy to get my question handled.",
    /// A statement on product quality, to agree with.
    survey_product = "The product does what I need, reliably.",
    /// A statement on service efficiency, to agree with.
    survey_service = "I got a clear answer quickly.",
    /// A statement on brand value, to agree with.
    survey_brand = "For what it costs, I would choose this brand again.",
    /// A statement on the purchase experience, to agree with.
    survey_purchase = "Overall, buying here met my expectations.",
    /// Asks for a comment.
    survey_comment = "Anything you would like to tell us?",
    /// The lowest satisfaction.
    survey_bad = "Very dissatisfied",
    /// The highest satisfaction.
    survey_good = "Very satisfied",
    /// The lowest likelihood.
    survey_unlikely = "Not likely at all",
    /// The highest likelihood.
    survey_likely = "Extremely likely",
    /// The lowest agreement.
    survey_disagree = "Strongly disagree",
    /// The highest agreement.
    survey_agree = "Strongly agree",
    /// A point of a scale, for screen readers: between the point and the number of points.
    survey_of = "of",
    /// Goes on to the next question of a survey.
    survey_next = "Continue",
    /// Passes a question over.
    survey_skip = "Skip",
    /// Goes back to the question before.
    survey_back = "Back",
    /// Closes a survey without finishing it.
    survey_dismiss = "No, thanks",
    /// After a survey.
    survey_thanks = "Thank you for your feedback!",
    /// Before a comment as it will be stored, where personal data in it was masked.
    survey_masked = "Personal data is masked before it is stored:",
    /// Goes on to the next field of a guided answer.
    task_next = "Continue",
    /// Goes back by a field or a choice.
    task_back = "Back",
    /// Cancels a guided answer.
    task_cancel = "Cancel",
    /// Changes a value that was given.
    task_edit = "Change",
    /// Passes an optional field over.
    task_skip = "Skip",
    /// Sends the values of a guided answer.
    task_send = "Send",
    /// Tries a guided answer once more.
    task_retry = "Try again",
    /// Behind the label of a field that may be left out.
    task_optional = "optional",
    /// Names the values that were given, for screen readers.
    task_given = "Your details",
    /// Asks for a choice, where the owner gave no question.
    task_choose = "Which one fits?",
    /// While the receiver of a guided answer works.
    task_sending = "One moment…",
    /// Where nothing is left to ask, and nothing was sent: after a reload or a change.
    task_ready = "Shall I send this?",
    /// Where the page was left before the receiver had answered.
    task_unsettled = "The page was left before there was an answer. Send it again?",
    /// After a guided answer, where the receiver says nothing.
    task_done = "Done.",
    /// After it was cancelled.
    task_cancelled = "Cancelled.",
    /// Where a value that is needed is missing.
    task_missing = "Please fill this in.",
    /// Where a text cannot be used.
    task_invalid = "I can't use that here.",
    /// Where a text is no e-mail address.
    task_invalid_email = "That is no e-mail address I can read. It looks like name@example.com.",
    /// Where a text is no order number.
    task_invalid_code = "I can't find such a number in that.",
    /// Where a text does not fit the pattern `{1}`.
    task_invalid_pattern = "I can't find such a number in that. It looks like {1}.",
    /// Where a text is no day.
    task_invalid_date = "I can't read a date in that. Try {1}.",
    /// Where a text is no amount.
    task_invalid_amount = "I can't read an amount in that. Try 49.90.",
    /// Where a text is no telephone number.
    task_invalid_phone = "I can't read a phone number in that.",
    /// Where a text is no number.
    task_invalid_number = "I can't read a number in that.",
    /// Where a text is none of the choices.
    task_invalid_choice = "Please choose one of these.",
    /// Where the receiver did not answer in time.
    task_slow = "This takes too long. What you gave is kept; please try again.",
    /// Where it could not be reached.
    task_unreachable = "I can't reach the service. What you gave is kept; please try again.",
    /// Where it knows nothing of the kind.
    task_not_found = "Nothing was found for this. Please check what you gave.",
    /// Where it refused the values.
    task_refused = "This was not accepted. Please check what you gave.",
    /// Where it failed.
    task_failed = "Something went wrong on our side. What you gave is kept; please try again.",
    /// Why an entry or a product is suggested: `{1}` was viewed.
    why_viewed = "because you viewed {1}",
    /// Why: `{1}` lies in the cart.
    why_cart = "because {1} is in your cart",
    /// Why: `{1}` was bought.
    why_bought = "because you bought {1}",
    /// Why: many ask it now.
    why_hot = "many ask this at the moment",
    /// Heads the details of what many ask now.
    hot_topic = "Many ask this at the moment",
    /// Shows the rest of them.
    read_on = "Read on",
    /// Why a product is shown: bought with `{1}`, in so many of so many orders.
    why_together = "bought with {1}: {2} of {3} orders",
    /// The same where `{3}` is one, few or many, as plural rules of a language have it. What a language leaves out is
    /// said as above.
    why_together_one = "bought with {1}: {2} of {3} order",
    /// See above.
    why_together_few = "",
    /// See above.
    why_together_many = "",
    /// Heads the questions that others asked after this one.
    asked_next = "Often asked next",
    /// Heads the products that are recommended.
    recommended = "You may like",
    /// Names what stands beside the launcher, for screen readers.
    teaser = "Message",
    /// Leads from there into the panel.
    show_me = "Show me",
    /// Closes it.
    dismiss = "Dismiss",
    /// Before the code of an offer.
    offer_code = "Code",
    /// The button that shows what is remembered.
    remembered = "What is remembered",
    /// Where nothing is.
    remembered_nothing = "Nothing is remembered.",
    /// Where it is kept.
    remembered_where = "All of this is kept in this browser only.",
    /// Says that it ends with the page.
    remembered_page = "Nothing is stored so far: it ends with this page.",
    /// Heads the visits.
    remembered_visits = "Visits",
    /// Heads the pages.
    remembered_pages = "Pages viewed",
    /// Heads the products viewed.
    remembered_products = "Products viewed",
    /// Heads the categories.
    remembered_categories = "Categories viewed",
    /// Heads the cart.
    remembered_cart = "Cart",
    /// Heads the purchases.
    remembered_purchases = "Purchases",
    /// Heads the questions.
    remembered_topics = "Topics asked about",
    /// Heads the answers that helped.
    remembered_helped = "Answers that helped",
    /// Heads those that did not.
    remembered_not_helped = "Answers that did not help",
    /// Heads what the site told of the visitor.
    remembered_attributes = "From this site",
    /// Saves it all as a file.
    export = "Download",
    /// Erases everything.
    forget_all = "Erase everything",
    /// Says, for screen readers, that a link leads to a new tab.
    new_tab = "opens in a new tab",
    /// Said to "OK".
    talk_okay = "Good. Ask me whenever you have another question.",
    /// Said to a greeting.
    talk_greeting = "Hello! What would you like to know?",
    /// Said to praise.
    talk_praise = "Thank you! Is there anything else you would like to know?",
    /// Said to thanks.
    talk_thanks = "You're welcome! Is there anything else you would like to know?",
    /// Said to a goodbye.
    talk_goodbye = "Goodbye! I'm here whenever you have a question.",
    /// Said to an apology.
    talk_apology = "No problem at all. What would you like to know?",
    /// Said to "How are you?"
    talk_how_are_you = "I'm a program, so I'm always the same, but thank you for asking. How can I help?",
    /// Said to "What can you do?" and to calls for help without a question.
    talk_what_can_you_do = "I answer questions from this site's FAQ. Ask in your own words, or choose a question.",
    /// Said to "Who are you?"
    talk_who_are_you = "I'm this site's help assistant: a program that answers from its FAQ.",
    /// Said to "Are you a human?"
    talk_are_you_human = "No, I'm a program. I answer from this site's FAQ.",
    /// Said to insults.
    talk_abuse = "I'm sorry this isn't going well. I'm only a program that answers from this site's FAQ.",
    /// Said before the reply to a message that is clearly negative.
    softening = "I'm sorry about the trouble.",
    /// Offers the way to a human.
    offer_person = "I may not be the right help here. Would you like to talk to a person?",
    /// Offers the way to a human to somebody who is upset.
    offer_person_upset = "I'm sorry for the trouble. Would you like to talk to a person?",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_stays_english() {
        let json = serde_json::from_str(r#"{"send": "发送", "sned": "x", "yes": 1}"#).unwrap();
        let (strings, problems) = Strings::translated(&json, "zh.json");
        assert_eq!((strings.send, strings.no), ("发送", "No"));
        // A form for some numbers may be missing; English is not said in its place.
        let forms = Strings::KEYS.iter().filter(|key| key.starts_with("why_together_")).count();
        assert_eq!((forms, strings.why_together_one), (3, ""));
        assert_eq!(problems.len(), 2 + Strings::KEYS.len() - 2 - forms);
    }
}
