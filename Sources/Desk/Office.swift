internal import Casework
internal import Foundation
public import Law
public import Programmes
internal import Store
internal import Synchronization

/// An office at work: its database and vault, its procedures and law, its clock.
///
/// Acts go through the desks, which are extensions of this type; one act is one transaction.
public final class Office: Sendable {
    public let folder: OfficeFolder
    public let clock: OfficeClock
    public let randomness: Randomness
    let database: any OfficeStore
    let vault: Vault
    let key: MasterKey
    /// The law base and the packs as they ship, on which releases are laid.
    let shippedLaw: ShippedLaw
    /// The words of pages, papers and mails.
    public let texts: TextCatalogue
    let passwords: Passwords
    public let divisions: Divisions
    /// What counts as the same in searches and when files are compared.
    let folding: Folding
    let placeWords: PlaceWords
    /// Answers that ship; the office's own stand over them.
    let shippedArticles: [KnowledgeArticle]
    /// What is hidden in what is published.
    let redactor: Redactor
    /// What two people decide about what files keep.
    let keepingRules: KeepingRules
    /// Files that a server or a drill goes on with. Others may write beside them: what the last page says decides.
    let shelf: FileShelf?
    private let state: Mutex<State>

    private struct State {
        var calendar: WorkCalendar
        var agencies: AgencyMap
        var law: LawInUse
        var impacts: [LawImpact] = []
        var articleFiles: [String]?
        var lostPasswords: LostPasswords?
        var provider: (any IdentityProvider)?
        var retention: RetentionSchedule
        var isClosing = false
    }

    init(
        folder: OfficeFolder, clock: OfficeClock, content: OfficeContent, law: LawInUse,
        randomness: Randomness,
        database: any OfficeStore, vault: Vault, key: MasterKey, passwords: Passwords,
        calendar: WorkCalendar, agencies: AgencyMap, shelf: FileShelf? = nil
    ) {
        self.shelf = shelf
        self.folder = folder
        self.clock = clock
        self.randomness = randomness
        self.database = database
        self.vault = vault
        self.key = key
        texts = content.texts
        self.passwords = passwords
        divisions = content.divisions
        folding = content.folding
        placeWords = PlaceWords(content.divisions, content.firmWords, folding: content.folding)
        shippedArticles = content.articles
        redactor = content.redactor
        keepingRules = content.keeping
        shippedLaw = content.shippedLaw
        state = Mutex(
            State(calendar: calendar, agencies: agencies, law: law, retention: content.retention))
    }

    public var now: Instant { clock.now }
    public var calendar: WorkCalendar { state.withLock { $0.calendar } }
    var agencies: AgencyMap { state.withLock { $0.agencies } }
    var lawInUse: LawInUse { state.withLock { $0.law } }

    /// The procedures as the law stands: releases change what their clocks run by.
    public var library: ProgrammeLibrary { lawInUse.library }
    /// The law base with every release that was made.
    public var law: LawInForce { lawInUse.law }
    /// The law base with every release, in which a rule has its versions; without a day it answers for today.
    public var ruleBook: RuleBook { law.book(on: now.legalDay) }
    var rules: [Rule] { lawInUse.rules }
    /// Who has jurisdiction, under the law with every release.
    public var jurisdictions: Jurisdictions { lawInUse.jurisdictions }
    /// The lists of questions, under the law with every release.
    public var questions: QuestionBook { lawInUse.questions }
    /// The law base as it ships, without releases.
    public var shippedRuleBook: RuleBook { shippedLaw.book }
    /// Settings and yearly numbers of civil proceedings.
    public var civilTables: CivilTables { shippedLaw.civil }

    /// A place as people write it: 哈尔滨市道里区. The province goes without saying.
    func place(_ code: String) -> String {
        guard let division = divisions[code] else { return code }
        guard let above = division.parent.flatMap({ divisions[$0] }), above.level != .province else {
            return division.name
        }
        return above.name + division.name
    }

    /// Passwords that are not taken, where the operator has named a list.
    var lostPasswords: LostPasswords? { state.withLock { $0.lostPasswords } }

    public func use(_ list: LostPasswords) {
        state.withLock { $0.lostPasswords = list }
    }

    /// Rounds end between two files, and none begins: what they left is done when the office opens again.
    public func stopRounds() {
        state.withLock { $0.isClosing = true }
    }

    var roundsGoOn: Bool { !state.withLock { $0.isClosing } }

    /// Who else may say who somebody is, where the operator has named one.
    var provider: (any IdentityProvider)? { state.withLock { $0.provider } }

    public func use(_ provider: any IdentityProvider) {
        state.withLock { $0.provider = provider }
    }

    /// How long files are kept.
    var retention: RetentionSchedule { state.withLock { $0.retention } }

    func use(_ schedule: RetentionSchedule) {
        state.withLock { $0.retention = schedule }
    }

    func use(_ calendar: WorkCalendar) {
        state.withLock { $0.calendar = calendar }
    }

    func use(_ law: LawInUse) {
        state.withLock { state in
            state.law = law
            state.impacts = []
        }
    }

    /// Previews that editors are looking at, the newest first.
    private static let mostImpacts = 8

    func keptImpact(of digest: String) -> LawImpact? {
        state.withLock { $0.impacts.first { $0.digest == digest } }
    }

    func keep(_ impact: LawImpact) {
        state.withLock { state in
            state.impacts.removeAll { $0.digest == impact.digest }
            state.impacts = Array(([impact] + state.impacts).prefix(Office.mostImpacts))
        }
    }

    /// Numbers of the files in which articles are written, once they have been looked for.
    var articleFiles: [String]? { state.withLock { $0.articleFiles } }

    /// `nil` when there may be one more.
    func remember(articleFiles numbers: [String]?) {
        state.withLock { $0.articleFiles = numbers }
    }

    func use(_ agencies: AgencyMap) {
        state.withLock { $0.agencies = agencies }
    }

    /// The procedure a file was opened under: it keeps that version.
    func procedure(of file: CaseFile) throws -> Procedure {
        guard let opening = file.opening,
            let procedure = library.procedure(named: opening.procedure, version: opening.version)
        else {
            throw MissingProcedure(name: file.procedure.description, version: file.opening?.version ?? "")
        }
        return procedure
    }

    /// A file names a procedure version that no pack has: the packs are incomplete.
    public struct MissingProcedure: Error, Sendable, CustomStringConvertible {
        let name: String
        let version: String
        public var description: String { "no pack has the procedure \(name) in its version \(version)" }
    }
}
