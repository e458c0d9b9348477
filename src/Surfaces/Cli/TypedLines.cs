namespace CodingAhead.Surfaces.Cli;

/// <summary>Lines typed at a terminal, with the arrow keys going through those typed before; kept in memory only. Piped input is read as it is.</summary>
internal sealed class TypedLines
{
    private readonly List<string> past = [];

    /// <summary>The next line; null at the end of the input.</summary>
    public string? Read(string prompt)
    {
        Console.Error.Write(prompt);
        if (Console.IsInputRedirected)
            return Console.In.ReadLine();
        var line = Edit(prompt);
        if (line is { Length: > 0 } && (past.Count == 0 || past[^1] != line))
            past.Add(line);
        return line;
    }

    private string? Edit(string prompt)
    {
        var (text, at, row) = ("", 0, past.Count);
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return text;
                case ConsoleKey.D when key.Modifiers.HasFlag(ConsoleModifiers.Control) && text.Length == 0:
                    Console.Error.WriteLine();
                    return null;
                case ConsoleKey.UpArrow when row > 0:
                    text = past[--row];
                    at = text.Length;
                    break;
                case ConsoleKey.DownArrow when row < past.Count:
                    text = ++row == past.Count ? "" : past[row];
                    at = text.Length;
                    break;
                case ConsoleKey.LeftArrow when at > 0:
                    at--;
                    break;
                case ConsoleKey.RightArrow when at < text.Length:
                    at++;
                    break;
                case ConsoleKey.Home:
                    at = 0;
                    break;
                case ConsoleKey.End:
                    at = text.Length;
                    break;
                case ConsoleKey.Backspace when at > 0:
                    text = text.Remove(--at, 1);
                    break;
                case ConsoleKey.Delete when at < text.Length:
                    text = text.Remove(at, 1);
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                        text = text.Insert(at++, key.KeyChar.ToString());
                    break;
            }
            // drawn anew each time: the line is short, and the terminal knows the rest
            Console.Error.Write($"\r{prompt}{text}\u001b[K{(at < text.Length ? $"\u001b[{text.Length - at}D" : "")}");
        }
    }
}
