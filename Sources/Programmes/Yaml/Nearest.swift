/// The name that an author probably meant.
enum Nearest {
    /// The closest of some names; `nil` when none is close. Ties go to the first in alphabetical order.
    static func name(to wrong: String, among names: some Sequence<String>) -> String? {
        let limit = max(2, wrong.count / 3)
        return names.map { (distance(wrong, $0), $0) }.filter { $0.0 <= limit && $0.0 < wrong.count }
            .min { $0 < $1 }?.1
    }

    /// Edits from one word to the other (Levenshtein), with a swap of neighbours counted as one.
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        guard abs(left.count - right.count) <= 20 else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let change = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(change, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
