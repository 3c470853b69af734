internal import Desk
internal import Law

/// How old the last backup is, when one was last proved by restoring it, and which keys they take.
struct BackupPage: Page {
    static let template = "system/backups"

    private let view: BackupsView
    private let now: Instant
    private let words: Wording

    init(_ view: BackupsView, at now: Instant, _ words: Wording) {
        self.view = view
        self.now = now
        self.words = words
    }

    var title: String { words("system.backups") }
    var foot: String { words("list.foot", ["title": title, "address": Route.backups.path]) }
    var place: Rail.Place? { .system }

    func child(named name: String) -> Any? {
        switch name {
        case "lead": words("system.backups-lead", days)
        case "worst": orNothing(worst)
        case "never": words(view.standing.made == nil ? "system.shade.never" : "system.shade.unproved")
        case "made": orNothing(view.standing.made.map(made))
        case "restored": orNothing(view.standing.restored.map(restored))
        case "failed": orNothing(failed)
        case "keys": keys
        case "otherKey": orNothing(hasOtherKey ? words("system.other-master-key") : nil)
        default: nil
        }
    }

    private var days: [String: String] {
        ["stale": words.number(view.limits.staleDays), "old": words.number(view.limits.oldDays)]
    }

    /// One word for both ages: the older of the two decides, and what never was is the oldest.
    private var worst: AgeBadge? {
        guard let made = view.standing.made, let restored = view.standing.restored else { return nil }
        return badge(made.at <= restored.at ? made.at : restored.at)
    }

    private func badge(_ moment: Instant) -> AgeBadge {
        AgeBadge(view.limits.shade(of: moment, at: now), since: moment, now: now, words)
    }

    private func made(_ made: BackupStanding.Made) -> BackupSection {
        var facts = [
            Pair(term: words("system.number"), text: words.number(made.number)),
            Pair(term: words("system.at"), text: words.moment(made.at)),
            Pair(
                term: words("system.content"),
                text: words(
                    "system.content-of",
                    ["files": words.number(made.files), "size": words.size(made.sizeBytes)])),
            Pair(
                term: words("system.new"),
                text: words.counted("system.new-of", made.newPieces, ["size": words.size(made.newBytes)])),
        ]
        if made.absent > 0 {
            facts.append(
                Pair(
                    term: words("system.absent"),
                    text: words.counted("system.absent-of", made.absent)))
        }
        return BackupSection(badge: badge(made.at), facts: facts)
    }

    private func restored(_ checked: BackupStanding.Checked) -> BackupSection {
        BackupSection(
            badge: badge(checked.at),
            facts: [
                Pair(
                    term: words("system.number"),
                    text: words(
                        "system.number-of",
                        ["number": words.number(checked.number), "moment": words.moment(checked.madeAt)])),
                Pair(term: words("system.at"), text: words.moment(checked.at)),
                Pair(
                    term: words("system.compared"),
                    text: words.list([
                        words("system.compared-pages", ["count": words.number(checked.journal)]),
                        words("system.compared-trail", ["count": words.number(checked.audit)]),
                        words("system.compared-files", ["count": words.number(checked.files)]),
                        words("system.compared-documents", ["count": words.number(checked.documents)]),
                        words(
                            "system.compared-rows",
                            [
                                "rows": words.number(checked.rows), "tables": words.number(checked.tables),
                            ]),
                    ])),
            ])
    }

    /// The last check, where it was not good: it stands above everything else.
    private var failed: String? {
        guard let checked = view.standing.checked, checked.findings > 0 else { return nil }
        return words(
            "system.failed",
            [
                "number": words.number(checked.number), "moment": words.moment(checked.at),
                "count": words.number(checked.findings),
            ])
    }

    private var keys: [Pair] {
        var keys = [Pair(term: words("system.master-key"), text: BackupFault.short(view.masterKey))]
        if let made = view.standing.made {
            keys.append(Pair(term: words("system.backup-key"), text: BackupFault.short(made.backupKey)))
        }
        return keys
    }

    /// Whether the last backup needs another master key than the office has now.
    private var hasOtherKey: Bool {
        view.standing.made.map { $0.masterKey != view.masterKey } ?? false
    }
}

/// One of the two things whose age counts.
struct BackupSection: Part {
    let badge: AgeBadge
    let facts: [Pair]

    func child(named name: String) -> Any? {
        switch name {
        case "badge": badge
        case "facts": facts
        default: nil
        }
    }
}

/// How long ago, and whether that is too long.
struct AgeBadge: Part {
    private let shade: BackupLimits.Shade
    private let word: String
    private let rest: String

    init(_ shade: BackupLimits.Shade, since moment: Instant, now: Instant, _ words: Wording) {
        self.shade = shade
        word = words("system.shade.\(shade.rawValue)")
        let minutes = max(0, now.ms - moment.ms) / 60_000
        let age = minutes >= 48 * 60 ? words.span(minutes / 1_440, .days) : words.span(minutes, .minutes)
        rest = words("system.ago", ["age": age])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "look":
            switch shade {
            case .fresh: "run"
            case .stale: "soon"
            case .old: "late"
            }
        case "word": word
        case "rest": rest
        default: nil
        }
    }
}
