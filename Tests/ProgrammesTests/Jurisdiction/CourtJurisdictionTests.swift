import Law
import Testing

@Suite struct `Which court hears a matter first` {
    private let world: Jurisdictions
    private let today = KnownJurisdiction.today

    init() throws {
        world = try KnownJurisdiction.jurisdictions()
    }

    private func answer(_ question: JurisdictionQuestion) throws -> JurisdictionAnswer {
        try world.answer(question, today: today)
    }

    private func faults(_ question: JurisdictionQuestion) -> [JurisdictionFault] {
        do throws(JurisdictionFaults) {
            _ = try world.answer(question, today: today)
            return []
        } catch {
            return error.faults
        }
    }

    @Test func `a question that no law can answer is refused with every fault at its field`() {
        let question = JurisdictionQuestion.about(
            .trademark, at: [.init(.act, "230105"), .init(.domicile, "999999")], filed: today + 1
        ) { $0.amount = Money(fen: -1) }

        #expect(
            faults(question) == [
                .unknownDivision("230105", .act), .unknownDivision("999999", .domicile),
                .negativeAmount(Money(fen: -1)), .filedInTheFuture(today + 1, today: today),
            ])
        #expect(faults(question).map(\.field) == ["places", "places", "amount", "filed-on"])
    }

    @Test func `a question without a place is refused`() {
        #expect(
            faults(.about(.trademark, at: [])) == [.noPlace([.act, .domicile, .performance, .authority])])
        #expect(faults(.about(nil, nil, on: .criminalTransfer)) == [.noPlace([.authority])])
    }

    @Test func `filing today is not in the future, filing before the act is refused`() {
        #expect(faults(.about(.trademark, filed: today)) == [])
        let early = JurisdictionQuestion.about(.trademark) { $0.actedOn = CivilDate(2026, 3, 3) }
        let same = JurisdictionQuestion.about(.trademark) { $0.actedOn = CivilDate(2026, 3, 2) }
        #expect(faults(early) == [.filedBeforeTheAct(CivilDate(2026, 3, 2), acted: CivilDate(2026, 3, 3))])
        #expect(faults(same) == [])
    }

    @Test(arguments: [
        (JurisdictionQuestion.Subject.monopoly, JurisdictionQuestion.Dispute.ownership),
        (.unfairCompetition, .validity), (.copyright, .validity), (.technicalSecret, .validity),
    ])
    func `a dispute that cannot be about the subject is refused`(
        subject: JurisdictionQuestion.Subject, dispute: JurisdictionQuestion.Dispute
    ) {
        #expect(faults(.about(subject, dispute)) == [.disputeNotOfSubject(dispute, subject)])
    }

    @Test func `passing off is no matter of a civil court`() {
        #expect(faults(.about(.invention, .passingOff)) == [.disputeNotOnRoute(.passingOff, .court)])
    }

    @Test(arguments: [
        JurisdictionQuestion.Subject.invention, .utilityModel, .plantVariety, .layout, .technicalSecret,
        .software, .monopoly,
    ])
    func `technical matters go to the court of the capital, which is to be confirmed`(
        subject: JurisdictionQuestion.Subject
    ) throws {
        let answer = try answer(.about(subject, at: [.init(.act, KnownJurisdiction.sartu)]))

        #expect(answer.outcome == .determined)
        #expect(answer.names == ["黑龙江省哈尔滨市中级人民法院"])
        #expect(answer.isToBeConfirmed)
        #expect(answer.outcome(of: "juris.technical") == .applied)
        #expect(answer.grounds.sources.contains("INT2022-13 art. 1"))
    }

    @Test func `a contract over an invention is not centralised`() throws {
        let places = [JurisdictionQuestion.Place(.performance, KnownJurisdiction.sartu)]
        let answer = try answer(.about(.invention, .contract, at: places))

        #expect(answer.outcome(of: "juris.technical") == .passed)
        #expect(answer.outcome == .undetermined)
        #expect(answer.kinds == [.intermediateCourt, .basicCourt])
    }

    @Test func `a trade secret of which nobody says whether it is technical goes both ways`() throws {
        let answer = try answer(
            .about(.tradeSecret, at: [.init(.act, KnownJurisdiction.sartu)]) { $0.amount = Money(yuan: 1) })

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["subject"])
        #expect(
            answer.names == ["黑龙江省哈尔滨市中级人民法院", "黑龙江省大庆市中级人民法院", nil])
        #expect(answer.candidates.allSatisfy { $0.standing == .conditional })
    }

    @Test(arguments: [
        (JurisdictionQuestion.Subject.design, JurisdictionQuestion.Dispute.infringement),
        (.design, .ownership), (.wellKnownMark, .infringement), (.wellKnownMark, .contract),
    ])
    func `designs and well-known marks go to the intermediate court of the place`(
        subject: JurisdictionQuestion.Subject, dispute: JurisdictionQuestion.Dispute
    ) throws {
        let places = [
            JurisdictionQuestion.Place(.domicile, KnownJurisdiction.sartu)
        ]
        let answer = try answer(.about(subject, dispute, at: places))

        #expect(answer.names == ["黑龙江省大庆市中级人民法院"])
        #expect(answer.outcome == .determined)
        #expect(answer.prompts == [Reason("jurisdiction-basic-may-be-approved")])
    }

    @Test(arguments: [
        (CivilDate(2022, 4, 30), JurisdictionAnswer.Outcome.undetermined),
        (CivilDate(2022, 5, 1), .determined), (CivilDate(2022, 5, 2), .determined),
    ])
    func `before the first of May 2022 the rule is not loaded, and none is guessed`(
        filed: CivilDate, outcome: JurisdictionAnswer.Outcome
    ) throws {
        let answer = try answer(.about(.invention, filed: filed))

        #expect(answer.outcome == outcome)
        if outcome == .undetermined {
            #expect(answer.candidates.isEmpty)
            #expect(answer.inquiries.map(\.of) == [.legalEditor])
            #expect(answer.trace.map(\.outcome) == [.unavailable])
        }
    }

    @Test func `without the day of filing no version is chosen`() throws {
        let answer = try answer(.about(.invention, filed: nil))

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["filed-on"])
    }

    @Test func `ordinary matters wait for the list of the high court`() throws {
        let answer = try answer(.about(.trademark) { $0.amount = Money(yuan: 50_000) })

        #expect(answer.outcome == .undetermined)
        #expect(answer.kinds == [.intermediateCourt, .basicCourt])
        #expect(answer.candidates.last?.name == nil)
        #expect(answer.inquiries.allSatisfy { $0.of == .highCourt })
        #expect(answer.inquiries.contains { $0.about == JurisdictionTables.basicCourts })
        #expect(answer.grounds.missing == [])
        #expect(
            answer.trace.map(\.rule) == [
                "juris.place.tort", "juris.technical", "juris.design_wellknown", "juris.amount_or_gov",
                "juris.basic",
            ])
    }

    @Test(arguments: [
        (JurisdictionQuestion.PublicBody.centralDepartment, [CompetentBody.Kind.intermediateCourt]),
        (.countyGovernmentOrAbove, [.intermediateCourt]), (.customs, [.intermediateCourt]),
        (.other, [.basicCourt]), (nil, [.intermediateCourt, .basicCourt]),
    ])
    func `an administrative matter goes by the body that acted`(
        body: JurisdictionQuestion.PublicBody?, kinds: [CompetentBody.Kind]
    ) throws {
        let places = [JurisdictionQuestion.Place(.authority, KnownJurisdiction.sartu)]
        let answer = try answer(
            .about(.trademark, .administrativeAction, at: places) { $0.actedBy = body })

        #expect(answer.kinds == kinds)
        #expect(answer.grounds.missing == (body == nil ? ["acted-by"] : []))
        #expect(answer.outcome == (kinds == [.intermediateCourt] ? .determined : .undetermined))
    }

    @Test func `act and domicile in two prefectures leave a choice`() throws {
        let places: [JurisdictionQuestion.Place] = [
            .init(.act, KnownJurisdiction.daoli), .init(.domicile, KnownJurisdiction.sartu),
        ]
        let answer = try answer(.about(.design, at: places))

        #expect(answer.outcome == .several)
        #expect(answer.names == ["黑龙江省哈尔滨市中级人民法院", "黑龙江省大庆市中级人民法院"])
        #expect(answer.outcome(of: "juris.conflict.court") == .applied)
    }

    @Test func `far from here the court is named by its kind`() throws {
        let answer = try answer(.about(.invention, at: [.init(.act, KnownJurisdiction.beijing)]))

        #expect(answer.kinds == [.intermediateOrIPCourt])
        #expect(answer.names == [nil])
        #expect(answer.isToBeConfirmed)
        #expect(answer.inquiries.map(\.of) == [.highCourt])
    }

    @Test func `the place of a contract is where it is performed`() throws {
        let answer = try answer(.about(.design, .contract))

        #expect(answer.outcome == .undetermined)
        #expect(answer.outcome(of: "juris.place.contract") == .open)
        #expect(answer.grounds.missing == ["places"])
    }

    @Test func `novelty and a linked crime only prompt`() throws {
        let plain = try answer(.about(.invention))
        let marked = try answer(.about(.invention) { $0.features = [.newType, .linkedCriminal] })

        #expect(plain.prompts == [])
        #expect(
            marked.prompts == [Reason("jurisdiction-escalate"), Reason("jurisdiction-three-in-one")])
        #expect(marked.candidates == plain.candidates)
    }
}

