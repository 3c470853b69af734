internal import Evidence
public import Foundation

/// What counts as the same when people search and files are compared: width, case, accents, and the Simplified,
/// Traditional and broken forms of a character.
///
/// It goes character by character, so that a word inside a text folds like the word alone. The table is
/// `share/folding/characters.txt`, which `script/folding` makes.
public struct Folding: Sendable {
    /// A line of the table that is none.
    public struct Fault: Error, Hashable, Sendable {
        public let line: Int
    }

    /// Characters of words lie below; what lies above stands for itself.
    private static let size = 0x30000
    /// Set in a place of `forms` that holds an index into `longForms`.
    private static let isLong: UInt32 = 1 << 31

    /// What a character becomes; 0 for itself.
    private let forms: [UInt32]
    private let longForms: [[Unicode.Scalar]]

    public init(table: String) throws(Fault) {
        var forms = [UInt32](repeating: 0, count: Folding.size)
        var longForms: [[Unicode.Scalar]] = []
        for (index, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("# ") { continue }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 2, let form = columns[0].unicodeScalars.first, !columns[1].isEmpty else {
                throw Fault(line: index + 1)
            }
            var place = form.value
            if columns[0].unicodeScalars.count > 1 {
                place = Folding.isLong | UInt32(longForms.count)
                longForms.append(Array(columns[0].unicodeScalars))
            }
            for source in columns[1].unicodeScalars {
                guard Int(source.value) < Folding.size else { throw Fault(line: index + 1) }
                forms[Int(source.value)] = place
            }
        }
        self.forms = forms
        self.longForms = longForms
    }

    public init(reading file: URL) throws {
        try self.init(table: String(contentsOf: file, encoding: .utf8))
    }

    /// The text without what does not count: words between single blanks, Chinese without blanks inside.
    ///
    /// Two names are the same name when this is the same.
    public func folded(_ text: String) -> String {
        runs(of: text).map(\.text).joined(separator: " ")
    }

    /// Letters and digits alone, without any mark or blank: the form in which numbers are compared.
    public func compact(_ text: String) -> String {
        runs(of: text).map(\.text).joined()
    }

    /// Character by character, with all marks and blanks: what is left of width, case and forms.
    public func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { eachForm(of: scalar) { plain.append($0) } }
        return String(plain)
    }

    /// Stretches of one kind of writing, in their order: Chinese, a word of letters, a number.
    func runs(of text: String) -> [WritingRun] {
        var cutter = RunCutter()
        for scalar in text.unicodeScalars { eachForm(of: scalar) { cutter.take($0) } }
        return cutter.finished()
    }

    /// What a scalar becomes, one by one: for whoever has to keep the places of the text, as a snippet does.
    func eachForm(of scalar: Unicode.Scalar, _ take: (Unicode.Scalar) -> Void) {
        let form = Int(scalar.value) < Folding.size ? forms[Int(scalar.value)] : 0
        if form == 0 {
            take(scalar)
        } else if form & Folding.isLong != 0 {
            for letter in longForms[Int(form & ~Folding.isLong)] { take(letter) }
        } else {
            take(Unicode.Scalar(form) ?? scalar)
        }
    }
}

/// A stretch of a folded text in one kind of writing.
struct WritingRun: Hashable, Sendable {
    /// Written without blanks: Chinese, Japanese, Korean.
    let isHan: Bool
    let scalars: [Unicode.Scalar]

    var text: String { String(scalars: scalars) }
}

/// Cuts folded characters into runs.
private struct RunCutter {
    private var runs: [WritingRun] = []
    private var scalars: [Unicode.Scalar] = []
    private var isHan = false
    private var isNumber = false
    /// A blank came: it parts words of letters, and nothing in Chinese.
    private var isParted = false

    mutating func take(_ scalar: Unicode.Scalar) {
        switch Writing(scalar) {
        case .unwritten: break
        case .blank: isParted = true
        case .mark: cut()
        case .han: add(scalar, isHan: true)
        case .letter: add(scalar, isHan: false)
        }
    }

    mutating func finished() -> [WritingRun] {
        cut()
        return runs
    }

    /// Letters and digits are cut apart, so that a number is found with and without the letters before it.
    private mutating func add(_ scalar: Unicode.Scalar, isHan now: Bool) {
        let isDigit = (0x30...0x39).contains(scalar.value)
        if isHan != now || isNumber != isDigit || (isParted && !now) { cut() }
        (isHan, isNumber, isParted) = (now, isDigit, false)
        scalars.append(scalar)
    }

    private mutating func cut() {
        if !scalars.isEmpty { runs.append(WritingRun(isHan: isHan, scalars: scalars)) }
        scalars = []
        isParted = false
    }
}

/// What a character does in a text.
enum Writing: Hashable, Sendable {
    case han, letter, blank
    /// Punctuation and pictures: they end a run.
    case mark
    /// Joins, selects a shape or is an accent: as if it were not there.
    case unwritten

    init(_ scalar: Unicode.Scalar) {
        let code = scalar.value
        if code < 0x80 {
            self =
                switch code {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
                case 0x20, 0x09, 0x0A, 0x0D: .blank
                default: .mark
                }
            return
        }
        if Writing.isHan(code) {
            self = .han
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .spacingMark:
            self = .letter
        case .nonspacingMark, .enclosingMark, .format: self = .unwritten
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .blank
        default: self = .mark
        }
    }

    private static func isHan(_ code: UInt32) -> Bool {
        switch code {
        case 0x3005, 0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA,
            0x30FC...0x30FF, 0x3105...0x312F, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0x1100...0x11FF, 0x20000...0x2FA1F, 0x30000...0x323AF:
            true
        default: false
        }
    }
}
