internal import Evidence
public import Foundation
public import Law
internal import Store

/// The master key and its generations, and the keys of compartments. Keys never leave this file's calls as bytes.
public struct KeyStanding: Sendable, Hashable {
    public enum State: String, Sendable, Hashable {
        case inUse = "in-use"
        /// Of before: it opens backups.
        case kept
        /// Younger than the one in use.
        case begun
    }

    public struct Line: Sendable, Hashable {
        public let generation: Int
        public let fingerprint: String
        /// `nil` for the key with which the office was made.
        public let made: Instant?
        public let state: State
    }

    public let lines: [Line]
    /// What hangs on the generation in use; nothing hangs on another.
    public let compartments: Int
    public let records: Int

    public var begun: Line? { lines.last { $0.state == .begun } }
}

extension KeyRing {
    func standing(inUse kept: String) -> [KeyStanding.Line] {
        let used = generation(kept)?.number
        return generations.map { generation in
            KeyStanding.Line(
                generation: generation.number, fingerprint: generation.fingerprint.description,
                made: generation.madeMs.map(Instant.init(ms:)),
                state: generation.number == used
                    ? .inUse : generation.number > used ?? 0 ? .begun : .kept)
        }
    }
}

extension Office {
    public func keyStanding() async throws -> KeyStanding {
        try await spokenOfKeys {
            let ring = try KeyRing.read(from: folder.key)
            let counts = try await database.read { db in try CompartmentKeys.counts(on: db) }
            return KeyStanding(
                lines: ring.standing(inUse: key.fingerprint.description), compartments: counts.compartments,
                records: counts.records)
        }
    }

    /// What came of a change of the master key.
    public struct ChangedKey: Sendable, Hashable {
        public let generation: Int
        public let fingerprint: String
        public let before: Int
        public let compartments: Int
    }

    /// Makes a new generation of the master key and wraps all keys of compartments under it.
    ///
    /// The file with the new generation is on the disk before the transaction begins, and keeps the one before: killed at
    /// any moment, the office opens with the one or the other. Nobody may serve the office meanwhile, and this `Office` is
    /// to be closed afterwards, since it holds the key of before.
    ///
    /// - Parameter finishing: takes a generation into use that a change left behind, in the place of a new one.
    public func changeMasterKey(finishing: Bool = false) async throws -> ChangedKey {
        try await spokenOfKeys {
            let ring = try ringOutsideTheData()
            guard let used = ring.generation(key.fingerprint.description) else {
                throw OfficeFault.anotherKey(folder.key.path(percentEncoded: false))
            }
            let isHalf = ring.newest.number != used.number
            if isHalf, !finishing { throw KeyFault.halfFinished(ring.newest.number) }
            if !isHalf, finishing { throw KeyFault("no change of the master key waits for its end") }
            var next = ring
            if !isHalf {
                next = ring.adding(randomness.bytes(MasterKey.count), at: now.ms)
                try next.replace(folder.key)
            }
            return try await take(next.newest, after: used)
        }
    }

    private func take(_ next: KeyRing.Generation, after used: KeyRing.Generation) async throws -> ChangedKey {
        let (moment, random, old) = (now, randomness.bytes, key)
        return try await database.write { db in
            guard try OfficeSettings.value(Setting.key, on: db) == used.fingerprint.description else {
                throw KeyFault("another process has changed the key meanwhile; see `zhibao keys list`")
            }
            let count = try KeyRotation.run(from: old, to: next.key, random: random, at: moment.ms, on: db)
            try OfficeSettings.set(Setting.key, to: next.fingerprint.description, at: moment.ms, on: db)
            try Audit.append(
                AuditEntry(
                    atMs: moment.ms, person: nil, agency: nil, kind: "master-key-changed",
                    details: .object([
                        "compartments": .int(count.compartments), "generation": .int(next.number),
                        "key": .string(BackupFault.short(next.fingerprint)),
                    ])),
                on: db)
            return ChangedKey(
                generation: next.number, fingerprint: next.fingerprint.description, before: used.number,
                compartments: count.compartments)
        }
    }

    /// Removes a generation that nothing needs any more from the key file.
    ///
    /// - Parameter backups: folders of all backups that are kept; a generation that one of them names stays.
    public func dropKeyGeneration(_ number: Int, backups: [URL]) async throws {
        try await spokenOfKeys {
            let ring = try ringOutsideTheData()
            guard let named = ring.generations.first(where: { $0.number == number }),
                let rest = ring.removing(number)
            else { throw KeyFault("the key file has no generation \(number) beside others") }
            let fingerprint = named.fingerprint.description
            guard fingerprint != key.fingerprint.description else {
                throw KeyFault("generation \(number) is in use: without it no sealed record opens")
            }
            for folder in backups {
                let needing = try Backups.lines(in: folder).filter { $0.masterKey == fingerprint }
                guard let first = needing.first, let last = needing.last else { continue }
                throw KeyFault(
                    """
                    \(needing.count) backups in \(folder.path) need generation \(number) (from \(first.number) to \
                    \(last.number)); it stays until they are removed
                    """)
            }
            // The line first: what is gone can no longer be told.
            try await audit(
                "master-key-dropped",
                details: .object([
                    "generation": .int(number), "key": .string(BackupFault.short(fingerprint)),
                ]))
            try rest.replace(folder.key)
        }
    }

    /// A key beside what it opens protects nothing.
    private func ringOutsideTheData() throws -> KeyRing {
        guard !Backups.lies(folder.key, in: folder.root) else {
            throw KeyFault(
                "the key file \(folder.key.path) lies in the data folder: move it outside, and name it with --key"
            )
        }
        return try KeyRing.read(from: folder.key)
    }

    func spokenOfKeys<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch { throw KeyFault(error) ?? error }
    }
}
