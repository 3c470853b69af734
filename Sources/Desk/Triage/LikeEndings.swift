public import Casework
internal import Law
internal import Store

/// How like matters of a way ended in the last year: figures, and no file.
public struct LikeEndings: Sendable, Hashable {
    public let count: Int
    /// Those that ended with what people ask for on this way.
    public let helped: Int
    /// Half of them took no more calendar days than this.
    public let medianDays: Int
}

extension Office {
    /// Fewer could be told apart by whoever knows one of them.
    static let fewestLikeMatters = 5
    private static let likeDays = 365

    /// How matters about the same kind of right ended on each way, over the whole province.
    ///
    /// - Returns: nothing for a way of which too few ended, or whose end the office does not see.
    public func likeEndings(of description: Description) async throws -> [Name<Channel>: LikeEndings] {
        let rightType: String? =
            if case .choice(let type)? = description.facts["right-type"] { type } else { nil }
        let since = now.legalDay.dayNumber - Office.likeDays
        let ways = channels.compactMap { channel in channel.likes.map { (channel.name, $0) } }
        return try await database.read { db in
            var found: [Name<Channel>: LikeEndings] = [:]
            for (name, likes) in ways {
                let ended = try EndedMatters.count(
                    of: likes.procedure.description, endingIn: likes.stages.map(\.description),
                    helpedBy: Set(likes.helped.map(\.description)), rightType: rightType, since: since,
                    fewest: Office.fewestLikeMatters, on: db)
                found[name] = ended.map {
                    LikeEndings(count: $0.count, helped: $0.helped, medianDays: $0.medianDays)
                }
            }
            return found
        }
    }
}
