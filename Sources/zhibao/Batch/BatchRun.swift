internal import Evidence
internal import Foundation

/// A run of one topic over a stream of lines: same order, flat memory.
struct BatchRun {
    /// Longer lines are faults: one line lies in memory whole.
    static let lineLimitBytes = 16 * 1024 * 1024

    private let topic: BatchTopic

    init(_ topic: BatchTopic) {
        self.topic = topic
    }

    /// Answers standard input on standard output; whether every line was answered.
    func answerAll() throws -> Bool {
        var lines = LineCutter(limitBytes: BatchRun.lineLimitBytes)
        var answers: [UInt8] = []
        var isComplete = true
        func take(_ line: LineCutter.Line) throws {
            isComplete = answer(line, into: &answers) && isComplete
            if answers.count >= Streams.chunkBytes { try Streams.write(&answers) }
        }
        while let chunk = try Streams.read() {
            try lines.feed(chunk, take)
            try Streams.write(&answers)
        }
        try lines.finish(take)
        try Streams.write(&answers)
        return isComplete
    }

    /// Adds the answer to one line, with its line end; whether it is an answer and not a fault.
    func answer(_ line: LineCutter.Line, into answers: inout [UInt8]) -> Bool {
        let id: JSON
        let outcome: Result<JSON, BatchFault>
        switch line {
        case .text(let bytes):
            (id, outcome) = answer(bytes)
        case .tooLong:
            let limit = BatchRun.lineLimitBytes / 1024 / 1024
            (id, outcome) = (.null, .failure(.badInput("a line has at most \(limit) MiB")))
        }
        var writer = JSONWriter(bytes: answers)
        answers = []
        writer.raw(#"{"id":"#)
        writer.write(id)
        switch outcome {
        case .success(let output):
            writer.raw(#","output":"#)
            writer.write(output)
        case .failure(let fault):
            writer.raw(#","error":"#)
            writer.write(.object(["code": .string(fault.code), "message": .string(fault.message)]))
        }
        writer.raw("}\n")
        answers = writer.bytes
        if case .success = outcome { return true } else { return false }
    }

    private func answer(_ bytes: ArraySlice<UInt8>) -> (id: JSON, outcome: Result<JSON, BatchFault>) {
        let question: JSON
        do {
            question = try JSONReader.value(bytes)
        } catch {
            return (.null, .failure(.badInput("not JSON: \(error.message)")))
        }
        let id = question["id"] ?? .null
        guard let members = question["input"]?.object else {
            return (id, .failure(.badInput("a question is an object with `id` and an object `input`")))
        }
        do throws(BatchFault) {
            return (id, .success(try topic.answer(BatchInput(members))))
        } catch {
            return (id, .failure(error))
        }
    }
}

/// Standard input and output in chunks. What has been read is answered before more is read, so that a program
/// at the other end may ask line by line.
private enum Streams {
    static let chunkBytes = 256 * 1024

    struct Failure: Error, CustomStringConvertible {
        let errorNumber: Int32
        var description: String { String(cString: strerror(errorNumber)) }
    }

    /// The bytes that are there, or `nil` at the end.
    static func read() throws(Failure) -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: chunkBytes) { buffer, initialized in
                count = Foundation.read(STDIN_FILENO, buffer.baseAddress, chunkBytes)
                initialized = max(count, 0)
            }
            if count > 0 { return bytes }
            if count == 0 { return nil }
            guard errno == EINTR else { throw Failure(errorNumber: errno) }
        }
    }

    /// Writes all bytes and empties the buffer.
    static func write(_ bytes: inout [UInt8]) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { rest in
                Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw Failure(errorNumber: errno)
            }
        }
        bytes.removeAll(keepingCapacity: true)
    }
}
