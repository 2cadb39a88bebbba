//! The English ways to ask for a human. Texts are in plain form: contractions written out, no punctuation.

use super::super::phrase::{after_any, find_any, first, is_all, next};

/// People who answer customers. Longest first is not needed: the longest that fits is taken.
const PEOPLE: &str = "human|humans|human being|person|agent|agents|representative|representatives|rep|reps|csr|operator|\
    someone|somebody|anyone|anybody|advisor|adviser|consultant|manager|supervisor|specialist|associate|colleague|employee|\
    staff member|service agent|member of staff|real one";

/// Those whom one is put through to, but does not "need" or "get".
const TEAMS: &str = "team|staff|people|support|support team|customer service|customer support|customer care|service team|\
    care team|help desk|helpdesk|service desk|customer services|live chat";

/// Words between a verb and the people.
const BETWEEN: &str = "to|with|me|us|through|over|on|onto|off|in|touch|a|an|the|your|one|of|some|any|real|live|actual|\
    human|customer|service|support|care|please|now|just|directly|back|up|by|other|another|senior|proper|living|it|this|\
    my|call|case|chat|about|not|here|there|phone|technical|sales|account|from";

/// Verbs of contact.
const CONTACT: &str = "talk|talking|speak|speaking|chat|chatting|connect|transfer me|transfer this|transfer my|put me|\
    put us|hand me|hand this|pass me|pass this|forward me|forward this|switch me|redirect me|refer me|reach|contact|\
    message|get hold of|get in touch with|get through|escalate|call me";

/// Verbs of wishing. With "a": after "need" a person, after "get me" an agent.
const WISH: &str = "get me|get|give me|need|want|like|prefer|wanna|gimme|send me|find me|let me have|request|demand|\
    require|ask for|asking for|asked for|where is|bring me";

/// Before people, each alone says that it is about those who answer.
const MARKED: &str = "someone real|somebody real|a real human|real human|real person|real people|actual human|actual person|live agent|live person|\
    live human|live operator|live chat|live support|live representative|human support|human agent|human help|\
    human assistance|human operator|human representative|human advisor|human service|customer service representative|\
    customer service agent|customer service rep|customer support agent|support agent|support representative";

/// What may follow the people; another noun makes it another thing ("human resources", "agent string").
const FOLLOWERS: &str = "please|pls|now|here|there|who|that|instead|on|for|about|asap|today|right|thanks|thank|again|rather|\
    and|or|to|in|at|with|regarding|if|because|not|i|is|can|would|could|will|immediately|directly|from|this|my|as|so|but|\
    when|available|online|via|by|ok|okay|then|concerning|human|agent|person|the|support|of|right|help";

/// What a message may hold beside the word for people alone.
const POLITE: &str = "please|pls|hello|hi|hey|now|a|an|the|real|live|actual|human|ok|okay|thanks|thank you|no|stop|just|\
    your|any|asap|customer|service|support|i|me|yes|speak|talk|to|with|want|need|someone|bot|not";

/// Machines.
const MACHINES: &str =
    "bot|bots|robot|robots|ai|an ai|machine|machines|chatbot|chatbots|computer|automated system";

/// What refuses them.
const REFUSALS: &str = "no|not|no more|hate|stop|tired of|sick of|instead of|rather than|enough of|without";

/// Between the refusal and the machine.
const TO_MACHINE: &str = "want|to|talk|speak|chat|with|a|an|the|this|your|ask|for|like|talking|speaking|chatting|need|more|\
    stupid|dumb|any|of|these|those|some|be|using|use|damn|silly|useless|another|help|from|i|asked";

/// Whole turns.
const TURNS: &str = "escalate this|escalate it|please escalate|escalate my|escalate to|want to escalate|need to escalate|\
    put me through|hand me off|hand me over|pass me on|patch me through|is anyone there|is anybody there|is someone there|\
    is somebody there|anyone there|anybody there|can someone help|can somebody help|can anyone help|can anybody help|\
    could someone help|could somebody help|could anyone help|can someone please help|can someone call|can somebody call|\
    could someone call|could somebody call|can someone contact|could someone contact|someone to help|somebody to help|\
    call me back|have someone call|have somebody call|is there anyone who|is there someone who|is there anybody who|\
    is there somebody who|is there anyone i|is there someone i|is there anybody i|is there somebody i|\
    is there anyone here|is there anyone that can|is there someone that can|is there anyone available|\
    is there a human|is there a person|is there a real|is there an actual|is there an agent|are there any humans|\
    are there any agents|are there any real|any humans|any human";

/// Turns that end the message, or come to its end but for a politeness.
const LAST_TURNS: &str =
    "transfer me|connect me|escalate|transfer me please|connect me please|transfer please";

/// Before a verb, it takes the wish back.
const DECLINES: &str = "not need|not want|not wish|no need for|no need to|not have to|not like to|never want";

/// Whether a plain text asks for a human.
pub fn is_wished(plain: &str) -> bool {
    let mut rest = plain;
    let mut is_declined = 0_u8;
    while !rest.is_empty() {
        if refuses_machines(rest) {
            return true;
        }
        if after_any(rest, DECLINES).is_some() {
            is_declined = 6;
        }
        if is_declined == 0 && asks_here(rest) {
            return true;
        }
        is_declined = is_declined.saturating_sub(1);
        rest = next(rest);
    }
    is_bare(plain)
}

/// Whether a wish begins with this word.
fn asks_here(text: &str) -> bool {
    after_any(text, TURNS).is_some()
        || after_any(text, MARKED).is_some_and(may_follow)
        || after_any(text, LAST_TURNS).is_some_and(str::is_empty)
        || after_any(text, CONTACT).is_some_and(|rest| reaches(rest, true))
        || after_any(text, WISH).is_some_and(|rest| reaches(rest, false))
}

/// Whether people come within the next words, with nothing but little words before them.
fn reaches(text: &str, with_teams: bool) -> bool {
    let mut rest = text;
    for _ in 0..6 {
        let people = after_any(rest, PEOPLE);
        let teams = if with_teams { after_any(rest, TEAMS) } else { None };
        if people.is_some_and(may_follow) || teams.is_some_and(may_follow) {
            return true;
        }
        match after_any(rest, BETWEEN) {
            Some(later) => rest = later,
            None => return false,
        }
    }
    false
}

fn may_follow(rest: &str) -> bool {
    rest.is_empty() || after_any(rest, FOLLOWERS).is_some() || !first(rest).is_ascii()
}

fn refuses_machines(text: &str) -> bool {
    let Some(mut rest) = after_any(text, REFUSALS) else { return false };
    for _ in 0..8 {
        if after_any(rest, MACHINES).is_some_and(may_follow) {
            return true;
        }
        match after_any(rest, TO_MACHINE) {
            Some(later) => rest = later,
            None => return false,
        }
    }
    false
}

/// Whether the message is a word for people and politeness, no more.
fn is_bare(plain: &str) -> bool {
    const ALONE: &str = "human|humans|person|agent|representative|rep|operator|advisor|adviser|supervisor|manager|human being";
    let rest = find_any(plain, ALONE);
    rest.is_some_and(|rest| is_all(rest, POLITE) || is_all(rest, ALONE))
        && is_all(plain, &[POLITE, "|", ALONE].concat())
}
