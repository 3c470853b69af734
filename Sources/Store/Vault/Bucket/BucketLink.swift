internal import CCurl
internal import Foundation

/// One connection to the server, which stays open between requests. Every call waits for its answer.
final class BucketLink {
    private let link: UnsafeMutableRawPointer

    init() throws(BucketFault) {
        guard BucketLink.isReady, let link = curl_easy_init() else {
            throw .strange(host: "this machine", "there is no memory left")
        }
        self.link = link
    }

    deinit { curl_easy_cleanup(link) }

    /// Before the first connection, once a process.
    private static let isReady = curl_global_init(CCurl_everything) == CURLE_OK

    /// Sends one request and waits for the answer.
    func ask(
        _ request: BucketRequest, at place: BucketPlace, _ headers: [String: String], _ limits: BucketLimits
    ) throws -> BucketAnswer {
        let talk = try BucketTalk(request)
        curl_easy_reset(link)
        var lines: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(lines) }
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            lines = curl_slist_append(lines, "\(name): \(value)")
        }
        CCurl_set_lines(link, CURLOPT_HTTPHEADER, lines)
        let query = request.query.isEmpty ? "" : "?" + BucketSignature.query(request.query)
        text(CURLOPT_URL, "\(place.scheme)://\(place.host)\(place.path(of: request.key))\(query)")
        shutDoors(to: place)
        wait(limits, for: request)
        say(request)
        listen(to: talk)
        let outcome = withExtendedLifetime(talk) { curl_easy_perform(link) }
        // The talk and the lines end here; the link must not know of them any longer.
        defer { curl_easy_reset(link) }
        if let fault = talk.fault { throw fault }
        guard outcome == CURLE_OK else { throw BucketLink.fault(outcome, at: place) }
        var status = 0
        CCurl_status(link, &status)
        return BucketAnswer(status: status, headers: talk.headers, body: talk.body)
    }

    /// Nothing is asked of anybody but that server: no proxy, no redirect, no other protocol.
    private func shutDoors(to place: BucketPlace) {
        text(CURLOPT_PROTOCOLS_STR, place.scheme)
        text(CURLOPT_PROXY, "")
        number(CURLOPT_FOLLOWLOCATION, 0)
        number(CURLOPT_PATH_AS_IS, 1)
        number(CURLOPT_HTTP_VERSION, CCurl_http_1_1)
        number(CURLOPT_SSL_VERIFYPEER, 1)
        number(CURLOPT_SSL_VERIFYHOST, 2)
        if let authorities = place.authorities { text(CURLOPT_CAINFO, authorities.path) }
    }

    private func wait(_ limits: BucketLimits, for request: BucketRequest) {
        // Signals belong to the whole process; without this one a slow name would be timed by one.
        number(CURLOPT_NOSIGNAL, 1)
        number(CURLOPT_CONNECTTIMEOUT_MS, limits.connectMs)
        number(CURLOPT_LOW_SPEED_LIMIT, 1)
        number(CURLOPT_LOW_SPEED_TIME, limits.silenceSeconds)
        number(CURLOPT_TIMEOUT_MS, limits.requestMs(sending: request.body.count + request.most))
    }

    private func say(_ request: BucketRequest) {
        switch request.method {
        case .get: number(CURLOPT_HTTPGET, 1)
        case .head: number(CURLOPT_NOBODY, 1)
        case .delete: text(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        case .put, .post:
            number(CURLOPT_UPLOAD, 1)
            text(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
            CCurl_set_size(link, CURLOPT_INFILESIZE_LARGE, curl_off_t(request.body.count))
        }
    }

    private func listen(to talk: BucketTalk) {
        let context = Unmanaged.passUnretained(talk).toOpaque()
        for option in [CURLOPT_READDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA] {
            CCurl_set_context(link, option, context)
        }
        CCurl_set_pieces(link, CURLOPT_READFUNCTION) { bytes, size, count, context in
            guard let context, let bytes else { return CCurl_read_abort }
            let room = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
            return BucketTalk.at(context).fill(room) ?? CCurl_read_abort
        }
        CCurl_set_pieces(link, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let context else { return 0 }
            return BucketTalk.at(context).take(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        CCurl_set_pieces(link, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            guard let context else { return 0 }
            return BucketTalk.at(context).takeHeader(
                UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
    }

    private func text(_ option: CURLoption, _ value: String) { CCurl_set_text(link, option, value) }

    private func number(_ option: CURLoption, _ value: Int) { CCurl_set_number(link, option, value) }

    private static func fault(_ outcome: CURLcode, at place: BucketPlace) -> BucketFault {
        switch outcome {
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost(place.host)
        case CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT: .away(host: place.host)
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE, CURLE_AGAIN:
            .cut(host: place.host)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
            .tls(String(cString: curl_easy_strerror(outcome)))
        case CURLE_WRITE_ERROR: .strange(host: place.host, "the answer is too long")
        default: .strange(host: place.host, String(cString: curl_easy_strerror(outcome)))
        }
    }
}
