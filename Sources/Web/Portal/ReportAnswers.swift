internal import Casework
internal import Desk
internal import Foundation
internal import Law

/// What a reporter has answered so far, and what is wrong with it. Every answer is as it was typed.
struct ReportAnswers: Hashable, Sendable {
    static let amounts = ["sales", "unsold-value", "turnover", "illegal-gains"]
    /// In characters; the desk has the same limit.
    static let narrativeLimit = 20_000
    static let nameLimit = 200
    static let linksLimit = 20

    private(set) var answers: [String: String]

    init(_ answers: [String: String] = [:]) {
        self.answers = answers
    }

    subscript(name: String) -> String? { answers[name] }

    /// Takes the answers of one page; what was emptied is forgotten.
    mutating func take(_ typed: [String: String], of step: ReportStep) {
        for name in step.fields { answers[name] = typed[name] }
        if step == .place, let place = answers["place"], place.prefix(4) != answers["prefecture"]?.prefix(4) {
            answers["place"] = nil
        }
        if step == .county, answers["place"] == nil { answers["place"] = answers["prefecture"] }
    }

    /// Field to the key of what is wrong with it.
    func faults(of step: ReportStep, today: CivilDate) -> [String: String] {
        switch step {
        case .kind:
            ["report", "holder", "consumer", "both"].contains(self["kind"] ?? "")
                ? [:] : ["kind": "report.fault.kind"]
        case .story: storyFaults(today)
        case .right: rightFaults
        case .respondent: respondentFaults
        case .place: self["prefecture"] == nil ? ["prefecture": "report.fault.place"] : [:]
        case .county: self["place"] == nil ? ["place": "report.fault.place"] : [:]
        case .amounts: amountFaults
        case .venue: venueFaults
        case .wishes: wishFaults
        case .options: self["channel"] == nil ? ["channel": "report.fault.channel"] : [:]
        case .you: reporterFaults
        case .check: [:]
        }
    }

    /// The first question that still stands in the way of sending.
    func firstOpen(today: CivilDate) -> ReportStep? {
        ReportStep.course(of: kind).first { !faults(of: $0, today: today).isEmpty }
    }

    /// What cannot be true together is said at once: 假冒 is of patents and varieties only.
    private var venueFaults: [String: String] {
        var faults = strange("dispute", DescribedMatter.Dispute.allCases.map(\.rawValue))
        faults.merge(strange("venue", DescribedMatter.Venue.allCases.map(\.rawValue))) { first, _ in first }
        faults.merge(strange("daily-life", ["yes", "no"])) { first, _ in first }
        if self["dispute"] == "passing-off", let type = self["right-type"],
            !["patent", "plant-variety"].contains(type)
        {
            faults["dispute"] = "report.fault.passing-off"
        }
        return faults
    }

    private var wishFaults: [String: String] {
        var faults = strange("talks", ["yes", "no"])
        faults.merge(strange("before-court", ["yes", "no"])) { first, _ in first }
        let known = [
            "wants": DescribedMatter.Wish.allCases.map(\.rawValue),
            "proofs": DescribedMatter.Proof.allCases.map(\.rawValue),
        ]
        for (name, choices) in known where !Set(ticked(name)).isSubset(of: choices) {
            faults[name] = "report.fault.choice"
        }
        return faults
    }

    /// An answer that the page does not offer came from elsewhere.
    private func strange(_ name: String, _ choices: [String]) -> [String: String] {
        guard let answer = self[name], !choices.contains(answer) else { return [:] }
        return [name: "report.fault.choice"]
    }

    private func storyFaults(_ today: CivilDate) -> [String: String] {
        var faults: [String: String] = [:]
        let narrative = self["narrative"] ?? ""
        if narrative.isEmpty { faults["narrative"] = "report.fault.narrative" }
        if narrative.count > ReportAnswers.narrativeLimit { faults["narrative"] = "field.fault.too_long" }
        if let typed = self["occurred-on"] {
            let day = CivilDate(parsing: typed)
            if day.map({ $0 > today || $0 < CivilDate(1990, 1, 1) }) ?? true {
                faults["occurred-on"] = "report.fault.day"
            }
        }
        if links.count > ReportAnswers.linksLimit || !links.allSatisfy(ReportAnswers.isLink) {
            faults["links"] = "report.fault.links"
        }
        return faults
    }

    private var rightFaults: [String: String] {
        guard let number = self["right-number"] else { return [:] }
        guard let type = self["right-type"] else { return ["right-type": "report.fault.right-type"] }
        switch type {
        case "patent":
            let known = PatentNumber(reading: number)
            return known == nil || known?.scheme == .layout ? ["right-number": "report.fault.patent"] : [:]
        case "layout":
            return PatentNumber(reading: number)?.scheme == .layout
                ? [:] : ["right-number": "report.fault.layout"]
        case "trademark":
            return ReportAnswers.isTrademark(number) ? [:] : ["right-number": "report.fault.trademark"]
        default:
            return number.count > ReportAnswers.nameLimit ? ["right-number": "field.fault.too_long"] : [:]
        }
    }

