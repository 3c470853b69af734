/// GLOSSARY.md: the only place where a Chinese statutory term meets a code name.
public struct Glossary: Sendable {
    public static let path = "GLOSSARY.md"

    private static let code = Pattern(#"`([^`\n]+)`"#)
    private static let type = Pattern(#"^(?:public\s+|package\s+)?(?:struct|enum)\s+(\w+)"#)
    /// The last word in the name of a type that stands for an instrument.
    private static let kinds = [
        "Law", "Code", "Regulation", "Regulations", "Rules", "Provisions", "Measures", "Interpretation",
        "Opinion",
    ]

    private let text: String
    /// Everything that stands in backticks.
    public let codeNames: Set<String>

    public init(_ text: String) {
        self.text = text
        codeNames = Set(Self.code.fits(in: text).map(\.text))
    }

    /// The instruments whose title the glossary does not give.
    public func remarks(on authorities: Authorities) -> [Remark] {
        authorities.instruments.filter { !text.contains($0.title) || !codeNames.contains($0.key) }.map {
            Remark(
                Authorities.path, line: $0.line, fault: "the glossary does not know \($0.title)",
                remedy: "add a row for `\($0.key)` to \(Self.path)")
        }
    }

    /// The types of `Sources/Law/Statutes` that stand for an instrument which the glossary does not name.
    public func remarks(onStatutes files: [TextFile]) -> [Remark] {
        files.filter { $0.path.hasPrefix("Sources/Law/Statutes/") }.flatMap { file in
            statutoryTypes(in: file).filter { !codeNames.contains($0.text) }.map {
                file.remark(
                    line: $0.line, "the glossary does not know \($0.text)",
                    remedy: "add a row with the Chinese term to \(Self.path)")
            }
        }
    }

    private func statutoryTypes(in file: TextFile) -> [Pattern.Fit] {
        Self.type.fits(in: file.swift.code).filter { type in Self.kinds.contains { type.text.hasSuffix($0) } }
    }
}
