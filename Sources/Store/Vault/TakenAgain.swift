internal import Evidence
internal import Synchronization

/// Documents that this process took in while their bytes lay in the vault already. Until each has its row, nothing else says that
/// the bytes are needed.
final class TakenAgain: Sendable {
    /// An act that refers to a document follows its upload within moments.
    private static let longest: Duration = .seconds(600)

    private let noted = Mutex<[Digest: ContinuousClock.Instant]>([:])

    /// Notes the document if its bytes are there, and says whether they are.
    func note(_ digest: Digest, ifThere isThere: () -> Bool) -> Bool {
        noted.withLock { noted in
            guard isThere() else { return false }
            noted[digest] = .now
            return true
        }
    }

    /// Removes the document unless it was noted just now; says whether it is gone.
    func unlessNoted(_ digest: Digest, _ remove: () throws -> Void) rethrows -> Bool {
        try noted.withLock { noted in
            noted = noted.filter { ContinuousClock.now - $0.value < TakenAgain.longest }
            guard noted[digest] == nil else { return false }
            try remove()
            return true
        }
    }
}
