internal import Casework
internal import Evidence
public import Law
internal import Store

/// A browser in which somebody is signed in, as its owner sees it.
public struct SessionView: Hashable, Sendable {
    /// Names the session among the person's own; it opens nothing.
    public let id: String
    /// Browser and system; empty where they are not known.
    public let device: String
    /// The network it was opened from; empty where it is not known.
    public let address: String
    public let openedAt: Instant
    public let seenAt: Instant
    /// Whether it is the one that asks.
    public let isOwn: Bool
}

extension Office {
    /// A page more often than this is not written down.
    static let seenEveryMs = 60_000

    /// The caller's sessions that have not ended, the one last seen first.
    public func sessions(of caller: Caller, in token: String) async throws -> [SessionView] {
        let (person, nowMs) = (caller.person.description, now.ms)
        let own = Hex.bytes(token).map { Digest(of: $0) }
        return try await database.read { db in
            let idleMs = try SignInRules(on: db).idleMs
            return try Sessions.all(of: person, at: nowMs, idleMs: idleMs, on: db).map { session in
                SessionView(session, isOwn: session.tokenHash == own)
            }
        }
    }

    /// Ends one session of the caller; somebody else's is not found.
    public func endSession(_ id: String, of caller: Caller) async throws {
        let (person, agency, nowMs) = (caller.person.description, caller.agency.description, now.ms)
        let isEnded = try await database.write { db in
            let idleMs = try SignInRules(on: db).idleMs
            let found = try Sessions.all(of: person, at: nowMs, idleMs: idleMs, on: db).first {
                Office.name(of: $0) == id
            }
            guard let found else { return false }
            try Sessions.end(found.tokenHash, on: db)
            let entry = AuditEntry(atMs: nowMs, person: person, agency: agency, kind: "session-ended")
            try Audit.append(entry, on: db)
            return true
        }
        guard isEnded else { throw DeskRefusal.notFound }
    }

    /// Signs the caller out in every browser but this one.
    public func endOtherSessions(of caller: Caller, than token: String) async throws {
        guard let bytes = Hex.bytes(token) else { throw DeskRefusal.signIn }
        let (person, agency, nowMs) = (caller.person.description, caller.agency.description, now.ms)
        try await database.write { db in
            let ended = try Sessions.endOthers(of: person, than: Digest(of: bytes), on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: person, agency: agency, kind: "sessions-ended",
                details: .object(["count": .int(ended)]))
            try Audit.append(entry, on: db)
        }
    }

    /// A part of the digest that the office keeps of the token: it tells nothing of the token.
    static func name(of session: Session) -> String {
        String(session.tokenHash.description.prefix(16))
    }
}

extension SessionView {
    init(_ session: Session, isOwn: Bool) {
        self.init(
            id: Office.name(of: session), device: session.device, address: session.address,
            openedAt: Instant(ms: session.createdMs), seenAt: Instant(ms: session.seenMs), isOwn: isOwn)
    }
}
