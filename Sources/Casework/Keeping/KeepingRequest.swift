public import Law

/// One person asks to open a sealed record, or proposes to erase something for good; another answers.
public struct KeepingRequest: Hashable, Sendable {
    public enum Act: String, Hashable, Sendable { case open, erase }
    public enum Kind: String, Hashable, Sendable { case sealed, party, text }
    public enum State: String, Hashable, Sendable { case asked, approved, declined, withdrawn }

    /// How it stands at a moment: time alone ends what nobody answered, and what was open.
    public enum Standing: String, Hashable, Sendable {
        case waiting, lapsed, open, over, declined, withdrawn
        /// It was decided, and what was there is gone.
        case erased
    }

    public let id: String
    public let act: Act
    public let kind: Kind
    public let subject: String
    public let asker: PersonID
    public let lapses: Instant
    public let state: State
    /// `nil` unless it is an opening that was approved.
    public let until: Instant?

    public init(
        id: String, act: Act, kind: Kind, subject: String, asker: PersonID, lapses: Instant, state: State,
        until: Instant?
    ) {
        self.id = id
        self.act = act
        self.kind = kind
        self.subject = subject
        self.asker = asker
        self.lapses = lapses
        self.state = state
        self.until = until
    }

    /// The last moment that is named still belongs to what it ends.
    public func standing(at now: Instant) -> Standing {
        switch state {
        case .asked: now <= lapses ? .waiting : .lapsed
        case .approved:
            switch act {
            case .erase: .erased
            case .open: now <= until ?? lapses ? .open : .over
            }
        case .declined: .declined
        case .withdrawn: .withdrawn
        }
    }

    /// Whoever answers is somebody else than whoever asked, and does not stand in for them.
    ///
    /// - Parameter owners: for whom the person stands in, in any role.
    public func demandAnswer(
        by person: PersonID, standingInFor owners: Set<PersonID>, at now: Instant
    ) throws(KeepingRefusal) {
        guard standing(at: now) == .waiting else { throw .notWaiting }
        guard person != asker else { throw .ownRequest }
        guard !owners.contains(asker) else { throw .standsInForAsker }
    }

    public func demandWithdrawal(by person: PersonID, at now: Instant) throws(KeepingRefusal) {
        guard person == asker else { throw .notTheAsker }
        guard standing(at: now) == .waiting else { throw .notWaiting }
    }
}

/// Why something that two people decide is not done.
public enum KeepingRefusal: Error, Hashable, Sendable {
    /// Nobody reads this record alone, and no opening of it lasts for this person.
    case secondNeeded
    /// Nobody answers what they asked themselves.
    case ownRequest
    case standsInForAsker
    /// It was answered, withdrawn, or nobody answered in time.
    case notWaiting
    case notTheAsker
    /// The same waits for an answer already.
    case askedAlready
    /// One person may open it, with a reason.
    case noSecondNeeded
    /// It was erased on that day.
    case erased(CivilDate)

    /// The public name, as refusals of acts have one.
    public var kind: String {
        switch self {
        case .secondNeeded: "second-person-needed"
        case .ownRequest: "own-request"
        case .standsInForAsker: "stands-in-for-asker"
        case .notWaiting: "not-waiting"
        case .notTheAsker: "not-the-asker"
        case .askedAlready: "asked-already"
        case .noSecondNeeded: "no-second-needed"
        case .erased: "erased"
        }
    }
}
