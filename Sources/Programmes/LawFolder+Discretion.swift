public import Law

extension LawFolder {
    /// The tables of discretion of `share/law/discretion`: none until an authority loads its own.
    ///
    /// - Throws: `PackFaults` with everything that is wrong in them.
    public func benchmarks() throws -> [DiscretionBenchmark] {
        var files: [String: String] = [:]
        var tables: [DiscretionBenchmark] = []
        for path in try self.files(in: "discretion") {
            for table in try decode([DiscretionBenchmark].self, path) {
                tables.append(table)
                files[table.id] = path
            }
        }
        let faults = BenchmarkFault.faults(in: tables)
        guard faults.isEmpty else {
            throw PackFaults(
                faults.map { fault in
                    PackFault(
                        fault.sentence, remedy: fault.remedy,
                        at: Place(file: "law/\(files[fault.id] ?? "discretion")"))
                })
        }
        return tables
    }
}
