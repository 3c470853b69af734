import Foundation
import Law
import Programmes
import Testing
import Yams

/// The law base that ships beside the list of everything that it must hold.
private enum KnownRules {
    struct Section: Decodable {
        let section: Int
        let title: String
        let ids: [String]
    }

    struct Absence: Decodable {
        let id: String
        let reason: String
    }

    static let law = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/law")

    private static let loaded = Result { try ShippedPacks.packLaw().book }

    static func book() throws -> RuleBook { try loaded.get() }

    static func sections() throws -> [Section] { try decode("fact-base.yaml") }
    static func absences() throws -> [Absence] { try decode("not-loaded.yaml") }

    private static func decode<Value: Decodable>(_ path: String) throws -> Value {
        try YAMLDecoder().decode(
            Value.self, from: String(contentsOf: law.appending(path: path), encoding: .utf8))
    }
}

@Suite struct KnownRulesTests {
    @Test func `every rule of the fact base is in the book, or says why not`() throws {
        let book = try KnownRules.book()
        let ids = try KnownRules.sections().flatMap(\.ids)
        let absent = Set(try KnownRules.absences().map(\.id))

        #expect(ids.count == 255)
        #expect(Set(ids).count == ids.count)
        #expect(ids.filter { book.rule($0) == nil && !absent.contains($0) } == [])
    }

    @Test func `an absence has a reason, and is one`() throws {
        let book = try KnownRules.book()
        let ids = Set(try KnownRules.sections().flatMap(\.ids))

        for absence in try KnownRules.absences() {
            #expect(absence.reason.count > 5, "\(absence.id)")
            #expect(book.rule(absence.id) == nil && ids.contains(absence.id), "\(absence.id)")
        }
    }

    @Test func `all eleven sections are there`() throws {
        #expect(try KnownRules.sections().map(\.section) == Array(0...10))
    }

    @Test func `a rule cites a text or says why it cannot`() throws {
        for rule in try KnownRules.book().rules {
            #expect(rule.citations.isEmpty == (rule.uncited != nil), "\(rule.id)")
        }
    }

    @Test(arguments: [
        ("damages.patent.2021", 30_000, 5_000_000, 1, 5), ("damages.tm.2014", 0, 3_000_000, 1, 3),
        ("damages.tm.2019", 0, 5_000_000, 1, 5), ("damages.tm.2026", 0, 5_000_000, 1, 5),
        ("damages.copyright.2021", 500, 5_000_000, 1, 5), ("damages.aucl.2019", 0, 5_000_000, 1, 5),
        ("damages.aucl.2025", 0, 5_000_000, 1, 5), ("damages.pvp.2022", 0, 5_000_000, 1, 5),
    ])
    func `damages have their range and their multiple`(
        id: String, least: Int, most: Int, once: Int, often: Int
    ) throws {
        let rule = try #require(try KnownRules.book().rule(id))

        #expect(rule.range("statutory") == least...most)
        #expect(rule.range("punitive") == once...often)
        #expect(rule.words("order").last == "statutory")
    }

    @Test(arguments: [("damages.patent.2009", 10_000, 1_000_000), ("damages.copyright.2010", 0, 500_000)])
    func `older laws know no punitive damages`(id: String, least: Int, most: Int) throws {
        let rule = try #require(try KnownRules.book().rule(id))

        #expect(rule.range("statutory") == least...most)
        #expect(rule.words("punitive") == ["none"])
        #expect(rule.range("punitive") == nil)
    }

    @Test(arguments: [
        ("customs.ex_officio.notify", 3, StatutoryPeriod.Unit.workingDays),
        ("customs.release#on_request_wd", 20, .workingDays),
        ("customs.release#ex_officio_wd", 50, .workingDays), ("customs.investigate", 30, .workingDays),
        ("ecom.counter.15d", 15, .days), ("ecom.counter.15d#notary_delay_max_wd", 20, .workingDays),
        ("expo.24h", 24, .hours), ("injunct.48h#hours", 48, .hours), ("evid.notarial", 15, .workingDays),
        ("confirm.apply", 30, .days), ("limit.civil#years", 3, .years), ("pledge.patent", 5, .workingDays),
        ("trial.small#evidence_days_max", 7, .days),
        ("customs.record#renew_within_months_before", 6, .months),
        ("credit.repair.2026#light.max_months", 3, .months),
        ("tm.deadlines.2019#opposition_months", 3, .months),
        ("tm.deadlines.2026#opposition_months", 2, .months),
    ])
    func `a period of courts, customs and platforms has its unit`(
        id: String, number: Int, unit: StatutoryPeriod.Unit
    ) throws {
        let value = try #require(try KnownRules.book().value(id: id))

        #expect(value.number == number)
        #expect(value.unit == unit)
    }