    /// 1 to 9 digits, an international one with G before it, a letter at the end where it was divided.
    static func isTrademark(_ typed: String) -> Bool {
        var digits = halfWidth(typed).uppercased().filter { $0 != " " }[...]
        if digits.hasPrefix("G") { digits = digits.dropFirst() }
        if let last = digits.last, last.isASCII, last.isLetter { digits = digits.dropLast() }
        return (1...9).contains(digits.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    private var respondentFaults: [String: String] {
        var faults = tooLong(["respondent-name", "respondent-address"])
        if let code = self["respondent-uscc"] { faults["respondent-uscc"] = ReportAnswers.codeFault(code) }
        return faults
    }

    private var amountFaults: [String: String] {
        ReportAnswers.amounts.reduce(into: [:]) { faults, name in
            if let typed = self[name], ReportAnswers.money(typed) == nil {
                faults[name] = "report.fault.money"
            }
        }
    }

    private var reporterFaults: [String: String] {
        guard let anonymous = self["anonymous"] else { return ["anonymous": "report.fault.anonymous"] }
        guard anonymous == "no" else { return mustBeNamed ? ["anonymous": "report.fault.named"] : [:] }
        var faults = tooLong(["name", "phone", "email"])
        if self["name"] == nil { faults["name"] = "report.fault.name" }
        if self["phone"] == nil, self["email"] == nil { faults["phone"] = "report.fault.contact" }
        if let code = self["uscc"] { faults["uscc"] = ReportAnswers.codeFault(code) }
        return faults
    }

    private func tooLong(_ names: [String]) -> [String: String] {
        names.reduce(into: [:]) { faults, name in
            if let typed = self[name],
                typed.count > ReportAnswers.nameLimit || typed.contains(where: \.isNewline)
            {
                faults[name] = "field.fault.too_long"
            }
        }
    }

    /// What is wrong with a credit code: each first fault has its own sentence.
    private static func codeFault(_ typed: String) -> String? {
        do {
            _ = try UnifiedCreditCode(reading: typed)
            return nil
        } catch {
            return "report.fault.uscc.\(error.rawValue)"
        }
    }

    var links: [String] {
        (self["links"] ?? "").split(whereSeparator: \.isNewline).compactMap { TypedForm.trimmed(String($0)) }
    }

    private static func isLink(_ text: String) -> Bool {
        guard text.count <= 2_000, let url = URL(string: text), url.host()?.isEmpty == false else {
            return false
        }
        return ["http", "https"].contains(url.scheme?.lowercased())
    }

    static func money(_ typed: String) -> Money? {
        Money(parsing: halfWidth(typed).filter { $0 != "," && $0 != " " })
    }

    /// Full-width digits, as they are typed on a Chinese keyboard.
    static func halfWidth(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }
}

extension ReportAnswers {
    /// A dispute about something bought, alone or with a report in the same letter, unless another way was chosen.
    var isConsumer: Bool {
        ["consumer", "both"].contains(self["kind"] ?? "")
            && [nil, "consumer-complaint"].contains(self["channel"])
    }

    private var mustBeNamed: Bool { isConsumer || isMediation }

    /// The lead that is sent; every question has been answered well.
    var lead: LeadForm {
        let isReport = self["kind"] == "report" || channel == "administrative-report" && kind != "holder"
        var lead = LeadForm(
            kind: isReport ? .report : .complaint, place: self["place"] ?? "",
            narrative: self["narrative"] ?? "")
        lead.isConsumer = isConsumer
        lead.alsoReports = self["kind"] == "both" && lead.isConsumer
        lead.channel = channel
        lead.isSentOnce = true
        lead.facts = matterFacts
        lead.isAnonymous = self["anonymous"] != "no"
        if !lead.isAnonymous {
            lead.reporter = LeadForm.Reporter(
                name: self["name"], phone: self["phone"], email: self["email"], uscc: self["uscc"].map(normal)
            )
        }
        lead.respondentName = self["respondent-name"]
        lead.respondentUSCC = self["respondent-uscc"].map(normal)
        lead.respondentAddress = self["respondent-address"]
        lead.rightType = self["right-type"]
        lead.rightNumber = self["right-number"]
        lead.occurredOn = self["occurred-on"].flatMap { CivilDate(parsing: $0) }
        lead.links = links
        for name in ReportAnswers.amounts {
            if let sum = self[name].flatMap(ReportAnswers.money) { lead.facts[name] = .money(sum) }
        }
        return lead
    }

    private func normal(_ code: String) -> String {
        do { return try UnifiedCreditCode(reading: code).description } catch { return code }
    }
}
