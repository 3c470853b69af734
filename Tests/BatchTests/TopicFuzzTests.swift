import Evidence
import Foundation
import Testing

@testable import zhibao

/// Every topic under spoilt questions: an answer or an error in one line under the same id, and the run goes on.
@Suite struct TopicFuzzTests {
    /// The same numbers on every run, so that a failure comes again.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(sides))
        }

        mutating func pick(_ values: [String]) -> String { values[roll(values.count)] }
    }

    private static let keys = [
        "op", "date", "start", "n", "unit", "from", "to", "code", "org_code", "id", "as_of", "id15", "number",
        "check_digit_of", "year", "text", "kind", "right", "act", "infringed_on", "decided_on",
        "punitive_asked", "offence", "conduct_from", "conduct_to", "facts", "strange", "",
    ]

    private static let values = [
        "null", "true", "false", "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "1e400",
        "1.5",
        #""""#, #""2026-10-01""#, #""0001-01-01""#, #""9999-12-31""#, #""2026-02-30""#, #""is_workday""#,
        #""next_workday""#, #""add_workdays""#, #""count_workdays""#, #""deadline""#, #""workday""#,
        #""month""#, #""year""#, #""day""#, #""lookup""#, #""children""#, #""history""#, #""230102""#,
        #""911234567890123456""#, #""91230102MA1B2C3D4E""#, #""11010519491231002X""#, #""ZL202310000000.1""#,
        #""（2023）黑01民初123号""#, #""黑市监处罚〔2024〕12号""#, #""court""#, #""document""#, #""patent""#,
        #""unfair_competition""#, #""confusion""#, #""\u0000""#, #""𠮷""#, #""\u202e""#, "[]", "{}", "[1]",
        #"{"sales":"60000"}"#, #""１２３""#, #""Ⅷ""#,
    ]

    @Test(arguments: BatchTopics.names)
    func `any value under any key is answered or refused in one line`(topic: String) throws {
        let ask = try Asking(topic)
        var dice = Dice(state: 0x9E37_79B9_7F4A_7C15)
        for turn in 0..<1_500 {
            let input = (0..<dice.roll(5)).map { _ in
                #""\#(dice.pick(Self.keys))":\#(dice.pick(Self.values))"#
            }.joined(separator: ",")
            let line = #"{"id":\#(turn),"input":{\#(input)}}"#
            try expectOneAnswer(to: line, from: ask)
        }
    }

    @Test(arguments: BatchTopics.names)
    func `bytes struck at random break no run`(topic: String) throws {
        let ask = try Asking(topic)
        var dice = Dice(state: 0xD1B5_4A32_D192_ED03)
        let sound =
            #"{"id":7,"input":{"op":"deadline","start":"2026-09-30","n":3,"unit":"workday","code":"230102"}}"#
        for _ in 0..<500 {
            var bytes = Array(sound.utf8)
            for _ in 0...dice.roll(4) { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
            if dice.roll(4) == 0 { bytes.removeLast(dice.roll(bytes.count)) }
            try expectOneAnswer(to: String(decoding: bytes, as: UTF8.self), from: ask)
        }
    }

    private func expectOneAnswer(to line: String, from ask: Asking) throws {
        let (text, isAnswered) = ask.line(line)
        let answer = try JSON(parsing: Data(text.utf8))

        #expect(text.hasSuffix("}\n") && text.dropLast().allSatisfy { $0 != "\n" }, "\(line)")
        #expect(answer["id"] != nil, "\(line)")
        #expect((answer["output"] != nil) == isAnswered, "\(line)")
        #expect((answer["error"]?["code"]?.string != nil) != isAnswered, "\(line)")
        if let code = answer["error"]?["code"]?.string { #expect(code == "bad_input", "\(line)") }
    }
}
