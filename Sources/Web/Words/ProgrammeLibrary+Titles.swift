public import Casework
public import Programmes

/// The packs' own words, for pages.
extension ProgrammeLibrary: PackTitles {
    public func title(
        _ kind: String, _ name: String, of procedure: Name<Procedure>?, in language: String
    ) -> String? {
        guard let kind = TitledKind(rawValue: kind) else { return nil }
        let asked = procedure.map { [$0] } ?? names
        for procedure in asked {
            let title = title(kind, name, of: procedure, in: language)
            if title != name { return title }
        }
        return nil
    }
}
