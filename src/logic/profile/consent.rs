//! What may be stored and sent, by purpose. The words are those of Google's Consent Mode, so that a consent manager's
//! answer can be handed on as it is.
//!
//! | | `functionality` | `personalization` | `analytics` |
//! |---|---|---|---|
//! | what for | the conversation | what the profile remembers | feedback that is sent |
//! | nothing said | once the visitor has used the widget | the same; with `"consent": true`, no | as `feedback` says |
//! | granted | yes | yes, unless Global Privacy Control asks otherwise | yes |
//! | denied | no | no, and what there is is erased | no |
//!
//! Global Privacy Control stands above a grant: consent managers grant by default where no law asks for a question,
//! while the signal is the visitor's own. An owner who is sure of their ground can switch it off.

use super::super::json::Json;
use super::super::report::choices;
use super::raw::Keeping;

choices! {
    /// What was said of a purpose.
    pub enum Grant {
        /// Nothing.
        Unset = "unset",
        /// Yes.
        Granted = "granted",
        /// No.
        Denied = "denied",
    }
}

/// What was said of each purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consent {
    /// Keeping the conversation.
    pub functionality: Grant,
    /// Keeping what the visitor viewed, bought and asked.
    pub personalization: Grant,
    /// Sending ratings and figures.
    pub analytics: Grant,
}

/// What is known of the moment, besides what was said.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Grounds {
    /// What the owner set.
    pub keeping: Keeping,
    /// Whether the visitor has used the widget, on this page or before.
    pub has_interacted: bool,
    /// Whether the browser sends Global Privacy Control.
    pub has_privacy_control: bool,
}

impl Consent {
    /// Takes in what the page or a consent manager tells: `{"personalization": "granted"}`, also with Google's names
    /// (`personalization_storage`) and `true` or `false`. What it does not name stays. Returns whether the profile is
    /// to be erased: personalization is denied now.
    pub fn update(&mut self, told: &Json) -> bool {
        for (names, grant) in [
            (["functionality", "functionality_storage"], &mut self.functionality),
            (["personalization", "personalization_storage"], &mut self.personalization),
            (["analytics", "analytics_storage"], &mut self.analytics),
        ] {
            let said = names.iter().find_map(|name| told.get(name)).and_then(grant_from);
            *grant = said.unwrap_or(*grant);
        }
        self.personalization == Grant::Denied
    }

    /// Whether the conversation may be stored.
    pub fn may_keep_conversation(&self, grounds: &Grounds) -> bool {
        match self.functionality {
            Grant::Granted => true,
            Grant::Denied => false,
            Grant::Unset => grounds.has_interacted,
        }
    }

    /// Whether the profile may be stored. Where it may not, it lives with the page, and rules work on that.
    pub fn may_keep_history(&self, grounds: &Grounds) -> bool {
        let Grounds { keeping, has_interacted, has_privacy_control } = grounds;
        if !keeping.remember || (*has_privacy_control && keeping.has_privacy_control) {
            return false;
        }
        match self.personalization {
            Grant::Granted => true,
            Grant::Denied => false,
            Grant::Unset => *has_interacted && !keeping.needs_consent,
        }
    }

    /// Whether feedback may be sent; `needs_consent` is what the owner's `feedback` says.
    pub fn may_send(&self, needs_consent: bool) -> bool {
        match self.analytics {
            Grant::Granted => true,
            Grant::Denied => false,
            Grant::Unset => !needs_consent,
        }
    }

    /// The object to store: what was said must outlive what it is about. None where nothing was said.
    pub fn to_json(&self) -> Option<Json> {
        let said = |grant: Grant| Json::from(grant.word());
        (*self != Consent::default()).then(|| {
            Json::object(vec![
                ("functionality", said(self.functionality)),
                ("personalization", said(self.personalization)),
                ("analytics", said(self.analytics)),
            ])
        })
    }

    /// Reads such an object; what cannot be read is unset.
    pub fn read(json: Option<&Json>) -> Consent {
        let mut consent = Consent::default();
        consent.update(json.unwrap_or(&Json::Null));
        consent
    }
}

fn grant_from(json: &Json) -> Option<Grant> {
    match json {
        Json::Bool(true) => Some(Grant::Granted),
        Json::Bool(false) => Some(Grant::Denied),
        other => Grant::from_word(other.as_text()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Consent {
        Consent::read(Some(&serde_json::from_str(text).unwrap()))
    }

    /// Whether history may be kept: what was said, then needs consent, has interacted, has privacy control.
    fn history(said: &str, [needs_consent, has_interacted, has_privacy_control]: [bool; 3]) -> bool {
        let keeping = Keeping { needs_consent, ..Keeping::default() };
        let personalization = Grant::from_word(said).unwrap();
        let consent = Consent { personalization, ..Consent::default() };
        consent.may_keep_history(&Grounds { keeping, has_interacted, has_privacy_control })
    }

    #[test]
    fn history_is_kept_by_this_table() {
        for (said, facts, may) in [
            ("unset", [false, false, false], false),
            ("unset", [false, true, false], true),
            ("unset", [true, true, false], false),
            ("unset", [false, true, true], false),
            ("granted", [true, false, false], true),
            ("granted", [false, false, false], true),
            ("granted", [true, true, true], false),
            ("denied", [false, true, false], false),
        ] {
            assert_eq!(history(said, facts), may, "{said} {facts:?}");
        }
    }

    #[test]
    fn the_owner_can_turn_both_off() {
        let granted = Consent { personalization: Grant::Granted, ..Consent::default() };
        let with = |keeping| Grounds { keeping, has_interacted: true, has_privacy_control: true };
        let deaf = Keeping { has_privacy_control: false, ..Keeping::default() };
        assert!(granted.may_keep_history(&with(deaf)));
        assert!(!granted.may_keep_history(&with(Keeping { remember: false, ..deaf })));
    }

    #[test]
    fn words_of_consent_managers_are_understood() {
        let mut consent = told(r#"{"analytics_storage": "granted", "ad_storage": "granted"}"#);
        assert_eq!(consent, Consent { analytics: Grant::Granted, ..Consent::default() });
        assert!(!consent.update(&serde_json::from_str(r#"{"personalization": true}"#).unwrap()));
        assert!(consent.update(&serde_json::from_str(r#"{"personalization_storage": "denied"}"#).unwrap()));
        assert_eq!((consent.analytics, consent.personalization), (Grant::Granted, Grant::Denied));
    }

    #[test]
    fn nonsense_says_nothing() {
        for text in ["null", "3", "[]", r#"{"personalization": "maybe", "analytics": {"granted": true}}"#] {
            assert_eq!(told(text), Consent::default(), "{text}");
        }
    }

    #[test]
    fn conversation_and_sending_wait_for_an_act_or_a_word() {
        let grounds = |has_interacted| Grounds { has_interacted, ..Grounds::default() };
        assert!(!Consent::default().may_keep_conversation(&grounds(false)));
        assert!(Consent::default().may_keep_conversation(&grounds(true)));
        let denied = told(r#"{"functionality": "denied", "analytics": "denied"}"#);
        assert!(!denied.may_keep_conversation(&grounds(true)) && !denied.may_send(false));
        assert!(Consent::default().may_send(false) && !Consent::default().may_send(true));
        assert_eq!(Consent::read(denied.to_json().as_ref()), denied);
        assert_eq!(Consent::default().to_json(), None);
    }
}
