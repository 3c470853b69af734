import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

// What a story needs besides its own file: people and files around it, and what parties send by their codes.
extension StagedOffice {
    /// Somebody at every post of every body, so that whoever is named can go on with what is handed over.
    func fillPosts() async throws {
        let office = open.office
        let roles = office.library.procedures.flatMap { procedure in
            procedure.roles.compactMap { role -> (kind: String?, role: String)? in
                guard role.party == nil,
                    let body = procedure.bodies.first(where: { $0.name == role.body })
                else { return nil }
                if case .kind(let kind) = body.kind { return (kind, role.name.description) }
                return (nil, role.name.description)
            }
        }
        try await office.database.write { db in
            try Directory.put(PersonEntry(id: "somebody", name: "somebody"), on: db)
            for agency in office.agencies.all {
                for role in Set(roles.filter { $0.kind == nil || $0.kind == agency.kind }.map(\.role))
                    .sorted()
                {
                    try Directory.put(
                        PostEntry(person: "somebody", agency: agency.id, role: role, fromDay: 0), on: db)
                }
            }
        }
    }

    /// Forty penalty files of the first months of the year, from which the stories of samples draw.
    func plantFrame() async throws {
        let office = open.office
        let moment = Instant(CivilDate(2026, 3, 2), 9, 0)
        let agency: AgencyID = "market-supervision-230100"
        let procedure = try #require(
            office.library.current("administrative-penalty", on: moment.legalDay))
        let entry = try #require(office.agencies.agency(agency))
        try await office.database.write { db in
            for index in 1...40 {
                let number = "230100-2026-\(80_000 + index)"
                let opened = OpenedFile(
                    procedure: procedure.name, version: procedure.version, number: CaseNumber(number),
                    agency: agency, area: entry.division,
                    bodies: office.agencies.bodies(of: procedure, opening: entry, place: "230100"), at: moment
                )
                let events = procedure.open(
                    opened, facts: ["place": .division("230100")], calendar: office.calendar)
                let rows = try office.append(
                    events, to: number, after: 0, .office(agency, at: moment), on: db)
                let hand = FileInHand(
                    number: number, rows: [], events: [], file: CaseFile(), procedure: procedure)
                _ = try office.project(hand, adding: events, as: rows, on: db)
            }
        }
    }

    /// Two mediators of the body, equal but for the order of their names.
    func registerMediators() async throws {
        for number in 1...2 {
            let agency: AgencyID = "mediation-230102"
            _ = try await token("mediator", number, at: agency)
            let entry = MediatorEntry(
                person: "mediator/\(number)@\(agency)", agency: agency.description, skills: ["trademark"],
                areas: ["230100"], most: 5)
            try await open.office.database.write { db in try Mediators.put(entry, on: db) }
        }
    }

    /// Papers of a party come by its code.
    func file(_ kinds: [Name<PaperKind>], of party: String, at place: Place) async throws {
        for kind in kinds {
            do {
                _ = try await open.office.filePartyDocument(
                    kind: kind.description, name: "\(kind).pdf", mediaType: "application/pdf",
                    body: AsyncStream<[UInt8]> { stream in
                        stream.yield(Array("%PDF-1.4\n\(kind)\n%%EOF\n".utf8))
                        stream.finish()
                    }, to: files[current].id, code: try await code(of: party))
            } catch {
                disagree("\(kind): \(error)", at: place)
            }
        }
    }

    /// A picture comes with the act that sends it.
    func sendEvidence(_ deed: Scenario.Deed, of party: String) async throws {
        func said(_ name: String) -> String? { deed.fields.first { $0.name == name }?.value }
        _ = try await open.office.addEvidence(
            EvidenceByCode(
                cleaning: .init(rawValue: said("cleaning") ?? "") ?? .cleaned, note: said("evidence-note"),
                fileName: "a.jpg", mediaType: "image/jpeg"),
            body: AsyncStream<[UInt8]> { stream in
                stream.yield(`Evidence comes by the code, cleaned before a byte of it is kept`.picture())
                stream.finish()
            }, code: try await code(of: party))
    }
}
