internal import Law

/// A place in a legal text as officers write it.
extension Wording {
    func citation(_ citation: Citation) -> String {
        let name = authority(citation)?.short ?? citation.instrument
        guard language.isChinese else { return englishCitation(citation, name) }
        var text = name
        if let article = citation.article { text += articleText(article) }
        if let paragraph = citation.paragraph {
            text += self("citation.paragraph", ["number": numeral(paragraph)])
        }
        if let item = citation.item { text += self("citation.item", ["number": numeral(item)]) }
        return text
    }

    /// The official title of the instrument, for whoever points at the citation.
    func fullTitle(_ citation: Citation) -> String {
        guard let authority = authority(citation) else { return citation.description }
        let edition = [authority.number, authority.edition].compactMap(\.self)
        guard !edition.isEmpty else { return authority.title }
        return self("citation.edition", ["title": authority.title, "edition": list(edition)])
    }

    /// An article by itself, as a heading.
    func article(_ article: String) -> String {
        guard language.isChinese else {
            return TypedForm.trimmed(self("citation.article", ["number": article])) ?? article
        }
        return articleText(article)
    }

    private func englishCitation(_ citation: Citation, _ name: String) -> String {
        var text = name
        if let article = citation.article { text += self("citation.article", ["number": article]) }
        if let paragraph = citation.paragraph { text += self("citation.paragraph", ["number": paragraph]) }
        if let item = citation.item { text += self("citation.item", ["number": item]) }
        return text
    }

    /// `219-1` is the first article inserted after 219.
    private func articleText(_ article: String) -> String {
        let parts = article.split(separator: "-", maxSplits: 1).map(String.init)
        let text = self("citation.article", ["number": numeral(parts.first ?? article)])
        guard parts.count == 2 else { return text }
        return text + self("citation.inserted", ["number": numeral(parts[1])])
    }

    /// A number up to 999 in the language's numerals; anything else as it is written.
    private func numeral(_ text: String) -> String {
        guard let number = Int(text), (1...999).contains(number) else { return text }
        let digits = Array(self("citation.digits"))
        let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
        let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
        guard digits.count == 12 else { return text }
        let (zero, ten, hundred) = (String(digits[0]), String(digits[10]), String(digits[11]))
        var numeral = ""
        if hundreds > 0 { numeral += String(digits[hundreds]) + hundred }
        if tens > 0 {
            numeral += (number < 20 ? "" : String(digits[tens])) + ten
        } else if hundreds > 0, ones > 0 {
            numeral += zero
        }
        if ones > 0 { numeral += String(digits[ones]) }
        return numeral
    }
}
