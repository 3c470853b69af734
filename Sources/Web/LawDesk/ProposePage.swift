internal import Casework
internal import Law

/// Where an editor proposes a change: a rule is chosen, its fields are prefilled with what holds now.
struct ProposePage: Page {
    static let template = "lawdesk/propose"

    private let form: ProposalForm
    private let refused: SpokenRefusal?
    private let words: Wording

    init(_ form: ProposalForm, refused: SpokenRefusal? = nil, _ words: Wording) {
        self.form = form
        self.refused = refused
        self.words = words
    }

    var title: String { words("propose.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.newRelease(rule: nil).path]) }
    var place: Rail.Place? { .releases }

    func child(named name: String) -> Any? {
        switch name {
        case "releasesHref": Route.releases.path
        case "lawHref": Route.law(.all).path
        case "postHref": Route.releases.path
        case "newHref": Route.newRelease(rule: nil).path
        case "ruleID": form.ruleID
        case "isUnknown": form.rule == nil && !form.ruleID.isEmpty
        case "refusal": orNothing(refused.map { RefusalSection($0, words, fieldTitle: title(of:)) })
        case "pasted": form.pasted ?? ""
        case "isSetOpen": form.pasted != nil || form.faults.contains(ProposalForm.unreadable)
        case "fileField": ProposalForm.file
        case "hasRule": form.rule != nil
        default: fields(name)
        }
    }

    private func fields(_ name: String) -> Any? {
        guard let rule = form.rule else {
            return ["numbers", "texts", "ruleTitle", "ruleHref", "now"].contains(name) ? Nothing() : nil
        }
        switch name {
        case "ruleTitle": return rule.zh ?? rule.id
        case "ruleHref": return Route.lawRule(rule.id, on: nil).path
        case "now": return words.holds(rule)
        case "numbers": return form.keys.map(number)
        case "texts": return texts
        default: return nil
        }
    }

    private func number(_ key: String) -> Line {
        let said = LegalWords(words)
        let now = form.rule?.values[key].map { said.text($0, of: key) } ?? ""
        return line(
            ProposalForm.field(of: key), label: said.label(key) + " " + key,
            hint: words("propose.now", ["value": now]), .number)
    }

    private var texts: [Line] {
        [
            line("from", hint: words("propose.hint.from"), .day),
            line("title-zh", .text), line("title-en", .text),
            line("changelog-zh", hint: words("propose.hint.changelog"), .area), line("changelog-en", .area),
            line("reason", .area), line("authority", hint: words("propose.hint.citation"), .text),
            line("zh", hint: words("propose.hint.zh"), .area), line("basis", .text),
            line("citations", hint: words("propose.hint.citations"), .text),
            line("confidence", .choice), line("retroactive", hint: words("propose.hint.retroactive"), .text),
            line("outdated", hint: words("propose.hint.outdated"), .text),
        ]
    }

    private func title(of name: String) -> String {
        let key = name.hasPrefix("number-") ? String(name.dropFirst("number-".count)) : nil
        return key.map { LegalWords(words).label($0) } ?? words.sentence("propose.field.\(name)") ?? name
    }

    private func line(
        _ name: String, label: String? = nil, hint: String = "", _ kind: Line.Kind
    ) -> Line {
        let fault = refused?.fields.first { $0.field == name }
        return Line(
            name: name, label: label ?? title(of: name), hint: hint, value: form.typed[name] ?? "",
            fault: fault.map { words("field.fault.\($0.code.rawValue)") }, kind: kind,
            choices: kind == .choice ? Confidence.allCases.filter(\.mayDecide).map(choice) : [])
    }

    private func choice(_ confidence: Confidence) -> Choice {
        Choice(
            value: confidence.rawValue,
            label: words("law.confidence.\(confidence.rawValue).means"),
            isChosen: form.typed["confidence"] == confidence.rawValue)
    }

    /// One field of the form.
    struct Line: Part {
        enum Kind: Sendable { case text, area, day, number, choice }

        let name: String
        let label: String
        let hint: String
        let value: String
        let fault: String?
        let kind: Kind
        let choices: [Choice]

        func child(named name: String) -> Any? {
            switch name {
            case "fieldID": "propose-\(self.name)"
            case "fieldName": self.name
            case "fieldLabel": label
            case "fieldHint": orNothing(hint)
            case "fieldValue": value
            case "fieldFault": orNothing(fault)
            case "isArea": kind == .area
            case "isSelect": kind == .choice
            case "isLine": kind == .text || kind == .day || kind == .number
            case "inputType": kind == .day ? "date" : "text"
            case "inputMode": orNothing(kind == .number ? "numeric" : nil)
            case "options": choices
            default: nil
            }
        }
    }
}

extension Wording {
    /// From when until when a version holds, in words.
    func holds(_ rule: LegalRule) -> String {
        switch (rule.from, rule.to) {
        case (let from?, let to?): self("releases.from-to", ["from": day(from), "to": day(to)])
        case (let from?, nil): self("releases.since", ["from": day(from)])
        case (nil, let to?): self("releases.until", ["to": day(to)])
        case (nil, nil): self("releases.undated")
        }
    }
}
