import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// A browser without scripts that comes to the site, with the cookies it was given.
struct Visit {
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]

    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let body: String

        var location: String? { headers[.location] }

        func says(_ text: String) -> Bool { body.contains(text) }
    }

    static let publicWord = String(repeating: "p", count: 32)

    mutating func get(_ path: String) async throws -> Answer { try await send(.get, path, nil, [:]) }

    /// Sends a form with the word that the page gave.
    mutating func post(_ path: String, _ fields: [(String, String)], word: String? = nil) async throws
        -> Answer
    {
        let own = cookies["zhibao-session"] == nil ? cookies["zhibao-form"] ?? "" : FixtureDesk.word
        let all = fields + [("form-word", word ?? own)]
        let body = all.map { FormText.segment($0.0) + "=" + FormText.segment($0.1) }.joined(separator: "&")
        return try await send(
            .post, path, ByteBuffer(string: body), [.contentType: "application/x-www-form-urlencoded"])
    }

    mutating func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: ByteBuffer?, _ headers: HTTPFields
    ) async throws -> Answer {
        var headers = headers
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
                separator: "; ")
        }
        let answer = try await client.execute(uri: path, method: method, headers: headers, body: body) {
            response in
            Answer(status: response.status, headers: response.headers, body: String(buffer: response.body))
        }
        for cookie in answer.headers[values: .setCookie] {
            let parts = cookie.split(separator: ";")[0].split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(parts[0])] = cookie.contains("Max-Age=0") ? nil : String(parts[1])
        }
        return answer
    }
}

extension Visit.Answer: CustomTestStringConvertible {
    var testDescription: String {
        let heading = body.firstMatch(of: /<h1>.*<\/h1>/).map { String($0.output) } ?? ""
        return "\(status.code) \(heading)"
    }
}

extension PageWorld {
    /// Opens the site of a desk to one visitor. Every nonce and every public form word is the same.
    func visit(
        _ desk: FixtureDesk, signedIn: Bool = false, cookies: [String: String] = [:],
        entropy: Entropy = Entropy(drawing: { Visit.publicWord }),
        _ body: @escaping @Sendable (inout Visit) async throws -> Void
    ) async throws {
        let site = try Site(
            desk: desk, pages: PageWorld.pages.get(), titles: library,
            entropy: entropy)
        let app = Application(router: site.router())
        try await app.test(.router) { client in
            var visit = Visit(client: client, cookies: cookies)
            if signedIn { visit.cookies["zhibao-session"] = "session" }
            try await body(&visit)
        }
    }
}
