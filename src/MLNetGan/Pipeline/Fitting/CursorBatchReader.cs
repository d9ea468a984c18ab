using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Reads batches in the order of a cursor.</summary>
internal sealed class CursorBatchReader(TrainingRowReader rows) : IBatchReader
{
    public void Fill(HostBatch batch)
    {
        for (batch.Count = 0; batch.Count < batch.Capacity && rows.MoveNext(); batch.Count++)
            rows.Read(batch, batch.Count);
    }

    public void Skip(long images)
    {
        for (long i = 0; i < images && rows.MoveNext(); i++)
        {
        }
    }

    public void Dispose() => rows.Dispose();
}
