internal import Casework
internal import Desk
internal import Law

/// One file: what to do now, its course, clocks, findings, parties, documents and journal.
struct FilePage: Page {
    static let template = "files/file"

    private let view: FileView
    private let words: Wording
    private let headline: Headline
    private let course: CourseTrack
    private let mainAct: ActForm?
    private let moreActs: [ActForm]
    private let clocks: [ClockRow]
    private let closedClocks: [ClockRow]
    private let findings: [FindingCard]
    /// Offences that do not come into question: their reasons are folded.
    private let others: [Pair]
    private let timeLine: TimeLine
    private let said: String?
    private let made: String?
    private let isLikeAnother: Bool

    /// - Parameter made: the file that was just opened out of this one; it is named if this one leads to it.
    /// - Parameter isLikeAnother: whether there is a file to set beside this one.
    init(
        _ view: FileView, choices: FormChoices, refused: RefusedAct? = nil, said: String? = nil,
        made: String? = nil, isLikeAnother: Bool = false, _ words: Wording
    ) {
        self.isLikeAnother = isLikeAnother
        self.view = view
        self.words = words
        self.said = said
        self.made = made
        let agenda = Agenda(view, words)
        headline = Headline(agenda, view, words)
        course = CourseTrack(view, words)
        let first = refused.flatMap { refused in
            view.acts.first { $0.action.name.description == refused.action }
        }
        let main = first ?? agenda.act
        mainAct = main.map { ActForm($0, in: view, choices: choices, refused: refused, words) }
        moreActs = view.acts.filter { $0 != main }.map {
            ActForm($0, in: view, choices: choices, refused: nil, words)
        }
        let rows = view.clocks.sorted { FilePage.urgency($0) < FilePage.urgency($1) }
        clocks = rows.filter { FilePage.isOpen($0) }.map { ClockRow($0, in: view, words) }
        closedClocks = rows.filter { !FilePage.isOpen($0) }.map { ClockRow($0, in: view, words) }
        let open = Finding.ordered(view.findings.filter { !$0.isOffenceOut })
        findings = open.map { FindingCard($0, in: view, words) }
        others = view.findings.filter(\.isOffenceOut).map { finding in
            Pair(
                term: words("rule.\(finding.rule)"),
                text: finding.because.first.flatMap(words.reason) ?? "")
        }
        timeLine = TimeLine(view, words)
    }

    var title: String {
        words("file.window", ["headline": headline.text, "number": view.number.description])
    }
    var foot: String {
        words("file.foot", ["number": view.number.description, "address": Route.file(view.id).path])
    }
    var place: Rail.Place? { .files }

    private static func isOpen(_ clock: ClockView) -> Bool {
        clock.stoppedAt == nil && clock.badge != .shut && clock.badge != .notStarted
    }

    private static func urgency(_ clock: ClockView) -> Int {
        clock.end?.lastMoment.ms ?? (clock.state == .notStarted ? .max : .max - 1)
    }

