import Law

/// Every place in a legal text that we name reads as a citation, and its instrument is among the authorities.
public struct KnownCitations: HouseRule {
    private static let inYAML = Pattern(
        #"(?:^|[\s{,-])(?:source|citations)\s*:\s*(\[[^\]]*\]|"[^"\n]*"|'[^'\n]*'|[^,{}\n#\[\s][^,}\n#\[]*)"#)
    private static let basis = Pattern(#"^basis\s*:[ \t]*([^\n#]+)"#)
    private static let named = Pattern(#"\bsource:\s*"([^"\n\\]+)""#)
    private static let written = Pattern(#""([A-Z][A-Za-z0-9-]* art\. [^"\n\\]+)""#)

    private let instruments: Set<String>

    /// `instruments`: the keys of `share/law/authorities.yaml`.
    public init(instruments: Set<String>) {
        self.instruments = instruments
    }

    public func concerns(_ path: String) -> Bool {
        let isPack = path.hasPrefix("share/programmes/") && !path.contains("/texts/")
        let isContent = isPack || path.hasPrefix("share/law/")
        return (isContent && path.hasSuffix(".yaml"))
            || (path.hasPrefix("Sources/") && path.hasSuffix(".swift"))
    }

    public func remarks(in file: TextFile) -> [Remark] {
        citations(in: file).compactMap { line, text in
            guard let citation = Citation(parsing: text) else {
                return file.remark(
                    line: line, "not a citation: \(text)", remedy: "write KEY art. N para. N item (N)")
            }
            guard instruments.contains(citation.instrument) else {
                return file.remark(
                    line: line, "an instrument that nobody knows: \(text)",
                    remedy: "add \(citation.instrument) to share/law/authorities.yaml")
            }
            return nil
        }
    }

    private func citations(in file: TextFile) -> [(line: Int, text: String)] {
        if file.path.hasSuffix(".swift") {
            return
                (Self.named.fits(in: file.swift.uncommented) + Self.written.fits(in: file.swift.uncommented))
                .map { ($0.line, $0.text) }
        }
        let packs = file.path.hasPrefix("share/programmes/") ? Self.basis.fits(in: file.text) : []
        return (Self.inYAML.fits(in: file.text) + packs).flatMap { fit in
            Self.members(of: fit.text).map { (fit.line, $0) }
        }
    }

    /// `[A art. 1, B art. 2]` has two members, and anything else is one.
    private static func members(of value: String) -> [String] {
        let value = value.trimmed
        guard value.hasPrefix("["), value.hasSuffix("]") else { return [value.trimmed(of: "\"'")] }
        return value.dropFirst().dropLast().split(separator: ",").map {
            String($0).trimmed.trimmed(of: "\"'")
        }
    }
}

/// The instruments that `share/law/authorities.yaml` lists.
public struct Authorities: Sendable {
    public static let path = "share/law/authorities.yaml"

    /// One instrument: its key, its official title, and the line of the title.
    public struct Instrument: Hashable, Sendable {
        public let key: String
        public let title: String
        public let line: Int
    }

    public let instruments: [Instrument]

    private static let entry = Pattern(#"^- key:[ \t]*(\S+)"#)
    private static let title = Pattern(#"^  title:[ \t]*([^\n#]+)"#)

    public init(_ text: String) {
        let titles = Self.title.fits(in: text)
        instruments = Self.entry.fits(in: text).compactMap { key in
            titles.first { $0.line > key.line }.map {
                Instrument(key: key.text, title: $0.text.trimmed.trimmed(of: "\"'"), line: $0.line)
            }
        }
    }

    public var keys: Set<String> { Set(instruments.map(\.key)) }
}
