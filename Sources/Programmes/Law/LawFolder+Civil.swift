public import Law

extension LawFolder {
    /// What legal editors keep for civil proceedings beside the rules.
    public func civilTables() throws -> CivilTables {
        CivilTables(statutory: try statutorySetting(), wages: try averageWages())
    }

    /// The settings of the framework for statutory damages.
    public func statutorySetting() throws -> StatutorySetting {
        try worksheet(StatutorySetting.self, "statutory-damages", \.faults)
    }

    /// The wages that legal editors loaded; none ships.
    public func averageWages() throws -> AverageWages {
        try worksheet(AverageWages.self, "average-wages", \.faults)
    }

    /// The forms of complaint and defence that ask for elements.
    public func elementForms() throws -> [ElementForm] {
        try worksheet([ElementForm].self, "element-forms") { $0.flatMap(\.faults) }
    }

    /// Settings that cannot be used are refused as a whole, every fault named.
    private func worksheet<Value: Decodable>(
        _ type: Value.Type, _ name: String, _ faults: (Value) -> [String]
    ) throws -> Value {
        let path = "worksheets/\(name).yaml"
        let value = try decode(type, path)
        guard faults(value).isEmpty else {
            throw PackFaults(
                faults(value).map {
                    PackFault($0, remedy: "mend the settings", at: Place(file: "law/\(path)"))
                })
        }
        return value
    }
}
