internal import Desk
internal import Foundation
internal import Law
internal import Programmes

/// What commands say: results on standard output, everything else on standard error.
enum Terminal {
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Whether the command was asked for something that cannot be, as against a fault it met on the way.
    static func isUsage(_ error: any Error) -> Bool {
        error is OfficeFault || error is ShareFolder.NotFound || error is PackFaults || error is CSVFaults
            || error is LeadListFault
            || (error as? BackupFault)?.isUsage == true
    }
}
