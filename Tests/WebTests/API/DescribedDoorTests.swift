import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// `share/openapi.yaml` and the doors for programs name each other.
@Suite struct `The description of the interface is whole` {
    /// `GET /api/v1/files/{id}` of every operation that is described.
    private func described() throws -> Set<String> {
        let file = Places.share.appendingPathComponent("openapi.yaml")
        var path = ""
        var found: Set<String> = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if let match = line.wholeMatch(of: #/ {2}(/\S*):\s*/#) { path = String(match.1) }
            if let match = line.wholeMatch(of: #/ {4}(get|post|put|patch|delete):\s*/#) {
                found.insert(match.1.uppercased() + " " + path)
            }
        }
        return found
    }

    private static func isForPrograms(_ door: String) -> Bool {
        APIAddress.isForPrograms(String(door.drop { $0 != " " }.dropFirst()))
    }

    @Test func `each door for programs is described, and nothing else is`() async throws {
        let described = try described()

        try await OpenOffice.with { open in
            let router = Router(context: OfficeContext.self)
            try APIRoutes(office: open.office, texts: PageWorld.get().texts, share: Places.share.path).add(
                to: router)
            let doors = Set(router.routes.map { "\($0.method.rawValue) \($0.path)" })

            #expect(doors.subtracting(described).sorted() == [])
            #expect(described.filter(Self.isForPrograms).subtracting(doors).sorted() == [])
            #expect(doors.count > 15)
        }
    }

    @Test func `every described door is let in by its methods, and by no other`() throws {
        let described = try described().filter(Self.isForPrograms)
        let paths = Dictionary(grouping: described) { String($0.drop { $0 != " " }.dropFirst()) }

        for (path, doors) in paths {
            let methods = doors.map { String($0.prefix { $0 != " " }) }
            let known = APIAddress.methods(of: path.replacing(/\{\w+\}/, with: "x")) ?? []
            #expect(known.filter { $0 != "HEAD" }.sorted() == methods.sorted(), "\(path)")
        }
        #expect(paths.count > 12)
    }
}
