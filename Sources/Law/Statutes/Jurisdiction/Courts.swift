/// A court, as the table of court codes knows it (法〔2015〕137号).
public struct Court: Hashable, Sendable, Codable {
    public enum Level: String, FactValue, Codable, CaseIterable {
        case basic, intermediate, high, supreme
    }

    /// First word of its case numbers: `黑01`.
    public let code: String
    public let name: String
    public let level: Level
    /// Code of the court above; `nil` where the table has none.
    public let parent: String?
    /// A GB/T 2260 code; `nil` for courts whose area is no division.
    public let division: String?
    public let confidence: Confidence
}

/// The courts that the office knows by name.
public struct Courts: Sendable {
    private let byCode: [String: Court]

    public init(csv text: String) throws(CSVFaults) {
        let columns = ["code", "name", "level", "parent", "gb2260", "confidence"]
        var courts: [String: Court] = [:]
        var faults: [CSVFault] = []
        for line in try CSVTable(parsing: text, columns: columns).lines {
            guard let level = Court.Level(rawValue: line["level"]),
                let confidence = Confidence(rawValue: line["confidence"]), courts[line["code"]] == nil
            else {
                let reason = Reason(.courtUnreadable, ["code": line["code"]])
                faults.append(CSVFault(line: line.number, reason: reason))
                continue
            }
            courts[line["code"]] = Court(
                code: line["code"], name: line["name"], level: level,
                parent: line["parent"].isEmpty ? nil : line["parent"],
                division: line["gb2260"].isEmpty ? nil : line["gb2260"], confidence: confidence)
        }
        guard faults.isEmpty else { throw CSVFaults(faults) }
        byCode = courts
    }

    public subscript(code: String) -> Court? { byCode[code] }

    /// The court of that level for a division; `nil` where the table knows none, or several as surely. Courts
    /// of railways, forests and farms lie in a division without being the court for it, and are less sure.
    public func court(_ level: Court.Level, of division: String) -> Court? {
        let here = byCode.values.filter { $0.level == level && $0.division == division }
        guard let surest = here.map(\.confidence).min(), surest.mayDecide else { return nil }
        let candidates = here.filter { $0.confidence == surest }
        return candidates.count == 1 ? candidates.first : nil
    }
}
