<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CardDrawing</name>
    <message>
        <source>Drawing: lay the card flat on the reader, picture side up</source>
        <translation>图示：把身份证平放在读卡区，照片面朝上</translation>
    </message>
</context>
<context>
    <name>CertificateFacts</name>
    <message>
        <source>Issued by %1</source>
        <translation>%1签发</translation>
    </message>
    <message>
        <source>From %1, valid until %2</source>
        <translation>%1签发，有效期到%2</translation>
    </message>
    <message>
        <source>From %1, valid for good</source>
        <translation>%1签发，长期有效</translation>
    </message>
    <message>
        <source>The list of revoked certificates on this terminal is %1 days old.</source>
        <translation>本机的注销名单是%1天前的。</translation>
    </message>
    <message>
        <source>Show this code to whoever asks for the paper. It is checked without a network.</source>
        <translation>谁要看证照，就给他扫这个码。不联网也能核验。</translation>
    </message>
    <message>
        <source>Its holder does not show everything: %1 more entries are hidden.</source>
        <translation>持证人没有全部出示，还有%1项不显示。</translation>
    </message>
</context>
<context>
    <name>CertificateOffer</name>
    <message>
        <source>You have an e-certificate that can stand for a paper and answer questions here.</source>
        <translation>您有一张电子证照，可以代替一份材料，有的问题也不用再填。</translation>
    </message>
    <message>
        <source>Do you have an e-certificate, on paper or on your telephone? It can stand for a paper here.</source>
        <translation>您手里有电子证照吗？打印的、手机上的都行，可以代替一份材料。</translation>
    </message>
    <message>
        <source>Use my certificate: %1</source>
        <translation>用我的证照：%1</translation>
    </message>
    <message>
        <source>Scan a certificate</source>
        <translation>扫描证照</translation>
    </message>
</context>
<context>
    <name>CertificateUsed</name>
    <message>
        <source>From your certificate: %1</source>
        <translation>来自您的证照：%1</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>不用它</translation>
    </message>
    <message>
        <source>Do not use: %1</source>
        <translation>不用：%1</translation>
    </message>
    <message>
        <source>Issued by %1. It stands for: %2</source>
        <translation>%1签发，代替：%2</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>My certificates</source>
        <translation>我的证照</translation>
    </message>
    <message>
        <source>Looking for your certificates…</source>
        <translation>正在找您的证照…</translation>
    </message>
    <message>
        <source>No e-certificate of yours is on this terminal yet.</source>
        <translation>这台机器上还没有您的电子证照。</translation>
    </message>
    <message>
        <source>When an application that you made here is approved and ends in a certificate, it comes here by itself. One that you have on paper or on your telephone can be scanned.</source>
        <translation>您在这里申请的事项批准后，如果会发证照，就会自动到这里。手里打印的、手机上的证照，可以扫描出示。</translation>
    </message>
    <message>
        <source>Print the certificate that is open</source>
        <translation>打印打开的这张证照</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show what it says and its code</source>
        <translation>看内容和二维码</translation>
    </message>
    <message>
        <source>Who used my data</source>
        <translation>谁用过我的数据</translation>
    </message>
    <message>
        <source>Shown %1 times from here</source>
        <translation>在这里出示过%1次</translation>
    </message>
    <message>
        <source>Nothing was shown from here yet</source>
        <translation>还没有在这里出示过</translation>
    </message>
    <message>
        <source>Check a certificate</source>
        <translation>核验证照</translation>
    </message>
    <message>
        <source>Scan the code on a paper or a telephone</source>
        <translation>扫一扫纸上或手机上的码</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Keeping the record…</source>
        <translation>正在保存记录……</translation>
    </message>
    <message>
        <source>Finish and keep the record</source>
        <translation>结束检修，保存记录</translation>
    </message>
    <message>
        <source>The record could not be kept (%1). Mend that, then keep it again.</source>
        <translation>记录没能保存（%1）。请先排除这个问题，再保存一次。</translation>
    </message>
    <message>
        <source>Checking: %1 of %2 have answered</source>
        <translation>正在检查：%2 项里已有 %1 项有了结果</translation>
    </message>
    <message>
        <source>Out of order: %1. Begin with the first below.</source>
        <translation>有 %1 项故障。请从下面第一项开始处理。</translation>
    </message>
    <message>
        <source>Everything works; %1 could be better.</source>
        <translation>都能正常工作，有 %1 项需要留意。</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Tests by hand</source>
        <translation>人工测试</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>自动检查</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>%1, may we use your card?</source>
        <translation>%1，您好！可以读取您的证件吗？</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>我同意</translation>
    </message>
    <message>
        <source>What is read</source>
        <translation>读取什么</translation>
    </message>
    <message>
        <source>Is the document genuine?</source>
        <translation>证件是真的吗？</translation>
    </message>
    <message>
        <source>Name, sex, ethnic group, date of birth, address, identity number, and how long the card is valid. The photo is neither kept nor sent.</source>
        <translation>姓名、性别、民族、出生日期、住址、证件号码和有效期限。照片不保存，也不上传。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么要读</translation>
    </message>
    <message>
        <source>So that you need not type it, and so that nobody applies in your name.</source>
        <translation>这样您不用自己输入，别人也不能冒用您的名义办事。</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>用到哪里</translation>
    </message>
    <message>
        <source>Only into the application that you sign, locked so that only the platform of the government can open it. You decide when it is sent.</source>
        <translation>只写进您亲手签名的申请，并且加密，只有政务平台能打开。您不提交，就不会发送。</translation>
    </message>
    <message>
        <source>When you take your card</source>
        <translation>取走证件以后</translation>
    </message>
    <message>
        <source>The screen is cleared. What you typed and did not hand in stays here for 14 days, locked, for you alone.</source>
        <translation>屏幕立即清空。没有提交的内容加密保存14天，只有您本人能接着办。</translation>
    </message>
</context>
<context>
    <name>DateAnswer</name>
    <message>
        <source>%1: year</source>
        <translation>%1：年</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>%1: month</source>
        <translation>%1：月</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>%1: day</source>
        <translation>%1：日</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
</context>
<context>
    <name>DeskItem</name>
    <message>
        <source>Not taken</source>
        <translation>未被接收</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>卡住了</translation>
    </message>
    <message>
        <source>Receipt %1 · not taken since %2</source>
        <translation>回执 %1 · %2 起未被接收</translation>
    </message>
    <message>
        <source>Receipt %1 · waiting since %2</source>
        <translation>回执 %1 · 自 %2 起等待</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>With the citizen&apos;s card</source>
        <translation>用群众本人的证件办理</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Staff desk</source>
        <translation>工作人员服务台</translation>
    </message>
    <message>
        <source>%1 · take your card out to close it</source>
        <translation>%1 · 取出您的卡即关闭</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Examine this terminal</source>
        <translation>检查本机</translation>
    </message>
    <message>
        <source>The queue</source>
        <translation>待发送的申请</translation>
    </message>
    <message>
        <source>What needs somebody</source>
        <translation>需要处理的事</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看……</translation>
    </message>
    <message>
        <source>This terminal&apos;s database was damaged on %1 and mended. Applications read back: %2, lost: %3. Tell the technician.</source>
        <translation>本机数据库在 %1 损坏过，已修复。找回申请 %2 份，丢失 %3 份。请告诉技术人员。</translation>
    </message>
    <message>
        <source>On %1 the platform had gone back to an older backup. Applications sent to it again: %2, no longer here: %3. Tell the technician.</source>
        <translation>平台在 %1 退回到了较早的备份。已重新发送申请 %2 份，本机已没有 %3 份。请告诉技术人员。</translation>
    </message>
    <message>
        <source>Lost on this disk, to be handed in again: %1</source>
        <translation>本机磁盘丢失、需要重新提交的申请：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nothing needs you. Every application is where it should be.</source>
        <translation>没有需要您处理的事，每份申请都在正常办理。</translation>
    </message>
</context>
<context>
    <name>DeskSearch</name>
    <message>
        <source>Where is my application?</source>
        <translation>申请办到哪一步了？</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>回执编号</translation>
    </message>
    <message>
        <source>Receipt number, as it is on the receipt</source>
        <translation>回执编号，照回执上的填写</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Receipt %1 · %2</source>
        <translation>回执 %1 · %2</translation>
    </message>
    <message>
        <source>It was handed in again, as %1.</source>
        <translation>已重新提交，新回执编号 %1。</translation>
    </message>
    <message>
        <source>No receipt: look with the citizen&apos;s card</source>
        <translation>没有回执：用群众本人的证件查</translation>
    </message>
</context>
<context>
    <name>DisclosePage</name>
    <message>
        <source>May we show this of your certificate?</source>
        <translation>可以出示您证照里的这些内容吗？</translation>
    </message>
    <message>
        <source>No, do not use it</source>
        <translation>不同意，不用它</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>出示哪些内容</translation>
    </message>
    <message>
        <source>This is all that the certificate says; in this form it can only be shown whole.</source>
        <translation>这就是证照上的全部内容；这种证照只能整张出示。</translation>
    </message>
    <message>
        <source>Everything else in the certificate stays hidden.</source>
        <translation>证照里的其他内容不出示。</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>给谁看</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>办什么事用</translation>
    </message>
    <message>
        <source>It stands for</source>
        <translation>代替哪份材料</translation>
    </message>
    <message>
        <source>What you need not answer</source>
        <translation>不用再填的问题</translation>
    </message>
    <message>
        <source>Filled in for you to check</source>
        <translation>替您填好、请核对的</translation>
    </message>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>Only when you sign and hand in this application. You find it afterwards under: Who used my data.</source>
        <translation>只在您签字提交时出示。以后在“谁用过我的数据”里能查到。</translation>
    </message>
