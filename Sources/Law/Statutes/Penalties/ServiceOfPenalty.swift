/// When a decision counts as served (APL2021 art. 61; SAMR2 arts. 81 and 82).
public enum ServiceOfPenalty {
    public enum Mode: String, FactValue, CaseIterable {
        /// 当场交付 or 直接送达.
        case inPerson = "in-person"
        case electronic
        /// 公告送达: where no other way is open.
        case publicNotice = "public-notice"
    }

    /// The day on which the paper counts as served, or why it does not yet.
    public struct Served: Hashable, Sendable {
        /// `nil` while it does not count as served.
        public let day: CivilDate?
        public let grounds: Grounds
    }

    static let consent = Field<Bool>("electronic-consent")

    /// - Parameters:
    ///   - day: of the delivery, of the arrival in the system, or of the public notice.
    ///   - facts: `electronic-consent`, the signed confirmation of the address.
    public static func served(_ mode: Mode, on day: CivilDate, facts: Facts, _ book: RuleBook) -> Served {
        let book = book.selecting(day)
        let rules = [book.rule("admin.serve")].compactMap { $0 }
        func served(_ day: CivilDate?, _ because: Reason, missing: [String] = []) -> Served {
            Served(day: day, grounds: Grounds(rules: rules, because: [because], missing: missing))
        }
        switch mode {
        case .inPerson: return served(day, Reason(.servedInPerson, ["day": "\(day)"]))
        case .electronic:
            guard let consented = facts.ifStated(consent) else {
                return served(nil, Reason(.noElectronicConsent), missing: [consent.name])
            }
            return consented
                ? served(day, Reason(.servedElectronically, ["day": "\(day)"]))
                : served(nil, Reason(.noElectronicConsent))
        case .publicNotice:
            guard let days = book.value(id: "admin.serve#notice_days")?.number else {
                return served(nil, Reason(.noticeStillRuns, ["from": "\(day)"]))
            }
            // The day of the notice is not counted; the paper counts as served when the last day is over.
            let last = day + days
            return served(last, Reason(.servedByNotice, ["from": "\(day)", "day": "\(last)"]))
        }
    }

    /// 电子送达须经同意并签确认书.
    public static let electronicConsent = Rule(
        "electronic-service-consented", source: "SAMR2 art. 81", basis: ["admin.serve"], reads: [consent.name]
    ) { facts throws(Facts.Missing) in
        try facts(consent) ? .met : .unmet(because: Reason(.noElectronicConsent))
    }
}
