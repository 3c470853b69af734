internal import Law

/// `/law/try/jurisdiction`: which court or authority takes a matter, by way, subject, place, sum and day,
/// with every rule that was asked. First it asks for the way; the way decides what else is asked.
struct WhatIfJurisdiction: WhatIf {
    typealias Question = JurisdictionQuestion

    private static let route = "route"
    private static let filedOn = "filed-on"

    private let setting: WhatIfSetting
    private let jurisdictions: Jurisdictions
    private let places: PlaceNames
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
        jurisdictions = setting.desk.jurisdictions
        places = PlaceNames(setting)
    }

    var next: WhatIfTopic? { .conflict }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        guard let route = typed[Self.route].flatMap(Question.Route.init(rawValue:)) else {
            return [WhatIfGroup([ask(Self.route, choosing: Question.Route.allCases, isRequired: true)])]
        }
        return [
            WhatIfGroup(matter(route, isFresh: typed.count == 1)),
            WhatIfGroup(words("what-if.jurisdiction.places"), seats(route)),
        ] + [others(route)].filter { !$0.questions.isEmpty }
    }

    private func matter(_ route: Question.Route, isFresh: Bool) -> [WhatIfQuestion] {
        let (subjects, disputes) = (Question.subjects(of: route), Question.disputes(of: route))
        var questions = [
            ask(Self.route, choosing: Question.Route.allCases, isRequired: true),
            ask("subject", choosing: Question.Subject.allCases.filter(subjects.contains)),
        ]
        if disputes.count > 1 {
            questions.append(ask("dispute", choosing: Question.Dispute.allCases.filter(disputes.contains)))
        }
        let today = isFresh ? setting.today.description : nil
        return questions + [
            WhatIfQuestion(
                Self.filedOn, .day, label: words.jurisdictionField(Self.filedOn),
                hint: words("what-if.jurisdiction.filed-on-hint"), preset: today),
            WhatIfQuestion("acted-on", .day, label: words.jurisdictionField("acted-on")),
        ]
    }

    private func seats(_ route: Question.Route) -> [WhatIfQuestion] {
        let zones = PlaceFields(setting.desk, words).zoneOptions
        return Question.roles(of: route).map { role in
            WhatIfQuestion(
                Self.place(role), .choice(places.options),
                label: words("jurisdiction.place.\(role.rawValue)"))
        } + [
            WhatIfQuestion(
                AskedPlace.zone, .select(zones), label: words.jurisdictionField(AskedPlace.zone),
                hint: words("law.at.zone-hint"))
        ]
    }

    private func others(_ route: Question.Route) -> WhatIfGroup {
        let questions: [WhatIfQuestion] =
            switch route {
            case .court:
                [
                    WhatIfQuestion("amount", .money, label: words.jurisdictionField("amount")),
                    ask("acted-by", choosing: Question.PublicBody.allCases),
                    WhatIfQuestion(
                        "features", .boxes(words.choices(Question.Feature.allCases, of: "feature")),
                        label: words.jurisdictionField("features")),
                ]
            case .appeal:
                [
                    WhatIfQuestion(
                        "first-instance", .choice(words.choices(Court.Level.allCases, of: "court-level")),
                        label: words.jurisdictionField("first-instance")),
                    answer("is-major-and-complex"),
                ]
            case .confirmation: [ask("mediation", choosing: Question.Mediation.allCases)]
            case .penalty, .report:
                [
                    ask("operator", choosing: Question.Operator.allCases), answer("was-first-at-platform"),
                    answer("is-at-border"), ask("plant-kind", choosing: Question.PlantKind.allCases),
                ]
            case .adjudication: [answer("is-of-national-impact")]
            case .criminalTransfer: []
            }
        return WhatIfGroup(words("what-if.jurisdiction.others"), questions)
    }

    private func ask<Value: RawRepresentable<String>>(
        _ name: String, choosing values: [Value], isRequired: Bool = false
    ) -> WhatIfQuestion {
        WhatIfQuestion(
            name, .choice(words.choices(values, of: name)), isRequired: isRequired,
            label: words.jurisdictionField(name))
    }

    private func answer(_ name: String) -> WhatIfQuestion {
        WhatIfQuestion(name, .yesNo, label: words.jurisdictionField(name))
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        // Only the way was chosen: now the rest is asked.
        guard answers.typed.count > 1 else { throw WhatIfFaults([]) }
        var fields = answers.typed.filter { name, _ in
            groups(answers.typed).flatMap(\.questions).contains { $0.name == name }
        }
        fields["amount"] = answers.money("amount")?.yuan
        for name in [Self.filedOn, "acted-on"] { fields[name] = answers.day(name)?.description }
        do {
            let question = try Question(reading: fields)
            let answer = try jurisdictions.answer(question, today: setting.today)
            return JurisdictionSaid(answer, on: question.filedOn, jurisdictions.book, places, words).result
        } catch {
            throw WhatIfFaults(error.faults.map { fault($0, fields) })
        }
    }

    private func fault(_ fault: JurisdictionFault, _ fields: [String: String]) -> WhatIfFault {
        let field: String =
            switch fault {
            case .unknownDivision(_, let role), .severalPlaces(let role): Self.place(role)
            case .noPlace(let roles): roles.first.map(Self.place) ?? Self.route
            default: fault.field
            }
        return WhatIfFault(field: field, said: words.reason(fault.because) ?? words("field.fault.choice"))
    }

    private static func place(_ role: Question.Place.Role) -> String { "place.\(role.rawValue)" }
}