</context>
<context>
    <name>DisclosuresPage</name>
    <message>
        <source>Who used my data</source>
        <translation>谁用过我的数据</translation>
    </message>
    <message>
        <source>Looking for what was shown…</source>
        <translation>正在查出示记录…</translation>
    </message>
    <message>
        <source>Nothing of your certificates was shown from this terminal.</source>
        <translation>您的证照没有在这台机器上出示过。</translation>
    </message>
    <message>
        <source>It is only shown when you agree to it. Every time is written down here, locked, for you alone.</source>
        <translation>您同意了才会出示。每一次都加密记在这里，只有您能看。</translation>
    </message>
    <message>
        <source>Print this list</source>
        <translation>打印这张清单</translation>
    </message>
    <message>
        <source>Saw of your certificate: %1</source>
        <translation>看了您的证照：%1</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>办什么事用</translation>
    </message>
    <message>
        <source>When you signed it</source>
        <translation>您签字的时间</translation>
    </message>
</context>
<context>
    <name>ExaminingPage</name>
    <message>
        <source>This terminal is being examined</source>
        <translation>本机正在检修</translation>
    </message>
    <message>
        <source>Please come back in a while, or go to the counter.</source>
        <translation>请稍后再来，或到窗口办理。</translation>
    </message>
</context>
<context>
    <name>FieldFaults</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>%1 (if you wish)</source>
        <translation>%1（可不填）</translation>
    </message>
    <message>
        <source>From your certificate: please check</source>
        <translation>来自您的证照，请核对</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>FillPage</name>
    <message>
        <source>%1 · step %2 of %3</source>
        <translation>%1 · 第 %2 步，共 %3 步</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>去核对</translation>
    </message>
    <message>
        <source>Please look at the answers that are marked below.</source>
        <translation>下面标红的地方请再看一看。</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Printing a test. Please wait.</source>
        <translation>正在打印测试页，请稍候。</translation>
    </message>
    <message>
        <source>Put any card on the reader</source>
        <translation>请把任意一张卡放到读卡器上</translation>
    </message>
    <message>
        <source>Wipe over the whole screen</source>
        <translation>请用手指擦遍整个屏幕</translation>
    </message>
    <message>
        <source>Is the print complete and clean?</source>
        <translation>打印得完整、清楚吗？</translation>
    </message>
    <message>
        <source>Did you hear the sentence clearly?</source>
        <translation>这句话听清楚了吗？</translation>
    </message>
    <message>
        <source>The printer has begun.</source>
        <translation>打印机已经开始打印。</translation>
    </message>
    <message>
        <source>The printer says that it is done.</source>
        <translation>打印机报告已经打完。</translation>
    </message>
    <message>
        <source>The printer took it and does not say when it is done.</source>
        <translation>打印机已经收下，但它不会报告什么时候打完。</translation>
    </message>
    <message>
        <source>No such printer is configured: kiosk printer use.</source>
        <translation>没有设置这种打印机：请用 kiosk printer use 设置。</translation>
    </message>
    <message>
        <source>The paper is finished. Put some in and try again.</source>
        <translation>没有纸了。请装纸后再试。</translation>
    </message>
    <message>
        <source>The cover is open. Close it and try again.</source>
        <translation>盖子开着。请盖好后再试。</translation>
    </message>
    <message>
        <source>The printer does not answer. Switch it on and look at its cable.</source>
        <translation>打印机没有回应。请打开电源，检查连接线。</translation>
    </message>
    <message>
        <source>The sheet did not come out whole. Look into the printer.</source>
        <translation>没有完整打出来。请检查打印机里面。</translation>
    </message>
    <message>
        <source>Saving. Please leave the USB stick where it is.</source>
        <translation>正在保存，请先不要拔U盘。</translation>
    </message>
    <message>
        <source>Saved. You may take the USB stick out.</source>
        <translation>保存好了，可以拔下U盘。</translation>
    </message>
    <message>
        <source>The USB stick is full. Use another one.</source>
        <translation>U盘满了，请换一个。</translation>
    </message>
    <message>
        <source>No USB stick is plugged in.</source>
        <translation>没有插U盘。</translation>
    </message>
    <message>
        <source>The USB stick cannot be written. Use another one.</source>
        <translation>U盘写不进去，请换一个。</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>One moment</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <source>End the visit</source>
        <translation>结束办理</translation>
    </message>
    <message>
        <source>The card is out. Put it in again to go on.</source>
        <translation>证件已取出。放回证件即可继续。</translation>
    </message>
    <message>
        <source>Staff: put your staff card in to help here. Nothing of the visit is shown until then, and what was typed is kept.</source>
        <translation>工作人员：请放入工作卡来协助办理。在此之前屏幕不显示任何办理内容，已填写的内容会保留。</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>Hello, %1. What can we do for you?</source>
        <translation>%1，您好！今天要办什么事？</translation>
    </message>
    <message>
        <source>What can we do for you?</source>
        <translation>您好！今天要办什么事？</translation>
    </message>
    <message>
        <source>Leave your card on the reader. When you take it, the screen is cleared.</source>
        <translation>请让证件留在读卡区。取走证件，屏幕就会清空。</translation>
    </message>
    <message>
        <source>Thank you. Please take your card.</source>
        <translation>谢谢，请取走您的证件。</translation>
    </message>
    <message>
        <source>You began this on %2: %1. Go on?</source>
        <translation>您在 %2 办过一半：%1。接着办吗？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着办</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>Say it in your own words</source>
        <translation>想办什么事，直接说，比如：给娃上户口</translation>
    </message>
    <message>
        <source>Search for a service</source>
        <translation>搜索要办的事</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>My applications</source>
        <translation>我的申请</translation>
    </message>
    <message>
        <source>See how far they are</source>
        <translation>查看办到哪一步了</translation>
    </message>
    <message>
        <source>%1 on this terminal</source>
        <translation>在本机办了 %1 件</translation>
    </message>
    <message>
        <source>My certificates</source>
        <translation>我的证照</translation>
    </message>
    <message>
        <source>Show them, and see who used them</source>
        <translation>出示证照，看谁用过</translation>
    </message>
    <message>
        <source>Check a certificate</source>
        <translation>核验证照</translation>
    </message>
    <message>
        <source>No card needed</source>
        <translation>不用刷身份证</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nothing fits: %1</source>
        <translation>没有找到：%1</translation>
    </message>
    <message>
        <source>This should be it</source>
        <translation>您要办的应该是这个</translation>
    </message>
    <message>
        <source>Not sure: do you mean one of these?</source>
        <translation>不太确定，您要办的是这些吗？</translation>
    </message>
    <message>
        <source>Try other words, as you would say them to a neighbour. Or pick one of the life events below, or call staff with the Help button.</source>
        <translation>换个说法试试，就像跟邻居聊天一样说。也可以在下面选一类事，或者按“帮助”请工作人员来。</translation>
    </message>
    <message>
        <source>Do all that applies to you at once: one form, one signature, one receipt.</source>
        <translation>符合您情况的事一次办齐：填一张表，签一次名，拿一张回执。</translation>
    </message>
    <message>
        <source>Do it all at once</source>
        <translation>一次办齐</translation>
    </message>
    <message>
        <source>Or one of them alone:</source>
        <translation>也可以只办其中一件：</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>为您推荐</translation>
    </message>
    <message>
        <source>Life events</source>
        <translation>人生大事</translation>
    </message>
    <message>
        <source>Everyday services</source>
        <translation>日常办事</translation>
    </message>
</context>
<context>
    <name>IdentifyPage</name>
    <message>
        <source>Show your identity card</source>
        <translation>请出示身份证</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>呼叫工作人员</translation>
    </message>
    <message>
        <source>That card is still in from the visit before. Take it out and put it in again.</source>
        <translation>这张证件是上一次留下的。请取出后重新放入。</translation>
    </message>
    <message>
        <source>Take the staff card out, then put in the citizen&apos;s own card.</source>
        <translation>请先取出工作卡，再放入群众本人的证件。</translation>
    </message>
    <message>
        <source>Which cards</source>
        <translation>可以用哪些证件</translation>
    </message>
    <message>
        <source>Resident identity card, social security card, residence permit for Hong Kong, Macao and Taiwan residents, foreign permanent resident card; passport or travel permit with a chip</source>
        <translation>居民身份证、社会保障卡、港澳台居民居住证、外国人永久居留身份证；带芯片的护照或通行证</translation>
    </message>
    <message>
        <source>No card with you?</source>
        <translation>没带证件？</translation>
    </message>
    <message>
        <source>Press Help: staff can act for you at the counter. You can read about every service without a card.</source>
        <translation>请按“帮助”，工作人员可在窗口为您办理。不用证件也能查看每件事怎么办。</translation>
    </message>
</context>
<context>
    <name>InkPanel</name>
    <message>
        <source>Write one character here with your finger</source>
        <translation>请用手指在这里写一个字</translation>
    </message>
    <message>
        <source>Write one character here</source>
        <translation>在这里写一个字</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>选“%1”</translation>
    </message>
    <message>
        <source>No character yet</source>
        <translation>还没有字</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重写</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>写好了</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Open your passport or permit</source>
        <translation>请输入护照或通行证上的信息</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>读取证件</translation>
    </message>
    <message>
        <source>Check digit %1. The same digit stands right behind it in the bottom lines.</source>
        <translation>校验位是 %1。证件最下面几行里，紧跟在它后面的应是同一个数字。</translation>
    </message>
    <message>
        <source>Six digits on the front</source>
        <translation>正面的六位数字</translation>
    </message>
    <message>
        <source>The lines at the bottom</source>
        <translation>最下面的几行字</translation>
    </message>
    <message>
        <source>Number and two dates</source>
        <translation>号码和两个日期</translation>
    </message>
    <message>
        <source>The document does not open with these six digits. Compare them, or choose another way: not every document has them.</source>
        <translation>用这六位数字打不开证件。请再核对一遍，或者换一种方式：不是每本证件都有这六位数字。</translation>
    </message>
    <message>
        <source>The document does not open with this. Compare the number and both dates with the page, letter by letter: 0 and O, 1 and I look alike.</source>
        <translation>信息对不上，证件读不出来。请把号码和两个日期逐字再核对一遍：0 和 O、1 和 I 容易看错。</translation>
    </message>
    <message>
        <source>The chip opens only to whoever holds the document. Copy what is printed on it, or lay it on the document reader if there is one.</source>
        <translation>芯片只对持证人打开。请照着证件抄写，旁边有证件阅读器的话，也可以把证件放上去。</translation>
    </message>
    <message>
        <source>What would you like to copy?</source>
        <translation>您想抄写哪一项？</translation>
    </message>
    <message>
        <source>The six digits on the front</source>
        <translation>正面的六位数字</translation>
    </message>
    <message>
        <source>They stand by themselves beside the photo. Not every document has them.</source>
        <translation>单独印在照片旁边。不是每本证件都有。</translation>
    </message>
    <message>
        <source>One under the other, with each sign &lt;. A passport has two, a card one or three.</source>
        <translation>一行接一行抄，符号 &lt; 也要抄。护照有两行，卡片有一行或三行。</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>At the top right of the page with the photo</source>
        <translation>一般在有照片那一页的右上角</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>As the document has it</source>
        <translation>照证件上的填写</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>The later of the two dates, not the day of issue</source>
        <translation>两个日期中较晚的那个，不是签发日期</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Waystation</source>
        <translation>便民驿站</translation>
    </message>
    <message>
        <source>Write by hand</source>
        <translation>手写</translation>
    </message>
