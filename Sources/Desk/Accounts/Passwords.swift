internal import Crypto
internal import CryptoExtras
internal import Evidence
internal import Foundation

/// Passwords as the office keeps them: scrypt, with its cost and salt beside it.
public struct Passwords: Sendable {
    /// Binary logarithm of scrypt's N. 15 takes 32 MiB and a tenth of a second of an office server.
    let logCost: Int

    public static let office = Passwords(logCost: 15)
    /// For worlds whose passwords are printed anyway.
    public static let demo = Passwords(logCost: 10)

    static let blockSize = 8
    static let hashCount = 32
    static let saltCount = 16
    /// Longest password that is read, so that hashing costs the same for everybody.
    public static let longest = 200

    /// Whether everybody knows them, as in the demo: nobody needs to change theirs.
    var areToldToAll: Bool { logCost == Passwords.demo.logCost }

    func hash(_ password: String, salt: [UInt8]) throws -> String {
        let key = try Passwords.derive(password, salt: salt, logCost: logCost)
        return "scrypt$\(logCost)$\(Hex.text(salt))$\(Hex.text(key))"
    }

    /// What is compared with where there is no account: the same work, and no password fits.
    var nobodysHash: String {
        let salt = Hex.text(Array(repeating: 0, count: Passwords.saltCount))
        return "scrypt$\(logCost)$\(salt)$" + Hex.text(Array(repeating: 0, count: Passwords.hashCount))
    }

    /// Whether a password is the one behind a stored hash. Takes the same time for a wrong one.
    static func matches(_ password: String, _ stored: String) throws -> Bool {
        let parts = stored.split(separator: "$").map(String.init)
        guard parts.count == 4, parts[0] == "scrypt", let logCost = Int(parts[1]), (1...20).contains(logCost),
            let salt = Hex.bytes(parts[2]), let expected = Hex.bytes(parts[3])
        else { throw UnreadableHash() }
        let key = try derive(String(password.prefix(longest)), salt: salt, logCost: logCost)
        var difference: UInt8 = key.count == expected.count ? 0 : 1
        for (mine, theirs) in zip(key, expected) { difference |= mine ^ theirs }
        return difference == 0
    }

    private static func derive(_ password: String, salt: [UInt8], logCost: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: hashCount, rounds: 1 << logCost,
            blockSize: blockSize, parallelism: 1, maxMemory: 256 << 20)
        return key.withUnsafeBytes { Array($0) }
    }

    struct UnreadableHash: Error {}
}
