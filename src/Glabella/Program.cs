return await Glabella.Commands.Plumbing.CommandLine.Run(args).ConfigureAwait(false);
