import Foundation
import Law
import Programmes

/// The packs, the law base and the calendars that ship.
enum ShippedPacks {
    static let share = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "share")

    private static let law = Result { try LawFolder(share.appending(path: "law")).packLaw() }
    private static let days = Result { try LawFolder(share.appending(path: "law")).calendar() }
    private static let packs = Result {
        try ProgrammeLibrary(folder: share.appending(path: "programmes"), law: law.get())
    }

    static func packLaw() throws -> PackLaw { try law.get() }
    static func calendar() throws -> WorkCalendar { try days.get() }
    static func library() throws -> ProgrammeLibrary { try packs.get() }

    /// Paths of the stories that ship, for tests that take one each.
    static let scenarios: [String] = {
        switch Result(catching: { try packs.get().scenarios() }) {
        case .success(let stories): stories.map(\.place.file)
        case .failure: []
        }
    }()
}
