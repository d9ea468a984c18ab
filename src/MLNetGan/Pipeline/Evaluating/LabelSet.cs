namespace MLNetGan.Pipeline.Evaluating;

/// <summary>Labels of real images, in the order in which they came, which generated images must have, too.</summary>
internal sealed class LabelSet
{
    private const int Shown = 10;

    private readonly Dictionary<string, int> _numbers = [];

    public int Count => _numbers.Count;

    /// <summary>Whether there are all labels that there will be.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Numbers from 0 for a batch's labels.</summary>
    /// <exception cref="InvalidDataException">A label is missing, or one that real images have not.</exception>
    public int[] NumbersOf(ImageBatch batch, string column)
    {
        var numbers = new int[batch.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            string label = batch.Labels[i];
            string images = IsComplete ? "generated" : "real";
            if (label.Length == 0)
                throw new InvalidDataException($"Label column '{column}' of the {images} images has no value in a row: expected a " +
                    "label in every row. Remove rows without one, or set LabelColumnName to null.");
            if (!_numbers.TryGetValue(label, out numbers[i]))
            {
                if (IsComplete)
                    throw new InvalidDataException($"Label column '{column}' of the generated images has the label '{label}', which no " +
                        $"real image has: expected one of {Describe()}. Map both with the same MapValueToKey, or set LabelColumnName " +
                            "to null.");
                numbers[i] = _numbers.Count;
                _numbers.Add(label, numbers[i]);
            }
        }
        return numbers;
    }

    private string Describe() =>
        $"'{string.Join("', '", _numbers.Keys.Order(StringComparer.Ordinal).Take(Shown))}'{(_numbers.Count > Shown ? ", ..." : "")}";
}
