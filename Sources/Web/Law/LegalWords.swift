internal import Law

/// Says the numbers, lists and tables of a rule in words. What a key means stands under `law.key.` in the
/// catalogue; a key that nobody has put into words is shown as it is.
struct LegalWords: Sendable {
    let words: Wording

    init(_ words: Wording) {
        self.words = words
    }

    func label(_ key: String) -> String {
        if let label = words.sentence("law.key.\(key)") { return label }
        if case .time? = LegalUnit(key: key) {
            let bare = key.split(separator: "_").dropLast().joined(separator: "_")
            if let label = words.sentence("law.key.\(bare)") { return label }
        }
        return key.map { $0 == "_" ? " " : String($0) }.joined()
    }

    func text(_ value: LegalValue, of key: String) -> String {
        switch value {
        case .number(let number): self.number(number, of: key)
        case .ratio(let ratio): percent(ratio)
        case .flag(let answer): words(answer ? "answer.yes" : "answer.no")
        case .text(let text): words.sentence("law.word.\(text)") ?? text
        case .list(let values): list(values, of: key)
        case .table(let table): line(table)
        }
    }

    /// Several values of one thing in one line: 违法所得 20,000 元，二年内再犯 2.
    func line(_ table: [String: LegalValue]) -> String {
        LegalWords.ordered(table).filter { !LegalWords.forMachines.contains($0.0) }.map(phrase)
            .joined(separator: words("law.and"))
    }

    /// A condition as the texts word it, else its name and its value.
    private func phrase(_ key: String, _ value: LegalValue) -> String {
        let text = text(value, of: key)
        if let sentence = words.sentence("law.phrase.\(key)") {
            return Wording.fill(sentence, ["value": text])
        }
        return words("law.value", ["label": label(key), "value": text])
    }

    /// Keys that say to engines what the words beside them say to people. Programs read them as JSON.
    static let forMachines: Set = ["automate", "prior", "logic", "engine", "beside", "conf"]

    /// Conditions first, then amounts: the order in which the texts say them.
    static func ordered(_ table: [String: LegalValue]) -> [(String, LegalValue)] {
        table.sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }
    }

    private func number(_ number: Int, of key: String) -> String {
        switch LegalUnit(key: key) {
        case .time(let unit): words.length(number, of: unit)
        case .yuan: words.money(Money(yuan: number))
        case .times: words("law.times", ["count": words.number(number)])
        case .share: percent(Double(number))
        case .count, nil: words.number(number)
        }
    }

    private func percent(_ ratio: Double) -> String {
        let permille = Int((ratio * 1000).rounded())
        let (whole, part) = permille.quotientAndRemainder(dividingBy: 10)
        return words("number.percent", ["count": part == 0 ? "\(whole)" : "\(whole).\(abs(part))"])
    }

    /// Two numbers of a sum or a multiple are its ends.
    private func list(_ values: [LegalValue], of key: String) -> String {
        let texts = values.map { text($0, of: key) }
        guard values.count == 2, values.allSatisfy({ $0.number != nil }) else { return words.list(texts) }
        if values[0].number == 0 { return words("law.at-most", ["most": texts[1]]) }
        return words("law.range", ["from": texts[0], "to": texts[1]])
    }

    private static let first = [
        "art", "offence", "name", "case", "mode", "measure", "facts", "object", "purpose", "label",
        "marks_min", "patents_min", "repeat_within_years", "prior", "half_of_two_limbs",
        "sold_below_threshold",
        "seller_of_others_labels", "sales_lt", "sold_lt", "sales_from", "sales_below", "goods_from",
        "goods_lt",
    ]

    /// The period itself comes before what lengthens it.
    private static func rank(_ key: String) -> Int {
        if case .time? = LegalUnit(key: key), !key.contains("_") { return -1 }
        return first.firstIndex(of: key) ?? first.count
    }
}

/// One value of a rule that is more than a number: a line, a list, or a table.
struct LegalBlock: Part {
    let label: String
    let text: String?
    let lines: [String]
    let table: WhatIfTable?

    /// More columns than this are read better as lines.
    private static let mostColumns = 5

    init(_ key: String, _ value: LegalValue, _ said: LegalWords) {
        label = said.label(key)
        var (text, lines): (String?, [String]) = (nil, [])
        var table: WhatIfTable?
        switch value {
        case .list(let values):
            table = LegalBlock.table(values, caption: label, said)
            if table == nil { lines = values.map { said.text($0, of: key) } }
        case .table(let members):
            lines = LegalWords.ordered(members).map { said.line([$0: $1]) }
        case .number, .ratio, .flag, .text:
            text = said.text(value, of: key)
        }
        (self.text, self.lines, self.table) = (text, lines, table)
    }

    /// A list of rows with the same few columns.
    private static func table(_ values: [LegalValue], caption: String, _ said: LegalWords) -> WhatIfTable? {
        let rows = values.compactMap { if case .table(let row) = $0 { row } else { nil } }
        guard rows.count == values.count, rows.count > 1, let first = rows.first else { return nil }
        let keys = LegalWords.ordered(first).map(\.0)
        guard (2...mostColumns).contains(keys.count), rows.allSatisfy({ Set($0.keys).isSubset(of: keys) })
        else { return nil }
        let columns = keys.map { key in
            WhatIfTable.Column(title: said.label(key), isNumber: rows.allSatisfy { $0[key]?.number != nil })
        }
        var table = WhatIfTable(caption, columns: columns)
        for row in rows {
            table.add(keys.map { key in row[key].map { said.text($0, of: key) } ?? "" })
        }
        return table
    }

    func child(named name: String) -> Any? {
        switch name {
        case "blockLabel": label
        case "blockText": orNothing(text)
        case "blockLines": lines
        case "hasLines": !lines.isEmpty
        case "table": orNothing(table)
        default: nil
        }
    }
}
