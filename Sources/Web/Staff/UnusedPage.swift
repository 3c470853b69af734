internal import Casework
internal import Desk
internal import Law

/// Accounts that may not be wanted any more, each with a way to its own page, where it is closed.
struct UnusedPage: Page {
    static let template = "staff/unused"

    private let view: UnusedPageView
    private let typed: [String: String]
    private let refusal: RefusalSection?
    private let isDone: Bool
    private let today: CivilDate
    private let words: Wording

    init(
        _ view: UnusedPageView, typed: [String: String], refused: SpokenRefusal?, isDone: Bool,
        today: CivilDate, _ words: Wording
    ) {
        self.view = view
        self.typed = typed
        self.isDone = isDone
        self.today = today
        self.words = words
        refusal = refused.map { said in
            RefusalSection(said, words) { UnusedPage.title(of: $0, words) }
        }
    }

    private static func title(of field: String, _ words: Wording) -> String {
        switch SignInRules.Rule(rawValue: field) {
        case .unusedDays: words("unused.days")
        case .closingDays: words("unused.closing")
        case .closingWarningDays: words("unused.warning")
        default: field
        }
    }

    var title: String { words("unused.title") }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.unused(after: nil).path]) }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "listHref": StaffRoute.people(.all).path
        case "said": orNothing(isDone ? words("unused.done") : nil)
        case "refusal": orNothing(refusal)
        case "lines": view.lines.map { UnusedLinePart($0, today: today, words) }
        case "hasLines": !view.lines.isEmpty
        case "nextHref": orNothing(view.next.map { StaffRoute.unused(after: $0).path })
        case "rulesAction": StaffRoute.unusedRules.path
        case "unusedTyped": typed[SignInRules.Rule.unusedDays.rawValue] ?? "\(view.unusedDays)"
        case "closingTyped": typed[SignInRules.Rule.closingDays.rawValue] ?? "\(view.closingDays)"
        case "warningTyped": typed[SignInRules.Rule.closingWarningDays.rawValue] ?? "\(view.warningDays)"
        default: nil
        }
    }
}

struct UnusedLinePart: Part {
    private let line: UnusedLine
    private let today: CivilDate
    private let words: Wording

    init(_ line: UnusedLine, today: CivilDate, _ words: Wording) {
        self.line = line
        self.today = today
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "accountHref": StaffRoute.account(line.person.description).path
        case "person": line.name
        case "login": line.login
        case "signedIn": line.signedInAt.map { words.shortMoment($0, today: today) } ?? words("care.never")
        case "signs": words.list(line.signs.map(said))
        case "closing": orNothing(closing)
        default: nil
        }
    }

    private var closing: String? {
        if let day = line.closesOn { return words("unused.closes-on", ["day": words.day(day)]) }
        return line.isSpared ? words("unused.unreachable") : nil
    }

    private func said(_ sign: UnusedLine.Sign) -> String {
        switch sign {
        case .unused(let days): words("unused.sign.unused", ["days": words.number(days)])
        case .never(let days): words("unused.sign.never", ["days": words.number(days)])
        case .noPost: words("unused.sign.no-post")
        case .passwordOld: words("unused.sign.password-old")
        case .factorMissing: words("unused.sign.factor-missing")
        }
    }
}
