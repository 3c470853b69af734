internal import Casework
internal import Documents
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// A paper that the office wrote from the file, with its bytes.
struct DraftedPaper: Sendable {
    let paper: Paper
    let html: String
    let title: String
    var mediaType = "text/html; charset=utf-8"
    var ending = ".html"
    /// What is kept where the paper is no text.
    var bytes: [UInt8]?

    var content: [UInt8] { bytes ?? Array(html.utf8) }
}

/// Fills papers from the file. The same file and act give the same bytes, so that what was read before
/// signing is what is signed.
extension Office {
    /// The papers an act drafts, but for those that someone filed since the file entered this stage.
    func draftPapers(
        for act: Act, on hand: FileInHand, typed: [FormReading.NewText], by caller: Caller
    ) throws -> [DraftedPaper] {
        let open = hand.procedure.actions(in: hand.file.stage)
        guard let action = open.first(where: { $0.name == act.action }) else { return [] }
        var facts = hand.file.facts
        for (name, fact) in act.fields { facts[name] = fact }
        var texts = hand.quoted.texts
        for text in typed { texts[text.id] = text.text }
        let filed = hand.papersOfThisStage
        return try action.drafts.filter { !filed.contains($0.name) }.map { kind in
            let day = act.tookEffectAt.legalDay
            let html = try html(of: kind, on: hand, facts: facts, texts: texts, by: caller, on: day).html
            let bytes = Array(html.utf8)
            let paper = Paper(
                id: randomness.identifier("d"), kind: kind.name, digest: Digest(of: bytes).description,
                sizeBytes: bytes.count)
            return DraftedPaper(paper: paper, html: html, title: kind.title)
        }
    }

    /// A paper drafted from the file as it stands, as HTML that is ready to print.
    public func draft(_ kind: String, of number: String, for caller: Caller) async throws -> String {
        let hand = try await sharedFile(number, with: caller)
        guard let paper = hand.procedure.paper(Name(kind)), paper.template != nil else {
            throw DeskRefusal.notFound
        }
        let (facts, texts) = (hand.file.facts, hand.quoted.texts)
        return try html(of: paper, on: hand, facts: facts, texts: texts, by: caller, on: now.legalDay).html
    }

    /// The same draft on paper.
    public func draftSheet(_ kind: String, of number: String, for caller: Caller) async throws -> [UInt8] {
        let html = try await draft(kind, of: number, for: caller)
        guard let letter = LetterText(html: html) else { throw DeskRefusal.notFound }
        return sheet(letter, of: number, address: "/files/\(number)/drafts/\(kind)")
    }

    /// A filed letter of ours on paper; a paper that others wrote stays as it is.
    public func documentSheet(_ id: String, of number: String, for caller: Caller) async throws -> [UInt8] {
        let (view, _) = try await document(id, of: number, for: caller)
        guard view.mediaType.hasPrefix("text/html"), view.sizeBytes <= Office.longestLetter,
            let digest = Digest(hex: view.digest),
            let letter = LetterText(html: String(decoding: try vault.bytes(of: digest), as: UTF8.self))
        else { throw DeskRefusal.notFound }
        return sheet(letter, of: number, address: "/files/\(number)/documents/\(id)")
    }

    /// Letters that are put on paper: longer ones are no letters.
    static let longestLetter = 4 << 20

    /// A4 with number and address at the foot.
    func sheet(_ letter: LetterText, of number: String, address: String, ink: [String] = []) -> [UInt8] {
        let foot = texts.sentence("paper.foot", in: Office.language) ?? "{number} {address}"
        let paging = texts.sentence("paper.page", in: Office.language) ?? "{page}/{pages}"
        return LetterSheet(
            letter,
            foot: .init(
                text: foot.replacing("{number}", with: number).replacing("{address}", with: address),
                paging: paging), moment: now.description, ink: ink
        ).pdf()
    }

    func html(
        of kind: PaperKind, on hand: FileInHand, facts: Facts, texts: [String: String], by caller: Caller,
        on day: CivilDate
    ) throws -> Letter {
        guard let name = kind.template,
            let template = library.template(procedure: hand.procedure.name, name: name)
        else { throw MissingProcedure(name: kind.name.description, version: "template") }
        let filling = PaperFilling(
            hand: hand, facts: facts, texts: texts, parties: hand.quoted.parties, agencies: agencies,
            library: library, words: self.texts, agency: caller.agency, day: day, place: place)
        return Letter(
            template: template, title: kind.title, language: "zh-CN", value: filling.value, gap: filling.gap)
    }
}

