import Casework
import Law

/// What somebody at a post may see and do on a file: told from the definition of its procedure and from the pages of its
/// journal alone, without a line of what decides it in the office.
struct ExpectedPowers {
    let procedure: Procedure
    private(set) var stage: Name<Stage> = ""
    private(set) var bodies: [Name<Body>: AgencyID] = [:]
    /// Agencies that take part, each with the roles into which it was invited.
    private(set) var invited: [AgencyID: Set<String>] = [:]
    private var named: [String: String] = [:]
    private var opener: AgencyID?
    /// Whether it names a reporter whom nobody opens alone.
    private var hidesReporter = false

    /// A person at a post.
    struct Post: Hashable, Sendable {
        let person: String
        let agency: AgencyID
        let role: Name<Role>
    }

    /// What the office must answer to an act.
    enum Verdict: String {
        case notHere = "not-in-this-stage"
        case notTheirs = "not-your-role"
        case theirs
    }

    init(_ procedure: Procedure, _ events: [CaseEvent]) {
        self.procedure = procedure
        for event in events {
            switch event {
            case .opened(let opened): (bodies, opener) = (opened.bodies, opened.agency)
            case .recordSealed(_, "reporter", nil, _): hidesReporter = procedure.name == "report"
            case .participated(let agency, let role, _): invited[agency, default: []].insert(role)
            case .bodyBound(let body, let agency): bodies[body] = agency
            case .stageEntered(let name): stage = name
            case .factRecorded(let name, .person(let id)): named[name] = id
            default: continue
            }
        }
    }

    func sees(_ agency: AgencyID) -> Bool { invited[agency] != nil }

    /// Whether the post is the one that the procedure means: its body's, or one that was invited into it; of a role that
    /// the file names a person for, that person's.
    func holds(_ post: Post) -> Bool {
        guard let role = procedure.roles.first(where: { $0.name == post.role }) else { return false }
        if let fact = role.namedBy, named[fact] != post.person { return false }
        return bodies[role.body] == post.agency
            || (invited[post.agency] ?? []).contains(post.role.description)
    }

    /// The papers of the file are read by whoever's role says so, or says nothing of what it sees.
    func readsPapers(_ post: Post) -> Bool {
        guard sees(post.agency), holds(post) else { return false }
        guard let sight = procedure.roles.first(where: { $0.name == post.role })?.sees else { return true }
        return sight.contains(.documents)
    }

    /// Who sees the whole file decides with somebody else about what it keeps: to erase at the body that opened it, to open
    /// whom it hides wherever they are.
    func keeps(_ post: Post) -> Bool {
        guard sees(post.agency), holds(post),
            let role = procedure.roles.first(where: { $0.name == post.role }),
            role.sees == nil, role.party == nil
        else { return false }
        return post.agency == opener || hidesReporter
    }

    /// Acts of the stage in which the file stands.
    private var actions: [Action] {
        guard let stage = procedure.stages.first(where: { $0.name == stage }) else { return [] }
        return stage.ends ? procedure.afterwards : stage.actions + procedure.anywhere
    }

    func verdict(_ act: Name<Action>, by post: Post) -> Verdict {
        let here = actions.filter { $0.name == act }
        guard !here.isEmpty else { return .notHere }
        return holds(post) && here.contains { $0.by.contains(post.role) } ? .theirs : .notTheirs
    }

    /// The acts that are the post's now, in the order of their names.
    func acts(of post: Post) -> [String] {
        guard sees(post.agency) else { return [] }
        let names = Set(actions.map(\.name)).filter { verdict($0, by: post) == .theirs }
        return names.map(\.description).sorted()
    }

    /// Every act that the procedure knows in any stage.
    var everyAct: [Name<Action>] { Set(procedure.allActions.map(\.name)).sorted() }
}

/// What was tried, and where the office and the procedures disagree.
struct MatrixCount: CustomStringConvertible {
    private(set) var tried = 0
    private(set) var allowed = 0
    private(set) var refused = 0
    private(set) var differences: [String] = []

    mutating func count(_ isAllowed: Bool) {
        tried += 1
        if isAllowed { allowed += 1 } else { refused += 1 }
    }

    /// - Parameter place: agency, role, and the act or the path.
    mutating func differ(_ place: String, _ found: String, _ expected: String) {
        differences.append("\(place): \(found), and not \(expected)")
    }

    mutating func add(_ other: MatrixCount) {
        tried += other.tried
        allowed += other.allowed
        refused += other.refused
        differences += other.differences
    }

    var description: String {
        "\(tried) tried, \(allowed) allowed, \(refused) refused, \(differences.count) differences"
    }
}
