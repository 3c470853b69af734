import Casework
import Desk
import Evidence
import Law
import Programmes

@testable import Desk
@testable import Web

/// A file that was really decided, act by act, and what its desk would show of it.
struct Story {
    let world: PageWorld
    let procedure: Procedure
    private(set) var file: CaseFile
    private(set) var pages: [(event: CaseEvent, at: Instant, by: PersonID, agency: AgencyID)] = []
    var texts: [String: String] = [:]
    var subject = "涉嫌销售假冒“松雪岭”大米"
    var parties: [PartyView] = []
    var sealedPages: Set<Int> = []

    init(
        _ name: Name<Procedure>, number: CaseNumber, opened: Instant, by agency: AgencyID,
        facts: [String: Fact] = [:], sealed: [String] = [], world: PageWorld
    ) throws {
        self.world = world
        procedure = try world.procedure(name)
        let bodies = Dictionary(
            procedure.bodies.map { ($0.name, Story.agency(playing: $0, opener: agency)) },
            uniquingKeysWith: { a, _ in a })
        let opening = OpenedFile(
            procedure: name, version: procedure.version, number: number, agency: agency, area: "230102",
            bodies: bodies, at: opened)
        let events = procedure.open(opening, facts: facts, sealedRecords: sealed, calendar: world.calendar)
        file = CaseFile(folding: events)
        pages = events.map { ($0, opened, "wang", agency) }
    }

    private static func agency(playing body: Body, opener: AgencyID) -> AgencyID {
        switch body.kind {
        case .openingAgency: opener
        case .kind("police"): PageWorld.police
        case .kind("procuratorate"): PageWorld.procuratorate
        case .kind: PageWorld.bureau
        }
    }

    mutating func act(
        _ name: Name<Action>, by caller: Caller, at moment: Instant, _ fields: [String: Fact] = [:],
        terms: [String: [String]] = [:]
    ) throws {
        let action = procedure.actions(in: file.stage).first { $0.name == name }
        let papers = (action?.drafts ?? []).map { kind in
            Paper(
                id: "d-\(kind.name)", kind: kind.name, digest: Digest(ofText: "\(kind.name)").description,
                sizeBytes: 4_096)
        }
        let act = Act(name, by: caller.officer, at: moment, fields: fields, terms: terms, papers: papers)
        record(try procedure.decide(act, on: file, calendar: world.calendar), at: moment, by: caller)
    }

    mutating func files(_ kind: Name<PaperKind>, by caller: Caller, at moment: Instant) {
        let paper = Paper(
            id: "d-\(kind)", kind: kind, digest: Digest(ofText: "\(kind)").description, sizeBytes: 20_480)
        record([.documentFiled(paper)], at: moment, by: caller)
    }

    mutating func record(_ events: [CaseEvent], at moment: Instant, by caller: Caller) {
        for event in events { file.apply(event) }
        pages += events.map { ($0, moment, caller.person, caller.agency) }
    }

    mutating func text(_ text: String) -> Fact {
        let id = "t-\(texts.count + 1)"
        texts[id] = text
        return .text(TextReference(id: id, digest: Digest(ofText: text).description))
    }

    func view(for caller: Caller, now: Instant, id: String = "f-1") -> FileView {
        let clocks = ClockView.all(of: file, procedure, calendar: world.calendar, now: now)
        let (open, barred) = acts(for: caller, now: now)
        return FileView(
            id: id, number: file.number, procedure: procedure, file: file, subject: subject, area: "230102",
            openingAgency: file.opening?.agency ?? "", sight: nil, parties: parties,
            rights: [RightView(type: "trademark", number: "12345678")], documents: documents, clocks: clocks,
            findings: findings, acts: open, barred: barred, journal: journal, links: [], texts: texts,
            names: PageWorld.names, now: now)
    }

    private var findings: [Finding] {
        guard let threshold = Statutes.all(world.rules).first(where: { $0.name == "criminal-threshold-214" }),
            file.facts["sales"] != nil
        else { return [] }
        return [threshold.finding(on: file.facts)]
    }

    private var documents: [DocumentView] {
        file.papers.map { paper in
            DocumentView(
                id: paper.id, kind: paper.kind, title: procedure.paper(paper.kind)?.title ?? "",
                digest: paper.digest, sizeBytes: paper.sizeBytes, mediaType: "text/html", fileName: nil,
                filedBy: "wang", filedAt: PageWorld.moment(2, 9, 30),
                signedBy: file.signatures.filter { $0.what == paper.kind.description }.map(\.by),
                awaits: file.awaited.first { $0.what == paper.kind.description }?.role)
        }
    }

