internal import Evidence
internal import Foundation
internal import Law
internal import Programmes
internal import Store

/// What concerns the records: schema, proof, clock, backups, mail and rounds.
extension Doctor {
    func schemaLines(_ look: any DatabaseLook) -> [DoctorLine] {
        do {
            let migrator = try Migrator(folder: share.appending(path: "migrations"))
            let missing = try look.read { db in try migrator.missing(on: db) }
            let name = migrator.newest?.name ?? ""
            guard missing > 0 else { return [.ok(.schema, "the schema is \(name), as this program has it")] }
            return [
                .warn(
                    .schema, "the schema is \(missing) steps behind \(name)",
                    "make a backup; the steps are taken when the office is next opened")
            ]
        } catch let fault as SchemaFault {
            let remedy =
                switch fault {
                case .newer: "use the newer zhibao"
                case .changed: "install the folder `share` of the version that the office ran with"
                case .halfMigrated: "restore the office from its last good backup with `zhibao restore`"
                case .foreign: "name the data folder of an office with --data"
                case .misnumbered, .foldersHeadDiffers: "install the folder `share` of this version once more"
                }
            return [.fail(.schema, OfficeFault(fault).description, remedy)]
        } catch {
            return unseen(.schema, error)
        }
    }

    func durabilityLines(_ look: any DatabaseLook) -> [DoctorLine] {
        let found = attempt(.durability) { try look.durability() }
        guard let found = found.value else { return found.fault }
        guard found.waitsForDisk else {
            return [
                .fail(
                    .durability, "the engine does not wait for the disk (\(found.settings))",
                    folder.server == nil
                        ? "use the SQLite of this machine's distribution"
                        : "set fsync and full_page_writes on in postgresql.conf, and restart the server")
            ]
        }
        return [.ok(.durability, "commits wait for the disk (\(found.settings))")]
    }

    func journalLines(_ look: any DatabaseLook) -> [DoctorLine] {
        let found = attempt(.journal) {
            try look.read { db in
                let head = try Journal.head(on: db)
                return (head, try Journal.scan(from: max(1, head.position), limit: 2, on: db))
            }
        }
        guard let (head, rows) = found.value else { return found.fault }
        let isSound = head.position == 0 ? rows.isEmpty : rows.count == 1 && rows[0].chain == head.chain
        guard isSound else {
            return [
                .fail(
                    .journal, "the head names page \(head.position), and the journal does not end there",
                    "run `zhibao verify`; restore the last good backup")
            ]
        }
        return [.ok(.journal, "\(head.position) pages; the head is the last of them")]
    }

    func headsLines(_ look: any DatabaseLook) -> [DoctorLine] {
        let log = HeadsLog(at: folder.heads)
        do {
            let faults = try look.read { db in try log.faults(on: db) }
            let lines = try log.lines()
            if let first = faults.first {
                return [.fail(.heads, VerificationFinding(first).description, "run `zhibao verify`")]
            }
            guard let last = lines.last else {
                return [
                    .ok(.heads, "no head has been logged yet: that is done hourly while the office is served")
                ]
            }
            return [
                .ok(.heads, "\(lines.count) heads agree with the journal, the last at page \(last.position)")
            ]
        } catch let fault as HeadsLog.Fault {
            return [.fail(.heads, VerificationFinding(fault).description, "run `zhibao verify`")]
        } catch {
            return unseen(.heads, error)
        }
    }

    func clockLines(_ look: any DatabaseLook) -> [DoctorLine] {
        let found = attempt(.clock) {
            try look.read { db in
                (
                    demo: try OfficeSettings.value(Setting.demoMoment, on: db),
                    last: try Journal.lastMoment(on: db).map(Instant.init(ms:))
                )
            }
        }
        guard let (demo, last) = found.value else { return found.fault }
        if demo != nil, !hasOwnClock {
            return [.ok(.clock, "a demo world, whose clock goes on from its own moment")]
        }
        guard let last, moment < last else {
            return [.ok(.clock, "the clock says \(moment), and the journal is not ahead of it")]
        }
        return [
            .fail(
                .clock, "the clock says \(moment), but the journal was written until \(last)",
                "set the machine's clock (timedatectl, chrony), and start the server after \(last)")
        ]
    }

    /// The clock by which ages are told: a demo world has its own.
    func now(_ look: any DatabaseLook) throws -> Instant {
        guard !hasOwnClock else { return moment }
        return try look.read { db in
            OfficeClock(
                following: try OfficeSettings.value(Setting.demoMoment, on: db)
                    .flatMap(Instant.init(parsing:)),
                lastMoment: try Journal.lastMoment(on: db).map(Instant.init(ms:))
            ).now
        }
    }

    func calendarLines(_ look: any DatabaseLook, _ content: Result<OfficeContent, any Error>) -> [DoctorLine]
    {
        guard case .success(let content) = content else { return [] }
        let found = attempt(.calendar) {
            let kept = try look.read { db in
                try OfficeSettings.values(startingWith: Setting.calendars, on: db)
            }
            return try kept.sorted { $0.key < $1.key }
                .reduce(content.calendar) { try $0.merging(csv: $1.value) }.publishedYears
        }
        guard let years = found.value else { return found.fault }
        let today = moment.legalDay
        let remedy = "load the notice of the State Council with `zhibao calendar load`"
        guard years.contains(today.year) else {
            return [
                .fail(.calendar, "the year \(today.year) is missing: its deadlines stay provisional", remedy)
            ]
        }
        if years.contains(today.year + 1) {
            return [.ok(.calendar, "\(today.year) and \(today.year + 1) are loaded")]
        }
        // The notice of a year comes out in the autumn before it.
        guard today.month == 12 else {
            return [
                .ok(.calendar, "\(today.year) is loaded; the notice of \(today.year + 1) comes in autumn")
            ]
        }
        return [
            .warn(
                .calendar, "\(today.year + 1) is missing: deadlines in it stay provisional", remedy)
        ]
    }

    func mailLines(_ look: any DatabaseLook) -> [DoctorLine] {
        let found = attempt(.mail) {
            try look.read { db in
                (
                    oldest: try Outbox.oldestWaiting(on: db).map(Instant.init(ms:)),
                    count: try Outbox.waiting(upTo: 1_000, on: db)
                )
            }
        }
        let moment = attempt(.mail) { try now(look) }
        guard let (oldest, count) = found.value, let now = moment.value else {
            return found.fault + moment.fault
        }
        guard let oldest else { return [.ok(.mail, "no mail waits")] }
        let said = "\(count) mails wait, the oldest for \(Doctor.age(oldest, now))"
        guard now.ms - oldest.ms > 6 * 3_600_000 else { return [.ok(.mail, said)] }
        return [
            .warn(.mail, said, "see that the office is served, and the mail server (docs/operations/mail.md)")
        ]
    }

    func roundLines(_ look: any DatabaseLook) -> [DoctorLine] {
        let found = attempt(.rounds) {
            let now = try now(look)
            let past = try look.read { db in try ClockRounds.longestPast(on: db, by: now.ms) }
            return (now, past.map(Instant.init(ms:)))
        }
        guard let (now, past) = found.value else { return found.fault }
        guard let past else { return [.ok(.rounds, "every clock that ran out is marked")] }
        let said = "a clock ran out \(Doctor.age(past, now)) ago and is not marked yet"
        guard now.ms - past.ms > 10 * 60_000 else { return [.ok(.rounds, said)] }
        return [
            .warn(
                .rounds, said, "see that the office is served, and look for `a round failed` in its log")
        ]
    }
}
