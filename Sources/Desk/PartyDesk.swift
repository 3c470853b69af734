internal import Casework
public import Evidence
internal import Law
internal import Store

/// What a party sees by its code: the files of its matter, each as far as its part allows.
public struct PartyMatter: Sendable {
    /// applicant, respondent …
    public let party: String
    /// The file the code was given for, then those that came of it.
    public let files: [FileView]
    public let caller: Caller
}

/// A party acts by a code: no account, no post, only its own files.
extension Office {
    public func matter(code text: String) async throws -> PartyMatter {
        let (caller, numbers) = try await party(code: text)
        var files: [FileView] = []
        for number in numbers { files.append(try await file(number, for: caller)) }
        guard let party = PartyRole.party(of: caller.agency) else { throw DeskRefusal.notFound }
        return PartyMatter(party: party, files: files, caller: caller)
    }

    /// An act of the party that holds the code.
    public func submit(
        _ action: String, fields: [String: JSON], to number: String, expecting revision: Int?,
        code text: String
    ) async throws -> ActReceipt {
        let (caller, _) = try await party(code: text)
        return try await submit(action, fields: fields, to: number, expecting: revision, for: caller)
    }

    /// A paper that the party may read, as it streams from the vault.
    public func document(_ id: String, of number: String, code text: String) async throws -> (
        view: DocumentView, chunks: AsyncThrowingStream<[UInt8], any Error>
    ) {
        let (caller, _) = try await party(code: text)
        return try await document(id, of: number, for: caller)
    }

    /// Who stands behind a code.
    func partyCaller(code text: String) async throws -> Caller { try await party(code: text).0 }

    /// Who stands behind a code, and the files it opens.
    func party(code text: String) async throws -> (Caller, [String]) {
        let (party, hands) = try await database.read { db -> (String, [FileInHand]) in
            guard let found = try self.holder(ofCode: text, on: db),
                let hand = try self.readFile(found.caseNumber, on: db)
            else { throw DeskRefusal.notFound }
            let linked = try hand.file.linked.compactMap { try self.readFile($0.number.description, on: db) }
            return (found.party, [hand] + linked)
        }
        let agency = PartyRole.agency(of: party)
        let own = hands.filter { $0.file.participates(agency) }
        let roles = own.flatMap { hand in
            hand.procedure.roles.filter { $0.party == party }.map(\.name)
        }
        guard let first = own.first, !roles.isEmpty else { throw DeskRefusal.notFound }
        var caller = Caller(
            person: PartyRole.person(of: party), personName: "", agency: agency, agencyName: "",
            agencyKind: "party", division: first.file.opening?.area ?? "", roles: Set(roles))
        caller.onlyFiles = Set(own.map(\.number))
        return (caller, own.map(\.number))
    }
}
