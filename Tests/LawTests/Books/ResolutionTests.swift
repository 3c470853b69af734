import Law
import Testing

@Suite struct `A closer area goes before a wider one` {
    private static let begin = CivilDate(2024, 1, 1)
    private let rules = [
        Planted.rule(days: 10), Planted.rule(days: 9, area: "230000"),
        Planted.rule(days: 8, area: "230100"), Planted.rule(days: 7, area: "230109"),
        Planted.rule(days: 6, area: "zone"), Planted.rule(days: 5, from: begin, area: "zone-north"),
    ]
    private let day = CivilDate(2026, 3, 2)

    @Test(arguments: [
        ("220000", [String](), 10), ("230200", [], 9), ("230100", [], 8), ("230109", [], 7),
        ("230109", ["zone"], 6), ("230109", ["zone-north"], 5),
    ])
    func `zone, county, prefecture, province, nation`(
        division: String, zones: [String], days: Int
    ) throws {
        let place = try Planted.place(division, zones: zones)

        let book = try Planted.book(rules)

        #expect(book.value(id: "clock", on: day, at: place)?.number == days)
    }

    @Test func `every version is shown with its standing, the closest first`() throws {
        let place = try Planted.place("230109", zones: ["zone"])

        let found = try #require(try Planted.book(rules).resolution(of: "clock", on: day, at: place))

        #expect(
            found.considered.map(\.standing) == [
                .chosen, .lessSpecific, .lessSpecific, .lessSpecific, .lessSpecific, .otherArea,
            ])
        #expect(
            found.considered.map(\.level) == [.zone, .county, .prefecture, .province, .nation, nil])
        #expect(found.chosen?.area == "zone")
        #expect(!found.isOpen)
    }

    @Test func `a zone that nobody stated is never taken, and left open where it could lie`() throws {
        let book = try Planted.book(rules)
        let (near, far) = (try Planted.place("230109", zones: nil), try Planted.place("230200", zones: nil))

        let (open, closed) = (
            try #require(book.resolution(of: "clock", on: day, at: near)),
            try #require(book.resolution(of: "clock", on: day, at: far))
        )

        #expect(open.chosen?.area == "230109")
        #expect(open.isOpen)
        #expect(closed.chosen?.area == "230000")
        #expect(!closed.isOpen)
    }

    @Test func `without a place the national version stands, and the areas stay open`() throws {
        let found = try #require(try Planted.book(rules).resolution(of: "clock", on: day))

        #expect(found.chosen?.area == nil)
        #expect(found.isOpen)
    }

    @Test(arguments: [(CivilDate(2023, 12, 31), 6), (begin, 5), (CivilDate(2024, 1, 2), 5)])
    func `a closer version counts from its day`(day: CivilDate, days: Int) throws {
        let place = try Planted.place("230109", zones: ["zone-north"])

        #expect(try Planted.book(rules).value(id: "clock", on: day, at: place)?.number == days)
    }

    @Test func `a version of low confidence never decides`() throws {
        let book = try Planted.book([
            Planted.rule(days: 10), Planted.rule(days: 3, area: "230000", confidence: .low),
        ])
        let place = try Planted.place()

        let found = try #require(book.resolution(of: "clock", on: day, at: place))

        #expect(found.chosen?.area == nil)
        #expect(found.considered.map(\.standing) == [.lowConfidence, .chosen])
    }

    @Test func `a rule of low confidence alone chooses nothing`() throws {
        let book = try Planted.book([Planted.rule(days: 10, confidence: .low)])

        #expect(book.rule("clock", on: day) == nil)
        #expect(book.resolution(of: "clock", on: day)?.considered.map(\.standing) == [.lowConfidence])
        #expect(book.resolution(of: "unknown", on: day) == nil)
    }

    @Test func `a place that contradicts itself is refused`() {
        #expect(throws: LegalArea.Fault.unknownDivision(code: "999999")) { try Planted.place("999999") }
        #expect(throws: LegalArea.Fault.unknownZone(key: "moon")) { try Planted.place(zones: ["moon"]) }
        #expect(throws: LegalArea.Fault.zoneElsewhere(key: "zone", division: "230200")) {
            try Planted.place("230200", zones: ["zone"])
        }
    }
}

@Suite struct `A rule has versions with days of their own` {
    private let old = Planted.rule(days: 3, from: CivilDate(2020, 1, 1))
    private let new = Planted.rule(days: 5, from: CivilDate(2026, 7, 1))

