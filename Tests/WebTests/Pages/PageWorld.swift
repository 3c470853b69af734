import Casework
import Desk
import Evidence
import Foundation
import Law
import Programmes

@testable import Web

/// The law, packs and texts as they ship, and one invented city.
struct PageWorld: Sendable {
    let library: ProgrammeLibrary
    let rules: RuleBook
    let calendar: WorkCalendar
    let periods: PeriodCatalogue
    let texts: TextCatalogue
    let jurisdictions: Jurisdictions
    let questions: QuestionBook
    let civilTables: CivilTables

    /// Reading the law takes a moment; every test reads the same.
    static let shipped = Result { try PageWorld() }

    static func get() throws -> PageWorld { try shipped.get() }

    /// What offices read when they start.
    static let content = Result { try OfficeContent(share: Places.share) }

    /// What sites read when they start.
    static let pages = Result {
        try Site.Pages(folders: Site.Folders(share: Places.share.path), texts: get().texts)
    }

    private init() throws {
        let law = LawFolder(Places.share.appendingPathComponent("law"))
        rules = try law.ruleBook()
        calendar = try law.calendar()
        periods = try law.periods(in: rules)
        jurisdictions = try law.jurisdictions(rules)
        questions = try law.questions(rules)
        civilTables = try law.civilTables()
        library = try ProgrammeLibrary(
            folder: Places.share.appendingPathComponent("programmes"), law: try law.packLaw())
        texts = try TextCatalogue(loading: Places.share.appendingPathComponent("texts").path)
    }

    func procedure(_ name: Name<Procedure>) throws -> Procedure {
        guard let procedure = library.procedures.last(where: { $0.name == name }) else {
            throw MissingProcedure(name: name)
        }
        return procedure
    }

    struct MissingProcedure: Error { let name: Name<Procedure> }

    func words(_ language: Language) -> Wording {
        Wording(language, catalogue: texts, rules: rules, titles: library)
    }

    static let bureau: AgencyID = "daoli-market-bureau"
    static let police: AgencyID = "daoli-police"
    static let procuratorate: AgencyID = "daoli-procuratorate"
    static let centre: AgencyID = "harbin-ip-centre"

    static let names = NameTable(
        people: ["wang": "王某", "sun": "孙某", "zhao": "赵某", "he": "何某", "ma": "马某"],
        agencies: [
            bureau: "哈尔滨市道里区市场监督管理局", police: "哈尔滨市公安局道里分局",
            procuratorate: "哈尔滨市道里区人民检察院", centre: "哈尔滨市知识产权保护中心",
        ])

    static let wang = caller("wang", bureau, "market-supervision", ["case-officer"])
    static let zhao = caller("zhao", bureau, "market-supervision", ["agency-head"])
    static let he = caller("he", police, "police", ["police-desk"])
    static let ma = caller("ma", centre, "ip-centre", ["intake-officer"])

    private static func caller(
        _ person: PersonID, _ agency: AgencyID, _ kind: String, _ roles: Set<Name<Role>>
    ) -> Caller {
        Caller(
            person: person, personName: names.person(person), agency: agency,
            agencyName: names.agency(agency),
            agencyKind: kind, division: "230102", roles: roles)
    }

    /// 2 March 2026 is a Monday.
    static func moment(_ day: Int, _ hour: Int, _ minute: Int = 0, month: Int = 3) -> Instant {
        Instant(CivilDate(2026, month, day), hour, minute)
    }
}
