import Law
import Testing

/// A patent infringed in 2025, sued over and decided in 2026.
private func claim(
    right: InfringedRight = .patent, decidedOn: CivilDate = CivilDate(2026, 4, 30)
) -> DamagesClaim {
    DamagesClaim(
        right: right, infringedFrom: CivilDate(2025, 1, 1), infringedTo: CivilDate(2025, 6, 30),
        suedOn: CivilDate(2026, 1, 5), decidedOn: decidedOn)
}

@Suite struct DamagesClaimTests {
    private static let wrong:
        [(field: String, reason: String, change: @Sendable (inout DamagesClaim) -> Void)] = [
            ("infringed-to", "claim-days-reversed", { $0.infringedTo = CivilDate(2024, 12, 31) }),
            (
                "decided-on", "claim-decided-before",
                {
                    $0.suedOn = nil
                    $0.decidedOn = CivilDate(2025, 6, 29)
                }
            ),
            ("sued-on", "claim-sued-before", { $0.suedOn = CivilDate(2024, 12, 31) }),
            ("sued-on", "claim-sued-after-decision", { $0.suedOn = CivilDate(2026, 5, 1) }),
            ("loss", "claim-negative", { $0.figures[.loss] = Money(fen: -1) }),
            ("profit", "claim-absurd", { $0.figures[.profit] = Money(yuan: 1_000_000_000_001) }),
            (
                "costs.1", "claim-negative",
                { $0.costs = [.init(.lawyer, Money(yuan: 1)), .init(.notary, Money(fen: -1))] }
            ),
            (
                "costs", "claim-too-many-costs",
                { $0.costs = Array(repeating: .init(.other, Money(yuan: 1)), count: 201) }
            ),
            ("fines-paid", "claim-negative", { $0.finesPaid = Money(fen: -100) }),
            (
                "royalty-multiple", "claim-royalty-multiple-below-one",
                { $0.royaltyMultiple = Multiple(hundredths: 99) }
            ),
            ("multiple-asked", "claim-multiple-not-positive", { $0.multipleAsked = Multiple(0) }),
            (
                "multiple-asked", "claim-multiple-without-asking",
                {
                    $0.punitiveAsked = false
                    $0.multipleAsked = Multiple(2)
                }
            ),
            (
                "hard-loss", "claim-stated-and-hard",
                {
                    $0.figures[.loss] = Money(yuan: 1)
                    $0.answers[.hardLoss] = .yes
                }
            ),
        ]

    @Test(arguments: wrong.indices)
    func `a claim that contradicts itself is refused at its field`(index: Int) throws {
        var claim = claim()
        Self.wrong[index].change(&claim)

        let faults = #expect(throws: FieldFaults.self) { try CivilBook.worksheet(claim) }

        #expect(faults?.faults.map(\.field) == [Self.wrong[index].field])
        #expect(faults?.faults.map(\.reason.key) == [Self.wrong[index].reason])
    }

    @Test func `every contradiction is named at once`() {
        var claim = claim()
        claim.infringedTo = CivilDate(2024, 1, 1)
        claim.figures[.loss] = Money(fen: -1)
        claim.royaltyMultiple = Multiple(0)

        #expect(claim.faults.map(\.field) == ["infringed-to", "loss", "royalty-multiple"])
    }

    @Test(arguments: [("2.5", 250), ("3", 300), ("1.25", 125), ("0.5", 50)])
    func `a multiple is read to the hundredth`(text: String, hundredths: Int) throws {
        let multiple = try #require(Multiple(parsing: text))
        #expect(multiple.hundredths == hundredths)
        #expect(multiple.text == text)
    }

    @Test(arguments: ["", "-1", "1.234", "1e3", "99999999", "两", "1,5"])
    func `what is no multiple is none`(text: String) {
        #expect(Multiple(parsing: text) == nil)
    }
}

@Suite struct DamagesStepTests {
    @Test func `nothing stated leaves the first method open and measures nothing`() throws {
        let sheet = try #require(try CivilBook.worksheet(claim()).sheets.first)

        #expect(sheet.steps.map(\.standing) == [.open, .open, .waits])
        #expect(sheet.measuring == nil && sheet.statutory == nil)
        #expect(sheet.grounds.missing.prefix(4) == ["loss", "profit", "hard-loss", "hard-profit"])
    }

    @Test func `an amount by a later method waits for the earlier ones`() throws {
        var claim = claim(right: .trademark)
        claim.figures = [.profit: Money(yuan: 100_000)]

        #expect(
            try CivilBook.worksheet(claim).sheets[0].steps.map(\.standing) == [.open, .waits, .open, .waits])

