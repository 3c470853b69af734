/// A court or authority that may have jurisdiction: of which kind and level, for which area, and by which
/// name where a table knows it.
public struct CompetentBody: Hashable, Sendable, Codable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case basicCourt = "basic-court"
        case intermediateCourt = "intermediate-court"
        /// An intellectual property court, or an intermediate court: which, only the seat can tell.
        case intermediateOrIPCourt = "intermediate-or-ip-court"
        case highCourt = "high-court"
        case supremeIPTribunal = "supreme-ip-tribunal"
        case supremeCourt = "supreme-court"
        /// The court that invited the mediation.
        case invitingCourt = "inviting-court"
        case marketRegulation = "market-regulation"
        case copyright
        /// 负责专利执法的部门.
        case patentEnforcement = "patent-enforcement"
        /// 管理专利工作的部门.
        case patentAdministration = "patent-administration"
        case agriculture, forestry, customs, police
        case government
    }

    public enum Level: String, Codable, CaseIterable, Sendable { case county, prefecture, province, national }

    /// How far the answer reaches.
    public enum Standing: String, Codable, CaseIterable, Sendable {
        case competent
        /// Competent only if what is missing turns out so.
        case conditional
    }

    public let kind: Kind
    public let level: Level
    /// A GB/T 2260 code; `nil` for a national body, and where no place tells the area.
    public let division: String?
    /// By a table of the office; `nil` where a table knows none.
    public let name: String?
    public var standing: Standing
    /// Whether a legal editor has still to confirm the name, the list or the text behind it.
    public var isToBeConfirmed: Bool

    public init(
        _ kind: Kind, _ level: Level, division: String? = nil, name: String? = nil,
        standing: Standing = .competent, isToBeConfirmed: Bool = false
    ) {
        self.kind = kind
        self.level = level
        self.division = division
        self.name = name
        self.standing = standing
        self.isToBeConfirmed = isToBeConfirmed
    }

    var ifMissingTurnsOutSo: CompetentBody {
        var body = self
        body.standing = .conditional
        return body
    }
}

/// One rule on the way to the answer, in the order in which they were asked.
public struct JurisdictionStep: Hashable, Sendable, Codable {
    public enum Outcome: String, Codable, CaseIterable, Sendable {
        case applied
        case passed
        /// What is missing decides whether it applies.
        case open
        /// Not in force on the day, not loaded, or not sure enough to decide.
        case unavailable
    }

    /// Id in `share/law/rules`.
    public let rule: String
    public let outcome: Outcome
    public let because: Reason
    public let sources: [Citation]
    public let confidence: Confidence
}

/// Something that the law base or the file does not hold, and who can say it.
public struct JurisdictionInquiry: Hashable, Sendable, Codable {
    public enum Addressee: String, Codable, CaseIterable, Sendable {
        case caseOfficer = "case-officer"
        case legalEditor = "legal-editor"
        case highCourt = "high-court"
        case provincialPatentAuthority = "provincial-patent-authority"
        case jointSuperior = "joint-superior"
    }

    public let of: Addressee
    /// The name of a fact, or the path of a table in `share/law`.
    public let about: String
    public let because: Reason
}

/// Which bodies have jurisdiction, with the whole way to the answer.
public struct JurisdictionAnswer: Hashable, Sendable, Codable {
    public enum Outcome: String, Codable, CaseIterable, Sendable {
        /// One body, and nothing open.
        case determined
        /// Several bodies, and nothing open: the one that asks may choose, the first that accepts keeps it.
        case several
        case undetermined
        /// The law bars the way: no body takes it.
        case barred
    }

    public let outcome: Outcome
    public let candidates: [CompetentBody]
    public let trace: [JurisdictionStep]
    public let inquiries: [JurisdictionInquiry]
    /// What a person should think of; none of them decides.
    public let prompts: [Reason]
    public let grounds: Grounds

    /// Whether a legal editor has still to confirm a text, a name or a list behind the answer.
    public var isToBeConfirmed: Bool {
        grounds.confidence.isToBeConfirmed || candidates.contains(where: \.isToBeConfirmed)
    }
}
