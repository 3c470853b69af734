import Foundation
import Law
import Programmes
import Testing

/// Ends that were worked by hand, one a line of `Tests/Goldens/periods.csv`.
struct GoldenPeriod: Sendable, CustomTestStringConvertible {
    let name: String
    let question: PeriodQuestion
    let alarm: CivilDate
    let last: CivilDate
    let opens: CivilDate?
    let isProvisional: Bool
    let testDescription: String

    static func reading() throws -> [GoldenPeriod] {
        let path = ShippedPeriods.share.deletingLastPathComponent().appending(
            path: "Tests/Goldens/periods.csv")
        let columns = [
            "period", "start", "pauses", "extensions", "alarm", "last", "opens", "provisional", "why",
        ]
        let table = try CSVTable(parsing: try String(contentsOf: path, encoding: .utf8), columns: columns)
        return try table.lines.map { try GoldenPeriod($0) }
    }

    private init(_ line: CSVTable.Line) throws {
        func day(_ text: some StringProtocol) throws -> CivilDate {
            try #require(CivilDate(parsing: String(text)), "line \(line.number)")
        }
        name = line["period"]
        let pauses = try line["pauses"].split(separator: ";").map { text in
            let parts = text.split { ":.".contains($0) }
            return Pause(ground: String(parts[0]), from: try day(parts[1]), until: try day(parts[2]))
        }
        question = PeriodQuestion(
            from: .day(try day(line["start"])), pauses: pauses,
            extensions: line["extensions"].split(separator: ";").map { .init(String($0)) })
        alarm = try day(line["alarm"])
        last = try day(line["last"])
        opens = line["opens"].isEmpty ? nil : try day(line["opens"])
        isProvisional = line["provisional"] == "yes"
        testDescription = "line \(line.number): \(name) from \(line["start"])"
    }
}

@Suite struct GoldenPeriodTests {
    @Test(arguments: try GoldenPeriod.reading())
    func `it ends where the hand says`(golden: GoldenPeriod) throws {
        let answer = try ShippedPeriods.reckon(golden.name, golden.question)

        #expect(
            answer.end == .day(alarm: golden.alarm, last: golden.last, isProvisional: golden.isProvisional))
        #expect(answer.opens == golden.opens)
    }

    @Test func `the table has every shape`() throws {
        let catalogue = try ShippedPeriods.catalogue()
        let goldens = try GoldenPeriod.reading()
        let shapes = goldens.compactMap { catalogue[$0.name]?.shape }

        #expect(goldens.count >= 60)
        #expect(Set(shapes) == Set(Period.Shape.allCases))
    }
}
