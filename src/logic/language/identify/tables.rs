//! What languages are known by. Words and pieces are folded, since visitors leave accents out: see
//! [`crate::logic::text::Fold`]; letters are as written.

/// What a text is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Thai,
    Hangul,
    Han,
    Kana,
}

impl Script {
    /// All of them, each at the place of its number.
    pub(super) const ALL: [Script; 10] = [
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Arabic,
        Script::Hebrew,
        Script::Devanagari,
        Script::Thai,
        Script::Hangul,
        Script::Han,
        Script::Kana,
    ];

    /// The script of a letter.
    pub(super) fn of(c: char) -> Option<Script> {
        Some(match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '¿' | '¡' => {
                Script::Latin
            }
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
            '\u{400}'..='\u{52f}' => Script::Cyrillic,
            '\u{590}'..='\u{5ff}' => Script::Hebrew,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}' => Script::Arabic,
            '\u{900}'..='\u{97f}' => Script::Devanagari,
            '\u{e01}'..='\u{e5b}' => Script::Thai,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
            '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Script::Kana,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Script::Han,
            _ => return None,
        })
    }
}

/// A language.
pub(super) struct Tongue {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    pub script: Script,
    /// Small words; none where nothing else is written with its script.
    pub words: &'static str,
    /// Letters that not all languages of its script have.
    pub letters: &'static str,
    /// Pieces of words; with a hyphen before them, ends.
    pub pieces: &'static str,
}

/// All letters of the tables: who has one and another has not are told apart by it.
pub(super) const SIGNS: &str = "äöüßàâçéèêëîïôûùœñíóúáìòãõåæøąćęłńśźżčďěňřšťůýžľĺŕôőűășțşţđğıơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ¿¡\
    ыэёщъіїєґйяьюђјљњћџ\
    پچژگکیةيكأإىؤئ";

const fn latin(
    tag: &'static str,
    words: &'static str,
    letters: &'static str,
    pieces: &'static str,
) -> Tongue {
    Tongue { tag, script: Script::Latin, words, letters, pieces }
}

const fn alone(tag: &'static str, script: Script) -> Tongue {
    Tongue { tag, script, words: "", letters: "", pieces: "" }
}

