import Foundation
import Law
import Programmes
import Testing
import Yams

/// The tables of `share/law/thresholds` beside the rules of `share/law/rules` that they take their numbers from.
@Suite struct ThresholdTableTests {
    /// The rules of each version, with the words in which a rule names what the table calls otherwise.
    static let rules: [(article: String, version: String, rules: [String])] = [
        ("213", "2004", ["criminal.213.2004"]),
        ("213", "2025", ["criminal.213.2025.goods.serious", "criminal.213.2025.service.serious"]),
        ("214", "2004", ["criminal.214.2004", "criminal.214.2011.unsold"]),
        ("214", "2025", ["criminal.214.2025.serious"]),
        ("215", "2004", ["criminal.215.2004", "criminal.215.2011.unsold"]),
        ("215", "2025", ["criminal.215.2025.serious"]),
        ("216", "2004", ["criminal.216.2004"]),
        ("216", "2025", ["criminal.216.2025.serious"]),
        ("217", "2004", ["criminal.217.2004_2007", "criminal.217.2011.online"]),
        ("217", "2025", ["criminal.217.2025.serious"]),
        ("218", "2004", ["criminal.218.2004"]),
        ("218", "2025", ["criminal.218.2025.serious"]),
        ("219", "2004", ["criminal.219.2004"]),
        ("219", "2020", ["criminal.219.2020"]),
        ("219", "2025", ["criminal.219.2025.serious"]),
    ]

    @Test(arguments: rules)
    func `the first tier of a table is that of its rules`(
        article: String, version: String, rules: [String]
    ) throws {
        let limbs = try TableOnFile.limbs(article, version)
        let described = limbs.filter { $0.isOfRules && $0.asks(at: 1) != nil }.map(\.line)

        #expect(Set(described) == (try TableOnFile.described(rules, "any_of", "serious")))
    }

    @Test(arguments: ["213", "214", "215", "216", "217", "219"])
    func `where the older texts name a second tier, the table has its amounts`(article: String) throws {
        for (_, version, rules) in Self.rules where version != "2025" {
            for rule in rules where rule.hasPrefix("criminal.\(article).") {
                let named = try TableOnFile.described([rule], "very_serious")
                guard !named.isEmpty else { continue }
                let limbs = try TableOnFile.limbs(article, version).filter { $0.rule == rule }
                #expect(Set(limbs.filter { $0.asks(at: 2) != nil && $0.isOfRules }.map(\.upperLine)) == named)
            }
        }
    }

    @Test(arguments: [("213", 10), ("214", 10), ("215", 5), ("217", 10), ("219", 10)])
    func `the second tier of 2025 multiplies as its rule says`(article: String, multiple: Int) throws {
        let book = try ShippedPacks.packLaw().book
        let table = try #require(book.thresholds.first { $0.offence == article })
        let upper = try #require(table.versions.last?.upper)

        #expect(upper.multiple == multiple)
        let rule = try #require(book.rule(upper.rule))
        let text = "\(rule.values) \(rule.details)"
        #expect(text.contains("\"multiple_of_matched_limb\": Law.LegalValue.number(\(multiple))"))
        for limb in table.versions.last?.limbs ?? [] {
            guard let first = limb.asks(at: 1), case .sum = limb.measure else { continue }
            #expect(limb.asks(at: 2) == first * multiple)
            #expect(limb.secondRule == upper.rule)
        }
    }

    @Test(arguments: ["216", "218"])
    func `two offences have no second tier`(article: String) throws {
        for version in ["2004", "2025"] {
            #expect(try TableOnFile.limbs(article, version).allSatisfy { $0.asks(at: 2) == nil })
        }
    }

