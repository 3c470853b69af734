public import Law

/// One person asks to open a sealed record, proposes to erase something for good, or what becomes of a file whose time is
/// over; another answers.
public struct KeepingRequest: Hashable, Sendable {
    public enum Act: String, Hashable, Sendable {
        case open, erase
        /// The file is kept longer, or for ever.
        case keep
        /// All that the file holds is erased.
        case destroy

        /// Whether it decides on a whole file whose time is over.
        public var isReview: Bool { self == .keep || self == .destroy }
    }
    public enum Kind: String, Hashable, Sendable { case sealed, party, text, paper, file }
    public enum State: String, Hashable, Sendable { case asked, approved, declined, withdrawn }

    /// How it stands at a moment: time alone ends what nobody answered, and what was open.
    public enum Standing: String, Hashable, Sendable {
        case waiting, lapsed, open, over, declined, withdrawn
        /// It was decided, and what was there is gone.
        case erased
        case kept
        case destroyed
    }

    public let id: String
    public let act: Act
    public let kind: Kind
    public let subject: String
    public let asker: PersonID
    public let lapses: Instant
    public let state: State
    /// How long an opening that was approved lasts, or a file is kept; `nil` for ever.
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
            case .keep: .kept
            case .destroy: .destroyed
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
