//! The phrases of small talk, in plain form: see [`super::super::phrase::plain`].

use super::Kind;

/// The phrases of each kind. Written for this project.
pub const PHRASES: [(Kind, &str); 11] = [
    (
        Kind::Okay,
        "ok|okay|k|kk|okey|alright|all right|got it|i got it|i see|i get it|understood|i understand|makes sense|\
         that makes sense|good to know|noted|fair enough|no problem|no worries|never mind|nevermind|\
         好|好的|好吧|好滴|好嘞|嗯|嗯嗯|哦|哦哦|噢|收到|明白|明白了|知道了|懂了|了解|了解了|原来如此|我知道了|我明白了|没事|没关系|\
         ok 的",
    ),
    (
        Kind::Greeting,
        "hi|hii|hello|helo|hallo|hey|heya|heyy|hiya|howdy|greetings|good morning|good afternoon|good evening|\
         good day|morning|evening|yo|nice to meet you|anybody home|anyone home|\
         你好|您好|你们好|大家好|嗨|哈喽|哈啰|哈罗|喂|喂喂|早|早上好|上午好|中午好|下午好|晚上好|早安|午安|在吗|在么|在嘛|在不在|在不|\
         亲在吗|在线吗|嘿|很高兴认识你|\
         anyone there|anybody there|is anyone there|is anybody there|are you there|you there|\
         good to see you|hello hello|hi hi|hey hey|long time no see|hola|bonjour|有人吗|有人在吗|有人在不|你在吗|您在吗|\
         客服在吗|客服你好|客服您好|老板在吗|新年好|好久不见",
    ),
    (
        Kind::Praise,
        "great|awesome|amazing|excellent|perfect|brilliant|wonderful|fantastic|cool|nice|nice one|lovely|helpful|\
         good job|great job|nice job|nice work|well done|good work|great work|good bot|great help|a great help|\
         wow|love it|i love it|i love you|i like you|love you|you rock|you are good|you are smart|you are clever|\
         you are funny|you are the best|the best|you are a star|you are a lifesaver|you are great|you are good at this|you are really good at this|sounds good|\
         你真棒|你好棒|太棒了|真棒|很棒|棒|真厉害|好厉害|太厉害了|厉害|不错|很不错|真不错|很好|太好了|真好|做得好|干得好|赞|点赞|\
         你真好|我爱你|我喜欢你|喜欢你|好样的|你真聪明|真聪明|你很聪明|完美|帮大忙了|很有帮助|很有用|有帮助|牛|牛逼|太牛了|优秀|\
         good|superb|splendid|outstanding|impressive|i am impressed|keep it up|neat|sweet|bravo|kudos|\
         smart|clever|cute|kind|so kind|funny|super|top notch|可爱|你真可爱|好可爱|给力|真给力|贴心|真贴心|专业|很专业|好评|\
         五星好评|满意|很满意|非常满意|你真行|真行|真强|爱了|爱了爱了",
    ),
    (
        Kind::Thanks,
        "thanks|thank you|thankyou|thanx|thx|tnx|ty|tysm|many thanks|cheers|much appreciated|appreciated|\
         i appreciate it|appreciate it|i appreciate your help|appreciate your help|appreciate the help|that helped|\
         that helps|that answers my question|that answered my question|that solved it|problem solved|solved|\
         it works now|that worked|it worked|\
         谢谢|谢谢你|谢谢您|多谢|感谢|非常感谢|十分感谢|万分感谢|太感谢了|感激不尽|谢啦|谢了|谢|辛苦|辛苦了|辛苦你了|麻烦了|麻烦你了|\
         麻烦您了|有劳了|解决了|已经解决了|问题解决了|3 q|\
         big thanks|thanks heaps|you have been helpful|you have been very helpful|\
         you have been a great help|that was helpful|you helped me|you really helped|\
         exactly what i needed|just what i needed|that is what i needed|that is all i needed|you saved me|\
         you saved my day|谢谢啦|谢谢哈|感恩|太谢谢了|谢谢谢谢|多谢多谢|谢谢帮忙|帮到我了|帮了大忙|搞定了|搞定|解决啦",
    ),
    (
        Kind::Goodbye,
        "bye|byebye|bye bye|goodbye|good bye|see you|see ya|see you later|see you soon|cya|later|farewell|\
         have a nice day|have a good day|have a great day|have a good one|have a nice evening|have a good evening|\
         have a nice weekend|have a good weekend|good night|goodnight|take care|that is all|that is it|that will be all|\
         nothing else|nothing more|no more questions|no further questions|i am done|all done|no thanks|no thank you|\
         再见|拜拜|拜|88|886|回见|回头见|晚安|下次见|下次再聊|先这样|就这样|没有了|没了|没事了|没问题了|没别的了|没有其他问题了|\
         没有别的问题了|不用了|不需要了|不用了谢谢|祝你生活愉快|\
         talk to you later|ttyl|catch you later|have a good night|enjoy your day|until next time|so long|\
         i have to go|gotta go|got to go|i am off|i am leaving|that is everything|that was all|\
         that would be all|i am good|nope|nah|我走了|先走了|下线了|告辞|后会有期|没其他问题了|没有其他了|暂时没有了|暂时没了|没啥了|不打扰了|改天聊|\
         改天再聊|先忙了|那先这样",
    ),
    (
        Kind::Apology,
        "sorry|i am sorry|so sorry|my apologies|apologies|i apologize|i apologise|my bad|my mistake|my fault|excuse me|\
         pardon|pardon me|对不起|抱歉|不好意思|很抱歉|我错了|是我错了|我的错|打扰了|打扰一下|打错了|我打错了|发错了|\
         forgive me|sorry about that|sorry for that|sorry for the trouble|sorry to bother you|\
         sorry to bother|i did not mean that|wrong window|wrong chat|typo|见谅|请见谅|原谅我|打错字了|我打错字了|手滑|手滑了|\
         点错了|我点错了|实在抱歉|真抱歉|对不住",
    ),
    (
        Kind::HowAreYou,
        "how are you|how are you doing|how are you today|how are things|how is it going|how do you do|how have you been|\
         how is your day|how was your day|are you ok|are you okay|what is up|what up|wassup|sup|how goes it|\
         你好吗|你还好吗|最近怎么样|最近好吗|近来可好|过得怎么样|过得好吗|你怎么样|吃了吗|你吃了吗|吃饭了吗|在干嘛|你在干嘛|\
         你在做什么|今天过得怎么样|今天怎么样|\
         how you doing|how are you feeling|how is everything|how is life|are you well|\
         你今天好吗|你最近好吗|最近忙吗|忙吗|累不累|你累吗|心情怎么样|今天心情怎么样|过得还好吗",
    ),
    (
        Kind::WhatCanYouDo,
        "what can you do|what can you do for me|what do you do|what else can you do|what can i ask|what can i ask you|\
         what should i ask|what can you help with|what can you help me with|how can you help|how can you help me|\
         what are you able to do|what do you know|what are your features|what are you for|how do you work|help|\
         help me|i need help|i need some help|can you help|can you help me|could you help me|please help|please help me|\
         i have a question|i have a problem|i have some questions|i have a quick question|may i ask a question|\
         can i ask a question|can i ask you a question|can i ask you something|quick question|\
         你能做什么|你会做什么|你能干什么|你能干嘛|你会什么|你都会什么|你会干什么|你可以做什么|你能帮我什么|你能帮我做什么|\
         你能帮我干什么|你有什么功能|你有什么用|有什么功能|可以问你什么|能问你什么|我能问什么|可以问什么|怎么用你|你能帮我吗|\
         能帮我吗|可以帮我吗|帮帮我|帮我|帮忙|能帮个忙吗|帮个忙|帮助|我需要帮助|需要帮助|我有问题|我有个问题|我有一个问题|\
         有个问题|有问题想问|我想问一下|想问一下|想咨询一下|我想咨询|我要咨询|咨询|咨询一下|我想问个问题|问个问题|请教一下|\
         what are you good at|what can you answer|what can you tell me|what topics do you cover|\
         which questions can you answer|what kind of questions can you answer|\
         what kinds of questions can you answer|what kind of questions can i ask|how does this work|\
         how does this chat work|what is this chat for|what can this bot do|can you answer questions|\
         show me what you can do|你都能做什么|你都能干什么|你能做些什么|你能干些什么|你会些什么|能做什么|能干嘛|你能回答什么|你能回答什么问题|\
         你能回答哪些问题|你可以回答什么|可以问哪些问题|能问哪些问题|有哪些功能|你有哪些功能|能帮什么忙|你能帮什么忙",
    ),
    (
        Kind::WhoAreYou,
        "who are you|who r you|what are you|what is your name|your name|do you have a name|what should i call you|\
         who is this|who this|who am i talking to|who am i talking with|who am i speaking to|who am i speaking with|\
         who am i chatting with|introduce yourself|tell me about yourself|who made you|who created you|who built you|\
         你是谁|您是谁|你谁|你谁啊|你叫什么|你叫什么名字|你叫啥|你叫啥名字|你的名字|你的名字是什么|怎么称呼|怎么称呼你|怎么称呼您|\
         你是什么|你是干什么的|你是做什么的|介绍一下你自己|介绍你自己|自我介绍|自我介绍一下|你是哪位|你是什么东西|谁创造了你|\
         谁开发了你|谁做的你|\
         who is there|who is answering|who answers here|what kind of bot are you|are you siri|\
         are you alexa|what model are you|you are who|你是哪个|你几岁|你几岁了|你多大|你多大了|你是男是女|你是男的还是女的",
    ),
    (
        Kind::AreYouHuman,
        "are you human|are you a human|are you a human being|are you a real human|are you a person|\
         are you a real person|are you real|are you a bot|are you bot|are you just a bot|are you a robot|are you robot|\
         are you a chatbot|are you a machine|are you a computer|are you a program|are you an ai|are you ai|\
         are you alive|are you chatgpt|are you a human or a bot|are you a bot or a human|are you a human or a robot|\
         are you a robot or a human|are you human or bot|are you a real person or a bot|are you an actual person|\
         are you an actual human|is this a bot|is this a robot|is this a chatbot|is this a human|is this a person|\
         is this a real person|is this an ai|is this ai|is this automated|am i talking to a human|\
         am i talking to a real human|am i talking to a person|am i talking to a real person|am i talking to a bot|\
         am i talking to a robot|am i talking to a machine|am i talking to an ai|am i chatting with a bot|\
         am i chatting with a human|am i chatting with a real person|am i speaking to a human|am i speaking to a bot|\
         am i speaking with a human|am i speaking to a real person|you are a bot|you are a robot|you are not human|\
         你是人吗|你是真人吗|您是真人吗|你是真的人吗|你是活人吗|你是人工吗|你是人工客服吗|你是机器人吗|您是机器人吗|你是机器吗|\
         你是电脑吗|你是程序吗|你是人工智能吗|你是 ai 吗|你是 ai|你是不是人|你是不是真人|你是不是机器人|你是不是 ai|\
         你是人还是机器|你是人还是机器人|你是真人还是机器人|你是机器人还是真人|你是机器人还是人|你是人工还是机器人|你是人工还是智能|\
         是真人吗|是人吗|是机器人吗|是人工吗|是不是真人|是不是机器人|是真人还是机器人|真人还是机器人|机器人还是真人|\
         人工还是机器人|是人工还是机器人|你是机器人|你不是人|你是个机器人吗|\
         is it a bot|is that a bot|do i talk to a bot|do i talk to a human|bot or human|human or bot|\
         robot or human|human or robot|are you a live person|are you a live agent|is this a live person|\
         are you really a human|are you really human|are you a real agent|am i speaking with a bot|\
         am i speaking with a real person|am i chatting with a robot|is this chat automated|\
         is this an automated chat|is this an automated reply|are you automated|are you a language model|\
         are you an llm|are you gpt|is there a real person behind this|你是自动回复吗|是自动回复吗|这是自动回复吗|\
         这是机器人吗|这是人工吗|这是真人吗|对面是人吗|对面是真人吗|对面是机器人吗|我在跟机器人说话吗|我在和机器人说话吗|我在跟机器人聊天吗|我在和机器人聊天吗|我在跟真人说话吗|\
         我在和真人说话吗|你真的是人吗|你到底是不是人|你到底是不是机器人|你到底是人还是机器|你不是真人吧|你是机器人吧|是机器人吧|是 ai 吗|你是 ai 客服吗|你是智能客服吗|\
         你是机器人客服吗",
    ),
    (
        Kind::Abuse,
        "fuck|fuck you|fuck off|fuck this|fucking|fck|fck you|screw you|piss off|go to hell|damn you|shut up|stfu|wtf|\
         shit|bullshit|bitch|asshole|bastard|idiot|an idiot|idiots|stupid|dumb|dumbass|moron|a moron|imbecile|useless|\
         worthless|pathetic|you suck|this sucks|you are trash|you are garbage|you are terrible|you are bad|\
         you are the worst|i hate you|hate you|bad bot|stupid bot|useless bot|dumb bot|\
         傻逼|傻 b|sb|煞笔|傻子|傻瓜|你傻|你傻吗|笨蛋|你真笨|真笨|太笨了|笨死了|白痴|弱智|智障|人工智障|脑残|废物|垃圾|垃圾机器人|\
         滚|滚蛋|滚开|去死|去你的|你妈|你妈的|他妈的|妈的|操|操你妈|草泥马|卧槽|我靠|靠|放屁|狗屁|闭嘴|有病|你有病|你有病吧|神经病|\
         变态|王八蛋|混蛋|讨厌你|我讨厌你|你真没用|没用的东西|什么破机器人|破机器人|你是猪|你是猪吗|蠢货|真蠢|太蠢了|\
         what a joke|a joke|go away|get lost|drop dead|kiss my ass|jerk|loser|crap|rubbish|annoying|liar|\
         what a waste of time|waste of time|什么垃圾|什么玩意|什么玩意儿|什么鬼|你个垃圾|你个废物|真垃圾|太垃圾了|真差劲|太差劲了|没用|真没用|\
         太没用了|一点用都没有|有毛病|你有毛病|骗子|你是傻子吗|你是不是傻|是不是傻|好笨|你好笨|你太笨了",
    ),
];

