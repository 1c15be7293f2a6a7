using Microsoft.Extensions.Compliance.Classification;

namespace Glabella.Hosting;

/// <summary>Marks a parameter of a log message that names a person; the log holds a pseudonym in its place.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class PrivateDataAttribute() : DataClassificationAttribute(GlabellaLogging.Private);
