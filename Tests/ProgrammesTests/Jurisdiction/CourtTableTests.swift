import Law
import Programmes
import Testing

@Suite struct `The list of basic courts` {
    private func faults(_ rows: [BasicCourtTable.Row]) throws -> [JurisdictionTableFaults.Fault] {
        do {
            _ = try KnownJurisdiction.planted(rows)
            return []
        } catch let error as JurisdictionTableFaults {
            return error.faults
        }
    }

    private let start = CivilDate(2022, 5, 1)

    @Test func `rows that say something impossible are refused, all at once`() throws {
        let rows = [
            KnownJurisdiction.row("黑9999", ["230105"], from: start),
            KnownJurisdiction.row("黑01", ["220102"], from: start, to: start + -1),
            KnownJurisdiction.row("黑0102", [], below: nil, from: start),
            KnownJurisdiction.row("黑0102", ["230102"], below: Money(yuan: 0), noCap: true, from: start),
        ]

        #expect(
            try faults(rows) == [
                .unknownCourt("黑9999", row: 1), .unknownDistrict("230105", row: 1),
                .courtOfAnotherLevel("黑01", row: 2), .districtElsewhere("220102", row: 2),
                .datesReversed(row: 2), .noDistrict(row: 3), .capUnclear(row: 3), .capUnclear(row: 4),
                .capNotPositive(row: 4),
            ])
    }

    @Test func `a list without a fault is taken`() throws {
        #expect(try faults(KnownJurisdiction.invented()) == [])
    }

    @Test func `a county that no row takes is a gap`() throws {
        let rows = try KnownJurisdiction.invented().filter { $0.districts != [KnownJurisdiction.daqing] }

        let counties = try KnownJurisdiction.law.divisions().children(of: KnownJurisdiction.daqing)
        #expect(try faults(rows) == counties.map { .gap(county: $0, from: start) })
    }

    @Test(arguments: [(CivilDate(2024, 12, 30), true), (CivilDate(2024, 12, 31), false)])
    func `a day between two rows is a gap, the next day is none`(end: CivilDate, isGap: Bool) throws {
        var rows = try KnownJurisdiction.invented()
        rows[0] = KnownJurisdiction.row("黑0102", [KnownJurisdiction.harbin], from: start, to: end)

        #expect(try faults(rows).contains(.gap(county: KnownJurisdiction.daoli, from: end + 1)) == isGap)
    }

    @Test func `two rows for one county and day overlap`() throws {
        let rows =
            try KnownJurisdiction.invented()
            + [KnownJurisdiction.row("黑0104", [KnownJurisdiction.daoli], from: CivilDate(2026, 1, 1))]

        #expect(try faults(rows) == [.overlap(county: KnownJurisdiction.daoli, rows: [2, rows.count])])
    }

    @Test func `a list that ends leaves a gap`() throws {
        var rows = try KnownJurisdiction.invented()
        rows[1] = KnownJurisdiction.row(
            "黑0103", [KnownJurisdiction.harbin], from: CivilDate(2025, 1, 1), to: CivilDate(2026, 12, 31))

        #expect(
            try faults(rows).contains(.gap(county: KnownJurisdiction.daoli, from: CivilDate(2027, 1, 1))))
    }

    @Test(arguments: [
        (999_999, "黑龙江省哈尔滨市道里区人民法院", CivilDate(2024, 12, 31)),
        (1_000_000, "黑龙江省哈尔滨市中级人民法院", CivilDate(2024, 12, 31)),
        (1_000_001, "黑龙江省哈尔滨市中级人民法院", CivilDate(2024, 12, 31)),
        (1_999_999, "黑龙江省哈尔滨市南岗区人民法院", CivilDate(2025, 1, 1)),
        (2_000_000, "黑龙江省哈尔滨市中级人民法院", CivilDate(2025, 1, 1)),
    ])
    func `the amount and the day choose the court`(yuan: Int, name: String, filed: CivilDate) throws {
        let world = try KnownJurisdiction.planted(KnownJurisdiction.invented())
        let answer = try world.answer(
            .about(.trademark, filed: filed) { $0.amount = Money(yuan: yuan) },
            today: KnownJurisdiction.today)

        #expect(answer.outcome == .determined)
        #expect(answer.names == [name])
    }

    @Test func `an amount that nobody stated leaves both courts`() throws {
        let world = try KnownJurisdiction.planted(KnownJurisdiction.invented())
        let answer = try world.answer(.about(.trademark), today: KnownJurisdiction.today)

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["amount"])
        #expect(answer.inquiries == [])
    }

    @Test func `a prefecture is too coarse for a basic court`() throws {
        let world = try KnownJurisdiction.planted(KnownJurisdiction.invented())
        let answer = try world.answer(
            .about(.trademark, at: [.init(.act, KnownJurisdiction.harbin)]) { $0.amount = Money(yuan: 1) },
            today: KnownJurisdiction.today)

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["places"])
    }

    @Test(arguments: [
        (JurisdictionQuestion.Subject.design, JurisdictionQuestion.Dispute.infringement, "道里区人民法院"),
        (.design, .administrativeAction, "中级人民法院"), (.wellKnownMark, .infringement, "中级人民法院"),
    ])
    func `a basic court takes designs only with approval, and never against authorities`(
        subject: JurisdictionQuestion.Subject, dispute: JurisdictionQuestion.Dispute, court: String
    ) throws {
        var rows = try KnownJurisdiction.invented()
        rows[0] = KnownJurisdiction.row(
            "黑0102", [KnownJurisdiction.harbin], approved: [.design], from: start, to: CivilDate(2024, 12, 31)
        )
        let answer = try KnownJurisdiction.planted(rows).answer(
            .about(
                subject, dispute,
                at: [.init(.act, KnownJurisdiction.daoli), .init(.authority, KnownJurisdiction.daoli)],
                filed: CivilDate(2024, 3, 4)), today: KnownJurisdiction.today)

        #expect(answer.names == ["黑龙江省哈尔滨市" + court])
        #expect(answer.outcome == .determined)
        #expect(answer.inquiries == [])
    }

    @Test func `a trademark cannot be approved for anything`() throws {
        var rows = try KnownJurisdiction.invented()
        rows[1] = KnownJurisdiction.row(
            "黑0103", [KnownJurisdiction.harbin], approved: [.trademark], from: CivilDate(2025, 1, 1))

        #expect(try faults(rows) == [.noApprovalPossible(row: 2)])
    }

    @Test func `the table that ships is empty`() throws {
        let (divisions, courts) = (
            try KnownJurisdiction.law.divisions(), try KnownJurisdiction.law.courts()
        )
        let tables = try KnownJurisdiction.law.jurisdictionTables(divisions: divisions, courts: courts)

        #expect(tables.basicCourts.rows == [])
        #expect(tables.adjudicatingPrefectures.list.prefectures == [])
        #expect(tables.technicalCourts.rows.map(\.court) == ["黑01"])
        #expect(tables.technicalCourts.rows.map(\.isToBeConfirmed) == [true])
    }
}
