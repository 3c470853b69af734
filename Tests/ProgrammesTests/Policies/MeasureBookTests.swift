import Foundation
import Programmes
import Testing

@Suite struct MeasureBookTests {
    private static let preface = """
        # Measures

        Drawn from the packs; `UPDATE_GOLDENS=1 script/test swift` draws it again. Each counts the records of a view of the
        database (`share/migrations`), one record a row, so that anybody with the database comes to the same number:

        ```sql
        SELECT count(*), sum(is_hit) FROM clock_answers
         WHERE procedure = 'transfer-to-police' AND detail = 'dispatch' AND day BETWEEN :from AND :to;
        ```

        A share of fewer than ten records is shown as numbers. A median of an even number is the lower of the two in the
        middle. Days are numbers since 1970-01-01.


        """

    @Test func `the page of measures in the manual is that of the packs`() throws {
        let page = ShippedPacks.share.deletingLastPathComponent().appending(path: "docs/manual/measures.md")
        let drawn = MeasureBookTests.preface + MeasureBook(try ShippedPacks.library()).markdown
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try drawn.write(to: page, atomically: true, encoding: .utf8)
        }

        #expect(try String(contentsOf: page, encoding: .utf8) == drawn)
        #expect(drawn.contains("`clocks-kept`"))
    }
}
