internal import Casework
internal import Desk
internal import Law

/// Files whose time is over: a list that people work through, and that nothing works through by itself.
struct RetentionPage: Page {
    static let template = "keeping/due"
    static let rows = 50

    private let list: DueFileList
    private let isLater: Bool
    private let words: Wording

    init(_ list: DueFileList, isLater: Bool, _ words: Wording) {
        self.list = list
        self.isLater = isLater
        self.words = words
    }

    var title: String { words("retention.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.dueFiles(after: nil).path]) }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "filesHref": Route.files(.all).path
        case "csvHref": Route.dueFilesAsCSV.path
        case "approval":
            list.approval.map {
                words("retention.approved", ["by": $0.by, "day": words.day($0.day)])
            } ?? words("retention.not-approved")
        case "isApproved": list.approval != nil
        case "lines": list.files.map { DueFileLine($0, words) }
        case "hasLines": !list.files.isEmpty
        case "isLater": isLater
        case "firstHref": Route.dueFiles(after: nil).path
        case "nextHref": orNothing(list.next.map { Route.dueFiles(after: $0).path })
        default: nil
        }
    }
}

/// One file whose time is over, and where it stands.
struct DueFileLine: Part {
    private let file: DueFile
    private let words: Wording
    private let title: String
    private let outcome: String?

    init(_ file: DueFile, _ words: Wording) {
        self.file = file
        self.words = words
        title = words.title("procedure", file.procedure.description, of: file.procedure)
        outcome = file.outcome.map { words.title("outcome", $0.description, of: file.procedure) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "number": file.number.description
        case "keepingHref": Route.keeping(file.number.description).path
        case "procedure": [title, outcome].compactMap(\.self).joined(separator: words("list.blank"))
        case "className": words.retention(file.found)
        case "closed": words.day(file.closedOn)
        case "lastDay": words.day(file.lastDay)
        case "standing": standing
        case "isHeld": file.bar == .held
        default: nil
        }
    }

    private var standing: String {
        if let bar = file.bar { return words.said(bar) }
        return file.proposed.map { words("retention.proposed.\($0.rawValue)") }
            ?? words("retention.to-review")
    }

    var cells: [String] {
        [
            file.number.description, title, outcome ?? "", words.retention(file.found),
            file.closedOn.description, file.lastDay.description, standing,
        ]
    }

    static func heads(_ words: Wording) -> [String] {
        [
            "csv.number", "csv.procedure", "retention.outcome", "retention.class", "retention.closed",
            "retention.until", "retention.standing",
        ].map { words($0) }
    }
}
