import Foundation
import Law
import Testing

@testable import Casework
@testable import Programmes

/// Matters as people bring them, the channel that is proposed first, and a condition that says why.
struct ChannelTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let told: String
        /// `name=choice`, `name` for yes, `!name` for no, `sales=yuan`.
        let facts: String
        let first: Name<Channel>
        let because: String

        init(_ told: String, _ facts: String, _ first: Name<Channel>, _ because: String) {
            self.told = told
            self.facts = facts
            self.first = first
            self.because = because
        }

        var testDescription: String { told }
    }

    private static let shop = "petitioner=holder dispute=infringement venue=shop-on-platform "
    private static let market = "petitioner=holder dispute=infringement venue=offline "
    private static let held = " holds-right-certificate holds-infringing-pages holds-identity-paper"

    static let rows: [Row] = [
        Row(
            "网店卖假冒木耳，要下架",
            shop + "right-type=trademark wants-stop !wants-punishment right-number-checked" + held,
            "platform-notice", "wants-stop"),
        Row(
            "网店盗版书，要下架", shop + "right-type=copyright wants-stop" + held, "platform-notice",
            "sold-on-platform"),
        Row(
            "网店卖假货，要求查处",
            shop
                + "right-type=trademark wants-punishment !wants-stop respondent-known holds-right-certificate",
            "administrative-report", "wants-punishment"),
        Row(
            "实体店卖假酒，要查处", market + "right-type=trademark wants-punishment wants-stop",
            "administrative-report",
            "wants-punishment"),
        Row(
            "路人看到卖假货", "petitioner=witness dispute=infringement venue=offline right-type=trademark",
            "administrative-report", "act-is-illegal-is-a-gate"),
        Row(
            "路人看到假冒专利", "petitioner=witness dispute=passing-off venue=offline right-type=patent",
            "administrative-report", "dispute-is-passing-off"),
        Row(
            "买到假面霜，要退一赔三",
            "petitioner=consumer for-daily-life !before-court dispute=infringement right-type=trademark wants-refund wants-compensation holds-purchase-record",
            "consumer-complaint", "wants-refund"),
        Row(
            "买到假鞋，没留发票，还是要退钱",
            "petitioner=consumer for-daily-life !before-court dispute=infringement right-type=trademark wants-refund",
            "consumer-complaint", "wants-refund"),
        Row(
            "进货转卖的假货，不是生活消费",
            "petitioner=consumer !for-daily-life !before-court dispute=infringement right-type=trademark wants-refund",
            "administrative-report", "act-is-illegal-is-a-gate"),
        Row(
            "消费纠纷法院已受理",
            "petitioner=consumer for-daily-life before-court dispute=infringement right-type=trademark wants-refund",
            "administrative-report", "act-is-illegal-is-a-gate"),
        Row(
            "发明专利被仿制，要停",
            market + "right-type=patent wants-stop respondent-known !before-court right-number-checked"
                + held,
            "patent-adjudication", "right-needs-expertise"),
        Row(
            "外观专利网店侵权，有评价报告，要停",
            shop + "right-type=patent wants-stop respondent-known !before-court holds-evaluation-report"
                + held,
            "patent-adjudication", "right-needs-expertise"),
        Row(
            "专利纠纷已在法院，只好找平台", shop + "right-type=patent wants-stop before-court" + held, "platform-notice",
            "wants-stop"),
        Row(
            "对方愿谈，要赔偿",
            market
                + "right-type=trademark wants-compensation !wants-punishment respondent-known talks-possible !before-court holds-identity-paper",
            "mediation", "other-side-would-talk"),
        Row(
            "许可费没付，双方认识",
            "petitioner=holder dispute=contract venue=offline right-type=trademark wants-compensation !wants-punishment respondent-known talks-possible !before-court holds-identity-paper",
            "mediation", "dispute-of-ownership-or-contract"),
        Row(
            "专利归谁有争议，对方不谈",
            "petitioner=holder dispute=ownership venue=offline right-type=patent wants-compensation !wants-punishment respondent-known !talks-possible !before-court holds-identity-paper holds-right-certificate holds-loss-figures holds-notarised-purchase",
            "civil-suit", "dispute-of-ownership-or-contract"),
        Row(
            "只要赔钱，对方不谈，证据齐",
            market
                + "right-type=trademark wants-compensation !wants-punishment !wants-stop respondent-known !talks-possible !before-court holds-loss-figures holds-notarised-purchase"
                + held,
            "civil-suit", "wants-compensation"),
        Row(
            "出口货仿冒商标",
            "petitioner=holder dispute=infringement venue=border right-type=trademark wants-stop right-number-checked"
                + held,
            "customs-protection", "crosses-the-border"),
        Row(
            "出口货涉及布图设计，海关不管",
            "petitioner=holder dispute=infringement venue=border right-type=layout wants-compensation !before-court respondent-known holds-identity-paper",
            "mediation", "wants-compensation"),
        Row(
            "展会上外观相同",
            "petitioner=holder dispute=infringement venue=exhibition right-type=patent wants-stop !before-court"
                + held,
            "exhibition-desk", "shown-at-exhibition"),
        Row(
            "展会上假冒商标，要查处也要撤展",
            "petitioner=holder dispute=infringement venue=exhibition right-type=trademark wants-stop wants-punishment"
                + held,
            "exhibition-desk", "shown-at-exhibition"),
        Row(
            "销售额六十万的假烟酒",
            market
                + "right-type=trademark wants-punishment sales=600000 role=seller same-mark=yes same-goods=yes object=goods respondent-known",
            "police-report", "amount-reaches-crime"),
        Row(
            "只知道卖了六十万", market + "right-type=trademark wants-punishment sales=600000 respondent-known",
            "police-report", "amount-reaches-crime"),
        Row(
            "销售额三千元，不到立案标准", market + "right-type=trademark wants-punishment sales=3000",
            "administrative-report",
            "wants-punishment"),
        Row(
            "盗版书摊，要查处", market + "right-type=copyright wants-punishment", "copyright-report",
            "wants-punishment"),
        Row(
            "路人看到盗版网站", "petitioner=witness dispute=infringement venue=own-site right-type=copyright",
            "copyright-report",
            "act-is-illegal-is-a-gate"),
        Row(
            "白皮袋稻种", market + "right-type=plant-variety wants-punishment wants-stop", "plant-variety-report",
            "wants-stop"),
        Row(
            "俄语商标被抢注", "petitioner=holder dispute=bad-faith-filing right-type=trademark", "bad-faith-filing",
            "filed-in-bad-faith"),
        Row(
            "他人非正常申请专利", "petitioner=witness dispute=bad-faith-filing right-type=patent", "bad-faith-filing",
            "filed-in-bad-faith"),
        Row(
            "地理标志被冒用，要查处", market + "right-type=gi wants-punishment", "administrative-report",
            "wants-punishment"),
        Row(
            "员工带走客户名单，要查处",
            market + "right-type=trade-secret wants-punishment respondent-known !before-court",
            "administrative-report", "wants-punishment"),
    ]

    @Test(arguments: rows)
    func `each matter is pointed to one channel first, with the reason`(row: Row) throws {
        let comparison = try ChannelWorld.comparison(row.facts)
        let first = try #require(comparison.first)

        #expect(first.channel.name == row.first, "\(ChannelWorld.told(comparison))")
        if row.because.hasSuffix("-is-a-gate") {
            let gate = String(row.because.dropLast("-is-a-gate".count))
            #expect(first.channel.gates.contains { $0.name == gate })
        } else {
            #expect(first.because.contains { $0.rule == row.because && $0.isMet })
        }
        #expect(first.standing == .open)
    }

    @Test func `the table knows as many matters as it should`() {
        #expect(ChannelTableTests.rows.count >= 25)
        let reached = Set(ChannelTableTests.rows.map(\.first))
        #expect(reached.count >= 10)
    }

    @Test func `nobody said anything: nothing is closed, nothing is open, and the questions are named`()
        throws
    {
        let comparison = try ChannelWorld.comparison("")

        #expect(comparison.lines.allSatisfy { $0.standing == .asks })
        #expect(Set(comparison.questions).isSuperset(of: ["petitioner", "dispute", "venue", "right-type"]))
    }

    @Test func `what is not said is asked and never read as a no`() throws {
        let open = try ChannelWorld.comparison("petitioner=holder dispute=infringement right-type=trademark")
        let closed = try ChannelWorld.comparison(
            "petitioner=holder dispute=infringement right-type=trademark venue=offline")

        #expect(open.line(of: "platform-notice")?.standing == .asks)
        #expect(open.line(of: "platform-notice")?.asks == ["venue"])
        #expect(closed.line(of: "platform-notice")?.standing == .closed)
        #expect(closed.line(of: "platform-notice")?.because.map(\.rule) == ["sold-on-platform"])
    }

    @Test func `the order of the definitions changes nothing`() throws {
        let library = try ChannelWorld.library()
        let facts = ChannelWorld.facts(ChannelTableTests.rows[0].facts)

        #expect(
            ChannelComparison(library.channels, on: facts)
                == ChannelComparison(library.channels.reversed(), on: facts))
    }

    @Test func `the same matter is sorted by days and by cost without losing a channel`() throws {
        let library = try ChannelWorld.library()
        let facts = ChannelWorld.facts(ChannelTableTests.rows[0].facts + " !before-court respondent-known")
        let suited = ChannelComparison(library.channels, on: facts)
        for order in ChannelComparison.Order.allCases {
            let sorted = ChannelComparison(library.channels, on: facts, by: order)
            #expect(Set(sorted.lines.map(\.channel.name)) == Set(suited.lines.map(\.channel.name)))
            #expect(sorted.lines.map(\.standing) == sorted.lines.map(\.standing).sorted())
        }
        let cheapest = ChannelComparison(library.channels, on: facts, by: .cheapest).open
        #expect(cheapest.first?.channel.cost.leastFen == 0)
        #expect(cheapest.last?.channel.cost.leastFen == nil)
    }

    @Test func `proofs that are held and missing are named, and count`() throws {
        let without = try #require(
            try ChannelWorld.comparison(ChannelTableTests.shop + "right-type=trademark").line(
                of: "platform-notice"))
        let with = try #require(
            try ChannelWorld.comparison(
                ChannelTableTests.shop + "right-type=trademark" + ChannelTableTests.held
            )
            .line(of: "platform-notice"))

        #expect(without.missing == [.rightCertificate, .infringingPages, .identityPaper])
        #expect(with.missing == [])
        #expect(with.points - without.points == 6)
    }
}

