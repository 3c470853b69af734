internal import Casework
internal import Desk
internal import Law
internal import Programmes

/// The releases of the law: proposed, to come, in force, and those that came to nothing.
struct ReleasesPage: Page {
    static let template = "lawdesk/releases"

    private let rows: [ReleaseRow]
    private let caller: Caller
    private let words: Wording
    private let today: CivilDate

    init(_ rows: [ReleaseRow], for caller: Caller, now: Instant, _ words: Wording) {
        self.rows = rows
        self.caller = caller
        self.words = words
        today = now.legalDay
    }

    var title: String { words("releases.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.releases.path]) }
    var place: Rail.Place? { .releases }

    func child(named name: String) -> Any? {
        switch name {
        case "summary":
            words(
                "releases.summary",
                [
                    "open": words.number(open.count), "coming": words.number(coming.count),
                    "inForce": words.number(inForce.count),
                ])
        case "newHref": orNothing(isEditor ? Route.newRelease(rule: nil).path : nil)
        case "changesHref": Route.lawChanges.path
        case "groups": groups
        case "hasGroups": !rows.isEmpty
        default: nil
        }
    }

    private var isEditor: Bool { caller.roles.contains("legal-editor") }
    private var open: [ReleaseRow] { rows.filter { $0.outcome == nil } }
    private var released: [ReleaseRow] { rows.filter { $0.number != nil } }
    private var coming: [ReleaseRow] { released.filter { row in row.from.map { $0 > today } ?? false } }
    private var inForce: [ReleaseRow] { released.filter { row in row.from.map { $0 <= today } ?? true } }
    private var ended: [ReleaseRow] { rows.filter { $0.outcome != nil && $0.number == nil } }

    private var groups: [Group] {
        [("open", open), ("coming", coming), ("in-force", inForce), ("ended", ended)].filter {
            !$0.1.isEmpty
        }.map { key, rows in
            Group(
                heading: words("releases.group.\(key)"),
                lines: rows.map { ReleaseLine($0, today: today, words) })
        }
    }

    struct Group: Part {
        let heading: String
        let lines: [ReleaseLine]

        func child(named name: String) -> Any? {
            switch name {
            case "groupHeading": heading
            case "releaseLines": lines
            default: nil
            }
        }
    }
}

/// A release in a list: what it is called, where it stands, from which day it holds.
struct ReleaseLine: Part {
    let row: ReleaseRow
    let today: CivilDate
    let words: Wording

    init(_ row: ReleaseRow, today: CivilDate, _ words: Wording) {
        self.row = row
        self.today = today
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "href": Route.release(row.id).path
        case "label": words.inOwnLanguage(row.title) ?? row.id
        case "number": orNothing(row.number.map { words("releases.number", ["number": words.number($0)]) })
        case "stage": words.title("stage", row.stage.description, of: "law-release")
        case "from": row.from.map { words.shortDay($0, today: today) } ?? words("day.unknown")
        case "file": row.id
        default: nil
        }
    }
}

extension Wording {
    /// A text that was written in several languages, in the reader's.
    func inOwnLanguage(_ texts: [String: String]) -> String? {
        texts[language.rawValue] ?? texts[Language.chinese.rawValue]
            ?? texts.sorted { $0.key < $1.key }.first?.value
    }
}

/// What was released, in the words of offices; for everybody.
struct ChangesPage: Page {
    static let template = "lawdesk/changes"

    private let made: [MadeRelease]
    private let words: Wording
    private let today: CivilDate

    init(_ made: [MadeRelease], now: Instant, _ words: Wording) {
        self.made = made
        self.words = words
        today = now.legalDay
    }

    var title: String { words("changes.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.lawChanges.path]) }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all).path
        case "lead": words("changes.lead")
        case "entries": made.reversed().map { Entry($0, today: today, words) }
        case "hasEntries": !made.isEmpty
        default: nil
        }
    }

    struct Entry: Part {
        let made: MadeRelease
        let today: CivilDate
        let words: Wording

        init(_ made: MadeRelease, today: CivilDate, _ words: Wording) {
            self.made = made
            self.today = today
            self.words = words
        }

        private var release: LawRelease { made.changeSet.release }

        func child(named name: String) -> Any? {
            switch name {
            case "entryID": "release-\(made.number)"
            case "heading":
                words(
                    "changes.heading",
                    [
                        "number": words.number(made.number),
                        "title": words.inOwnLanguage(release.title) ?? "",
                    ])
            case "changelog": words.inOwnLanguage(release.changelog) ?? ""
            case "from": words.day(release.from)
            case "releasedOn": words.day(made.releasedOn)
            case "source": SourceMark(release.authority, words)
            case "digest": made.digest
            case "ground": orNothing(release.retroactiveGround)
            case "isComing": release.from > today
            case "ruleLinks":
                release.ruleIDs.map { LinkPart(href: Route.lawRule($0, on: release.from).path, label: $0) }
            default: nil
            }
        }
    }
}
