namespace CodingAhead.Workspace.Mail;

/// <summary>The letters that the workspace writes. None names a code, a note or anything else that someone keeps.</summary>
public static class Letters
{
    public static Letter Confirm(string to, string link) => new(to, "Confirm your address for Coding Ahead",
        $"Someone, you we hope, registered at Coding Ahead with this address.\n\nConfirm it within two hours, with the passphrase that was chosen:\n{link}\n\nIf it was not you, do nothing: the account opens for nobody.\n");

    public static Letter Known(string to, string login, string forgot) => new(to, "You have an account of Coding Ahead",
        $"Someone, perhaps you, tried to register with this address. It has an account already.\n\nLog in: {login}\nForgot the passphrase: {forgot}\n\nIf it was not you, do nothing: nothing was changed.\n");

    public static Letter Reset(string to, string link) => new(to, "A new passphrase for Coding Ahead",
        $"A new passphrase was asked for. Choose it within two hours:\n{link}\n\nThe address holds once. If it was not you, do nothing: the old passphrase stays.\n");

    public static Letter Move(string to, string link) => new(to, "Confirm your new address for Coding Ahead",
        $"This address was entered for an account of Coding Ahead. Confirm it within two hours, logged in to that account:\n{link}\n\nIf it was not you, do nothing.\n");

    public static Letter Invite(string to, string role, string link) => new(to, "You are invited to Coding Ahead",
        $"You are invited to Coding Ahead as {role}. Within a week, once:\n{link}\n");

    /// <summary>That something about the account was changed, so that an owner who did not do it knows.</summary>
    public static Letter Changed(string to, string what) => new(to, "Your account of Coding Ahead was changed",
        $"{what}\n\nIf it was not you, ask for a new passphrase at once and tell whoever runs the site.\n");

    /// <summary>That someone logged in from a browser that never did before.</summary>
    public static Letter NewBrowser(string to, string agent, DateTimeOffset at) => new(to, "A new browser logged in to your account of Coding Ahead",
        $"{agent}, at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC, for the first time.\n\nIf it was you, do nothing. If not, ask for a new passphrase at once: it ends every session.\n");
}
