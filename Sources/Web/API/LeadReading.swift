internal import Casework
internal import Desk
internal import Evidence
internal import Law

/// Reads a lead as programs send it.
enum LeadReading {
    static func read(_ json: JSON) throws -> LeadForm {
        var body = MemberReading(json)
        let kind = body.choice("kind", of: LeadForm.Kind.allCases.map(\.rawValue), isRequired: true)
        let place = body.text("place", isRequired: true)
        let narrative = body.text("narrative", isRequired: true)
        var lead = LeadForm(
            kind: kind.flatMap(LeadForm.Kind.init(rawValue:)) ?? .report, place: place ?? "",
            narrative: narrative ?? "")
        lead.isConsumer = body.read("consumer", as: \.bool) ?? false
        lead.alsoReports = body.read("also_report", as: \.bool) ?? false
        lead.isAnonymous = body.read("anonymous", as: \.bool) ?? false
        body.object("reporter") { reporter in
            lead.reporter = LeadForm.Reporter(
                name: reporter.text("name"), phone: reporter.text("phone"), email: reporter.text("email"),
                uscc: reporter.text("uscc"))
        }
        body.object("respondent") { respondent in
            lead.respondentName = respondent.text("name")
            lead.respondentUSCC = respondent.text("uscc")
            lead.respondentAddress = respondent.text("address")
        }
        body.object("right") { right in
            lead.rightType = right.text("type")
            lead.rightNumber = right.text("number")
        }
        lead.occurredOn = body.read("occurred_on") { $0.string.flatMap { CivilDate(parsing: $0) } }
        lead.links = body.read("links", as: texts) ?? []
        body.object("facts") { facts in
            for (name, form) in forms.sorted(by: { $0.key < $1.key }) {
                let fact = facts.read(name, form.code) { form.fact($0) }
                if let fact { lead.facts[name.replacing("_", with: "-")] = fact }
            }
        }
        try body.close()
        return lead
    }

    private static func texts(_ json: JSON) -> [String]? {
        guard let values = json.array else { return nil }
        let texts = values.compactMap(\.string)
        return texts.count == values.count ? texts : nil
    }

    /// The facts of a threshold question, by the names of the interface.
    private static let forms: [String: FactForm] = {
        var forms: [String: FactForm] = [
            "object": .choice(["goods", "services", "mixed"]),
            "role": .choice(["maker", "seller", "label-maker", "label-seller"]),
            "same_mark": .choice(["yes", "no", "unknown"]), "same_goods": .choice(["yes", "no", "unknown"]),
        ]
        let sums = [
            "turnover", "illegal_gains", "illegal_gains_services", "sales", "unsold_value", "direct_loss",
        ]
        let counts = [
            "marks", "patents", "labels", "unsold_labels", "copies", "unsold_copies", "online_works",
            "downloads", "clicks", "members",
        ]
        let answers = [
            "repeat_within_two_years", "for_profit", "holder_confirmed", "passing_off", "bankruptcy",
            "substandard",
        ]
        for name in sums { forms[name] = .money }
        for name in counts { forms[name] = .count }
        for name in answers { forms[name] = .yesNo }
        return forms
    }()
}

/// How a fact of a lead is written.
private enum FactForm: Sendable {
    case money, count, yesNo
    case choice([String])

    static let countLimit = 1_000_000_000

    var code: Refusal.FieldFault.Code { if case .choice = self { .choice } else { .type } }

    func fact(_ json: JSON) -> Fact? {
        switch self {
        case .money: (json.string ?? json.int.map(String.init)).flatMap(Money.init(parsing:)).map(Fact.money)
        case .count: json.int.flatMap { (0...FactForm.countLimit).contains($0) ? .count($0) : nil }
        case .yesNo: json.bool.map(Fact.yesNo)
        case .choice(let choices):
            json.string.map { $0.replacing("_", with: "-") }.flatMap {
                choices.contains($0) ? .choice($0) : nil
            }
        }
    }
}
