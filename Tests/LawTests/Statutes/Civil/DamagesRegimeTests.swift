import Law
import Testing

@Suite struct DamagesRegimeTests {
    private static let sound: [String: LegalValue] = [
        "order": .list([.text("loss"), .text("statutory")]),
        "statutory": .list([.number(0), .number(5_000_000)]), "punitive": .list([.number(1), .number(5)]),
        "mental": .text("故意"),
    ]

    @Test(
        arguments: [
            ("order", nil), ("order", .text("loss")), ("order", .list([.text("guess"), .text("statutory")])),
            ("order", .list([.text("statutory"), .text("loss")])),
            ("order", .list([.text("loss"), .text("loss"), .text("statutory")])),
            ("statutory", nil), ("statutory", .number(5_000_000)),
            ("statutory", .list([.number(5), .number(1)])),
            ("statutory", .list([.number(-1), .number(1)])), ("statutory", .list([.number(1)])),
            ("punitive", nil), ("punitive", .list([.number(0), .number(5)])), ("punitive", .text("some")),
            ("mental", nil), ("mental", .text("过失")),
        ] as [(String, LegalValue?)])
    func `a rule that does not hold what a regime needs is named with its key`(
        key: String, value: LegalValue?
    ) throws {
        var values = Self.sound
        values[key] = value

        #expect(throws: UnreadableRule("damages.test", key)) { try DamagesRegime(rule(values)) }
    }

    @Test func `a text without multiples says none`() throws {
        var values = Self.sound
        values["punitive"] = .text("none")
        values["mental"] = nil

        let regime = try DamagesRegime(rule(values))

        #expect(regime.punitive == nil)
        #expect(regime.methods == [.loss, .statutory])
        #expect(regime.statutory == Money(yuan: 0)...Money(yuan: 5_000_000))
    }

    @Test func `a book without the rules of damages is refused`() {
        #expect(throws: UnreadableRule.self) { try DamagesTable(RuleBook(rules: [], authorities: [])) }
    }

    private func rule(_ values: [String: LegalValue]) -> LegalRule {
        LegalRule(
            id: "damages.test", zh: nil, basis: nil, citations: [], values: values, confidence: .verified,
            from: nil, to: nil, on: nil, note: nil)
    }
}
