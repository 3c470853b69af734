/// A division of the country by its code of GB/T 2260.
public struct Division: Hashable, Sendable {
    public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        case province, prefecture, county
    }

    /// Six digits.
    public let code: String
    public let name: String
    /// The code of the division above; `nil` for a province.
    public let parent: String?
    public let level: Level
}

/// The divisions that the office knows: those in force, and what a code of this province meant in earlier years.
///
/// A file keeps the code of its day. Whether one division lies in another is read from its parents, never
/// from the digits alone.
public struct Divisions: Sendable {
    private struct Standing {
        let division: Division
        /// The first year, and the year in which it no longer stood.
        let from: Int?
        let to: Int?
    }

    private var inForce: [String: Division] = [:]
    private var below: [String: [String]] = [:]
    private var history: [String: [Standing]] = [:]

    /// Reads tables with `code,name,parent,level`, and where they have them `status,valid_from,valid_to`;
    /// and the table of provinces with `code,name`. Only the first kind, with years, makes a history.
    public init(csv tables: [String], provinces: String) throws(CSVFaults) {
        for line in try CSVTable(parsing: provinces, columns: ["code", "name"]).lines {
            let province = Division(code: line["code"], name: line["name"], parent: nil, level: .province)
            inForce[province.code] = province
        }
        var faults: [CSVFault] = []
        for text in tables {
            let table = try CSVTable(parsing: text, columns: ["code", "name", "parent", "level"])
            for line in table.lines {
                guard let level = Division.Level(rawValue: line["level"]), line["code"].utf8.count == 6 else {
                    let reason = Reason("division.unreadable", ["code": line["code"]])
                    faults.append(CSVFault(line: line.number, reason: reason))
                    continue
                }
                let parent = line["parent"].isEmpty ? nil : line["parent"]
                take(
                    Division(code: line["code"], name: line["name"], parent: parent, level: level), from: line
                )
            }
        }
        guard faults.isEmpty else { throw CSVFaults(faults) }
        for division in inForce.values {
            if let parent = division.parent { below[parent, default: []].append(division.code) }
        }
        below = below.mapValues { $0.sorted() }
    }

    /// The division in force under that code; `nil` for abolished codes and for local management districts.
    public subscript(code: String) -> Division? { inForce[code] }

    /// The names of some places by their codes.
    public func names(of codes: [String]) -> [String: String] {
        Dictionary(codes.compactMap { code in inForce[code].map { (code, $0.name) } }) { first, _ in first }
    }

    /// Codes of all provinces, in order.
    public var provinces: [String] { inForce.values.filter { $0.level == .province }.map(\.code).sorted() }

    /// Codes in force directly below, in order.
    public func children(of code: String) -> [String] { below[code] ?? [] }

    /// The name with those above it: 黑龙江省哈尔滨市道里区.
    public func fullName(of code: String) -> String? {
        guard inForce[code] != nil else { return nil }
        return path(of: code).reversed().map(\.name).joined()
    }

    /// Whether the division is the other one or lies in it.
    public func isIn(_ code: String, _ area: String) -> Bool {
        path(of: code).contains { $0.code == area }
    }

    /// The name that a code of this province carried in a year, or `nil`.
    public func name(of code: String, in year: Int) -> String? {
        history[code]?.first { ($0.from ?? Int.min) <= year && year < ($0.to ?? Int.max) }?.division.name
    }

    /// The division and those above it, from below.
    private func path(of code: String) -> [Division] {
        var path: [Division] = []
        var next = inForce[code]
        while let division = next, path.count < Division.Level.allCases.count {
            path.append(division)
            next = division.parent.flatMap { inForce[$0] }
        }
        return path
    }

    private mutating func take(_ division: Division, from line: CSVTable.Line) {
        if ["", "current"].contains(line["status"]) { inForce[division.code] = division }
        guard !line["status"].isEmpty else { return }
        let standing = Standing(division: division, from: Int(line["valid_from"]), to: Int(line["valid_to"]))
        history[division.code, default: []].append(standing)
    }
}
