namespace Ingestion.Standalone;

/// <summary>A command can't run, through something its user can change: the message is a sentence that says what.</summary>
internal sealed class CommandException(string sentence) : Exception(sentence);