    @Test func `mixed matters are measured as the rule says`() throws {
        let rule = try TableOnFile.raw("criminal.213.2025.mixed")
        let logic = try #require(rule["logic"] as? String)
        let mixed = try TableOnFile.limbs("213", "2025").filter { $0.rule == "criminal.213.2025.mixed" }

        #expect(logic.contains("base 50000 / 2 marks 30000 / repeat 30000"))
        #expect(
            mixed.map(\.line) == [
                "illegal_gains+illegal_gains_services 50000 below 30000",
                "illegal_gains+illegal_gains_services 30000 marks below 20000",
                "illegal_gains+illegal_gains_services 30000 repeat below 20000",
            ])
    }

    @Test func `substandard goods are measured as the code and its interpretation say`() throws {
        let rule = try TableOnFile.raw("criminal.140")
        let tiers = try #require(rule["tiers"] as? [[String: Any]]).compactMap { $0["sales_from"] as? Int }
        let unsold = try #require(try TableOnFile.raw("criminal.140.unsold")["zh"] as? String)

        for version in ["2004", "2025"] {
            let limbs = try TableOnFile.limbs("140", version)
            #expect(limbs[0].line == "sales \(tiers[0])" && limbs[0].upperLine == "sales \(tiers[1])")
            #expect(unsold.contains("3倍（>=150000）"))
            #expect(limbs[1].line == "3 x sales+unsold_value 150000 below 50000")
            #expect(limbs[2].line == "unsold_value 150000")
        }
    }

    @Test func `the limbs of 2011 and the numbers of 2007 begin and end on their days`() throws {
        let copies = try TableOnFile.limbs("217", "2004").filter { $0.key == "copies" }
        #expect(copies.map(\.line) == ["copies 1000", "copies 500"])
        #expect(copies.map(\.to) == [CivilDate(2007, 4, 4), nil])
        #expect(copies.map(\.from) == [nil, CivilDate(2007, 4, 5)])
        for article in ["214", "215", "217"] {
            for limb in try TableOnFile.limbs(article, "2004") where limb.rule.contains(".2011.") {
                #expect(limb.from == CivilDate(2011, 1, 10))
            }
        }
    }

    @Test func `each table's versions begin where the one before ends, and each limb has its sentences`()
        throws
    {
        let keys = Set(Sentences.keys)
        let book = try ShippedPacks.packLaw().book
        #expect(book.thresholds.count == 9)
        for threshold in Statutes.thresholds(book) {
            let versions = threshold.table.versions
            for (old, new) in zip(versions, versions.dropFirst()) {
                #expect(old.to.map { $0 + 1 } == new.from)
            }
            for limb in versions.flatMap(\.limbs) {
                if case .limbs = limb.measure { continue }
                let name = limb.line.hasPrefix("3 x") ? "threefold-" + limb.key : limb.key
                #expect(keys.contains("reached-\(name)"))
                if case .sum = limb.measure { #expect(keys.contains("short-of-\(name)")) }
            }
        }
        #expect(Statutes.thresholds(book).count == 9)
    }

    @Test
    func `the filing standard is the one that the rule names, and the rule of thumb stands in the law base`()
        throws
    {
        let filing = try #require(try TableOnFile.raw("criminal.filing.2008")["value"] as? [String: String])
        let limb = try #require(try TableOnFile.limbs("218", "2004").first { $0.isForFiling })
        #expect(filing["art27"] == "gains 100000 / unsold value 300000")
        #expect(limb.line == "unsold_value 300000" && limb.from == CivilDate(2008, 6, 25))
    }
}

/// The files of the law base, read without the code under test where that can be.
private enum TableOnFile {
    static let share = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "share")

    static func limbs(_ article: String, _ version: String) throws -> [ThresholdLimb] {
        let text = try String(
            contentsOf: share.appending(path: "law/thresholds/criminal-\(article).yaml"), encoding: .utf8)
        let table = try YAMLDecoder().decode(ThresholdTable.self, from: text)
        return try #require(table.versions.first { $0.name == version }).limbs
    }

    static func raw(_ id: String) throws -> [String: Any] {
        let folder = share.appending(path: "law/rules")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let rules = try Yams.load(yaml: text) as? [[String: Any]] ?? []
            if let rule = rules.first(where: { $0["id"] as? String == id }) { return rule }
        }
        return [:]
    }

    /// The limbs of rules in the words of `ThresholdLimb.line`.
    static func described(_ ids: [String], _ keys: String...) throws -> Set<String> {
        var lines: Set<String> = []
        for id in ids {
            let rule = try raw(id)
            for limb in keys.compactMap({ rule[$0] as? [[String: Any]] }).joined() {
                guard limb["automate"] == nil, limb["half_of_two_limbs"] == nil else { continue }
                lines.formUnion(RuleLimb(limb, of: id).lines)
            }
        }
        return lines
    }
}

