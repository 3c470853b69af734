internal import Casework
public import Desk
internal import Evidence
public import Law
internal import Programmes

/// The office as pages see it: what people type goes in, views come out.
public struct WorkingDesk: OfficeDesk {
    let office: Office
    private let divisions: Divisions
    public let periods: PeriodCatalogue
    private let ruleUses: RuleUses
    /// GB/T 2260 code of the province that the office serves.
    let province: String
    public let site: String?

    /// - Parameter site: the address of the site as people reach it, for links in calendars.
    public init(
        _ office: Office, divisions: Divisions, periods: PeriodCatalogue = PeriodCatalogue([]),
        province: String = "230000", site: String? = nil
    ) {
        self.site = site
        self.periods = periods
        self.office = office
        self.divisions = divisions
        ruleUses = RuleUses(of: office.library.procedures)
        self.province = province
    }

    public var now: Instant { office.now }
    public var calendar: WorkCalendar { office.calendar }
    public var ruleBook: RuleBook { office.ruleBook }

    public func caller(session token: String) async throws -> (Caller, csrf: String)? {
        try await office.caller(session: token).map { ($0.caller, csrf: $0.csrf) }
    }

    public func signIn(_ attempt: SignInAttempt) async throws -> SignInGrant {
        try await office.signIn(attempt)
    }

    public func signOut(session token: String) async throws {
        try await office.signOut(session: token)
    }

    public func confirmPassword(_ password: String, code: String?, of caller: Caller) async throws {
        try await office.confirmPassword(password, code: code, of: caller)
    }

    public func desk(for caller: Caller) async throws -> DeskView {
        try await office.desk(for: caller)
    }

    public func files(
        for caller: Caller, stage: String?, procedure: String?, dueBefore: CivilDate?, clock: String?,
        isOpen: Bool?, query: String?, after: String?, limit: Int
    ) async throws -> FileList {
        try await office.files(
            for: caller, stage: stage, procedure: procedure, dueBefore: dueBefore, clock: clock,
            isOpen: isOpen, words: query, after: after, limit: limit)
    }

    public func search(
        _ search: FileSearch, after: String?, limit: Int, for caller: Caller
    ) async throws -> SearchResults {
        try await office.search(search, after: after, limit: limit, for: caller)
    }

    public func file(numbered typed: String, for caller: Caller) async throws -> String? {
        try await office.file(numbered: typed, for: caller)
    }

    public func unroutedReports(for caller: Caller, after: String?, limit: Int) async throws -> FileList {
        try await office.unroutedReports(for: caller, after: after, limit: limit)
    }

    public func headList(for caller: Caller) async throws -> HeadList {
        try await office.headList(for: caller)
    }

    public func file(_ id: String, for caller: Caller) async throws -> FileView {
        try await office.file(id, for: caller)
    }

    public func submit(
        _ action: String, fields: [String: String], at tookEffectAt: Instant?, to id: String,
        expecting revision: Int?, for caller: Caller
    ) async throws -> ActReceipt {
        try await office.submit(
            action, fields: TableText.folded(fields), at: tookEffectAt, to: id, expecting: revision,
            for: caller)
    }

    public func draft(_ kind: String, of id: String, for caller: Caller) async throws -> String {
        try await office.draft(kind, of: id, for: caller)
    }

    public func fileDocument(
        kind: String, name: String?, mediaType: String, body: Chunks, to id: String, for caller: Caller
    ) async throws -> DocumentView {
        try await office.fileDocument(
            kind: kind, name: name, mediaType: mediaType, body: OpenedChunks(body), to: id, for: caller)
    }

    public func document(
        _ document: String, of id: String, for caller: Caller
    ) async throws -> (DocumentView, Chunks) {
        let found = try await office.document(document, of: id, for: caller)
        return (found.view, found.chunks)
    }

    public func take(_ lead: LeadForm, idempotencyKey: String?) async throws -> LeadReceipt {
        let retry = idempotencyKey.map { Office.Retry(key: $0, from: "portal", body: Array($0.utf8)) }
        return try await office.take(lead, retry: retry)
    }

    public func progress(code: String, from address: String) async throws -> ProgressView {
        try await office.progress(code: code)
    }

    public func saveDraftLead(token: String?, answers: [String: String]) async throws -> String {
        try await office.saveDraftLead(token: token, answers: answers)
    }

    public func draftLead(token: String) async throws -> [String: String]? {
        try await office.draftLead(token: token)
    }

    public func divisions(under code: String?) -> [(code: String, name: String)] {
        divisions.children(of: code ?? province).compactMap { child in
            divisions[child].map { ($0.code, $0.name) }
        }
    }

    public func agencies() async throws -> [(id: String, name: String)] {
        office.agencyNames()
    }

    public func markNoticeRead(_ id: Int, for caller: Caller) async throws {
        try await office.markNoticeRead(id, for: caller)
    }

    public var jurisdictions: Jurisdictions { office.jurisdictions }
    public var questions: QuestionBook { office.questions }
    public var civilTables: CivilTables { office.civilTables }

    public func uses(ofRule id: String) -> [RuleUse] { ruleUses[id] }

    public func live(_ uses: [RuleUse], for caller: Caller) async throws -> [LiveUse] {
        try await office.live(uses, for: caller)
    }
}

/// Chunks whose kind of sequence is not known, as one that is.
struct OpenedChunks: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    let chunks: OfficeDesk.Chunks

    init(_ chunks: OfficeDesk.Chunks) {
        self.chunks = chunks
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(inner: chunks.makeAsyncIterator())
    }

    struct Iterator: AsyncIteratorProtocol {
        var inner: any AsyncIteratorProtocol<[UInt8], any Error>

        mutating func next() async throws -> [UInt8]? {
            try await inner.next(isolation: #isolation)
        }
    }
}
