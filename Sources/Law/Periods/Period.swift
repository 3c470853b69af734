/// A period that a text sets, as jurists keep it in `share/law/periods`: who must act, which rule says how
/// long, what may lengthen or hold it, and what its end means.
///
/// It holds no number: `editions` name the numbers of `share/law/rules`. Words for people stand in the text
/// catalogue under `period.NAME` and `period.NAME.from`.
public struct Period: Hashable, Sendable {
    /// How a period relates to its event.
    public enum Shape: String, Hashable, Sendable, Codable, CaseIterable {
        /// The act is due by the end, counted forward from the event.
        case deadline
        /// The act is due so long before the event: the notice of a hearing.
        case latestBefore = "latest-before"
        /// The act falls into the time before the event: a renewal before expiry.
        case windowBefore = "window-before"
        /// Something holds until the end, and then no more: a publication, a record.
        case term
        /// The act is possible only after the end: an early removal from a list.
        case wait
    }

    /// What the end of the period means in law.
    public enum Effect: String, Hashable, Sendable, Codable, CaseIterable {
        /// The authority has failed its duty.
        case breach
        case rightLapses = "right-lapses"
        /// Silence is read as a waiver.
        case deemedWaived = "deemed-waived"
        case deemedServed = "deemed-served"
        /// Goods or a measure must be released.
        case mustRelease = "must-release"
        /// A measure ends by itself.
        case endsMeasure = "ends-measure"
        /// A platform must lift what it imposed on the seller.
        case mustRestore = "must-restore"
        /// The party is late; the authority is not.
        case marksLate = "marks-late"
        /// The power to penalise is gone.
        case powerLapses = "power-lapses"
        /// The debtor may refuse; the right remains.
        case defence
        case goesToSuperior = "goes-to-superior"
        case mediationEnds = "mediation-ends"
        /// The applicant answers for the harm of a wrong application.
        case wrongfulApplication = "wrongful-application"
        case termEnds = "term-ends"
        /// The act becomes possible.
        case opens
        /// Damages reach back no further.
        case beyondReach = "beyond-reach"
        /// Shown only.
        case none
    }

    public let name: String
    public let group: String
    /// Key of the body or person who must act: `period.by.KEY` in the text catalogue.
    public let obliged: String
    public let shape: Shape
    /// Never empty. The first one in force decides.
    public let editions: [PeriodEdition]
    public let extensions: [PeriodExtension]
    /// A number of the law base that all extensions together may not pass.
    public let most: String?
    public let exclusions: [PeriodExclusion]
    /// The text that names the exclusions, where it is another than that of the period.
    public let excludedBy: Citation?
    public let effect: Effect
    /// A promise or a configurable time: shown, without effect in law.
    public let isSetting: Bool

    public init(
        name: String, group: String, obliged: String, shape: Shape = .deadline, editions: [PeriodEdition],
        extensions: [PeriodExtension] = [], most: String? = nil, exclusions: [PeriodExclusion] = [],
        excludedBy: Citation? = nil, effect: Effect, isSetting: Bool = false
    ) {
        self.name = name
        self.group = group
        self.obliged = obliged
        self.shape = shape
        self.editions = editions
        self.extensions = extensions
        self.most = most
        self.exclusions = exclusions
        self.excludedBy = excludedBy
        self.effect = effect
        self.isSetting = isSetting
    }

    /// A time to act in moves over days off; a time in which something holds does not.
    public var rollover: Rollover { shape == .deadline ? .overDaysOff : .none }

    /// Every number of the law base that the period names.
    public var references: [String] {
        editions.map(\.reference) + extensions.compactMap(\.reach.reference) + [most].compactMap { $0 }
            + exclusions.compactMap(\.most)
    }
}

/// One text that sets the period: the number that it gives, and its place.
public struct PeriodEdition: Hashable, Sendable {
    /// Whether a paper or an office says how long instead of the law base. What must be stated each time need not
    /// be where an office has set it once, by a release that gives the rule its number.
    public enum Stated: String, Hashable, Sendable, Codable { case required, allowed }

    /// Id in `share/law/rules`, with `#key` where the rule holds several numbers.
    public let reference: String
    public let source: Citation?
    public let stated: Stated?

    public init(_ reference: String, source: Citation?, stated: Stated? = nil) {
        self.reference = reference
        self.source = source
        self.stated = stated
    }
}

/// What may lengthen a period, and who says so.
public struct PeriodExtension: Hashable, Sendable {
    public enum Reach: Hashable, Sendable {
        /// Numbers of the law base. `#key` alone is a number of the rule that the edition names.
        case by(String)
        case to(String)
        /// To a day that the decision fixes.
        case untilDay

        var reference: String? {
            switch self {
            case .by(let reference), .to(let reference): reference
            case .untilDay: nil
            }
        }
    }

    public let name: String
    public let reach: Reach
    /// Key of who approves: `period.by.KEY`.
    public let approvedBy: String
    /// How often at most.
    public let times: Int
    /// The extension that must be granted first.
    public let after: String?

    public init(name: String, reach: Reach, approvedBy: String, times: Int = 1, after: String? = nil) {
        self.name = name
        self.reach = reach
        self.approvedBy = approvedBy
        self.times = times
        self.after = after
    }
}

/// A time that the text does not count: `period.ground.KEY` in the text catalogue.
public struct PeriodExclusion: Hashable, Sendable {
    public let ground: String
    /// A number in working days that it may not pass; `nil` when the text sets none.
    public let most: String?

    public init(_ ground: String, most: String? = nil) {
        self.ground = ground
        self.most = most
    }
}
