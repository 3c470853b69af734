public import Law

/// One page of a file: what happened, small and named, without personal data.
///
/// Events are a published format: kinds are never renamed, fields are only added. People, parties and texts
/// appear as references and salted digests; what they refer to lies in ordinary rows that can be erased.
public enum CaseEvent: Hashable, Sendable {
    case opened(OpenedFile)
    case participated(AgencyID, role: String, basis: String?)
    /// A body states its own number for the matter.
    case numberNoted(AgencyID, String)
    case stageEntered(Name<Stage>)
    case acted(Name<Action>, by: PersonID, at: Instant)
    case factRecorded(String, Fact)
    case documentFiled(Paper)
    case signed(SignedThing)
    case cosignatureAwaited(AwaitedSignature)
    case served(Name<PaperKind>, to: String, at: Instant)
    case receiptRecorded(ReceiptOfService)
    case sent(String, to: AgencyID, documents: [String])
    case copied(String, to: AgencyID)
    case bodyBound(Name<Body>, AgencyID)
    case clockAwaits(Name<Clock>, Name<PaperKind>)
    case clockStarted(Name<Clock>, run: Int, from: Instant, end: PeriodEnd, source: Citation)
    /// A paper stated a shorter term than the rule allows at most.
    case clockShortened(Name<Clock>, run: Int, to: StatutoryPeriod, end: PeriodEnd)
    case clockStopped(Name<Clock>, run: Int, at: Instant)
    case clockDropped(Name<Clock>, run: Int)
    case clockSuspended(Name<Clock>, run: Int, ground: String, on: CivilDate)
    case clockResumed(Name<Clock>, run: Int, ground: String, on: CivilDate, end: PeriodEnd?)
    case extensionProposed(ProposedExtension)
    case clockExtended(ProposedExtension, end: PeriodEnd?)
    /// The clock ran out: a breach, a lapse of right, a mark of lateness or the end of a measure.
    case clockRanOut(Name<Clock>, run: Int, effect: Clock.Expiry)
    case answeredInTimeRecordedLate(Name<Clock>, run: Int)
    /// A calendar was loaded, and the day moved.
    case clockRebased(Name<Clock>, run: Int, end: PeriodEnd, because: String)
    case linkedFileOpened(Name<Procedure>, CaseNumber)
    case linkedFileEnded(Name<Procedure>, CaseNumber, Name<Outcome>)
    case published(PublishedSummary)
    /// What is hidden: in which compartment, and, where an act of a party or an officer sealed it, which field of whom.
    case recordSealed(String, compartment: String, field: String? = nil, by: Name<Role>? = nil)
    /// A party was named; what is said of it lies beside the journal.
    case partyNamed(String)
    /// A party was given a code of its own.
    case codeGiven(String)
    case sealedRecordRead(String, by: PersonID, because: TextReference)
    case rectified(revision: Int, because: TextReference)
    /// The matter goes on in another file, and this one waits beside it.
    case joined(to: CaseNumber, because: TextReference)
    /// The joining is undone: this file goes on where it stood.
    case parted(from: CaseNumber, because: TextReference)
    /// This file goes on with the matter of another.
    case tookIn(CaseNumber)
    case gaveBack(CaseNumber)
    /// The file that goes on with the matter has answered; what follows was answered here by that.
    case followed(CaseNumber)
    /// A clock that only stood still with the matter of another file runs on, to the day that it had.
    case clockReopened(Name<Clock>, run: Int)
    /// Somebody looked at both files and found two matters; and took it back.
    case toldApart(from: CaseNumber, because: TextReference)
    case toldApartUndone(from: CaseNumber)
    /// One of two matters of this file goes on in a new one.
    case splitOff(CaseNumber, because: TextReference)
    /// This file was split off another. What stands on the pages before this one was so in that file.
    case splitFrom(CaseNumber, because: TextReference)
    /// An act that was done in the file from which this one was split off.
    case actCarried(Name<Action>, by: PersonID, at: Instant)
    case ended(Name<Outcome>)
}

