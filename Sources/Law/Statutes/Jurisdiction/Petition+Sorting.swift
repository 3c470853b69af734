// Complaint or report (SAMR20 to 2026-04-14; SAMR121 arts. 3, 8, 9, 43 from 2026-04-15).
extension Petition {
    private static let scopes = [
        ("hotline.complaint.2020.scope", "hotline.complaint.2020"),
        ("hotline.complaint.2026.scope", "hotline.complaint.2026"),
    ]

    /// Sorts the petition by the version of its day. Refuses a day after `today`.
    public func sorted(in book: RuleBook, today: CivilDate) throws(JurisdictionFaults) -> PetitionAnswer {
        if let receivedOn, receivedOn > today {
            throw JurisdictionFaults([.filedInTheFuture(receivedOn, today: today)])
        }
        guard let receivedOn else { return unsorted(Reason(.filingDayOpen), missing: ["received-on"]) }
        let versions = Self.scopes.compactMap { scope, clocks in
            book.version(of: scope, near: receivedOn).flatMap { scope in
                book.version(of: clocks, near: receivedOn).map { (scope, $0) }
            }
        }
        guard let version = versions.first(where: { $0.1.isInForce(on: receivedOn) }),
            version.0.confidence.mayDecide, version.1.confidence.mayDecide
        else {
            let from = versions.compactMap(\.1.from).min()
            return unsorted(
                Reason(.versionBefore, ["from": from.map { "\($0)" } ?? "", "filed": "\(receivedOn)"]),
                asks: true)
        }
        return sorted(under: version.0, version.1)
    }

    private func sorted(under scope: LegalRule, _ clocks: LegalRule) -> PetitionAnswer {
        let (complaint, report) = (isComplaint, isReport)
        var parts: [PetitionAnswer.Part] = []
        var because: [Reason] = []
        if complaint != .fails {
            parts.append(complaintPart(complaint, clocks))
            because.append(Reason(complaint == .holds ? .petitionIsComplaint : .petitionMayBeComplaint))
        } else {
            because.append(
                Reason(petitioner == .rightHolder ? .holderDoesNotComplain : .petitionIsNoComplaint))
        }
        if report != .fails {
            parts.append(reportPart(report, clocks))
            because.append(Reason(report == .holds ? .petitionIsReport : .petitionMayBeReport))
        }
        if complaint == .holds && report == .holds { because.append(Reason(.petitionHandledApart)) }
        let nameMissing = complaint == .holds && isNamed != true ? ["is-named"] : []
        let missing = (complaint.openFacts + report.openFacts + nameMissing).withoutRepetition
        let channels = Petition.words(scope.details["channels"])
        return PetitionAnswer(
            parts: parts, channels: channels, prompts: prompts(scope, channels: channels), inquiries: [],
            grounds: Grounds(rules: [scope, clocks], because: because, missing: missing))
    }

    /// 限生活消费争议: a dispute, a consumer, and daily life.
    private var isComplaint: Standing {
        .all([
            matter.map { Standing($0 != .illegalAct) } ?? .open(["matter"]),
            petitioner.map { Standing($0 == .consumer) } ?? .open(["petitioner"]),
            isForDailyLife.map { Standing($0) } ?? .open(["is-for-daily-life"]),
        ])
    }

    /// What tells of an illegal act; and a dispute that nobody can complain about is looked at as a report.
    private var isReport: Standing {
        let tells: Standing = matter.map { Standing($0 != .dispute) } ?? .open(["matter"])
        switch isComplaint {
        case .holds: return tells
        case .fails: return .holds
        case .open(let names): return tells == .holds ? .holds : .open(names)
        }
    }

    private func complaintPart(_ standing: Standing, _ rule: LegalRule) -> PetitionAnswer.Part {
        PetitionAnswer.Part(
            kind: .complaint, standing: standing == .holds ? .competent : .conditional,
            secrecy: .knownToOperator, isParty: true,
            clocks: Petition.clocks(["accept_wd", "mediate_wd", "mediate_days", "terminate_notify_wd"], rule))
    }

    /// Feedback is owed by a clock only under the rule of 2020, and only to those who gave a name.
    private func reportPart(_ standing: Standing, _ rule: LegalRule) -> PetitionAnswer.Part {
        let keys = ["lead_verify_wd", "lead_ext_wd"] + (isNamed == true ? ["report_feedback_wd"] : [])
        return PetitionAnswer.Part(
            kind: .report, standing: standing == .holds ? .competent : .conditional, secrecy: .keptSecret,
            isParty: false, clocks: Petition.clocks(keys, rule))
    }

    private func prompts(_ scope: LegalRule, channels: [String]) -> [Reason] {
        var prompts: [Reason] = []
        if petitioner == .rightHolder, scope.id == "hotline.complaint.2026.scope" {
            prompts.append(Reason(.otherComplaintsLikewise))
        }
        if isNamed == false { prompts.append(Reason(.anonymousIsNotTold)) }
        if channel == .other, !channels.isEmpty { prompts.append(Reason(.channelNotListed)) }
        if showsAbuse == true { prompts.append(Reason(.abuseGoesToThePolice)) }
        return prompts
    }

    private func unsorted(_ because: Reason, missing: [String] = [], asks: Bool = false) -> PetitionAnswer {
        let id = Petition.scopes.first?.1 ?? ""
        return PetitionAnswer(
            parts: [], channels: [], prompts: [],
            inquiries: asks ? [JurisdictionInquiry(of: .legalEditor, about: id, because: because)] : [],
            grounds: Grounds(because: [because], missing: missing))
    }

    /// The periods that a rule has under these keys, in their order.
    private static func clocks(_ keys: [String], _ rule: LegalRule) -> [PetitionAnswer.Clock] {
        keys.compactMap { key in
            guard let number = rule.number(key), let unit = number.unit, let source = rule.citations.first,
                (1...StatutoryPeriod.longest).contains(number.number)
            else { return nil }
            return PetitionAnswer.Clock(
                key: key, period: StatutoryPeriod(number.number, unit, source: source))
        }
    }

    private static func words(_ value: LegalValue?) -> [String] {
        guard case .list(let values) = value else { return [] }
        return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}
