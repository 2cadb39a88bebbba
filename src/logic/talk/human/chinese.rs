//! The Chinese ways to ask for a human. Texts are simplified and in plain form.

use super::super::super::text::clipped;
use super::super::phrase::{after_any, find_any, is_all, next};

/// Turns that say it whatever follows.
const TURNS: &str = "人工客服在吗|人工在吗|客服在吗|客服在不在|客服呢|人工呢|有客服吗|有没有客服|有人工吗|有人工客服吗|有没有人工|\
    有真人吗|有没有真人|有人吗|有人么|有人在吗|有人在么|没人吗|没有人吗|有没有人在吗|有没有人在线|有没有人能|有没有人可以|有没有人管|有没有人啊|\
    有没有人理|有没有人回|有人能帮|有人可以帮|有人管吗|有人理我吗|人呢|跟人聊|和人聊|跟人说|和人说|跟人沟通|和人沟通|跟人讲|\
    跟人谈|和人谈|跟人对话|和人对话|和活人|跟活人|找活人|找个活人|要活人|换个人|换一个人|叫个人|找个人|派个人|来个人|来个活人|\
    专人处理|专人联系|专人跟进|找专人|要投诉|想投诉|投诉你们|投诉他|投诉她|投诉到|进行投诉|升级处理|升级投诉|\
    叫你们|让你们经理|让你们领导|找你们|要见经理|见你们|见经理|见领导|见老板|客服怎么联系|人工怎么联系|找经理|找主管|找领导|找老板|找负责人|找店长|叫经理|叫主管|叫领导|叫老板|叫负责人|\
    联系店家|联系卖家|联系商家|给我回电|回电话给我|打电话给我|给我打电话|给我打个电话";

/// Turns that say it at the end of a clause, or before [`DOINGS`].
const LAST_TURNS: &str = "换人|找人|叫人|来人|派人|喊人";
/// What people are called for.
const DOINGS: &str = "吧|啊|跟我|和我|处理|解决|帮我|谈|聊|说话|回答|回复|服务|接待|来处理|来解决|来跟|来和|来帮|来谈|来回|来说|来聊|给我解释|负责";

/// Where to and how long one complains: a question for the FAQ.
const COMPLAINT_FACTS: &str = "电话是|电话多|电话号|热线|邮箱|流程|多久|渠道";

/// Verbs that lead to those who answer.
const VERBS: &str = "转|转接|转到|转给|转成|转回|转为|接|接入|接通|找|找到|要|换|换成|叫|呼叫|联系|联络|连接|连线|要求|需要|想要|我要|打给|电话给|给|\
    请求|申请|切换|切换到|跟|和|与|同|给我|让|有请|麻烦|请|来|喊|咨询|帮我|走|进入|联系上|联系到|联系一下|找一下|转一下|接一下|\
    见|对接|上";

/// Between the verb and them.
const BETWEEN: &str = "一个|个|一下|你们|你们的|你们家|的|到|给|下|位|一位|名|在线|真正的|活|专业|官方|平台|店铺|售后|售前|我|来|\
    线上|个真的|真的|那个|贵司|贵公司|商家|店家|卖家|淘宝|直接";

/// Those who answer.
const PEOPLE: &str = "人工|人工客服|人工服务|人工坐席|人工座席|客服|客服人员|客服经理|真人|真人客服|真人服务|工作人员|服务人员|\
    坐席|座席|客服专员|客服代表|活人|专员|客户经理|人工专员|人工帮助|人工支持|人工台|人工渠道|人工通道|人工咨询|human|agent";

/// The same without a verb.
const NOUNS: &str = "人工客服|人工服务|真人客服|真人服务|人工坐席|人工座席|在线客服|人工咨询|人工台|人工通道|人工帮助|人工在线|人工处理|人工介入";

/// After 人工 or 真人, they make it another thing: artificial, labour, a show.
const OTHER_THINGS: &str = "智能|智障|费|成本|湖|岛|降雨|降水|增雨|呼吸|耳蜗|授精|受精|受孕|草|合成|关节|皮|革|繁殖|养殖|养|培育|种植|种|心脏|\
    晶体|流产|翻译|审核|审查|审批|复核|检|鉴定|鉴别|包装|安装|搬|打包|甜味|色素|香精|香料|泪液|泪|眼泪|珍珠|钻石|宝石|水晶|\
    制|做|缝|装卸|搬运|卸货|上楼|打磨|雕|染|宝|林|景|礁|造|选|挑|分拣|秀|版|cs|cs |试|实拍|拍|模特|出镜|头发|发|假发|图|照|\
    电影|剧|演|配音|比|大小|游戏|费用|价|工时|手|分拣|核|录入|鱼|增|骨|器官|血|肝|肾|神经|牙|受|磨|除|清洗|采|收|报价|工资|同款|尺寸|穿|一样|效果";

