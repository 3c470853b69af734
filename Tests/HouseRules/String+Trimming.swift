extension String {
    /// Without blanks and line ends at both ends.
    var trimmed: String {
        trimmed(of: " \t\n\r")
    }

    func trimmed(of characters: String) -> String {
        var rest = self[...]
        while let first = rest.first, characters.contains(first) { rest.removeFirst() }
        while let last = rest.last, characters.contains(last) { rest.removeLast() }
        return String(rest)
    }
}
