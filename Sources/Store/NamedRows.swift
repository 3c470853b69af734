extension SQL {
    /// Names for which one statement asks.
    static let mostNames = 512

    /// Names between commas, for `IN (…)`, filled up to a power of two by the last of them: so lists of every length
    /// are few statements, and an engine keeps them all.
    static func names(_ names: ArraySlice<String>) -> SQL {
        var filled = Array(names)
        if let last = names.last {
            while filled.count.nonzeroBitCount > 1 { filled.append(last) }
        }
        return "\(list: filled)"
    }
}

extension Connection {
    /// The rows of all that have one of these names, asked for some hundreds at a time; in no order that counts.
    func rows(naming names: [String], _ statement: (_ names: SQL) -> SQL) throws -> [FoundRow] {
        var found: [FoundRow] = []
        var rest = names[...]
        while !rest.isEmpty {
            found += try rows(statement(SQL.names(rest.prefix(SQL.mostNames))))
            rest = rest.dropFirst(SQL.mostNames)
        }
        return found
    }
}