    @Test(arguments: [
        ("admin.aucl.2019#confusion.flat_cap", 250_000, LegalUnit.yuan),
        ("admin.aucl.2025#confusion.max_multiple", 5, .times), ("admin.pvp.penalty#pivot", 50_000, .yuan),
        ("admin.hearing.threshold#person", 10_000, .yuan),
        ("admin.hearing.threshold#organisation", 100_000, .yuan), ("link.step.team", 2, .count),
    ])
    func `a sum, a multiple and a count are told apart`(id: String, number: Int, unit: LegalUnit) throws {
        let value = try #require(try KnownRules.book().value(id: id))

        #expect(value.number == number)
        #expect(value.measure == unit)
        #expect(value.unit == nil)
    }

    @Test func `ranges of fines grow with the circumstances`() throws {
        let book = try KnownRules.book()

        #expect(book.rule("admin.aucl.2019")?.range("trade_secret.serious") == 500_000...5_000_000)
        #expect(book.rule("admin.aucl.2025")?.range("trade_secret.serious") == 1_000_000...5_000_000)
        #expect(book.rule("admin.ecom.platform_liability")?.range("fine") == 50_000...500_000)
        #expect(book.rule("admin.pvp.penalty")?.range("multiple") == 5...10)
    }
}

@Suite struct InstrumentTests {
    @Test(arguments: [
        ("TML2013", "TML2019"), ("TML2019", "TML2026"), ("PL2008", "PL2020"), ("CR2010", "CR2020"),
        ("AUCL2017", "AUCL2019"), ("AUCL2019", "AUCL2025"), ("INT2021-4", "INT2026-7"),
        ("SAMR20", "SAMR121"), ("NDRC58", "NDRC36"), ("CSL2016", "CSL2025"), ("NRM2021", "NRM2023"),
    ])
    func `the successor is in force from the day after`(old: String, new: String) throws {
        let book = try KnownRules.book()
        let (old, new) = (try #require(book.authority(old)), try #require(book.authority(new)))
        let (last, first) = (try #require(old.to), try #require(new.from))

        #expect(old.successor == new.key)
        #expect(first.dayNumber == last.dayNumber + 1)
        #expect(old.isInForce(on: last) && !new.isInForce(on: last))
        #expect(!old.isInForce(on: first) && new.isInForce(on: first))
    }

    @Test func `the Trademark Law of 2027 was passed before it binds`() throws {
        let law = try #require(try KnownRules.book().authority("TML2026"))

        #expect(law.adopted == CivilDate(2026, 6, 26))
        #expect(law.from == CivilDate(2027, 1, 1))
    }

    @Test func `an instrument is passed before it is in force, and in force before it ends`() throws {
        for authority in try KnownRules.book().authorities {
            if let adopted = authority.adopted, let from = authority.from {
                #expect(adopted <= from, "\(authority.key)")
            }
            for amendment in authority.amendments {
                if let from = amendment.from { #expect(amendment.adopted <= from, "\(authority.key)") }
            }
        }
    }

    @Test func `what changes next is the Trademark Law, on the first day of 2027`() throws {
        let changes = try KnownRules.book().changes(after: CivilDate(2026, 11, 24))
        let first = try #require(changes.first?.day)

        #expect(first == CivilDate(2027, 1, 1))
        let begins = changes.filter { $0.day == first && $0.begins }.map(\.subject.name)
        #expect(
            Set(begins) == [
                "TML2026", "admin.tm.penalty.2026", "badfaith.tm.penalty.2026", "damages.tm.2026",
                "tm.deadlines.2026",
            ])
    }

    @Test(arguments: [
        (CivilDate(2019, 10, 31), "damages.tm.2014"), (CivilDate(2019, 11, 1), "damages.tm.2019"),
        (CivilDate(2026, 12, 31), "damages.tm.2019"), (CivilDate(2027, 1, 1), "damages.tm.2026"),
    ])
    func `the edition of a subject is that of the day`(day: CivilDate, id: String) throws {
        #expect(try KnownRules.book().edition(ofSubject: "damages.tm", on: day)?.id == id)
    }
}

extension RuleBook.Change.Subject {
    fileprivate var name: String {
        switch self {
        case .rule(let rule): rule.id
        case .instrument(let authority): authority.key
        }
    }
}
