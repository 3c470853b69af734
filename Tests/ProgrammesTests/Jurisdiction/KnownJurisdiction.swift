import Foundation
import Law
import Programmes

/// The law that ships, and the places of the tests: counties of Harbin, Daqing, Changchun, and a province far
/// away.
enum KnownJurisdiction {
    static let daoli = "230102"
    static let nangang = "230103"
    static let harbin = "230100"
    static let daqing = "230600"
    static let sartu = "230602"
    static let changchunNanguan = "220102"
    static let province = "230000"
    static let beijing = "110000"
    static let today = CivilDate(2026, 11, 23)

    static let share: URL = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "share/law").path()) {
            folder = folder.deletingLastPathComponent()
        }
        return folder.appending(path: "share")
    }()

    static let law = LawFolder(share.appending(path: "law"))

    private static let read = Result { try law.ruleBook() }
    private static let shipped = Result { try law.jurisdictions(read.get()) }
    private static let texts = Result { try TextCatalogue(loading: share.appending(path: "texts").path()) }

    static func book() throws -> RuleBook { try read.get() }
    static func jurisdictions() throws -> Jurisdictions { try shipped.get() }
    static func catalogue() throws -> TextCatalogue { try texts.get() }

    /// The same law with another table of basic courts, or another list of prefectures.
    static func planted(
        _ rows: [BasicCourtTable.Row] = [],
        prefectures: AdjudicatingPrefectures.List = .init(confirmed: nil, prefectures: []),
        book: RuleBook? = nil
    ) throws -> Jurisdictions {
        let (divisions, courts) = (try law.divisions(), try law.courts())
        let tables = try law.jurisdictionTables(divisions: divisions, courts: courts)
        return Jurisdictions(
            book: try book ?? law.ruleBook(), divisions: divisions, courts: courts,
            tables: JurisdictionTables(
                basicCourts: try BasicCourtTable(
                    .init(province: province, rows: rows), courts: courts, divisions: divisions),
                technicalCourts: tables.technicalCourts,
                adjudicatingPrefectures: try AdjudicatingPrefectures(prefectures, divisions: divisions)))
    }

    /// An invented list: one basic court a prefecture, all with the same cap; two for Harbin, by year.
    static func invented() throws -> [BasicCourtTable.Row] {
        let divisions = try law.divisions()
        let others = divisions.children(of: province).filter { $0 != harbin }
        let start = CivilDate(2022, 5, 1)
        let harbins = [
            row("黑0102", [harbin], from: start, to: CivilDate(2024, 12, 31)),
            row("黑0103", [harbin], below: Money(yuan: 2_000_000), from: CivilDate(2025, 1, 1)),
        ]
        return harbins
            + others.compactMap { prefecture in
                divisions.children(of: prefecture).first.map {
                    row("黑" + $0.dropFirst(2), [prefecture], from: start)
                }
            }
    }

    static func row(
        _ court: String, _ districts: [String], below: Money? = Money(yuan: 1_000_000), noCap: Bool = false,
        approved: Set<JurisdictionQuestion.Subject> = [], from: CivilDate, to: CivilDate? = nil
    ) -> BasicCourtTable.Row {
        BasicCourtTable.Row(
            court: court, districts: districts, below: below, noCap: noCap, approved: approved, from: from,
            to: to,
            conf: .verified)
    }
}

extension JurisdictionQuestion {
    /// A question filed on 2 March 2026 about an act in Daoli.
    static func about(
        _ subject: Subject?, _ dispute: Dispute? = .infringement, on route: Route = .court,
        at places: [Place] = [Place(.act, KnownJurisdiction.daoli)],
        filed: CivilDate? = CivilDate(2026, 3, 2), _ adjust: (inout JurisdictionQuestion) -> Void = { _ in }
    ) -> JurisdictionQuestion {
        var question = JurisdictionQuestion(route)
        question.subject = subject
        question.dispute = dispute
        question.places = places
        question.filedOn = filed
        adjust(&question)
        return question
    }
}

extension JurisdictionAnswer {
    var kinds: [CompetentBody.Kind] { candidates.map(\.kind) }
    var names: [String?] { candidates.map(\.name) }

    func outcome(of rule: String) -> JurisdictionStep.Outcome? { trace.first { $0.rule == rule }?.outcome }
}
