public import Evidence

/// An entry of a public list, as it is now or was last.
public struct PublicEntryRow: Hashable, Sendable {
    public let register: String
    public let procedure: String
    public let agency: String
    /// GB/T 2260.
    public let area: String?
    public let title: String
    public let party: String
    public let body: JSON
    public let publishedDay: Int
    /// The last day on which it is shown by its term.
    public let untilDay: Int?
    public let repairDay: Int?
    /// The day on which it went, before its term.
    public let withdrawnDay: Int?
    /// What a search looks in.
    private var found = ""

    public init(
        register: String, procedure: String, agency: String, area: String?, title: String, party: String,
        body: JSON, publishedDay: Int, untilDay: Int?, repairDay: Int?, withdrawnDay: Int?
    ) {
        self.register = register
        self.procedure = procedure
        self.agency = agency
        self.area = area
        self.title = title
        self.party = party
        self.body = body
        self.publishedDay = publishedDay
        self.untilDay = untilDay
        self.repairDay = repairDay
        self.withdrawnDay = withdrawnDay
    }

    /// The same entry, found by whatever a search folds to the same words.
    public func found(with folding: Folding) -> PublicEntryRow {
        var row = self
        row.found = folding.folded(title + " " + party + " " + body.spoken)
        return row
    }

    static let columns: SQL = """
        case_number, procedure, area, body, published_day, until_day, withdrawn_day, register, agency, title,
        party, repair_day, found
        """

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(procedure), \(area), \(body.canonical), \(publishedDay), \(untilDay),
         \(withdrawnDay), \(register), \(agency), \(title), \(party), \(repairDay),
         \(found))
        """
    }

    init(_ row: FoundRow) throws {
        self.init(
            register: row.optionalText("register") ?? "", procedure: row.text("procedure"),
            agency: row.optionalText("agency") ?? "", area: row.optionalText("area"),
            title: row.optionalText("title") ?? "", party: row.optionalText("party") ?? "",
            body: try row.json("body"), publishedDay: row.int("published_day"),
            untilDay: row.optionalInt("until_day"), repairDay: row.optionalInt("repair_day"),
            withdrawnDay: row.optionalInt("withdrawn_day"))
        found = row.optionalText("found") ?? ""
    }
}

/// One state of an entry that the public saw.
public struct PublicVersionRow: Hashable, Sendable {
    public let version: Int
    public let digest: Digest?
    public let body: JSON?
    public let paper: String?
    public let fromMs: Int
    public let untilMs: Int?
    /// `replaced`, `term`, or the outcome of the file.
    public let ending: String?
    /// Replaced, and not to be shown again.
    public let isHidden: Bool

    public init(
        version: Int, digest: Digest?, body: JSON?, paper: String?, fromMs: Int, untilMs: Int?,
        ending: String?,
        isHidden: Bool
    ) {
        self.version = version
        self.digest = digest
        self.body = body
        self.paper = paper
        self.fromMs = fromMs
        self.untilMs = untilMs
        self.ending = ending
        self.isHidden = isHidden
    }

    static let columns: SQL =
        "case_number, version, digest, body, paper, from_ms, until_ms, ending, is_hidden"

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(version), \(digest), \(body?.canonical), \(paper), \(fromMs), \(untilMs), \(ending),
         \(isHidden))
        """
    }

    init(_ row: FoundRow) throws {
        self.init(
            version: row.int("version"), digest: row.optionalDigest("digest"),
            body: row.isNull("body") ? nil : try row.json("body"), paper: row.optionalText("paper"),
            fromMs: row.int("from_ms"), untilMs: row.optionalInt("until_ms"),
            ending: row.optionalText("ending"),
            isHidden: row.bool("is_hidden"))
    }

    /// Whether it stands at a moment.
    public func stands(at ms: Int) -> Bool { fromMs <= ms && (untilMs.map { $0 > ms } ?? true) }
}

extension JSON {
    /// All texts in it, for a search.
    var spoken: String {
        switch self {
        case .string(let text): text
        case .array(let elements): elements.map(\.spoken).joined(separator: " ")
        case .object(let members):
            members.sorted { $0.key < $1.key }.map(\.value.spoken).joined(separator: " ")
        default: ""
        }
    }
}
