internal import Casework
internal import Desk
internal import Law

/// One statutory day that passed: what the journal has, what was said about it, and what may still be said.
struct BreachPage: Page {
    static let template = "oversight/breach"

    private let breach: BreachView
    private let caller: Caller
    private let typed: String
    private let refusal: RefusalSection?
    private let today: CivilDate
    private let words: Wording

    /// - Parameter typed: what was written in a form that was refused.
    init(
        _ breach: BreachView, for caller: Caller, typed: String = "", refused: SpokenRefusal? = nil,
        today: CivilDate, _ words: Wording
    ) {
        self.breach = breach
        self.caller = caller
        self.typed = typed
        self.today = today
        self.words = words
        refusal = refused.map { said in
            RefusalSection(said, words) { words.title("fact", $0, of: "breach-explanation") }
        }
    }

    var title: String {
        words(
            "supervision.breach",
            ["clock": words.title("clock", breach.clock.description, of: breach.procedure)])
    }
    var foot: String {
        words("list.foot", ["title": title, "address": OversightRoute.breach(breach.number).path])
    }
    var place: Rail.Place? { .supervision }

    func child(named name: String) -> Any? {
        switch name {
        case "listHref": OversightRoute.supervision(.all).path
        case "breachNumber": words.number(breach.number)
        case "line": BreachLine(breach, today: today, words)
        case "started": words.moment(breach.startedAt)
        case "recorded": words.moment(breach.recordedAt)
        case "answered": orNothing(answered)
        case "arithmeticHref":
            orNothing(
                breach.isShared
                    ? Route.clock(breach.clock.description, ofFile: breach.file.description).path : nil)
        case "remarks": breach.remarks.map { RemarkPart($0, words) }
        case "hasRemarks": !breach.remarks.isEmpty
        case "mayExplain": mayExplain
        case "mayAsk": mayAsk
        case "explanationHref": OversightRoute.breachExplanation(breach.number).path
        case "inquiryHref": OversightRoute.breachInquiry(breach.number).path
        case "typed": typed
        case "refusal": orNothing(refusal)
        default: nil
        }
    }

    private var answered: String? {
        switch breach.ending {
        case .unanswered: nil
        case .answeredLate(let moment, _), .recordedLate(let moment): words.moment(moment)
        }
    }

    /// The head of the body whose breach it is, while nothing is said or asked.
    private var mayExplain: Bool {
        breach.agency == caller.agency && breach.remarks.isEmpty
            && (!caller.roles.isDisjoint(with: Oversight.heads) || caller.roles.contains("procurator"))
    }

    private var mayAsk: Bool {
        Oversight(caller)?.mayAsk == true && breach.agency != nil
            && !breach.remarks.contains { $0.askedBy != nil && $0.said == nil }
    }
}

/// What was said about a breach.
struct RemarkPart: Part {
    private let remark: BreachRemark
    private let words: Wording

    init(_ remark: BreachRemark, _ words: Wording) {
        self.remark = remark
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "remarkHref": Route.file(remark.file.description).path
        case "remarkNumber": remark.file.description
        case "askedBy":
            orNothing(
                remark.askedBy.map {
                    words("supervision.asked-by", ["body": $0, "moment": words.moment(remark.openedAt)])
                })
        case "saidBy":
            orNothing(
                remark.said.map {
                    words("supervision.said-by", ["person": $0.by, "moment": words.moment($0.at)])
                })
        case "words": orNothing(remark.said.map { $0.words ?? words("supervision.erased") })
        case "isOpen": remark.said == nil
        default: nil
        }
    }
}

/// Transfers that did not become a criminal case, as a procuratorate looks at them.
struct NonFilingsPage: Page {
    static let template = "oversight/transfers"

    private let entries: [NonFilingView]
    private let words: Wording

    init(_ entries: [NonFilingView], _ words: Wording) {
        self.entries = entries
        self.words = words
    }

    var title: String {
        entries.isEmpty
            ? words("supervision.transfers-none") : words.counted("supervision.transfers", entries.count)
    }
    var foot: String { words("list.foot", ["title": title, "address": OversightRoute.nonFilings.path]) }
    var place: Rail.Place? { .supervision }

    func child(named name: String) -> Any? {
        switch name {
        case "listHref": OversightRoute.supervision(.all).path
        case "lines": entries.map { NonFilingLine($0, words) }
        case "hasLines": !entries.isEmpty
        default: nil
        }
    }
}

struct NonFilingLine: Part {
    private let entry: NonFilingView
    private let words: Wording

    init(_ entry: NonFilingView, _ words: Wording) {
        self.entry = entry
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "href": Route.file(entry.file.description).path
        case "number": entry.file.description
        case "kindWord": words("supervision.transfer.\(entry.kind.rawValue)")
        case "agencyName": entry.agencyName
        case "day": words.plainDay(entry.day)
        case "reasons": entry.reasons.map { Pair(term: "", text: $0) }
        case "hasReasons": !entry.reasons.isEmpty
        default: nil
        }
    }
}
