internal import Casework
public import Evidence
public import Law
internal import Store

/// What the office does for an inspection by sample: it seals the list, and draws from it as anybody can
/// again.
extension Office {
    static let samplingList: Name<PaperKind> = "sampling-list"
    static let drawRecord: Name<PaperKind> = "draw-record"
    static let draws: Set<Name<Action>> = ["draw", "draw-again"]
    /// Files of one sample.
    static let longestSample = 200

    /// Lists the files of the frame. The day whose head will be the seed is not over yet, so that nobody
    /// knows it.
    func sealSamplingList(_ act: Act, on hand: FileInHand) async throws -> EffectDone {
        guard case .choice(let procedure)? = act.fields["frame-procedure"],
            case .division(let area)? = act.fields["frame-area"],
            case .day(let from)? = act.fields["opened-from"], case .day(let to)? = act.fields["opened-to"],
            case .count(let size)? = act.fields["sample-size"], case .day(let day)? = act.fields["public-day"]
        else { return EffectDone() }
        var faults: [Refusal.FieldFault] = []
        if divisions[area] == nil { faults.append(.init("frame-area", .unknown)) }
        if to < from || to > now.legalDay { faults.append(.init("opened-to", .range)) }
        if !(1...Office.longestSample).contains(size) { faults.append(.init("sample-size", .range)) }
        if day < now.legalDay || day > now.legalDay + 366 { faults.append(.init("public-day", .range)) }
        guard faults.isEmpty else { throw Refusal.fieldsInvalid(faults) }
        let numbers = try await database.read { db in
            try SamplingFrame.numbers(
                of: procedure, opened: from.dayNumber...to.dayNumber, in: Office.prefix(of: area), on: db)
        }
        guard numbers.count >= size else { throw Refusal.fieldsInvalid([.init("sample-size", .range)]) }
        let list = SampleDraw(0, from: numbers, head: Digest(ofText: ""), number: 0)
        let sorted = numbers.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        let paper = plainPaper(Office.samplingList, SampleDraw.text(of: sorted))
        precondition(
            paper.paper.digest == list.listDigest.description, "what is sealed is what is drawn from")
        return EffectDone(facts: ["list-count": .count(sorted.count)], papers: [paper])
    }

    /// Draws from the sealed list. Each draw has its number and stays, whatever comes after it.
    func drawSample(_ act: Act, on hand: FileInHand) async throws -> EffectDone {
        guard case .count(let number)? = act.fields["sample-number"],
            case .count(let size)? = hand.file.facts["sample-size"],
            case .day(let day)? = hand.file.facts["public-day"],
            let paper = hand.papersMade(Office.samplingList, by: ["seal"]).last,
            let digest = Digest(hex: paper.digest)
        else { return EffectDone() }
        guard now.legalDay > day else { throw Refusal.notYetHappened(Instant.endOf(day)) }
        guard number >= 0 else { throw Refusal.fieldsInvalid([.init("sample-number", .range)]) }
        let over = Instant.endOf(day).ms
        guard let head = try await database.read({ db in try SamplingFrame.head(before: over, on: db) })
        else {
            throw Refusal.fieldsInvalid([.init("public-day", .range)])
        }
        let text = String(decoding: try vault.bytes(of: digest), as: UTF8.self)
        let draw = SampleDraw(
            size, from: text.split(separator: "\n").map(String.init), head: head.chain, number: number)
        let count = hand.papersMade(Office.drawRecord, by: Office.draws).count + 1
        let record = DrawRecord(
            count: count, day: day, position: head.position, head: head.chain, number: number, draw: draw)
        return EffectDone(
            facts: ["draw-number": .count(count)], papers: [plainPaper(Office.drawRecord, record.text)])
    }

    private func plainPaper(_ kind: Name<PaperKind>, _ text: String) -> DraftedPaper {
        DraftedPaper(
            paper: Paper(
                id: randomness.identifier("d"), kind: kind, digest: Digest(ofText: text).description,
                sizeBytes: text.utf8.count),
            html: text, title: kind.description, mediaType: "text/plain; charset=utf-8", ending: ".txt")
    }

    /// The digits of a division that its parts share: `23`, `2301`, `230102`.
    static func prefix(of division: String) -> String {
        if division.hasSuffix("0000") { return String(division.prefix(2)) }
        return division.hasSuffix("00") ? String(division.prefix(4)) : division
    }
}

extension FileInHand {
    /// Papers of a kind that an act laid into the file itself: what somebody filed under that name is none.
    func papersMade(_ kind: Name<PaperKind>, by acts: Set<Name<Action>>) -> [Paper] {
        var isMaking = false
        var made: [Paper] = []
        for event in events {
            switch event {
            case .acted(let action, _, _): isMaking = acts.contains(action)
            case .documentFiled(let paper) where isMaking && paper.kind == kind:
                made.append(paper)
                isMaking = false
            default: break
            }
        }
        return made
    }
}

/// What a draw came to, as it lies in the file: lines that a person reads and `zhibao sample` prints.
public struct DrawRecord: Sendable, Hashable {
    /// 1 for the first.
    public let count: Int
    public let day: CivilDate
    /// Of the journal's row whose chain is the public value.
    public let position: Int
    public let head: Digest
    public let number: Int
    public let list: Digest
    public let seed: Digest
    /// In the order of their digests.
    public let files: [String]

    init(count: Int, day: CivilDate, position: Int, head: Digest, number: Int, draw: SampleDraw) {
        self.count = count
        self.day = day
        self.position = position
        self.head = head
        self.number = number
        list = draw.listDigest
        seed = draw.seed
        files = draw.drawn.map(\.file)
    }

    var text: String {
        let heads = [
            "draw \(count)", "method \(SampleDraw.method)", "list \(list)", "day \(day)",
            "journal \(position)", "head \(head)", "number \(number)", "seed \(seed)",
        ]
        return SampleDraw.text(of: heads + files.map { "file \($0)" })
    }

    /// Reads what `text` writes; `nil` for anything else.
    init?(reading text: String) {
        var lines: [String: String] = [:]
        var files: [String] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { return nil }
            if words[0] == "file" { files.append(words[1]) } else { lines[words[0]] = words[1] }
        }
        guard let count = lines["draw"].flatMap(Int.init),
            let day = lines["day"].flatMap(CivilDate.init(parsing:)),
            let position = lines["journal"].flatMap(Int.init),
            let head = lines["head"].flatMap(Digest.init(hex:)),
            let number = lines["number"].flatMap(Int.init),
            let list = lines["list"].flatMap(Digest.init(hex:)),
            let seed = lines["seed"].flatMap(Digest.init(hex:))
        else { return nil }
        self.count = count
        self.day = day
        self.position = position
        self.head = head
        self.number = number
        self.list = list
        self.seed = seed
        self.files = files
    }
}
