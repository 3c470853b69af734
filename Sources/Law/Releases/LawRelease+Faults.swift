extension LawRelease {
    /// All that speaks against this release on a day, as the law stands.
    ///
    /// - Parameter new: ids that the change set calls new; any other must be known.
    public func faults(
        against law: LawInForce, today: CivilDate, new: Set<String> = []
    ) -> [ReleaseFault] {
        var faults: [ReleaseFault] = []
        if rules.isEmpty, thresholds.allSatisfy(\.versions.isEmpty) {
            faults.append(.changesNothing(.release))
        }
        faults += LawRelease.languages.filter { (changelog[$0] ?? "").isEmpty }.map {
            .noChangelog(language: $0)
        }
        faults += unknown([authority], from, .release, law.base)
        if from < today, retroactiveGround == nil {
            faults.append(.reachesBack(from, today: today, .release))
        }
        for (index, rule) in rules.enumerated() {
            faults += self.faults(of: rule, .rule(index), against: law, new: new)
            let earlier = rules[..<index].filter { $0.id == rule.id && $0.area == rule.area }.compactMap(
                \.from
            ).max()
            if let earlier, let from = rule.from, earlier >= from {
                faults.append(.overlaps(id: rule.id, with: earlier, release: nil, .rule(index)))
            }
        }
        for (index, table) in thresholds.enumerated() {
            faults += self.faults(of: table, index, against: law)
        }
        return faults
    }

    private func faults(
        of rule: LegalRule, _ subject: ReleaseFault.Subject, against law: LawInForce,
        new: Set<String>
    ) -> [ReleaseFault] {
        guard let day = rule.from else { return [.noFirstDay(id: rule.id, subject)] }
        var faults = days(day, rule.to, subject)
        if rule.citations.isEmpty, rule.uncited == nil { faults.append(.noCitation(id: rule.id, subject)) }
        if !rule.confidence.mayDecide { faults.append(.lowConfidence(id: rule.id, subject)) }
        faults += unknown(rule.citations, day, subject, law.base)
        faults += rule.values.sorted { $0.key < $1.key }.compactMap { key, value in
            guard let number = value.number, LegalUnit.isTime(key),
                !(1...StatutoryPeriod.longest).contains(number)
            else { return nil }
            return .absurdNumber(id: rule.id, key: key, number, subject)
        }
        guard let before = law.versions(of: rule.id, area: rule.area).last else {
            return faults + (new.contains(rule.id) ? [] : [.unknownRule(id: rule.id, subject)])
        }
        return faults + self.faults(of: rule, from: day, after: before, subject)
    }

    /// What a version may not change: its beginning comes later, its numbers count the same things.
    private func faults(
        of rule: LegalRule, from day: CivilDate, after before: LawInForce.Version,
        _ subject: ReleaseFault.Subject
    ) -> [ReleaseFault] {
        var faults: [ReleaseFault] = []
        if let earlier = before.rule.from, earlier >= day {
            faults.append(.overlaps(id: rule.id, with: earlier, release: before.release, subject))
        }
        let (old, new) = (
            before.rule.values.compactMapValues(\.number), rule.values.compactMapValues(\.number)
        )
        let changed = Set(old.keys).symmetricDifference(new.keys).sorted()
        faults += changed.map { .unitChanged(id: rule.id, key: $0, subject) }
        if rule.zh == before.rule.zh, let words = rule.zh {
            let stale = old.filter { key, number in
                new[key] != number && new[key] != nil && words.names(number)
            }
            faults += stale.values.sorted().prefix(1).map {
                .wordsUnchanged(id: rule.id, number: $0, subject)
            }
        }
        if rule.on != before.rule.on { faults.append(.selectorChanged(id: rule.id, subject)) }
        if rule.says(theSameAs: before.rule) { faults.append(.changesNothing(subject)) }
        return faults
    }

    private func faults(
        of table: ThresholdTable, _ index: Int, against law: LawInForce
    ) -> [ReleaseFault] {
        let known = law.book.thresholds.first { $0.offence == table.offence }
        return table.versions.enumerated().flatMap { place, version -> [ReleaseFault] in
            let subject = ReleaseFault.Subject.threshold(index, place)
            guard let known else { return [.unknownOffence(table.offence, subject)] }
            var faults = days(version.from, version.to, subject)
            if !version.confidence.mayDecide {
                faults.append(.lowConfidence(id: table.offence, subject))
            }
            faults += unknown(version.citations, version.from, subject, law.base)
            faults += version.ruleIDs.filter { id in
                law.versions(of: id).isEmpty && !rules.contains { $0.id == id }
            }.map { .unknownRule(id: $0, subject) }
            let earlier = (known.versions + table.versions[..<place]).map(\.from).max()
            if let earlier, earlier >= version.from {
                faults.append(.overlaps(id: table.offence, with: earlier, release: nil, subject))
            }
            return faults
        }
    }

    private func days(
        _ day: CivilDate, _ end: CivilDate?, _ subject: ReleaseFault.Subject
    ) -> [ReleaseFault] {
        var faults: [ReleaseFault] = []
        if day < from { faults.append(.beforeRelease(day, from: from, subject)) }
        if let end, end < day { faults.append(.endsBeforeItBegins(subject)) }
        return faults
    }

    private func unknown(
        _ citations: [Citation], _ day: CivilDate, _ subject: ReleaseFault.Subject, _ book: RuleBook
    ) -> [ReleaseFault] {
        citations.compactMap { citation in
            guard let authority = book.authority(of: citation) else {
                return .unknownInstrument(citation, subject)
            }
            guard let end = authority.to, end < day else { return nil }
            return .instrumentEnded(citation, end, subject)
        }
    }
}

extension LegalRule {
    /// Whether two versions differ in nothing but their days and notes.
    fileprivate func says(theSameAs other: LegalRule) -> Bool {
        zh == other.zh && values == other.values && details == other.details && confidence == other.confidence
            && citations == other.citations
    }
}

extension LegalUnit {
    /// Whether a key counts a length of time: `days`, `police_days`, `ext_wd`.
    static func isTime(_ key: String) -> Bool {
        if case .time? = LegalUnit(key: key) { true } else { false }
    }
}

extension String {
    /// Whether the text names a number in digits that stand alone: 15 in `15个工作日`, and not in `2015年`.
    fileprivate func names(_ number: Int) -> Bool {
        split { !$0.isASCII || !$0.isNumber }.contains { $0 == String(number) }
    }
}
