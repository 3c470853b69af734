import Law
import Testing

@Suite struct `Which authority penalises an act` {
    private typealias Subject = JurisdictionQuestion.Subject

    private func answer(_ question: JurisdictionQuestion) throws -> JurisdictionAnswer {
        try KnownJurisdiction.jurisdictions().answer(question, today: KnownJurisdiction.today)
    }

    private func faults(_ question: JurisdictionQuestion) throws -> [JurisdictionFault] {
        let world = try KnownJurisdiction.jurisdictions()
        do throws(JurisdictionFaults) {
            _ = try world.answer(question, today: KnownJurisdiction.today)
            return []
        } catch {
            return error.faults
        }
    }

    @Test(arguments: [JurisdictionQuestion.Subject.invention, .utilityModel, .design])
    func `infringing a patent is no offence`(subject: JurisdictionQuestion.Subject) throws {
        #expect(
            try faults(.about(subject, .infringement, on: .penalty)) == [.infringementIsNoOffence(subject)])
    }

    @Test(arguments: [
        (JurisdictionQuestion.Subject.trademark, JurisdictionQuestion.Route.adjudication),
        (.copyright, .adjudication), (.monopoly, .adjudication), (.layout, .criminalTransfer),
    ])
    func `a subject that never goes a way is refused`(
        subject: JurisdictionQuestion.Subject, route: JurisdictionQuestion.Route
    ) throws {
        let places: [JurisdictionQuestion.Place] = [
            .init(.act, KnownJurisdiction.daoli), .init(.authority, KnownJurisdiction.daoli),
        ]
        #expect(
            try faults(.about(subject, nil, on: route, at: places)) == [.subjectNotOnRoute(subject, route)])
    }

    @Test(arguments: [
        (
            JurisdictionQuestion.Subject.trademark, JurisdictionQuestion.Dispute?.none,
            [CompetentBody.Kind.marketRegulation]
        ),
        (.wellKnownMark, .infringement, [.marketRegulation]), (.unfairCompetition, nil, [.marketRegulation]),
        (.technicalSecret, nil, [.marketRegulation]), (.tradeSecret, nil, [.marketRegulation]),
        (.copyright, nil, [.copyright]), (.software, nil, [.copyright]),
        (.invention, .passingOff, [.patentEnforcement]), (.design, .passingOff, [.patentEnforcement]),
    ])
    func `the statute that threatens the penalty names the kind of authority`(
        subject: JurisdictionQuestion.Subject, dispute: JurisdictionQuestion.Dispute?,
        kinds: [CompetentBody.Kind]
    ) throws {
        let answer = try answer(.about(subject, dispute, on: .penalty))

        #expect(answer.kinds == kinds)
        #expect(answer.outcome == .determined)
        #expect(answer.candidates.first?.division == KnownJurisdiction.daoli)
        #expect(answer.candidates.first?.level == .county)
        #expect(answer.outcome(of: "admin.jurisdiction.place") == .applied)
    }

    @Test(arguments: [JurisdictionQuestion.Subject.layout, .monopoly, .geographicalIndication])
    func `an authority that no rule names is asked for`(subject: JurisdictionQuestion.Subject) throws {
        let answer = try answer(.about(subject, nil, on: .penalty))

        #expect(answer.outcome == .undetermined)
        #expect(answer.candidates.isEmpty)
        #expect(answer.inquiries.map(\.of) == [.legalEditor])
    }

    @Test func `a variety of open kind may be for either authority`() throws {
        let open = try answer(.about(.plantVariety, nil, on: .penalty))
        let forestry = try answer(.about(.plantVariety, nil, on: .penalty) { $0.plantKind = .forestry })

        #expect(open.outcome == .undetermined)
        #expect(open.kinds == [.agriculture, .forestry])
        #expect(open.grounds.missing == ["plant-kind"])
        #expect(forestry.outcome == .determined)
        #expect(forestry.kinds == [.forestry])
    }

    @Test func `goods on the border are for the customs, whose district is asked for`() throws {
        let answer = try answer(.about(.trademark, nil, on: .penalty) { $0.isAtBorder = true })

        #expect(answer.kinds == [.customs])
        #expect(answer.outcome == .undetermined)
    }

    @Test(arguments: [
        (CivilDate(2021, 7, 14), JurisdictionAnswer.Outcome.undetermined),
        (CivilDate(2021, 7, 15), .determined), (CivilDate(2021, 7, 16), .determined),
    ])
    func `the Penalty Law as revised is loaded, the one before is not`(
        filed: CivilDate, outcome: JurisdictionAnswer.Outcome
    ) throws {
        #expect(try answer(.about(.trademark, nil, on: .penalty, filed: filed)).outcome == outcome)
    }

    @Test func `the act selects the version of the statute, not the filing`() throws {
        let answer = try answer(
            .about(.unfairCompetition, nil, on: .penalty) { $0.actedOn = CivilDate(2025, 10, 14) })

        #expect(answer.outcome(of: "admin.aucl.2019") == .applied)
        #expect(answer.outcome(of: "admin.aucl.2025") == nil)
    }

    @Test func `two places of the act leave it to the first that files`() throws {
        let answer = try answer(
            .about(
                .trademark, nil, on: .penalty,
                at: [.init(.act, KnownJurisdiction.daoli), .init(.act, KnownJurisdiction.sartu)]))

        #expect(answer.outcome == .several)
        #expect(answer.outcome(of: "admin.jurisdiction.first_filed") == .applied)
    }
}

