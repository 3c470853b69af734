internal import Store

/// An office that several processes serve: what one of them does is known to the others.
extension Office {
    /// Whether this process does what is done once in a fleet. An office in a file has one process, and always does.
    public func holdsRounds() async throws -> Bool { try await database.holdsRounds() }

    /// Speaks up whenever another process may have written something; `nil` where there is none.
    public func news() -> AsyncStream<Int>? { database.news() }

    /// Takes in what another process changed and this one keeps in memory: releases of the law, working calendars, where
    /// articles are written. Files need nothing: what their last page says decides.
    public func takeUpNews() async throws {
        remember(articleFiles: nil)
        _ = try await refreshLaw()
        _ = try await refreshCalendar()
    }
}
