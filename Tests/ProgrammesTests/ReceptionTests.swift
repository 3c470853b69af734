import Casework
import Programmes
import Testing

@Suite("Where a matter comes into other hands")
struct ReceptionTests {
    /// Every act and every opening by which somebody names a body, with those of whom one must be there. A new hand-over is
    /// added here by whoever adds it.
    private static let known: [String: [Name<Role>]] = [
        "breach-inquiry": ["agency-head", "court-president", "police-head", "procurator"],
        "hotline-call/transfer": ["case-officer", "intake-officer"],
        "judicial-confirmation": ["court-clerk"],
        "report/route": ["case-officer"], "report/take-and-route": ["case-officer"],
        "transfer-to-police/pass-on": ["police-desk"],
        // The file ends with these, and the other body is only told.
        "administrative-penalty/move": [], "lead-review/move": [],
    ]

    @Test func `a body that is only told of a file that ends needs nobody`() throws {
        let procedure = try #require(try ShippedPacks.library().procedures.first { $0.name == "lead-review" })
        let stage = try #require(procedure.stage("verifying"))
        let move = try #require(stage.actions.first { $0.name == "move" })
        #expect(move.binds.count == 1)
        #expect(procedure.receptions(of: move, in: stage.name) == [])
    }

    @Test func `every act that names a body says who goes on there`() throws {
        var found: [String: Set<Name<Role>>] = [:]
        for procedure in try ShippedPacks.library().procedures {
            for stage in procedure.stages where !stage.ends {
                for act in stage.actions + procedure.anywhere where !act.binds.isEmpty {
                    let roles = procedure.receptions(of: act, in: stage.name).flatMap(\.roles)
                    found["\(procedure.name)/\(act.name)", default: []].formUnion(roles)
                }
            }
            guard !procedure.opening.binds.isEmpty else { continue }
            found["\(procedure.name)", default: []].formUnion(procedure.receptionsAtOpening.flatMap(\.roles))
        }
        #expect(found == Self.known.mapValues(Set.init))
    }
}
