using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Reads batches in the order of a cursor.</summary>
internal sealed class CursorBatchReader(TrainingRowReader rows) : IBatchReader
{
    public void Fill(HostBatch batch)
    {
        batch.Count = 0;
        while (batch.Count < batch.Capacity && rows.MoveNext())
        {
            long label = rows.Read(batch.Pixels.AsSpan(batch.Count * batch.PixelsPerImage, batch.PixelsPerImage));
            if (batch.Labels is not null)
                batch.Labels[batch.Count] = label;
            batch.Count++;
        }
    }

    public void Skip(long images)
    {
        for (long i = 0; i < images && rows.MoveNext(); i++)
        {
        }
    }

    public void Dispose() => rows.Dispose();
}
