//! Traditional Chinese read as simplified, so that a question in either finds an entry in the other.
//!
//! The characters whose simplified forms are among the 2,000 most frequent; a rarer one only means a
//! term that does not match. One character always becomes one: the few that have two readings take the
//! commoner. From OpenCC's `TSCharacters` (Apache-2.0).

/// The traditional characters, sorted.
const TRADITIONAL: &str = "\
    丟並乾亂亞佈佔併來侷係俬倉個們倖倫偉側偽傑傘備傢傳債傷傾僅僞價儀儁億儘償優儲兌兒內兩冊凈凍別刪則剋剛\
    創劃劇劉劍劑勁動務勝勞勢勵勸匯區協卻卽厤厭厲參吳員唄唸問啓啟喪喫喬單嗎嘆嘗噁噴噸噹嚐嚮嚴囌國圍園圓圖\
    團埰執堅報場塊塗塵墊墰墻壇壓壜壞壯壽夠夢夥夾奧奪奬奮妝姦婦媽嬰孃孫學宮寀實寧審寫寬寵寶將專尋對導尷屆\
    屍層屬岡峯島峽崑崗嵗嶺嶽巖帥師帳帶幣幫幹幾庫廈廚廟廠廢廣廳張強彆彈彎彔彙彫彿後徑從復徵徹惡愛態慘慣慮\
    慶慼慾憂憑憤憲應懞懷懸戀戰戲戶捨捲掃掛採揚換揮損搖搶摺撥撫撿擁擇擊擔據擠擴擺擾攔攝攤敎敗敵數斷於旂旣\
    昇時晉暫曆曉曏曬書會朮東査桿條棄棊楊業極榦榮構槍樂樑樓標樣樹橋機橫檔檢檯櫃權歎歐歡歲歷歸殘殺毀氣氾汎\
    汙決沒沖況涼淚淨淩減測湧湯準溝溫溼滅滙滾滿漁漢漲漸漿潔潛潤澤濃濕濛濟濱瀋灣災為烏無煉煙煩熱燈燒燙營燬\
    爐爛爭爲爺爾牀牆牽狀猶獎獨獲獵獸獻現琱環產産甦甯畝畢畫異畵當痠療癒癥發盃盜盡監盤盧盪眞眾睏矇硃確碼礎\
    礦祕禦禮稅種稱穀積穩穫窩窮競筆箇節範築簡簽簾籃籌籠籤粵糉糧糰糾紀約紅紋納紐純紙級紛紡紮細紹終組結絕絡\
    給絨統絲絶綁經綜綠綫維綱網綵緊緑緒線緣編緩練緻縣縫縮縱縴總績織繞繩繪繫繳繼續纍纔纖罈罎罰罵罷羅羣義習\
    翫聖聞聯聰聲職聽肅脈脩脫腦腫腳腸膚膠膽臉臘臟臥臨臺與興舉舊舘艦艱荊莊華菸萊萬葉葯蒐蓆蓋蓮蔘蔣蕩薦薩藍\
    藝藥蘇蘋蘭處虛號虧蝦蟲衆術衕衚衛衝裏補裝裡製複褲襬襲覈見規視親覺覽觀觸訂計訊討訓託記訪設許訴診註証詐\
    評詞詢試詩話該詳誇誌認誕語誠誤說説誰課調談請諒論諸諾謀謂講謝證識譜譭譯議護譽讀變讓讚豐豬貓貝負財貢貧\
    貨貪貫責貴買貸費貼貿賀資賊賓賞賠賢賣賦質賬購賽贊趕趙趨跡踐蹟蹤躍車軍軟較載輔輕輛輝輩輪輯輸轄轉轟辦辭\
    農迴這連週進遊運過達違遞遠適遲遷選遺遼還邊郵鄉鄧鄭鄰醣醫釋釐針釦鈅鈡鈴鉅鉆銀銅銷鋒鋪鋼錄錢錦錫錯録錶\
    鍊鍋鍵鍼鍾鎖鎭鎮鏇鏈鏡鐘鐵鑑鑒鑰鑽長門閃閉開閑閒間閘閣閤閱閲闆闇闊闖關陝陞陣陰陳陸陽隊階際隨險隱隸隻\
    雖雙雜雞離難雲電霧靈靜鞦韆韋韓響頁頂頃項順須預頓領頭頸頻顆題額顏顔願類顧顯風颱飛飯飲飾餃餅養餘館餬餵\
    馬駐駕駛駡騎騙騰驅驗驚髒體髮鬆鬍鬚鬥鬧鬱魚魯鮮鳥鳳鴻鵡鵰鷄鸚鹹鹽麗麥麪麫麯麴麵麼麽黃點黨鼕齊齒齡齣龍\
    龜\
";

