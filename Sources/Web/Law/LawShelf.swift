internal import Law

/// The law base as readers look things up in it: rules by instrument, states by day, words, what changes next.
struct LawShelf: Sendable {
    let book: RuleBook
    /// The releases that the book was made of; `nil` where it is taken as it is.
    private let law: LawInForce?
    private let divisions: Divisions?
    private let byInstrument: [String: [LegalRule]]

    init(_ book: RuleBook, of law: LawInForce? = nil, divisions: Divisions? = nil) {
        self.book = book
        self.law = law
        self.divisions = divisions
        var byInstrument: [String: [LegalRule]] = [:]
        for rule in book.rules + book.overlays {
            for key in Set(rule.citations.map(\.instrument)) { byInstrument[key, default: []].append(rule) }
        }
        self.byInstrument = byInstrument
    }

    /// The rules that rest on an instrument, in the order of the law base.
    func rules(of key: String) -> [LegalRule] { byInstrument[key] ?? [] }

    /// The version of a rule that binds on a day; where none does, the newest; `nil` for an unknown id.
    func rule(_ id: String, on day: CivilDate) -> LegalRule? {
        // An id with a value behind it names a value, not a rule.
        guard !id.contains("#") else { return nil }
        return book.versions(of: id).last { $0.isInForce(on: day) } ?? book.rule(id)
            ?? book.overlays(of: id).last
    }

    /// What a zone or a division is called; the code of a division that nobody knows.
    func areaTitle(_ area: String) -> String {
        book.zones.first { $0.key == area }?.title ?? divisions?.fullName(of: area) ?? area
    }

    /// The number of the release that brought a version; `nil` for what ships.
    func release(of rule: LegalRule) -> Int? { law?.release(of: rule) }

    func state(of authority: Authority, on day: CivilDate) -> LawState {
        LawState(from: authority.from, to: authority.to, on: day)
    }

    /// A rule without days of its own holds as long as an instrument that it rests on.
    func state(of rule: LegalRule, on day: CivilDate) -> LawState {
        let own = LawState(from: rule.from, to: rule.to, on: day)
        guard own == .inForce, rule.from == nil else { return own }
        let states = Set(rule.citations.compactMap(book.authority(of:)).map { state(of: $0, on: day) })
        if states.isEmpty || states.contains(.inForce) { return .inForce }
        return states.contains(.past) ? .past : .coming
    }

    /// Whether a legal editor has still to confirm it.
    func isPending(_ authority: Authority) -> Bool {
        authority.review == .pending && !authority.confidence.isSettled
    }

    /// The rules that every one of these words is found in: id, what it says, text, article.
    func rules(saying text: String, _ words: Wording) -> [LegalRule] {
        let wanted = LawShelf.wanted(text)
        return book.rules.filter { rule in
            let texts =
                [rule.id, rule.zh, rule.basis, rule.note].compactMap(\.self)
                + rule.citations.flatMap { [$0.description, words.citation($0)] }
            return LawShelf.isFound(wanted, in: texts)
        }
    }

    func instruments(saying text: String) -> [Authority] {
        let wanted = LawShelf.wanted(text)
        return book.authorities.filter {
            LawShelf.isFound(wanted, in: [$0.key, $0.title, $0.short, $0.number ?? "", $0.issuer])
        }
    }

    /// The ids that a reader who typed a wrong one may have meant.
    func rules(near id: String) -> [LegalRule] {
        let parts = Set(id.lowercased().split(separator: ".").prefix(8))
        let scored = book.rules.map { rule in
            (rule, parts.intersection(rule.id.split(separator: ".")).count)
        }
        return scored.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.prefix(5).map(\.0)
    }

    private static func wanted(_ text: String) -> [String] {
        text.lowercased().split { $0 == " " || $0 == "\u{3000}" }.map(String.init)
    }

    private static func isFound(_ wanted: [String], in texts: [String]) -> Bool {
        // Byte by byte: one letter may carry thousands of marks, and to compare it as a letter reads them all each time.
        let text = Array(texts.joined(separator: "\n").lowercased().utf8)
        return wanted.allSatisfy { text.contains(Array($0.utf8)) }
    }
}

extension Confidence {
    /// Nobody need confirm it.
    var isSettled: Bool { self == .verified || self == .high }
}

/// A day on which what holds becomes another.
struct LawChange: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable { case begins, ends, amended }

    let day: CivilDate
    let kind: Kind
    let instrument: Authority?
    /// Rules of no such instrument that change on that day.
    var rules: [LegalRule] = []
}

extension LawShelf {
    /// What changes after a day, soonest first. An instrument speaks for its rules.
    func changes(after day: CivilDate) -> [LawChange] {
        var instruments: [LawChange] = []
        var rules: [LawChange] = []
        for change in book.changes(after: day) {
            let kind: LawChange.Kind = change.begins ? .begins : .ends
            switch change.subject {
            case .instrument(let authority):
                instruments.append(LawChange(day: change.day, kind: kind, instrument: authority))
            case .rule(let rule):
                if rules.last?.day != change.day || rules.last?.kind != kind {
                    rules.append(LawChange(day: change.day, kind: kind, instrument: nil))
                }
                rules[rules.count - 1].rules.append(rule)
            }
        }
        let amended = book.authorities.flatMap { authority in
            authority.amendments.compactMap(\.from).filter { $0 > day }.map {
                LawChange(day: $0, kind: .amended, instrument: authority)
            }
        }
        let own = rules.compactMap { unsaid($0, by: instruments) }
        return (instruments + amended + own).sorted {
            ($0.day, $0.instrument?.key ?? "~") < ($1.day, $1.instrument?.key ?? "~")
        }
    }

    /// The rules of a change that no instrument of the same day speaks for.
    private func unsaid(_ change: LawChange, by instruments: [LawChange]) -> LawChange? {
        let keys = Set(instruments.filter { $0.day == change.day }.compactMap(\.instrument?.key))
        var own = change
        own.rules = change.rules.filter { rule in !rule.citations.contains { keys.contains($0.instrument) } }
        return own.rules.isEmpty ? nil : own
    }
}
