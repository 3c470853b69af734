/// The office calls nobody but its own mail server, the provider of identities, the database and the bucket of documents that
/// its operator has named. A door outwards that is added somewhere else is a way in for whoever can name its address.
public struct NoCallsOut: HouseRule {
    private static let doors = Pattern(
        #"\b(?:URLSession|URLRequest|AsyncHTTPClient|HTTPClient|ClientBootstrap|NIOTSConnectionBootstrap|Process\(\)|XMLParser|XMLDocument|FoundationXML|FoundationNetworking|dlopen|popen|posix_spawn|PQconnect|curl_easy_init)"#
    )
    /// Speak SMTP to the one relay, HTTPS to the one issuer, SQL to the one server of databases, and S3 to the one bucket, that
    /// the operator has named.
    private static let named = [
        "Sources/Exchange/Mail/", "Sources/Exchange/Identity/", "Sources/Store/Postgres/",
        "Sources/Store/Vault/Bucket/",
    ]

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasPrefix("Sources/") && path.hasSuffix(".swift")
            && !Self.named.contains { path.hasPrefix($0) }
    }

    public func remarks(in file: TextFile) -> [Remark] {
        Self.doors.fits(in: file.swift.code).map {
            file.remark(
                line: $0.line, "`\($0.text)` leads out of the office, or starts or reads what others wrote",
                remedy:
                    "do without; else name it in docs/threat-model.md with a test, and let it through here")
        }
    }
}

/// A table for a spreadsheet is written cell by cell by `CSVCell`, which lets no cell begin a formula.
public struct OneWriterOfTables: HouseRule {
    private static let kind = Pattern(#"text/csv"#)
    private static let writer = Pattern(#"\bCSVText\b|\bCSVCell\b|\blines\.csv\b"#)

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasPrefix("Sources/") && path.hasSuffix(".swift")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        guard let line = Self.kind.fits(in: file.text).first?.line, !Self.writer.fits(file.swift.code) else {
            return []
        }
        return [
            file.remark(line: line, "a table without `CSVText`", remedy: "write its cells with `CSVText`")
        ]
    }
}
