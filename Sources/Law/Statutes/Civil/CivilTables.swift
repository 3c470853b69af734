/// What legal editors keep for civil proceedings beside the rules: settings of the office, and numbers that change
/// every year. They stand in `share/law/worksheets`.
public struct CivilTables: Hashable, Sendable {
    public let statutory: StatutorySetting
    public let wages: AverageWages

    public init(statutory: StatutorySetting, wages: AverageWages) {
        self.statutory = statutory
        self.wages = wages
    }
}
