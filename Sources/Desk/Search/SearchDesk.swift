public import Casework
public import Law
internal import Programmes
internal import Store

/// What someone looks for among the files that are shared with them.
public struct FileSearch: Sendable, Hashable {
    /// As typed.
    public var words: String
    public var procedure: Name<Procedure>?
    public var isOpen: Bool?
    public var stage: String?
    /// Only files in which a clock of this name runs.
    public var clock: String?
    /// Only files with a clock that runs out before this day begins.
    public var dueBefore: CivilDate?

    public init(
        words: String, procedure: Name<Procedure>? = nil, isOpen: Bool? = nil, stage: String? = nil,
        clock: String? = nil, dueBefore: CivilDate? = nil
    ) {
        self.words = words
        self.procedure = procedure
        self.isOpen = isOpen
        self.stage = stage
        self.clock = clock
        self.dueBefore = dueBefore
    }

    /// What the list of an agency must say besides the index; procedure and state are marks of the index.
    func filter(_ agency: AgencyID) -> Docket.Filter {
        var filter = Docket.Filter(agency: agency.description)
        filter.stage = stage
        filter.clock = clock
        filter.dueBeforeMs = dueBefore.map { Instant.startOf($0).ms }
        return filter
    }

    /// Whether the index alone cannot tell what is found.
    var asksTheList: Bool { stage != nil || clock != nil || dueBefore != nil }
}

/// A file in which the words were found.
public struct FoundFile: Sendable, Hashable {
    public let row: FileRow
    /// Where the words stand, as far as the reader sees it; `nil` where they stand in its number or its title.
    public let excerpt: Excerpt?

    /// A piece of a text with the words marked.
    public struct Excerpt: Sendable, Hashable {
        public enum Place: String, Sendable, Hashable { case party, text, document }

        public struct Piece: Sendable, Hashable {
            public let text: String
            public let isHit: Bool
        }

        public let place: Place
        public let pieces: [Piece]
    }
}

/// One page of what was found, newest first, with how many there are under each filter.
public struct SearchResults: Sendable, Hashable {
    public let files: [FoundFile]
    public let next: String?
    public let counts: Counts

    /// Counts stop one above `DeskView.Counts.ceiling`: then it is known that there are more.
    public struct Counts: Sendable, Hashable {
        public var all = 0
        public var open = 0
        public var ended = 0
        public var procedures: [ProcedureCount] = []
    }

    public struct ProcedureCount: Sendable, Hashable {
        public let name: Name<Procedure>
        public let title: String
        public let count: Int
    }
}

/// Searches: whose a file is stands in the index itself, so that what is not shared is neither shown nor counted.
extension Office {
    /// Most characters that a search reads.
    public static let longestSearch = SearchWords.longest

    /// The files in which all words are found, newest first.
    ///
    /// - Throws: `DeskRefusal.invalid` for a search that is too long, and for a cursor of another list.
    public func search(
        _ search: FileSearch, after: String? = nil, limit: Int = 50, for caller: Caller
    ) async throws -> SearchResults {
        guard let question = try question(search, for: caller) else {
            return SearchResults(files: [], next: nil, counts: .init())
        }
        let cursor = try Office.searchCursor(after)
        let filter = search.filter(caller.agency)
        let names = Set(library.procedures.map(\.name)).sorted()
        let (page, excerpts, counts) = try await database.read { db in
            let page = try FoundFiles.page(question, in: filter, after: cursor, limit: limit, on: db)
            let excerpts = try self.excerpts(of: page.entries, question.words, on: db)
            let counts = try self.counts(question, search, filter, names, on: db)
            return (page, excerpts, counts)
        }
        let files = zip(page.entries, excerpts).map { FoundFile(row: row($0.file), excerpt: $1) }
        return SearchResults(files: files, next: page.next?.description, counts: counts)
    }

    /// The file that an ordinary number names, however it is typed, if it is shared with the caller: `230102-2026-417`
    /// is 230102-2026-00417.
    public func file(numbered typed: String, for caller: Caller) async throws -> String? {
        guard PartyRole.party(of: caller.agency) == nil, let number = caseNumber(typed) else { return nil }
        return try await database.read { db in
            try CaseView.number(ofFile: number, for: caller.agency.description, on: db)
        }
    }

    /// The same rows as a list of files has, for a filter of the list.
    func files(
        with words: String, in filter: Docket.Filter, after: String?, limit: Int, for caller: Caller
    ) async throws -> FileList {
        guard let question = try question(FileSearch(words: words), for: caller) else {
            return FileList(rows: [], next: nil)
        }
        let cursor = try Office.searchCursor(after)
        let page = try await database.read { db in
            try FoundFiles.page(question, in: filter, after: cursor, limit: limit, on: db)
        }
        return FileList(rows: page.entries.map { row($0.file) }, next: page.next?.description)
    }

