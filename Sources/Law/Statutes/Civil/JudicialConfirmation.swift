/// Whether a court takes in an application to confirm an agreement reached in mediation (CIVPL art. 205; CIVPI
/// arts. 351 to 355). On what grounds it then refuses is the list `confirmation-rejected` of the question book.
public struct JudicialConfirmation: Hashable, Sendable {
    public struct Question: Hashable, Sendable {
        /// First day on which the agreement binds; `nil` while it is not stated.
        public var effectiveOn: CivilDate?
        public var appliedOn: CivilDate
        /// Whether people's mediation made it: then the court has fixed days for its answer.
        public var isPeoplesMediation: Bool?
        public var answers: [ConfirmationCondition: ListReply]
        public var documents: [ConfirmationDocument: ListReply]

        public init(
            effectiveOn: CivilDate? = nil, appliedOn: CivilDate, isPeoplesMediation: Bool? = nil,
            answers: [ConfirmationCondition: ListReply] = [:],
            documents: [ConfirmationDocument: ListReply] = [:]
        ) {
            self.effectiveOn = effectiveOn
            self.appliedOn = appliedOn
            self.isPeoplesMediation = isPeoplesMediation
            self.answers = answers
            self.documents = documents
        }

        public var faults: [FieldFault] {
            guard let effectiveOn, appliedOn < effectiveOn else { return [] }
            return [FieldFault("applied-on", Reason(.confirmAppliedBefore))]
        }
    }

    public struct Row: Hashable, Sendable {
        public let condition: Reason
        public let verdict: Finding.Verdict
        public let why: [Reason]
        public let missing: [String]
    }

    /// Where the application goes.
    public enum Court: String, Hashable, Sendable, Codable {
        /// The court that invited the mediation.
        case inviting
        /// The basic court of a party's domicile, of the subject matter, or of the mediation body.
        case basic
        /// Technical matters: the intermediate court that has jurisdiction over them.
        case intermediate
    }

    /// Whether the court takes the application in.
    public let verdict: Finding.Verdict
    public let rows: [Row]
    /// The last day for the application; `nil` while its start is not stated.
    public let lastDay: CivilDate?
    /// `nil` while it is open which.
    public let court: Court?
    public let missingDocuments: [ConfirmationDocument]
    public let grounds: Grounds

    /// `days` moves a last day that is no working day; without a published calendar that question stays open.
    public init(
        _ question: Question, in book: RuleBook, days: PublishedDays
    ) throws(JudicialConfirmation.Failure) {
        let faults = question.faults
        guard faults.isEmpty else { throw .claim(FieldFaults(faults)) }
        let book = book.selecting(question.appliedOn)
        guard let length = book.value(id: "confirm.apply#days")?.number else {
            throw .rule(UnreadableRule("confirm.apply", "days"))
        }
        let time = question.timeRow(length, days)
        lastDay = time.last
        rows = [time.row] + question.conditionRows + question.documentRows
        missingDocuments = ConfirmationDocument.allCases.filter { question.documents[$0] == .no }
        verdict =
            rows.contains { $0.verdict == .unmet }
            ? .unmet : rows.contains { $0.verdict == .undetermined } ? .undetermined : .met
        court = question.court
        let rules = ["confirm.apply", "confirm.ip_bar", "confirm.docs"].compactMap(book.rule)
        let because =
            [Reason(JudicialConfirmation.because(verdict)), question.courtReason]
            + rows.filter { $0.verdict == .unmet }.flatMap(\.why)
        grounds =
            Grounds(rules: rules, because: because, missing: rows.flatMap(\.missing).withoutRepetition)
            + question.reviewGrounds(in: book)
    }

    public enum Failure: Error, Hashable, Sendable {
        case claim(FieldFaults)
        case rule(UnreadableRule)
    }

    private static func because(_ verdict: Finding.Verdict) -> ConfirmationBecause {
        switch verdict {
        case .met: .confirmAdmissible
        case .unmet: .confirmInadmissible
        case .undetermined, .notApplicable: .confirmOpen
        }
    }
}

/// Statements on an agreement and its application.
public enum ConfirmationCondition: String, Sentence, Codable {
    case jointly = "confirm-jointly"
    case lawfulBody = "confirm-lawful-body"
    case inPerson = "confirm-in-person"
    /// 知识产权确权
    case ipOwnership = "confirm-ip-ownership"
    case realRights = "confirm-real-rights"
    case technical = "confirm-technical"
    case invitedByCourt = "confirm-invited-by-court"
}

/// What the application must hold (CIVPI arts. 351, 353), in the order of the rule `confirm.docs`.
public enum ConfirmationDocument: String, Sentence, Codable {
    case application = "document-application"
    case agreement = "document-agreement"
    case proofOfMediation = "document-proof-of-mediation"
    case proofOfRights = "document-proof-of-rights"
    case identities = "document-identities"
}
