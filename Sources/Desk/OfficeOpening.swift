internal import Casework
internal import Evidence
public import Foundation
internal import Law
internal import Programmes
public import Store
internal import Synchronization

/// What an office reads from `share` when it starts. It never changes, so offices in one process may have it together.
public final class OfficeContent: Sendable {
    let shippedLaw: ShippedLaw
    let calendar: WorkCalendar
    let texts: TextCatalogue
    let migrator: Migrator
    let divisions: Divisions
    let folding: Folding
    let firmWords: FirmWords
    let articles: [KnowledgeArticle]
    let redactor: Redactor
    let keeping: KeepingRules
    let retention: RetentionSchedule
    private let laws = Mutex<[CivilDate: LawInUse]>([:])

    /// - Parameter share: the folder of content that ships with the program.
    /// - Throws: `PackFaults` and others with all that is wrong in it.
    public init(share: URL) throws {
        let folder = LawFolder(share.appending(path: "law"))
        (shippedLaw, texts) = try together {
            try ShippedLaw(
                folder, packs: try PackFile.reading(share.appending(path: "programmes")),
                channels: try PackFile.reading(share.appending(path: "channels")))
        } _: {
            try TextCatalogue(loading: share.appending(path: "texts").path(percentEncoded: false))
        }
        calendar = try folder.calendar()
        redactor = Redactor(words: try folder.redactionWords())
        keeping = try KeepingRules(folder: share.appending(path: "keeping"))
        retention = try RetentionSchedule(folder: share.appending(path: "keeping"))
        articles = try KnowledgeShelf(folder: share.appending(path: "knowledge"), texts: texts).articles
        migrator = try Migrator(folder: share.appending(path: "migrations"))
        let places = share.appending(path: "law/divisions")
        func table(_ name: String) throws -> String {
            try String(contentsOf: places.appending(path: name + ".csv"), encoding: .utf8)
        }
        divisions = try Divisions(
            csv: [table("heilongjiang"), table("neighbours")], provinces: table("provinces"))
        folding = try Folding(reading: share.appending(path: "folding/characters.txt"))
        firmWords = try FirmWords(reading: share.appending(path: "folding/firm-names.yaml"))
    }

    /// The law as it ships, without releases, and the packs read under it.
    func law(on day: CivilDate) throws -> LawInUse {
        if let read = laws.withLock({ $0[day] }) { return read }
        let read = try shippedLaw.withReleases([], on: day)
        try keeping.check(against: read.library.procedures)
        try retention.check(
            against: read.library.procedures,
            keptForEver: [Release.procedure, Name(ArticleFiles.procedure)])
        laws.withLock { $0[day] = read }
        return read
    }

    func migrate(_ database: some OfficeStore, at nowMs: Int) async throws {
        do {
            _ = try await migrator.migrate(database, at: nowMs)
        } catch let fault as SchemaFault {
            throw OfficeFault(fault)
        }
    }
}

/// Names under which the office remembers things about itself.
enum Setting {
    static let key = "office.key"
    static let world = "office.world"
    /// Where the records were moved to: nobody goes on in what was left behind.
    static let moved = "office.moved"
    /// Where the documents lie, if not in the folder.
    static let vault = "office.vault"
    /// The moment at which the demo world was made: its clock goes on from there.
    static let demoMoment = "demo.moment"
    static let calendars = "calendar."
    static let signIn = "sign-in."
    /// `law.release.00001` and so on: the numbers of the files that were released, made from the journal.
    static let releases = "law.release."
}

extension Office {
    /// Whether the office must be able to read the releases of its law, or is opened to look what is wrong.
    public enum LawReading: Sendable { case demanded, asFound }

    /// An office that was opened, with the lock that its server holds.
    public typealias Opened = (office: Office, lock: OfficeLock?)

    /// Opens an office that was made before.
    ///
    /// - Parameter share: the folder of content that ships with the program.
    /// - Parameter clock: without one, a demo world goes on where it stopped, and every other office has the
    ///   machine's clock.
    /// - Parameter content: what was read from `share` before; without it, it is read now.
    /// - Parameter presence: who else may work on the office. One that serves clears interrupted uploads away.
    public static func open(
        _ folder: OfficeFolder, share: URL, clock: OfficeClock? = nil, randomness: Randomness = Randomness(),
        as presence: Presence, reading: LawReading = .demanded, content: OfficeContent? = nil
    ) async throws -> Opened {
        let database = try await folder.openRecords()
        let ring = try readKey(folder)
        let vault = try folder.openVault()
        let lock = try await enter(folder, database, as: presence)
        let content = try content ?? OfficeContent(share: share)
        let law = try content.law(on: (clock ?? OfficeClock()).now.legalDay)
        let machineMs = (clock ?? OfficeClock()).now.ms
        try await content.migrate(database, at: machineMs)
        let kept = try await database.read { db in try Kept(on: db) }
        let inUse = try kept.masterKey(of: ring, in: folder)
        try folder.demandVault(remembered: kept.vault)
        let key = try await database.read { db in try inUse.complete(on: db) }
        let isServer = presence != .beside
        let clock = clock ?? kept.clock(isServer: isServer)
        try await kept.demandPast(of: clock, isFleet: folder.server != nil)
        let office = Office(
            folder: folder, clock: clock, content: content, law: law, randomness: randomness,
            database: database, vault: vault, key: key,
            passwords: kept.isDemo ? .demo : .office,
            calendar: try kept.calendar(over: content.calendar),
            agencies: AgencyMap(kept.agencies),
            shelf: isServer ? FileShelf(most: FileShelf.mostOfServer) : nil)
        do {
            try await office.takeUpLaw()
        } catch  where reading == .asFound {
            // Verification says what is wrong with the releases; nobody works by this law.
            return (office, lock)
        } catch {
            throw OfficeFault.law("\(error)")
        }
        return (office, lock)
    }

