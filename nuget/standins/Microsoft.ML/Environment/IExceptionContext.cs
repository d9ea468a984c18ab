namespace Microsoft.ML.Runtime;

/// <summary>What marks exceptions with where they came from.</summary>
public interface IExceptionContext
{
    TException Process<TException>(TException ex)
        where TException : Exception;

    string ContextDescription { get; }
}
