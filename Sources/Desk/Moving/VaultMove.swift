internal import Evidence
internal import Foundation
internal import Law
public import Store

/// Brings the documents of an office from its folder to a bucket, to another bucket, or back.
extension Office {
    /// What `moveDocuments` did.
    public struct DocumentsMoved: Hashable, Sendable {
        public let copied: Int
        /// Documents that lay there already; a move that was interrupted goes on with the others.
        public let there: Int
        public let place: String
    }

    private static let documentsAtOnce = 500

    /// Copies every document that a file has, each proved by its digest, and then goes on in the new place. Nobody may serve
    /// the office meanwhile; what lies in the old place is left there.
    ///
    /// - Parameter bucket: where they go; `nil` is the folder of the office.
    /// - Throws: `OfficeFault` in one sentence; the old place is then in use as before.
    public func moveDocuments(to bucket: BucketPlace?) async throws -> DocumentsMoved {
        let target = OfficeFolder(root: folder.root, key: folder.key, server: folder.server, bucket: bucket)
        guard target.vaultName != folder.vaultName else {
            throw OfficeFault.vault("the documents of this office lie there already")
        }
        let place = try target.openVault()
        try target.openBucket().map { bucket in
            try OfficeFolder.spoken { try bucket.tryOut(randomness.identifier("u")) }
        }
        var (copied, there, last) = (0, 0, Digest?.none)
        while true {
            let after = last
            let page = try await database.read { db in
                try Documents.digests(after: after, limit: Office.documentsAtOnce, on: db)
            }
            guard let newest = page.last else { break }
            for digest in page {
                if try await copy(digest, to: place) { copied += 1 } else { there += 1 }
            }
            last = newest
        }
        try await noteMove(to: target, copied: copied + there)
        return DocumentsMoved(copied: copied, there: there, place: target.vaultName)
    }

    /// Returns whether it was not there.
    private func copy(_ digest: Digest, to place: Vault) async throws -> Bool {
        do {
            if try place.contains(digest) { return false }
            let reader = try await vault.readerInTurn(of: digest)
            var writer = try place.writer(name: randomness.identifier("u"), limit: reader.sizeBytes)
            while let piece = try await reader.nextInTurn(1 << 20) { try writer.append(piece) }
            _ = try await writer.finishInTurn()
            return true
        } catch let fault as BucketFault {
            throw OfficeFault.vault(fault.description)
        } catch is Vault.Fault {
            throw OfficeFault.vault(
                "the document \(digest) is missing or altered; put it back from a copy before the others are moved"
            )
        }
    }

    private func noteMove(to target: OfficeFolder, copied: Int) async throws {
        let moment = now
        try await database.write { db in
            try OfficeSettings.set(Setting.vault, to: target.vaultName, at: moment.ms, on: db)
            let details: JSON = .object([
                "documents": .int(copied), "place": .string(target.vaultName),
            ])
            _ = try Audit.append(
                AuditEntry(
                    atMs: moment.ms, person: nil, agency: nil, kind: "documents-moved", details: details),
                on: db)
        }
    }
}
