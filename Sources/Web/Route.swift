internal import Casework
internal import Desk
internal import Law

/// Every address of the site. Links are made from it, never from strings.
enum Route: Hashable, Sendable {
    case home
    case report(ReportStep)
    /// The wizard, begun at one of the doors of the portal.
    case door(String)
    /// The ways that are open, in an order of one's own.
    case options(ChannelComparison.Order)
    /// The paper that is taken along to somebody outside, and the paper itself.
    case papers
    case letter
    /// The same matter once more, by another way.
    case reportAgain
    case guide(GuideTopic)
    case receipt
    case progress
    /// What the reporter does by the code.
    case mailboxActs
    case mailboxEvidence
    /// How to stay unknown while reporting.
    case safety
    /// Away from here at once, without a trace in this browser.
    case leave
    /// Questions that people ask, or those that hold some words.
    case help(query: String?)
    case article(String)
    case knowledge
    case hotline(query: String?)
    case calls
    case signIn
    /// To the provider of identities, and where to go on afterwards.
    case provider(then: String)
    case providerCode
    case signOut
    case desk
    case files(FileFilter)
    case filesAsCSV(FileFilter)
    /// The searches that a person keeps, one of them, and what is done to it.
    case savedSearches
    case savedSearch(String)
    case savedSearchRemoval(String)
    case savedSearchUndo(String)
    case reports(after: String?)
    /// One report with what is proposed for it.
    case triage(String)
    case file(String)
    /// A part of the page of a file: `clocks`, `documents` …
    case part(String, ofFile: String)
    case acts(String)
    case documents(String)
    case document(String, ofFile: String)
    case draft(String, ofFile: String)
    case clock(String, ofFile: String)
    case handover(String)
    /// Files that may be of the same party or matter, beside one.
    case same(String)
    /// What two people decide about what a file keeps.
    case keeping(String)
    /// Files whose time is over.
    case dueFiles(after: String?)
    case dueFilesAsCSV
    case head
    case noticeRead(Int)
    case fileMail(String)
    case mailQueue
    case mail(String)
    case mailFiling(String)
    case mailAside(String)
    case myPost
    case myPostLanguage
    case calendarFeeds
    case calendarRevocation(String)
    case calendar(String)
    case accessibility
    /// What a party does with its code.
    case matter
    case matterActs
    case matterPaper
    case matterDocuments
    case newFile(String)
    case law(LawFilter)
    case instrument(String, on: CivilDate?)
    case lawRule(String, on: CivilDate?)
    case lawChanges
    case releases
    case newRelease(rule: String?)
    case release(String)
    case releaseActs(String)
    /// Where a mended change set is sent.
    case releaseText(String)
    /// The change set itself, as it was filed.
    case releaseYAML(String)
    case releaseImpact(String, after: Int?)
    case releaseImpactCSV(String)
    case whatIfs
    /// With the facts of a file, for who may read them.
    case whatIf(WhatIfTopic, ofFile: String? = nil)
    case publicList(PublicFilter)
    case publicFeed
    case publicTable(PublicFilter)
    case publicEntry(String, on: CivilDate?)
    case publicEntryText(String)
    case publicPaper(String)
    /// Where somebody redacts or approves.
    case redaction(String)
    case draftSheet(String, ofFile: String)
    case documentSheet(String, ofFile: String)
    case questions
    case questionList(String, on: CivilDate?)
    /// A person's own account.
    case account(OwnAccountRoute)
    /// The policy, measures, supervision and samples.
    case oversight(OversightRoute)
    /// People, posts and the trail.
    case staff(StaffRoute)
    /// For those who look after the system.
    case backups

