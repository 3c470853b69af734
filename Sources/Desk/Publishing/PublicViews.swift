public import Casework
public import Law

/// An entry of a public list as it stood at a moment.
public struct PublicEntryLine: Sendable, Hashable {
    public let number: String
    /// Empty where the entry was removed since: then nothing of it is shown but that it stood there.
    public let title: String
    public let party: String
    public let agencyName: String
    public let publishedDay: CivilDate
    public let untilDay: CivilDate?
    public let repairDay: CivilDate?
    public let digest: String?
    public let from: Instant
    public let until: Instant?
    /// `replaced`, `term`, or the outcome of the file; `nil` while it stands.
    public let ending: String?
    public let standsNow: Bool
}

/// A page of a public list.
public struct PublicListView: Sendable {
    public let entries: [PublicEntryLine]
    public let next: String?
    /// Agencies that show something now, with the number of their entries.
    public let agencies: [(id: String, name: String, count: Int)]
    /// The moment that the list is of.
    public let at: Instant
    public let now: Instant
    public let isPast: Bool
}

/// What is asked of a public list.
public struct PublicFilter: Hashable, Sendable {
    public var register: String
    public var agency: String?
    public var area: String?
    public var words: String?
    /// A day of the past.
    public var day: CivilDate?
    public var after: String?

    public init(register: String) {
        self.register = register
    }
}

/// One state of an entry, as the public may know it afterwards.
public struct PublicStateView: Sendable, Hashable {
    public let version: Int
    public let from: Instant
    public let until: Instant?
    public let ending: String?
    public let digest: String?
    /// `nil` where it may not be shown any more.
    public let text: PublicText?
    public let hasPaper: Bool
    public let standsNow: Bool
}

/// What an entry says, what is hidden in it standing in brackets.
public struct PublicText: Sendable, Hashable {
    public struct Row: Sendable, Hashable {
        public let term: String
        public let text: String
    }

    public let title: String
    public let rows: [Row]
    public let paragraphs: [String]
}

/// An entry with its term and its states.
public struct PublicEntryView: Sendable, Hashable {
    public let number: String
    public let register: String
    public let procedure: Name<Procedure>
    public let agencyName: String
    public let publishedDay: CivilDate
    public let untilDay: CivilDate?
    public let repairDay: CivilDate?
    /// The first one first.
    public let states: [PublicStateView]
    /// The one that stood at the moment asked for; `nil` where none did.
    public let shown: PublicStateView?
    public let at: Instant
    public let now: Instant
    public let isPast: Bool
    /// Words in brackets that stand for what is hidden.
    public let placeholders: [String]
}

/// A proposal of what is hidden, for the person who redacts or approves.
public struct RedactionView: Sendable {
    public struct Part: Sendable, Hashable {
        public let name: String
        public let title: String
        public let redaction: Redaction
        public let restored: Set<String>
    }

    public let file: FileView
    /// The act that the caller may do with it now, by which the page knows its form.
    public let act: OpenAct?
    public let barred: BarredAct?
    public let parts: [Part]
    public let source: String
    public let hidden: String
    public let placeholders: [String: String]
    public let longest: Int
}