    private var journal: [JournalEntry] {
        pages.enumerated().map { place, page in
            JournalEntry(
                position: 4_000 + place, revision: place + 1, kind: "event",
                event: sealedPages.contains(place + 1) ? nil : page.event, body: nil, officer: page.by,
                agency: page.agency, legalDay: page.at.legalDay, recordedAt: page.at,
                leaf: Digest(ofText: "leaf \(place)").description,
                chain: Digest(ofText: "chain \(place)").description,
                isRectified: file.rectifiedRevisions.contains(place + 1))
        }
    }

    private func acts(for caller: Caller, now: Instant) -> ([OpenAct], [BarredAct]) {
        var open: [OpenAct] = []
        var barred: [BarredAct] = []
        for action in procedure.actions(in: file.stage)
        where procedure.may(caller.officer, do: action, on: file) {
            let act = Act(action.name, by: caller.officer, at: now)
            do {
                _ = try procedure.decide(act, on: file, calendar: world.calendar)
                open.append(self.open(action))
            } catch {
                switch error {
                case .fieldsInvalid, .documentsMissing, .ruleNotMet: open.append(self.open(action))
                default: barred.append(BarredAct(action: action, title: "", refusal: error))
                }
            }
        }
        let mine = file.awaited.filter {
            $0.firstBy != caller.person && procedure.holds(caller.officer, $0.role, on: file)
        }
        if !mine.isEmpty { open.append(builtIn("sign", subjects: mine.map(\.what))) }
        if procedure.roles.contains(where: { procedure.holds(caller.officer, $0.name, on: file) }) {
            open += ["record-receipt", "rectify", "invite"].map { builtIn($0, subjects: []) }
            if !file.sealedRecords.isEmpty {
                open.append(builtIn("read-sealed", subjects: file.sealedRecords))
            }
        }
        return (open, barred)
    }

    private func builtIn(_ name: String, subjects: [String]) -> OpenAct {
        OpenAct(
            action: Action(name: Name(name), title: nil), title: name, fields: [], needs: [], requires: [],
            starts: [], stops: [], isBuiltIn: true, subjects: subjects)
    }

    private func open(_ action: Action) -> OpenAct {
        OpenAct(
            action: action, title: "",
            fields: action.asks.map {
                OpenAct.Field(field: $0, isRequired: true, current: file.facts[$0.name])
            }
                + action.records.map {
                    OpenAct.Field(field: $0, isRequired: false, current: file.facts[$0.name])
                },
            needs: action.needs.map { kind in
                let paper = file.paper(kind.name)
                let isDrafted = action.drafts.contains(kind)
                return OpenAct.Need(
                    kind: kind, state: paper != nil ? .filed : isDrafted ? .drafted : .missing,
                    document: paper?.id)
            },
            requires: action.requires.map { $0.finding(on: file.facts) }, starts: action.starts,
            stops: action.stops, isBuiltIn: false, subjects: [])
    }
}

extension Story {
    /// The transfer of a suspected crime, approved on Wednesday 4 March at 10:00, to be sent within 24 hours.
    static func approvedTransfer(_ world: PageWorld) throws -> Story {
        var story = try Story(
            "transfer-to-police", number: "230102-2026-00417", opened: PageWorld.moment(2, 8, 30),
            by: PageWorld.bureau,
            facts: [
                "sales": .money(Money(yuan: 41_850)), "unsold-value": .money(Money(yuan: 96_300)),
                "illegal-gains": .money(Money(fen: 1_245_050)), "repeat-within-two-years": .yesNo(true),
                "conduct-from": .day(CivilDate(2026, 1, 5)), "conduct-to": .day(CivilDate(2026, 2, 20)),
                "right-type": .choice("trademark"), "same-mark": .choice("yes"), "same-goods": .choice("yes"),
                "role": .choice("seller"), "object": .choice("goods"),
            ], sealed: ["s-1"], world: world)
        story.parties = [
            PartyView(
                id: "p-1", role: "respondent", name: "道里区某粮油商行", uscc: "92230102MA********",
                address: "道里区某街 1 号", isSealed: false),
            PartyView(id: "p-2", role: "reporter", name: "", uscc: nil, address: nil, isSealed: true),
        ]
        try story.act(
            "assess", by: PageWorld.wang, at: PageWorld.moment(2, 9),
            [
                "suspicion": .choice("reasonable"), "team-size": .count(2), "goods-appraised": .yesNo(false),
                "other-materials": .yesNo(true),
            ])
        try story.act("submit-report", by: PageWorld.wang, at: PageWorld.moment(2, 9, 30))
        let sun = Caller(
            person: "sun", personName: "孙某", agency: PageWorld.bureau, agencyName: "", agencyKind: "",
            division: "230102", roles: ["case-officer"])
        try story.act(
            "sign", by: sun, at: PageWorld.moment(2, 9, 40), terms: ["documents": ["investigation-report"]])
        try story.act("approve", by: PageWorld.zhao, at: PageWorld.moment(4, 10))
        return story
    }
}
