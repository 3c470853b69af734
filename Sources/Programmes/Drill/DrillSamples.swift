public import Casework
public import Law

/// What the stories of the packs enter in the forms of their acts: the ways in which a form is known to be right.
public struct DrillSamples: Sendable {
    public struct Sample: Sendable {
        /// The moment of the story on which its days are meant.
        public let at: Instant
        public let fields: [Scenario.Given]

        public init(at: Instant, fields: [Scenario.Given]) {
            self.at = at
            self.fields = fields
        }
    }

    private struct Key: Hashable {
        let procedure: Name<Procedure>
        let act: Name<Action>
    }

    private var samples: [Key: [Sample]] = [:]

    public init(_ scenarios: [Scenario]) {
        for scenario in scenarios.sorted(by: { $0.place.file < $1.place.file }) { read(scenario) }
    }

    private mutating func read(_ scenario: Scenario) {
        guard var procedure = scenario.opens.first?.procedure else { return }
        for line in scenario.course {
            switch line.step {
            case .file(let name): procedure = name
            case .expect: continue
            case .act(let deed):
                guard case .act(let act) = deed.kind, deed.refusal == nil else { continue }
                samples[Key(procedure: procedure, act: act), default: []].append(
                    Sample(at: deed.at, fields: deed.fields))
            }
        }
    }

    /// How the stories fill in an act, in the order of their files.
    public func all(of act: Name<Action>, in procedure: Name<Procedure>) -> [Sample] {
        samples[Key(procedure: procedure, act: act)] ?? []
    }

    /// The cells of a table as a story writes them.
    public static func cells(_ text: String) -> [[String: String]] { FieldText.cells(text) }

    /// What states in a story that a fact cannot be established.
    public static let absent = FieldText.absent
}
