//! What the invented visitors write, in both languages.

/// The texts of a language.
pub(super) struct Words {
    /// Pieces of questions that the site does not answer: openings, subjects, endings. Put together they give near
    /// duplicates.
    pub openings: &'static [&'static str],
    pub subjects: &'static [&'static str],
    pub endings: &'static [&'static str],
    /// Comments of the satisfied, and of the others.
    pub good: &'static [&'static str],
    pub bad: &'static [&'static str],
}

const ENGLISH: Words = Words {
    openings: &[
        "do you ",
        "can you ",
        "is it possible to ",
        "I would like to know if you ",
        "",
        "hi, do you ",
    ],
    subjects: &[
        "ship to Norway",
        "offer a student discount",
        "repair old fountain pens",
        "sell left-handed scissors",
        "hire people in the shop",
        "have a loyalty programme",
        "take old ink bottles back",
        "have vegan leather covers",
        "sponsor school events",
        "print photographs",
        "deliver to a parcel locker on Sundays",
        "buy used typewriters",
    ],
    endings: &["?", "", " please", " too?", " these days?", " or not?"],
    good: &[
        "Found it at once, thanks!",
        "Quick and clear.",
        "Exactly what I needed.",
        "Better than waiting on the phone.",
        "Lovely shop, lovely help.",
    ],
    bad: &[
        "The answer did not fit my question.",
        "I still do not know when my parcel comes.",
        "Please let me talk to a human.",
        "The link leads nowhere.",
        "Too long, I gave up reading.",
    ],
};

const CHINESE: Words = Words {
    openings: &["请问", "你们", "可以", "我想问一下能不能", "", "您好，"],
    subjects: &[
        "寄到挪威",
        "给学生打折",
        "修旧钢笔",
        "买到左手用的剪刀",
        "在店里兼职",
        "办会员卡积分",
        "回收旧墨水瓶",
        "做素皮封面",
        "赞助学校活动",
        "冲印照片",
        "周日送到快递柜",
        "收购旧打字机",
    ],
    endings: &["吗？", "吗", "？", "呢", "", "行不行"],
    good: &[
        "一下就找到了，谢谢！",
        "回答很清楚。",
        "正是我想知道的。",
        "比打电话快多了。",
        "店很好，客服也很好。",
    ],
    bad: &[
        "答非所问。",
        "还是不知道包裹什么时候到。",
        "我想找人工客服。",
        "链接打不开。",
        "太长了，没看完。",
    ],
};

/// The texts of a locale.
pub(super) fn of(locale: &str) -> &'static Words {
    if locale.starts_with("zh") { &CHINESE } else { &ENGLISH }
}

/// The pages of the shop, the most visited first.
pub(super) const PAGES: [&str; 6] =
    ["/", "/products/pens", "/checkout", "/products/paper", "/help", "/products/inks"];
