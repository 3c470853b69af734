import Foundation

/// A form of a page as somebody would fill it in who answers every question that the page puts.
struct FilledForm {
    private(set) var fields: [(String, String)] = []

    /// - Parameter action: where the form is sent; the first one that goes there is read.
    init?(of page: String, to action: String) {
        guard let start = page.range(of: " action=\"\(action)\""),
            let end = page[start.upperBound...].range(of: "</form>")
        else { return nil }
        var select: String?
        for part in page[start.upperBound..<end.lowerBound].components(separatedBy: "<").dropFirst() {
            let tag = String(part.prefix { $0 != ">" })
            let value = PageText.attribute("value", of: tag)
            let name = PageText.attribute("name", of: tag)
            if tag.hasPrefix("select") { select = name }
            if tag.hasPrefix("option"), let choice = value, !choice.isEmpty, let asked = select {
                fields.append((asked, choice))
                select = nil
            }
            if tag.hasPrefix("textarea"), let name { fields.append((name, "1")) }
            if tag.hasPrefix("input"), let name { fill(name, value, tag) }
        }
    }

    private mutating func fill(_ name: String, _ value: String?, _ tag: String) {
        guard name != "form-word", !fields.contains(where: { $0.0 == name }) else { return }
        switch PageText.attribute("type", of: tag) ?? "text" {
        case "radio", "hidden", "checkbox": fields.append((name, value ?? "yes"))
        case "date": fields.append((name, "2026-09-01"))
        case "datetime-local": fields.append((name, "2026-09-01T09:00"))
        case "file", "submit": break
        default: fields.append((name, value.flatMap { $0.isEmpty ? nil : $0 } ?? "3"))
        }
    }
}
