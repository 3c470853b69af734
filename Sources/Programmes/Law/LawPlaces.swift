internal import Law

extension Tree {
    /// The words of a plain or quoted text.
    var plainText: String? {
        if case .text(let text, _) = content { text } else { nil }
    }

    /// The place of a value that a decoder names by keys and indexes, as closely as the tree reaches.
    func place(of path: [String]) -> Place {
        var tree = self
        for step in path {
            switch tree.content {
            case .map(let pairs):
                guard let next = pairs.first(where: { $0.key.text == step })?.value else { return tree.place }
                tree = next
            case .list(let members):
                let digits = step.filter(\.isNumber)
                guard let index = Int(digits), members.indices.contains(index) else { return tree.place }
                tree = members[index]
            case .text, .nothing, .reported: return tree.place
            }
        }
        return tree.place
    }
}

extension DecodingError {
    /// Where it happened, and what is wrong in one sentence.
    var told: (context: Context, what: String) {
        switch self {
        case .keyNotFound(let key, let context): (context, "`\(key.stringValue)` is missing")
        case .typeMismatch(_, let context):
            (context, "a value has the wrong type: \(context.debugDescription)")
        case .valueNotFound(_, let context): (context, "a value is missing")
        case .dataCorrupted(let context): (context, "a value cannot be read: \(context.debugDescription)")
        @unknown default:
            (Context(codingPath: [], debugDescription: ""), "the file cannot be read")
        }
    }
}

// How a loader tells what the book as a whole has against its parts.
extension RuleBook.Fault {
    var sentence: String {
        switch self {
        case .ruleTwice(let id): "`\(id)` has two versions on one day"
        case .authorityTwice(let key): "the instrument `\(key)` stands twice"
        case .thresholdTwice(let offence): "the thresholds of article \(offence) stand twice"
        case .zoneTwice(let key): "the zone `\(key)` stands twice"
        case .articleTwice(let citation): "`\(citation)` has two wordings on one day"
        case .unknownInstrument(let citation, let place):
            "no instrument has the key `\(citation.instrument)`, which \(place) cites"
        case .unknownRule(let id, let place): "no rule has the id `\(id)`, which the \(place) names"
        case .unknownSuccessor(let key, let of):
            "no instrument has the key `\(key)`, the successor of `\(of)`"
        case .unknownArea(let area, let place): "`\(area)` of `\(place)` is neither a division nor a zone"
        case .datesReversed(let place): "`from` of `\(place)` lies after its `to`"
        case .uncited(let id): "`\(id)` cites no text"
        case .overlayWithoutText(let id, let area): "`\(id)` for \(area) rests on no text of its own"
        case .noUnit(let key, let id): "the number `\(key)` of `\(id)` has no unit"
        case .absurd(let key, let id): "the number `\(key)` of `\(id)` makes no sense"
        case .notLater(let id): "the new version of `\(id)` does not begin after the current one"
        case .unitChanged(let key, let id, _): "`\(id)` counts `\(key)` in one version and not in the other"
        case .overlap(let id, let other): "`\(id)` and `\(other)` are in force on the same day"
        case .doubtfulArticle(let citation): "the words of `\(citation)` are missing or not sure"
        }
    }

    func remedy(in book: RuleBook) -> String {
        switch self {
        case .ruleTwice, .articleTwice: "give each its days"
        case .authorityTwice, .thresholdTwice, .zoneTwice: "keep one of them"
        case .unknownInstrument(let citation, _):
            nearest(
                to: citation.instrument, book.authorities.map(\.key), or: "add it to law/authorities.yaml")
        case .unknownSuccessor(let key, _): nearest(to: key, book.authorities.map(\.key), or: "add it")
        case .unknownRule(let id, _): nearest(to: id, book.rules.map(\.id), or: "add it to law/rules")
        case .unknownArea(let area, _):
            nearest(
                to: area, book.zones.map(\.key), or: "use a code of six digits or a key of law/zones.yaml")
        case .datesReversed: "mend one of the days"
        case .uncited: "cite a text, or say why there is none under `uncited`"
        case .overlayWithoutText: "cite the text that says so"
        case .noUnit: "end the key with a unit, such as `_days`"
        case .absurd: "write a whole number of that unit"
        case .notLater: "begin it on a later day"
        case .unitChanged: "keep the keys of the numbers"
        case .overlap: "mend their days, or name one under `beside` of the other"
        case .doubtfulArticle: "leave out what is not sure"
        }
    }

    private func nearest(to name: String, _ names: [String], or remedy: String) -> String {
        Nearest.name(to: name, among: names).map { "did you mean `\($0)`?" } ?? remedy
    }

    /// The id, key or citation under which its place is known, the closest first.
    var subjects: [String] {
        switch self {
        case .ruleTwice(let id), .uncited(let id), .noUnit(_, let id), .overlap(_, let id),
            .absurd(_, let id), .notLater(let id):
            [id]
        case .unitChanged(_, let id, let area): area.map { ["\(id) \($0)", id] } ?? [id]
        case .overlayWithoutText(let id, let area), .unknownArea(let area, let id): ["\(id) \(area)", id]
        case .unknownRule(let id, let place): [place, id]
        case .unknownInstrument(_, let place), .datesReversed(let place): [place]
        case .authorityTwice(let key), .zoneTwice(let key), .unknownSuccessor(_, let key): [key]
        case .thresholdTwice(let offence): [offence]
        case .articleTwice(let citation), .doubtfulArticle(let citation): [citation.description]
        }
    }
}
