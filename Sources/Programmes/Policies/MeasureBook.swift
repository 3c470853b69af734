internal import Casework

/// What each measure counts, drawn from the packs: the page of definitions in the manual.
public struct MeasureBook: Sendable {
    private let library: ProgrammeLibrary

    public init(_ library: ProgrammeLibrary) {
        self.library = library
    }

    /// One Markdown section for each measure, in the order of their names.
    public var markdown: String { library.measures.map(section).joined(separator: "\n") }

    private func section(_ measure: Measure) -> String {
        var lines = [
            "## \(measure.title(in: "en")) · \(measure.title(in: "zh-Hans")) `\(measure.name)`", "",
            measure.definition(in: "en"), "", measure.definition(in: "zh-Hans"), "",
            "- view `\(measure.view.rawValue.replacing("-", with: "_"))`, of "
                + measure.procedures.map { "`\($0)`" }.joined(separator: ", "),
        ]
        if !measure.details.isEmpty { lines.append("- only " + words(measure.details)) }
        if !measure.hits.isEmpty { lines.append("- hits are " + words(measure.hits)) }
        lines += [
            "- reckoned as \(measure.reckoning.rawValue), in \(measure.unit.rawValue), over "
                + "\(measure.periodDays) days",
            "- by " + measure.dimensions.map(\.rawValue).joined(separator: ", ")
                + (measure.isPublic ? "; shown to everybody" : "; for officers"),
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private func words(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
