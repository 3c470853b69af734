internal import Evidence
public import Foundation
public import Law
public import Programmes
internal import Store

/// The demo world: a province with files in every stage, made through the desk as an office would have made it.
public enum DemoWorld {
    /// Where the world stands unless a moment is named: a Friday morning after the long holiday.
    public static let usualMoment = Instant(CivilDate(2026, 10, 9), 8, 25)
    /// Days that lie behind the world.
    static let daysBehind = 200
    /// What is told of it, below the folder of content.
    static let books = [
        "worlds/demo-stories.yaml", "worlds/public-cases.yaml", "worlds/resolution-stories.yaml",
    ]

    public struct Made: Sendable {
        public let office: Office
        public let agencies: [World.Agency]
        public let logins: [MadeLogin]
        public let fileCount: Int
        public let untold: [Untold]
    }

    /// An act of a story that the office refused: the story stands still there.
    public struct Untold: Sendable, CustomStringConvertible {
        let story: String
        let line: Int
        let moment: Instant
        let cause: String

        public var description: String { "the story \(story), line \(line), on \(moment): \(cause)" }
    }
}

extension Office {
    /// Makes the demo world in a new folder. The same moment makes the same world.
    public static func makeDemo(
        _ folder: OfficeFolder, share: URL, world: World, at moment: Instant
    ) async throws -> DemoWorld.Made {
        let books = try DemoWorld.books.map { path in
            try StoryBook(
                reading: String(contentsOf: share.appending(path: path), encoding: .utf8), file: path)
        }
        let randomness = Randomness(seed: "demo \(moment)")
        let beginning = Instant(moment.legalDay - DemoWorld.daysBehind, 8, 0)
        let clock = OfficeClock(standingAt: beginning)
        let (office, logins) = try await Office.create(
            folder, share: share, world: world, named: "demo", clock: clock, randomness: randomness,
            passwords: .demo, postsFrom: beginning.legalDay)
        try await office.database.write { db in
            try OfficeSettings.set(Setting.demoMoment, to: moment.description, at: beginning.ms, on: db)
        }
        var telling = DemoTelling(office: office, world: world, books: books, until: moment)
        try await telling.tellAll()
        clock.stand(at: moment)
        _ = try await office.runClockRound()
        _ = try await office.runHeadsRound()
        return DemoWorld.Made(
            office: office, agencies: world.agencies, logins: logins, fileCount: telling.fileCount,
            untold: telling.untold)
    }
}
