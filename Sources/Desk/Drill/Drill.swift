internal import Casework
internal import Evidence
public import Foundation
public import Law
public import Programmes
internal import Store

/// Fills a new office with the work of a province, through the desk that people use: every act is decided, signed
/// by somebody who may, and journalled. The same plan makes the same journal, to the last byte of its head.
///
/// One step follows the other in the order of the office's days, because a journal that two threads wrote would be
/// another one each time. What makes it fast is that many acts share one wait for the disk.
public struct Drill {
    public struct Made: Sendable {
        public let office: Office
        public let tally: DrillTally
        /// The moment at which the office stands.
        public let moment: Instant
        public let wasStopped: Bool
        /// The journal's head: the same for the same plan.
        public let head: String
    }

    /// How far it has come.
    public struct Progress: Sendable {
        public let files: Int
        public let acts: Int
        public let day: CivilDate
        /// Of the days of the drill that have passed.
        public let share: Double
    }

    /// Acts that wait for the disk together.
    static let actsOfAGroup = 512
    /// After so many steps a file is left as it is, and so is a matter on which nothing could be done so often.
    static let mostSteps = 60
    static let mostWaits = 8

    let office: Office
    let plan: DrillPlan
    let writing: DrillWriting
    let charts: DrillCharts
    let stories: [Scenario]
    /// The province as it was given.
    let world: World
    let places: [String]
    /// Who may open a file of a procedure by hand.
    let openers: [Name<Procedure>: [Caller]]
    var chance: DrillChance
    var tally = DrillTally()
    var matters: [Int: DrillMatter] = [:]
    var queue = DrillQueue()

    /// - Parameter progress: told now and then; `isStopped` is asked before every step.
    public static func make(
        _ folder: OfficeFolder, share: URL, world: World, plan: DrillPlan, content: OfficeContent? = nil,
        progress: (Progress) -> Void = { _ in }, isStopped: () -> Bool = { false }
    ) async throws -> Made {
        let content = try content ?? OfficeContent(share: share)
        let path = "drill/words.yaml"
        let words = try DrillWords(
            reading: String(contentsOf: share.appending(path: path), encoding: .utf8), file: path)
        var chance = DrillChance(seed: plan.seed, lane: -1)
        let names = content.divisions.names(of: world.agencies.map(\.division))
        let people = DrillPeople(extending: world, words: words, divisions: names, chance: &chance)
        let beginning = Instant(plan.begins, 8, 0)
        let (office, _) = try await Office.create(
            folder, share: share, world: people.world, named: "drill",
            clock: OfficeClock(standingAt: beginning), randomness: Randomness(seed: "drill \(plan.seed)"),
            passwords: .demo, postsFrom: plan.begins, content: content,
            commits: .inGroups(of: actsOfAGroup))
        try await office.database.write { db in
            try OfficeSettings.set(Setting.demoMoment, to: beginning.description, at: beginning.ms, on: db)
        }
        var drill = try Drill(
            office: office, plan: plan, words: words, world: world, people: people, chance: chance)
        let wasStopped = try await drill.run(progress, isStopped)
        return try await drill.finish(wasStopped: wasStopped)
    }

    private init(
        office: Office, plan: DrillPlan, words: DrillWords, world: World, people: DrillPeople,
        chance: DrillChance
    ) throws {
        self.office = office
        self.world = world
        self.plan = plan
        self.chance = chance
        let library = office.library
        let told = try library.scenarios()
        writing = DrillWriting(words: words, samples: DrillSamples(told), people: people)
        charts = DrillCharts(library)
        stories = told.sorted { $0.place.file < $1.place.file }
        places = Array(Set(people.world.agencies.filter { $0.kind == "court" }.map(\.division))).sorted()
            .filter { !$0.hasSuffix("0000") }
        openers = Drill.openers(in: office, people)
    }

    /// Everybody whose first act opens a file of a procedure, in the order of the world.
    private static func openers(in office: Office, _ people: DrillPeople) -> [Name<Procedure>: [Caller]] {
        var openers: [Name<Procedure>: [Caller]] = [:]
        for post in people.everyPost {
            guard let caller = office.drillCaller(post.person, at: post.agency, as: post.role) else {
                continue
            }
            for procedure in office.openable(by: caller) {
                openers[procedure.name, default: []].append(caller)
            }
        }
        return openers
    }

