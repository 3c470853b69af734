internal import Store

/// What stands around the words that were found.
extension Office {
    /// Of each file the text in which most of the words stand. Only what the found rows name is read: what the reader
    /// sees. All files of a page are read together.
    func excerpts(
        of entries: [FoundFiles.Entry], _ words: SearchWords, on db: some Connection
    ) throws -> [FoundFile.Excerpt?] {
        let quotable = try Quotable(entries, on: db)
        return entries.map { excerpt(of: $0, words, from: quotable) }
    }

    private func excerpt(
        of entry: FoundFiles.Entry, _ words: SearchWords, from quotable: Quotable
    ) -> FoundFile.Excerpt? {
        var best: (snippet: Snippet, place: FoundFile.Excerpt.Place)?
        // A text that shows all of the words is not surpassed by any other.
        for source in entry.sources where best?.snippet.wordCount != words.most {
            guard let (text, place) = quotable.text(source, of: entry.file.number),
                let snippet = folding.snippet(of: text, for: words),
                snippet.wordCount > best?.snippet.wordCount ?? 0
            else { continue }
            best = (snippet, place)
        }
        return best.map { best in
            FoundFile.Excerpt(
                place: best.place,
                pieces: best.snippet.pieces.map { .init(text: $0.text, isHit: $0.isHit) })
        }
    }
}

/// What the rows of one page of found files name, as it stands beside the journal now.
private struct Quotable {
    private let texts: [String: String]
    private let fileNames: [String: String]
    private let parties: [String: PartyRow]

    init(_ entries: [FoundFiles.Entry], on db: some Connection) throws {
        var (textIDs, documentIDs, partyIDs) = ([String](), [String](), [String]())
        for source in entries.lazy.flatMap(\.sources) {
            switch source {
            case .cover: break
            case .text(let id): textIDs.append(id)
            case .document(let id): documentIDs.append(id)
            case .party(let id): partyIDs.append(id)
            }
        }
        texts = try TextRecords.texts(textIDs, on: db)
        fileNames = try Documents.fileNames(documentIDs, on: db)
        parties = try Parties.shown(partyIDs, on: db)
    }

    /// The text of a source of that file, and what it is; `nil` for what shows nothing, or was erased.
    func text(_ source: SearchRow.Source, of number: String) -> (String, FoundFile.Excerpt.Place)? {
        switch source {
        case .cover: return nil
        case .text(let id): return texts[id].map { ($0, .text) }
        case .document(let id): return fileNames[id].map { ($0, .document) }
        case .party(let id):
            guard let party = parties[id], party.caseNumber == number else { return nil }
            let lines = [party.name, party.uscc, party.address].compactMap(\.self)
            return lines.isEmpty ? nil : (lines.joined(separator: " \u{B7} "), .party)
        }
    }
}