/// The languages, but for those of Chinese characters.
pub(super) const TONGUES: &[Tongue] = &[
    latin(
        "en",
        "the a an is are was were be been do does did have has had i my me you your it its this that these of to in on at for from with and or not no can could would will shall may how what where when why which who much many long there if but any get please want need we our they us by as i'm don",
        "",
        "th wh ght -ing -ed -ly -tion ck sh -ment",
    ),
    latin(
        "de",
        "der die das den dem des ein eine einen einem einer ist sind war bin ich mein meine meinen meiner mich mir du ihr ihre sie wir uns und oder nicht kein keine kann konnen konnte wie was wo wann warum welche welcher welches wer wieviel viel lange gibt es mit fur von zu zum zur auf bei nach aus im am um noch schon habe haben hat hatte wird werden mochte will bitte wenn ob auch euch euer man ihnen geht liefert lieferung bestellung",
        "äöüß",
        "sch ung ich cht ei tz ck -en -keit pf",
    ),
    latin(
        "fr",
        "le la les un une des du de au aux est sont etes suis ai as avez avons ont je j mon ma mes moi vous votre vos il elle on nous ce cette ces c et ou ne pas plus que qu quel quelle quels quelles qui comment quand pourquoi combien puis peut peux pouvez pour par avec sans dans sur en chez y a t l d s n m ete etre si voudrais veux livraison commande faire",
        "àâçéèêëîïôûùœ",
        "eu ou oi eau -ez -ment ai ui -tion qu -er",
    ),
    latin(
        "es",
        "el la los las un una unos unas de del al es son esta estan hay soy mi mis me yo tu su sus usted ustedes lo le se y o no que cual cuales como cuando donde por para con sin en si cuanto cuanta cuantos puedo puede pueden tengo tiene tienen quiero hacen hacer mas muy ya pedido envio",
        "ñáéíóú¿¡",
        "-cion ll -ar -ado -os -as ue -dad ie",
    ),
    latin(
        "pt",
        "o a os as um uma uns umas de do da dos das no na nos nas ao e eh sao esta estao ha sou meu minha meus minhas me eu voce voces seu sua se nao que qual quais como quando onde por para com sem em quanto quanta quantos posso pode podem tenho tem quero fazem fazer mais muito ja foi fui ou pelo pela entrega encomenda pedido",
        "ãõçáéíóúâêôà",
        "-cao nh lh -mento ei ou -oes -em -ar -ado",
    ),
    latin(
        "it",
        "il lo la i gli le un uno una di del della dei delle dello al alla e sono sei mio mia miei mie mi ci ho hai ha avete abbiamo io tu voi vostro vostra si non che chi quale quali come quando dove dov per con senza in nel nella da su se quanto quanta quanti posso puo potete vorrei voglio fare piu anche c l ed o tempo ordine consegna spedite",
        "àèéìòù",
        "-zione gli cch ll tt zz -are -ere -ato -ti gh -o",
    ),
    latin(
        "nl",
        "de het een is zijn was ben ik mijn mij me je jij jullie u uw wij we ons en of niet geen kan kunnen hoe wat waar wanneer waarom welke wie veel lang er met voor van naar op bij uit in om nog al heb hebben heeft wordt worden wil graag als ook dit dat deze die te aan dan over",
        "ëï",
        "ij aa oe ee oo sch -en uu ui -ing",
    ),
    latin(
        "sv",
        "den det en ett ar var jag min mitt mina mig du ni er era ert vi oss och eller inte ingen kan hur vad nar varfor vilken vilka vem mycket lange finns med for fran till pa av i om har hade vill ska som att sig nagon tillbaka tar kommer skickar gor",
        "åäö",
        "-ar -ning ck sk -or -en -et -ande tj",
    ),
    latin(
        "da",
        "den det en et er var jeg min mit mine mig du i jer jeres vi os og eller ikke ingen kan hvordan hvad hvor hvornar hvorfor hvilken hvilke hvem meget lang med for fra til pa af om har havde vil skal som at sig nogen der gange blevet tager hvis kunne have",
        "åæø",
        "hv -ning -er -ede sk -en -et gt lg -tid",
    ),
    latin(
        "nb",
        "den det en et er var jeg min mitt mine meg du dere deres vi oss og eller ikke ingen kan hvordan hva hvor nar hvorfor hvilken hvilke hvem mye lang med for fra til pa av om har hadde vil skal som a seg noen ganger ble blitt tar hvis kunne ha opp",
        "åæø",
        "hv -ning -er -ene sk -en -et kj gg",
    ),
    latin(
        "fi",
        "on ovat oli olen ole minun mina minulta minulle sina te teilla teidan han me ja tai ei en voi voin voinko voiko miten mita missa mika mitka milloin miksi kuka kuinka paljon kauan kun jos mutta se ne sita taa tama taman kanssa onko haluan tilaus tilaukseni teilta",
        "äö",
        "aa ii uu ee kk tt ss -ssa -sta -lla -lle -ko -ni -en -an uo yo",
    ),
    latin(
        "pl",
        "jest sa byl byla moj moja moje mi mnie ja ty wy wasz pan pani i lub albo nie czy moge mozna jak co gdzie kiedy dlaczego jaki jaka jakie ktory ktora kto ile dlugo z ze do od na w we po za o u przez dla to ten ta te sie chce prosze mam macie maja trwa bedzie juz moich",
        "ąćęłńóśźż",
        "cz sz rz -nie -ow -ac -ie dz -ej -ego prz",
    ),
    latin(
        "cs",
        "je jsou byl byla muj moje moji mi me ja vy vas nas a nebo ne neni mohu muzu muze jak co kde kdy proc jaky jaka jake ktery ktera kdo kolik dlouho z ze do od na v ve po za o u pro to ten ta ty se si chci prosim mam mate maji jsem jste bude uz",
        "ěčřšžýáíéúůďťň",
        "ou -ni -ti ho ej -uji -ani -eni ch -at",
    ),
    latin(
        "sk",
        "je su bol bola moj moja moje mi ma ja vy vas nas a alebo nie mozem moze mozete ako co kde kedy preco aky aka ake ktory ktora kto kolko dlho z zo do od na v vo po za o u pre to ten ta sa si chcem prosim mam mate maju som ste bude uz aj",
        "ľĺŕôäčšžýáíéúďťň",
        "ou -nie -t ho ov -uje -anie -enie ch ia ie",
    ),
    latin(
        "hu",
        "a az egy van vannak nincs volt en te maga mi ti on es vagy nem is meg hogyan hogy mit hol mikor miert milyen melyik ki mennyi meddig lehet kell szeretnek akarok ha de csak mar ujra tudok tudom mennyibe kerul tart rendeles",
        "áéíóöőúüű",
        "sz gy ny cs zs -ban -ben -nak -nek -hoz -hat -em -am -om tt ll -ok -ek",
    ),
    latin(
        "ro",
        "este sunt e era am ai are aveti avem eu mea meu mele mei imi mi tu va vi si sau nu se pot poate puteti cum ce unde cand de care cine cat cata cati dureaza cu fara pentru din la in pe un o unei al ale ca sa vreau mai cei fost doua dumneavoastra comanda livrare",
        "ăâîșțşţ",
        "-ul -ului -rea -are -at -ati -esc oa -lor -ui",
    ),
    latin(
        "tr",
        "bir bu su o ve veya ile icin de da mi mu misin miyim musunuz var yok ne nasil nerede nereye zaman neden hangi kim kac kadar ben benim sen siz sizin biz degil istiyorum istiyor olarak daha cok en ama sonra once nedir iki kez",
        "çğıöşü",
        "-lar -ler -im -iz -mek -mak -yor -siz -den -dan -nin uyor -um -rim yor -mi",
    ),
    latin(
        "hr",
        "je su bio bila sam si ste smo moj moja moje mi me ja vi vas nas i ili ne nije mogu moze mozete li kako sto gdje kada zasto koji koja koje tko koliko dugo iz do od na u po za o s sa to taj ta se zelim molim imam imate imaju ce vec ako puta",
        "čćžšđ",
        "ije -ti -nje lj nj -va -ati -iti -om -ju",
    ),
    latin(
        "id",
        "di ke dari yang dan atau tidak bukan ada apa apakah bagaimana berapa kapan kenapa mengapa mana siapa saya kami kita anda kamu ini itu untuk dengan bisa bisakah boleh mau ingin akan sudah belum lagi juga saja jam lama cara kalau jika pesanan barang tolong nya dua",
        "",
        "ng -nya -kan ny meng peng ber -an mem -lah kh -i",
    ),
    latin(
        "vi",
        "toi ban la co khong o dau lam sao the nao bao lau nhieu khi gi cua cho va hoac voi den tu mot cac nhung nay do duoc bi dang da se muon can hang don giao tra doi may gio tai khoan hai lan de lai so",
        "ăâđêôơưàáãèéìíòóõùúýạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        "ng nh -nh ph kh gi ngh uo ie",
    ),
    Tongue {
        tag: "ru",
        script: Script::Cyrillic,
        words: "и или не нет я мои моя мое мне меня мы вы вас ваш вам у в на с со к до от из за по для о об что это как где когда почему какие какои какая кто сколько можно ли есть если хочу могу был была были уже еще снова так его их под дважды",
        letters: "ыэёщъйяью",
        pieces: "-ть -ия -ие -ого -ете ств -ыи -ки -ка",
    },
    Tongue {
        tag: "uk",
        script: Script::Cyrillic,
        words: "і та або не немає немае я мои моя моє мое мені мене ми ви вас ваш вам у в на з із до від за по для про що це як де коли чому які якии яка хто скільки можна чи є якщо хочу можу був була були вже ще знову так двічі",
        letters: "іїєґщйяью",
        pieces: "-ти -ння -ість -ого -єте ств -іі -ку -ка -ою",
    },
    Tongue {
        tag: "bg",
        script: Script::Cyrillic,
        words: "и или не няма аз моят моята моето ми ме ние вие вас ваш ви в на с със до от за по към какво това как къде кога защо какви какъв каква кои колко може ли има ако искам мога беше са е съм се да си пак вече още ще те им",
        letters: "ъщйяью",
        pieces: "-ът -та -то -те -ите -ане -ата -ията -вате -ам",
    },
    alone("el", Script::Greek),
    Tongue {
        tag: "ar",
        script: Script::Arabic,
        words: "هل ما ماذا كيف أين متى لماذا كم من في إلى على عن هو هي أنا لا مع أو يمكنني يمكن أريد هذا هذه تم لدي",
        letters: "ةيكأإىؤئ",
        pieces: "ال",
    },
    Tongue {
        tag: "fa",
        script: Script::Arabic,
        words: "آیا چه چطور چگونه کجا کجاست کی چرا چقدر چند از در به با را است و یا من شما ما این آن نه هست دارید دارد می‌توانم می خواهم برای تا دو کم",
        letters: "پچژگکی",
        pieces: "-ها -یم -ید -ند",
    },
    alone("he", Script::Hebrew),
    alone("hi", Script::Devanagari),
    alone("th", Script::Thai),
    alone("ko", Script::Hangul),
];