/// Beside the noun they make it a question about those who answer, which the FAQ may know.
const FACTS: &str = "电话|号码|热线|几点|时间|上班|下班|多少|收费|免费|费用|邮箱|微信|态度|质量|招聘|工资|培训|系统|软件|岗位|职责|流程|\
    多久|几天|要钱吗|收钱|是什么意思|是什么|几号|周末|节假日|休息|24 小时|24|工号|评价|水平|怎么样|区别|有哪些|地址|几个|职位|\
    待遇|人数|结果|进度|渠道|处罚|率|话术|qq|名片|头像";

/// Before the verb or the noun, they take the wish back.
const DECLINES: &str = "不要|不用|别|不需要|无需|没必要|不必|不想|不是|拒绝|不找|不转|没有必要|用不着";

/// Machines that are refused.
const MACHINES: &str = "机器人|机器|智能客服|ai|ai 客服|自动回复|智能助手|人工智能|人机|程序|电脑";

/// Between the refusal and the machine, and between the machine and the end.
const TO_MACHINE: &str = "跟|和|与|再|让|用|要|想|给我|一个|你们|你们的|的|这个|这种|你这个|聊|拿|叫|派|只会|对着|是|破|笨|总是|老|老是|说话|\
    聊天|对话|说|讲|沟通|回答|回复|我|了|服务|啊|吧|来|谈|交流|应付|敷衍|糊弄|接待|客服|人|真人|人工|转|要真人";

/// What a message may hold beside the word for people alone.
const POLITE: &str = "请|请问|我|我要|要|想|想要|吧|呢|啊|呀|吗|么|谢谢|一下|麻烦|快|快点|给我|帮我|个|能|可以|的|你们|找|在|了|好|好的|嗯|喂|\
    赶紧|马上|立刻|现在|需要|哪|哪里|在哪|在哪里|那|就|ok|直接|来|出来|说话|agent|please|human|不在|还|都|你好";

/// Characters behind the noun that are still about it. So a long text costs no more than its length.
const LONGEST_TAIL: usize = 24;

/// Whether a plain text asks for a human.
pub fn is_wished(plain: &str) -> bool {
    if is_bare(plain) {
        return true;
    }
    let mut rest = plain;
    let mut is_declined = 0_u8;
    while !rest.is_empty() {
        if let Some(after) = after_any(rest, DECLINES) {
            if refuses_machines(after) {
                return true;
            }
            is_declined = 6;
        }
        if is_declined == 0 && asks_here(rest) {
            return true;
        }
        is_declined = is_declined.saturating_sub(1);
        rest = next(rest);
    }
    false
}

/// Whether a wish begins with this character.
fn asks_here(text: &str) -> bool {
    if let Some(rest) = after_any(text, TURNS) {
        return find_any(tail(text, rest), COMPLAINT_FACTS).is_none();
    }
    let last = after_any(text, LAST_TURNS).map(|rest| tail(text, rest));
    if last.is_some_and(|tail| tail.is_empty() || after_any(tail, DOINGS).is_some()) {
        return true;
    }
    let by_verb = after_any(text, VERBS).and_then(people_next);
    by_verb.or_else(|| after_any(text, NOUNS)).is_some_and(|rest| {
        let tail = tail(text, rest);
        after_any(tail, OTHER_THINGS).is_none() && find_any(tail, FACTS).is_none()
    })
}

/// What of the rest belongs to the clause that began with the text: nothing, where punctuation or another script
/// comes between. A number goes on with it: "人工客服24小时在线吗".
fn tail<'t>(text: &str, rest: &'t str) -> &'t str {
    let consumed = text.get(..text.len() - rest.len()).unwrap_or_default();
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return clipped(rest, LONGEST_TAIL);
    }
    if consumed.ends_with(' ') {
        ""
    } else {
        clipped(rest.split(' ').next().unwrap_or_default(), LONGEST_TAIL)
    }
}

/// What follows the people, where they come next but for little words.
fn people_next(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..4 {
        if let Some(after) = after_any(rest, PEOPLE) {
            return Some(after);
        }
        rest = after_any(rest, BETWEEN)?;
    }
    None
}

/// Whether machines come next, and no thing that is sold comes after them.
fn refuses_machines(text: &str) -> bool {
    let mut rest = text;
    for _ in 0..5 {
        if let Some(after) = after_any(rest, MACHINES) {
            return is_all(after, TO_MACHINE);
        }
        match after_any(rest, TO_MACHINE) {
            Some(later) => rest = later,
            None => return false,
        }
    }
    false
}

/// Whether the message is a word for people and politeness, no more. Not "are you a human".
fn is_bare(plain: &str) -> bool {
    find_any(plain, PEOPLE).is_some() && is_all(plain, &[POLITE, "|", PEOPLE].concat())
}
