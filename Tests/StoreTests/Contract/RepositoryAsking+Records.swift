import Casework
import Evidence
import Foundation

@testable import Store

extension RepositoryAsking {
    static func askRecords(_ db: StatementRecorder) throws {
        try open(["A-1", "A-2"], db)
        let random = CountingBytes()
        try papers(db)
        _ = try CompartmentKeys.find("informant", with: master, on: db)
        let key = try CompartmentKeys.findOrMake(
            "informant", with: master, random: random.make, at: mondayMs, on: db)
        try SealedRecords.put(
            try SealedRecord(
                sealing: [1, 2], id: "s1", of: "A-1", under: key, random: random.make), at: mondayMs, on: db)
        _ = try CompartmentKeys.find("informant", with: master, on: db)
        _ = try CompartmentKeys.counts(on: db)
        try SealedRecords.eachKey(in: "informant", on: db) { _ in }
        _ = try KeyCheck.faults(after: "", limit: 9, with: master, on: db)
        _ = try SealedRecords.stub("s1", on: db)
        for id in ["p1", "p2"] {
            try Parties.put(
                PartyRow(
                    id: id, caseNumber: "A-1", role: "respondent", isPersonal: false, name: "三叶",
                    uscc: "91230100MA18XXXX0X"), on: db)
        }
        _ = try Parties.shown(["p1", "p2", "p3"], on: db)
        _ = try Parties.files(ofFirm: "91230100MA18XXXX0X", limit: 9, on: db)
        _ = try Parties.copies(of: "p1", in: ["A-1", "A-2"], on: db)
        let code = LeadCode(bytes: random.make(10))
        try PartyCodes.put(code, for: "p1", of: "A-1", with: master, at: mondayMs, on: db)
        _ = try PartyCodes.find(code, with: master, on: db)
        _ = try PartyCodes.find(LeadCode(bytes: random.make(10)), with: master, on: db)
        try TextRecords.put(
            TextRecord(
                id: "t1", caseNumber: "A-1", field: "narrative", salt: Array(repeating: 1, count: 16),
                text: "假货"),
            on: db)
        _ = try TextRecords.file(of: "t1", on: db)
        _ = try TextRecords.texts(["t0", "t1", "t2"], on: db)
        _ = try TextRecords.isErased("t1", on: db)
        let row = ImportedLead(
            externalNumber: "12315-1", mark: Array(repeating: 1, count: 32), caseNumber: "A-1")
        try ImportedLeads.put(row, from: "12315", at: mondayMs, on: db)
        _ = try ImportedLeads.find(["12315-1", "12315-2"], from: "12315", on: db)
        try leads(db, random)
    }

    private static func papers(_ db: StatementRecorder) throws {
        try Documents.put(
            DocumentRow(
                id: "d1", caseNumber: "A-1", revision: 1, kind: "photo", sha256: Digest(ofText: "d"),
                sizeBytes: 6,
                mediaType: "image/png", fileName: "摊位.png", filedBy: "wang", filedMs: mondayMs), on: db)
        _ = try Documents.find("d1", on: db)
        _ = try Documents.fileNames(["d0", "d1"], on: db)
        _ = try Documents.all(of: "A-1", on: db)
        _ = try Documents.digests(after: nil, limit: 9, on: db)
        _ = try Documents.digests(after: Digest(ofText: "d"), limit: 9, on: db)
    }

    private static func leads(_ db: StatementRecorder, _ random: CountingBytes) throws {
        for token in [1, 2] as [UInt8] {
            try LeadDrafts.save(
                .object([:]), under: Array(repeating: token, count: 16), at: mondayMs,
                expiresMs: mondayMs + 1,
                random: random.make, on: db)
        }
        try LeadDrafts.remove(under: Array(repeating: 1, count: 16), on: db)
        _ = try LeadDrafts.removeExpired(at: mondayMs + 2, on: db)
        for (number, contact) in [("A-1", "138"), ("A-2", "138")] {
            try LeadMarks.put(
                LeadMark(text: "假货 \(number)", contact: contact, with: master), of: number, at: mondayMs,
                on: db)
        }
        _ = try LeadMarks.open(LeadMark(text: "假货 A-1", contact: nil, with: master), on: db)
        _ = try LeadMarks.earlier(of: "A-2", on: db)
        _ = try LeadMarks.files(besides: "A-2", limit: 9, on: db)
        try LeadMarks.forgetPerson(of: "A-2", on: db)
        try LeadMarks.forgetText(of: "A-1", on: db)
        _ = try RetriedRequests.forget(before: mondayMs, on: db)
    }

