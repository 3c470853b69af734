internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `/files/new/:procedure`: an officer opens a file that begins without another one, such as a mediation.
struct NewFileRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press

    func add(to files: RouterGroup<OfficeContext>) {
        files.get("new/:procedure", use: show)
        files.post("new/:procedure", use: open)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let procedure = try procedure(context)
        return press.print(page(procedure, [:], nil, context), context)
    }

    @Sendable private func open(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let procedure = try procedure(context)
        let form = try await TypedForm(request, context)
        let typed = form.fields()
        let parties = procedure.actingParties.compactMap { party -> PartyToName? in
            let name = typed["\(party)-name"]
            guard name != nil || typed["\(party)-uscc"] != nil else { return nil }
            return PartyToName(
                role: party, name: name ?? "", uscc: typed["\(party)-uscc"],
                address: typed["\(party)-address"])
        }
        let fields = typed.filter { procedure.opening.inherits.contains($0.key) }
        do {
            let number = try await desk.openFile(
                procedure.name, fields: fields, parties: parties, for: context.officer())
            return Press.go(to: Route.file(number).path)
        } catch {
            guard let said = press.words(context).spoken(error) else { throw error }
            return press.print(page(procedure, typed, said, context), context, said)
        }
    }

    private func procedure(_ context: OfficeContext) throws -> Procedure {
        let name = try context.parameters.require("procedure")
        let open = desk.openable(by: try context.officer())
        guard let procedure = open.first(where: { $0.name.description == name }) else {
            throw DoorRefusal.notFound
        }
        return procedure
    }

    private func page(
        _ procedure: Procedure, _ typed: [String: String], _ said: SpokenRefusal?, _ context: OfficeContext
    ) -> NewFilePage {
        let places = desk.divisions(under: nil).map {
            ($0.code, $0.name, desk.divisions(under: $0.code))
        }
        return NewFilePage(procedure, typed: typed, places: places, refused: said, press.words(context))
    }
}

/// The form with which a file is opened: its parties, and what is known of the matter.
struct NewFilePage: Page {
    static let template = "files/new"

    private let procedure: Procedure
    private let words: Wording
    private let typed: [String: String]
    private let places: [(code: String, name: String, counties: [(code: String, name: String)])]
    private let refusal: RefusalSection?

    init(
        _ procedure: Procedure, typed: [String: String],
        places: [(code: String, name: String, counties: [(code: String, name: String)])],
        refused: SpokenRefusal?, _ words: Wording
    ) {
        self.procedure = procedure
        self.words = words
        self.typed = typed
        self.places = places
        refusal = refused.map { said in
            RefusalSection(said, words) { words.factTitle($0, in: procedure) }
        }
    }

    var title: String { words("file.new", ["procedure": words.procedureTitle(procedure)]) }
    var foot: String { Route.newFile(procedure.name.description).path }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "newHref": Route.newFile(procedure.name.description).path
        case "refusal": orNothing(refusal)
        case "fields": partyFields + matterFields
        default: nil
        }
    }

    private var partyFields: [ActField] {
        procedure.actingParties.flatMap { party in
            let role = procedure.roles.first { $0.party == party }
            let title = role.map { words.roleTitle($0.name, in: procedure) } ?? party
            return ["name", "uscc", "address"].map { line in
                let label = words("file.new.party", ["party": title, "line": words("field.\(line)")])
                return ActField(
                    name: "\(party)-\(line)", id: "\(party)-\(line)", label: label,
                    value: typed["\(party)-\(line)"] ?? "", control: .line)
            }
        }
    }

    private var matterFields: [ActField] {
        procedure.opening.inherits.compactMap { procedure.fact($0) }.map { field in
            var made = ActField(
                name: field.name, id: field.name, label: words.factTitle(field.name, in: procedure),
                value: typed[field.name] ?? "", control: control(field.kind))
            made.groups = groups(field)
            return made
        }
    }

    private func control(_ kind: FactField.Kind) -> ActField.Control {
        switch kind {
        case .choice, .division: .select
        case .yesNo: .radio
        case .day: .typed("date", mode: nil)
        default: .text
        }
    }

    private func groups(_ field: FactField) -> [ActField.Group] {
        let chosen = typed[field.name] ?? ""
        let blank = ActField.Group(
            label: nil, options: [ActField.Option(value: "", label: words("field.choose"), isChosen: false)])
        switch field.kind {
        case .choice(let values):
            let options = values.map {
                ActField.Option(
                    value: $0, label: words.choice($0, of: field.name, in: procedure.name),
                    isChosen: $0 == chosen, id: "\(field.name)-\($0)")
            }
            return [blank, ActField.Group(label: nil, options: options)]
        case .division: return [blank] + FormChoices(places: places).places(chosen: chosen)
        case .yesNo:
            let options = [("yes", "answer.yes"), ("no", "answer.no")].map {
                ActField.Option(
                    value: $0, label: words($1), isChosen: $0 == chosen, id: "\(field.name)-\($0)")
            }
            return [ActField.Group(label: nil, options: options)]
        default: return []
        }
    }
}
