internal import Casework
internal import Evidence
internal import Law

extension BatchTopic {
    /// A text as it may be published.
    static func redaction(_ redactor: Redactor) -> BatchTopic {
        BatchTopic { input throws(BatchFault) in
            try input.hold(only: "text", "doc", "persons")
            let text = try input.text("text")
            let document: Redaction.Document = try input.choice("doc")
            let persons = try persons(input.members["persons"])
            return .string(redactor.redact(text, as: document, persons: persons).published)
        }
    }

    private static func persons(_ json: JSON?) throws(BatchFault) -> [Redaction.Person] {
        guard let json, json != .null else { return [] }
        guard let list = json.array else { throw .badInput("persons must be a list") }
        var persons: [Redaction.Person] = []
        for entry in list {
            guard let members = entry.object else { throw .badInput("persons must be a list of objects") }
            let person = BatchInput(members)
            try person.hold(only: "name", "role", "minor")
            let isMinor =
                person.has("minor") && members["minor"] != .null ? try person.answer("minor") : false
            let role = person.has("role") && members["role"] != .null ? try person.text("role") : ""
            persons.append(Redaction.Person(try person.text("name"), role: role, isMinor: isMinor))
        }
        return persons
    }
}
