internal import Hummingbird

extension Request {
    /// A value of the address, with its %XX read and without blanks at its ends.
    func asked(_ name: String) -> String? {
        let pairs = uri.query.flatMap { FormText.pairs($0.utf8) } ?? []
        return pairs.last { $0.0 == name }.flatMap { TypedForm.trimmed($0.1) }
    }
}