        claim.answers[.hardLoss] = .yes
        let sheet = try CivilBook.worksheet(claim).sheets[0]
        #expect(sheet.steps.map(\.standing) == [.hard, .measured, .notNeeded, .notNeeded])
        #expect(sheet.measuring?.measures.map(\.amount) == [Money(yuan: 100_000)])
    }

    @Test func `loss and profit stand side by side where the holder chooses`() throws {
        var claim = claim()
        claim.figures = [.loss: Money(yuan: 80_000), .profit: Money(yuan: 100_000)]

        let sheet = try CivilBook.worksheet(claim).sheets[0]

        #expect(sheet.measuring?.measures.map(\.figure) == [.loss, .profit])
        #expect(
            sheet.measuring?.because.map(\.key) == ["step-measured", "step-measured", "step-measured-twice"])
    }

    @Test func `a licence fee without its multiple is open, with it a product`() throws {
        var claim = claim()
        claim.answers = [.hardLoss: .yes, .hardProfit: .yes]
        claim.figures = [.royalty: Money(yuan: 10_000)]
        #expect(try CivilBook.worksheet(claim).sheets[0].steps[1].missing == ["royalty-multiple"])

        claim.royaltyMultiple = Multiple(hundredths: 250)
        #expect(
            try CivilBook.worksheet(claim).sheets[0].measuring?.measures.map(\.amount) == [
                Money(yuan: 25_000)
            ])
    }

    @Test func `the statutory range opens only when every other method is hard`() throws {
        var claim = claim()
        claim.answers = [.hardLoss: .yes, .hardProfit: .unclear, .hardRoyalty: .yes]
        #expect(try CivilBook.worksheet(claim).sheets[0].statutory == nil)

        claim.answers[.hardProfit] = .yes
        #expect(
            try CivilBook.worksheet(claim).sheets[0].statutory == Money(yuan: 30_000)...Money(yuan: 5_000_000)
        )
    }

    @Test(arguments: [
        (5_000_001, "statutory-above-ceiling"), (5_000_000, nil), (30_000, nil),
        (29_999, "statutory-below-floor"),
    ])
    func `a claim outside the range is explained and never cut`(yuan: Int, key: String?) throws {
        var claim = claim()
        claim.figures = [.statutory: Money(yuan: yuan)]

        let sheet = try CivilBook.worksheet(claim).sheets[0]

        #expect(
            CivilBook.keys(sheet.grounds).filter { $0.hasPrefix("statutory-") } == [key].compactMap(\.self))
        #expect(sheet.steps.last?.measures.map(\.amount) == [Money(yuan: yuan)])
    }

    @Test func `an amount that is no method of the text is named`() throws {
        var claim = claim()
        claim.figures = [.gains: Money(yuan: 1)]

        #expect(
            CivilBook.keys(try CivilBook.worksheet(claim).sheets[0].grounds).contains("figure-is-no-method"))
    }

    @Test func `an infringement across a change is measured by each text and asks for review`() throws {
        var claim = claim(right: .trademark, decidedOn: CivilDate(2027, 6, 1))
        claim.infringedTo = CivilDate(2026, 12, 31)
        claim.suedOn = CivilDate(2027, 3, 1)
        #expect(try CivilBook.worksheet(claim).sheets.count == 1)

        claim.infringedTo = CivilDate(2027, 1, 1)
        let worksheet = try CivilBook.worksheet(claim)
        #expect(
            worksheet.sheets.map(\.entitlement.grounds.basis) == [["damages.tm.2019"], ["damages.tm.2026"]])
        #expect(CivilBook.keys(worksheet.grounds).contains("several-texts"))
    }

    @Test func `costs are summed apart, and those without proof are named`() throws {
        var claim = claim()
        claim.costs = [
            .init(.lawyer, Money(yuan: 50_000), evidence: .yes), .init(.notary, Money(yuan: 3_000)),
        ]

        let worksheet = try CivilBook.worksheet(claim)

        #expect(worksheet.costsSum == Money(yuan: 53_000))
        #expect(CivilBook.keys(worksheet.grounds).prefix(2) == ["costs-sum", "costs-without-evidence"])
    }
}

@Suite struct PunitivePartTests {
    private func ready(decidedOn: CivilDate = CivilDate(2026, 4, 30)) -> DamagesClaim {
        var claim = claim(decidedOn: decidedOn)
        claim.figures = [.loss: Money(yuan: 100_000)]
        claim.costs = [.init(.lawyer, Money(yuan: 50_000), evidence: .yes)]
        claim.punitiveAsked = true
        claim.finesPaid = Money(fen: 0)
        claim.replies = ["after-notice": .yes, "again-after-penalty": .yes]
        return claim
    }

    private func part(_ claim: DamagesClaim) throws -> PunitivePart {
        try CivilBook.worksheet(claim).sheets[0].punitive
    }

