import Evidence

/// What an office has run is never touched again: a change of the schema is a new file.
public struct Migrations: Sendable {
    public static let folder = "share/migrations"
    /// One line a released file: its SHA-256, two blanks, its name. Lines are added with a release.
    public static let shipped = "Tests/Goldens/shipped-migrations.sha256"

    private static let line = Pattern(#"^([0-9a-f]{64}  \S+)$"#)

    /// The files by name.
    private let files: [String: TextFile]
    private let head: String

    public init(files: [TextFile], head: String) {
        self.files = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
        self.head = head.trimmed
    }

    /// The released files that are gone or no longer the same.
    public func remarks(onShipped list: String) -> [Remark] {
        Self.line.fits(in: list).compactMap { fit in
            let words = fit.text.split(separator: " ")
            let name = String(words[1])
            guard let file = files[name] else {
                return Remark(
                    Self.shipped, line: fit.line, fault: "a shipped migration is gone: \(name)",
                    remedy: "bring it back as it was")
            }
            guard Digest(ofText: file.text).description == String(words[0]) else {
                return file.remark(
                    line: 1, "a shipped migration was changed",
                    remedy: "bring it back and write a new migration")
            }
            return nil
        }
    }

    /// `HEAD` names the newest file, so that two branches with a new migration collide in git.
    public func remarksOnHead() -> [Remark] {
        let newest = files.keys.filter { $0.hasSuffix(".sql") && !$0.hasSuffix(".postgres.sql") }.max()
        guard let newest, "\(head).sql" != newest, head != newest else { return [] }
        return [
            Remark(
                "\(Self.folder)/HEAD", line: 1, fault: "HEAD says \(head), the newest migration is \(newest)",
                remedy: "write the newest name into HEAD")
        ]
    }

    /// Numbers count up from 1 without a gap, and no two migrations share one.
    public func remarksOnNumbers() -> [Remark] {
        let names = files.keys.filter { $0.hasSuffix(".sql") && !$0.hasSuffix(".postgres.sql") }.sorted()
        return names.enumerated().compactMap { index, name in
            guard Int(name.prefix(4)) != index + 1 else { return nil }
            return Remark(
                "\(Self.folder)/\(name)", line: 1, fault: "the number \(index + 1) was expected here",
                remedy: "number migrations 0001, 0002, 0003 …")
        }
    }
}
