internal import Foundation
internal import Law
internal import Store

/// Where the documents of an office lie: in its folder, or in a bucket.
extension OfficeFolder {
    /// What the office remembers of that place.
    static let ownVault = "folder"

    var vaultName: String { bucket?.name ?? OfficeFolder.ownVault }

    /// The vault as somebody opens it who has not cleared interrupted uploads away; a bucket is asked whether it is there.
    ///
    /// - Throws: `OfficeFault` with the one sentence that a bucket's refusal is.
    func openVault() throws -> Vault {
        guard let bucket = try openBucket() else { return Vault(beside: vault) }
        try OfficeFolder.spoken { try bucket.check() }
        return Vault(beside: bucket, spool: vault)
    }

    /// A vault for an office that is made now. Nothing is made where the bucket does not take documents, or has some.
    func makeVault(waitsForDisk: Bool) throws -> Vault {
        guard let bucket = try openBucket() else { return try Vault(at: vault, waitsForDisk: waitsForDisk) }
        return try OfficeFolder.spoken { try Vault(in: bucket, spool: vault) }
    }

    /// Throws unless the bucket takes and gives up documents; a folder does when it can be made.
    func tryOutVault(_ name: () -> String) throws {
        guard let bucket = try openBucket() else { return }
        try OfficeFolder.spoken {
            try bucket.tryOut(name())
            guard try Vault(beside: bucket, spool: vault).page(after: nil, most: 1).isEmpty else {
                throw OfficeFault.notEmpty(bucket.description)
            }
        }
    }

    func openBucket() throws -> Bucket? {
        guard let place = bucket else { return nil }
        // Requests are signed by the clock of the machine, also those of a demo world in the past.
        let clock = OfficeClock()
        return try OfficeFolder.spoken {
            Bucket(place, try BucketSecret(of: place), nowMs: { clock.now.ms })
        }
    }

    static func spoken<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let fault as BucketFault {
            throw OfficeFault.vault(fault.description)
        }
    }

    /// Throws unless the documents lie where the office remembers them to be.
    func demandVault(remembered: String?) throws {
        let remembered = remembered ?? OfficeFolder.ownVault
        guard remembered != vaultName else { return }
        throw OfficeFault.vault(
            remembered == OfficeFolder.ownVault
                ? "the documents of this office lie in its folder; leave --vault out, or bring them with `zhibao vault move`"
                : "the documents of this office lie in \(remembered); name it with --vault")
    }
}
