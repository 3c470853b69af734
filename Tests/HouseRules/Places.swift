/// Only the office clock knows what day it is.
public struct OneClock: HouseRule {
    static let clock = "Sources/Desk/OfficeClock.swift"

    private static let reading = Pattern(
        #"\bDate\(\s*\)"#, #"\bDate\.now\b"#, #"\bDate\(timeIntervalSinceNow:"#, #":\s*Date\s*=\s*\.now\b"#,
        #"\bgettimeofday\b"#, #"\bCLOCK_REALTIME\b"#)

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasSuffix(".swift") && path != Self.clock
    }

    public func remarks(in file: TextFile) -> [Remark] {
        Self.reading.fits(in: file.swift.code).map {
            file.remark(
                line: $0.line, "the time is read here: \($0.text)",
                remedy: "take an Instant as a parameter; \(Self.clock) is the one clock")
        }
    }
}

/// Only Store speaks SQL.
public struct SQLInStore: HouseRule {
    private static let statement = Pattern(
        #"\bSELECT\s[^"]*?\bFROM\b"#, #"\bINSERT\s+(?:OR\s+\w+\s+)?INTO\b"#, #"\bUPDATE\s+\w+\s+SET\b"#,
        #"\bDELETE\s+FROM\b"#, #"\b(?:CREATE|DROP|ALTER)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|TRIGGER|VIEW)\b"#,
        #"\bPRAGMA\s+\w+"#)

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasPrefix("Sources/") && path.hasSuffix(".swift") && !path.hasPrefix("Sources/Store/")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        Self.statement.fits(in: file.swift.literals).map {
            file.remark(
                line: $0.line, "SQL outside Store: \($0.text.prefix(30))",
                remedy: "put the query beside the view that it fills, in Sources/Store/Views")
        }
    }
}

/// Texts that people read stand in the catalogue, once for each language.
public struct TextsInCatalogue: HouseRule {
    private static let han = Pattern(#"[\p{Han}]+"#)
    private static let note = Pattern(#"(?s)\{\{![^}]*\}\}|<!--.*?-->"#)
    private static let doors = ["Sources/Web/", "Sources/Exchange/"]

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasPrefix("share/templates/")
            || (Self.doors.contains { path.hasPrefix($0) } && path.hasSuffix(".swift"))
    }

    public func remarks(in file: TextFile) -> [Remark] {
        let text = file.path.hasSuffix(".swift") ? file.swift.literals : Self.note.blanked(in: file.text)
        return Self.han.fits(in: text).map {
            file.remark(
                line: $0.line, "a text for people: \($0.text)",
                remedy: "give it a key in share/texts and name the key here")
        }
    }
}
