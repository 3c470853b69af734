/// What a process of a fleet holds for as long as it lives: locks of its session, which the server drops with the
/// connection. A process that is killed leaves nothing behind, and one whose connection is lost takes them again.
final class PostgresPresence: Sendable {
    /// `zhibao` in ASCII, with a digit behind it.
    private static let office = 0x7a68_6962_616f_31
    private static let rounds = 0x7a68_6962_616f_32

    private let slot: PostgresSlot
    /// Only the slot's thread touches it.
    private nonisolated(unsafe) var held = Held()

    private struct Held {
        var presence = Presence.beside
        var hasRounds = false
        /// The connection on which that was taken.
        var link: ObjectIdentifier?
    }

    init(_ terms: PostgresTerms) {
        slot = PostgresSlot(terms, name: "presence")
    }

    func enter(_ presence: Presence) async throws -> Bool {
        guard presence != .beside else { return true }
        return try await slot.run { [self] in
            let link = try slot.opened()
            guard try take(presence, on: link) else { return false }
            held = Held(presence: presence, link: ObjectIdentifier(link))
            return true
        }
    }

    func holdsRounds() async throws -> Bool {
        try await slot.run { [self] in
            guard held.presence != .beside else { return true }
            let link = try lived()
            if !held.hasRounds { held.hasRounds = try lock("", PostgresPresence.rounds, on: link) }
            return held.hasRounds
        }
    }

    func close() { slot.close() }

    /// The connection on which the locks are, or a new one on which the presence was taken again. An office that another
    /// process has for itself meanwhile has no rounds here.
    private func lived() throws -> PostgresLink {
        if held.link != nil { askWhetherAlive() }
        let link = try slot.opened()
        guard held.link != ObjectIdentifier(link) else { return link }
        held.hasRounds = false
        guard try take(held.presence, on: link) else { throw StoreError.busy }
        held.link = ObjectIdentifier(link)
        return link
    }

    /// A connection that died is found dead by asking something of it.
    private func askWhetherAlive() {
        do {
            try slot.opened().command("SELECT 1")
        } catch {
            slot.drop()
        }
    }

    private func take(_ presence: Presence, on link: PostgresLink) throws -> Bool {
        try lock(presence == .serving ? "_shared" : "", PostgresPresence.office, on: link)
    }

    private func lock(_ kind: String, _ number: Int, on link: PostgresLink) throws -> Bool {
        let found = try link.ask("SELECT pg_try_advisory_lock\(kind)(\(number)) AS taken", [])
        return try found.rows().first?.bool("taken") ?? false
    }
}