    @Test(arguments: [
        (CivilDate(2019, 12, 31), Int?.none), (CivilDate(2020, 1, 1), 3), (CivilDate(2026, 6, 30), 3),
        (CivilDate(2026, 7, 1), 5), (CivilDate(2026, 7, 2), 5),
    ])
    func `a new version ends the old one on the day before`(day: CivilDate, days: Int?) throws {
        let book = try Planted.book([old]).adding([new])

        #expect(book.value(id: "clock", on: day)?.number == days)
        #expect(book.versions(of: "clock").map(\.to) == [CivilDate(2026, 6, 30), nil])
        #expect(book.faults == [])
    }

    @Test func `an unnamed day means the newest version`() throws {
        let book = try Planted.book([new, old]).adding([])

        #expect(book.rule("clock")?.from == CivilDate(2026, 7, 1))
        #expect(book.value(id: "clock#days")?.number == 5)
    }

    @Test func `a version for one area ends only that area's`() throws {
        let local = Planted.rule(days: 4, from: CivilDate(2021, 1, 1), area: "230000")
        let later = Planted.rule(days: 6, from: CivilDate(2026, 7, 1), area: "230000")

        let book = try Planted.book([old, local]).adding([later])

        #expect(book.versions(of: "clock").map(\.to) == [nil])
        #expect(book.overlays(of: "clock").map(\.to) == [CivilDate(2026, 6, 30), nil])
    }

    @Test func `later within one level wins where both bind`() throws {
        let both = try Planted.book([old, new])

        #expect(both.value(id: "clock", on: CivilDate(2026, 7, 1))?.number == 5)
        #expect(both.faults == [.ruleTwice(id: "clock")])
    }

    @Test func `a book tells what changes next`() throws {
        let book = try Planted.book([old]).adding([new])
        let today = CivilDate(2025, 12, 31)

        let changes = book.changes(after: today)

        #expect(
            changes.map(\.day) == [
                CivilDate(2026, 1, 1), CivilDate(2026, 1, 1), CivilDate(2026, 7, 1), CivilDate(2026, 7, 1),
            ])
        #expect(changes.map(\.begins) == [false, true, false, true])
        #expect(book.days.last == CivilDate(2026, 7, 1))
        #expect(book.changes(after: CivilDate(2026, 7, 1)) == [])
    }

    @Test func `editions of one subject follow each other`() throws {
        let book = try Planted.book([
            Planted.rule(
                "damages.tm.2019", days: 1, from: CivilDate(2019, 11, 1), to: CivilDate(2026, 12, 31)),
            Planted.rule("damages.tm.2026", days: 2, from: CivilDate(2027, 1, 1)),
        ])

        #expect(book.edition(ofSubject: "damages.tm", on: CivilDate(2019, 10, 31)) == nil)
        #expect(book.edition(ofSubject: "damages.tm", on: CivilDate(2026, 12, 31))?.id == "damages.tm.2019")
        #expect(book.edition(ofSubject: "damages.tm", on: CivilDate(2027, 1, 1))?.id == "damages.tm.2026")
        #expect(book.faults == [])
    }
}

@Suite struct `A release is held against the book before it is made` {
    private let old = Planted.rule(days: 3, from: CivilDate(2020, 1, 1))

    @Test func `a later version of a known rule has no fault`() throws {
        let later = Planted.rule(days: 5, from: CivilDate(2026, 7, 1))

        #expect(try Planted.book([old]).faults(adding: [later]) == [])
    }

    @Test func `all that speaks against it is told at once`() throws {
        let release = [
            Planted.rule(days: 5, from: CivilDate(2020, 1, 1)),
            Planted.rule("other", days: 5, from: CivilDate(2027, 1, 1)),
            Planted.rule(days: 5, from: CivilDate(2027, 1, 1), citations: ["NONE"], key: "wd"),
        ]

        let faults = try Planted.book([old]).faults(adding: release)

        #expect(faults.contains(.notLater(id: "clock")))
        #expect(faults.contains(.unknownRule(id: "other", in: "release")))
        #expect(faults.contains(.unknownInstrument("NONE", in: "clock")))
        #expect(faults.contains(.unitChanged(key: "wd", in: "clock", area: nil)))
    }

