/// Fields of a form, by name, as somebody wrote them.
///
/// An empty field is not stated. What cannot be read is a fault at its field, and never taken for something
/// else.
struct WrittenFields {
    private let fields: [String: String]
    private(set) var faults: [JurisdictionFault] = []

    init(_ fields: [String: String]) {
        self.fields = fields
    }

    mutating func value<Value>(_ field: String, _ read: (String) -> Value?) -> Value? {
        let text = WrittenFields.trimmed(fields[field] ?? "")
        guard !text.isEmpty else { return nil }
        guard let value = read(text) else {
            faults.append(.unreadable(field: field, value: text))
            return nil
        }
        return value
    }

    mutating func choice<Value: RawRepresentable<String>>(_ field: String, _ type: Value.Type) -> Value? {
        value(field) { Value(rawValue: $0) }
    }

    mutating func answer(_ field: String) -> Bool? {
        value(field) { ["yes": true, "no": false][$0] }
    }

    mutating func day(_ field: String) -> CivilDate? {
        value(field) { CivilDate(parsing: $0) }
    }

    /// Words with commas between them.
    mutating func words(_ field: String) -> [String] {
        (fields[field] ?? "").split(separator: ",").map { WrittenFields.trimmed(String($0)) }.filter {
            !$0.isEmpty
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension JurisdictionQuestion {
    /// Reads a form: `route`, `subject`, `dispute`, `amount` in yuan, days as `2026-03-02`, answers as `yes`
    /// and `no`, places as `place.act` with division codes and commas between them, `zone` as a key or `none`,
    /// `features` with commas.
    public init(reading fields: [String: String]) throws(JurisdictionFaults) {
        var written = WrittenFields(fields)
        let route = written.choice("route", Route.self)
        self.init(route ?? .court)
        if route == nil && written.faults.isEmpty {
            throw JurisdictionFaults([.unreadable(field: "route", value: "")])
        }
        subject = written.choice("subject", Subject.self)
        dispute = written.choice("dispute", Dispute.self)
        places = Place.Role.allCases.flatMap { role in
            written.words("place.\(role.rawValue)").map { Place(role, $0) }
        }
        zones = written.value("zone") { $0 == "none" ? [] : [$0] }
        amount = written.value("amount") { Money(parsing: $0) }
        actedOn = written.day("acted-on")
        filedOn = written.day("filed-on")
        actedBy = written.choice("acted-by", PublicBody.self)
        firstInstance = written.choice("first-instance", Court.Level.self)
        isMajorAndComplex = written.answer("is-major-and-complex")
        isOfNationalImpact = written.answer("is-of-national-impact")
        `operator` = written.choice("operator", Operator.self)
        wasFirstAtPlatform = written.answer("was-first-at-platform")
        isAtBorder = written.answer("is-at-border")
        plantKind = written.choice("plant-kind", PlantKind.self)
        mediation = written.choice("mediation", Mediation.self)
        features = Set(written.words("features").compactMap(Feature.init(rawValue:)))
        let unknown = written.words("features").filter { Feature(rawValue: $0) == nil }
        let faults = written.faults + unknown.map { .unreadable(field: "features", value: $0) }
        guard faults.isEmpty else { throw JurisdictionFaults(faults) }
    }
}

extension Petition {
    /// Reads a form: `petitioner`, `matter`, `is-for-daily-life`, `is-named`, `channel`, `received-on`,
    /// `shows-abuse`.
    public init(reading fields: [String: String]) throws(JurisdictionFaults) {
        var written = WrittenFields(fields)
        self.init()
        petitioner = written.choice("petitioner", Petitioner.self)
        matter = written.choice("matter", Matter.self)
        isForDailyLife = written.answer("is-for-daily-life")
        isNamed = written.answer("is-named")
        channel = written.choice("channel", Channel.self)
        receivedOn = written.day("received-on")
        showsAbuse = written.answer("shows-abuse")
        guard written.faults.isEmpty else { throw JurisdictionFaults(written.faults) }
    }
}
