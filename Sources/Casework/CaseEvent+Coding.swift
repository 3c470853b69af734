internal import Evidence
internal import Law

extension CaseEvent {
    /// The published name of the kind; it is never renamed.
    public var kind: String { EventPage(self).kind.rawValue }

    /// Canonical JSON of what happened, as it is hashed and stored.
    public func canonicalBody() throws -> String {
        try JSON(encoding: EventPage(self)).canonical
    }

    /// Reads an event as it was stored.
    public init(kind: String, body: String) throws {
        guard let known = EventPage.Kind(rawValue: kind) else { throw UnreadableEvent(kind: kind) }
        var page: EventPage = try JSON(reading: body).decoded()
        page.kind = known
        guard let event = page.event else { throw UnreadableEvent(kind: kind) }
        self = event
    }
}

/// A row of the journal that this version cannot read: written by a newer one, or damaged.
public struct UnreadableEvent: Error, Sendable, CustomStringConvertible {
    public let kind: String
    public var description: String { "an event of kind \(kind) cannot be read" }
}

/// The shape of a stored event: one flat page on which each kind fills its own lines.
struct EventPage: Codable {
    enum Kind: String, Codable {
        case opened, participated, acted, signed, served, sent, copied, published, rectified, ended
        case joined, parted, followed
        case tookIn = "took-in"
        case gaveBack = "gave-back"
        case toldApart = "told-apart"
        case toldApartUndone = "told-apart-undone"
        case splitOff = "split-off"
        case splitFrom = "split-from"
        case actCarried = "act-carried"
        case stageEntered = "stage-entered"
        case numberNoted = "number-noted"
        case factRecorded = "fact-recorded"
        case documentFiled = "document-filed"
        case cosignatureAwaited = "cosignature-awaited"
        case receiptRecorded = "receipt-recorded"
        case bodyBound = "body-bound"
        case clockAwaits = "clock-awaits"
        case clockStarted = "clock-started"
        case clockShortened = "clock-shortened"
        case clockStopped = "clock-stopped"
        case clockDropped = "clock-dropped"
        case clockReopened = "clock-reopened"
        case clockSuspended = "clock-suspended"
        case clockResumed = "clock-resumed"
        case clockExtended = "clock-extended"
        case clockRanOut = "clock-ran-out"
        case clockRebased = "clock-rebased"
        case extensionProposed = "extension-proposed"
        case answeredInTimeRecordedLate = "answered-in-time-recorded-late"
        case linkedFileOpened = "linked-file-opened"
        case linkedFileEnded = "linked-file-ended"
        case recordSealed = "record-sealed"
        case sealedRecordRead = "sealed-record-read"
        case partyNamed = "party-named"
        case codeGiven = "code-given"
    }

    var kind: Kind
    var opened: OpenedFile?
    var agency: AgencyID?
    var role: String?
    var basis: String?
    var name: String?
    var by: PersonID?
    var at: Instant?
    var fact: Fact?
    var paper: Paper?
    var signature: SignedThing?
    var awaited: AwaitedSignature?
    var to: String?
    var receipt: ReceiptOfService?
    var documents: [String]?
    var run: Int?
    var end: PeriodEnd?
    var period: StatutoryPeriod?
    var source: Citation?
    var ground: String?
    var day: CivilDate?
    var proposal: ProposedExtension?
    var effect: Clock.Expiry?
    var because: TextReference?
    var why: String?
    var file: CaseNumber?
    var outcome: String?
    var summary: PublishedSummary?
    var revision: Int?
    var field: String?

    init(_ kind: Kind) {
        self.kind = kind
    }

    fileprivate enum CodingKeys: String, CodingKey {
        case kind, opened, agency, role, basis, name, by, at, fact, paper, signature, awaited, to, receipt
        case documents, run, end, source, ground, day, proposal, effect, because, why, file, outcome, summary
        case revision, period, field
    }
}

extension EventPage {
    /// A page fills four of its thirty lines: only those that stand there are asked for.
    init(from decoder: any Decoder) throws {
        let lines = try decoder.container(keyedBy: CodingKeys.self)
        self.init(try lines.decode(Kind.self, forKey: .kind))
        for line in lines.allKeys { try read(line, of: lines) }
    }

    private mutating func read(_ line: CodingKeys, of lines: KeyedDecodingContainer<CodingKeys>) throws {
        func value<Value: Decodable>() throws -> Value? {
            try lines.decodeIfPresent(Value.self, forKey: line)
        }
        switch line {
        case .kind: break
        case .opened: opened = try value()
        case .agency: agency = try value()
        case .role: role = try value()
        case .basis: basis = try value()
        case .name: name = try value()
        case .by: by = try value()
        case .at: at = try value()
        case .fact: fact = try value()
        case .paper: paper = try value()
        case .signature: signature = try value()
        case .awaited: awaited = try value()
        case .to: to = try value()
        case .receipt: receipt = try value()
        case .documents: documents = try value()
        case .run: run = try value()
        case .end: end = try value()
        case .period: period = try value()
        case .source: source = try value()
        case .ground: ground = try value()
        case .day: day = try value()
        case .proposal: proposal = try value()
        case .effect: effect = try value()
        case .because: because = try value()
        case .why: why = try value()
        case .file: file = try value()
        case .outcome: outcome = try value()
        case .summary: summary = try value()
        case .revision: revision = try value()
        case .field: field = try value()
        }
    }
}
