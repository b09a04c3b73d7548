using Ingestion.Quality;

return Commands.Run(args);