    @Test func `a version without a first day takes the place of none`() throws {
        #expect(
            try Planted.book([old]).faults(adding: [Planted.rule(days: 5)]).contains(.notLater(id: "clock")))
    }
}

@Suite struct `A book that does not fit together is faulted` {
    @Test func `an overlay needs a text of its own`() throws {
        let book = try Planted.book([
            Planted.rule(days: 10), Planted.rule(days: 3, area: "230000", citations: []),
        ])

        #expect(book.faults.contains(.overlayWithoutText(id: "clock", area: "230000")))
    }

    @Test(arguments: [
        (
            Planted.rule("other", days: 3, area: "230000"),
            RuleBook.Fault.unknownRule(id: "other", in: "overlay of 230000")
        ),
        (Planted.rule(days: 3, area: "moon"), .unknownArea("moon", in: "clock")),
        (
            Planted.rule(days: 3, area: "230000", key: "wd"),
            .unitChanged(key: "wd", in: "clock", area: "230000")
        ),
        (
            Planted.rule(days: 3, area: "230000", citations: ["NONE art. 1"]),
            .unknownInstrument("NONE art. 1", in: "clock")
        ),
        (
            Planted.rule("odd", days: 3, from: CivilDate(2026, 1, 2), to: CivilDate(2026, 1, 1)),
            .datesReversed(in: "odd")
        ),
        (Planted.rule("odd", days: 3, citations: []), .uncited(id: "odd")),
        (Planted.rule("odd", days: 3, key: "length"), .noUnit(key: "length", in: "odd")),
        (Planted.rule("odd", days: 0), .absurd(key: "days", in: "odd")),
        (Planted.rule("odd", days: -1, key: "flat_cap"), .absurd(key: "flat_cap", in: "odd")),
        (Planted.rule("odd", days: 999_999_999), .absurd(key: "days", in: "odd")),
        (Planted.rule("clock.2026", days: 3), .overlap(id: "clock", with: "clock.2026")),
    ])
    func `each fault is found`(rule: LegalRule, fault: RuleBook.Fault) throws {
        let book = try Planted.book([Planted.rule(days: 10), rule])

        #expect(book.faults.contains(fault))
    }

    @Test func `a sound book has none`() throws {
        #expect(try Planted.book([Planted.rule(days: 10), Planted.rule(days: 3, area: "zone")]).faults == [])
    }
}

@Suite struct `An article is found by the closest place` {
    private let old = Article(
        citation: "LAW art. 3", text: "旧", to: CivilDate(2020, 12, 31), confidence: .high)
    private let new = Article(
        citation: "LAW art. 3", text: "新", from: CivilDate(2021, 1, 1), confidence: .high)
    private let paragraph = Article(citation: "LAW art. 3 para. 2", text: "款", confidence: .verified)

    @Test(arguments: [
        ("LAW art. 3", CivilDate(2020, 12, 31), String?.some("旧")),
        ("LAW art. 3", CivilDate(2021, 1, 1), "新"),
        ("LAW art. 3 para. 2", CivilDate(2021, 1, 1), "款"),
        ("LAW art. 3 para. 2 item (1)", CivilDate(2021, 1, 1), "款"),
        ("LAW art. 3 para. 1", CivilDate(2021, 1, 1), "新"), ("LAW art. 4", CivilDate(2021, 1, 1), nil),
        ("LAW", CivilDate(2021, 1, 1), nil), ("LAW art. 3", CivilDate(2026, 1, 1), nil),
        ("NONE art. 3", CivilDate(2021, 1, 1), nil),
    ])
    func `by day and place`(text: String, day: CivilDate, words: String?) throws {
        let citation = try #require(Citation(parsing: text))
        let book = try Planted.book([], articles: [old, new, paragraph])

        #expect(book.article(for: citation, on: day)?.text == words)
        #expect(book.faults == [])
    }

    @Test func `two wordings on one day, a doubtful one and one without words are faults`() throws {
        let twin = Article(citation: "LAW art. 3", text: "又", confidence: .high)
        let doubtful = Article(citation: "LAW art. 5", text: "疑", confidence: .low)
        let empty = Article(citation: "LAW art. 6", text: "", confidence: .high)

        let faults = try Planted.book([], articles: [old, twin, doubtful, empty]).faults

        #expect(
            faults == [
                .articleTwice("LAW art. 3"), .doubtfulArticle("LAW art. 5"), .doubtfulArticle("LAW art. 6"),
            ])
    }
}