</context>
<context>
    <name>MinePage</name>
    <message>
        <source>My applications</source>
        <translation>我的申请</translation>
    </message>
    <message>
        <source>Looking for your applications…</source>
        <translation>正在查找您的申请…</translation>
    </message>
    <message>
        <source>You have not applied for anything at this terminal yet.</source>
        <translation>您还没有在本机办过事。</translation>
    </message>
    <message>
        <source>Applications made at another terminal or at the counter are not shown here. Ask staff about those.</source>
        <translation>在其他终端或窗口办的事不在这里显示，请问工作人员。</translation>
    </message>
    <message>
        <source>See all services</source>
        <translation>查看能办的事</translation>
    </message>
    <message>
        <source>Receipt %1 · %2</source>
        <translation>回执号 %1 · %2</translation>
    </message>
    <message>
        <source>You have handed it in again: see %1. Nothing is to be done about this one.</source>
        <translation>您已经重新提交，请看 %1。这一份不用再管了。</translation>
    </message>
    <message>
        <source>What is missing: %1</source>
        <translation>还缺：%1</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重新办理</translation>
    </message>
    <message>
        <source>Correct it and hand it in again</source>
        <translation>改正后重新提交</translation>
    </message>
    <message>
        <source>Only what you handed in at this terminal is shown. Ask staff about the rest.</source>
        <translation>这里只显示您在本机提交的申请。其他申请请问工作人员。</translation>
    </message>
</context>
<context>
    <name>NamingPage</name>
    <message>
        <source>Examine this terminal</source>
        <translation>检修这台终端</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>检修记录</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Your name, as it shall stand on the record</source>
        <translation>您的姓名（写进检修记录）</translation>
    </message>
    <message>
        <source>Please type your name first.</source>
        <translation>请先填写姓名。</translation>
    </message>
    <message>
        <source>Checking changes nothing on this terminal. The citizens&apos; screen is closed meanwhile; applications go on being sent.</source>
        <translation>检查不会改动终端上的任何东西。检修期间群众使用的画面是关着的，已收的申请照常发送。</translation>
    </message>
</context>
<context>
    <name>NavBar</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>PaperAnswer</name>
    <message>
        <source>Page %1</source>
        <translation>第%1页</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove page %1</source>
        <translation>删除第%1页</translation>
    </message>
    <message>
        <source>Scan another page</source>
        <translation>再扫一页</translation>
    </message>
    <message>
        <source>Scan the paper</source>
        <translation>扫描这份材料</translation>
    </message>
    <message>
        <source>I bring it to the counter</source>
        <translation>我交到窗口</translation>
    </message>
    <message>
        <source>Pictures are kept only while you are here. Leave before you hand in, and you scan once more.</source>
        <translation>扫描的图片只在您办理期间保留。没有提交就离开的，下次要重新扫描。</translation>
    </message>
    <message>
        <source>The scanner does not answer. Please bring the paper to the counter.</source>
        <translation>扫描仪没有响应，请把材料交到窗口。</translation>
    </message>
</context>
<context>
    <name>PaperCutter</name>
    <message>
        <source>Left edge</source>
        <translation>左边</translation>
    </message>
    <message>
        <source>Top edge</source>
        <translation>上边</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>右边</translation>
    </message>
    <message>
        <source>Bottom edge</source>
        <translation>下边</translation>
    </message>
    <message>
        <source>The whole sheet, with a frame around what is kept</source>
        <translation>整张纸，框住的部分会保留</translation>
    </message>
    <message>
        <source>Corner at the top left</source>
        <translation>左上角</translation>
    </message>
    <message>
        <source>Corner at the top right</source>
        <translation>右上角</translation>
    </message>
    <message>
        <source>Corner at the bottom left</source>
        <translation>左下角</translation>
    </message>
    <message>
        <source>Corner at the bottom right</source>
        <translation>右下角</translation>
    </message>
    <message>
        <source>%1: up</source>
        <translation>%1：往上移</translation>
    </message>
    <message>
        <source>%1: to the left</source>
        <translation>%1：往左移</translation>
    </message>
    <message>
        <source>%1: down</source>
        <translation>%1：往下移</translation>
    </message>
    <message>
        <source>%1: to the right</source>
        <translation>%1：往右移</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>保留整页</translation>
    </message>
    <message>
        <source>Without the empty edge</source>
        <translation>去掉空白边</translation>
    </message>
</context>
<context>
    <name>PaperDrawing</name>
    <message>
        <source>Drawing: lay the paper on the glass, the written side down, in the corner with the mark</source>
        <translation>图示：把材料有字的一面朝下，对齐有标记的角，放在玻璃上</translation>
    </message>
</context>
<context>
    <name>PaperPlace</name>
    <message>
        <source>Lay one page on the glass, the written side down, in the corner with the mark. Close the lid.</source>
        <translation>请把一页材料有字的一面朝下，对齐有标记的角，放在玻璃上，再盖上盖子。</translation>
    </message>
    <message>
        <source>The picture stays in this terminal&apos;s memory until you hand in. Leave before that, and it is wiped.</source>
        <translation>提交之前，图片只暂存在本机内存里；没提交就离开，图片会马上清除。</translation>
    </message>
    <message>
        <source>I bring it to the counter</source>
        <translation>我交到窗口</translation>
    </message>
</context>
<context>
    <name>PaperText</name>
    <message>
        <source>These numbers may belong into your form. Compare each with the paper before you take it over.</source>
        <translation>这些号码可能要填到表里。请先和纸上的对一对，再点填入。</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>填入</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>已填入</translation>
    </message>
    <message>
        <source>Take %1 over</source>
        <translation>填入 %1</translation>
    </message>
    <message>
        <source>What the page says, as far as it could be read. Only the paper counts.</source>
        <translation>这是认出来的文字，可能有错，以纸上的为准。</translation>
    </message>
</context>
<context>
    <name>PickPage</name>
    <message>
        <source>All of it at once: one form, one signature, one receipt</source>
        <translation>一次办齐：填一张表，签一次名，拿一张回执</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>What will be done for you</source>
        <translation>将为您办理</translation>
    </message>
    <message>
        <source>Answer yes to what applies to you.</source>
        <translation>符合您情况的，请选“是”。</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>到窗口办</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>先办好：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Vaccination plan</source>
        <translation>预防接种计划</translation>
    </message>
    <message>
        <source>Back to the receipt</source>
        <translation>返回回执</translation>
    </message>
    <message>
        <source>Working the plan out…</source>
        <translation>正在排计划…</translation>
    </message>
    <message>
        <source>Late: go soon</source>
        <translation>已过期，尽快补种</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现在该打</translation>
    </message>
    <message>
        <source>%1, dose %2</source>
        <translation>%1 第 %2 剂</translation>
    </message>
    <message>
        <source>What it protects from</source>
        <translation>预防什么</translation>
    </message>
    <message>
        <source>What may follow</source>
        <translation>打完可能怎样</translation>
    </message>
    <message>
        <source>When to wait</source>
        <translation>什么情况要缓种</translation>
    </message>
    <message>
        <source>No reason to wait</source>
        <translation>这些情况可以打</translation>
    </message>
    <message>
        <source>Clinics nearby</source>
        <translation>附近的接种门诊</translation>
    </message>
    <message>
        <source>%1 km · %2</source>
        <translation>%1 公里 · %2</translation>
    </message>
    <message>
        <source>open until %1</source>
        <translation>营业到 %1</translation>
    </message>
    <message>
        <source>opens %1</source>
        <translation>%1 开门</translation>
    </message>
    <message>
        <source>The next day in your telephone</source>
        <translation>把下一次接种记到手机里</translation>
    </message>
    <message>
        <source>Point your telephone&apos;s camera at it: it reminds you a week and a day before.</source>
        <translation>用手机扫一扫，提前一周和一天提醒您。</translation>
    </message>
    <message>
        <source>Print the plan</source>
        <translation>打印接种计划</translation>
    </message>
    <message>
        <source>%1 Source: %2</source>
        <translation>%1。来源：%2</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>The photo in your document</source>
        <translation>您证件里的照片</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of this receipt</source>
        <translation>回执二维码</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Saved. You can go home with this.</source>
        <translation>已保存，您可以放心回家了</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>办别的事</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办完了</translation>
    </message>
    <message>
        <source>Your child&apos;s vaccinations: which, when and where.</source>
        <translation>孩子的预防接种：打哪些、什么时候打、到哪里打。</translation>
    </message>
    <message>
        <source>See the vaccination plan</source>
        <translation>查看接种计划</translation>
    </message>
    <message>
        <source>Your receipt number</source>
        <translation>您的回执号</translation>
    </message>
    <message>
        <source>%1 (by this terminal&apos;s own clock)</source>
        <translation>%1（以本机时间为准）</translation>
    </message>
    <message>
        <source>This is not the final number: the department gives that with its decision.</source>
        <translation>这是临时回执号，正式编号由部门办结时给出。</translation>
    </message>
    <message>
        <source>Photograph this page with your phone, or write the number down.</source>
        <translation>请用手机拍下本页，或者记下回执号。</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>打印回执</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>New examination</source>
        <translation>新的检修</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save as PDF on a USB stick</source>
        <translation>存成 PDF 到U盘</translation>
    </message>
    <message>
        <source>The record is kept on this terminal as %1.</source>
        <translation>记录已存在这台终端上，编号 %1。</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Records</source>
        <translation>检修记录</translation>
    </message>
    <message>
        <source>Reading the records…</source>
        <translation>正在读取记录……</translation>
    </message>
    <message>
        <source>The records cannot be read (%1).</source>
        <translation>记录读不出来（%1）。</translation>
    </message>
    <message>
        <source>Records that cannot be opened, of another vault or damaged: %1</source>
        <translation>有 %1 份记录打不开：密钥不对，或文件已损坏</translation>
    </message>
    <message>
        <source>No examination has been kept yet.</source>
        <translation>还没有检修记录。</translation>
    </message>
