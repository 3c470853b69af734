import Casework
import Foundation
import Law
import Programmes
import Synchronization

@testable import Desk
@testable import Web

/// A desk for tests of pages: it shows what it was given and writes down what it was asked.
final class FixtureDesk: OfficeDesk {
    struct Asked {
        var submitted: [(action: String, fields: [String: String], at: Instant?, revision: Int?)] = []
        var leads: [(lead: LeadForm, key: String?)] = []
        var drafts: [String: [String: String]] = [:]
        var filed: [(kind: String, name: String?, bytes: [UInt8])] = []
        var read: [Int] = []
        var signedOut: [String] = []
        var counted: [PersonID] = []
        var searched: [(search: FileSearch, after: String?)] = []
        var kept: [(title: String, search: FileSearch?, alert: SearchAlert?)] = []
    }

    let asked = Mutex(Asked())
    var seen: Asked { asked.withLock { $0 } }
    let now: Instant
    var calendar: WorkCalendar {
        switch PageWorld.shipped {
        case .success(let world): world.calendar
        case .failure(let fault): preconditionFailure("the shipped law can be read: \(fault)")
        }
    }
    var ruleBook: RuleBook {
        switch PageWorld.shipped {
        case .success(let world): world.rules
        case .failure(let fault): preconditionFailure("the shipped law can be read: \(fault)")
        }
    }
    var periods: PeriodCatalogue {
        switch PageWorld.shipped {
        case .success(let world): world.periods
        case .failure(let fault): preconditionFailure("the shipped law can be read: \(fault)")
        }
    }
    var jurisdictions: Jurisdictions {
        switch PageWorld.shipped {
        case .success(let world): world.jurisdictions
        case .failure(let fault): preconditionFailure("the tables of jurisdiction can be read: \(fault)")
        }
    }
    var questions: QuestionBook {
        switch PageWorld.shipped {
        case .success(let world): world.questions
        case .failure(let fault): preconditionFailure("the lists of questions can be read: \(fault)")
        }
    }
    var civilTables: CivilTables {
        switch PageWorld.shipped {
        case .success(let world): world.civilTables
        case .failure(let fault): preconditionFailure("the tables of damages can be read: \(fault)")
        }
    }
    let signedIn: Caller?
    let files: [String: @Sendable (Caller) -> FileView]
    let rows: [FileRow]
    let refusing: (any Error)?
    let fault: (any Error)?
    let reached: ProgressView?
    let notices: [NoticeView]
    let found: SearchResults
    let kept: [SavedSearchView]
    let backups: BackupsView?

    init(
        now: Instant, signedIn: Caller? = nil, files: [String: @Sendable (Caller) -> FileView] = [:],
        rows: [FileRow] = [], refusing: (any Error)? = nil, fault: (any Error)? = nil,
        reached: ProgressView? = nil, notices: [NoticeView] = [],
        found: SearchResults = SearchResults(files: [], next: nil, counts: .init()),
        kept: [SavedSearchView] = [], backups: BackupsView? = nil
    ) {
        self.found = found
        self.backups = backups
        self.kept = kept
        self.now = now
        self.signedIn = signedIn
        self.files = files
        self.rows = rows
        self.refusing = refusing
        self.fault = fault
        self.reached = reached
        self.notices = notices
    }

    static let word = String(repeating: "c", count: 32)

    func caller(session token: String) async throws -> (Caller, csrf: String)? {
        token == "session" ? signedIn.map { ($0, csrf: FixtureDesk.word) } : nil
    }

    func signIn(_ attempt: SignInAttempt) async throws -> SignInGrant {
        guard attempt.login == "wang", attempt.password == "right" else { throw DeskRefusal.passwordWrong }
        return SignInGrant(session: "session", browser: "browser")
    }

    func signOut(session token: String) async throws { asked.withLock { $0.signedOut.append(token) } }

    func confirmPassword(_ password: String, code: String?, of caller: Caller) async throws {
        guard password == "right" else { throw DeskRefusal.passwordWrong }
    }

    func desk(for caller: Caller) async throws -> DeskView {
        if let fault { throw fault }
        let by = Dictionary(grouping: rows) { $0.next?.badge }
        return DeskView(
            late: by[.late] ?? [], soon: by[.soon] ?? [], running: by[.run] ?? [],
            waitingForMe: rows.filter { $0.waitsFor != nil },
            toSign: [
                SignatureWanted(
                    fileID: "f-1", number: "230102-2026-00417", what: "investigation-report", title: "",
                    since: PageWorld.moment(2, 9, 30), subject: "松雪岭")
            ], notices: notices,
            counts: DeskView.Counts(
                late: by[.late]?.count ?? 0, soon: by[.soon]?.count ?? 0, running: by[.run]?.count ?? 0,
                waiting: 1,
                toSign: 1, files: 1_001), now: now)
    }

