internal import Casework
internal import Law

/// Measures: what each counts is a view that the store has, of procedures that some pack has.
extension PackReading {
    mutating func readMeasures(_ files: [PackFile]) {
        for file in files {
            guard let tree = tree(of: file),
                let (measure, name) = measure(tree, of: file)
            else { continue }
            if measures.contains(where: { $0.name == measure.name }) {
                faults.add(
                    "the measure \(measure.name) stands twice", remedy: "rename one", at: name.place)
                continue
            }
            measures.append(measure)
        }
    }

    private static let keys: Set = [
        "measure", "title", "definition", "counts", "of", "only", "hits", "reckoned", "unit", "days", "by",
        "public",
    ]

    private mutating func measure(_ tree: Tree, of file: PackFile) -> (Measure, Word)? {
        let section = Section(tree, "the measure", keys: PackReading.keys, &faults)
        let name = section.demanded("measure", &faults)
        if let name, name.text != file.name {
            faults.add(
                "the measure \(name.text) stands in a file named \(file.name)", remedy: "give both one name",
                at: name.place)
        }
        let titles = texts("title", of: section)
        let definitions = texts("definition", of: section)
        let view = choice("counts", "view", Measure.View.allCases, section)
        let reckoning = choice("reckoned", "way of reckoning", Measure.Reckoning.allCases, section)
        let unit = choice("unit", "unit", Measure.Unit.allCases, section)
        let procedures = proceduresCounted(section)
        let details = section.words("only", &faults)
        let hits = section.words("hits", &faults)
        if let view {
            for word in details + hits { checkDetail(word, of: view, procedures) }
        }
        let days = section.count("days", &faults)
        if days.map({ $0 < 1 || $0 > 3_660 }) ?? false {
            faults.add(
                "a measure looks back 1 to 3660 days", remedy: "write `days: 365`",
                at: section.place(of: "days"))
        }
        let dimensions = section.words("by", &faults).compactMap { word in
            faults.resolve(word, "dimension", among: table(Measure.Dimension.allCases))
        }
        guard let name, let view, let reckoning, let unit else { return nil }
        let measure = Measure(
            name: Name(name.text), titles: titles, definitions: definitions, view: view,
            procedures: procedures, details: details.map(\.text), hits: hits.map(\.text),
            reckoning: reckoning, unit: unit, periodDays: days ?? 365, dimensions: dimensions,
            isPublic: section.flag("public", &faults))
        return (measure, name)
    }

    /// In both languages of the house.
    private mutating func texts(_ key: String, of section: Section) -> [String: String] {
        guard let tree = section[key] else {
            faults.add(
                "the measure has no `\(key)`", remedy: "add `\(key): { zh: …, en: … }`", at: section.place)
            return [:]
        }
        let both = Section(tree, "`\(key)`", keys: ["zh", "en", "zh-Hant", "ru"], &faults)
        var texts: [String: String] = [:]
        texts["zh-Hans"] = both.demanded("zh", &faults)?.text
        texts["en"] = both.demanded("en", &faults)?.text
        texts["zh-Hant"] = both.word("zh-Hant", &faults)?.text
        texts["ru"] = both.word("ru", &faults)?.text
        return texts
    }

    private mutating func proceduresCounted(_ section: Section) -> [Name<Procedure>] {
        let words = section.words("of", &faults)
        if words.isEmpty {
            faults.add("the measure counts no procedure", remedy: "add `of: [NAME]`", at: section.place)
        }
        let known = Dictionary(procedures.map { ($0.procedure.name.description, $0.procedure.name) }) {
            first, _ in first
        }
        return words.compactMap { faults.resolve($0, "procedure", among: known) }
    }

    /// An outcome, a clock or an act that none of the procedures has is a slip of the pen.
    private mutating func checkDetail(_ word: Word, of view: Measure.View, _ names: [Name<Procedure>]) {
        let counted = procedures.map(\.procedure).filter { names.contains($0.name) }
        guard !counted.isEmpty else { return }
        let (kind, known): (String, [String]) =
            switch view {
            case .openedFiles, .endedFiles:
                ("outcome", counted.flatMap(\.stages).compactMap { $0.outcome?.description })
            case .clockAnswers: ("clock", counted.flatMap(\.clocks).map(\.name.description))
            case .actsOfFiles: ("act", counted.flatMap(\.allActions).map(\.name.description))
            case .firstActs, .recurringRespondents: ("detail", [])
            }
        _ = faults.resolve(word, kind, among: Dictionary(known.map { ($0, $0) }) { first, _ in first })
    }

    mutating func choice<Value: RawRepresentable<String>>(
        _ key: String, _ kind: String, _ all: [Value], _ section: Section
    ) -> Value? {
        section.demanded(key, &faults).flatMap { faults.resolve($0, kind, among: table(all)) }
    }

    func table<Value: RawRepresentable<String>>(_ values: [Value]) -> [String: Value] {
        Dictionary(values.map { ($0.rawValue, $0) }) { first, _ in first }
    }
}
