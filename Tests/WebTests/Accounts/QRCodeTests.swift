import Evidence
import Testing

@testable import Web

/// Squares that telephones read. The expected ones were drawn by another program, python-qrcode 8, with the same mask.
struct QRCodeTests {
    private static func rows(_ code: QRCode) -> [String] {
        (0..<code.size).map { row in (0..<code.size).map { code[row, $0] ? "1" : "0" }.joined() }
    }

    @Test func `a short text is drawn as others draw it`() throws {
        let code = try #require(QRCode("zhibao"))
        let drawn = Self.rows(code).map { $0.replacing("1", with: "#").replacing("0", with: ".") }
        #expect(
            drawn == [
                "#######.#.#.#.#######", "#.....#.###...#.....#", "#.###.#.##.#..#.###.#",
                "#.###.#..##...#.###.#", "#.###.#.#.#.#.#.###.#", "#.....#....##.#.....#",
                "#######.#.#.#.#######", "...........##........", "#..######.#.##..#.###",
                "#...#..#.##.#.#.#....", ".#.#..#......##.#####", "###..#..#..#......#.#",
                "###.###.##....#..#.#.", "........#.###........", "#######.##..#######..",
                "#.....#.##.###.#.##..", "#.###.#.#..##.#.##.##", "#.###.#.#####....##..",
                "#.###.#..#....#.##.##", "#.....#..#...###.####", "#######.#.##...##....",
            ])
    }

    @Test(
        arguments: [
            (12, 37, "2efd83a41a3e42df4771adf4277e70778ac7ed57aee1c011bc7d05cc58ba5c51"),
            (20, 49, "e4ddd05f0b317c53222e8a632dd2c5d8d74105184e6c2c130365283515b37a1d"),
        ])
    func `longer texts in several blocks are drawn as others draw them`(
        times: Int, size: Int, digest: String
    ) throws {
        let code = try #require(QRCode(String(repeating: "zhibao ", count: times)))
        #expect(code.size == size)
        #expect(Digest(ofText: Self.rows(code).joined(separator: "\n")).description == digest)
    }

    @Test func `213 bytes fit, and not one more`() throws {
        let code = try #require(QRCode(String(repeating: "x", count: 213)))
        let drawn = Digest(ofText: Self.rows(code).joined(separator: "\n"))
        #expect(drawn.description == "f8a692e420006d88c10e55f6fb2f048c68ad07db0d7c3f134adf4ff3fc04aae2")
        #expect(QRCode(String(repeating: "x", count: 214)) == nil)
    }

    @Test func `the path of a square covers its dark modules and no others`() throws {
        let code = try #require(QRCode("zhibao"))
        var dark: Set<[Int]> = []
        for run in code.path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let (left, top) = (try #require(Int(run.output.1)), try #require(Int(run.output.2)))
            let width = try #require(Int(run.output.3))
            #expect(run.output.3 == run.output.4)
            for column in left..<left + width { dark.insert([top - QRCode.quiet, column - QRCode.quiet]) }
        }
        let expected = (0..<code.size).flatMap { row in
            (0..<code.size).filter { code[row, $0] }.map { [row, $0] }
        }
        #expect(dark == Set(expected))
    }
}
