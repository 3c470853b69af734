import Law
import Programmes
import Testing

@Suite struct `Guided questions only propose` {
    private let questions: QuestionBook
    private let conduct = CivilDate(2026, 3, 2)

    init() throws {
        questions = try KnownJurisdiction.law.questions(KnownJurisdiction.law.ruleBook())
    }

    private func list(_ id: String) throws -> QuestionList { try #require(questions[id]) }

    private func result(
        _ id: String, _ replies: [String: ListReply], on day: CivilDate = CivilDate(2026, 3, 2)
    ) throws -> QuestionListResult {
        try questions.result(of: list(id), replies, on: day)
    }

    private func all(_ id: String, _ reply: ListReply) throws -> [String: ListReply] {
        Dictionary(try list(id).questions.map { ($0.id, reply) }) { first, _ in first }
    }

    @Test func `an answer to a question that is not on the list is refused`() throws {
        #expect(throws: QuestionFaults(faults: [.unknownQuestion("no-such")])) {
            try questions.result(of: try list("same-mark-2025"), ["no-such": .yes], on: conduct)
        }
    }

    @Test func `nothing answered, and everything unclear, are open and never no`() throws {
        for list in questions.lists where list.combination != .clues {
            let day = questions.term(of: list).from ?? conduct
            let nothing = try questions.result(of: list, [:], on: day)
            let unclear = try questions.result(of: list, all(list.id, .unclear), on: day)

            #expect(nothing.outcome == .open, "\(list.id)")
            #expect(unclear.outcome == .open, "\(list.id)")
            #expect(nothing.undecided == (list.gates + list.listed).map(\.id), "\(list.id)")
            #expect(nothing.proposal?.value ?? "unknown" == "unknown", "\(list.id)")
        }
    }

    @Test func `every outcome says that a person decides`() throws {
        for list in questions.lists {
            let day = questions.term(of: list).from ?? conduct
            for reply in ListReply.allCases {
                let result = try questions.result(of: list, all(list.id, reply), on: day)

                #expect(result.isProposal)
                #expect(result.grounds.because.last == Reason("question-person-decides"), "\(list.id)")
                #expect(!result.grounds.sources.isEmpty, "\(list.id)")
            }
        }
    }

    @Test func `one sign of knowledge is enough, and the contrary is still asked`() throws {
        let result = try result("knowledge-214-2025", ["price-far-below-market": .yes])

        #expect(result.outcome == .shown)
        #expect(result.proposal == QuestionListResult.Proposal(fact: "knowledge", value: "yes"))
        #expect(result.shownBy == ["price-far-below-market"])
        #expect(result.undecided == ["truly-unaware"])
        #expect(result.grounds.sources == ["INT2025-5 art. 4"])
    }

    @Test(arguments: [
        (ListReply.yes, QuestionListResult.Outcome.rebutted, "unknown"), (.no, .shown, "yes"),
        (.unclear, .shown, "yes"),
    ])
    func `evidence that the seller truly did not know undoes the sign`(
        counter: ListReply, outcome: QuestionListResult.Outcome, value: String
    ) throws {
        let result = try result(
            "knowledge-214-2025", ["mark-altered": .yes, "truly-unaware": counter])

        #expect(result.outcome == outcome)
        #expect(result.proposal?.value == value)
        #expect(result.undecided == (counter == .unclear ? ["truly-unaware"] : []))
    }

    @Test func `without any sign knowledge is not disproven, a mark is not the same`() throws {
        let knowledge = try result("knowledge-214-2025", all("knowledge-214-2025", .no))
        let mark = try result("same-mark-2025", all("same-mark-2025", .no))
        let goods = try result("same-goods-2025", all("same-goods-2025", .no))

        #expect(knowledge.outcome == .notShown)
        #expect(knowledge.proposal?.value == "unknown")
        #expect(mark.proposal == QuestionListResult.Proposal(fact: "same-mark", value: "no"))
        #expect(goods.proposal == QuestionListResult.Proposal(fact: "same-goods", value: "no"))
    }

    @Test func `one unclear answer keeps a mark open`() throws {
        var replies = try all("same-mark-2025", .no)
        replies["colour"] = .unclear
        let result = try result("same-mark-2025", replies)

        #expect(result.outcome == .open)
        #expect(result.undecided == ["colour"])
        #expect(result.grounds.missing == ["colour"])
    }

    @Test func `what the text leaves to judgement needs reasons`() throws {
        let result = try result("same-mark-2025", ["other-near-identity": .yes])

        #expect(result.outcome == .shown)
        #expect(result.needsReasons == ["other-near-identity"])
        #expect(result.grounds.because.contains(Reason("question-judgement-needs-reasons")))
    }

