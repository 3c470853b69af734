/// The cover sheet of a file: what lists and headings say of it. Made from its events, remade by `rebuild`.
public struct CoverSheet: Hashable, Sendable {
    public let number: String
    public let id: String
    public let procedure: String
    public let procedureVersion: String
    public let stage: String
    public let revision: Int
    public let openingAgency: String
    /// GB/T 2260, where the matter arose.
    public let area: String?
    /// Key of a title in the text catalogue or the pack.
    public let subject: String?
    public let rightType: String?
    public let rightNumber: String?
    public let openedDay: Int
    public let openedMs: Int
    /// Position of the first page in the journal.
    public let openedPosition: Int
    /// Position of the newest page in the journal.
    public let updatedPosition: Int
    public let updatedMs: Int
    /// `nil` while the file is open.
    public let ending: Ending?
    public let parentNumber: String?
    /// The file that goes on with the matter, while this one is joined to it.
    public let joinedTo: String?

    /// How a file ended, and on which day.
    public struct Ending: Hashable, Sendable {
        public let outcome: String
        public let day: Int

        public init(outcome: String, day: Int) {
            self.outcome = outcome
            self.day = day
        }
    }

    /// Work goes on in it: it has not ended, and is joined to no other.
    var isOpen: Bool { ending == nil && joinedTo == nil }

    public init(
        number: String, id: String, procedure: String, procedureVersion: String, stage: String, revision: Int,
        openingAgency: String, area: String? = nil, subject: String? = nil, rightType: String? = nil,
        rightNumber: String? = nil, openedDay: Int, openedMs: Int, openedPosition: Int, updatedPosition: Int,
        updatedMs: Int, ending: Ending? = nil, parentNumber: String? = nil,
        joinedTo: String? = nil
    ) {
        self.number = number
        self.id = id
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.stage = stage
        self.revision = revision
        self.openingAgency = openingAgency
        self.area = area
        self.subject = subject
        self.rightType = rightType
        self.rightNumber = rightNumber
        self.openedDay = openedDay
        self.openedMs = openedMs
        self.openedPosition = openedPosition
        self.updatedPosition = updatedPosition
        self.updatedMs = updatedMs
        self.ending = ending
        self.parentNumber = parentNumber
        self.joinedTo = joinedTo
    }
}

extension CoverSheet {
    static let columns: SQL = """
        number, id, procedure, procedure_version, stage, revision, opening_agency, area, subject, right_type,
        right_number, opened_day, opened_ms, opened_position, updated_position, updated_ms, outcome,
        ended_day, parent_number, joined_to
        """

    var values: SQL {
        """
        (\(number), \(id), \(procedure), \(procedureVersion), \(stage), \(revision), \(openingAgency),
         \(area), \(subject), \(rightType), \(rightNumber), \(openedDay), \(openedMs), \(openedPosition),
         \(updatedPosition), \(updatedMs), \(ending?.outcome), \(ending?.day), \(parentNumber),
         \(joinedTo))
        """
    }

    init(_ row: FoundRow) {
        self.init(
            number: row.text("number"), id: row.text("id"), procedure: row.text("procedure"),
            procedureVersion: row.text("procedure_version"), stage: row.text("stage"),
            revision: row.int("revision"), openingAgency: row.text("opening_agency"),
            area: row.optionalText("area"), subject: row.optionalText("subject"),
            rightType: row.optionalText("right_type"), rightNumber: row.optionalText("right_number"),
            openedDay: row.int("opened_day"), openedMs: row.int("opened_ms"),
            openedPosition: row.int("opened_position"), updatedPosition: row.int("updated_position"),
            updatedMs: row.int("updated_ms"),
            ending: row.optionalText("outcome").map { Ending(outcome: $0, day: row.int("ended_day")) },
            parentNumber: row.optionalText("parent_number"), joinedTo: row.optionalText("joined_to"))
    }
}
