import Casework
import Evidence
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

@Suite("Programs ask and answer as two people")
struct KeepingAPITests {
    /// A report of somebody named, and the two who take in at the centre.
    private struct Two {
        let open: OpenOffice
        let root: String
        let tang: String
        let kang: String

        init(_ open: OpenOffice) async throws {
            self.open = open
            var lead = LeadForm(kind: .report, place: "230102", narrative: "店内销售假冒注册商标的酒。")
            lead.isAnonymous = false
            lead.respondentName = "北岭商行"
            lead.reporter = .init(name: "张三丰", phone: "13912345678")
            let number = try await open.office.take(lead).id
            root = "/api/v1/files/\(number)"
            tang = try await open.intake()
            kang = try await open.token("kang", "ip-centre-230000", "intake-officer")
        }

        func keeping(_ token: String) async throws -> OpenOffice.Answer {
            try await open.get(root + "/keeping", token)
        }

        func record() async throws -> String {
            try #require(try await keeping(tang).json["guarded"]?.array?.first?["record"]?.string)
        }

        func ask(_ act: String, _ subject: String, _ token: String, _ more: [String: JSON] = [:])
            async throws -> OpenOffice.Answer
        {
            let body: [String: JSON] = [
                "act": .string(act), "subject": .string(subject), "reason": .string("需要联系举报人"),
            ]
            return try await open.post(root + "/keeping", .object(body.merging(more) { $1 }), token)
        }

        func answer(_ answer: String, _ request: String, _ token: String, because: String? = "同意")
            async throws -> OpenOffice.Answer
        {
            var body: [String: JSON] = ["answer": .string(answer)]
            body["reason"] = because.map(JSON.string)
            return try await open.post(root + "/keeping/\(request)", .object(body), token)
        }

        func read(_ record: String, _ token: String) async throws -> OpenOffice.Answer {
            try await open.post(
                root + "/acts",
                .object([
                    "action": .string("read-sealed"),
                    "fields": .object(["record": .string(record), "reason": .string("核实")]),
                ]), token)
        }
    }

    @Test func `without a token, without a part in the file, and with a wrong body nothing is told or asked`()
        async throws
    {
        try await OpenOffice.with { open in
            let two = try await Two(open)
            #expect(try await open.get(two.root + "/keeping").status == 401)
            let wang = try await open.token("wang", "market-supervision-230102", "case-officer")
            #expect(try await two.keeping(wang).status == 404)
            #expect(try await two.ask("open", "r_none", wang).status == 404)
            let record = try await two.record()
            let wrong = try await two.ask("burn", record, two.tang, ["why": .string("x")])
            #expect(wrong.status == 422)
            #expect(wrong.errors == ["act choice", "why unknown"])
            let unknown = try await two.ask("open", "r_none", two.tang)
            #expect(unknown.errors == ["record unknown"])
            let empty = try await open.post(two.root + "/keeping", .object([:]), two.tang)
            #expect(empty.errors == ["act required", "subject required", "reason required"])
            let none = try await two.answer("approve", "k_none", two.kang)
            #expect(none.status == 404)
            #expect(try await two.keeping(two.tang).json["requests"] == .array([]))
        }
    }

    @Test func `nobody agrees to their own request, by that token or by another of theirs`() async throws {
        try await OpenOffice.with { open in
            let two = try await Two(open)
            let record = try await two.record()
            let asked = try await two.ask("open", record, two.tang)
            try #require(asked.status == 201, "\(asked.body)")
            #expect(asked.headers[.location] == "\(two.root)/keeping/\(asked.id)")
            #expect(asked.json["standing"]?.string == "waiting")
            let other = try await open.intake()
            for token in [two.tang, other] {
                for answer in ["approve", "decline"] {
                    let own = try await two.answer(answer, asked.id, token)
                    #expect((own.status, own.kind) == (403, "own-request"))
                }
            }
            let again = try await two.ask("open", record, other)
            #expect((again.status, again.kind) == (409, "asked-already"))
            let foreign = try await two.answer("withdraw", asked.id, two.kang, because: nil)
            #expect((foreign.status, foreign.kind) == (403, "not-the-asker"))
            let silent = try await two.answer("approve", asked.id, two.kang, because: nil)
            #expect(silent.errors == ["reason required"])
            #expect(try await two.read(record, two.tang).kind == "second-person-needed")
            let taken = try await two.answer("withdraw", asked.id, two.tang, because: nil)
            #expect(taken.json["standing"]?.string == "withdrawn")
        }
    }

