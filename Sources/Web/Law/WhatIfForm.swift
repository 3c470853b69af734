internal import Law

/// The form of a what-if page: its fields with what was typed, and each fault at its field.
struct WhatIfForm: Part {
    struct Group: Part {
        let heading: String?
        let isFolded: Bool
        let isPaired: Bool
        let fields: [ActField]

        func child(named name: String) -> Any? {
            switch name {
            case "groupHeading": orNothing(heading)
            case "isFolded": isFolded
            case "isPaired": isPaired
            case "fields": fields
            default: nil
            }
        }
    }

    let title: String
    let lead: String
    let action: String
    let button: String
    let groups: [Group]
    /// The faults with links to their fields; also those of no field that is shown.
    let summary: [LinkPart]

    init(
        _ topic: WhatIfTopic, _ groups: [WhatIfGroup], typed: [String: String], faults: [WhatIfFault],
        _ words: Wording
    ) {
        title = words("what-if.\(topic.rawValue).title")
        lead = words("what-if.\(topic.rawValue).lead")
        action = Route.whatIf(topic).path
        button = words("what-if.\(topic.rawValue).button")
        let maker = WhatIfFieldMaker(typed: typed, faults: faults, words: words)
        self.groups = groups.map { group in
            let fields = group.questions.map(maker.field)
            let isUsed = fields.contains { !$0.value.isEmpty || $0.fault != nil }
            return Group(
                heading: group.heading, isFolded: group.isFolded && !isUsed, isPaired: group.isPaired,
                fields: fields)
        }
        let titles = Dictionary(groups.flatMap(\.questions).map { ($0.name, maker.label($0)) }) { $1 }
        summary = faults.map { fault in
            let title = titles[fault.field] ?? fault.field
            return LinkPart(
                href: "#" + fault.field, label: words("what-if.fault", ["field": title, "fault": fault.said]))
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "whatIfTitle": title
        case "whatIfLead": lead
        case "whatIfAction": action
        case "whatIfButton": button
        case "questionGroups": groups
        case "hasSummary": !summary.isEmpty
        case "summary": summary
        default: nil
        }
    }
}

/// Makes the control that each question asks for.
private struct WhatIfFieldMaker {
    /// More options than this stand in a select.
    static let mostRadios = 5

    let typed: [String: String]
    let faults: [WhatIfFault]
    let words: Wording

    func field(_ question: WhatIfQuestion) -> ActField {
        let value = typed[question.name] ?? question.preset ?? ""
        return ActField(
            name: question.name, id: question.name, label: label(question), hint: hint(question),
            value: value, fault: faults.first { $0.field == question.name }?.said,
            isRequired: question.isRequired, control: control(question.kind),
            groups: groups(question, chosen: value))
    }

    func label(_ question: WhatIfQuestion) -> String { question.label ?? words.factName(question.name) }

    private func hint(_ question: WhatIfQuestion) -> String? {
        if question.isBare { return question.hint }
        var parts = question.hint.map { [$0] } ?? []
        switch question.kind {
        case .money: parts.append(words("field.hint.money"))
        case .day: parts.append(words("field.hint.day"))
        default: break
        }
        if !question.isRequired { parts.append(words("field.hint.optional")) }
        return parts.isEmpty ? nil : words.list(parts)
    }

    private func control(_ kind: WhatIfQuestion.Kind) -> ActField.Control {
        switch kind {
        case .money: .typed("text", mode: "decimal")
        case .count: .typed("text", mode: "numeric")
        case .day: .typed("date", mode: nil)
        case .moment: .typed("datetime-local", mode: nil)
        case .line: .line
        case .yesNo: .radio
        case .choice(let options): options.count > WhatIfFieldMaker.mostRadios ? .select : .radio
        case .grouped, .select: .select
        case .boxes: .boxes
        }
    }

    private func groups(_ question: WhatIfQuestion, chosen: String) -> [ActField.Group] {
        var options: [ActField.Option] = []
        switch question.kind {
        case .yesNo:
            options = [("yes", words("answer.yes")), ("no", words("answer.no"))].map {
                option($0, $1, chosen == $0, question.name)
            }
        case .choice(let given), .select(let given):
            options = given.map { option($0.value, $0.label, chosen == $0.value, question.name) }
        case .boxes(let given):
            let ticked = Set(chosen.split(separator: ",").map(String.init))
            options = given.map { option($0.value, $0.label, ticked.contains($0.value), question.name) }
            return [ActField.Group(label: nil, options: options)]
        case .grouped(let given):
            let open = option("", words("field.choose"), chosen.isEmpty, question.name)
            return [ActField.Group(label: nil, options: [open])]
                + given.map { group in
                    ActField.Group(
                        label: group.heading,
                        options: group.options.map {
                            option($0.value, $0.label, chosen == $0.value, question.name)
                        })
                }
        case .money, .count, .day, .moment, .line: return []
        }
        let isSelect = control(question.kind) == .select
        let open = option("", words(isSelect ? "field.choose" : "answer.open"), chosen.isEmpty, question.name)
        if isSelect { options.insert(open, at: 0) } else if !question.isRequired { options.append(open) }
        return [ActField.Group(label: nil, options: options)]
    }

    private func option(_ value: String, _ label: String, _ isChosen: Bool, _ field: String)
        -> ActField.Option
    {
        ActField.Option(value: value, label: label, isChosen: isChosen, id: field + "-" + value)
    }
}
