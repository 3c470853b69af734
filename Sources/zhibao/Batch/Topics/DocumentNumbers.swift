internal import Evidence
internal import Law

extension BatchTopic {
    private enum Kind: String, CaseIterable { case court, document }

    /// Numbers of court cases and of official documents, up to those of this year.
    static func documentNumbers(thisYear: Int) -> BatchTopic {
        BatchTopic { input throws(BatchFault) in
            try input.hold(only: "text", "kind")
            let text = try input.text("text")
            let kind: Kind = try input.choice("kind")
            switch kind {
            case .court: return answer(CourtCaseNumber(reading: text, latestYear: thisYear))
            case .document: return answer(DocumentNumber(reading: text, latestYear: thisYear))
            }
        }
    }

    private static func answer(_ number: CourtCaseNumber?) -> JSON {
        .object([
            "valid": .bool(number != nil),
            "canonical": .text(number?.description),
            "year": .number(number?.year),
            "court": .text(number?.court),
            "case_type": .text(number?.caseType),
            "serial": .number(number?.serial),
            "sub": .number(number?.sub),
        ])
    }

    private static func answer(_ number: DocumentNumber?) -> JSON {
        .object([
            "valid": .bool(number != nil),
            "canonical": .text(number?.description),
            "organ": .text(number?.organ),
            "year": .number(number?.year),
            "serial": .number(number?.serial),
        ])
    }
}