/// Words that say nothing beside small talk. Alone they are no small talk.
pub const FILLERS: &str = "there|again|all|everyone|everybody|please|so much|very much|a lot|a bunch|a million|a ton|\
    for your help|for the help|for all your help|for all the help|for your time|for helping|for helping me|\
    for helping me out|for helping out|for that|for this|for the info|for the information|for your reply|\
    for the reply|for the answer|for your answer|for the quick response|for the quick reply|for your response|\
    for your support|for everything|for now|in advance|anyway|anyways|well|oh|ah|and|just|to you|to you too|you too|you|\
    too|then|now|bot|robot|chatbot|assistant|buddy|friend|my friend|mate|man|dear|sir|madam|team|guys|folks|very|so|\
    really|that is|that was|this is|this was|it is|it was|you are|today|haha|lol|hmm|um|such|of you|hope you are well|\
    啊|呀|哈|呢|吧|哦|噢|啦|了|哟|喔|呵|嘛|你|您|你们|客服|小助手|机器人|小机器人|亲|亲爱的|请问|请问一下|那|那就|真的|真是|很|太|非常|\
    的|嗯|先|哈哈|哈哈哈|一下|你的帮助|您的帮助|你的帮忙|你的回答|您的回答|你的解答|您的解答|小姐姐|老师|各位|呵呵|嘻嘻|咯|滴|我|\
    的帮助";
