internal import Casework
internal import Law
internal import Store

/// Like matters: which files may be of the same party or the same matter, and why. Nobody is shown a file, a name or
/// even a number that their own page of it would not show them.
extension Office {
    /// Keys that are looked up for one question, and files that are read to see what they have in common.
    private static let mostKeys = 80
    private static let mostCandidates = 24
    /// Share of two texts, in per cent, below which they are not alike, and from which they are much alike.
    static let alikeShares = (fewest: 20, medium: 40, strong: 75)

    /// Files like what is described, the likest first.
    ///
    /// - Parameter leaving: files that are not to be proposed, such as the one asked about.
    public func like(
        _ question: LikeQuestion, leaving: Set<String> = [], for caller: Caller, limit: Int = 10
    ) async throws -> [LikeFile] {
        try await reading(for: caller) { db in
            try self.like(question, leaving: leaving, for: caller, limit: limit, on: db)
        }
    }

    private func like(
        _ question: LikeQuestion, leaving: Set<String>, for caller: Caller, limit: Int,
        on db: some Connection
    ) throws -> [LikeFile] {
        guard PartyRole.party(of: caller.agency) == nil else { return [] }
        let files = try candidates(keys(of: question), leaving: leaving, for: caller, on: db)
            .compactMap { try like(question, $0.number, $0.hits, for: caller, on: db) }
        return Array(
            files.sorted { ($0.weight, $0.row.number) > ($1.weight, $1.row.number) }.prefix(limit))
    }

    /// Files like one that is shared with the caller, without those that were told apart from it and those that came
    /// of it or that it came of.
    public func like(_ number: String, for caller: Caller, limit: Int = 10) async throws -> [LikeFile] {
        try await reading(for: caller) { db in
            let hand = try self.sharedFile(number, with: caller, on: db)
            guard let question = self.likeQuestion(hand, for: caller) else { return [] }
            return try self.like(
                question, leaving: try self.notProposed(for: hand, on: db), for: caller, limit: limit,
                on: db)
        }
    }

    /// Files that may be of the same matter or the same party as one that the caller sees whole, and that they see
    /// whole too: what is set side by side.
    public func proposals(for number: String, _ caller: Caller, limit: Int = 5) async throws -> [LikeFile] {
        try await reading(for: caller) { db in
            let hand = try self.wholeFile(number, for: caller, on: db)
            guard hand.file.joinedTo == nil, let question = self.likeQuestion(hand, for: caller) else {
                return []
            }
            let like = try self.like(
                question, leaving: try self.notProposed(for: hand, on: db), for: caller,
                limit: Office.mostCandidates, on: db)
            return Array(like.filter(\.isProposal).prefix(limit))
        }
    }

    /// Whether anything would be proposed. The first file that is found ends the search.
    public func hasProposals(for number: String, _ caller: Caller) async throws -> Bool {
        try await reading(for: caller) { db in
            let hand = try self.sharedFile(number, with: caller, on: db)
            guard self.seesWhole(caller, hand), hand.file.joinedTo == nil,
                let question = self.likeQuestion(hand, for: caller)
            else { return false }
            let leaving = try self.notProposed(for: hand, on: db)
            return try self.candidates(self.keys(of: question), leaving: leaving, for: caller, on: db)
                .contains { number, hits in
                    try self.like(question, number, hits, for: caller, on: db)?.isProposal ?? false
                }
        }
    }

    /// A file that the caller sees whole; any other is not there for them.
    func wholeFile(_ number: String, for caller: Caller) async throws -> FileInHand {
        try await reading(for: caller) { db in try self.wholeFile(number, for: caller, on: db) }
    }

    private func wholeFile(
        _ number: String, for caller: Caller, on db: some Connection
    ) throws -> FileInHand {
        let hand = try sharedFile(number, with: caller, on: db)
        guard seesWhole(caller, hand) else { throw DeskRefusal.notFound }
        return hand
    }

    /// Files that are never proposed for one: itself, its kin, and what was told apart from it.
    private func notProposed(for hand: FileInHand, on db: some Connection) throws -> Set<String> {
        let number = hand.number
        let apart = try ToldApart.from(number, on: db)
        let kin = hand.file.linked.map(\.number) + (hand.file.opening?.parent.map { [$0] } ?? [])
        let halves = hand.file.splitOff + (hand.file.splitFrom.map { [$0] } ?? [])
        return apart.union((kin + hand.file.takenIn + halves).map(\.description)).union([number])
    }

