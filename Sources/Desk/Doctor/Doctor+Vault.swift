internal import Foundation
internal import Store

/// What concerns the documents: whether their bucket answers, and what becomes of what is erased there.
extension Doctor {
    func vaultLines() -> [DoctorLine] {
        guard folder.bucket != nil else { return [.ok(.vault, "documents lie in \(folder.vault.path)")] }
        do {
            guard let bucket = try folder.openBucket() else { return [] }
            return [try line(of: bucket)]
        } catch {
            return [
                .fail(
                    .vault, "\(error)",
                    "mend the address, the keys or the bucket; see docs/operations/vault.md")
            ]
        }
    }

    private func line(of bucket: Bucket) throws -> DoctorLine {
        try bucket.check()
        let said = "documents lie in \(bucket)"
        guard !bucket.place.isPlain else {
            return .warn(.vault, "\(said), and whoever is on the way may read them", "reach it by https")
        }
        switch try bucket.versioning() {
        case .off: return .ok(.vault, "\(said), which keeps no versions")
        case .on, .suspended:
            return .warn(
                .vault,
                "\(said), which keeps versions: what is erased stays until a rule of the bucket ends it",
                "set that rule (docs/operations/vault.md), and pass over this line")
        case .unknown:
            return .warn(
                .vault, "\(said), and the access key may not ask whether it keeps versions",
                "give it s3:GetBucketVersioning")
        }
    }
}
