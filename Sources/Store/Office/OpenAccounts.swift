/// An open account with what tells whether it is still wanted.
public struct OpenAccount: Hashable, Sendable {
    public let record: AccountRecord
    public let name: String
    public let email: String?
    /// Whether a post is held that day.
    public let hasPost: Bool
    /// Whether a post is held that day whose role must have a second factor, and there is none.
    public let lacksFactor: Bool
}

public enum OpenAccounts {
    public static let longestPage = 500

    /// Open accounts in the order of their logins.
    ///
    /// - Parameter demanded: the roles that must have a second factor.
    public static func page(
        after login: String, on day: Int, demanded: [String], limit: Int = longestPage,
        on db: some Connection
    ) throws -> [OpenAccount] {
        try db.rows(
            """
            SELECT account.login, account.person, account.made_ms, account.must_change,
                   account.signed_in_ms, account.reopened_ms, account.warned_ms, account.closed_ms,
                   account.closed_reason,
                   coalesce(account.password_set_ms, account.made_ms) AS password_set_ms,
                   person.name, person.email,
                   CASE WHEN EXISTS (SELECT 1
                                       FROM post
                                      WHERE post.person = account.person AND post.from_day <= \(day)
                                        AND (post.to_day IS NULL OR post.to_day >= \(day)))
                        THEN 1 ELSE 0 END AS has_post,
                   CASE WHEN EXISTS (SELECT 1
                                       FROM post
                                      WHERE post.person = account.person AND post.from_day <= \(day)
                                        AND (post.to_day IS NULL OR post.to_day >= \(day))
                                        AND post.role IN (\(list: demanded)))
                         AND NOT EXISTS (SELECT 1
                                           FROM second_factor
                                          WHERE second_factor.person = account.person
                                            AND second_factor.confirmed_ms IS NOT NULL)
                        THEN 1 ELSE 0 END AS lacks_factor
              FROM account
              JOIN person ON person.id = account.person
             WHERE account.closed_ms IS NULL AND account.login > \(login)
             ORDER BY account.login
             LIMIT \(min(limit, longestPage))
            """
        ).map { row in
            OpenAccount(
                record: AccountRecord(row), name: row.text("name"), email: row.optionalText("email"),
                hasPost: row.int("has_post") == 1, lacksFactor: row.int("lacks_factor") == 1)
        }
    }
}
