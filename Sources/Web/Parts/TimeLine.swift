internal import Casework
internal import Desk
internal import Law

/// The journal of a file as a reader sees it: one entry an act, newest first, each page with its proof.
struct TimeLine: Part {
    /// Entries shown at once; the rest opens beneath.
    static let firstEntries = 12

    struct Entry: Part {
        let day: String
        let time: String
        let iso: String
        let recorded: String?
        let head: String
        let lines: [String]
        let isSealed: Bool
        let proofs: [PageProof]
        let proofLabel: String

        func child(named name: String) -> Any? {
            switch name {
            case "entryDay": day
            case "entryTime": time
            case "iso": iso
            case "recorded": orNothing(recorded)
            case "head": head
            case "entryLines": lines
            case "isSealed": isSealed
            case "proofs": proofs
            case "proofLabel": proofLabel
            default: nil
            }
        }
    }

    struct PageProof: Part {
        let position: String
        let leaf: String
        let chain: String

        func child(named name: String) -> Any? {
            switch name {
            case "position": position
            case "leaf": leaf
            case "chain": chain
            default: nil
            }
        }
    }

    let latest: [Entry]
    let older: [Entry]
    let count: String

    init(_ view: FileView, _ words: Wording) {
        let pages = view.journal.sorted { $0.revision < $1.revision }
        let entries = TimeLine.grouped(pages).reversed().map { TimeLine.entry($0, in: view, words) }
        latest = Array(entries.prefix(TimeLine.firstEntries))
        older = Array(entries.dropFirst(TimeLine.firstEntries))
        count = words.number(pages.count)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "latest": latest
        case "older": older
        case "hasOlder": !older.isEmpty
        case "olderCount": older.count
        case "pageCount": count
        default: nil
        }
    }

    /// An act and what follows from it were recorded at one moment by one person: one entry.
    private static func grouped(_ pages: [JournalEntry]) -> [[JournalEntry]] {
        var groups: [[JournalEntry]] = []
        for page in pages {
            let begins: Bool
            if case .acted? = page.event { begins = true } else { begins = false }
            if !begins, let last = groups.last?.first, last.recordedAt == page.recordedAt,
                last.officer == page.officer
            {
                groups[groups.count - 1].append(page)
            } else {
                groups.append([page])
            }
        }
        return groups
    }

    private static func entry(_ pages: [JournalEntry], in view: FileView, _ words: Wording) -> Entry {
        let first = pages[0]
        let today = view.now.legalDay
        let sentences = EventSentence(view: view, words: words)
        let said = pages.map(sentences.sentence)
        let isLate = first.recordedAt.legalDay != first.legalDay
        let last = pages[pages.count - 1]
        let range =
            pages.count == 1 ? "\(first.position)" : "\(first.position)–\(last.position)"
        return Entry(
            day: words.shortDay(first.legalDay, today: today),
            time: isLate ? "" : words.time(first.recordedAt),
            iso: isLate ? first.legalDay.description : first.recordedAt.description,
            recorded: isLate
                ? words("journal.recorded", ["moment": words.shortMoment(first.recordedAt, today: today)])
                : nil,
            head: said.first.flatMap(\.self) ?? words("journal.sealed"),
            lines: said.dropFirst().compactMap(\.self)
                + (pages.contains(where: \.isRectified) ? [words("journal.rectified")] : []),
            isSealed: pages.allSatisfy { $0.event == nil },
            proofs: pages.map { PageProof(position: "\($0.position)", leaf: $0.leaf, chain: $0.chain) },
            proofLabel: words("journal.proof", ["position": range]))
    }
}
