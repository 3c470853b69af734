public import Desk
internal import Evidence
internal import Foundation
internal import HTTPTypes
public import Hummingbird
internal import Law
public import Programmes

/// The doors for programs: JSON in and out, a bearer token instead of a session, problems instead of pages.
///
/// Add them before the pages: `site.router { routes.add(to: $0) }`.
public struct APIRoutes: Sendable {
    private let office: Office
    private let wordings: APIWordings
    private let description: [UInt8]
    private let limits = APILimits()
    private let tally = Tally()

    /// - Parameter share: the folder that holds `openapi.yaml`.
    /// - Throws: when the description of the interface cannot be read.
    public init(office: Office, texts: TextCatalogue, share: String) throws {
        self.office = office
        wordings = APIWordings(texts: texts, titles: office.library) { office.ruleBook }
        let file = URL(fileURLWithPath: share).appendingPathComponent("openapi.yaml")
        description = Array(try Data(contentsOf: file))
    }

    public func add(to router: Router<OfficeContext>) {
        router.add(middleware: TallyMiddleware(tally: tally))
        router.add(middleware: APIDoor(office: office, wordings: wordings, tally: tally))
        addSigns(to: router)
        LeadRoutes(office: office, wordings: wordings, limits: limits).add(to: router)
        CaseRoutes(office: office, wordings: wordings).add(to: router)
        KeepingProgramRoutes(office: office).add(to: router)
        MatterRoutes(office: office, wordings: wordings, limits: limits).add(to: router)
        PaperRoutes(office: office).add(to: router)
        LawRuleRoutes(office: office).add(to: router)
    }

    /// What watches the office from outside reads these.
    private func addSigns(to router: Router<OfficeContext>) {
        router.get("healthz") { _, _ in Answer.json(.object(["status": .string("ok")])) }
        router.get("metrics") { [tally, office] _, _ in
            let backups = BackupMetrics(standing: try await office.backupStanding())
            return Answer.bytes(
                Array((tally.text + backups.text).utf8), as: "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("api/openapi.yaml") { [description] _, _ in
            Answer.bytes(description, as: "application/yaml")
        }
    }
}

/// How often one address may ask without a token. Generous: a whole agency sits behind one address.
struct APILimits: Sendable {
    let leads = RateLimit(6_000, perSeconds: 60)
    let progress = RateLimit(6_000, perSeconds: 60)
}

/// The words of every language, for answers to programs.
struct APIWordings: Sendable {
    private let texts: TextCatalogue
    private let titles: any PackTitles
    /// The law with every release so far; asked for each answer.
    private let law: @Sendable () -> RuleBook

    init(texts: TextCatalogue, titles: any PackTitles, law: @escaping @Sendable () -> RuleBook) {
        self.texts = texts
        self.titles = titles
        self.law = law
    }

    func words(_ language: Language) -> Wording {
        Wording(language, catalogue: texts, rules: law(), titles: titles)
    }

    func words(_ context: OfficeContext) -> Wording { words(context.language) }
}
