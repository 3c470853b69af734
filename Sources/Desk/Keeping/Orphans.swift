public import Evidence
internal import Store

extension Office {
    /// Bytes in the vault that no document of a file has: what an upload left whose act was refused, or whose process was killed
    /// before it.
    public struct Orphan: Hashable, Sendable {
        public let digest: Digest
        public let sizeBytes: Int
    }

    private static let digestsAtOnce = 1_000

    /// What lies in the vault and belongs to no document. It is listed and never deleted: whoever does that by hand looks at it
    /// before. What came within the last ten minutes is left out, since its act may follow.
    public func orphans() async throws -> [Orphan] {
        var orphans: [Orphan] = []
        var last: Digest?
        while true {
            let lying = try vault.page(after: last, most: Office.digestsAtOnce)
            guard let newest = lying.last else { return orphans }
            let named = try await named(after: last, until: newest)
            for digest in lying where !named.contains(digest) {
                guard let standing = try vault.standing(of: digest), standing.isSettled else { continue }
                orphans.append(Orphan(digest: digest, sizeBytes: standing.sizeBytes))
            }
            last = newest
        }
    }

    /// The digests that documents have, also those of papers that were erased: `verify` tells what is still there of them.
    private func named(after first: Digest?, until newest: Digest) async throws -> Set<Digest> {
        var named: Set<Digest> = []
        for erased in [false, true] {
            var last = first
            repeat {
                let after = last
                let page = try await database.read { db in
                    erased
                        ? try Documents.erasedDigests(after: after, limit: Office.digestsAtOnce, on: db)
                        : try Documents.digests(after: after, limit: Office.digestsAtOnce, on: db)
                }
                named.formUnion(page)
                last = page.last
            } while last.map { !Office.isAfter($0, newest) } ?? false
        }
        return named
    }

    private static func isAfter(_ one: Digest, _ other: Digest) -> Bool {
        other.bytes.lexicographicallyPrecedes(one.bytes)
    }
}
