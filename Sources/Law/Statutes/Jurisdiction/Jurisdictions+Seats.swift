// Where a matter has its seat, and which court sits there.
extension Jurisdictions {
    /// The places that give a court local jurisdiction: of the act or the defendant for wrongs, of
    /// performance or the defendant for contracts, of the body that acted in administrative matters.
    func seats(of question: JurisdictionQuestion, _ deliberation: inout Deliberation) -> [String] {
        let (id, roles, because) = Self.local(question.dispute)
        let stated = question.divisions(roles)
        guard let rule = deliberation.rule(id) else { return stated }
        if stated.isEmpty {
            deliberation.leaveOpen(rule, Reason(.seatOpen), missing: ["places"])
            return []
        }
        deliberation.apply(
            rule, Reason(because, ["places": stated.map(name(of:)).joined(separator: ", ")]))
        return stated
    }

    private static func local(
        _ dispute: JurisdictionQuestion.Dispute?
    ) -> (id: String, roles: [JurisdictionQuestion.Place.Role], because: JurisdictionBecause) {
        switch dispute {
        case .infringement, .passingOff: ("juris.place.tort", [.act, .domicile], .seatOfWrong)
        case .contract: ("juris.place.contract", [.performance, .domicile], .seatOfContract)
        case .administrativeAction, .validity: ("juris.place.administrative", [.authority], .seatOfAuthority)
        case .ownership: ("juris.place.domicile", [.domicile], .seatOfDefendant)
        case nil: ("juris.place.domicile", [.domicile, .act, .performance, .authority], .seatStated)
        }
    }

    /// Several seats: the one who sues may choose; the first court to docket the case keeps it.
    func chooseAmong(_ seats: [String], _ deliberation: inout Deliberation) {
        guard seats.count > 1, let rule = deliberation.rule("juris.conflict.court") else { return }
        deliberation.apply(rule, Reason(.chooseCourt))
    }

    /// The court that takes technical matters of the province of a place.
    func technicalCourt(
        for seat: String, on day: CivilDate?, _ deliberation: inout Deliberation
    ) -> CompetentBody {
        guard let province = division(seat, at: .province) else {
            return CompetentBody(.intermediateOrIPCourt, .prefecture)
        }
        let row = day.flatMap { tables.technicalCourts.row(for: province.code, on: $0) }
        guard let row, let court = courts[row.court] else {
            deliberation.note(
                .highCourt, JurisdictionTables.technicalCourts,
                Reason(.technicalCourtUnknown, ["place": province.name]))
            return CompetentBody(
                .intermediateOrIPCourt, .prefecture, division: province.code, isToBeConfirmed: true)
        }
        if row.isToBeConfirmed {
            deliberation.note(
                .legalEditor, JurisdictionTables.technicalCourts,
                Reason(.technicalCourtToBeConfirmed, ["court": court.name]))
        }
        return CompetentBody(
            .intermediateCourt, .prefecture, division: court.division, name: court.name,
            isToBeConfirmed: row.isToBeConfirmed)
    }

    /// The intermediate court for a place.
    func intermediateCourt(for seat: String, _ deliberation: inout Deliberation) -> CompetentBody {
        guard let prefecture = division(seat, at: .prefecture) else {
            deliberation.note(
                .caseOfficer, "places", Reason(.prefectureOpen, ["place": name(of: seat)]))
            return CompetentBody(
                .intermediateCourt, .prefecture, division: seat, standing: .conditional, isToBeConfirmed: true
            )
        }
        let court = courts.court(.intermediate, of: prefecture.code)
        return CompetentBody(
            .intermediateCourt, .prefecture, division: prefecture.code, name: court?.name,
            isToBeConfirmed: court == nil)
    }
}
