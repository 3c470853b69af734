internal import Crypto
public import Evidence
public import Foundation

/// Random bytes, as many as asked for. Store makes none itself, so that a demo world is the same twice.
public typealias RandomBytes = @Sendable (_ count: Int) -> [UInt8]

/// The key over all keys. It lies in a file of its own beside the data folder, outside data and backups.
public struct MasterKey: Sendable {
    public static let count = 32

    /// What a key is derived for. A key for one purpose opens nothing of another.
    enum Purpose: String {
        case compartments = "zhibao compartment keys"
        case leadCodes = "zhibao lead codes"
        case leadMarks = "zhibao lead marks"
        case retriedAnswers = "zhibao retried answers"
        case importedRows = "zhibao imported rows"
        case mailTokens = "zhibao mail tokens"
        case receivedMail = "zhibao received mail"
        case likeness = "zhibao likeness of files"
        case calendarFeeds = "zhibao calendar feeds"
        case signInMarks = "zhibao sign-in marks"
        case knownBrowsers = "zhibao known browsers"
        case secondFactors = "zhibao second factors"
        case recoveryCodes = "zhibao recovery codes"
        case fingerprint = "zhibao master key fingerprint"
    }

    public enum Fault: Error, Hashable, Sendable {
        case alreadyThere(String)
        case missing(String)
        /// Others than the owner may read the file: its mode is not 0600.
        case readableByOthers(String)
        case notAKey(String)
    }

    private let key: SymmetricKey

    public init(bytes: [UInt8]) {
        precondition(bytes.count == MasterKey.count, "a master key has \(MasterKey.count) bytes")
        key = SymmetricKey(data: bytes)
    }

    /// Writes a new key file of mode 0600. A file that is there already is never replaced.
    public static func create(at file: URL, bytes: [UInt8]) throws -> MasterKey {
        let master = MasterKey(bytes: bytes)
        try KeyFile.create(at: file, bytes: bytes)
        return master
    }

    public static func read(from file: URL) throws -> MasterKey {
        MasterKey(bytes: try KeyFile.read(from: file))
    }

    /// Tells one key from another without giving it away: the office remembers it and notices a wrong file.
    public var fingerprint: Evidence.Digest {
        Evidence.Digest(of: derived(for: .fingerprint).withUnsafeBytes { Array($0) })
    }

    func derived(for purpose: Purpose, salt: [UInt8] = []) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, salt: salt, info: Array(purpose.rawValue.utf8), outputByteCount: 32)
    }
}