</context>
<context>
    <name>RegionAnswer</name>
    <message>
        <source>Change: %1</source>
        <translation>修改：%1</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>The database engine is too old and can damage data. Run script/setup, then start the terminal again.</source>
        <translation>数据库引擎太旧，可能损坏数据。请运行 script/setup，再重新启动终端。</translation>
    </message>
    <message>
        <source>The disk is nearly full: no application is taken. Free some space, or move the data folder to a larger disk.</source>
        <translation>磁盘快满了，已不能收件。请腾出空间，或把数据文件夹移到更大的磁盘。</translation>
    </message>
    <message>
        <source>The database is damaged or cannot be opened. Do not delete it: make a copy of the data folder, then check the disk.</source>
        <translation>数据库损坏或打不开。不要删除：先把数据文件夹整个复制一份，再检查磁盘。</translation>
    </message>
    <message>
        <source>The database was written by a newer release. Install that release or a newer one; the data are whole.</source>
        <translation>数据库是更新的版本写的。请安装那个版本或更新的版本，数据没有损失。</translation>
    </message>
    <message>
        <source>The key that opens this terminal&apos;s data is missing or another one&apos;s. Give the old key back; without it drafts cannot be read.</source>
        <translation>打开本机数据的密钥不见了，或者不是原来那把。请放回原来的密钥，否则草稿读不出来。</translation>
    </message>
    <message>
        <source>The catalogue of services cannot be used. Run kiosk services check: it names the file and the line.</source>
        <translation>事项目录不能用。请运行 kiosk services check，它会指出哪个文件、哪一行有错。</translation>
    </message>
    <message>
        <source>The clock is wrong: its battery is empty, or nobody set it. Set date and time, and change the battery.</source>
        <translation>时钟不对：电池没电了，或者没有校过。请校准日期和时间，并更换电池。</translation>
    </message>
    <message>
        <source>This terminal is not enrolled, or its certificate has run out. Get a new code from the platform and run kiosk provision.</source>
        <translation>终端还没有登记，或者证书已过期。请向平台要一个新的登记码，运行 kiosk provision。</translation>
    </message>
    <message>
        <source>The platform&apos;s name has no address. Look at the network cable and the router, then at the DNS server.</source>
        <translation>查不到平台域名的地址。请检查网线和路由器，再检查 DNS 服务器。</translation>
    </message>
    <message>
        <source>The network answers in the platform&apos;s place: it wants somebody to log in. Sign in, or have this terminal let through.</source>
        <translation>网络要求先登录，拦住了平台。请登录网络，或请网管放行这台终端。</translation>
    </message>
    <message>
        <source>The line&apos;s certificate is not trusted or has run out. Look at the clock first, then have the platform&apos;s certificate renewed.</source>
        <translation>线路证书不受信任或已过期。请先看时钟对不对，再请平台更换证书。</translation>
    </message>
    <message>
        <source>The platform does not answer. Look at the checks of the line above; applications wait here meanwhile and nothing is lost.</source>
        <translation>平台没有回应。请先看线路的几项检查；申请先存在本机，不会丢失。</translation>
    </message>
    <message>
        <source>Nothing is sent, because the sync agent does not run. Start the service kiosk sync.</source>
        <translation>同步程序没有运行，申请发不出去。请启动 kiosk sync 服务。</translation>
    </message>
    <message>
        <source>Applications cannot be sent. They are safe here: see the detail, mend the line or enrol again.</source>
        <translation>申请发不出去，但都安全存在本机。请看下面的说明，修好线路或重新登记。</translation>
    </message>
    <message>
        <source>No card can be read. Plug the reader in again; if it stays, restart pcscd.</source>
        <translation>读不了卡。请重新插一次读卡器；还不行就重启 pcscd。</translation>
    </message>
    <message>
        <source>The serial card reader does not answer. Look at its cable and power, and that nothing else uses the port.</source>
        <translation>串口读卡器没有回应。请检查连接线和电源，并确认没有别的程序占用这个端口。</translation>
    </message>
    <message>
        <source>The country certificates could not be examined. Look at the folder that KIOSK_CSCA names; passports are read unverified meanwhile.</source>
        <translation>无法检查各国签发证书。请查看 KIOSK_CSCA 所指的文件夹；在此期间护照照常读取，但不验证签名。</translation>
    </message>
    <message>
        <source>The receipt printer does not print. Look at paper, cover, cable and power; receipts are on the screen meanwhile.</source>
        <translation>回执打印机不能打印。请检查纸、盖子、连接线和电源；这期间回执显示在屏幕上。</translation>
    </message>
    <message>
        <source>The page printer does not print. Look at paper, cover, cable and power; lists are on the screen meanwhile.</source>
        <translation>整页打印机不能打印。请检查纸、盖子、连接线和电源；这期间清单显示在屏幕上。</translation>
    </message>
    <message>
        <source>The document scanner does not answer. Look at its cable and power; papers are brought to the counter meanwhile.</source>
        <translation>文件扫描仪没有应答。请检查连线和电源；这期间材料请到窗口提交。</translation>
    </message>
    <message>
        <source>Reading print could not be examined. Install the extra ocr again; pages are not read meanwhile.</source>
        <translation>文字识别检查不了。请重装附加组件 ocr；在此之前页面不能识别文字。</translation>
    </message>
    <message>
        <source>The screen could not be examined. Look at its cable, then start the terminal again.</source>
        <translation>屏幕检查不了。请检查连接线，再重新启动终端。</translation>
    </message>
    <message>
        <source>The touchscreen could not be examined. Plug its USB cable in again.</source>
        <translation>触摸屏检查不了。请重新插好它的 USB 线。</translation>
    </message>
    <message>
        <source>The sound output could not be examined. Plug the loudspeaker in again.</source>
        <translation>声音检查不了。请重新插好扬声器。</translation>
    </message>
    <message>
        <source>Reading aloud could not be examined. Run script/setup, then start the terminal again.</source>
        <translation>朗读检查不了。请运行 script/setup，再重新启动终端。</translation>
    </message>
    <message>
        <source>Handwriting could not be examined. Run script/setup, then start the terminal again.</source>
        <translation>手写检查不了。请运行 script/setup，再重新启动终端。</translation>
    </message>
    <message>
        <source>There is no font with Chinese characters. Run script/setup.</source>
        <translation>没有中文字体。请运行 script/setup。</translation>
    </message>
    <message>
        <source>This is out of order. The line below says what to do.</source>
        <translation>这一项有故障。请按下面一行的提示处理。</translation>
    </message>
    <message>
        <source>A table is not there yet. It is made when the citizens&apos; screen starts: nothing to do.</source>
        <translation>有的表还没有建。群众画面启动时会自动建好，不用处理。</translation>
    </message>
    <message>
        <source>Old files of a repair take room. Take the folder quarantine to a safe place, then off this disk.</source>
        <translation>修复时留下的旧文件占着空间。请把 quarantine 文件夹移到安全的地方。</translation>
    </message>
    <message>
        <source>The key lies beside the data, so a stolen disk can be read. In the field give it as a systemd credential.</source>
        <translation>密钥和数据放在一起，磁盘被偷就能读出来。正式使用时请改用 systemd 凭据。</translation>
    </message>
    <message>
        <source>The time is not confirmed, or the system&apos;s clock is off. It is corrected once the platform answers; switch time synchronisation on.</source>
        <translation>时间还没有核实，或者系统时钟有偏差。平台有回应后会自动校正；请打开时间同步。</translation>
    </message>
    <message>
        <source>The certificate runs out soon. Get a new code from the platform and run kiosk provision.</source>
        <translation>证书快到期了。请向平台要一个新的登记码，运行 kiosk provision。</translation>
    </message>
    <message>
        <source>The platform&apos;s certificate runs out soon. Tell whoever runs the platform.</source>
        <translation>平台的证书快到期了。请告诉平台的管理员。</translation>
    </message>
    <message>
        <source>Some applications were refused or wait. Run kiosk outbox list; staff must speak with the citizens.</source>
        <translation>有的申请被退回或在等待。请运行 kiosk outbox list，由工作人员联系当事人。</translation>
    </message>
    <message>
        <source>The reader works; no profile reads the card that is in it.</source>
        <translation>读卡器正常，但认不出里面这张卡。</translation>
    </message>
    <message>
        <source>Country certificates are missing or damaged, so some passports cannot be verified. Put them into the folder that KIOSK_CSCA names.</source>
        <translation>缺少各国签发证书或证书已损坏，部分护照无法验证。请把证书放入 KIOSK_CSCA 所指的文件夹。</translation>
    </message>
    <message>
        <source>The roll is nearly finished. Bring a new one.</source>
        <translation>纸卷快用完了。请准备一卷新的。</translation>
    </message>
    <message>
        <source>The paper is nearly finished. Bring some.</source>
        <translation>纸快用完了。请准备一些。</translation>
    </message>
    <message>
        <source>No document scanner is seen. Plug it in; papers are brought to the counter meanwhile.</source>
        <translation>没有发现文件扫描仪。请接好；这期间材料请到窗口提交。</translation>
    </message>
    <message>
        <source>The screen has few pixels, so pages have to be scrolled. Use a larger one, or set its native resolution.</source>
        <translation>屏幕分辨率太低，页面要上下翻。请换大一点的屏幕，或设成它本来的分辨率。</translation>
    </message>
    <message>
        <source>No touchscreen is seen. Plug the screen&apos;s USB cable in; citizens have no mouse.</source>
        <translation>找不到触摸屏。请插好屏幕的 USB 线，群众没有鼠标可用。</translation>
    </message>
    <message>
        <source>No loudspeaker is seen, so nothing is read aloud. Plug one in and switch its card on.</source>
        <translation>找不到扬声器，没法朗读。请插上扬声器并打开声卡。</translation>
    </message>
    <message>
        <source>Something is missing for reading aloud. Run script/setup.</source>
        <translation>朗读缺少组件。请运行 script/setup。</translation>
    </message>
    <message>
        <source>The recogniser of handwriting is missing or damaged; the pinyin keyboard does. Run script/setup.</source>
        <translation>手写识别缺失或损坏，拼音键盘可以用。请运行 script/setup。</translation>
    </message>
    <message>
        <source>It could not be seen which fonts there are. Run script/setup.</source>
        <translation>看不出装了哪些字体。请运行 script/setup。</translation>
    </message>
    <message>
        <source>This could be better. The line below says what to do.</source>
        <translation>这一项需要留意。请按下面一行的提示处理。</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Is everything right?</source>
        <translation>请核对一遍</translation>
    </message>
    <message>
        <source>Yes, sign it</source>
        <translation>没有错，去签名</translation>
    </message>
    <message>
        <source>From your card</source>
        <translation>证件上的信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>公民身份号码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>修改：%1</translation>
    </message>
    <message>
        <source>Please hand these papers in at the counter; this terminal has no scanner:</source>
        <translation>本机没有扫描仪，请把下列材料交到窗口：</translation>
    </message>
    <message>
        <source>Please hand these papers in at the counter:</source>
        <translation>请把这些材料交到窗口：</translation>
    </message>
