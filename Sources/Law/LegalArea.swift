/// A zone with rules of its own inside divisions, such as an area of a pilot free-trade zone.
///
/// Its border follows no division: whether a matter lies in it is stated by an officer, never read from a code.
public struct LegalZone: Hashable, Sendable {
    public let key: String
    public let title: String
    /// Key of the zone that it is a part of.
    public let within: String?
    /// Codes of the divisions in which it lies, as closely as the text tells.
    public let divisions: [String]
    public let source: Citation
    /// First day; `nil` while it is not confirmed.
    public let from: CivilDate?
    public let to: CivilDate?
    public let confidence: Confidence
    public let note: String?

    public init(
        key: String, title: String, within: String? = nil, divisions: [String], source: Citation,
        from: CivilDate? = nil, to: CivilDate? = nil, confidence: Confidence, note: String? = nil
    ) {
        self.key = key
        self.title = title
        self.within = within
        self.divisions = divisions
        self.source = source
        self.from = from
        self.to = to
        self.confidence = confidence
        self.note = note
    }
}

/// Where a matter lies, for rules that bind in a part of the country: its division, and the zones it lies in.
public struct LegalArea: Hashable, Sendable {
    public enum Fault: Error, Hashable, Sendable {
        case unknownDivision(code: String)
        case unknownZone(key: String)
        /// The zone lies in none of the divisions of the matter.
        case zoneElsewhere(key: String, division: String)
    }

    /// From the widest to the narrowest.
    public enum Level: Int, Hashable, Sendable, Comparable, CaseIterable {
        case nation, province, prefecture, county, zone, partOfZone

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// The division and those above it, the nearest first.
    public let divisions: [Division]
    /// The zones that it lies in, each before the zone that it is a part of. Empty when an officer said that it
    /// lies in none; `nil` when nobody said.
    public let zones: [LegalZone]?

    /// - Parameter zones: keys of zones; `nil` when nobody said whether it lies in one.
    public init(
        division code: String, zones keys: [String]? = nil, among divisions: Divisions, and known: [LegalZone]
    ) throws(Fault) {
        var path: [Division] = []
        var next: String? = code
        while let code = next, let division = divisions[code], !path.contains(division) {
            path.append(division)
            next = division.parent
        }
        guard !path.isEmpty else { throw .unknownDivision(code: code) }
        self.divisions = path
        guard let keys else {
            zones = nil
            return
        }
        var zones: [LegalZone] = []
        for key in keys {
            var next: String? = key
            while let key = next, !zones.contains(where: { $0.key == key }) {
                guard let zone = known.first(where: { $0.key == key }) else { throw .unknownZone(key: key) }
                guard zone.divisions.contains(where: { LegalArea.meet($0, code, divisions) }) else {
                    throw .zoneElsewhere(key: key, division: code)
                }
                zones.append(zone)
                next = zone.within
            }
        }
        self.zones = zones.sorted { $0.within != nil && $1.within == nil }
    }

    /// One lies in the other: the matter may be known more closely than the zone, or less.
    private static func meet(_ left: String, _ right: String, _ divisions: Divisions) -> Bool {
        divisions.isIn(left, right) || divisions.isIn(right, left)
    }

    /// How closely an area of a rule fits; `nil` when this place does not lie in it.
    public func level(of area: String?) -> Level? {
        guard let area else { return .nation }
        if let zone = zones?.first(where: { $0.key == area }) {
            return zone.within == nil ? .zone : .partOfZone
        }
        return divisions.first { $0.code == area }.map { Level($0.level) }
    }

    /// Whether it could lie in the zone, and nobody said.
    func leavesOpen(_ zone: LegalZone?) -> Bool {
        guard zones == nil, let zone else { return false }
        return zone.divisions.contains { code in divisions.contains { $0.code == code || $0.parent == code } }
    }
}

extension LegalArea.Level {
    init(_ level: Division.Level) {
        switch level {
        case .province: self = .province
        case .prefecture: self = .prefecture
        case .county: self = .county
        }
    }
}
