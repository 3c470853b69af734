import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

@Suite("Nobody hands a file to where it would stand still")
struct ReceivingTests {
    private static let province = "230000"
    private static let harbin: AgencyID = "police-230100"

    /// A transfer that lies with the police of Harbin, who look at it.
    private func transfer(in office: Office) async throws -> String {
        let procedure = try #require(office.library.current("transfer-to-police", on: office.now.legalDay))
        let agency: AgencyID = "market-supervision-230100"
        let entry = try #require(office.agencies.agency(agency))
        let now = office.now
        return try await office.database.write { db in
            let number = try office.nextNumber(at: "230100", on: db)
            let opened = OpenedFile(
                procedure: procedure.name, version: procedure.version, number: CaseNumber(number),
                agency: agency, area: "230100",
                bodies: office.agencies.bodies(of: procedure, opening: entry, place: "230100"), at: now)
            let events =
                procedure.open(opened, calendar: office.calendar) + [
                    .participated(Self.harbin, role: "receiving-police", basis: nil),
                    .stageEntered("under-review"),
                ]
            let rows = try office.append(events, to: number, after: 0, .office(agency, at: now), on: db)
            let hand = FileInHand(
                number: number, rows: [], events: [], file: CaseFile(), procedure: procedure)
            try office.project(hand, adding: events, as: rows, on: db)
            return number
        }
    }

