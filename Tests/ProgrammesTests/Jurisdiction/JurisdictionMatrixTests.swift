import Law
import Programmes
import Testing

/// Every way, every subject, every dispute, every public body: what must hold of any answer.
@Suite struct `Whatever is asked about jurisdiction` {
    private typealias Question = JurisdictionQuestion

    private let places = Question.Place.Role.allCases.map { Question.Place($0, KnownJurisdiction.daoli) }
    private let world: Jurisdictions
    private let book: RuleBook

    init() throws {
        world = try KnownJurisdiction.jurisdictions()
        book = try KnownJurisdiction.book()
    }

    private func questions(_ route: Question.Route) -> [Question] {
        let subjects = Question.Subject.allCases.map(Optional.some) + [nil]
        let disputes = Question.Dispute.allCases.map(Optional.some) + [nil]
        let days = [nil, CivilDate(1999, 1, 1), CivilDate(2022, 4, 30), CivilDate(2026, 5, 6)]
        return subjects.flatMap { subject in
            disputes.flatMap { dispute in
                days.flatMap { day in
                    [false, true].map { full in
                        .about(subject, dispute, on: route, at: places, filed: day) { question in
                            guard full else { return }
                            question.amount = Money(yuan: 500_000)
                            question.actedBy = .other
                            question.firstInstance = .basic
                            question.isMajorAndComplex = true
                            question.operator = .shopOnPlatform
                            question.wasFirstAtPlatform = true
                            question.plantKind = .forestry
                            question.mediation = .ofTheirOwn
                            question.features = Set(Question.Feature.allCases)
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: JurisdictionQuestion.Route.allCases)
    func `an answer holds together, and says what is open and whom to ask`(
        route: JurisdictionQuestion.Route
    ) throws {
        var answered = 0
        for question in questions(route) {
            let answer: JurisdictionAnswer
            do throws(JurisdictionFaults) {
                answer = try world.answer(question, today: KnownJurisdiction.today)
            } catch {
                #expect(!error.faults.isEmpty)
                continue
            }
            answered += 1
            let isOpen =
                !answer.grounds.missing.isEmpty
                || answer.candidates.contains { $0.standing == .conditional }
                || !answer.inquiries.isEmpty
            switch answer.outcome {
            case .determined: #expect(answer.candidates.count == 1 && answer.grounds.missing.isEmpty)
            case .several: #expect(answer.candidates.count > 1 && answer.grounds.missing.isEmpty)
            case .undetermined: #expect(isOpen, "\(question)")
            case .barred: #expect(answer.candidates.isEmpty)
            }
            #expect(!answer.trace.isEmpty && !answer.grounds.because.isEmpty)
            for step in answer.trace { #expect(book.rule(step.rule) != nil, "\(step.rule)") }
        }
        #expect(answered > 90)
    }

    @Test(arguments: ["zh-Hans", "en"])
    func `every sentence of an answer is there and every place in it is filled`(language: String) throws {
        let texts = try KnownJurisdiction.catalogue()
        var reasons: Set<Reason> = []
        for question in JurisdictionQuestion.Route.allCases.flatMap(questions) {
            do throws(JurisdictionFaults) {
                let answer = try world.answer(question, today: KnownJurisdiction.today)
                reasons.formUnion(
                    answer.trace.map(\.because) + answer.prompts + answer.inquiries.map(\.because))
            } catch {
                reasons.formUnion(error.faults.map(\.because))
            }
        }
        for reason in reasons {
            let sentence = try #require(texts.sentence("reason.\(reason.key)", in: language), "\(reason.key)")
            let asked = sentence.matches(of: /\{(\w+)\}/).map { String($0.1) }
            #expect(Set(asked).isSubset(of: reason.values.keys), "\(reason.key)")
        }
        #expect(reasons.count > 60)
    }

    @Test(arguments: ["zh-Hans", "en"])
    func `every choice and outcome has a word`(language: String) throws {
        let texts = try KnownJurisdiction.catalogue()
        func words<Value: RawRepresentable<String> & CaseIterable>(_ family: String, _: Value.Type)
            -> [String]
        {
            Value.allCases.map { "jurisdiction.\(family).\($0.rawValue)" }
        }
        let keys =
            words("route", Question.Route.self) + words("subject", Question.Subject.self)
            + words("dispute", Question.Dispute.self) + words("place", Question.Place.Role.self)
            + words("acted-by", Question.PublicBody.self) + words("operator", Question.Operator.self)
            + words("mediation", Question.Mediation.self) + words("plant-kind", Question.PlantKind.self)
            + words("feature", Question.Feature.self) + words("court-level", Court.Level.self)
            + words("body", CompetentBody.Kind.self) + words("level", CompetentBody.Level.self)
            + words("standing", CompetentBody.Standing.self)
            + words("outcome", JurisdictionAnswer.Outcome.self)
            + words("step", JurisdictionStep.Outcome.self)
            + words("addressee", JurisdictionInquiry.Addressee.self)
            + words("conflict", JurisdictionConflict.Kind.self)
            + words("forum", JurisdictionConflict.Forum.self)
            + words("conflict-step", ConflictPath.Step.Name.self)
            + words("petitioner", Petition.Petitioner.self) + words("matter", Petition.Matter.self)
            + words("channel", Petition.Channel.self) + words("petition-kind", PetitionAnswer.Kind.self)
            + words("secrecy", PetitionAnswer.Secrecy.self) + words("reply", ListReply.self)
            + words("list-outcome", QuestionListResult.Outcome.self)
        let shipped = texts.keys(in: language).filter {
            $0.hasPrefix("jurisdiction.") && !$0.hasPrefix("jurisdiction.field.")
                && !$0.hasPrefix("jurisdiction.petition-clock.")
        }

        #expect(shipped == Set(keys))
    }

    @Test func `what is missing has a word`() throws {
        let texts = try KnownJurisdiction.catalogue()
        var missing: Set<String> = []
        for question in JurisdictionQuestion.Route.allCases.flatMap(questions) {
            do throws(JurisdictionFaults) {
                missing.formUnion(try world.answer(question, today: KnownJurisdiction.today).grounds.missing)
            } catch {
                missing.formUnion(error.faults.map(\.field))
            }
        }
        for name in missing {
            #expect(texts.sentence("jurisdiction.field.\(name)", in: "zh-Hans") != nil, "\(name)")
        }
        #expect(missing.count > 8)
    }

    @Test(arguments: [
        "juris.technical", "juris.design_wellknown", "juris.amount_or_gov", "juris.basic", "juris.place.tort",
    ])
    func `a rule that is not loaded, or not sure enough, decides nothing`(id: String) throws {
        for broken in [absent(id), doubtful(id)] {
            let world = try KnownJurisdiction.planted(KnownJurisdiction.invented(), book: broken)
            let answer = try world.answer(
                .about(.trademark) { $0.amount = Money(yuan: 1) }, today: KnownJurisdiction.today)

            #expect(answer.outcome == .undetermined)
            #expect(answer.outcome(of: id) == .unavailable)
            #expect(answer.inquiries.contains { $0.of == .legalEditor && $0.about == id })
        }
    }

    @Test(arguments: [
        (CivilDate(2026, 6, 30), CivilDate(2022, 5, 1)), (CivilDate(2026, 7, 1), CivilDate(2026, 7, 1)),
    ])
    func `a later version of a rule leaves earlier days as they were`(
        filed: CivilDate, version: CivilDate
    ) throws {
        let old = try #require(book.rule("juris.technical"))
        let new = LegalRule(
            id: old.id, zh: old.zh, basis: old.basis, citations: ["INT2022-13 art. 2"], values: [:],
            confidence: .verified, from: CivilDate(2026, 7, 1), to: nil, on: old.on, note: nil)
        let released = world.with(book.adding([new]))
        let answer = try released.answer(
            .about(.invention, filed: filed), today: KnownJurisdiction.today)

        #expect(answer.outcome == .determined)
        #expect(
            answer.trace.first { $0.rule == old.id }?.sources
                == (version == new.from ? new.citations : old.citations))
    }

    private func absent(_ id: String) -> RuleBook {
        book.with(rules: book.rules.filter { $0.id != id }, thresholds: book.thresholds)
    }

    private func doubtful(_ id: String) -> RuleBook {
        book.with(
            rules: book.rules.map { rule in
                guard rule.id == id else { return rule }
                return LegalRule(
                    id: id, zh: rule.zh, basis: rule.basis, citations: rule.citations, values: rule.values,
                    confidence: .low, from: rule.from, to: rule.to, on: rule.on, note: rule.note,
                    details: rule.details)
            }, thresholds: book.thresholds)
    }
}

@Suite struct `A question from a form` {
    @Test func `what cannot be read is refused at its field, all at once`() {
        let fields = [
            "route": "court", "subject": "patent", "amount": "-1", "filed-on": "2026-02-30",
            "is-at-border": "perhaps", "features": "guiding, odd",
        ]

        #expect(
            throws: JurisdictionFaults([
                .unreadable(field: "subject", value: "patent"), .unreadable(field: "amount", value: "-1"),
                .unreadable(field: "filed-on", value: "2026-02-30"),
                .unreadable(field: "is-at-border", value: "perhaps"),
                .unreadable(field: "features", value: "odd"),
            ])
        ) { try JurisdictionQuestion(reading: fields) }
        #expect(throws: JurisdictionFaults([.unreadable(field: "route", value: "")])) {
            try JurisdictionQuestion(reading: [:])
        }
        #expect(throws: JurisdictionFaults([.unreadable(field: "petitioner", value: "x")])) {
            try Petition(reading: ["petitioner": "x"])
        }
    }

    @Test func `an empty field is not stated`() throws {
        let question = try JurisdictionQuestion(reading: ["route": "penalty", "subject": " ", "amount": ""])

        #expect(question == JurisdictionQuestion(.penalty))
    }

    @Test func `a full form is read`() throws {
        let question = try JurisdictionQuestion(reading: [
            "route": "court", "subject": "design", "dispute": "infringement", "place.act": "230102, 230602",
            "place.domicile": "230103", "amount": "1000000.50", "filed-on": "2026-03-02",
            "features": "guiding",
        ])
        let expected = JurisdictionQuestion.about(
            .design, at: [.init(.act, "230102"), .init(.act, "230602"), .init(.domicile, "230103")]
        ) {
            $0.amount = Money(fen: 100_000_050)
            $0.features = [.guiding]
        }
        let petition = try Petition(reading: ["petitioner": "consumer", "is-named": "no"])

        #expect(question == expected)
        #expect(petition.petitioner == .consumer)
        #expect(petition.isNamed == false)
    }
}
