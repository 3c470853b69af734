internal import Casework
internal import Evidence
internal import Law

/// Reads the fields of one act: those of its form, and the names that built-in acts take.
struct ActReading {
    private(set) var form: FormReading
    private(set) var terms: [String: [String]] = [:]

    /// Fields of acts on clocks, whatever the pack asks.
    private static let clockFields: [String: FactField.Kind] = [
        "run": .count, "extension": .count, "until": .day, "ground": .text, "reason": .text,
    ]

    init(
        _ name: Name<Action>, fields: [String: JSON], on file: CaseFile, procedure: Procedure,
        randomness: Randomness
    ) {
        form = FormReading(procedure: procedure, randomness: randomness)
        if let builtIn = BuiltInAct(rawValue: name.description) {
            read(builtIn, fields)
        } else if let action = procedure.actions(in: file.stage).first(where: { $0.name == name }) {
            read(action, fields)
        }
    }

    private mutating func read(_ action: Action, _ fields: [String: JSON]) {
        let known = Dictionary((action.asks + action.records + extensionFields(action)).map { ($0.name, $0) })
        {
            first, _ in first
        }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            if let field = known[name] {
                form.read(value, as: field)
            } else if name == "absent", !action.absents.isEmpty {
                continue
            } else if let kind = ActReading.clockFields[name] {
                form.read(value, as: FactField(name: name, title: name, kind: kind))
            } else {
                form.fault(name, .unknown)
            }
        }
        if let absent = fields["absent"] { readAbsent(absent, action) }
    }

    private func extensionFields(_ action: Action) -> [FactField] {
        action.extends?.extensions.flatMap(\.asks) ?? []
    }

    /// Facts that cannot be established, with the reason that the officer signs.
    private mutating func readAbsent(_ value: JSON, _ action: Action) {
        guard let names = ActReading.names(value) else { return form.fault("absent", .type) }
        let allowed = Set(action.absents.map(\.name))
        guard !names.isEmpty, names.allSatisfy(allowed.contains) else { return form.fault("absent", .choice) }
        guard case .text(let reason)? = form.facts["reason"] else { return form.fault("reason", .required) }
        form.setAbsent(names, because: reason)
    }

    private mutating func read(_ builtIn: BuiltInAct, _ fields: [String: JSON]) {
        let (texts, terms, others): ([String], [String], [String: FactField.Kind]) =
            switch builtIn {
            case .sign: ([], ["documents"], [:])
            case .recordReceipt: ([], ["document", "of", "method", "proof"], ["day": .day])
            case .rectify: (["because"], [], ["revision": .count])
            case .invite: ([], ["role", "basis"], ["agency": .agency])
            case .readSealed: (["reason"], ["record"], [:])
            case .noteNumber: ([], ["number"], [:])
            case .nameParty: ([], ["party", "name", "uscc", "address"], ["personal": .yesNo])
            case .giveCode: ([], ["party"], [:])
            case .merge, .tellApart: (["reason"], ["file"], [:])
            case .undoMerge: (["reason"], [], [:])
            case .undoApart: ([], ["file"], [:])
            case .split: (["reason"], ["respondent"], [:])
            }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            if texts.contains(name) {
                form.read(value, as: FactField(name: name, title: name, kind: .text))
            } else if let kind = others[name] {
                form.read(value, as: FactField(name: name, title: name, kind: kind))
            } else if terms.contains(name) {
                readTerms(value, name)
            } else {
                form.fault(name, .unknown)
            }
        }
    }

    private mutating func readTerms(_ value: JSON, _ name: String) {
        if case .null = value { return }
        if case .string("") = value { return }
        if ActReading.lines.contains(name) { return readLine(value, name) }
        guard let names = ActReading.names(value) else { return form.fault(name, .type) }
        terms[name] = names
    }

    /// Terms that are written on one line, with blanks of their own.
    private static let lines: Set<String> = ["number", "name", "uscc", "address", "respondent"]

    private mutating func readLine(_ value: JSON, _ name: String) {
        guard let text = value.string?.trimmed else { return form.fault(name, .type) }
        guard FormReading.isClean(text), !text.contains(where: \.isNewline) else {
            return form.fault(name, .characters)
        }
        guard text.count <= LeadOpening.nameLimit else { return form.fault(name, .tooLong) }
        terms[name] = [text]
    }

    /// One name, names between blanks or commas, or a list of names.
    private static func names(_ value: JSON) -> [String]? {
        switch value {
        case .string(let text):
            return text.contains(" ") && text.contains("art.")
                ? [text] : text.split { $0 == "," || $0 == " " }.map(String.init)
        case .array(let values):
            let names = values.compactMap(\.string)
            return names.count == values.count && names.count <= 100 ? names : nil
        default:
            return nil
        }
    }
}
