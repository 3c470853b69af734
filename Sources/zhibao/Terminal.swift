internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Law
internal import Programmes

/// What commands say: results on standard output, everything else on standard error.
enum Terminal {
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// The text of a file that the command line names.
    /// - Throws: `ValidationError` where there is none, before anything else is opened.
    static func text(of file: String) throws -> String {
        try there(file)
        return try String(contentsOfFile: file, encoding: .utf8)
    }

    static func there(_ file: String) throws {
        guard FileManager.default.fileExists(atPath: file) else {
            throw ValidationError("there is no file \(file)")
        }
    }

    /// Whether the command was asked for something that cannot be, as against a fault it met on the way.
    static func isUsage(_ error: any Error) -> Bool {
        error is OfficeFault || error is ShareFolder.NotFound || error is PackFaults || error is CSVFaults
            || error is LeadListFault || error is MoveFault
            || (error as? BackupFault)?.isUsage == true || (error as? KeyFault)?.isUsage == true
    }
}
