internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET /reports/:id`: one report with what is proposed for it. Its acts are those of the file.
struct TriageRoutes: Sendable {
    let desk: any OfficeDesk
    let triage: any TriageDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("reports/:id", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let view = try await desk.file(id, for: caller)
        let proposal = try await triage.proposal(for: id, caller)
        let words = press.words(context)
        let choices = try await desk.formChoices(for: view.acts, of: id, caller, words)
        let page = TriagePage(
            view, proposal, record: try await triage.triageRecord(for: caller),
            earlier: try await triage.earlierLeads(of: id, for: caller),
            like: try await (desk as? any LikenessDesk)?.like(ofFile: id, for: caller) ?? [],
            queue: try await desk.unroutedReports(for: caller, after: nil, limit: TriagePage.queueRows),
            choices: choices, words)
        return press.print(page, context)
    }
}

/// A report at the intake desk: the proposal with its reasons, the act that follows it, the queue beside it.
struct TriagePage: Page {
    static let template = "desks/triage"
    static let queueRows = 5
    /// The acts that sort, in the order in which they are offered.
    private static let sorting: [Name<Action>] = ["take-and-route", "route", "accept"]

    private let view: FileView
    private let proposal: TriageProposal
    private let record: TriageRecord
    private let earlier: EarlierLeads
    private let like: [LikeLine]
    private let sameHref: String?
    private let queue: [FileLine]
    private let act: ActForm?
    private let words: Wording

    init(
        _ view: FileView, _ proposal: TriageProposal, record: TriageRecord, earlier: EarlierLeads,
        like: [LikeFile], queue: FileList, choices: FormChoices, _ words: Wording
    ) {
        self.view = view
        self.proposal = proposal
        self.record = record
        self.earlier = earlier
        self.words = words
        let today = view.now.legalDay
        self.like = like.map { LikeLine($0, today: today, words) }
        // Whoever opens the page is shown the pairs that they see whole.
        sameHref = like.contains(where: \.isProposal) ? Route.same(view.id).path : nil
        self.queue = queue.rows.filter { $0.id != view.id }.map {
            FileLine($0, today: today, opens: .triage($0.id), words)
        }
        let open = TriagePage.sorting.lazy.compactMap { name in view.acts.first { $0.action.name == name } }
            .first
        // What is proposed stands in the form already: who agrees presses one button.
        let typed = proposal.agency.flatMap { agency in
            open.map {
                RefusedAct(
                    action: $0.action.name.description, fields: ["competent-agency": agency.description],
                    said: nil)
            }
        }
        act = open.map { ActForm($0, in: view, choices: choices, refused: typed, words) }
    }

    var title: String { words.proposed(proposal) ?? words("triage.desk.title.none") }
    var foot: String {
        words("file.foot", ["number": view.number.description, "address": Route.triage(view.id).path])
    }
    var place: Rail.Place? { .reports }

    func child(named name: String) -> Any? {
        switch name {
        case "number": view.number.description
        case "fileHref": Route.file(view.id).path
        case "queueHref": Route.reports(after: nil).path
        case "act": orNothing(act)
        case "because": because
        case "hasBecause": !because.isEmpty
        case "law": proposal.destinations.because.compactMap(words.reason)
        case "open": open
        case "hasOpen": !open.isEmpty
        case "others": others
        case "missing": proposal.channel?.missing.map { MissingProof($0, words) } ?? []
        case "told": orNothing(text("narrative"))
        case "earlier": earlier.endings.map(ending)
        case "hasEarlier": earlier.count > 0
        case "earlierFiles":
            earlier.files.map { LinkPart(href: Route.triage($0.description).path, label: $0.description) }
        case "record":
            words(
                "triage.desk.record",
                ["decided": words.number(record.decided), "overridden": words.number(record.overridden)])
        case "like": like
        case "hasLike": !like.isEmpty
        case "sameHref": orNothing(sameHref)
        case "queue": queue
        case "hasQueue": !queue.isEmpty
        default: nil
        }
    }

    private func text(_ name: String) -> String? {
        guard case .text(let reference)? = view.file.facts[name] else { return nil }
        return view.texts[reference.id]
    }

    private var because: [Pair] {
        (proposal.channel?.because ?? []).map { because in
            Pair(
                term: words("triage.points", ["points": words.number(because.points)]),
                text: words("triage.rule.\(because.rule).met"), source: SourceMark(because.source, words))
        }
    }

    /// What nobody has said yet and could change the proposal.
    private var open: [String] {
        let names = (proposal.channel?.asks ?? []) + proposal.destinations.missing
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.map { words.factTitle($0, in: view.procedure) }
    }

    private var others: [Pair] {
        proposal.comparison.lines.filter {
            $0.standing != .closed && $0.channel.name != proposal.channel?.channel.name
        }.prefix(4).map { line in
            Pair(
                term: words("triage.channel.\(line.channel.name).title"),
                text: words("triage.points", ["points": words.number(line.points)]))
        }
    }

    private func ending(_ ending: EarlierLeads.Ending) -> Pair {
        let outcome =
            ending.outcome.map { words.title("outcome", $0.description) } ?? words("triage.desk.still-open")
        return Pair(term: outcome, text: words.number(ending.count))
    }
}

extension Wording {
    /// The proposal in one line: to whom, and by which way.
    func proposed(_ proposal: TriageProposal) -> String? {
        guard let line = proposal.channel else { return nil }
        let way = self("triage.channel.\(line.channel.name).title")
        guard let body = proposal.destinations.bodies.first else {
            return self("triage.desk.title.way", ["way": way])
        }
        return self("triage.desk.title", ["body": body.name, "way": way])
    }
}
