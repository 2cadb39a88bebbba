//! Traditional Chinese read as simplified, so that a question in either finds an entry in the other.
//!
//! The characters whose simplified forms are among the 2,000 most frequent; a rarer one only means a
//! term that does not match. One character always becomes one: the few that have two readings take the
//! commoner. Both sides of a comparison are read so, so that `帐` and `账`, of which `帳` may be either, are one.
//! From OpenCC's `TSCharacters` (Apache-2.0), and the words of `tests/cases/traditional.json`.

/// The traditional characters, sorted.
const TRADITIONAL: &str = "\
    丟並乾亂亞佈佔併來侷係俬俱倉個們倖倫偉側偽傑傘備傢傭傳債傷傾僅僞僱價儀儁億儘償優儲兌兒內兩冊凈凍別刪\
    則剋剎剛創劃劇劉劍劑勁動務勝勞勢勵勸匯區協卻卽厤厭厲參吳員唄唸問啓啟喪喫喬單嗎嘆嘗噁噴噸噹嚇嚐嚮嚴囉\
    囌國圍園圓圖團埰執堅報場塊塗塵墊墰墻壇壓壜壞壯壽夠夢夥夾奧奪奬奮妝妳姦婦媽嬰孃孫學宮寀實寧審寫寬寵寶\
    將專尋對導尷屆屍層屬岡峯島峽崑崗嵗嶺嶽巖帐帥師帳帶幣幫幹幾庫廁廈廚廟廠廢廣廳張強彆彈彌彎彔彙彫彿後徑\
    從復徵徹惡愛態慘慣慮慶慼慾憂憑憤憲憶應懞懷懸戀戰戲戶捨捲掃掛採揚換揮損搖搶摺撥撫撿擁擇擊擔據擠擬擴擺\
    擾攔攜攝攤敎敗敵數斷於旂旣昇時晉暫曆曉曏曬書會朮東査桿條棄棊楊業極榦榮構槍樂樑樓標樣樹橋機橫檔檢檯檸\
    櫃櫥權歎歐歡歲歷歸殘殺毀氣氾汎汙決沒沖況涼淚淨淩減測湧湯準溝溫溼滅滌滙滲滾滿漁漢漬漲漸漿潔潛潤澆澤濃\
    濕濛濟濱濺濾瀋瀏瀰灑灣災為烏無煉煙煩熱燈燉燒燙燜營燬燭燻爍爐爛爭爲爺爾牀牆牠牽狀猶獎獨獲獵獸獻現琱環\
    產産甦甯畝畢畫異畵當痠療癒癢癥發皺盃盜盞盡監盤盧盪眞眾睏瞞矇硃確碼磚礎礦祕禦禮稅種稱穀積穎穩穫窩窮竊\
    競筆筍箇節範築篩簍簡簽簾籃籌籠籤粵糉糧糰糾紀約紅紋納紐純紗紙級紛紡紮細紹終組結絕絡給絨統絲絶綁經綜綠\
    綢綫維綱網綵綿緊緑緒線緞緣編緩練緻縣縫縮縱縴總績繃織繞繡繩繪繫繳繼續纍纏纔纖纜罈罎罰罵罷羅羣義習翫翹\
    聖聞聯聰聲職聽肅脈脩脫脹腦腫腳腸膚膠膩膽臉臘臟臥臨臺與興舉舊舘艙艦艱艷荊莊華菸萊萬葉著葯蒐蓆蓋蓮蔔蔘\
    蔣蔥蕩薑薦薩藉藍藝藥蘆蘇蘋蘭蘿處虛號虧蝦螢蟲蟻蠔蠟衆術衕衚衛衝裏補裝裡製複褲襪襬襯襲覆覈見規覓視親覺\
    覽觀觸訂計訊討訓託記訟訪設許訴診註証詐評詞詢試詩話該詳誇誌認誕誘語誠誤說説誰課調談請諒論諮諸諾謀謂謊\
    謙講謝證識譜譭譯議護譽讀變讓讚豐豬貓貝負財貢貧貨貪貫責貴貶買貸費貼貿賀資賊賒賓賜賞賠賢賣賦質賬賺購賽\
    贈贊贖趕趙趨跡踐蹟蹤躍車軌軍軟軸較載輔輕輛輝輩輪輯輸轄轉轎轟辦辭農迴這連週進遊運過達違遙遞遠適遲遷選\
    遺遼還邊郵鄉鄧鄭鄰醣醫醬釀釋釐釘針釣釦鈅鈔鈕鈡鈦鈴鉅鉆鉛鉤銀銅銳銷銹鋁鋒鋪鋰鋸鋼錄錘錢錦錫錯録錶鍊鍋\
    鍍鍵鍼鍾鎖鎭鎮鏇鏈鏡鏽鐘鐲鐵鑑鑒鑰鑲鑽長門閃閉開閑閒間閘閣閤閱閲闆闇闊闖關闢陝陞陣陰陳陸陽隊階際隨險\
    隱隸隻雖雙雜雞離難雲電霧靈靜鞦韆韋韓響頁頂頃項順須預頒頓領頭頸頻顆題額顏顔願類顧顯風颱飄飛飢飯飲飼飽\
    飾餃餅養餘館餬餵饅饑饒馬駐駕駛駡駭騎騙騰騷驅驗驚髒體髮鬆鬍鬚鬥鬧鬱魚魯鮭鮮鳥鳳鴨鴻鵝鵡鵰鷄鸚鹹鹽麗麥\
    麩麪麫麯麴麵麼麽黃點黨黴鼕齊齋齒齡齣龍龜\
";

