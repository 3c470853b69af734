internal import Law

/// The names of the fields. Where the engine names a fault by a field, the form has the same name.
enum DamagesField {
    static let right = "infringed-right"
    static let act = "act"
    static let from = "infringed-from"
    static let to = "infringed-to"
    static let sued = "sued-on"
    static let decided = "decided-on"
    static let royaltyMultiple = "royalty-multiple"
    static let punitiveAsked = "punitive-asked"
    static let multipleAsked = "multiple-asked"
    static let finesPaid = "fines-paid"
    static let fixed = "fixed-amount"
    static let fixedReason = "fixed-reason"
    static let pickFigure = "pick-figure"
    static let pickReading = "pick-reading"
    static let pickMultiple = "pick-multiple"
    static let pickReason = "pick-reason"
    static let replyPrefix = "reply-"

    static let hard: [CivilQuestion] = [.hardLoss, .hardProfit, .hardRoyalty]
    /// What can be a base: never statutory damages.
    static let bases: [DamagesClaim.Figure] = [.loss, .profit, .gains, .royalty]

    static func cost(_ kind: DamagesClaim.Cost.Kind) -> String { "cost-\(kind.rawValue)" }
    static func evidence(_ kind: DamagesClaim.Cost.Kind) -> String { "cost-\(kind.rawValue)-evidence" }
    static func reason(_ factor: StatutoryFactor) -> String { factor.rawValue + "-reason" }
}

/// The questions of the worksheet. The circumstances of punitive damages are those of the decision's day.
struct DamagesForm {
    private static let longestReason = 400

