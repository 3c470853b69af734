/// Which court or authority has jurisdiction: the rules, the divisions, and the tables of the province.
///
/// The texts fix kinds and levels; which court of the province takes what is said by tables that a legal
/// editor fills. An empty table is asked for, never guessed.
public struct Jurisdictions: Sendable {
    public let book: RuleBook
    public let divisions: Divisions
    let courts: Courts
    let tables: JurisdictionTables

    public init(book: RuleBook, divisions: Divisions, courts: Courts, tables: JurisdictionTables) {
        self.book = book
        self.divisions = divisions
        self.courts = courts
        self.tables = tables
    }

    /// The same divisions, courts and tables under another book, such as one with released versions.
    public func with(_ book: RuleBook) -> Jurisdictions {
        Jurisdictions(book: book, divisions: divisions, courts: courts, tables: tables)
    }

    /// The bodies with jurisdiction, with the rules in the order in which they were asked. `today` is the day
    /// of the question. Refuses a question that contradicts itself, with every fault at its field.
    public func answer(
        _ question: JurisdictionQuestion, today: CivilDate
    ) throws(JurisdictionFaults) -> JurisdictionAnswer {
        let faults = question.faults(today: today, divisions: divisions, zones: book.zones)
        guard faults.isEmpty else { throw JurisdictionFaults(faults) }
        var deliberation = Deliberation(
            book, on: question.filedOn, at: question.areas(among: divisions, and: book.zones),
            among: divisions)
        switch question.route {
        case .court: decideFirstInstance(question, &deliberation)
        case .appeal: decideAppeal(question, &deliberation)
        case .confirmation: decideConfirmation(question, &deliberation)
        case .penalty: decidePenalty(question, &deliberation)
        case .adjudication: decideAdjudication(question, &deliberation)
        case .report: decideReport(question, &deliberation)
        case .criminalTransfer: decideCriminalTransfer(question, &deliberation)
        }
        return deliberation.answer
    }

    /// Whether the version that starts with a rule is the one of the day of filing. What came before it is
    /// not loaded, and a day that nobody stated selects no version.
    func isInForce(
        _ rule: LegalRule, _ question: JurisdictionQuestion, _ deliberation: inout Deliberation
    ) -> Bool {
        guard let filedOn = question.filedOn else {
            deliberation.leaveOpen(rule, Reason(.filingDayOpen), missing: ["filed-on"])
            return false
        }
        guard let start = deliberation.start(of: rule) else {
            deliberation.lack(rule, Reason(.startUnknown, ["rule": rule.id]))
            deliberation.ask(.legalEditor, rule.id, Reason(.startUnknown, ["rule": rule.id]))
            return false
        }
        if filedOn < start {
            let because = Reason(.versionBefore, ["from": "\(start)", "filed": "\(filedOn)"])
            deliberation.lack(rule, because)
            deliberation.ask(.legalEditor, rule.id, because)
            return false
        }
        if let last = rule.to, filedOn > last {
            let because = Reason(.versionAfter, ["to": "\(last)", "filed": "\(filedOn)"])
            deliberation.lack(rule, because)
            deliberation.ask(.legalEditor, rule.id, because)
            return false
        }
        return true
    }
}

// Where a place lies.
extension Jurisdictions {
    /// The division of that level which a place is or lies in; `nil` when the place is stated more coarsely.
    func division(_ code: String, at level: Division.Level) -> Division? {
        path(of: code).first { $0.level == level }
    }

    /// The division and those above it, from below.
    func path(of code: String) -> [Division] {
        var path: [Division] = []
        var next = divisions[code]
        while let division = next, path.count < Division.Level.allCases.count {
            path.append(division)
            next = division.parent.flatMap { divisions[$0] }
        }
        return path
    }

    func name(of code: String) -> String { divisions.fullName(of: code) ?? code }
}

extension Division.Level {
    var ofBody: CompetentBody.Level {
        switch self {
        case .province: .province
        case .prefecture: .prefecture
        case .county: .county
        }
    }
}