/// What each of them becomes, in the same order.
const SIMPLIFIED: &str = "\
    丢并干乱亚布占并来局系私具仓个们幸伦伟侧伪杰伞备家佣传债伤倾仅伪雇价仪俊亿尽偿优储兑儿内两册净冻别删\
    则克刹刚创划剧刘剑剂劲动务胜劳势励劝汇区协却即历厌厉参吴员呗念问启启丧吃乔单吗叹尝恶喷吨当吓尝向严啰\
    苏国围园圆图团采执坚报场块涂尘垫坛墙坛压坛坏壮寿够梦伙夹奥夺奖奋妆你奸妇妈婴娘孙学宫采实宁审写宽宠宝\
    将专寻对导尴届尸层属冈峰岛峡昆岗岁岭岳岩账帅师账带币帮干几库厕厦厨庙厂废广厅张强别弹弥弯录汇雕佛后径\
    从复征彻恶爱态惨惯虑庆戚欲忧凭愤宪忆应蒙怀悬恋战戏户舍卷扫挂采扬换挥损摇抢折拨抚捡拥择击担据挤拟扩摆\
    扰拦携摄摊教败敌数断于旗既升时晋暂历晓向晒书会术东查杆条弃棋杨业极干荣构枪乐梁楼标样树桥机横档检台柠\
    柜橱权叹欧欢岁历归残杀毁气泛泛污决没冲况凉泪净凌减测涌汤准沟温湿灭涤汇渗滚满渔汉渍涨渐浆洁潜润浇泽浓\
    湿蒙济滨溅滤沈浏弥洒湾灾为乌无炼烟烦热灯炖烧烫焖营毁烛熏烁炉烂争为爷尔床墙它牵状犹奖独获猎兽献现雕环\
    产产苏宁亩毕画异画当酸疗愈痒症发皱杯盗盏尽监盘卢荡真众困瞒蒙朱确码砖础矿秘御礼税种称谷积颖稳获窝穷窃\
    竞笔笋个节范筑筛篓简签帘篮筹笼签粤粽粮团纠纪约红纹纳纽纯纱纸级纷纺扎细绍终组结绝络给绒统丝绝绑经综绿\
    绸线维纲网彩绵紧绿绪线缎缘编缓练致县缝缩纵纤总绩绷织绕绣绳绘系缴继续累缠才纤缆坛坛罚骂罢罗群义习玩翘\
    圣闻联聪声职听肃脉修脱胀脑肿脚肠肤胶腻胆脸腊脏卧临台与兴举旧馆舱舰艰艳荆庄华烟莱万叶着药搜席盖莲卜参\
    蒋葱荡姜荐萨借蓝艺药芦苏苹兰萝处虚号亏虾荧虫蚁蚝蜡众术同胡卫冲里补装里制复裤袜摆衬袭复核见规觅视亲觉\
    览观触订计讯讨训托记讼访设许诉诊注证诈评词询试诗话该详夸志认诞诱语诚误说说谁课调谈请谅论咨诸诺谋谓谎\
    谦讲谢证识谱毁译议护誉读变让赞丰猪猫贝负财贡贫货贪贯责贵贬买贷费贴贸贺资贼赊宾赐赏赔贤卖赋质账赚购赛\
    赠赞赎赶赵趋迹践迹踪跃车轨军软轴较载辅轻辆辉辈轮辑输辖转轿轰办辞农回这连周进游运过达违遥递远适迟迁选\
    遗辽还边邮乡邓郑邻糖医酱酿释厘钉针钓扣钥钞钮钟钛铃巨钻铅钩银铜锐销锈铝锋铺锂锯钢录锤钱锦锡错录表链锅\
    镀键针钟锁镇镇旋链镜锈钟镯铁鉴鉴钥镶钻长门闪闭开闲闲间闸阁合阅阅板暗阔闯关辟陕升阵阴陈陆阳队阶际随险\
    隐隶只虽双杂鸡离难云电雾灵静秋千韦韩响页顶顷项顺须预颁顿领头颈频颗题额颜颜愿类顾显风台飘飞饥饭饮饲饱\
    饰饺饼养余馆糊喂馒饥饶马驻驾驶骂骇骑骗腾骚驱验惊脏体发松胡须斗闹郁鱼鲁鲑鲜鸟凤鸭鸿鹅鹉雕鸡鹦咸盐丽麦\
    麸面面曲曲面么么黄点党霉冬齐斋齿龄出龙龟\
";

