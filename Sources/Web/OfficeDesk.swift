public import Casework
public import Desk
public import Law

/// What pages ask of the desk. A page never decides: it asks here, and shows.
public protocol OfficeDesk: Sendable {
    /// Bytes of a document, chunk by chunk, so that no document is ever whole in memory.
    typealias Chunks = any AsyncSequence<[UInt8], any Error> & Sendable
    typealias HeadList = (
        toSign: [FileRow], aboutToBreach: [FileRow], blocked: [FileRow], signatures: [SignatureWanted]
    )

    var now: Instant { get }
    /// The working days that periods are reckoned on.
    var calendar: WorkCalendar { get }
    /// The law base as it stands now, with every release.
    var ruleBook: RuleBook { get }
    /// The periods that the law base sets.
    var periods: PeriodCatalogue { get }

    /// `nil` when nobody is signed in under that token.
    func caller(session token: String) async throws -> (Caller, csrf: String)?
    func signIn(_ attempt: SignInAttempt) async throws -> SignInGrant
    func signOut(session token: String) async throws
    /// For acts that put a name under something.
    func confirmPassword(_ password: String, code: String?, of caller: Caller) async throws

    func desk(for caller: Caller) async throws -> DeskView
    func files(
        for caller: Caller, stage: String?, procedure: String?, dueBefore: CivilDate?, clock: String?,
        isOpen: Bool?, query: String?, after: String?, limit: Int
    ) async throws -> FileList
    /// The files in which all words stand, newest first, with the places where they stand.
    func search(
        _ search: FileSearch, after: String?, limit: Int, for caller: Caller
    ) async throws -> SearchResults
    /// The file whose number was typed, if it is shared with the caller.
    func file(numbered typed: String, for caller: Caller) async throws -> String?
    func unroutedReports(for caller: Caller, after: String?, limit: Int) async throws -> FileList
    func headList(for caller: Caller) async throws -> HeadList

    func file(_ id: String, for caller: Caller) async throws -> FileView
    /// Fields as people typed them; without a moment, the act takes effect now.
    func submit(
        _ action: String, fields: [String: String], at tookEffectAt: Instant?, to id: String,
        expecting revision: Int?, for caller: Caller
    ) async throws -> ActReceipt
    /// A paper drafted from the file, as HTML that is ready to print.
    func draft(_ kind: String, of id: String, for caller: Caller) async throws -> String
    func fileDocument(
        kind: String, name: String?, mediaType: String, body: Chunks, to id: String, for caller: Caller
    ) async throws -> DocumentView
    func document(
        _ document: String, of id: String, for caller: Caller
    ) async throws -> (DocumentView, Chunks)

    func take(_ lead: LeadForm, idempotencyKey: String?) async throws -> LeadReceipt
    func progress(code: String, from address: String) async throws -> ProgressView
    /// Keeps what a reporter has written so far; without a token, under a new one.
    func saveDraftLead(token: String?, answers: [String: String]) async throws -> String
    func draftLead(token: String) async throws -> [String: String]?
    /// Codes and names in force below a division; below `nil`, the prefectures of the province.
    func divisions(under code: String?) -> [(code: String, name: String)]
    /// Agencies that an act may name.
    func agencies() async throws -> [(id: String, name: String)]
    func markNoticeRead(_ id: Int, for caller: Caller) async throws

    /// Courts and authorities by place and subject, under the law as it stands.
    var jurisdictions: Jurisdictions { get }
    /// The lists of questions that legal texts put to a person, under the law as it stands.
    var questions: QuestionBook { get }
    /// Settings and yearly numbers of civil proceedings.
    var civilTables: CivilTables { get }
    /// Where the procedures use a rule of the law base.
    func uses(ofRule id: String) -> [RuleUse]
    /// Who could mediate a file's matter, in order and with reasons.
    func mediators(of id: String, for caller: Caller) async throws -> [MediatorChoice]
    /// Procedures that the caller may open without another file.
    func openable(by caller: Caller) -> [Procedure]
    func openFile(
        _ procedure: Name<Procedure>, fields: [String: String], parties: [PartyToName], for caller: Caller
    ) async throws -> String
    /// What whoever holds the code of a receipt sees, and what was said through it.
    func mailbox(code: String) async throws -> MailboxView
    func addEvidence(_ evidence: EvidenceByCode, body: Chunks, code: String) async throws -> EvidenceTaken
    /// What a party sees with its code, and does.
    func matter(code: String) async throws -> PartyMatter
    func submit(
        _ action: String, fields: [String: String], to id: String, expecting revision: Int?, code: String
    ) async throws -> ActReceipt
    func document(_ document: String, of id: String, code: String) async throws -> (DocumentView, Chunks)

    /// Counts of files in the caller's own lists.
    func live(_ uses: [RuleUse], for caller: Caller) async throws -> [LiveUse]
}

/// An office without mediation and without parties that act.
extension OfficeDesk {
    public func mediators(of id: String, for caller: Caller) async throws -> [MediatorChoice] { [] }
    public func openable(by caller: Caller) -> [Procedure] { [] }
    public func openFile(
        _ procedure: Name<Procedure>, fields: [String: String], parties: [PartyToName], for caller: Caller
    ) async throws -> String { throw DeskRefusal.notFound }
    public func matter(code: String) async throws -> PartyMatter { throw DeskRefusal.notFound }
    public func mailbox(code: String) async throws -> MailboxView {
        MailboxView(progress: try await progress(code: code, from: ""))
    }
    public func addEvidence(
        _ evidence: EvidenceByCode, body: Chunks, code: String
    ) async throws -> EvidenceTaken { throw DeskRefusal.notFound }
    public func submit(
        _ action: String, fields: [String: String], to id: String, expecting revision: Int?, code: String
    ) async throws -> ActReceipt { throw DeskRefusal.notFound }
    public func document(
        _ document: String, of id: String, code: String
    ) async throws -> (DocumentView, Chunks) { throw DeskRefusal.notFound }
}

/// What packs call things, in each language.
public protocol PackTitles: Sendable {
    /// `kind` is `procedure`, `stage`, `act`, `clock`, `document`, `fact`, `role`, `outcome`, `body`,
    /// `choice`, `message` or `notice`. Without a procedure, of the first pack that knows the name.
    func title(
        _ kind: String, _ name: String, of procedure: Name<Procedure>?, in language: String
    ) -> String?
    /// Every procedure once.
    var names: [Name<Procedure>] { get }
}