/// The shipped channels, and descriptions in short words.
enum ChannelWorld {
    static let shipped = Result { () throws -> ChannelLibrary in
        try ChannelLibrary(
            folder: ShippedPacks.share.appending(path: "channels"), book: try ShippedPacks.packLaw().book,
            procedures: try ShippedPacks.library().procedures)
    }

    static func library() throws -> ChannelLibrary { try shipped.get() }

    static func comparison(_ text: String) throws -> ChannelComparison {
        ChannelComparison(try library().channels, on: facts(text))
    }

    static func facts(_ text: String) -> Facts {
        var facts = Facts()
        for word in text.split(separator: " ") {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 {
                facts[parts[0]] =
                    Money(parsing: parts[1]).flatMap { parts[0] == "sales" ? Fact.money($0) : nil }
                    ?? .choice(parts[1])
            } else if word.hasPrefix("!") {
                facts[String(word.dropFirst())] = .yesNo(false)
            } else {
                facts[String(word)] = .yesNo(true)
            }
        }
        return facts
    }

    static func told(_ comparison: ChannelComparison) -> String {
        comparison.lines.filter { $0.standing != .closed }.map { line in
            let why = line.because.map { "\($0.rule) \($0.points)" }.joined(separator: ", ")
            return "\(line.channel.name) \(line.standing) \(line.points) (\(why)) asks \(line.asks)"
        }.joined(separator: "\n")
    }
}
