import Evidence
import Store
import Testing

struct ProjectionTests {
    @Test(arguments: Engine.here)
    func `a table that someone changed differs from what the journal says`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1", alarmMs: mondayMs)
        try await office.store.write { db in
            try db.run("UPDATE running_clock SET source = 'nothing' WHERE agency = 'bureau'")
        }

        let found = try await office.store.read { db in try Projection.find("A-1", on: db) }

        let projected = projection("A-1", position: 1, alarmMs: mondayMs)
        #expect(found?.tables(differingFrom: projected) == ["running_clock"])
    }

    @Test(arguments: Engine.here)
    func `a cover sheet without a page in the journal is named`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        try await office.store.write { db in
            try Projection.replace(projection("B-1", position: 99), on: db)
        }

        let strangers = try await office.store.read { db in try Projection.withoutJournal(limit: 10, on: db) }

        #expect(strangers == ["B-1"])
    }

    @Test(arguments: Engine.here)
    func `what was projected reads back the same`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let file = full("A-1", position: 1)
        try await office.store.write { db in
            try Projection.replace(file, on: db)
        }

        let found = try await office.store.read { db in try Projection.find("A-1", on: db) }

        #expect(found?.tables(differingFrom: file) == [])
    }

    @Test(arguments: Engine.here)
    func `a new projection leaves nothing of the old one`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let bare = FileProjection(
            cover: CoverSheet(
                number: "A-1", id: "id-A-1", procedure: "report", procedureVersion: "1", stage: "closed",
                revision: 9, openingAgency: "bureau", openedDay: monday, openedMs: mondayMs,
                openedPosition: 1, updatedPosition: 12, updatedMs: mondayMs + hour,
                ending: .init(outcome: "accepted", day: monday + 1)),
            agencies: [AgencyRow(agency: "police", body: "receiving")])
        try await office.store.write { db in
            try Projection.replace(full("A-1", position: 1), on: db)
            try Projection.replace(bare, on: db)
        }

        let found = try await office.store.read { db in try Projection.find("A-1", on: db) }

        #expect(found == bare)
    }

    @Test(arguments: Engine.here)
    func `the file's page shows parties, documents and what is sealed`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        let document = DocumentRow(
            id: "d1", caseNumber: "A-1", revision: 1, kind: "photo", sha256: Digest(ofText: "证据"),
            sizeBytes: 6,
            mediaType: "image/png", fileName: "摊位.png", filedBy: "wang", filedMs: mondayMs)
        let party = PartyRow(
            id: "p1", caseNumber: "A-1", role: "respondent", isPersonal: false, name: "Firm",
            uscc: "91230100MA18XXXX0X")
        try await office.store.write { db in
            try Documents.put(document, on: db)
            try Parties.put(party, on: db)
        }

        let view = try await office.store.read { db in
            let number = try CaseView.number(ofFile: "id-A-1", for: "bureau", on: db)
            return try number.flatMap { try CaseView.find($0, on: db) }
        }

        #expect(view?.documents == [document])
        #expect(view?.parties == [party])
        #expect(view?.sealed == [])
        #expect(view?.file.cover.number == "A-1")
    }

    @Test(arguments: Engine.here)
    func `clocks that ran out are found once a file, and not again when they are marked`(engine: Engine)
        async throws
    {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1", alarmMs: mondayMs)
        try await office.open("A-2", alarmMs: mondayMs + 10 * hour)

        let last = mondayMs + hour
        let found = try await office.store.read { db in
            try [last - 1, last, last + 1].map { try ClockRounds.runOut(by: $0, limit: 10, on: db) }
        }
        #expect(found == [[], ["A-1"], ["A-1"]])

        try await office.store.write { db in
            try db.run("UPDATE running_clock SET state = 'breached' WHERE case_number = 'A-1'")
        }
        #expect(
            try await office.store.read { db in try ClockRounds.runOut(by: last, limit: 10, on: db) }.isEmpty)
    }

    @Test(arguments: Engine.here)
    func `papers that wait for the head are listed for the head alone`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.store.write { db in try Projection.replace(full("A-1", position: 1), on: db) }

        let lists = try await office.store.read { db in
            try ["agency-head", "case-officer"].map {
                try HeadsList.entries(at: "bureau", role: $0, limit: 50, on: db).map(\.wanted.document)
            }
        }

        #expect(lists == [["investigation-report"], []])
    }

    /// A clock that was answered late, with its breach; a stage; an act; words about a breach.
    private var history: FileHistory {
        FileHistory(
            clocks: [
                ClockRunRow(
                    clock: "acceptance", run: 1, agency: "bureau", ending: .answeredLate, expiry: "breach",
                    isHours: false, isTarget: false, isProvisional: false, source: "APL art. 54",
                    factID: "admin.decision", startedMs: mondayMs, lastMs: mondayMs + hour,
                    deadlineDay: monday, endedMs: mondayMs + 30 * hour, endedDay: monday + 1, lateDays: 1,
                    ranOut: .init(position: 7, day: monday + 1, recordedMs: mondayMs + 25 * hour))
            ], stages: [StageRow(stage: "received", reachedDay: monday, revision: 1, isEnd: false)],
            acts: [
                ActRow(
                    revision: 2, action: "accept", agency: "bureau", tookMs: mondayMs + hour,
                    doneDay: monday)
            ],
            remark: BreachRemarkRow(
                breach: 7, agency: "bureau", askedBy: nil, openedMs: mondayMs,
                said: .init(by: "wang", atMs: mondayMs + hour, text: "t1"), outcome: "explained"))
    }

    /// A file with a row in every table.
    private func full(_ number: String, position: Int) -> FileProjection {
        let plain = projection(number, position: position, alarmMs: mondayMs)
        return FileProjection(
            cover: plain.cover, agencies: plain.agencies, clocks: plain.clocks,
            signatures: [
                SignatureWanted(
                    document: "investigation-report", agency: "bureau", role: "agency-head", notBy: "wang",
                    sinceMs: mondayMs)
            ],
            services: [
                ServiceRow(document: "notice", recipient: "party.respondent", servedMs: mondayMs),
                ServiceRow(
                    document: "notice", recipient: "receiving-police", servedMs: mondayMs,
                    receipt: .init(method: "direct", day: monday, proof: "d1")),
            ],
            messages: [
                MessageRow(
                    revision: 1, message: "transfer", from: "bureau", to: "police", isCopy: false,
                    sentMs: mondayMs)
            ],
            related: [RelatedFile(number: "B-1", procedure: "transfer", outcome: nil, openedMs: mondayMs)],
            rights: plain.rights, history: history)
    }
}
