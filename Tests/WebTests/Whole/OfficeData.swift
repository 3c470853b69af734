import Foundation
import Store

@testable import Desk

/// Everything that is Chinese in every language: the law, the places, the people and stories of the province, what the
/// visitors of these tests type, the names of the papers that were filed.
struct OfficeData: Sendable {
    /// Every three characters that stand side by side, in one number: sets of strings take long.
    private var triples: Set<UInt64> = []
    /// Words of two characters that stand alone, such as the names of some counties.
    private var pairs: Set<UInt64> = []

    init(of office: Office) async throws {
        let typed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let folders =
            ["law", "worlds"].map { Places.share.appendingPathComponent($0) } + [
                typed, Places.tests.appendingPathComponent("Goldens/change-sets"),
            ]
        for file in folders.flatMap(Self.files) {
            take(try String(contentsOf: file, encoding: .utf8))
        }
        let names = try await office.database.read { db in
            try Journal.openings(after: 0, limit: 1000, on: db).flatMap { opening in
                try Documents.all(of: opening.caseNumber, on: db).compactMap(\.fileName)
            }
        }
        for name in names { take(name) }
    }

    private static func files(below folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(
            at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        return (all?.allObjects.compactMap { $0 as? URL } ?? []).filter {
            ["yaml", "csv", "json", "swift"].contains($0.pathExtension)
        }
    }

    private mutating func take(_ text: String) {
        for run in PageText.runs(of: text) {
            if run.count == 2 { pairs.insert(Self.packed(run[...])) }
            for start in run.indices.dropLast(2) { triples.insert(Self.packed(run[start..<start + 3])) }
        }
    }

    private static func packed(_ characters: ArraySlice<UInt32>) -> UInt64 {
        characters.reduce(0) { $0 << 21 | UInt64($1) }
    }

    /// Whether every Chinese character of a text stands in data: names of places and papers are put together.
    func holds(_ text: String) -> Bool {
        PageText.runs(of: text).filter { $0.count > 2 }.allSatisfy { run in
            var known = run.map { _ in false }
            for start in run.indices {
                let (two, three) = (run[start...].prefix(2), run[start...].prefix(3))
                if three.count == 3, triples.contains(Self.packed(three)) {
                    for index in three.indices { known[index] = true }
                }
                if two.count == 2, pairs.contains(Self.packed(two)) {
                    for index in two.indices { known[index] = true }
                }
            }
            return known.allSatisfy(\.self)
        }
    }
}
