internal import Casework

/// Who may do what: every act of a procedure against its roles, drawn from the pack.
public struct RoleMatrix: Sendable {
    private let library: ProgrammeLibrary

    public init(_ library: ProgrammeLibrary) {
        self.library = library
    }

    /// One Markdown table for each procedure, in the order of their names: `●` where the role may do the act,
    /// `＋` where its second signature is asked for.
    public var markdown: String {
        let sorted = library.procedures.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
        return sorted.map(table).joined(separator: "\n")
    }

    private func table(_ procedure: Procedure) -> String {
        let roles = procedure.roles
        let heads = roles.map { "\($0.title) `\($0.name)`" }
        var lines = [
            "## \(procedure.title) `\(procedure.name)` \(procedure.version)", "",
            "| | act | " + heads.joined(separator: " | ") + " |",
            "|---|---|" + String(repeating: "---|", count: roles.count),
        ]
        for stage in procedure.stages where !stage.ends {
            lines += stage.actions.map { row($0, stage.title, roles, procedure) }
        }
        lines += procedure.anywhere.map { row($0, "*", roles, procedure) }
        lines += procedure.afterwards.map { row($0, "†", roles, procedure) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ action: Action, _ stage: String, _ roles: [Role], _ procedure: Procedure) -> String {
        let title = library.title(.act, action.name.description, of: procedure.name, in: "zh-Hans")
        let cosigners =
            [action.cosignedBy].compactMap(\.self)
            + (action.extends?.extensions.compactMap(\.cosignedBy) ?? [])
        let cells = roles.map { role in
            (action.by.contains(role.name) ? "●" : "") + (cosigners.contains(role.name) ? "＋" : "")
        }
        return "| \(stage) | \(title) `\(action.name)` | " + cells.joined(separator: " | ") + " |"
    }
}