/// Gives the values that a template names.
struct PaperFilling {
    let hand: FileInHand
    let facts: Facts
    let texts: [String: String]
    let parties: [PartyRow]
    let agencies: AgencyMap
    let library: ProgrammeLibrary
    let words: TextCatalogue
    let agency: AgencyID
    let day: CivilDate
    /// The name of a division.
    let place: (String) -> String
    /// Names of those whom facts of type person name.
    var people: [PersonID: String] = [:]

    private static let language = "zh-Hans"

    func value(_ name: String) -> String? {
        let parts = name.split(separator: ".").map(String.init)
        switch parts.first {
        case "today": return date(day)
        case "file" where name == "file.number": return hand.number
        case "agency" where name == "agency.name": return agencies.name(agency)
        case "document" where parts.last == "number": return sentence("paper.number", [:])
        case "body" where parts.count == 3 && parts[2] == "name":
            return hand.file.bodies[Name(parts[1])].map { agencies.name($0) }
        case "party" where parts.count == 3: return party(parts[1], parts[2])
        case "digest" where parts.count == 2: return hand.file.paper(Name(parts[1]))?.digest
        case "unperformed" where parts.count == 3: return unperformed(parts[1], clock: parts[2])
        case "fact" where parts.count == 2: return facts[parts[1]].flatMap { fact($0, parts[1]) }
        default: return nil
        }
    }

    /// What stands in the paper for a value that the file does not hold, by its title.
    func gap(_ name: String) -> String {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        let title = hand.procedure.fact(last)?.title ?? name
        return sentence("paper.gap", ["name": title])
    }

    private func party(_ role: String, _ line: String) -> String? {
        let party = parties.first { $0.role == role && $0.erasedDay == nil }
        switch line {
        case "name": return party?.name
        case "uscc": return party?.uscc
        case "address": return party?.address
        default: return nil
        }
    }

    private func fact(_ fact: Fact, _ name: String) -> String? {
        switch fact {
        case .text(let reference): return texts[reference.id]
        case .count(let count): return String(count)
        case .money(let money): return sentence("money.yuan", ["amount": money.yuan])
        case .day(let day): return date(day)
        case .moment(let moment): return date(moment.legalDay)
        case .yesNo(let answer): return sentence(answer ? "paper.yes" : "paper.no", [:])
        case .choice(let choice):
            return library.title(
                .choice, "\(name).\(choice)", of: hand.procedure.name, in: PaperFilling.language)
        case .division(let code): return place(code)
        case .agency(let id): return agencies.name(AgencyID(id))
        case .party(let role): return party(role, "name")
        case .person(let id): return people[PersonID(id)] ?? id
        case .rows(let rows): return table(rows, name)
        case .sealed: return nil
        case .absent(let because):
            return sentence("fact.absent", ["reason": texts[because.id] ?? ""])
        }
    }

    /// A table, one row a line: what each column says, in the order in which the procedure declares them.
    private func table(_ rows: [[String: Fact]], _ name: String) -> String {
        rows.indices.map { line(rows[$0], $0, name) }.joined(separator: "\n")
    }

    private func line(_ row: [String: Fact], _ index: Int, _ name: String) -> String {
        let columns = hand.procedure.fact(name)?.columns ?? []
        let cells = columns.compactMap { column -> String? in
            guard let text = row[column.name].flatMap({ fact($0, column.name) }) else { return nil }
            return "\(column.title)：\(text)"
        }
        return "\(index + 1). " + cells.joined(separator: "；")
    }

    /// The rows whose runs of a clock nobody has answered.
    private func unperformed(_ name: String, clock: String) -> String? {
        guard case .rows(let rows)? = facts[name] else { return nil }
        let open = hand.file.clocks.filter {
            $0.clock.description == clock && $0.stoppedAt == nil && !$0.wasDropped
        }.map(\.run)
        let lines = rows.indices.filter { open.contains($0 + 1) }.map { line(rows[$0], $0, name) }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private func date(_ day: CivilDate) -> String {
        sentence(
            "day.short-with-year", ["year": "\(day.year)", "month": "\(day.month)", "day": "\(day.day)"])
    }

    private func sentence(_ key: String, _ values: [String: String]) -> String {
        var text = words.sentence(key, in: PaperFilling.language) ?? key
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
    }
}
