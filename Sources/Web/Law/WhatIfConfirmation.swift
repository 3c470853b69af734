internal import Law

/// `/law/try/confirmation`: whether a court takes in an application to confirm an agreement reached in mediation,
/// which court, and by when.
struct WhatIfConfirmation: WhatIf {
    private static let effectiveOn = "effective-on"
    private static let appliedOn = "applied-on"
    private static let isPeoples = "is-peoples-mediation"

    private let setting: WhatIfSetting
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        [
            WhatIfGroup([
                WhatIfQuestion(Self.effectiveOn, .day),
                WhatIfQuestion(
                    Self.appliedOn, .day, isRequired: true,
                    preset: typed.isEmpty ? setting.today.description : nil),
                WhatIfQuestion(Self.isPeoples, .yesNo),
            ]),
            WhatIfGroup(
                words("what-if.confirmation.conditions"),
                ConfirmationCondition.allCases.map { question($0.rawValue) }),
            WhatIfGroup(
                words("what-if.confirmation.documents"),
                ConfirmationDocument.allCases.map { question($0.rawValue) }),
        ]
    }

    private func question(_ name: String) -> WhatIfQuestion {
        WhatIfQuestion(name, .select(words.replies), isBare: true)
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        guard let appliedOn = answers.day(Self.appliedOn) else { throw WhatIfFaults([]) }
        func replies<Name: Hashable & RawRepresentable<String> & CaseIterable>(
            _ type: Name.Type
        ) -> [Name: ListReply] {
            type.allCases.reduce(into: [:]) {
                $0[$1] = answers.choice($1.rawValue).flatMap(ListReply.init(rawValue:))
            }
        }
        let question = JudicialConfirmation.Question(
            effectiveOn: answers.day(Self.effectiveOn), appliedOn: appliedOn,
            isPeoplesMediation: answers.yesNo(Self.isPeoples), answers: replies(ConfirmationCondition.self),
            documents: replies(ConfirmationDocument.self))
        let book = setting.desk.jurisdictions.book
        do throws(JudicialConfirmation.Failure) {
            let answer = try JudicialConfirmation(
                question, in: book, days: PublishedDays(of: setting.calendar))
            return said(answer, book)
        } catch {
            switch error {
            case .claim(let faults): throw WhatIfFaults(faults, words)
            case .rule(let unreadable): throw unreadable
            }
        }
    }

    private func said(_ answer: JudicialConfirmation, _ book: RuleBook) -> WhatIfResult {
        var result = WhatIfResult(
            headline: answer.grounds.because.first.flatMap(words.reason)
                ?? words("what-if.confirmation.title"))
        var rows = WhatIfSection(words("what-if.confirmation.conditions"))
        var facts: [Pair] = []
        if let last = answer.lastDay {
            facts.append(Pair(term: words("what-if.confirmation.last-day"), text: words.day(last)))
        }
        facts.append(
            Pair(
                term: words("what-if.confirmation.court"),
                text: words("what-if.confirmation.court.\(answer.court?.rawValue ?? "open")")))
        if !answer.missingDocuments.isEmpty {
            let names = answer.missingDocuments.compactMap { words.reason(Reason($0.rawValue)) }
            facts.append(Pair(term: words("what-if.confirmation.lacking"), text: words.list(names)))
        }
        rows.facts = facts
        rows.table = words.checked(
            "what-if.confirmation.table", answer.rows.map { ($0.condition, $0.verdict, $0.why) })
        var reasons = WhatIfSection(words("what-if.confirmation.reasons"))
        var grounds = answer.grounds
        grounds.because = Array(grounds.because.dropFirst())
        reasons.grounds = GroundsPart(grounds, in: book, words)
        result.sections = [rows, reasons]
        return result
    }
}
