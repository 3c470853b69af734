public import Casework
public import Evidence
internal import Store

/// Evidence that a reporter sends by the code.
public struct EvidenceByCode: Sendable {
    /// What becomes of what the device wrote into a picture.
    public enum Cleaning: String, Sendable, Hashable {
        case cleaned, kept
    }

    public let cleaning: Cleaning
    /// What the reporter says of it; it will be sealed.
    public let note: String?
    /// As the sender called it. Only its ending is kept: names of files name people.
    public let fileName: String?
    public let mediaType: String

    public init(cleaning: Cleaning, note: String?, fileName: String?, mediaType: String) {
        self.cleaning = cleaning
        self.note = note
        self.fileName = fileName
        self.mediaType = mediaType
    }
}

/// What was taken in: its digest proves it later, without a word of what it shows.
public struct EvidenceTaken: Sendable, Hashable {
    public let paper: Paper
    /// What was left out of a picture that was cleaned.
    public let removed: [CleanedPicture.Removed]
}

extension Office {
    /// Largest picture that is cleaned: it lies in memory meanwhile. Telephones write less than half of it.
    public static let pictureLimitBytes = 24 << 20
    /// Papers that the holder of one code may send.
    public static let mostEvidence = 50

    /// Takes in evidence of the reporter: cleans it, if they wish, before a byte of it is kept.
    ///
    /// - Throws: `DeskRefusal.notFound` before the first byte is read, when the code opens nothing; `.tooLarge`
    ///   with the first byte above the limit.
    public func addEvidence<Body: AsyncSequence & Sendable>(
        _ evidence: EvidenceByCode, body: Body, limit: Int = Office.documentLimitBytes, code: String
    ) async throws -> EvidenceTaken where Body.Element == [UInt8] {
        let (caller, numbers) = try await party(code: code)
        guard let number = numbers.last else { throw DeskRefusal.notFound }
        let hand = try await sharedFile(number, with: caller)
        let (action, kind) = try taking(on: hand, caller)
        let sent = hand.file.papers.filter { $0.kind == kind.name }.count
        guard sent < Office.mostEvidence else { throw DeskRefusal.mailboxFull(most: Office.mostEvidence) }
        let (kept, mediaType, removed) = try await keep(evidence, body, limit: limit)
        let paper = Paper(
            id: randomness.identifier("d"), kind: kind.name, digest: kept.sha256.description,
            sizeBytes: kept.sizeBytes)
        let brought = BroughtPaper(
            paper: paper, mediaType: mediaType,
            fileName: Office.neutralName(sent + 1, like: evidence.fileName))
        var fields: [String: JSON] = ["cleaning": .string(evidence.cleaning.rawValue)]
        if let note = evidence.note { fields["evidence-note"] = .string(note) }
        _ = try await submit(
            action.description, fields: fields, bringing: [brought], to: number, expecting: nil, for: caller)
        return EvidenceTaken(paper: paper, removed: removed)
    }

    /// The act by which the reporter may send papers now, and their kind.
    private func taking(on hand: FileInHand, _ caller: Caller) throws -> (Name<Action>, PaperKind) {
        let all = hand.procedure.allActions.filter { !$0.takes.isEmpty }
        let open = hand.procedure.actions(in: hand.file.stage).first {
            !$0.takes.isEmpty && hand.procedure.may(caller.officer, do: $0, on: hand.file)
        }
        if let open, let kind = open.takes.first { return (open.name, kind) }
        guard let known = all.first else { throw DeskRefusal.notFound }
        throw Refusal.notInThisStage(known.name, stage: hand.file.stage)
    }

    private func keep<Body: AsyncSequence & Sendable>(
        _ evidence: EvidenceByCode, _ body: Body, limit: Int
    ) async throws -> (kept: KeptBytes, mediaType: String, removed: [CleanedPicture.Removed])
    where Body.Element == [UInt8] {
        guard evidence.cleaning == .cleaned else {
            return (try await keep(body, limit: limit), Office.mediaType(evidence.mediaType), [])
        }
        let picture = try await cleaned(body)
        var writer = try vault.writer(name: randomness.identifier("u"), limit: Office.pictureLimitBytes)
        try writer.append(picture.bytes)
        let mediaType = picture.format.mediaType ?? Office.mediaType(evidence.mediaType)
        return (try await writer.finishInTurn(), mediaType, picture.removed)
    }

    private func cleaned<Body: AsyncSequence & Sendable>(_ body: Body) async throws -> CleanedPicture
    where Body.Element == [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in body {
            bytes += chunk
            // What is no picture is not read to its end.
            if bytes.count >= PictureFormat.headCount, !PictureFormat(head: bytes).isCleanable { break }
            guard bytes.count <= Office.pictureLimitBytes else {
                throw DeskRefusal.tooLarge(limitBytes: Office.pictureLimitBytes)
            }
        }
        do throws(CleanedPicture.Fault) {
            return try CleanedPicture(cleaning: bytes)
        } catch {
            switch error {
            case .notCleanable(let format): throw DeskRefusal.notCleanable(format)
            case .unreadable(let format, _): throw DeskRefusal.pictureUnreadable(format)
            }
        }
    }

    /// `evidence-3.jpg`: the ending of the sender's name, and nothing else of it.
    static func neutralName(_ number: Int, like name: String?) -> String {
        let ending =
            (name ?? "").split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
        let isPlain =
            (1...5).contains(ending.utf8.count)
            && ending.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...122).contains(byte | 0x20)
            }
        return "evidence-\(number)" + (isPlain ? "." + ending.lowercased() : "")
    }
}
