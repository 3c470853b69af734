import Foundation
import Law
import Programmes

/// The law base that ships, for fines and the procedure of penalties.
enum PenaltyBook {
    static let law = LawFolder(
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/law"))

    private static let book = Result { try ShippedPacks.packLaw().book }

    static func ruleBook() throws -> RuleBook { try book.get() }
    static func fines() throws -> Fines { Fines(try ruleBook()) }

    /// Facts as a line of a scenario writes them: `turnover=50000.01 role=seller unaware=yes`.
    static func facts(_ line: String) throws -> Facts {
        var facts = Facts()
        for pair in line.split(separator: " ") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw NoFact(text: String(pair)) }
            facts[parts[0]] = try fact(parts[0], parts[1])
        }
        return facts
    }

    private static func fact(_ name: String, _ text: String) throws -> Fact {
        if text == "absent" { return .absent(because: TextReference(id: "t1", digest: "d1")) }
        switch CaseField.forms[name] {
        case .money:
            if text.hasPrefix("-"), let fen = Int(text) { return .money(Money(fen: fen * 100)) }
            guard let money = Money(parsing: text) else { throw NoFact(text: text) }
            return .money(money)
        case .count: return .count(Int(text) ?? 0)
        case .day:
            guard let day = CivilDate(parsing: text) else { throw NoFact(text: text) }
            return .day(day)
        case .yesNo: return .yesNo(text == "yes")
        case .choice: return .choice(text)
        case .division: return .division(text)
        case .rows, .text, nil: return .text(TextReference(id: text, digest: text))
        }
    }

    struct NoFact: Error { let text: String }
}

extension FineSpan {
    /// `0-250000`, `25000-`: yuan.
    var line: String { "\(least.yuan)-\(most?.yuan ?? "")" }
}
