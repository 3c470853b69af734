internal import Evidence
internal import Law

extension BatchTopic {
    /// Damages by right and day of the infringement. `decided_on` and `punitive_asked` are checked and change
    /// nothing: the answer says what the law grants.
    static func damages(_ table: DamagesTable) -> BatchTopic {
        BatchTopic { input throws(BatchFault) in
            try input.hold(only: "right", "act", "infringed_on", "decided_on", "punitive_asked")
            let right: InfringedRight = try input.choice("right")
            let act = try unfairAct(input, of: right)
            let (infringed, decided) = (try input.day("infringed_on"), try input.day("decided_on"))
            guard infringed <= decided else { throw .badInput("infringed_on lies after decided_on") }
            if input.has("punitive_asked") { _ = try input.answer("punitive_asked") }
            return answer(table.entitlement(to: right, act: act, infringedOn: infringed))
        }
    }

    /// Unfair competition must name its act, since only confusion opens the statutory amount.
    private static func unfairAct(
        _ input: BatchInput, of right: InfringedRight
    ) throws(BatchFault) -> UnfairAct? {
        let isUnstated = input.members["act"].map { $0 == .null } ?? true
        guard right == .unfairCompetition || !isUnstated else { return nil }
        let act: UnfairAct = try input.choice("act")
        return act
    }

    private static func answer(_ entitlement: DamagesEntitlement) -> JSON {
        let (statutory, multiples) = (entitlement.statutory, entitlement.punitive.multiples)
        return .object([
            "statutory": statutory.map {
                .object(["min": .int($0.lowerBound.fen / 100), "max": .int($0.upperBound.fen / 100)])
            } ?? .null,
            "methods": .array(entitlement.methods.map { .string($0.rawValue) }),
            "punitive": .object([
                "available": .bool(entitlement.punitive.isAvailable),
                "min_multiple": .number(multiples?.lowerBound),
                "max_multiple": .number(multiples?.upperBound),
            ]),
            "rules": .array(entitlement.grounds.basis.map(JSON.string)),
            "source": .array(entitlement.grounds.sources.map { .string($0.description) }),
        ])
    }
}
