/// What a browser calls itself, cut down to what its owner knows it by. The rest would only make it known elsewhere.
enum DeviceWords {
    /// Name and mark, those first that the others also carry.
    private static let browsers = [
        ("WeChat", "MicroMessenger/"), ("360", "QIHU"), ("360", "360SE"), ("QQ", "QQBrowser/"),
        ("Edge", "Edg"),
        ("Opera", "OPR/"), ("Firefox", "Firefox/"), ("Chrome", "Chrome/"), ("Chrome", "CriOS/"),
        ("Safari", "Safari/"),
    ]
    private static let systems = [
        ("HarmonyOS", "OpenHarmony"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"), ("Windows", "Windows"), ("macOS", "Mac OS X"), ("Linux", "Linux"),
    ]

    /// `Firefox · Linux`; empty where neither is known.
    static func read(_ agent: String) -> String {
        let head = agent.prefix(400)
        return [browsers, systems].compactMap { list in list.first { head.contains($0.1) }?.0 }.joined(
            separator: " · ")
    }
}
