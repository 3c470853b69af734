/// One thing that `zhibao doctor` looked at: how it stands, and what to do where it does not stand well.
public struct DoctorLine: Hashable, Sendable {
    public enum Check: String, Hashable, Sendable, CaseIterable {
        case folder, lock, key, release, share, packs, pages, database, schema, durability, journal, heads,
            clock
        case vault
        case log = "write-ahead-log"
        case space = "free-space"
        case calendar
        case backup
        case restore = "good-restore"
        case mail
        case rounds
        case identityProvider = "provider"
    }

    public enum Verdict: String, Hashable, Sendable, CaseIterable, Comparable {
        case ok, warn, fail

        public static func < (first: Verdict, second: Verdict) -> Bool {
            allCases.firstIndex(of: first) ?? 0 < allCases.firstIndex(of: second) ?? 0
        }
    }

    public let check: Check
    public let verdict: Verdict
    public let said: String
    /// `nil` where nothing is to be done.
    public let remedy: String?

    public init(check: Check, verdict: Verdict, said: String, remedy: String?) {
        self.check = check
        self.verdict = verdict
        self.said = said
        self.remedy = remedy
    }

    static func ok(_ check: Check, _ said: String) -> DoctorLine {
        DoctorLine(check: check, verdict: .ok, said: said, remedy: nil)
    }

    static func warn(_ check: Check, _ said: String, _ remedy: String) -> DoctorLine {
        DoctorLine(check: check, verdict: .warn, said: said, remedy: remedy)
    }

    static func fail(_ check: Check, _ said: String, _ remedy: String) -> DoctorLine {
        DoctorLine(check: check, verdict: .fail, said: said, remedy: remedy)
    }
}
