internal import Casework
internal import Evidence
internal import Law
internal import Store

extension Office {
    /// Compares a file that was released with the document that was signed, the report of its tests, and the
    /// place that it has among the releases.
    func verifyRelease(_ hand: FileInHand, on db: some Connection) throws -> [VerificationFinding] {
        guard hand.file.procedure == Release.procedure, hand.file.outcome == Release.released else {
            return []
        }
        guard case .count(let number)? = hand.file.facts["release-number"],
            let paper = hand.file.paper(Release.changeSet)
        else {
            return [finding(hand, "the file was released without a number or a change set")]
        }
        var findings: [VerificationFinding] = []
        let signed = hand.file.signatures.last { $0.what == Release.changeSet.description }
        if signed?.digest != paper.digest {
            findings.append(finding(hand, "the change set is not the one that was signed"))
        }
        do {
            _ = try changeSet(paper, of: hand.number)
            let report = try testReport(of: hand)
            if report?.changeSet != paper.digest || report?.isPassed != true {
                findings.append(finding(hand, "no tests of this change set were passed"))
            }
        } catch {
            findings.append(finding(hand, "release \(number) cannot be read as it was signed: \(error)"))
        }
        if try OfficeSettings.value(Release.setting(number), on: db) != hand.number {
            findings.append(
                VerificationFinding(
                    "office_setting:\(Release.setting(number))", "the office does not know release \(number)",
                    remedy: VerificationFinding.rebuild))
        }
        return findings
    }

    /// Places among the releases that no file of the journal has.
    func verifyReleasePlaces() async throws -> [VerificationFinding] {
        try await database.read { db in
            let kept = try OfficeSettings.values(startingWith: Setting.releases, on: db)
            return try kept.sorted { $0.key < $1.key }.enumerated().compactMap { index, place in
                let file = try self.readFile(place.value, on: db)?.file
                let isRight =
                    place.key == Release.setting(index + 1) && file?.outcome == Release.released
                    && file?.facts["release-number"] == .count(index + 1)
                guard !isRight else { return nil }
                return VerificationFinding(
                    "office_setting:\(place.key)", "no file was released under this number",
                    remedy: "delete the row, and run `zhibao rebuild`")
            }
        }
    }

    private func finding(_ hand: FileInHand, _ fault: String) -> VerificationFinding {
        VerificationFinding(
            "law_release:\(hand.number)", fault, remedy: "put the vault and the rows back from a copy")
    }
}
