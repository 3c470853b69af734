public import Casework
internal import Evidence
public import Law
public import Programmes
internal import Store

/// A release in the list of the legal section.
public struct ReleaseRow: Sendable {
    public let id: String
    /// In the language of the reader's choice, by language.
    public let title: [String: String]
    public let stage: Name<Stage>
    public let outcome: Name<Outcome>?
    public let from: CivilDate?
    /// From 1; `nil` while it is not released.
    public let number: Int?
    public let openedOn: CivilDate
}

/// A release with everything that the legal section looks at before it signs.
public struct ReleaseView: Sendable {
    public let file: FileView
    public let digest: String?
    public let text: String?
    public let changeSet: ChangeSet?
    /// What the law, as it stands now, has against the change set.
    public let faults: [PackFault]
    /// The newest report, and whether it is of this change set on the law as it stands.
    public let report: RuleTestReport?
    public let isReportCurrent: Bool
    /// The law without the change.
    public let law: LawInForce
    public let number: Int?
}

/// The legal editor's desk: change sets are proposed, looked through and listed here; acts on them are acts on
/// files like any other.
extension Office {
    /// Longest change set, in bytes.
    public static let changeSetLimitBytes = 256 << 10
    /// Files of the section that the list shows.
    static let mostReleases = 200

    /// What applies: releases in the order of their numbers. For everybody.
    public var madeReleases: [MadeRelease] { lawInUse.made }

    /// Opens a file for a change set, files it and proposes it. Nothing is opened for a faulty one.
    ///
    /// - Returns: the number of the file.
    public func proposeRelease(_ text: String, for caller: Caller) async throws -> String {
        guard caller.roles.contains(Release.editor), caller.agencyKind == "ip-office" else {
            throw Refusal.notYourRole(needed: [Release.editor])
        }
        _ = try sound(text)
        let number = try await openRelease(for: caller)
        try await file(text, to: number, for: caller)
        _ = try await submit("propose", fields: [:], to: number, expecting: nil, for: caller)
        return number
    }

    /// Files another text of a change set and proposes it anew.
    public func reviseRelease(_ text: String, of number: String, for caller: Caller) async throws {
        let hand = try await sharedFile(number, with: caller)
        let open = hand.procedure.actions(in: hand.file.stage)
        guard let revise = open.first(where: { $0.name == "revise" || $0.name == "propose" }) else {
            throw Refusal.notInThisStage("revise", stage: hand.file.stage)
        }
        guard hand.procedure.may(caller.officer, do: revise, on: hand.file) else {
            throw Refusal.notYourRole(needed: revise.by)
        }
        _ = try sound(text)
        try await file(text, to: number, for: caller)
        _ = try await submit(
            revise.name.description, fields: [:], to: number, expecting: nil, for: caller)
    }

    /// Reads a change set and holds it against the law of today; nothing is kept.
    public func sound(_ text: String) throws -> ChangeSet {
        do {
            return try ChangeSet(reading: text, against: law, today: now.legalDay)
        } catch let faults {
            throw DeskRefusal.changeSetFaulty(faults.faults)
        }
    }

    private func openRelease(for caller: Caller) async throws -> String {
        let moment = now
        guard let procedure = library.current(Release.procedure, on: moment.legalDay),
            let agency = agencies.agency(caller.agency)
        else { throw MissingProcedure(name: "law-release", version: moment.legalDay.description) }
        let stamp = Stamp(
            officer: caller.person.description, agency: caller.agency.description,
            legalDay: moment.legalDay, recordedMs: moment.ms)
        return try await database.write { db in
            let number = try self.nextNumber(at: caller.division, on: db)
            let opened = OpenedFile(
                procedure: procedure.name, version: procedure.version, number: CaseNumber(number),
                agency: caller.agency, area: agency.division,
                bodies: self.agencies.bodies(of: procedure, opening: agency, place: nil), at: moment)
            let events = procedure.open(opened, calendar: self.calendar)
            let rows = try self.append(events, to: number, after: 0, stamp, on: db)
            let hand = FileInHand(
                number: number, rows: [], events: [], file: CaseFile(), procedure: procedure)
            try self.project(hand, adding: events, as: rows, on: db)
            return number
        }
    }

    private func file(_ text: String, to number: String, for caller: Caller) async throws {
        let bytes = Array(text.utf8)
        let body = AsyncStream<[UInt8]> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        _ = try await fileDocument(
            kind: Release.changeSet.description, name: ChangeSet.file, mediaType: "application/yaml",
            limit: Office.changeSetLimitBytes, body: body, to: number, for: caller)
    }

    /// The releases of the caller's section, the newest first.
    public func releases(for caller: Caller) async throws -> [ReleaseRow] {
        var filter = Docket.Filter(agency: caller.agency.description)
        filter.procedure = Release.procedure.description
        let wanted = filter
        let hands = try await database.read { db in
            let page = try Docket.page(
                wanted, order: .newest, after: nil, limit: Office.mostReleases, on: db)
            return try page.entries.compactMap { try self.readFile($0.number, on: db) }
        }
        return hands.filter { !$0.procedure.rolesHeld(by: caller.officer, on: $0.file).isEmpty }.map(row)
    }

    private func row(_ hand: FileInHand) -> ReleaseRow {
        var number: Int?
        if case .count(let count)? = hand.file.facts["release-number"] { number = count }
        var from: CivilDate?
        if case .day(let day)? = hand.file.facts["in-force-from"] { from = day }
        return ReleaseRow(
            id: hand.number, title: title(of: hand), stage: hand.file.stage, outcome: hand.file.outcome,
            from: from, number: number,
            openedOn: (hand.file.opening?.at ?? Instant(ms: 0)).legalDay)
    }

    private func title(of hand: FileInHand) -> [String: String] {
        guard let paper = hand.file.paper(Release.changeSet) else { return [:] }
        do {
            return try changeSet(paper, of: hand.number).release.title
        } catch {
            return [:]
        }
    }

    /// One release, for those who have a role on it.
    public func release(_ number: String, for caller: Caller) async throws -> ReleaseView {
        let hand = try await releaseInHand(number, for: caller)
        let view = try await file(number, for: caller)
        let paper = hand.file.paper(Release.changeSet)
        let text = try paper.map { try changeSetText($0, of: number) }
        var (changeSet, faults): (ChangeSet?, [PackFault]) = (nil, [])
        do throws(PackFaults) {
            changeSet = try text.map { text throws(PackFaults) in try ChangeSet(reading: text) }
        } catch {
            faults = error.faults
        }
        let made = lawInUse.made.first { $0.file == number }?.number
        let earlier = law.releases.filter { release in made.map { release.number < $0 } ?? true }
        let before = LawInForce(base: law.base, releases: earlier)
        if made == nil, !hand.file.hasEnded {
            faults += changeSet?.faults(against: law, today: now.legalDay) ?? []
        }
        let report = try testReport(of: hand)
        return ReleaseView(
            file: view, digest: paper?.digest, text: text, changeSet: changeSet, faults: faults,
            report: report,
            isReportCurrent: report?.changeSet == paper?.digest && report?.base == before.lastNumber,
            law: before, number: made)
    }

    func releaseInHand(_ number: String, for caller: Caller) async throws -> FileInHand {
        let hand = try await sharedFile(number, with: caller)
        guard hand.procedure.name == Release.procedure,
            !hand.procedure.rolesHeld(by: caller.officer, on: hand.file).isEmpty
        else { throw DeskRefusal.notFound }
        return hand
    }
}
