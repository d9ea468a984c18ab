using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Tests.Systems;

/// <summary>
/// The images of two kinds that golden training steps see: step s has waves of phase s + 0.5 and s. Inputs of classes are their numbers, each for
/// a part of the range.
/// </summary>
internal sealed class PairWaves(Shape input, Shape target, int batch, int steps, int? classes = null) : IBatchSource
{
    public BatchFormat Format { get; } = BatchFormat.OfPairs(input, target);

    public long? ImageCount => (long)batch * steps;

    public IBatchReader Open(long order) => new Reader(batch, steps, classes);

    /// <summary>The inputs of a step.</summary>
    public static float[] Inputs(int length, int step, int? classes)
    {
        float[] wave = Golden.Wave(length, step + 0.5, 1.0, 0.13);
        return classes is { } count ? Array.ConvertAll(wave, value => MathF.Floor((value + 1) * (count / 2f - 1e-4f)) / 127.5f - 1) : wave;
    }

    private sealed class Reader(int count, int steps, int? classes) : IBatchReader
    {
        private int _step;

        public void Fill(HostBatch batch)
        {
            batch.Count = _step == steps ? 0 : count;
            float[] inputs = batch.Pixels(BatchSlot.Input).Values, targets = batch.Pixels(BatchSlot.Target).Values;
            Inputs(inputs.Length, _step, classes).CopyTo(inputs, 0);
            Golden.Wave(targets.Length, _step, 1.0, 0.11).CopyTo(targets, 0);
            _step += batch.Count > 0 ? 1 : 0;
        }

        public void Skip(long images) => _step += (int)(images / count);

        public void Dispose()
        {
        }
    }
}
