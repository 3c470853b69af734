internal import Law

/// `/law/try/track`: small claims, summary or ordinary procedure, as a table of conditions of which each says why.
struct WhatIfTrack: WhatIf {
    private static let amount = "amount"
    private static let wage = "average-wage"
    /// What a track needs; every other condition shuts one.
    private static let needs: [TrackCondition] = [
        .basicCourt, .simple, .moneyOnly, .smallAgreed, .summaryAgreed, .factsClear,
    ]

    private let setting: WhatIfSetting
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        let bars = TrackCondition.allCases.filter { !Self.needs.contains($0) }
        return [
            WhatIfGroup([
                WhatIfQuestion(Self.amount, .money),
                WhatIfQuestion(
                    Self.wage, .money, hint: words("what-if.track.wage-hint"),
                    preset: typed.isEmpty ? loadedWage?.yuan : nil),
            ]),
            WhatIfGroup(words("what-if.track.needs"), Self.needs.map(question)),
            WhatIfGroup(words("what-if.track.bars"), bars.map(question)),
        ]
    }

    /// The wage of last year, where legal editors loaded one and only one.
    private var loadedWage: Money? {
        let entries = setting.desk.civilTables.wages.wages.filter { $0.year == setting.today.year - 1 }
        return entries.count == 1 ? Money(yuan: entries[0].yuan) : nil
    }

    private func question(_ condition: TrackCondition) -> WhatIfQuestion {
        WhatIfQuestion(condition.rawValue, .select(words.replies), isBare: true)
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        let replies = TrackCondition.allCases.reduce(into: [TrackCondition: ListReply]()) {
            $0[$1] = answers.choice($1.rawValue).flatMap(ListReply.init(rawValue:))
        }
        let question = TrackQuestion(
            amount: answers.money(Self.amount), averageWage: answers.money(Self.wage), answers: replies)
        let book = setting.desk.jurisdictions.book
        do throws(FieldFaults) {
            return said(try CaseTrack(question, in: book), book)
        } catch {
            throw WhatIfFaults(error, words)
        }
    }

    private func said(_ answer: CaseTrack, _ book: RuleBook) -> WhatIfResult {
        var result = WhatIfResult(
            headline: answer.grounds.because.first.flatMap(words.reason) ?? words("what-if.track.title"))
        result.lead =
            answer.track == .small
            ? answer.smallMode.map { words("what-if.track.small-mode.\($0.rawValue)") } : nil
        var reasons = WhatIfSection(words("what-if.track.reasons"))
        var grounds = answer.grounds
        // The tables say which conditions are open; the missing facts stand below.
        grounds.because = grounds.because.dropFirst().filter { $0.key != "track-condition-open" }
        reasons.grounds = GroundsPart(grounds, in: book, words)
        result.sections = Track.allCases.map { section($0, of: answer) } + [reasons]
        return result
    }

    private func section(_ track: Track, of answer: CaseTrack) -> WhatIfSection {
        let verdict = answer.verdicts[track] ?? .undetermined
        var section = WhatIfSection(
            words(
                "what-if.track.of",
                [
                    "track": words("what-if.track.is.\(track.rawValue)"),
                    "verdict": words("what-if.track.verdict.\(verdict.rawValue)"),
                ]))
        section.paragraphs = answer.terms[track, default: []].compactMap(words.reason)
        let rows = answer.rows.filter { $0.track == track }
        guard !rows.isEmpty else {
            section.paragraphs.insert(words("what-if.track.no-rows"), at: 0)
            return section
        }
        section.table = words.checked(
            "what-if.track.table", rows.map { ($0.condition, $0.verdict, $0.why) })
        return section
    }
}

extension WhatIfFaults {
    /// Faults of an engine whose fields have the names of the form.
    init(_ refused: FieldFaults, _ words: Wording) {
        self.init(
            refused.faults.map { fault in
                WhatIfFault(
                    field: fault.field, said: words.reason(fault.reason) ?? words("field.fault.range"))
            })
    }
}

extension Wording {
    /// Reasons in one cell of a table, and a dash where there are none.
    func sentences(_ reasons: [Reason]) -> String {
        reasons.isEmpty ? "—" : reasons.compactMap(reason).joined(separator: " ")
    }

    /// Conditions, whether each passes, and why.
    func checked(
        _ caption: String, _ rows: [(condition: Reason, verdict: Finding.Verdict, why: [Reason])]
    ) -> WhatIfTable {
        var table = WhatIfTable(
            self(caption),
            columns: ["condition", "standing", "why"].map { .init(title: self("what-if.track.\($0)")) })
        for row in rows {
            table.add(
                [
                    reason(row.condition) ?? row.condition.key,
                    self("what-if.track.row.\(row.verdict.rawValue)"),
                    sentences(row.why),
                ], isHit: row.verdict == .unmet)
        }
        return table
    }
}