    // MARK: the course of days

    private mutating func run(_ progress: (Progress) -> Void, _ isStopped: () -> Bool) async throws -> Bool {
        let end = Instant(plan.until, 17, 0)
        var next = plan.only.map { Instant(ms: $0.at.ms) } ?? firstMoment
        var day = plan.begins
        while !isStopped() {
            let due = queue.first
            let opens = wantsMore && (due.map { next.ms <= $0.ms } ?? true)
            let moment = opens ? min(next, end) : due.map { Instant(ms: $0.ms) } ?? end
            guard moment <= end, opens || due != nil else { return false }
            if moment.legalDay != day {
                day = moment.legalDay
                try await beginDay(day)
                progress(report(day))
            }
            office.clock.stand(at: moment)
            if opens {
                try await beginMatter(at: moment)
                next = plan.only == nil ? self.next(after: moment) : end
            } else if let entry = queue.takeFirst() {
                try await goOn(entry)
            }
        }
        return true
    }

    private var wantsMore: Bool { plan.only == nil ? tally.files < plan.files : tally.matters == 0 }

    private var firstMoment: Instant { Instant(office.calendar.workday(onOrAfter: plan.begins + 1), 9, 0) }

    /// The rest of the files is spread over the rest of the days.
    private mutating func next(after moment: Instant) -> Instant {
        let span = Instant(plan.until - DrillPlan.lastDays, 16, 0).ms - firstMoment.ms
        let share = Double(tally.files) / Double(max(plan.files, 1))
        let paced = Instant(ms: firstMoment.ms + Int(Double(span) * share))
        return max(moment.adding(ms: 1), inOffice(paced))
    }

    /// A moment at which somebody is at their desk.
    mutating func inOffice(_ moment: Instant) -> Instant {
        let day = office.calendar.workday(onOrAfter: moment.legalDay)
        let minutes = chance.within(0...479)
        return max(moment, Instant(day, 9 + minutes / 60, minutes % 60))
    }

    private mutating func beginDay(_ day: CivilDate) async throws {
        office.clock.stand(at: Instant(day, 0, 10))
        tally.clocksRunOut += try await office.runClockRound()
    }

    private func report(_ day: CivilDate) -> Progress {
        Progress(
            files: tally.files, acts: tally.acts, day: day,
            share: Double(day - plan.begins) / Double(plan.until - plan.begins))
    }

    // MARK: the end

    /// The last round, the head in its log, and everything on the disk.
    private mutating func finish(wasStopped: Bool) async throws -> Made {
        if !wasStopped {
            office.clock.stand(at: Instant(plan.until, 17, 0))
            tally.clocksRunOut += try await office.runClockRound()
        }
        let moment = office.now
        try await office.database.write { db in
            try OfficeSettings.set(Setting.demoMoment, to: moment.description, at: moment.ms, on: db)
        }
        try await office.runLikenessRound()
        _ = try await office.runHeadsRound()
        let head = try await office.database.read { db in try Journal.head(on: db).chain.description }
        try office.database.commitGroup()
        office.vault.waitForDisk()
        tally.add(contentsOf: DrillCheck(office.library, in: world).faults(of: tally))
        return Made(office: office, tally: tally, moment: moment, wasStopped: wasStopped, head: head)
    }
}

extension DrillPlan {
    /// Days at the end on which no new file is planned, so that the last ones have begun to move.
    static let lastDays = 10
}

extension DrillTally {
    mutating func add(contentsOf faults: [DrillFault]) {
        for fault in faults { add(fault) }
    }
}

extension Office {
    /// A person at a post, as a session would know them.
    func drillCaller(_ person: World.Person, at agency: String, as role: String) -> Caller? {
        guard let body = agencies.agency(AgencyID(agency)) else { return nil }
        return Caller(
            person: PersonID(person.id), personName: person.name, agency: AgencyID(agency),
            agencyName: body.name, agencyKind: body.kind, division: body.division, roles: [Name(role)])
    }
}
