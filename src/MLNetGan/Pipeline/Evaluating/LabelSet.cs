namespace MLNetGan.Pipeline.Evaluating;

/// <summary>Labels of real images, in the order in which they came, which generated images must have, too.</summary>
internal sealed class LabelSet
{
    private const int Shown = 10;

    private readonly Dictionary<string, int> _numbers = [];
    private bool _isComplete;
    private int? _sampled;

    public int Count => _numbers.Count;

    /// <summary>Says that there are all labels that there will be.</summary>
    /// <param name="sampled">Of how many real images they are where not all were read; else null.</param>
    public void Complete(int? sampled) => (_isComplete, _sampled) = (true, sampled);

    /// <summary>Numbers from 0 for a batch's labels.</summary>
    /// <exception cref="InvalidDataException">A label is missing, or one that real images have not.</exception>
    public int[] NumbersOf(ImageBatch batch, string column)
    {
        var numbers = new int[batch.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            string label = batch.Labels[i];
            string images = _isComplete ? "generated" : "real";
            if (label.Length == 0)
                throw new InvalidDataException($"Label column '{column}' of the {images} images has no value in a row: expected a " +
                    "label in every row. Remove rows without one, or set LabelColumnName to null.");
            if (!_numbers.TryGetValue(label, out numbers[i]))
            {
                if (_isComplete)
                {
                    (string which, string more) = _sampled is { } count
                        ? ($"none of the {count} real images that were read has", "Raise MaximumImages if others have it. ")
                        : ("no real image has", "");
                    throw new InvalidDataException($"Label column '{column}' of the generated images has the label '{label}', which " +
                        $"{which}: expected one of {Describe()}. {more}Map both with the same MapValueToKey, or set LabelColumnName " +
                            "to null.");
                }
                numbers[i] = _numbers.Count;
                _numbers.Add(label, numbers[i]);
            }
        }
        return numbers;
    }

    private string Describe() =>
        $"'{string.Join("', '", _numbers.Keys.Order(StringComparer.Ordinal).Take(Shown))}'{(_numbers.Count > Shown ? ", ..." : "")}";
}