@Suite struct `Operators on the internet` {
    private let places: [JurisdictionQuestion.Place] = [
        .init(.act, KnownJurisdiction.daoli), .init(.domicile, KnownJurisdiction.nangang),
        .init(.business, KnownJurisdiction.sartu), .init(.platformSeat, KnownJurisdiction.beijing),
    ]

    private func answer(
        _ kind: JurisdictionQuestion.Operator?, first: Bool? = nil, on route: JurisdictionQuestion.Route,
        filed: CivilDate = CivilDate(2026, 5, 6)
    ) throws -> JurisdictionAnswer {
        try KnownJurisdiction.jurisdictions().answer(
            .about(.trademark, nil, on: route, at: places, filed: filed) {
                $0.operator = kind
                $0.wasFirstAtPlatform = first
            }, today: KnownJurisdiction.today)
    }

    @Test(arguments: [
        (JurisdictionQuestion.Operator.platform, Bool?.none, [KnownJurisdiction.nangang]),
        (.ownSite, nil, [KnownJurisdiction.nangang]), (.shopOnPlatform, false, [KnownJurisdiction.sartu]),
        (.shopOnPlatform, true, [KnownJurisdiction.sartu, KnownJurisdiction.beijing]),
        (.offline, nil, [KnownJurisdiction.daoli]),
    ])
    func `each kind of operator has its place`(
        kind: JurisdictionQuestion.Operator, first: Bool?, divisions: [String]
    ) throws {
        for route in [JurisdictionQuestion.Route.penalty, .report] {
            let answer = try answer(kind, first: first, on: route)

            #expect(answer.candidates.map(\.division) == divisions)
            #expect(answer.outcome == (divisions.count == 1 ? .determined : .several))
        }
    }

    @Test func `whether the platform's authority came first is not assumed`() throws {
        let answer = try answer(.shopOnPlatform, on: .penalty)

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["was-first-at-platform"])
        #expect(answer.candidates.map(\.standing) == [.competent, .conditional])
    }

    @Test func `a report without the kind of operator is open`() throws {
        let answer = try answer(nil, on: .report)

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["operator"])
    }

    @Test(arguments: [
        (CivilDate(2026, 4, 14), JurisdictionStep.Outcome.unavailable), (CivilDate(2026, 4, 15), .applied),
        (CivilDate(2026, 4, 16), .applied),
    ])
    func `the rule on reports begins on the fifteenth of April 2026`(
        filed: CivilDate, outcome: JurisdictionStep.Outcome
    ) throws {
        let answer = try answer(.platform, on: .report, filed: filed)

        #expect(answer.outcome(of: "hotline.report.ecom") == outcome)
        #expect(answer.candidates.map(\.division) == [KnownJurisdiction.nangang])
    }
}

