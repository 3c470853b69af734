import Evidence
import Testing

@Suite struct SampleDrawTests {
    private let head = Digest(ofText: "head")

    private func files(_ count: Int) -> [String] {
        (1...count).map { "230102-2026-" + String(String(100_000 + $0).dropFirst()) }
    }

    /// Worked out with sha256sum and sort, as docs/manual/supervision.md shows.
    @Test func `a draw comes to what sha256sum and sort come to`() {
        let draw = SampleDraw(3, from: files(10), head: head, number: 20_260_511)

        #expect(
            draw.listDigest.description
                == "52245f020e4ecba791828fdd53451f745eb4ad580917262033671eed9e5b0110")
        #expect(
            draw.seed.description == "ba0255adcfe9fc279e6e2ac164cebf30b9c1b649fabe6e28fa47e3646ecfdedf")
        #expect(
            draw.drawn.map(\.file) == ["230102-2026-00009", "230102-2026-00010", "230102-2026-00003"])
    }

    @Test func `the order of the list changes nothing, and a file that stands twice is drawn once`() {
        let list = files(50)
        let draw = SampleDraw(10, from: list, head: head, number: 7)

        #expect(SampleDraw(10, from: list.reversed() + list, head: head, number: 7) == draw)
        #expect(Set(draw.drawn.map(\.file)).count == 10)
    }

    @Test func `another number, another head and another list each give another seed`() {
        let draw = SampleDraw(5, from: files(40), head: head, number: 7)

        #expect(SampleDraw(5, from: files(40), head: head, number: 8).seed != draw.seed)
        #expect(SampleDraw(5, from: files(40), head: Digest(ofText: "other"), number: 7).seed != draw.seed)
        #expect(SampleDraw(5, from: files(41), head: head, number: 7).seed != draw.seed)
    }

    @Test func `more than the list holds draws all of it, and nothing draws nothing`() {
        #expect(SampleDraw(100, from: files(9), head: head, number: 1).drawn.count == 9)
        #expect(SampleDraw(0, from: files(9), head: head, number: 1).drawn.isEmpty)
        #expect(SampleDraw(3, from: [], head: head, number: 1).drawn.isEmpty)
    }

    /// Of 2 000 draws of 5 out of 50, each file is expected 200 times, give or take 13; five times that is no
    /// chance.
    @Test func `over many draws each file comes up about as often as the others`() {
        let list = files(50)
        var counts: [String: Int] = [:]
        for number in 0..<2_000 {
            for drawn in SampleDraw(5, from: list, head: head, number: number).drawn {
                counts[drawn.file, default: 0] += 1
            }
        }

        #expect(counts.count == 50)
        #expect(counts.values.allSatisfy { (133...267).contains($0) }, "\(counts)")
    }

    @Test func `a larger sample keeps what a smaller one drew`() {
        let small = SampleDraw(5, from: files(80), head: head, number: 3).drawn
        let large = SampleDraw(12, from: files(80), head: head, number: 3).drawn

        #expect(Array(large.prefix(5)) == small)
    }
}
