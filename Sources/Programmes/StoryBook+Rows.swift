extension StoryBook {
    /// The rows of a table as a story writes them: `debtor:respondent|amount:50000;debtor:…`.
    public static func rows(_ text: String) -> [[String: String]] { FieldText.cells(text) }
}
