import Evidence
import Testing

@testable import zhibao

/// The sentences of the contract on the topic `threshold`, one by one.
@Suite struct ThresholdTopicTests {
    let ask: Asking

    init() throws {
        ask = try Asking("threshold")
    }

    private static let now =
        #""conduct_from":"2026-01-01","conduct_to":"2026-02-01","decided_on":"2026-03-01""#
    private static let then =
        #""conduct_from":"2023-01-01","conduct_to":"2023-02-01","decided_on":"2026-03-01""#
    private static let same = #""same_mark":"yes","same_goods":"yes","object":"goods""#

    private func answer(_ offence: String, _ facts: String, _ days: String = now) throws -> JSON {
        try ask(#"{"offence":"\#(offence)",\#(days),"facts":{\#(facts)}}"#)
    }

    private func list(_ facts: String, _ days: String = now) throws -> [JSON] {
        try #require(try ask(#"{"offence":null,\#(days),"facts":{\#(facts)}}"#).array)
    }

    @Test(arguments: [
        #"{}"#, #"{"offence":"213","facts":{}}"#, #"{"offence":"212",\#(now),"facts":{}}"#,
        #"{"offence":213,\#(now),"facts":{}}"#, #"{"offence":"213 ",\#(now)}"#,
        #"{"offence":"213","conduct_from":"2004-12-21","conduct_to":"2005-01-01","decided_on":"2026-01-01"}"#,
        #"{"offence":null,"conduct_from":"2004-12-21","conduct_to":"2005-01-01","decided_on":"2026-01-01"}"#,
        #"{"offence":"213","conduct_from":"2026-02-02","conduct_to":"2026-02-01","decided_on":"2026-03-01"}"#,
        #"{"offence":"213","conduct_from":"2026-01-01","conduct_to":"2026-02-01","decided_on":"2026-01-31"}"#,
        #"{"offence":"213","conduct_from":"2026-02-30","conduct_to":"2026-03-01","decided_on":"2026-03-01"}"#,
        #"{"offence":"213","conduct_from":null,"conduct_to":"2026-03-01","decided_on":"2026-03-01"}"#,
        #"{"offence":"213",\#(now),"facts":[]}"#, #"{"offence":"213",\#(now),"facts":{},"note":1}"#,
    ])
    func `a question that is not as agreed is bad input`(input: String) throws {
        #expect(try ask(input) == .badInput)
    }

    @Test(arguments: [
        #""turnover":-1"#, #""turnover":"-0.01""#, #""turnover":"1.001""#, #""turnover":1.5"#,
        #""turnover":true"#,
        #""turnover":"1e5""#, #""turnover":"50,000""#, #""turnover":"5万""#, #""turnover":"""#,
        #""turnover":1000000000000000"#, #""turnover":"1000000000000000.00""#, #""turnover":{}"#,
        #""labels":-1"#,
        #""labels":1.0"#, #""labels":"10""#, #""labels":false"#, #""labels":9223372036854775807"#,
        #""marks":-2"#, #""repeat_within_two_years":"yes""#, #""repeat_within_two_years":1"#,
        #""same_mark":true"#, #""same_mark":"Yes""#, #""object":"both""#, #""role":"label-maker""#,
        #""role":"buyer""#, #""sold":1"#, #""illegal-gains":1"#, #""conduct_from":"2026-01-01""#,
    ])
    func `a fact in another unit, type or name is bad input`(fact: String) throws {
        #expect(try answer("213", fact) == .badInput)
    }

    @Test func `the output has the agreed keys and no others`() throws {
        let output = try #require(try answer("213", Self.same + #","turnover":"50000""#).object)
        #expect(
            Set(output.keys) == [
                "verdict", "tier", "offence", "version", "rule", "limb", "threshold", "actual", "missing",
                "versions", "favourable", "transfer", "source", "explain",
            ])
        let version = try #require(output["versions"]?.array?.first?.object)
        #expect(Set(version.keys) == ["version", "verdict", "tier", "rule", "limb", "threshold"])
        #expect(output["verdict"] == .string("met") && output["tier"] == .int(1))
        #expect(output["threshold"] == .string("50000") && output["actual"] == .string("50000"))
        #expect(output["rule"] == .string("criminal.213.2025.goods.serious"))
        #expect(output["source"] == .string("INT2025-5 art. 3 para. 1"))
        #expect(output["transfer"] == .string("must") && output["missing"] == .array([]))
        #expect(output["explain"]?.array?.isEmpty == false)
    }