</context>
<context>
    <name>SavingPage</name>
    <message>
        <source>Saving your application…</source>
        <translation>正在保存您的申请…</translation>
    </message>
    <message>
        <source>It is being written to this terminal. Your receipt follows in a moment; you may take your card already.</source>
        <translation>正在写入本机，马上给您回执。现在可以取走证件。</translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>This certificate</source>
        <translation>这张证照</translation>
    </message>
    <message>
        <source>Show a certificate</source>
        <translation>出示证照</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Show another one</source>
        <translation>换一张</translation>
    </message>
    <message>
        <source>Checking the certificate…</source>
        <translation>正在核验证照…</translation>
    </message>
    <message>
        <source>Hold the square code in front of the scanner.</source>
        <translation>请把二维码对准扫描口。</translation>
    </message>
    <message>
        <source>On paper or on your telephone, a hand&apos;s breadth away, the whole code in the light. It is checked on this terminal, without a network, and nothing of it is kept.</source>
        <translation>纸上的、手机上的都行，离一个手掌远，把整个码放在亮处。在本机核验，不用联网，什么也不留下。</translation>
    </message>
    <message>
        <source>Nothing happens? Press Help, or hand the paper in at the counter.</source>
        <translation>没有反应？请按“帮助”，或者把纸质材料交到窗口。</translation>
    </message>
    <message>
        <source>Or one of yours that is here:</source>
        <translation>或者选一张本机上您的证照：</translation>
    </message>
    <message>
        <source>Issued by %1</source>
        <translation>%1签发</translation>
    </message>
