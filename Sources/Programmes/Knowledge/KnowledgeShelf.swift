public import Casework
public import Foundation
internal import Law

/// The articles that ship: what each rests on stands in `share/knowledge`, what it says in `share/texts`.
public struct KnowledgeShelf: Sendable {
    public let articles: [KnowledgeArticle]

    private static let keys: Set<String> = ["name", "topic", "start", "review_on", "sources"]

    /// - Throws: `PackFaults` with everything that is wrong.
    public init(folder: URL, texts: TextCatalogue) throws {
        let path = "knowledge/articles.yaml"
        let text = try String(contentsOf: folder.appending(path: "articles.yaml"), encoding: .utf8)
        var faults = FaultList()
        guard let tree = PackText.tree(of: text, file: path, &faults) else { throw PackFaults(faults.faults) }
        let root = Section(tree, "the shelf", keys: ["articles"], &faults)
        var articles: [KnowledgeArticle] = []
        for member in KnowledgeShelf.members(root["articles"]) {
            if let article = KnowledgeShelf.article(member, texts, &faults) { articles.append(article) }
        }
        guard faults.faults.isEmpty else { throw PackFaults(faults.faults) }
        self.articles = articles
    }

    private static func members(_ tree: Tree?) -> [Tree] {
        if case .list(let members)? = tree?.content { members } else { [] }
    }

    private static func article(
        _ tree: Tree, _ texts: TextCatalogue, _ faults: inout FaultList
    ) -> KnowledgeArticle? {
        let section = Section(tree, "an article", keys: keys, &faults)
        let topics = Dictionary(KnowledgeArticle.Topic.allCases.map { ($0.rawValue, $0) }) { first, _ in first
        }
        let starts = Dictionary(KnowledgeArticle.Start.allCases.map { ($0.rawValue, $0) }) { first, _ in first
        }
        let topic = section.demanded("topic", &faults).flatMap { faults.resolve($0, "topic", among: topics) }
        let start = section.demanded("start", &faults).flatMap { faults.resolve($0, "start", among: starts) }
        _ = section.demanded("review_on", &faults)
        let sources = section.words("sources", &faults).map(\.text)
        guard let name = section.demanded("name", &faults), let topic, let start,
            let reviewOn = section.day("review_on", &faults)
        else { return nil }
        let words = words(of: name.text, texts)
        if words["zh-Hans"] == nil || words["en"] == nil {
            faults.add(
                "article \(name.text) has no words", remedy: "write them in texts/knowledge.*.yaml",
                at: name.place)
        }
        if sources.isEmpty {
            faults.add("article \(name.text) names no source", remedy: "name a rule", at: name.place)
        }
        return KnowledgeArticle(
            name: name.text, topic: topic, start: start, reviewOn: reviewOn, sources: sources, words: words)
    }

    private static func words(of name: String, _ texts: TextCatalogue) -> [String: KnowledgeArticle.Words] {
        texts.languages.reduce(into: [:]) { words, language in
            guard let question = texts.sentence("knowledge.\(name).question", in: language),
                let answer = texts.sentence("knowledge.\(name).answer", in: language)
            else { return }
            words[language] = .init(question: question, answer: answer)
        }
    }
}
