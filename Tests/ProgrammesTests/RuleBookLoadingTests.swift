import Foundation
import Law
import Programmes
import Testing
import Yams

/// The law base that ships, read from its files.
private enum Shipped {
    static let share = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "share")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: share.appending(path: path), encoding: .utf8)
    }

    static func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: share.appending(path: folder).path())
            .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    private static let loaded = Result { try ShippedPacks.packLaw().book }

    static func book() throws -> RuleBook { try loaded.get() }

    /// A rule as plain YAML, for the parts that no code reads.
    static func raw(_ id: String) throws -> [String: Any] {
        for path in try files(in: "law/rules") {
            let rules = try Yams.load(yaml: text(path)) as? [[String: Any]] ?? []
            if let rule = rules.first(where: { $0["id"] as? String == id }) { return rule }
        }
        return [:]
    }
}

@Suite struct RuleBookLoadingTests {
    @Test func `the book that ships has no fault`() throws {
        let book = try Shipped.book()

        #expect(book.faults == [])
        #expect(book.rules.count > 130)
        #expect(book.authorities.count > 50)
    }

    @Test func `a book whose parts do not fit is faulted`() throws {
        let book = try Shipped.book()
        let broken = RuleBook(
            rules: book.rules.filter { $0.id != "criminal.213.2025.mixed" } + book.rules.prefix(1),
            authorities: book.authorities.filter { $0.key != "ACL2012" }, thresholds: book.thresholds)

        let faults = broken.faults

        #expect(faults.contains(.unknownRule(id: "criminal.213.2025.mixed", in: "thresholds of article 213")))
        #expect(faults.contains(.unknownInstrument("ACL2012 art. 25", in: "admin.seizure")))
        #expect(faults.contains { if case .ruleTwice = $0 { true } else { false } })
    }

    @Test(arguments: [
        ("link.step.approve", 3, StatutoryPeriod.Unit.days), ("link.step.send", 24, .hours),
        ("link.step.reconsider.decide#police_days", 3, .days),
        ("link.step.police_review.extended#complex_days", 30, .days),
        ("link.supervise.order_file", 15, .days), ("link.reverse.reply_2m", 2, .months),
        ("admin.lead.verify", 15, .workingDays), ("admin.lead.verify#ext_wd", 15, .workingDays),
        ("admin.decision.90d", 90, .days), ("admin.preserve.register#wd", 7, .workingDays),
        ("hotline.complaint.2020#mediate_wd", 45, .workingDays),
        ("hotline.complaint.2026#mediate_days", 60, .days),
    ])
    func `a clock finds its number and unit`(id: String, number: Int, unit: StatutoryPeriod.Unit) throws {
        let value = try #require(try Shipped.book().value(id: id))

        #expect(value.number == number)
        #expect(value.unit == unit)
    }

    @Test(arguments: [
        "link.step.reconsider.decide", "link.step.approve#hours", "link.step.nothing", "", "#days",
        "hotline.12345#normal_wd", "admin.pay#late_daily",
    ])
    func `a reference that names no single whole number finds none`(id: String) throws {
        #expect(try Shipped.book().value(id: id) == nil)
    }

    @Test func `a rule keeps its text, its dates and how sure we are`() throws {
        let book = try Shipped.book()
        let rule = try #require(book.rule("link.reverse.reply_2m"))
        let old = try #require(book.rule("hotline.complaint.2020"))

        #expect(rule.confidence == .medium)
        #expect(rule.citations == ["LNK2021-4", "REV2024"])
        #expect(rule.from == CivilDate(2021, 9, 6))
        #expect(rule.basis?.hasPrefix("高检发释字〔2021〕4号") == true)
        #expect(old.on == .event)
        #expect(old.isInForce(on: CivilDate(2026, 4, 14)))
        #expect(!old.isInForce(on: CivilDate(2026, 4, 15)))
    }

    @Test func `an edition ends where the next begins`() throws {
        let book = try Shipped.book()
        let (old, new) = (try #require(book.authority("TML2019")), try #require(book.authority("TML2026")))

        #expect(old.isInForce(on: CivilDate(2026, 12, 31)) && !new.isInForce(on: CivilDate(2026, 12, 31)))
        #expect(!old.isInForce(on: CivilDate(2027, 1, 1)) && new.isInForce(on: CivilDate(2027, 1, 1)))
        #expect(book.authority(of: "TR310 art. 5 para. 2")?.title == "行政执法机关移送涉嫌犯罪案件的规定")
    }

    @Test func `the whole numbers in code are those of the law base`() throws {
        let book = try Shipped.book()
        for value in Statutes.numbers {
            let rule = try Shipped.raw(value.rule.split(separator: "#").first.map(String.init) ?? "")
            let number = book.value(id: value.rule)?.number ?? rule["officers_min"] as? Int
            #expect(number == value.value, "\(value.rule)")
        }
    }

    @Test func `the sums for a hearing are those of the law base`() throws {
        let limbs = try #require(try Shipped.raw("admin.hearing.threshold")["any_of"] as? [String])
        let text = try #require(limbs.first { $0.hasPrefix("罚款") })
        let (person, organisation) = (Statutes.sums[0].value, Statutes.sums[1].value)

        #expect(text == "罚款：自然人>=\(person.yuan)元；法人/其他组织>=\(organisation.yuan)元")
    }

    @Test func `each rule that a statute names is in the book`() throws {
        let book = try Shipped.book()
        for rule in Statutes.all(book) {
            let finding = rule.finding(on: Facts())
            #expect(!finding.basis.isEmpty, "\(rule.name)")
            for id in finding.basis { #expect(book.rule(id) != nil, "\(rule.name): \(id)") }
            #expect(book.authority(of: rule.source) != nil, "\(rule.name)")
        }
    }

    @Test(arguments: ["zh-Hans", "en"])
    func `each reason has a sentence, and each sentence a reason`(language: String) throws {
        let texts = try TextCatalogue(loading: Shipped.share.appending(path: "texts").path())
        let ofOtherRooms: Set = ["reason.paper-condition-not-stated"]
        let reasons = texts.keys(in: language).subtracting(ofOtherRooms).filter {
            $0.hasPrefix("reason.") && !$0.hasPrefix("reason.day.")
        }

        #expect(reasons == Set(Sentences.keys.map { "reason.\($0)" }))
        #expect(Sentences.keys.count == Set(Sentences.keys).count)
    }
}
