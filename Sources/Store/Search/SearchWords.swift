/// What someone looks for: words that must all be there, each a phrase.
///
/// Whatever was typed becomes tokens of letters, digits and Chinese. No operator of an engine can come through.
public struct SearchWords: Hashable, Sendable {
    /// Characters that are read; a form refuses more.
    public static let longest = 200
    /// Words that are read; more would only cost.
    static let most = 16
    /// Shortest number that is looked for in any form: shorter ones are words.
    private static let shortestNumber = 5

    /// Tokens that follow one another.
    struct Phrase: Hashable, Sendable {
        let tokens: [String]
        /// The last token is the beginning of one.
        let isOpen: Bool
    }

    let phrases: [Phrase]
    /// The whole as a number, without marks and blanks.
    let number: String?
    /// Letter by letter, as they are marked in a text.
    let needles: [[Unicode.Scalar]]

    /// How many of them one text can show.
    public var most: Int { needles.count }

    /// `nil` when nothing is left that could be looked for.
    public init?(_ typed: String, folding: Folding) {
        let runs = SearchWords.words(of: String(typed.prefix(SearchWords.longest)))
            .map { folding.runs(of: $0) }.filter { !$0.isEmpty }.prefix(SearchWords.most)
        guard !runs.isEmpty else { return nil }
        phrases = runs.map(Phrase.init)
        let number = folding.numberToken(of: runs.flatMap(\.self))
        self.number = number.flatMap { $0.utf8.count >= SearchWords.shortestNumber ? $0 : nil }
        needles = runs.map { $0.flatMap(\.scalars) } + (self.number.map { [Array($0.unicodeScalars)] } ?? [])
    }

    /// Words between blanks; what stands in quotation marks of either kind is one.
    private static func words(of typed: String) -> [String] {
        var words: [String] = []
        var word = ""
        var closing: Character?
        for character in typed {
            if let end = closing {
                if character == end {
                    words.append(word)
                    (word, closing) = ("", nil)
                } else {
                    word.append(character)
                }
            } else if let end = closers[character] {
                words.append(word)
                (word, closing) = ("", end)
            } else if character.isWhitespace {
                words.append(word)
                word = ""
            } else {
                word.append(character)
            }
        }
        return words + [word]
    }

    private static let closers: [Character: Character] = [
        "\"": "\"", "\u{FF02}": "\u{FF02}", "\u{201C}": "\u{201D}", "\u{300C}": "\u{300D}",
        "\u{300E}": "\u{300F}",
    ]
}

extension SearchWords.Phrase {
    /// A run that ends inside the phrase ends in the index with its last character alone; at the end of the phrase
    /// the text may go on, and so may a single character and a word of letters.
    init(_ runs: [WritingRun]) {
        var tokens: [String] = []
        var isOpen = false
        for (index, run) in runs.enumerated() {
            let isLast = index == runs.count - 1
            if run.isHan, run.scalars.count > 1, isLast {
                tokens += run.pairs
            } else {
                tokens += run.tokens
                isOpen = isLast && (run.isHan || index > 0 || run.scalars.count > 1)
            }
        }
        self.tokens = tokens
        self.isOpen = isOpen
    }
}

/// What is asked of the index: whose it may be, of which kind, and what is in it.
public struct SearchQuestion: Hashable, Sendable {
    /// Tokens of the readers that the caller is; a row names those that may see it.
    public let readers: [String]
    /// Marks that a row must have: its procedure, whether it is open.
    public var marks: [String]
    public let words: SearchWords

    public init(readers: [String], marks: [String] = [], words: SearchWords) {
        self.readers = readers
        self.marks = marks
        self.words = words
    }

    /// In the words of FTS5. Tokens hold no quotation mark, so nothing in them ends its string.
    var fts5: String {
        let readers = readers.map { "\"\($0)\"" }.joined(separator: " OR ")
        let marks = marks.map { " AND marks : \"\($0)\"" }.joined()
        var words = words.phrases.map(SearchQuestion.fts5).joined(separator: " AND ")
        if let number = self.words.number { words = "(\(words)) OR \"\(number)\" *" }
        return "readers : (\(readers))\(marks) AND words : (\(words))"
    }

    /// In the words of PostgreSQL, where the columns are told apart by the first character of a lexeme.
    var tsquery: String {
        let readers = readers.map { "'@\($0)'" }.joined(separator: " | ")
        let marks = marks.map { " & '#\($0)'" }.joined()
        var words = words.phrases.map(SearchQuestion.tsquery).joined(separator: " & ")
        if let number = self.words.number { words = "(\(words)) | '\(number)':*" }
        return "(\(readers))\(marks) & (\(words))"
    }

    private static func fts5(_ phrase: SearchWords.Phrase) -> String {
        "\"\(phrase.tokens.joined(separator: " "))\"" + (phrase.isOpen ? " *" : "")
    }

    private static func tsquery(_ phrase: SearchWords.Phrase) -> String {
        let lexemes = phrase.tokens.map { "'\($0)'" }
        return "(" + lexemes.joined(separator: " <-> ") + (phrase.isOpen ? ":*)" : ")")
    }
}
