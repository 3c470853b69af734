import Foundation
import Testing

/// The page that was read and found right. `UPDATE_GOLDENS=1` writes it anew; then read the difference.
enum Golden {
    static let folder = Places.tests.appendingPathComponent("Goldens/pages")

    static func expect(_ page: String, _ name: String, at place: SourceLocation = #_sourceLocation) throws {
        // A change of the stylesheet is no change of every page.
        let text = page.replacing(/\?v=[0-9a-f]{12}/, with: "?v=")
        let file = folder.appendingPathComponent(name + ".html")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let lines = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
        let differing = lines.first { $0 != $1 }.map { "\($0)\n instead of\n\($1)" }
        #expect(differing == nil, "differs from Goldens/pages/\(name).html", sourceLocation: place)
        #expect(text.utf8.count == golden.utf8.count, "\(name).html", sourceLocation: place)
    }
}

/// Where this checkout keeps its things.
enum Places {
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let root = tests.deletingLastPathComponent()
    static let share = root.appendingPathComponent("share")
    static let web = root.appendingPathComponent("Sources/Web")
    /// The other room that asks the catalogue: papers are drafted at the desk.
    static let papers = root.appendingPathComponent("Sources/Desk")
}
