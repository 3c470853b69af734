public import Law

extension LawFolder {
    /// The lists of `share/law/questions`, held against the rules. Lists that do not fit are refused, all at
    /// once.
    public func questions(_ book: RuleBook) throws -> QuestionBook {
        let lists = try files(in: "questions").flatMap { try decode([QuestionList].self, $0) }
        do {
            return try QuestionBook(lists, book: book)
        } catch {
            throw PackFaults(
                error.faults.map {
                    PackFault(
                        "\($0)", remedy: "mend the list; law/questions/README.md shows the form",
                        at: Place(file: "law/questions"))
                })
        }
    }
}
