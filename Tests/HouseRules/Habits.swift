/// What is left to do is an issue, and the mark names its number.
public struct NumberedMarks: HouseRule {
    private static let mark = Pattern(#"\b(?:TODO|FIXME|XXX|HACK)\b(?![^\n]*#\d+)[^\n]*"#)

    public init() {}

    public func concerns(_ path: String) -> Bool {
        [".swift", ".sql", ".yaml", ".mustache", ".css", ".js", ".py"].contains { path.hasSuffix($0) }
    }

    public func remarks(in file: TextFile) -> [Remark] {
        let text = file.path.hasSuffix(".swift") ? file.swift.comments : file.text
        return Self.mark.fits(in: text).map {
            file.remark(
                line: $0.line, "an unfinished mark: \($0.text.prefix(40))",
                remedy: "do it, or open an issue and write its #number")
        }
    }
}

/// An error is a refusal, a fault or a broken claim; none of them is swallowed.
public struct NothingSwallowed: HouseRule {
    private static let faults: [(pattern: Pattern, remedy: String)] = [
        (Pattern(#"\btry\?"#), "let the error pass, or say what it means"),
        (Pattern(#"\btry!|\bas!"#), "throw, or state the claim with precondition"),
        (Pattern(#"\bcatch\s*(?:let \w+\s*)?\{\s*\}"#), "let the error pass to the outer middleware"),
        (Pattern(#"\bfatalError\("#), "state the claim with precondition, or throw a fault"),
        (Pattern(#"[\w)\]`]!(?=[\s.,)\]}\[:?]|$)"#), "say with guard what happens without it"),
    ]

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasPrefix("Sources/") && path.hasSuffix(".swift")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        Self.faults.flatMap { fault in
            fault.pattern.fits(in: file.swift.code).map {
                file.remark(line: $0.line, "`\($0.text)` hides what can go wrong", remedy: fault.remedy)
            }
        }
    }
}

/// A test that claims nothing cannot fail.
public struct TestsClaim: HouseRule {
    private static let test = Pattern(#"@Test\b"#)
    private static let claim = Pattern(#"#expect\b|#require\b|\bIssue\.record\("#)

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasPrefix("Tests/") && path.hasSuffix(".swift")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        guard let test = Self.test.fits(in: file.swift.code).first, !Self.claim.fits(file.swift.code) else {
            return []
        }
        return [
            file.remark(
                line: test.line, "tests without a claim", remedy: "expect something that can be false")
        ]
    }
}
