import Law
import Programmes
import Testing

@Suite struct `A conflict of jurisdiction` {
    private typealias Claim = JurisdictionConflict.Claim

    private let today = KnownJurisdiction.today
    private let monday = CivilDate(2026, 3, 2)
    private let world: Jurisdictions

    init() throws {
        world = try KnownJurisdiction.jurisdictions()
    }

    private func claim(
        _ body: String, _ division: String, kind: CompetentBody.Kind = .marketRegulation,
        on day: CivilDate? = nil,
        transferred: Bool? = nil
    ) -> Claim {
        Claim(body, kind, division: division, filedOn: day, cameByTransfer: transferred)
    }

    private func faults(_ conflict: JurisdictionConflict) -> [JurisdictionFault] {
        do throws(JurisdictionFaults) {
            _ = try world.path(of: conflict, today: today)
            return []
        } catch {
            return error.faults
        }
    }

    @Test func `an impossible conflict is refused with every fault`() {
        let one = JurisdictionConflict(.positive, .penalty, claims: [claim("a", "999999", on: today + 1)])
        let twice = JurisdictionConflict(
            .negative, .penalty,
            claims: [claim("a", KnownJurisdiction.daoli), claim("a", KnownJurisdiction.daoli)],
            arisenOn: monday, reportedOn: monday + -1)

        #expect(
            faults(one) == [
                .tooFewClaims(1), .unknownDivision("999999", .authority),
                .filedInTheFuture(today + 1, today: today),
            ])
        #expect(
            faults(twice) == [
                .sameClaimTwice("a"), .reportedBeforeNegotiated(monday + -1, negotiated: monday),
            ])
    }

    @Test(arguments: [
        (
            KnownJurisdiction.daoli, KnownJurisdiction.daoli, CompetentBody.Level.prefecture,
            String?.some("230100")
        ),
        (KnownJurisdiction.daoli, KnownJurisdiction.nangang, .prefecture, "230100"),
        (KnownJurisdiction.daoli, KnownJurisdiction.harbin, .province, "230000"),
        (KnownJurisdiction.daoli, KnownJurisdiction.sartu, .province, "230000"),
        (KnownJurisdiction.daoli, KnownJurisdiction.changchunNanguan, .national, nil),
        (KnownJurisdiction.province, KnownJurisdiction.beijing, .national, nil),
    ])
    func `the joint superior stands above both`(
        left: String, right: String, level: CompetentBody.Level, division: String?
    ) throws {
        for kind in [CompetentBody.Kind.marketRegulation, .patentAdministration] {
            let superior = world.jointSuperior(of: [
                claim("a", left, kind: kind), claim("b", right, kind: kind),
            ])

            #expect(superior == CompetentBody(kind, level, division: division))
        }
    }

    @Test(arguments: [
        (KnownJurisdiction.daoli, KnownJurisdiction.nangang, "黑龙江省哈尔滨市中级人民法院"),
        (KnownJurisdiction.daoli, KnownJurisdiction.sartu, "黑龙江省高级人民法院"),
        (KnownJurisdiction.daoli, KnownJurisdiction.changchunNanguan, "最高人民法院"),
    ])
    func `above two courts stands a court`(left: String, right: String, name: String) {
        let superior = world.jointSuperior(of: [
            claim("a", left, kind: .basicCourt), claim("b", right, kind: .basicCourt),
        ])

        #expect(superior.name == name)
    }

    @Test func `above two departments of one county stands its government, to be confirmed`() {
        let superior = world.jointSuperior(of: [
            claim("a", KnownJurisdiction.daoli), claim("b", KnownJurisdiction.daoli, kind: .copyright),
        ])

        #expect(superior.kind == .government)
        #expect(superior.division == KnownJurisdiction.daoli)
        #expect(superior.isToBeConfirmed)
    }

    @Test func `the first to file keeps the matter`() throws {
        let path = try world.path(
            of: JurisdictionConflict(
                .positive, .penalty,
                claims: [
                    claim("a", KnownJurisdiction.daoli, on: monday + 1),
                    claim("b", KnownJurisdiction.sartu, on: monday),
                ], arisenOn: monday + 1), today: today)

        #expect(path.keeper?.body == "b")
        #expect(path.steps.map(\.name) == [.firstFiledKeeps, .negotiate, .report, .designate])
        #expect(path.superior.division == KnownJurisdiction.province)
        #expect(path.grounds.missing == [])
    }

    @Test func `on the same day, and with a day open, nobody was first`() throws {
        let (daoli, sartu) = (KnownJurisdiction.daoli, KnownJurisdiction.sartu)
        let same = try world.path(
            of: JurisdictionConflict(
                .positive, .penalty, claims: [claim("a", daoli, on: monday), claim("b", sartu, on: monday)]),
            today: today)
        let open = try world.path(
            of: JurisdictionConflict(
                .positive, .penalty, claims: [claim("a", daoli, on: monday), claim("b", sartu)]),
            today: today)

        #expect(same.keeper == nil)
        #expect(same.grounds.missing == [])
        #expect(open.keeper == nil)
        #expect(open.grounds.missing == ["claims"])
    }

    @Test func `what nobody takes goes up, and what came by transfer is not sent on`() throws {
        let path = try world.path(
            of: JurisdictionConflict(
                .negative, .penalty,
                claims: [
                    claim("a", KnownJurisdiction.daoli),
                    claim("b", KnownJurisdiction.nangang, transferred: true),
                ]), today: today)

        #expect(path.keeper == nil)
        #expect(
            path.steps.map(\.name)
                == [.firstFiledKeeps, .negotiate, .noSecondTransfer, .report, .designate])
        #expect(path.steps[2].rule == "admin.transfer.inter_agency")
        #expect(path.steps[2].because.values == ["body": "b"])
        #expect(path.grounds.sources.contains("SAMR2 art. 14"))
    }

    @Test func `whether a matter that nobody takes came by transfer is asked`() throws {
        func missing(_ transferred: Bool?) throws -> [String] {
            try world.path(
                of: JurisdictionConflict(
                    .negative, .penalty,
                    claims: [
                        claim("a", KnownJurisdiction.daoli, transferred: false),
                        claim("b", KnownJurisdiction.nangang, transferred: transferred),
                    ]), today: today
            ).grounds.missing
        }

        #expect(try missing(nil) == ["claims"])
        #expect(try missing(false) == [])
        #expect(try missing(true) == [])
    }

    @Test func `talks and designation each take seven working days`() throws {
        let calendar = try KnownJurisdiction.law.calendar()
        let path = try world.path(
            of: JurisdictionConflict(
                .positive, .penalty,
                claims: [claim("a", KnownJurisdiction.daoli), claim("b", KnownJurisdiction.sartu)],
                arisenOn: CivilDate(2026, 9, 28), reportedOn: CivilDate(2026, 10, 16)), today: today)
        let ends = path.steps.map { $0.end(on: calendar)?.lastDay }

        // Off from 1 to 7 October; Saturday 10 October is worked.
        #expect(ends == [nil, CivilDate(2026, 10, 13), nil, CivilDate(2026, 10, 27)])
    }

    @Test func `for patent disputes and courts no term is invented`() throws {
        for forum in [JurisdictionConflict.Forum.adjudication, .court] {
            let path = try world.path(
                of: JurisdictionConflict(
                    .positive, forum,
                    claims: [
                        claim(
                            "a", KnownJurisdiction.daoli,
                            kind: forum == .court ? .basicCourt : .patentAdministration),
                        claim(
                            "b", KnownJurisdiction.sartu,
                            kind: forum == .court ? .basicCourt : .patentAdministration),
                    ]), today: today)

            #expect(path.steps.allSatisfy { $0.period == nil })
            #expect(path.inquiries == [])
        }
    }
}
