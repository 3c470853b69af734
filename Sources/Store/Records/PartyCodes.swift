/// Finds a party by its code. Without the master key the table tells nothing; a party may hold several codes.
public enum PartyCodes {
    public struct Found: Hashable, Sendable {
        public let caseNumber: String
        public let party: String
    }

    public static func put(
        _ code: LeadCode, for party: String, of caseNumber: String, with master: MasterKey, at nowMs: Int,
        on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO party_code (code_hmac, case_number, party, made_ms)
            VALUES (\(code.authentication(with: master)), \(caseNumber), \(party), \(nowMs))
            """
        )
    }

    public static func find(
        _ code: LeadCode, with master: MasterKey, on db: some Connection
    ) throws -> Found? {
        try db.row(
            """
            SELECT case_number, party
              FROM party_code
             WHERE code_hmac = \(code.authentication(with: master))
             ORDER BY code_hmac
             LIMIT 1
            """
        ).map { Found(caseNumber: $0.text("case_number"), party: $0.text("party")) }
    }
}
