namespace Microsoft.ML.Runtime;

/// <summary>The exceptions of the real package, by its own rules of which is thrown when.</summary>
internal static class Contracts
{
    public static Exception Except(string message) => new InvalidOperationException(message);

    public static Exception ExceptParam(string parameter, string message) => new ArgumentOutOfRangeException(parameter, message);

    public static Exception ExceptSchemaMismatch(string parameter, string role, string column) =>
        new ArgumentOutOfRangeException(parameter, $"Could not find {role} column '{column}'");

    public static Exception ExceptSchemaMismatch(string parameter, string role, string column, string expected, string actual) =>
        new ArgumentOutOfRangeException(parameter, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    public static void Check(bool condition, string message)
    {
        if (!condition)
            throw Except(message);
    }

    public static void CheckParam(bool condition, string parameter, string message = null)
    {
        if (!condition)
            throw message == null ? new ArgumentOutOfRangeException(parameter) : ExceptParam(parameter, message);
    }

    public static T CheckValue<T>(T value, string parameter)
        where T : class =>
        value ?? throw new ArgumentNullException(parameter);

    public static string CheckNonEmpty(string value, string parameter) =>
        string.IsNullOrEmpty(value) ? throw ExceptParam(parameter, $"{parameter} cannot be null or empty") : value;

    public static string CheckNonWhiteSpace(string value, string parameter) =>
        string.IsNullOrWhiteSpace(value) ? throw ExceptParam(parameter, $"{parameter} cannot be null or white space") : value;
}
