/// What began a period of limitation anew (CC2020 art. 195).
public struct LimitationInterruption: Hashable, Sendable {
    public enum Ground: String, Hashable, Sendable, Codable, CaseIterable {
        /// The right holder asked for performance.
        case demand
        /// The one who owes agreed to perform.
        case agreement
        /// A suit or an arbitration: the period begins anew with the end of the proceedings.
        case suit
        /// What has the same effect as a suit, such as mediation.
        case equivalent

        /// Whether a course of proceedings must end before the period runs again.
        public var isProceedings: Bool { self == .suit || self == .equivalent }
    }

    public let ground: Ground
    public let on: CivilDate
    /// The end of the proceedings; `nil` while they go on or nobody stated it.
    public let endedOn: CivilDate?

    public init(_ ground: Ground, on day: CivilDate, endedOn: CivilDate? = nil) {
        self.ground = ground
        on = day
        self.endedOn = endedOn
    }

    /// From when the period runs again; `nil` while that is open.
    var restart: CivilDate? { ground.isProceedings ? endedOn : on }
}

/// What kept the right holder from claiming (CC2020 art. 194). It counts when it falls into the last months.
public struct LimitationObstacle: Hashable, Sendable {
    public enum Ground: String, Hashable, Sendable, Codable, CaseIterable {
        case forceMajeure = "force-majeure"
        /// No legal representative of a person without full capacity.
        case noRepresentative = "no-representative"
        /// No heir or administrator of the estate is determined yet.
        case noHeir = "no-heir"
        /// The right holder is under the control of the one who owes, or of another.
        case controlled
        case other
    }

    public let ground: Ground
    public let from: CivilDate
    /// The day on which it was gone; `nil` while it goes on or nobody stated it.
    public let until: CivilDate?

    public init(_ ground: Ground, from: CivilDate, until: CivilDate? = nil) {
        self.ground = ground
        self.from = from
        self.until = until
    }
}

/// The events of one claim, each at the place of the form where it stands: the second has fields ending in `-2`.
struct LimitationEvents {
    let interruptions: [LimitationInterruption]
    let obstacles: [LimitationObstacle]

    static func field(_ name: String, _ index: Int) -> String {
        index == 0 ? name : "\(name)-\(index + 1)"
    }

    /// What cannot be of a period that begins on that day; with a day of suing, what lies after it too.
    func faults(from start: CivilDate, suedOn: CivilDate? = nil) -> [FieldFault] {
        interruptions.enumerated().flatMap { index, event in
            reasons(event, start, suedOn).map { FieldFault(Self.field($0, index), Reason($1)) }
        }
            + obstacles.enumerated().flatMap { index, obstacle in
                reasons(obstacle, start, suedOn).map { FieldFault(Self.field($0, index), Reason($1)) }
            }
    }

    private func reasons(
        _ event: LimitationInterruption, _ start: CivilDate, _ suedOn: CivilDate?
    ) -> [(String, LimitationBecause)] {
        var faults: [(String, LimitationBecause)] = []
        if event.on < start { faults.append(("interrupted-on", .limitInterruptedBefore)) }
        if let suedOn, suedOn < event.on { faults.append(("interrupted-on", .limitInterruptedAfterSuing)) }
        if let end = event.endedOn {
            if !event.ground.isProceedings {
                faults.append(("interruption-ended", .limitInterruptionAtOnce))
            } else if end < event.on {
                faults.append(("interruption-ended", .limitInterruptionReversed))
            }
        }
        return faults
    }

    private func reasons(
        _ obstacle: LimitationObstacle, _ start: CivilDate, _ suedOn: CivilDate?
    ) -> [(String, LimitationBecause)] {
        var faults: [(String, LimitationBecause)] = []
        if let suedOn, suedOn < obstacle.from { faults.append(("obstacle-from", .limitObstacleAfterSuing)) }
        if let until = obstacle.until {
            if until < obstacle.from {
                faults.append(("obstacle-until", .limitObstacleReversed))
            } else if until < start {
                faults.append(("obstacle-until", .limitObstacleBefore))
            }
        }
        return faults
    }
}
