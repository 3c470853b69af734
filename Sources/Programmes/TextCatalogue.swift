internal import Foundation
internal import Yams

/// The sentences that people read, by language and key.
///
/// A file `NAME.LANGUAGE.yaml` or `LANGUAGE.yaml` holds one sentence a key; `{name}` in a sentence is a place
/// that the page fills. Values are read as they are written: `no` is a word here, never a boolean.
public struct TextCatalogue: Sendable {
    /// All that is wrong with a folder of texts, each with its place.
    public struct Faults: Error, Sendable, CustomStringConvertible {
        public let lines: [String]

        public var description: String { lines.joined(separator: "\n") }
    }

    private var sentences: [String: [String: String]]

    /// Language to key to sentence.
    public init(_ sentences: [String: [String: String]] = [:]) {
        self.sentences = sentences
    }

    /// Reads every `*.yaml` of a folder. A key that two files of one language hold is a fault.
    public init(loading folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".yaml")
        }
        var faults: [String] = []
        sentences = [:]
        let read = try names.sorted().mappedTogether { name in
            try OneFile(name, String(contentsOfFile: folder + "/" + name, encoding: .utf8))
        }
        for file in read {
            faults += file.faults
            for (key, sentence) in file.sentences {
                let earlier = sentences[file.language, default: [:]].updateValue(sentence, forKey: key)
                if earlier != nil { faults.append("\(file.name): \(key) stands twice; keep one") }
            }
        }
        guard faults.isEmpty else { throw Faults(lines: faults) }
    }

    public var languages: [String] { sentences.keys.sorted() }

    public func sentence(_ key: String, in language: String) -> String? { sentences[language]?[key] }

    public func keys(in language: String) -> Set<String> { Set((sentences[language] ?? [:]).keys) }

    /// This catalogue with the keys of another under a prefix, such as `reason.`.
    public func merging(_ other: TextCatalogue, under prefix: String = "") -> TextCatalogue {
        var merged = self
        for (language, texts) in other.sentences {
            for (key, sentence) in texts { merged.sentences[language, default: [:]][prefix + key] = sentence }
        }
        return merged
    }

    /// What one file says, and what is wrong with it.
    private struct OneFile: Sendable {
        let name: String
        /// `en` of `reasons.en.yaml` and of `en.yaml`.
        let language: String
        var sentences: [(key: String, sentence: String)] = []
        var faults: [String] = []

        /// Keys of `reasons….yaml` files stand under `reason.`, as rules name them.
        init(_ name: String, _ text: String) throws {
            self.name = name
            language = name.split(separator: ".").dropLast().last.map(String.init) ?? name
            let prefix = name.hasPrefix("reasons") ? "reason." : ""
            if let lines = PlainSentences.pairs(of: text) {
                sentences = lines.map { (prefix + $0.key, $0.sentence) }
                return
            }
            guard let pairs = try Yams.compose(yaml: text, .basic)?.mapping else {
                faults.append("\(name): holds no keys; write `key: sentence`")
                return
            }
            for (key, value) in pairs {
                guard let key = key.scalar?.string, let sentence = value.scalar?.string, !sentence.isEmpty
                else {
                    let line = value.mark?.line ?? 0
                    faults.append("\(name):\(line): a key without a sentence; write `key: sentence`")
                    continue
                }
                sentences.append((prefix + key, sentence))
            }
        }
    }
}
