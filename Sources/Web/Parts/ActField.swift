internal import Casework
internal import Desk
internal import Law

/// One field of a form, in the kind of control that its type asks for.
struct ActField: Part {
    struct Option: Part {
        let value: String
        let label: String
        var isChosen = false
        var id = ""
        var group: String?

        func child(named name: String) -> Any? {
            switch name {
            case "value": value
            case "label": label
            case "isChosen": isChosen
            case "optionID": id
            default: nil
            }
        }
    }

    /// The counties of one prefecture, or all options of a field without groups.
    struct Group: Part {
        let label: String?
        let options: [Option]

        func child(named name: String) -> Any? {
            switch name {
            case "groupLabel": orNothing(label)
            case "options": options
            default: nil
            }
        }
    }

    enum Control: Hashable, Sendable {
        case text, line, select, radio, boxes, password, table
        case typed(String, mode: String?)
    }

    let name: String
    let id: String
    let label: String
    var hint: String?
    var value = ""
    var fault: String?
    var isRequired = false
    let control: Control
    var groups: [Group] = []
    var complete: String?
    /// Sent beside the boxes, so that a form without a tick says so.
    var alwaysSent: String?
    /// The rows of a table, each with the fields of its columns.
    var rows: [TableRow] = []

    func child(named name: String) -> Any? {
        switch name {
        case "fieldName": self.name
        case "fieldID": id
        case "alwaysSent": orNothing(alwaysSent)
        case "fieldLabel": label
        case "fieldHint": orNothing(hint)
        case "fieldValue": value
        case "fieldFault": orNothing(fault)
        case "isRequired": isRequired
        case "groups": groups
        case "complete": orNothing(complete)
        case "isTable": control == .table
        case "tableRows": rows
        case "isLast": Nothing()
        default: kind(name)
        }
    }

    private func kind(_ name: String) -> Any? {
        switch (name, control) {
        case ("isText", _): control == .text
        case ("isSelect", _): control == .select
        case ("isChoice", _): control == .radio || control == .boxes
        case ("choiceType", _): control == .boxes ? "checkbox" : "radio"
        case ("isLine", _): inputType != nil
        case ("inputType", _): inputType ?? ""
        case ("inputMode", .typed(_, let mode)): orNothing(mode)
        case ("inputMode", _): Nothing()
        default: nil
        }
    }

    private var inputType: String? {
        switch control {
        case .line: "text"
        case .password: "password"
        case .typed(let type, _): type
        case .text, .select, .radio, .boxes, .table: nil
        }
    }
}

/// One row of a table in a form.
struct TableRow: Part {
    let label: String
    let cells: [ActField]

    func child(named name: String) -> Any? {
        switch name {
        case "rowLabel": label
        case "cells": cells
        default: nil
        }
    }
}

/// Makes the fields of an act's form, with what was typed before a refusal.
struct FieldMaker {
    let view: FileView
    let words: Wording
    let choices: FormChoices
    /// Begins every id, so that two forms of one page do not share one.
    let prefix: String
    let typed: [String: String]
    let faults: [String: Refusal.FieldFault.Code]

    func field(_ open: OpenAct.Field) -> ActField {
        var made = field(open.field, isRequired: open.isRequired, current: open.current)
        guard let receivers = open.receivers else { return made }
        // A body at which nobody could go on is not offered; the desk refuses it.
        made.groups = made.groups.map { group in
            let able = group.options.filter { $0.value.isEmpty || receivers.contains($0.value) }
            return ActField.Group(label: group.label, options: able)
        }
        made.hint = words.list([words("field.hint.receivers"), made.hint].compactMap(\.self))
        return made
    }

    func field(_ field: FactField, isRequired: Bool, current: Fact? = nil) -> ActField {
        var made = ActField(
            name: field.name, id: prefix + field.name, label: words.factTitle(field.name, in: view.procedure),
            hint: hint(field.kind, isOptional: !isRequired),
            value: typed[field.name] ?? current.map { plain($0) } ?? "", fault: fault(field.name),
            isRequired: isRequired, control: control(field.kind))
        made.groups = groups(field, chosen: made.value, isOptional: !isRequired)
        if field.name == PublicationFacts.restored, !choices.strokes.isEmpty { made = strokes(made) }
        if !field.columns.isEmpty { made.rows = rows(of: field, current) }
        return made
    }

    /// Strokes that may be taken back, each a box; a field that is always sent, so that none is an answer too.
    private func strokes(_ field: ActField) -> ActField {
        var boxes = ActField(
            name: field.name, id: field.id, label: field.label, hint: words("publication.restore-hint"),
            fault: field.fault, control: .boxes)
        boxes.groups = [ActField.Group(label: nil, options: choices.strokes)]
        boxes.alwaysSent = "-"
        return boxes
    }

    /// Rows of a table beyond those that were filled in.
    private static let blankRows = 2

    private func rows(of table: FactField, _ current: Fact?) -> [TableRow] {
        var said: [[String: Fact]] = []
        if case .rows(let rows)? = current { said = rows }
        let typedRows = TableText.lastRow(of: table.name, in: typed)
        let filled = max(typedRows, typedRows == 0 ? said.count : 0)
        let count = min(filled + FieldMaker.blankRows, TableText.mostRows)
        return (1...count).map { number in
            let row = typedRows == 0 && number <= said.count ? said[number - 1] : [:]
            let cells = table.columns.map { column in
                let name = "\(table.name).\(number).\(column.name)"
                var cell = field(
                    FactField(name: column.name, title: column.title, kind: column.kind), isRequired: true,
                    current: row[column.name])
                cell = cell.named(name, id: prefix + name, value: typed[name] ?? cell.value)
                cell.fault = fault(name)
                cell.groups = groups(column, chosen: cell.value, isOptional: false)
                return cell
            }
            return TableRow(label: words("field.row", ["number": words.number(number)]), cells: cells)
        }
    }

