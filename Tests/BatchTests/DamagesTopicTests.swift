import Evidence
import Testing

@testable import zhibao

@Suite struct DamagesTopicTests {
    private let ask: Asking

    init() throws {
        ask = try Asking("damages")
    }

    @Test(arguments: [
        "{}", #"{"right":"patent"}"#, #"{"right":"patent","infringed_on":"2022-01-01"}"#,
        #"{"right":"patents","infringed_on":"2022-01-01","decided_on":"2023-01-01"}"#,
        #"{"right":null,"infringed_on":"2022-01-01","decided_on":"2023-01-01"}"#,
        #"{"right":"patent","infringed_on":"2022-02-30","decided_on":"2023-01-01"}"#,
        #"{"right":"patent","infringed_on":"2023-01-02","decided_on":"2023-01-01"}"#,
        #"{"right":"patent","infringed_on":20220101,"decided_on":"2023-01-01"}"#,
        #"{"right":"patent","infringed_on":"2022-01-01","decided_on":null}"#,
        #"{"right":"patent","infringed_on":"2022-01-01","decided_on":"2023-01-01","punitive_asked":"yes"}"#,
        #"{"right":"patent","infringed_on":"2022-01-01","decided_on":"2023-01-01","punitive_asked":null}"#,
        #"{"right":"patent","infringed_on":"2022-01-01","decided_on":"2023-01-01","amount":1}"#,
        #"{"right":"patent","act":"passing","infringed_on":"2022-01-01","decided_on":"2023-01-01"}"#,
        #"{"right":"unfair_competition","infringed_on":"2022-01-01","decided_on":"2023-01-01"}"#,
        #"{"right":"unfair_competition","act":null,"infringed_on":"2022-01-01","decided_on":"2023-01-01"}"#,
    ])
    func `a question that is not as agreed is bad input`(input: String) throws {
        #expect(try ask(input) == .badInput)
    }

    @Test(arguments: [true, false])
    func `the answer says what the law grants, whatever was asked`(isAsked: Bool) throws {
        let answer = try ask(
            #"{"right":"patent","infringed_on":"2022-01-01","decided_on":"2026-06-01","punitive_asked":\#(isAsked)}"#
        )

        #expect(
            answer
                == .object([
                    "statutory": .object(["min": .int(30_000), "max": .int(5_000_000)]),
                    "methods": .array(
                        ["loss_or_profit", "royalty_multiple", "statutory"].map(JSON.string)),
                    "punitive": .object([
                        "available": .bool(true), "min_multiple": .int(1), "max_multiple": .int(5),
                    ]),
                    "rules": .array([.string("damages.patent.2021")]),
                    "source": .array([.string("PL2020 art. 71")]),
                ]))
    }

    @Test
    func `patents and copyright rest on the Civil Code from its first day to the eve of their own texts`()
        throws
    {
        for right in ["patent", "copyright"] {
            for (day, isAvailable) in [
                ("2020-12-31", false), ("2021-01-01", true), ("2021-05-31", true),
            ] {
                let answer = try answer(right, day)
                #expect(answer["punitive"]?["available"] == .bool(isAvailable))
                #expect(answer["punitive"]?["min_multiple"] == .null)
                #expect(answer["punitive"]?["max_multiple"] == .null)
                #expect(
                    (answer["rules"]?.array ?? []).contains(.string("damages.civilcode.1185")) == isAvailable)
            }
            #expect(try answer(right, "2021-06-01")["punitive"]?["max_multiple"] == .int(5))
        }
    }

    @Test func `the minimum is zero where the text names only a ceiling`() throws {
        #expect(
            try answer("trademark", "2018-01-01")["statutory"]
                == .object(["min": .int(0), "max": .int(3_000_000)]))
        #expect(try answer("copyright", "2022-01-01")["statutory"]?["min"] == .int(500))
    }

    @Test func `unfair competition has a ceiling only for confusion, and never multiplies`() throws {
        let confusion = try answer("unfair_competition", "2026-01-01", act: "confusion")
        let other = try answer("unfair_competition", "2026-01-01", act: "other")

        #expect(confusion["statutory"]?["max"] == .int(5_000_000))
        #expect(other["statutory"] == .null)
        #expect(other["methods"] == .array([.string("loss_or_profit")]))
        #expect([confusion, other].allSatisfy { $0["punitive"]?["available"] == .bool(false) })
        #expect(try answer("trade_secret", "2026-01-01")["punitive"]?["available"] == .bool(true))
    }

    @Test(arguments: [("layout", "2026-01-01"), ("civil_code", "2026-01-01"), ("patent", "2005-01-01")])
    func `what the law base does not hold is null and never guessed`(right: String, day: String) throws {
        let answer = try answer(right, day)

        #expect(answer["statutory"] == .null && answer["methods"] == .array([]))
        #expect(answer["punitive"]?["min_multiple"] == .null && answer["punitive"]?["max_multiple"] == .null)
        #expect(answer["punitive"]?["available"] == .bool(right != "patent"))
        #expect(
            Set(answer.object.map { Array($0.keys) } ?? []) == [
                "statutory", "methods", "punitive", "rules", "source",
            ])
    }

    @Test func `whatever stands in a question, a line is answered or at fault and the run goes on`() {
        let values = [
            "null", "true", "7", "-1", "1.5", "1e300", #""""#, #""patent""#, #""confusion""#,
            #""2022-01-01""#,
            #""2022-13-01""#, #""9999-12-31""#, #""0001-01-01""#, "[]", "{}", #"[{"right":[]}]"#,
            #""\u0000""#,
        ]
        let keys = ["right", "act", "infringed_on", "decided_on", "punitive_asked"]
        var count = 0
        for (step, value) in values.enumerated() {
            for skip in 1...7 {
                let members = keys.enumerated().map { index, key in
                    let other = values[(step * skip + 5 * index) % values.count]
                    return #""\#(key)":"# + (index == skip ? value : other)
                }
                let line = ask.line(#"{"id":"q","input":{"# + members.joined(separator: ",") + "}}")
                #expect(line.text.hasPrefix(#"{"id":"q","#) && line.text.hasSuffix("}\n"))
                count += line.isAnswered ? 1 : 0
            }
        }
        #expect(count < values.count * 7)
    }

    private func answer(_ right: String, _ day: String, act: String? = nil) throws -> JSON {
        let named = act.map { #""act":"\#($0)","# } ?? ""
        return try ask(
            #"{"right":"\#(right)",\#(named)"infringed_on":"\#(day)","decided_on":"2027-06-01","punitive_asked":true}"#
        )
    }
}
