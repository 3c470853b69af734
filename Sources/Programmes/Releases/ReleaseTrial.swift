internal import Casework
internal import Foundation
public import Law

/// The rule tests of a change set: the packs are read and every story is told against the proposed law, and the
/// example cases are judged.
public struct ReleaseTrial: Sendable {
    public struct Outcome: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// A pack that can no longer be read.
            case pack
            case story
            /// An example of the change set.
            case example = "case"
        }

        public let kind: Kind
        /// The title of the story, or the example in a line.
        public let title: String
        /// What is wrong, line by line; empty when it came out as it must.
        public let faults: [String]

        public init(kind: Kind, title: String, faults: [String]) {
            self.kind = kind
            self.title = title
            self.faults = faults
        }

        public var isPassed: Bool { faults.isEmpty }
    }

    public let outcomes: [Outcome]

    public var isPassed: Bool { outcomes.allSatisfy(\.isPassed) }

    /// - Parameter law: the law without the change.
    public init(_ changeSet: ChangeSet, on law: LawInForce, packs: [PackFile], calendar: WorkCalendar) {
        let proposed = law.adding(changeSet.release)
        let release = changeSet.release
        let (library, told, faults) = ProgrammeLibrary.reading(
            packs, law: PackLaw(proposed, on: release.firstDay - 1))
        let packLaw = PackLaw(proposed, on: release.lastDay)
        var outcomes = Dictionary(grouping: faults, by: \.place.file).sorted { $0.key < $1.key }.map {
            Outcome(kind: .pack, title: $0.key, faults: $0.value.map(\.description))
        }
        outcomes += told.map { story in
            let run = ScenarioRun(story, library: library, calendar: calendar)
            let faults = proposed.faults(of: story.place.file, told: run.failures.map(\.description))
            return Outcome(kind: .story, title: story.title, faults: faults)
        }
        let stories = Set(told.map(\.place.file))
        outcomes += changeSet.release.outdated.filter { !stories.contains($0) }.map { path in
            Outcome(kind: .story, title: path, faults: ["no story lies there; mend `outdated`"])
        }
        outcomes += changeSet.cases.map { example in
            let fault = example.fault(under: proposed, packLaw, library, calendar)
            return Outcome(kind: .example, title: example.title, faults: fault.map { [$0] } ?? [])
        }
        self.outcomes = outcomes
    }
}

extension LawInForce {
    /// What is wrong with a story under this law. One that a release called outdated must come out otherwise.
    fileprivate func faults(of path: String, told failures: [String]) -> [String] {
        guard releases.contains(where: { $0.release.outdated.contains(path) }) else {
            return failures.isEmpty
                ? [] : failures + ["\(path): mend the change, or name the story under `outdated`"]
        }
        return failures.isEmpty ? ["\(path): the story is still true; leave it out of `outdated`"] : []
    }
}

extension ReleaseCase {
    /// What comes out otherwise than the case claims; `nil` when it is right.
    fileprivate func fault(
        under law: LawInForce, _ packLaw: PackLaw, _ library: ProgrammeLibrary, _ calendar: WorkCalendar
    ) -> String? {
        switch claim {
        case .number(let id, let day, let wanted):
            guard let found = law.number(id, on: day) else { return "\(id): no number on \(day)" }
            return found.number == wanted ? nil : "\(id): \(found.number) on \(day), not \(wanted)"
        case .verdict(let name, let facts, let wanted):
            guard let rule = packLaw.rules[name] else { return "no rule is called \(name)" }
            let found = rule.finding(on: facts).verdict
            return found == wanted ? nil : "\(name): \(found.rawValue), not \(wanted.rawValue)"
        case .due(let clock, let procedure, let starts, let wanted):
            return fault(clock, procedure, starts, wanted, library, calendar)
        }
    }

    private func fault(
        _ name: Name<Clock>, _ procedure: Name<Procedure>, _ starts: Instant, _ wanted: String,
        _ library: ProgrammeLibrary, _ calendar: WorkCalendar
    ) -> String? {
        guard let clock = library.current(procedure, on: starts.legalDay)?.clock(name) else {
            return "no clock is called \(procedure)/\(name)"
        }
        let period = clock.inForce(on: starts.legalDay).period
        let found: String =
            switch period.end(from: starts, on: calendar) {
            case .day(_, let last, _): last.description
            case .moment(_, let last): last.text
            }
        return found == wanted ? nil : "\(procedure)/\(name): \(found), not \(wanted)"
    }
}

extension Instant {
    /// `2027-01-04 09:00`, as change sets write moments.
    fileprivate var text: String { String(description.prefix(16)).replacing("T", with: " ") }
}