    private func caller(_ role: String, at agency: AgencyID, in office: Office) async throws -> Caller {
        let day = office.now.legalDay.dayNumber
        let posts = try await office.database.read { db in
            try Directory.posts(at: agency.description, on: day, from: db)
        }
        let person = try #require(posts.first { $0.role == role }?.person)
        return try #require(
            try await office.caller(person: person, agency: agency.description, role: role))
    }

    private func pass(_ number: String, to agency: String, by desk: Caller, in office: Office) async throws {
        _ = try await office.submit(
            "pass-on", fields: ["competent-police": .string(agency)], to: number, expecting: nil, for: desk)
    }

    /// Ends every post of a role at a body, and lets the day pass.
    private func endPosts(_ role: String, at agency: String, in office: Office) async throws {
        let day = office.now.legalDay
        let today = day.dayNumber
        try await office.database.write { db in
            for post in try Directory.posts(at: agency, on: today, from: db) where post.role == role {
                try Directory.put(
                    PostEntry(
                        person: post.person, agency: agency, role: role, fromDay: post.fromDay,
                        toDay: today), on: db)
            }
        }
        office.clock.stand(at: Instant(day + 1, 9, 0))
    }

    @Test(arguments: ["market-supervision-230100", "ip-centre-230000", "court-230100", "customs-230000"])
    func `the police pass a case on to no body that has no police desk, and the file stays as it was`(
        agency: String
    ) async throws {
        let test = try await TestOffice(in: DrillOffice.province())
        let office = test.office
        let number = try await transfer(in: office)
        let desk = try await caller("police-desk", at: Self.harbin, in: office)
        let before = try await office.file(number, for: desk).file.revision
        let name = office.agencies.name(AgencyID(agency))
        await #expect(
            throws: Refusal.nobodyReceives(at: name, field: "competent-police", needed: ["police-desk"])
        ) {
            try await pass(number, to: agency, by: desk, in: office)
        }
        let view = try await office.file(number, for: desk)
        #expect(view.file.revision == before)
        let act = try #require(view.acts.first { $0.action.name == "pass-on" })
        let field = try #require(act.fields.first { $0.field.name == "competent-police" })
        let offered = try #require(field.receivers)
        #expect(!offered.contains(agency) && offered.contains("police-230200"))
    }

    @Test func `a desk that nobody holds any more receives nothing, until somebody is given the post`()
        async throws
    {
        let test = try await TestOffice(in: DrillOffice.province())
        let office = test.office
        let number = try await transfer(in: office)
        let desk = try await caller("police-desk", at: Self.harbin, in: office)
        let heir = try await caller("police-desk", at: "police-230200", in: office)
        try await endPosts("police-desk", at: "police-230200", in: office)
        await #expect(throws: Refusal.self) {
            try await pass(number, to: "police-230200", by: desk, in: office)
        }
        try await office.database.write { db in
            try Directory.put(
                PostEntry(
                    person: heir.person.description, agency: "police-230200", role: "police-desk",
                    fromDay: office.now.legalDay.dayNumber), on: db)
        }
        try await pass(number, to: "police-230200", by: desk, in: office)
        let stage = try await office.file(number, for: heir).file.stage
        #expect(stage == "sent")
        _ = try await office.submit("receive", fields: [:], to: number, expecting: nil, for: heir)
    }

    /// A hand-over of a pack, as somebody does it who may.
    private struct Handing {
        let hand: FileInHand
        let action: Name<Action>
        let reception: Reception
    }

    private func handings(in office: Office) -> [Handing] {
        office.library.procedures.flatMap { procedure in
            procedure.stages.flatMap { stage -> [Handing] in
                (stage.ends ? [] : stage.actions + procedure.anywhere).flatMap { action -> [Handing] in
                    // Parties act too: whoever may is at the body of their role.
                    let bodies = Dictionary(procedure.roles.map { ($0.body, Self.harbin) }) { first, _ in
                        first
                    }
                    let opened = OpenedFile(
                        procedure: procedure.name, version: procedure.version, number: "230000-2026-1",
                        agency: Self.harbin, area: Self.province, bodies: bodies, at: office.now)
                    let named = procedure.roles.compactMap(\.namedBy).map {
                        CaseEvent.factRecorded($0, .person("p"))
                    }
                    let events: [CaseEvent] = [.opened(opened), .stageEntered(stage.name)] + named
                    let hand = FileInHand(
                        number: "230000-2026-1", rows: [], events: events, file: CaseFile(folding: events),
                        procedure: procedure)
                    return office.receptions(of: action, on: hand).map {
                        Handing(hand: hand, action: action.name, reception: $0)
                    }
                }
            }
        }
    }

    @Test
    func `each hand-over of every pack is refused to every body at which nobody can go on, and to no other`()
        async throws
    {
        let test = try await TestOffice(in: DrillOffice.province())
        let office = test.office
        let handings = handings(in: office)
        #expect(Set(handings.map(\.action)).count >= 5, "\(handings.map(\.action))")
        let people = try await office.database.read { db in
            try db.rows("SELECT DISTINCT agency, role FROM post ORDER BY agency, role LIMIT 10000")
                .map { [$0.text("agency"), $0.text("role")] }
        }
        let posts = Set(people)
        for handing in handings {
            var refused = 0
            for agency in office.agencies.all {
                let roles = Set(handing.hand.procedure.roles.map(\.name))
                let officer = Officer("p", of: Self.harbin, as: roles)
                let act = Act(
                    handing.action, by: officer, at: office.now,
                    fields: [handing.reception.field: .agency(agency.id)])
                let isAble = handing.reception.roles.contains {
                    posts.contains([agency.id, $0.description])
                }
                let isRefused = try await office.database.read { db in
                    do {
                        try office.demandReceivers(act, on: handing.hand, on: db)
                        return false
                    } catch is Refusal {
                        return true
                    }
                }
                #expect(isRefused != isAble, "\(handing.hand.procedure.name)/\(handing.action) \(agency.id)")
                if isRefused { refused += 1 }
            }
            #expect(refused > 0 && refused < office.agencies.all.count, "\(handing.action)")
        }
    }

    @Test func `an inquiry goes to no body that has no head to answer it`() async throws {
        let test = try await TestOffice(in: DrillOffice.province())
        let office = test.office
        let procedure = try #require(office.library.current("breach-inquiry", on: office.now.legalDay))
        try await endPosts("agency-head", at: "market-supervision-230100", in: office)
        try await office.database.read { db in
            #expect(throws: Refusal.self) {
                try office.demandReceivers(
                    ofOpened: procedure, facts: ["explaining-agency": .agency("market-supervision-230100")],
                    on: db)
            }
            try office.demandReceivers(
                ofOpened: procedure, facts: ["explaining-agency": .agency("market-supervision-230200")],
                on: db)
        }
    }
}
