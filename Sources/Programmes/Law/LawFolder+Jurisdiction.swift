public import Law

extension LawFolder {
    /// The divisions of `share/law/divisions`.
    public func divisions() throws -> Divisions {
        try Divisions(
            csv: [text("divisions/heilongjiang.csv"), text("divisions/neighbours.csv")],
            provinces: text("divisions/provinces.csv"))
    }

    /// The courts of `share/law/courts`.
    public func courts() throws -> Courts {
        try Courts(csv: text("courts/heilongjiang.csv"))
    }

    /// Who has jurisdiction, by the rules, the divisions, the courts and the tables of the province.
    public func jurisdictions(_ book: RuleBook) throws -> Jurisdictions {
        let (divisions, courts) = (try divisions(), try courts())
        return Jurisdictions(
            book: book, divisions: divisions, courts: courts,
            tables: try jurisdictionTables(divisions: divisions, courts: courts))
    }

    /// The tables of `share/law/jurisdiction`. A table that does not fit is refused with all its rows.
    public func jurisdictionTables(divisions: Divisions, courts: Courts) throws -> JurisdictionTables {
        let (basic, technical, prefectures) = (
            JurisdictionTables.basicCourts, JurisdictionTables.technicalCourts,
            JurisdictionTables.adjudicatingPrefectures
        )
        return JurisdictionTables(
            basicCourts: try fitting(basic) {
                try BasicCourtTable(
                    try decode(BasicCourtTable.Sheet.self, basic), courts: courts, divisions: divisions)
            },
            technicalCourts: try fitting(technical) {
                try TechnicalCourtTable(
                    try decode([TechnicalCourtTable.Row].self, technical), courts: courts,
                    divisions: divisions
                )
            },
            adjudicatingPrefectures: try fitting(prefectures) {
                try AdjudicatingPrefectures(
                    try decode(AdjudicatingPrefectures.List.self, prefectures), divisions: divisions)
            })
    }

    /// Names the file of a table whose rows do not fit.
    private func fitting<Table>(_ path: String, _ read: () throws -> Table) throws -> Table {
        do {
            return try read()
        } catch let error as JurisdictionTableFaults {
            throw PackFaults(
                error.faults.map {
                    PackFault(
                        "\($0)", remedy: "mend the rows; law/jurisdiction/README.md shows the form",
                        at: Place(file: "law/\(path)"))
                })
        }
    }
}
