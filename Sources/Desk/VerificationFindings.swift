internal import Evidence
internal import Store

extension VerificationFinding {
    init(_ fault: JournalCheck.Fault) {
        switch fault {
        case .gap(let position):
            self.init(
                "journal:\(position)", "a row before this one is missing",
                remedy: VerificationFinding.fromCopy)
        case .altered(let position, let number, let revision):
            self.init(
                "journal:\(position)", "page \(revision) of \(number) says something else than was recorded",
                remedy: VerificationFinding.fromCopy)
        case .chainBroken(let position):
            self.init(
                "journal:\(position)", "the row does not follow the one before it",
                remedy: VerificationFinding.fromCopy)
        case .pageMissing(let number, let revision):
            self.init(
                "case_file:\(number)", "a page before page \(revision) is missing",
                remedy: VerificationFinding.fromCopy)
        case .headDiffers(let head, let last):
            self.init(
                "journal_head:1",
                "the head names row \(head), the journal ends at row \(last) or differs there",
                remedy: VerificationFinding.fromCopy)
        }
    }

    init(_ fault: HeadsLog.Fault) {
        switch fault {
        case .unreadable(let line):
            self.init(
                "heads.log:\(line)", "the line is no head of the journal",
                remedy: "put the file back from a copy made before")
        case .journalCut(let position):
            self.init(
                "journal:\(position)", "heads.log knows this row, and the journal ends before it",
                remedy: VerificationFinding.fromCopy)
        case .journalDiffers(let position):
            self.init(
                "journal:\(position)", "heads.log knows another row at this place",
                remedy: "compare both with a copy made before, and put back the one that was changed")
        }
    }

    init(_ fault: AuditCheck.Fault) {
        switch fault {
        case .gap(let position):
            self.init(
                "audit:\(position)", "a line before this one is missing", remedy: VerificationFinding.fromCopy
            )
        case .altered(let position):
            self.init(
                "audit:\(position)", "the line says something else than was recorded",
                remedy: VerificationFinding.fromCopy)
        case .headDiffers(let head, let last):
            self.init(
                "audit_head:1",
                "the head names line \(head), the trail ends at line \(last) or differs there",
                remedy: VerificationFinding.fromCopy)
        }
    }

    init(_ digest: Digest, _ error: any Error) {
        let place = "vault:\(digest)"
        let remedy = "put the file back from a copy made before"
        switch error {
        case Vault.Fault.missing:
            self.init(place, "the document is missing", remedy: remedy)
        case Vault.Fault.altered(_, let found):
            self.init(place, "the bytes are others; their digest is \(found)", remedy: remedy)
        default:
            self.init(place, "the document cannot be read: \(error)", remedy: "mend the disk or its rights")
        }
    }
}
