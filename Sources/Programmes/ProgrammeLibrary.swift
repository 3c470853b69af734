public import Casework
internal import Evidence
public import Foundation
public import Law

/// All packs of an office, checked and resolved: its procedures, their texts, templates and messages.
///
/// A library is read once, when the office starts. It holds no fault: a folder with one is refused as a
/// whole, with everything that is wrong in it.
public struct ProgrammeLibrary: Sendable {
    public let programmes: [Programme]
    /// Every version of every procedure.
    public let procedures: [Procedure]
    /// Each procedure once, in the order of the packs.
    public let names: [Name<Procedure>]
    /// In the order of their names.
    public let measures: [Measure]
    /// The newest first.
    public let policies: [Policy]
    /// SHA-256 over the paths and bytes of all files, lower-case hex.
    public let digest: String
    private let packs: [Name<Procedure>: String]
    private let texts: [String: PackTexts]
    private let templates: [String: [String: String]]
    private let messages: [String: [PackMessage]]
    private let stories: [PackFile]

    /// Reads `share/programmes`.
    public init(folder: URL, law: PackLaw) throws {
        try self.init(files: PackFile.reading(folder), law: law)
    }

    public init(files: [PackFile], law: PackLaw) throws(PackFaults) {
        let reading = PackReading(files, law: law)
        guard reading.faults.faults.isEmpty else { throw PackFaults(reading.faults.faults) }
        self.init(reading, digest: ProgrammeLibrary.digest(of: files))
    }

    /// What can be read of some packs and their stories, and everything that is wrong with them.
    public static func reading(
        _ files: [PackFile], law: PackLaw
    ) -> (library: ProgrammeLibrary, stories: [Scenario], faults: [PackFault]) {
        let reading = PackReading(files, law: law)
        let library = ProgrammeLibrary(reading, digest: digest(of: files))
        let (stories, faults) = library.readStories()
        let all = reading.faults.faults + faults
        return (library, stories, all.isEmpty ? [] : PackFaults(all).faults)
    }

    /// The stories of all packs, in the order of their files.
    ///
    /// They are read at each call: an office at work tells none, and would only start later for them.
    public func scenarios() throws(PackFaults) -> [Scenario] {
        let (stories, faults) = readStories()
        guard faults.isEmpty else { throw PackFaults(faults) }
        return stories
    }

    private func readStories() -> ([Scenario], [PackFault]) {
        var faults = FaultList()
        let read = stories.compactMap { ScenarioReading.scenario($0, &faults) }
        return (read, faults.faults)
    }

    /// The same library while the files are the same, else the new one.
    public func reloaded(_ files: [PackFile], law: PackLaw) throws(PackFaults) -> ProgrammeLibrary {
        guard ProgrammeLibrary.digest(of: files) != digest else { return self }
        return try ProgrammeLibrary(files: files, law: law)
    }

    private init(_ reading: PackReading, digest: String) {
        programmes = reading.programmes
        procedures = reading.procedures.map(\.procedure)
        var seen: Set<Name<Procedure>> = []
        names = procedures.map(\.name).filter { seen.insert($0).inserted }
        stories = reading.stories
        measures = reading.measures.sorted { $0.name < $1.name }
        policies = reading.policies
        packs = reading.packs
        texts = reading.texts
        templates = reading.templates
        messages = reading.messages
        self.digest = digest
    }

    private static func digest(of files: [PackFile]) -> String {
        let lines = files.sorted { $0.path < $1.path }.map { "\(Digest(ofText: $0.text)) \($0.path)\n" }
        return Digest(ofText: lines.joined()).description
    }
}

extension ProgrammeLibrary {
    /// The version that a file keeps: the first day in force, as the file wrote it down when it was opened.
    public func procedure(named name: Name<Procedure>, version: String) -> Procedure? {
        procedures.first { $0.name == name && $0.version == version }
    }

    /// The version in force on a day, under which a file opened that day will run.
    public func current(_ name: Name<Procedure>, on day: CivilDate) -> Procedure? {
        procedures.first { $0.name == name && $0.isInForce(on: day) }
    }

    /// The procedures in force on a day, in the order of their names.
    public func current(on day: CivilDate) -> [Procedure] {
        procedures.filter { $0.isInForce(on: day) }.sorted { $0.name < $1.name }
    }

    /// The raw text of `documents/NAME.md` in the pack of a procedure.
    public func template(procedure: Name<Procedure>, name: String) -> String? {
        packs[procedure].flatMap { templates[$0]?[name] }
    }

    public func message(procedure: Name<Procedure>, name: String) -> PackMessage? {
        packs[procedure].flatMap { messages[$0] }?.first { $0.name == name }
    }

    /// The title of a stage, act, clock … of a procedure. A choice is named `FACT.VALUE`.
    public func title(
        _ kind: TitledKind, _ name: String, of procedure: Name<Procedure>, in language: String
    ) -> String {
        packs[procedure].flatMap { texts[$0] }?.title(kind, name, in: language) ?? name
    }

    /// A text by its whole key, such as that of a notice: in the language, or in the nearest one that has it.
    public func text(_ key: String, of procedure: Name<Procedure>, in language: String) -> String? {
        guard let texts = packs[procedure].flatMap({ texts[$0] }) else { return nil }
        return texts.text(key, in: language)
            ?? texts.text(key, in: language.hasPrefix("zh") ? "zh-Hans" : "en")
    }

    /// The programme whose pack holds a procedure.
    public func programme(of procedure: Name<Procedure>) -> Programme? {
        packs[procedure].flatMap { pack in programmes.first { $0.name == pack } }
    }
}

extension Procedure {
    public func isInForce(on day: CivilDate) -> Bool {
        inForceFrom <= day && (inForceTo.map { day <= $0 } ?? true)
    }
}
