internal import Casework
internal import Desk
internal import Law

/// A document in a file: what it is, who filed and signed it, and the digest that proves it.
struct DocumentRow: Part {
    let title: String
    let fileName: String?
    let href: String
    /// The letter on paper, where it is one of ours.
    let sheetHref: String?
    let size: String
    let digest: String
    let filed: String
    let signed: String
    /// That the paper was erased; kind, size and digest stay.
    let erased: String?

    init(_ document: DocumentView, in view: FileView, _ words: Wording) {
        title = words.paperTitle(document.kind, in: view.procedure)
        fileName = document.fileName
        href = Route.document(document.id, ofFile: view.id).path
        let isLetter = document.mediaType.hasPrefix("text/html")
        sheetHref = isLetter ? Route.documentSheet(document.id, ofFile: view.id).path : nil
        size = words.size(document.sizeBytes)
        erased = document.erasedOn.map { day in
            let stub = view.keeping.stubs.first { $0.kind == .paper && $0.subject == document.id }
            return words(
                "document.erased",
                [
                    "day": words.day(day), "person": stub?.decider ?? "",
                    "basis": stub.map { words.citation($0.basis) } ?? "",
                ])
        }
        digest = document.digest
        filed = words(
            "document.filed",
            [
                "person": words.person(document.filedBy, in: view),
                "moment": words.shortMoment(document.filedAt, today: view.now.legalDay),
            ])
        let names = document.signedBy.map(view.names.person)
        let awaited = document.awaits.map {
            words("document.awaits", ["role": words.roleTitle($0, in: view.procedure)])
        }
        let parts =
            (names.isEmpty ? [] : [words("document.signed", ["people": words.list(names)])])
            + [awaited].compactMap(\.self)
        signed = parts.isEmpty ? words("document.unsigned") : parts.joined(separator: words("list.blank"))
    }

    func child(named name: String) -> Any? {
        switch name {
        case "documentTitle": title
        case "fileName": orNothing(fileName)
        case "documentHref": href
        case "sheetHref": orNothing(sheetHref)
        case "erased": orNothing(erased)
        case "isThere": erased == nil
        case "size": size
        case "digest": digest
        case "digestShort": String(digest.prefix(4)) + "…" + String(digest.suffix(4))
        case "filed": filed
        case "signed": signed
        default: nil
        }
    }
}

/// A person or body of the file, with identifiers masked by default.
struct PartyLine: Part {
    let name: String
    let role: String
    let details: String
    let isSealed: Bool

    init(_ party: PartyView, _ words: Wording) {
        isSealed = party.isSealed
        name = party.isSealed ? words("party.sealed") : party.name
        role = words("party.\(party.role)")
        let parts = party.isSealed ? [] : [party.uscc, party.address].compactMap(\.self)
        details = words.list(parts)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "partyName": self.name
        case "partyRole": role
        case "partyDetails": details
        case "hasDetails": !details.isEmpty
        case "isSealed": isSealed
        default: nil
        }
    }
}

/// An act of the caller's that is not open just now, and why.
struct BarredLine: Part {
    let title: String
    let why: String
    let source: SourceMark?

    init(_ barred: BarredAct, in view: FileView, _ words: Wording) {
        title = words.actTitle(barred.action.name, in: view.procedure)
        let said = words.spokenOfLaw(barred.refusal, in: view)
        why = [said.detail, said.wayOn].compactMap(\.self).joined(separator: words("list.blank"))
        source = said.source.map { SourceMark($0, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "barredTitle": title
        case "barredWhy": why
        case "source": orNothing(source)
        default: nil
        }
    }
}
