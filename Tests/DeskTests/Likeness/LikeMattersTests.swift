import Casework
import Law
import Store
import Testing

@testable import Desk

@Suite struct `Like matters are proposed with their reasons` {
    private struct Said {
        var narrative = "某店销售假冒商品"
        var name: String?
        var uscc: String?
        var address: String?
        var right: (String, String)?
        var place = TestOffice.place
        var links: [String] = []
        var reporter: LeadForm.Reporter?
    }

    private func take(_ said: Said, in world: TestOffice) async throws -> String {
        var lead = LeadForm(kind: .report, place: said.place, narrative: said.narrative)
        lead.respondentName = said.name
        lead.respondentUSCC = said.uscc
        lead.respondentAddress = said.address
        lead.rightType = said.right?.0
        lead.rightNumber = said.right?.1
        lead.links = said.links
        lead.reporter = said.reporter
        return try await world.office.take(lead).number.description
    }

    /// What the second of two files has in common with the first, as the intake desk sees it.
    private func reasons(_ first: Said, _ second: Said) async throws -> [LikeReason] {
        let world = try await TestOffice()
        let earlier = try await take(first, in: world)
        let later = try await take(second, in: world)
        try await world.office.runLikenessRound()
        let like = try await world.office.like(later, for: try await world.caller("jia"))
        #expect(like.allSatisfy { $0.row.id == earlier })
        return like.first?.reasons ?? []
    }

    private func strength(_ kind: LikeReason.Kind, _ first: Said, _ second: Said) async throws
        -> LikeReason.Strength?
    {
        try await reasons(first, second).first { $0.kind == kind }?.strength
    }

    private static let one = Said(narrative: "甲说的一件事")
    private static let other = Said(narrative: "乙说的另一件")

    private func named(_ name: String, uscc: String? = nil) -> (Said, Said) {
        var (first, second) = (Self.one, Self.other)
        (first.name, first.uscc) = (name, uscc)
        return (first, second)
    }

    @Test func `a renamed firm is found by its code`() async throws {
        var (first, second) = named("三叶商贸有限公司", uscc: "91110000600037341L")
        (second.name, second.uscc) = ("四叶贸易有限公司", "９１１１００００６０００３７３４１Ｌ")

        #expect(try await strength(.creditCode, first, second) == .strong)
        #expect(try await strength(.name, first, second) == nil)
    }

    @Test func `two firms with codes of their own are two, whatever they are called`() async throws {
        var (first, second) = named("三叶商贸有限公司", uscc: "91110000600037341L")
        (second.name, second.uscc) = ("三叶商贸有限公司", "91110000802100433B")

        #expect(try await strength(.name, first, second) == nil)
    }

    @Test func `a firm under a shorter name is probably the same`() async throws {
        var (first, second) = named("哈尔滨市三叶商贸有限责任公司")
        second.name = "三葉商貿有限公司"

        #expect(try await strength(.name, first, second) == .medium)
    }

    @Test func `a shop of the same name in another county is hardly the same`() async throws {
        let world = try await TestOffice()
        _ = try await take(named("老王烟酒店").0, in: world)
        try await world.office.runLikenessRound()
        let asked = LikeQuestion(
            parties: [PartyToName(role: "respondent", name: "老王烟酒店")], place: "230103")
        let like = try await world.office.like(asked, for: try await world.caller("jia"))
        let name = try #require(like.first?.reasons.first { $0.kind == .name })

        #expect(name.strength == .weak)
        #expect(name.doubt == "likeness.doubt.elsewhere")
        #expect(like.first?.isSameParty == false)
    }

    @Test func `a shop of the same name in the same county is probably the same`() async throws {
        var (first, second) = named("老王烟酒店")
        second.name = "老 王 烟酒店"

        #expect(try await strength(.name, first, second) == .medium)
    }

    @Test func `people of one name are hardly the same`() async throws {
        var (first, second) = named("王小明")
        second.name = "王小明"

        #expect(try await strength(.name, first, second) == .weak)
    }

    @Test func `the same telephone in both texts is said with its number`() async throws {
        var (first, second) = (Self.one, Self.other)
        first.narrative += "，店主电话138 1234 5678"
        second.narrative += "。联系13812345678"

        let reasons = try await reasons(first, second)

        #expect(reasons.contains { $0.kind == .phone && $0.quote == "13812345678" && $0.strength == .strong })
    }

    @Test func `the same page and the same right make the same matter`() async throws {
        var (first, second) = (Self.one, Self.other)
        first.links = ["https://shop.example/item?id=1&utm_source=a"]
        second.links = ["https://www.shop.example/item?id=1"]
        (first.right, second.right) = (("patent", "ZL202010123456.7"), ("patent", "2020 1 0123456"))

        let reasons = try await reasons(first, second)

        #expect(reasons.map(\.kind).contains(.link))
        #expect(reasons.map(\.kind).contains(.right))
    }

    @Test func `the same story in other words says how much of it is the same`() async throws {
        let story = "我在道外区某市场的第三排摊位买到假冒的运动鞋，鞋盒上的商标和正品一样，老板说是外贸尾货，不肯开发票。"
        let text = try await reasons(
            Said(narrative: story), Said(narrative: story.replacing("运动鞋", with: "皮鞋") + "请查处")
        ).first { $0.kind == .text }

        #expect((40..<100).contains(try #require(text?.share)))
    }

    @Test func `a sealed reporter never makes two files alike`() async throws {
        var (first, second) = (Self.one, Self.other)
        first.reporter = .init(name: "李四", phone: "13900000000", email: "li@example.com")
        second.reporter = first.reporter

        #expect(try await reasons(first, second) == [])
    }

    @Test func `nobody is shown a file that is not shared with them`() async throws {
        let world = try await TestOffice()
        let said = Said(name: "三叶商贸有限公司", uscc: "91110000600037341L")
        _ = try await take(said, in: world)
        try await world.office.runLikenessRound()
        let question = LikeQuestion(
            text: said.narrative,
            parties: [PartyToName(role: "respondent", name: "三叶商贸有限公司", uscc: "91110000600037341L")])

        #expect(try await world.office.like(question, for: try await world.caller("jia")).count == 1)
        #expect(try await world.office.like(question, for: try await world.caller("yi")).isEmpty)
    }

    @Test func `a flood of like reports is proposed in part, and costs no more than a part`() async throws {
        let world = try await TestOffice()
        for _ in 0..<60 { _ = try await take(Said(name: "三叶商贸有限公司"), in: world) }
        try await world.office.runLikenessRound()
        let last = try await take(Said(name: "三叶商贸有限公司"), in: world)

        let like = try await world.office.like(last, for: try await world.caller("jia"), limit: 10)

        #expect(like.count == 10)
        #expect(like.allSatisfy { $0.isSameParty })
    }
}