    @Test func `both readings stand side by side, without costs`() throws {
        let part = try part(ready())

        #expect(part.standing == .ready)
        #expect(part.totals.map(\.reading) == [.total, .onTop])
        #expect(
            part.totals.map(\.range) == [
                Money(yuan: 100_000)...Money(yuan: 500_000), Money(yuan: 200_000)...Money(yuan: 600_000),
            ])
    }

    @Test func `statutory damages are never a base`() throws {
        var claim = ready()
        claim.figures = [.statutory: Money(yuan: 1_000_000)]
        claim.answers.merge([.hardLoss: .yes, .hardProfit: .yes, .hardRoyalty: .yes]) { $1 }

        let part = try part(claim)

        #expect(part.bases.isEmpty && part.totals.isEmpty && part.standing == .open)
        #expect(CivilBook.keys(part.grounds).contains("punitive-no-statutory-base"))
    }

    @Test func `who does not ask gets none, and who is silent is asked`() throws {
        var claim = ready()
        claim.punitiveAsked = false
        #expect(try part(claim).standing == .closed)

        claim.punitiveAsked = nil
        let part = try part(claim)
        #expect(part.standing == .open && part.grounds.missing.contains("punitive-asked"))
    }

    @Test(arguments: [(99, false), (100, true), (500, true), (501, false)])
    func `a multiple outside the text is explained and never changed`(hundredths: Int, isInside: Bool) throws
    {
        var claim = ready()
        claim.multipleAsked = Multiple(hundredths: hundredths)

        let part = try part(claim)

        #expect((part.standing == .ready) == isInside)
        #expect(part.totals.allSatisfy { ($0.asked != nil) == isInside })
        #expect(CivilBook.keys(part.grounds).contains("punitive-multiple-outside") != isInside)
    }

    @Test func `an element that is denied shuts it, one that is unclear keeps it open`() throws {
        var claim = ready()
        let list = try #require(
            try CivilBook.questions().list(on: "punitive-serious", day: claim.decidedOn))
        for question in list.questions { claim.replies[question.id] = .no }
        #expect(try part(claim).standing == .unmet)

        claim.replies["huge-gain-or-loss"] = .unclear
        #expect(try part(claim).standing == .open)
    }

    @Test(
        arguments: [
            (CivilDate(2021, 3, 2), nil), (CivilDate(2021, 3, 3), false), (CivilDate(2026, 4, 30), false),
            (CivilDate(2026, 5, 1), true),
        ] as [(CivilDate, Bool?)])
    func `the list of the day of the decision applies`(day: CivilDate, isNew: Bool?) throws {
        let replies: [String: ListReply] = ["settlement-broken": .yes, "again-after-penalty": .yes]
        let elements = PunitiveElements(replies, decidedOn: day, asking: try CivilBook.questions())

        #expect(elements.map { $0.verdict == .met } == isNew)
    }

    @Test func `a reply to a question that no list asks is refused at its field`() throws {
        var claim = ready()
        claim.replies["made-up"] = .yes
        let faults = #expect(throws: FieldFaults.self) { try CivilBook.worksheet(claim) }
        #expect(faults?.faults.map(\.field) == ["replies.made-up"])
    }

    @Test(arguments: [
        (CivilDate(2026, 4, 30), "punitive-fines-may", Confidence.medium),
        (CivilDate(2026, 5, 1), "punitive-fines-must", .medium),
    ])
    func `fines that were paid are weighed, and from 2026 must be`(
        day: CivilDate, key: String, confidence: Confidence
    ) throws {
        var claim = ready(decidedOn: day)
        claim.finesPaid = Money(yuan: 20_000)

        let part = try part(claim)

        #expect(CivilBook.keys(part.grounds).contains(key))
        #expect(part.grounds.confidence == confidence)
        #expect(part.elements?.grounds.confidence == (key == "punitive-fines-may" ? .verified : .press))
    }

    @Test func `under the general clause nothing is reckoned`() throws {
        var claim = ready()
        claim.infringedFrom = CivilDate(2021, 5, 1)
        claim.infringedTo = CivilDate(2021, 5, 31)

        let part = try part(claim)

        #expect(part.multiples == nil && part.totals.isEmpty && part.standing == .open)
        #expect(CivilBook.keys(part.grounds).contains("punitive-without-multiple"))
    }

    @Test func `a person picks the reading and the multiple, with a reason`() throws {
        let part = try part(ready())
        let pick = DamagesPick(figure: .loss, reading: .onTop, multiple: Multiple(2), reason: "判决惯例")
        #expect(try part.accept(pick) == Money(yuan: 300_000))

        let bare = DamagesPick(figure: .profit, reading: nil, multiple: Multiple(6), reason: " \n")
        let faults = #expect(throws: FieldFaults.self) { try part.accept(bare) }
        #expect(faults?.faults.map(\.field) == ["figure", "reading", "multiple", "reason"])
    }

    @Test func `nothing can be picked while an element is open`() throws {
        var claim = ready()
        claim.replies["after-notice"] = .unclear
        let part = try part(claim)
        let pick = DamagesPick(figure: .loss, reading: .total, multiple: Multiple(2), reason: "有")

        let faults = #expect(throws: FieldFaults.self) { try part.accept(pick) }
        #expect(faults?.faults.map(\.reason.key) == ["pick-not-open"])
    }
}
