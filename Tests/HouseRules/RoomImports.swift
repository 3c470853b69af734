/// Each room imports the rooms below it and the few packages that its work needs, and nothing else.
///
/// The compiler does not hold this: an import that is only visible through another package passes it.
public struct RoomImports: HouseRule {
    /// The room that puts all the others together and may import anything.
    static let assembly = "zhibao"

    /// What each other room may import besides the standard library.
    static let allowed: [String: Set<String>] = {
        let law: Set = ["Foundation"]
        let evidence: Set = ["Foundation", "Crypto", "SwiftASN1", "X509", "COpenSSL"]
        let core: Set = ["Law", "Evidence"]
        let casework = core.union(["Foundation"])
        let edges = core.union(["Casework", "Foundation", "Synchronization"])
        let desk = edges.union(["Programmes", "Store", "Documents"])
        let doors = desk.union(["Desk", "Logging", "Metrics", "HTTPTypes", "NIOCore", "ServiceLifecycle"])
        return [
            "Law": law,
            "Evidence": evidence,
            "Casework": casework,
            "Programmes": edges.union(["Yams", "Dispatch"]),
            "Store": edges.union([
                "GRDB", "GRDBSQLite", "CCurl", "CLibpq", "CSQLite", "Crypto", "Dispatch", "Logging", "Glibc",
                "Musl",
                "Darwin",
            ]),
            "Documents": edges.union(["CPango", "CXlsx"]),
            "Desk": desk.union([
                "Crypto", "CryptoExtras", "Logging", "Metrics", "ServiceLifecycle", "Dispatch",
            ]),
            "Exchange": doors.union(["AsyncHTTPClient", "JWTKit", "NIOHTTP1", "NIOPosix", "NIOSSL"]),
            "Web": doors.union([
                "Hummingbird", "NIOFoundationCompat", "NIOPosix", "_NIOFileSystem", "Crypto",
            ]),
        ]
    }()

    /// Doors of C: a header and a map, no Swift.
    static let headers: Set = ["CCurl", "CLibpq", "COpenSSL", "CPango", "CSQLite", "CXlsx"]

    private static let statement: Pattern = {
        let attributes = #"(?:@\w+(?:\(\w+\))?\s+)*"#
        let access = #"(?:(?:public|package|internal|fileprivate|private)\s+)?"#
        let kind = #"(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\s+)?"#
        return Pattern(#"^[ \t]*"# + attributes + access + #"import\s+"# + kind + #"(\w+)"#)
    }()

    public init() {}

    /// The folders that are neither a room nor a door of C.
    public static func unknown(among folders: [String]) -> Set<String> {
        Set(folders).subtracting(headers).subtracting(allowed.keys).subtracting([assembly])
    }

    public func concerns(_ path: String) -> Bool {
        path.hasPrefix("Sources/") && path.hasSuffix(".swift")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        if file.room == Self.assembly { return [] }
        guard let room = file.room, let allowed = Self.allowed[room] else {
            return [
                file.remark(
                    line: 1, "\(file.room ?? "Sources") is not a room",
                    remedy: "put the line into the room that it knows about (ARCHITECTURE.md)")
            ]
        }
        return Self.statement.fits(in: file.swift.code)
            .filter { !allowed.contains($0.text) }
            .map {
                file.remark(
                    line: $0.line, "\(room) imports \($0.text)",
                    remedy: "move the line to the room that knows \($0.text), or pass in what is needed")
            }
    }
}
