/// A state of a file in its procedure: what can be done there, or how it ended.
public struct Stage: Hashable, Sendable {
    public let name: Name<Stage>
    public let title: String
    public let actions: [Action]
    /// What the end of the file means for the file that opened it; only a stage that ends has one.
    public let outcome: Name<Outcome>?
    public let ends: Bool
    public let source: String?

    public init(
        name: Name<Stage>, title: String, actions: [Action], ends: Bool, outcome: Name<Outcome>?,
        source: String?
    ) {
        self.name = name
        self.title = title
        self.actions = actions
        self.ends = ends
        self.outcome = outcome
        self.source = source
    }
}
