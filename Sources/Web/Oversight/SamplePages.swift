internal import Casework
internal import Desk
internal import Evidence
internal import Law

/// Inspections by sample, every draw of each: for everybody.
struct SamplesPage: Page {
    static let template = "oversight/samples"

    private let rows: [SampleRow]
    private let caller: Caller?
    private let words: Wording

    init(_ rows: [SampleRow], for caller: Caller?, _ words: Wording) {
        self.rows = rows
        self.caller = caller
        self.words = words
    }

    var title: String {
        rows.isEmpty ? words("supervision.samples-none") : words.counted("supervision.samples", rows.count)
    }
    var foot: String { words("list.foot", ["title": title, "address": OversightRoute.samples.path]) }
    var place: Rail.Place? { caller == nil ? nil : .policy }

    func child(named name: String) -> Any? {
        switch name {
        case "policyHref": OversightRoute.policy(nil, .all).path
        case "complianceHref": OversightRoute.compliance.path
        case "newHref":
            orNothing(
                caller?.roles.contains(Oversight.member) == true
                    ? Route.newFile("sampling-inspection").path : nil)
        case "samples": rows.map { SamplePart($0, words) }
        case "hasSamples": !rows.isEmpty
        default: nil
        }
    }
}

/// What everybody may know of an inspection.
struct SamplePart: Part {
    private let row: SampleRow
    private let words: Wording

    init(_ row: SampleRow, _ words: Wording) {
        self.row = row
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "sampleHref": OversightRoute.sample(row.number.description).path
        case "sampleNumber": row.number.description
        case "stage":
            words.knownTitle("stage", row.stageName.description, of: "sampling-inspection") ?? row.stage
        case "openedOn": words.plainDay(row.openedOn)
        case "frame":
            orNothing(
                row.frame.map {
                    words.list(
                        [words.title("choice", "frame-procedure.\($0)", of: "sampling-inspection"), row.area]
                            .compactMap(\.self))
                })
        case "listCount": orNothing(row.listCount.map { words.counted("measures.unit.files", $0) })
        case "sampleSize": orNothing(row.size.map { words.counted("measures.unit.files", $0) })
        case "listDigest": orNothing(row.listDigest)
        case "publicDay": orNothing(row.publicDay.map(words.plainDay))
        case "draws": row.draws.map { DrawPart($0, isFirst: $0.count == 1, words) }
        case "hasDraws": !row.draws.isEmpty
        case "wasRepeated": row.draws.count > 1
        default: nil
        }
    }
}

/// One draw: all that is needed to draw again.
struct DrawPart: Part {
    private let draw: DrawRecord
    private let isFirst: Bool
    private let words: Wording

    init(_ draw: DrawRecord, isFirst: Bool, _ words: Wording) {
        self.draw = draw
        self.isFirst = isFirst
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "drawTitle": words("supervision.draw", ["number": words.number(draw.count)])
        case "isFirst": isFirst
        case "head": draw.head.description
        case "headPlace": words.number(draw.position)
        case "called": "\(draw.number)"
        case "seed": draw.seed.description
        case "drawnCount": words.counted("measures.unit.files", draw.files.count)
        case "command":
            "zhibao sample list.txt --head \(draw.head) --number \(draw.number) --count \(draw.files.count)"
        default: nil
        }
    }
}

/// One inspection; to who takes part in it also the files that were drawn, by course and days alone.
struct SamplePage: Page {
    static let template = "oversight/sample"

    private let view: SampleView
    private let isOfficer: Bool
    private let words: Wording

    init(_ view: SampleView, isOfficer: Bool, _ words: Wording) {
        self.view = view
        self.isOfficer = isOfficer
        self.words = words
    }

    private var number: String { view.row.number.description }

    var title: String { words("supervision.sample", ["number": number]) }
    var foot: String { words("list.foot", ["title": title, "address": OversightRoute.sample(number).path]) }
    var place: Rail.Place? { isOfficer ? .policy : nil }

    func child(named name: String) -> Any? {
        switch name {
        case "samplesHref": OversightRoute.samples.path
        case "sample": SamplePart(view.row, words)
        case "isShared": view.row.isShared
        case "fileHref": Route.file(number).path
        case "listHref": orNothing(view.list == nil ? nil : OversightRoute.sampleList(number).path)
        case "files": view.files.map { SampledLine($0, words) }
        case "hasFiles": !view.files.isEmpty
        default: nil
        }
    }
}

struct SampledLine: Part {
    private let file: SampledFile
    private let words: Wording

    init(_ file: SampledFile, _ words: Wording) {
        self.file = file
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "place": words.number(file.place)
        case "number": file.number.description
        case "stage": words.title("stage", file.stage.description, of: file.procedure)
        case "openedOn": words.plainDay(file.openedOn)
        case "endedOn": orNothing(file.endedOn.map(words.plainDay))
        case "kept": words.number(file.kept)
        case "missed": words.number(file.missed)
        default: nil
        }
    }
}
