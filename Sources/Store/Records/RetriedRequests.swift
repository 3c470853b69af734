internal import Crypto
public import Evidence

/// The key that a client gives to a request, so that a retry makes nothing twice.
public struct IdempotencyKey: Hashable, Sendable {
    /// Whose key it is: two callers may choose the same text.
    public let caller: String
    public let text: String

    public init(caller: String, text: String) {
        self.caller = caller
        self.text = text
    }

    fileprivate var bytes: [UInt8] { Array("\(caller)\u{0}\(text)".utf8) }

    fileprivate func name(with master: MasterKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: master.derived(for: .retriedAnswers)))
    }
}

public struct RememberedAnswer: Hashable, Sendable {
    public let status: Int
    public let body: String

    public init(status: Int, body: String) {
        self.status = status
        self.body = body
    }
}

/// The same key came with another request.
public struct IdempotencyConflict: Error, Hashable, Sendable {
    public init() {}
}

/// Answers that a retried request gets again. Each is sealed under the master key and the client's own key
/// together, because it may hold the code of a lead.
public enum RetriedRequests {
    /// The answer to the first request with that key; throws `IdempotencyConflict` if that was another one.
    public static func answer(
        to key: IdempotencyKey, request: Evidence.Digest, with master: MasterKey, on db: some Connection
    ) throws -> RememberedAnswer? {
        let found = try db.row(
            """
            SELECT request_digest, status, sealed
              FROM idempotency
             WHERE key_hash = \(key.name(with: master))
             ORDER BY key_hash
             LIMIT 1
            """
        )
        guard let found else { return nil }
        guard found.digest("request_digest") == request else { throw IdempotencyConflict() }
        let opened = try Seal.unwrap(
            found.bytes("sealed"), with: master.derived(for: .retriedAnswers, salt: key.bytes),
            boundTo: "answer")
        return RememberedAnswer(
            status: found.int("status"), body: String(decoding: opened, as: UTF8.self))
    }

    /// In the transaction that did what was asked. `StoreError.unique` means that the same request is being
    /// done at this moment: the transaction is void, and the answer is the other one's.
    public static func remember(
        _ answer: RememberedAnswer, to key: IdempotencyKey, request: Evidence.Digest, with master: MasterKey,
        random: RandomBytes, at nowMs: Int, on db: some Connection
    ) throws {
        let sealed = try Seal.wrap(
            Array(answer.body.utf8), with: master.derived(for: .retriedAnswers, salt: key.bytes),
            random: random, boundTo: "answer")
        try db.run(
            """
            INSERT INTO idempotency (key_hash, request_digest, status, sealed, created_ms)
            VALUES (\(key.name(with: master)), \(request), \(answer.status), \(sealed), \(nowMs))
            """
        )
    }

    @discardableResult
    public static func forget(before ms: Int, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM idempotency WHERE created_ms < \(ms)")
    }
}
