internal import Evidence
internal import Foundation

/// What one group of readers may find of a file: those who see the same of it share a row.
public struct SearchRow: Hashable, Sendable {
    /// Rows of one file: groups of readers beyond this are a programmer's error.
    public static let mostOfOneFile = 16

    /// Where some of the words stand.
    public enum Source: Hashable, Sendable, CustomStringConvertible {
        /// Its numbers, its procedure and its place: what everybody on the file sees.
        case cover
        case party(String)
        case text(String)
        case document(String)

        public var description: String {
            switch self {
            case .cover: "cover"
            case .party(let id): "party:\(id)"
            case .text(let id): "text:\(id)"
            case .document(let id): "document:\(id)"
            }
        }

        /// By bytes: a page of found files reads some hundreds of them.
        init?(parsing text: Substring) {
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
                guard text == "cover" else { return nil }
                self = .cover
                return
            }
            let id = String(text[text.utf8.index(after: colon)...])
            switch text[..<colon] {
            case "party" where !id.isEmpty: self = .party(id)
            case "text" where !id.isEmpty: self = .text(id)
            case "document" where !id.isEmpty: self = .document(id)
            default: return nil
            }
        }
    }

    /// A text as the index has it, and where it stands.
    public struct Passage: Hashable, Sendable {
        public let source: Source
        let tokens: String

        /// - Parameter number: a number among the texts, to be found in whatever form it is typed.
        public init(_ source: Source, _ texts: [String], numbers: [String] = [], folding: Folding) {
            self.source = source
            let found = Set(numbers.compactMap { folding.numberToken($0) }).sorted()
            tokens = ([folding.bigramText(of: texts)] + found).filter { !$0.isEmpty }
                .joined(separator: " \(Folding.boundary) ")
        }

        fileprivate init(source: Source, tokens: String) {
            self.source = source
            self.tokens = tokens
        }
    }

    /// Tokens of those who may see it.
    public let readers: [String]
    public let marks: [String]
    public let passages: [Passage]

    public init(readers: [String], marks: [String], passages: [Passage]) {
        self.readers = readers.sorted()
        self.marks = marks
        self.passages = passages
    }

    /// The same without what stood there; `nil` where nothing of it did.
    func without(_ source: Source) -> SearchRow? {
        guard passages.contains(where: { $0.source == source }) else { return nil }
        return SearchRow(
            readers: readers, marks: marks, passages: passages.filter { $0.source != source })
    }
}

/// The words under which rows name their readers and what is said of their files.
public enum SearchToken {
    /// Digits of a token: enough that two readers never share one.
    private static let digits = 16

    /// Everybody at an agency that takes part.
    public static func agency(_ agency: String) -> String { token("agency", agency) }

    /// Who holds a role at an agency; where the file names its holder, that person alone.
    public static func role(_ role: String, at agency: String, person: String? = nil) -> String {
        token("role", agency, role, person ?? "")
    }

    public static func procedure(_ name: String) -> String { token("procedure", name) }
    public static func isOpen(_ isOpen: Bool) -> String { isOpen ? "open" : "ended" }

    /// Names may hold marks that an engine would part: a digest holds none.
    private static func token(_ words: String...) -> String {
        String(Digest(ofText: words.joined(separator: "\u{0}")).description.prefix(digits))
    }
}

extension SearchRow {
    /// Parts the passages of a row; in no text, since it is a mark.
    private static let parting = "\u{203B}"

    static let columns: SQL = "id, case_number, readers, marks, words, sources"

    static func sources(_ written: String) -> [Source] {
        written.utf8.split(separator: UInt8(ascii: " ")).compactMap { Source(parsing: Substring($0)) }
    }

    /// - Parameter place: of the row among those of its file; the one that shows most comes last and is found first.
    func values(of caseNumber: String, opened position: Int, place: Int) -> SQL {
        let words = passages.map(\.tokens).joined(separator: " \(SearchRow.parting) ")
        let sources = passages.map(\.source.description).joined(separator: " ")
        return """
            (\(position * SearchRow.mostOfOneFile + place), \(caseNumber), \(readers.joined(separator: " ")),
             \(marks.joined(separator: " ")), \(words), \(sources))
            """
    }

    init(_ row: FoundRow) {
        let words = row.text("words").components(separatedBy: " \(SearchRow.parting) ")
        let sources = SearchRow.sources(row.text("sources"))
        self.init(
            readers: row.text("readers").split(separator: " ").map(String.init),
            marks: row.text("marks").split(separator: " ").map(String.init),
            passages: zip(sources, words).map(Passage.init))
    }
}