/// Bytes of each character in the tables.
const WIDTH: usize = 3;

/// Replaces the traditional characters of a text.
pub fn simplified(text: &str) -> String {
    text.chars().map(|c| simple(c).unwrap_or(c)).collect()
}

/// Whether a text has characters that are written otherwise in simplified Chinese.
pub fn has_traditional(text: &str) -> bool {
    /// Those of the table that simplified texts have, too, in other meanings.
    const IN_BOTH: &str = "著藉覆乾俱徵瀋帐";
    text.chars().any(|c| simple(c).is_some() && !IN_BOTH.contains(c))
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
    fn words_of_service_read_alike() {
        let pairs: Vec<(String, String)> =
            serde_json::from_str(include_str!("../../../tests/cases/traditional.json")).unwrap();
        let apart: Vec<_> =
            pairs.iter().filter(|(one, other)| simplified(one) != simplified(other)).collect();
        assert!(apart.is_empty(), "{apart:?}");
        assert!(pairs.len() > 700);
    }

    #[test]
    fn what_is_read_is_not_read_again() {
        assert_eq!(simplified(SIMPLIFIED), SIMPLIFIED);
    }

    #[test]
    fn simplified_texts_have_no_traditional_characters() {
        for (text, expected) in [
            ("著名品牌的乾坤，覆盖俱乐部", false),
            ("帐户", false),
            ("運費", true),
            ("营业时间", false),
            ("注文 refund", false),
        ] {
            assert_eq!(has_traditional(text), expected, "{text}");
        }
    }

    #[test]
    fn both_scripts_read_alike() {
        assert_eq!(simplified("請問這個訂單什麼時候發貨？"), "请问这个订单什么时候发货？");
        assert_eq!(simplified("退货 refund é"), "退货 refund é");
        assert_eq!(simplified(""), "");
    }
}
