internal import Casework
internal import Desk
internal import Law

/// The door for the public: report, look up, sign in.
struct HomePage: Page {
    static let template = "portal/home"

    let title: String
    let isSignedIn: Bool
    private let guideTitles: [String]

    init(isSignedIn: Bool, _ words: Wording) {
        title = words("home.title")
        guideTitles = GuideTopic.allCases.map { words("guide.\($0.rawValue).title") }
        self.isSignedIn = isSignedIn
    }

    var foot: String { Route.home.path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "infringedHref": Route.door("holder").path
        case "reportHref": Route.door("report").path
        case "consumerHref": Route.door("consumer").path
        case "guides":
            GuideTopic.allCases.map { Route.guide($0) }.enumerated().map { index, route in
                LinkPart(href: route.path, label: guideTitles[index])
            }
        case "progressHref": Route.progress.path
        case "matterHref": Route.matter.path
        case "helpHref": Route.help(query: nil).path
        case "safetyHref": Route.safety.path
        case "progressAction": Route.progress.path
        case "officeHref": isSignedIn ? Route.desk.path : Route.signIn.path
        case "lawHref": Route.law(.all).path
        case "penaltiesHref": Route.publicList(PublicFilter(register: PublicRoutes.penalties)).path
        case "whatIfsHref": Route.whatIfs.path
        case "questionsHref": Route.questions.path
        case "changesHref": Route.lawChanges.path
        case "policyHref": Route.oversight(.policy(nil, .all)).path
        case "measuresHref": Route.oversight(.measures).path
        case "complianceHref": Route.oversight(.compliance).path
        case "samplesHref": Route.oversight(.samples).path
        default: nil
        }
    }
}

/// The number and the code: the only time that the code is shown.
struct ReceiptPage: Page {
    static let template = "portal/receipt"

    private let receipt: LeadReceipt
    private let words: Wording

    init(_ receipt: LeadReceipt, _ words: Wording) {
        self.receipt = receipt
        self.words = words
    }

    var title: String { words("receipt.title") }
    var foot: String { words("receipt.foot", ["number": receipt.number.description]) }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "number": receipt.number.description
        case "code": receipt.code
        case "receivedAt": words.moment(receipt.receivedAt)
        case "nextSteps": receipt.next.compactMap(words.sentence)
        case "progressHref": Route.progress.path
        case "homeHref": Route.home.path
        case "safetyHref": Route.safety.path
        case "leaveHref": Route.leave.path
        default: nil
        }
    }
}

/// Where a report stands, for whoever holds its code.
struct ProgressPage: Page {
    static let template = "portal/progress"
    /// So many steps stand beside each other; more stand below each other.
    private static let widest = 8

    private let view: ProgressView?
    private let mailbox: MailboxPart?
    private let code: String
    private let refusal: RefusalSection?
    private let words: Wording
    private let today: CivilDate

    /// - Parameter code: as it was typed, for the buttons that go on with it; it never stands in an address.
    init(
        _ view: MailboxView?, _ mailbox: MailboxPart? = nil, code: String = "", refused: SpokenRefusal? = nil,
        now: Instant, _ words: Wording
    ) {
        self.code = code
        self.view = view?.progress
        self.mailbox = mailbox
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
        today = now.legalDay
    }

    var title: String { words("progress.title") }
    var foot: String {
        view.map { words("file.foot", ["number": $0.number.description, "address": Route.progress.path]) }
            ?? Route.progress.path
    }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "progressAction": Route.progress.path
        case "refusal": orNothing(refusal)
        case "found": view != nil
        case "mailbox": orNothing(mailbox)
        case "matterAction": Route.matter.path
        case "againAction": Route.reportAgain.path
        case "code": code
        case "mayAct": view?.mayAct ?? false
        case "isJoined": view?.isJoined ?? false
        case "splitOff": orNothing(splitOff)
        case "reportHref": Route.report(.kind).path
        case "safetyHref": Route.safety.path
        case "leaveHref": Route.leave.path
        default: view.flatMap { found(name, $0) }
        }
    }

    private var splitOff: String? {
        guard let numbers = view?.splitOff, !numbers.isEmpty else { return nil }
        return words("progress.split-off", ["numbers": words.list(numbers.map(\.description))])
    }

    private func found(_ name: String, _ view: ProgressView) -> Any? {
        switch name {
        case "headline": headline(view)
        case "number": view.number.description
        case "receivedAt": words.moment(view.receivedAt)
        case "holder": view.holderName
        case "next": orNothing(next(view))
        case "source": orNothing(view.nextSource.map { SourceMark($0, words) })
        case "courseLabel": words("progress.course")
        case "isLong": view.steps.count > ProgressPage.widest
        case "steps":
            view.steps.map { step in
                CourseTrack.Step(
                    look: step.state == .ahead ? "" : step.state.rawValue, title: words.title(of: step),
                    lines: [step.holder, step.day.map { words.shortDay($0, today: today) }].compactMap(\.self)
                )
            }
        default: nil
        }
    }

    private func headline(_ view: ProgressView) -> String {
        let stage = words.knownTitle("stage", view.stage, of: view.procedure) ?? view.stageTitle
        if view.isEnded {
            let outcome = view.outcome.map { words.title("outcome", $0.description, of: view.procedure) }
            return words("progress.ended", ["outcome": outcome ?? stage])
        }
        return words("progress.now", ["stage": stage, "holder": view.holderName])
    }

    private func next(_ view: ProgressView) -> String? {
        view.nextDay.map { day in
            words(
                view.nextIsProvisional ? "progress.next-provisional" : "progress.next",
                ["day": words.day(day), "what": words.nextTitle(of: view) ?? ""])
        }
    }
}

extension Wording {
    /// What the pack calls the stage of a step, in this language.
    func title(of step: ProgressView.Step) -> String {
        step.stage.flatMap { knownTitle("stage", $0.description, of: step.procedure) } ?? step.title
    }

    /// What the pack calls the clock that ends next, in this language.
    func nextTitle(of view: ProgressView) -> String? {
        view.nextClock.flatMap { knownTitle("clock", $0.description, of: view.procedure) } ?? view.nextTitle
    }
}

/// How the site can be used without a mouse, with large type, by a screen reader, and whom to tell.
struct AccessibilityPage: Page {
    static let template = "portal/accessibility"

    let title: String

    init(_ words: Wording) { title = words("accessibility.title") }

    var foot: String { Route.accessibility.path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? { nil }
}
