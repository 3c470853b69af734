public import Casework

/// What goes to another agency: which papers it carries, and which act of theirs answers it.
public struct PackMessage: Hashable, Sendable {
    public let name: String
    public let title: String
    /// Kinds of papers, as far as they lie in the file.
    public let carries: [Name<PaperKind>]
    /// `nil` when nothing has to come back.
    public let answeredBy: Name<Action>?

    static func reading(_ tree: Tree, file: PackFile, _ faults: inout FaultList) -> (PackMessage, Names)? {
        let section = Section(
            tree, "the message", keys: ["message", "title", "carries", "answered_by"], &faults)
        let name = section.demanded("message", &faults)
        let title = section.demanded("title", &faults)
        let carries = section.words("carries", &faults)
        let answer = section.word("answered_by", &faults)
        guard let name else { return nil }
        if name.text != file.name {
            faults.add(
                "the message \(name.text) stands in a file named \(file.name)", remedy: "give both one name",
                at: name.place)
        }
        let message = PackMessage(
            name: name.text, title: title?.text ?? name.text, carries: carries.map { Name($0.text) },
            answeredBy: answer.map { Name($0.text) })
        return (message, Names(papers: carries, act: answer))
    }

    /// What a message names in the procedures of its pack.
    struct Names {
        let papers: [Word]
        let act: Word?

        func check(_ procedures: [Procedure], _ faults: inout FaultList) {
            let known = procedures.flatMap(\.papers).map { ($0.name.description, $0) }
            let papers = Dictionary(known) { first, _ in first }
            for word in self.papers { _ = faults.resolve(word, "document", among: papers) }
            let acts = procedures.flatMap(\.allActions).map { ($0.name.description, $0) }
            if let act { _ = faults.resolve(act, "act", among: Dictionary(acts) { first, _ in first }) }
        }
    }
}