    func files(
        for caller: Caller, stage: String?, procedure: String?, dueBefore: CivilDate?, clock: String?,
        isOpen: Bool?, query: String?, after: String?, limit: Int
    ) async throws -> FileList { FileList(rows: rows, next: after == nil && !rows.isEmpty ? "c-2" : nil) }

    func unroutedReports(for caller: Caller, after: String?, limit: Int) async throws -> FileList {
        FileList(rows: rows, next: nil)
    }

    func headList(for caller: Caller) async throws -> OfficeDesk.HeadList {
        (rows.filter { $0.waitsFor == "agency-head" }, rows.filter { $0.next?.badge == .soon }, [], [])
    }

    func file(_ id: String, for caller: Caller) async throws -> FileView {
        guard let view = files[id] else { throw DeskRefusal.notFound }
        return view(caller)
    }

    func submit(
        _ action: String, fields: [String: String], at tookEffectAt: Instant?, to id: String,
        expecting revision: Int?, for caller: Caller
    ) async throws -> ActReceipt {
        asked.withLock { $0.submitted.append((action, fields, tookEffectAt, revision)) }
        if let refusing { throw refusing }
        return ActReceipt(revision: (revision ?? 0) + 1, events: [], opened: nil)
    }

    func draft(_ kind: String, of id: String, for caller: Caller) async throws -> String {
        "<!DOCTYPE html><html><head><style>p{margin:0}</style></head><body><p>\(kind)</p></body></html>"
    }

    func fileDocument(
        kind: String, name: String?, mediaType: String, body: Chunks, to id: String, for caller: Caller
    ) async throws -> DocumentView {
        var bytes: [UInt8] = []
        for try await chunk in body { bytes += chunk }
        asked.withLock { $0.filed.append((kind, name, bytes)) }
        return FixtureDesk.document(bytes.count, mediaType)
    }

    func document(_ document: String, of id: String, for caller: Caller) async throws -> (
        DocumentView, Chunks
    ) {
        let chunks = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(Array("<script>".utf8))
            stream.finish()
        }
        return (FixtureDesk.document(8, "text/html"), chunks)
    }

    private static func document(_ size: Int, _ type: String) -> DocumentView {
        DocumentView(
            id: "d-1", kind: "other-papers", title: "", digest: "ab", sizeBytes: size, mediaType: type,
            fileName: "账页 1.html", filedBy: "wang", filedAt: PageWorld.moment(2, 9), signedBy: [], awaits: nil
        )
    }

    func take(_ lead: LeadForm, idempotencyKey: String?) async throws -> LeadReceipt {
        asked.withLock { $0.leads.append((lead, idempotencyKey)) }
        if let refusing { throw refusing }
        return LeadReceipt(
            id: "l-1", number: "230100-2026-00001", code: "G7K2-9QXM-4HTD-W3PR", receivedAt: now,
            next: ["lead.next.accept", lead.isAnonymous ? "lead.next.anonymous" : "lead.next.sealed"])
    }

    func progress(code: String, from address: String) async throws -> ProgressView {
        guard let reached, code.hasPrefix("G7K2") else { throw DeskRefusal.notFound }
        return reached
    }

    func saveDraftLead(token: String?, answers: [String: String]) async throws -> String {
        asked.withLock { asked in
            let token = token ?? "draft-\(asked.drafts.count + 1)"
            asked.drafts[token] = answers
            return token
        }
    }

    func draftLead(token: String) async throws -> [String: String]? { asked.withLock { $0.drafts[token] } }

    func divisions(under code: String?) -> [(code: String, name: String)] {
        switch code {
        case nil: [("230100", "哈尔滨市"), ("230200", "齐齐哈尔市")]
        case "230100": [("230102", "道里区"), ("230103", "南岗区")]
        default: []
        }
    }

    func agencies() async throws -> [(id: String, name: String)] {
        PageWorld.names.agencies.map { ($0.key.description, $0.value) }.sorted { $0.0 < $1.0 }
    }

    func uses(ofRule id: String) -> [RuleUse] {
        switch PageWorld.shipped {
        case .success(let world): RuleUses(of: world.library.procedures)[id]
        case .failure: []
        }
    }

    func live(_ uses: [RuleUse], for caller: Caller) async throws -> [LiveUse] {
        asked.withLock { $0.counted.append(caller.person) }
        return uses.map(\.procedure).reduce(into: []) { counted, name in
            guard !counted.contains(where: { $0.procedure == name }) else { return }
            let clocks = uses.filter { $0.procedure == name }.compactMap { use -> Name<Clock>? in
                if case .clock(let clock) = use.place { clock } else { nil }
            }
            counted.append(
                LiveUse(
                    procedure: name, files: 12,
                    clocks: Dictionary(clocks.map { ($0, 3) }) { first, _ in first }))
        }
    }

    func markNoticeRead(_ id: Int, for caller: Caller) async throws { asked.withLock { $0.read.append(id) } }
}