@Suite struct `Where an appeal goes` {
    private func answer(_ question: JurisdictionQuestion) throws -> JurisdictionAnswer {
        try KnownJurisdiction.jurisdictions().answer(question, today: KnownJurisdiction.today)
    }

    @Test(arguments: [
        (CivilDate(2023, 10, 31), JurisdictionAnswer.Outcome.undetermined),
        (CivilDate(2023, 11, 1), .determined), (CivilDate(2023, 11, 2), .determined),
    ])
    func `the rule on the tribunal is loaded from the first of November 2023`(
        filed: CivilDate, outcome: JurisdictionAnswer.Outcome
    ) throws {
        #expect(try answer(.about(.invention, on: .appeal, filed: filed)).outcome == outcome)
    }

    @Test(arguments: [
        (JurisdictionQuestion.Subject.invention, JurisdictionQuestion.Dispute.infringement, true),
        (.plantVariety, .ownership, true), (.layout, .infringement, true), (.monopoly, .contract, true),
        (.design, .validity, true), (.utilityModel, .validity, true), (.invention, .contract, false),
        (.design, .infringement, false), (.trademark, .infringement, false), (.trademark, .validity, false),
        (.businessSecret, .infringement, false),
    ])
    func `the tribunal takes what its rule names`(
        subject: JurisdictionQuestion.Subject, dispute: JurisdictionQuestion.Dispute, tribunal: Bool
    ) throws {
        let answer = try answer(
            .about(subject, dispute, on: .appeal) { $0.firstInstance = .intermediate })

        #expect(answer.kinds == [tribunal ? .supremeIPTribunal : .highCourt])
        #expect(answer.names == [tribunal ? "最高人民法院知识产权法庭" : "黑龙江省高级人民法院"])
        #expect(answer.outcome == .determined)
    }

