import Evidence

@testable import Store

extension RepositoryAsking {
    /// What becomes of files whose time is over: decisions, holds, papers that go, the list itself.
    static func askRetention(_ db: StatementRecorder) throws {
        try KeepingRequests.put(
            KeepingRow(
                id: "k3", caseNumber: "A-1", act: "keep", kind: "file", subject: "A-1", askedBy: "wang",
                askedAt: "bureau", reason: "r", basis: "APL2021 art. 47", askedMs: mondayMs,
                lapsesMs: mondayMs + hour, years: 5), on: db)
        _ = try KeepingRequests.settle(
            "k3", as: "approved", by: "li", answer: "yes", at: mondayMs + 1, untilMs: mondayMs + hour, on: db)
        _ = try KeepingRequests.keptLonger("A-1", on: db)
        _ = try Erasures.destroyedDay(of: "A-1", on: db)
        try Erasures.put(
            ErasureStub(
                caseNumber: "A-1", kind: "file", subject: "A-1", label: "report", request: "k3",
                decidedBy: "li", basis: "APL2021 art. 47", erasedDay: monday, erasedMs: mondayMs), on: db)
        _ = try Erasures.destruction(of: "A-1", on: db)
        try KeepingRequests.forgetAllReasons(of: "A-1", besides: "k3", on: db)
        try LeadMarks.forget(of: "A-1", on: db)
        try holds(db)
        try papers(db)
        for cursor in [nil, ClosedFiles.Cursor(parsing: "\(monday)~A-0")] {
            _ = try ClosedFiles.page(
                openedBy: "bureau", closedBefore: ["report": monday + 1, "mediation": monday], at: mondayMs,
                after: cursor, limit: 9, on: db)
        }
    }

    private static func holds(_ db: StatementRecorder) throws {
        let hold = RetentionHold(
            id: "h1", caseNumber: "A-1", reason: "r", setBy: "wang", setMs: mondayMs)
        for _ in 0..<2 { _ = try RetentionHolds.put(hold, on: db) }
        _ = try RetentionHolds.standing(on: "A-1", db)
        for _ in 0..<2 {
            _ = try RetentionHolds.release(of: "A-1", by: "li", because: "no", at: mondayMs + 1, on: db)
        }
        _ = try RetentionHolds.reasons(of: "h1", on: db)
        try RetentionHolds.forgetReasons(of: "A-1", on: db)
        _ = try RetentionHolds.reasons(of: "h1", on: db)
    }

    private static func papers(_ db: StatementRecorder) throws {
        let digest = Digest(ofText: "gone")
        for id in ["g1", "g2"] {
            try Documents.put(
                DocumentRow(
                    id: id, caseNumber: "A-1", revision: 1, kind: "photo", sha256: digest, sizeBytes: 6,
                    mediaType: "image/png", fileName: "摊位.png", filedBy: "wang", filedMs: mondayMs), on: db)
        }
        _ = try Documents.erase("g1", on: monday, from: db)
        _ = try Documents.isKept(digest, on: db)
        _ = try Documents.erasedDigests(after: nil, limit: 9, on: db)
        _ = try Documents.erase("g2", on: monday, from: db)
        _ = try Documents.isKept(digest, on: db)
        _ = try Documents.erasedDigests(after: nil, limit: 9, on: db)
        _ = try Documents.withBytesLeft(limit: 9, on: db)
        try Documents.noteTaken(digest, on: db)
        _ = try Documents.withBytesLeft(limit: 9, on: db)
        _ = try Documents.erasedCount(on: db)
    }
}
