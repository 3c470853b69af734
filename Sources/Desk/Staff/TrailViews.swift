public import Law

/// What the lines of the trail are about, for who reads them.
public enum TrailGroup: String, Sendable, Hashable, CaseIterable {
    case looks, acts, refused, people, settings

    /// The kinds of lines that belong here. What no group names is found without one.
    public var kinds: [String] {
        switch self {
        case .looks:
            [
                "sealed-record-read", "document-read", "mail-opened", "sample-read", "exported", "trail-read",
                "trail-exported", "powers-read", "opening-asked", "opening-approved", "opening-declined",
                "opening-withdrawn",
            ]
        case .acts:
            [
                "act", "file-opened", "mail-filed", "mail-set-aside", "leads-imported", "erasure-proposed",
                "erasure-declined", "erasure-withdrawn", "erased", "review-proposed", "review-declined",
                "review-withdrawn", "kept-longer", "file-destroyed", "hold-set", "hold-released",
            ]
        case .refused: ["refused", "sign-in-refused"]
        case .people:
            [
                "signed-in", "signed-out", "session-ended", "sessions-ended", "password-changed",
                "password-reset",
                "second-factor-set", "second-factor-removed", "recovery-codes-made", "post-given",
                "role-lent", "post-ended", "duty-handed-over", "person-left", "person-transferred",
                "account-opened", "account-closed", "account-reopened", "account-linked", "account-unlinked",
                "account-warned", "token-made", "calendar-feed-made",
                "calendar-feed-revoked",
            ]
        case .settings:
            [
                "sign-in-rule-set", "calendar-loaded", "tables-put-right", "tables-rebuilt", "backup-made",
                "backup-ages-set", "office-moved", "office-restored", "documents-moved", "master-key-changed",
                "master-key-dropped",
                "compartment-key-changed",
            ]
        }
    }
}

/// Which lines are wanted.
public struct TrailFilter: Sendable, Hashable {
    public var file: String?
    /// A login, or the id of a person.
    public var person: String?
    public var agency: String?
    public var group: TrailGroup?
    public var from: CivilDate?
    public var to: CivilDate?
    /// The last position of the page above.
    public var before: Int?

    public init() {}
}

/// One line of the trail, with its names.
public struct TrailLine: Sendable, Hashable {
    public let position: Int
    public let at: Instant
    public let personName: String?
    public let person: String?
    public let agencyName: String?
    public let kind: String
    public let file: String?
    /// In the order of their names.
    public let details: [Detail]
    /// The reason that was given for opening a sealed record.
    public let why: String?

    public struct Detail: Sendable, Hashable {
        public let name: String
        public let value: String
    }
}

public struct TrailPageView: Sendable, Hashable {
    public let lines: [TrailLine]
    /// Position before which the next page begins; `nil` on the last.
    public let next: Int?
    /// Lines of the whole trail.
    public let length: Int
    /// The key with which exports are signed, in hexadecimal digits.
    public let key: String
}