    var path: String {
        switch self {
        case .home: "/"
        case .report(let step): "/report/\(step.rawValue)"
        case .door(let kind): "/report/kind" + FormText.query([("as", kind)])
        case .options(let order):
            "/report/options" + FormText.query([("by", order == .suited ? nil : order.rawValue)])
        case .papers: "/report/papers"
        case .letter: "/report/papers/letter"
        case .reportAgain: "/report/again"
        case .guide(let topic): "/guide/" + topic.rawValue
        case .receipt: "/report/receipt"
        case .progress: "/progress"
        case .mailboxActs: "/progress/acts"
        case .mailboxEvidence: "/progress/evidence"
        case .safety: "/help/safety"
        case .leave: "/leave"
        case .help(let query): "/help" + FormText.query([("q", query)])
        case .article(let name): "/help/" + FormText.segment(name)
        case .knowledge: "/knowledge"
        case .hotline(let query): "/hotline" + FormText.query([("q", query)])
        case .calls: "/hotline/calls"
        case .signIn: "/sign-in"
        case .provider(let then): "/sign-in/provider" + FormText.query([("then", then)])
        case .providerCode: "/sign-in/provider/code"
        case .signOut: "/sign-out"
        case .desk: "/desk"
        case .files(let filter): "/files" + filter.query
        case .filesAsCSV(let filter): "/files.csv" + filter.query
        case .savedSearches: "/files/searches"
        case .savedSearch(let id): "/files/searches/" + FormText.segment(id)
        case .savedSearchRemoval(let id): "/files/searches/" + FormText.segment(id) + "/removal"
        case .savedSearchUndo(let id): "/files/searches/" + FormText.segment(id) + "/undo"
        case .reports(let after): "/reports" + FormText.query([("after", after)])
        case .triage(let id): "/reports/" + FormText.segment(id)
        case .file(let id): "/files/" + FormText.segment(id)
        case .part(let part, let id): "/files/" + FormText.segment(id) + "#" + part
        case .acts(let id): "/files/" + FormText.segment(id) + "/acts"
        case .documents(let id): "/files/" + FormText.segment(id) + "/documents"
        case .document(let document, let id):
            "/files/" + FormText.segment(id) + "/documents/" + FormText.segment(document)
        case .draft(let kind, let id):
            "/files/" + FormText.segment(id) + "/drafts/" + FormText.segment(kind)
        case .clock(let name, let id):
            "/files/" + FormText.segment(id) + "/clocks/" + FormText.segment(name)
        case .handover(let id): "/files/" + FormText.segment(id) + "/handover"
        case .same(let id): "/files/" + FormText.segment(id) + "/same"
        case .keeping(let id): "/files/" + FormText.segment(id) + "/keeping"
        case .dueFiles(let after): "/retention" + FormText.query([("after", after)])
        case .dueFilesAsCSV: "/retention.csv"
        case .head: "/head"
        case .noticeRead(let id): "/notices/\(id)/read"
        case .fileMail(let id): "/files/" + FormText.segment(id) + "/mail"
        case .mailQueue: "/mail"
        case .mail(let id): "/mail/" + FormText.segment(id)
        case .mailFiling(let id): "/mail/" + FormText.segment(id) + "/file"
        case .mailAside(let id): "/mail/" + FormText.segment(id) + "/aside"
        case .myPost: "/my/post"
        case .myPostLanguage: "/my/post/language"
        case .calendarFeeds: "/my/post/feeds"
        case .calendarRevocation(let id): "/my/post/feeds/" + FormText.segment(id) + "/revocation"
        case .calendar(let token): "/calendar/" + FormText.segment(token) + ".ics"
        case .accessibility: "/help/accessibility"
        case .matter: "/matter"
        case .matterActs: "/matter/acts"
        case .matterPaper: "/matter/paper"
        case .matterDocuments: "/matter/documents"
        case .newFile(let procedure): "/files/new/" + FormText.segment(procedure)
        case .law(let filter): "/law" + filter.query
        case .instrument(let key, let day):
            "/law/instruments/" + FormText.segment(key) + FormText.query([("on", day?.description)])
        case .lawRule(let id, let day):
            "/law/rules/" + FormText.segment(id) + FormText.query([("on", day?.description)])
        case .lawChanges: "/law/changes"
        case .releases: "/law/releases"
        case .newRelease(let rule): "/law/releases/new" + FormText.query([("rule", rule)])
        case .release(let id): "/law/releases/" + FormText.segment(id)
        case .releaseActs(let id): "/law/releases/" + FormText.segment(id) + "/acts"
        case .releaseText(let id): "/law/releases/" + FormText.segment(id) + "/change-set"
        case .releaseYAML(let id): "/law/releases/" + FormText.segment(id) + "/change-set.yaml"
        case .releaseImpact(let id, let after):
            "/law/releases/" + FormText.segment(id) + "/impact"
                + FormText.query([("after", after.map(String.init))])
        case .releaseImpactCSV(let id): "/law/releases/" + FormText.segment(id) + "/impact.csv"
        case .whatIfs: "/law/try"
        case .questions: "/law/questions"
        case .questionList(let topic, let day):
            "/law/questions/" + FormText.segment(topic) + FormText.query([("on", day?.description)])
        case .oversight(let route): route.path
        case .staff(let route): route.path
        case .account(let route): route.path
        case .backups: "/system/backups"
        case .publicList, .publicFeed, .publicTable, .publicEntry, .publicEntryText, .publicPaper, .redaction,
            .draftSheet, .documentSheet:
            publicationPath
        case .whatIf(let topic, let file): "/law/try/\(topic.rawValue)" + FormText.query([("file", file)])
        }
    }

    /// Whether an address that came from outside may be gone to after signing in: of this site only.
    static func isOwn(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\")
            && path.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    }
}

/// What a list of files shows: plain links carry it.
struct FileFilter: Hashable, Sendable {
    var stage: String?
    var procedure: String?
    /// ISO day.
    var dueBefore: String?
    /// Files in which a clock of this name runs.
    var clock: String?
    /// Files that have not ended, or those that have.
    var isOpen: Bool?
    var words: String?
    var after: String?

    static let all = FileFilter()

    var query: String {
        FormText.query([
            ("stage", stage), ("procedure", procedure), ("due", dueBefore), ("clock", clock),
            ("open", isOpen.map { $0 ? "yes" : "no" }), ("q", words), ("after", after),
        ])
    }

    /// Whether anything but words narrows the list.
    var narrows: Bool {
        stage != nil || procedure != nil || dueBefore != nil || clock != nil || isOpen != nil
    }

    /// The fields of a form that searches inside what is shown.
    var kept: [(name: String, value: String)] {
        [
            ("stage", stage), ("procedure", procedure), ("due", dueBefore), ("clock", clock),
            ("open", isOpen.map { $0 ? "yes" : "no" }),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    /// The same list from its beginning.
    var fromStart: FileFilter {
        var filter = self
        filter.after = nil
        return filter
    }
}