/// How a file began.
public struct OpenedFile: Hashable, Sendable, Codable {
    public let procedure: Name<Procedure>
    public let version: String
    public let number: CaseNumber
    public let agency: AgencyID
    /// GB/T 2260 code of the opening agency's area.
    public let area: String
    public let bodies: [Name<Body>: AgencyID]
    public let parent: CaseNumber?
    public let parentProcedure: Name<Procedure>?
    public let at: Instant

    public init(
        procedure: Name<Procedure>, version: String, number: CaseNumber, agency: AgencyID, area: String,
        bodies: [Name<Body>: AgencyID], parent: CaseNumber? = nil, parentProcedure: Name<Procedure>? = nil,
        at: Instant
    ) {
        self.procedure = procedure
        self.version = version
        self.number = number
        self.agency = agency
        self.area = area
        self.bodies = bodies
        self.parent = parent
        self.parentProcedure = parentProcedure
        self.at = at
    }

    /// The same opening, with more bodies found.
    func played(by more: [Name<Body>: AgencyID]) -> OpenedFile {
        guard !more.isEmpty else { return self }
        return OpenedFile(
            procedure: procedure, version: version, number: number, agency: agency, area: area,
            bodies: bodies.merging(more) { _, found in found }, parent: parent,
            parentProcedure: parentProcedure, at: at)
    }
}

/// A signature under a paper or a text: the event holds the digest of what was signed.
public struct SignedThing: Hashable, Sendable, Codable {
    /// Kind of the paper, name of the text field, or name of the clock whose extension is cosigned.
    public let what: String
    public let digest: String
    public let by: PersonID
    public let role: Name<Role>

    public init(what: String, digest: String, by: PersonID, role: Name<Role>) {
        self.what = what
        self.digest = digest
        self.by = by
        self.role = role
    }
}

/// A second signature that the file waits for.
public struct AwaitedSignature: Hashable, Sendable, Codable {
    public let what: String
    public let role: Name<Role>
    /// Who has signed already and so may not be the second.
    public let firstBy: PersonID

    public init(what: String, role: Name<Role>, firstBy: PersonID) {
        self.what = what
        self.role = role
        self.firstBy = firstBy
    }
}

/// That a served paper was received: on whom, how, on which day, proved by what.
public struct ReceiptOfService: Hashable, Sendable, Codable {
    public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
        case direct, left, mail, electronic, entrusted, publicNotice = "public-notice", inHouse = "in-house"
    }

    public let document: Name<PaperKind>
    /// A body, a role, or `party.ROLE`.
    public let of: String
    public let method: Method
    public let day: CivilDate
    /// Id of the filed proof, if any.
    public let proof: String?

    public init(document: Name<PaperKind>, of: String, method: Method, day: CivilDate, proof: String?) {
        self.document = document
        self.of = of
        self.method = method
        self.day = day
        self.proof = proof
    }
}

/// An extension that someone asked for, by its place in the clock's list.
public struct ProposedExtension: Hashable, Sendable, Codable {
    public let clock: Name<Clock>
    public let run: Int
    /// Place in the clock's `extends`, from 0.
    public let index: Int
    public let reach: ClockExtension

    public init(clock: Name<Clock>, run: Int, index: Int, reach: ClockExtension) {
        self.clock = clock
        self.run = run
        self.index = index
        self.reach = reach
    }
}

/// What was shown to the public, who checked it, and since when.
public struct PublishedSummary: Hashable, Sendable, Codable {
    public let summary: TextReference
    public let checkedBy: PersonID
    public let day: CivilDate
    /// SHA-256 of what the public sees, without salt: whoever keeps a copy can hold it against this.
    public let digest: String?
    /// Whether what was shown before must not be shown again, not even as a past state.
    public let hidesFormer: Bool?

    public init(
        summary: TextReference, checkedBy: PersonID, day: CivilDate, digest: String? = nil,
        hidesFormer: Bool? = nil
    ) {
        self.summary = summary
        self.checkedBy = checkedBy
        self.day = day
        self.digest = digest
        self.hidesFormer = hidesFormer
    }
}
