/// Where a matter comes into other hands: whoever an act names must have somebody who can go on with it, or the file stands
/// still where nobody may touch it.
public struct Reception: Hashable, Sendable {
    public let body: Name<Body>
    /// The field that names who plays the body.
    public let field: String
    /// Whoever holds one of these there can take the next step: receive, return or go on.
    public let roles: [Name<Role>]

    public init(body: Name<Body>, field: String, roles: [Name<Role>]) {
        self.body = body
        self.field = field
        self.roles = roles
    }
}

extension Procedure {
    /// What an act hands over, as the file stands after it. A body that is only told of something, and one that hears of a
    /// file that ends, needs nobody.
    public func receptions(of action: Action, in stage: Name<Stage>) -> [Reception] {
        receptions(action.binds, from: action.goesTo ?? stage)
    }

    /// What is handed over when a file opens.
    public var receptionsAtOpening: [Reception] { receptions(opening.binds, from: opening.stage) }

    private func receptions(_ binds: [Name<Body>: String], from stage: Name<Stage>) -> [Reception] {
        binds.sorted { $0.key < $1.key }.compactMap { body, field in
            let roles = nextRoles(of: body, from: stage)
            return roles.isEmpty ? nil : Reception(body: body, field: field, roles: roles)
        }
    }

    /// Who can take the first step after a file has opened, in the first stage from there on in which anybody does; empty
    /// where a party does, or nobody needs to.
    public var firstActors: [Role] {
        var waiting = [opening.stage]
        var seen: Set<Name<Stage>> = [opening.stage]
        while !waiting.isEmpty {
            guard let stage = stage(waiting.removeFirst()), !stage.ends else { continue }
            let leading = stage.actions.filter { $0.goesTo != nil || $0.opens != nil }
            let able = roles.filter { role in leading.contains { $0.by.contains(role.name) } }
            guard able.isEmpty else { return able.contains { $0.party != nil } ? [] : able }
            waiting += leading.compactMap(\.goesTo).filter { seen.insert($0).inserted }
        }
        return []
    }

    /// The roles of a body that lead on in the first stage, from there on, in which any of them does. What may be noted in
    /// every stage leads nowhere.
    private func nextRoles(of body: Name<Body>, from first: Name<Stage>) -> [Name<Role>] {
        let own = roles.filter { $0.body == body && $0.party == nil }.map(\.name)
        var waiting = [first]
        var seen: Set<Name<Stage>> = [first]
        while !waiting.isEmpty {
            guard let stage = stage(waiting.removeFirst()), !stage.ends else { continue }
            let leading = stage.actions.filter { $0.goesTo != nil || $0.opens != nil }
            let able = own.filter { role in leading.contains { $0.by.contains(role) } }
            guard able.isEmpty else { return able.sorted() }
            waiting += leading.compactMap(\.goesTo).filter { seen.insert($0).inserted }
        }
        return []
    }
}
