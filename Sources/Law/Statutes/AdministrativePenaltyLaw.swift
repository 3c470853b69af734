/// Administrative Penalty Law (APL2021, 行政处罚法, as revised 2021-01-22, in force from 2021-07-15).
public enum AdministrativePenaltyLaw {
    /// In years, from the end of the conduct.
    static let limitation = DatedValue(
        2, rule: "meta.temporal.admin_limitation#base_years", source: "APL2021 art. 36 para. 1",
        from: CivilDate(2021, 7, 15))
    /// In years; for life, health and financial safety, where harm was done.
    static let longLimitation = DatedValue(
        5, rule: "meta.temporal.admin_limitation#extended_years", source: "APL2021 art. 36 para. 1",
        from: CivilDate(2021, 7, 15))

    /// 行政处罚由违法行为发生地的行政机关管辖: the place of the act is the agency's area or lies in it.
    public static let placeWithinArea = Rule(
        "place-within-area", source: "APL2021 art. 22", basis: ["admin.jurisdiction.place"],
        confidence: .high,
        reads: ["place", "agency-area"]
    ) { facts throws(Facts.Missing) in
        let (place, area) = (
            try facts(Field<StatedDivision>("place")), try facts(Field<StatedDivision>("agency-area"))
        )
        return place.lies(in: area)
            ? .met : .unmet(because: Reason(.outsideArea, ["place": place.code, "area": area.code]))
    }

    /// A fine set off against a criminal fine, or none imposed after one: the file may close without a fine.
    public static let judgmentSetOffRecorded = Rule(
        "judgment-set-off-recorded", source: "APL2021 art. 35", basis: ["link.penalty.offset"],
        reads: ["set-off-recorded"]
    ) { facts throws(Facts.Missing) in
        try facts(.setOffRecorded) ? .met : .unmet(because: Reason(.setOffNotRecorded))
    }

    /// 违法行为在二年内未被发现的，不再给予行政处罚: counted from the end of the conduct; five years for
    /// life, health and financial safety where harm was done. The years are those of the day on which the conduct
    /// ended.
    public static func withinLimitation(_ book: RuleBook) -> Rule {
        Rule(
            "within-limitation", source: "APL2021 art. 36", basis: ["meta.temporal.admin_limitation"],
            reads: ["conduct-from", "conduct-to", "discovered-on", "endangers-life-or-finance"]
        ) { facts throws(Facts.Missing) in
            if facts.ifStated(.conductTo) == nil, let began = facts.ifStated(.conductFrom),
                let found = facts.ifStated(.discoveredOn), found <= last(began, limitation, book)
            {
                return .met  // whenever it ended, it was found within the years of that
            }
            let (end, found) = (try facts(.conductTo), try facts(.discoveredOn))
            let (last, lastOfLong) = (last(end, limitation, book), last(end, longLimitation, book))
            if found <= last { return .met }
            guard found <= lastOfLong else {
                return .unmet(
                    because: Reason(.pastFiveYears, ["last": "\(lastOfLong)", "found": "\(found)"]))
            }
            return try facts(Field<Bool>("endangers-life-or-finance"))
                ? .met : .unmet(because: Reason(.pastTwoYears, ["last": "\(last)", "found": "\(found)"]))
        }
    }

    /// The last day on which conduct that ended on a day can be found in time.
    private static func last(_ end: CivilDate, _ years: DatedValue<Int>, _ book: RuleBook) -> CivilDate {
        end.adding(months: 12 * years.value(in: book.selecting(end)))
    }

    /// Before it decides, the authority tells the party what it intends, why, and what the party may do.
    public static let noticeGiven = Rule(
        "notice-given", source: "APL2021 art. 44", basis: ["admin.notice.statement"], reads: ["notice-given"]
    ) { facts throws(Facts.Missing) in
        try facts(Field<Bool>("notice-given")) ? .met : .unmet(because: Reason(.noticeNotGiven))
    }
}

/// A place by its GB/T 2260 code: two digits each for province, prefecture and county.
struct StatedDivision: FactValue, Hashable {
    let code: String

    /// `nil` unless six digits that name at least a province.
    init?(_ fact: Fact) {
        guard case .division(let code) = fact, code.utf8.count == 6,
            code.utf8.allSatisfy({ (48...57).contains($0) }), !code.hasPrefix("00")
        else { return nil }
        self.code = code
    }

    func lies(in area: StatedDivision) -> Bool {
        code.hasPrefix(area.significant)
    }

    var isPrefectureOrAbove: Bool { code.hasSuffix("00") }

    /// The code without the levels that it leaves open: `2301` for 哈尔滨市.
    private var significant: Substring {
        var digits = code[...]
        while digits.hasSuffix("00") { digits = digits.dropLast(2) }
        return digits
    }
}
