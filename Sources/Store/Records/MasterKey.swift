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
        case trailSigning = "zhibao signing of trails"
        case calendarFeeds = "zhibao calendar feeds"
        case signInMarks = "zhibao sign-in marks"
        case knownBrowsers = "zhibao known browsers"
        case secondFactors = "zhibao second factors"
        case recoveryCodes = "zhibao recovery codes"
        case providerTickets = "zhibao provider tickets"
        case fingerprint = "zhibao master key fingerprint"

        /// What was marked stays marked when the master key is changed: it is derived from the secret that lasts.
        /// What can be sealed anew, and what tells the key itself, changes with it.
        var isLasting: Bool {
            switch self {
            case .compartments, .trailSigning, .secondFactors, .providerTickets, .fingerprint: false
            case .leadCodes, .leadMarks, .retriedAnswers, .importedRows, .mailTokens, .receivedMail,
                .likeness,
                .calendarFeeds, .signInMarks, .knownBrowsers, .recoveryCodes:
                true
            }
        }
    }

    public enum Fault: Error, Hashable, Sendable {
        case alreadyThere(String)
        case missing(String)
        /// Others than the owner may read the file: its mode is not 0600.
        case readableByOthers(String)
        case notAKey(String)
    }

    private let key: SymmetricKey
    /// The secret of the office; the key itself until that is changed for the first time.
    private let lasting: SymmetricKey

    public init(bytes: [UInt8]) {
        precondition(bytes.count == MasterKey.count, "a master key has \(MasterKey.count) bytes")
        key = SymmetricKey(data: bytes)
        lasting = key
    }

    private init(_ key: SymmetricKey, lasting: SymmetricKey) {
        self.key = key
        self.lasting = lasting
    }

    /// The same key for an office whose secret is older.
    func completed(by secret: [UInt8]) -> MasterKey {
        MasterKey(key, lasting: SymmetricKey(data: secret))
    }

    var secret: [UInt8] { lasting.withUnsafeBytes { Array($0) } }

    /// Writes a new key file of mode 0600. A file that is there already is never replaced.
    public static func create(at file: URL, bytes: [UInt8]) throws -> MasterKey {
        let master = MasterKey(bytes: bytes)
        try KeyFile.create(at: file, bytes: bytes)
        return master
    }

    /// Tells one key from another without giving it away: the office remembers it and notices a wrong file.
    public var fingerprint: Evidence.Digest {
        Evidence.Digest(of: derived(for: .fingerprint).withUnsafeBytes { Array($0) })
    }

    func derived(for purpose: Purpose, salt: [UInt8] = []) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: purpose.isLasting ? lasting : key, salt: salt,
            info: Array(purpose.rawValue.utf8), outputByteCount: 32)
    }

    /// A key that changes with the master key, for what is sealed anew then, whatever its marks are made with.
    func sealing(for purpose: Purpose) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, salt: [UInt8](), info: Array(purpose.rawValue.utf8), outputByteCount: 32)
    }
}
