import Law
import Yams

/// Lists of questions written in a test.
enum PlantedLists {
    static func decode(_ yaml: String) throws -> [QuestionList] {
        try YAMLDecoder().decode([QuestionList].self, from: yaml)
    }
}