    /// What the caller sees of a file, as a question for like ones; `nil` when they see nothing to compare.
    func likeQuestion(_ hand: FileInHand, for caller: Caller) -> LikeQuestion? {
        let sight = sight(of: caller, on: hand)
        guard sight.map({ $0.contains(.parties) }) ?? true else { return nil }
        var question = LikeQuestion()
        question.parties = hand.quoted.parties.filter { $0.erasedDay == nil }.map {
            PartyToName(role: $0.role, name: $0.name ?? "", uscc: $0.uscc, address: $0.address)
        }
        question.rights = rightViews(of: hand)
        if case .division(let code)? = hand.file.facts["place"] { question.place = code }
        guard sight == nil else { return question }
        let texts = LikenessReading.tellingFields.sorted().flatMap { name in
            (hand.file.facts[name].map(Office.references) ?? []).compactMap { hand.quoted.texts[$0.id] }
        }
        question.text = texts.joined(separator: "\n")
        if case .text(let narrative)? = hand.file.facts["narrative"] {
            question.text =
                ([hand.quoted.texts[narrative.id] ?? ""]
                + texts.filter {
                    $0 != hand.quoted.texts[narrative.id]
                }).joined(separator: "\n")
        }
        return question
    }

    private func keys(of question: LikeQuestion) -> [LikenessKey] {
        let reading = likenessReading
        let parties = question.parties.flatMap {
            reading.keys(name: $0.name, uscc: $0.uscc, address: $0.address, in: .cover)
        }
        let rights = question.rights.flatMap { reading.keys(ofRight: $0.type, $0.number, in: .cover) }
        let text = reading.keys(ofText: question.text, isNarrative: true, in: .cover)
        return Array(Set(parties + rights + text).sorted { $0.order < $1.order }.prefix(Office.mostKeys))
    }

    /// Files on the agency's list that have keys in common, those with most first.
    private func candidates(
        _ keys: [LikenessKey], leaving: Set<String>, for caller: Caller, on db: some Connection
    ) throws -> [(number: String, hits: [LikenessHit])] {
        let agency = caller.agency.description
        let hits = try keys.flatMap { key in
            try LikenessKeys.files(with: key, for: agency, limit: Office.mostCandidates, on: db)
        }
        let files = Dictionary(grouping: hits.filter { !leaving.contains($0.caseNumber) }, by: \.caseNumber)
        func weight(_ hits: [LikenessHit]) -> Int { hits.reduce(0) { $0 + $1.key.kind.weight } }
        return files.map { ($0.key, $0.value) }
            .sorted { (weight($0.1), $0.0) > (weight($1.1), $1.0) }
            .prefix(Office.mostCandidates).map { (number: $0.0, hits: $0.1) }
    }

    /// What one file has in common with the question, as far as the caller sees it; `nil` when nothing is left.
    private func like(
        _ question: LikeQuestion, _ number: String, _ hits: [LikenessHit], for caller: Caller,
        on db: some Connection
    ) throws -> LikeFile? {
        let hand = try sharedFile(number, with: caller, on: db)
        guard hand.file.joinedTo == nil else { return nil }
        let sight = sight(of: caller, on: hand)
        let seesParties = sight.map { $0.contains(.parties) } ?? true
        let seen = hits.filter { hit in
            switch (hit.key.source, hit.key.kind) {
            case (.party, _), (_, .right): seesParties
            default: sight == nil
            }
        }
        let comparing = Comparing(office: self, question: question, hand: hand)
        let reasons = comparing.reasons(Array(Set(seen.map(\.key))))
        guard !reasons.isEmpty, let row = try row(number, for: caller, on: db) else { return nil }
        return LikeFile(row: row, reasons: reasons, isWhole: seesWhole(caller, hand))
    }

    private func row(_ number: String, for caller: Caller, on db: some Connection) throws -> FileRow? {
        try Docket.entry(number, for: caller.agency.description, on: db).map { row($0) }
    }
}

extension LikenessKey {
    /// Strong keys first: where a question has too many, its passages are left out.
    fileprivate var order: String { "\(99 - kind.weight) \(kind.rawValue)" }
}

extension LikenessKey.Kind {
    fileprivate var weight: Int {
        switch self {
        case .creditCode, .text, .account: 16
        case .phone, .link, .right: 8
        case .name: 4
        case .address: 3
        case .passage: 1
        }
    }
}