/// One limb of a rule as its YAML has it.
private struct RuleLimb {
    let limb: [String: Any]
    let id: String

    init(_ limb: [String: Any], of id: String) {
        self.limb = limb
        self.id = id
    }

    /// What rules call amounts, and what tables call them.
    static let names: [(String, String)] = [
        ("illegal_gains", "illegal_gains"), ("turnover", "turnover"), ("sales", "sales"),
        ("unsold_goods_value", "unsold_value"), ("sales_plus_unsold", "sales+unsold_value"),
        ("sold_plus_unsold_value", "sales+unsold_value"), ("labels", "labels"),
        ("unsold_labels", "unsold_labels"), ("sold_plus_unsold", "labels+unsold_labels"),
        ("sold_plus_unsold_labels", "labels+unsold_labels"), ("direct_loss", "direct_loss"),
        ("loss", "direct_loss"), ("copies", "copies"), ("copies_sold", "copies"),
        ("unsold_copies", "unsold_copies"), ("sold_plus_unsold_copies", "copies+unsold_copies"),
        ("online_works", "online_works"), ("downloads", "downloads"), ("clicks", "clicks"),
        ("members", "members"),
    ]

    var lines: [String] {
        if limb["bankrupt"] != nil { return ["bankruptcy"] }
        if let either = limb["loss_or_gains"] as? Int {
            return ["direct_loss \(either) repeat", "illegal_gains \(either) repeat"]
        }
        let amounts = Self.names.compactMap { key, name in (limb[key] as? Int).map { (name, $0) } }
        guard let (name, amount) = amounts.first else { return [] }
        let measure = id.contains(".service.") ? "illegal_gains_services" : name
        var lines = [line(measure, amount, circumstances)]
        if let lower = limb["two_marks_or_repeat"] as? Int {
            lines += ["marks", "repeat"].map { line(measure, lower, [$0]) }
        }
        return lines
    }

    private var circumstances: [String] {
        (limb["marks_min"] as? Int == 2 ? ["marks"] : [])
            + (limb["patents_min"] as? Int == 2 ? ["patents"] : [])
            + (limb["repeat_within_years"] as? Int == 2 ? ["repeat"] : [])
    }

    private func line(_ measure: String, _ amount: Int, _ circumstances: [String]) -> String {
        var parts = ["\(measure)", "\(amount)"] + circumstances
        if let below = limb["sales_lt"] as? Int ?? limb["sold_lt"] as? Int { parts += ["below", "\(below)"] }
        if limb["sold_below_threshold"] != nil { parts += ["below", below(measure, circumstances)] }
        return parts.joined(separator: " ")
    }

    /// What `sold below its own standard` comes to, by the first-tier limb of what is sold.
    private func below(_ measure: String, _ circumstances: [String]) -> String {
        switch (measure, circumstances.isEmpty) {
        case ("labels+unsold_labels", true): "10000"
        case ("labels+unsold_labels", false): "5000"
        case ("copies+unsold_copies", _): "1000"
        default: "100000"
        }
    }
}

extension ThresholdLimb {
    /// Whether the rules list the limb in numbers: not halves, and not what another rule says in words.
    fileprivate var isOfRules: Bool {
        if case .halfOfTwo = measure { return false }
        return !isForFiling && rule != "criminal.213.2025.mixed" && !rule.hasSuffix("219.2025.very_serious")
    }

    /// As one line, such as `sales+unsold_value 90000 repeat below 30000`; amounts in yuan.
    fileprivate var line: String { line(at: 1) }
    fileprivate var upperLine: String { line(at: 2) }

    private func line(at tier: Int) -> String {
        guard case .sum(let terms) = measure else { return key }
        let unit = unit == .fen ? 100 : 1
        let sum = terms.map { ($0.times == 1 ? "" : "\($0.times) x ") + $0.fact.key }.joined(separator: "+")
        let circumstances = given.map { circumstance in
            switch circumstance {
            case .twoMarks: "marks"
            case .twoPatents: "patents"
            case .repeat: "repeat"
            }
        }
        let bound = below.map { ["below", "\($0.amount / unit)"] } ?? []
        return ([sum, "\((asks(at: tier) ?? 0) / unit)"] + circumstances + bound).joined(separator: " ")
    }
}
