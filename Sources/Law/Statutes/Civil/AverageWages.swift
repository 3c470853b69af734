/// The average annual wages of employed persons, by province and year, as a statistics office publishes them. They
/// are loaded each year by a legal editor (`share/law/worksheets/average-wages.yaml`); none is built in.
public struct AverageWages: Hashable, Sendable, Decodable {
    public struct Entry: Hashable, Sendable, Decodable {
        /// Code of the province, GB/T 2260: `230000`.
        public let area: String
        public let year: Int
        public let yuan: Int
        /// Who published the number, and where.
        public let published: String
    }

    public let wages: [Entry]

    /// The wage that small claims of a day are measured by: that of the year before; `nil` while it is not loaded.
    public func wage(of area: String, forFilingOn day: CivilDate) -> Money? {
        wages.first { $0.area == area && $0.year == day.year - 1 }.map { Money(yuan: $0.yuan) }
    }

    /// What makes the table unusable.
    public var faults: [String] {
        let keys = wages.map { "\($0.area) \($0.year)" }
        let twice = Set(keys.filter { key in keys.count { $0 == key } > 1 }).sorted()
        return twice.map { "\($0) stands twice" }
            + wages.filter {
                !(1...10_000_000).contains($0.yuan) || $0.area.utf8.count != 6 || !$0.published.isWritten
            }
            .map { "\($0.area) \($0.year) cannot be: six digits, 1 to 10000000 yuan, and who published it" }
    }
}
