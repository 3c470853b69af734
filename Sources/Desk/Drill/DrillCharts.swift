internal import Casework
internal import Law
internal import Programmes

/// How far each stage of a procedure is from an act that opens another file: so that a matter finds its way there.
struct DrillCharts: Sendable {
    private struct Key: Hashable {
        let procedure: Name<Procedure>
        let version: String
        let goal: Name<Procedure>
    }

    private var charts: [Key: [Name<Stage>: Int]] = [:]
    /// Who opens a procedure.
    private(set) var parents: [Name<Procedure>: [Name<Procedure>]] = [:]

    init(_ library: ProgrammeLibrary) {
        for procedure in library.procedures {
            let goals = Set(procedure.allActions.compactMap(\.opens)).sorted()
            for goal in goals {
                charts[Key(procedure: procedure.name, version: procedure.version, goal: goal)] =
                    DrillCharts.chart(of: procedure, to: goal)
                if parents[goal]?.contains(procedure.name) != true {
                    parents[goal, default: []].append(procedure.name)
                }
            }
        }
    }

    /// Steps from a stage to an act that opens the goal; `nil` where none leads there.
    func steps(from stage: Name<Stage>, of procedure: Procedure, to goal: Name<Procedure>) -> Int? {
        charts[Key(procedure: procedure.name, version: procedure.version, goal: goal)]?[stage]
    }

    private static func chart(of procedure: Procedure, to goal: Name<Procedure>) -> [Name<Stage>: Int] {
        var steps: [Name<Stage>: Int] = [:]
        for stage in procedure.stages where !stage.ends {
            let acts = stage.actions + procedure.anywhere
            if acts.contains(where: { $0.opens == goal }) { steps[stage.name] = 0 }
        }
        for distance in 1...max(procedure.stages.count, 1) {
            for stage in procedure.stages where !stage.ends && steps[stage.name] == nil {
                let isNext = stage.actions.contains { act in
                    act.goesTo.flatMap { steps[$0] } == distance - 1
                }
                if isNext { steps[stage.name] = distance }
            }
        }
        return steps
    }

    /// From one that begins by itself down to the procedure, one opening the next; empty where there is no way.
    func way(to procedure: Name<Procedure>, beginnings: Set<Name<Procedure>>) -> [Name<Procedure>] {
        var ways: [[Name<Procedure>]] = [[procedure]]
        var seen: Set<Name<Procedure>> = [procedure]
        while !ways.isEmpty {
            let way = ways.removeFirst()
            guard let first = way.first else { return [] }
            if beginnings.contains(first) { return way }
            for parent in parents[first] ?? [] where seen.insert(parent).inserted {
                ways.append([parent] + way)
            }
        }
        return []
    }
}
