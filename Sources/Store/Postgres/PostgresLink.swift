internal import CLibpq
internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// One connection to a server. Every call waits for its answer; so all of them come from the one thread of its slot.
final class PostgresLink {
    /// Statements that one connection keeps prepared. Ours are a few hundred; values are never part of a text.
    static let mostPrepared = 600

    private let server: OpaquePointer
    private let notices: NoticeBox
    private var prepared: [Key: String] = [:]
    private var preparedCount = 0
    /// The first fault of the running transaction: PostgreSQL takes nothing more until it is rolled back.
    private(set) var fault: StoreError?
    /// The server took the transaction back so that another one could go on: the same statements may pass next time.
    private(set) var wasTakenBack = false

    private struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    /// What libpq calls with each notice of the server.
    private final class NoticeBox {
        let take: @Sendable (String) -> Void

        init(_ take: @escaping @Sendable (String) -> Void) { self.take = take }
    }

    init(to address: PostgresAddress, notice: @escaping @Sendable (String) -> Void) throws {
        server = try PostgresLink.connected(to: address)
        notices = NoticeBox(notice)
        PQsetNoticeReceiver(
            server,
            { context, result in
                guard let context, let words = PQresultErrorField(result, CLibpq_primary) else { return }
                Unmanaged<NoticeBox>.fromOpaque(context).takeUnretainedValue().take(String(cString: words))
            }, Unmanaged.passUnretained(notices).toOpaque())
    }

    deinit { PQfinish(server) }

    /// The connection is gone, and with it whatever was not committed.
    var isLost: Bool { wasCut || PQstatus(server) != CONNECTION_OK }
    /// An answer never came; libpq may not know yet that the line is gone.
    private var wasCut = false

    var isInTransaction: Bool {
        let state = PQtransactionStatus(server)
        return state == PQTRANS_INTRANS || state == PQTRANS_INERROR
    }

    /// What the server said of itself at the beginning and whenever it changed.
    func reported(_ name: String) -> String? {
        PQparameterStatus(server, name).map { String(cString: $0) }
    }

    /// 150018 for 15.18.
    var version: Int { Int(PQserverVersion(server)) }

    /// Runs statements without values, one after the other.
    func command(_ text: String) throws {
        try take(PQexec(server, text)).check()
    }

    /// Begins a transaction, which forgets what the last one suffered.
    func begin(_ text: String) throws {
        fault = nil
        wasTakenBack = false
        try command(text)
    }

    /// Takes the transaction back to where the act began.
    func rollBack(to savepoint: String) throws {
        try command("ROLLBACK TO SAVEPOINT \(savepoint)")
        fault = nil
    }

    func ask(_ text: String, _ values: [SQLValue]) throws -> PostgresAnswer {
        // What PostgreSQL would say from here on is only that something failed before.
        if let fault { throw fault }
        let parameters = PostgresParameters(values)
        let name = try prepare(text, parameters.types)
        let answer = parameters.withPointers { values, lengths, formats in
            take(PQexecPrepared(server, name, Int32(parameters.types.count), values, lengths, formats, 1))
        }
        try answer.check()
        return answer
    }

    /// What was told on the channels that this connection listens to, as soon as there is something.
    func heard(within seconds: Double) throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(seconds)
        _ = PostgresLink.wait(for: PQsocket(server), toRead: true, until: deadline)
        guard PQconsumeInput(server) == 1, !isLost else { throw StoreError.away("PostgreSQL was lost") }
        var words: [String] = []
        while let told = PQnotifies(server) {
            words.append(String(cString: told.pointee.extra))
            PQfreemem(told)
        }
        return words
    }

    private func prepare(_ text: String, _ types: [Oid]) throws -> String {
        let key = Key(text: text, types: types)
        if let name = prepared[key] { return name }
        if prepared.count >= PostgresLink.mostPrepared {
            try command("DEALLOCATE ALL")
            prepared = [:]
        }
        preparedCount += 1
        let name = "zhibao_\(preparedCount)"
        try take(PQprepare(server, name, text, Int32(types.count), types)).check()
        prepared[key] = name
        return name
    }

    /// Remembers what the answer says of the transaction before anybody reads it.
    private func take(_ result: OpaquePointer?) -> PostgresAnswer {
        let answer = PostgresAnswer(result, of: server)
        if let failure = answer.failure {
            if isInTransaction { fault = fault ?? failure }
            if ["40001", "40P01"].contains(answer.code) { wasTakenBack = true }
            if answer.code.isEmpty { wasCut = true }
        }
        return answer
    }
}

extension PostgresLink {
    /// Step by step, so that it ends in time on a machine that never answers, and so that faults come with their code.
    private static func connected(to address: PostgresAddress) throws -> OpaquePointer {
        let parameters = address.parameters(password: try address.password())
        guard let server = start(parameters) else { throw PostgresFault.other("there is no memory left") }
        PQsetErrorVerbosity(server, PQERRORS_VERBOSE)
        let deadline = ContinuousClock.now + .seconds(address.connectSeconds)
        var step = PGRES_POLLING_WRITING
        while step == PGRES_POLLING_READING || step == PGRES_POLLING_WRITING {
            guard PQstatus(server) != CONNECTION_BAD else { break }
            guard wait(for: PQsocket(server), toRead: step == PGRES_POLLING_READING, until: deadline) else {
                PQfinish(server)
                throw PostgresFault.away(host: address.host)
            }
            step = PQconnectPoll(server)
        }
        guard PQstatus(server) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(server))
            PQfinish(server)
            throw PostgresFault(connecting: message, to: address)
        }
        PQsetErrorVerbosity(server, PQERRORS_DEFAULT)
        return server
    }

    private static func start(_ parameters: [PostgresAddress.Option]) -> OpaquePointer? {
        let names = parameters.map { strdup($0.name) }
        let values = parameters.map { strdup($0.value) }
        defer { for text in names + values { free(text) } }
        return PQconnectStartParams(
            names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
    }

    private static func wait(for socket: Int32, toRead: Bool, until deadline: ContinuousClock.Instant) -> Bool
    {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            let milliseconds =
                left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { return false }
            var wanted = pollfd(fd: socket, events: Int16(toRead ? POLLIN : POLLOUT), revents: 0)
            let ready = poll(&wanted, 1, Int32(clamping: milliseconds))
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { return false }
        }
    }
}
