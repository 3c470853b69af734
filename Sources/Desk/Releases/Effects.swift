internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// What an effect came to: facts and papers that the act records.
struct EffectDone: Sendable {
    var facts: [String: Fact] = [:]
    var papers: [DraftedPaper] = []
    /// The number of the release that the act makes.
    var release: Int?
    /// Texts that facts refer to.
    var texts: [FormReading.NewText] = []
    /// Terms that the act carries beside its fields.
    var terms: [String: [String]] = [:]
}

/// What the office does with an act that names an effect, before the act is written.
extension Office {
    ///
    /// - Parameter typed: texts of the form, which facts of the act refer to.
    func perform(
        _ act: Act, on hand: FileInHand, typed: [FormReading.NewText] = [], by caller: Caller
    ) async throws -> EffectDone {
        let open = hand.procedure.actions(in: hand.file.stage).filter { $0.name == act.action }
        let allowed = open.first { hand.procedure.may(act.officer, do: $0, on: hand.file) }
        switch allowed?.effect {
        case nil: return EffectDone()
        case .rankMediators?: return try await rankMediators(act, on: hand)
        case .findConfirmingCourt?: return try findConfirmingCourt(act, on: hand)
        case .weighChannels?: return try weighChannels(act, on: hand)
        case .checkArticle?: return try await checkArticle(act, on: hand)
        case .sealSamplingList?: return try await sealSamplingList(act, on: hand)
        case .drawSample?: return try await drawSample(act, on: hand)
        case .proposeRedaction?, .makePublicEntry?, .proveRemoval?:
            let drafting = EntryDrafting(office: self, hand: hand, act: act, typed: typed, caller: caller)
            return try await drafting.perform(allowed?.effect)
        case let effect?: return try performOnLaw(effect, on: hand)
        }
    }

    private func performOnLaw(_ effect: Effect, on hand: FileInHand) throws -> EffectDone {
        guard let paper = hand.file.paper(Release.changeSet) else { return EffectDone() }
        let changeSet = try changeSet(paper, of: hand.number)
        switch effect {
        case .checkChangeSet:
            try demandSound(changeSet)
            return EffectDone(facts: ["in-force-from": .day(changeSet.release.from)])
        case .runRuleTests:
            try demandSound(changeSet)
            return runTests(changeSet, of: paper)
        case .checkTestedLaw:
            try demandTested(paper, changeSet, on: hand)
            return EffectDone()
        case .putLawInForce:
            try demandTested(paper, changeSet, on: hand)
            let number = law.lastNumber + 1
            return EffectDone(facts: ["release-number": .count(number)], release: number)
        case .rankMediators, .findConfirmingCourt, .weighChannels, .checkArticle, .sealSamplingList,
            .drawSample,
            .proposeRedaction, .makePublicEntry, .proveRemoval:
            return EffectDone()
        }
    }

    private func demandSound(_ changeSet: ChangeSet) throws {
        let faults = changeSet.faults(against: law, today: now.legalDay)
        guard faults.isEmpty else { throw DeskRefusal.changeSetFaulty(PackFaults(faults).faults) }
    }

    /// The tests must be of exactly this document, on the law as it still is.
    private func demandTested(_ paper: Paper, _ changeSet: ChangeSet, on hand: FileInHand) throws {
        guard let report = try testReport(of: hand), report.changeSet == paper.digest, report.isPassed else {
            throw DeskRefusal.testsNotOfThis
        }
        guard report.base == law.lastNumber else { throw DeskRefusal.lawMovedOn(release: law.lastNumber) }
        try demandSound(changeSet)
    }

    private func runTests(_ changeSet: ChangeSet, of paper: Paper) -> EffectDone {
        let trial = ReleaseTrial(changeSet, on: law, packs: shippedLaw.packs, calendar: calendar)
        let report = RuleTestReport(
            changeSet: paper.digest, base: law.lastNumber, at: now, outcomes: trial.outcomes)
        let text = report.json.canonical
        let drafted = DraftedPaper(
            paper: Paper(
                id: randomness.identifier("d"), kind: Release.report,
                digest: Digest(ofText: text).description, sizeBytes: text.utf8.count),
            html: text, title: "rule-tests", mediaType: "application/json", ending: ".json")
        return EffectDone(
            facts: ["tests": .choice(report.isPassed ? "passed" : "failed")], papers: [drafted])
    }

    /// The newest report in a file; `nil` when there is none.
    func testReport(of hand: FileInHand) throws -> RuleTestReport? {
        guard let digest = hand.file.paper(Release.report).flatMap({ Digest(hex: $0.digest) }) else {
            return nil
        }
        return RuleTestReport(reading: try vault.bytes(of: digest))
    }

    /// Keeps the place of a release among the others, inside the transaction that makes it. Two releases at
    /// once do not get one number: the second was tested on a law that is no longer the newest.
    func keepRelease(_ number: Int, of file: String, on db: some Connection) throws {
        let made = try OfficeSettings.values(startingWith: Setting.releases, on: db)
        guard made.count == number - 1 else { throw DeskRefusal.lawMovedOn(release: made.count) }
        try OfficeSettings.set(Release.setting(number), to: file, at: now.ms, on: db)
    }

    /// After a release: the office reckons with it, and clocks that started under it are counted anew.
    func followRelease() async throws {
        try await takeUpLaw()
        let first = lawInUse.made.last?.changeSet.release.firstDay
        if let first, first <= now.legalDay { _ = try await rebaseClocks(because: "law-released") }
    }
}
