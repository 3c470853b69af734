public import Evidence

/// One event as the journal holds it. Days are numbers since 1970-01-01, moments milliseconds since then.
public struct JournalRow: Hashable, Sendable {
    /// 1, 2, 3 … in the order in which this office recorded; the leaf's index in the log, plus one.
    public let position: Int
    public let caseNumber: String
    /// The page of its file: 1, 2, 3 …
    public let revision: Int
    public let kind: String
    /// Canonical JSON, without personal data.
    public let body: String
    public let officer: String
    public let agency: String
    public let legalDay: Int
    public let recordedMs: Int
    public let leaf: Digest
    public let chain: Digest

    public init(
        position: Int, caseNumber: String, revision: Int, event: EventDraft, leaf: Digest, chain: Digest
    ) {
        self.position = position
        self.caseNumber = caseNumber
        self.revision = revision
        kind = event.kind
        body = event.body
        officer = event.officer
        agency = event.agency
        legalDay = event.legalDay
        recordedMs = event.recordedMs
        self.leaf = leaf
        self.chain = chain
    }

    /// What the leaf is the digest of: everything in the row that says something, in canonical JSON.
    public var canonical: String {
        JournalRow.canonical(
            EventDraft(
                kind: kind, body: body, officer: officer, agency: agency, legalDay: legalDay,
                recordedMs: recordedMs, salt: []),
            caseNumber: caseNumber, revision: revision)
    }

    /// The members in the order of their names; the body is canonical already and stands as it is.
    static func canonical(_ event: EventDraft, caseNumber: String, revision: Int) -> String {
        let agency = JSON.string(event.agency).canonical
        let number = JSON.string(caseNumber).canonical
        let kind = JSON.string(event.kind).canonical
        let officer = JSON.string(event.officer).canonical
        return "{\"agency\":\(agency),\"body\":\(event.body),\"case\":\(number),\"kind\":\(kind),"
            + "\"legal_day\":\(event.legalDay),\"officer\":\(officer),\"recorded_ms\":\(event.recordedMs),"
            + "\"revision\":\(revision)}"
    }
}

/// An event before the journal has given it its place.
public struct EventDraft: Hashable, Sendable {
    public let kind: String
    /// Canonical JSON, without personal data.
    public let body: String
    public let officer: String
    public let agency: String
    public let legalDay: Int
    public let recordedMs: Int
    /// `Leaf.saltCount` random bytes, made by the caller.
    public let salt: [UInt8]

    public init(
        kind: String, body: String, officer: String, agency: String, legalDay: Int, recordedMs: Int,
        salt: [UInt8]
    ) {
        self.kind = kind
        self.body = body
        self.officer = officer
        self.agency = agency
        self.legalDay = legalDay
        self.recordedMs = recordedMs
        self.salt = salt
    }
}

/// Someone else has written the next page of the file.
public struct JournalConflict: Error, Hashable, Sendable {
    public let expected: Int
    public let found: Int

    public init(expected: Int, found: Int) {
        self.expected = expected
        self.found = found
    }
}
