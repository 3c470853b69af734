internal import Casework
internal import Desk

/// What forms about posts let people choose.
extension Choice {
    static func roles(_ roles: [Name<Role>], _ chosen: String?, _ words: Wording) -> [Choice] {
        roles.map {
            Choice(
                value: $0.description, label: words.postTitle($0), isChosen: $0.description == chosen)
        }
    }

    static func agencies(_ agencies: [(id: String, name: String)], _ chosen: String?) -> [Choice] {
        agencies.map { Choice(value: $0.id, label: $0.name, isChosen: $0.id == chosen) }
    }

    /// Body and role, as a form carries them.
    static func post(_ view: PostView, _ chosen: String?, _ words: Wording) -> Choice {
        let value = "\(view.post.agency) \(view.post.role)"
        return Choice(
            value: value, label: words.postTitle(view.post.role) + "　" + view.agencyName,
            isChosen: value == chosen)
    }
}
