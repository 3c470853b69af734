import Evidence
import Testing

@testable import zhibao

/// Whatever stands in the keys of a question, the answer is an answer or an error, and the run goes on.
@Suite struct ThresholdFuzzTests {
    /// A small generator with a known start, so that a failure comes again.
    private struct Dice {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(sides))
        }

        mutating func pick(_ values: [String]) -> String { values[roll(values.count)] }
    }

    private static let values = [
        "null", "true", "false", "0", "1", "-1", "50000", "9223372036854775807", "-9223372036854775808",
        "1e400", "1.5",
        #""""#, #""50000""#, #""0.01""#, #""999999999999999.99""#, #""yes""#, #""no""#, #""unknown""#,
        #""goods""#,
        #""mixed""#, #""seller""#, #""label_seller""#, #""maker""#, #""2026-01-01""#, #""2004-12-22""#,
        #""2004-12-21""#, #""9999-12-31""#, #""0001-01-01""#, "[]", "{}", "[1]", #"{"a":1}"#, #""\u0000""#,
        #""𠮷""#,
    ]

    private static let offences = [
        "null", #""140""#, #""213""#, #""214""#, #""215""#, #""216""#, #""217""#, #""218""#, #""219""#,
        #""219-1""#, #""220""#, "213",
    ]

    private static let days = [
        #""conduct_from":"2004-12-22","conduct_to":"2010-01-01","decided_on":"2011-01-01""#,
        #""conduct_from":"2020-01-01","conduct_to":"2025-04-26","decided_on":"2026-12-31""#,
        #""conduct_from":"2026-01-01","conduct_to":"2026-01-01","decided_on":"9999-12-31""#,
        #""conduct_from":"2026-01-02","conduct_to":"2026-01-01","decided_on":"2026-12-31""#,
        #""conduct_from":1,"conduct_to":"","decided_on":null"#,
    ]

    private static let facts = [
        "object", "role", "turnover", "illegal_gains", "illegal_gains_services", "sales", "unsold_value",
        "direct_loss", "marks", "patents", "labels", "unsold_labels", "copies", "unsold_copies",
        "online_works", "downloads", "clicks", "members", "repeat_within_two_years", "for_profit",
        "holder_confirmed", "passing_off", "bankruptcy", "substandard", "same_mark", "same_goods", "sold", "",
    ]

    @Test func `any value in any key is answered or refused`() throws {
        let ask = try Asking("threshold")
        var dice = Dice()
        var (answered, refused) = (0, 0)
        for _ in 0..<2_000 {
            let stated = (0..<dice.roll(4)).map { _ in
                #""\#(dice.pick(Self.facts))":\#(dice.pick(Self.values))"#
            }.joined(separator: ",")
            let question =
                #""offence":\#(dice.pick(Self.offences)),\#(dice.pick(Self.days)),"facts":{\#(stated)}"#
            let line = #"{"id":7,"input":{\#(question)}}"#
            let (text, isAnswered) = ask.line(line)
            answered += isAnswered ? 1 : 0
            refused += isAnswered ? 0 : 1
            let isRefusal = text.contains(#""error":{"code":"bad_input","message":""#)
            #expect(text.hasPrefix(#"{"id":"#) && text.hasSuffix("}\n"))
            #expect(isRefusal != isAnswered, "\(line)")
        }
        #expect(answered > 200 && refused > 200)
    }
}
