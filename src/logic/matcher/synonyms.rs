//! Words that customers use for the same thing: a small built-in vocabulary of service, and the owner's own.
//!
//! Read where a question is read: its word is then looked up as the others of its group, too, for less.

use super::super::text::tokens::terms;
use super::vocabulary::{Vocabulary, small};

/// Groups of single words, one a line. Written for this project, from the words of shops, banks, telecoms
/// and software in general; only words that mean the same in nearly every question of that kind.
const BUILT_IN: &str = "\
refund reimburse reimbursement moneyback
return send-back returns
exchange swap replace replacement
cancel abort revoke annul
deliver shipping ship dispatch shipment delivery
parcel package
late delayed delay
broken damaged defective faulty
buy purchase order
price cost charge fee expensive cheap
pay payment paid
invoice receipt bill
discount coupon voucher promo code
password passcode
login signin logon
account profile
signup register join
close delete deactivate remove
email mail
phone telephone mobile number
contact reach call speak talk
human agent representative operator person staff
help support assist
location address store shop branch where
open hours opening timing
track trace status
missing lost stolen
change modify update edit amend
size fit
stock available availability
warranty guarantee
complaint complain
job career vacancy hiring
dealer distributor franchise reseller
side-effects harmful safe
genuine original authentic fake
best recommend suggest recommendation
transfer send wire
withdraw withdrawal cash
limit maximum
verify identity verification
error failed failing declined rejected
subscription membership plan
hi hello hey
bye goodbye
thanks thank thankyou
name called
退款 退钱 返款
退货 退回
换货 更换 调换
取消 撤销
订单 下单 购买
快递 物流 配送 送货 发货 包裹 宅配 运送
多久 几天 多长
价格 多少 价钱 费用
付款 支付 付钱
发票 收据
优惠 折扣 打折 红包
密码 口令
登录 登陆 登入
账号 账户
注册 开户
注销 销户
客服 人工 真人
电话 手机 号码
地址 位置
修改 更改 变更
坏了 损坏 故障 破损
丢失 丢了 遗失
缺货 有货 库存 现货
保修 质保 维修 保固
投诉 举报
正品 真伪 真假
转账 汇款
提现 取现
你好 您好
再见 拜拜
谢谢 感谢 多谢
短信 简讯
网络 网路
软件 软体
屏幕 荧幕
质量 品质
视频 影片
打印 列印
怎么 如何 怎样
名字 姓名";

/// Groups of words, found by any member.
#[derive(Debug, Default)]
pub struct Synonyms {
    words: Vocabulary,
    /// By word, its group.
    groups: Vec<u32>,
    /// By group, its words.
    members: Vec<Vec<u32>>,
}

impl Synonyms {
    /// The built-in groups.
    pub fn built_in() -> Self {
        let mut synonyms = Synonyms::default();
        BUILT_IN.lines().for_each(|group| synonyms.add(group.split(' ')));
        synonyms
    }

    /// Adds a group of folded words. A word that has a group already keeps it; what is no single term is left out.
    pub fn add<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        let mut group = Vec::new();
        for word in words {
            let mut found = Vec::new();
            terms(word, &mut |term, _| found.push(term.to_owned()));
            // Chinese words of two characters also come as their single characters.
            found.retain(|term| found_alone(word, term));
            if let [term] = found.as_slice()
                && self.words.insert(term)
            {
                group.push(small(self.words.count() - 1));
                self.groups.push(small(self.members.len()));
            }
        }
        self.members.push(group);
    }

    /// The other words of a term's group.
    pub fn of(&self, term: &str) -> impl Iterator<Item = &str> {
        let own = self.words.find(term);
        let group = own.and_then(|own| self.groups.get(own as usize));
        let members = group.and_then(|&group| self.members.get(group as usize));
        members
            .into_iter()
            .flatten()
            .filter(move |&&word| Some(word) != own)
            .map(|&word| self.words.text(word))
    }
}

/// Whether a term is more than one character of a longer Chinese word.
fn found_alone(word: &str, term: &str) -> bool {
    term.is_ascii() || word.chars().nth(1).is_none() || term.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(term: &str, expected: &[&str]) {
        let synonyms = Synonyms::built_in();
        let found: Vec<&str> = synonyms.of(term).collect();
        assert!(expected.iter().all(|word| found.contains(word)), "{term}: {found:?}");
        assert!(!found.contains(&term));
    }

    #[test]
    fn members_of_a_group_find_each_other() {
        check("parcel", &["packag"]);
        check("退款", &["退钱"]);
        check("xyz", &[]);
    }

    #[test]
    fn an_owner_may_add_groups() {
        let mut synonyms = Synonyms::default();
        synonyms.add(["Loft".to_lowercase().as_str(), "attic", "two words"].into_iter());
        assert_eq!(synonyms.of("loft").collect::<Vec<_>>(), ["attic"]);
        assert_eq!(synonyms.of("").count(), 0);
    }
}
