//! The plans, as the documentation of each chat has its calls.

use super::*;

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn handed() -> Json {
    json(
        r#"{"way": "crisp", "reason": "wish", "transcript": "Visitor: hi", "page": "https://shop.example/cart",
            "entries": ["a", "b"], "visitor": {"id": "7", "email": "a@b.example", "name": "Anna", "vip": true, "orders": 3}}"#,
    )
}

/// The calls as JavaScript, a line each.
fn calls(kind: ChatKind, names: &str, handed: &Json) -> Vec<String> {
    let plan = plan(kind, &json(names), handed).unwrap();
    let arguments = |values: &[Json]| {
        values.iter().map(|value| serde_json::to_string(value).unwrap()).collect::<Vec<_>>().join(",")
    };
    plan.calls.iter().map(|(path, values)| format!("{path}({})", arguments(values))).collect()
}

#[test]
fn each_chat_gets_conversation_and_visitor_as_it_documents() {
    let told = r#""askwell_transcript":"Visitor: hi","askwell_reason":"wish","askwell_page":"https://shop.example/cart","askwell_entries":"a,b""#;
    let small =
        r#""askwell_reason":"wish","askwell_page":"https://shop.example/cart","askwell_entries":"a,b""#;
    let visitor = r#""id":"7","email":"a@b.example","name":"Anna","vip":"true","orders":"3""#;
    for (kind, expected) in [
        (
            ChatKind::Chatwoot,
            vec![
                format!("$chatwoot.setUser(\"7\",{{{visitor}}})"),
                format!("$chatwoot.setCustomAttributes({{{visitor},{told}}})"),
                format!("$chatwoot.setConversationCustomAttributes({{{told}}})"),
                "$chatwoot.toggle(\"open\")".to_owned(),
            ],
        ),
        (
            ChatKind::Intercom,
            vec![
                format!("Intercom(\"update\",{{{visitor},{small}}})"),
                "Intercom(\"showNewMessage\",\"Visitor: hi\")".to_owned(),
            ],
        ),
        (
            ChatKind::HubSpot,
            vec![
                format!("_hsq.push([\"identify\",{{{visitor},{told}}}])"),
                "_hsq.push([\"trackPageView\"])".to_owned(),
                "HubSpotConversations.widget.open()".to_owned(),
            ],
        ),
        (
            ChatKind::Tidio,
            vec![
                r#"tidioChatApi.setVisitorData({"email":"a@b.example","name":"Anna"})"#.to_owned(),
                format!(
                    r#"tidioChatApi.setContactProperties({{"id":"7","vip":"true","orders":"3",{small}}})"#
                ),
                r#"tidioChatApi.messageFromVisitor("Visitor: hi")"#.to_owned(),
                "tidioChatApi.open()".to_owned(),
            ],
        ),
    ] {
        assert_eq!(calls(kind, "null", &handed()), expected);
    }
    let crisp = calls(ChatKind::Crisp, "null", &handed());
    assert_eq!(crisp[0], r#"$crisp.push(["set","user:email",["a@b.example"]])"#);
    assert!(crisp[2].starts_with(r#"$crisp.push(["set","session:data",[[["id","7"],["#), "{crisp:?}");
    assert_eq!(
        crisp[3..],
        [
            r#"$crisp.push(["do","message:send",["text","Visitor: hi"]])"#,
            r#"$crisp.push(["do","chat:open"])"#
        ]
    );
}

#[test]
fn zendesk_gets_the_fields_that_the_owner_has_named() {
    let names = r#"{"transcript": "11", "page": "12", "email": "13", "nothing": "14"}"#;
    let found = calls(ChatKind::Zendesk, names, &handed());
    let fields = r#"[{"id":"11","value":"Visitor: hi"},{"id":"12","value":"https://shop.example/cart"},{"id":"13","value":"a@b.example"}]"#;
    assert_eq!(
        found,
        [
            format!(r#"zE("messenger:set","conversationFields",{fields})"#),
            r#"zE("messenger:set","conversationTags",["askwell","wish"])"#.to_owned(),
            r#"zE("messenger","open")"#.to_owned(),
        ]
    );
}

#[test]
fn tawk_gets_the_conversation_in_pieces() {
    let long =
        Json::object(vec![("transcript", Json::Text("字".repeat(600))), ("reason", Json::from("wish"))]);
    let plan = plan(ChatKind::Tawk, &Json::Null, &long).unwrap();
    let (path, arguments) = &plan.calls[0];
    let Json::Map(members) = &arguments[0] else { panic!() };
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        (*path, names),
        ("Tawk_API.setAttributes", vec!["askwell-reason", "chat-1", "chat-2", "chat-3"])
    );
    let text: String = members.iter().skip(1).filter_map(|(_, value)| value.as_text()).collect();
    assert_eq!(text, "字".repeat(600));
    assert_eq!(plan.calls[1], ("Tawk_API.maximize", vec![]));
}

#[test]
fn what_is_held_back_is_nowhere() {
    let held = json(r#"{"reason": "button", "visitor": {}}"#);
    for kind in ChatKind::ALL {
        let Some(plan) = plan(kind, &Json::Null, &held) else { continue };
        let text = format!("{plan:?}");
        assert!(!text.contains("message:send") && !text.contains("messageFromVisitor"), "{text}");
        assert!(!text.contains("transcript") && !text.contains("chat-1"), "{text}");
    }
}

#[test]
fn the_owner_may_rename() {
    let found = calls(ChatKind::HubSpot, r#"{"transcript": "faq_chat"}"#, &handed());
    assert!(found[0].contains(r#""faq_chat":"Visitor: hi""#), "{found:?}");
}