    /// For those who redact or approve, while there is something to.
    private var redactionHref: String? {
        let acts = view.acts.map(\.action) + view.barred.map(\.action)
        let isTheirs = acts.contains { $0.effect == .proposeRedaction || $0.effect == .makePublicEntry }
        return isTheirs ? Route.redaction(view.id).path : nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "must": headline
        case "course": course
        case "said": orNothing(said)
        case "made": orNothing(justMade)
        case "mainAct": orNothing(mainAct)
        case "moreActs": moreActs
        case "hasMoreActs": !moreActs.isEmpty
        case "clocks": clocks
        case "closedClocks": closedClocks
        case "hasClosedClocks": !closedClocks.isEmpty
        case "closedClockCount": closedClocks.count
        case "clockCount": clocks.count
        case "cards": findings
        case "hasFindings": !findings.isEmpty || !others.isEmpty
        case "otherFindings": others
        case "hasOtherFindings": !others.isEmpty
        case "otherCount": others.count
        case "tryHref": Route.whatIf(.thresholds, ofFile: view.id).path
        case "timeLine": timeLine
        default: side(name) ?? top(name)
        }
    }

    private func top(_ name: String) -> Any? {
        switch name {
        case "number": view.number.description
        case "procedureTitle": words.procedureTitle(view.procedure)
        case "subject": view.subject
        case "opened": orNothing(opened)
        case "isUnreviewed": !view.procedure.isReviewed
        case "shared": shared
        case "redactionHref": orNothing(redactionHref)
        case "keepingHref": orNothing(view.keeping.isTheirs ? Route.keeping(view.id).path : nil)
        case "keepingLabel":
            view.keeping.waiting == 0
                ? words("keeping.tab") : words.counted("keeping.tab-waiting", view.keeping.waiting)
        case "sameHref": orNothing(isLikeAnother ? Route.same(view.id).path : nil)
        case "joined": orNothing(joined)
        case "mailsHref": Route.fileMail(view.id).path
        case "handoverHref": Route.handover(view.id).path
        case "hasHandover": view.procedure.bodies.count > 1
        case "csvHref": Route.file(view.id).path
        default: nil
        }
    }

    private func side(_ name: String) -> Any? {
        switch name {
        case "parties": view.parties.map { PartyLine($0, words) }
        case "hasParties": !view.parties.isEmpty
        case "rights": rights
        case "unsealed": UnsealedLine.all(in: view, words)
        case "hasUnsealed": !UnsealedLine.all(in: view, words).isEmpty
        case "barred": view.barred.map { BarredLine($0, in: view, words) }
        case "hasBarred": !view.barred.isEmpty
        case "viewers": viewers
        case "stubs": view.keeping.stubs.map { StubPart($0, view.procedure, words) }
        case "hasStubs": !view.keeping.stubs.isEmpty
        case "links": links
        case "hasLinks": !view.links.isEmpty
        case "facts": statedFacts
        case "hasFacts": !view.file.facts.names.isEmpty && view.may(.facts)
        case "documents": view.documents.map { DocumentRow($0, in: view, words) }
        case "hasDocuments": !view.documents.isEmpty
        case "mayReadDocuments": view.may(.documents)
        case "documentCount": view.documents.count
        case "uploadHref": Route.documents(view.id).path
        case "paperKinds": paperKinds
        case "mayFile": !view.acts.isEmpty
        default: nil
        }
    }

    private var opened: String? {
        view.file.opening.map { words("file.opened", ["day": words.day($0.at.legalDay)]) }
    }

    /// The file that was just opened, beside the sentence that says so.
    private var justMade: LinkPart? {
        view.links.first { $0.id == made && $0.isShared }.map {
            LinkPart(
                href: Route.file($0.id).path,
                label: words("file.made", ["number": $0.number.description]))
        }
    }

    /// The file that goes on with the matter.
    private var joined: LinkPart? {
        view.links.first { $0.relation == .joinedTo && $0.isShared }.map {
            LinkPart(
                href: Route.file($0.id).path,
                label: words("file.joined-link", ["number": $0.number.description]))
        }
    }

    private var shared: String {
        let others = view.file.participants.filter {
            $0.agency != view.openingAgency && PartyRole.party(of: $0.agency) == nil
        }.count
        return others == 0 ? words("file.not-shared") : words.counted("file.shared", others)
    }

    private var rights: [Pair] {
        view.rights.map {
            Pair(term: words.choice($0.type, of: "right-type", in: view.procedure.name), text: $0.number)
        }
    }

    /// Who takes part, and with which eyes.
    private var viewers: [Pair] {
        view.file.participants.map { participant in
            let roles = view.procedure.roles.filter {
                $0.name.description == participant.role || $0.body.description == participant.role
            }
            let sights = roles.compactMap(\.sees)
            let seen =
                sights.isEmpty ? words("file.sees-all") : sights.reduce(Set()) { $0.union($1) }.words(words)
            let number = view.file.ownNumbers[participant.agency].map {
                words("file.own-number", ["number": $0])
            }
            return Pair(
                term: words.agency(participant.agency, in: view),
                text: [number, seen].compactMap(\.self).joined(separator: " "))
        }
    }

    private var links: [LinkRow] {
        view.links.map { LinkRow($0, today: view.now.legalDay, words) }
    }

    /// What every matter has to say sooner or later: it stands on the page as open until it is said.
    private static let expected = ["place", "occurred-on", "right-type", "right-number"]

    private var openFacts: [Pair] {
        FilePage.expected.filter { view.procedure.fact($0) != nil && view.file.facts[$0] == nil }.map {
            Pair(term: words.factTitle($0, in: view.procedure), text: words("fact.to-be-supplied"))
        }
    }

    private var statedFacts: [Pair] {
        openFacts
            + view.file.facts.names.filter { view.procedure.fact($0) != nil }.compactMap { name in
                view.file.facts[name].map {
                    Pair(
                        term: words.factTitle(name, in: view.procedure),
                        text: words.fact($0, named: name, in: view))
                }
            }
    }

    private var paperKinds: [ActField.Option] {
        view.procedure.papers.map {
            ActField.Option(value: $0.name.description, label: words.paperTitle($0.name, in: view.procedure))
        } + [
            ActField.Option(
                value: PaperKind.proofOfService.description, label: words("document.proof-of-service"))
        ]
    }
}

extension Finding {
    /// Whether it says that an offence does not come into question.
    fileprivate var isOffenceOut: Bool {
        verdict == .notApplicable && rule.hasPrefix("criminal-threshold-")
    }
}

extension Set<Role.Sight> {
    fileprivate func words(_ words: Wording) -> String {
        words.list(Role.Sight.allCases.filter(contains).map { words("sight.\($0.rawValue)") })
    }
}

/// The file from which this one came, or one that it opened.
struct LinkRow: Part {
    let number: String
    let text: String
    let href: String?

    init(_ link: LinkView, today: CivilDate, _ words: Wording) {
        number = link.number.description
        href = link.isShared ? Route.file(link.id).path : nil
        let outcome = link.outcome.map { words.title("outcome", $0.description, of: link.procedure) }
        let standing = words(
            "link.\(link.relation.rawValue)",
            [
                "procedure": words.title("procedure", link.procedure.description, of: link.procedure),
                "stage": outcome ?? words.title("stage", link.stage.description, of: link.procedure),
            ])
        let next = link.due.flatMap { due in
            link.clock.map { clock in
                words(
                    "link.due",
                    [
                        "clock": words.title("clock", clock.description, of: link.procedure),
                        "due": words.recordedEnd(due, today: today),
                    ])
            }
        }
        text = [standing, next].compactMap(\.self).joined(separator: words("list.blank"))
    }

    func child(named name: String) -> Any? {
        switch name {
        case "linkNumber": number
        case "linkText": text
        case "linkHref": orNothing(href)
        default: nil
        }
    }
}
