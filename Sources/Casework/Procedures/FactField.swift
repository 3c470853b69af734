public import Law

/// A field that forms ask for and rules read: name, title and type.
public struct FactField: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case text, count, money, day, moment, yesNo, division, agency, party
        case choice([String])
        case person
        /// A table with these columns.
        case rows([FactField])
        /// Hidden from all but those it names, and from its maker.
        case sealed(Sealing)

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
            case .person: "person"
            case .rows: "rows"
            case .sealed: "sealed"
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
            (.yesNo, .yesNo), (.division, .division), (.agency, .agency), (.party, .party),
            (.person, .person), (.sealed, .sealed):
            nil
        case (.choice(let choices), .choice(let name)): choices.contains(name) ? nil : .choice
        case (.rows(let columns), .rows(let rows)): FactField.fault(in: rows, columns)
        default: .type
        }
    }
}

extension FactField {
    private static func fault(in rows: [[String: Fact]], _ columns: [FactField]) -> Refusal.FieldFault.Code? {
        for row in rows {
            for (name, fact) in row.sorted(by: { $0.key < $1.key }) {
                guard let column = columns.first(where: { $0.name == name }) else { return .unknown }
                if let fault = column.fault(of: fact) { return fault }
            }
        }
        return nil
    }

    /// The columns of a table; none of any other field.
    public var columns: [FactField] { if case .rows(let columns) = kind { columns } else { [] } }
}

/// Who may read what is sealed, beside the one who wrote it.
public struct Sealing: Hashable, Sendable {
    /// Roles that may read it with a reason.
    public let readers: [Name<Role>]
    /// Facts that must all be yes before the other parties may read it; never when there is none.
    public let sharedWhen: [String]

    public init(readers: [Name<Role>], sharedWhen: [String]) {
        self.readers = readers
        self.sharedWhen = sharedWhen
    }

    /// Each file and each maker has a compartment of its own.
    public static func compartment(_ file: CaseNumber, field: String, of role: Name<Role>) -> String {
        "\(file)/\(field)/\(role)"
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
