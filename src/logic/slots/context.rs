//! What stands around a bare number and tells that it is something else: a price, a length, a date.

use super::super::text::english::is_stop;
use super::read::{ends, label, starts};

/// Signs and words of money in front of a number.
pub const MONEY_BEFORE: &str =
    "$|€|£|¥|₩|₹|usd|eur|gbp|cny|rmb|jpy|hkd|twd|cad|aud|chf|人民币|美元|港币|欧元|rm|rs";

/// Signs and words of money behind a number.
pub const MONEY_AFTER: &str = "$|€|£|¥|₩|₹|dollar|dollars|buck|bucks|euro|euros|pound|pounds|quid|yuan|yen|won|rupees|francs|\
    usd|eur|gbp|cny|rmb|jpy|hkd|twd|cad|aud|chf|sek|nok|dkk|pln|inr|元|块钱|块|圆|蚊|人民币|美元|美金|美刀|欧元|英镑|日元|港币|港元|\
    台币|新台币|刀";

/// Words of paying in front of a number.
pub const PAYING: &str = "paid|pay|paying|cost|costs|charge|charged|price|total|amount|spent|worth|fee|refund of|charge of|\
    amount of|付了|付|花了|花|扣了|扣款|扣|支付|金额|总额|价格|价|费|款|退款|退";

/// Words of other numbers in front of one.
const OTHER_BEFORE: &str = "zip|zip code|postcode|postal code|plz|post code|room|version|phone|tel|telephone|mobile|cell|pin|\
    password|fax|year|in|since|hotline|邮编|版本|手机|手机号|手机号码|电话|电话号码|密码|传真|座机|验证码|楼|房间|微信|qq";

/// Units and things that are counted behind a number.
const OTHER_AFTER: &str = "km|kg|g|mg|mcg|cm|mm|m|mi|ft|lb|lbs|oz|ml|l|mb|gb|tb|mah|w|v|mile|miles|meters|metres|percent|%|times|people|\
    persons|pieces|items|days|hours|minutes|weeks|months|years|steps|points|x|pcs|units|am|pm|年|月|日|号楼|公里|千米|公斤|斤|\
    米|厘米|毫米|个|件|人|次|位|张|天|小时|分钟|周|岁|度|分|瓦|毫升|升|克|倍|点|折|多|°";

/// Labels of order numbers and their kin.
const CODE_LABELS: &str = "#|order|order id|order code|number|no|nr|num|№|parcel|订单|单号|编号|号码|单|号";

/// Whether the number between these texts is an amount, a measure, another known number.
pub fn is_other(before: &str, after: &str) -> bool {
    let lead = label(before);
    let after = after.trim_start_matches(' ');
    [MONEY_BEFORE, PAYING, OTHER_BEFORE].into_iter().any(|table| ends(lead, table))
        || starts(after, MONEY_AFTER) > 0
        || starts(after, OTHER_AFTER) > 0
}

/// Whether the text in front says that the number of an order follows, or repeats a word of what is asked for.
pub fn is_code(before: &str, asked: &str) -> bool {
    let lead = label(before);
    let is_asked = asked.split(' ').any(|word| word.len() > 3 && !is_stop(word) && ends(lead, word));
    (is_asked || ends(lead, CODE_LABELS))
        && !ends(lead, "to order|can order|手机号|电话号码|手机号码|同号|微信号|qq号|型号|几号")
}

/// Whether the text in front says that a telephone number follows.
pub fn is_phone(before: &str) -> bool {
    ends(
        label(before),
        "phone|phone number|mobile|mobile number|cell|tel|telephone|call|call me|call me on|call me at|whatsapp|手机|手机号|\
        手机号码|电话|电话号码|微信|座机|联系方式",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_number_is() {
        for (before, after) in
            [("i paid $", ""), ("", " km away"), ("my zip is ", ""), ("¥", " 的"), ("", "年")]
        {
            assert!(is_other(before, after), "{before}_{after}");
        }
        for (before, after) in [("it is ", " thanks"), ("订单号", ""), ("", " my order")] {
            assert!(!is_other(before, after), "{before}_{after}");
        }
        for before in ["my order number is: ", "order #", "订单号是", "order no. "] {
            assert!(is_code(before, ""), "{before}");
        }
        for before in ["i want to order ", "手机号", "my account "] {
            assert!(!is_code(before, "order number"), "{before}");
        }
        assert!(is_code("my account ", "account number") && is_code("会员", "会员"));
        assert!(is_phone("my phone number is ") && !is_phone("my "));
    }
}
