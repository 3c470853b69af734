internal import Casework
internal import Evidence
public import Law
public import Programmes
internal import Store

/// The law base and the packs as they ship: what releases are laid on.
struct ShippedLaw: Sendable {
    let book: RuleBook
    let packs: [PackFile]
    let channels: [PackFile]
    let jurisdictions: Jurisdictions
    let questions: [QuestionList]
    let civil: CivilTables

    /// - Throws: `PackFaults` when a table or a list does not fit the law base.
    init(_ folder: LawFolder, packs: [PackFile], channels: [PackFile]) throws {
        book = try folder.ruleBook()
        self.packs = packs
        self.channels = channels
        jurisdictions = try folder.jurisdictions(book)
        questions = try folder.questions(book).lists
        civil = try folder.civilTables()
    }

    /// The law with some releases, and the packs read under it.
    ///
    /// - Throws: `PackFaults` when the packs cannot be read under that law.
    func withReleases(_ made: [MadeRelease], on day: CivilDate) throws -> LawInUse {
        let law = LawInForce(base: book, releases: made.map { .init($0.number, $0.changeSet.release) })
        let library = try ProgrammeLibrary(files: packs, law: PackLaw(law, on: day))
        return LawInUse(
            law: law, library: library,
            channels: try ChannelLibrary(
                files: channels, book: law.book(on: day), procedures: library.procedures),
            rules: Statutes.all(law.book(on: day)), made: made, day: day,
            jurisdictions: jurisdictions.with(law.book(on: day)),
            questions: try QuestionBook(questions, book: law.book))
    }
}

/// The law by which an office reckons now. It is exchanged as a whole, and never changed in part.
struct LawInUse: Sendable {
    let law: LawInForce
    let library: ProgrammeLibrary
    let channels: ChannelLibrary
    let rules: [Rule]
    let made: [MadeRelease]
    /// The day on which the rules answer where nobody names one.
    let day: CivilDate
    let jurisdictions: Jurisdictions
    let questions: QuestionBook
}

/// A release that was made: its number, the file that led to it, and the document that was signed.
public struct MadeRelease: Sendable {
    public let number: Int
    public let file: String
    /// SHA-256 of the signed change set, lower-case hex.
    public let digest: String
    public let releasedOn: CivilDate
    public let changeSet: ChangeSet
}

extension Office {
    /// What keeps a release from being read: the file that was released, and why.
    struct UnreadableRelease: Error, CustomStringConvertible {
        let file: String
        let reason: String
        var description: String { "\(file): \(reason)" }
    }

    /// Takes up the releases that the journal knows, in the order of their numbers, as one law; and those whose
    /// day has come.
    ///
    /// - Returns: how many are new to this process.
    @discardableResult
    func takeUpLaw() async throws -> Int {
        let known = lawInUse.made
        let files = try await releasedFiles()
        let today = now.legalDay
        let dayHasCome = law.changes(after: lawInUse.day, until: today)
        guard files != known.map(\.file) || dayHasCome else { return 0 }
        let made = try await database.read { db in
            try files.enumerated().map { index, file in
                try known.first { $0.file == file && $0.number == index + 1 }
                    ?? self.madeRelease(index + 1, of: file, on: db)
            }
        }
        use(try shippedLaw.withReleases(made, on: today))
        return files.count - known.count
    }

    /// Notices releases that another process has made, and takes them up.
    @discardableResult
    public func refreshLaw() async throws -> Int { try await takeUpLaw() }

    /// The numbers of the files that were released, in the order of their releases.
    private func releasedFiles() async throws -> [String] {
        let kept = try await database.read { db in
            try OfficeSettings.values(startingWith: Setting.releases, on: db)
        }
        return kept.sorted { $0.key < $1.key }.map(\.value)
    }

    private func madeRelease(
        _ number: Int, of file: String, on db: some Connection
    ) throws -> MadeRelease {
        guard let hand = try readFile(file, on: db), hand.file.outcome == Release.released,
            hand.file.facts["release-number"] == .count(number),
            let paper = hand.file.paper(Release.changeSet)
        else {
            throw UnreadableRelease(file: file, reason: "the journal does not know it as release \(number)")
        }
        let end = hand.events.lastIndex { if case .ended = $0 { true } else { false } }
        let day = end.map { CivilDate(dayNumber: hand.rows[$0].legalDay) }
        return MadeRelease(
            number: number, file: file, digest: paper.digest, releasedOn: day ?? now.legalDay,
            changeSet: try changeSet(paper, of: file))
    }

    /// The change set that a paper of a file is, as it lies in the vault.
    func changeSet(_ paper: Paper, of file: String) throws -> ChangeSet {
        let text = try changeSetText(paper, of: file)
        do {
            return try ChangeSet(reading: text)
        } catch let faults {
            throw DeskRefusal.changeSetFaulty(faults.faults)
        }
    }

    func changeSetText(_ paper: Paper, of file: String) throws -> String {
        guard let digest = Digest(hex: paper.digest) else {
            throw UnreadableRelease(file: file, reason: "\(paper.digest) is no digest")
        }
        return String(decoding: try vault.bytes(of: digest), as: UTF8.self)
    }
}

/// The names by which the office knows the file of a release.
enum Release {
    static let procedure: Name<Procedure> = "law-release"
    static let editor: Name<Role> = "legal-editor"
    static let changeSet: Name<PaperKind> = "change-set"
    static let report: Name<PaperKind> = "test-report"
    static let released: Name<Outcome> = "released"

    /// The setting that keeps the place of a release: `law.release.00007`.
    static func setting(_ number: Int) -> String {
        let text = String(number)
        return Setting.releases + String(repeating: "0", count: max(0, 5 - text.count)) + text
    }
}
