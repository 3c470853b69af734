internal import Casework
internal import Desk
internal import Evidence
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// What a party does with its code, and how an officer opens a file of its own.
struct MatterRoutes: Sendable {
    let office: Office
    let wordings: APIWordings
    let limits: APILimits

    func add(to router: Router<OfficeContext>) {
        router.post("api/v1/files", use: open)
        router.post("api/v1/matter", use: show)
        router.post("api/v1/matter/acts", use: act)
    }

    @Sendable private func open(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let (_, json) = try await RequestText.read(request)
        var body = MemberReading(json)
        let procedure = body.text("procedure", isRequired: true)
        let fields = body.read("fields", as: \.object) ?? [:]
        let members = body.read("parties", as: \.array) ?? []
        var parties: [PartyToName] = []
        for (index, member) in members.enumerated() {
            var party = MemberReading(member, at: "parties.\(index + 1).")
            let role = party.text("role", isRequired: true)
            let name = party.text("name", isRequired: true)
            parties.append(
                PartyToName(
                    role: role ?? "", name: name ?? "", uscc: party.text("uscc"),
                    address: party.text("address")))
            try party.close()
        }
        try body.close()
        let number = try await office.openFile(
            Name(procedure ?? ""), fields: fields, parties: parties, for: caller)
        var response = Answer.json(
            .object(["id": .string(number), "number": .string(number)]), status: .created)
        response.headers[.location] = "/api/v1/files/" + number
        return response
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try limits.progress.take(context.remoteAddress, at: context.now)
        let (_, json) = try await RequestText.read(request)
        var body = MemberReading(json)
        let code = body.text("code", isRequired: true)
        try body.close()
        let matter = try await office.matter(code: code ?? "")
        let words = wordings.words(context)
        let files = matter.files.map { FileAnswer(view: $0, words: words).json }
        return Answer.json(.object(["party": .string(matter.party), "files": .array(files)]))
    }

    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try limits.progress.take(context.remoteAddress, at: context.now)
        let (_, json) = try await RequestText.read(request)
        var body = MemberReading(json)
        let code = body.text("code", isRequired: true) ?? ""
        let file = body.text("file", isRequired: true) ?? ""
        let action = body.text("action", isRequired: true) ?? ""
        let revision = body.read("revision", as: \.int)
        let fields = body.read("fields", as: \.object) ?? [:]
        try body.close()
        do {
            let receipt = try await office.submit(
                action, fields: fields, to: file, expecting: revision, code: code)
            return Answer.json(try FileAnswer.receipt(receipt))
        } catch let refusal as Refusal {
            let matter = try await office.matter(code: code)
            guard let view = matter.files.first(where: { $0.id == file }) else { throw refusal }
            throw Problem(refusal, in: view, status: nil, wordings.words(context)) ?? refusal
        }
    }
}
