internal import Crypto
public import Evidence
public import Foundation

/// The key over backups. It lies in a file of its own, outside the data folder and outside every backup, and it
/// is no key of the office: who has the backups and this key has the database, and still no sealed record.
///
/// **Names.** A piece is called by an HMAC of its digest. Equal pieces have one name, so that a second backup
/// writes only what changed, and a name tells nobody without the key which document a piece could be.
///
/// **Nonces.** Each piece has a key of its own, derived (HKDF) with its name as the salt. The name stands for
/// exactly one plaintext, so that under each key exactly one plaintext is ever closed, and the nonce may be
/// twelve zeros: no nonce meets a key with another text, however many pieces there are and however often one is
/// written. A list of a backup is not named after its content: its key is derived with 32 random bytes that
/// stand in its head. Randomness that repeats would therefore harm a list, and no piece.
public struct BackupKey: Sendable {
    private let key: SymmetricKey
    private let names: SymmetricKey

    private static let nonce = [UInt8](repeating: 0, count: 12)
    private static let tagCount = 16
    /// The first bytes of each piece: what it is, and in which form.
    private static let mark = Array("ZBP1".utf8)
    /// Bytes by which a piece on the disk is longer than what it holds.
    static let overhead = mark.count + tagCount

    public init(bytes: [UInt8]) {
        precondition(bytes.count == KeyFile.count, "a backup key has \(KeyFile.count) bytes")
        let key = SymmetricKey(data: bytes)
        self.key = key
        names = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("zhibao backup names".utf8), outputByteCount: 32)
    }

    /// Writes a new key file of mode 0600. A file that is there already is never replaced.
    public static func create(at file: URL, bytes: [UInt8]) throws -> BackupKey {
        try KeyFile.create(at: file, bytes: bytes)
        return BackupKey(bytes: bytes)
    }

    public static func read(from file: URL) throws -> BackupKey {
        BackupKey(bytes: try KeyFile.read(from: file))
    }

    /// Tells one key from another without giving it away: each backup says which key opens it.
    public var fingerprint: Evidence.Digest {
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("zhibao backup key fingerprint".utf8), outputByteCount: 32)
        return Evidence.Digest(of: derived.withUnsafeBytes { Array($0) })
    }

    /// The name under which a piece with that digest lies.
    func name(of digest: Evidence.Digest) -> Evidence.Digest {
        let code = HMAC<SHA256>.authenticationCode(for: digest.bytes, using: names)
        guard let name = Evidence.Digest(bytes: Array(code)) else {
            preconditionFailure("an HMAC with SHA-256 has \(Evidence.Digest.count) bytes")
        }
        return name
    }

    func close(piece: Data, named name: Evidence.Digest) throws -> Data {
        try Data(BackupKey.mark) + close(piece, salt: name.bytes, for: "piece", boundTo: Data())
    }

    /// `nil` if a byte was changed, or if the piece is another than its name says.
    func open(piece bytes: Data, named name: Evidence.Digest) -> Data? {
        guard bytes.starts(with: BackupKey.mark) else { return nil }
        let box = bytes.dropFirst(BackupKey.mark.count)
        return open(box, salt: name.bytes, for: "piece", boundTo: Data())
    }

    func close(list: Data, salt: [UInt8], boundTo head: Data) throws -> Data {
        try close(list, salt: salt, for: "list", boundTo: head)
    }

    func open(list: Data, salt: [UInt8], boundTo head: Data) -> Data? {
        open(list, salt: salt, for: "list", boundTo: head)
    }

    private func derived(_ purpose: String, salt: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, salt: salt, info: Array("zhibao backup \(purpose)".utf8),
            outputByteCount: 32)
    }

    private func close(_ text: Data, salt: [UInt8], for purpose: String, boundTo place: Data) throws -> Data {
        let box = try AES.GCM.seal(
            text, using: derived(purpose, salt: salt), nonce: AES.GCM.Nonce(data: BackupKey.nonce),
            authenticating: place)
        return box.ciphertext + box.tag
    }

    private func open(_ box: Data, salt: [UInt8], for purpose: String, boundTo place: Data) -> Data? {
        guard box.count >= BackupKey.tagCount else { return nil }
        do {
            let sealed = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: BackupKey.nonce), ciphertext: box.dropLast(BackupKey.tagCount),
                tag: box.suffix(BackupKey.tagCount))
            return try AES.GCM.open(sealed, using: derived(purpose, salt: salt), authenticating: place)
        } catch {
            // There is one reason for which a box does not open: it, its place or its key is another one.
            return nil
        }
    }
}
