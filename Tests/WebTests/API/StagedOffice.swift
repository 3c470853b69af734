import Casework
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Law
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

/// A story of a pack, told to a real office through its interface.
///
/// What stories name `police@230102` is `police-230102` here.
actor StagedOffice {
    let open: OpenOffice
    private let story: Scenario
    private(set) var files: [(id: String, procedure: Procedure)] = []
    private(set) var current = 0
    private var lineIndex = 0
    private var tokens: [String: String] = [:]
    private var proof: String?
    private(set) var disagreements: [String] = []

    static let areas = ["230000", "230100", "230102", "230103"]

    /// Every kind of body in every area of the stories.
    static let world = Result {
        let lines = areas.flatMap { area in
            World.kinds.map { kind in
                "  - { id: \(kind)-\(area), name: \(kind) \(area), kind: \(kind), division: \"\(area)\" }"
            }
        }
        let text = "agencies:\n" + lines.joined(separator: "\n") + "\npeople: []\n"
        return try World(reading: text, file: "stories.yaml")
    }

    init(_ story: Scenario, in open: OpenOffice) {
        self.story = story
        self.open = open
    }

    /// Where the office and the story disagree.
    func tell() async throws -> [String] {
        try await fillPosts()
        for beginning in story.opens { try await begin(beginning) }
        for (index, line) in story.course.enumerated() {
            let before = disagreements.count
            lineIndex = index
            switch line.step {
            case .file(let name): current = try #require(files.lastIndex { $0.procedure.name == name })
            case .act(let deed): try await perform(deed, at: line.place)
            case .expect(let expectation): try await check(expectation)
            }
            if disagreements.count > before { break }
        }
        return disagreements
    }

    func disagree(_ what: String, at place: Place) { disagreements.append("\(place): \(what)") }

    // MARK: beginning

    private var firstMoment: Instant {
        story.course.lazy.compactMap { if case .act(let deed) = $0.step { deed.at } else { nil } }.first
            ?? OpenOffice.monday
    }

    /// Puts a file into the office as a parent outside the story would have opened it.
    private func begin(_ beginning: Scenario.Beginning) async throws {
        let office = open.office
        let moment = beginning.at ?? firstMoment
        open.clock.stand(at: moment)
        let procedure = try #require(office.library.current(beginning.procedure, on: moment.legalDay))
        let agency = StagedOffice.opener(of: procedure, from: beginning.from)
        if procedure.name == "mediation" { try await registerMediators() }
        if procedure.name == "sampling-inspection" { try await plantFrame() }
        var form = FormReading(procedure: procedure, randomness: office.randomness)
        for given in beginning.facts {
            let field = try #require(procedure.fact(given.name))
            let value =
                field.columns.isEmpty
                ? JSON.string(StagedOffice.here(given.value)) : .array(StagedOffice.rows(given.value))
            form.read(value, as: field)
        }
        let place: String? = if case .division(let code)? = form.facts["place"] { code } else { nil }
        let entry = try #require(office.agencies.agency(AgencyID(agency)))
        let number = "230102-2026-\(90_001 + files.count)"
        let opened = OpenedFile(
            procedure: procedure.name, version: procedure.version, number: CaseNumber(number),
            agency: AgencyID(agency), area: entry.division,
            bodies: office.agencies.bodies(of: procedure, opening: entry, place: place),
            parent: beginning.from.map { CaseNumber("\($0)-0") }, parentProcedure: beginning.from, at: moment)
        let events = procedure.open(opened, facts: form.facts, calendar: office.calendar)
        let texts = form.texts
        let stamp = Office.Stamp.office(AgencyID(agency), at: moment)
        try await office.database.write { db in
            let rows = try office.append(events, to: number, after: 0, stamp, on: db)
            let hand = FileInHand(
                number: number, rows: [], events: [], file: CaseFile(), procedure: procedure)
            _ = try office.project(hand, adding: events, as: rows, on: db)
            try office.keep(texts, of: number, on: db)
            try Parties.put(StagedOffice.respondent(of: number), on: db)
        }
        files.append((number, procedure))
    }

    /// Whom the papers of a file name.
    private static func respondent(of number: String) -> PartyRow {
        PartyRow(
            id: "p-\(number)", caseNumber: number, role: "respondent", isPersonal: false, name: "道里区北岭商行",
            uscc: "91230102MA1BK4XQ2F", address: "道里区尚志大街1号")
    }

    /// Who opens a file of a procedure: the first body, where none is whoever opens it.
    private static func opener(of procedure: Procedure, from: Name<Procedure>?) -> String {
        if from == nil, procedure.opening.isByItself, let kind = procedure.firstKind {
            return "\(kind)-230102"
        }
        let kinds = procedure.bodies.compactMap { body in
            if case .kind(let kind) = body.kind { kind } else { nil }
        }
        if kinds.count == procedure.bodies.count, let first = kinds.first { return "\(first)-230102" }
        return procedure.opening.from.isEmpty ? "ip-centre-230100" : "market-supervision-230102"
    }

    /// A party acts by its code: one is given to each party of a matter as it is first needed.
    func code(of party: String) async throws -> String {
        let first = try await matterFile()
        if let known = tokens["\(first)/\(party)"] { return known }
        let office = open.office
        let code = LeadCode(bytes: office.randomness.bytes(LeadCode.byteCount))
        try await office.database.write { db in
            try PartyCodes.put(code, for: party, of: first, with: office.key, at: 0, on: db)
        }
        tokens["\(first)/\(party)"] = code.description
        return code.description
    }

    /// The file that a party's code belongs to: the first of the story in which parties act.
    private func matterFile() async throws -> String {
        try #require(files.first { !$0.procedure.actingParties.isEmpty }).id
    }

    // MARK: people

    func token(_ role: Name<Role>, _ number: Int, at agency: AgencyID) async throws -> String {
        let person = "\(role)/\(number)@\(agency)"
        if let known = tokens[person] { return known }
        let token = "zb_\(person)"
        let post = PostEntry(
            person: person, agency: agency.description, role: role.description, fromDay: 0)
        let access = APIToken(person: person, agency: agency.description, role: role.description)
        try await open.office.database.write { db in
            try Directory.put(PersonEntry(id: person, name: person), on: db)
            try Directory.put(post, on: db)
            try APITokens.add(access, hash: Digest(ofText: token), at: 0, on: db)
        }
        tokens[person] = token
        return token
    }

    /// Somebody who sees the whole of the current file.
    private func reader() async throws -> String {
        let (id, procedure) = files[current]
        let file = try await folded(id)
        let role = try #require(
            procedure.roles.first { $0.sees == nil && $0.namedBy == nil && file.bodies[$0.body] != nil })
        return try await token(role.name, 9, at: try #require(file.bodies[role.body]))
    }

    private func folded(_ id: String) async throws -> CaseFile {
        let office = open.office
        return try #require(try await office.database.read { db in try office.readFile(id, on: db)?.file })
    }

    /// The person at the post. A second signature comes from the next person who has not signed.
    private func officer(_ deed: Scenario.Deed) async throws -> String {
        let (id, procedure) = files[current]
        let file = try await folded(id)
        let role = try #require(procedure.role(deed.role))
        let agency = try #require(file.bodies[role.body])
        var number = deed.person ?? 1
        if deed.person == nil, case .sign(let things) = deed.kind {
            let signers = Set(file.awaited.filter { things.contains($0.what) }.map(\.firstBy.description))
            while signers.contains("\(deed.role)/\(number)@\(agency)") { number += 1 }
        }
        return try await token(deed.role, number, at: agency)
    }

    // MARK: acts

    private func perform(_ deed: Scenario.Deed, at place: Place) async throws {
        open.clock.stand(at: deed.recordedAt ?? deed.at)
        _ = try await open.office.runClockRound()
        let before = try await folded(files[current].id)
        let role = files[current].procedure.role(deed.role)
        let token = role?.party == nil ? try await officer(deed) : ""
        if case .files(let kinds) = deed.kind {
            if let party = role?.party { return try await file(kinds, of: party, at: place) }
            return try await file(kinds, deed, token, at: place)
        }
        if let party = role?.party, case .act("add-evidence") = deed.kind {
            return try await sendEvidence(deed, of: party)
        }
        let (action, fields) = StagedOffice.asked(
            deed, proof: proof, sealed: before.sealed.last?.record, tables: files[current].procedure)
        let answer: OpenOffice.Answer
        if let party = role?.party {
            answer = try await open.post(
                "/api/v1/matter/acts",
                .object([
                    "code": .string(try await code(of: party)), "file": .string(files[current].id),
                    "action": .string(action), "fields": .object(fields),
                ]))
        } else {
            answer = try await open.act(
                action, fields, on: files[current].id, token, also: ["at": .string(deed.at.description)])
        }
        if let expected = deed.refusal {
            let names = Set((answer.json["names"]?.array ?? []).compactMap(\.string))
            if answer.kind == "not-found", expected.because == "not-your-role" {
                // An agency that has no part in the file does not learn that there is one.
                try await checkUnshared(deed, at: place)
            } else if answer.kind != expected.because {
                disagree("\(answer.status) \(answer.kind ?? ""), not \(expected.because)", at: place)
            } else if let wanted = expected.names, Set(wanted) != names {
                disagree("the refusal names \(names.sorted()), not \(wanted.sorted())", at: place)
            }
        } else if answer.status != 200 {
            disagree("\(action): \(answer.body)", at: place)
        } else if let child = answer.json["opened"]?["id"]?.string {
            let opened = try await folded(child)
            let name = try #require(opened.opening)
            let procedure = open.office.library.procedure(named: name.procedure, version: name.version)
            files.append((child, try #require(procedure)))
        }
    }

    private func checkUnshared(_ deed: Scenario.Deed, at place: Place) async throws {
        let (id, procedure) = files[current]
        let file = try await folded(id)
        let agency = procedure.role(deed.role).flatMap { file.bodies[$0.body] }
        if agency.map(file.participates) ?? false { disagree("the file is hidden", at: place) }
    }

    private func file(
        _ kinds: [Name<PaperKind>], _ deed: Scenario.Deed, _ token: String, at place: Place
    ) async throws {
        let same = deed.fields.first { $0.name == Scenario.sameAs }?.value
        for kind in kinds {
            let path = "/api/v1/files/\(files[current].id)/documents?kind=\(kind)"
            let text = try same.map { "\($0)" } ?? text(of: kind)
            let answer = try await open.send(.post, path, token, [:], ByteBuffer(string: text))
            if answer.status != 201 { return disagree("\(kind): \(answer.body)", at: place) }
            proof = answer.id
        }
    }

    /// What is filed. A change set is a real one: with an example that fails where the story's next tests do.
    private func text(of kind: Name<PaperKind>) throws -> String {
        guard kind == "change-set" else { return "\(kind)" }
        let folder = Places.share.deletingLastPathComponent().appending(path: "Tests/Goldens/change-sets")
        let sound = try String(contentsOf: folder.appending(path: "longer-review.yaml"), encoding: .utf8)
        let tests = story.course.dropFirst(lineIndex).lazy.compactMap { line -> Scenario.Deed? in
            guard case .act(let deed) = line.step, case .act("test") = deed.kind else { return nil }
            return deed
        }.first
        let fails = tests?.fields.contains { $0.name == "tests" && $0.value == "failed" } ?? false
        return fails ? sound.replacing("is: 20", with: "is: 21") : sound
    }

    /// The name of an agency as this office knows it.
    private static func here(_ value: String) -> String { value.replacing(/@(?=[0-9]{6}$)/, with: "-") }

    /// The act and its fields as a program sends them.
    private static func asked(
        _ deed: Scenario.Deed, proof: String?, sealed: String?, tables procedure: Procedure
    ) -> (String, [String: JSON]) {
        var fields: [String: JSON] = [:]
        let absent = deed.fields.filter { $0.value == "absent" }.map(\.name)
        // What the office itself makes of the act is not sent with it.
        let named = if case .act(let name) = deed.kind { name } else { Name<Action>("") }
        let made = procedure.allActions.filter { $0.name == named }.compactMap(\.effect).flatMap(\.facts)
        for given in deed.fields where given.value != "absent" && !made.contains(given.name) {
            if let table = procedure.fact(given.name), !table.columns.isEmpty {
                fields[given.name] = .array(rows(given.value))
            } else if given.name == "record", given.value == "last" {
                fields[given.name] = JSON(sealed)
            } else {
                fields[given.name] = .string(here(given.value))
            }
        }
        if !absent.isEmpty { fields["absent"] = .strings(absent) }
        if fields["proof"] != nil { fields["proof"] = JSON(proof) }
        switch deed.kind {
        case .act(let name): return (name.description, fields)
        case .sign(let things):
            fields["documents"] = .strings(things)
            return ("sign", fields)
        case .recordReceipt(let paper):
            fields["document"] = .string(paper.description)
            return ("record-receipt", fields)
        case .other(let builtIn): return (builtIn.rawValue, fields)
        case .files: return ("", fields)
        }
    }

    /// A table as a story writes it: rows between semicolons, cells between bars.
    private static func rows(_ text: String) -> [JSON] {
        text.split(separator: ";").map { row in
            let cells = row.split(separator: "|").compactMap { (cell: Substring) -> (String, JSON)? in
                let sides = cell.split(separator: ":", maxSplits: 1)
                return sides.count == 2 ? (String(sides[0]), .string(String(sides[1]))) : nil
            }
            return .object(Dictionary(cells) { first, _ in first })
        }
    }

    // MARK: expectations

    private func check(_ expected: Programmes.Expectation) async throws {
        let id = files[current].id
        let token = try await reader()
        let answer = try await open.get("/api/v1/files/\(id)", token)
        let file = answer.json
        func compare(_ what: String, _ found: JSON?, _ wanted: String?) {
            guard let wanted, found?.string != wanted else { return }
            disagree("\(what) is \(found?.canonical ?? "nothing"), not \(wanted)", at: expected.place)
        }
        compare("the stage", file["stage"], expected.stage?.description)
        compare("the outcome", file["outcome"], expected.outcome?.description)
        if let ended = expected.hasEnded, file["ended"]?.bool != ended {
            disagree("ended is not \(ended)", at: expected.place)
        }
        if let opened = expected.opened {
            let procedures = (file["links"]?.array ?? []).compactMap { $0["procedure"]?.string }
            if !procedures.contains(opened.description) {
                disagree("no file of \(opened) is linked", at: expected.place)
            }
        }
        for given in expected.facts {
            let found = file["facts"]?[given.name]
            if !StagedOffice.says(found, StagedOffice.here(given.value)) {
                disagree(
                    "\(given.name) is \(found?.canonical ?? "nothing"), not \(given.value)",
                    at: expected.place)
            }
        }
        for due in expected.due { try await check(due, id, token) }
    }

    private static func says(_ found: JSON?, _ value: String) -> Bool {
        switch found {
        case nil: value == "none"
        case .string(let text)?: text == value
        case .int(let count)?: String(count) == value
        case .bool(let answer)?: (answer ? "yes" : "no") == value
        case .object?: value == "absent"
        default: false
        }
    }

    private func check(_ due: Programmes.Expectation.Clock, _ id: String, _ token: String) async throws {
        let query = due.run.map { "?run=\($0)" } ?? ""
        let clock = try await open.get("/api/v1/files/\(id)/clocks/\(due.name)\(query)", token).json
        let state = clock["state"]?.string ?? "none"
        let found = [clock["alarm"]?.string, clock["last"]?.string]
        let isRight =
            switch due.due {
            case .notStarted: state == "not-started"
            case .state(.late): ["running", "stopped"].contains(state)
            case .state(.measureEnded), .state(.deemedServed), .state(.termEnded): state == "lapsed"
            case .state(let wanted): state == wanted.rawValue
            case .day(let alarm, let last): found == [alarm.description, last.description]
            case .moment(let alarm, let last): found == [alarm.description, last.description]
            }
        if !isRight { disagree("clock \(due.name) is \(state), \(found)", at: due.place) }
    }
}
