internal import Evidence
internal import Foundation
public import Law
public import Programmes

/// The report of the rule tests on one change set, as it lies in the file.
public struct RuleTestReport: Sendable, Hashable {
    /// SHA-256 of the change set that was tested, lower-case hex.
    public let changeSet: String
    /// Number of the newest release of the law on which it was tested; 0 for the base alone.
    public let base: Int
    public let at: Instant
    public let outcomes: [ReleaseTrial.Outcome]

    public var isPassed: Bool { outcomes.allSatisfy(\.isPassed) }

    init(changeSet: String, base: Int, at: Instant, outcomes: [ReleaseTrial.Outcome]) {
        self.changeSet = changeSet
        self.base = base
        self.at = at
        self.outcomes = outcomes
    }

    var json: JSON {
        .object([
            "change_set": .string(changeSet), "base": .int(base), "tested_at": .string(at.description),
            "passed": .bool(isPassed),
            "outcomes": .array(
                outcomes.map { outcome in
                    .object([
                        "kind": .string(outcome.kind.rawValue), "title": .string(outcome.title),
                        "faults": .array(outcome.faults.map(JSON.string)),
                    ])
                }),
        ])
    }

    /// `nil` for bytes that are no report of this office.
    init?(reading bytes: [UInt8]) {
        guard let json = Self.json(of: bytes), let digest = json["change_set"]?.string,
            let base = json["base"]?.int,
            let at = json["tested_at"]?.string.flatMap({ Instant(parsing: $0) }),
            let listed = json["outcomes"]?.array
        else { return nil }
        let outcomes = listed.compactMap { entry -> ReleaseTrial.Outcome? in
            guard let kind = entry["kind"]?.string.flatMap({ ReleaseTrial.Outcome.Kind(rawValue: $0) }),
                let title = entry["title"]?.string, let faults = entry["faults"]?.array
            else { return nil }
            return .init(kind: kind, title: title, faults: faults.compactMap(\.string))
        }
        guard outcomes.count == listed.count, json["passed"]?.bool == outcomes.allSatisfy(\.isPassed) else {
            return nil
        }
        self.init(changeSet: digest, base: base, at: at, outcomes: outcomes)
    }

    private static func json(of bytes: [UInt8]) -> JSON? {
        do {
            return try JSON(parsing: Data(bytes))
        } catch {
            return nil
        }
    }
}
