using Ingestion.Quality;

switch (args)
{
    case ["features", var corpus, var output]:
        TrainingRows.Write(new Corpus(corpus), output);
        return 0;
    case ["smooth", var corpus, var output]:
        TrainingRows.WriteSmoothed(new Corpus(corpus), output);
        return 0;
    default:
        Console.Error.WriteLine("Usage: Quality features CORPUS OUTPUT");
        return 2;
}
