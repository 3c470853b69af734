internal import Casework
internal import Law
internal import Programmes

/// What is wrong with the packs by their definitions and by what a drill met: dead ends, clocks without an end, acts
/// that nobody may do.
struct DrillCheck {
    /// A stage that was entered so often and never left is no chance any more.
    static let oftenEntered = 12

    private let library: ProgrammeLibrary
    private let world: World

    /// - Parameter world: the province as it is given, before a drill adds people where they lack.
    init(_ library: ProgrammeLibrary, in world: World) {
        self.library = library
        self.world = world
    }

    func faults(of tally: DrillTally) -> [DrillFault] {
        let sorted = library.procedures.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
        return sorted.flatMap {
            actsOfNobody(in: $0) + deadEnds(in: $0) + handedToNobody(in: $0) + clocksWithoutEnd(in: $0)
        }
            + neverLeft(tally)
    }

    /// Whether somebody of the province holds a role of an act at a body that may play its part.
    private func isHeld(_ name: Name<Role>, of procedure: Procedure) -> Bool {
        guard let role = procedure.role(name) else { return false }
        if role.party != nil { return true }
        let body = procedure.bodies.first { $0.name == role.body }
        let agencies = world.agencies.filter { agency in
            if case .kind(let kind)? = body?.kind { agency.kind == kind } else { true }
        }
        let able = Set(agencies.map(\.id))
        return world.people.contains { person in
            person.posts.contains { able.contains($0.agency) && $0.roles.contains(name.description) }
        }
    }

    private func isDoable(_ action: Action, in procedure: Procedure) -> Bool {
        action.by.contains { isHeld($0, of: procedure) }
    }

    private func actsOfNobody(in procedure: Procedure) -> [DrillFault] {
        procedure.allActions.filter { !isDoable($0, in: procedure) }.map {
            fault(.actOfNobody, procedure, $0.name.description)
        }
    }

    /// Stages that can be come to, do not end the file, and that neither an act nor a clock leaves.
    private func deadEnds(in procedure: Procedure) -> [DrillFault] {
        let stages = reachable(in: procedure)
        return procedure.stages.filter { stages.contains($0.name) && !$0.ends }.compactMap { stage in
            let isLeft = nextStages(of: stage, in: procedure).contains { $0 != stage.name }
            return isLeft ? nil : fault(.deadEnd, procedure, stage.name.description)
        }
    }

    /// Acts, and openings, that hand a file to a body of which nobody of its kind could go on with it.
    private func handedToNobody(in procedure: Procedure) -> [DrillFault] {
        func isTaken(_ receptions: [Reception]) -> Bool {
            receptions.allSatisfy { $0.roles.contains { isHeld($0, of: procedure) } }
        }
        let acts = procedure.stages.flatMap { stage in
            (stage.ends ? [] : stage.actions + procedure.anywhere).filter {
                !isTaken(procedure.receptions(of: $0, in: stage.name))
            }
        }
        let opening = isTaken(procedure.receptionsAtOpening) ? [] : [procedure.opening.stage.description]
        return (acts.map(\.name.description) + opening).map { fault(.standsStill, procedure, $0) }
    }

    private func nextStages(of stage: Stage, in procedure: Procedure) -> [Name<Stage>] {
        let acts = (stage.actions + procedure.anywhere).filter { isDoable($0, in: procedure) }
        return acts.compactMap(\.goesTo) + procedure.clocks.compactMap(\.endsIn)
    }

    private func reachable(in procedure: Procedure) -> Set<Name<Stage>> {
        var found: Set<Name<Stage>> = [procedure.opening.stage]
        var waiting = [procedure.opening.stage]
        while let name = waiting.popLast() {
            guard let stage = procedure.stage(name), !stage.ends else { continue }
            for next in nextStages(of: stage, in: procedure) where found.insert(next).inserted {
                waiting.append(next)
            }
        }
        return found
    }

    /// A clock that somebody owes an answer to must be one that somebody can answer; one that is held up, one that
    /// somebody can let run on. What lapses or ends by itself needs nobody.
    private func clocksWithoutEnd(in procedure: Procedure) -> [DrillFault] {
        let acts = procedure.allActions.filter { isDoable($0, in: procedure) }
        let ended = Set(acts.flatMap { $0.stops + $0.drops }.map(\.name))
        let resumed = Set(acts.flatMap(\.resumes).map(\.name))
        return procedure.clocks.compactMap { clock in
            let isOwed = clock.isTarget || clock.onExpiry == .breach || clock.onExpiry == .marksLate
            let endsWithReceipt = clock.until.map { paper in
                acts.contains { $0.serves.contains { $0.document == paper } }
            }
            if isOwed, !ended.contains(clock.name), endsWithReceipt != true {
                return fault(.clockNobodyStops, procedure, clock.name.description)
            }
            let isHeldUp = acts.contains { $0.suspends[clock.name] != nil }
            return isHeldUp && !resumed.contains(clock.name)
                ? fault(.clockWithoutEnd, procedure, clock.name.description) : nil
        }
    }

    /// A stage that a clock ends is left in its own time, which may be longer than a drill.
    private func neverLeft(_ tally: DrillTally) -> [DrillFault] {
        tally.entered.sorted { $0.key < $1.key }.compactMap { place, times in
            guard times >= DrillCheck.oftenEntered, tally.left[place] == nil else { return nil }
            let parts = place.split(separator: "/").map(String.init)
            let clocks = library.procedures.filter { $0.name.description == parts.first }.flatMap(\.clocks)
            guard !clocks.contains(where: { $0.endsIn != nil }) else { return nil }
            return DrillFault(
                kind: .neverLeft, procedure: parts.first ?? "", place: parts.last ?? "",
                token: tally.firstAt[place], path: [])
        }
    }

    private func fault(_ kind: DrillFault.Kind, _ procedure: Procedure, _ place: String) -> DrillFault {
        DrillFault(
            kind: kind, procedure: procedure.name.description, place: place, token: nil, path: [])
    }
}
