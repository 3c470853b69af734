/// placeholder
public struct Scenario: Sendable {}
extension PackReading { mutating func readScenarios(_ packs: [String: [PackFile]]) {} }
