public import Desk

/// What pages ask of the searches that a person keeps.
public protocol SavedSearchDesk: Sendable {
    func savedSearches(for caller: Caller) async throws -> [SavedSearchView]
    func savedSearch(_ id: String, for caller: Caller) async throws -> SavedSearchView
    func save(
        _ search: FileSearch, as title: String, alert: SearchAlert, for caller: Caller
    ) async throws -> String
    func change(
        savedSearch id: String, title: String, alert: SearchAlert, for caller: Caller
    ) async throws
    func remove(savedSearch id: String, for caller: Caller) async throws
    func undo(savedSearch id: String, for caller: Caller) async throws
}

extension WorkingDesk: SavedSearchDesk {
    public func savedSearches(for caller: Caller) async throws -> [SavedSearchView] {
        try await office.savedSearches(for: caller)
    }

    public func savedSearch(_ id: String, for caller: Caller) async throws -> SavedSearchView {
        try await office.savedSearch(id, for: caller)
    }

    public func save(
        _ search: FileSearch, as title: String, alert: SearchAlert, for caller: Caller
    ) async throws -> String {
        try await office.save(search, as: title, alert: alert, for: caller)
    }

    public func change(
        savedSearch id: String, title: String, alert: SearchAlert, for caller: Caller
    ) async throws {
        try await office.change(savedSearch: id, title: title, alert: alert, for: caller)
    }

    public func remove(savedSearch id: String, for caller: Caller) async throws {
        try await office.remove(savedSearch: id, for: caller)
    }

    public func undo(savedSearch id: String, for caller: Caller) async throws {
        try await office.undo(savedSearch: id, for: caller)
    }
}