    private static func readKey(_ folder: OfficeFolder) throws -> KeyRing {
        do {
            return try KeyRing.read(from: folder.key)
        } catch let fault as MasterKey.Fault {
            throw OfficeFault(fault)
        }
    }

    /// Takes the locks of the folder and of the server, if there is one, and clears away what an interrupted upload left
    /// where nobody else can be uploading.
    private static func enter(
        _ folder: OfficeFolder, _ database: any OfficeStore, as presence: Presence
    ) async throws -> OfficeLock? {
        guard presence != .beside else { return nil }
        do {
            guard try await database.enter(presence) else { throw OfficeFault.served(folder.records) }
            func clear() throws { _ = try Vault(at: folder.vault) }
            if folder.server != nil, presence == .serving {
                return try OfficeLock(sharing: folder.root, isFirst: clear)
            }
            let lock = try OfficeLock(folder: folder.root)
            try clear()
            return lock
        } catch is OfficeLocked {
            throw OfficeFault.served(folder.root.path(percentEncoded: false))
        }
    }

    /// Ends the connections to the database. Nothing may be asked afterwards.
    public func close() throws {
        try database.close()
    }
}

/// What the database remembers of the office itself.
private struct Kept: Sendable {
    let key: String?
    let movedTo: String?
    let vault: String?
    let demoMoment: Instant?
    let lastMoment: Instant?
    let agencies: [AgencyEntry]
    private let calendars: [String: String]

    init(on db: some Connection) throws {
        key = try OfficeSettings.value(Setting.key, on: db)
        movedTo = try OfficeSettings.value(Setting.moved, on: db)
        vault = try OfficeSettings.value(Setting.vault, on: db)
        demoMoment = try OfficeSettings.value(Setting.demoMoment, on: db).flatMap(Instant.init(parsing:))
        lastMoment = try Journal.lastMoment(on: db).map(Instant.init(ms:))
        agencies = try Directory.agencies(on: db)
        calendars = try OfficeSettings.values(startingWith: Setting.calendars, on: db)
    }

    var isDemo: Bool { demoMoment != nil }

    /// - Throws: `OfficeFault` for records that are half moved, were moved away, or need another key.
    func masterKey(of ring: KeyRing, in folder: OfficeFolder) throws -> MasterKey {
        guard let key else { throw OfficeFault.noOffice(folder.records) }
        if let movedTo { throw OfficeFault.moved(to: movedTo) }
        guard let inUse = ring.generation(key)?.key else {
            throw OfficeFault.anotherKey(folder.key.path(percentEncoded: false))
        }
        return inUse
    }

    /// A command beside a server whose clock was set ahead follows the journal; a server refuses to.
    func clock(isServer: Bool) -> OfficeClock {
        if let demoMoment { return OfficeClock(startingAt: max(demoMoment, lastMoment ?? demoMoment)) }
        let machine = OfficeClock()
        guard !isServer, let lastMoment, machine.now < lastMoment else { return machine }
        return OfficeClock(startingAt: lastMoment)
    }

    /// Milliseconds by which the clocks of two machines of a fleet may differ.
    private static let mostSkewMs = 10_000

    /// Throws unless the clock is behind nothing that was written. Machines of a fleet differ a little, which is waited for.
    func demandPast(of clock: OfficeClock, isFleet: Bool) async throws {
        guard let last = lastMoment, clock.now < last else { return }
        let aheadMs = last.ms - clock.now.ms
        guard isFleet, aheadMs <= Kept.mostSkewMs else {
            throw OfficeFault.clockBehind(now: clock.now, last: last)
        }
        try await Task.sleep(for: .milliseconds(aheadMs))
    }

    func calendar(over base: WorkCalendar) throws -> WorkCalendar {
        try calendars.sorted { $0.key < $1.key }.reduce(base) { try $0.merging(csv: $1.value) }
    }
}
