/// The prefectures as tiles where they lie, each with one figure; the table beneath says the same.
struct TileMap: Part {
    struct Tile: Part {
        let x: Int
        let y: Int
        let name: String
        let figure: String
        /// a is dark, b is light, c is dashed.
        let shade: String

        func child(named name: String) -> Any? {
            switch name {
            case "x": x
            case "y": y
            case "middle": x + 33
            case "nameLine": y + 21
            case "figureLine": y + 44
            case "tileName": self.name
            case "figure": figure
            case "shade": shade
            default: nil
            }
        }
    }

    /// Where each prefecture lies, by its four digits: left and top of its tile.
    private static let places: [String: (x: Int, y: Int)] = [
        "2327": (73, 1), "2311": (109, 61), "2302": (1, 121), "2312": (73, 121), "2307": (145, 121),
        "2304": (217, 121), "2308": (289, 121), "2306": (37, 181), "2301": (109, 181), "2309": (181, 181),
        "2305": (253, 181), "2310": (145, 241), "2303": (217, 241),
    ]

    let label: String
    let tiles: [Tile]

    /// - Parameter figures: by code of the prefecture; `share` is in hundredths of what could be.
    init(
        label: String, _ areas: [(code: String, name: String)],
        figure: (String) -> (text: String, shade: String)
    ) {
        self.label = label
        tiles = areas.compactMap { area in
            guard let place = TileMap.places[String(area.code.prefix(4))] else { return nil }
            let (text, shade) = figure(area.code)
            return Tile(
                x: place.x, y: place.y, name: TileMap.short(area.name), figure: text, shade: shade)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "tilesLabel": label
        case "tiles": tiles
        default: nil
        }
    }

    /// The name without the word for what it is: a prefecture-level city or a prefecture, whose word is its
    /// last one or two characters.
    static func short(_ name: String) -> String {
        name.count > 4 ? String(name.prefix(4)) : String(name.dropLast())
    }
}