    static func askKeeping(_ db: StatementRecorder) throws {
        try open(["A-1"], db)
        for (id, act) in [("k1", "open"), ("k2", "erase")] {
            try KeepingRequests.put(
                KeepingRow(
                    id: id, caseNumber: "A-1", act: act, kind: "sealed", subject: "s1", askedBy: "wang",
                    askedAt: "bureau", reason: "r", basis: "SAMR121 art. 37", askedMs: mondayMs,
                    lapsesMs: mondayMs + hour), on: db)
        }
        _ = try KeepingRequests.find("k1", on: db)
        for _ in 0..<2 {
            _ = try KeepingRequests.settle(
                "k1", as: "approved", by: "li", answer: "yes", at: mondayMs + 1, untilMs: mondayMs + hour,
                on: db)
        }
        _ = try KeepingRequests.lasting(of: "s1", for: "wang", at: mondayMs + 2, on: db)
        _ = try KeepingRequests.settle(
            "k2", as: "withdrawn", by: nil, answer: nil, at: mondayMs, untilMs: nil, on: db)
        try KeepingRequests.forgetReasons(of: "s1", on: db)
        _ = try KeepingRequests.all(of: "A-1", on: db)
        try Erasures.put(
            ErasureStub(
                caseNumber: "A-1", kind: "sealed", subject: "s1", label: "informant", request: "k2",
                decidedBy: "li",
                basis: "PIPL2021 art. 47", erasedDay: monday, erasedMs: mondayMs), on: db)
        _ = try Erasures.all(of: "A-1", on: db)
        try askRetention(db)
    }

    static func askViews(_ db: StatementRecorder) throws {
        try open(["A-1", "A-2"], db)
        _ = try Journal.lastPage(of: "A-1", on: db)
        _ = try Journal.lastPage(of: "A-9", on: db)
        _ = try Journal.lastMoment(on: db)
        _ = try Journal.openings(after: 0, limit: 9, on: db)
        _ = try Docket.entry("A-1", for: "bureau", on: db)
        _ = try ArticleFiles.numbers(on: db)
        _ = try ClockRounds.provisional(limit: 9, on: db)
        _ = try ClockRounds.provisional(after: "A-1", limit: 9, on: db)
        _ = try ClockRounds.open(limit: 9, on: db)
        _ = try ClockRounds.open(after: "A-1", limit: 9, on: db)
        _ = try ClockRounds.longestPast(on: db, by: mondayMs + 9 * hour)
        _ = try OpenFiles.numbers(limit: 9, on: db)
        _ = try OpenFiles.numbers(after: "A-1", limit: 9, on: db)
        _ = try OpenFiles.count(on: db)
        let live = LiveFiles(agency: "bureau", procedure: "report", versions: ["1", "2"], most: 9)
        _ = try live.open(on: db)
        _ = try live.running("acceptance", on: db)
        _ = try RecordedState.schema(on: db)
        let decision = TriageDecision(
            agency: "bureau", decidedDay: monday, proposedChannel: "report", proposedAgency: "bureau",
            chosenAgency: nil, isFollowed: false)
        try TriageDecisions.replace(decision, of: "A-1", on: db)
        _ = try TriageDecisions.find("A-1", on: db)
        _ = try TriageDecisions.counts(of: "bureau", on: db)
        _ = try TriageDecisions.counts(of: "police", on: db)
        try published(db)
    }

    private static func published(_ db: StatementRecorder) throws {
        var file = projection("A-1", position: 1)
        file.entry = PublicEntryRow(
            register: "penalties", procedure: "report", agency: "bureau", area: "230100", title: "罚款",
            party: "三叶",
            body: .object(["a": .string("b")]), publishedDay: monday, untilDay: monday + 90, repairDay: nil,
            withdrawnDay: nil
        ).found(with: folding)
        file.versions = [
            PublicVersionRow(
                version: 1, digest: Digest(ofText: "v"), body: .object([:]), paper: nil, fromMs: mondayMs,
                untilMs: nil, ending: nil, isHidden: false)
        ]
        try Projection.replace(file, on: db)
        var wanted = PublicEntries.Wanted(register: "penalties", atMs: mondayMs + 1, nowMs: mondayMs + 2)
        _ = try PublicEntries.page(wanted, from: db)
        wanted.agency = "bureau"
        wanted.area = "23"
        wanted.words = ["罚款", "100%_"]
        _ = try PublicEntries.page(
            wanted, after: PublicRecord.Cursor(parsing: "\(monday)~A-9"), limit: 1, from: db)
        wanted.words = ["三叶"]
        _ = try PublicEntries.page(wanted, from: db)
        _ = try PublicEntries.find("A-1", from: db)
        _ = try PublicEntries.versions(of: "A-1", from: db)
        _ = try PublicEntries.agencies(of: "penalties", at: mondayMs + 1, from: db)
    }
}
