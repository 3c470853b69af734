import Foundation
import Programmes
import Testing

@testable import Web

@Suite struct `Stories of the packs, told through the interface` {
    static let places: [String] = {
        switch Result(catching: { try PageWorld.shipped.get().library.scenarios() }) {
        case .success(let stories): stories.map(\.place.file)
        case .failure: []
        }
    }()

    @Test func `there are stories to tell`() {
        #expect(Self.places.count >= 20)
    }

    @Test(arguments: places)
    func `the office answers as the story says`(file: String) async throws {
        let story = try #require(try PageWorld.get().library.scenarios().first { $0.place.file == file })
        let beginnings = story.opens.compactMap(\.at)
        let deeds = story.course.compactMap { if case .act(let deed) = $0.step { deed.at } else { nil } }
        let first = try #require((beginnings + deeds).min())
        try await OpenOffice.with(StagedOffice.world.get(), at: first) { open in
            let disagreements = try await StagedOffice(story, in: open).tell()
            #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
        }
    }
}
