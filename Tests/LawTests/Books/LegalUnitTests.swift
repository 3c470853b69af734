import Law
import Testing

@Suite struct LegalUnitTests {
    @Test(arguments: [
        ("days", LegalUnit.time(.days)), ("police_days", .time(.days)), ("mediate_wd", .time(.workingDays)),
        ("evidence_days_max", .time(.days)), ("renew_within_months_before", .time(.months)),
        ("confusion.flat_cap", .yuan), ("max_multiple", .times), ("late_daily", .share),
        ("officers_min", .count), ("repeat_years", .time(.years)), ("repeat_count", .count),
    ])
    func `the key of a number says its unit`(key: String, unit: LegalUnit) {
        #expect(LegalUnit(key: key) == unit)
    }

    @Test(arguments: ["", "wild", "daysish", "min", "day"])
    func `a key without a unit says none`(key: String) {
        #expect(LegalUnit(key: key) == nil)
    }
}