</context>
<context>
    <name>ScanPaperPage</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>开始扫描</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>回到这一页</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>就用这张</translation>
    </message>
    <message>
        <source>Use this page</source>
        <translation>用这一页</translation>
    </message>
    <message>
        <source>Keep this part</source>
        <translation>就留这一部分</translation>
    </message>
    <message>
        <source>I bring it to the counter</source>
        <translation>我交到窗口</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Scanning. Please leave the lid closed.</source>
        <translation>正在扫描，请不要打开盖子。</translation>
    </message>
    <message>
        <source>Looking at the page…</source>
        <translation>正在检查这一页…</translation>
    </message>
    <message>
        <source>Reading the text. This takes a few seconds.</source>
        <translation>正在认字，请等几秒钟。</translation>
    </message>
    <message>
        <source>Move the round corners to what should be kept. What is dark is not handed in.</source>
        <translation>用手指拖动四个圆点，框住要留下的部分。变暗的部分不会提交。</translation>
    </message>
    <message>
        <source>The text could not be read. The page can be handed in all the same.</source>
        <translation>没能认出文字。这一页照样可以提交。</translation>
    </message>
    <message>
        <source>This page can be read well. Is it the right one, and the right way up?</source>
        <translation>这一页很清楚。请看看是不是这份材料，方向对不对。</translation>
    </message>
    <message>
        <source>The scanned page</source>
        <translation>扫描出来的页面</translation>
    </message>
    <message>
        <source>Scan it again</source>
        <translation>重新扫描</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转一下</translation>
    </message>
    <message>
        <source>Turn the page by a quarter</source>
        <translation>把页面转四分之一圈</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Choose what is kept of the page</source>
        <translation>选择这一页要留下的部分</translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation>识别文字</translation>
    </message>
    <message>
        <source>Read the text of this page</source>
        <translation>识别这一页的文字</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>More below</source>
        <translation>下面还有</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>The card reader is starting. If this stays, please call staff.</source>
        <translation>读卡器正在启动。如果一直这样，请叫工作人员。</translation>
    </message>
    <message>
        <source>No card reader is connected. Please call staff.</source>
        <translation>没有连接读卡器，请叫工作人员。</translation>
    </message>
    <message>
        <source>The card does not answer. Take it out, turn it round and put it in again.</source>
        <translation>读不到证件。请取出，翻个面再放一次。</translation>
    </message>
    <message>
        <source>This terminal cannot read that card. Please use your identity card or your social security card.</source>
        <translation>本机不能读这种卡，请用身份证或社会保障卡。</translation>
    </message>
    <message>
        <source>The card could not be read. Take it out, wipe it and try again, or call staff.</source>
        <translation>证件没有读出来。请取出擦一擦再试，或者叫工作人员。</translation>
    </message>
    <message>
        <source>Reading your card. Please leave it where it is.</source>
        <translation>正在读取证件，请不要拿开。</translation>
    </message>
    <message>
        <source>This document opens with what is printed on it. Please type it in.</source>
        <translation>读这本证件，要先输入证件上印的信息。</translation>
    </message>
    <message>
        <source>Your card has been read.</source>
        <translation>证件已读取。</translation>
    </message>
    <message>
        <source>Put your identity card on the reader, picture side up.</source>
        <translation>请把身份证平放在读卡区，照片面朝上。</translation>
    </message>
    <message>
        <source>Card reader out of order</source>
        <translation>读卡器故障</translation>
    </message>
    <message>
        <source>Card cannot be read</source>
        <translation>证件读不出来</translation>
    </message>
    <message>
        <source>Document waits for its number</source>
        <translation>请输入证件信息</translation>
    </message>
    <message>
        <source>Reading a card</source>
        <translation>正在读证件</translation>
    </message>
    <message>
        <source>Card reader ready</source>
        <translation>读卡器正常</translation>
    </message>
    <message>
        <source>The scanner does not answer. Please bring the paper to the counter, or call staff.</source>
        <translation>扫描仪没有响应。请把材料交到窗口，或者呼叫工作人员。</translation>
    </message>
    <message>
        <source>The paper is stuck. Pull it out gently, smooth it and try again, or call staff.</source>
        <translation>纸卡住了。请轻轻拉出来，抚平后再试，或者呼叫工作人员。</translation>
    </message>
    <message>
        <source>The scanner finds no paper. Please lay it in once more.</source>
        <translation>扫描仪里没有纸，请重新放好。</translation>
    </message>
    <message>
        <source>The lid is open. Please close it and try again.</source>
        <translation>盖子开着，请盖好再试。</translation>
    </message>
    <message>
        <source>The scanner is still busy. Please wait a moment and try again.</source>
        <translation>扫描仪正忙，请稍等再试。</translation>
    </message>
    <message>
        <source>The page could not be scanned. Please try once more, or bring it to the counter.</source>
        <translation>这一页没有扫成。请再试一次，或者把材料交到窗口。</translation>
    </message>
    <message>
        <source>The page is very dark. Is the lid closed, and the written side down?</source>
        <translation>这一页太暗了。盖子盖好了吗？有字的一面朝下了吗？</translation>
    </message>
    <message>
        <source>The page looks empty. Is the written side down?</source>
        <translation>这一页好像是空白的。有字的一面朝下了吗？</translation>
    </message>
    <message>
        <source>The writing is very pale. If it cannot be read here, scan it again.</source>
        <translation>字迹太淡了。如果看不清，请重新扫描。</translation>
    </message>
    <message>
        <source>The page looks blurred. Press it flat with the lid, keep it still and scan it again.</source>
        <translation>这一页有点模糊。请用盖子压平，不要移动，重新扫描。</translation>
    </message>
    <message>
        <source>Something runs over the edge. Push the paper into the corner and scan it again.</source>
        <translation>有内容超出了边缘。请把纸推到角上对齐，重新扫描。</translation>
    </message>
    <message>
        <source>Please look whether the page can be read.</source>
        <translation>请看看这一页能不能看清。</translation>
    </message>
    <message>
        <source>Resident identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Residence permit for Hong Kong, Macao and Taiwan residents</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Social security card</source>
        <translation>社会保障卡</translation>
    </message>
    <message>
        <source>Thai identity card</source>
        <translation>泰国身份证</translation>
    </message>
    <message>
        <source>Malaysian identity card (MyKad)</source>
        <translation>马来西亚身份证（MyKad）</translation>
    </message>
    <message>
        <source>Belgian identity card</source>
        <translation>比利时身份证</translation>
    </message>
    <message>
        <source>Taiwan health insurance card</source>
        <translation>台湾健保卡</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Travel permit</source>
        <translation>通行证</translation>
    </message>
    <message>
        <source>Foreign identity card</source>
        <translation>外国身份证件</translation>
    </message>
    <message>
        <source>Foreign permanent resident identity card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Personal number</source>
        <translation>个人号码</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>The photo is still being read. Leave the document where it is; you can go on.</source>
        <translation>照片还在读取，请不要移动证件，您可以先往下办。</translation>
    </message>
    <message>
        <source>The photo in this card is locked in a format of the police, so it is not shown here. That is as it should be.</source>
        <translation>这张卡里的照片是公安专用格式，这里不显示，这是正常的。</translation>
    </message>
    <message>
        <source>This document gave no photo that can be shown here. You can go on without it.</source>
        <translation>这本证件没有可以在这里显示的照片，不影响您办事。</translation>
    </message>
    <message>
        <source>Yes: the chip&apos;s signature was checked and is right.</source>
        <translation>是的：芯片里的电子签名已经核对，没有问题。</translation>
    </message>
    <message>
        <source>The chip&apos;s signature could not be checked: this terminal does not know who signed it. You can go on; staff may ask to see the document.</source>
        <translation>芯片里的电子签名没能核对：本机不认得签发机关。您可以接着办，工作人员可能要看一下证件。</translation>
    </message>
    <message>
        <source>What is stored in this document does not fit its seal. It may be damaged or not genuine. Please go to the counter.</source>
        <translation>这本证件里的信息和签发机关的电子签名对不上，可能已损坏或不是真的。请到窗口办理。</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网络正常</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Offline for long, please tell staff</source>
        <translation>断网很久了，请告诉工作人员</translation>
    </message>
    <message>
        <source>Offline, you can still apply</source>
        <translation>暂时断网，照样能办</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>打印机正常</translation>
    </message>
    <message>
        <source>Printer ready, paper nearly finished</source>
        <translation>打印机正常，纸快用完了</translation>
    </message>
    <message>
        <source>Printer has no paper, the receipt is on screen</source>
        <translation>打印机没纸了，回执在屏幕上看</translation>
    </message>
    <message>
        <source>No printer, the receipt is on screen</source>
        <translation>无打印机，回执显示在屏幕上</translation>
    </message>
    <message>
        <source>Printer out of order, the receipt is on screen</source>
        <translation>打印机故障，回执显示在屏幕上</translation>
    </message>
    <message>
        <source>Printing. Please wait for the paper.</source>
        <translation>正在打印，请等纸出来。</translation>
    </message>
    <message>
        <source>Sent to the printer, which does not say when it is done. Please look whether your paper is there.</source>
        <translation>已经送到打印机。这台打印机不会告诉我们有没有打好，请到打印机那里看一看。</translation>
    </message>
    <message>
        <source>Printed. Please take your paper.</source>
        <translation>打印好了，请取走您的纸。</translation>
    </message>
    <message>
        <source>This terminal has no printer. Photograph the code on the screen, or ask staff.</source>
        <translation>这台机器没有打印机。请用手机拍下屏幕上的二维码，或者找工作人员。</translation>
    </message>
    <message>
        <source>The paper is finished. Nothing is lost: photograph the code on the screen, or ask staff for paper.</source>
        <translation>纸用完了。您的信息没有丢：请用手机拍下屏幕上的二维码，或者请工作人员换纸。</translation>
    </message>
    <message>
        <source>The printer is open. Nothing is lost: please ask staff to close it, then print again.</source>
        <translation>打印机的盖子开着。您的信息没有丢：请工作人员关好盖子，再打印一次。</translation>
    </message>
    <message>
        <source>The printer does not answer. Nothing is lost: photograph the code on the screen, or ask staff.</source>
        <translation>打印机没有反应。您的信息没有丢：请用手机拍下屏幕上的二维码，或者找工作人员。</translation>
    </message>
    <message>
        <source>It may not be printed whole. Nothing is lost: please print once more, or ask staff.</source>
        <translation>可能没有打印完整。您的信息没有丢：请再打印一次，或者找工作人员。</translation>
    </message>
    <message>
        <source>Saving. Please leave the USB stick where it is.</source>
        <translation>正在保存，请先不要拔U盘。</translation>
    </message>
    <message>
        <source>Saved. You may take the USB stick out.</source>
        <translation>保存好了，可以拔下U盘。</translation>
    </message>
    <message>
        <source>The USB stick is full. Please use another one, or photograph the code.</source>
        <translation>U盘满了。请换一个U盘，或者用手机拍下二维码。</translation>
    </message>
    <message>
        <source>The USB stick is gone. Please plug it in and try again.</source>
        <translation>没有看到U盘。请插好再试一次。</translation>
    </message>
    <message>
        <source>The USB stick cannot be written. Please use another one, or photograph the code.</source>
        <translation>这个U盘存不进去。请换一个U盘，或者用手机拍下二维码。</translation>
    </message>
    <message>
        <source>Please choose one.</source>
        <translation>请选一个。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写这一项。</translation>
    </message>
    <message>
        <source>That is too long: %1 characters at most.</source>
        <translation>太长了，最多 %1 个字。</translation>
    </message>
    <message>
        <source>That is too long. Please shorten it.</source>
        <translation>太长了，请写短一些。</translation>
    </message>
    <message>
        <source>That is too short. Please write it in full.</source>
        <translation>太短了，请写完整。</translation>
    </message>
    <message>
        <source>It must be %1 or more.</source>
        <translation>不能小于 %1。</translation>
    </message>
    <message>
        <source>That is too little.</source>
        <translation>太小了。</translation>
    </message>
    <message>
        <source>It must be %1 or less.</source>
        <translation>不能大于 %1。</translation>
    </message>
    <message>
        <source>That is too much.</source>
        <translation>太大了。</translation>
    </message>
    <message>
        <source>Please choose one of the answers shown.</source>
        <translation>请从给出的答案里选。</translation>
    </message>
    <message>
        <source>There is no such day. Please check year, month and day.</source>
        <translation>没有这一天，请核对年、月、日。</translation>
    </message>
    <message>
        <source>That day is still to come. Please check the year.</source>
        <translation>这一天还没到，请核对年份。</translation>
    </message>
    <message>
        <source>That day has passed. Please choose a later one.</source>
        <translation>这一天已经过去，请选以后的日子。</translation>
    </message>
    <message>
        <source>The day must be %1 or later.</source>
        <translation>日期不能早于 %1。</translation>
    </message>
    <message>
        <source>That day is too early.</source>
        <translation>日期太早了。</translation>
    </message>
    <message>
        <source>The day must be %1 or earlier.</source>
        <translation>日期不能晚于 %1。</translation>
    </message>
    <message>
        <source>That day is too late.</source>
        <translation>日期太晚了。</translation>
    </message>
    <message>
        <source>The card access number has exactly six digits.</source>
        <translation>这个号码正好是六位数字。</translation>
    </message>
    <message>
        <source>The lines have only letters A to Z, digits and the sign &lt;.</source>
        <translation>这几行只有字母 A 到 Z、数字和符号 &lt;。</translation>
    </message>
    <message>
        <source>Something is missing. Please copy every line whole, with each sign &lt;.</source>
        <translation>还没抄完。请把每一行抄全，符号 &lt; 也要抄。</translation>
    </message>
    <message>
        <source>A character differs from the document. Please compare what is marked below.</source>
        <translation>有字符和证件不一样。请核对下面标出的部分。</translation>
    </message>
    <message>
        <source>A document number has only letters A to Z and digits.</source>
        <translation>证件号码只有字母 A 到 Z 和数字。</translation>
    </message>
    <message>
        <source>That birthday is still to come. Please check the year.</source>
        <translation>这个生日还没到，请核对年份。</translation>
    </message>
    <message>
        <source>That is too far away. Please check the year.</source>
        <translation>年份差得太远，请核对。</translation>
    </message>
    <message>
        <source>An identity number has 18 characters. Please count again.</source>
        <translation>身份号码是18位，请再数一数。</translation>
    </message>
    <message>
        <source>An identity number has digits only; the last may be an X.</source>
        <translation>身份号码都是数字，只有最后一位可能是X。</translation>
    </message>
    <message>
        <source>The date of birth in this number does not exist. Please compare it with the card.</source>
        <translation>号码里的出生日期不存在，请对照证件核对。</translation>
    </message>
    <message>
        <source>One digit does not fit. Please compare the number with the card.</source>
        <translation>有一位数字不对，请对照证件核对。</translation>
    </message>
    <message>
        <source>That is no phone number. A mobile number has 11 digits.</source>
        <translation>电话号码不对，手机号是11位数字。</translation>
    </message>
    <message>
        <source>That is no card number. Please copy it from the card, digit by digit.</source>
        <translation>卡号不对，请照着卡面一位一位输入。</translation>
    </message>
    <message>
        <source>Please write an amount such as 1200 or 1200.50.</source>
        <translation>请填金额，例如 1200 或 1200.50。</translation>
    </message>
    <message>
        <source>That is not written as it should be. Please compare it with the paper.</source>
        <translation>写法不对，请对照材料核对。</translation>
    </message>
    <message>
        <source>Please write digits only.</source>
        <translation>请只填数字。</translation>
    </message>
    <message>
        <source>A paper is missing. Please call staff.</source>
        <translation>缺一份材料，请叫工作人员。</translation>
    </message>
    <message>
        <source>This file cannot be taken. Please call staff.</source>
        <translation>这个文件不能用，请叫工作人员。</translation>
    </message>
    <message>
        <source>This file is too large to be sent. Please scan it again, or call staff.</source>
        <translation>这个文件太大，发送不了。请重新扫描，或者请工作人员帮忙。</translation>
    </message>
    <message>
        <source>Please sign in the frame with your finger first.</source>
        <translation>请先用手指在框里签名。</translation>
    </message>
    <message>
        <source>That is too much for a signature. Please clear it and sign once more.</source>
        <translation>笔画太多了，请清除后重新签名。</translation>
    </message>
    <message>
        <source>Please check this answer, or call staff.</source>
        <translation>请核对这一项，或者叫工作人员。</translation>
    </message>
    <message>
        <source>This terminal is not set up yet</source>
        <translation>本机还没有启用</translation>
    </message>
    <message>
        <source>This terminal is full</source>
        <translation>本机存储已满</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>This terminal is out of order</source>
        <translation>本机出了故障</translation>
    </message>
    <message>
        <source>Not here for the moment</source>
        <translation>这里暂时不能办</translation>
    </message>
    <message>
        <source>Something has to be put right first</source>
        <translation>有些地方要先改一改</translation>
    </message>
    <message>
        <source>It has not been saved</source>
        <translation>没有保存成功</translation>
    </message>
    <message>
        <source>It cannot take applications before a technician has set it up. Please go to the counter.</source>
        <translation>技术人员启用之后才能受理，请到窗口办理。</translation>
    </message>
    <message>
        <source>It cannot take new applications until staff have made room. What was handed in before is safe. Please go to the counter or to another terminal.</source>
        <translation>腾出空间之前不能受理新的申请。以前提交的都安全。请到窗口或别的终端办理。</translation>
    </message>
    <message>
        <source>The terminal could not write it down. Please try once more; if it fails again, call staff.</source>
        <translation>没有写入成功，请再试一次；还不行就叫工作人员。</translation>
    </message>
    <message>
        <source>The terminal is putting its records in order. What was handed in before is being brought back. Please come back in a few minutes, or go to the counter.</source>
        <translation>本机正在整理记录，以前交的申请正在恢复。请过几分钟再来，或者到窗口办理。</translation>
    </message>
    <message>
        <source>The terminal&apos;s disk is out of order, so it can save nothing new. Please go to the counter or to another terminal.</source>
        <translation>本机的硬盘坏了，暂时存不了新的申请。请到窗口办理，或者换一台机器。</translation>
    </message>
    <message>
        <source>This terminal has had no connection for too long, so it takes no new application of this kind. What was handed in before is safe. Please go to the counter.</source>
        <translation>本机断网太久，暂时不能收这类新申请。以前交的都好好存着。请到窗口办理。</translation>
    </message>
    <message>
        <source>Please look at the answers that are marked, then hand in again.</source>
        <translation>请看标红的地方，改好后再提交。</translation>
    </message>
    <message>
        <source>The terminal&apos;s key is missing, so it keeps nothing. Please call staff.</source>
        <translation>本机的密钥不见了，不能保存，请叫工作人员。</translation>
    </message>
    <message>
        <source>The terminal is set up wrongly. Please call staff; they can take your application at the counter.</source>
        <translation>这台终端的设置有误，请叫工作人员，您也可以到窗口办理。</translation>
    </message>
    <message>
        <source>The terminal&apos;s software must be updated before it may save anything. Please go to the counter.</source>
        <translation>本机软件需要更新后才能保存，请到窗口办理。</translation>
    </message>
    <message>
        <source>This service cannot be applied for here at the moment. Please go to the counter.</source>
        <translation>这件事现在不能在本机办，请到窗口办理。</translation>
    </message>
    <message>
        <source>Something went wrong here. Please try once more; if it fails again, call staff.</source>
        <translation>出了点问题，请再试一次；还不行就叫工作人员。</translation>
    </message>
    <message>
        <source>The card was taken out, so the visit has ended and the screen was cleared.</source>
        <translation>证件已取走，本次办理结束，屏幕已清空。</translation>
    </message>
    <message>
        <source>The card was taken out. What you typed is kept here: put your card in again to go on.</source>
        <translation>证件已取走。您填的内容已保存，再放上证件就能接着办。</translation>
    </message>
    <message>
        <source>The card could not be read to the end, so the visit has ended and the screen was cleared. Please put it in again; if it fails once more, call staff.</source>
        <translation>这张证件没能读完，本次办理已结束，屏幕已清空。请重新放一次；如果还是不行，请叫工作人员。</translation>
    </message>
    <message>
        <source>The card could not be read to the end. What you typed is kept here: put your card in again to go on, or call staff.</source>
        <translation>这张证件没能读完。您填的内容已保存在这里：请重新放入证件继续办理，或者叫工作人员。</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while, so the visit has ended and the screen was cleared.</source>
        <translation>很久没有人操作，本次办理结束，屏幕已清空。</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while. What was typed is kept: put your card in again to go on.</source>
        <translation>很久没有人操作，屏幕已清空。填过的内容已保存，再放上证件就能接着办。</translation>
    </message>
    <message>
        <source>You did not agree, so nothing from the card was kept. Please take your card.</source>
        <translation>您没有同意，证件信息没有保留。请取走证件。</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>平台已收到</translation>
    </message>
    <message>
        <source>Staff must look at it</source>
        <translation>需要工作人员处理</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已办好</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>需要补材料</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>已存在本机</translation>
    </message>
    <message>
        <source>The department has your application. Look here again with your card for the decision.</source>
        <translation>部门已收到您的申请。以后带证件来这里就能看结果。</translation>
    </message>
    <message>
        <source>The platform did not take it as it is. Hand it in again here: your card fills in what it can. Or ask the staff.</source>
        <translation>平台没有接收这份申请。请在这里重新提交，证件上有的内容会自动填好；也可以请工作人员帮忙。</translation>
    </message>
    <message>
        <source>No application waits to be sent.</source>
        <translation>没有等待发送的申请。</translation>
    </message>
    <message>
        <source>1 application waits to be sent, since %1.</source>
        <translation>有 1 份申请等待发送，自 %1 起。</translation>
    </message>
    <message>
        <source>%1 applications wait to be sent, the oldest since %2.</source>
        <translation>有 %1 份申请等待发送，最早的一份自 %2 起。</translation>
    </message>
    <message>
        <source>The line is up since %1.</source>
        <translation>线路自 %1 起畅通。</translation>
    </message>
    <message>
        <source>The line is down since %1: the platform does not answer.</source>
        <translation>线路自 %1 起中断：平台没有应答。</translation>
    </message>
    <message>
        <source>Something else answers in the platform&apos;s place since %1. Tell whoever looks after the network.</source>
        <translation>自 %1 起，应答的不是平台。请告诉负责网络的人。</translation>
    </message>
    <message>
        <source>The platform does not believe this terminal&apos;s clock since %1. It is being mended.</source>
        <translation>自 %1 起，平台不认可本机的时间，正在校准。</translation>
    </message>
    <message>
        <source>The platform refuses this terminal since %1. Call the technician.</source>
        <translation>自 %1 起，平台拒绝本机连接。请联系技术人员。</translation>
    </message>
    <message>
        <source>The next try is in %1 s.</source>
        <translation>%1 秒后再试。</translation>
    </message>
    <message>
        <source>The next try is due now.</source>
        <translation>马上就要再试。</translation>
    </message>
    <message>
        <source>Nothing was sent or fetched since %1, though it should have been. Call the technician.</source>
        <translation>自 %1 起没有收发任何内容，这不正常。请联系技术人员。</translation>
    </message>
    <message>
        <source>The platform did not take 1 application.</source>
        <translation>有 1 份申请平台没有接收。</translation>
    </message>
    <message>
        <source>The platform did not take %1 applications.</source>
        <translation>有 %1 份申请平台没有接收。</translation>
    </message>
    <message>
        <source>The line has not been tried yet.</source>
        <translation>还没有连接过平台。</translation>
    </message>
    <message>
        <source>Nobody said why.</source>
        <translation>没有说明原因。</translation>
    </message>
    <message>
        <source>The platform holds another application under the same number.</source>
        <translation>平台上同一编号已有另一份申请。</translation>
    </message>
    <message>
        <source>An application before it in this terminal&apos;s sequence is missing at the platform.</source>
        <translation>平台缺少本机在它之前提交的一份申请。</translation>
    </message>
    <message>
        <source>An attachment has not arrived at the platform.</source>
        <translation>有一个附件还没有到达平台。</translation>
    </message>
    <message>
        <source>The platform cannot verify that it comes from this terminal.</source>
        <translation>平台无法确认它来自本机。</translation>
    </message>
    <message>
        <source>It was sealed with an old key of the platform, which cannot open it.</source>
        <translation>它是用平台的旧密钥加密的，平台打不开。</translation>
    </message>
    <message>
        <source>The platform fails whenever it comes. The others go on without it.</source>
        <translation>每次发送这一份，平台都会出错。其他申请照常发送。</translation>
    </message>
    <message>
        <source>This terminal&apos;s disk has damaged it.</source>
        <translation>本机磁盘损坏了这份申请。</translation>
    </message>
    <message>
        <source>This terminal&apos;s disk has lost an attachment of it.</source>
        <translation>本机磁盘丢失了它的一个附件。</translation>
    </message>
    <message>
        <source>An attachment of it is larger than the platform takes.</source>
        <translation>它的一个附件太大，平台不收。</translation>
    </message>
    <message>
        <source>The platform refuses an attachment of it, though it is whole here.</source>
        <translation>平台不接收它的一个附件，但附件在本机上是完整的。</translation>
    </message>
    <message>
        <source>It was sent several times and no answer came.</source>
        <translation>发送了多次，一直没有收到答复。</translation>
    </message>
    <message>
        <source>The platform gives the reason: %1</source>
        <translation>平台给出的原因：%1</translation>
    </message>
    <message>
        <source>The citizen must hand it in again here, with their own card. This terminal cannot say who it is.</source>
        <translation>需要群众本人带证件在这里重新提交。本机无法得知是哪一位。</translation>
    </message>
    <message>
        <source>The technician must look at it. Give them the receipt number.</source>
        <translation>需要技术人员处理。请把回执编号告诉他们。</translation>
    </message>
    <message>
        <source>Try it again. If it is refused once more, the citizen hands it in again.</source>
        <translation>请再试一次。如果仍未被接收，请群众本人重新提交。</translation>
    </message>
    <message>
        <source>That is no receipt number: a digit is missing or was misread. Please compare it once more.</source>
        <translation>这不是回执编号：少了一位或看错了一位。请再核对一遍。</translation>
    </message>
    <message>
        <source>This terminal&apos;s disk has lost it. The platform may have it; if not, the citizen hands it in again.</source>
        <translation>本机磁盘丢失了它。平台可能已收到；如果没有，请群众本人重新提交。</translation>
    </message>
    <message>
        <source>It was handed in at another terminal. The first four digits say which; ask there, or ask the platform.</source>
        <translation>这份申请是在另一台终端提交的，前四位是终端号。请到那台终端查，或向平台查询。</translation>
    </message>
    <message>
        <source>Nothing was handed in here under that number. Please compare it with the receipt.</source>
        <translation>本机没有这个编号的申请。请与回执核对。</translation>
    </message>
    <message>
        <source>It is done. Fetch the result as the service page says.</source>
        <translation>已经办好，请按办事说明领取结果。</translation>
    </message>
    <message>
        <source>Platform refuses this terminal, please tell staff</source>
        <translation>平台拒绝本机连接，请告诉工作人员</translation>
    </message>
    <message>
        <source>You may ask for the reason at the counter, and for a review within 60 days.</source>
        <translation>可到窗口询问原因，60日内可申请行政复议。</translation>
    </message>
    <message>
        <source>Bring what is missing to the counter, or press the button below and apply again with it.</source>
        <translation>请把缺的材料带到窗口补交，或者按下面的按钮补好后重新办理。</translation>
    </message>
    <message>
        <source>Ask at the counter what is missing. You can bring it there, or apply again here.</source>
        <translation>请到窗口问清还缺什么。可以带到窗口补交，也可以在这里重新办理。</translation>
    </message>
    <message>
        <source>The form is with the platform, and the attachments are still being sent. You need not wait.</source>
        <translation>申请表已经送到平台，附件还在传送，您不用等。</translation>
    </message>
    <message>
        <source>It is safe on this terminal and is sent as soon as there is a line. You need not wait.</source>
        <translation>已安全保存在本机，网络一通就自动发送，您不用等。</translation>
    </message>
    <message>
        <source>You can use it wherever this paper is asked for.</source>
        <translation>要这份材料的地方，都可以用它。</translation>
    </message>
    <message>
        <source>Hold the whole code still and in the light, and try once more.</source>
        <translation>请把整个码拿稳、放在亮处，再试一次。</translation>
    </message>
    <message>
        <source>Please bring the paper itself to the counter.</source>
        <translation>请把纸质材料带到窗口。</translation>
    </message>
    <message>
        <source>Please ask the office that it names for a new one, and tell the staff here.</source>
        <translation>请找证照上写的机关重新开一张，并告诉这里的工作人员。</translation>
    </message>
    <message>
        <source>Please ask the office that may issue it, or go to the counter.</source>
        <translation>请找有权签发的机关，或者到窗口办理。</translation>
    </message>
    <message>
        <source>Please come back on the day on which it begins.</source>
        <translation>请到生效那天再来。</translation>
    </message>
    <message>
        <source>Please apply for a new one: search for it on the home page.</source>
        <translation>请重新申请一张：在首页搜一搜就能找到。</translation>
    </message>
    <message>
        <source>Please ask that office for the reason, and apply for a new one.</source>
        <translation>请向签发机关问清原因，再重新申请。</translation>
    </message>
    <message>
        <source>Please come back when this terminal is online, or bring the paper to the counter.</source>
        <translation>请等本机联网后再来，或者把纸质材料带到窗口。</translation>
    </message>
    <message>
        <source>This application needs no certificate of this kind. Please show another one, or go back.</source>
        <translation>这次申请用不上这类证照。请换一张，或者返回。</translation>
    </message>
    <message>
        <source>You apply for somebody else, so papers of that person are needed. Please bring them to the counter.</source>
        <translation>您在替别人办，要用那个人的材料。请把材料带到窗口。</translation>
    </message>
    <message>
        <source>It does not say by identity number whose it is. Please bring the paper itself to the counter.</source>
        <translation>这张证照上没有显示身份号码，认不出是谁的。请把纸质材料带到窗口。</translation>
    </message>
    <message>
        <source>This is the certificate of another person. Please show your own.</source>
        <translation>这是别人的证照。请出示您自己的。</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>Start afresh</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Apply now</source>
        <translation>现在办理</translation>
    </message>
    <message>
        <source>This one is done at the counter. Below is what to bring.</source>
        <translation>这件事到窗口办。下面是要带的材料。</translation>
    </message>
    <message>
        <source>You have begun this already.</source>
        <translation>这件事您办过一半。</translation>
    </message>
    <message>
        <source>Go on where I was</source>
        <translation>接着上次办</translation>
    </message>
    <message>
        <source>In one application: %1</source>
        <translation>一次申请，同时办理：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>要带什么</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必须带</translation>
    </message>
    <message>
        <source>If you have it</source>
        <translation>有就带上</translation>
    </message>
    <message>
        <source>Not needed: you have it as an e-certificate here</source>
        <translation>不用带：本机上有您的电子证照</translation>
    </message>
    <message>
        <source>Your identity card, nothing else.</source>
        <translation>只要身份证。</translation>
    </message>
    <message>
        <source>Hide the code</source>
        <translation>收起二维码</translation>
    </message>
    <message>
        <source>Take this list with you</source>
        <translation>把清单带走</translation>
    </message>
    <message>
        <source>Print this list</source>
        <translation>打印这张清单</translation>
    </message>
    <message>
        <source>Point your telephone&apos;s camera at it: the list is in it, no network needed.</source>
        <translation>用手机扫一扫，清单就在里面，不用上网。</translation>
    </message>
    <message>
        <source>Who may apply</source>
        <translation>谁可以办</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>多久办好</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>要不要钱</translation>
    </message>
    <message>
        <source>What you get</source>
        <translation>办完拿到什么</translation>
    </message>
    <message>
        <source>If it is refused</source>
        <translation>如果没办成</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>Sign with your finger</source>
        <translation>请用手指签名</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>I, %1, have read what I hand in. It is true as far as I know, and I agree that the departments named use it for this application.</source>
        <translation>本人 %1 已看过所提交的内容，据我所知属实，同意有关部门为办理这件事使用这些信息。</translation>
    </message>
    <message>
        <source>Sign here with your finger</source>
        <translation>请用手指在这里签名</translation>
    </message>
    <message>
        <source>Clear and sign again</source>
        <translation>清除重签</translation>
    </message>
    <message>
        <source>Cannot write? Make a cross, or press Help.</source>
        <translation>不会写字？画个十字，或者按“帮助”。</translation>
    </message>
