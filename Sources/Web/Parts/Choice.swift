/// One of a list, as a form offers it: what it sends, what it says, and whether it is the one that holds.
struct Choice: Part {
    let value: String
    let label: String
    let isChosen: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "label": label
        case "isChosen": isChosen
        default: nil
        }
    }
}
