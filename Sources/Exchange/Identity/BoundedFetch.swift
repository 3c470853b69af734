internal import AsyncHTTPClient
internal import Desk
internal import Evidence
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// Asks one origin for small JSON texts: no other host, no redirect, no long wait, no long answer.
struct BoundedFetch: Sendable {
    static let mostBytes = 256 * 1024

    let origin: WebOrigin
    let authorities: String?
    /// How long one answer may take in all.
    let seconds: Int64

    init(_ settings: OpenIDSettings, seconds: Int64 = 10) {
        origin = settings.origin
        authorities = settings.authorities
        self.seconds = seconds
    }

    struct Answer: Sendable {
        let status: Int
        let body: JSON
    }

    /// - Parameter form: what is sent; `nil` where it is only asked.
    /// - Throws: `ProviderFault.away`.
    func answer(
        from address: String, form: String? = nil, authorization: String? = nil
    ) async throws -> Answer {
        guard WebOrigin(of: address) == origin else {
            throw ProviderFault.away("an address is not of the issuer's host")
        }
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "accept", value: "application/json")
        if let authorization { request.headers.add(name: "authorization", value: authorization) }
        if let form {
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: form))
        }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: try configuration())
        let result: Result<Answer, any Error>
        do {
            result = .success(try await answer(to: request, by: client))
        } catch {
            result = .failure(error)
        }
        try await client.shutdown()
        return try result.get()
    }

    private func configuration() throws -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(seconds), read: .seconds(seconds))
        if let authorities {
            var tls = TLSConfiguration.makeClientConfiguration()
            do {
                tls.additionalTrustRoots = [
                    .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authorities.utf8)))
                ]
            } catch {
                throw ProviderFault.away("the certificates of the authorities cannot be read")
            }
            configuration.tlsConfiguration = tls
        }
        return configuration
    }

    /// The wait is bounded over the whole answer: a provider that sends a byte now and then holds nobody.
    private func answer(to request: HTTPClientRequest, by client: HTTPClient) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask {
                do {
                    let response = try await client.execute(request, timeout: .seconds(seconds))
                    let body = try await response.body.collect(upTo: BoundedFetch.mostBytes)
                    return Answer(
                        status: Int(response.status.code),
                        body: try JSON(parsing: Data(body.readableBytesView)))
                } catch let error as CancellationError {
                    throw error
                } catch is DecodingError {
                    throw ProviderFault.away("an answer is no JSON")
                } catch {
                    throw ProviderFault.away(BoundedFetch.said(error))
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw ProviderFault.away("no answer within \(seconds) seconds")
            }
            guard let first = try await group.next() else { throw ProviderFault.away("no answer") }
            group.cancelAll()
            return first
        }
    }

    /// The kind of an error, and nothing of what was sent.
    private static func said(_ error: any Error) -> String {
        if let error = error as? HTTPClientError { return error.shortDescription }
        return "\(type(of: error))"
    }
}