</context>
<context>
    <name>SorryPage</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>To all services</source>
        <translation>查看能办的事</translation>
    </message>
    <message>
        <source>What you typed is still here. Nothing was handed in.</source>
        <translation>您填的内容还在，没有提交。</translation>
    </message>
    <message>
        <source>For staff: %1</source>
        <translation>供工作人员查看：%1</translation>
    </message>
</context>
<context>
    <name>SpeechBar</name>
    <message>
        <source>Again</source>
        <translation>再念</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>慢一点</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>快一点</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>小声点</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大声点</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>TakeAway</name>
    <message>
        <source>Save the calendar on the USB stick</source>
        <translation>把日历存到U盘</translation>
    </message>
    <message>
        <source>Or plug a USB stick in: all days can be saved on it as a calendar.</source>
        <translation>也可以插上U盘：所有日子都能存成日历带走。</translation>
    </message>
</context>
<context>
    <name>Technician</name>
    <message>
        <source>Waystation · technician</source>
        <translation>便民驿站 · 检修</translation>
    </message>
</context>
<context>
    <name>TechnicianBar</name>
    <message>
        <source>Technician</source>
        <translation>检修</translation>
    </message>
    <message>
        <source>Technician · examination of this terminal</source>
        <translation>检修 · 检查这台终端</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the technician&apos;s screen</source>
        <translation>关闭检修画面</translation>
    </message>
