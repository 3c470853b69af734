internal import Casework
internal import Desk
internal import Law

/// One question of the report, with what was answered, and what is wrong at its field.
struct ReportPage: Page {
    static let template = "portal/report"

    let step: ReportStep
    let answers: ReportAnswers
    let faults: [String: String]
    let fields: [ActField]
    let refusal: RefusalSection?
    private let words: Wording
    private let savedAt: String?
    /// Whether a browser came with a draft that is no longer kept.
    private let isLapsed: Bool

    init(
        _ step: ReportStep, _ answers: ReportAnswers, faults: [String: String] = [:],
        refused: SpokenRefusal? = nil, places: [(code: String, name: String)] = [], savedAt: Instant? = nil,
        isLapsed: Bool = false, _ words: Wording
    ) {
        self.isLapsed = isLapsed
        self.step = step
        self.answers = answers
        self.faults = faults
        self.words = words
        self.savedAt = savedAt.map { words("report.saved", ["time": words.time($0)]) }
        refusal = refused.map { RefusalSection($0, words) }
        fields = ReportFields(answers: answers, faults: faults, places: places, words: words).fields(of: step)
    }

    var title: String { words("report.step.\(step.rawValue).title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.report(step).path]) }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "headline": title
        case "lead": words("report.step.\(step.rawValue).lead")
        case "progress":
            words(
                "report.progress",
                [
                    "number": words.number(step.number(of: kind)),
                    "count": words.number(ReportStep.count(of: kind)),
                ])
        case "marks": marks
        case "backHref": step.previous(of: kind).map { Route.report($0).path } ?? Route.home.path
        case "saved": orNothing(savedAt)
        case "stepHref": Route.report(step).path
        case "fields": fields
        case "refusal": orNothing(refusal)
        case "hasSummary": !faults.isEmpty
        case "summary": summary
        case "isSealedStep": step == .you
        case "isLapsed": isLapsed
        default: nil
        }
    }

    /// Every fault with a link to its field.
    private var summary: [LinkPart] {
        fields.compactMap { field in
            field.fault.map { fault in
                let first = field.groups.first?.options.first?.id ?? ""
                return LinkPart(href: "#" + (first.isEmpty ? field.id : first), label: fault)
            }
        }
    }

    private var kind: String? { answers.kind }

    private var marks: [StepMark] {
        let now = step.number(of: kind)
        return (1...ReportStep.count(of: kind)).map { number in
            StepMark(look: number < now ? "past" : number == now ? "now" : "")
        }
    }
}

struct StepMark: Part {
    let look: String

    func child(named name: String) -> Any? { name == "look" ? orNothing(look) : nil }
}

/// The fields of each question.
private struct ReportFields {
    let answers: ReportAnswers
    let faults: [String: String]
    let places: [(code: String, name: String)]
    let words: Wording

    func fields(of step: ReportStep) -> [ActField] {
        switch step {
        case .kind:
            [choice("kind", ["report", "holder", "consumer"].map { ($0, words("report.kind.\($0)")) })]
        case .story:
            [
                field("narrative", .text), field("occurred-on", .typed("date", mode: nil)),
                field("links", .text),
            ]
        case .right: [choice("right-type", rightTypes), field("right-number", .line)]
        case .respondent:
            [
                field("respondent-name", .line), field("respondent-uscc", .line),
                field("respondent-address", .line),
            ]
        case .place: [choice("prefecture", places.map { ($0.code, $0.name) })]
        case .county:
            [
                choice(
                    "place", places.map { ($0.code, $0.name) } + [(prefecture, words("report.place.unknown"))]
                )
            ]
        case .amounts: ReportAnswers.amounts.map { field($0, .typed("text", mode: "decimal")) }
        case .venue: venueFields
        case .wishes: wishFields
        case .options: []
        case .you:
            [
                choice(
                    "anonymous",
                    [("yes", words("report.anonymous.yes")), ("no", words("report.anonymous.no"))])
            ]
                + [
                    field("name", .line, complete: "name"),
                    field("phone", .typed("tel", mode: "tel"), complete: "tel"),
                    field("email", .typed("email", mode: "email"), complete: "email"), field("uscc", .line),
                ]
        case .check: []
        }
    }

    private var prefecture: String { answers["prefecture"] ?? "" }

    private var venueFields: [ActField] {
        let disputes = DescribedMatter.Dispute.allCases.map {
            ($0.rawValue, words("triage.dispute.\($0.rawValue)"))
        }
        let venues = DescribedMatter.Venue.allCases.map {
            ($0.rawValue, words("triage.venue.\($0.rawValue)"))
        }
        let isConsumer = ["consumer", "both"].contains(answers.kind ?? "")
        return [choice("venue", venues + [unknown]), choice("dispute", disputes + [unknown])]
            + (isConsumer ? [choice("daily-life", yesOrNo)] : [])
    }

    private var wishFields: [ActField] {
        [
            boxes(
                "wants",
                DescribedMatter.Wish.allCases.map { ($0.rawValue, words("triage.wish.\($0.rawValue)")) }),
            choice("talks", yesOrNo), choice("before-court", yesOrNo),
            boxes(
                "proofs",
                DescribedMatter.Proof.allCases.map { ($0.rawValue, words("triage.proof.\($0.rawValue)")) }),
        ]
    }

