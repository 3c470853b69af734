/// A value in a pack file, with its place.
struct Tree: Sendable {
    enum Content: Sendable {
        /// `isPlain` when it is written without quotes.
        case text(String, isPlain: Bool)
        case list([Tree])
        case map([Pair])
        case nothing
        /// Something that was reported already and is passed over.
        case reported
    }

    struct Pair: Sendable {
        let key: Word
        let value: Tree
    }

    let place: Place
    let content: Content

    /// What it is, in the words of an author.
    var kind: String {
        switch content {
        case .text: "a text"
        case .list: "a list"
        case .map: "a table of keys"
        case .nothing, .reported: "nothing"
        }
    }

    /// Words that YAML readers take for yes and no. They are no names, and as texts they stand in quotes.
    static let booleans: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false"]
}

/// A name or text as it stands in a pack file.
struct Word: Hashable, Sendable {
    let text: String
    let place: Place
}
