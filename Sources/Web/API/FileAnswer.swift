internal import Casework
internal import Desk
internal import Evidence
internal import Foundation
internal import Law

/// A file as a program sees it: what the caller may see and do, and no more.
struct FileAnswer {
    let view: FileView
    let words: Wording

    var json: JSON {
        .object([
            "id": .string(view.id), "number": .string(view.number.description),
            "procedure": .string(view.procedure.name.description),
            "stage": .string(view.file.stage.description), "agency": .string(view.openingAgency.description),
            "revision": .int(view.file.revision), "ended": .bool(view.file.hasEnded),
            "outcome": JSON(view.file.outcome?.description), "parties": .array(view.parties.map(party)),
            "facts": facts, "clocks": .array(view.clocks.map(clock)),
            "findings": .array(view.findings.map(finding)), "documents": .array(view.documents.map(document)),
            "links": .array(view.links.map(link)), "acts": .array(view.acts.map(act)),
            "erased": .array(view.keeping.stubs.map(stub)),
        ])
    }

    private func party(_ party: PartyView) -> JSON {
        .object([
            "id": .string(party.id), "role": .string(party.role),
            "name": party.isSealed ? .null : .string(party.name), "uscc": JSON(party.uscc),
            "address": JSON(party.address), "sealed": .bool(party.isSealed),
        ])
    }

    private var facts: JSON {
        guard view.may(.facts) else { return .object([:]) }
        let pairs = view.file.facts.names.compactMap { name in view.file.facts[name].map { (name, value($0)) }
        }
        return .object(Dictionary(pairs) { first, _ in first })
    }

    /// As it was sent: money in yuan as text, days and moments as text; a text that the caller may not read
    /// is `null`.
    private func value(_ fact: Fact) -> JSON {
        switch fact {
        case .text(let reference): JSON(view.texts[reference.id])
        case .count(let count): .int(count)
        case .money(let money): .string(money.yuan)
        case .day(let day): .string(day.description)
        case .moment(let moment): .string(moment.description)
        case .yesNo(let answer): .bool(answer)
        case .choice(let name), .division(let name), .agency(let name), .party(let name),
            .person(let name):
            .string(name)
        case .rows(let rows): .array(rows.map { .object($0.mapValues(value)) })
        case .sealed(let record): .object(["sealed": .string(record)])
        case .absent(let because): .object(["absent_because": JSON(view.texts[because.id])])
        }
    }

    private func clock(_ clock: ClockView) -> JSON {
        ClockAnswer(clock: clock.clock, view: clock, file: view, words: words).short
    }

    private func finding(_ finding: Finding) -> JSON {
        .object([
            "rule": .string(finding.rule), "verdict": .string(finding.verdict.rawValue),
            "source": .string(finding.source.description),
            "confidence": .string(finding.confidence.rawValue),
            "because": .strings(finding.because.compactMap(words.reason)),
            "missing": .strings(finding.missing),
        ])
    }

    private func document(_ document: DocumentView) -> JSON {
        .object([
            "id": .string(document.id), "kind": .string(document.kind.description),
            "title": .string(words.paperTitle(document.kind, in: view.procedure)),
            "sha256": .string(document.digest), "size": .int(document.sizeBytes),
            "media_type": .string(document.mediaType), "name": JSON(document.fileName),
            "filed_at": .string(document.filedAt.description),
            "signed_by": .strings(document.signedBy.map(\.description)),
            "awaits": JSON(document.awaits?.description),
        ])
    }

    private func link(_ link: LinkView) -> JSON {
        .object([
            "relation": .string(link.relation.rawValue), "id": .string(link.id),
            "number": .string(link.number.description), "procedure": .string(link.procedure.description),
            "stage": .string(link.stage.description), "outcome": JSON(link.outcome?.description),
            "shared": .bool(link.isShared),
        ])
    }

    /// What is left of something that was erased.
    private func stub(_ stub: StubView) -> JSON {
        .object([
            "kind": .string(stub.kind.rawValue), "label": .string(stub.field ?? stub.label),
            "day": .string(stub.day.description), "decided_by": .string(stub.decider),
            "agency": .string(stub.agency.description), "basis": .string(stub.basis.description),
        ])
    }

    private func act(_ act: OpenAct) -> JSON {
        .object([
            "action": .string(act.action.name.description),
            "title": .string(words.actTitle(act.action.name, in: view.procedure)),
            "fields": .array(act.fields.map(field)),
            "needs": .array(
                act.needs.map { need in
                    .object([
                        "kind": .string(need.kind.name.description), "state": .string(need.state.rawValue),
                        "document": JSON(need.document),
                    ])
                }),
            "requires": .array(act.requires.map(finding)),
        ])
    }

    private func field(_ field: OpenAct.Field) -> JSON {
        let fact = field.field
        var choices = JSON.null
        if case .choice(let names) = fact.kind { choices = .strings(names) }
        if let receivers = field.receivers { choices = .strings(receivers.sorted()) }
        let columns = field.columns.map(self.field)
        return .object([
            "columns": columns.isEmpty ? .null : .array(columns),
            "name": .string(fact.name), "title": .string(words.factTitle(fact.name, in: view.procedure)),
            "type": .string(fact.kind.name), "unit": fact.kind == .money ? .string("yuan") : .null,
            "required": .bool(field.isRequired), "choices": choices,
        ])
    }
}

extension FileAnswer {
    static func row(_ row: FileRow) -> JSON {
        .object([
            "id": .string(row.id), "number": .string(row.number.description),
            "procedure": .string(row.procedure.description), "stage": .string(row.stage.description),
            "agency": .string(row.agency.description), "revision": .int(row.revision),
            "due": JSON(row.next?.lastDay.description),
        ])
    }

    /// One page of the journal with its proof; what the caller may not read of it is `null`.
    static func entry(_ entry: JournalEntry) throws -> JSON {
        .object([
            "position": .int(entry.position), "revision": .int(entry.revision), "kind": .string(entry.kind),
            "body": try entry.body.map { try JSON(parsing: Data($0.utf8)) } ?? .null,
            "officer": .string(entry.officer.description), "agency": .string(entry.agency.description),
            "legal_day": .string(entry.legalDay.description),
            "recorded_at": .string(entry.recordedAt.description), "leaf": .string(entry.leaf),
            "chain": .string(entry.chain), "rectified": .bool(entry.isRectified),
        ])
    }

    static func receipt(_ receipt: ActReceipt) throws -> JSON {
        .object([
            "revision": .int(receipt.revision),
            "events": .array(
                try receipt.events.map { event in
                    .object([
                        "kind": .string(event.kind),
                        "body": try JSON(parsing: Data(event.canonicalBody().utf8)),
                    ])
                }),
            "code": JSON(receipt.code),
            "opened": receipt.opened.map {
                .object(["id": .string($0.id), "number": .string($0.number.description)])
            } ?? .null,
        ])
    }
}
