import Casework
import Evidence
import Foundation
import Testing

@testable import Store

extension RepositoryAsking {
    /// A file that ended, with a clock answered late, its breach, a stage, an act and words about the breach.
    private static func ended(_ number: String, _ db: StatementRecorder) throws {
        let position = try Journal.append([draft("opened")], to: number, after: 0, on: db)[0].position
        let history = FileHistory(
            clocks: [
                ClockRunRow(
                    clock: "acceptance", run: 1, agency: "bureau", ending: .answeredLate, expiry: "breach",
                    isHours: false, isTarget: false, isProvisional: false, source: "APL art. 54", factID: nil,
                    startedMs: mondayMs, lastMs: mondayMs + hour, deadlineDay: monday,
                    endedMs: mondayMs + 30 * hour, endedDay: monday + 1, lateDays: 1,
                    ranOut: .init(position: position, day: monday + 1, recordedMs: mondayMs + 25 * hour))
            ],
            stages: [
                StageRow(stage: "received", reachedDay: monday, revision: 1, isEnd: false),
                StageRow(stage: "closed", reachedDay: monday + 1, revision: 2, isEnd: true),
            ],
            acts: [
                ActRow(
                    revision: 2, action: "accept", agency: "bureau", tookMs: mondayMs + hour, doneDay: monday)
            ],
            remark: BreachRemarkRow(
                breach: position, agency: "bureau", askedBy: nil, openedMs: mondayMs,
                said: .init(by: "wang", atMs: mondayMs + hour, text: "t1"), outcome: "explained"))
        let cover = CoverSheet(
            number: number, id: "id-\(number)", procedure: "report", procedureVersion: "1", stage: "closed",
            revision: 1, openingAgency: "bureau", area: "230102", rightType: "trademark", rightNumber: "1",
            openedDay: monday, openedMs: mondayMs, openedPosition: position, updatedPosition: position,
            updatedMs: mondayMs, ending: .init(outcome: "accepted", day: monday + 1))
        try Projection.replace(
            FileProjection(
                cover: cover, agencies: [AgencyRow(agency: "bureau", body: "receiving", officer: "wang")],
                history: history), on: db)
    }

    static func askMeasures(_ db: StatementRecorder) throws {
        for number in ["A-1", "A-2", "A-3"] { try ended(number, db) }
        let days = monday - 1...monday + 30
        #expect(try !Rollups.standing(on: db).isWhole)
        while try Rollups.roll(at: mondayMs, on: db) > 0 {}
        try Rollups.clear(on: db)
        while try Rollups.roll(at: mondayMs, on: db) > 0 {}
        #expect(try Rollups.standing(on: db).isWhole)
        #expect(try Rollups.faults(on: db) == [])
        try breaches(days, db)
        _ = try Compliance.byBody(days, on: db)
        #expect(try Compliance.sumsByBody(days, on: db) == Compliance.byBody(days, on: db))
        #expect(
            try Compliance.sumsByClock(of: "bureau", days, on: db)
                == Compliance.byClock(of: "bureau", days, on: db))
        _ = try Compliance.byClock(of: "bureau", days, on: db)
        let passed = PassedFiles(procedure: "report", stages: ["closed"], days: days)
        _ = try passed.byArea(on: db)
        _ = try passed.files(in: "23", limit: 9, on: db)
        _ = try PassedFiles(procedure: "report", stages: [], days: days).files(in: "2301", limit: 9, on: db)
        _ = try SharedFiles.among(["A-1", "B-1"], with: "bureau", on: db)
        _ = try FileHistory.find("A-1", on: db)
        _ = try SampledFiles.inspections(of: "report", limit: 9, on: db)
        _ = try SampledFiles.files(["A-1", "A-2"], on: db)
        _ = try NonFilings.entries(watchedBy: "bureau", since: monday, on: db)
        _ = try SamplingFrame.numbers(of: "report", opened: days, in: "2301", on: db)
        _ = try SamplingFrame.head(before: mondayMs + 1, on: db)
        for right in [nil, "trademark"] {
            _ = try EndedMatters.count(
                of: "report", endingIn: ["closed"], helpedBy: ["accepted"], rightType: right, since: monday,
                fewest: 2, on: db)
        }
        for view in Measure.View.allCases {
            for reckoning in Measure.Reckoning.allCases { try count(view, reckoning, days, db) }
        }
    }

    private static func breaches(_ days: ClosedRange<Int>, _ db: StatementRecorder) throws {
        var filter = BreachList.Filter()
        for isExplained in [nil, true, false] {
            filter.isExplained = isExplained
            for grouping in [BreachList.Grouping.agency, .clock, .prefecture] {
                _ = try BreachList.counts(filter, by: grouping, on: db)
            }
        }
        filter = BreachList.Filter()
        (filter.agency, filter.division, filter.watcher) = ("bureau", "23", "bureau")
        (filter.clock, filter.days) = ("acceptance", days)
        let page = try BreachList.page(filter, limit: 2, on: db)
        _ = try BreachList.page(filter, before: page.last?.position, limit: 2, on: db)
        _ = try BreachList.count(filter, on: db)
        _ = try BreachList.breach(1, on: db)
        _ = try BreachList.remarks(on: [1, 2], on: db)
    }

    private static func count(
        _ view: Measure.View, _ reckoning: Measure.Reckoning, _ days: ClosedRange<Int>,
        _ db: StatementRecorder
    ) throws {
        for (details, hits) in [([], []), (["accepted", "acceptance", "accept"], ["accepted"])]
            as [([String], [String])]
        {
            let measure = Measure(
                name: Name("m"), titles: [:], definitions: [:], view: view, procedures: [Name("report")],
                details: details, hits: hits, reckoning: reckoning, unit: .files, periodDays: 365,
                dimensions: [], isPublic: false)
            let table = MeasureTable(measure, days: days)
            _ = try table.total(on: db)
            for dimension in Measure.Dimension.allCases { _ = try table.values(by: dimension, on: db) }
            let sums = MeasureSums(measure, days: days)
            #expect(try sums.total(on: db) == table.total(on: db))
            for dimension in Measure.Dimension.allCases {
                #expect(try sums.values(by: dimension, on: db) == table.values(by: dimension, on: db))
            }
            let records = try table.records(after: nil, limit: 2, on: db)
            _ = try table.records(after: records.last.map(MeasureTable.Cursor.init), limit: 2, on: db)
            var narrowing = MeasureTable.Narrowing()
            (narrowing.area, narrowing.body, narrowing.month) = ("230100", "bureau", "2026-03")
            (narrowing.detail, narrowing.isHit) = ("accepted", true)
            _ = try MeasureTable(measure, days: days, narrowing: narrowing).total(on: db)
        }
    }
}
