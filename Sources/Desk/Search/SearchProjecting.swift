internal import Casework
internal import Law
internal import Store

/// Computes what each group of readers may find of a file. It asks the same questions as the file's page: what a
/// page does not show someone, no search finds for them. Sealed texts are not among what it is given.
struct SearchProjecting {
    let file: CaseFile
    let procedure: Procedure
    /// The file's number, the numbers that others give to it, its place.
    let place: String
    /// Texts beside the journal that were not erased, by id.
    let texts: [String: String]
    let parties: [PartyRow]
    let documents: [DocumentRow]
    let folding: Folding

    /// What a role sees, as far as words go.
    private struct Sight: Hashable {
        var everything = false
        var parties = false
        var reasons = false
        var reads: [String] = []

        /// Where it stands among the rows of its file: who sees most comes last.
        var rank: String {
            "\(everything ? 1 : 0)\(parties ? 1 : 0)\(reasons ? 1 : 0) \(reads.joined(separator: " "))"
        }
    }

    func rows() -> [SearchRow] {
        guard let opening = file.opening else { return [] }
        let marks = [
            SearchToken.procedure(opening.procedure.description), SearchToken.isOpen(file.isAtWork),
        ]
        let groups = readers().sorted { $0.key.rank < $1.key.rank }.suffix(SearchRow.mostOfOneFile)
        return groups.map { sight, readers in
            SearchRow(readers: Array(readers), marks: marks, passages: passages(sight))
        }
    }

    /// Every agency on the file, and every role that may see more than its course.
    private func readers() -> [Sight: Set<String>] {
        let agencies = Set(file.participants.map(\.agency)).filter { PartyRole.party(of: $0) == nil }
        var readers: [Sight: Set<String>] = [
            Sight(): Set(agencies.map { SearchToken.agency($0.description) })
        ]
        for role in procedure.roles where role.party == nil {
            let sight = sight(of: role)
            guard sight != Sight() else { continue }
            var seats = Set(
                file.participants.filter { $0.role == role.name.description }.map(\.agency))
            if let body = file.bodies[role.body] { seats.insert(body) }
            for agency in seats.intersection(agencies) {
                guard let token = token(of: role, at: agency) else { continue }
                readers[sight, default: []].insert(token)
            }
        }
        return readers
    }

    /// A role that the file gives to a person by name is that person's alone.
    private func token(of role: Role, at agency: AgencyID) -> String? {
        guard let fact = role.namedBy else {
            return SearchToken.role(role.name.description, at: agency.description)
        }
        guard case .person(let person)? = file.facts[fact] else { return nil }
        return SearchToken.role(role.name.description, at: agency.description, person: person)
    }

    private func sight(of role: Role) -> Sight {
        guard let sees = role.sees else { return Sight(everything: true, parties: true, reasons: true) }
        return Sight(
            parties: sees.contains(.parties), reasons: sees.contains(.reasons), reads: role.reads.sorted())
    }

    private func passages(_ sight: Sight) -> [SearchRow.Passage] {
        var passages = [cover]
        if sight.parties { passages += parties.filter { $0.erasedDay == nil }.map(passage) }
        let shown = sight.everything ? Set(texts.keys) : textsShown(to: sight)
        for id in shown.sorted() {
            guard let text = texts[id] else { continue }
            passages.append(.init(.text(id), [text], numbers: numbers(id, text), folding: folding))
        }
        if sight.everything {
            for document in documents {
                guard let name = ownName(of: document) else { continue }
                passages.append(.init(.document(document.id), [name], folding: folding))
            }
        }
        return passages
    }

    /// What everybody on the file sees of it.
    private var cover: SearchRow.Passage {
        let own = file.ownNumbers.sorted { $0.key < $1.key }.map(\.value)
        let numbers = [file.number.description] + own
        return .init(.cover, numbers + [procedure.title, place], numbers: numbers, folding: folding)
    }

    private func passage(_ party: PartyRow) -> SearchRow.Passage {
        let uscc = party.uscc.map { [$0] } ?? []
        let texts = [party.name ?? ""] + uscc + [party.address ?? ""]
        return .init(.party(party.id), texts, numbers: uscc, folding: folding)
    }

    /// Texts of reasons, texts that the role reads by name, and the right's number, which stands with the parties.
    private func textsShown(to sight: Sight) -> Set<String> {
        let reasons = sight.reasons ? ["reason", "ground"] : []
        let rights = sight.parties ? ["right-number"] : []
        return Set(
            (reasons + rights + sight.reads).flatMap { name in
                (file.facts[name].map(Office.references) ?? []).map(\.id)
            })
    }

    /// What the sender called it. A paper that was drafted here bears the title of its kind, as in every other file.
    private func ownName(of document: DocumentRow) -> String? {
        guard let name = document.fileName else { return nil }
        let title = procedure.paper(Name(document.kind))?.title
        return title.map(name.hasPrefix) == true ? nil : name
    }

    private func numbers(_ id: String, _ text: String) -> [String] {
        let right = file.facts["right-number"].map(Office.references) ?? []
        return right.contains { $0.id == id } ? [text] : []
    }
}

extension Office {
    /// What searches find of a file, from what lies beside its journal now.
    func searchRows(
        of file: CaseFile, _ procedure: Procedure, _ texts: DrawnTexts, on db: some Connection
    ) throws -> [SearchRow] {
        let number = file.number.description
        return searchRows(
            of: file, procedure, texts: texts.all, parties: try Parties.all(of: number, on: db),
            documents: try Documents.all(of: number, on: db))
    }

    /// The same from what is at hand before it is written.
    func searchRows(
        of file: CaseFile, _ procedure: Procedure, texts: [String: String], parties: [PartyRow],
        documents: [DocumentRow] = []
    ) -> [SearchRow] {
        var area = file.opening?.area ?? ""
        if case .division(let code)? = file.facts["place"] { area = code }
        return SearchProjecting(
            file: file, procedure: procedure, place: place(area), texts: texts, parties: parties,
            documents: documents, folding: folding
        ).rows()
    }
}

/// The texts on which the tables of a file draw: its own, and those of other files to which its facts lead. A file that
/// was opened from another, or split off it, refers to what was written there.
struct DrawnTexts {
    /// Text by id.
    private(set) var all: [String: String] = [:]
    private var others: Set<String> = []

    /// Ids of those that were written in another file, in their order.
    var borrowed: [String] { others.sorted() }
}

extension DrawnTexts {
    init(of file: CaseFile, on db: some Connection) throws {
        let number = file.number.description
        // What is left of its texts is there for other files.
        guard try Erasures.destroyedDay(of: number, on: db) == nil else { return }
        for record in try TextRecords.all(of: number, on: db) { all[record.id] = record.text }
        for name in file.facts.names {
            for reference in file.facts[name].map(Office.references) ?? [] where all[reference.id] == nil {
                guard let record = try TextRecords.find(reference.id, on: db) else { continue }
                all[record.id] = record.text
                if record.caseNumber != number { others.insert(record.id) }
            }
        }
    }
}
