using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Reads a data view of images to its end.</summary>
internal static class ViewContent
{
    public static FuzzContent Of(IDataView view)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        DataViewSchema.Column[] images = [.. view.Schema.Where(column => column.Type is VectorDataViewType)];
        DataViewSchema.Column[] labels = [.. view.Schema.Where(column => column.Type is TextDataViewType)];
        using DataViewRowCursor cursor = view.GetRowCursor([.. images, .. labels]);
        ValueGetter<VBuffer<float>>[] pixels = [.. images.Select(cursor.GetGetter<VBuffer<float>>)];
        ValueGetter<ReadOnlyMemory<char>>[] names = [.. labels.Select(cursor.GetGetter<ReadOnlyMemory<char>>)];
        VBuffer<float> image = default;
        ReadOnlyMemory<char> name = default;
        int count = 0;
        for (; cursor.MoveNext(); count++)
        {
            foreach (ValueGetter<VBuffer<float>> get in pixels)
            {
                get(ref image);
                hash.AppendData(MemoryMarshal.AsBytes(image.DenseValues().ToArray().AsSpan()));
            }
            foreach (ValueGetter<ReadOnlyMemory<char>> get in names)
            {
                get(ref name);
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0"));
            }
        }
        string shapes = string.Join(" and ", images.Select(column => string.Join('x', ((VectorDataViewType)column.Type).Dimensions[1..])));
        return new FuzzContent($"{count} of {shapes}", Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8)));
    }
}