    @Test(arguments: [
        (ListReply?.some(.yes), QuestionListResult.Outcome.shown), (.no, .notShown), (.unclear, .open),
        (nil, .open),
    ])
    func `help is a crime only with knowledge of the crime`(
        knew: ListReply?, outcome: QuestionListResult.Outcome
    ) throws {
        var replies: [String: ListReply] = ["money-or-accounts": .yes]
        replies["knew-of-crime"] = knew

        #expect(try result("accomplice-2025", replies).outcome == outcome)
    }

    @Test func `circumstances count each by itself`() throws {
        let result = try result(
            "aggravating-2025", ["gains-withheld": .yes, "relief-goods": .no])

        #expect(result.outcome == .shown)
        #expect(result.shownBy == ["gains-withheld"])
        #expect(result.undecided == ["infringing-for-a-living"])
        #expect(result.proposal == nil)
    }

    @Test func `a desk at an exhibition needs both conditions`() throws {
        #expect(try result("exhibition-desk", all("exhibition-desk", .yes)).outcome == .shown)
        #expect(try result("exhibition-desk", ["long-enough": .yes]).undecided == ["found-necessary"])
        #expect(try result("exhibition-desk", ["long-enough": .no]).outcome == .notShown)
        #expect(questions.numbers(in: try list("exhibition-desk")) == ["min_days": "3"])
    }

    @Test(arguments: [
        ("punitive-intent", CivilDate(2021, 3, 2), String?.none),
        ("punitive-intent", CivilDate(2021, 3, 3), "punitive-intent-2021"),
        ("punitive-intent", CivilDate(2026, 4, 30), "punitive-intent-2021"),
        ("punitive-intent", CivilDate(2026, 5, 1), "punitive-intent-2026"),
        ("punitive-serious", CivilDate(2026, 4, 30), "punitive-serious-2021"),
        ("punitive-serious", CivilDate(2026, 5, 1), "punitive-serious-2026"),
        ("knowledge-214", CivilDate(2025, 4, 25), nil),
        ("knowledge-214", CivilDate(2025, 4, 26), "knowledge-214-2025"),
        ("abnormal-filing", CivilDate(2024, 1, 19), nil),
        ("abnormal-filing", CivilDate(2024, 1, 20), "abnormal-filing-2024"),
        ("no-such-topic", CivilDate(2026, 1, 1), nil),
    ])
    func `the day chooses the version, and none stands in for one that is not loaded`(
        topic: String, day: CivilDate, id: String?
    ) {
        #expect(questions.list(on: topic, day: day)?.id == id)
    }

    @Test func `a list before its day proposes nothing`() throws {
        let result = try result("same-mark-2025", ["identical": .yes], on: CivilDate(2025, 4, 25))

        #expect(result.outcome == .notInForce)
        #expect(result.proposal == nil)
        #expect(result.shownBy == [])
    }

    @Test func `a later version with other signs ends the list, and needs one of its own`() throws {
        let book = try KnownJurisdiction.law.ruleBook()
        let old = try #require(book.rule("criminal.214.2025.knowledge"))
        let new = LegalRule(
            id: old.id, zh: old.zh, basis: old.basis, citations: old.citations, values: [:],
            confidence: .verified, from: CivilDate(2026, 7, 1), to: nil, on: old.on, note: nil,
            details: ["any_of": .list([.text("a"), .text("b")])])
        let released = try QuestionBook(questions.lists, book: book.adding([new]))

        #expect(released.list(on: "knowledge-214", day: CivilDate(2026, 6, 30))?.id == "knowledge-214-2025")
        #expect(released.list(on: "knowledge-214", day: CivilDate(2026, 7, 1)) == nil)
    }

    @Test func `the signs of 2026 are to be confirmed`() throws {
        let result = try result(
            "punitive-intent-2026", ["settlement-broken": .yes], on: CivilDate(2026, 5, 1))

        #expect(result.outcome == .shown)
        #expect(result.grounds.confidence == .press)
    }
}

@Suite struct `Clues are weighed by people` {
    private let questions: QuestionBook
    private let list: QuestionList
    private let day = CivilDate(2026, 3, 2)

    init() throws {
        questions = try KnownJurisdiction.law.questions(KnownJurisdiction.law.ruleBook())
        list = try #require(questions["bad-faith-mark-2019"])
    }