/// What each of them becomes, in the same order.
const SIMPLIFIED: &str = "\
    丢并干乱亚布占并来局系私仓个们幸伦伟侧伪杰伞备家传债伤倾仅伪价仪俊亿尽偿优储兑儿内两册净冻别删则克刚\
    创划剧刘剑剂劲动务胜劳势励劝汇区协却即历厌厉参吴员呗念问启启丧吃乔单吗叹尝恶喷吨当尝向严苏国围园圆图\
    团采执坚报场块涂尘垫坛墙坛压坛坏壮寿够梦伙夹奥夺奖奋妆奸妇妈婴娘孙学宫采实宁审写宽宠宝将专寻对导尴届\
    尸层属冈峰岛峡昆岗岁岭岳岩帅师帐带币帮干几库厦厨庙厂废广厅张强别弹弯录汇雕佛后径从复征彻恶爱态惨惯虑\
    庆戚欲忧凭愤宪应蒙怀悬恋战戏户舍卷扫挂采扬换挥损摇抢折拨抚捡拥择击担据挤扩摆扰拦摄摊教败敌数断于旗既\
    升时晋暂历晓向晒书会术东查杆条弃棋杨业极干荣构枪乐梁楼标样树桥机横档检台柜权叹欧欢岁历归残杀毁气泛泛\
    污决没冲况凉泪净凌减测涌汤准沟温湿灭汇滚满渔汉涨渐浆洁潜润泽浓湿蒙济滨沈湾灾为乌无炼烟烦热灯烧烫营毁\
    炉烂争为爷尔床墙牵状犹奖独获猎兽献现雕环产产苏宁亩毕画异画当酸疗愈症发杯盗尽监盘卢荡真众困蒙朱确码础\
    矿秘御礼税种称谷积稳获窝穷竞笔个节范筑简签帘篮筹笼签粤粽粮团纠纪约红纹纳纽纯纸级纷纺扎细绍终组结绝络\
    给绒统丝绝绑经综绿线维纲网彩紧绿绪线缘编缓练致县缝缩纵纤总绩织绕绳绘系缴继续累才纤坛坛罚骂罢罗群义习\
    玩圣闻联聪声职听肃脉修脱脑肿脚肠肤胶胆脸腊脏卧临台与兴举旧馆舰艰荆庄华烟莱万叶药搜席盖莲参蒋荡荐萨蓝\
    艺药苏苹兰处虚号亏虾虫众术同胡卫冲里补装里制复裤摆袭核见规视亲觉览观触订计讯讨训托记访设许诉诊注证诈\
    评词询试诗话该详夸志认诞语诚误说说谁课调谈请谅论诸诺谋谓讲谢证识谱毁译议护誉读变让赞丰猪猫贝负财贡贫\
    货贪贯责贵买贷费贴贸贺资贼宾赏赔贤卖赋质账购赛赞赶赵趋迹践迹踪跃车军软较载辅轻辆辉辈轮辑输辖转轰办辞\
    农回这连周进游运过达违递远适迟迁选遗辽还边邮乡邓郑邻糖医释厘针扣钥钟铃巨钻银铜销锋铺钢录钱锦锡错录表\
    炼锅键针钟锁镇镇旋链镜钟铁鉴鉴钥钻长门闪闭开闲闲间闸阁合阅阅板暗阔闯关陕升阵阴陈陆阳队阶际随险隐隶只\
    虽双杂鸡离难云电雾灵静秋千韦韩响页顶顷项顺须预顿领头颈频颗题额颜颜愿类顾显风台飞饭饮饰饺饼养余馆糊喂\
    马驻驾驶骂骑骗腾驱验惊脏体发松胡须斗闹郁鱼鲁鲜鸟凤鸿鹉雕鸡鹦咸盐丽麦面面曲曲面么么黄点党冬齐齿龄出龙\
    龟\
";

/// Bytes of each character in the tables.
const WIDTH: usize = 3;

/// Replaces the traditional characters of a text.
pub fn simplified(text: &str) -> String {
    text.chars().map(|c| simple(c).unwrap_or(c)).collect()
}

/// Whether a text has characters that are written otherwise in simplified Chinese.
pub fn has_traditional(text: &str) -> bool {
    text.chars().any(|c| simple(c).is_some())
}

fn simple(c: char) -> Option<char> {
    let mut buffer = [0; 4];
    let wanted: &str = c.encode_utf8(&mut buffer);
    if wanted.len() != WIDTH {
        return None;
    }
    // UTF-8 sorts as its characters do.
    let mut range = 0..TRADITIONAL.len() / WIDTH;
    while !range.is_empty() {
        let middle = range.start.midpoint(range.end);
        let found = at(TRADITIONAL, middle)?;
        if found == wanted {
            return at(SIMPLIFIED, middle)?.chars().next();
        }
        range = if found < wanted { middle + 1..range.end } else { range.start..middle };
    }
    None
}

fn at(table: &'static str, number: usize) -> Option<&'static str> {
    table.get(number * WIDTH..(number + 1) * WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_fit_each_other() {
        let traditional: Vec<char> = TRADITIONAL.chars().collect();
        assert!(traditional.is_sorted());
        assert_eq!(TRADITIONAL.len(), SIMPLIFIED.len());
        assert_eq!(TRADITIONAL.len(), traditional.len() * WIDTH);
        assert_eq!(SIMPLIFIED.chars().count(), traditional.len());
    }

    #[test]
    fn both_scripts_read_alike() {
        assert_eq!(simplified("請問這個訂單什麼時候發貨？"), "请问这个订单什么时候发货？");
        assert_eq!(simplified("退货 refund é"), "退货 refund é");
        assert_eq!(simplified(""), "");
    }
}
