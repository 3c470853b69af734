public import Casework

extension LawFolder {
    /// The words by which texts are redacted, as jurists keep them.
    public func redactionWords() throws -> RedactionWords {
        try decode(RedactionWords.self, "redaction/words.yaml")
    }
}
