import Casework
import Evidence
import Foundation
import Hummingbird
import HummingbirdTesting
import Law
import Programmes
import Testing

@testable import Desk
@testable import Web

/// The policy, measures, supervision and samples over a real office of the demo province.
@Suite struct OversightPageTests {
    private struct Paged: Sendable {
        let office: Office
        let client: any TestClientProtocol
        /// The number of the breach of a lead that the bureau of Daoli let pass.
        let breach: Int

        func get(_ path: String, as login: String? = nil) async throws -> Visit.Answer {
            var visit = try await visit(login).0
            return try await visit.get(path)
        }

        func post(_ path: String, _ fields: [String: String], as login: String) async throws -> Visit.Answer {
            var (visit, word) = try await visit(login)
            return try await visit.post(path, fields.map { ($0.key, $0.value) }, word: word)
        }

        private func visit(_ login: String?) async throws -> (Visit, String) {
            guard let login else { return (Visit(client: client), "") }
            let token = try await office.signIn(login: login, password: "zhibao-demo-\(login)")
            let known = try #require(try await office.caller(session: token))
            return (Visit(client: client, cookies: ["zhibao-session": token]), known.csrf)
        }

        func caller(_ login: String) async throws -> Caller {
            let token = try await office.signIn(login: login, password: "zhibao-demo-\(login)")
            return try #require(try await office.caller(session: token)).caller
        }
    }

