import Foundation
import Programmes
import Testing

@Suite struct `Words of firms are read strictly` {
    private static let sound = """
        country: [中国]
        company_endings: [有限公司, 公司]
        business_endings: [店, 行]
        division_endings: [省, 市]
        """

    private func faults(_ text: String) -> [String] {
        do {
            _ = try FirmWords(text: text, file: "folding/firm-names.yaml")
            return []
        } catch let faults as PackFaults {
            return faults.faults.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test(arguments: [
        (sound.replacing("country: [中国]", with: ""), "nothing under `country`"),
        (sound.replacing("[有限公司, 公司]", with: "[]"), "nothing under `company_endings`"),
        (sound.replacing("[店, 行]", with: "[店, 商行]"), "`商行` is not one character"),
        (sound.replacing("[店, 行]", with: "[店, 店]"), "twice"),
        (sound.replacing("division_endings", with: "division_ending"), "did you mean `division_endings`?"),
        (sound + "\npersons: [王]", "persons"), ("", "empty"), ("- a", "write a table of keys"),
    ])
    func `a list that is no list of theirs says what is wrong, and where`(text: String, told: String) {
        let faults = faults(text)

        #expect(
            faults.contains { $0.contains(told) && $0.hasPrefix("folding/firm-names.yaml:") }, "\(faults)")
    }

    @Test func `the lists that ship can be read`() throws {
        let share = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share")

        let words = try FirmWords(reading: share.appending(path: "folding/firm-names.yaml"))

        #expect(words.companyEndings.contains("有限责任公司"))
        #expect(words.businessEndings.contains("店"))
        #expect(words.divisionEndings == ["省", "市", "区", "县"])
        #expect(faults(Self.sound) == [])
    }
}
