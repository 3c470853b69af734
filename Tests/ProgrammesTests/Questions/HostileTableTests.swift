import Law
import Programmes
import Testing
import Yams

/// Tables that somebody wrote in a hurry, or to do harm: they are refused, and nothing breaks.
@Suite struct `Tables of jurisdiction and lists of questions from rough hands` {
    private static let courts = """
        province: "230000"
        courts:
          - court: 黑0102
            districts: ["230100", "230602"]
            amount_below_yuan: 1000000
            approved: [design]
            from: 2022-05-01
            to: 2027-04-30
            conf: verified
        """

    private static let lists = """
        - id: a
          topic: t
          by_day_of: conduct
          combine: any_of
          gates: [g]
          parts:
            - rule: criminal.214.2025.knowledge
              entries: any_of
              picks: [{ id: x, entry: 0 }]
          counter: c
          unlisted: [x]
          fact: { name: knowledge, shown: "yes" }
        """

    /// Each text with a piece cut out, doubled, or replaced, at every place.
    private static func spoilt(_ text: String) -> [String] {
        let characters = Array(text)
        let pieces = [
            "", "-1", "9223372036854775807", "-9223372036854775808", "\u{0}", "[", "9999-12-31", "{}",
        ]
        return stride(from: 0, to: characters.count, by: 3).flatMap { at in
            pieces.map { piece in
                let end = min(at + 1 + at % 7, characters.count)
                return String(characters[..<at]) + piece + String(characters[end...])
            }
        }
    }

    @Test func `a spoilt table of courts is read or refused`() throws {
        let (divisions, courts) = (
            try KnownJurisdiction.law.divisions(), try KnownJurisdiction.law.courts()
        )
        var refused = 0
        for text in Self.spoilt(Self.courts) {
            do {
                let sheet = try YAMLDecoder().decode(BasicCourtTable.Sheet.self, from: text)
                _ = try BasicCourtTable(sheet, courts: courts, divisions: divisions)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    @Test func `a spoilt list of questions is read or refused`() throws {
        let book = try KnownJurisdiction.law.ruleBook()
        var (refused, taken) = (0, 0)
        for text in Self.spoilt(Self.lists) {
            do {
                let questions = try QuestionBook(PlantedLists.decode(text), book: book)
                for list in questions.lists {
                    _ = try questions.result(of: list, [:], on: CivilDate(2026, 3, 2))
                }
                taken += 1
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100)
        #expect(taken > 0)
    }

    @Test(arguments: [
        "-9223372036854775808", "9223372036854775807", "1.5", "much", "1000000000000",
    ])
    func `an absurd amount is refused`(amount: String) {
        let text = Self.courts.replacing("1000000\n", with: amount + "\n")

        #expect(throws: DecodingError.self) {
            try YAMLDecoder().decode(BasicCourtTable.Sheet.self, from: text)
        }
    }
}
