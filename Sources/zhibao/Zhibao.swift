@main struct Zhibao { static func main() {} }
