internal import Store

extension Office {
    private static let compartmentsInOneLook = 50

    /// Opens every wrapped key, down to those of records, and no sealed text: a key that was changed, or is from another
    /// copy, is named before somebody needs what lies under it.
    func verifyWrappedKeys(
        _ progress: @Sendable (VerificationProgress) -> Void
    ) async throws -> [VerificationFinding] {
        let master = key
        var (last, count) = ("", 0)
        var findings: [VerificationFinding] = []
        while true {
            let after = last
            let look = try await database.read { db in
                try KeyCheck.faults(
                    after: after, limit: Office.compartmentsInOneLook, with: master, on: db)
            }
            guard let end = look.last else { return findings }
            findings += look.faults.map(VerificationFinding.init)
            (last, count) = (end, count + look.count)
            progress(.init(part: .keys, count: count))
        }
    }
}

extension VerificationFinding {
    fileprivate init(_ fault: KeyCheck.Fault) {
        switch fault {
        case .compartment(let name):
            self.init(
                "compartment_key:\(name)", "the key does not open under the master key",
                remedy: VerificationFinding.fromCopy)
        case .record(let id, let compartment):
            self.init(
                "sealed_record:\(id)", "its key does not open under that of \(compartment)",
                remedy: VerificationFinding.fromCopy)
        }
    }
}
