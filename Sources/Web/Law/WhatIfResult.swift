internal import Law

/// What a what-if page answers: one line that says it, and below it how the law comes to it.
struct WhatIfResult: Sendable {
    let headline: String
    /// One line under the headline, such as until when, or how sure it is.
    var lead: String?
    var sections: [WhatIfSection] = []
}

/// A piece of an answer under a heading. It shows those of its parts that it was given, in this order.
struct WhatIfSection: Part {
    let heading: String
    var paragraphs: [String] = []
    /// A number or word each, with what it says: `effects` of the answer.
    var figures: [Pair] = []
    var lines: [WhatIfLine] = []
    /// Whether the lines stand in an order that means something.
    var isOrdered = false
    var table: WhatIfTable?
    var findings: [FindingCard] = []
    var sums: ReckonedSums?
    /// A long table that few readers open: its caption opens it.
    var folded: WhatIfTable?
    var facts: [Pair] = []
    var grounds: GroundsPart?

    init(_ heading: String) {
        self.heading = heading
    }

    func child(named name: String) -> Any? {
        switch name {
        case "sectionHeading": heading
        case "paragraphs": paragraphs
        case "hasFigures": !figures.isEmpty
        case "figures": figures
        case "lines": lines
        case "hasLines": !lines.isEmpty
        case "isOrdered": isOrdered
        case "table": orNothing(table)
        case "findings": findings
        case "sums": orNothing(sums)
        case "folded": orNothing(folded)
        case "hasFacts": !facts.isEmpty
        case "facts": facts
        case "grounds": orNothing(grounds)
        default: nil
        }
    }
}

/// A table of an answer: on a telephone each row becomes a block with the names of its columns.
struct WhatIfTable: Part {
    struct Column: Part {
        let title: String
        var isNumber = false

        func child(named name: String) -> Any? {
            switch name {
            case "columnTitle": title
            case "isNumber": isNumber
            default: nil
            }
        }
    }

    struct Row: Part {
        struct Cell: Part {
            let text: String
            let column: Column

            func child(named name: String) -> Any? {
                switch name {
                case "cell": text
                default: column.child(named: name)
                }
            }
        }

        let head: String
        let cells: [Cell]
        let isHit: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "rowHead": head
            case "cells": cells
            case "isHit": isHit
            default: nil
            }
        }
    }

    let caption: String
    let columns: [Column]
    private(set) var rows: [Row] = []

    init(_ caption: String, columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    /// One text for each column; the first is the head of the row.
    mutating func add(_ texts: [String], isHit: Bool = false) {
        precondition(texts.count == columns.count, "a row has a cell for each column")
        let cells = zip(texts, columns).dropFirst().map { Row.Cell(text: $0, column: $1) }
        rows.append(Row(head: texts[0], cells: cells, isHit: isHit))
    }

    func child(named name: String) -> Any? {
        switch name {
        case "caption": caption
        case "columns": columns
        case "tableRows": rows
        default: nil
        }
    }
}
