/// A file of the repository: where it lies and what it says.
public struct TextFile: Sendable {
    /// From the root of the repository, with `/` between the folders.
    public let path: String
    public let text: String
    /// What a Swift compiler reads of it; empty for other files.
    public let swift: SwiftText

    public init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        swift = path.hasSuffix(".swift") ? SwiftText(text) : SwiftText("")
    }

    /// The file's name without its folders.
    public var name: String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The folder under `Sources` in which the file lies.
    public var room: String? {
        let folders = path.split(separator: "/")
        return folders.count > 2 && folders[0] == "Sources" ? String(folders[1]) : nil
    }

    public func remark(line: Int, _ fault: String, remedy: String) -> Remark {
        Remark(path, line: line, fault: fault, remedy: remedy)
    }
}