    private static func with(_ body: @escaping @Sendable (Paged) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "oversight-\(UUID().uuidString)")
        let text = try String(
            contentsOf: Places.share.appendingPathComponent("worlds/demo.yaml"), encoding: .utf8)
        let (office, _) = try await Office.create(
            OfficeFolder(root: root), share: Places.share, world: World(reading: text, file: "demo.yaml"),
            named: "test", clock: OfficeClock(standingAt: OpenOffice.monday),
            randomness: Randomness(seed: "oversight"), passwords: .demo,
            content: PageWorld.content.get())
        let shipped = try PageWorld.get()
        func table(_ path: String) throws -> String {
            try String(contentsOf: Places.share.appendingPathComponent(path), encoding: .utf8)
        }
        let divisions = try Divisions(
            csv: [table("law/divisions/heilongjiang.csv"), table("law/divisions/neighbours.csv")],
            provinces: table("law/divisions/provinces.csv"))
        let site = try Site(
            desk: WorkingDesk(office, divisions: divisions), pages: PageWorld.pages.get(),
            titles: shipped.library)
        let breach = try await missedLead(office)
        try await Application(router: site.router()).test(.router) { client in
            try await body(Paged(office: office, client: client, breach: breach))
        }
        try office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: OfficeFolder(root: root).key)
    }

    /// A complaint that nobody takes up: seven working days pass.
    private static func missedLead(_ office: Office) async throws -> Int {
        var lead = LeadForm(kind: .complaint, place: "230102", narrative: "买到假货")
        lead.isConsumer = true
        lead.reporter = .init(name: "张三", phone: "13900000000")
        lead.respondentName = "北岭商行"
        _ = try await office.take(lead)
        office.clock.stand(at: OpenOffice.monday.adding(ms: 40 * 24 * 3_600_000))
        _ = try await office.runClockRound()
        let head = Caller(
            person: "zhao", personName: "", agency: "market-supervision-230102", agencyName: "",
            agencyKind: "market-supervision", division: "230102", roles: ["agency-head"])
        return try #require(try await office.breaches(BreachFilter(), for: head).rows.first).number
    }

    /// The page between bar and foot, without the word of its forms.
    private func main(_ answer: Visit.Answer) throws -> String {
        let start = try #require(answer.body.range(of: "<main"), "\(answer.status)")
        let end = try #require(answer.body.range(of: "</main>"))
        return String(answer.body[start.lowerBound..<end.upperBound])
            .replacing(/name="form-word" value="[^"]*"/, with: "name=\"form-word\"") + "\n"
    }

    @Test(
        arguments: [
            ("/policy", nil, "policy-public"), ("/policy?lang=en&state=built", nil, "policy-built-en"),
            ("/policy/heilongjiang-2020/2.1.2-b", nil, "clause-public"),
            ("/policy/heilongjiang-2020/2.3.2-c", "gu", "clause-officer"),
            ("/policy/heilongjiang-2020/2.3.2-f", nil, "clause-missing"),
            ("/measures", nil, "measures"), ("/measures/clocks-kept?by=detail", nil, "measure"),
            ("/measures/clocks-kept/records", "zhao", "measure-records"), ("/compliance", nil, "compliance"),
            ("/compliance/market-supervision-230102", nil, "compliance-body"),
            ("/supervision", "gu", "supervision"), ("/supervision", "zhao", "supervision-own"),
            ("/supervision/transfers", "lin", "supervision-transfers"), ("/samples", nil, "samples"),
        ] as [(String, String?, String)])
    func `a page is the one that was read`(path: String, login: String?, golden: String) async throws {
        try await Self.with { office in
            let answer = try await office.get(path, as: login)
            #expect(answer.status == .ok, "\(answer.body.prefix(400))")
            try Golden.expect(main(answer), "oversight-\(golden)")
        }
    }

    @Test func `the head signs an explanation with the password, keeps what was typed, and does it once`()
        async throws
    {
        try await Self.with { office in
            let path = "/supervision/breaches/\(office.breach)"
            let open = try await office.get(path, as: "zhao")
            try Golden.expect(main(open), "oversight-breach-open")

            let unsigned = try await office.post(
                path + "/explanation", ["explanation": "承办人住院", "password": "wrong"], as: "zhao")
            #expect(unsigned.status == .forbidden)
            #expect(unsigned.says("承办人住院"))

            let signed = try await office.post(
                path + "/explanation", ["explanation": "承办人住院", "password": "zhibao-demo-zhao"], as: "zhao")
            #expect(signed.location == path)
            let second = try await office.post(
                path + "/explanation", ["explanation": "另一个原因", "password": "zhibao-demo-zhao"], as: "zhao")
            #expect(second.status == .conflict)
            #expect(second.says("这项超期已有说明"))

            let seen = try await office.get(path, as: "gu")
            #expect(seen.says("承办人住院"))
            #expect(seen.says("赵振东签名"))
            let list = try await office.get("/supervision?said=yes", as: "gu")
            #expect(list.says("有说明"))
            let csv = try await office.get("/supervision/breaches.csv", as: "gu")
            #expect(csv.says("承办人住院"))
        }
    }

    @Test func `strangers sign in first, and who does not supervise finds nothing`() async throws {
        try await Self.with { office in
            for path in ["/supervision", "/measures/clocks-kept/records"] {
                let turned = try await office.get(path)
                #expect(turned.location?.hasPrefix("/sign-in") == true)
            }
            let path = "/supervision/breaches/\(office.breach)"
            let member = try await office.get(path, as: "zeng")
            let officer = try await office.get(path, as: "wang")
            let elsewhere = try await office.get(path, as: "song")
            let asked = try await office.post(path + "/inquiry", [:], as: "zhao")
            let forged = try await office.post(path + "/inquiry", [:], as: "wang")
            #expect([member, officer, elsewhere].allSatisfy { $0.status == .notFound })
            #expect(asked.status == .forbidden)
            #expect(forged.status == .notFound)
            let hidden = try await office.get("/measures/breaches-explained")
            #expect(hidden.status == .notFound)
        }
    }

    @Test(arguments: [
        "/policy?area=999999", "/policy/heilongjiang-2020/2.1.2-b?area=110000",
        "/measures/reports-taken?by=colour",
        "/supervision?area=12", "/supervision?month=2026-13", "/supervision?before=x",
    ]) func `what an address asks for and is not there is refused in words`(path: String) async throws {
        try await Self.with { office in
            let answer = try await office.get(path, as: "gu")
            #expect(answer.status == .unprocessableContent, "\(answer.status)")
        }
    }

    @Test(arguments: [
        "/policy/heilongjiang-2030", "/policy/heilongjiang-2020/9-z", "/measures/nothing",
        "/compliance/nobody", "/samples/230102-2026-00001", "/supervision/breaches/1",
        "/supervision/breaches/x",
    ]) func `what is unknown is not found`(path: String) async throws {
        try await Self.with { office in
            let answer = try await office.get(path, as: "gu")
            #expect(answer.status == .notFound)
        }
    }

    @Test func `no page for everybody names a file`() async throws {
        try await Self.with { office in
            for path in [
                "/policy", "/policy/heilongjiang-2020/2.3.2-c", "/policy/heilongjiang-2020/clauses.csv",
                "/measures", "/measures/clocks-kept?by=body", "/measures/clocks-kept/table.csv?by=month",
                "/compliance", "/compliance/market-supervision-230102",
            ] {
                let answer = try await office.get(path)
                #expect(answer.status == .ok)
                #expect(!answer.says("230102-2026-"), "\(path)")
            }
        }
    }

    @Test func `members seal and draw on pages, and everybody sees the draw`() async throws {
        try await Self.with { office in
            let member = try await office.caller("zeng")
            let file = try await office.office.openFile(
                "sampling-inspection", fields: [:], parties: [], for: member)
            let today = office.office.now.legalDay
            _ = try await office.office.submit(
                "seal",
                fields: [
                    "frame-procedure": .string("consumer-complaint"), "frame-area": .string("230000"),
                    "opened-from": .string("2026-01-01"), "opened-to": .string(today.description),
                    "sample-size": .string("1"), "public-day": .string(today.description),
                ], to: file, expecting: nil, for: member)
            office.office.clock.stand(at: Instant(today + 1, 9, 0))
            _ = try await office.office.submit(
                "draw", fields: ["sample-number": .string("7")], to: file, expecting: nil, for: member)

            let open = try await office.get("/samples/\(file)")
            let own = try await office.get("/samples/\(file)", as: "zeng")
            let list = try await office.get("/samples/\(file)/list.txt", as: "zeng")
            let refused = try await office.get("/samples/\(file)/list.txt", as: "wang")
            try Golden.expect(main(own), "oversight-sample-member")
            #expect(open.says("--number 7"))
            #expect(!open.says(list.body.trimmingCharacters(in: .newlines)))
            #expect(own.says(list.body.trimmingCharacters(in: .newlines)))
            #expect(refused.status == .notFound)
        }
    }
}
