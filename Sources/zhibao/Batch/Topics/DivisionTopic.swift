internal import Evidence
internal import Law

extension BatchTopic {
    private enum Operation: String, CaseIterable { case lookup, children, history }

    /// Divisions by their codes of GB/T 2260.
    static func divisions(_ divisions: Divisions) -> BatchTopic {
        BatchTopic { input throws(BatchFault) in
            let operation: Operation = try input.choice("op")
            switch operation {
            case .lookup:
                try input.hold(only: "op", "code")
                return lookup(try input.text("code"), in: divisions)
            case .children:
                try input.hold(only: "op", "code")
                return .array(divisions.children(of: try input.text("code")).map(JSON.string))
            case .history:
                try input.hold(only: "op", "code", "year")
                return .text(divisions.name(of: try input.text("code"), in: try input.number("year")))
            }
        }
    }

    private static func lookup(_ code: String, in divisions: Divisions) -> JSON {
        guard let division = divisions[code] else { return .null }
        return .object([
            "name": .string(division.name),
            "parent": .text(division.parent),
            "level": .string(division.level.rawValue),
            "full_name": .text(divisions.fullName(of: code)),
        ])
    }
}
