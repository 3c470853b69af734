internal import Casework
internal import Store

extension Office {
    func tell(
        _ act: String, _ events: [CaseEvent], of file: CaseFile, procedure: Procedure, on db: some Connection
    ) throws {}
}
