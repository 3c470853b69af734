/// A part that some agency plays in a procedure, found by kind and area when the file opens.
public struct Body: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case openingAgency
        /// `police`, `procuratorate`, `market-supervision` …
        case kind(String)
    }

    public enum Area: String, Hashable, Sendable, CaseIterable {
        case sameLevel = "same-level"
        case provincial
        /// Found by the place that the file states.
        case ofPlace = "of-place"
    }

    public let name: Name<Body>
    public let title: String?
    public let kind: Kind
    public let area: Area

    public init(name: Name<Body>, title: String?, kind: Kind, area: Area) {
        self.name = name
        self.title = title
        self.kind = kind
        self.area = area
    }
}

/// Who may act, as the procedure names them; powers follow this role and not the organisation.
public struct Role: Hashable, Sendable {
    public enum Sight: String, Hashable, Sendable, CaseIterable {
        case course, clocks, reasons, documents, parties, facts
    }

    public let name: Name<Role>
    public let title: String
    public let body: Name<Body>
    /// What the role sees of a file; `nil` for everything that is not sealed.
    public let sees: Set<Sight>?
    /// The fact of type person that names who holds the role on this file; `nil` where every holder of the post does.
    public var namedBy: String?
    /// Facts and papers that the role reads although it does not see the whole file.
    public var reads: [String] = []
    /// Papers that a party may lay into the file by its code; a role at a post files whatever the procedure knows.
    public var files: [Name<PaperKind>] = []

    public init(name: Name<Role>, title: String, body: Name<Body>, sees: Set<Sight>?) {
        self.name = name
        self.title = title
        self.body = body
        self.sees = sees
    }
}