    @Test func `weights that make no sense are refused, all at once`() throws {
        let scoring = ClueScoring(
            weights: ["many-applications": 0, "no-such": 5], reviewFrom: -1)
        let mark = try #require(questions["same-mark-2025"])

        #expect(
            throws: QuestionFaults(faults: [
                .weightNotPositive("many-applications"), .unknownQuestion("no-such"),
                .reviewLineNotPositive(-1),
            ])
        ) { try questions.result(of: list, [:], on: day, scoring: scoring) }
        #expect(throws: QuestionFaults(faults: [.listIsNoClues("same-mark-2025")])) {
            try questions.result(of: mark, [:], on: day, scoring: ClueScoring(weights: [:]))
        }
    }

    @Test func `without weights there are clues and no score`() throws {
        let result = try questions.result(of: list, ["many-applications": .yes], on: day)

        #expect(result.outcome == .clues)
        #expect(result.score == nil)
        #expect(result.shownBy == ["many-applications"])
        #expect(result.undecided.count == 5)
        #expect(result.proposal == nil)
    }

    @Test(arguments: [
        (ListReply.yes, 50, 50, Bool?.some(true)), (.no, 20, 20, false), (.unclear, 20, 50, nil),
    ])
    func `a score is the office's own and decides nothing`(
        found: ListReply, points: Int, atMost: Int, asks: Bool?
    ) throws {
        var replies = Dictionary(list.questions.map { ($0.id, ListReply.no) }) { first, _ in first }
        replies["many-applications"] = .yes
        replies["found-before"] = found
        let scoring = ClueScoring(weights: ["many-applications": 20, "found-before": 30], reviewFrom: 50)
        let result = try questions.result(of: list, replies, on: day, scoring: scoring)

        #expect(result.outcome == .clues)
        #expect(result.score?.points == points)
        #expect(result.score?.atMost == atMost)
        #expect(result.score?.asksForReview == asks)
        #expect(result.score?.isStatutory == false)
        #expect(result.grounds.because.contains(Reason("question-score-not-statutory")))
    }
}

@Suite struct `The lists are those of the rules` {
    private let book: RuleBook
    private let questions: QuestionBook

    init() throws {
        book = try KnownJurisdiction.law.ruleBook()
        questions = try KnownJurisdiction.law.questions(book)
    }

    private func faults(_ yaml: String) -> [QuestionBook.Fault] {
        do {
            _ = try QuestionBook(PlantedLists.decode(yaml), book: book)
            return []
        } catch let error as QuestionBook.Faults {
            return error.faults
        } catch {
            return []
        }
    }

    private func planted(_ id: String, rule: String = "criminal.214.2025.knowledge", _ rest: String) -> String
    {
        """
        - id: \(id)
          topic: t
          by_day_of: conduct
          combine: any_of
          parts:
            - rule: \(rule)
              \(rest)

        """
    }

    @Test func `a list that leaves out or invents an entry is refused`() {
        #expect(
            faults(planted("a", "entries: any_of\n      questions: [a, b, c, d, e]"))
                == [.entriesLeftOut([5], rule: "criminal.214.2025.knowledge", in: "a")])
        #expect(
            faults(planted("a", "entries: any_of\n      questions: [a, b, c, d, e, f, g]"))
                == [.unknownEntry(6, rule: "criminal.214.2025.knowledge", in: "a")])
        #expect(
            faults(planted("a", "entries: no_such\n      questions: [a]"))
                == [.unknownEntries(rule: "criminal.214.2025.knowledge", entries: "no_such", in: "a")])
        #expect(
            faults(planted("a", rule: "no.such", "questions: [a]")) == [.unknownRule("no.such", in: "a")])
        #expect(faults(planted("a", "questions: []")) == [.noQuestion(in: "a")])
    }

    @Test func `a question twice, a list twice and two versions of one day are refused`() {
        #expect(faults(planted("a", "questions: [x, x]")) == [.questionTwice("x", in: "a")])
        #expect(faults(planted("a", "questions: [x]") + planted("a", "questions: [y]")) == [.listTwice("a")])
        #expect(
            faults(planted("a", "questions: [x]") + planted("b", "questions: [y]"))
                == [.versionsOverlap(["a", "b"], on: CivilDate(2025, 4, 26))])
        #expect(
            faults(planted("a", "questions: [x]\n  unlisted: [z]")) == [.unknownQuestion("z", in: "a")])
    }

    @Test func `each question is in the words of its rule`() throws {
        let texts = try KnownJurisdiction.catalogue()
        var compared = 0
        for list in questions.lists {
            for question in list.questions {
                let text = texts.sentence(list.textKey(question), in: "zh-Hans")
                guard let wording = questions.wording(of: question, in: list) else {
                    #expect(question.entry == nil, "\(list.id).\(question.id)")
                    continue
                }
                #expect(text == wording, "\(list.id).\(question.id)")
                compared += 1
            }
        }
        #expect(compared > 70)
    }

    @Test(arguments: ["zh-Hans", "en"])
    func `each list and question has a text, and each text a question`(language: String) throws {
        let keys = try KnownJurisdiction.catalogue().keys(in: language).filter { $0.hasPrefix("question.") }
        let asked = questions.lists.flatMap { list in
            [list.textKey()] + list.questions.map { list.textKey($0) }
        }

        #expect(keys == Set(asked))
        #expect(asked.count == Set(asked).count)
    }

    @Test func `facts that files know are proposed in their words`() {
        let values = questions.lists.compactMap(\.fact).filter {
            ["same-mark", "same-goods"].contains($0.name)
        }

        #expect(values.count == 2)
        for fact in values {
            for value in [fact.shown, fact.notShown ?? "", "unknown"] {
                #expect(CaseField.Sameness(rawValue: value) != nil)
            }
        }
    }
}
