internal import Law

/// Which version of a rule binds where a reader's matter lies, and the form that asks for the place.
struct RulePlace: Part {
    /// What the law base says for the place; without one, for a matter that nobody has placed.
    let resolution: Resolution?
    let fault: WhatIfFault?
    let isAsked: Bool
    private let id: String
    private let asked: AskedPlace
    private let day: CivilDate?
    private let said: String?
    private let fields: PlaceFields

    /// - Parameter asked: the day that the reader looks at; `nil` for today.
    init(
        _ place: AskedPlace, of id: String, on day: CivilDate, asked: CivilDate?, in shelf: LawShelf,
        _ fields: PlaceFields, _ words: Wording
    ) {
        self.id = id
        self.asked = place
        self.day = asked
        self.fields = fields
        isAsked = place.division != nil || place.zone != nil
        do {
            let area = try place.area(in: shelf.book, among: fields.divisions)
            let resolution = shelf.book.resolution(of: id, on: day, at: area)
            self.resolution = resolution
            fault = nil
            said = area.flatMap { area in
                resolution.map { RulePlace.said($0, at: fields.name(area), in: shelf, words) }
            }
        } catch {
            resolution = shelf.book.resolution(of: id, on: day)
            fault = fields.fault(error)
            said = nil
        }
    }

    /// The version of the place; `nil` without a place, and where none binds.
    var rule: LegalRule? { isAsked && fault == nil ? resolution?.chosen : nil }

    func child(named name: String) -> Any? {
        switch name {
        case "placeAction": Route.lawRule(id, on: nil).path + "#areas"
        case "placeDay": orNothing(day?.description)
        case "placeField": AskedPlace.division
        case "zoneField": AskedPlace.zone
        case "placeChoices": choices(fields.places.options, asked.division)
        case "zoneChoices": choices(fields.zoneOptions, asked.zone)
        case "placeSaid": orNothing(said)
        case "placeFault": orNothing(fault?.said)
        case "isPlaceWrong": fault?.field == AskedPlace.division
        case "isZoneWrong": fault?.field == AskedPlace.zone
        case "isPlaceAsked": isAsked
        default: nil
        }
    }

    private func choices(_ options: [(value: String, label: String)], _ chosen: String?) -> [Choice] {
        options.map { Choice(value: $0.value, label: $0.label, isChosen: $0.value == chosen) }
    }

    private static func said(
        _ resolution: Resolution, at place: String, in shelf: LawShelf, _ words: Wording
    ) -> String {
        guard !resolution.isOpen else { return words("law.at.open", ["place": place]) }
        guard let rule = resolution.chosen else { return words("law.at.none", ["place": place]) }
        guard let area = rule.area else { return words("law.at.national", ["place": place]) }
        return words("law.at.own", ["place": place, "area": shelf.areaTitle(area)])
    }
}
