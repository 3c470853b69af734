/// A text with what has to be hidden in it before it may be published.
///
/// The strokes are proposed by rules; a person looks at each of them, and another one approves.
public struct Redaction: Hashable, Sendable {
    /// What is published decides who stays named.
    public enum Document: String, Hashable, Sendable, CaseIterable {
        case penalty, judgment
    }

    /// Somebody whom the text may name.
    public struct Person: Hashable, Sendable {
        public let name: String
        /// The part in the matter, such as `respondent`, `witness` or 举报人. An unknown one is hidden.
        public let role: String
        public let isMinor: Bool

        public init(_ name: String, role: String, isMinor: Bool = false) {
            self.name = name
            self.role = role
            self.isMinor = isMinor
        }
    }

    /// What a stroke hides.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case identity, contact, account, officer, address, name, secret, plate, certificate, school, birth
        /// Hidden by the choice of a person.
        case chosen

        /// The line of `share/law/redaction/rules.csv`.
        public var rule: String {
            switch self {
            case .identity: "RD01"
            case .contact: "RD03"
            case .address: "RD04"
            case .account: "RD05"
            case .plate, .certificate: "RD06"
            case .name: "RD13"
            case .school, .birth: "RD10"
            case .secret: "RD11"
            case .officer: "RD15"
            case .chosen: "RD13"
            }
        }

        /// Whether a person may show again what the rules hid. Numbers and secrets never: the text is written anew.
        public var mayBeRestored: Bool {
            switch self {
            case .identity, .contact, .account, .secret: false
            default: true
            }
        }
    }

    /// One black stroke.
    public struct Stroke: Hashable, Sendable {
        /// Places among the scalars of the text.
        public let range: Range<Int>
        public let kind: Kind
        /// What stands there instead; empty where the text is only cut.
        public let shown: String

        public init(_ range: Range<Int>, _ kind: Kind, shown: String) {
            self.range = range
            self.kind = kind
            self.shown = shown
        }

        /// Names the stroke in a form: `12-20`.
        public var id: String { "\(range.lowerBound)-\(range.upperBound)" }
    }

    public let text: String
    /// In order, without overlap.
    public let strokes: [Stroke]

    public init(_ text: String, strokes: [Stroke]) {
        self.text = text
        self.strokes = strokes
    }

    /// The text as it may be published.
    public var published: String {
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var place = 0
        for stroke in strokes {
            kept.append(contentsOf: scalars[place..<stroke.range.lowerBound])
            kept.append(contentsOf: stroke.shown.unicodeScalars)
            place = stroke.range.upperBound
        }
        kept.append(contentsOf: scalars[place...])
        return String(kept)
    }

    /// What a stroke hides, for whoever may see it.
    public func hidden(_ stroke: Stroke) -> String {
        let scalars = Array(text.unicodeScalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[stroke.range])
        return String(view)
    }

    /// Text and strokes in turn, as a page shows them.
    public enum Piece: Hashable, Sendable {
        case text(String)
        case stroke(Stroke, hidden: String)
    }

    public var pieces: [Piece] {
        let scalars = Array(text.unicodeScalars)
        func string(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        var pieces: [Piece] = []
        var place = 0
        for stroke in strokes {
            if place < stroke.range.lowerBound {
                pieces.append(.text(string(place..<stroke.range.lowerBound)))
            }
            pieces.append(.stroke(stroke, hidden: string(stroke.range)))
            place = stroke.range.upperBound
        }
        if place < scalars.count { pieces.append(.text(string(place..<scalars.count))) }
        return pieces
    }
}

// What persons change in a proposal.
extension Redaction {
    /// Hides each phrase besides, wherever it stands and is not hidden yet.
    public func hiding(_ phrases: [String], shown: String) -> Redaction {
        let folded = FoldedText(text).folded
        var covered = Set(strokes.flatMap { Array($0.range) })
        var more: [Stroke] = []
        for phrase in phrases {
            let wanted = FoldedText(phrase).folded.filter { $0 != " " }
            guard wanted.count >= 2 else { continue }
            for start in folded.indices where folded[start] == wanted[0] {
                guard folded[start...].starts(with: wanted) else { continue }
                let range = start..<(start + wanted.count)
                guard covered.isDisjoint(with: range) else { continue }
                covered.formUnion(range)
                more.append(Stroke(range, .chosen, shown: shown))
            }
        }
        return Redaction(text, strokes: (strokes + more).sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    /// The parts of a text that was joined, each as it may be published. A stroke over several parts hides all of them.
    public func published(keeping joint: Unicode.Scalar) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var parts: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
        var place = 0
        func take(_ range: Range<Int>, isHidden: Bool) {
            for scalar in scalars[range] {
                if scalar == joint {
                    parts.append(String.UnicodeScalarView())
                } else if !isHidden {
                    parts[parts.count - 1].append(scalar)
                }
            }
        }
        for stroke in strokes {
            take(place..<stroke.range.lowerBound, isHidden: false)
            parts[parts.count - 1].append(contentsOf: stroke.shown.unicodeScalars)
            take(stroke.range, isHidden: true)
            place = stroke.range.upperBound
        }
        take(place..<scalars.count, isHidden: false)
        return parts.map { String($0) }
    }
}