</context>
<context>
    <name>TimeoutQuestion</name>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>When the time is up, the screen is cleared so that nobody sees your data. What you typed is kept for you.</source>
        <translation>时间一到屏幕就会清空，别人看不到您的信息。您填的内容会为您保存。</translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>我还需要时间</translation>
    </message>
    <message>
        <source>I am done, clear the screen</source>
        <translation>办完了，清空屏幕</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Waystation</source>
        <translation>便民驿站</translation>
    </message>
    <message>
        <source>Waystation · township service hall</source>
        <translation>便民驿站 · 乡镇便民服务中心</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比显示</translation>
    </message>
    <message>
        <source>Normal size and colours</source>
        <translation>标准大小和颜色</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>大字显示</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>别念了</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>停止朗读</translation>
    </message>
    <message>
        <source>Read this page aloud</source>
        <translation>把这一页念出来</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已呼叫</translation>
    </message>
    <message>
        <source>Staff here</source>
        <translation>陪办中</translation>
    </message>
    <message>
        <source>Call staff to help you</source>
        <translation>请工作人员来帮忙</translation>
    </message>
    <message>
        <source>Staff have been called; press when they are here</source>
        <translation>已呼叫工作人员；人到了请按一下</translation>
    </message>
    <message>
        <source>Staff are helping; press when they have left</source>
        <translation>工作人员正在帮忙；离开后请按一下</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End my visit and clear the screen</source>
        <translation>结束办理并清空屏幕</translation>
    </message>
</context>
<context>
    <name>TouchPad</name>
    <message>
        <source>Wipe over every part of the screen</source>
        <translation>请用手指擦遍屏幕的每一处</translation>
    </message>
    <message>
        <source>Wipe over the whole screen, to its edges</source>
        <translation>请用手指擦遍整个屏幕，直到边缘</translation>
    </message>
    <message>
        <source>%1 of %2 fields to go</source>
        <translation>共 %2 格，还剩 %1 格</translation>
    </message>
    <message>
        <source>Some do not react: tap here</source>
        <translation>有的格子没反应：点这里</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message>
        <source>This is the voice of the terminal. One, two, three.</source>
        <translation>您好，这是终端的朗读声音。一、二、三。</translation>
    </message>
    <message>
        <source>Back to the checks</source>
        <translation>返回检查</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>This terminal has no voice.</source>
        <translation>这台终端不能朗读。</translation>
    </message>
    <message>
        <source>A person was read: %1. Nothing of the card is kept.</source>
        <translation>已读到持卡人：%1。卡上的信息都没有留下。</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>再说一遍</translation>
    </message>
    <message>
        <source>Yes, it is good</source>
        <translation>是，很好</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不好</translation>
    </message>
    <message>
        <source>Note it down</source>
        <translation>记下来</translation>
    </message>
</context>
<context>
    <name>ZoneChecks</name>
    <message>
        <source>%1: fits</source>
        <translation>%1：对</translation>
    </message>
    <message>
        <source>%1: please compare</source>
        <translation>%1：请核对</translation>
    </message>
    <message>
        <source>Characters to go: %1</source>
        <translation>还差 %1 个字符</translation>
    </message>
</context>
</TS>
