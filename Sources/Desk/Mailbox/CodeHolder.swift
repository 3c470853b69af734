internal import Casework
internal import Store

/// Who stands behind a code: which file it opens, and as which party.
extension Office {
    struct CodeHolder: Sendable {
        let caseNumber: String
        let party: String
        /// Whether it is the code of a receipt.
        var isReceipt = false
        /// A receipt tells where its matter stands, and so does the code that a caller was given instead of one.
        var tellsProgress: Bool { isReceipt || party == PartyRole.reporter }
    }

    /// The code of a receipt makes its holder the reporter of that file, or the party that its procedure lets begin
    /// it; every other code names its party.
    ///
    /// What nobody could have been given is looked for in the same places as a code that is merely unknown,
    /// so that neither the answer nor its time tells one from the other.
    func holder(ofCode text: String, on db: some Connection) throws -> CodeHolder? {
        let typed = LeadCode(parsing: text)
        let code = typed ?? LeadCode(bytes: Array(repeating: 0, count: LeadCode.byteCount))
        let lead = try LeadCodes.find(code, with: key, on: db)
        let party = try PartyCodes.find(code, with: key, on: db)
        guard typed != nil else { return nil }
        if let lead {
            let starter = party.flatMap { $0.caseNumber == lead ? $0.party : nil }
            return CodeHolder(caseNumber: lead, party: starter ?? PartyRole.reporter, isReceipt: true)
        }
        return party.map { CodeHolder(caseNumber: $0.caseNumber, party: $0.party) }
    }
}
