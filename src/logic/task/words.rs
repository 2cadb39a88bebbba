//! What visitors say to a form beside values: that they give up, go back, try again, do not know.
//!
//! All of it reads the form of [`plain`](super::super::talk::phrase::plain); tables are as there.

use super::super::talk::parts::OPENINGS;
use super::super::talk::phrase::{after_any, count, find_any, is_all};

/// Words that change nothing of what is said with them.
const FILLERS: &str = "please|ok|okay|and|so|but|no|thanks|thank you|sorry|it|this|that|then|just|oh|hm|hmm|well|actually|all|i|want to|\
    can you|could you|can we|let us|you can|now|吧|了|谢谢|请|那|就|我|先|嗯|哦|好的|好吧|好|一下|还是|啊|呀|麻烦|帮我|想|要|等一下|等等|稍等";

/// That the task is given up.
const CANCEL: &str = "cancel|stop|quit|exit|abort|never mind|nevermind|forget it|forget about it|leave it|drop it|not needed|\
    no longer needed|do not bother|i changed my mind|changed my mind|do not want to|i do not want this|\
    取消|算了|不用了|不要了|不查了|不弄了|不办了|不填了|不退了|不改了|不约了|不需要了|不想查了|不想弄了|放弃|停止|退出|不必了|当我没说";

/// The same, where something else may follow at once.
const GIVES_UP: &str = "never mind|nevermind|forget it|forget about it|forget that|不退了|别退了|别查了|不改了|算了|不用了|不查了|不弄了|不填了|当我没说";

/// That it be tried once more.
const RETRY: &str = "try again|retry|again|once more|one more time|try once more|resend|send again|send|submit|\
    再试一次|再试试|再试|重试|再来一次|再查一次|再查|重新提交|再提交一次|再发一次|提交|发送";

/// That it be sent.
const YES: &str = "yes|yeah|yep|sure|go ahead|do it|go on|是|是的|对|可以|行|发吧|继续";

/// "Good": sends where that was asked; after a failure it may be mere politeness.
const AGREES: &str = "ok|okay|please|thanks|好的|好|好吧|嗯";

/// Back to what was asked before.
const BACK: &str = "back|go back|previous|previous one|one step back|上一步|返回|回去|退回|上一个";

/// That a value is left out.
const SKIP: &str = "skip|none|nothing|no|leave it empty|leave it out|not needed|i have none|do not have one|i do not have one|\
    跳过|没有|无|不填|不用|不需要|略过|没|空着";

/// That the visitor does not know, or has to look.
const UNSURE: &str = "do not know|no idea|not sure|i forgot|forgot it|can not find|do not have it|\
    do not have that|do not remember|can not remember|wait|one moment|one second|hold on|let me check|\
    let me look|let me see|just a second|give me a second|不知道|不清楚|忘了|忘记了|忘记|不记得|找不到|想不起来|记不得|记不清|等一下|\
    等一等|稍等|等等|我找找|我看看|我查一下|我看一下|没找到";

/// That the visitor does not want to tell.
const REFUSES: &str = "rather not|not comfortable|will not tell|will not give|not telling|not giving|none of your business|\
    do not want to give|do not want to tell|do not want to share|do not want to say|prefer not|\
    不方便|不想告诉|不告诉|不想给|不愿意|不想说|不能告诉|不想提供|不能提供|不便";

/// That something told before was wrong.
const CORRECTS: &str = "no|wait|sorry|oops|actually|i meant|i mean|correction|wrong|my mistake|make that|make it|rather|\
    说错了|打错了|写错了|弄错了|填错了|错了|不对|不是|更正|应该是|改成";

/// Signs of a question in Chinese.
const ASKS: &str = "怎么|怎样|多少|什么|哪里|哪儿|哪个|几天|多久|为什么|为啥|是否|能不能|可不可以|要不要|会不会|有没有|是不是|如何|干嘛|干吗";

/// A message that says one of these things has few words beside.
const FEW: usize = 12;

/// Whether the task is given up, and nothing else is said.
pub fn cancels(plain: &str) -> bool {
    says_only(plain, CANCEL)
}

/// Whether the task is given up for something else that follows.
pub fn gives_up(plain: &str) -> bool {
    led(plain, GIVES_UP).is_some_and(|rest| !rest.is_empty())
}

/// Whether it is to be tried again, or sent.
pub fn sends(plain: &str) -> bool {
    says_only(plain, RETRY) || says_only(plain, YES)
}

/// Whether the visitor agrees, where it was asked whether to send.
pub fn agrees(plain: &str) -> bool {
    !plain.is_empty() && is_all(plain, AGREES)
}

/// Whether to go back.
pub fn goes_back(plain: &str) -> bool {
    says_only(plain, BACK)
}

/// Whether the value is left out.
pub fn skips(plain: &str) -> bool {
    says_only(plain, SKIP)
}

