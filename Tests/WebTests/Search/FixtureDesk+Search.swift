import Casework
import Synchronization

@testable import Desk
@testable import Web

/// What searches answer in tests of pages.
extension FixtureDesk: SavedSearchDesk {
    func search(
        _ search: FileSearch, after: String?, limit: Int, for caller: Caller
    ) async throws -> SearchResults {
        asked.withLock { $0.searched.append((search, after)) }
        guard search.words.count <= Office.longestSearch else {
            throw DeskRefusal.invalid([.init("q", .tooLong)])
        }
        return found
    }

    func file(numbered typed: String, for caller: Caller) async throws -> String? {
        rows.map(\.number.description).first { $0 == typed }
    }

    func savedSearches(for caller: Caller) async throws -> [SavedSearchView] {
        kept.filter { !$0.isRemoved }
    }

    func savedSearch(_ id: String, for caller: Caller) async throws -> SavedSearchView {
        guard let search = kept.first(where: { $0.id == id }) else { throw DeskRefusal.notFound }
        return search
    }

    func save(
        _ search: FileSearch, as title: String, alert: SearchAlert, for caller: Caller
    ) async throws -> String {
        if let refusing { throw refusing }
        asked.withLock { $0.kept.append((title, search, alert)) }
        return "s-1"
    }

    func change(
        savedSearch id: String, title: String, alert: SearchAlert, for caller: Caller
    ) async throws {
        _ = try await savedSearch(id, for: caller)
        if let refusing { throw refusing }
        asked.withLock { $0.kept.append((title, nil, alert)) }
    }

    func remove(savedSearch id: String, for caller: Caller) async throws {
        let search = try await savedSearch(id, for: caller)
        asked.withLock { $0.kept.append(("- " + search.title, nil, nil)) }
    }

    func undo(savedSearch id: String, for caller: Caller) async throws {
        let search = try await savedSearch(id, for: caller)
        asked.withLock { $0.kept.append(("+ " + search.title, nil, nil)) }
    }
}
