internal import Law

/// Where a matter lies, as a reader says it: a division, and a zone in it, none, or not said.
struct AskedPlace: Hashable, Sendable {
    /// Names of the fields, in a form and in an address.
    static let division = "place"
    static let zone = "zone"
    /// What a form sends for a matter that lies in no zone.
    static let noZone = "none"

    let division: String?
    let zone: String?

    /// The place in law; `nil` when nobody named one. Of a zone alone the place is where it lies: its division, or
    /// the province where it lies in several.
    ///
    /// - Throws: an unknown code or key, or a zone that lies elsewhere.
    func area(in book: RuleBook, among divisions: Divisions) throws(LegalArea.Fault) -> LegalArea? {
        let zones = zone.map { $0 == AskedPlace.noZone ? [] : [$0] }
        let code: String?
        if let division { code = division } else { code = try seat(in: book, among: divisions) }
        guard let code else { return nil }
        return try LegalArea(division: code, zones: zones, among: divisions, and: book.zones)
    }

    private func seat(in book: RuleBook, among divisions: Divisions) throws(LegalArea.Fault) -> String? {
        guard let zone, zone != AskedPlace.noZone else { return nil }
        guard let known = book.zones.first(where: { $0.key == zone }) else {
            throw .unknownZone(key: zone)
        }
        guard known.divisions.count > 1 else { return known.divisions.first }
        return known.divisions.first.flatMap { divisions.province(of: $0) }
    }
}

extension Divisions {
    /// The division itself, for a province.
    fileprivate func province(of code: String) -> String? {
        guard let division = self[code] else { return nil }
        return division.level == .province ? code : division.parent.flatMap(province)
    }
}

/// The fields by which a reader says where a matter lies, with the words for what is wrong in them.
struct PlaceFields: Sendable {
    let places: PlaceNames
    let divisions: Divisions
    private let zones: [LegalZone]
    private let words: Wording

    init(_ desk: any OfficeDesk, _ words: Wording) {
        places = PlaceNames(desk, words)
        divisions = desk.jurisdictions.divisions
        zones = desk.ruleBook.zones
        self.words = words
    }

    var zoneOptions: [(value: String, label: String)] {
        [(AskedPlace.noZone, words("law.at.no-zone"))] + zones.map { ($0.key, $0.title) }
    }

    /// As questions of a what-if form, folded: few rules have a version of one area.
    var group: WhatIfGroup {
        WhatIfGroup(
            words("law.at"), isFolded: true,
            [
                WhatIfQuestion(
                    AskedPlace.division, .select(places.options), label: words("law.at.division")),
                WhatIfQuestion(
                    AskedPlace.zone, .select(zoneOptions), label: words("law.at.zone"),
                    hint: words("law.at.zone-hint")),
            ])
    }

    /// The field that is wrong, and what is wrong in it.
    func fault(_ fault: LegalArea.Fault) -> WhatIfFault {
        switch fault {
        case .unknownDivision: WhatIfFault(field: AskedPlace.division, said: words("field.fault.choice"))
        case .unknownZone: WhatIfFault(field: AskedPlace.zone, said: words("field.fault.choice"))
        case .zoneElsewhere(let key, let division):
            WhatIfFault(
                field: AskedPlace.zone,
                said: words(
                    "law.at.elsewhere",
                    [
                        "zone": zones.first { $0.key == key }?.title ?? key,
                        "place": places.name(division),
                    ]))
        }
    }

    /// A place as people say it: 哈尔滨市松北区, and the zone behind it.
    func name(_ area: LegalArea) -> String {
        let division = area.divisions.first.map { places.name($0.code) } ?? ""
        guard let zone = area.zones?.first else { return division }
        return words("law.at.in-zone", ["place": division, "zone": zone.title])
    }
}
