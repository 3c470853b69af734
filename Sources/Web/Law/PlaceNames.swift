internal import Law

/// The places that a form of the legal section may name, and how they are called.
struct PlaceNames: Sendable {
    /// The province of the office with all that lies in it, then the other provinces.
    let options: [(value: String, label: String)]
    private let divisions: Divisions
    private let words: Wording

    init(_ setting: WhatIfSetting) {
        self.init(setting.desk, setting.words)
    }

    init(_ desk: any OfficeDesk, _ words: Wording) {
        divisions = desk.jurisdictions.divisions
        self.words = words
        let divisions = divisions
        let home = desk.divisions(under: nil).first.flatMap { divisions[$0.code]?.parent }
        let own = home.map { province in
            [province] + divisions.children(of: province).flatMap { [$0] + divisions.children(of: $0) }
        }
        let codes = (own ?? []) + divisions.provinces.filter { $0 != home }
        options = codes.map { ($0, PlaceNames.name($0, divisions)) }
    }

    /// As people write it: 哈尔滨市道里区. The province goes without saying.
    func name(_ code: String) -> String { PlaceNames.name(code, divisions) }

    /// A body by its own name, else by its kind and its place.
    func name(_ body: CompetentBody) -> String {
        if let name = body.name { return name }
        return name(of: body.kind, in: body.division)
    }

    func name(of kind: CompetentBody.Kind, in division: String?) -> String {
        let kind = words("jurisdiction.body.\(kind.rawValue)")
        guard let division else { return kind }
        return words("what-if.jurisdiction.body", ["place": name(division), "body": kind])
    }

    private static func name(_ code: String, _ divisions: Divisions) -> String {
        guard let division = divisions[code] else { return code }
        guard let above = division.parent.flatMap({ divisions[$0] }), above.level != .province else {
            return division.name
        }
        return above.name + division.name
    }
}

extension Wording {
    /// What a field of a question of jurisdiction is called.
    func jurisdictionField(_ name: String) -> String {
        sentence("jurisdiction.field.\(name)") ?? factName(name)
    }

    /// The choices of a field, in the words of the texts on jurisdiction.
    func choices<Value: RawRepresentable<String>>(
        _ values: some Sequence<Value>, of field: String
    ) -> [(value: String, label: String)] {
        values.map { ($0.rawValue, self("jurisdiction.\(field).\($0.rawValue)")) }
    }

    /// The word that begins a line of an answer.
    func mark(_ key: String) -> String { self("what-if.jurisdiction.mark", ["mark": self(key)]) }

    /// Whom to ask, and what for.
    func inquiry(_ inquiry: JurisdictionInquiry) -> WhatIfLine {
        WhatIfLine(
            mark: self(
                "what-if.jurisdiction.ask",
                ["addressee": self("jurisdiction.addressee.\(inquiry.of.rawValue)")]),
            text: reason(inquiry.because) ?? inquiry.about)
    }

    /// What is not stated yet and could decide.
    func unstated(_ names: [String]) -> [WhatIfLine] {
        names.map { name in
            WhatIfLine(mark: self("what-if.jurisdiction.unstated"), text: jurisdictionField(name))
        }
    }

    /// The last day or the last moment of a period.
    func periodEnd(_ end: PeriodEnd) -> String {
        switch end {
        case .moment(let alarm, _): moment(alarm)
        case .day(_, let last, _): day(last)
        }
    }
}