/// Whether the visitor does not know, and says little else.
pub fn is_unsure(plain: &str) -> bool {
    find_any(plain, UNSURE).is_some() && count(plain) <= FEW
}

/// Whether the visitor does not know, and says nothing else.
pub fn is_only_unsure(plain: &str) -> bool {
    says_only(plain, UNSURE)
}

/// Whether the visitor does not want to tell.
pub fn refuses(plain: &str) -> bool {
    find_any(plain, REFUSES).is_some() && count(plain) <= 2 * FEW
}

/// Whether something told before is set right.
pub fn corrects(plain: &str) -> bool {
    led(plain, CORRECTS).is_some()
}

/// Whether a message is a question or a request by its form, whatever it is about.
pub fn asks(message: &str, plain: &str) -> bool {
    ends_asking(message, plain) || find_any(plain, ASKS).is_some() || led(plain, OPENINGS).is_some()
}

/// Whether a message ends like a question.
pub fn ends_asking(message: &str, plain: &str) -> bool {
    matches!(message.trim_end().chars().next_back(), Some('?' | '？'))
        || ["吗 ", "呢 ", "么 ", "嘛 "].iter().any(|end| plain.ends_with(end))
}

/// What follows a phrase of the table, where the text begins with one, or has but fillers before it.
fn led<'t>(plain: &'t str, table: &str) -> Option<&'t str> {
    let mut rest = plain;
    loop {
        if let Some(after) = after_any(rest, table) {
            return Some(after);
        }
        rest = after_any(rest, FILLERS)?;
    }
}

/// Whether the text is phrases of the table, at least one, and fillers.
fn says_only(plain: &str, table: &str) -> bool {
    find_any(plain, table).is_some() && is_all(plain, &[table, "|", FILLERS].concat())
}

#[cfg(test)]
mod tests {
    use super::super::super::talk::phrase::{self, tests::check_table};
    use super::*;
    use crate::logic::text::{folded, native_fold};

    fn plain(text: &str) -> String {
        phrase::plain(&folded(native_fold, text))
    }

    #[test]
    fn every_phrase_can_be_found() {
        for table in
            [FILLERS, CANCEL, GIVES_UP, RETRY, YES, AGREES, BACK, SKIP, UNSURE, REFUSES, CORRECTS, ASKS]
        {
            check_table(table);
        }
    }

    fn check(says: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(says(&plain(text)), "{text}");
        }
        for text in no {
            assert!(!says(&plain(text)), "{text}");
        }
    }

    #[test]
    fn giving_up_is_told_from_tasks_about_giving_up() {
        check(
            cancels,
            &[
                "Cancel",
                "cancel that, please",
                "never mind!",
                "Forget it.",
                "ok stop",
                "取消",
                "算了不查了",
                "算了吧",
                "不用了，谢谢",
            ],
            &[
                "cancel my order",
                "取消订单",
                "I want to cancel my order",
                "stop my subscription",
                "A-1",
                "",
                "取消预约",
                "no",
            ],
        );
        check(
            gives_up,
            &["never mind, how much is the team plan", "算了，你们包邮吗"],
            &["never mind", "how do I cancel", "算了"],
        );
    }

    #[test]
    fn what_is_said_beside_values() {
        check(
            sends,
            &["try again", "Please try again", "retry", "再试一次", "再试一次吧", "yes", "send it"],
            &["again and again it fails", "A-1", ""],
        );
        check(goes_back, &["back", "go back please", "上一步", "返回"], &["send it back", "退回商品", ""]);
        check(skips, &["skip", "no, thanks", "none", "跳过", "没有"], &["no way", "没有收到", ""]);
        check(
            is_unsure,
            &[
                "I don't know",
                "no idea, sorry",
                "I can't find the order number",
                "不知道",
                "订单号忘了",
                "wait",
            ],
            &["A-1", ""],
        );
        check(refuses, &["I'd rather not say", "生日不方便告诉你", "不想提供"], &["A-1", "不知道"]);
        check(
            corrects,
            &[
                "no wait, I meant A-10234",
                "actually make that Thursday",
                "oh sorry it's A-2",
                "打错了，2月20日",
                "不对，是A-2",
            ],
            &["A-10234", "mia@post.example", "它是A-1"],
        );
    }

    #[test]
    fn questions_are_known_by_their_form() {
        for (text, is_one) in [
            ("why do you need my email?", true),
            ("and how long does it take", true),
            ("I want to cancel my order", true),
            ("要手机号干嘛用", true),
            ("改地址要加运费吗", true),
            ("12 High Street, Leeds", false),
            ("上海市徐汇区漕溪路18号2栋301", false),
            ("mia@post.example", false),
            ("", false),
        ] {
            assert_eq!(asks(text, &plain(text)), is_one, "{text}");
        }
    }
}
