internal import Casework
internal import Desk
internal import Law

/// The forms of the acts that every file knows by itself.
struct BuiltInFields {
    let act: OpenAct
    let maker: FieldMaker

    private var words: Wording { maker.words }
    private var view: FileView { maker.view }

    var all: [ActField] {
        switch BuiltInAct(rawValue: act.action.name.description) {
        case .sign: [papersToSign]
        case .recordReceipt: receipt
        case .rectify: rectification
        case .invite: invitation
        case .readSealed: reading
        case .nameParty:
            [
                partyField, field("name", .line), field("uscc", .line), field("address", .line),
            ]
        case .giveCode: [partyField]
        case .noteNumber: [field("number", .line, hint: "field.note.number.hint")]
        case .undoMerge: [field("reason", .text)]
        case .split:
            [
                field("reason", .text, hint: "field.split.reason.hint"),
                field("respondent", .line, hint: "field.split.respondent.hint"),
            ]
        // Back to the file from which it was split off; others are joined on the page that sets both side by side.
        case .merge: [field("file", .select, options: act.subjects.map { ($0, $0) }), field("reason", .text)]
        case .tellApart, .undoApart: []
        case nil: []
        }
    }

    private var partyField: ActField {
        let parties = view.procedure.actingParties.map { party in
            (
                party,
                view.procedure.roles.first { $0.party == party }.map {
                    words.roleTitle($0.name, in: view.procedure)
                } ?? party
            )
        }
        return field("party", .select, options: parties)
    }

    private var papersToSign: ActField {
        let chosen = maker.typed["documents"].map { Set($0.split(separator: ",").map(String.init)) }
        return field(
            "documents", .boxes,
            options: act.subjects.map { ($0, signed($0)) }, isChosen: { chosen?.contains($0) ?? true })
    }

    private var receipt: [ActField] {
        let open = view.file.services.filter { $0.receipt == nil }
        let documents = open.map { service in
            (
                service.document.description,
                words(
                    "effect.to",
                    [
                        "what": words.paperTitle(service.document, in: view.procedure),
                        "whom": words.addressee(service.to, in: view),
                    ])
            )
        }
        let methods = ReceiptOfService.Method.allCases.filter { $0 != .inHouse }.map {
            ($0.rawValue, words("service.method.\($0.rawValue)"))
        }
        let proofs = view.documents.filter { $0.kind == PaperKind.proofOfService }.map {
            ($0.id, $0.fileName ?? words("document.proof-of-service"))
        }
        return [
            field("document", .select, options: documents), field("method", .select, options: methods),
            field("day", .typed("date", mode: nil), hint: "field.receipt.day.hint"),
            field("proof", .select, options: proofs, hint: "field.receipt.proof.hint"),
        ]
    }

    private var rectification: [ActField] {
        [
            field("revision", .typed("text", mode: "numeric"), hint: "field.rectify.revision.hint"),
            field("because", .text),
        ]
    }

    private var invitation: [ActField] {
        let roles = view.procedure.roles.map {
            ($0.name.description, words.roleTitle($0.name, in: view.procedure))
        }
        return [
            field("agency", .select, options: maker.choices.agencies.map { ($0.id, $0.name) }),
            field("role", .select, options: roles), field("basis", .line, hint: "field.invite.basis.hint"),
        ]
    }

    private var reading: [ActField] {
        let records = act.subjects.enumerated().map { place, record in
            (record, sealed(record, words.number(place + 1)))
        }
        return [
            field("record", .select, options: records),
            field("reason", .text, hint: "field.read.reason.hint"),
        ]
    }

    /// Which field it was sealed in; what was sealed when the file opened is who brought it.
    private func sealed(_ record: String, _ number: String) -> String {
        let entry = view.file.sealed.first { $0.record == record }
        guard let field = entry?.field else { return words("field.sealed-record", ["number": number]) }
        let title = words.factTitle(field, in: view.procedure)
        return words("field.sealed-field", ["number": number, "field": title])
    }

    /// A paper, a text, or the extension of a clock, whatever waits for a signature.
    private func signed(_ what: String) -> String {
        if view.procedure.paper(Name(what)) != nil { return words.paperTitle(Name(what), in: view.procedure) }
        if view.procedure.clock(Name(what)) != nil { return words.clockTitle(Name(what), in: view.procedure) }
        return words.factTitle(what, in: view.procedure)
    }

    private func field(
        _ name: String, _ control: ActField.Control, options: [(String, String)] = [], hint: String? = nil,
        isChosen: ((String) -> Bool)? = nil
    ) -> ActField {
        let value = maker.typed[name] ?? (options.count == 1 ? options[0].0 : "")
        let blank = control == .select && options.count != 1 ? [("", words("field.choose"))] : []
        return ActField(
            name: name, id: maker.prefix + name, label: words("field.\(name)"), hint: hint.map { words($0) },
            value: value, fault: maker.fault(name), isRequired: false, control: control,
            groups: [
                ActField.Group(
                    label: nil,
                    options: (blank + options).map { option in
                        ActField.Option(
                            value: option.0, label: option.1,
                            isChosen: isChosen?(option.0) ?? (option.0 == value),
                            id: maker.prefix + name + "-" + option.0)
                    })
            ])
    }
}
