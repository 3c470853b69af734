import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// Reports that were closed in 2026, for which ten years are over at the end of 2036, under a schedule that was approved.
struct OldFiles {
    let two: TwoIntakeOfficers
    let paper: String

    var office: Office { two.office }
    var report: String { two.report }

    static let scan = "扫描件里的证人李四"
    static let lastDay = CivilDate(2036, 12, 31)
    static let firstDue = CivilDate(2037, 1, 1)

    /// - Parameter isClosed: whether the report has ended.
    init(isClosed: Bool = true, isApproved: Bool = true) async throws {
        two = try await TwoIntakeOfficers()
        paper = try await OldFiles.file(OldFiles.scan, named: "李四.txt", in: two.report, two)
        if isClosed { try await OldFiles.close(two.report, two) }
        let shipped = two.office.retention
        two.office.use(
            RetentionSchedule(
                classes: shipped.classes, standsHours: shipped.standsHours,
                approval: isApproved ? .init(by: "省档案局", day: CivilDate(2026, 1, 5)) : nil))
        stand(OldFiles.firstDue)
    }

    func stand(_ day: CivilDate, _ hour: Int = 0, _ minute: Int = 0) {
        office.clock.stand(at: Instant(day, hour, minute))
    }

    static func close(_ number: String, _ two: TwoIntakeOfficers) async throws {
        _ = try await two.office.submit(
            "leave-on-file", fields: ["reason": .string("线索不具体")], to: number, expecting: nil, for: two.jia)
    }

    @discardableResult
    static func file(
        _ text: String, named name: String, in number: String, _ two: TwoIntakeOfficers
    ) async throws -> String {
        let body = AsyncStream<[UInt8]> { stream in
            stream.yield(Array(text.utf8))
            stream.finish()
        }
        return try await two.office.fileDocument(
            kind: "exhibit", name: name, mediaType: "text/plain", body: body, to: number, for: two.jia
        ).id
    }

    func propose(_ act: KeepingRequest.Act, years: Int? = nil, as caller: Caller? = nil) async throws {
        try await office.ask(
            KeepingOrder(act: act, subject: "", reason: "期满无保存价值", years: years), of: report,
            for: caller ?? two.jia)
    }

    func due(_ caller: Caller? = nil) async throws -> [DueFile] {
        try await office.dueFiles(for: caller ?? two.jia).files
    }

    func bar() async throws -> RetentionBar? {
        try await office.keeping(of: report, for: two.jia).retention?.bar
    }

    func destroy() async throws {
        try await propose(.destroy)
        try await two.answer(as: two.gui)
    }

    /// Which of the words stand anywhere in the folder of the office: database, log, vault.
    func held(_ words: [String]) throws -> [String] {
        let keys: [URLResourceKey] = [.isRegularFileKey]
        let found = FileManager.default.enumerator(at: office.folder.root, includingPropertiesForKeys: keys)
        let files = (found?.allObjects ?? []).compactMap { $0 as? URL }
        let bytes = try files.filter { try $0.resourceValues(forKeys: Set(keys)).isRegularFile == true }
            .map { try Data(contentsOf: $0) }
        return words.filter { word in bytes.contains { $0.range(of: Data(word.utf8)) != nil } }
    }
}
