public import Law

/// A field that forms ask for and rules read: name, title and type.
public struct FactField: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case text, count, money, day, moment, yesNo, division, agency, party
        case choice([String])

        /// The name in the API: `yes-no`, `choice` …
        public var name: String {
            switch self {
            case .text: "text"
            case .count: "count"
            case .money: "money"
            case .day: "day"
            case .moment: "moment"
            case .yesNo: "yes-no"
            case .choice: "choice"
            case .division: "division"
            case .agency: "agency"
            case .party: "party"
            }
        }
    }

    public let name: String
    public let title: String
    public let kind: Kind

    public init(name: String, title: String, kind: Kind) {
        self.name = name
        self.title = title
        self.kind = kind
    }
}

extension FactField {
    /// What is wrong with a value of this field; `nil` when it fits. That a thing could not be established is
    /// no value: acts take it only where the procedure says so.
    public func fault(of fact: Fact) -> Refusal.FieldFault.Code? {
        switch (kind, fact) {
        case (.text, .text), (.count, .count), (.money, .money), (.day, .day), (.moment, .moment),
            (.yesNo, .yesNo), (.division, .division), (.agency, .agency), (.party, .party):
            nil
        case (.choice(let choices), .choice(let name)): choices.contains(name) ? nil : .choice
        default: .type
        }
    }
}

/// A kind of paper that a procedure knows.
public struct PaperKind: Hashable, Sendable {
    public let name: Name<PaperKind>
    public let title: String
    /// What demands or names it; `nil` for a paper of the office's own.
    public let source: String?
    /// Name of the template that the office fills from the file.
    public let template: String?
    /// The paper is needed only when this yes-no fact is yes.
    public let neededWhen: String?

    public init(
        name: Name<PaperKind>, title: String, source: String?, template: String?, neededWhen: String?
    ) {
        self.name = name
        self.title = title
        self.source = source
        self.template = template
        self.neededWhen = neededWhen
    }

    /// A kind that every file accepts: it proves that an act took effect before it was recorded.
    public static let proofOfService: Name<PaperKind> = "proof-of-service"
}
