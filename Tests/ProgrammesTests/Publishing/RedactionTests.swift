import Casework
import Testing

@Suite struct `What is private does not leave the house` {
    @Test(arguments: [
        "身份证号230102199003071235。", "身份证号码：23010219900307123x。", "（23010219900307123X）",
        "230102 19900307 1235",
        "230102-1990-0307-1235", "２３０１０２１９９００３０７１２３５", "230102900307123", "身份证:230102 900307 123",
        "证号①230102199003071235", "身份证二三〇一〇二一九九〇〇三〇七一二三五", "230102\u{200B}19900307\u{200B}1235",
        "护照号码E12345678", "护照：EA1234567", "港澳居民来往内地通行证H1234567890", "台胞证号12345678", "军官证号：12345678",
    ])
    func `numbers of identity`(text: String) throws {
        let shown = try ShippedRedactor.publish(text, as: .judgment)
        #expect(!shown.unicodeScalars.contains { $0.properties.numericType == .decimal }, "\(shown)")
    }

    @Test func `in a penalty the first and the last place of an identity number stay, in a judgment none`()
        throws
    {
        #expect(try ShippedRedactor.publish("证件23010219900307123X") == "证件2****************X")
        #expect(try ShippedRedactor.publish("证件23010219900307123X", as: .judgment) == "证件[证件号码]")
    }

    @Test(arguments: [
        "13812345678", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "+86 13812345678", "86-138-1234-5678",
        "008613812345678", "0451-87654321", "（0451）87654321", "(0451) 8765 4321", "045187654321",
        "0451 8765 4321 转 801",
        "010-88886666-8012", "021 6543 2100分机12", "+86-451-87654321", "400-123-4567", "8008101234",
        "电话：87654321", "传真87654321", "电话:87654321、87654322", "手机号码为13812345678或13987654321",
        "微信号：zhang_san88",
        "QQ：123456789", "幺三八一二三四五六七八", "1381234\u{00AD}5678", "138·1234·5678", "+7 914 123 45 67",
    ])
    func `numbers of telephones, with area code and extension`(number: String) throws {
        let shown = try ShippedRedactor.publish("联系\(number)，完。")
        let left = shown.unicodeScalars.filter { $0.properties.numericType == .decimal }
        #expect(left.isEmpty && shown.hasPrefix("联系") && shown.hasSuffix("，完。"), "\(shown)")
    }

    @Test(arguments: [
        "zhangsan@example.com", "zhang.san+1@mail.example.com.cn", "ＺＳ＠ｑｑ．ｃｏｍ", "zhang (at) qq (dot) com",
        "zhang[at]qq[dot]com",
        "12345678@qq.com", "zhang @ qq.com", "张三@qq.com",
    ])
    func `addresses of mail`(address: String) throws {
        let shown = try ShippedRedactor.publish("邮件发往 \(address) 即可")
        #expect(
            !shown.lowercased().contains("qq") && !shown.contains("example") && shown.hasSuffix("即可"),
            "\(shown)")
    }

    @Test(arguments: [
        "6222021234567890123", "6222 0212 3456 7890 123", "6222-0212-3456-7890", "4111111111111111",
        "账号：0200003409200123456",
        "开户行工商银行，账号3500 0401 0900 1234 567", "支付宝账号13812345678", "账户６２２２０２１２３４５６７８９０", "卡号12345678901234",
    ])
    func `numbers of accounts and cards`(number: String) throws {
        let shown = try ShippedRedactor.publish("付至\(number)。")
        #expect(!shown.unicodeScalars.contains { $0.properties.numericType == .decimal }, "\(shown)")
    }

    @Test(arguments: [
        ("住黑龙江省哈尔滨市道里区中央大街12号3单元501室，", "住黑龙江省哈尔滨市道里区，"),
        ("住哈尔滨市道里区爱建路１２号。", "住哈尔滨市道里区。"),
        ("住黑龙江省五常市拉林镇红旗村三组。", "住黑龙江省五常市。"),
        ("住方正县会发镇永兴村西屯", "住方正县"),
        ("住杜尔伯特蒙古族自治县泰康镇团结街2委3组", "住杜尔伯特蒙古族自治县"),
        ("住址：北京市朝阳区建国路88号SOHO现代城A座2301", "住址：北京市朝阳区"),
        ("家庭住址 ：黑龙江省鸡西市鸡冠区康新花园3号楼2单元301 电话：13812345678", "家庭住址 ：黑龙江省鸡西市鸡冠区 电话：[联系方式]"),
        ("户籍地为内蒙古自治区阿荣旗那吉镇阳光小区", "户籍地为内蒙古自治区阿荣旗"),
        ("现住中央大街12号。", "现住[住址]。"),
        ("送至阳光小区3号楼2单元501室", "送至[住址]"),
        ("住拉林镇红旗村", "住[住址]"),
        ("住道外区南棵树街88-3号", "住道外区"),
        ("住哈尔滨市南岗区西大直街92号（二楼）", "住哈尔滨市南岗区"),
    ])
    func `an address ends with the county`(text: String, shown: String) throws {
        #expect(try ShippedRedactor.publish(text) == shown)
    }

    @Test(arguments: [
        ("【商业秘密】配方【/商业秘密】余", "[商业秘密]余"), ("甲【商业秘密】乙", "甲[商业秘密]"),
        ("【商业秘密】外【商业秘密】内【/商业秘密】外【/商业秘密】余", "[商业秘密]余"), ("甲【/商业秘密】乙", "甲乙"),
        ("【 商业秘密 】密【／商业秘密】余", "[商业秘密]余"), ("[商业秘密]密[/商业秘密]余", "[商业秘密]余"),
        ("【商业秘密】第一行\n第二行【/商业秘密】", "[商业秘密]"),
        ("【商业秘密】一【/商业秘密】与【商业秘密】二【/商业秘密】", "[商业秘密]与[商业秘密]"),
    ])
    func `a marked secret goes, closed or not, one in another or not`(text: String, shown: String) throws {
        #expect(try ShippedRedactor.publish(text) == shown)
    }

    @Test(arguments: [
        ("车牌号黑A12345", "12345"), ("车辆黑A·D12345停在门口", "12345"), ("不动产权第0012345号", "0012345"),
        ("行政执法证号23010212345", "23010212345"),
    ])
    func `plates, titles and cards of officers go`(text: String, number: String) throws {
        #expect(!(try ShippedRedactor.publish(text)).contains(number))
    }
}

