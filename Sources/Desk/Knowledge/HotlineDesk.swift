internal import Casework
public import Evidence
internal import Law
internal import Programmes

/// A call as the agent writes it down: what it is about, and how to call back.
public struct CallTaken: Sendable, Hashable {
    /// Fields of the file, as typed.
    public let matter: [String: JSON]
    /// What the caller says of themselves: sealed before it is written.
    public let contact: [String: JSON]
    /// Who the call is about, where the caller names somebody.
    public let respondent: String?

    public init(matter: [String: JSON], contact: [String: JSON], respondent: String? = nil) {
        self.matter = matter
        self.contact = contact
        self.respondent = respondent
    }
}

/// What the agent reads out: number and code. The code is told this once.
public struct CallReceipt: Sendable, Hashable {
    public let number: String
    public let code: String
}

extension Office {
    private static let hotlineCall: Name<Procedure> = "hotline-call"
    private static let hotlineAgent: Name<Role> = "hotline-agent"
    private static let respondent = "respondent"

    /// Makes a file of a call, seals the caller's contact, and gives the caller a code of their own.
    public func take(_ call: CallTaken, for agent: Caller) async throws -> CallReceipt {
        guard agent.roles.contains(Office.hotlineAgent),
            let procedure = library.current(Office.hotlineCall, on: now.legalDay)
        else { throw Refusal.notYourRole(needed: [Office.hotlineAgent]) }
        var form = FormReading(procedure: procedure, randomness: randomness)
        for (name, value) in call.contact.sorted(by: { $0.key < $1.key }) {
            guard let field = procedure.fact(name) else {
                form.fault(name, .unknown)
                continue
            }
            form.read(value, as: field)
        }
        guard form.faults.isEmpty else { throw DeskRefusal.invalid(form.faults) }
        let parties = call.respondent.map { [PartyToName(role: Office.respondent, name: $0)] } ?? []
        let number = try await open(call, parties, for: agent)
        if !call.contact.isEmpty {
            _ = try await submit("note-caller", fields: call.contact, to: number, expecting: nil, for: agent)
        }
        let given = try await submit(
            BuiltInAct.giveCode.rawValue, fields: ["party": .string(PartyRole.reporter)], to: number,
            expecting: nil,
            for: agent)
        guard let code = given.code else { throw DeskRefusal.notFound }
        return CallReceipt(number: number, code: code)
    }

    /// A fault in the name of the respondent stands at the field in which the agent typed it.
    private func open(
        _ call: CallTaken, _ parties: [PartyToName], for agent: Caller
    ) async throws -> String {
        do {
            return try await openFile(Office.hotlineCall, fields: call.matter, parties: parties, for: agent)
        } catch DeskRefusal.invalid(let faults) {
            throw DeskRefusal.invalid(
                faults.map { $0.field == "parties.1.name" ? .init(Office.respondent, $0.code) : $0 })
        }
    }
}
