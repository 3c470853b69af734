public import Foundation

/// Who works on a bucket. It has no words of its own, so that no message and no log shows the secret.
public struct BucketKeys: Sendable, CustomStringConvertible, CustomReflectable {
    let id: String
    let secret: String
    /// Of keys that hold for hours only.
    let session: String?

    public init(id: String, secret: String, session: String? = nil) throws {
        let words = [id, secret] + (session.map { [$0] } ?? [])
        guard words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }),
            !id.contains(","), !id.contains("/")
        else { throw BucketFault.noKeys }
        self.id = id
        self.secret = secret
        self.session = session
    }

    public var description: String { "an access key" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where the keys come from.
public enum BucketSecret: Sendable {
    case given(BucketKeys)
    /// Two lines, the access key and its secret, and a third for a session; no others may read it. It is read for each request, so
    /// that keys can be changed while the office runs.
    case file(URL)

    func current() throws -> BucketKeys {
        switch self {
        case .given(let keys): return keys
        case .file(let file): return try BucketSecret.read(file)
        }
    }

    private static func read(_ file: URL) throws -> BucketKeys {
        let text: String
        do {
            let target = file.resolvingSymlinksInPath().path
            let rights = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
            guard let mode = (rights as? NSNumber)?.intValue, mode & 0o077 == 0 else {
                throw BucketFault.keysOpen(file.path)
            }
            text = try String(contentsOf: file, encoding: .utf8)
        } catch let fault as BucketFault {
            throw fault
        } catch {
            throw BucketFault.noKeysFile(file.path)
        }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard (2...3).contains(lines.count) else { throw BucketFault.notKeys(file.path) }
        do {
            return try BucketKeys(id: lines[0], secret: lines[1], session: lines.count == 3 ? lines[2] : nil)
        } catch {
            throw BucketFault.notKeys(file.path)
        }
    }
}
