/// A group of periods as its file writes it. A key that nobody knows is refused: a slip of the pen would else
/// silently take an extension or an exclusion away.
public struct PeriodGroup: Hashable, Sendable, Decodable {
    public let group: String
    public let periods: [Period]

    private enum CodingKeys: String, CodingKey, CaseIterable { case group, periods }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let group = try container.decode(String.self, forKey: .group)
        self.group = group
        periods = try container.decode([WrittenPeriod].self, forKey: .periods).map { $0.period(in: group) }
    }
}

/// One entry of a file: `name`, `by`, `runs`, and what else the text says.
private struct WrittenPeriod: Decodable {
    private let name: String
    private let obliged: String
    private let shape: Period.Shape
    private let editions: [PeriodEdition]
    private let extensions: [PeriodExtension]
    private let most: String?
    private let exclusions: [PeriodExclusion]
    private let excludedBy: Citation?
    private let effect: Period.Effect
    private let isSetting: Bool

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, shape, most, setting
        case obliged = "by"
        case editions = "runs"
        case extensions = "extends"
        case exclusions = "excludes"
        case excludedBy = "excluded_by"
        case effect = "on_expiry"
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        obliged = try container.decode(String.self, forKey: .obliged)
        shape = try container.decodeIfPresent(Period.Shape.self, forKey: .shape) ?? .deadline
        editions = try container.decode([WrittenEdition].self, forKey: .editions).map(\.edition)
        extensions =
            try container.decodeIfPresent([WrittenExtension].self, forKey: .extensions)?
            .map(\.made) ?? []
        most = try container.decodeIfPresent(String.self, forKey: .most)
        exclusions =
            try container.decodeIfPresent([WrittenExclusion].self, forKey: .exclusions)?
            .map(\.exclusion) ?? []
        excludedBy = try container.decodeIfPresent(Citation.self, forKey: .excludedBy)
        effect = try container.decode(Period.Effect.self, forKey: .effect)
        isSetting = try container.decodeIfPresent(Bool.self, forKey: .setting) ?? false
    }

    func period(in group: String) -> Period {
        Period(
            name: name, group: group, obliged: obliged, shape: shape, editions: editions,
            extensions: extensions, most: most, exclusions: exclusions, excludedBy: excludedBy,
            effect: effect, isSetting: isSetting)
    }
}

private struct WrittenEdition: Decodable {
    let edition: PeriodEdition

    private enum CodingKeys: String, CodingKey, CaseIterable { case id, source, stated }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        edition = PeriodEdition(
            try container.decode(String.self, forKey: .id),
            source: try container.decodeIfPresent(Citation.self, forKey: .source),
            stated: try container.decodeIfPresent(PeriodEdition.Stated.self, forKey: .stated))
    }
}

/// `by`, `to` or `until: stated`, exactly one of them.
private struct WrittenExtension: Decodable {
    let made: PeriodExtension

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, by, to, until, times, after
        case approvedBy = "approved_by"
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let until = try container.decodeIfPresent(String.self, forKey: .until)
        let reaches: [PeriodExtension.Reach] = [
            try container.decodeIfPresent(String.self, forKey: .by).map(PeriodExtension.Reach.by),
            try container.decodeIfPresent(String.self, forKey: .to).map(PeriodExtension.Reach.to),
            until == "stated" ? .untilDay : nil,
        ].compactMap { $0 }
        guard reaches.count == 1, let reach = reaches.first else {
            throw DecodingError.dataCorruptedError(
                forKey: .by, in: container, debugDescription: "an extension has one of by, to, until: stated")
        }
        made = PeriodExtension(
            name: try container.decode(String.self, forKey: .name), reach: reach,
            approvedBy: try container.decode(String.self, forKey: .approvedBy),
            times: try container.decodeIfPresent(Int.self, forKey: .times) ?? 1,
            after: try container.decodeIfPresent(String.self, forKey: .after))
    }
}

/// A ground alone, or a ground with the number that it may not pass.
private struct WrittenExclusion: Decodable {
    let exclusion: PeriodExclusion

    private enum CodingKeys: String, CodingKey, CaseIterable { case ground, most }

    init(from decoder: any Decoder) throws {
        do {
            exclusion = PeriodExclusion(try decoder.singleValueContainer().decode(String.self))
        } catch DecodingError.typeMismatch {
            try decoder.refuseKeys(besides: CodingKeys.allCases)
            let container = try decoder.container(keyedBy: CodingKeys.self)
            exclusion = PeriodExclusion(
                try container.decode(String.self, forKey: .ground),
                most: try container.decodeIfPresent(String.self, forKey: .most))
        }
    }
}

extension Decoder {
    fileprivate func refuseKeys(besides known: [some CodingKey]) throws {
        let names = Set(known.map(\.stringValue))
        let unknown = try container(keyedBy: WrittenKey.self).allKeys.filter {
            !names.contains($0.stringValue)
        }
        guard let key = unknown.first else { return }
        throw DecodingError.dataCorrupted(
            .init(codingPath: codingPath, debugDescription: "an unknown key: \(key.stringValue)"))
    }
}

private struct WrittenKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