    @Test
    func `what a second person agrees to is open to the first alone, is answered once, and is told nowhere`()
        async throws
    {
        try await OpenOffice.with { open in
            let two = try await Two(open)
            let record = try await two.record()
            let asked = try await two.ask("open", record, two.tang)
            let agreed = try await two.answer("approve", asked.id, two.kang)
            #expect((agreed.status, agreed.json["standing"]?.string) == (200, "open"))
            #expect(agreed.json["may_answer"] == .bool(false))
            let late = try await two.answer("decline", asked.id, two.kang)
            #expect((late.status, late.kind) == (409, "not-waiting"))
            #expect(try await two.read(record, two.kang).kind == "second-person-needed")
            #expect(try await two.read(record, two.tang).status == 200)
            for token in [two.tang, two.kang] {
                let told = try await two.keeping(token).body
                #expect(!told.contains("13912345678") && !told.contains("张三丰"))
            }
        }
    }

    @Test func `a party is erased by two, and its stub says who decided on what basis`() async throws {
        try await OpenOffice.with { open in
            let two = try await Two(open)
            let things = try await two.keeping(two.tang).json["erasable"]?.array ?? []
            let party = try #require(things.first { $0["hint"]?.string == "北岭商行" }?["id"]?.string)
            let baseless = try await two.ask("erase", party, two.tang)
            #expect(baseless.errors == ["basis required"])
            let basis: [String: JSON] = ["basis": .string("PIPL2021 art. 47")]
            let asked = try await two.ask("erase", party, two.tang, basis)
            try #require(asked.status == 201, "\(asked.body)")
            let gone = try await two.answer("approve", asked.id, two.kang)
            #expect(gone.json["standing"]?.string == "erased")
            let left = try await two.keeping(two.tang)
            #expect(!left.body.contains("北岭商行"))
            let stub = try #require(left.json["stubs"]?.array?.first)
            #expect(stub["kind"]?.string == "party" && stub["basis"]?.string == "PIPL2021 art. 47")
            #expect(try await open.get(two.root, two.tang).body.contains("北岭商行") == false)
        }
    }

    @Test func `what becomes of a whole file is neither proposed nor agreed to by a token`() async throws {
        try await OpenOffice.with { open in
            let two = try await Two(open)
            let (number, office) = (String(two.root.dropFirst("/api/v1/files/".count)), open.office)
            let token = try await office.signIn(login: "tang", password: "zhibao-demo-tang")
            let tang = try #require(try await office.caller(session: token)).caller
            _ = try await office.submit(
                "leave-on-file", fields: ["reason": .string("线索不具体")], to: number, expecting: nil, for: tang)
            office.clock.stand(at: Instant(CivilDate(2037, 1, 1), 9, 0))
            #expect(try await two.ask("keep", number, two.tang).status == 422)
            try await office.ask(
                KeepingOrder(act: .keep, subject: "", reason: "仍有用", years: 5), of: number, for: tang)
            let line = try #require(try await two.keeping(two.kang).json["requests"]?.array?.first)
            let request = try #require(line["id"]?.string)
            #expect(line["act"]?.string == "keep" && line["kind"]?.string == "file")
            #expect(try await two.answer("approve", request, two.kang).status == 403)
            let declined = try await two.answer("decline", request, two.kang)
            #expect(declined.status == 200 && declined.json["standing"]?.string == "declined")
        }
    }
}