@Suite struct `Who adjudicates a patent dispute, and which police` {
    private func answer(
        _ question: JurisdictionQuestion, in world: Jurisdictions? = nil
    ) throws -> JurisdictionAnswer {
        try (world ?? KnownJurisdiction.jurisdictions()).answer(question, today: KnownJurisdiction.today)
    }

    private let inSartu = [JurisdictionQuestion.Place(.act, KnownJurisdiction.sartu)]

    @Test func `the province may, the prefecture is asked about`() throws {
        let answer = try answer(.about(.invention, on: .adjudication, at: inSartu))

        #expect(answer.outcome == .undetermined)
        #expect(answer.candidates.map(\.division) == [KnownJurisdiction.province, KnownJurisdiction.daqing])
        #expect(answer.candidates.map(\.standing) == [.competent, .conditional])
        #expect(answer.inquiries.map(\.of) == [.provincialPatentAuthority])
    }

    @Test(arguments: [
        (CivilDate?.none, [KnownJurisdiction.daqing], JurisdictionAnswer.Outcome.several),
        (CivilDate(2026, 1, 5), [KnownJurisdiction.daqing], .several),
        (CivilDate(2026, 1, 5), [], .determined),
    ])
    func `a list says who may, and once confirmed who may not`(
        confirmed: CivilDate?, listed: [String], outcome: JurisdictionAnswer.Outcome
    ) throws {
        let world = try KnownJurisdiction.planted(
            prefectures: .init(
                confirmed: confirmed,
                prefectures: listed.map { .init(division: $0, from: CivilDate(2024, 1, 20)) }))
        let answer = try answer(.about(.design, on: .adjudication, at: inSartu), in: world)

        #expect(answer.outcome == outcome)
        #expect(answer.candidates.map(\.division) == [KnownJurisdiction.province] + listed)
    }

    @Test func `a dispute of national impact goes to the national authority`() throws {
        let answer = try answer(
            .about(.invention, on: .adjudication, at: inSartu) { $0.isOfNationalImpact = true })

        #expect(answer.candidates == [CompetentBody(.patentAdministration, .national)])
        #expect(answer.outcome == .determined)
    }

    @Test(arguments: [
        (CivilDate(2024, 1, 19), 0), (CivilDate(2024, 1, 20), 2), (CivilDate(2024, 1, 21), 2),
    ])
    func `the Implementing Regulations of 2023 say who may`(filed: CivilDate, count: Int) throws {
        let answer = try answer(.about(.invention, on: .adjudication, at: inSartu, filed: filed))

        #expect(answer.candidates.count == count)
    }

    @Test(arguments: [JurisdictionQuestion.Subject.layout, .plantVariety])
    func `other rights are asked about`(subject: JurisdictionQuestion.Subject) throws {
        let answer = try answer(.about(subject, on: .adjudication, at: inSartu))

        #expect(answer.candidates.isEmpty)
        #expect(answer.inquiries.map(\.of) == [.legalEditor])
    }

    @Test(arguments: [
        (KnownJurisdiction.daoli, CompetentBody.Level.county), (KnownJurisdiction.harbin, .prefecture),
        (KnownJurisdiction.province, .province),
    ])
    func `a suspected crime goes to the police of the same level`(
        division: String, level: CompetentBody.Level
    ) throws {
        let answer = try answer(
            .about(.trademark, nil, on: .criminalTransfer, at: [.init(.authority, division)]))

        #expect(answer.candidates == [CompetentBody(.police, level, division: division)])
        #expect(answer.prompts.contains(Reason("jurisdiction-copy-to-procuratorate")))
    }
}
