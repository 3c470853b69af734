internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Programmes

/// One topic of `zhibao batch`: answers one question after another, each by itself. Pure.
struct BatchTopic: Sendable {
    let answer: @Sendable (BatchInput) throws(BatchFault) -> JSON

    init(_ answer: @escaping @Sendable (BatchInput) throws(BatchFault) -> JSON) {
        self.answer = answer
    }
}

/// What topics are made from: content of the share folder, read when a topic needs it, and the year.
struct BatchSources: Sendable {
    /// The folder named on the command line, if any.
    let share: String?
    /// The latest year that a number can carry.
    let thisYear: Int

    func folder() throws -> ShareFolder {
        try ShareFolder.locate(option: share)
    }

    func lawFolder() throws -> LawFolder {
        LawFolder(try folder().root.appending(path: "law"))
    }

    func ruleBook() throws -> RuleBook { try lawFolder().ruleBook() }
}

/// The topics there are.
enum BatchTopics {
    struct Unknown: Error, CustomStringConvertible {
        let name: String

        var description: String {
            let known = BatchTopics.names.joined(separator: ", ")
            return (name.isEmpty ? "name a topic" : "there is no topic \(name)") + "; topics: \(known)"
        }
    }

    private static let makers: [(name: String, make: @Sendable (BatchSources) throws -> BatchTopic)] = [
        ("workdays", { .workdays(try $0.folder().workCalendar()) }),
        ("uscc", { _ in .creditCodes }),
        ("resident-id", { _ in .residentNumbers }),
        ("patent-number", { _ in .patentNumbers }),
        ("division", { .divisions(try $0.folder().divisions()) }),
        ("document-number", { .documentNumbers(thisYear: $0.thisYear) }),
        ("redaction", { .redaction(Redactor(words: try $0.lawFolder().redactionWords())) }),
        ("damages", { .damages(try DamagesTable($0.ruleBook())) }),
        (
            "threshold",
            { .thresholds(Statutes.thresholds(try $0.ruleBook()), try $0.folder().reasons()) }
        ),
    ]

    static var names: [String] { makers.map(\.name) }

    static func topic(named name: String, from sources: BatchSources) throws -> BatchTopic {
        guard let maker = makers.first(where: { $0.name == name }) else { throw Unknown(name: name) }
        return try maker.make(sources)
    }
}
