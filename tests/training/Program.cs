using Ingestion.Training;

return Commands.Run(args);
