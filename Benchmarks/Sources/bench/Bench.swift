internal import Foundation
internal import Law
internal import Programmes

/// Measures the promises of the law engine and prints a table. The status is 1 when a promise is broken.
@main
enum Bench {
    static func main() throws {
        let share = URL(filePath: CommandLine.arguments.dropFirst().first ?? "share")
        let law = LawFolder(share.appending(path: "law"))
        let thresholds = Statutes.thresholds(try law.ruleBook().thresholds)
        let results =
            [try Thresholds.measure(thresholds)] + Deadlines.measure(on: try law.calendar())
        print(Measured.head)
        for result in results { print(result.row) }
        guard results.allSatisfy(\.isKept) else { exit(1) }
    }
}