    func fault(_ name: String) -> String? {
        faults[name].map { words("field.fault.\($0.rawValue)") }
    }

    private func hint(_ kind: FactField.Kind, isOptional: Bool) -> String? {
        var parts: [String] = []
        switch kind {
        case .money: parts.append(words("field.hint.money"))
        case .sealed: parts.append(words("field.hint.sealed"))
        case .rows: parts.append(words("field.hint.rows"))
        case .day: parts.append(words("field.hint.day"))
        default: break
        }
        if isOptional { parts.append(words("field.hint.optional")) }
        return parts.isEmpty ? nil : words.list(parts)
    }

    private func control(_ kind: FactField.Kind) -> ActField.Control {
        switch kind {
        case .text: .text
        case .count: .typed("text", mode: "numeric")
        case .money: .typed("text", mode: "decimal")
        case .day: .typed("date", mode: nil)
        case .moment: .typed("datetime-local", mode: nil)
        case .yesNo: .radio
        case .choice, .division, .agency, .party: .select
        case .person: .radio
        case .rows: .table
        case .sealed: .text
        }
    }

    private func groups(_ field: FactField, chosen: String, isOptional: Bool) -> [ActField.Group] {
        let options: [ActField.Option]
        switch field.kind {
        case .yesNo:
            options =
                [("yes", words("answer.yes")), ("no", words("answer.no"))].map {
                    option($0, $1, chosen, field.name)
                }
                + (isOptional ? [option("", words("answer.open"), chosen, field.name)] : [])
            return [ActField.Group(label: nil, options: options)]
        case .choice(let values):
            options = values.map { value in
                option(
                    value, words.choice(value, of: field.name, in: view.procedure.name), chosen, field.name)
            }
        case .agency: options = choices.agencies.map { option($0.id, $0.name, chosen, field.name) }
        case .party: options = view.parties.map { option($0.id, $0.name, chosen, field.name) }
        case .person:
            return [
                ActField.Group(
                    label: nil, options: choices.people.map { option($0.id, $0.name, chosen, field.name) })
            ]
        case .division: return [blank(chosen)] + choices.places(chosen: chosen)
        default: return []
        }
        return [blank(chosen), ActField.Group(label: nil, options: options)]
    }

    private func blank(_ chosen: String) -> ActField.Group {
        ActField.Group(label: nil, options: [option("", words("field.choose"), chosen, "")])
    }

    private func option(_ value: String, _ label: String, _ chosen: String, _ field: String)
        -> ActField.Option
    {
        ActField.Option(
            value: value, label: label, isChosen: value == chosen, id: prefix + field + "-" + value)
    }

    /// A fact as its field shows it.
    private func plain(_ fact: Fact) -> String {
        switch fact {
        case .text(let reference): view.texts[reference.id] ?? ""
        case .count(let count): "\(count)"
        case .money(let money): money.yuan
        case .day(let day): day.description
        case .moment(let moment): String(moment.description.prefix(16))
        case .yesNo(let answer): answer ? "yes" : "no"
        case .choice(let text), .division(let text), .agency(let text), .party(let text),
            .person(let text):
            text
        case .rows, .sealed: ""
        case .absent: ""
        }
    }
}

/// What selects offer besides the file's own choices: agencies and places.
struct FormChoices: Sendable {
    var agencies: [(id: String, name: String)] = []
    /// People whom an act may name, in the order in which the office would.
    var people: [(id: String, name: String)] = []
    /// Prefectures with their counties.
    var places: [(code: String, name: String, counties: [(code: String, name: String)])] = []
    /// Strokes of a redaction that may be taken back, and those that were.
    var strokes: [ActField.Option] = []

    func places(chosen: String) -> [ActField.Group] {
        places.map { prefecture in
            let all = [(code: prefecture.code, name: prefecture.name)] + prefecture.counties
            return ActField.Group(
                label: prefecture.name,
                options: all.map { place in
                    ActField.Option(value: place.code, label: place.name, isChosen: place.code == chosen)
                })
        }
    }
}

extension OfficeDesk {
    /// Everything that the selects of one file's forms may offer.
    func formChoices(
        for acts: [OpenAct], of id: String, _ caller: Caller, _ words: Wording
    ) async throws -> FormChoices {
        let kinds = acts.flatMap(\.fields).map(\.field.kind)
        var choices = FormChoices()
        if kinds.contains(.agency) || acts.contains(where: { $0.action.name == "invite" }) {
            choices.agencies = try await agencies()
        }
        if kinds.contains(.division) {
            choices.places = divisions(under: nil).map { ($0.code, $0.name, divisions(under: $0.code)) }
        }
        if kinds.contains(.person) {
            choices.people = try await mediators(of: id, for: caller).map { choice in
                let why = choice.reasons.compactMap(words.reason).joined(separator: words("list.blank"))
                let place = choice.rank.map(words.number) ?? words("mediator.barred")
                let values = ["place": place, "name": choice.name, "why": why]
                return (choice.person.description, words("mediator.choice", values))
            }
        }
        return choices
    }
}

extension ActField {
    /// The same field under another name, with another value.
    func named(_ name: String, id: String, value: String) -> ActField {
        var field = ActField(
            name: name, id: id, label: label, hint: hint, value: value, fault: fault, isRequired: isRequired,
            control: control)
        field.groups = groups
        return field
    }
}
