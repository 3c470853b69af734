/// Law, Evidence and Casework read no clock, make no random number, touch no file and wait for nobody: what
/// they need is passed in, so that the same file gives the same answer on any day.
public struct PureCore: HouseRule {
    static let rooms: Set = ["Law", "Evidence", "Casework"]

    private static let faults: [(what: String, pattern: Pattern)] = [
        (
            "reads a clock",
            Pattern(
                #"\bDate\(\s*\)"#, #"\bDate\.now\b"#, #"\b(?:Continuous|Suspending)Clock\b"#,
                #"\bDispatchTime\b"#,
                #"\b(?:gettimeofday|clock_gettime)\b"#)
        ),
        (
            "reads the machine's settings",
            Pattern(
                #"\b(?:Calendar|TimeZone|Locale)\.(?:autoupdatingC|c)urrent\b"#, #"\bProcessInfo\b"#,
                #"\bgetenv\("#)
        ),
        (
            "makes a random number",
            Pattern(
                #"\bSystemRandomNumberGenerator\b"#, #"\.random\(\s*in:[^,)]*\)"#, #"\brandomElement\(\s*\)"#,
                #"\bshuffled?\(\s*\)"#, #"\bUUID\(\s*\)"#, #"\bSymmetricKey\(\s*size:"#)
        ),
        (
            "touches a file",
            Pattern(
                #"\b(?:FileManager|FileHandle|Bundle|InputStream|OutputStream)\b"#,
                #"\bf(?:open|read|write)\("#,
                #"\bcontentsOf(?:File)?:\s*(?:URL|url|path|file)"#)
        ),
        (
            "speaks to the outside",
            Pattern(#"\b(?:URLSession|URLRequest|Process)\b"#, #"\b(?:debugPrint|print|readLine)\("#)
        ),
        (
            "waits",
            Pattern(#"\bawait\b"#, #"\basync\b"#, #"\bTask\s*[.{(]"#, #"\bThread\b"#, #"\bDispatchQueue\b"#)
        ),
    ]

    public init() {}

    public func concerns(_ path: String) -> Bool {
        Self.rooms.contains { path.hasPrefix("Sources/\($0)/") }
    }

    public func remarks(in file: TextFile) -> [Remark] {
        Self.faults.flatMap { fault in
            fault.pattern.fits(in: file.swift.code).map {
                file.remark(
                    line: $0.line, "a pure room \(fault.what): \($0.text)",
                    remedy: "take it as a parameter; only Desk knows today")
            }
        }
    }
}