    @Test(arguments: [
        (Bool?.some(true), [CompetentBody.Kind.supremeIPTribunal], JurisdictionAnswer.Outcome.determined),
        (false, [.highCourt], .determined), (nil, [.supremeIPTribunal, .highCourt], .undetermined),
    ])
    func `software goes to the tribunal only where the matter is major and complex`(
        isMajor: Bool?, kinds: [CompetentBody.Kind], outcome: JurisdictionAnswer.Outcome
    ) throws {
        let answer = try answer(
            .about(.software, on: .appeal) {
                $0.isMajorAndComplex = isMajor
                $0.firstInstance = .intermediate
            })

        #expect(answer.kinds == kinds)
        #expect(answer.outcome == outcome)
        #expect(answer.grounds.missing == (isMajor == nil ? ["is-major-and-complex"] : []))
    }

    @Test(arguments: [
        (Court.Level.basic, "黑龙江省哈尔滨市中级人民法院"), (.intermediate, "黑龙江省高级人民法院"),
        (.high, "最高人民法院"),
    ])
    func `an ordinary appeal goes to the court above`(level: Court.Level, name: String) throws {
        let answer = try answer(.about(.trademark, on: .appeal) { $0.firstInstance = level })

        #expect(answer.names == [name])
    }

    @Test func `without the court of first instance an ordinary appeal is open`() throws {
        let answer = try answer(.about(.trademark, on: .appeal))

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["first-instance"])
    }
}

@Suite struct `Which court confirms a mediated agreement` {
    private func answer(
        _ subject: JurisdictionQuestion.Subject, _ dispute: JurisdictionQuestion.Dispute?,
        _ mediation: JurisdictionQuestion.Mediation?
    ) throws -> JurisdictionAnswer {
        let places = [JurisdictionQuestion.Place(.domicile, KnownJurisdiction.sartu)]
        return try KnownJurisdiction.jurisdictions().answer(
            .about(subject, dispute, on: .confirmation, at: places) { $0.mediation = mediation },
            today: KnownJurisdiction.today)
    }

    @Test func `the validity of a right is not confirmed`() throws {
        let answer = try answer(.invention, .validity, .ofTheirOwn)

        #expect(answer.outcome == .barred)
        #expect(answer.candidates.isEmpty)
        #expect(answer.grounds.basis == ["confirm.ip_bar"])
    }

    @Test func `ownership is for the court to judge`() throws {
        let answer = try answer(.trademark, .ownership, .ofTheirOwn)

        #expect(answer.outcome == .undetermined)
        #expect(answer.grounds.missing == ["confirms-a-right"])
    }

    @Test func `an ordinary agreement goes to the basic court, a technical one to the capital`() throws {
        let ordinary = try answer(.trademark, .infringement, .ofTheirOwn)
        let technical = try answer(.invention, .infringement, .ofTheirOwn)

        #expect(ordinary.kinds == [.basicCourt])
        #expect(ordinary.names == ["黑龙江省大庆市萨尔图区人民法院"])
        #expect(technical.names == ["黑龙江省哈尔滨市中级人民法院"])
        #expect(technical.prompts.contains(Reason("jurisdiction-confirmation-within", ["days": "30"])))
    }

    @Test func `the court that invited the mediation confirms it`() throws {
        #expect(try answer(.trademark, .infringement, .invitedByCourt).kinds == [.invitingCourt])
        #expect(try answer(.trademark, .infringement, nil).grounds.missing == ["mediation"])
    }
}
