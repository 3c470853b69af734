import Testing

@testable import Store

/// A connection that remembers each statement with its answer, so that the engines are compared step by step.
final class StatementRecorder: Connection {
    struct Step: Hashable {
        /// As PostgreSQL reads it; so it is the same whichever engine ran it.
        let text: String
        let found: [FoundRow]
        /// Rows that a statement changed; `nil` of what only asks.
        let changed: Int?
    }

    private let connection: any Connection
    private(set) var steps: [Step] = []

    init(_ connection: any Connection) {
        self.connection = connection
    }

    func rows(_ sql: SQL) throws -> [FoundRow] {
        let found = try connection.rows(sql)
        remember(sql, found: found, changed: nil)
        return found
    }

    func run(_ sql: SQL) throws -> Int {
        let changed = try connection.run(sql)
        remember(sql, found: [], changed: changed)
        return changed
    }

    private func remember(_ sql: SQL, found: [FoundRow], changed: Int?) {
        steps.append(Step(text: sql.rendered(for: .postgres).text, found: found, changed: changed))
    }
}