    private var unknown: (String, String) { ("", words("report.unknown")) }

    private var yesOrNo: [(String, String)] {
        [("yes", words("answer.yes")), ("no", words("answer.no")), unknown]
    }

    private func boxes(_ name: String, _ options: [(String, String)]) -> ActField {
        let ticked = answers.ticked(name)
        var field = field(name, .boxes)
        field.groups = [
            ActField.Group(
                label: nil,
                options: options.map { value, label in
                    ActField.Option(
                        value: value, label: label, isChosen: ticked.contains(value), id: name + "-" + value)
                })
        ]
        return field
    }

    private var rightTypes: [(String, String)] {
        CaseField.RightType.allCases.map { ($0.rawValue, words("report.right.\($0.rawValue)")) }
            + [("", words("report.right.unknown"))]
    }

    private func field(_ name: String, _ control: ActField.Control, complete: String? = nil) -> ActField {
        ActField(
            name: name, id: name, label: words("report.field.\(name)"),
            hint: words.sentence("report.field.\(name).hint"), value: answers[name] ?? "",
            fault: faults[name].map { words($0) }, isRequired: name == "narrative", control: control,
            complete: complete)
    }

    private func choice(_ name: String, _ options: [(String, String)]) -> ActField {
        var field = field(name, .radio)
        field.groups = [
            ActField.Group(
                label: nil,
                options: options.map { value, label in
                    ActField.Option(
                        value: value, label: label, isChosen: answers[name] == value,
                        id: name + "-" + (value.isEmpty ? "none" : value))
                })
        ]
        return field
    }
}

/// All answers once more, each with the way back to its question, and the button that sends them.
struct ReportCheckPage: Page {
    static let template = "portal/check"

    struct Answer: Part {
        let question: String
        let text: String
        let href: String
        let isMissing: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "question": question
            case "answer": text
            case "changeHref": href
            case "isMissing": isMissing
            default: nil
            }
        }
    }

    let answers: [Answer]
    let refusal: RefusalSection?
    private let words: Wording
    private let isComplete: Bool
    private let missingHref: String?
    /// What whoever starts this way should know before.
    private let warnings: [String]

    init(
        _ given: ReportAnswers, today: CivilDate, placeName: String?, channel: Channel? = nil,
        refused: SpokenRefusal? = nil, _ words: Wording
    ) {
        self.words = words
        refusal = refused.map { said in
            RefusalSection(said, words) { field in
                let step = ReportStep.holding(field)
                return words("report.step.\(step.rawValue).title")
            }
        }
        let open = given.firstOpen(today: today)
        isComplete = open == nil
        missingHref = open.map { Route.report($0).path }
        let course = ReportStep.course(of: given.kind)
        warnings = channel?.warnings.map { words("triage.warning.\($0)") } ?? []
        answers = course.filter { $0 != .check && $0 != .place }.flatMap { step in
            step.fields.compactMap { ReportCheckPage.answer($0, of: step, given, placeName, words) }
        }
    }

    private static func answer(
        _ name: String, of step: ReportStep, _ given: ReportAnswers, _ placeName: String?, _ words: Wording
    ) -> Answer? {
        let isAsked = ["kind", "narrative", "place", "channel", "anonymous"].contains(name)
        guard let typed = given[name] else {
            guard isAsked else { return nil }
            return Answer(
                question: words("report.field.\(name)"), text: words("report.missing"),
                href: Route.report(step == .county ? .place : step).path, isMissing: true)
        }
        let text =
            switch name {
            case "kind": words.choice("report.kind.\(typed)", typed: typed)
            case "right-type": words.choice("report.right.\(typed)", typed: typed)
            case "place": placeName ?? typed
            case "anonymous": words.choice("report.anonymous.\(typed)", typed: typed)
            case "dispute": words.choice("triage.dispute.\(typed)", typed: typed)
            case "venue": words.choice("triage.venue.\(typed)", typed: typed)
            case "daily-life", "talks", "before-court": words.choice("answer.\(typed)", typed: typed)
            case "wants": words.list(given.ticked(name).map { words.choice("triage.wish.\($0)", typed: $0) })
            case "proofs":
                words.list(given.ticked(name).map { words.choice("triage.proof.\($0)", typed: $0) })
            case "channel": words.choice("triage.channel.\(typed).title", typed: typed)
            case _ where ReportAnswers.amounts.contains(name):
                ReportAnswers.money(typed).map(words.money) ?? typed
            case "occurred-on": CivilDate(parsing: typed).map(words.day) ?? typed
            default: typed
            }
        let isHidden = step == .you && name != "anonymous" && given["anonymous"] != "no"
        return isHidden
            ? nil
            : Answer(
                question: words("report.field.\(name)"), text: text,
                href: Route.report(step == .county ? .place : step).path, isMissing: false)
    }

    var title: String { words("report.step.check.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.report(.check).path]) }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "answers": answers
        case "refusal": orNothing(refusal)
        case "isComplete": isComplete
        case "missingHref": orNothing(missingHref)
        case "warnings": warnings
        case "hasWarnings": !warnings.isEmpty
        case "backHref": Route.report(.you).path
        case "checkHref": Route.report(.check).path
        default: nil
        }
    }
}
