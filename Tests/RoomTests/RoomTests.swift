import HouseRules
import Testing

@Suite struct `Each room keeps to itself` {
    @Test(arguments: [
        ("Sources/Law/Planted.swift", "import GRDB"),
        ("Sources/Law/Planted.swift", "internal import Casework"),
        ("Sources/Evidence/Planted.swift", "public import Law"),
        ("Sources/Casework/Planted.swift", "@preconcurrency import Yams"),
        ("Sources/Programmes/Planted.swift", "private import Store"),
        ("Sources/Store/Planted.swift", "import Programmes"),
        ("Sources/Desk/Planted.swift", "import struct Hummingbird.Request"),
        ("Sources/Web/Planted.swift", "@testable import GRDB"),
        ("Sources/Exchange/Planted.swift", "import Web"),
    ])
    func `an import from a room above or beside is noticed`(path: String, line: String) {
        let remarks = RoomImports().remarks(in: TextFile(path, "/// A comment.\n\(line)\n"))

        #expect(remarks.map(\.line) == [2])
    }

    @Test func `a room that nobody knows is noticed`() {
        let remarks = RoomImports().remarks(
            in: TextFile("Sources/Common/Planted.swift", "import Foundation\n"))

        #expect(remarks.map(\.fault) == ["Common is not a room"])
    }

    @Test func `an import that only a comment or a text mentions is none`() {
        let text = "// import GRDB\nlet line = \"\"\"\n    import Yams\n    \"\"\"\nimport Foundation\n"

        #expect(RoomImports().remarks(in: TextFile("Sources/Law/Planted.swift", text)) == [])
    }

    @Test func `every file imports only what its room may`() throws {
        let files = try Repository().swiftFiles()

        #expect(RoomImports().remarks(in: files) == [])
        #expect(files.contains { $0.room == "Law" })
    }

    @Test func `every folder of sources is a room or a door to a C library`() throws {
        let folders = try Repository().paths(under: ["Sources"]).compactMap { TextFile($0, "").room }

        #expect(RoomImports.unknown(among: folders) == [])
    }
}

@Suite struct `The core is pure` {
    @Test(arguments: [
        "let now = Date()", "let now: Date = .init(timeIntervalSince1970: 0); _ = Date.now",
        "let id = UUID()", "let die = Int.random(in: 1...6)", "let order = parties.shuffled()",
        "let text = try String(contentsOf: url, encoding: .utf8)", "let there = FileManager.default",
        "print(file)", "func load() async throws {}", "let zone = TimeZone.current",
        "let text = \"filed at \\(Date())\"", "let key = SymmetricKey(size: .bits256)",
    ])
    func `a clock, a die, a file or a wait is noticed`(line: String) {
        let remarks = PureCore().remarks(
            in: TextFile("Sources/Casework/Planted.swift", "import Foundation\n\(line)\n"))

        #expect(remarks.map(\.line) == [2])
    }

    @Test func `words that only sound like it are let through`() {
        let text = """
            /// Never reads Date() itself.
            let canonical = element.write(to: &text)
            let days = dates.contains(day) ? "print(it)" : fingerprint(of: day)
            let end = Deadline(alarm: day, last: day)
            """

        #expect(PureCore().remarks(in: TextFile("Sources/Law/Planted.swift", text)) == [])
    }

    @Test func `law, evidence and casework read no clock, no die and no file`() throws {
        #expect(PureCore().remarks(in: try Repository().swiftFiles()) == [])
    }
}
