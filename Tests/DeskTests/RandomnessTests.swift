import Testing

@testable import Desk

@Suite struct RandomnessTests {
    @Test func `no bytes of the system are given twice, whoever asks at once`() async {
        let randomness = Randomness()

        let drawn = await withTaskGroup(of: [[UInt8]].self) { group in
            for _ in 0..<8 { group.addTask { (0..<500).map { _ in randomness.bytes(16) } } }
            return await group.reduce(into: []) { $0 += $1 }
        }

        #expect(drawn.count == 4_000 && Set(drawn).count == drawn.count)
        #expect(drawn.allSatisfy { $0.count == 16 && $0.contains { $0 != 0 } })
    }

    @Test(arguments: [0, 1, 7, 32, 255, 256, 257, 1_000])
    func `as many bytes are given as were asked for, and none of them is a wiped one`(count: Int) {
        let randomness = Randomness()
        // A byte is 0 once in 256 times: of 40 draws the same place is never 0 each time.
        let draws = (0..<40).map { _ in randomness.bytes(count) }

        #expect(draws.allSatisfy { $0.count == count })
        #expect((0..<count).allSatisfy { place in draws.contains { $0[place] != 0 } })
    }

    @Test func `a seed gives the same bytes each time`() {
        let (first, second) = (Randomness(seed: "world"), Randomness(seed: "world"))

        #expect([1, 16, 40].map(first.bytes) == [1, 16, 40].map(second.bytes))
        #expect(first.bytes(4) != Randomness(seed: "other").bytes(4))
    }
}
