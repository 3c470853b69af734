import Foundation
import Law
import Programmes

/// The law base that ships, for the statutes of civil proceedings.
enum CivilBook {
    static let law = LawFolder(
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/law"))

    private static let book = Result { try law.ruleBook() }

    static func ruleBook() throws -> RuleBook { try book.get() }
    static func damages() throws -> DamagesTable { try DamagesTable(ruleBook()) }

    static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(parsing: text) else { throw NoDay(text: text) }
        return day
    }

    struct NoDay: Error { let text: String }
}
