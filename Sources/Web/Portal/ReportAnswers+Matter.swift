internal import Casework
internal import Desk
internal import Law

/// What the answers say of the matter, as the channels read it. What was left open stays out.
extension ReportAnswers {
    var kind: String? { self["kind"] }

    /// Ticked boxes of one field.
    func ticked(_ name: String) -> [String] { (self[name] ?? "").split(separator: ",").map(String.init) }

    var described: Description {
        var facts = Facts()
        for (name, fact) in matterFacts { facts[name] = fact }
        if let type = self["right-type"] { facts["right-type"] = .choice(type) }
        for name in ReportAnswers.amounts {
            if let sum = self[name].flatMap(ReportAnswers.money) { facts[name] = .money(sum) }
        }
        return Description(facts: facts, number: self["right-number"], place: self["place"])
    }

    /// The facts of a description by their names in files.
    var matterFacts: [String: Fact] {
        var facts: [String: Fact] = [:]
        if let petitioner { facts[DescribedMatter.petitioner.name] = .choice(petitioner.rawValue) }
        if let dispute = self["dispute"].flatMap(DescribedMatter.Dispute.init(rawValue:)) {
            facts[DescribedMatter.dispute.name] = .choice(dispute.rawValue)
        }
        if let venue = self["venue"].flatMap(DescribedMatter.Venue.init(rawValue:)) {
            facts[DescribedMatter.venue.name] = .choice(venue.rawValue)
        }
        for (field, name) in [
            (DescribedMatter.forDailyLife, "daily-life"), (DescribedMatter.talksPossible, "talks"),
            (DescribedMatter.beforeCourt, "before-court"),
        ] {
            if let answer = self[name], ["yes", "no"].contains(answer) {
                facts[field.name] = .yesNo(answer == "yes")
            }
        }
        if self["right-number"] != nil { facts[DescribedMatter.numberChecked.name] = .yesNo(true) }
        if self["respondent-name"] != nil || self["respondent-uscc"] != nil {
            facts[DescribedMatter.respondentKnown.name] = .yesNo(true)
        }
        return facts.merging(chosenFacts) { first, _ in first }
    }

    /// Who ticked one wish has not ticked the others; who ticked none has not answered.
    private var chosenFacts: [String: Fact] {
        var facts: [String: Fact] = [:]
        let wants = ticked("wants")
        if !wants.isEmpty {
            for wish in DescribedMatter.Wish.allCases {
                facts[wish.field.name] = .yesNo(wants.contains(wish.rawValue))
            }
        }
        let proofs =
            ticked("proofs") + (links.isEmpty ? [] : [DescribedMatter.Proof.infringingPages.rawValue])
        for proof in DescribedMatter.Proof.allCases where proofs.contains(proof.rawValue) {
            facts[proof.field.name] = .yesNo(true)
        }
        return facts
    }

    private var petitioner: DescribedMatter.Petitioner? {
        switch kind {
        case "holder": .holder
        case "consumer", "both": .consumer
        case "report": .witness
        default: nil
        }
    }

    /// The way that was chosen; who only reports has one way.
    var channel: Name<Channel>? { kind == "report" ? nil : self["channel"].map { Name($0) } }

    /// Where both sides meet, both are named.
    var isMediation: Bool { channel == "mediation" }
}
