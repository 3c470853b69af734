import Evidence
import Foundation
import Testing

@testable import Store

struct PortalRecordTests {
    private let master = MasterKey(bytes: Array(repeating: 1, count: 32))
    private let random = CountingBytes()

    @Test(arguments: ["", "7K2M", "7K2M-9QXF-0000-000U", "7K2M-9QXF-0000-00000"])
    func `what is no code is not read as one`(text: String) {
        #expect(LeadCode(parsing: text) == nil)
    }

    @Test func `hyphens, blanks, case and look-alikes do not matter in a code`() {
        let code = LeadCode(bytes: [0, 0, 0, 0, 0, 8, 66, 16, 132, 33])

        #expect(code.description == "0000-0000-1111-1111")
        #expect(LeadCode(parsing: "oooo 0000 ilIL1111") == code)
    }

    @Test func `a code finds its file, and the database does not hold the code`() async throws {
        let office = try await TestStore.withPeople(.sqlite)
        try await office.open("A-1")
        let code = LeadCode(bytes: random.make(10))
        try await office.store.write { db in
            try LeadCodes.put(code, for: "A-1", with: master, at: mondayMs, on: db)
        }

        let other = LeadCode(bytes: random.make(10))
        let found = try await office.store.read { db in
            [
                try LeadCodes.find(code, with: master, on: db),
                try LeadCodes.find(other, with: master, on: db),
            ]
        }
        #expect(found == ["A-1", nil])
        let plain = code.description.replacing("-", with: "")
        for name in ["zhibao.db", "zhibao.db-wal"] {
            let bytes = try Data(contentsOf: office.folder.appending(path: name))
            #expect(bytes.range(of: Data(plain.utf8)) == nil)
            #expect(bytes.range(of: Data(code.description.utf8)) == nil)
        }
    }

    @Test(arguments: Engine.here)
    func `a draft opens only with its token, and only until it expires`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let token = random.make(16)
        let draft: JSON = .object(["narrative": .string("假货")])
        try await office.store.write { db in
            try LeadDrafts.save(
                draft, under: token, at: mondayMs, expiresMs: mondayMs + hour, random: random.make, on: db)
        }

        let other = random.make(16)
        let found = try await office.store.read { db in
            [
                try LeadDrafts.find(under: token, at: mondayMs + hour - 1, on: db),
                try LeadDrafts.find(under: token, at: mondayMs + hour, on: db),
                try LeadDrafts.find(under: other, at: mondayMs, on: db),
            ]
        }
        #expect(found == [draft, nil, nil])
    }

    @Test(arguments: Engine.here)
    func `a retry with another request is refused`(engine: Engine) async throws {
        let office = try await answeredOffice(engine)

        await #expect(throws: IdempotencyConflict()) {
            try await office.store.read { db in
                try RetriedRequests.answer(to: key, request: Digest(ofText: "b"), with: master, on: db)
            }
        }
    }

    @Test(arguments: Engine.here)
    func `a retry is answered as the first request was`(engine: Engine) async throws {
        let office = try await answeredOffice(engine)

        let again = try await office.store.read { db in
            try RetriedRequests.answer(to: key, request: Digest(ofText: "a"), with: master, on: db)
        }

        #expect(again == RememberedAnswer(status: 201, body: "{\"code\":\"0000\"}"))
    }

    @Test(arguments: Engine.here)
    func `another caller's key of the same text is another key`(engine: Engine) async throws {
        let office = try await answeredOffice(engine)
        let others = IdempotencyKey(caller: "somebody", text: key.text)

        let answer = try await office.store.read { db in
            try RetriedRequests.answer(to: others, request: Digest(ofText: "a"), with: master, on: db)
        }

        #expect(answer == nil)
    }

    @Test(arguments: Engine.here)
    func `the same request twice at a time is done once`(engine: Engine) async throws {
        let office = try await answeredOffice(engine)

        await #expect(throws: StoreError.unique(constraint: "idempotency.key_hash")) {
            try await office.store.write { db in
                try RetriedRequests.remember(
                    RememberedAnswer(status: 201, body: "{}"), to: key, request: Digest(ofText: "a"),
                    with: master, random: random.make, at: mondayMs, on: db)
            }
        }
    }

    private let key = IdempotencyKey(caller: "portal", text: "5b1f")

    private func answeredOffice(_ engine: Engine) async throws -> TestStore {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            try RetriedRequests.remember(
                RememberedAnswer(status: 201, body: "{\"code\":\"0000\"}"), to: key,
                request: Digest(ofText: "a"), with: master, random: random.make, at: mondayMs, on: db)
        }
        return office
    }
}