    private let setting: WhatIfSetting
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        [claim(typed), methods, costs, factors, fixed, punitive] + elements(typed) + [pick]
    }

    private func claim(_ typed: [String: String]) -> WhatIfGroup {
        WhatIfGroup([
            WhatIfQuestion(
                DamagesField.right, .choice(words.options(InfringedRight.self, of: DamagesField.right)),
                isRequired: true),
            WhatIfQuestion(
                DamagesField.act, .choice(words.options(UnfairAct.self, of: DamagesField.act)),
                hint: words("what-if.damages.act-hint")),
            WhatIfQuestion(DamagesField.from, .day, isRequired: true),
            WhatIfQuestion(DamagesField.to, .day, isRequired: true, hint: words("what-if.damages.to-hint")),
            WhatIfQuestion(DamagesField.sued, .day),
            WhatIfQuestion(
                DamagesField.decided, .day, isRequired: true, hint: words("what-if.damages.decided-hint"),
                preset: typed.isEmpty ? setting.today.description : nil),
        ])
    }

    private var methods: WhatIfGroup {
        let figures = DamagesClaim.Figure.allCases.flatMap { figure in
            [WhatIfQuestion(figure.rawValue, .money)]
                + (figure == .royalty ? [multiple(DamagesField.royaltyMultiple)] : [])
        }
        return WhatIfGroup(
            words("what-if.damages.methods"), figures + DamagesField.hard.map { reply($0.rawValue) })
    }

    private var costs: WhatIfGroup {
        WhatIfGroup(
            words("what-if.damages.costs"), isFolded: true, isPaired: true,
            DamagesClaim.Cost.Kind.allCases.flatMap { kind in
                let name = words("what-if.damages.cost.\(kind.rawValue)")
                return [
                    WhatIfQuestion(
                        DamagesField.cost(kind), .money,
                        label: words("what-if.damages.cost-amount", ["cost": name]), isBare: true),
                    WhatIfQuestion(
                        DamagesField.evidence(kind), .select(replies),
                        label: words("what-if.damages.cost-evidence", ["cost": name]), isBare: true),
                ]
            })
    }

    private var factors: WhatIfGroup {
        let scores = FactorScore.range.map { score in
            (value: "\(score)", label: words("what-if.damages.score.\(score)"))
        }
        return WhatIfGroup(
            words("what-if.damages.factors"), isFolded: true, isPaired: true,
            StatutoryFactor.allCases.enumerated().flatMap { place, factor in
                let name = words.reason(Reason(factor.rawValue)) ?? factor.rawValue
                let number = words.number(place + 1)
                return [
                    WhatIfQuestion(
                        factor.rawValue, .select(scores),
                        label: words("what-if.damages.factor", ["number": number, "factor": name]),
                        isBare: true),
                    WhatIfQuestion(
                        DamagesField.reason(factor), .line(most: Self.longestReason),
                        label: words("what-if.damages.factor-reason", ["number": number]), isBare: true),
                ]
            })
    }

    private var fixed: WhatIfGroup {
        WhatIfGroup(
            words("what-if.damages.fix"), isFolded: true, isPaired: true,
            [
                WhatIfQuestion(DamagesField.fixed, .money),
                WhatIfQuestion(
                    DamagesField.fixedReason, .line(most: Self.longestReason),
                    hint: words("what-if.damages.fixed-reason-hint"), isBare: true),
            ])
    }

    private var punitive: WhatIfGroup {
        WhatIfGroup(
            words("what-if.damages.punitive"),
            [
                WhatIfQuestion(DamagesField.punitiveAsked, .yesNo), multiple(DamagesField.multipleAsked),
                WhatIfQuestion(DamagesField.finesPaid, .money),
            ])
    }

    /// The lists of the day of the decision; none before the first interpretation.
    private func elements(_ typed: [String: String]) -> [WhatIfGroup] {
        let book = setting.desk.questions
        let day = typed[DamagesField.decided].flatMap(CivilDate.init(parsing:)) ?? setting.today
        return PunitiveElements.topics.compactMap { topic in
            guard let list = book.list(on: topic, day: day) else { return nil }
            let questions = list.questions.map { question in
                WhatIfQuestion(
                    DamagesField.replyPrefix + question.id, .select(replies),
                    label: words.question(question, of: list, in: book),
                    hint: list.unlisted.contains(question.id) ? words("questions.needs-reasons") : nil,
                    isBare: true)
            }
            return WhatIfGroup(words(list.textKey()), isFolded: true, questions)
        }
    }

    private var pick: WhatIfGroup {
        let figures = DamagesField.bases.map { (value: $0.rawValue, label: words.factName($0.rawValue)) }
        let readings = PunitiveReading.allCases.map {
            (value: $0.rawValue, label: words("what-if.damages.reading.\($0.rawValue)"))
        }
        return WhatIfGroup(
            words("what-if.damages.pick"), isFolded: true,
            [
                WhatIfQuestion(DamagesField.pickFigure, .select(figures)),
                WhatIfQuestion(DamagesField.pickReading, .choice(readings)),
                multiple(DamagesField.pickMultiple),
                WhatIfQuestion(DamagesField.pickReason, .line(most: Self.longestReason)),
            ])
    }

    private func multiple(_ name: String) -> WhatIfQuestion {
        WhatIfQuestion(name, .line(most: 7), hint: words("what-if.damages.multiple-hint"))
    }

    private func reply(_ name: String) -> WhatIfQuestion { WhatIfQuestion(name, .select(replies)) }

    private var replies: [(value: String, label: String)] { words.replies }
}

extension Wording {
    /// Yes, no, unclear.
    var replies: [(value: String, label: String)] {
        ListReply.allCases.map { ($0.rawValue, self("jurisdiction.reply.\($0.rawValue)")) }
    }

    func reply(_ reply: ListReply?) -> String {
        reply.map { self("jurisdiction.reply.\($0.rawValue)") } ?? self("what-if.track.row.undetermined")
    }

    /// A question of a list in its words, with the numbers of its rules.
    func question(_ question: ListedQuestion, of list: QuestionList, in book: QuestionBook) -> String {
        Wording.fill(sentence(list.textKey(question)) ?? question.id, book.numbers(in: list))
    }
}