/// An answer on jurisdiction in words: the bodies first, then what is still to be asked, then each rule.
private struct JurisdictionSaid {
    let answer: JurisdictionAnswer
    let day: CivilDate?
    let book: RuleBook
    let places: PlaceNames
    let words: Wording

    init(
        _ answer: JurisdictionAnswer, on day: CivilDate?, _ book: RuleBook, _ places: PlaceNames,
        _ words: Wording
    ) {
        (self.answer, self.day, self.book, self.places, self.words) = (answer, day, book, places, words)
    }

    var result: WhatIfResult {
        var result = WhatIfResult(headline: headline)
        result.lead =
            answer.isToBeConfirmed && answer.outcome != .undetermined
            ? words("what-if.jurisdiction.to-be-confirmed") : lead
        result.sections = [bodies, prompts, inquiries, trace].filter {
            !$0.lines.isEmpty || !$0.paragraphs.isEmpty
        }
        return result
    }

    private var headline: String {
        switch answer.outcome {
        case .determined:
            answer.candidates.first.map {
                words("what-if.jurisdiction.determined", ["body": places.name($0)])
            } ?? words("jurisdiction.outcome.determined")
        case .several:
            words("what-if.jurisdiction.several", ["count": words.number(answer.candidates.count)])
        case .undetermined: words("what-if.jurisdiction.undetermined")
        case .barred: words("what-if.jurisdiction.barred")
        }
    }

    private var lead: String? {
        switch answer.outcome {
        case .determined: nil
        case .several: words("what-if.jurisdiction.several-lead")
        case .undetermined:
            words("what-if.jurisdiction.\(answer.candidates.isEmpty ? "no-body" : "undetermined-lead")")
        case .barred: answer.grounds.because.first.flatMap(words.reason)
        }
    }

    private var bodies: WhatIfSection {
        let isOpen = answer.outcome == .undetermined
        var section = WhatIfSection(
            words("what-if.jurisdiction.\(isOpen ? "possible-bodies" : "bodies")"))
        section.lines = answer.candidates.map { body in
            WhatIfLine(
                text: places.name(body),
                note: words.list([
                    words("jurisdiction.level.\(body.level.rawValue)"),
                    words("jurisdiction.standing.\(body.standing.rawValue)"),
                ]), isToBeConfirmed: body.isToBeConfirmed)
        }
        return section
    }

    private var prompts: WhatIfSection {
        var section = WhatIfSection(words("what-if.jurisdiction.prompts"))
        section.lines = answer.prompts.compactMap(words.reason).map { WhatIfLine(text: $0) }
        return section
    }

    private var inquiries: WhatIfSection {
        var section = WhatIfSection(words("what-if.jurisdiction.inquiries"))
        section.lines = words.unstated(answer.grounds.missing) + answer.inquiries.map(words.inquiry)
        return section
    }

    private var trace: WhatIfSection {
        var section = WhatIfSection(words("what-if.jurisdiction.trace"))
        section.isOrdered = true
        section.lines = answer.trace.map { step in
            var line = WhatIfLine(
                mark: words.mark("jurisdiction.step.\(step.outcome.rawValue)"),
                text: words.reason(step.because) ?? step.rule,
                isToBeConfirmed: step.confidence.isToBeConfirmed,
                isQuiet: step.outcome == .passed)
            line.cite(step.rule, step.sources, on: day, in: book, words)
            return line
        }
        return section
    }
}
