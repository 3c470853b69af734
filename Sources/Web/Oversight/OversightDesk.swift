public import Casework
public import Desk

/// What pages of the policy, of measures and of supervision ask of the desk.
public protocol OversightDesk: Sendable {
    typealias BodyClocks = (name: String, lines: [ComplianceLine])

    func policyMap(_ name: String?) async throws -> PolicyMap
    func passed(_ mechanism: Mechanism, in division: String, for caller: Caller) async throws
        -> (files: [PassedFile], unnamed: Int)
    func figures(for caller: Caller?) async throws -> [MeasureView]
    func measure(_ name: String, by dimension: Measure.Dimension?, for caller: Caller?) async throws
        -> MeasureView
    func records(of name: String, _ filter: RecordFilter, for caller: Caller) async throws -> MeasureRecords
    func compliance() async throws -> [ComplianceLine]
    func figureFreshness() async throws -> FigureFreshness?
    func compliance(of agency: String) async throws -> BodyClocks?
    func breaches(_ filter: BreachFilter, for caller: Caller) async throws -> BreachPageView
    func breach(_ number: Int, for caller: Caller) async throws -> BreachView
    /// - Returns: the number of the file in which it is said.
    func explainBreach(_ number: Int, _ words: String, for caller: Caller) async throws -> String
    func askAboutBreach(_ number: Int, for caller: Caller) async throws -> String
    func nonFilings(for caller: Caller) async throws -> [NonFilingView]
    func samples(for caller: Caller?) async throws -> [SampleRow]
    func sample(_ number: String, for caller: Caller?) async throws -> SampleView
}

extension WorkingDesk: OversightDesk {
    public func policyMap(_ name: String?) async throws -> PolicyMap {
        try await office.policyMap(name, province: province)
    }

    public func passed(
        _ mechanism: Mechanism, in division: String, for caller: Caller
    ) async throws -> (files: [PassedFile], unnamed: Int) {
        try await office.passed(mechanism, in: division, for: caller)
    }

    public func figures(for caller: Caller?) async throws -> [MeasureView] {
        try await office.figures(for: caller)
    }

    public func measure(
        _ name: String, by dimension: Measure.Dimension?, for caller: Caller?
    ) async throws -> MeasureView {
        try await office.measure(name, by: dimension, for: caller)
    }

    public func records(
        of name: String, _ filter: RecordFilter, for caller: Caller
    ) async throws -> MeasureRecords {
        try await office.records(of: name, filter, for: caller)
    }

    public func compliance() async throws -> [ComplianceLine] { try await office.compliance() }

    public func figureFreshness() async throws -> FigureFreshness? { try await office.figureFreshness() }

    public func compliance(of agency: String) async throws -> BodyClocks? {
        try await office.compliance(of: agency)
    }

    public func breaches(_ filter: BreachFilter, for caller: Caller) async throws -> BreachPageView {
        try await office.breaches(filter, for: caller)
    }

    public func breach(_ number: Int, for caller: Caller) async throws -> BreachView {
        try await office.breach(number, for: caller)
    }

    public func explainBreach(_ number: Int, _ words: String, for caller: Caller) async throws -> String {
        try await office.explainBreach(number, words, for: caller)
    }

    public func askAboutBreach(_ number: Int, for caller: Caller) async throws -> String {
        try await office.askAboutBreach(number, for: caller)
    }

    public func nonFilings(for caller: Caller) async throws -> [NonFilingView] {
        try await office.nonFilings(for: caller)
    }

    public func samples(for caller: Caller?) async throws -> [SampleRow] {
        try await office.samples(for: caller)
    }

    public func sample(_ number: String, for caller: Caller?) async throws -> SampleView {
        try await office.sample(number, for: caller)
    }
}
