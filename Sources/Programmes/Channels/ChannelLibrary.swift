public import Casework
public import Foundation
public import Law

/// The channels of `share/channels`, held against the law base and the packs, with the papers that they prepare.
public struct ChannelLibrary: Sendable {
    public let channels: [Channel]
    private let papers: [String: String]

    /// - Throws: `PackFaults` with all that is wrong, each at its place.
    public init(files: [PackFile], book: RuleBook, procedures: [Procedure]) throws {
        let papers = Dictionary(files.filter { $0.pack == "papers" }.map { ($0.name, $0.text) }) { first, _ in
            first
        }
        var reading = ChannelReading(book: book, procedures: procedures, papers: Set(papers.keys))
        channels = files.filter { $0.folder.isEmpty && $0.path.hasSuffix(".yaml") }
            .compactMap { reading.channel($0) }.sorted { ($0.order, $0.name) < ($1.order, $1.name) }
        self.papers = papers
        reading.checkOrders(channels)
        guard reading.faults.isEmpty else { throw PackFaults(reading.faults) }
    }

    public init(folder: URL, book: RuleBook, procedures: [Procedure]) throws {
        try self.init(files: PackFile.reading(folder), book: book, procedures: procedures)
    }

    public subscript(name: Name<Channel>) -> Channel? { channels.first { $0.name == name } }

    /// The template of the paper that is taken along.
    public func paper(_ name: String) -> String? { papers[name] }
}
