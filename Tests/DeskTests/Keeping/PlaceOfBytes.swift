import Evidence
import Foundation

@testable import Desk

extension OfficeFolder {
    /// Where the bytes of a document lie on the disk, for tests that change or lose them.
    func place(of digest: Digest) -> URL {
        let name = digest.description
        return vault.appending(path: "\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)")
    }
}
