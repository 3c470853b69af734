import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// A report of a named reporter at the centre, where two people take in.
struct TwoIntakeOfficers {
    let world: TestOffice
    let report: String
    let jia: Caller
    let gui: Caller

    var office: Office { world.office }

    init(at moment: Instant = TestOffice.monday) async throws {
        world = try await TestOffice(at: moment)
        report = try await world.report()
        jia = try await world.caller("jia")
        gui = Caller(
            person: "gui", personName: "癸", agency: jia.agency, agencyName: jia.agencyName,
            agencyKind: jia.agencyKind, division: jia.division, roles: ["intake-officer"])
        try await world.office.database.write { db in
            try Directory.put(PersonEntry(id: "gui", name: "癸"), on: db)
        }
    }

    func later(_ ms: Int) { office.clock.stand(at: office.now.adding(ms: ms)) }

    /// The record of who reported.
    func reporter() async throws -> String {
        try #require(try await world.file(report).file.sealed.first?.record)
    }

    func ask(_ record: String, as caller: Caller) async throws {
        try await office.ask(
            KeepingOrder(act: .open, subject: record, reason: "需要联系举报人"), of: report, for: caller)
    }

    func propose(_ subject: String, as caller: Caller, on number: String? = nil) async throws {
        try await office.ask(
            KeepingOrder(act: .erase, subject: subject, reason: "本人要求删除", basis: "PIPL2021 art. 47"),
            of: number ?? report, for: caller)
    }

    /// The newest request.
    func request() async throws -> String {
        try #require(try await office.keeping(of: report, for: jia).requests.first?.request.id)
    }

    func answer(_ isApproved: Bool = true, as caller: Caller) async throws {
        try await office.answer(
            try await request(), approving: isApproved, because: "情况属实", of: report, for: caller)
    }

    func read(_ record: String, as caller: Caller) async throws {
        _ = try await office.submit(
            "read-sealed", fields: ["record": .string(record), "reason": .string("核实")], to: report,
            expecting: nil, for: caller)
    }

    /// Whether the file's page shows the record to the caller.
    func shows(_ record: String, to caller: Caller) async throws -> Bool {
        try await office.file(report, for: caller).texts[record]?.contains("张三") ?? false
    }

    /// Kinds of the newest lines of the trail, the newest first.
    func trail(_ count: Int) async throws -> [String] {
        try await office.database.read { db in
            try db.rows("SELECT kind FROM audit ORDER BY position DESC LIMIT \(count)")
                .map { $0.text("kind") }
        }
    }

    func refusal(_ body: () async throws -> Void) async -> KeepingRefusal? {
        do {
            try await body()
            return nil
        } catch {
            return error as? KeepingRefusal
        }
    }

    /// Which of the words stand in the database or in its log.
    func held(_ words: [String]) throws -> [String] {
        let root = office.folder.root
        let files = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { $0.hasPrefix("zhibao.db") }
        let bytes = try files.map { try Data(contentsOf: root.appending(path: $0)) }
        return words.filter { word in bytes.contains { $0.range(of: Data(word.utf8)) != nil } }
    }
}