    @Test func `money is a decimal string and a count a number`() throws {
        let money = try answer("213", Self.same + #","turnover":"50000.5""#)
        let count = try answer("217", #""for_profit":true,"copies":500"#)

        #expect(money["actual"] == .string("50000.50"))
        #expect(count["actual"] == .int(500) && count["threshold"] == .int(500))
    }

    @Test(arguments: [
        ("213", "same_mark", #""no""#), ("213", "same_goods", #""no""#), ("214", "same_mark", #""no""#),
        ("214", "same_goods", #""no""#), ("215", "same_mark", #""no""#), ("217", "for_profit", "false"),
        ("218", "for_profit", "false"), ("216", "passing_off", "false"), ("213", "role", #""seller""#),
        ("214", "role", #""maker""#),
    ])
    func `an element that is not there, or a role of another offence, is not applicable`(
        offence: String, fact: String, value: String
    ) throws {
        let output = try answer(offence, #""turnover":9000000,"sales":9000000,"\#(fact)":\#(value)"#)

        #expect(output["verdict"] == .string("not_applicable"))
        #expect(output["transfer"] == .string("no") && output["tier"] == .int(0))
    }

    @Test(arguments: [
        ("213", "same_mark", #""same_goods":"yes","object":"goods","turnover":90000"#),
        ("213", "object", #""same_mark":"yes","same_goods":"yes","turnover":90000"#),
        ("214", "same_goods", #""same_mark":"yes","same_goods":"unknown","sales":90000"#),
        ("215", "same_mark", #""labels":90000"#), ("216", "passing_off", #""turnover":900000"#),
        ("217", "for_profit", #""copies":900"#), ("218", "for_profit", #""sales":900000"#),
    ])
    func `an element that is not known is never met, and is named`(
        offence: String, element: String, facts: String
    ) throws {
        let output = try answer(offence, facts)

        #expect(output["verdict"] == .string("undetermined"))
        #expect(output["missing"]?.array?.first == .string(element))
        #expect(output["transfer"] == .string("should_review") && output["tier"] == .int(0))
    }

    @Test func `an unknown element beside amounts that all fall short is unmet, and is named`() throws {
        let facts = #""turnover":0,"illegal_gains":0,"object":"goods","same_goods":"yes""#
        let output = try answer("213", facts)

        #expect(output["verdict"] == .string("unmet"))
        #expect(output["missing"] == .array([.string("same_mark")]))
    }

    @Test func `a limb with one fact known to fall short fails, whatever else is unknown`() throws {
        let open = try answer(
            "214", #""same_mark":"yes","same_goods":"yes","illegal_gains":0,"unsold_value":0"#)
        let short = try answer(
            "214", #""same_mark":"yes","same_goods":"yes","illegal_gains":0,"unsold_value":0,"sales":29999"#)

        #expect(open["verdict"] == .string("undetermined"))
        #expect(open["missing"] == .array([.string("sales"), .string("repeat_within_two_years")]))
        #expect(short["verdict"] == .string("unmet") && short["missing"] == .array([]))
    }

    @Test(arguments: [
        (#""role":"seller","copies":900"#, Self.now, "not_applicable", "2025"),
        (#""role":"seller","copies":900,"clicks":1"#, Self.now, "met", "2025"),
        (#""role":"seller","copies":900"#, Self.then, "not_applicable", "2025"),
        (#""role":"maker","copies":900"#, Self.now, "met", "2025"),
    ])
    func `a seller of copies alone is outside 217 under 2025`(
        facts: String, days: String, verdict: String, version: String
    ) throws {
        let output = try answer("217", #""for_profit":true,"# + facts, days)

        #expect(output["verdict"] == .string(verdict))
        #expect(output["version"] == .string(version) && output["favourable"] == .string(version))
    }

    @Test(arguments: [
        (
            "services", #""illegal_gains":900000,"turnover":900000,"illegal_gains_services":49999"#,
            "undetermined"
        ),
        ("services", #""illegal_gains_services":50000"#, "met"),
        ("mixed", #""illegal_gains":29999,"illegal_gains_services":20001"#, "met"),
    ])
    func `services read their own gains, mixed matters both`(object: String, facts: String, verdict: String)
        throws
    {
        let output = try answer(
            "213", #""same_mark":"yes","same_goods":"yes","object":"\#(object)","# + facts)

        #expect(output["verdict"] == .string(verdict))
    }

    @Test func `a summed limb is named by its parts`() throws {
        let output = try answer(
            "214", #""same_mark":"yes","same_goods":"yes","sales":49999,"unsold_value":100001"#)

        #expect(output["limb"] == .string("sales+unsold_value") && output["actual"] == .string("150000"))
    }

    @Test(arguments: [
        (#""turnover":25000,"copies":250"#, "met"), (#""turnover":24999,"copies":250"#, "undetermined"),
        (#""clicks":50000,"downloads":5000"#, "undetermined"), (#""clicks":50000,"copies":250"#, "met"),
        (#""repeat_within_two_years":true,"illegal_gains":10000,"copies":250"#, "met"),
        (#""repeat_within_two_years":false,"illegal_gains":29999,"copies":250"#, "undetermined"),
    ])
    func `half of two limbs counts turnover, repetition, copies and everything online once`(
        facts: String, verdict: String
    ) throws {
        #expect(try answer("217", #""for_profit":true,"# + facts)["verdict"] == .string(verdict))
    }

    @Test(arguments: [
        (#""sales":50000"#, 1), (#""sales":199999"#, 1), (#""sales":200000"#, 2),
        (#""sales":"49999.99","unsold_value":"0.03""#, 1),
        (#""sales":"49999.99","unsold_value":"0.02""#, 0), (#""sales":0,"unsold_value":149999"#, 0),
    ])
    func `substandard goods are measured by sales and threefold sales with what is unsold`(
        facts: String, tier: Int
    ) throws {
        #expect(try answer("140", facts)["tier"] == .int(tier))
    }

    @Test(arguments: [
        ("", 1), (#""direct_loss":299999"#, 1), (#""direct_loss":300000"#, 2), (#""bankruptcy":true"#, 2),
    ])
    func `219-1 is met whatever is stated, and its second tier is a limb of 219`(facts: String, tier: Int)
        throws
    {
        for days in [Self.now, Self.then] {
            let output = try answer("219-1", facts, days)
            #expect(output["verdict"] == .string("met") && output["tier"] == .int(tier))
            #expect(output["version"] == .string("2025") && output["rule"] == .string("criminal.219-1.2025"))
        }
    }

    @Test func `conduct over a change, and 214 between the texts, ask for legal review`() throws {
        let over = #""conduct_from":"2025-04-25","conduct_to":"2025-04-26","decided_on":"2026-03-01""#
        for (offence, days) in [("213", over), ("214", Self.then)] {
            let lines = try #require(try answer(offence, Self.same, days)["explain"]?.array).compactMap(
                \.string)
            #expect(lines.contains { $0.contains("法制机构") && $0.contains("复核") })
        }
        let clear = try #require(try answer("213", Self.same)["explain"]?.array).compactMap(\.string)
        #expect(!clear.contains { $0.contains("复核") })
    }

    @Test func `amounts that fall short ask for a look where the party did it again or stock comes near`()
        throws
    {
        let short = Self.same + #","illegal_gains":0,"sales":0,"unsold_value":"#
        let calm = try answer("214", short + #"89999,"repeat_within_two_years":false"#)
        let again = try answer("214", short + #"100,"repeat_within_two_years":true"#)
        let near = try answer("214", short + #"105000,"repeat_within_two_years":false"#)

        #expect([calm, again, near].map { $0["verdict"] } == Array(repeating: .string("unmet"), count: 3))
        #expect(
            [calm, again, near].map { $0["transfer"]?.string } == ["no", "should_review", "should_review"])
    }

    @Test func `without an offence every one that applies is listed by weight`() throws {
        let output = try list(Self.same + #","sales":250000,"for_profit":false,"passing_off":false"#)
        let keys = output.map {
            "\($0["offence"]?.string ?? "") \($0["verdict"]?.string ?? "") \($0["tier"]?.int ?? -1)"
        }

        #expect(
            keys == [
                "140 met 2", "214 met 1", "219-1 met 1", "213 undetermined 0", "215 undetermined 0",
                "219 undetermined 0",
            ])
    }

    @Test func `a fact that is null is not stated`() throws {
        #expect(try answer("140", #""sales":null"#)["verdict"] == .string("undetermined"))
    }
}
