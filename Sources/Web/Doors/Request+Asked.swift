internal import Hummingbird

extension Request {
    /// A value of the address, with its %XX read and without blanks at its ends.
    func asked(_ name: String) -> String? {
        let pairs = uri.query.flatMap { FormText.pairs($0.utf8) } ?? []
        return pairs.last { $0.0 == name }.flatMap { TypedForm.trimmed($0.1) }
    }

    /// Words to look for, cut by code points: a letter that carries three thousand marks is one character.
    func sought(_ name: String, atMost most: Int) -> String? {
        asked(name).map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(most))) }
    }
}
