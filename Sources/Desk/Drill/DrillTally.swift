internal import Casework
internal import Law

/// What a drill did and met, counted.
public struct DrillTally: Sendable {
    public internal(set) var files = 0
    public internal(set) var matters = 0
    public internal(set) var acts = 0
    public internal(set) var ended = 0
    public internal(set) var papers = 0
    public internal(set) var clocksRunOut = 0
    /// Acts by the programme whose procedure they belong to.
    public internal(set) var actsOf: [String: Int] = [:]
    public internal(set) var filesOf: [String: Int] = [:]
    public internal(set) var refusals: [String: Int] = [:]
    public internal(set) var storiesTold = 0
    public internal(set) var storiesLeft = 0
    public internal(set) var faults: [DrillFault] = []
    /// How often a stage was entered, and left by an act or by a clock: `procedure/stage`.
    var entered: [String: Int] = [:]
    var left: [String: Int] = [:]
    /// The first matter that came to a stage, to find it again.
    var firstAt: [String: DrillToken] = [:]
    /// How often an act was done, and refused: `procedure/act`.
    var done: [String: Int] = [:]
    var refused: [String: Int] = [:]

    /// Faults that are kept; what comes beyond is counted by nobody, because the first ones tell it all.
    static let mostFaults = 50

    mutating func add(_ fault: DrillFault) {
        let isKnown = faults.contains {
            $0.kind == fault.kind && $0.procedure == fault.procedure && $0.place == fault.place
        }
        if !isKnown, faults.count < DrillTally.mostFaults { faults.append(fault) }
    }
}

/// Something in the packs with which nobody can work, and how to come to it again.
public struct DrillFault: Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, Hashable {
        /// Nobody can do anything, and no clock ends it.
        case deadEnd = "dead-end"
        /// A clock that neither an act nor its own end has ended when the file was over.
        case clockWithoutEnd = "clock-without-end"
        /// An act whose roles nobody holds at any body that may play its part.
        case actOfNobody = "act-of-nobody"
        /// A clock that nothing stops and that says nothing when it is over.
        case clockNobodyStops = "clock-nobody-stops"
        /// An act that hands the file to a body at which nobody can go on with it.
        case standsStill = "stands-still"
        /// A stage that was entered often and never left.
        case neverLeft = "never-left"
    }

    public let kind: Kind
    public let procedure: String
    /// The stage, the clock or the act.
    public let place: String
    /// The matter that shows it; `nil` where the definitions alone do.
    public let token: DrillToken?
    /// The acts that led there.
    public let path: [String]

    public var description: String {
        let way = token.map { "; seed and matter \($0): \(path.joined(separator: " → "))" } ?? ""
        return "\(procedure): \(kind.rawValue) `\(place)`\(way)"
    }
}
