import Casework
import Foundation
import Law
import Programmes
import Testing

@testable import Desk

/// A drilled office in a folder that goes away with it.
final class DrillOffice: Sendable {
    let made: Drill.Made
    private let parent: URL

    var office: Office { made.office }

    /// - Parameter spoil: changes a copy of the packs before they are read.
    init(
        files: Int, seed: Int, until: CivilDate = DrillPlan.usualEnd, only: DrillToken? = nil,
        spoil: [String: (String) -> String] = [:], stopAfter steps: Int? = nil
    ) async throws {
        parent = FileManager.default.temporaryDirectory.appending(path: "drill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let share = try DrillOffice.share(spoiled: spoil, in: parent)
        var left = steps ?? .max
        made = try await Drill.make(
            OfficeFolder(root: parent.appending(path: "office")), share: share,
            world: try DrillOffice.province(),
            plan: DrillPlan(files: files, seed: seed, until: until, only: only),
            content: spoil.isEmpty ? TestOffice.content.get() : nil,
            isStopped: {
                left -= 1
                return left < 0
            })
    }

    deinit {
        do {
            try office.close()
            try FileManager.default.removeItem(at: parent)
        } catch {
            Issue.record(error)
        }
    }

    static func province() throws -> World {
        let path = TestOffice.share.appending(path: "worlds/demo.yaml")
        return try World(reading: String(contentsOf: path, encoding: .utf8), file: "demo.yaml")
    }

    /// The content that ships, with some of its files changed; the rest is linked, not copied.
    private static func share(spoiled: [String: (String) -> String], in parent: URL) throws -> URL {
        guard !spoiled.isEmpty else { return TestOffice.share }
        let share = parent.appending(path: "share")
        try FileManager.default.copyItem(at: TestOffice.share, to: share)
        for (path, change) in spoiled {
            let file = share.appending(path: path)
            let sound = try String(contentsOf: file, encoding: .utf8)
            let broken = change(sound)
            try #require(broken != sound, "nothing was spoiled in \(path)")
            try broken.write(to: file, atomically: true, encoding: .utf8)
        }
        return share
    }
}