@Suite struct `Who is named depends on the document and the part` {
    private func shown(_ text: String, _ document: Redaction.Document, _ persons: [(String, String)]) throws
        -> String
    {
        try ShippedRedactor.publish(text, as: document, persons: persons.map { .init($0.0, role: $0.1) })
    }

    @Test(arguments: [
        (Redaction.Document.penalty, "respondent", true), (.penalty, "当事人", true),
        (.penalty, "witness", false),
        (.penalty, "informant", false), (.penalty, "third_party", false), (.penalty, "plaintiff", false),
        (.penalty, "", false),
        (.judgment, "plaintiff", true), (.judgment, "defendant", true), (.judgment, "被告人", true),
        (.judgment, "third_party", true),
        (.judgment, "lawyer", true), (.judgment, "legal_representative", true), (.judgment, "victim", false),
        (.judgment, "witness", false), (.judgment, "appraiser", false), (.judgment, "informant", false),
        (.judgment, "guardian", false),
    ])
    func `parties stay, the others go`(document: Redaction.Document, role: String, stays: Bool) throws {
        #expect(try shown("张三到场。", document, [("张三", role)]) == (stays ? "张三到场。" : "张某到场。"))
    }

    @Test func `a minor is hidden in every part`() throws {
        let minor = [Redaction.Person("赵小明", role: "respondent", isMinor: true)]
        let text = "赵小明，2012年3月4日出生，哈尔滨市第三中学学生"
        for document in Redaction.Document.allCases {
            #expect(
                try ShippedRedactor.publish(text, as: document, persons: minor) == "赵某，[出生日期]出生，[学校]学生")
        }
    }

    @Test func `a name inside of the name of a firm stays, the same name beside it goes`() throws {
        #expect(
            try shown("张三系张三丰酒业有限公司员工，张三（张三丰酒业有限公司）。", .penalty, [("张三", "witness")])
                == "张某系张三丰酒业有限公司员工，张某（张三丰酒业有限公司）。")
        #expect(try shown("李四百货商店与李四", .penalty, [("李四", "witness")]) == "李四百货商店与李某")
        #expect(
            try shown("张三（哈尔滨）酒业有限公司和张三", .penalty, [("张三", "witness")]) == "张三（哈尔滨）酒业有限公司和张某")
        #expect(try shown("张三经营的商店", .penalty, [("张三", "witness")]) == "张某经营的商店")
    }

    @Test func `a longer name that stays is not torn`() throws {
        #expect(
            try shown("张三丰与张三", .judgment, [("张三", "witness"), ("张三丰", "defendant")]) == "张三丰与张某")
    }

    @Test func `the same surname twice is numbered in the order of the text`() throws {
        let persons = [("张伟", "witness"), ("张丽", "witness"), ("张强", "defendant"), ("李雷", "witness")]
        #expect(
            try shown("张丽、张伟、李雷、张强；张伟。", .judgment, persons) == "张某1、张某2、李某、张强；张某2。")
        #expect(try shown("张丽3次，张伟", .judgment, persons) == "张某1 3次，张某2")
    }

    @Test(arguments: [
        ("阿卜杜拉·买买提说，买买提走了", "阿卜杜拉·买买提", "阿某说，阿某走了"), ("阿卜杜拉•买买提", "阿卜杜拉·买买提", "阿某"),
        ("阿卜杜拉买买提", "阿卜杜拉·买买提", "阿某"), ("约翰・史密斯", "约翰·史密斯", "约某"),
        ("john  SMITH left", "John Smith", "j某 left"),
        ("欧阳娜娜", "欧阳娜娜", "欧阳某"), ("张 三、张　三", "张三", "张某、张某"),
    ])
    func `names with dots, of foreigners, of two characters and with blanks`(
        text: String, name: String, shown: String
    )
        throws
    {
        #expect(try self.shown(text, .penalty, [(name, "witness")]).lowercased() == shown)
    }

    @Test func `whoever is called a witness or an informant is hidden though nobody listed them`() throws {
        #expect(
            try shown("证人李明称，举报人：王小红的电话。被害人赵六、孙某到场。李明在场", .penalty, [])
                == "证人李某称，举报人：王某的电话。被害人赵某、孙某到场。李某在场")
    }

    @Test func `a firm stays unless it informed`() throws {
        let persons = [("北方粮油有限公司", "informant"), ("南方粮油有限公司", "third_party")]
        #expect(
            try shown("北方粮油有限公司举报南方粮油有限公司", .penalty, persons) == "[不公开]举报南方粮油有限公司")
    }
}

