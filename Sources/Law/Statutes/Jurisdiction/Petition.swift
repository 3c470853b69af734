/// What somebody brought to the market regulator, before it is known whether it is a complaint or a report.
///
/// 投诉 and 举报 differ in clock, party and secrecy. A complaint is a consumer's, about goods or services for
/// daily life; everything else that tells of an illegal act is a report. What is left out is never read as a
/// no.
public struct Petition: Hashable, Sendable, Codable {
    public enum Petitioner: String, FactValue, Codable, CaseIterable {
        case consumer
        case rightHolder = "right-holder"
        case other
    }

    /// What it asks for.
    public enum Matter: String, FactValue, Codable, CaseIterable {
        /// That a dispute with an operator be settled.
        case dispute
        /// That an illegal act be looked into.
        case illegalAct = "illegal-act"
        case both
    }

    public enum Channel: String, FactValue, Codable, CaseIterable {
        case nationalPlatform = "national-platform"
        case hotline, post, counter, other
    }

    public var petitioner: Petitioner?
    public var matter: Matter?
    /// Whether the goods or services were bought for daily life (为生活消费需要).
    public var isForDailyLife: Bool?
    public var isNamed: Bool?
    public var channel: Channel?
    public var receivedOn: CivilDate?
    /// Whether it shows signs of planted goods, swapping, forgery or extortion.
    public var showsAbuse: Bool?

    public init() {}
}

/// Whether a petition is a complaint or a report, with what follows from it.
public struct PetitionAnswer: Hashable, Sendable, Codable {
    public enum Kind: String, Codable, CaseIterable, Sendable { case complaint, report }

    public enum Secrecy: String, Codable, CaseIterable, Sendable {
        /// The operator learns who complains: both are parties to the mediation.
        case knownToOperator = "known-to-operator"
        /// Who reported is kept secret, and is no party.
        case keptSecret = "kept-secret"
    }

    /// A period of the handling, with the key of its number in the rule.
    public struct Clock: Hashable, Sendable, Codable {
        public let key: String
        public let period: StatutoryPeriod
    }

    public struct Part: Hashable, Sendable, Codable {
        public let kind: Kind
        public let standing: CompetentBody.Standing
        public let secrecy: Secrecy
        public let isParty: Bool
        public let clocks: [Clock]
    }

    /// A complaint and a report in one letter are two parts, handled apart. Empty when no version is loaded.
    public let parts: [Part]
    /// The ways in, in the words of the rule; empty where no rule lists them.
    public let channels: [String]
    public let prompts: [Reason]
    public let inquiries: [JurisdictionInquiry]
    public let grounds: Grounds

    public var isDetermined: Bool {
        !parts.isEmpty && grounds.missing.isEmpty && parts.allSatisfy { $0.standing == .competent }
    }
}
