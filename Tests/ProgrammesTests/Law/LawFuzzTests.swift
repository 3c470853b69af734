import Foundation
import Programmes
import Testing

@Suite struct LawFuzzTests {
    /// The same numbers on every run (SplitMix64), so that a fault that is found can be looked at.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let files = [
        "rules/customs.yaml", "rules/damages.yaml", "authorities.yaml", "thresholds/criminal-214.yaml",
        "articles/rights.yaml", "zones.yaml",
    ]

    private static let scraps = [
        "[", "]", "{", "}", ":", "- ", "\n", "\t", "&a", "*a", "\"", "'", "null", "~", "99999999999999999999",
        "-1", "2026-13-40", "no", "? ", "!!binary", "%", "---\n", "\u{0}", "\u{7F}", "\u{E000}", "中", "1e9",
        ".inf",
    ]

    @Test(arguments: 0..<120)
    func `a file spoilt at random is read or refused at its place, and never worse`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let law = try PlantedLaw(only: LawFuzzTests.files)
        let path = LawFuzzTests.files[seed % LawFuzzTests.files.count]
        var characters = Array(try law.text(path).unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            let at = Int.random(in: 0..<characters.count, using: &dice)
            let end = min(characters.count, at + Int.random(in: 0...12, using: &dice))
            let scrap = LawFuzzTests.scraps.randomElement(using: &dice) ?? ""
            characters.replaceSubrange(at..<end, with: Array(scrap.unicodeScalars))
        }
        try law.write(String(String.UnicodeScalarView(characters)), to: path)

        let faults = law.faults()

        for fault in faults {
            #expect(fault.place.file.hasPrefix("law"), "\(fault)")
            #expect(fault.place.line >= 1 && !fault.fault.isEmpty && !fault.remedy.isEmpty, "\(fault)")
        }
        try law.remove()
    }

    @Test(arguments: 0..<40)
    func `bytes struck out at random are refused as well`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &+ 1_000)
        let law = try PlantedLaw(only: LawFuzzTests.files)
        let path = LawFuzzTests.files[seed % LawFuzzTests.files.count]
        var bytes = [UInt8](try law.text(path).utf8)
        for _ in 0..<Int.random(in: 1...20, using: &dice) {
            bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
        }
        try Data(bytes).write(to: law.folder.appending(path: path))

        let faults = law.faults()

        #expect(faults.allSatisfy { $0.place.file.hasPrefix("law") && $0.place.line >= 1 }, "\(faults)")
        try law.remove()
    }
}
