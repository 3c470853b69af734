import Casework
import Foundation
import Programmes
import Testing

/// The redaction with the words that ship.
enum ShippedRedactor {
    static let redactor = Result {
        Redactor(words: try LawFolder(ShippedPacks.share.appending(path: "law")).redactionWords())
    }

    static func publish(
        _ text: String, as document: Redaction.Document = .penalty, persons: [Redaction.Person] = []
    ) throws -> String {
        try redactor.get().redact(text, as: document, persons: persons).published
    }
}

/// Numbers as chance makes them, the same for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in String(Int.random(in: 0...9, using: &self)) }.joined()
    }

    mutating func one<Member>(of members: [Member]) -> Member {
        members[Int.random(in: 0..<members.count, using: &self)]
    }
}
