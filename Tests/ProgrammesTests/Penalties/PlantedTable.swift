import Foundation
import Law
import Programmes
import Yams

extension `Tables of discretion are followed by area` {
    /// A table that no authority issued.
    enum Planted {
        static func text(
            _ id: String, area: String = "230000", basis: String = "trademark-infringement",
            to: String? = nil,
            confidence: String = "verified"
        ) -> String {
            """
            - id: \(id)
              title: 试验用裁量基准
              issuer: 试验机关
              area: "\(area)"
              basis: \(basis)
              from: 2026-01-01\(to.map { "\n  to: \($0)" } ?? "")
              conf: \(confidence)
              grades:
                - { grade: 1, name: 较轻, when: 初次, percent: [0, 10] }
                - { grade: 2, name: 一般, when: 其他, yuan: [30000, 60000] }
                - { grade: 3, name: 较重, when: 再次, times: [200, 300] }

            """
        }

        static func table(
            _ id: String, area: String, basis: String = "trademark-infringement", to: String? = nil,
            confidence: String = "verified"
        ) throws -> DiscretionBenchmark {
            let text = text(id, area: area, basis: basis, to: to, confidence: confidence)
            return try YAMLDecoder().decode([DiscretionBenchmark].self, from: text)[0]
        }

        /// A law folder that holds nothing but one file of tables.
        static func folder(_ text: String) throws -> LawFolder {
            let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            let folder = root.appending(path: "discretion")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: folder.appending(path: "t.yaml"), atomically: true, encoding: .utf8)
            return LawFolder(root)
        }
    }
}