@Suite struct `What is public stays, byte for byte` {
    @Test(arguments: [
        "91230102MA1B2C3D4E", "统一社会信用代码：91110000600037341L", "92230104MA18XYAB1C",
        "统一社会信用代码 9123 0102 MA1B 2C3D 4E",
        "（2023）黑01民初123号", "(2023)黑0102刑初1234号", "黑市监处罚〔2024〕12号", "哈外市监处罚[2026]第1234567号",
        "ZL201811564288.X",
        "专利号ZL 2018 1 1564288.X", "CN201630312136.6", "201710601862.3", "第1234567号商标", "商标注册号：12345678",
        "罚款28000元",
        "违法经营额13800000000元", "人民币13912345678", "货值1,234,567.89元", "2026-09-28", "2026年9月28日",
        "2026.09.28至2029.09.27",
        "二〇二六年九月二十八日", "哈尔滨市道里区市场监督管理局", "哈尔滨市道外区南棵树粮油经销部", "五常市红旗村水稻种植专业合作社",
        "道里区中央大街百货有限公司", "黑龙江省哈尔滨市道里区", "热线12315、12345", "条码6901234567892", "大米86袋，每袋25千克",
        "国市监法规〔2022〕2号第八条",
        "《商标法》第五十七条第三项", "第三审判庭", "依据第十三条的规定停业整顿3个月", "订单号202610091234567", "张三丰酒业有限公司",
        "哈尔滨高新技术产业开发区管理委员会", "吉林省长春市市场监督管理局第二分局", "组织听证", "全市范围内路演",
    ])
    func `codes, numbers, amounts, days, firms and bodies`(text: String) throws {
        for document in Redaction.Document.allCases {
            #expect(try ShippedRedactor.publish("查明：\(text)。", as: document) == "查明：\(text)。")
        }
    }

    @Test func `a document of all kinds keeps what stays between what goes`() throws {
        let text = """
            当事人：张三丰酒业有限公司（统一社会信用代码91230102MA1B2C3D4E），法定代表人张三，身份证号230102199003071235，住所地：黑龙江省哈尔滨市道里区中央大街12号。
            经查，当事人2026-03-01至2026-05-08销售侵权酒86箱，违法经营额18640元。证人李四（电话138-1234-5678）证实。决定罚款28000元。
            """
        let persons = [Redaction.Person("张三", role: "third_party"), .init("李四", role: "witness")]
        #expect(
            try ShippedRedactor.publish(text, persons: persons) == """
                当事人：张三丰酒业有限公司（统一社会信用代码91230102MA1B2C3D4E），法定代表人张某，身份证号2****************5，住所地：黑龙江省哈尔滨市道里区。
                经查，当事人2026-03-01至2026-05-08销售侵权酒86箱，违法经营额18640元。证人李某（电话[联系方式]）证实。决定罚款28000元。
                """)
    }

    @Test func `what was published once is published again without a change`() throws {
        let text = "证人张三，身份证230102199003071235，电话13812345678，住道里区中央大街12号，【商业秘密】甲【/商业秘密】a@b.cn"
        for document in Redaction.Document.allCases {
            let once = try ShippedRedactor.publish(
                text, as: document, persons: [.init("张三", role: "witness")])
            #expect(
                try ShippedRedactor.publish(once, as: document, persons: [.init("张三", role: "witness")])
                    == once)
        }
    }
}
