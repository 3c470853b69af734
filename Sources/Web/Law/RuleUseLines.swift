internal import Casework
internal import Desk
internal import Law

/// A procedure that uses the rule, and at which place.
struct UseLine: Part {
    let procedure: String
    let place: String
    let version: String

    init(_ use: RuleUse, _ words: Wording) {
        let name = use.procedure
        procedure = words.title("procedure", name.description, of: name)
        version =
            CivilDate(parsing: use.version).map { words("law.days.from", ["from": words.plainDay($0)]) }
            ?? use.version
        place =
            switch use.place {
            case .clock(let clock):
                words("law.use.clock", ["clock": words.title("clock", clock.description, of: name)])
            case .extending(let clock):
                words("law.use.extending", ["clock": words.title("clock", clock.description, of: name)])
            case .act(let action):
                words("law.use.act", ["act": words.title("act", action.description, of: name)])
            case .condition(let rule, let action):
                words(
                    "law.use.condition",
                    [
                        "act": words.title("act", action.description, of: name),
                        "rule": words.sentence("rule.\(rule)") ?? rule,
                    ])
            }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "procedure": procedure
        case "usePlace": place
        case "version": version
        default: nil
        }
    }
}

/// How many of the caller's open files stand under a use, with the way to their list.
struct LiveLine: Part {
    let procedure: String
    let href: String
    let files: String
    let clocks: [LinkPart]

    init(_ live: LiveUse, _ words: Wording) {
        let name = live.procedure
        procedure = words.title("procedure", name.description, of: name)
        href = Route.files(FileFilter(procedure: name.description, isOpen: true)).path
        files = LiveLine.counted("law.live.files", live.files, words)
        clocks = live.clocks.sorted { $0.key.description < $1.key.description }.map { clock, count in
            let only = FileFilter(procedure: name.description, clock: clock.description)
            return LinkPart(
                href: Route.files(only).path, label: words.title("clock", clock.description, of: name),
                count: LiveLine.counted("law.live.clocks", count, words))
        }
    }

    /// Counting stops at a ceiling; then the page says so.
    private static func counted(_ key: String, _ count: Int, _ words: Wording) -> String {
        count > LiveUse.ceiling
            ? words(key, ["count": words.number(LiveUse.ceiling) + "+"]) : words.counted(key, count)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "procedure": procedure
        case "href": href
        case "files": files
        case "clocks": clocks
        case "hasClocks": !clocks.isEmpty
        default: nil
        }
    }
}
