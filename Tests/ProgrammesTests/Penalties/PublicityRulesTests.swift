import Law
import Testing

@Suite struct `The term for which a penalty is shown` {
    private func finding(_ name: String, _ line: String) throws -> Finding {
        let rule = try #require(Statutes.named(PenaltyBook.ruleBook())[name])
        return rule.finding(on: try PenaltyBook.facts(line))
    }

    @Test(arguments: ["light-publicity-term", "other-publicity-term"])
    func `is asked for where the file does not say`(name: String) throws {
        #expect(try finding(name, "").missing == ["warning-only"])
        #expect(try finding(name, "warning-only=no").missing == ["criticism-only", "low-fine"])
        #expect(try finding(name, "warning-only=no low-fine=no").missing == ["criticism-only"])
        #expect(try finding(name, "warning-only=yes").verdict == .unmet)
    }

    @Test(arguments: [
        ("criticism-only=yes", true), ("low-fine=yes", true), ("criticism-only=no low-fine=yes", true),
        ("criticism-only=no low-fine=no", false),
    ])
    func `is one or the other`(line: String, isLight: Bool) throws {
        let light = try finding("light-publicity-term", "warning-only=no \(line)").verdict
        let other = try finding("other-publicity-term", "warning-only=no \(line)").verdict

        #expect(light == (isLight ? .met : .unmet))
        #expect(other == (isLight ? .unmet : .met))
    }

    @Test(arguments: [
        ("2029-06-14", Finding.Verdict.unmet), ("2029-06-15", .unmet), ("2029-06-16", .met),
    ])
    func `is that of the restriction where it outlasts three years`(
        until: String, verdict: Finding.Verdict
    ) throws {
        let line =
            "warning-only=no criticism-only=no low-fine=no shown-on=2026-06-15 restricted-until=\(until)"

        #expect(try finding("restriction-outlasts-term", line).verdict == verdict)
    }

    @Test(arguments: [
        // the day before the change, the day, the day after; seen before it and after it
        ("found-on=2026-03-30 act-day=2026-03-31", Finding.Verdict.met, Finding.Verdict.unmet),
        ("found-on=2026-03-31 act-day=2026-03-31", .met, .unmet),
        ("found-on=2026-03-31 act-day=2026-04-01", .undetermined, .undetermined),
        ("found-on=2026-03-31 act-day=2026-04-01 credit-regime=of-finding", .met, .unmet),
        ("found-on=2026-03-31 act-day=2026-04-01 credit-regime=of-today", .unmet, .met),
        ("found-on=2026-04-01 act-day=2026-04-01", .unmet, .met),
        ("found-on=2026-04-02 act-day=2026-04-02", .unmet, .met),
        ("found-on=2023-04-30 act-day=2026-04-02", .unmet, .unmet),
        ("found-on=2023-05-01 act-day=2023-05-02", .met, .unmet),
        ("act-day=2026-04-02", .undetermined, .undetermined),
    ])
    func `of credit follows the day of the finding, and nobody chooses silently`(
        line: String, former: Finding.Verdict, later: Finding.Verdict
    ) throws {
        let line = "discredit-gravity=general \(line)"

        #expect(try finding("credit-general-before-2026", line).verdict == former)
        #expect(try finding("credit-general-from-2026", line).verdict == later)
        #expect(try finding("credit-serious-from-2026", line).verdict == .unmet)
    }

    @Test(arguments: [
        ("discredit-gravity=slight", Finding.Verdict.undetermined),
        ("discredit-gravity=slight corrected-and-performed=no", .unmet),
        ("discredit-gravity=slight corrected-and-performed=yes", .met),
        ("discredit-gravity=general corrected-and-performed=yes", .undetermined),
        ("discredit-gravity=general corrected-and-performed=yes credit-promise=no", .unmet),
        ("discredit-gravity=serious corrected-and-performed=yes credit-promise=yes", .met),
    ])
    func `may be cut short by repair`(line: String, verdict: Finding.Verdict) throws {
        #expect(try finding("credit-repair-open", line).verdict == verdict)
    }
}