    /// What the caller's search asks of the index; `nil` when nothing is left to look for.
    func question(_ search: FileSearch, for caller: Caller) throws -> SearchQuestion? {
        guard search.words.unicodeScalars.count <= Office.longestSearch else {
            throw DeskRefusal.invalid([.init("q", .tooLong)])
        }
        guard PartyRole.party(of: caller.agency) == nil,
            let words = SearchWords(search.words, folding: folding)
        else { return nil }
        return SearchQuestion(readers: readers(caller), marks: marks(search), words: words)
    }

    /// The tokens under which rows of the index name the caller.
    private func readers(_ caller: Caller) -> [String] {
        let agency = caller.agency.description
        let roles = caller.roles.sorted().map(\.description)
        return [SearchToken.agency(agency)]
            + roles.map { SearchToken.role($0, at: agency) }
            + roles.map { SearchToken.role($0, at: agency, person: caller.person.description) }
    }

    private func marks(_ search: FileSearch) -> [String] {
        (search.procedure.map { [SearchToken.procedure($0.description)] } ?? [])
            + (search.isOpen.map { [SearchToken.isOpen($0)] } ?? [])
    }

    private static func searchCursor(_ after: String?) throws -> FoundFiles.Cursor? {
        try after.map { text in
            guard let cursor = FoundFiles.Cursor(parsing: text) else {
                throw DeskRefusal.invalid([.init("after", .type)])
            }
            return cursor
        }
    }

    /// How many files each filter would leave; a filter that is set does not count against its own alternatives.
    private func counts(
        _ question: SearchQuestion, _ search: FileSearch, _ filter: Docket.Filter,
        _ names: [Name<Procedure>], on db: some Connection
    ) throws -> SearchResults.Counts {
        let listed = search.asksTheList ? filter : nil
        let tally = try tally(question, search, on: db)
        func count(_ filter: FileSearch) throws -> Int {
            var asked = question
            asked.marks = marks(filter)
            if let tally {
                return tally.reduce(0) { $1.marks.isSuperset(of: asked.marks) ? $0 + $1.files : $0 }
            }
            return try FoundFiles.count(asked, in: listed, upTo: DeskView.Counts.ceiling + 1, on: db)
        }
        var counts = SearchResults.Counts()
        counts.all = try count(search)
        let ofProcedure = FileSearch(words: search.words, procedure: search.procedure)
        guard try count(FileSearch(words: search.words)) > 0 else { return counts }
        (counts.open, counts.ended) = (
            try count(with(ofProcedure, isOpen: true)), try count(with(ofProcedure, isOpen: false))
        )
        counts.procedures = try names.compactMap { name in
            let found = try count(
                FileSearch(words: search.words, procedure: name, isOpen: search.isOpen))
            guard found > 0 else { return nil }
            let title = library.procedures.last { $0.name == name }?.title ?? name.description
            return .init(name: name, title: title, count: found)
        }
        return counts
    }

    /// What the words find under any marks, where the index alone can tell and it is not too much to go through.
    private func tally(
        _ question: SearchQuestion, _ search: FileSearch, on db: some Connection
    ) throws -> [(marks: Set<String>, files: Int)]? {
        guard !search.asksTheList else { return nil }
        var asked = question
        asked.marks = []
        return try FoundFiles.tally(asked, below: DeskView.Counts.ceiling + 1, on: db)
    }

    private func with(_ search: FileSearch, isOpen: Bool) -> FileSearch {
        var search = search
        search.isOpen = isOpen
        return search
    }

    /// Area, year and serial, with whatever marks or none between them.
    private func caseNumber(_ typed: String) -> String? {
        guard typed.count <= Office.longestSearch, let digits = folding.numberToken(typed),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let parts = folding.folded(typed).split(separator: " ").map(String.init)
        let (head, serial) =
            parts.count == 3
            ? (parts[0] + parts[1], parts[2]) : (String(digits.prefix(10)), String(digits.dropFirst(10)))
        guard head.utf8.count == 10, (1...9).contains(serial.utf8.count), let count = Int(serial) else {
            return nil
        }
        let padded = String(count)
        return head.prefix(6) + "-" + head.suffix(4) + "-"
            + String(repeating: "0", count: max(0, 5 - padded.count)) + padded
    }
}
