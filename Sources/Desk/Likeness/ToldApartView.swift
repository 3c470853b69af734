internal import Casework
public import Law
internal import Store

/// Two files that somebody found to be different: who, when and why.
public struct ToldApartView: Sendable, Hashable {
    public let other: String
    public let person: String
    public let agency: String
    public let at: Instant
    /// `nil` where it was erased.
    public let because: String?
}

extension Office {
    private static let mostShown = 20

    /// What was told apart from a file that the caller sees whole, as far as they see the other whole too.
    public func toldApart(from number: String, _ caller: Caller) async throws -> [ToldApartView] {
        let hand = try await wholeFile(number, for: caller)
        let entries = try await database.read { db in
            try ToldApart.entries(of: number, limit: Office.mostShown, on: db)
        }
        let people = try await names(of: entries.map(\.person))
        var views: [ToldApartView] = []
        for entry in entries {
            let other = try await sharedOrNothing(entry.other, with: caller)
            guard let other, seesWhole(caller, other) else { continue }
            views.append(
                ToldApartView(
                    other: entry.other, person: people[entry.person] ?? entry.person,
                    agency: agencies.name(AgencyID(entry.agency)), at: Instant(ms: entry.toldMs),
                    because: reason(of: hand, against: other) ?? reason(of: other, against: hand)))
        }
        return views
    }

    private func sharedOrNothing(_ number: String, with caller: Caller) async throws -> FileInHand? {
        do {
            return try await sharedFile(number, with: caller)
        } catch DeskRefusal.notFound {
            return nil
        }
    }

    private func names(of people: [String]) async throws -> [String: String] {
        let entries = try await database.read { db in
            try Directory.people(Array(Set(people)).sorted(), on: db)
        }
        return Dictionary(entries.map { ($0.id, $0.name) }) { first, _ in first }
    }

    private func reason(of hand: FileInHand, against other: FileInHand) -> String? {
        for case .toldApart(other.file.number, let because) in hand.events.reversed() {
            return hand.quoted.texts[because.id]
        }
        return nil
    }
}
