public import Casework
internal import Law
internal import Store

/// Which procedures use a rule of the law base, found once when the office opens.
public struct RuleUses: Sendable {
    private let byRule: [String: [RuleUse]]

    public init(of procedures: [Procedure]) {
        var byRule: [String: [RuleUse]] = [:]
        for procedure in procedures {
            for (id, place, source) in RuleUses.places(in: procedure) {
                let use = RuleUse(
                    procedure: procedure.name, version: procedure.version, place: place, source: source)
                if byRule[id]?.contains(use) != true { byRule[id, default: []].append(use) }
            }
        }
        self.byRule = byRule
    }

    /// In the order of the packs; empty for a rule that no procedure uses.
    public subscript(id: String) -> [RuleUse] { byRule[id] ?? [] }

    private typealias Found = (id: String, place: RuleUse.Place, source: Citation?)

    private static func places(in procedure: Procedure) -> [Found] {
        let clocks = procedure.clocks.flatMap { clock -> [Found] in
            found(clock.ruleID, .clock(clock.name), clock.source)
                + clock.extensions.flatMap { found($0.ruleID, .extending(clock.name), nil) }
        }
        let acts = procedure.allActions.flatMap { action -> [Found] in
            found(action.ruleID, .act(action.name), nil)
                + action.requires.flatMap { rule in
                    // What a rule rests on does not depend on the file.
                    rule.finding(on: Facts()).basis.map {
                        ($0, .condition(rule.name, of: action.name), rule.source)
                    }
                }
        }
        return clocks + acts
    }

    /// A reference may name one value of a rule: `link.step.reconsider.decide#police_days`.
    private static func found(_ reference: String?, _ place: RuleUse.Place, _ source: Citation?) -> [Found] {
        guard let id = reference?.split(separator: "#").first else { return [] }
        return [(String(id), place, source)]
    }
}

extension Office {
    /// How many open files the caller's agency takes part in stand under these uses of a rule.
    public func live(_ uses: [RuleUse], for caller: Caller) async throws -> [LiveUse] {
        let agency = caller.agency.description
        let procedures = uses.map(\.procedure).reduce(into: [Name<Procedure>]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        return try await database.read { db in
            try procedures.map { name in
                let own = uses.filter { $0.procedure == name }
                let clocks = Set(own.compactMap(\.place.clock))
                let procedure = LiveFiles(
                    agency: agency, procedure: name.description, versions: Set(own.map(\.version)).sorted(),
                    most: LiveUse.ceiling + 1)
                return LiveUse(
                    procedure: name, files: try procedure.open(on: db),
                    clocks: try Dictionary(
                        uniqueKeysWithValues: clocks.map {
                            ($0, try procedure.running($0.description, on: db))
                        }))
            }
        }
    }
}

extension RuleUse.Place {
    fileprivate var clock: Name<Clock>? {
        switch self {
        case .clock(let name), .extending(let name): name
        case .act, .condition: nil
        }
    }
}
