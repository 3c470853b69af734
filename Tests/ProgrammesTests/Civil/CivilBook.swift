import Foundation
import Law
import Programmes

/// The law base that ships, for the statutes of civil proceedings.
enum CivilBook {
    static let law = LawFolder(
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/law"))

    private static let book = Result { try ShippedPacks.packLaw().book }

    private static let asked = Result { try law.questions(book.get()) }

    static func questions() throws -> QuestionBook { try asked.get() }
    static func ruleBook() throws -> RuleBook { try book.get() }
    static func damages() throws -> DamagesTable { try DamagesTable(ruleBook()) }

    static func worksheet(_ claim: DamagesClaim) throws -> DamagesWorksheet {
        try DamagesWorksheet(claim, by: damages(), in: ruleBook(), asking: questions())
    }

    static func keys(_ grounds: Grounds) -> [String] { grounds.because.map(\.key) }

    static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(parsing: text) else { throw NoDay(text: text) }
        return day
    }

    struct NoDay: Error { let text: String }
}
